"""The road of a reminder: claimed with a lease, the same content at every attempt, settled only once it was taken."""

from __future__ import annotations

from tests.mutations.model import Mutation

_COURIER = "bot/delivery/courier.py"
_CLAIMS = "bot/delivery/claims.py"
_POLICY = "bot/delivery/policy.py"

_TESTS = ("tests/bot/delivery/test_courier.py",)
_CLAIMS_TESTS = ("tests/bot/delivery/test_claims.py",)
_POLICY_TESTS = ("tests/bot/delivery/test_policy.py",)

COURIER = (
    Mutation(
        "delivery: settled only after it was taken",
        _COURIER,
        "        sender = self._senders[delivery.place.platform]\n",
        "        sender = self._senders[delivery.place.platform]\n"
        "        async with self._store.writing() as store:\n"
        "            await store.deliveries.settle(delivery.id, self._token, self._clock(), message=None)\n",
        _TESTS,
    ),
    Mutation(
        "delivery: settled at all",
        _COURIER,
        "            self._settling.settle(delivery.id, receipt)\n",
        '            log.debug("delivery %s taken as %s", delivery.id, receipt)\n',
        _TESTS,
    ),
    Mutation(
        "delivery: what is sent again is what was claimed",
        _CLAIMS,
        "        ready = [one for one in again "
        "if await self._still_wanted(one, known.get(one.reminder), store, now)]\n",
        "        people = await store.people.all_of(one.person for one in again)\n"
        "        ready = [\n"
        "            replace(one, content=await self._due.content("
        "kept, people[one.person], store, now, one.planned_at))\n"
        "            for one in again\n"
        "            if await self._still_wanted(one, known.get(one.reminder), store, now)\n"
        "            and (kept := known.get(one.reminder))\n"
        "        ]\n",
        _TESTS,
    ),
    Mutation(
        "delivery: the same id at every attempt",
        _COURIER,
        "once=delivery.id)",
        "once=self._new_id())",
        _TESTS,
    ),
    Mutation(
        "delivery: late ones say so",
        _CLAIMS,
        "late=self._due.late_note(one, known.get(one.reminder), people[one.person], now)",
        "late=None",
        _TESTS,
    ),
    Mutation(
        "delivery: what was deleted is not sent",
        _CLAIMS,
        "wanted = reminder is not None and reminder.state in (ReminderState.ACTIVE, ReminderState.OVER)",
        "wanted = reminder is not None",
        _TESTS,
    ),
    Mutation(
        "delivery: a retry ends once it is too late",
        _CLAIMS,
        "if wanted and not is_missed(delivery.planned_at, following, now):",
        "if wanted:",
        _TESTS,
    ),
    Mutation(
        "delivery: a series goes on",
        _CLAIMS,
        "        await store.reminders.advance([(reminder.key, becomes.due_at) for reminder, becomes in taken])\n",
        "        await store.reminders.advance([(reminder.key, None) for reminder, _ in taken])\n",
        _CLAIMS_TESTS,
    ),
    Mutation(
        "delivery: a series of a text goes on",
        _CLAIMS,
        "            steps.append((row.number, following))\n",
        "            steps.append((row.number, None))\n",
        _TESTS,
    ),
    Mutation(
        "delivery: a text that is late takes the long way",
        _CLAIMS,
        "content = plain_content(row, key) if row.due_at >= on_time else None",
        "content = plain_content(row, key) if on_time else None",
        _CLAIMS_TESTS,
    ),
    Mutation(
        "delivery: a text whose next instant is due already takes the long way",
        _CLAIMS,
        "if content is None or (following is not None and following <= now):",
        "if content is None:",
        _CLAIMS_TESTS,
    ),
    Mutation(
        "delivery: what a person said is looked up",
        "bot/due.py",
        "if row.kind is not ReminderKind.TEXT or row.facts or row.subject is not None:",
        "if row.kind is not ReminderKind.TEXT or row.subject is not None:",
        _CLAIMS_TESTS,
    ),
    Mutation(
        "delivery: nobody waits while many sessions are made",
        _CLAIMS,
        "        others = others[:MADE_AT_ONCE]\n",
        "",
        _CLAIMS_TESTS,
    ),
    Mutation(
        "delivery: what was missed is noted",
        _CLAIMS,
        "        await store.deliveries.record_all_missed(noted, now)\n",
        "        assert isinstance(noted, list), now\n",
        _TESTS,
    ),
    Mutation(
        "delivery: the gone are not tried again",
        _COURIER,
        "            case TryLater(after=after):\n"
        "                again = now + retry_in(delivery.attempts, self._chance, after)\n",
        "            case TryLater() | Unreachable():\n"
        '                again = now + retry_in(delivery.attempts, self._chance, getattr(error, "after", None))\n',
        _TESTS,
    ),
    Mutation(
        "delivery: the gone get nothing until they come back",
        _COURIER,
        "                await store.places.close(delivery.place, now)\n",
        "",
        _TESTS,
    ),
    Mutation(
        "delivery: a moved place is followed",
        _COURIER,
        "                await store.places.move(delivery.place, to)\n",
        '                log.info("moved to %s", to.address)\n',
        _TESTS,
    ),
    Mutation(
        "delivery: what the platform refuses is given up",
        _COURIER,
        "await store.deliveries.give_up(delivery.id, self._token, now, DeliveryState.MISSED, reason)",
        "await store.deliveries.postpone(delivery.id, self._token, now, reason)",
        _TESTS,
    ),
    Mutation(
        "delivery: what the platform asks to wait",
        _COURIER,
        "retry_in(delivery.attempts, self._chance, after)",
        "retry_in(delivery.attempts, self._chance, None)",
        _TESTS,
    ),
    Mutation(
        "delivery: one fault stops nobody else",
        _COURIER,
        '        except Exception:\n            log.exception("delivery',
        '        except SendError:\n            log.exception("delivery',
        _TESTS,
    ),
    Mutation(
        "delivery: one slow chat holds up nobody else",
        _COURIER,
        "                self._start(delivery, one)\n",
        "                await self._bring(delivery)\n",
        _TESTS,
    ),
    Mutation(
        "delivery: what is under way is not begun again",
        _COURIER,
        "            if delivery.id not in one.under_way and not self._settling.has(delivery.id):\n",
        "            if delivery.attempts:\n",
        ("tests/bot/delivery/test_drain.py",),
    ),
    Mutation(
        "delivery: a change wakes",
        _COURIER,
        "        for one in self._rounds:\n            one.woken.set()\n",
        "        for one in self._rounds:\n            one.woken.clear()\n",
        _TESTS,
    ),
)

POLICY = (
    Mutation(
        "policy: what may be late when it arrives says so",
        "bot/delivery/policy.py",
        "return is_late(planned_at, now + SEND_WITHIN)",
        "return is_late(planned_at, now)",
        _TESTS,
    ),
    Mutation(
        "policy: late after five minutes",
        _POLICY,
        "return now - planned_at > LATE_AFTER",
        "return False",
        _POLICY_TESTS,
    ),
    Mutation(
        "policy: missed after half a day",
        _POLICY,
        "    if now - latest > MISSED_AFTER:\n        return Step(send=None, missed=due_at, due_at=following)\n",
        "",
        _POLICY_TESTS,
    ),
    Mutation(
        "policy: a retry ends after half a day",
        _POLICY,
        "return now - planned_at > MISSED_AFTER or (following is not None and following <= now)",
        "return following is not None and following <= now",
        _POLICY_TESTS,
    ),
    Mutation(
        "policy: a retry ends at the next occurrence",
        _POLICY,
        "return now - planned_at > MISSED_AFTER or (following is not None and following <= now)",
        "return now - planned_at > MISSED_AFTER",
        _POLICY_TESTS,
    ),
    Mutation(
        "policy: one catch-up at most",
        _POLICY,
        "    while following is not None and following <= now:\n"
        "        latest, following = following, next_after(schedule, following)\n",
        "",
        _POLICY_TESTS,
    ),
    Mutation(
        "policy: never before the platform allows it",
        _POLICY,
        "return jittered if at_least is None else at_least + FIRST_RETRY * chance.random()",
        "return jittered",
        _POLICY_TESTS,
    ),
    Mutation(
        "policy: retries wait longer each time",
        _POLICY,
        "min(FIRST_RETRY * 2 ** min(attempts - 1, 16), LONGEST_RETRY)",
        "FIRST_RETRY",
        _POLICY_TESTS,
    ),
    Mutation(
        "policy: retries wait within bounds",
        _POLICY,
        "min(FIRST_RETRY * 2 ** min(attempts - 1, 16), LONGEST_RETRY)",
        "FIRST_RETRY * 2 ** min(attempts - 1, 16)",
        _POLICY_TESTS,
    ),
    Mutation(
        "policy: a lease outlives its send",
        _POLICY,
        "LEASE = timedelta(seconds=120)",
        "LEASE = timedelta(seconds=45)",
        _POLICY_TESTS,
    ),
)

MUTATIONS = (*COURIER, *POLICY)
