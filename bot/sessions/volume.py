"""How many hamstring sets a session may have: the week's band, split, and never much more than before."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from datetime import date, timedelta

from bot.coaching.volume import WEEK_BANDS, set_credit
from bot.sessions.model import Pick
from bot.training import Entry
from catalog.model import Exercise, Level

WEEK_DAYS = 7
"""For volume a week is the last seven days, today included (coaching convention)."""

LOOKED_BACK_DAYS = 35
"""Days before this week in which the fullest week is looked for (coaching convention)."""

MOST_EXTRA_SETS = 2
"""Sets that a week may grow by, at most (coaching convention)."""

LEAST_ROOM = 2.0
"""Below this a week is full: one set for each end of the muscle does not fit."""

DayOf = Callable[[Entry], date]
"""On which day of the person's own something was done."""

DayCredits = Mapping[date, float]
"""Sets that count, by the person's own day."""


def day_credits(logs: Sequence[Entry], exercises: Mapping[str, Exercise], day_of: DayOf) -> DayCredits:
    """Return the sets that count on each day; exercises that are no longer known count nothing."""
    counted: dict[date, float] = {}
    for entry in logs:
        if entry.exercise in exercises:
            credit = entry.sets * set_credit(exercises[entry.exercise])
            counted[day_of(entry)] = counted.get(day_of(entry), 0) + credit
    return counted


def week_credit(counted: DayCredits, last: date) -> float:
    """Return the sets that count in the seven days that end with *last*."""
    return sum(counted.get(last - timedelta(days=back), 0) for back in range(WEEK_DAYS))


def fullest_week(counted: DayCredits, today: date) -> float:
    """Return the sets of the fullest seven days before this week; 0 where there was no training."""
    ends = (today - timedelta(days=back) for back in range(WEEK_DAYS, WEEK_DAYS + LOOKED_BACK_DAYS))
    return max(week_credit(counted, end) for end in ends)


def week_room(counted: DayCredits, level: Level, today: date, *, heavier: bool = False) -> float:
    """Return how many sets that count the week still holds.

    Never more than the top of the level's band (Schoenfeld, Ogborn, Krieger 2017; ACSM position stand 2026, by
    summaries), and at most two more than in the fullest week before, but for the bottom of the band (convention).

    Args:
        counted: Sets that count, by day.
        level: The person's.
        today: Their own day.
        heavier: Whether a load grew this week; then the sets do not.
    """
    band, before = WEEK_BANDS[level], fullest_week(counted, today)
    if not before:
        most: float = band.high
    else:
        most = min(band.high, before if heavier else max(band.low, before + MOST_EXTRA_SETS))
    return most - week_credit(counted, today)


def load_grew(logs: Sequence[Entry], day_of: DayOf, today: date) -> bool:
    """Whether an exercise was done with more load in the last seven days than the time before.

    Args:
        logs: Oldest first.
        day_of: On which day each was done.
        today: The person's own day.
    """
    before: dict[str, int] = {}
    for entry in logs:
        if entry.load is None:
            continue
        grew = entry.load > before.get(entry.exercise, entry.load)
        if grew and (today - day_of(entry)).days < WEEK_DAYS:
            return True
        before[entry.exercise] = entry.load
    return False


def session_credit(picks: Sequence[Pick], exercises: Mapping[str, Exercise]) -> float:
    """Return the sets of *picks* that count."""
    return sum(pick.sets * set_credit(exercises[pick.slug]) for pick in picks)


def sets_grow(counted: DayCredits, today_credit: float, today: date) -> bool:
    """Whether this week has more sets than any before; then no load grows (coaching convention)."""
    return week_credit(counted, today) + today_credit > fullest_week(counted, today)


def cut_to_room(picks: Sequence[Pick], room: float | None, exercises: Mapping[str, Exercise]) -> tuple[Pick, ...]:
    """Take sets away, from the most and latest first, until *picks* fit *room*; empty where one set each does not."""
    kept = list(picks)
    while room is not None and session_credit(kept, exercises) > room:
        counting = [at for at, pick in enumerate(kept) if set_credit(exercises[pick.slug])]
        at = max(counting, key=lambda at: (kept[at].sets, at))
        if kept[at].sets == 1:
            return ()
        kept[at] = replace(kept[at], sets=kept[at].sets - 1)
    return tuple(kept)
