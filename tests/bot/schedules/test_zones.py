from __future__ import annotations

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo, available_timezones

import pytest

from bot.schedules.zones import AREAS, find_zone, nearest_zones


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Europe/Berlin", "Europe/Berlin"),
        ("europe/BERLIN", "Europe/Berlin"),
        ("america/new york", "America/New_York"),
        ("  Berlin ", "Europe/Berlin"),
        ("new york", "America/New_York"),
        ("Buenos Aires", "America/Buenos_Aires"),
        ("istanbul", "Europe/Istanbul"),
        ("San Francisco", "America/Los_Angeles"),
        ("Munich", "Europe/Berlin"),
        ("Paris time", "Europe/Paris"),
        ("pacific time", "America/Los_Angeles"),
        ("utc", "UTC"),
        ("Z", "UTC"),
        ("UTC+2", "Etc/GMT-2"),
        ("gmt -3", "Etc/GMT+3"),
        ("+02:00", "Etc/GMT-2"),
        ("-0500", "Etc/GMT+5"),
        ("+0", "UTC"),
        ("+05:30", "Asia/Kolkata"),
        ("+05:45", "Asia/Kathmandu"),
    ],
)
def test_a_zone_is_found_by_name_city_or_offset(text: str, name: str) -> None:
    assert find_zone(text) == ZoneInfo(name)


@pytest.mark.parametrize(
    "text", ["", "nowhere", "Europe/Atlantis", "+15", "-13:00", "+02:61", "+01:10", "localtime", "Factory", "2"]
)
def test_what_is_no_zone_is_none(text: str) -> None:
    assert find_zone(text) is None


def test_every_place_of_the_zone_database_is_found_by_its_full_name() -> None:
    for name in sorted(available_timezones()):
        if name.split("/")[0] in AREAS:
            assert find_zone(name.lower()) == ZoneInfo(name)


@pytest.mark.parametrize("hours", range(-12, 15))
def test_an_offset_of_whole_hours_is_that_far_from_utc(hours: int) -> None:
    zone = find_zone(f"UTC{hours:+d}")

    assert zone is not None
    assert datetime(2026, 7, 1, tzinfo=UTC).astimezone(zone).utcoffset() == timedelta(hours=hours)


@pytest.mark.parametrize(
    ("text", "nearest"),
    [("Belrin", "Europe/Berlin"), ("Europe/Viena", "Europe/Vienna"), ("new yrok", "America/New_York")],
)
def test_a_misspelt_city_has_its_neighbours(text: str, nearest: str) -> None:
    found = nearest_zones(text)

    assert found[0] == nearest
    assert len(found) <= 3


def test_what_is_like_no_city_has_no_neighbours() -> None:
    assert nearest_zones("qqqqqq") == ()
