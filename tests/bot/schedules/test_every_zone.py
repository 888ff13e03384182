"""A sample of all zones and clock changes since 2000, each kind of rule followed for a year on both sides.

The whole of it: ``python -m tests.torture zones``.
"""

from __future__ import annotations

import random
from datetime import datetime, timedelta
from zoneinfo import available_timezones

import pytest

from tests.torture.zones import KINDS, UNREAL, Kind, Offsets, mistakes, offsets_of

YEAR = timedelta(days=366)
SAMPLE = 30
ODD = ("Pacific/Apia", "Australia/Lord_Howe", "Africa/Casablanca", "Antarctica/Troll")


def sample(seed: int) -> list[str]:
    """Return the odd zones and some at random whose clocks have changed since 2000."""
    chance = random.Random(seed)
    names = sorted(available_timezones() - UNREAL)
    chance.shuffle(names)
    changing = (name for name in names if offsets_of(name).since)
    return [*ODD, *(next(changing) for _ in range(SAMPLE))]


@pytest.mark.parametrize("kind", KINDS, ids=[kind.name for kind in KINDS])
def test_in_every_zone_of_a_sample_the_wall_time_stays_and_gap_and_overlap_come_once(kind: Kind) -> None:
    chance = random.Random(20)

    for name in sample(seed=20):
        offsets = offsets_of(name)
        for change in chance.sample(offsets.since, min(3, len(offsets.since))):
            assert mistakes(offsets, kind, change, change.at - YEAR, change.at + YEAR) == []


def test_the_table_knows_what_a_wall_means_in_a_gap_in_an_overlap_and_over_a_day_left_out() -> None:
    berlin, apia = offsets_of("Europe/Berlin"), offsets_of("Pacific/Apia")

    assert _shown(berlin, 2026, 3, 29, 2, 30) == "2026-03-29 01:30"
    assert _shown(berlin, 2026, 10, 25, 2, 30) == "2026-10-25 00:30"
    assert _shown(berlin, 2026, 10, 25, 3, 0) == "2026-10-25 02:00"
    assert _shown(berlin, 2026, 7, 1, 12, 0) == "2026-07-01 10:00"
    assert _shown(apia, 2011, 12, 30, 9, 0) == "2011-12-30 19:00"


def test_the_sample_has_times_that_are_skipped_and_times_that_are_passed_twice() -> None:
    changes = [change for name in sample(seed=20) for change in offsets_of(name).since]

    assert {change.after > change.before for change in changes} == {True, False}
    assert len({abs(change.after - change.before) for change in changes}) > 2


def _shown(offsets: Offsets, *wall: int) -> str:
    return f"{offsets.instant(datetime(*wall)):%Y-%m-%d %H:%M}"  # type: ignore[arg-type]  # noqa: DTZ001 - a wall
