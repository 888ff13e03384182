"""A timer for pacers that only the test moves."""

from __future__ import annotations

import asyncio
import itertools
from collections.abc import Callable
from heapq import heappop, heappush


class Alarm:
    """One call to come."""

    def __init__(self, callback: Callable[[], object]) -> None:
        self.callback = callback
        self.cancelled = False

    def cancel(self) -> None:
        self.cancelled = True


class HandClock:
    """What an event loop knows of time, moved by hand."""

    def __init__(self) -> None:
        self.now = 100.0
        self._alarms: list[tuple[float, int, Alarm]] = []
        self._number = itertools.count()

    def time(self) -> float:
        return self.now

    def call_at(self, when: float, callback: Callable[[], object], /) -> Alarm:
        alarm = Alarm(callback)
        heappush(self._alarms, (when, next(self._number), alarm))
        return alarm

    @property
    def alarms(self) -> list[float]:
        """When something is to be called."""
        return sorted(when for when, _, alarm in self._alarms if not alarm.cancelled)

    async def move(self, seconds: float) -> None:
        """Let *seconds* pass, and everybody react at each alarm."""
        until = self.now + seconds
        await settle()
        while self._alarms and self._alarms[0][0] <= until:
            when, _, alarm = heappop(self._alarms)
            self.now = max(self.now, when)
            if not alarm.cancelled:
                alarm.callback()
                await settle()
        self.now = until


async def settle() -> None:
    """Let every task go as far as it can without time passing."""
    for _ in range(20):
        await asyncio.sleep(0)
