"""Words to schedules: what a phrase means, what it leaves open, or why it is refused."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime
from zoneinfo import ZoneInfo

from bot.schedules.calendar import next_after
from bot.schedules.grammar import Stretch, schedule_in, words_of
from bot.schedules.hours import agrees, time_choices
from bot.schedules.lexer import Text, read, unquoted
from bot.schedules.message import message_of
from bot.schedules.model import Schedule
from bot.schedules.moment import Moment, add_months, moment_of
from bot.schedules.once import after_days, elapsed_once, once, tomorrow_instead
from bot.schedules.refusals import NeedsZone, NotUnderstood, Reason
from bot.schedules.said import DaysOfMonth, EitherDate, InDays, NthWeekday, Repeat, Said
from bot.schedules.series import MONTHLY_SPREADS, SPREADS, elapsed_series, series
from bot.schedules.uneven import uneven_series

__all__ = ["Ambiguous", "NeedsZone", "NotUnderstood", "Reason", "Understood", "parse_when"]

LONGEST = 5000
"""Characters of a phrase that is read."""

FURTHEST_MONTHS = 120
"""How far ahead the first time of a schedule may lie."""


@dataclass(frozen=True, slots=True)
class Understood:
    """A phrase with a meaning.

    Attributes:
        what: The message in it, as typed; None where there is none.
        also: Other readings, to be offered; the likelier first.
        zone_named: The IANA name of a zone that the phrase named.
    """

    schedule: Schedule
    what: str | None = None
    also: tuple[Schedule, ...] = ()
    zone_named: str | None = None


@dataclass(frozen=True, slots=True)
class Ambiguous:
    """A phrase of which no reading is likelier than another.

    Attributes:
        readings: At least two.
        part: The words that leave it open.
    """

    readings: tuple[Schedule, ...]
    part: str
    what: str | None = None
    zone_named: str | None = None


def parse_when(text: str, *, now: datetime, zone: ZoneInfo | None) -> Understood | Ambiguous:
    """Return what *text* means when it is said at *now* in *zone*.

    A bare clock time is the next one in waking hours. Of a time without its half of the day the likelier is taken, 1
    to 6 and 12 after noon and 7 to 11 before it, and the other is in `also`. Elapsed time ("in 20 minutes", "every 3
    hours") is kept in UTC, everything else on the wall.

    Args:
        text: As typed, the message around the schedule included.
        now: Aware.
        zone: Whose wall is meant unless the phrase names a zone; None where it is not known.

    Raises:
        NotUnderstood: There is no schedule in it, one that cannot be, or one with a part that is not understood.
        NeedsZone: It names a wall time, and no zone is known.
    """
    if len(text) > LONGEST:
        raise NotUnderstood("", Reason.TOO_LONG)
    read_text, said, stretches = _read(text)
    part = words_of(read_text, stretches)
    what = message_of(read_text, [(one.start, one.end) for one in stretches])
    readings = _readings(said, now, said.zone or zone, part)
    named = said.zone.key if said.zone else None
    for one in readings:
        _check_reach(one, now, part)
    if len(readings) > 1 and _open(said):
        return Ambiguous(readings, part, what, named)
    return Understood(readings[0], what, readings[1:3], named)


def _read(text: str) -> tuple[Text, Said, tuple[Stretch, ...]]:
    """Read *text*; quotation marks keep a message apart unless the days of the schedule stand in them."""
    kept_apart = read(text)
    if not any(token.quoted for token in kept_apart.tokens):
        return kept_apart, *schedule_in(kept_apart)
    whole = unquoted(kept_apart)
    try:
        said, stretches = schedule_in(kept_apart)
    except NotUnderstood:
        return whole, *schedule_in(whole)
    if said.dated:
        return kept_apart, said, stretches
    return whole, *schedule_in(whole)


def _open(said: Said) -> bool:
    return isinstance(said.date, EitherDate) or bool(
        said.per and said.per.unit in {"week", "month"} and not said.days and not said.date
    )


def _readings(said: Said, now: datetime, zone: ZoneInfo | None, part: str) -> tuple[Schedule, ...]:
    instant = moment_of(now, ZoneInfo("UTC")).now
    try:
        if said.bad:
            raise NotUnderstood(part, said.bad, _instead(said, instant, zone))
        if said.after and not said.after.by_calendar:
            return (_elapsed(said, instant, part),)
        if said.repeat and said.repeat.unit in {"hour", "minute"}:
            return (elapsed_series(said, instant, zone, part),)
        if zone is None:
            raise NeedsZone
        return _on_wall(said, Moment(instant, zone), part)
    except OverflowError:
        raise NotUnderstood(part, Reason.TOO_FAR) from None


def _instead(said: Said, now: datetime, zone: ZoneInfo | None) -> Schedule | None:
    if said.bad is not Reason.PAST or zone is None:
        return None
    return tomorrow_instead(replace(said, bad=None, date=InDays(1)), Moment(now, zone))


def _elapsed(said: Said, now: datetime, part: str) -> Schedule:
    if replace(said, after=None, zone=None) != Said():
        raise NotUnderstood(part, Reason.CONFLICT)
    return elapsed_once(said, now)


def _on_wall(said: Said, moment: Moment, part: str) -> tuple[Schedule, ...]:
    if not agrees(said) or (said.after and (said.recurs or said.date or said.days)):
        raise NotUnderstood(part, Reason.CONFLICT)
    if said.after:
        _check_bounds(said, part)
        return after_days(said, moment, part)
    if said.recurs or (said.days and _bounded(said) and not said.which):
        if said.slots:
            return uneven_series(said, moment, part)
        return _series(said, moment, part)
    _check_bounds(said, part)
    if not (said.times or said.part_of_day or said.date or said.days):
        raise NotUnderstood("", Reason.NO_SCHEDULE)
    if isinstance(said.date, NthWeekday) and len(said.date.weekdays) > 1:
        raise NotUnderstood(part, Reason.NOT_READ)
    return once(said, moment, part)


def _bounded(said: Said) -> bool:
    return bool(said.count or said.lasting or said.until or said.until_days or said.starting or said.starting_days)


def _check_bounds(said: Said, part: str) -> None:
    """Refuse the bounds of a series where there is none."""
    if _bounded(said) or said.except_days or said.starting_after:
        raise NotUnderstood(part, Reason.CONFLICT)


def _series(said: Said, moment: Moment, part: str) -> tuple[Schedule, ...]:
    if said.per and said.per.unit == "week" and not said.days and said.per.times in SPREADS:
        times = time_choices(said)[0]
        spreads = SPREADS[said.per.times]
        return tuple(series(replace(said, per=None, days=days, plural=True), times, moment, part) for days in spreads)
    if said.per and said.per.unit == "month":
        return _monthly(said, moment, part)
    if isinstance(said.date, DaysOfMonth | NthWeekday) and not said.repeat:
        said = _each_month(said, said.date, part)
    if said.date and said.repeat and isinstance(said.date, EitherDate):
        raise NotUnderstood(part, Reason.CONFLICT)
    return tuple(series(said, times, moment, part) for times in time_choices(said))


def _monthly(said: Said, moment: Moment, part: str) -> tuple[Schedule, ...]:
    """Return what "twice a month" can be: on the days that were said, or on those that are offered."""
    each, times = replace(said, per=None, repeat=Repeat("month")), time_choices(said)
    if isinstance(said.date, DaysOfMonth) and len(said.date.days) == 2:
        return tuple(series(each, choice, moment, part) for choice in times)
    if said.date or said.days or said.repeat:
        raise NotUnderstood(part, Reason.MONTHLY)
    return tuple(series(replace(each, date=days), times[0], moment, part) for days in MONTHLY_SPREADS)


def _each_month(said: Said, date: DaysOfMonth | NthWeekday, part: str) -> Said:
    """Return *said* repeated by the month, as several days of one are meant where no month was named."""
    if isinstance(date, NthWeekday) and (date.month or date.months is not None):
        raise NotUnderstood(part, Reason.CONFLICT)
    return replace(said, repeat=Repeat("month"))


def _check_reach(schedule: Schedule, now: datetime, part: str) -> None:
    first = next_after(schedule, now)
    if first is None:
        raise NotUnderstood(part, Reason.NEVER)
    if first.date() > add_months(now.date(), FURTHEST_MONTHS):
        raise NotUnderstood(part, Reason.TOO_FAR)
