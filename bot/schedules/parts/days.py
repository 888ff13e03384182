"""Weekdays: one, several, ranges, those of every week."""

from __future__ import annotations

from dataclasses import dataclass
from types import MappingProxyType

from bot.schedules.lexer import Kind, Text
from bot.schedules.parts.numbers import unit, whole
from bot.schedules.refusals import Reason
from bot.schedules.said import Date, Found, InDays, InWeek, Said, WeekdayPlus
from bot.schedules.words_en import (
    AND,
    DAY_SETS,
    EVERY,
    LEADS_TO_CLOCK,
    ORDINAL_ENDINGS,
    ORDINALS,
    PARTS_OF_DAY,
    TO,
    UNSURE_WORDS,
    WEEKDAY_PLURALS,
    WEEKDAYS,
    WEEKEND,
    WORKDAYS,
    WORKING,
)

_WHICH = frozenset({"this", "next", "coming", "upcoming", "last", "past", "previous"})
_BESIDE = frozenset(
    {"on", "this", "next", "coming", "last", "until", "till", "except", "starting", "from", *EVERY, *AND, *TO}
)
_INITIALS = MappingProxyType(
    {"m": 0, "mo": 0, "t": 1, "tu": 1, "w": 2, "we": 2, "mi": 2, "th": 3, "f": 4, "fr": 4, "sa": 5, "su": 6}
)
"""Days as students write them."""

_RANGE_MARKS = frozenset({"-", "through", "thru", "to"})


@dataclass(frozen=True, slots=True)
class Days:
    """Weekdays that stand at one place.

    Attributes:
        plural: Whether their form says every week, as "mondays" and "weekends" do.
        single: Whether it is one weekday by its name.
    """

    days: tuple[int, ...]
    end: int
    plural: bool = False
    single: bool = False


def weekdays(text: Text, at: int) -> Found | None:
    """Read weekdays, with what says which ones.

    =========================  =============================
    typed                      means
    =========================  =============================
    mon and thu                Monday and Thursday, weekly
    tue-fri                    Tuesday to Friday, weekly
    weekdays                   Monday to Friday, weekly
    on friday                  Friday
    next friday                Friday, the next
    thursday next week         Thursday of the next week
    last friday                over, unless "of" follows
    =========================  =============================
    """
    led = at + 1 if text.says(at, "at", "the") else text.skip(at, {"on", "for"})
    start = text.skip(led, {"the", "all"})
    which = text.word(start) if text.word(start) in _WHICH else None
    if text.says(start - 1, "the", "weekend"):
        return Found(Said(date=WeekdayPlus(5, 0)), start + 1)
    found = day_list(text, start + 1 if which else start)
    if found is None:
        return None
    if which:
        return _which(text, found, which)
    if found.single:
        return _single(text, found)
    plural = found.plural or len(found.days) > 1
    if text.word(found.end) == "or" and day_list(text, found.end + 1):
        return Found(Said(bad=Reason.CHOICE), found.end + 2)
    return Found(Said(days=found.days, plural=plural), _each_week(text, found.end))


def _which(text: Text, found: Days, which: str) -> Found | None:
    if which in {"last", "past", "previous"}:
        return None if text.word(found.end) in {"of", "in"} else Found(Said(bad=Reason.PAST), found.end)
    if found.days == WEEKEND:
        date: Date = WeekdayPlus(5, 0) if which != "next" else InWeek(1, 5)
        return Found(Said(date=date), found.end)
    if len(found.days) > 1:
        return Found(Said(bad=Reason.NOT_READ), found.end)
    which = "coming" if which == "upcoming" else which
    return Found(Said(days=found.days, which=which), found.end)


def _single(text: Text, found: Days) -> Found | None:
    (day,) = found.days
    end = found.end
    if text.word(end) == "or" and day_list(text, end + 1):
        return Found(Said(bad=Reason.CHOICE), end + 2)
    if text.says(end, "after", "next"):
        return Found(Said(bad=Reason.NOT_READ), end + 2)
    if text.says(end, "next", "week"):
        return Found(Said(date=InWeek(1, day)), end + 2)
    if text.says(end, "this", "week"):
        return Found(Said(date=InWeek(0, day)), end + 2)
    if text.says(end, "week") and not text.says(end + 1, "day"):
        return Found(Said(date=WeekdayPlus(day, 1)), end + 1)
    if text.says(end, "fortnight"):
        return Found(Said(bad=Reason.NOT_READ), end + 1)
    weekly = _each_week(text, end)
    return Found(Said(days=(day,), plural=weekly > end or found.plural), weekly)


def _each_week(text: Text, at: int) -> int:
    """Return the place after "every week", "weekly" or "each week", which a list of days may carry."""
    if text.word(at) in EVERY and text.word(at + 1) == "week":
        return at + 2
    return at


def day_list(text: Text, at: int) -> Days | None:
    """Return the weekdays listed at *at*: names, sets and ranges, joined by commas, slashes and "and"."""
    if (letters := _initials(text, at)) is not None:
        return letters
    first = _range(text, at)
    if first is None or not _meant(text, at, first):
        return None
    days, plural, end, single = set(first.days), first.plural, first.end, first.single
    while (more := _range(text, _after_joint(text, end))) is not None and more.end > end + (more.end == end):
        if _after_joint(text, end) == end and not _plain_neighbours(text, end):
            break
        days |= set(more.days)
        plural, end, single = plural or more.plural, more.end, False
    return Days(tuple(sorted(days)), end, plural, single)


def _initials(text: Text, at: int) -> Days | None:
    """Read "M/W/F", "t/th", "tu, th" and "m-f" ; they are days only before a time."""
    days, place = [_INITIALS.get(text.word(at))], at + 1
    if text.word(place) == "-" and text.at(place).glued and text.at(place + 1).glued:
        days = list(_from_to(days[0], _INITIALS.get(text.word(place + 1))))
        place += 2
    while text.word(place) == "/" and text.at(place).glued and text.at(place + 1).glued:
        days.append(_INITIALS.get(text.word(place + 1)))
        place += 2
    while (after := text.skip(text.skip(place, AND), AND)) > place and len(text.word(after)) == 2:
        days.append(_INITIALS.get(text.word(after)))
        place = after + 1
    known = tuple(sorted({day for day in days if day is not None}))
    timed = text.at(place).kind is Kind.NUMBER or text.word(place) in LEADS_TO_CLOCK
    return Days(known, place, plural=True) if timed and 1 < len(known) == len(days) else None


def _from_to(first: int | None, last: int | None) -> tuple[int, ...]:
    return () if first is None or last is None else tuple(range(first, last + 1))


def _plain_neighbours(text: Text, at: int) -> bool:
    """Return whether two days stand side by side in their short forms, as in "mon wed fri"."""
    return text.word(at) in WEEKDAYS and text.word(at - 1) in WEEKDAYS


def _after_joint(text: Text, at: int) -> int:
    place = text.skip(text.skip(at, AND), AND)
    after = text.skip(text.skip(place, {"on"}), EVERY)
    return after if place > at else at


def _range(text: Text, at: int) -> Days | None:
    first = _one(text, at)
    if first is None or not first.single or text.word(first.end) not in _RANGE_MARKS:
        return first
    last = _one(text, first.end + 1)
    if last is None or not last.single:
        return first
    (start,), (stop,) = first.days, last.days
    return Days(tuple((start + step) % 7 for step in range((stop - start) % 7 + 1)), last.end, plural=True)


def _one(text: Text, at: int) -> Days | None:
    word = text.word(at)
    if word in WEEKDAYS:
        end = at + 1
        if text.word(end) == "." and text.at(end).glued and word not in {"sun", "sat"}:
            end += 1
        return Days((WEEKDAYS[word],), end, single=True)
    if word in WEEKDAY_PLURALS:
        return Days((WEEKDAY_PLURALS[word],), at + 1, plural=True)
    if word in WORKING and text.word(at + 1) in {"day", "days"}:
        return Days(WORKDAYS, at + 2, plural=text.word(at + 1) == "days")
    if word in DAY_SETS:
        return Days(DAY_SETS[word], at + 1, plural=word.endswith("s") or len(word) == 3)
    return None


def _meant(text: Text, at: int, found: Days) -> bool:
    """Return whether a word such as "sun" or "wed" is a day here: it stands among words of a schedule."""
    if found.end > at + 1 or text.word(at) not in UNSURE_WORDS:
        return True
    before, after = text.at(at - 1), text.at(found.end)
    if text.word(at - 1) in ORDINAL_ENDINGS | ORDINALS.keys() and text.word(found.end) == "of":
        return True
    if text.word(at - 1) in _BESIDE or after.kind in {Kind.NUMBER, Kind.END}:
        return True
    word = text.word(found.end)
    return (
        word in LEADS_TO_CLOCK | AND | TO | PARTS_OF_DAY.keys() | EVERY | {"noon", "midnight", "next"}
        or (text.says(found.end, "in", "the") and text.word(found.end + 2) in PARTS_OF_DAY)
        or before.kind is Kind.MARK
        or word in WEEKDAYS
    )


def weekday_in_weeks(text: Text, at: int) -> Found | None:
    """Read "a week on sunday", "2 weeks from monday", "a week from today", "in 2 weeks on friday"."""
    start = text.skip(at, {"in"})
    counted = (1, start + 1) if text.word(start) in {"a", "one"} else whole(text, start)
    named = unit(text, counted[1]) if counted else None
    if counted is None or named is None or named[0] not in {"week", "fortnight"}:
        return None
    fortnights = named[0] == "fortnight"
    if text.word(named[1]) not in {"on", "from"} and not (fortnights and text.word(named[1]) in {"today", "tomorrow"}):
        return None
    target = text.skip(named[1], {"on", "from"})
    counted = (counted[0] * (2 if fortnights else 1), target)
    if fortnights and text.word(target) == "today":
        return Found(Said(date=InDays(7 * counted[0])), target + 1)
    if text.word(target) == "tomorrow":
        return Found(Said(date=InDays(7 * counted[0] + 1)), target + 1)
    if text.word(target) in {"today", "now"}:
        return None
    day = WEEKDAYS.get(text.word(target))
    return None if day is None else Found(Said(date=WeekdayPlus(day, counted[0])), target + 1)
