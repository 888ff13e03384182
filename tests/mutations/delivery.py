"""The road of a reminder: claimed with a lease, the same content at every attempt, settled only once it was taken."""

from __future__ import annotations

from tests.mutations.model import Mutation

_COURIER = "bot/delivery/courier.py"
_POLICY = "bot/delivery/policy.py"

_TESTS = ("tests/bot/delivery/test_courier.py",)
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
        "            await self._settling.settle(delivery.id, receipt)\n",
        '            log.debug("delivery %s taken as %s", delivery.id, receipt)\n',
        _TESTS,
    ),
    Mutation(
        "delivery: what is sent again is what was claimed",
        _COURIER,
        "        ready = [delivery for delivery in again if await self._still_wanted(delivery, store, now)]\n",
        "        people = await store.people.all_of(delivery.person for delivery in again)\n"
        "        ready = [\n"
        "            replace(delivery, reply=await self._due.compose(kept, people[delivery.person], store, now))\n"
        "            for delivery in again\n"
        "            if await self._still_wanted(delivery, store, now)\n"
        "            and (kept := await store.reminders.get(delivery.reminder))\n"
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
        _COURIER,
        "        if not is_late(delivery.planned_at, now):\n            return delivery\n"
        "        return replace(delivery,",
        "        if not is_late(delivery.planned_at, now) or delivery.reply:\n            return delivery\n"
        "        return replace(delivery,",
        _TESTS,
    ),
    Mutation(
        "delivery: what was deleted is not sent",
        _COURIER,
        "wanted = reminder is not None and reminder.state in (ReminderState.ACTIVE, ReminderState.OVER)",
        "wanted = reminder is not None",
        _TESTS,
    ),
    Mutation(
        "delivery: a retry ends once it is too late",
        _COURIER,
        "if wanted and not is_missed(delivery.planned_at, following, now):",
        "if wanted:",
        _TESTS,
    ),
    Mutation(
        "delivery: a series goes on",
        _COURIER,
        "        await store.reminders.advance([(reminder.key, taken.due_at) for reminder, taken in steps])\n",
        "        await store.reminders.advance([(reminder.key, None) for reminder, _ in steps])\n",
        _TESTS,
    ),
    Mutation(
        "delivery: what was missed is noted",
        _COURIER,
        "        await store.deliveries.record_all_missed(missed, now)\n",
        '        log.info("missed %d", len(missed))\n',
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
        "await store.deliveries.give_up(delivery.id, self._token, now, DeliveryState.FAILED, str(error))",
        "await store.deliveries.postpone(delivery.id, self._token, now, str(error))",
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
        "                    self._start(delivery)\n",
        "                    await self._bring(delivery)\n",
        _TESTS,
    ),
    Mutation(
        "delivery: a change wakes", _COURIER, "        self._woken.set()\n", "        self._woken.clear()\n", _TESTS
    ),
)

POLICY = (
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
