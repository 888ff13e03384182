from __future__ import annotations

import contextlib
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from bot.schedules.calendar import next_after, upcoming
from bot.schedules.parse import NeedsZone, NotUnderstood, parse_when
from tests.bot.schedules.saying import MADRID, NOW, left_open, times_of, understood, walls

HALVES = [
    ("tomorrow at 6", "Thu 11 Feb 18:00", "Thu 11 Feb 06:00"),
    ("tomorrow at half past six", "Thu 11 Feb 18:30", "Thu 11 Feb 06:30"),
    ("tomorrow at 7", "Thu 11 Feb 07:00", "Thu 11 Feb 19:00"),
    ("tomorrow 11:15", "Thu 11 Feb 11:15", "Thu 11 Feb 23:15"),
    ("tomorrow at 12", "Thu 11 Feb 12:00", "Thu 11 Feb 00:00"),
    ("every friday 8 o'clock", "Fri 12 Feb 08:00", "Fri 12 Feb 20:00"),
    ("every friday 6.30", "Fri 12 Feb 18:30", "Fri 12 Feb 06:30"),
    ("at 8", "Wed 10 Feb 20:00", "Thu 11 Feb 08:00"),
    ("at 1", "Thu 11 Feb 13:00", "Thu 11 Feb 01:00"),
    ("daily at 7 and 9", "Thu 11 Feb 07:00", "Wed 10 Feb 19:00"),
]


@pytest.mark.parametrize(("text", "taken", "offered"), HALVES)
def test_of_an_open_half_of_the_day_the_likelier_is_taken_and_the_other_offered(
    text: str, taken: str, offered: str
) -> None:
    found = understood(text)

    assert walls(found.schedule, 1) == [taken]
    assert [walls(other, 1) for other in found.also] == [[offered]]


def test_a_half_that_is_over_is_not_offered() -> None:
    found = understood("today at 10")

    assert walls(found.schedule) == ["Wed 10 Feb 22:00"]
    assert found.also == ()


def test_somebody_to_be_woken_is_woken_in_the_morning() -> None:
    assert times_of("wake me up at 6:15 tomorrow") == ["Thu 11 Feb 06:15"]


def test_next_friday_is_the_coming_one_and_that_of_next_week_is_offered() -> None:
    found = understood("next friday at 6pm")

    assert walls(found.schedule) == ["Fri 12 Feb 18:00"]
    assert [walls(other) for other in found.also] == [["Fri 19 Feb 18:00"]]


def test_a_date_of_either_order_is_asked_about() -> None:
    found = left_open("remind me 4/6 at 9am to rest")

    assert [walls(one) for one in found.readings] == [["Fri 4 Jun 09:00"], ["Tue 6 Apr 09:00"]]
    assert found.part == "4/6 at 9am"
    assert found.what == "rest"


@pytest.mark.parametrize(
    "text", ["twice a week at 19:00", "3x a week", "4 times a week at 19:00", "6 days a week 7am"]
)
def test_so_many_times_a_week_is_asked_about_with_spread_out_days(text: str) -> None:
    rules = [reading.rule for reading in left_open(text).readings]

    assert len(set(rules)) == len(rules) >= 2


ZONES = [
    ("tomorrow at 9am Europe/Athens", "Europe/Athens", "Thu 11 Feb 08:00"),
    ("tomorrow at 9am america/new_york", "America/New_York", "Thu 11 Feb 15:00"),
    ("tomorrow at 9am UTC", "UTC", "Thu 11 Feb 10:00"),
    ("tomorrow 09:00Z", "UTC", "Thu 11 Feb 10:00"),
    ("tomorrow at 9am UTC+3", "Etc/GMT-3", "Thu 11 Feb 07:00"),
    ("tomorrow at 9am +05:30", "Asia/Kolkata", "Thu 11 Feb 04:30"),
    ("tomorrow at 9am new york time", "America/New_York", "Thu 11 Feb 15:00"),
    ("tomorrow at 9am in London", "Europe/London", "Thu 11 Feb 10:00"),
    ("tomorrow 9am berlin", "Europe/Berlin", "Thu 11 Feb 09:00"),
    ("tomorrow at 9am pacific time", "America/Los_Angeles", "Thu 11 Feb 18:00"),
]


@pytest.mark.parametrize(("text", "zone", "expected"), ZONES)
def test_a_zone_named_in_the_phrase_is_the_one_meant(text: str, zone: str, expected: str) -> None:
    found = understood(text)

    assert found.zone_named == zone
    assert found.schedule.zone == zone
    assert walls(found.schedule) == [expected]


@pytest.mark.parametrize("text", ["tomorrow at 9am", "every day", "in 2 days", "at 7"])
def test_a_wall_time_needs_a_zone(text: str) -> None:
    with pytest.raises(NeedsZone):
        parse_when(text, now=NOW, zone=None)


@pytest.mark.parametrize("text", ["in 20 minutes", "every 3 hours", "tomorrow at 9am Europe/Madrid"])
def test_elapsed_time_and_a_named_zone_need_none(text: str) -> None:
    assert parse_when(text, now=NOW, zone=None) == understood(text)


def test_elapsed_time_runs_through_a_clock_change() -> None:
    night_of_change = datetime(2027, 3, 28, 1, 30, tzinfo=MADRID)

    found = understood("in 2 hours", now=night_of_change)

    assert next_after(found.schedule, night_of_change) == night_of_change.astimezone(UTC) + timedelta(hours=2)


def test_an_elapsed_instant_in_the_second_pass_of_an_hour_is_not_moved_to_the_first() -> None:
    before = datetime(2026, 10, 25, 0, 40, tzinfo=UTC)

    found = understood("in 40 minutes", now=before)

    assert upcoming(found.schedule, before, 2) == [datetime(2026, 10, 25, 1, 20, tzinfo=UTC)]


HEAVY = [
    "x",
    "1h",
    "1 day ",
    "mon, ",
    "at at ",
    "half past ",
    "every second ",
    '"',
    "europe/",
    "first ",
    "½",
    "20 to ",
]


@pytest.mark.parametrize("piece", HEAVY)
def test_five_thousand_characters_of_anything_are_answered(piece: str) -> None:
    _try((piece * 5000)[:5000])


def _try(text: str) -> None:
    with contextlib.suppress(NotUnderstood):
        parse_when(text, now=NOW, zone=MADRID)


def test_a_schedule_is_found_at_either_end_of_a_long_message() -> None:
    message = "squat and hinge " * 250

    assert times_of(f"remind me tomorrow at 7am to {message}") == ["Thu 11 Feb 07:00"]
    assert times_of(f"{message} tomorrow at 7am") == ["Thu 11 Feb 07:00"]


def test_whatever_is_understood_has_a_time_ahead_on_any_day_of_the_year() -> None:
    for day in range(0, 366, 7):
        now = NOW + timedelta(days=day, hours=day % 24)
        for text in ("daily at 2:30am", "every 31st", "29 feb", "friday", "next week", "at 7", "in 1 month"):
            found = understood(text, now=now)
            first = next_after(found.schedule, now)
            assert first is not None, (text, now)
            assert first > now, (text, now)


def test_a_zone_far_from_utc_has_its_own_today() -> None:
    kiritimati = ZoneInfo("Pacific/Kiritimati")
    now = datetime(2027, 2, 10, 11, 0, tzinfo=UTC)

    found = understood("today at 9am", now=now, zone=kiritimati)

    assert found.schedule.start == datetime(2027, 2, 11, 9, 0, tzinfo=kiritimati)
