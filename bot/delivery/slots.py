"""Pure bookkeeping of what a platform permits: so many messages in any second, and so many to one chat."""

from __future__ import annotations

import itertools
from collections import OrderedDict, deque
from dataclasses import dataclass
from heapq import heappop, heappush
from math import inf

MARGIN = 0.002
"""Seconds that a slot stays taken beyond its window: clocks are read a little apart."""

SLOWEST = 2.0
"""Seconds after which a message is taken to have arrived, answered or not: a slow chat keeps its slot no longer."""

CATCH_UP = 0.05
"""Seconds that reminders may make up for after a delay; beyond, what was not used is lost."""

CALM = 3
"""Messages on their way beside which one's trip still tells how long the way is."""

TRIPS = 20
"""Answers from which a road is judged, each time anew, since roads change."""

ON_THEIR_WAY = 50
"""Reminders that may be on their way at once, at great rates a tenth of a second's: more would only wait within
this process, where their way cannot be told from its own."""

ROOM = 3
"""One slot in so many is not taken by reminders all at once."""

APART = 1.05
"""Seconds between two reminders to one chat: one a second is permitted, the rest is for the network to spread."""


@dataclass(frozen=True, slots=True)
class Limit:
    """At most *count* messages in any window of *seconds*."""

    count: int
    seconds: float = 1.0


@dataclass(frozen=True, slots=True)
class Limits:
    """What one platform permits.

    Attributes:
        everybody: All messages together.
        private: Messages to one person; None: whoever sends knows better.
        group: Messages to one group; None: the same.
    """

    everybody: Limit
    private: Limit | None = None
    group: Limit | None = None


TELEGRAM_RATE = 30
DISCORD_RATE = 50


def telegram_limits(rate: int = TELEGRAM_RATE) -> Limits:
    """Return Telegram's limits: one a second in a chat, short bursts tolerated, and 20 a minute in a group.

    Args:
        rate: Messages a second in all; 30 unless they are paid for
            (https://core.telegram.org/bots/faq#my-bot-is-hitting-limits-how-do-i-avoid-this).
    """
    return Limits(Limit(rate), private=Limit(3, 3.0), group=Limit(20, 61.0))


def discord_limits(rate: int = DISCORD_RATE) -> Limits:
    """Return Discord's limit for everything; the library keeps those of the routes.

    Args:
        rate: Requests a second in all (https://discord.com/developers/docs/topics/rate-limits#global-rate-limit).
    """
    return Limits(Limit(rate))


@dataclass(slots=True)
class Slot:
    """One message's share of the window, from when it leaves until it can count against nobody.

    Attributes:
        beside: How many others were on their way when it left.
    """

    sent_at: float
    free_at: float
    beside: int
    on_its_way: bool = True


class Slots:
    """The slots of all messages of one platform, in seconds of a clock that is never set.

    The platform counts when messages arrive, and when that was nobody here knows: not before the message was
    sent and not after its answer came. A slot is therefore free one window after the answer, less the time that it
    was on its way at least. So no window of the platform's ever holds more than is permitted, however
    the network spreads the messages.
    """

    def __init__(self, limit: Limit) -> None:
        self._limit = limit
        self._gap = limit.seconds / limit.count
        self._evenly_at = -inf
        self._taken = 0
        self._on_their_way = 0
        self._most_on_their_way = max(ON_THEIR_WAY, limit.count // 10)
        self._queue: list[tuple[float, int, Slot]] = []
        self._number = itertools.count()
        self._trips = Trips()

    def ready_at(self, now: float, *, reminders: int = 0) -> float:
        """Return when the next message may go: *now* or before if it may at once.

        Args:
            reminders: How many wait together. So many that they would leave no room for answers are spread evenly.
                0: it is an answer.
        """
        self._sweep(now)
        left = self._limit.count - self._taken
        if not left or (reminders and self._on_their_way >= self._most_on_their_way):
            return self._queue[0][0]
        crowd = reminders > min(left - self._limit.count // ROOM, ON_THEIR_WAY)
        return self._evenly_at if reminders and crowd else now

    def take(self, now: float) -> Slot:
        """Take a slot for a message that goes now."""
        slot = Slot(now, now + SLOWEST + self._limit.seconds, self._on_their_way)
        self._taken += 1
        self._on_their_way += 1
        self._push(slot)
        self._evenly_at = max(self._evenly_at, now - CATCH_UP) + self._gap
        return slot

    def answered(self, slot: Slot, now: float) -> None:
        """Note that the message in *slot* was answered, whatever the answer."""
        self._arrive(slot)
        self._trips.note(now - slot.sent_at, max(slot.beside, self._on_their_way))
        free_at = max(slot.sent_at, now - self._trips.sure) + self._limit.seconds + MARGIN
        if free_at < slot.free_at:
            slot.free_at = free_at
            self._push(slot)

    def _arrive(self, slot: Slot) -> None:
        self._on_their_way -= slot.on_its_way
        slot.on_its_way = False

    def _push(self, slot: Slot) -> None:
        heappush(self._queue, (slot.free_at, next(self._number), slot))

    def _sweep(self, now: float) -> None:
        """Drop what is free, and what stands for a slot that was given an earlier end."""
        while self._queue:
            free_at, _, slot = self._queue[0]
            stale = free_at != slot.free_at
            if free_at > now and not stale:
                return
            heappop(self._queue)
            if not stale:
                self._taken -= 1
                self._arrive(slot)


class Trips:
    """How long messages and their answers took on their way of late."""

    def __init__(self) -> None:
        self._before = self._sure = 0.0
        self._lately: list[float] = []

    @property
    def sure(self) -> float:
        """Seconds that each takes at least; 0 until there is something to go by.

        The quickest of a few may have been lucky both ways, the luckier the more they differ.
        """
        return self._sure

    def note(self, seconds: float, beside: int) -> None:
        """Count one trip, with so many others *beside* it: those may have waited here, not on their way."""
        self._sure = max(0.0, min(self._sure, seconds - MARGIN))
        if beside > CALM:
            return
        self._lately.append(seconds)
        if len(self._lately) == TRIPS:
            here = max(0.0, 2 * min(self._lately) - sum(self._lately) / TRIPS - MARGIN)
            self._sure, self._before = min(here, self._before), here
            self._lately.clear()


class Chats:
    """What each chat was sent of late, and which may be sent nothing for a while."""

    def __init__(self, limits: Limits) -> None:
        self._limits = limits
        self._sent: OrderedDict[str, deque[float]] = OrderedDict()
        self._held: dict[str, float] = {}

    def ready_at(self, chat: str, *, group: bool, patient: bool) -> float:
        """Return when *chat* may be sent its next message."""
        limit, sent = self._limit(group=group), self._sent.get(chat)
        ready = self._held.get(chat, -inf)
        if limit is None or not sent:
            return ready
        if len(sent) >= limit.count:
            ready = max(ready, sent[-limit.count] + limit.seconds)
        return max(ready, sent[-1] + APART) if patient else ready

    def sent(self, chat: str, now: float, *, group: bool) -> None:
        """Note that *chat* is sent a message now."""
        limit = self._limit(group=group)
        if limit is None:
            return
        self._forget(now)
        self._sent.setdefault(chat, deque(maxlen=limit.count)).append(now)
        self._sent.move_to_end(chat)

    def hold(self, chat: str, until: float) -> None:
        """Send *chat* nothing before *until*."""
        self._held[chat] = max(until, self._held.get(chat, until))

    def held(self, now: float) -> set[str]:
        """Return the chats that are held."""
        self._held = {chat: until for chat, until in self._held.items() if until > now}
        return set(self._held)

    def is_busy(self, chat: str) -> bool:
        """Whether *chat* was sent more than one message of late, so that a refusal may be about it alone."""
        return len(self._sent.get(chat, ())) > 1

    def _limit(self, *, group: bool) -> Limit | None:
        return self._limits.group if group else self._limits.private

    def _forget(self, now: float) -> None:
        """Drop the chats that no limit concerns any more; those with the oldest messages come first."""
        longest = max(limit.seconds for limit in (self._limits.private, self._limits.group) if limit)
        while self._sent:
            chat, sent = next(iter(self._sent.items()))
            if sent[-1] + longest > now:
                return
            del self._sent[chat]
