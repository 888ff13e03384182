"""Calendar files, read back with a library that shares nothing with what writes them."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from dateutil.rrule import rrulestr
from icalendar import Calendar, Component

from bot.ics import LINE_BYTES, to_calendar
from bot.language import words_for
from bot.messages import Place, Platform
from bot.reminders import Reminder, ReminderKind, ReminderState
from bot.schedules.calendar import instant_of, next_after, upcoming
from bot.schedules.model import Schedule

NOW = datetime(2026, 3, 27, 11, 0, tzinfo=UTC)
"""Two days before the clocks change in Berlin, and a week after they did in New York."""

SCHEDULES = [
    ("Europe/Berlin", "2026-03-23T07:00", "FREQ=WEEKLY;BYDAY=MO,TH"),
    ("Europe/Berlin", "2026-03-27T02:30", "FREQ=DAILY"),
    ("America/New_York", "2026-03-25T18:00", "FREQ=WEEKLY;INTERVAL=2;BYDAY=MO,FR"),
    ("America/New_York", "2026-10-30T01:30", "FREQ=DAILY;COUNT=9"),
    ("Europe/Berlin", "2026-01-31T09:00", "FREQ=MONTHLY;BYMONTHDAY=28,29,30,31;BYSETPOS=-1"),
    ("Europe/Berlin", "2026-03-27T09:00", "FREQ=DAILY;BYHOUR=9,15,21;BYMINUTE=0;BYSECOND=0"),
    ("Europe/Berlin", "2026-03-28T20:00", "FREQ=HOURLY;INTERVAL=5"),
    ("Australia/Lord_Howe", "2026-03-28T07:15", "FREQ=DAILY;UNTIL=20260501T000000Z"),
    ("Asia/Kathmandu", "2026-03-28T07:15", "FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=28"),
    ("UTC", "2026-03-28T07:15", "FREQ=DAILY;INTERVAL=3"),
    ("Africa/Casablanca", "2026-04-02T08:00", None),
]


def reminder(schedule: Schedule, what: str | None = "Stretch", **more: Any) -> Reminder:
    due = next_after(schedule, NOW)
    values: dict[str, Any] = {
        "key": "0123abcd",
        "person": 1,
        "place": Place(Platform.TELEGRAM, "1001"),
        "kind": ReminderKind.TEXT,
        "due_at": due,
        "state": ReminderState.ACTIVE,
        "revision": 2,
        "created_at": NOW,
    }
    return Reminder(schedule=schedule, what=what, **(values | more))


def scheduled(zone: str, start: str, rule: str | None) -> Schedule:
    return Schedule(datetime.fromisoformat(start).replace(tzinfo=ZoneInfo(zone)), rule)


MONDAYS = scheduled("Europe/Berlin", "2026-03-23T07:00", "FREQ=WEEKLY;BYDAY=MO")


def read(*reminders: Reminder) -> Any:
    return Calendar.from_ical(to_calendar(reminders, words_for("en"), NOW))


def event_of(written: Reminder) -> Any:
    (event,) = read(written).walk("VEVENT")
    assert isinstance(event, Component)
    return event


def occurrences(event: Any, count: int) -> list[datetime]:
    """Return what a calendar shows after `NOW`: the rule run on the wall that the event starts at."""
    start = event["DTSTART"].dt
    zone, wall = start.tzinfo, start.replace(tzinfo=None)
    if "RRULE" not in event:
        return [instant_of(wall.replace(tzinfo=zone))]
    rule = event["RRULE"].to_ical().decode()
    walls = rrulestr(f"RRULE:{rule}", dtstart=start if "UNTIL" in rule else wall)
    instants = (instant_of(found.replace(tzinfo=zone)) for found in walls)
    return [instant for instant, _ in zip((i for i in instants if i > NOW), range(count), strict=False)]


@pytest.mark.parametrize(("zone", "start", "rule"), SCHEDULES)
def test_a_calendar_shows_the_same_next_occurrences(zone: str, start: str, rule: str | None) -> None:
    schedule = scheduled(zone, start, rule)

    event = event_of(reminder(schedule))

    assert occurrences(event, 12) == upcoming(schedule, NOW, 12)


@pytest.mark.parametrize("zone", ["Europe/Berlin", "America/New_York", "Australia/Lord_Howe", "Africa/Casablanca"])
def test_a_program_that_does_not_know_the_zone_reads_its_clock_changes(zone: str) -> None:
    calendar = read(reminder(scheduled(zone, "2026-03-23T07:00", "FREQ=DAILY")))

    (described,) = calendar.walk("VTIMEZONE")
    clock = described.to_tz(lookup_tzid=False)

    known = ZoneInfo(zone)
    shown = [(NOW + timedelta(hours=17 * step)).astimezone(known) for step in range(4000)]
    walls = [local.replace(tzinfo=None) for local in shown if not local.fold]
    wrong = [wall for wall in walls if clock.utcoffset(wall) != known.utcoffset(wall)]
    assert not wrong[:5]


def test_the_start_is_an_occurrence_even_where_the_rule_was_counted_from_another_day() -> None:
    schedule = scheduled("Europe/Berlin", "2026-03-25T18:00", "FREQ=WEEKLY;INTERVAL=2;BYDAY=MO")

    assert event_of(reminder(schedule))["DTSTART"].dt.date().isoformat() == "2026-04-06"


def test_a_skipped_occurrence_is_an_exception() -> None:
    first, second, third = upcoming(MONDAYS, NOW, 3)

    event = event_of(reminder(MONDAYS, due_at=third))

    dates = event["EXDATE"]
    assert [entry.dts[0].dt.astimezone(UTC) for entry in dates] == [first, second]


def test_a_paused_one_rings_no_alarm() -> None:
    active, paused = (
        event_of(reminder(MONDAYS)),
        event_of(reminder(MONDAYS, due_at=None, state=ReminderState.PAUSED)),
    )

    assert (active["STATUS"], len(active.walk("VALARM"))) == ("CONFIRMED", 1)
    assert (paused["STATUS"], len(paused.walk("VALARM"))) == ("TENTATIVE", 0)


@pytest.mark.parametrize(
    "text",
    ["tea; milk, sugar \\ spoon", "two\nlines", "BEGIN:VEVENT\r\nSUMMARY:other", "🦵" * 60, "é" * 400, " x"],
)
def test_any_text_comes_back_as_it_was(text: str) -> None:
    event = event_of(reminder(MONDAYS, text))

    assert event["SUMMARY"] == text.replace("\r\n", "\n")


def test_what_means_something_in_a_calendar_is_escaped() -> None:
    written = to_calendar([reminder(MONDAYS, "tea; milk, sugar \\ spoon\nstir")], words_for("en"), NOW)

    assert b"\r\nSUMMARY:tea\\; milk\\, sugar \\\\ spoon\\nstir\r\n" in written


def test_leg_day_has_a_name_in_the_persons_language() -> None:
    assert event_of(reminder(MONDAYS, None))["SUMMARY"] == "Leg day"


def test_no_line_is_longer_than_a_calendar_takes() -> None:
    written = to_calendar([reminder(MONDAYS, "🦵é" * 100)], words_for("en"), NOW)

    assert written.endswith(b"END:VCALENDAR\r\n")
    assert all(len(line) <= LINE_BYTES for line in written.split(b"\r\n"))


def test_what_is_over_is_left_out() -> None:
    over = scheduled("Europe/Berlin", "2026-03-23T07:00", "FREQ=DAILY;UNTIL=20260301T000000Z")

    assert not read(reminder(over), reminder(MONDAYS)).walk("VEVENT")[1:]
