from __future__ import annotations

import pytest

from bot.sessions import dose
from bot.sessions.model import Effort, Reason, Slot
from bot.sessions.need import Focus, Need, Push
from bot.sessions.timing import cut_to_fit, fits, session_seconds, warm_up_minutes
from bot.sessions.vocabulary import PREGNANCY
from catalog.model import Emphasis, Laterality, Level, Movement, Range
from tests.bot.sessions.made import KNEE, STRAIN, exercise, pick

HIP_SLOT, KNEE_SLOT = Slot.HIP_EXTENSION, Slot.KNEE_FLEXION


@pytest.mark.parametrize(
    ("need", "sets"),
    [
        (Need(), 2),
        (Need(level=Level.INTERMEDIATE), 3),
        (Need(level=Level.ADVANCED), 3),
        (Need(level=Level.ADVANCED, push=Push.EASY), 2),
        (Need(push=Push.EASY), 1),
        (Need(level=Level.ADVANCED, avoid=frozenset({STRAIN})), 2),
        (Need(level=Level.ADVANCED, minutes=5), 1),
        (Need(focus=Focus.LOOSEN), 1),
    ],
)
def test_sets_come_from_the_level_and_its_exceptions(need: Need, sets: int) -> None:
    assert dose.sets_of(exercise("row"), need, known=True) == sets


def test_no_exercise_has_more_sets_than_its_own() -> None:
    assert dose.sets_of(exercise("row", sets=Range(1, 2)), Need(level=Level.ADVANCED), known=True) == 2


def test_new_lowering_work_starts_with_two_sets() -> None:
    nordic = exercise("nordic", KNEE, emphasis=Emphasis.ECCENTRIC)

    assert dose.sets_of(nordic, Need(level=Level.ADVANCED), known=False) == 2
    assert dose.sets_of(nordic, Need(level=Level.ADVANCED), known=True) == 3


@pytest.mark.parametrize(
    ("need", "effort"),
    [
        (Need(), Effort.BEGINNER),
        (Need(level=Level.INTERMEDIATE), Effort.TRAINED),
        (Need(careful=True, push=Push.HARD), Effort.FIRST),
        (Need(push=Push.HARD), Effort.HARD),
        (Need(push=Push.EASY), Effort.EASY),
        (Need(avoid=frozenset({STRAIN}), careful=True), Effort.HALF),
        (Need(avoid=PREGNANCY, level=Level.ADVANCED, push=Push.HARD), Effort.TALK),
    ],
)
def test_effort_follows_level_wish_and_ache(need: Need, effort: Effort) -> None:
    assert dose.effort_of(exercise("row"), HIP_SLOT, need) is effort


def test_a_hold_and_a_loosening_drill_have_an_effort_of_their_own() -> None:
    hold = exercise("hold", reps=None, seconds=Range(20, 40))

    assert dose.effort_of(hold, HIP_SLOT, Need(careful=True)) is Effort.HOLD
    assert dose.effort_of(hold, Slot.LOOSEN, Need()) is Effort.LOOSE


@pytest.mark.parametrize(
    ("parts", "slot", "reason"),
    [
        ({}, HIP_SLOT, Reason.HIP),
        ({"emphasis": Emphasis.DYNAMIC_LENGTHENED}, HIP_SLOT, Reason.HIP_LONG),
        ({"laterality": Laterality.UNILATERAL}, HIP_SLOT, Reason.HIP_ONE_LEG),
        ({"movement": KNEE}, KNEE_SLOT, Reason.KNEE),
        ({"movement": KNEE, "emphasis": Emphasis.DYNAMIC_LENGTHENED}, KNEE_SLOT, Reason.KNEE_LONG),
        ({"movement": Movement.BOTH}, KNEE_SLOT, Reason.BOTH),
        ({"emphasis": Emphasis.ECCENTRIC}, KNEE_SLOT, Reason.LOWERING),
        ({"emphasis": Emphasis.EXPLOSIVE}, HIP_SLOT, Reason.EXPLOSIVE),
        ({"emphasis": Emphasis.ISOMETRIC}, HIP_SLOT, Reason.HOLD),
        ({}, Slot.LOOSEN, Reason.LOOSEN),
    ],
)
def test_each_pick_says_why_it_is_there(parts: dict[str, object], slot: Slot, reason: Reason) -> None:
    assert dose.reason_for(exercise("row", **parts), slot) is reason  # type: ignore[arg-type]  # a table of parts


@pytest.mark.parametrize(
    ("parts", "seconds"),
    [
        ({"tempo": "3-1-1-0"}, 60),
        ({"tempo": "3-1-1-0", "each_side": True}, 120),
        ({"reps": None, "seconds": Range(20, 40), "tempo": "hold"}, 40),
        ({"tempo": "slow steps out and back"}, 12 * dose.UNCOUNTED_SECONDS),
        ({"tempo": "explosive", "emphasis": Emphasis.EXPLOSIVE}, 12 * dose.EXPLOSIVE_SECONDS),
    ],
)
def test_a_set_is_timed_at_its_longest_and_both_sides_of_it(parts: dict[str, object], seconds: int) -> None:
    assert dose.set_seconds(exercise("row", **parts)) == seconds  # type: ignore[arg-type]  # a table of parts


@pytest.mark.parametrize(
    ("minutes", "warm_up"), [(2, 0), (5, 0), (9, 0), (10, 2), (20, 4), (49, 9), (60, 10), (180, 10)]
)
def test_the_warm_up_takes_a_fifth_at_most(minutes: int, warm_up: int) -> None:
    assert warm_up_minutes(Need(minutes=minutes)) == warm_up


def test_loosening_needs_no_warm_up() -> None:
    assert warm_up_minutes(Need(minutes=20, focus=Focus.LOOSEN)) == 0


def test_the_time_has_warm_up_sets_and_the_rests_between_them() -> None:
    rows = {"row": exercise("row", tempo="3-1-1-0")}

    assert session_seconds([pick("row", rest_seconds=90)], Need(minutes=20), rows) == 4 * 60 + 2 * 60 + 90
    assert session_seconds([pick("row", rest_seconds=90)], Need(minutes=9), rows) == 60 + 2 * 60 + 90
    assert session_seconds([], Need(), rows) == 0


def test_sets_are_cut_from_the_most_and_the_latest_until_they_fit() -> None:
    rows = {slug: exercise(slug, tempo="3-1-1-0") for slug in ("a", "b")}
    picks = [pick("a", sets=3), pick("b", sets=3)]

    kept = cut_to_fit(picks, Need(minutes=10), rows)

    assert kept
    assert [each.sets for each in kept] == [2, 2]
    assert fits(kept, Need(minutes=10), rows)


def test_what_cannot_fit_is_none() -> None:
    rows = {"a": exercise("a", tempo="9-9-9-9")}

    assert cut_to_fit([pick("a")], Need(minutes=1), rows) is None
    assert cut_to_fit([pick("a", sets=3)], Need(minutes=20), rows, least=3) is None
