"""Days with times of their own: "mon 6pm and thu 7pm"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from bot.schedules.hours import PART_HOURS
from bot.schedules.parts.clock import in_half, in_part
from bot.schedules.said import Clock, Said, together

Slots = tuple[tuple[tuple[int, ...], tuple[Clock, ...]], ...]
"""Weekdays, Monday 0, and their times."""


def in_pairs(parts: Sequence[Said]) -> Said | None:
    """Return what *parts* say together when each of several days has its own times; None where that is not so.

    Whichever stands first, a second pair begins where a day or a time would contradict the one before.
    """
    rest: Said | None = Said()
    pairs = [Said()]
    for part in parts:
        rest = together(rest, replace(part, days=(), times=(), part_of_day=None, plural=False)) if rest else None
        own = Said(days=part.days, times=part.times, part_of_day=part.part_of_day)
        begins = bool(part.days or part.times) and _complete(pairs[-1])
        joined = None if begins else together(pairs[-1], own)
        pairs[-1:] = [joined] if joined else [pairs[-1], own]
    if rest is None or len(pairs) < 2 or not all(_complete(pair) for pair in pairs):
        return None
    slots = _alike(tuple((pair.days, _times(pair)) for pair in pairs))
    days = tuple(sorted({day for days, _ in slots for day in days}))
    if len({times for _, times in slots}) == 1:
        return replace(rest, days=days, plural=True, times=slots[0][1])
    return replace(rest, days=days, plural=True, slots=slots)


def _complete(pair: Said) -> bool:
    return bool(pair.days and (pair.times or pair.part_of_day))


def _alike(slots: Slots) -> Slots:
    """Return *slots* with open halves of the day settled by those that are, where these agree."""
    halves = {one.half for _, times in slots for one in times if one.settled}
    half = halves.pop() if len(halves) == 1 else ""
    if not half:
        return slots
    return tuple((days, tuple(one if one.settled else in_half(one, half) for one in times)) for days, times in slots)


def _times(pair: Said) -> tuple[Clock, ...]:
    if pair.part_of_day and not pair.times:
        return (Clock(PART_HOURS[pair.part_of_day][0], settled=True),)
    return tuple(in_part(one, pair.part_of_day) for one in pair.times) if pair.part_of_day else pair.times
