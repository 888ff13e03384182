"""What is better among what is allowed: one small preference each, in order of weight.

Each says yes or no; of two exercises the one with the earlier yes comes first, and chance decides the rest.
"""

from __future__ import annotations

import random
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Final

from bot.sessions.model import Session, Slot
from bot.sessions.need import Need, Push
from bot.sessions.plan import Guide
from catalog.model import Emphasis, Exercise, Laterality, Level, Movement


@dataclass(frozen=True, slots=True)
class Choice:
    """A slot that is being filled.

    Attributes:
        chosen: What the session holds so far.
        recent: Earlier sessions, newest first.
        guide: What the plan says about today.
        extra: It comes on top of the two main ones.
    """

    slot: Slot
    need: Need
    chosen: tuple[Exercise, ...] = ()
    recent: Sequence[Session] = ()
    guide: Guide = field(default_factory=Guide)
    extra: bool = False


Preference = Callable[[Exercise, Choice], bool]


def unflagged(exercise: Exercise, choice: Choice) -> bool:
    """What carries none of their flags before a supported drill that does."""
    return not choice.need.avoid & exercise.cautions.keys()


def something_new(exercise: Exercise, choice: Choice) -> bool:
    """Who asks for something new gets what the last session did not have."""
    return not choice.need.fresh or not _in(exercise, choice.recent[:1])


def known_before_a_hard_day(exercise: Exercise, choice: Choice) -> bool:
    """In the two days before a hard run or match nothing new where something known fits (convention)."""
    return not choice.need.spare or exercise.slug in choice.guide.met


def makes_room_for_another(exercise: Exercise, choice: Choice) -> bool:
    """What has had its weeks goes, one exercise at a time (coaching convention)."""
    return exercise.slug not in choice.guide.leaving


def heavier(exercise: Exercise, _choice: Choice) -> bool:
    """An unloaded drill takes a slot only where nothing heavier fits (coaching convention)."""
    return bool(exercise.equipment)


def counts_in_full(exercise: Exercise, choice: Choice) -> bool:
    """Heel digs and unloaded curls count half a set, so a bridge for both ends is better (coaching convention)."""
    return choice.slot is not Slot.KNEE_FLEXION or bool(exercise.equipment) or exercise.movement is Movement.BOTH


def keeps_both_for_the_curl(exercise: Exercise, choice: Choice) -> bool:
    """What trains both ends is saved for the curl's slot, where floor exercises are few."""
    return choice.slot is not Slot.HIP_EXTENSION or exercise.movement is not Movement.BOTH


def holds_come_last(exercise: Exercise, choice: Choice) -> bool:
    """Beyond the first months a moving exercise holds the slot; holds are light work for the end (convention)."""
    return choice.need.level is Level.BEGINNER or exercise.emphasis is not Emphasis.ISOMETRIC


def one_while_long(exercise: Exercise, choice: Choice) -> bool:
    """At least one exercise that works the muscle lowering, or loaded while long (Maeo et al. 2021, 2024)."""
    return any(map(_works_long, choice.chosen)) or _works_long(exercise)


def one_lowering_at_most(exercise: Exercise, choice: Choice) -> bool:
    """Not two lowering-heavy exercises in one session (start dose of Petersen et al. 2011; convention)."""
    lowering = any(other.emphasis is Emphasis.ECCENTRIC for other in choice.chosen)
    return not lowering or exercise.emphasis is not Emphasis.ECCENTRIC


def near_their_level(exercise: Exercise, choice: Choice) -> bool:
    """Not far below the person's level; at it, where they ask for a hard one (coaching convention)."""
    below = 0 if choice.need.push is Push.HARD else 1
    return exercise.level >= choice.need.level - below


def two_legs_first(exercise: Exercise, choice: Choice) -> bool:
    """The first work for the hip stands on both legs; one leg at a time comes after (coaching convention)."""
    return choice.slot is not Slot.HIP_EXTENSION or exercise.laterality is Laterality.BILATERAL


def is_planned(exercise: Exercise, choice: Choice) -> bool:
    """The same exercises come back each week for some weeks, so that progress can be seen (convention)."""
    planned = choice.guide.extras if choice.extra else choice.guide.own
    return choice.need.fresh or exercise.slug in planned


def stood_in_before(exercise: Exercise, choice: Choice) -> bool:
    """Where a planned one cannot be done, the one that stood in for it before comes back (convention)."""
    return choice.need.fresh or exercise.slug in choice.guide.stand_ins


def next_step_up(exercise: Exercise, choice: Choice) -> bool:
    """In the place of one that has had its weeks, the harder one of it (ACSM position stand 2026, by summaries)."""
    return not choice.guide.leaving or exercise.slug in choice.guide.harder


def of_this_day_alone(exercise: Exercise, choice: Choice) -> bool:
    """The sessions of a week differ, and what comes on top is not what comes first (coaching convention)."""
    taken = choice.guide.elsewhere if choice.extra else choice.guide.elsewhere | choice.guide.extras
    return exercise.slug not in taken


def not_twice_in_a_row(exercise: Exercise, choice: Choice) -> bool:
    """Sessions take turns, A and B (coaching convention)."""
    return not _in(exercise, choice.recent[:1])


def comes_back(exercise: Exercise, choice: Choice) -> bool:
    """What the session before last had comes back, so that progress can be seen (coaching convention)."""
    return choice.need.fresh or _in(exercise, choice.recent[1:2])


PREFERENCES: Final[tuple[Preference, ...]] = (
    unflagged,
    something_new,
    known_before_a_hard_day,
    heavier,
    makes_room_for_another,
    is_planned,
    stood_in_before,
    counts_in_full,
    one_lowering_at_most,
    keeps_both_for_the_curl,
    near_their_level,
    holds_come_last,
    one_while_long,
    two_legs_first,
    of_this_day_alone,
    next_step_up,
    not_twice_in_a_row,
    comes_back,
)


def ranked(exercises: Sequence[Exercise], choice: Choice, chance: random.Random) -> list[Exercise]:
    """Return *exercises* best first; where the preferences see no difference, in an order of chance."""
    shuffled = sorted(exercises, key=lambda exercise: exercise.slug)
    chance.shuffle(shuffled)
    return sorted(shuffled, key=lambda exercise: [not prefers(exercise, choice) for prefers in PREFERENCES])


def _works_long(exercise: Exercise) -> bool:
    loaded_while_long = exercise.emphasis is Emphasis.DYNAMIC_LENGTHENED and bool(exercise.equipment)
    return loaded_while_long or exercise.emphasis is Emphasis.ECCENTRIC


def _in(exercise: Exercise, sessions: Sequence[Session]) -> bool:
    return any(exercise.slug in session.slugs for session in sessions)
