"""Series: what was said of repeating, as a rule with its first wall time."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from bot.schedules.calendar import instant_of, next_wall
from bot.schedules.hours import Times
from bot.schedules.model import Schedule
from bot.schedules.moment import Moment, add_span, days_of, weekday_days
from bot.schedules.refusals import NotUnderstood, Reason
from bot.schedules.rules import DAY_CODES, UNTIL_FORM
from bot.schedules.said import DayOfMonth, DaysOfMonth, MonthEnd, MonthStart, NthWeekday, OnDate, Repeat, Said
from bot.schedules.words_en import WORKDAYS

LEAST_GAP = timedelta(minutes=15)
"""Nobody is reminded more often than this."""

SPREADS = {
    2: ((0, 3), (1, 4), (2, 5)),
    3: ((0, 2, 4), (1, 3, 5)),
    4: ((0, 1, 3, 4), (0, 2, 4, 6)),
    5: ((0, 1, 2, 3, 4), (0, 1, 3, 4, 5)),
    6: ((0, 1, 2, 3, 4, 5), (0, 1, 2, 3, 4, 6)),
}
"""Weekdays offered for so many times a week, rest between them where it goes."""

MONTHLY_SPREADS = (DaysOfMonth((1, 15)), DaysOfMonth((-1, 15)))
"""Days offered for twice a month."""

_ALL_DAYS = (0, 1, 2, 3, 4, 5, 6)
_CLAMPED = 28
"""Every month has this day; a later one falls on the last of a shorter month."""

UTC_ZONE = "UTC"


@dataclass(frozen=True, slots=True)
class Shape:
    """A rule without its times, interval and end.

    Attributes:
        parts: What narrows it, such as "BYDAY=MO,TH"; may be empty.
        days: How many days of a period it names, for positions among several times a day.
        positions: Which of its days are meant, where it names more: -1 is the last.
    """

    freq: str
    parts: str = ""
    interval: int = 1
    days: int = 1
    positions: tuple[int, ...] = ()


def elapsed_series(said: Said, now: datetime, zone: ZoneInfo | None, part: str) -> Schedule:
    """Return the series of every so many hours or minutes, counted from *now* in elapsed time."""
    assert said.repeat  # noqa: S101 - the caller's condition
    if said.days or said.part_of_day or said.date or said.except_days or not _opens_at(said):
        raise NotUnderstood(part, Reason.NOT_READ)
    step = timedelta(**{f"{said.repeat.unit}s": said.repeat.interval})
    start = now + step
    if said.starting or said.starting_days or said.starting_after:
        if zone is None:
            raise NotUnderstood(part, Reason.NOT_READ)
        opening = opening_of(said, Moment(now, zone))
        at = said.times[0] if said.times else None
        start = instant_of(opening.replace(hour=at.hour, minute=at.minute) if at else opening)
    freq = "HOURLY" if said.repeat.unit == "hour" else "MINUTELY"
    end = end_of(said, Moment(now, zone or ZoneInfo(UTC_ZONE)), part)
    rule = ";".join(filter(None, (f"FREQ={freq}", _interval(said.repeat.interval), end)))
    return Schedule(start.replace(tzinfo=ZoneInfo(UTC_ZONE)), rule)


def _opens_at(said: Said) -> bool:
    """Return whether the times said, if any, are the one at which a series of hours opens."""
    if not said.times:
        return True
    opened = bool(said.starting or said.starting_days)
    return opened and len(said.times) == 1 and said.times[0].settled


def series(said: Said, times: Times, moment: Moment, part: str) -> Schedule:
    """Return the series on days at *times*.

    Args:
        part: The words it is about, for a refusal.

    Raises:
        NotUnderstood: The parts do not go together, or it would never come.
    """
    check_gaps(times, part)
    shape = _by_day(_shape(said, moment, part), times)
    opening = opening_of(said, moment)
    plain = Schedule(
        moment.at(opening.date(), times[0]),
        ";".join(filter(None, (f"FREQ={shape.freq}", shape.parts, _clock(shape, times, part)))),
    )
    first = next_wall(plain, max(moment.now, instant_of(opening) - timedelta(seconds=1)))
    if first is None:
        raise NotUnderstood(part, Reason.NEVER)
    end = end_of(said, moment, part)
    if end.startswith("UNTIL=") and instant_of(first).strftime(UNTIL_FORM) > end.removeprefix("UNTIL="):
        raise NotUnderstood(part, Reason.NEVER)
    return Schedule(first, _rule(shape, end, _clock(shape, times, part)))


def times_in_all(day: date, times: Times, moment: Moment, *, into_next: bool = False) -> Schedule:
    """Return the *times* of one day as a series that ends with the last of them.

    Args:
        into_next: Whether those that are over mean the next day instead; else they are left out.
    """
    ahead = tuple(at for at in times if moment.ahead(moment.at(day, at)))
    meant = times if into_next else ahead
    start = moment.at(day, ahead[0])
    if len(meant) == 1:
        return Schedule(start)
    shape = Shape("DAILY")
    return Schedule(start, _rule(shape, f"COUNT={len(meant)}", _clock(shape, meant, "")))


def _rule(shape: Shape, end: str, clock: str) -> str:
    return ";".join(filter(None, (f"FREQ={shape.freq}", _interval(shape.interval), end, shape.parts, clock)))


def _interval(interval: int) -> str:
    return f"INTERVAL={interval}" if interval > 1 else ""


def _shape(said: Said, moment: Moment, part: str) -> Shape:
    if said.per:
        return _per(said, part)
    repeat = said.repeat or Repeat("week" if said.days else "day")
    if repeat.unit in {"month", "year"}:
        return _by_month(said, repeat, moment, part)
    if said.date:
        raise NotUnderstood(part, Reason.CONFLICT)
    if repeat.unit == "day" and not said.days and (repeat.interval > 1 or not said.except_days):
        if said.except_days:
            raise NotUnderstood(part, Reason.EXCEPT)
        return Shape("DAILY", interval=repeat.interval)
    if repeat.unit == "day" and said.days and repeat.interval > 1:
        raise NotUnderstood(part, Reason.CONFLICT)
    days = said.days or (_ALL_DAYS if repeat.unit == "day" else (opening_of(said, moment).weekday(),))
    return _weekly(without(days, said.except_days, part), repeat.interval if repeat.unit == "week" else 1)


def without(days: tuple[int, ...], except_days: tuple[int, ...], part: str) -> tuple[int, ...]:
    """Return *days* but for *except_days*; refuse where none is left."""
    left = tuple(day for day in days if day not in except_days)
    if not left:
        raise NotUnderstood(part, Reason.NEVER)
    return left


def _weekly(days: tuple[int, ...], interval: int) -> Shape:
    if len(days) == len(_ALL_DAYS) and interval == 1:
        return Shape("DAILY")
    return Shape("WEEKLY", "BYDAY=" + ",".join(DAY_CODES[day] for day in days), interval, len(days))


def _per(said: Said, part: str) -> Shape:
    assert said.per  # noqa: S101 - the caller's condition
    if said.per.unit == "day":
        if said.times and len(said.times) == said.per.times:
            return _weekly(without(said.days or _ALL_DAYS, said.except_days, part), 1)
        raise NotUnderstood(part, Reason.CONFLICT if said.times else Reason.WHICH_TIMES)
    if said.per.times == len(_ALL_DAYS):
        return Shape("DAILY")
    if said.repeat or said.except_days or len(said.days) != said.per.times:
        raise NotUnderstood(part, Reason.CONFLICT)
    return _weekly(said.days, 1)


def _by_month(said: Said, repeat: Repeat, moment: Moment, part: str) -> Shape:
    reason = Reason.YEARLY if repeat.unit == "year" else Reason.MONTHLY
    if said.days or said.except_days:
        raise NotUnderstood(part, Reason.EXCEPT if said.except_days else reason)
    yearly = repeat.unit == "year"
    day = said.date or _same_day(opening_of(said, moment), yearly=yearly)
    month = getattr(day, "month", None)
    if yearly != (month is not None) or getattr(day, "year", None) or getattr(day, "months", None):
        raise NotUnderstood(part, reason)
    narrowed = _narrowed(day, part, reason)
    prefix = f"BYMONTH={month};" if yearly else ""
    return replace(
        narrowed, freq="YEARLY" if yearly else "MONTHLY", parts=prefix + narrowed.parts, interval=repeat.interval
    )


def _same_day(wall: datetime, *, yearly: bool) -> OnDate | DayOfMonth:
    return OnDate(wall.month, wall.day) if yearly else DayOfMonth(wall.day)


def _narrowed(day: object, part: str, reason: Reason) -> Shape:
    match day:
        case OnDate():
            return Shape("", f"BYMONTHDAY={day.day}")
        case DayOfMonth() if 0 < day.day <= _CLAMPED or day.day < 0:
            return Shape("", f"BYMONTHDAY={day.day}")
        case DayOfMonth():
            candidates = ",".join(map(str, range(_CLAMPED, day.day + 1)))
            return Shape("", f"BYMONTHDAY={candidates}", positions=(-1,))
        case DaysOfMonth():
            return _several(day.days, part, reason)
        case MonthEnd():
            return Shape("", "BYMONTHDAY=-1")
        case NthWeekday() if day.weekdays == WORKDAYS:
            return Shape("", "BYDAY=" + ",".join(DAY_CODES[: len(WORKDAYS)]), positions=day.places)
        case NthWeekday():
            codes = (f"{place}{DAY_CODES[weekday]}" for place in day.places for weekday in day.weekdays)
            return Shape("", "BYDAY=" + ",".join(codes))
        case _:
            raise NotUnderstood(part, reason)


def _several(days: tuple[int, ...], part: str, reason: Reason) -> Shape:
    """Return several days of a month; of those that not every month has, one can be clamped."""
    kept = tuple(day for day in days if 0 < day <= _CLAMPED)
    clamped = tuple(day for day in days if day > _CLAMPED)
    if len(clamped) > 1 or (clamped and -1 in days):
        raise NotUnderstood(part, reason)
    if not clamped:
        return Shape("", f"BYMONTHDAY={','.join(map(str, days))}")
    candidates = sorted({*kept, *range(_CLAMPED, clamped[0] + 1)})
    positions = (*range(1, len(kept) + 1), -1)
    return Shape("", f"BYMONTHDAY={','.join(map(str, candidates))}", positions=positions)


def _clock(shape: Shape, times: Times, part: str) -> str:
    """Return BYHOUR, BYMINUTE and, where not every pairing of them is meant, BYSETPOS; empty for one time a day."""
    if len(times) == 1:
        return f"BYSETPOS={','.join(map(str, shape.positions))}" if shape.positions else ""
    if shape.positions not in {(), (-1,)}:
        raise NotUnderstood(part, Reason.CONFLICT)
    hours, minutes = sorted({at.hour for at in times}), sorted({at.minute for at in times})
    grid = [time(hour, minute) for hour in hours for minute in minutes]
    positions = [place for place, at in enumerate(grid, 1) if at in times]
    listed = f"BYHOUR={','.join(map(str, hours))};BYMINUTE={','.join(map(str, minutes))}"
    if shape.positions:
        return f"{listed};BYSETPOS={','.join(str(place - len(grid) - 1) for place in positions)}"
    if len(positions) == len(grid):
        return listed
    if shape.freq not in {"DAILY", "WEEKLY"}:
        raise NotUnderstood(part, Reason.CONFLICT)
    every = [day * len(grid) + place for day in range(shape.days) for place in positions]
    return f"{listed};BYSETPOS={','.join(map(str, every))}"


def _by_day(shape: Shape, times: Times) -> Shape:
    """Return a weekly shape as a daily one on its weekdays where its times need positions.

    Calendars differ in how they count positions in a first week that begins in its middle; in a day they agree.
    """
    uneven = len(times) < len({at.hour for at in times}) * len({at.minute for at in times})
    return replace(shape, freq="DAILY", days=1) if uneven and shape.freq == "WEEKLY" and shape.interval == 1 else shape


def check_gaps(times: Times, part: str) -> None:
    """Refuse *times* of a day, ascending, that are too close to each other."""
    minutes = [at.hour * 60 + at.minute for at in times]
    following = [*minutes[1:], minutes[0] + 24 * 60]
    if any(timedelta(minutes=later - one) < LEAST_GAP for one, later in zip(minutes, following, strict=True)):
        raise NotUnderstood(part, Reason.TOO_OFTEN)


def opening_of(said: Said, moment: Moment) -> datetime:
    """Return the wall time before which no time of the series lies: the start of the day that opens it, or now."""
    if said.starting_after:
        return add_span(moment, said.starting_after)
    if said.starting:
        days = days_of(said.starting, moment.today)[0]
    elif said.starting_days:
        days = weekday_days(said.starting_days[0], said.starting_which, moment.today)[0]
    else:
        return moment.wall
    if not days:
        raise NotUnderstood("", Reason.IMPOSSIBLE_DATE)
    return moment.at(days[0], time())


def end_of(said: Said, moment: Moment, part: str) -> str:
    """Return COUNT or UNTIL, or nothing."""
    last = _last_day(said, moment, part)
    if said.count:
        if last:
            raise NotUnderstood(part, Reason.CONFLICT)
        return f"COUNT={min(said.count, 10_000)}"
    return f"UNTIL={instant_of(last).astimezone(UTC).strftime(UNTIL_FORM)}" if last else ""


def _last_day(said: Said, moment: Moment, part: str) -> datetime | None:
    if said.lasting:
        opening = opening_of(said, moment)
        return add_span(Moment(instant_of(opening), moment.zone), said.lasting)
    if said.until_days:
        days = weekday_days(said.until_days[0], "this", moment.today)[0]
    elif said.until:
        days = days_of(said.until, moment.today)[0]
    else:
        return None
    if not days:
        raise NotUnderstood(part, Reason.UNTIL)
    day = days[0] - timedelta(days=1) if isinstance(said.until, MonthStart) else days[0]
    return moment.at(day, time(23, 59, 59))
