"""The moment at which something is said, and which days its dates then are."""

from __future__ import annotations

import calendar
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from functools import singledispatch
from zoneinfo import ZoneInfo

from bot.schedules.calendar import instant_of
from bot.schedules.said import (
    Date,
    DayOfMonth,
    DaysOfMonth,
    EitherDate,
    InDays,
    InWeek,
    MonthEnd,
    MonthStart,
    NthWeekday,
    OnDate,
    Said,
    Span,
    WeekdayPlus,
)

Days = tuple[date, ...]
"""Days to try in order: the first whose time is still ahead is meant."""

_YEARS_TRIED = 9
"""Enough to meet 29 February from anywhere, past a century without one."""


@dataclass(frozen=True, slots=True)
class Moment:
    """When and where something is said.

    Attributes:
        now: Aware, UTC, whole seconds.
    """

    now: datetime
    zone: ZoneInfo

    @property
    def wall(self) -> datetime:
        """The wall time, in the zone."""
        return self.now.astimezone(self.zone)

    @property
    def today(self) -> date:
        """The date on the wall."""
        return self.wall.date()

    def at(self, day: date, clock: time) -> datetime:
        """Return *clock* of *day* on the wall."""
        return datetime.combine(day, clock, tzinfo=self.zone)

    def ahead(self, wall: datetime) -> bool:
        """Return whether the wall time is still to come."""
        return instant_of(wall) > self.now


def add_months(day: date, months: int) -> date:
    """Return the same day of a later month, or that month's last day where it is shorter.

    Raises:
        OverflowError: The year is beyond 9999.
    """
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    if year > date.max.year:
        raise OverflowError("no calendar reaches that far")
    return date(year, month + 1, min(day.day, calendar.monthrange(year, month + 1)[1]))


def add_span(moment: Moment, span: Span) -> datetime:
    """Return the wall time *span* after *moment*: days and months by the calendar, the rest elapsed.

    Raises:
        OverflowError: The year is beyond 9999.
    """
    day = add_months(moment.today, span.months) + timedelta(days=span.days)
    wall = moment.at(day, moment.wall.time())
    if not span.seconds:
        return wall
    return (instant_of(wall) + timedelta(seconds=span.seconds)).astimezone(moment.zone)


def coming_weekday(day: date, weekday: int) -> date:
    """Return the first such weekday that is not before *day*."""
    return day + timedelta(days=(weekday - day.weekday()) % 7)


def days_said(said: Said, today: date) -> tuple[Days, ...]:
    """Return what the date or weekday of *said* can be, likelier first; today or tomorrow where none was said."""
    if said.date:
        return days_of(said.date, today)
    if not said.days:
        return ((today, today + timedelta(days=1)),)
    return weekday_days(said.days[0], said.which, today)


def weekday_days(weekday: int, which: str | None, today: date) -> tuple[Days, ...]:
    """Return what "friday", "this friday", "next friday" and "coming friday" can be, likelier first."""
    tomorrow = today + timedelta(days=1)
    if which == "coming":
        return ((coming_weekday(tomorrow, weekday),),)
    if which == "next":
        first = coming_weekday(tomorrow, weekday)
        next_week = _monday(today) + timedelta(days=7 + weekday)
        return ((first,),) if first == next_week else ((first,), (next_week,))
    first = coming_weekday(today, weekday)
    return ((first, first + timedelta(days=7)),)


def _monday(day: date) -> date:
    return day - timedelta(days=day.weekday())


@singledispatch
def days_of(said: Date, today: date) -> tuple[Days, ...]:
    """Return what a date can be as seen from *today*, likelier first; no days where there is none."""
    raise TypeError(f"{said!r} is no date to be seen from {today}")


@days_of.register
def _(said: InDays, today: date) -> tuple[Days, ...]:
    return ((today + timedelta(days=said.days),),)


@days_of.register
def _(said: OnDate, today: date) -> tuple[Days, ...]:
    years = (said.year,) if said.year else range(today.year, today.year + _YEARS_TRIED)
    days = (_day(year, said.month, said.day) for year in years)
    return (tuple(day for day in days if day and (said.year or day >= today)),)


@days_of.register
def _(said: EitherDate, today: date) -> tuple[Days, ...]:
    return days_of(said.day_first, today) + days_of(said.month_first, today)


@days_of.register
def _(said: DayOfMonth, today: date) -> tuple[Days, ...]:
    ahead = range(12) if said.months is None else (said.months,)
    months = [add_months(today.replace(day=1), number) for number in ahead]
    days = (_month_end(month) if said.day == -1 else _day(month.year, month.month, said.day) for month in months)
    return (tuple(day for day in days if day and day >= today),)


@days_of.register
def _(said: DaysOfMonth, today: date) -> tuple[Days, ...]:
    each = (day for number in said.days for days in days_of(DayOfMonth(number), today) for day in days)
    return (tuple(sorted(each)),)


@days_of.register
def _(said: InWeek, today: date) -> tuple[Days, ...]:
    monday = _monday(today) + timedelta(days=7 * said.weeks)
    if said.weekday is not None:
        return ((monday + timedelta(days=said.weekday),),)
    in_a_week = today + timedelta(days=7 * said.weeks)
    return ((monday,), (in_a_week,)) if monday != in_a_week else ((monday,),)


@days_of.register
def _(said: WeekdayPlus, today: date) -> tuple[Days, ...]:
    day = today if said.weekday is None else coming_weekday(today, said.weekday)
    if said.weeks and said.weekday == today.weekday():
        day += timedelta(days=7)
    return ((day + timedelta(days=7 * said.weeks), day + timedelta(days=7 * said.weeks + 7)),)


@days_of.register
def _(said: NthWeekday, today: date) -> tuple[Days, ...]:
    first = today.replace(day=1)
    if said.months is not None:
        months = [add_months(first, said.months)]
    else:
        months = [add_months(first, number) for number in range(25)]
        months = [month for month in months if said.month in {None, month.month}]
    days = (nth_weekday(month, said.places[0], said.weekdays[0]) for month in months)
    return (tuple(day for day in days if day and day >= today),)


@days_of.register
def _(said: MonthStart, today: date) -> tuple[Days, ...]:
    if said.begun and today.month == said.month:
        return ((today,),)
    return days_of(OnDate(said.month, 1), today)


@days_of.register
def _(said: MonthEnd, today: date) -> tuple[Days, ...]:
    months = [add_months(today.replace(day=1), number) for number in range(13)]
    return (tuple(_month_end(month) for month in months if said.month in {None, month.month}),)


def nth_weekday(month: date, place: int, weekday: int) -> date | None:
    """Return the *place*-th such weekday of the month that begins with *month*, from its end where negative."""
    if place > 0:
        day = coming_weekday(month, weekday) + timedelta(days=7 * (place - 1))
    else:
        last = _month_end(month)
        day = last - timedelta(days=(last.weekday() - weekday) % 7 + 7 * (-place - 1))
    return day if (day.year, day.month) == (month.year, month.month) else None


def _month_end(month: date) -> date:
    return month.replace(day=calendar.monthrange(month.year, month.month)[1])


def _day(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def moment_of(now: datetime, zone: ZoneInfo) -> Moment:
    """Return the moment of the aware *now*, in whole seconds."""
    return Moment(now.astimezone(UTC).replace(microsecond=0), zone)
