"""Which clock times are meant: the half of the day that was not said, and the times that a part of the day has."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from datetime import time
from types import MappingProxyType

from bot.schedules.parts.clock import in_half, in_part, later_of
from bot.schedules.said import Clock, Said

Times = tuple[time, ...]

DEFAULT = time(9)
"""The time of a reminder of which only the day was said."""

PART_HOURS = {
    "morning": (9,),
    "lunch": (12, 13),
    "afternoon": (15, 16),
    "evening": (18, 19, 20),
    "night": (21, 22),
}
"""The hours that a part of the day means when no time was said: the first one that is still ahead."""

WAKING = range(6, 22)
"""Hours in which people are awake and would want to be reminded."""

_HOURS_OF: Mapping[str, Collection[int]] = MappingProxyType(
    {
        "morning": range(12),
        "lunch": range(10, 16),
        "afternoon": range(11, 20),
        "evening": range(15, 24),
        "night": (*range(6), *range(17, 24)),
    }
)
"""Hours that people still call so."""

_EVENING_HOURS = frozenset({12, 1, 2, 3, 4, 5, 6})
"""Hours that, said without a half, are likelier after noon: nobody trains before 7 unless they say so."""


def time_choices(said: Said) -> tuple[Times, ...]:
    """Return the times that *said* can mean, likelier first: one choice, or two where the half of the day is open.

    ==============  ==============  ==========
    said            likelier        other
    ==============  ==============  ==========
    at 6            18:00           06:00
    at 8            08:00           20:00
    at 7 and 9      07:00, 09:00    19:00, 21:00
    at 6 (evening)  18:00
    nothing         09:00
    ==============  ==============  ==========
    """
    if not said.times:
        return ((time(PART_HOURS[said.part_of_day][0]),),) if said.part_of_day else ((DEFAULT,),)
    clocks = tuple(in_part(one, said.part_of_day) for one in said.times) if said.part_of_day else said.times
    if all(one.settled for one in clocks):
        return (_times(clocks),)
    likelier = "pm" if clocks[0].hour in _EVENING_HOURS else "am"
    other = "am" if likelier == "pm" else "pm"
    return _chained(clocks, likelier), _chained(clocks, other)


def _chained(clocks: tuple[Clock, ...], half: str) -> Times:
    """Return the times when the first is in *half* and each of the others comes soonest after the one before."""
    chain = [in_half(clocks[0], half)]
    for one in clocks[1:]:
        chain.append(later_of(one, chain[-1]))
    return _times(tuple(chain))


def _times(clocks: tuple[Clock, ...]) -> Times:
    return tuple(sorted({time(one.hour, one.minute) for one in clocks}))


def awake(at: time) -> bool:
    """Return whether *at* lies in waking hours."""
    return at.hour in WAKING


def agrees(said: Said) -> bool:
    """Return whether the part of the day fits times that were settled otherwise: not "7am in the evening"."""
    hours = _HOURS_OF.get(said.part_of_day or "", range(24))
    return all(not one.settled or one.hour in hours for one in said.times)
