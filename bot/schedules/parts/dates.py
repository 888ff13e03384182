"""Dates: today, tomorrow, "19 december", "2026-12-24", "24.12.", "the 2nd friday in may"."""

from __future__ import annotations

import calendar
import datetime as dt

from bot.schedules.holidays_en import FIXED_HOLIDAYS
from bot.schedules.lexer import Kind, Text
from bot.schedules.moment import nth_weekday
from bot.schedules.parts.days import day_list
from bot.schedules.parts.numbers import ordinal, ordinals
from bot.schedules.refusals import Reason
from bot.schedules.said import (
    Date,
    DayOfMonth,
    DaysOfMonth,
    EitherDate,
    Found,
    InDays,
    InWeek,
    MonthEnd,
    MonthStart,
    NthWeekday,
    OnDate,
    Said,
)
from bot.schedules.words_en import EVERY, LEADS_TO_CLOCK, MONTHS, PARTS_OF_DAY

_LEAP_YEAR = 2024
_AFTER_HOLIDAY = LEADS_TO_CLOCK | EVERY | PARTS_OF_DAY.keys() | {"in", "noon", "midday", "midnight"}
"""What may follow a holiday that is a date; before any other word it is part of a message."""

_DAYS = {"today": 0, "tonight": 0, "tomorrow": 1, "overmorrow": 2}


def date(text: Text, at: int) -> Found | None:
    """Read one date.

    ============================  ====================================
    typed                         means
    ============================  ====================================
    tomorrow                      in 1 day
    19 december, december 19th    the next 19 December
    2026-12-24, 24.12.2026        that day
    24.12.                        the next 24 December
    5/6                           5 June or May 6
    the 19th                      the next 19th
    the 2nd friday in may         the second Friday of the next May
    last day of june              30 June
    31 june                       no such date
    ============================  ====================================
    """
    start = text.skip(text.skip(at, {"on", "for"}), {"the"})
    for reader in (_near, _numeric, _holiday, _with_month, _month_first, _in_month, _day_of_month, _end_of_month):
        if (found := reader(text, start)) is not None and (reader is not _near or start == at or start == at + 1):
            return found
    return None


def _near(text: Text, at: int) -> Found | None:
    word = text.word(at)
    if text.says(at, "day", "after", "tomorrow"):
        return Found(Said(date=InDays(2)), at + 3)
    if word == "yesterday":
        return Found(Said(bad=Reason.PAST), at + 1)
    if word == "tonight":
        return Found(Said(date=InDays(0), part_of_day="night"), at + 1)
    if word == "this" and text.word(at + 1) in {"morning", "afternoon", "evening"}:
        return Found(Said(date=InDays(0), part_of_day=text.word(at + 1)), at + 2)
    if text.says(at, "next", "month"):
        day = ordinal(text, text.skip(text.skip(at + 2, {"on"}), {"the"}))
        return Found(Said(date=DayOfMonth(day[0], 1)), day[1]) if day and 1 <= day[0] <= 31 else None
    if word == "next" and text.word(at + 1) == "week":
        return Found(Said(date=InWeek(1)), at + 2)
    if word in {"today", "tomorrow"} and text.word(at + 1) == "week":
        return Found(Said(date=InDays(_DAYS[word] + 7)), at + 2)
    return Found(Said(date=InDays(_DAYS[word])), at + 1) if word in _DAYS else None


def _numeric(text: Text, at: int) -> Found | None:
    """Read a date in digits: year first, dotted (day first), slashed (either)."""
    first, mark, second = text.digits(at), text.word(at + 1), text.digits(at + 2)
    if not (first and second and mark in {"-", ".", "/"} and text.at(at + 1).glued and text.at(at + 2).glued):
        return None
    third = text.digits(at + 4) if _joined(text, at + 3, mark) else ""
    if len(first) == 4 and third and mark in {"-", "/", "."}:
        stamp = text.word(at + 5) == "t" and text.at(at + 6).glued
        return _exactly(int(first), int(second), int(third), at + 6 if stamp else at + 5)
    if third and len(third) in {2, 4} and len(first) <= 2 and len(second) <= 2:
        return _three(int(first), int(second), _year(third), mark, at + 5)
    if mark == "." and len(first) <= 2 and len(second) <= 2:
        return _dotted(text, at, int(first), int(second))
    if mark == "/" and len(first) <= 2 and len(second) <= 2 and not text.at(at + 3).glued:
        return _slashed(int(first), int(second), None, at + 3)
    return None


def _joined(text: Text, at: int, mark: str) -> bool:
    return text.word(at) == mark and text.at(at).glued and text.at(at + 1).glued


def _year(digits: str) -> int:
    return int(digits) if len(digits) == 4 else 2000 + int(digits)


def _three(first: int, second: int, year: int, mark: str, end: int) -> Found:
    return _slashed(first, second, year, end) if mark == "/" else _exactly(year, second, first, end)


def _dotted(text: Text, at: int, day: int, month: int) -> Found | None:
    """Read "24.12." or "on 24.12"; a number with a point is nothing by itself."""
    dot = text.word(at + 3) == "." and text.at(at + 3).glued
    led = text.word(at - 1) in {"on", "until", "till", "starting"}
    clock_follows = bool(text.digits(at + 3)) and not text.at(at + 3).glued
    if not (dot or led or (clock_follows and day > 12) or (text.word(at + 3) == "at")):
        return None
    if not dot and not _exists(OnDate(month, day)):
        return None
    return _exactly(None, month, day, at + 4 if dot else at + 3)


def _slashed(first: int, second: int, year: int | None, end: int) -> Found:
    day_first, month_first = OnDate(second, first, year), OnDate(first, second, year)
    possible = [one for one in (day_first, month_first) if _exists(one)]
    if not possible:
        return Found(Said(bad=Reason.IMPOSSIBLE_DATE), end)
    if len(possible) == 1 or day_first == month_first:
        return Found(Said(date=possible[0]), end)
    return Found(Said(date=EitherDate(day_first, month_first)), end)


def _exactly(year: int | None, month: int, day: int, end: int) -> Found:
    wanted = OnDate(month, day, year)
    return Found(Said(date=wanted) if _exists(wanted) else Said(bad=Reason.IMPOSSIBLE_DATE), end)


def _exists(wanted: OnDate) -> bool:
    if not (1 <= wanted.month <= 12 and wanted.day >= 1 and (wanted.year is None or 1 <= wanted.year <= 9999)):
        return False
    return wanted.day <= calendar.monthrange(wanted.year or _LEAP_YEAR, wanted.month)[1]


def _day_number(text: Text, at: int) -> tuple[int, int] | None:
    found = ordinal(text, at)
    if found and found[0] > 0:
        return found
    digits = text.digits(at)
    return (int(digits), at + 1) if digits and len(digits) <= 2 else None


def _with_month(text: Text, at: int) -> Found | None:
    """Read "19 december", "19th of december 2027"."""
    day = _day_number(text, at)
    if day is None:
        return None
    place = text.skip(text.skip(day[1], {"of", "-", "."}), {"next"})
    month = MONTHS.get(text.word(place))
    if month is None:
        return None
    return _with_year(text, month, day[0], place + 1)


def _month_first(text: Text, at: int) -> Found | None:
    """Read "december 19", "dec. 19th, 2027"."""
    month = MONTHS.get(text.word(at))
    place = text.skip(text.skip(at + 1, {"."}), {"the"})
    day = _day_number(text, place) if month else None
    if month is None or day is None or (text.at(day[1]).glued and text.word(day[1]) in {":", "am", "pm", "h"}):
        return None
    return _with_year(text, month, day[0], day[1])


def _with_year(text: Text, month: int, day: int, at: int) -> Found:
    place = text.skip(text.skip(at, {",", ".", "-"}), {"in"})
    digits = text.digits(place)
    is_year = len(digits) == 4 and (digits >= "1970") and text.word(place + 1) not in {":", "h"}
    return _exactly(int(digits) if is_year else None, month, day, place + 1 if is_year else at)


def _in_month(text: Text, at: int) -> Found | None:
    """Read "2nd friday in may", "last friday of the month", "first and third sunday", "last day of june"."""
    places, end = ordinals(text, at)
    if not places:
        return None
    if text.word(end) == "day" and (where := _month_named(text, end + 1)):
        return _last_day(places[0], *where) if len(places) == 1 else _several(places, *where)
    days = day_list(text, end)
    if days is None:
        return None
    where = _month_named(text, days.end)
    if where is None and (places[0] < 0 or not days.single):
        return None
    month, months, stop = where or (None, None, days.end)
    if month and len(text.digits(stop)) == 4 and text.digits(stop) >= "1970":
        day = nth_weekday(dt.date(int(text.digits(stop)), month, 1), places[0], days.days[0])
        return Found(
            Said(date=OnDate(day.month, day.day, day.year)) if day else Said(bad=Reason.IMPOSSIBLE_DATE), stop + 1
        )
    return Found(Said(date=NthWeekday(places, days.days, month, months)), stop)


def _last_day(place: int, month: int | None, months: int | None, end: int) -> Found | None:
    if month is not None:
        return Found(Said(date=MonthEnd(month)), end) if place == -1 else _exactly(None, month, place, end)
    return Found(Said(date=DayOfMonth(place, months)), end)


def _month_named(text: Text, at: int) -> tuple[int | None, int | None, int] | None:
    """Return (month, months ahead, place after) of "in may", "of next month", "of the month", "of every month"."""
    start = text.skip(at, {"of", "in"})
    if start == at:
        return None
    if (month := MONTHS.get(text.word(start))) is not None:
        return month, None, start + 1
    if text.says(start, "next", "month"):
        return None, 1, start + 2
    if text.word(start) in {"the", "this"} and text.word(start + 1) == "month":
        return None, (0 if text.word(start) == "this" else None), start + 2
    return (None, None, at) if text.word(start) in EVERY and text.word(start + 1) == "month" else None


def _day_of_month(text: Text, at: int) -> Found | None:
    """Read "the 19th", "1st and 15th", "18th of next month"; "first", "last" and a plain 30 need their month."""
    places, stop = ordinals(text, at)
    if len(places) > 1 and text.digits(at) and _is_date(text, at, stop):
        return _several(places, *(_month_named(text, stop) or (MONTHS.get(text.word(stop)), None, stop)))
    found = ordinal(text, at) or _day_number(text, at)
    if found is None or text.word(found[1]) in {"time", "day", "set", "round"}:
        return None
    where = _month_named(text, found[1])
    if where is None and (not text.digits(at) or ordinal(text, at) is None):
        return None
    if found[0] == -1 and where and where[0] is None:
        return Found(Said(date=DayOfMonth(-1, where[1])), where[2])
    if not 1 <= found[0] <= 31:
        return Found(Said(bad=Reason.IMPOSSIBLE_DATE), found[1])
    if not _is_date(text, at, found[1]):
        return None
    months, end = (where[1], where[2]) if where else (None, found[1])
    return Found(Said(date=DayOfMonth(found[0], months)), end)


def _is_date(text: Text, at: int, end: int) -> bool:
    """Return whether an ordinal is a day of the month by what stands around it."""
    led = at > 0 and (text.word(at - 1) in {"the", "on", "until", "till"} or text.word(at - 1) in EVERY)
    ends = text.at(end).kind is not Kind.WORD or text.word(end) == "at" or text.word(end) in MONTHS
    return bool(led or ends or _month_named(text, end))


def _several(places: tuple[int, ...], month: int | None, months: int | None, end: int) -> Found:
    """Return several days of every month; of one month only they are several dates, which are not offered."""
    if month is not None or months is not None:
        return Found(Said(bad=Reason.NOT_READ), end)
    if any(not (1 <= place <= 31 or place == -1) for place in places):
        return Found(Said(bad=Reason.IMPOSSIBLE_DATE), end)
    return Found(Said(date=DaysOfMonth(tuple(sorted(set(places))))), end)


def _holiday(text: Text, at: int) -> Found | None:
    """Read a holiday that has the same date everywhere: "boxing day at 11"; not in "before christmas"."""
    if text.word(at - 1) in {"before", "after", "by", "for", "since"}:
        return None
    for words, (month, day) in FIXED_HOLIDAYS.items():
        end = at + len(words)
        if text.says(at, *words) and (text.at(end).kind is not Kind.WORD or text.word(end) in _AFTER_HOLIDAY):
            return Found(Said(date=OnDate(month, day)), end)
    return None


def _end_of_month(text: Text, at: int) -> Found | None:
    """Read "end of january", "end of the month"."""
    if not text.says(at, "end", "of"):
        return None
    month = MONTHS.get(text.word(at + 2))
    if month:
        return Found(Said(date=MonthEnd(month)), at + 3)
    place = text.skip(at + 2, {"the", "this"})
    if text.word(place) == "year":
        return Found(Said(date=OnDate(12, 31)), place + 1)
    return Found(Said(date=MonthEnd()), place + 1) if text.word(place) == "month" else None


def bound(text: Text, at: int) -> tuple[Date | None, tuple[int, ...], str | None, int] | None:
    """Return what bounds a series at *at*: a date, or weekdays and which, and the place after it."""
    found = date(text, at)
    if found and found.said.date:
        return found.said.date, (), None, found.end
    if found:
        return None
    start = text.skip(text.skip(at, {"on", "in"}), {"the"})
    if (month := MONTHS.get(text.word(start))) is not None:
        return MonthStart(month), (), None, start + 1
    which = text.word(start) if text.word(start) in {"this", "next", "coming"} else None
    days = day_list(text, start + 1 if which else start)
    if days and days.single:
        return None, days.days, which, days.end
    if text.says(start, "next", "month"):
        return DayOfMonth(1, 1), (), None, start + 2
    return None
