from __future__ import annotations

import json
from datetime import date, timedelta

import pytest

from bot.sessions.model import Slot
from bot.sessions.plan import (
    Plan,
    Planned,
    easier_week,
    guide_of,
    kept_plan,
    leaving,
    sessions_a_week,
    swapped_plan,
    turned,
)
from catalog.model import Level
from tests.bot.sessions.made import exercise, pick

TODAY = date(2026, 3, 30)
HIP, KNEE = Slot.HIP_EXTENSION, Slot.KNEE_FLEXION


def weeks(count: float) -> date:
    return TODAY - timedelta(weeks=count)


def held(slug: str, slot: Slot, since: float = 1, *, stand_in: bool = False) -> Planned:
    return Planned(slug, slot, weeks(since), stand_in)


A = (held("rdl", HIP), held("curl", KNEE))
B = (held("swing", HIP), held("slide", KNEE))
PICKS = (pick("rdl", HIP), pick("curl", KNEE))


@pytest.mark.parametrize(("target", "count"), [(None, 2), (1, 1), (3, 3), (7, 4)])
def test_a_week_has_as_many_sessions_as_are_trained_with_a_day_between(target: int | None, count: int) -> None:
    assert sessions_a_week(target) == count


def test_sessions_take_turns_once_they_are_done() -> None:
    plan = Plan((A, B), due=1, made=TODAY)

    assert turned(plan, 2, done=False).due == 1
    assert turned(plan, 2, done=True).due == 0
    assert turned(plan, 2, done=True).made is None
    assert len(turned(plan, 3, done=True).letters) == 3
    assert turned(plan, 1, done=False).due == 0


def test_an_exercise_stays_for_four_weeks_and_then_the_oldest_goes() -> None:
    assert leaving((held("a", HIP, 3.9),), TODAY) is None
    oldest = held("a", HIP, 5)
    assert leaving((held("b", KNEE, 4.5), oldest), TODAY) == oldest
    assert leaving((), TODAY) is None


def test_changes_are_a_week_apart_but_none_stays_beyond_six() -> None:
    assert leaving((held("a", HIP, 5), held("new", KNEE, 0.5)), TODAY) is None
    assert leaving((held("a", HIP, 6), held("new", KNEE, 0.5)), TODAY) is not None


def test_stand_ins_neither_leave_nor_count_as_changes() -> None:
    assert leaving((held("a", HIP, 5, stand_in=True),), TODAY) is None
    assert leaving((held("a", HIP, 5), held("new", KNEE, 0, stand_in=True)), TODAY) is not None


def test_a_guide_names_what_is_planned_here_and_elsewhere() -> None:
    rows = {"rdl": exercise("rdl", harder=("deficit",))}
    old = (held("rdl", HIP, 5), held("curl", KNEE, 5), held("bridge", HIP, 1, stand_in=True))

    guide = guide_of(Plan((old, B)), TODAY, rows)
    still = guide_of(Plan((old, B)), TODAY, rows, changing=False)

    assert [guide.own, guide.leaving, guide.harder] == [{"curl"}, {"rdl"}, {"deficit"}]
    assert [guide.stand_ins, guide.elsewhere] == [{"bridge"}, {"swing", "slide"}]
    assert still.own == {"rdl", "curl"}


def test_the_first_session_fills_the_plan() -> None:
    plan = kept_plan(turned(Plan(), 2, done=False), PICKS, (), TODAY)

    assert plan.letter == (Planned("rdl", HIP, TODAY), Planned("curl", KNEE, TODAY))
    assert plan.made == TODAY


def test_what_comes_back_keeps_its_first_day() -> None:
    assert kept_plan(Plan((A, B)), PICKS, (), TODAY).letters == (A, B)


def test_a_stand_in_leaves_the_planned_one_its_place() -> None:
    plan = kept_plan(Plan((A, B)), (pick("bridge", HIP), pick("curl", KNEE)), (), TODAY)

    assert plan.letter == (*A, Planned("bridge", HIP, TODAY, stand_in=True))


def test_what_comes_on_top_has_a_place_of_its_own() -> None:
    picks = (*PICKS, pick("one-leg", HIP, extra=True))

    plan = kept_plan(Plan((A, B)), picks, (), TODAY)

    assert plan.letter == (*A, Planned("one-leg", HIP, TODAY, extra=True))
    assert [guide_of(plan, TODAY, {}).own, guide_of(plan, TODAY, {}).extras] == [{"rdl", "curl"}, {"one-leg"}]


def test_what_has_left_makes_room_and_its_stand_in_moves_up() -> None:
    letter = (*A, held("bridge", HIP, 2, stand_in=True))

    plan = kept_plan(Plan((letter, B)), (pick("bridge", HIP), pick("curl", KNEE)), {"rdl"}, TODAY)

    assert plan.letter == (A[1], held("bridge", HIP, 2))


def test_what_should_leave_but_has_no_equal_begins_again() -> None:
    plan = kept_plan(Plan((A, B)), PICKS, {"rdl"}, TODAY)

    assert set(plan.letter) == {A[1], Planned("rdl", HIP, TODAY)}


def test_a_swap_comes_back_too() -> None:
    plan = swapped_plan(Plan((A, B)), "rdl", "swing", TODAY)

    assert plan.letter == (Planned("swing", HIP, TODAY), A[1])


@pytest.mark.parametrize(("level", "after"), [(Level.BEGINNER, 8), (Level.INTERMEDIATE, 6), (Level.ADVANCED, 5)])
def test_an_easier_week_comes_after_weeks_of_training(level: Level, after: int) -> None:
    days = [TODAY - timedelta(days=back) for back in range(after * 7, 0, -3)]

    assert easier_week(days, Plan(), level, TODAY)
    assert not easier_week(days[1:], Plan(), level, TODAY)


def test_the_easier_week_lasts_seven_days_and_the_count_begins_again() -> None:
    days = [TODAY - timedelta(days=back) for back in range(70, 0, -3)]

    assert easier_week(days, Plan(eased=TODAY - timedelta(days=6)), Level.ADVANCED, TODAY)
    assert not easier_week(days, Plan(eased=TODAY - timedelta(days=7)), Level.ADVANCED, TODAY)
    assert easier_week(days, Plan(eased=weeks(6)), Level.ADVANCED, TODAY)


def test_a_gap_begins_the_count_again() -> None:
    days = [*(TODAY - timedelta(days=back) for back in range(70, 28, -3)), TODAY - timedelta(days=3)]

    assert not easier_week(days, Plan(), Level.ADVANCED, TODAY)
    assert not easier_week([], Plan(), Level.ADVANCED, TODAY)


def test_a_plan_comes_back_from_json_as_it_was() -> None:
    full = Plan((A, B), 1, TODAY, weeks(3), frozenset({"loop"}), (8_000, 12_000), floor=False)

    for plan in (full, Plan()):
        assert Plan.from_json(json.loads(json.dumps(plan.to_json()))) == plan
