"""Hamstring sets a week: what a set of each exercise counts, and how many do a level good."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import datetime, timedelta

from bot.training import Entry
from catalog.model import Catalog, Exercise, Level, Range

WEEK = timedelta(days=7)
"""For volume and rest a week is the last seven days (coaching convention)."""

WEEK_BANDS: Mapping[Level, Range] = {
    Level.BEGINNER: Range(4, 8),
    Level.INTERMEDIATE: Range(8, 12),
    Level.ADVANCED: Range(10, 16),
}
"""Hamstring sets a week by level.

Ours, fitted to Schoenfeld, Ogborn, Krieger 2017 and the ACSM position stand 2026; no source found gives them for the
hamstrings alone.
"""

HALF = frozenset(
    {
        # bridges and hip thrusts
        "glute-bridge", "marching-glute-bridge", "single-leg-glute-bridge", "long-lever-bridge",
        "long-lever-bridge-hold", "single-leg-long-lever-bridge-hold", "feet-elevated-glute-bridge",
        "bodyweight-hip-thrust", "single-leg-hip-thrust", "single-leg-hamstring-bridge", "stability-ball-bridge",
        "suspension-bridge", "weighted-glute-bridge", "barbell-hip-thrust", "reverse-plank",
        # deadlifts from the floor
        "conventional-deadlift", "sumo-deadlift", "kettlebell-deadlift", "dumbbell-deadlift", "trap-bar-deadlift",
        "rack-pull",
        # swings and pull-throughs
        "kettlebell-swing", "kettlebell-dead-stop-swing", "single-arm-kettlebell-swing", "band-pull-through",
        "cable-pull-through",
        # no load to speak of
        "heel-dig-hold", "standing-bodyweight-leg-curl", "self-resisted-leg-curl", "standing-hip-extension",
    }
)  # fmt: skip
"""Exercises of which a set counts half: the hamstrings share the work, or hardly have any (our rule, from the sets
that Bourne et al. 2017 and Schoenfeld, Ogborn, Krieger 2017 counted)."""


def set_credit(exercise: Exercise) -> float:
    """Return what one set counts: hinges, curls, Nordics and back extensions 1, a shared one 0.5, others 0.

    Squats, lunges and step-ups count nothing: they hardly make the hamstrings grow (Kubo et al. 2019). A
    left-and-right set is one set.
    """
    if exercise.slug in HALF:
        return 0.5
    return 1.0 if exercise.fills_slot else 0.0


def sets_counted(entries: Iterable[Entry], catalog: Catalog) -> float:
    """Return how many hamstring sets *entries* are together; exercises no longer known count nothing."""
    known = catalog.exercises
    return sum(entry.sets * set_credit(known[entry.exercise]) for entry in entries if entry.exercise in known)


def week_sets(entries: Iterable[Entry], catalog: Catalog, now: datetime) -> float:
    """Return the hamstring sets of the last seven days before *now*."""
    return sets_counted((entry for entry in entries if now - WEEK < entry.at <= now), catalog)
