"""What repeats: "every other day", "every 3 weeks", "daily", "twice a week"."""

from __future__ import annotations

from fractions import Fraction

from bot.schedules.lexer import Kind, Text
from bot.schedules.parts.days import day_list
from bot.schedules.parts.numbers import amount, ordinal, ordinals, whole
from bot.schedules.refusals import Reason
from bot.schedules.said import DayOfMonth, DaysOfMonth, Found, NthWeekday, OnDate, Per, Repeat, Said
from bot.schedules.words_en import ADVERBS, EVERY, MONTHS, OTHER, PARTS_OF_DAY, UNITS

_LARGEST = 1000
"""Most units between two times of a series."""

_VAGUE = (("so", "often"), ("now", "and"), ("once", "in"), ("few",), ("some",))


def every(text: Text, at: int) -> Found | None:
    """Read what follows "every".

    ======================  ==========================
    typed                   means
    ======================  ==========================
    every day               daily
    every night             daily, at night
    every other tuesday     Tuesday, every 2 weeks
    every 3 weeks           every 3 weeks
    every 2nd day           every 2 days
    every 1.5 hours         every 90 minutes
    every last friday       of the month
    every 0 hours           counts less than one
    every so often          does not say when
    ======================  ==========================
    """
    start = text.skip(at, {"on", "for"})
    if text.says(start, "all", "days"):
        return Found(Said(repeat=Repeat("day")), start + 2)
    if text.word(start) == "alternate":
        return _each_nth(text, start + 1, 2)
    if text.word(start) not in EVERY:
        return None
    start = text.skip(start + 1, {"single"})
    for reader in (_vague, _of_unit, _other, _ordinal, _counted, _weekdays, _of_month):
        if (found := reader(text, start)) is not None:
            return found
    return None


def _vague(text: Text, at: int) -> Found | None:
    for words in _VAGUE:
        if text.says(at, *words):
            return Found(Said(bad=Reason.VAGUE), at + len(words))
    return None


def _of_unit(text: Text, at: int, interval: int = 1) -> Found | None:
    word = text.word(at)
    if word in PARTS_OF_DAY:
        return Found(Said(repeat=Repeat("day", interval), part_of_day=PARTS_OF_DAY[word]), at + 1)
    name = UNITS.get(word)
    if word == "quarter":
        return Found(Said(repeat=Repeat("month", 3 * interval)), at + 1)
    if name is None or (len(word) == 1 and not text.at(at).glued):
        return None
    following = text.word(at + 1)
    if word == "second" and (following in UNITS or following in PARTS_OF_DAY or day_list(text, at + 1)):
        return None
    if name == "day" and text.word(at + 1) in PARTS_OF_DAY:
        return Found(Said(repeat=Repeat("day", interval), part_of_day=PARTS_OF_DAY[text.word(at + 1)]), at + 2)
    end = at + 4 if name == "day" and text.says(at + 1, "of", "the", "week") else at + 1
    return _checked(name, Fraction(interval), end)


def _other(text: Text, at: int) -> Found | None:
    return _each_nth(text, at + 1, 2) if text.word(at) in OTHER else None


def _each_nth(text: Text, at: int, interval: int) -> Found | None:
    if (found := _of_unit(text, at, interval)) is not None:
        return found
    days = day_list(text, at)
    if days is None:
        return None
    return Found(Said(repeat=Repeat("week", interval), days=days.days), days.end)


def _ordinal(text: Text, at: int) -> Found | None:
    """Read "every 2nd day", "every second sunday" (of two), "every first monday" (of the month), "every 10th"."""
    places, end = ordinals(text, at)
    if not places:
        return None
    days = day_list(text, end)
    if len(places) == 1 and places[0] > 1 and not (days and _says_month(text, days.end)):
        return _each_nth(text, end, places[0]) or _days_of_month(text, at, places, end)
    if days is None:
        return _days_of_month(text, at, places, end)
    stop = _says_month(text, days.end) or days.end
    return Found(Said(repeat=Repeat("month"), date=NthWeekday(places, days.days)), stop)


def _days_of_month(text: Text, at: int, places: tuple[int, ...], end: int) -> Found | None:
    last_day = places == (-1,) and text.word(end) == "day"
    stop = end + 1 if last_day else end
    if len(places) > 1 and text.at(at).kind is Kind.NUMBER and all(0 < place <= 31 for place in places):
        date = DaysOfMonth(tuple(sorted(set(places))))
        return Found(Said(repeat=Repeat("month"), date=date), _says_month(text, end) or end)
    if len(places) != 1 or (places[0] == -1 and not last_day):
        return None
    after = _says_month(text, stop)
    named = after or last_day or text.at(at).kind is Kind.NUMBER
    return Found(Said(repeat=Repeat("month"), date=DayOfMonth(places[0])), after or stop) if named else None


def _says_month(text: Text, at: int) -> int | None:
    """Return the place after "of the month", "in each month", or None."""
    if text.word(at) not in {"of", "in"}:
        return None
    named = text.word(at + 1) in {"the", "a", *EVERY} and text.word(at + 2) == "month"
    return at + 3 if named else None


def _counted(text: Text, at: int) -> Found | None:
    minus = text.skip(at, {"-", "minus"})
    counted = amount(text, minus)
    if counted is None:
        return None
    number, end = counted
    name = UNITS.get(text.word(end))
    if name is None and text.word(end) in PARTS_OF_DAY:
        name = "day"
    if name is None:
        return _each_nth(text, end, int(number)) if number.denominator == 1 and 1 < number < _LARGEST else None
    return Found(Said(bad=Reason.NOT_POSITIVE), end + 1) if minus > at else _checked(name, number, end + 1)


def _checked(name: str, number: Fraction, end: int) -> Found:
    """Return the repeat of *number* such units, in the smallest unit that makes it whole."""
    if number <= 0:
        return Found(Said(bad=Reason.NOT_POSITIVE), end)
    if name == "fortnight":
        name, number = "week", 2 * number
    if name == "hour" and number.denominator > 1:
        name, number = "minute", 60 * number
    if name == "second" or (name == "minute" and number < 15):
        return Found(Said(bad=Reason.TOO_OFTEN), end)
    if number.denominator > 1:
        return Found(Said(bad=Reason.NOT_READ), end)
    if number > _LARGEST * (60 if name == "minute" else 1):
        return Found(Said(bad=Reason.TOO_FAR), end)
    return Found(Said(repeat=Repeat(name, int(number))), end)


def _weekdays(text: Text, at: int) -> Found | None:
    days = day_list(text, at)
    return Found(Said(days=days.days, plural=True), days.end) if days else None


def _of_month(text: Text, at: int) -> Found | None:
    """Read "every march 17th" and "every 17 march", which repeat each year; "every 10th" of each month."""
    month = MONTHS.get(text.word(at))
    day = ordinal(text, at + 1) or whole(text, at + 1) if month else None
    if month and day and day[0] > 0:
        return Found(Said(repeat=Repeat("year"), date=OnDate(month, day[0])), day[1])
    numbered = whole(text, at)
    month = MONTHS.get(text.word(numbered[1])) if numbered else None
    if numbered and month:
        return Found(Said(repeat=Repeat("year"), date=OnDate(month, numbered[0])), numbered[1] + 1)
    return None


def adverb(text: Text, at: int) -> Found | None:
    """Read one word that repeats: "daily", "weekly", "nightly"; "everyday" only beside a time."""
    if text.says(at, "bi", "-", "weekly"):
        return Found(Said(repeat=Repeat("week", 2)), at + 3)
    word = text.word(at)
    if word not in ADVERBS or text.word(at - 1) == "=":
        return None
    name, interval = ADVERBS[word]
    if name == "night":
        return Found(Said(repeat=Repeat("day"), part_of_day="night"), at + 1)
    return Found(Said(repeat=Repeat(name, interval)), at + 1)


def per(text: Text, at: int) -> Found | None:
    """Read how often in each unit.

    ====================  =======================
    typed                 means
    ====================  =======================
    twice a week          2 in a week
    4x a week             4 in a week
    3 days a week         3 in a week
    once a day            daily
    ====================  =======================
    """
    counted = _times(text, at)
    if counted is None:
        return None
    times, end = counted
    if text.word(end) not in {"a", "an", "per", "/", *EVERY}:
        return None
    name = UNITS.get(text.word(end + 1))
    if name is None or len(text.word(end + 1)) == 1:
        return None
    if times == 0:
        return Found(Said(bad=Reason.NOT_POSITIVE), end + 2)
    if name in {"second", "minute"} or (name == "hour" and times > 4):
        return Found(Said(bad=Reason.TOO_OFTEN), end + 2)
    return _per_unit(times, name, end + 2)


def _per_unit(times: int, name: str, end: int) -> Found:
    if name == "hour":
        return _checked("hour", Fraction(1, times), end)
    if times == 1 and name != "fortnight":
        return Found(Said(repeat=Repeat(name)), end)
    if name in {"day", "week"} or (name == "month" and times == 2):
        return Found(Said(per=Per(times, name)), end)
    return Found(Said(bad=Reason.YEARLY if name == "year" else Reason.MONTHLY), end)


def _times(text: Text, at: int) -> tuple[int, int] | None:
    word = text.word(at)
    if word in {"once", "twice", "thrice"}:
        return {"once": 1, "twice": 2, "thrice": 3}[word], at + 1
    found = whole(text, at)
    if found and text.word(found[1]) in {"times", "time", "x", "days", "nights", "×"}:
        return found[0], found[1] + 1
    return None
