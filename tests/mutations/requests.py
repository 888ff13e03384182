"""One request, one effect, by whoever may: repeats, owners, stale buttons, and what is confirmed when."""

from __future__ import annotations

from tests.mutations.model import Mutation

_APP = ("tests/bot/test_app.py",)
_LIST = ("tests/bot/test_reminder_list.py",)
_SUGGEST = ("tests/bot/test_suggest.py",)
_REMIND = ("tests/bot/test_remind.py",)
_ROUNDS = ("tests/adapters/telegram/test_rounds.py",)
_POLL = "adapters/telegram/poll.py"
_PICTURES = ("tests/adapters/telegram/test_pictures.py",)

MUTATIONS = (
    Mutation(
        "requests: a repeat changes nothing",
        "bot/app.py",
        "            if earlier is not None:\n                return earlier\n",
        "",
        _APP,
    ),
    Mutation(
        "requests: the id is kept with the effects",
        "bot/app.py",
        "            await store.requests.remember(platform, request.id, reply, now, person.id)\n",
        "",
        _APP,
    ),
    Mutation(
        "requests: each platform has its own ids",
        "bot/store/requests.py",
        "where(requests.c.platform == platform, requests.c.id == id)",
        "where(requests.c.id == id)",
        ("tests/bot/store/test_requests.py",),
    ),
    Mutation(
        "requests: a complaint keeps nothing",
        "bot/app.py",
        "            reply = await self._news(turn, await self._dispatch(turn))\n",
        "            try:\n"
        "                reply = await self._news(turn, await self._dispatch(turn))\n"
        "            except UserError as error:\n"
        "                reply = _told(error)\n",
        _APP,
    ),
    Mutation(
        "requests: internals stay inside",
        "bot/app.py",
        '            log.exception("%s failed", self._name_of(request.text))\n',
        "            raise\n",
        _APP,
    ),
    Mutation(
        "requests: complaints are for who asked",
        "bot/app.py",
        "return Reply.say(str(error), *error.buttons, private=True)",
        "return Reply.say(str(error), *error.buttons)",
        _APP,
    ),
    Mutation(
        "requests: a commit wakes the courier",
        "bot/app.py",
        "        self._changed()\n",
        "",
        _APP,
    ),
    Mutation(
        "telegram: confirmed only once it is handled",
        _POLL,
        '                await turns.take(fresh)\n                offset = fresh[-1]["update_id"] + 1\n',
        '                offset = fresh[-1]["update_id"] + 1\n                await turns.take(fresh)\n',
        _ROUNDS,
    ),
    Mutation(
        "telegram: an update whose answer is under way stays unconfirmed",
        _POLL,
        "(offset, wait) if first is None else (first, timedelta())",
        "(offset, wait if first is None else timedelta())",
        _PICTURES,
    ),
    Mutation(
        "telegram: what comes once more meanwhile is passed over",
        _POLL,
        'if update["update_id"] not in known]',
        "]",
        _PICTURES,
    ),
    Mutation(
        "telegram: an answer under way holds nobody up",
        "adapters/telegram/turns.py",
        "timeout=min(self._look, self._grace).total_seconds()",
        "timeout=None",
        _PICTURES,
    ),
    Mutation(
        "telegram: what was handled is confirmed at the end",
        _POLL,
        "        if offset is not None:\n            await _confirm(client, offset)\n",
        "",
        _ROUNDS,
    ),
    Mutation(
        "telegram: a repeat has the same id",
        "adapters/telegram/receive.py",
        '_request(f"update:{update_id}"',
        '_request(f"update:{update_id}.{id(message)}"',
        ("tests/adapters/telegram/test_receive.py", *_ROUNDS),
    ),
    Mutation(
        "telegram: answers of a chat keep their order",
        "adapters/telegram/turns.py",
        "        if before is not None:\n            await asyncio.wait([before])\n",
        "",
        _ROUNDS,
    ),
    Mutation(
        "telegram: one faulty update stops nobody",
        "adapters/telegram/turns.py",
        '            log.exception("update %s cannot be read and is left out", raw.get("update_id"))\n'
        "            return None\n",
        "            raise\n",
        _ROUNDS,
    ),
    Mutation(
        "owner: of a session",
        "bot/suggest.py",
        "        if stored.person != turn.person.id:\n"
        '            raise UserError(turn.words("This one is theirs; get yours with /hamstrings"))\n',
        "",
        _SUGGEST,
    ),
    Mutation(
        "owner: of a reminder",
        "bot/reminder_list.py",
        "        if reminder.person != turn.person.id:\n"
        '            raise UserError(turn.words("This one is theirs; set yours with /remind"))\n',
        "",
        _LIST,
    ),
    Mutation(
        "owner: reminders set in a group come in private",
        "bot/remind.py",
        "place = turn.request.home or turn.request.place",
        "place = turn.request.place",
        _REMIND,
    ),
    Mutation(
        "owner: what was missed is told in private",
        "bot/due.py",
        "    if not missed or not turn.request.place.is_private:\n",
        "    if not missed:\n",
        ("tests/bot/test_due.py",),
    ),
    Mutation(
        "owner: lists are private",
        "bot/reminder_list.py",
        "_paging(page, pages, turn)) if row),\n            private=True,\n",
        "_paging(page, pages, turn)) if row),\n",
        _LIST,
    ),
    Mutation(
        "owner: private answers on Telegram",
        "adapters/telegram/answer.py",
        "if reply.private and not request.place.is_private:",
        "if reply.private and request.home is None:",
        _ROUNDS,
    ),
    Mutation(
        "owner: private answers on Discord",
        "adapters/discord/answer.py",
        "(reply.private or _is_visitor(interaction))",
        "_is_visitor(interaction)",
        ("tests/adapters/discord/test_talking.py",),
    ),
    Mutation(
        "stale: a reminder's button",
        "bot/reminder_list.py",
        "        if revision != str(reminder.revision):\n            return _as_it_stands(turn, reminder)\n",
        "",
        _LIST,
    ),
    Mutation(
        "stale: a reminder's revision grows",
        "bot/store/reminders.py",
        ".values(revision=reminders.c.revision + 1)",
        ".values(revision=reminders.c.revision)",
        ("tests/bot/store/test_reminders.py", *_LIST),
    ),
    Mutation(
        "stale: a session's button",
        "bot/suggest.py",
        "        if revision != stored.revision:\n",
        "        if revision > stored.revision:\n",
        _SUGGEST,
    ),
    Mutation(
        "stale: a session's change",
        "bot/store/sessions.py",
        ".where(sessions.c.id == from_key(key), sessions.c.revision == revision)",
        ".where(sessions.c.id == from_key(key))",
        ("tests/bot/store/test_sessions.py",),
    ),
    Mutation(
        "stale: a session that hurts now",
        "bot/suggest.py",
        "        if not still_right(self._catalog, offer, cautions_of(turn.person)):\n"
        "            raise _over(turn.words)\n",
        "",
        _SUGGEST,
    ),
    Mutation(
        "stale: a question's button",
        "bot/remind.py",
        "question is None or (asked_at and asked_at != str(int(question.asked_at.timestamp())))",
        "question is None",
        _REMIND,
    ),
    Mutation(
        "stale: a question is closed by its answer",
        "bot/remind.py",
        "        await turn.store.questions.close(turn.person.id, turn.request.place)\n        schedule =",
        "        schedule =",
        _REMIND,
    ),
    Mutation(
        "stale: undo ends after a minute",
        "bot/reminder_list.py",
        "late = reminder.ended_at is not None and turn.now - reminder.ended_at > UNDO_WITHIN",
        "late = reminder.ended_at is None",
        _LIST,
    ),
)
