"""What may be in a session at all: one small rule each, none of them ever relaxed.

A rule takes an exercise and what the session has to respect, and says whether they go together. Where no study is
named, the rule is coaching convention.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Final

from bot.sessions.kit import FURNITURE, IRON
from bot.sessions.model import Slot
from bot.sessions.need import Need
from bot.sessions.vocabulary import PREGNANCY
from catalog.model import Caution, Emphasis, Exercise, Laterality, Level, Movement, Position

Rule = Callable[[Exercise, Need], bool]

SUPPORTED: Final = frozenset({"standing-hip-extension", "standing-bodyweight-leg-curl"})
"""Standing, but with two hands on something fixed."""

SLIPPERY: Final = frozenset({"sliders", "towel"})

OVERHANGING: Final = frozenset({"back_extension_45", "ghd", "reverse_hyper_machine"})
"""Kit that the upper body or the legs hang over."""

HEAVY: Final = frozenset({"barbell", "trap_bar", "smith_machine"})
"""Kit of heavy deadlifts."""

LYING: Final = frozenset({Position.SUPINE, Position.PRONE, Position.KNEELING})
"""Positions on the floor, where no bench is named."""


def has_the_kit(exercise: Exercise, need: Need) -> bool:
    """Only what the person can do with what is at hand, all groups of it."""
    return exercise.possible_with(need.equipment)


def within_their_level(exercise: Exercise, need: Need) -> bool:
    """Nothing above the person's level unless Harder reached it; unknown means beginner (coaching convention).

    After two weeks away it is one step easier: what lowering work built fades in weeks (Presland et al. 2017).
    """
    return exercise.level <= max(Level.BEGINNER, need.level + need.reach - need.restart)


def free_of_their_aches(exercise: Exercise, need: Need) -> bool:
    """Nothing that carries a flag of theirs (coaching convention).

    With a balance risk the two supported drills stay as a last resort, see `unflagged`; in pregnancy they go.
    """
    flags = need.avoid & exercise.cautions.keys()
    if exercise.slug in SUPPORTED and not need.avoid & PREGNANCY:
        flags -= {Caution.BALANCE_FALL_RISK}
    if need.trial and _is_hinge_without_weight(exercise):
        flags -= {Caution.LOW_BACK_PAIN}
    return not flags


def right_in_pregnancy(exercise: Exercise, need: Need) -> bool:
    """In pregnancy nothing flat on the back or front, heavy, or on one leg.

    Strength work as such is encouraged in uncomplicated pregnancy (ACOG Committee Opinion 804, 2020); long spells on
    the back are discouraged from about 16 weeks. At any week, because we do not ask for it: convention.
    """
    removed = PREGNANCY | {Caution.BALANCE_FALL_RISK}
    return not need.avoid & PREGNANCY or not removed & exercise.cautions.keys()


def steady_on_their_feet(exercise: Exercise, need: Need) -> bool:
    """With a balance risk: seated, lying or hands on something fixed, and nothing that slides (convention)."""
    if Caution.BALANCE_FALL_RISK not in need.avoid:
        return True
    slides = any(group <= SLIPPERY for group in exercise.equipment)
    standing = exercise.position is Position.STANDING and exercise.slug not in SUPPORTED
    return not slides and not standing and not _hangs_over(exercise)


def gentle_after_a_strain(exercise: Exercise, need: Need) -> bool:
    """After a strain no loaded curl, no heavy deadlift and no stretch either, flagged or not (convention).

    A recent strain is the strongest known risk for the next (Green, Bourne, van Dyk, Pizzari 2020).
    """
    if Caution.RECENT_HAMSTRING_STRAIN not in need.avoid:
        return True
    loaded_curl = exercise.movement is Movement.KNEE_FLEXION and bool(exercise.equipment)
    heavy = any(group <= HEAVY for group in exercise.equipment)
    return not loaded_curl and not heavy and exercise.emphasis is not Emphasis.STRETCH


def no_bending_against_their_will(exercise: Exercise, need: Need) -> bool:
    """Who wants no hinging gets no repeated forward bending: what is flagged for the lower back (convention)."""
    if need.trial and _is_hinge_without_weight(exercise):
        return True
    return need.hinge or Caution.LOW_BACK_PAIN not in exercise.cautions


def fits_a_desk(exercise: Exercise, need: Need) -> bool:
    """At a desk standing and seated only (convention)."""
    return not need.desk or exercise.position in {Position.STANDING, Position.SEATED}


def unloaded_in_a_break(exercise: Exercise, need: Need) -> bool:
    """A break without warm-up, and loosening, bring no load, no heavy lowering and nothing fast (convention)."""
    if not (need.is_break or need.loosening):
        return True
    return not _loaded(exercise) and exercise.emphasis not in {Emphasis.ECCENTRIC, Emphasis.EXPLOSIVE}


def gentle_at_first(exercise: Exercise, need: Need) -> bool:
    """A beginner's first two sessions, and the first after two weeks away, lower nothing heavy.

    Unaccustomed lowering work makes sore, most when starting or restarting (Cheung, Hume, Maxwell 2003).
    """
    return not need.careful or exercise.emphasis is not Emphasis.ECCENTRIC


def within_reach_of_the_floor(exercise: Exercise, need: Need) -> bool:
    """Who cannot get up from the floor alone stays off it (coaching convention)."""
    on_a_bench = any("bench" in group for group in exercise.equipment)
    return need.floor or on_a_bench or exercise.position not in LYING


def light_under_16(exercise: Exercise, need: Need) -> bool:
    """Under 16 the body, bands and light technique; no iron, nothing fast or lowering-heavy (convention)."""
    if not need.under_16:
        return True
    iron = any(group <= IRON | HEAVY for group in exercise.equipment)
    return not iron and exercise.emphasis not in {Emphasis.ECCENTRIC, Emphasis.EXPLOSIVE}


def kind_to_soreness(exercise: Exercise, need: Need) -> bool:
    """While still sore bridges, holds and what loosens (Cheung, Hume, Maxwell 2003)."""
    if not need.sore:
        return True
    bridge = exercise.position is Position.SUPINE and exercise.emphasis is Emphasis.DYNAMIC
    hold = exercise.emphasis is Emphasis.ISOMETRIC and exercise.level is Level.BEGINNER
    unloaded = exercise.emphasis is Emphasis.DYNAMIC and not exercise.equipment
    return bridge or hold or unloaded or exercise.movement is Movement.MOBILITY


def spared_before_a_hard_day(exercise: Exercise, need: Need) -> bool:
    """In the two days before a hard run or match nothing lowering-heavy and nothing fast (convention)."""
    return not need.spare or exercise.emphasis not in {Emphasis.ECCENTRIC, Emphasis.EXPLOSIVE}


RULES: Final[tuple[Rule, ...]] = (
    has_the_kit,
    within_their_level,
    free_of_their_aches,
    right_in_pregnancy,
    steady_on_their_feet,
    gentle_after_a_strain,
    no_bending_against_their_will,
    fits_a_desk,
    unloaded_in_a_break,
    gentle_at_first,
    within_reach_of_the_floor,
    light_under_16,
    kind_to_soreness,
    spared_before_a_hard_day,
)


def allowed(exercise: Exercise, need: Need) -> bool:
    """Whether every rule lets *exercise* into a session for *need*."""
    return all(rule(exercise, need) for rule in RULES)


def fits_slot(exercise: Exercise, slot: Slot) -> bool:
    """Whether *exercise* may hold *slot*; one for both ends of the muscle may hold either.

    The ends respond to different exercises (Bourne et al. 2017; Maeo et al. 2021, 2024), so a session has both.
    Squats, lunges and step-ups hold none: ten weeks of squats left the hamstrings as they were (Kubo, Ikebukuro,
    Yata 2019). Such helpers lack hamstrings among their primary muscles.
    """
    match slot:
        case Slot.LOOSEN:
            return exercise.movement is Movement.MOBILITY
        case Slot.HIP_EXTENSION:
            return exercise.fills_slot and exercise.movement in {Movement.HIP_EXTENSION, Movement.BOTH}
        case Slot.KNEE_FLEXION:
            return exercise.fills_slot and exercise.movement in {Movement.KNEE_FLEXION, Movement.BOTH}


def candidates(exercises: Iterable[Exercise], slot: Slot, need: Need) -> list[Exercise]:
    """Return all that may hold *slot*; for loosening, easy unloaded drills where no mobility drill is allowed."""
    rows = tuple(exercises)
    fitting = [exercise for exercise in rows if fits_slot(exercise, slot) and allowed(exercise, need)]
    if slot is Slot.LOOSEN and not fitting:
        return [row for row in rows if row.fills_slot and row.level is Level.BEGINNER and allowed(row, need)]
    return fitting


def _is_hinge_without_weight(exercise: Exercise) -> bool:
    two_legs = exercise.laterality is Laterality.BILATERAL
    return exercise.movement is Movement.HIP_EXTENSION and not exercise.equipment and two_legs


def _hangs_over(exercise: Exercise) -> bool:
    on_a_bench = exercise.position is Position.PRONE and any("bench" in group for group in exercise.equipment)
    return on_a_bench or any(group <= OVERHANGING for group in exercise.equipment)


def _loaded(exercise: Exercise) -> bool:
    return any(not group & FURNITURE for group in exercise.equipment)
