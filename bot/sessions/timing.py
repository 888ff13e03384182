"""Fitting a session into its minutes, which are a ceiling, never a quota."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from bot.sessions.dose import pick_seconds, set_seconds, with_sets
from bot.sessions.model import Pick
from bot.sessions.need import Need
from catalog.model import Exercise

ONE_EXERCISE_BELOW_MINUTES = 8
"""Below this a session may hold one exercise alone (coaching convention)."""

EASY_SET_BELOW_MINUTES = 10
"""Below this the warm-up is one easy set of the first exercise (coaching convention)."""

WARM_UP_PART = 5
"""The warm-up takes at most one part in five (coaching convention)."""

WARM_UP_MINUTES = 10
"""Longest warm-up: five to ten minutes of brisk walking or similar (Mayo Clinic, weight training)."""


def warm_up_minutes(need: Need) -> int:
    """Return the minutes of easy movement before the first set; 0 for an easy set or no warm-up at all."""
    if need.is_break or need.loosening or need.minutes < EASY_SET_BELOW_MINUTES:
        return 0
    return min(WARM_UP_MINUTES, need.minutes // WARM_UP_PART)


def begins_with_an_easy_set(need: Need) -> bool:
    """Whether one easy set of the first exercise is all the warm-up."""
    return not (need.is_break or need.loosening) and need.minutes < EASY_SET_BELOW_MINUTES


def session_seconds(picks: Sequence[Pick], need: Need, exercises: Mapping[str, Exercise]) -> int:
    """Estimate the whole: warm-up, sets and the rests between them; none after the last."""
    if not picks:
        return 0
    easy_set = set_seconds(exercises[picks[0].slug]) if begins_with_an_easy_set(need) else 0
    work = sum(pick_seconds(pick, exercises[pick.slug]) for pick in picks)
    return warm_up_minutes(need) * 60 + easy_set + work - picks[-1].rest_seconds


def fits(picks: Sequence[Pick], need: Need, exercises: Mapping[str, Exercise]) -> bool:
    """Whether *picks* keep to the minutes."""
    return session_seconds(picks, need, exercises) <= need.minutes * 60


def cut_to_fit(
    picks: Sequence[Pick], need: Need, exercises: Mapping[str, Exercise], *, least: int = 1
) -> tuple[Pick, ...] | None:
    """Take sets away, from the most and latest first, until *picks* fit; None where *least* sets each do not."""
    kept = list(picks)
    while not fits(kept, need, exercises):
        at = max(range(len(kept)), key=lambda at: (kept[at].sets, at))
        if kept[at].sets <= least:
            return None
        kept[at] = with_sets(kept[at], kept[at].sets - 1)
    return tuple(kept)
