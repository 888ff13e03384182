"""One clock for everything that is sent to a platform: whoever waits for an answer goes first."""

from __future__ import annotations

import asyncio
import itertools
from collections import deque
from collections.abc import AsyncIterator, Callable, Iterator
from contextlib import asynccontextmanager, contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from datetime import timedelta
from heapq import heappop, heappush
from math import inf
from typing import Protocol

from bot.delivery.slots import Chats, Limits, Slot, Slots
from bot.errors import TryLater

ANSWER_PATIENCE = 60.0
"""Seconds that an answer waits for its turn; one that could only come later is given back."""

REMINDER_PATIENCE = 10.0
"""The same for a reminder, which is then tried again by whoever brings it."""

HAND_SECONDS = 8
HAND = 200
MOST_HAND = 1000
"""Reminders that may wait for their turn together: what leaves in `HAND_SECONDS`, but within these bounds."""

_patient: ContextVar[bool] = ContextVar("patient", default=False)


class Alarm(Protocol):
    """What a timer gives out."""

    def cancel(self) -> None:
        """Do not call."""
        ...


class Timer(Protocol):
    """What an event loop knows of time, in seconds of a clock that is never set."""

    def time(self) -> float:
        """Return the present instant."""
        ...

    def call_at(self, when: float, callback: Callable[[], object], /) -> Alarm:
        """Call *callback* at *when*."""
        ...


@contextmanager
def patiently() -> Iterator[None]:
    """Let what is sent inside give way to those who wait for an answer."""
    token = _patient.set(True)
    try:
        yield
    finally:
        _patient.reset(token)


def is_patient() -> bool:
    """Whether what is sent now gives way."""
    return _patient.get()


@dataclass(slots=True, eq=False)
class _Waiter:
    """A message before its turn."""

    chat: str
    group: bool
    patient: bool
    turn: asyncio.Future[Slot]


class Pacer:
    """Gives each message its turn, so that the platform never sees more than it permits.

    Args:
        timer: The event loop.

    Attributes:
        hand: How many reminders may wait for their turn together.
    """

    def __init__(self, limits: Limits, timer: Timer) -> None:
        self._timer = timer
        self._slots = Slots(limits.everybody)
        self._chats = Chats(limits)
        self._hurried: deque[_Waiter] = deque()
        self._patient: deque[_Waiter] = deque()
        self._unripe: list[tuple[float, int, _Waiter]] = []
        self._number = itertools.count()
        self._paused_until = -inf
        self._comes_back_at = inf
        self._handle: Alarm | None = None
        self.hand = min(max(HAND, HAND_SECONDS * limits.everybody.count), MOST_HAND)

    @property
    def pause(self) -> timedelta:
        """How long nothing at all may be sent; zero where something may."""
        return timedelta(seconds=max(0.0, self._paused_until - self._timer.time()))

    @asynccontextmanager
    async def turn(self, chat: str, *, group: bool = False) -> AsyncIterator[None]:
        """Wait for the turn of one message to *chat*; leave when it was answered.

        Args:
            group: Whether several people read *chat*.

        Raises:
            TryLater: It would take too long.
        """
        slot = await self.begin(chat, group=group)
        try:
            yield
        finally:
            self.end(slot)

    async def begin(self, chat: str = "", *, group: bool = False) -> Slot:
        """Return when a message may go, with what to `end` as soon as it was answered; as `turn`."""
        future: asyncio.Future[Slot] = asyncio.get_running_loop().create_future()
        waiter = _Waiter(chat, group, is_patient(), future)
        self._line_of(waiter).append(waiter)
        self._move()
        return await future

    def end(self, slot: Slot) -> None:
        """Note that the message in *slot* was answered, whatever the answer."""
        self._slots.answered(slot, self._timer.time())
        self._move()

    def refused(self, chat: str, after: timedelta) -> None:
        """Obey a platform that wants nothing for *after*, said about a message to *chat*.

        It means *chat* alone where that was sent several messages of late, and no other one is refused meanwhile;
        otherwise everybody.
        """
        now = self._timer.time()
        others = self._chats.held(now) - {chat}
        self._chats.hold(chat, now + after.total_seconds())
        if others or not self._chats.is_busy(chat):
            self._paused_until = max(self._paused_until, now + after.total_seconds())
        self._move()

    def _line_of(self, waiter: _Waiter) -> deque[_Waiter]:
        return self._patient if waiter.patient else self._hurried

    def _move(self) -> None:
        """Let everybody through whose turn it is, and come back for the next one's."""
        now = self._timer.time()
        if now < self._paused_until:
            self._send_away(now)
        else:
            self._ripen(now)
            for line in (self._hurried, self._patient):
                while line and self._ready_at(line, now) <= now:
                    self._let_through(line.popleft(), now)
        self._come_back(self._next_turn(now))

    def _ready_at(self, line: deque[_Waiter], now: float) -> float:
        return self._slots.ready_at(now, reminders=len(line) if line is self._patient else 0)

    def _let_through(self, waiter: _Waiter, now: float) -> None:
        """Give *waiter* its turn, or put it aside until its chat is ready: nobody behind it waits for that."""
        if waiter.turn.done():
            return
        ripe_at = self._chats.ready_at(waiter.chat, group=waiter.group, patient=waiter.patient)
        if ripe_at <= now:
            self._chats.sent(waiter.chat, now, group=waiter.group)
            waiter.turn.set_result(self._slots.take(now))
        elif not _gave_up(waiter, ripe_at - now):
            heappush(self._unripe, (ripe_at, next(self._number), waiter))

    def _ripen(self, now: float) -> None:
        while self._unripe and self._unripe[0][0] <= now:
            waiter = heappop(self._unripe)[2]
            self._line_of(waiter).append(waiter)

    def _send_away(self, now: float) -> None:
        """Give back those who would wait too long for the end of the pause."""
        left = self._paused_until - now
        for line in (self._hurried, self._patient):
            waiting = [waiter for waiter in line if not _gave_up(waiter, left)]
            line.clear()
            line.extend(waiting)

    def _next_turn(self, now: float) -> float:
        lines = (line for line in (self._hurried, self._patient) if line)
        first = min((self._ready_at(line, now) for line in lines), default=inf)
        ripe_at = self._unripe[0][0] if self._unripe else inf
        return max(min(first, ripe_at), self._paused_until)

    def _come_back(self, when: float) -> None:
        """Be called at *when*, unless that is settled already; never where nobody waits."""
        if when == self._comes_back_at:
            return
        if self._handle is not None:
            self._handle.cancel()
        self._comes_back_at = when
        self._handle = None if when == inf else self._timer.call_at(when, self._again)

    def _again(self) -> None:
        self._comes_back_at, self._handle = inf, None
        self._move()


def _gave_up(waiter: _Waiter, seconds: float) -> bool:
    """Give *waiter* back if *seconds* are longer than it waits; one that was cancelled is gone anyway."""
    if waiter.turn.done():
        return True
    if seconds <= (REMINDER_PATIENCE if waiter.patient else ANSWER_PATIENCE):
        return False
    waiter.turn.set_exception(TryLater("the platform's limit is reached", timedelta(seconds=seconds)))
    return True
