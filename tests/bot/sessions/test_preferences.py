from __future__ import annotations

import random
from dataclasses import replace
from typing import Any

import pytest

from bot.sessions import preferences
from bot.sessions.model import Slot
from bot.sessions.need import Need, Push
from bot.sessions.plan import Guide
from bot.sessions.preferences import Choice, ranked
from catalog.model import Emphasis, Exercise, Laterality, Level, Movement
from tests.bot.sessions.made import BACK, BALANCE, KNEE, exercise, session


def choice(slot: Slot = Slot.HIP_EXTENSION, need: Need | None = None, **parts: Any) -> Choice:
    return Choice(slot, need or Need(), **parts)


def test_what_carries_none_of_their_flags_comes_first() -> None:
    unsteady = choice(need=Need(avoid=frozenset({BALANCE})))

    assert not preferences.unflagged(exercise("row", cautions=[BALANCE]), unsteady)
    assert preferences.unflagged(exercise("row", cautions=[BACK]), unsteady)


def test_something_new_is_what_the_last_session_did_not_have() -> None:
    recent = (session("old"), session("older"))

    assert not preferences.something_new(exercise("old"), choice(need=Need(fresh=True), recent=recent))
    assert preferences.something_new(exercise("older"), choice(need=Need(fresh=True), recent=recent))
    assert preferences.something_new(exercise("old"), choice(recent=recent))


def test_heavier_goes_before_unloaded() -> None:
    assert preferences.heavier(exercise("rdl", equipment="dumbbell"), choice())
    assert not preferences.heavier(exercise("bridge"), choice())


def test_an_unloaded_curl_counts_half_and_a_bridge_for_both_ends_does_not() -> None:
    knee = choice(Slot.KNEE_FLEXION)

    assert not preferences.counts_in_full(exercise("heel-dig", KNEE), knee)
    assert preferences.counts_in_full(exercise("bridge", Movement.BOTH), knee)
    assert preferences.counts_in_full(exercise("curl", KNEE, equipment="long_band"), knee)
    assert preferences.counts_in_full(exercise("bridge"), choice())


def test_what_trains_both_ends_is_kept_for_the_curl() -> None:
    both = exercise("bridge", Movement.BOTH)

    assert not preferences.keeps_both_for_the_curl(both, choice())
    assert preferences.keeps_both_for_the_curl(both, choice(Slot.KNEE_FLEXION))


def test_one_exercise_works_while_the_muscle_is_long() -> None:
    rdl = exercise("rdl", emphasis=Emphasis.DYNAMIC_LENGTHENED, equipment="dumbbell")
    plain = exercise("plain")

    assert preferences.one_while_long(rdl, choice())
    assert preferences.one_while_long(exercise("nordic", emphasis=Emphasis.ECCENTRIC), choice())
    assert not preferences.one_while_long(plain, choice())
    assert not preferences.one_while_long(exercise("bow", emphasis=Emphasis.DYNAMIC_LENGTHENED), choice())
    assert preferences.one_while_long(plain, choice(chosen=(rdl,)))


def test_no_session_has_two_lowering_exercises_if_it_can_be_helped() -> None:
    slide, nordic = (exercise(slug, emphasis=Emphasis.ECCENTRIC) for slug in ("slide", "nordic"))

    assert preferences.one_lowering_at_most(slide, choice())
    assert not preferences.one_lowering_at_most(slide, choice(chosen=(nordic,)))


def test_exercises_are_near_the_level_and_at_it_for_a_hard_session() -> None:
    middle = exercise("middle", level=Level.INTERMEDIATE)

    assert preferences.near_their_level(middle, choice(need=Need(level=Level.ADVANCED)))
    assert not preferences.near_their_level(exercise("easy"), choice(need=Need(level=Level.ADVANCED)))
    assert not preferences.near_their_level(middle, choice(need=Need(level=Level.ADVANCED, push=Push.HARD)))


def test_beyond_the_first_months_a_hold_comes_after_what_moves() -> None:
    hold = exercise("hold", emphasis=Emphasis.ISOMETRIC)

    assert not preferences.holds_come_last(hold, choice(need=Need(level=Level.INTERMEDIATE)))
    assert preferences.holds_come_last(hold, choice())


def test_the_first_work_for_the_hip_is_on_both_legs() -> None:
    one_leg = exercise("one", laterality=Laterality.UNILATERAL)

    assert not preferences.two_legs_first(one_leg, choice())
    assert preferences.two_legs_first(one_leg, choice(Slot.KNEE_FLEXION))


def test_sessions_take_turns() -> None:
    b, a = session("b"), session("a")

    first = ranked([exercise("a"), exercise("b"), exercise("c")], choice(recent=(b, a)), random.Random(1))

    assert [one.slug for one in first] == ["a", "c", "b"]


def test_chance_decides_between_equals_and_nothing_else_does() -> None:
    rows = [exercise(slug) for slug in "abcdef"]

    orders = {tuple(one.slug for one in ranked(rows, choice(), random.Random(seed))) for seed in range(20)}

    assert len(orders) > 10
    assert ranked(rows, choice(), random.Random(1)) == ranked(rows[::-1], choice(), random.Random(1))


NORDIC = exercise("nordic", KNEE, emphasis=Emphasis.ECCENTRIC, equipment="foot_anchor")
ADVANCED = Need(level=Level.ADVANCED)
PLANNED = Guide(own=frozenset({"own"}), stand_ins=frozenset({"before"}), elsewhere=frozenset({"there"}))
LEAVING = Guide(leaving=frozenset({"old"}), harder=frozenset({"step-up"}))
BETTER: dict[str, tuple[Exercise, Exercise, Choice]] = {
    "unflagged": (
        exercise("plain"),
        exercise("flagged", cautions=[BALANCE], equipment="box"),
        choice(need=Need(avoid=frozenset({BALANCE}))),
    ),
    "something_new": (
        exercise("new"),
        exercise("old", equipment="dumbbell"),
        choice(need=Need(fresh=True), recent=(session("old"),)),
    ),
    "heavier": (exercise("both", Movement.BOTH, equipment="ghd"), exercise("light"), choice()),
    "known_before_a_hard_day": (
        exercise("met"),
        exercise("new", equipment="dumbbell"),
        choice(need=Need(spare=True), guide=Guide(met=frozenset({"met"}))),
    ),
    "makes_room_for_another": (
        exercise("other", laterality=Laterality.UNILATERAL),
        exercise("old"),
        choice(guide=Guide(leaving=frozenset({"old"}), own=frozenset({"old"}))),
    ),
    "is_planned": (exercise("own", Movement.BOTH), exercise("before"), choice(guide=PLANNED)),
    "stood_in_before": (exercise("before", Movement.BOTH), exercise("other"), choice(guide=PLANNED)),
    "of_this_day_alone": (
        exercise("here"),
        exercise("there"),
        choice(guide=replace(PLANNED, leaving=frozenset({"old"}), harder=frozenset({"there"}))),
    ),
    "next_step_up": (exercise("step-up"), exercise("other"), choice(guide=LEAVING, recent=(session("step-up"),))),
    "counts_in_full": (
        exercise("bridge", Movement.BOTH),
        exercise("dig", KNEE),
        choice(Slot.KNEE_FLEXION, recent=(session("bridge"),)),
    ),
    "one_lowering_at_most": (
        exercise("curl", KNEE, equipment="long_band"),
        exercise("slide", KNEE, equipment="towel", emphasis=Emphasis.ECCENTRIC, level=Level.ADVANCED),
        choice(Slot.KNEE_FLEXION, need=ADVANCED, chosen=(NORDIC,)),
    ),
    "keeps_both_for_the_curl": (
        exercise("hip"),
        exercise("both", Movement.BOTH, level=Level.ADVANCED),
        choice(need=ADVANCED),
    ),
    "near_their_level": (
        exercise("middle", level=Level.INTERMEDIATE, emphasis=Emphasis.ISOMETRIC),
        exercise("easy"),
        choice(need=ADVANCED),
    ),
    "holds_come_last": (
        exercise("moves"),
        exercise("hold", emphasis=Emphasis.ISOMETRIC, equipment=""),
        choice(need=Need(level=Level.INTERMEDIATE), recent=(session("moves"),)),
    ),
    "one_while_long": (
        exercise("long", emphasis=Emphasis.ECCENTRIC, laterality=Laterality.UNILATERAL),
        exercise("short"),
        choice(),
    ),
    "two_legs_first": (
        exercise("two"),
        exercise("one", laterality=Laterality.UNILATERAL),
        choice(recent=(session("two"),)),
    ),
    "not_twice_in_a_row": (exercise("other"), exercise("last"), choice(recent=(session("last"), session("last")))),
    "comes_back": (exercise("before"), exercise("never"), choice(recent=(session("last"), session("before")))),
}
"""For each preference a better and a worse exercise, where all lighter preferences say otherwise or nothing."""


@pytest.mark.parametrize("name", BETTER)
def test_a_preference_outweighs_all_lighter_ones(name: str) -> None:
    better, worse, at = BETTER[name]

    for seed in range(10):
        assert ranked([worse, better], at, random.Random(seed)) == [better, worse]


def test_every_preference_has_a_case_here() -> None:
    assert {preference.__name__ for preference in preferences.PREFERENCES} == set(BETTER)
