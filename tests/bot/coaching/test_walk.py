from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta

from bot.coaching.walk import (
    Ended,
    Walk,
    after_set,
    after_skip,
    is_going,
    is_resting,
    resumed,
    walk_of,
    with_aim,
    with_load,
)
from bot.sessions.model import Effort, Pick, Reason, Slot
from bot.training import Entry
from catalog.model import Range

HINGE = Pick("dumbbell-rdl", Slot.HIP_EXTENSION, 2, Range(8, 12), None, False, 90, Effort.TRAINED, Reason.HIP)
CURL = replace(HINGE, slug="sliding-leg-curl", sets=1)
PICKS = (HINGE, CURL)
NOW = datetime(2026, 3, 27, 12, tzinfo=UTC)


def logged(slug: str, sets: int) -> Entry:
    return Entry(1, slug, NOW, (8,) * sets)


def test_sets_follow_each_other_with_rests_between_until_the_end() -> None:
    first = after_set(Walk(), PICKS, NOW)
    second = after_set(first, PICKS, NOW)
    last = after_set(second, PICKS, NOW)

    assert (first.at, first.done, first.rest_until) == (0, 1, NOW + timedelta(seconds=90))
    assert (second.at, second.done, second.rest_until) == (1, 0, NOW + timedelta(seconds=90))
    assert (last.at, last.rest_until) == (2, None)
    assert [is_going(walk, PICKS) for walk in (first, second, last)] == [True, True, False]


def test_what_is_skipped_is_passed_over_without_a_rest() -> None:
    skipped = after_skip(after_set(Walk(), PICKS, NOW))

    assert (skipped.at, skipped.done, skipped.rest_until) == (1, 0, None)
    assert not is_going(after_skip(skipped), PICKS)


def test_a_rest_is_over_at_its_instant_and_not_before() -> None:
    walk = after_set(Walk(), PICKS, NOW)

    assert is_resting(walk, NOW + timedelta(seconds=89))
    assert not is_resting(walk, NOW + timedelta(seconds=90))
    assert not is_resting(Walk(), NOW)


def test_a_walk_that_ended_goes_on_no_longer() -> None:
    assert not is_going(replace(Walk(), ended=Ended.STOPPED), PICKS)


def test_where_one_stands_is_known_from_the_log_alone() -> None:
    assert resumed(PICKS, []) == Walk()
    assert resumed(PICKS, [logged("dumbbell-rdl", 1)]) == Walk(done=1)
    assert resumed(PICKS, [logged("dumbbell-rdl", 2)]) == Walk(at=1)
    assert resumed(PICKS, [logged("dumbbell-rdl", 2), logged("sliding-leg-curl", 1)]) == Walk(at=2)


def test_a_walk_comes_back_from_what_is_kept_of_it() -> None:
    walk = with_load(with_aim(Walk(1, 0, NOW, Ended.HURT), "dumbbell-rdl", 9), "dumbbell-rdl", 12_000)

    assert walk_of({"walk": walk.to_json()}, PICKS, []) == walk
    assert walk_of({}, PICKS, [logged("dumbbell-rdl", 1)]) == Walk(done=1)
