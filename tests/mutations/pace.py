"""The clock of a platform: never more than it permits, answers first, a pause obeyed, nobody held up by another."""

from __future__ import annotations

from tests.mutations.model import Mutation

_PACE = "bot/delivery/pace.py"
_SLOTS = "bot/delivery/slots.py"
_CLIENT = "adapters/telegram/client.py"
_COURIER = "bot/delivery/courier.py"

_PACE_TESTS = ("tests/bot/delivery/test_pace.py",)
_SLOTS_TESTS = ("tests/bot/delivery/test_slots.py",)
_DRAIN_TESTS = ("tests/bot/delivery/test_drain.py",)
_REAL = ("tests/adapters/telegram/test_pace.py",)

MUTATIONS = (
    Mutation(
        "pace: a slot is taken until its answer's window is over",
        _SLOTS,
        "        free_at = max(slot.sent_at, now - self._trips.sure) + self._limit.seconds + MARGIN\n",
        "        free_at = slot.sent_at + self._limit.seconds + MARGIN\n",
        _SLOTS_TESTS,
    ),
    Mutation(
        "pace: a trip beside many others tells nothing",
        _SLOTS,
        "        if beside > CALM:\n",
        "        if beside > 10_000:\n",
        _SLOTS_TESTS,
    ),
    Mutation(
        "pace: reminders leave room for answers",
        _SLOTS,
        "        return self._evenly_at if reminders and crowd else now\n",
        "        return self._evenly_at if crowd < reminders < 0 else now\n",
        _SLOTS_TESTS,
    ),
    Mutation(
        "pace: answers go first",
        _PACE,
        "            for line in (self._hurried, self._patient):\n                while",
        "            for line in (self._patient, self._hurried):\n                while",
        _PACE_TESTS,
    ),
    Mutation(
        "pace: a chat that got enough waits aside",
        _PACE,
        "        if ripe_at <= now:\n",
        "        if ripe_at:\n",
        _PACE_TESTS,
    ),
    Mutation(
        "pace: a refusal pauses everybody",
        _PACE,
        "            self._paused_until = max(self._paused_until, now + after.total_seconds())\n",
        "            self._paused_until = now\n",
        _PACE_TESTS,
    ),
    Mutation(
        "pace: a busy chat is refused alone",
        _PACE,
        "        if others or not self._chats.is_busy(chat):\n",
        "        if chat is not None:\n",
        _PACE_TESTS,
    ),
    Mutation(
        "pace: Telegram's refusals are obeyed",
        _CLIENT,
        "                self._pacer.refused(str(chat), retry_after(error))\n",
        "",
        _REAL,
    ),
    Mutation(
        "pace: nothing is claimed in a pause",
        _COURIER,
        "                elif pause := self._pause(one.reach):\n",
        "                elif pause := 0 * self._pause(one.reach):\n",
        _DRAIN_TESTS,
    ),
    Mutation(
        "pace: no more is claimed than leaves soon",
        _COURIER,
        "        room = min(self._hand(one.reach) - len(one.under_way), BATCH)\n",
        "        room = BATCH\n",
        _DRAIN_TESTS,
    ),
)
