"""Quiet hours: when nothing comes that the person did not set for just then."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from bot.language import Words
from bot.people import Person

Quiet = tuple[int, int]
"""From when to when, in minutes of the day; they may go over midnight, and are never equal."""

_ANY_DAY = date(2000, 1, 1)
_HOURS = re.compile(
    r"(?:from )?(\d{1,2})(?:[:.](\d\d))? ?(am|pm)?\s*(?:-|–|to|until|till)\s*(\d{1,2})(?:[:.](\d\d))? ?(am|pm)?"
)


def parse_quiet(text: str) -> Quiet | None:
    """Return the quiet hours in *text* ("22-7", "10 pm to 6:30"); None where there are none."""
    found = _HOURS.fullmatch(text.strip().lower())
    if found is None:
        return None
    start, end = _minutes(*found.groups()[:3]), _minutes(*found.groups()[3:])
    return (start, end) if start is not None and end is not None and start != end else None


def quiet_words(quiet: Quiet, words: Words) -> str:
    """Return "22:00 to 07:00"."""
    start, end = (words.time(datetime.combine(_ANY_DAY, _clock(minutes), UTC)) for minutes in quiet)
    return words("{start} to {end}", start=start, end=end)


def quiet_until(person: Person, now: datetime) -> datetime | None:
    """Return when the quiet hours that *now* is in end: aware, UTC; None outside of them, or with none, or no zone."""
    if person.facts.quiet is None or person.zone is None:
        return None
    start, end = person.facts.quiet
    local = now.astimezone(ZoneInfo(person.zone))
    minute = local.hour * 60 + local.minute
    inside = start <= minute < end if start < end else minute >= start or minute < end
    if not inside:
        return None
    day = local.date() + timedelta(days=1 if minute >= end else 0)
    return datetime.combine(day, _clock(end), local.tzinfo).astimezone(UTC)


def _minutes(hour: str, minute: str | None, half: str | None) -> int | None:
    hours = int(hour) % 12 + (12 if half == "pm" else 0) if half else int(hour)
    total = hours % 24 * 60 + int(minute or 0)
    valid = hours <= 24 and int(minute or 0) < 60 and not (half and not 1 <= int(hour) <= 12)
    return total if valid else None


def _clock(minutes: int) -> time:
    return time(minutes // 60, minutes % 60)
