"""Weeks in a row: calendar weeks from Monday, in the person's own zone."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta, tzinfo

from bot.training import Entry

WEEK = timedelta(days=7)
USUAL_TARGET = 2
"""Sessions a week where nobody said how many (the ACSM position stand 2026 asks for two)."""


@dataclass(frozen=True, slots=True)
class Pause:
    """Days on which nothing was planned; both inclusive."""

    first: date
    last: date


def monday_of(day: date) -> date:
    """Return the Monday of the week that *day* is in."""
    return day - timedelta(days=day.weekday())


def days_trained(entries: Iterable[Entry], zone: tzinfo) -> frozenset[date]:
    """Return the days on which something was done, on the calendar of *zone*: a day is one session."""
    return frozenset(entry.at.astimezone(zone).date() for entry in entries)


def sessions_in_week(days: Iterable[date], today: date) -> int:
    """Return how many of *days* are in the calendar week of *today*."""
    return sum(monday_of(day) == monday_of(today) for day in set(days))


def streak(days: Collection[date], today: date, pauses: Collection[Pause] = ()) -> int:
    """Return for how many weeks in a row there was training.

    One session makes a week count, so that rest days never break it. The week that is not over yet breaks
    nothing, nor does a week in which a pause lies: these only do not count where nothing was done in them.
    """
    trained = {monday_of(day) for day in days if day <= today}
    this_week = monday_of(today)
    weeks = int(this_week in trained)
    week = this_week - WEEK
    while week in trained or _paused(week, pauses):
        weeks += week in trained
        week -= WEEK
    return weeks


def pause_of(paused_until: datetime | None, days: Collection[date], zone: tzinfo) -> tuple[Pause, ...]:
    """Return the pause that ends before *paused_until*: it began at the latest after the last day before its end.

    Where a pause began is not kept; nobody is the worse for a longer one.
    """
    if paused_until is None:
        return ()
    last = (paused_until - timedelta(seconds=1)).astimezone(zone).date()
    before = [day for day in days if day <= last]
    return (Pause(max(before), last),) if before else ()


def _paused(week: date, pauses: Collection[Pause]) -> bool:
    return any(pause.first < week + WEEK and week <= pause.last for pause in pauses)
