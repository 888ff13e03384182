from __future__ import annotations

import random
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from dateutil.rrule import rrulestr

from bot.schedules import calendar
from bot.schedules.calendar import instant_of, next_after, next_second, next_wall, upcoming
from bot.schedules.model import Schedule

BERLIN = ZoneInfo("Europe/Berlin")
MINUTE = timedelta(minutes=1)

CHANGING = [
    ("Europe/Berlin", 2026),
    ("Europe/London", 2027),
    ("America/New_York", 2026),
    ("America/Havana", 2026),
    ("America/St_Johns", 2010),
    ("America/Sao_Paulo", 2018),
    ("Australia/Lord_Howe", 2026),
    ("Africa/Cairo", 2026),
    ("Africa/Casablanca", 2026),
    ("Asia/Beirut", 2026),
    ("Asia/Tehran", 2021),
    ("Pacific/Apia", 2011),
    ("Pacific/Chatham", 2026),
]
"""Zones and a year in which their clocks change, each in its own way."""

TIMES = [(0, 0), (0, 20), (0, 59), (1, 30), (2, 0), (2, 15), (2, 45), (3, 0), (3, 30), (12, 0), (23, 0), (23, 45)]


def changes(zone: ZoneInfo, year: int) -> Iterator[datetime]:
    """Return instants within an hour after each clock change of the year."""
    hour = datetime(year, 1, 1, tzinfo=UTC)
    while hour.year == year:
        following = hour + timedelta(hours=1)
        if hour.astimezone(zone).utcoffset() != following.astimezone(zone).utcoffset():
            yield following
        hour = following


def scanned(zone: ZoneInfo, around: datetime) -> list[tuple[datetime, datetime]]:
    """Return each minute of the days around an instant, with what the clock on the wall then shows."""
    begin = around.replace(hour=0, minute=0) - timedelta(days=3)
    minutes = (begin + number * MINUTE for number in range(6 * 24 * 60))
    return [(minute, minute.astimezone(zone).replace(tzinfo=None)) for minute in minutes]


def expected_instant(scan: list[tuple[datetime, datetime]], wanted: datetime) -> datetime:
    """Return the first minute at which the wall shows *wanted*, or that many minutes after a gap as it lies in it."""
    latest: datetime | None = None
    for minute, wall in scan:
        if wall == wanted:
            return minute
        if wall > wanted:
            assert latest is not None
            return minute + (wanted - latest - MINUTE)
        latest = wall
    raise AssertionError(wanted)


@pytest.mark.parametrize(("name", "year"), CHANGING)
def test_daily_rules_keep_their_wall_time_across_every_clock_change(name: str, year: int) -> None:
    zone = ZoneInfo(name)
    found = list(changes(zone, year))
    assert found
    for change in found:
        scan = scanned(zone, change)
        middle = change.astimezone(zone).date()
        days = [middle + timedelta(days=number) for number in (-1, 0, 1)]
        for hour, minute in TIMES:
            walls = [datetime(day.year, day.month, day.day, hour, minute) for day in days]  # noqa: DTZ001 - walls
            expected = sorted({expected_instant(scan, wall) for wall in walls})
            schedule = Schedule(datetime(year - 1, 1, 1, hour, minute, tzinfo=zone), "FREQ=DAILY")

            assert upcoming(schedule, expected[0] - MINUTE, len(expected)) == expected, (change, hour, minute)


@pytest.mark.parametrize(("name", "year"), CHANGING)
def test_a_rule_of_many_times_a_day_fires_each_once_and_in_order(name: str, year: int) -> None:
    zone = ZoneInfo(name)
    rule = "FREQ=DAILY;BYHOUR=0,1,2,3,23;BYMINUTE=0,15,30,45"
    for change in changes(zone, year):
        scan = scanned(zone, change)
        day = change.astimezone(zone).date()
        walls = [
            datetime(on.year, on.month, on.day, hour, minute)  # noqa: DTZ001 - walls
            for on in (day - timedelta(days=1), day)
            for hour in (0, 1, 2, 3, 23)
            for minute in (0, 15, 30, 45)
        ]
        expected = sorted({expected_instant(scan, wall) for wall in walls})
        schedule = Schedule(datetime(year - 1, 1, 1, tzinfo=zone), rule)

        assert upcoming(schedule, expected[0] - MINUTE, len(expected)) == expected, change


def test_a_time_in_the_gap_moves_by_the_gap_on_that_day_only() -> None:
    schedule = Schedule(datetime(2027, 3, 1, 2, 30, tzinfo=BERLIN), "FREQ=DAILY")

    after = datetime(2027, 3, 27, 12, tzinfo=UTC)

    assert [f"{one.astimezone(BERLIN):%d %H:%M}" for one in upcoming(schedule, after, 2)] == ["28 03:30", "29 02:30"]


def test_two_walls_that_meet_in_one_instant_fire_once() -> None:
    schedule = Schedule(datetime(2027, 3, 1, tzinfo=BERLIN), "FREQ=DAILY;BYHOUR=2,3;BYMINUTE=30")

    after = datetime(2027, 3, 27, 12, tzinfo=UTC)

    shown = [f"{one.astimezone(BERLIN):%d %H:%M}" for one in upcoming(schedule, after, 3)]
    assert shown == ["28 03:30", "29 02:30", "29 03:30"]


def test_a_missing_day_is_made_up_once() -> None:
    apia = ZoneInfo("Pacific/Apia")
    schedule = Schedule(datetime(2011, 12, 1, 9, tzinfo=apia), "FREQ=DAILY")

    after = datetime(2011, 12, 29, 23, tzinfo=UTC)

    assert [f"{one.astimezone(apia):%d %H:%M}" for one in upcoming(schedule, after, 2)] == ["31 09:00", "01 09:00"]


@pytest.mark.parametrize("second", [0, 1, 59])
def test_the_next_time_is_strictly_after(second: int) -> None:
    schedule = Schedule(datetime(2026, 5, 1, 18, tzinfo=BERLIN), "FREQ=DAILY")
    due = datetime(2026, 5, 4, 16, tzinfo=UTC)

    assert next_after(schedule, due - timedelta(microseconds=1)) == due
    assert next_after(schedule, due + timedelta(seconds=second)) == due + timedelta(days=1)


def test_a_one_shot_comes_once() -> None:
    schedule = Schedule(datetime(2026, 5, 1, 18, tzinfo=BERLIN))
    due = datetime(2026, 5, 1, 16, tzinfo=UTC)

    assert upcoming(schedule, due - MINUTE, 3) == [due]
    assert next_after(schedule, due) is None


def test_a_one_shot_in_a_gap_moves_forward() -> None:
    assert instant_of(datetime(2027, 3, 28, 2, 30, tzinfo=BERLIN)) == datetime(2027, 3, 28, 1, 30, tzinfo=UTC)


def test_the_wall_time_of_an_occurrence_is_as_it_was_said() -> None:
    schedule = Schedule(datetime(2027, 3, 1, 2, 30, tzinfo=BERLIN), "FREQ=DAILY")

    assert next_wall(schedule, datetime(2027, 3, 27, 12, tzinfo=UTC)) == datetime(2027, 3, 28, 2, 30, tzinfo=BERLIN)


def test_hours_are_elapsed_time_through_a_clock_change() -> None:
    schedule = Schedule(datetime(2027, 3, 27, 20, tzinfo=ZoneInfo("UTC")), "FREQ=HOURLY;INTERVAL=5;COUNT=4")

    found = upcoming(schedule, datetime(2027, 3, 27, 20, tzinfo=UTC), 5)

    assert found == [datetime(2027, 3, 27, 20, tzinfo=UTC) + timedelta(hours=5 * number) for number in (1, 2, 3)]


def test_a_count_ends_the_series_and_an_until_is_inclusive() -> None:
    start = datetime(2026, 5, 4, 18, tzinfo=BERLIN)
    before = datetime(2026, 5, 1, tzinfo=UTC)

    counted = Schedule(start, "FREQ=WEEKLY;COUNT=3;BYDAY=MO,TH")
    ended = Schedule(start, "FREQ=WEEKLY;UNTIL=20260511T160000Z;BYDAY=MO,TH")

    assert [one.day for one in upcoming(counted, before, 9)] == [4, 7, 11]
    assert [one.day for one in upcoming(ended, before, 9)] == [4, 7, 11]


def test_a_clamped_day_of_the_month_comes_back_to_the_thirty_first() -> None:
    schedule = Schedule(datetime(2027, 1, 31, 9, tzinfo=BERLIN), "FREQ=MONTHLY;BYMONTHDAY=28,29,30,31;BYSETPOS=-1")

    found = upcoming(schedule, datetime(2027, 1, 1, tzinfo=UTC), 4)

    assert [(one.month, one.day) for one in found] == [(1, 31), (2, 28), (3, 31), (4, 30)]


def test_a_rule_that_never_matches_ends_instead_of_searching_for_ever() -> None:
    schedule = Schedule(datetime(2027, 1, 1, 9, tzinfo=BERLIN), "FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30")

    assert next_after(schedule, datetime(2027, 1, 1, tzinfo=UTC)) is None


def weekly_days(start: date, interval: int, days: set[int], until: date) -> list[date]:
    """Return the days of a weekly rule by looking at each day; weeks start on Monday."""
    monday = start - timedelta(days=start.weekday())
    every = (start + timedelta(days=number) for number in range((until - start).days + 1))
    return [day for day in every if day.weekday() in days and (day - monday).days // 7 % interval == 0]


@pytest.mark.parametrize("interval", [1, 2, 3, 5])
@pytest.mark.parametrize("days", [{0}, {1, 3}, {5, 6}, {0, 2, 4, 6}])
def test_weekly_rules_match_a_count_of_days(interval: int, days: set[int]) -> None:
    codes = ",".join(("MO", "TU", "WE", "TH", "FR", "SA", "SU")[day] for day in sorted(days))
    for first in range(1, 8):
        start = datetime(2026, 6, first, 18, tzinfo=BERLIN)
        schedule = Schedule(start, f"FREQ=WEEKLY;INTERVAL={interval};BYDAY={codes}")
        expected = weekly_days(start.date(), interval, days, date(2026, 12, 1))

        found = upcoming(schedule, start.astimezone(UTC) - MINUTE, len(expected))

        assert [one.astimezone(BERLIN).date() for one in found] == expected


def rules_at_random(number: int) -> Iterator[str]:
    chance = random.Random(7)
    for _ in range(number):
        parts = [chance.choice(["FREQ=DAILY", "FREQ=WEEKLY"]), f"INTERVAL={chance.choice([1, 1, 2, 3, 7])}"]
        if chance.random() < 0.4:
            parts.append(f"COUNT={chance.randint(1, 40)}")
        if chance.random() < 0.6:
            parts.append("BYDAY=" + ",".join(chance.sample(["MO", "TU", "WE", "TH", "FR", "SA", "SU"], 3)))
        if chance.random() < 0.5:
            hours = sorted(chance.sample(range(24), 2))
            parts.append(f"BYHOUR={hours[0]},{hours[1]};BYMINUTE=5,40")
            if parts[0] == "FREQ=DAILY" and chance.random() < 0.5:
                parts.append("BYSETPOS=1,4")
        yield ";".join(parts)


def test_own_arithmetic_agrees_with_dateutil() -> None:
    # But for positions in a week: dateutil counts those of the first week from its start's day on.
    utc = ZoneInfo("UTC")
    for rule in rules_at_random(150):
        start = datetime(2025, 3, 5, 13, 25, tzinfo=utc)
        after = datetime(2025, 3, 16, 9, tzinfo=UTC)
        other = rrulestr(rule, dtstart=start.replace(tzinfo=None))

        found = upcoming(Schedule(start, rule), after, 25)

        expected = list(other.xafter(after.replace(tzinfo=None), count=25))
        assert [one.replace(tzinfo=None) for one in found] == expected, rule


def test_positions_in_a_week_count_from_monday_in_the_first_week_too() -> None:
    rule = "FREQ=WEEKLY;INTERVAL=2;BYDAY=MO,FR;BYHOUR=7,18;BYMINUTE=0,30;BYSETPOS=1,4,5,8"
    schedule = Schedule(datetime(2026, 6, 5, 18, 30, tzinfo=BERLIN), rule)

    found = upcoming(schedule, datetime(2026, 6, 4, tzinfo=UTC), 3)

    assert [f"{one.astimezone(BERLIN):%a %d %H:%M}" for one in found] == [
        "Fri 05 18:30",
        "Mon 15 07:00",
        "Mon 15 18:30",
    ]


def test_a_start_long_ago_costs_no_more_than_one_of_yesterday() -> None:
    ancient = Schedule(datetime(1700, 1, 1, 18, tzinfo=BERLIN), "FREQ=DAILY;INTERVAL=2")

    found = upcoming(ancient, datetime(2026, 5, 1, tzinfo=UTC), 2)

    assert found[1] - found[0] == timedelta(days=2)
    assert (found[0].astimezone(BERLIN).date() - date(1700, 1, 1)).days % 2 == 0


def test_a_wall_time_means_its_first_pass_even_where_it_was_taken_in_the_second() -> None:
    second_pass = datetime(2026, 10, 25, 2, 30, tzinfo=BERLIN, fold=1)

    assert instant_of(second_pass) == datetime(2026, 10, 25, 0, 30, tzinfo=UTC)


def test_a_time_after_a_gap_is_not_passed_over_for_one_in_it() -> None:
    half_past_two_and_three = Schedule(
        datetime(2026, 3, 1, 2, 30, tzinfo=BERLIN), "FREQ=DAILY;BYHOUR=2,3;BYMINUTE=0,30;BYSETPOS=2,3"
    )

    found = upcoming(half_past_two_and_three, datetime(2026, 3, 29, 0, 45, tzinfo=UTC), 2)

    assert found == [datetime(2026, 3, 29, 1, 0, tzinfo=UTC), datetime(2026, 3, 29, 1, 30, tzinfo=UTC)]


@pytest.mark.parametrize(("name", "year"), CHANGING)
def test_when_a_series_began_long_ago_is_no_matter_to_what_comes_next(name: str, year: int) -> None:
    chance, zone = random.Random(year), ZoneInfo(name)
    for change in changes(zone, year):
        for rule in filter(calendar._comes_round, rules_at_random(40)):
            begun = datetime(year - chance.randint(0, 9), 1, 1, 2, chance.choice([0, 30]), tzinfo=zone)
            schedule = Schedule(begun + timedelta(days=chance.randint(0, 20)), rule)
            after = change + timedelta(minutes=chance.randint(-3000, 1500))

            found = next_after(schedule, after)

            seconds = int(after.timestamp())
            exact = calendar._next_in_series.__wrapped__(rule, zone, schedule.start_wall, seconds)
            assert (found and found.timestamp()) == (exact and exact[1]), (rule, begun, after)
            stored = next_second(schedule.start_wall, name, rule, seconds)
            assert stored == (exact and exact[1])


@pytest.mark.parametrize("wall", [datetime(2026, 3, 29, 2, 30), datetime(2026, 10, 25, 2, 30), datetime(2026, 5, 1)])  # noqa: DTZ001 - walls
def test_a_stored_one_shot_comes_when_it_would(wall: datetime) -> None:
    schedule = Schedule(wall.replace(tzinfo=BERLIN))
    instant = instant_of(schedule.start)

    for seconds in (-3600, -1, 0, 1, 3600):
        after = instant + timedelta(seconds=seconds)
        found = next_after(schedule, after)
        stored = next_second(schedule.start_wall, "Europe/Berlin", None, int(after.timestamp()))
        assert (found and int(found.timestamp())) == stored == (int(instant.timestamp()) if seconds < 0 else None)


def test_a_part_of_a_second_makes_no_instant_come_again() -> None:
    schedule = Schedule(datetime(2026, 5, 1, 18, tzinfo=BERLIN), "FREQ=DAILY")
    just_after = datetime(2026, 5, 3, 16, 0, 0, 1, tzinfo=UTC)

    assert next_after(schedule, just_after) == datetime(2026, 5, 4, 16, tzinfo=UTC)
    assert next_after(schedule, just_after - timedelta(microseconds=2)) == datetime(2026, 5, 3, 16, tzinfo=UTC)
