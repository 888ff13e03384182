"""One-shots: the day and time that were said, still ahead of now."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from bot.schedules.calendar import instant_of
from bot.schedules.hours import PART_HOURS, Times, awake, time_choices
from bot.schedules.model import Schedule
from bot.schedules.moment import Days, Moment, add_span, days_said
from bot.schedules.refusals import NotUnderstood, Reason
from bot.schedules.said import InDays, Said
from bot.schedules.series import UTC_ZONE, times_in_all

_SMALL_HOURS = 5
"""Before this hour a night belongs to the day before."""


def elapsed_once(said: Said, now: datetime) -> Schedule:
    """Return the instant so much elapsed time after *now*, in UTC: no clock change moves it."""
    assert said.after  # noqa: S101 - the caller's condition
    return Schedule((now + timedelta(seconds=said.after.seconds)).replace(tzinfo=ZoneInfo(UTC_ZONE)))


def after_days(said: Said, moment: Moment, part: str) -> tuple[Schedule, ...]:
    """Return the readings of "in 2 days", at the time that was said or at that of *moment*."""
    assert said.after  # noqa: S101 - the caller's condition
    wall = add_span(moment, said.after)
    if not (said.times or said.part_of_day):
        return (Schedule(wall),)
    if said.after.seconds:
        raise NotUnderstood(part, Reason.CONFLICT)
    return tuple(times_in_all(wall.date(), times, moment) for times in time_choices(said))


def once(said: Said, moment: Moment, part: str) -> tuple[Schedule, ...]:
    """Return the readings of a one-shot, likelier first.

    Raises:
        NotUnderstood: Every reading is over, or a weekday contradicts its date.
    """
    alternatives = days_said(said, moment.today)
    if said.date and said.days:
        alternatives = tuple(_on_weekday(days, said.days[0], part) for days in alternatives)
    found: list[Schedule] = []
    for days in alternatives:
        choices = [schedule for times in _choices(said, moment) if (schedule := _first(said, days, times, moment))]
        found += _soonest_awake(choices) if not said.dated else choices
    if found:
        return tuple(dict.fromkeys(found))
    if not any(alternatives):
        raise NotUnderstood(part, Reason.IMPOSSIBLE_DATE)
    raise NotUnderstood(part, Reason.PAST, tomorrow_instead(said, moment))


def tomorrow_instead(said: Said, moment: Moment) -> Schedule:
    """Return the same time tomorrow: what is offered for a moment that is over."""
    return times_in_all(moment.today + timedelta(days=1), time_choices(said)[0], moment)


def _on_weekday(days: Days, weekday: int, part: str) -> Days:
    fitting = tuple(day for day in days[:1] if day.weekday() == weekday)
    if days and not fitting:
        raise NotUnderstood(part, Reason.CONFLICT)
    return fitting


def _choices(said: Said, moment: Moment) -> Iterator[Times]:
    if said.part_of_day and not said.times and said.date == InDays(0):
        hours = PART_HOURS[said.part_of_day]
        ahead = (hour for hour in hours if moment.ahead(moment.at(moment.today, time(hour))))
        yield (time(next(ahead, hours[0])),)
    else:
        yield from time_choices(said)


def _first(said: Said, days: Days, times: Times, moment: Moment) -> Schedule | None:
    for day in days:
        meant = _night_after(said, day, times)
        if any(moment.ahead(moment.at(meant, at)) for at in times):
            return times_in_all(meant, times, moment, into_next=not said.dated)
    return None


def _night_after(said: Said, day: date, times: Times) -> date:
    """Return the date on which the small hours of a night fall: "tonight at 1" is tomorrow's."""
    of_today = said.date == InDays(0) and times[-1].hour < _SMALL_HOURS
    at_night = said.part_of_day == "night" or all(one.midnight for one in said.times)
    return day + timedelta(days=1) if of_today and said.times and at_night else day


def _soonest_awake(choices: list[Schedule]) -> list[Schedule]:
    """Return the readings of a bare clock time: those in waking hours first, then the sooner."""
    return sorted(choices, key=lambda one: (not awake(one.start.time()), instant_of(one.start)))
