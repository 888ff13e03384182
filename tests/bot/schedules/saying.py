"""Phrases said at one known moment, and what they came to."""

from __future__ import annotations

from datetime import datetime
from zoneinfo import ZoneInfo

from bot.schedules.calendar import upcoming
from bot.schedules.model import Schedule
from bot.schedules.parse import Ambiguous, NotUnderstood, Reason, Understood, parse_when

MADRID = ZoneInfo("Europe/Madrid")
NOW = datetime(2027, 2, 10, 13, 20, tzinfo=MADRID)
"""A Wednesday."""


def understood(text: str, *, now: datetime = NOW, zone: ZoneInfo = MADRID) -> Understood:
    found = parse_when(text, now=now, zone=zone)
    assert isinstance(found, Understood), found
    return found


def left_open(text: str) -> Ambiguous:
    found = parse_when(text, now=NOW, zone=MADRID)
    assert isinstance(found, Ambiguous), found
    return found


def refused(text: str) -> NotUnderstood:
    try:
        found = parse_when(text, now=NOW, zone=MADRID)
    except NotUnderstood as refusal:
        return refusal
    raise AssertionError(found)


def walls(schedule: Schedule, count: int = 3, *, now: datetime = NOW) -> list[str]:
    """Return the next times as "Wed 10 Feb 18:00", with the year where it is another than now's."""
    moments = [instant.astimezone(now.tzinfo) for instant in upcoming(schedule, now, count)]
    return [f"{one:%a} {one.day} {one:%b %H:%M}" + (f" {one.year}" if one.year != now.year else "") for one in moments]


def times_of(text: str) -> list[str]:
    return walls(understood(text).schedule)


def reason_of(text: str) -> Reason:
    return refused(text).reason
