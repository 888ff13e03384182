"""Reminders as a calendar file (iCalendar, RFC 5545) that calendar programs open."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

from bot.language import Words
from bot.reminders import Reminder, ReminderState
from bot.schedules.calendar import instant_of, next_after, next_wall
from bot.schedules.rules import parse_rule

LINE_BYTES = 75
"""Longest line in UTF-8 without its end (RFC 5545, section 3.1)."""

LENGTH = timedelta(minutes=15)
"""How long an entry is drawn in a calendar."""

ZONE_YEARS = 10
"""How many years of clock changes a zone is described for; programs that know its name need none of it."""

PRODUCT = "-//Legday//Legday//EN"
_DAY = timedelta(days=1)
_WEEK = timedelta(weeks=1)
_SECOND = timedelta(seconds=1)
_UNSHOWN = re.compile(r"[\x00-\x08\x0b-\x1f\x7f]")


def to_calendar(reminders: Sequence[Reminder], words: Words, now: datetime) -> bytes:
    """Return *reminders* as one calendar: each keeps its wall time, zone and rule.

    A paused one is marked as tentative and rings no alarm; what was skipped is an exception.

    Args:
        reminders: Active or paused; one without any occurrence left is left out.
        words: For reminders that have no text of their own.
        now: Aware, UTC.
    """
    entries = [entry for entry in (_entry(reminder, words, now) for reminder in reminders) if entry]
    lines = ["BEGIN:VCALENDAR", "VERSION:2.0", f"PRODID:{PRODUCT}", "CALSCALE:GREGORIAN", "METHOD:PUBLISH"]
    for zone, first in sorted(_zones(reminders, now).items()):
        lines += _zone(ZoneInfo(zone), first, now.replace(year=now.year + ZONE_YEARS, month=1, day=1))
    for entry in entries:
        lines += entry
    return "".join(f"{_folded(line)}\r\n" for line in (*lines, "END:VCALENDAR")).encode()


def _entry(reminder: Reminder, words: Words, now: datetime) -> list[str] | None:
    first = _first_wall(reminder)
    if first is None:
        return None
    active = reminder.state is ReminderState.ACTIVE
    summary = _escaped(reminder.what or words("Leg day"))
    lines = [
        "BEGIN:VEVENT",
        f"UID:{reminder.key}@legday",
        f"DTSTAMP:{_utc(now)}",
        f"CREATED:{_utc(reminder.created_at)}",
        f"SEQUENCE:{reminder.revision}",
        _time("DTSTART", first),
        f"DURATION:PT{LENGTH // timedelta(minutes=1)}M",
        f"SUMMARY:{summary}",
        f"STATUS:{'CONFIRMED' if active else 'TENTATIVE'}",
        "TRANSP:TRANSPARENT",
    ]
    if reminder.schedule.rule:
        lines.append(f"RRULE:{reminder.schedule.rule}")
    lines += [_time("EXDATE", wall) for wall in _skipped(reminder, now)]
    if active:
        lines += ["BEGIN:VALARM", "ACTION:DISPLAY", "TRIGGER:PT0S", f"DESCRIPTION:{summary}", "END:VALARM"]
    return [*lines, "END:VEVENT"]


def _first_wall(reminder: Reminder) -> datetime | None:
    """Return the wall time of the first occurrence: for a calendar, what an entry starts with is always one."""
    before = instant_of(reminder.schedule.start) - _SECOND
    return _wall_after(reminder, before)


def _wall_after(reminder: Reminder, after: datetime) -> datetime | None:
    """Return what a calendar counts in: the wall time as said; for a rule of elapsed time the instant, in UTC."""
    schedule = reminder.schedule
    if schedule.rule and parse_rule(schedule.rule).elapsed:
        return next_after(schedule, after)
    return next_wall(schedule, after)


def _skipped(reminder: Reminder, now: datetime) -> Iterator[datetime]:
    """Yield the coming occurrences that will not be brought: those before the next that is due."""
    if reminder.due_at is None or not reminder.schedule.recurring:
        return
    after = now
    while (instant := next_after(reminder.schedule, after)) and instant < reminder.due_at:
        wall = _wall_after(reminder, after)
        assert wall is not None  # noqa: S101 - it is the wall of that instant
        yield wall
        after = instant


def _zones(reminders: Sequence[Reminder], now: datetime) -> dict[str, datetime]:
    """Return the zones to describe, each with the instant of its earliest entry; UTC needs no description."""
    firsts: dict[str, datetime] = {}
    for reminder in reminders:
        wall = _first_wall(reminder)
        if wall is not None and isinstance(wall.tzinfo, ZoneInfo) and wall.tzinfo.key != "UTC":
            firsts[wall.tzinfo.key] = min(instant_of(wall), firsts.get(wall.tzinfo.key, now))
    return firsts


def _zone(zone: ZoneInfo, first: datetime, last: datetime) -> list[str]:
    lines = ["BEGIN:VTIMEZONE", f"TZID:{zone.key}", *_observance(zone, first - _DAY, first - _DAY)]
    for change in _changes(zone, first - _DAY, last):
        lines += _observance(zone, change - _SECOND, change)
    return [*lines, "END:VTIMEZONE"]


def _observance(zone: ZoneInfo, before: datetime, at: datetime) -> list[str]:
    """Describe what the clocks show from *at* on; its start is said on the clock that was right *before*."""
    old, new = before.astimezone(zone), at.astimezone(zone)
    kind = "DAYLIGHT" if new.dst() else "STANDARD"
    return [
        f"BEGIN:{kind}",
        f"DTSTART:{(at + _offset(old)).replace(tzinfo=None):%Y%m%dT%H%M%S}",
        f"TZOFFSETFROM:{_signed(_offset(old))}",
        f"TZOFFSETTO:{_signed(_offset(new))}",
        f"TZNAME:{new.tzname()}",
        f"END:{kind}",
    ]


def _changes(zone: ZoneInfo, first: datetime, last: datetime) -> Iterator[datetime]:
    """Yield the instants at which the clocks of *zone* change, in order; nowhere do they twice within a week."""
    week = first
    while week < last:
        if _offset(week.astimezone(zone)) != _offset((week + _WEEK).astimezone(zone)):
            yield _change_within(zone, week, week + _WEEK)
        week += _WEEK


def _change_within(zone: ZoneInfo, before: datetime, after: datetime) -> datetime:
    """Return the first whole second with the later offset."""
    old = _offset(before.astimezone(zone))
    before = before.replace(microsecond=0)
    while after - before > _SECOND:
        middle = before + (after - before) // _SECOND // 2 * _SECOND
        before, after = (middle, after) if _offset(middle.astimezone(zone)) == old else (before, middle)
    return after.replace(microsecond=0)


def _offset(local: datetime) -> timedelta:
    return local.utcoffset() or timedelta(0)


def _signed(offset: timedelta) -> str:
    seconds = int(abs(offset).total_seconds())
    text = f"{'-' if offset < timedelta(0) else '+'}{seconds // 3600:02}{seconds // 60 % 60:02}"
    return f"{text}{seconds % 60:02}" if seconds % 60 else text


def _time(name: str, wall: datetime) -> str:
    zone = wall.tzinfo
    if isinstance(zone, ZoneInfo) and zone.key != "UTC":
        return f"{name};TZID={zone.key}:{wall:%Y%m%dT%H%M%S}"
    return f"{name}:{_utc(wall)}"


def _utc(instant: datetime) -> str:
    return f"{instant.astimezone(UTC):%Y%m%dT%H%M%SZ}"


def _escaped(text: str) -> str:
    """Return *text* as a value (RFC 5545, section 3.3.11)."""
    shown = _UNSHOWN.sub("", text.replace("\r\n", "\n").replace("\r", "\n").encode("utf-8", "replace").decode())
    return re.sub(r"([\\;,])", r"\\\1", shown).replace("\n", "\\n")


def _folded(line: str) -> str:
    """Break *line* where it has more than `LINE_BYTES`, never within a letter."""
    parts, room, part = [], LINE_BYTES, ""
    for letter in line:
        size = len(letter.encode())
        if size > room:
            parts.append(part)
            part, room = "", LINE_BYTES - 1
        part, room = part + letter, room - size
    return "\r\n ".join((*parts, part))
