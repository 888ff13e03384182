"""How much of an exercise, and how long it takes."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace

from bot.sessions.model import Effort, Pick, Reason, Slot
from bot.sessions.need import Need, Push
from bot.sessions.vocabulary import PREGNANCY
from catalog.model import Caution, Emphasis, Exercise, Laterality, Level, Movement

SETS: Mapping[Level, int] = {Level.BEGINNER: 2, Level.INTERMEDIATE: 3, Level.ADVANCED: 3}
"""Work sets of each exercise: twice a week they stay in the level's weekly band, 4 to 8, 8 to 12, 10 to 16 sets.

The bands are ours, fitted to Schoenfeld, Ogborn, Krieger 2017 and the ACSM position stand 2026.
"""

MOST_SETS = 4
"""Work sets of one exercise, at most (ACSM position stand 2009 and 2026)."""

CAREFUL_SETS = 2
"""For new lowering work (start dose of Petersen et al. 2011) and after a strain (convention)."""

UNCOUNTED_SECONDS = 6
"""A repetition whose tempo is told in words; our estimate."""

EXPLOSIVE_SECONDS = 2
"""A repetition of a swing; our estimate."""

_TEMPO = re.compile(r"(\d+)-(\d+)-(\d+)-(\d+)")


def sets_of(exercise: Exercise, need: Need, *, known: bool) -> int:
    """Return the work sets by level, never more than the exercise's own.

    Args:
        exercise: What is done.
        need: For whom.
        known: Whether it has been done for more than a week.
    """
    sets = min(SETS[need.level] + (need.sessions == 1), MOST_SETS) - (need.push is Push.EASY or need.sore)
    if Caution.RECENT_HAMSTRING_STRAIN in need.avoid or (exercise.emphasis is Emphasis.ECCENTRIC and not known):
        sets = min(sets, CAREFUL_SETS)
    if halves_the_sets(need):
        sets //= 2
    if need.is_break or need.loosening:
        sets = 1
    return max(1, min(sets, exercise.dose.sets.high))


def halves_the_sets(need: Need) -> bool:
    """The easier week (Rogerson et al. 2024) and the first session after two weeks away (convention)."""
    return need.deload or need.restart


def effort_of(exercise: Exercise, slot: Slot, need: Need) -> Effort:
    """Return when to end a set: 1 to 3 repetitions left, beginners 2 to 4, first sessions 3 to 4.

    Going to failure adds nothing certain (Refalo et al. 2023); the numbers are convention.
    """
    if slot is Slot.LOOSEN or exercise.movement is Movement.MOBILITY:
        return Effort.LOOSE
    if Caution.RECENT_HAMSTRING_STRAIN in need.avoid:
        return Effort.HALF
    if need.avoid & PREGNANCY:
        return Effort.TALK
    if exercise.dose.reps is None:
        return Effort.HOLD
    if need.careful:
        return Effort.FIRST
    if need.deload or need.sore or need.spare or need.under_16:
        return Effort.EASY
    if need.push is not None:
        return Effort.EASY if need.push is Push.EASY else Effort.HARD
    return Effort.BEGINNER if need.level is Level.BEGINNER else Effort.TRAINED


def reason_for(exercise: Exercise, slot: Slot) -> Reason:
    """Return why *exercise* stands in *slot*, its most telling trait first."""
    if slot is Slot.LOOSEN:
        return Reason.LOOSEN
    if exercise.emphasis in _BY_EMPHASIS:
        return _BY_EMPHASIS[exercise.emphasis]
    if exercise.movement is Movement.BOTH:
        return Reason.BOTH
    long = exercise.emphasis is Emphasis.DYNAMIC_LENGTHENED
    if slot is Slot.KNEE_FLEXION:
        return Reason.KNEE_LONG if long else Reason.KNEE
    if exercise.laterality is Laterality.UNILATERAL:
        return Reason.HIP_ONE_LEG
    return Reason.HIP_LONG if long else Reason.HIP


_BY_EMPHASIS: Mapping[Emphasis, Reason] = {
    Emphasis.ECCENTRIC: Reason.LOWERING,
    Emphasis.EXPLOSIVE: Reason.EXPLOSIVE,
    Emphasis.ISOMETRIC: Reason.HOLD,
}


def pick_of(exercise: Exercise, slot: Slot, need: Need, *, known: bool) -> Pick:
    """Return *exercise* as a session holds it: its own repetitions and rest, sets and effort by *need*."""
    return Pick(
        slug=exercise.slug,
        slot=slot,
        sets=sets_of(exercise, need, known=known),
        reps=exercise.dose.reps,
        seconds=exercise.dose.seconds,
        each_side=exercise.dose.each_side,
        rest_seconds=exercise.dose.rest.low,
        effort=effort_of(exercise, slot, need),
        reason=reason_for(exercise, slot),
    )


def set_seconds(exercise: Exercise) -> int:
    """Estimate the longest a set takes, both sides of it."""
    dose = exercise.dose
    one_side = dose.seconds.high if dose.seconds else _rep_seconds(exercise) * (dose.reps.high if dose.reps else 1)
    return one_side * (2 if dose.each_side else 1)


def pick_seconds(pick: Pick, exercise: Exercise) -> int:
    """Estimate how long *pick* takes, with a rest after each set."""
    return pick.sets * (set_seconds(exercise) + pick.rest_seconds)


def with_sets(pick: Pick, sets: int) -> Pick:
    """Return *pick* with another number of sets."""
    return replace(pick, sets=sets)


def _rep_seconds(exercise: Exercise) -> int:
    if exercise.emphasis is Emphasis.EXPLOSIVE:
        return EXPLOSIVE_SECONDS
    counted = _TEMPO.fullmatch(exercise.dose.tempo)
    return sum(map(int, counted.groups())) if counted else UNCOUNTED_SECONDS
