"""A schedule in words, for the person who set it."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, datetime
from zoneinfo import ZoneInfo

from bot.language import N_, Words
from bot.schedules.model import Schedule
from bot.schedules.rules import DAY_CODES, UNTIL_FORM

_PLACES = {
    1: N_("first"),
    2: N_("second"),
    3: N_("third"),
    4: N_("fourth"),
    5: N_("fifth"),
    -1: N_("last"),
    -2: N_("second last"),
}
_MOST_TIMES = 6
"""So many clock times a day are listed; of more, their number is said."""

Parts = Mapping[str, str]
"""A rule's parts by name: {"FREQ": "WEEKLY", "BYDAY": "MO,TH"}."""


def describe(schedule: Schedule, words: Words) -> str:
    """Return "every Mon and Thu at 18:00" or "once, Mon 30 March at 18:00"; the zone is said elsewhere."""
    if schedule.rule is None:
        return words("once, {day} at {time}", day=words.day(schedule.start), time=words.time(schedule.start))
    parts = dict(part.split("=", 1) for part in schedule.rule.split(";"))
    if parts["FREQ"] == "WEEKLY" and "BYSETPOS" in parts:
        return _ended(_uneven(schedule, parts, words), parts, schedule.start.tzinfo, words)
    said = _how_often(parts, words)
    if parts["FREQ"] not in ("HOURLY", "MINUTELY"):
        said = words("{how_often} at {times}", how_often=said, times=_times(schedule, parts, words))
    return _ended(said, parts, schedule.start.tzinfo, words)


def _how_often(parts: Parts, words: Words) -> str:
    interval = int(parts.get("INTERVAL", "1"))
    period = _period(parts["FREQ"], interval, words)
    if parts["FREQ"] in ("DAILY", "WEEKLY") and "BYDAY" in parts:
        return _weekly(parts["BYDAY"].split(","), interval, period, words)
    if parts["FREQ"] in ("MONTHLY", "YEARLY") and (days := _days_of_month(parts, words)):
        return words("{period} on {days}", period=period, days=days)
    return period


def _uneven(schedule: Schedule, parts: Parts, words: Words) -> str:
    """Return "every Mon at 18:00 and Thu at 19:00": each day with its own times."""
    days, hours, minutes = (parts[name].split(",") for name in ("BYDAY", "BYHOUR", "BYMINUTE"))
    grid = [(day, schedule.start.replace(hour=int(h), minute=int(m))) for day in days for h in hours for m in minutes]
    meant = [grid[int(place) - 1] for place in parts["BYSETPOS"].split(",")]
    of_day = {day: _and([words.time(at) for other, at in meant if other == day], words) for day in days}
    named = [words("{how_often} at {times}", how_often=_weekday(day, words), times=of_day[day]) for day in days]
    interval = int(parts.get("INTERVAL", "1"))
    if interval > 1:
        return words("{period} on {days}", period=_period("WEEKLY", interval, words), days=_and(named, words))
    return words("every {days}", days=_and(named, words))


def _weekly(days: list[str], interval: int, period: str, words: Words) -> str:
    named = _and([_weekday(day, words) for day in days], words)
    if interval > 1:
        return words("{period} on {days}", period=period, days=named)
    if days == list(DAY_CODES[:5]):
        return words("every weekday")
    return words("every {days}", days=named)


def _days_of_month(parts: Parts, words: Words) -> str:
    """Return which days of the month a rule names: "day 31", "the last day", "the second Fri", "17 March"."""
    if "BYDAY" in parts and "BYSETPOS" in parts:
        places = (words(_PLACES[int(place)]) for place in parts["BYSETPOS"].split(","))
        return _and([words("the {place} weekday", place=place) for place in places], words)
    if "BYDAY" in parts:
        return _and([_nth_weekday(day, words) for day in parts["BYDAY"].split(",")], words)
    days = [int(day) for day in parts.get("BYMONTHDAY", "").split(",") if day]
    if not days:
        return ""
    if "BYMONTH" in parts:
        leap_year = datetime(2000, int(parts["BYMONTH"]), max(days[-1], 1), tzinfo=UTC)
        return words.date(leap_year)
    return _and([_day_of_month(day, words) for day in _meant(days, parts)], words)


def _meant(days: list[int], parts: Parts) -> list[int]:
    """Return the days that are meant of those in the rule, which has more where the month's end stands for one."""
    if "BYSETPOS" not in parts:
        return sorted(days, key=lambda day: (day < 0, day))
    places = [int(place) for place in parts["BYSETPOS"].split(",") if "BYHOUR" not in parts]
    return [days[place - 1 if place > 0 else place] for place in places or [-1]]


def _day_of_month(day: int, words: Words) -> str:
    if day > 0:
        return words("day {day}", day=day)
    return words("the last day") if day == -1 else words("day {day} from the end", day=-day)


def _nth_weekday(code: str, words: Words) -> str:
    place, day = code[:-2], code[-2:]
    if not place:
        return _weekday(day, words)
    return words("the {place} {day}", place=words(_PLACES[int(place)]), day=_weekday(day, words))


def _period(frequency: str, interval: int, words: Words) -> str:
    match frequency:
        case "MINUTELY":
            return words.many("every minute", "every {count} minutes", interval)
        case "HOURLY":
            return words.many("every hour", "every {count} hours", interval)
        case "DAILY":
            return words.many("every day", "every {count} days", interval)
        case "WEEKLY":
            return words.many("every week", "every {count} weeks", interval)
        case "MONTHLY":
            return words.many("every month", "every {count} months", interval)
        case _:
            return words.many("every year", "every {count} years", interval)


def _times(schedule: Schedule, parts: Parts, words: Words) -> str:
    hours = [int(hour) for hour in parts.get("BYHOUR", "").split(",") if hour] or [schedule.start.hour]
    minutes = [int(minute) for minute in parts.get("BYMINUTE", "").split(",") if minute] or [schedule.start.minute]
    moments = [schedule.start.replace(hour=hour, minute=minute) for hour in hours for minute in minutes]
    if "BYHOUR" in parts and "BYSETPOS" in parts:
        places = [int(place) for place in parts["BYSETPOS"].split(",")]
        moments = sorted(
            {moments[place - 1 if place > 0 else place] for place in places if abs(place) <= len(moments)}
        )
    if len(moments) > _MOST_TIMES:
        return words.many("{count} time", "{count} times", len(moments))
    return _and([words.time(moment) for moment in moments], words)


def _ended(said: str, parts: Parts, zone: object, words: Words) -> str:
    """Add when the series ends, if it does."""
    if "COUNT" in parts:
        return words.many("{said}, {count} time", "{said}, {count} times", int(parts["COUNT"]), said=said)
    if "UNTIL" in parts and isinstance(zone, ZoneInfo):
        last = datetime.strptime(parts["UNTIL"], UNTIL_FORM).replace(tzinfo=UTC).astimezone(zone)
        return words("{said}, until {day}", said=said, day=words.day_with_year(last))
    return said


def _weekday(day: str, words: Words) -> str:
    return words.weekday(DAY_CODES.index(day))


def _and(items: list[str], words: Words) -> str:
    if len(items) == 1:
        return items[0]
    return words("{first} and {last}", first=", ".join(items[:-1]), last=items[-1])
