"""Walls that come round: the arithmetic of rules that repeat by days or weeks, in constant time.

A wall is a wall time as whole seconds since 1970-01-01T00:00 on the same wall, whatever the zone.
"""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass
from functools import lru_cache

from bot.schedules.rules import Rule

DAY = 86_400
WEEK = 7 * DAY
_EPOCH_WEEKDAY = 3
"""1970-01-01 was a Thursday, Monday being 0."""


@dataclass(frozen=True, slots=True)
class Cycle:
    """Walls at fixed places of a fixed period.

    Attributes:
        anchor: Where a period begins, in seconds.
        period: Its length in seconds.
        slots: Offsets from its beginning, ascending, each under *period*.
        first: No wall lies before it.
        last: No wall lies after it; None for no end.
    """

    anchor: int
    period: int
    slots: tuple[int, ...]
    first: int
    last: int | None = None

    def at_or_after(self, wall: int) -> int | None:
        """Return the first wall that is not before *wall*, or None."""
        wall = max(wall, self.first)
        turns, offset = divmod(wall - self.anchor, self.period)
        at = bisect_left(self.slots, offset)
        if at == len(self.slots):
            turns, at = turns + 1, 0
        found = self.anchor + turns * self.period + self.slots[at]
        return None if self.last is not None and found > self.last else found

    def ending_after(self, count: int) -> Cycle:
        """Return it with only its first *count* walls."""
        skipped = bisect_left(self.slots, self.first - self.anchor)
        turns, at = divmod(skipped + count - 1, len(self.slots))
        return Cycle(
            self.anchor, self.period, self.slots, self.first, self.anchor + turns * self.period + self.slots[at]
        )


def cycle_of(rule: Rule, start: int) -> Cycle | None:
    """Return the cycle of *rule* counted from the wall *start*, or None where it is not one."""
    days = _days_of(rule)
    if days is None:
        return None
    anchor = start - start % DAY
    if rule.freq == "WEEKLY" or days:
        anchor -= _weekday(start) * DAY
    period = rule.interval * (WEEK if rule.freq == "WEEKLY" or days else DAY)
    slots = _slots(rule, days or ((_weekday(start),) if rule.freq == "WEEKLY" else (0,)), start % DAY)
    if not slots:
        return None
    cycle = Cycle(anchor, period, slots, start)
    return cycle.ending_after(rule.count) if rule.count else cycle


def elapsed_cycle(rule: Rule, start: int) -> Cycle:
    """Return the cycle of a rule of hours or minutes, in seconds of UTC rather than of a wall."""
    period = rule.interval * (3600 if rule.freq == "HOURLY" else 60)
    cycle = Cycle(start, period, (0,), start)
    return cycle.ending_after(rule.count) if rule.count else cycle


def _weekday(wall: int) -> int:
    return (wall // DAY + _EPOCH_WEEKDAY) % 7


def _days_of(rule: Rule) -> tuple[int, ...] | None:
    if rule.freq not in {"DAILY", "WEEKLY"} or (rule.freq == "DAILY" and rule.days and rule.interval > 1):
        return None
    return tuple(sorted({day for _, day in rule.days}))


@lru_cache(maxsize=4096)
def _slots(rule: Rule, days: tuple[int, ...], start_time: int) -> tuple[int, ...]:
    times = _times(rule, start_time)
    if rule.freq == "DAILY":
        chosen = _at_positions(times, rule.positions)
        return tuple(day * DAY + time for day in days for time in chosen)
    return _at_positions(tuple(day * DAY + time for day in days for time in times), rule.positions)


def _times(rule: Rule, start_time: int) -> tuple[int, ...]:
    hours = rule.hours or (start_time // 3600,)
    minutes = rule.minutes or (start_time // 60 % 60,)
    seconds = rule.seconds or (start_time % 60,)
    return tuple(hour * 3600 + minute * 60 + second for hour in hours for minute in minutes for second in seconds)


def _at_positions(items: tuple[int, ...], positions: tuple[int, ...]) -> tuple[int, ...]:
    """Return the items at the 1-based *positions*, negative ones from the end; all of them where there are none."""
    if not positions:
        return items
    places = {place - 1 if place > 0 else len(items) + place for place in positions}
    return tuple(items[place] for place in sorted(places) if 0 <= place < len(items))
