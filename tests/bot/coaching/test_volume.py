from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from bot.coaching.volume import HALF, WEEK_BANDS, set_credit, sets_counted, week_sets
from bot.training import Entry
from catalog.load import load_catalog
from catalog.model import Level, Movement

CATALOG = load_catalog()
NOW = datetime(2026, 3, 27, 12, tzinfo=UTC)

CREDITS = {
    "romanian-deadlift": 1.0,
    "dumbbell-rdl": 1.0,
    "single-leg-rdl": 1.0,
    "bodyweight-good-morning": 1.0,
    "back-extension-45": 1.0,
    "seated-leg-curl": 1.0,
    "sliding-leg-curl": 1.0,
    "nordic-hamstring-curl": 1.0,
    "glute-bridge": 0.5,
    "long-lever-bridge": 0.5,
    "conventional-deadlift": 0.5,
    "kettlebell-swing": 0.5,
    "heel-dig-hold": 0.5,
    "self-resisted-leg-curl": 0.5,
    "standing-bodyweight-leg-curl": 0.5,
    "barbell-hip-thrust": 0.5,
    "sumo-deadlift": 0.5,
    "cable-pull-through": 0.5,
    "seated-hamstring-stretch": 0.0,
    "goblet-squat": 0.0,
    "walking-lunge": 0.0,
    "step-up": 0.0,
}


def done(slug: str, sets: int, days_ago: float = 0) -> Entry:
    return Entry(1, slug, NOW - timedelta(days=days_ago), (8,) * sets)


@pytest.mark.parametrize(("slug", "credit"), CREDITS.items())
def test_a_set_counts_by_what_it_asks_of_the_hamstrings(slug: str, credit: float) -> None:
    assert set_credit(CATALOG.exercises[slug]) == credit


def test_every_name_in_the_table_is_an_exercise() -> None:
    assert HALF - CATALOG.exercises.keys() == set()


def test_squats_and_their_like_count_nothing() -> None:
    helper = replace(CATALOG.exercises["romanian-deadlift"], primary=("quads", "glutes"))
    stretch = replace(CATALOG.exercises["romanian-deadlift"], movement=Movement.MOBILITY)

    assert set_credit(helper) == 0
    assert set_credit(stretch) == 0


def test_no_exercise_that_bends_the_knee_under_load_counts_half() -> None:
    machines = [
        one for one in CATALOG.exercises.values() if any("curl_machine" in str(group) for group in one.equipment)
    ]

    assert machines
    assert [one.slug for one in machines if one.slug in HALF] == []


def test_left_and_right_are_one_set() -> None:
    assert sets_counted([replace(done("single-leg-rdl", 3), each_side=True)], CATALOG) == 3


def test_a_week_is_the_last_seven_days() -> None:
    entries = [done("romanian-deadlift", 3), done("glute-bridge", 3, days_ago=6.9), done("romanian-deadlift", 3, 7)]

    assert week_sets(entries, CATALOG, NOW) == 4.5


def test_an_exercise_that_is_known_no_longer_counts_nothing() -> None:
    assert sets_counted([done("gone-since", 3)], CATALOG) == 0


def test_bands_grow_with_the_level() -> None:
    assert [(WEEK_BANDS[level].low, WEEK_BANDS[level].high) for level in Level] == [(4, 8), (8, 12), (10, 16)]
