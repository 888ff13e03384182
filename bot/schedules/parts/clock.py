"""Times on the clock: "18:00", "6 pm", "half past six", "at 9, 11 and 15", "in the morning"."""

from __future__ import annotations

from dataclasses import replace

from bot.schedules.lexer import Kind, Text
from bot.schedules.message import lead_in
from bot.schedules.parts.numbers import unit, whole
from bot.schedules.refusals import Reason
from bot.schedules.said import Clock, Found, Said
from bot.schedules.words_en import AND, EVERY, LEADS_TO_CLOCK, MONTHS, NUMBERS, PARTS_OF_DAY, TENS, UNITS

_HALVES = {"am": "am", "pm": "pm", "a": "am", "p": "pm"}
_NOON = frozenset({"noon", "midday", "noontime"})
_PAST, _BEFORE = frozenset({"past", "after"}), frozenset({"to", "till", "til", "of", "before"})
_OCLOCK = frozenset({"o'clock", "oclock", "o'clocks", "sharp"})
_AFTER_BARE = EVERY | {
    *("to", "for", "and", ",", "&", "on", "in", "until", "till", "except", "starting", "."),
    *("tomorrow", "today", "tonight"),
}
"""What may follow a bare number of a list that means a time rather than a number of things."""

_THINGS = frozenset(
    {"x", "rep", "set", "kg", "lb", "km", "k", "more", "other", "new", "people", "st", "nd", "rd", "th"}
)

BAD = Clock(-1)
"""Looks like a time and is none."""


def times(text: Text, at: int) -> Found | None:
    """Read one or several times, led by "at" or plainly times by their look.

    ====================  ==================
    typed                 means
    ====================  ==================
    at 6                  6, half unsaid
    7am and 9:30pm        07:00, 21:30
    at 9, 11 and 15       09:00, 11:00, 15:00
    18h30                 18:30
    at 26:00              no such time
    ====================  ==================
    """
    if text.at(at).glued and text.at(at - 1).kind is Kind.WORD:
        return None
    start = text.skip(text.skip(at, LEADS_TO_CLOCK), LEADS_TO_CLOCK)
    return _listed(text, start, bare=start > at or _opens_list(text, start))


def _opens_list(text: Text, at: int) -> bool:
    """Return whether a bare number is the first of "7 and 9pm", or the time of "8 tonight"."""
    if len(text.digits(at)) in {1, 2} and text.word(at + 1) in {"tonight", "tomorrow", "today"}:
        timed = text.word(at + 1) == "tonight" and text.word(at - 1) not in {"of", "x", "do", "to", "-"}
        return timed or at == lead_in(text)
    joined = text.word(at + 1) in {"and", "&", ","} and len(text.digits(at)) in {1, 2}
    return joined and clock(text, at + 2, bare=False) is not None


def bare_times(text: Text, at: int) -> Found | None:
    """Read times that a number alone may mean, as after a day: "sunday 7", "weekdays 0630"."""
    found = clock(text, at, bare=True) if text.digits(at) else None
    if found is None or (found[1] == at + 1 and _counts_things(text, found[1])):
        return None
    read = _listed(text, at, bare=True)
    return None if read is None or (read.said.bad and found[1] == at + 1) else read


def _listed(text: Text, at: int, *, bare: bool) -> Found | None:
    first = clock(text, at, bare=bare)
    if first is None:
        return None
    clocks: list[Clock] = []
    more: tuple[Clock, int] | None = first
    while more is not None:
        told, end = _with_part(text, *more)
        clocks.append(told)
        more = _another(text, end)
    if BAD in clocks:
        return Found(Said(bad=Reason.IMPOSSIBLE_TIME), end)
    return Found(Said(times=_settled(tuple(clocks))), end)


def _with_part(text: Text, one: Clock, end: int) -> tuple[Clock, int]:
    """Return *one* as the part of the day after it tells: "7 in the morning"."""
    part = None if one == BAD or one.settled else part_of_day(text, end)
    return (in_part(one, part.said.part_of_day or ""), part.end) if part else (one, end)


def _another(text: Text, at: int) -> tuple[Clock, int] | None:
    start = text.skip(text.skip(at, AND), AND)
    if start == at:
        return clock(text, at, bare=False) if text.word(at - 1) in _HALVES and text.digits(at) else None
    led = text.skip(text.skip(start, LEADS_TO_CLOCK), LEADS_TO_CLOCK)
    found = clock(text, led, bare=True)
    if found is None or clock(text, led, bare=False) or _ends_bare(text, found[1]) or part_of_day(text, found[1]):
        return found
    return None


def _counts_things(text: Text, at: int) -> bool:
    """Return whether the word at *at* makes the number before it one of things: "friday 5 sets", "monday 3x"."""
    word = text.word(at)
    return not _ends_bare(text, at) and (word.endswith("s") or word in _THINGS or word in UNITS or word in MONTHS)


def _ends_bare(text: Text, at: int) -> bool:
    word = text.word(at)
    return not word or not word[0].isalpha() or word in _AFTER_BARE or word in PARTS_OF_DAY


def _settled(clocks: tuple[Clock, ...]) -> tuple[Clock, ...]:
    """Settle what the others of a list tell of one: "9, 11 and 15", "6 and 8pm"."""
    if any(one.settled and not one.half for one in clocks):
        return tuple(replace(one, settled=True) for one in clocks)
    known = list(clocks)
    for place in range(len(known) - 2, -1, -1):
        if not known[place].settled and known[place + 1].settled:
            known[place] = _before(known[place], known[place + 1])
    for place in range(1, len(known)):
        if not known[place].settled and known[place - 1].settled:
            known[place] = later_of(known[place], known[place - 1])
    return tuple(known)


def _before(one: Clock, following: Clock) -> Clock:
    evening = in_half(one, "pm")
    return evening if evening.of_day < following.of_day else in_half(one, "am")


def later_of(one: Clock, previous: Clock) -> Clock:
    """Return *one* in the first half of the day in which it comes after *previous*; else in the morning."""
    if one.settled:
        return one
    halves = (in_half(one, "am"), in_half(one, "pm"))
    return next((half for half in halves if half.of_day > previous.of_day), halves[0])


def in_half(one: Clock, half: str) -> Clock:
    """Return *one*, of an open half, as a time of the morning ("am") or the evening ("pm")."""
    return Clock(one.hour % 12 + (12 if half == "pm" else 0), one.minute, settled=True, half=half)


def in_part(one: Clock, part: str) -> Clock:
    """Return *one* as the time it is in a part of the day: 7 in the evening is 19:00, 12 at night is midnight."""
    if one.settled:
        return one
    if part == "morning":
        return in_half(one, "am")
    if part == "night" and (one.hour == 12 or one.hour < 6):
        return in_half(one, "am")
    if part == "lunch" and one.hour == 11:
        return in_half(one, "am")
    return in_half(one, "pm")


def clock(text: Text, at: int, *, bare: bool) -> tuple[Clock, int] | None:
    """Return the time at *at* and the place after it.

    Args:
        bare: Whether a number alone is a time here.
    """
    return _relative(text, at, bare=bare) or _hour(text, at, bare=bare)


def _hour(text: Text, at: int, *, bare: bool) -> tuple[Clock, int] | None:
    word = text.word(at)
    if word in _NOON:
        return Clock(12, settled=True, half="pm"), at + 1
    if word == "midnight":
        return Clock(0, settled=True, half="am", midnight=True), at + 1
    return _digital(text, at, bare=bare) or _spoken(text, at, bare=bare)


def _relative(text: Text, at: int, *, bare: bool) -> tuple[Clock, int] | None:
    """Read minutes past or to an hour: "half past six", "quarter to 7", "20 past 8", "ten to noon"."""
    counted = _minutes(text, text.skip(at, {"a"}))
    if counted is None:
        return None
    minutes, end = counted
    if text.word(at) == "half" and text.word(end) not in _PAST | _BEFORE:
        return _half_hour(text, end, minutes, bare=bare)
    before = text.word(end) in _BEFORE
    if not before and text.word(end) not in _PAST:
        return None
    if not bare and text.word(end) in {"to", "of", "before", "after"} and text.word(at) not in {"quarter", "a"}:
        return _spelt_before(text, at, end, minutes)
    return _shifted(text, end + 1, -minutes if before else minutes)


def _half_hour(text: Text, at: int, minutes: int, *, bare: bool) -> tuple[Clock, int] | None:
    """Read "half eight", half past eight: without "at" only in words, and where nothing is counted by it."""
    found = _shifted(text, at, minutes) if bare or text.word(at) in NUMBERS else None
    return found if found and (bare or _ends_bare(text, found[1])) else None


def _spelt_before(text: Text, at: int, end: int, minutes: int) -> tuple[Clock, int] | None:
    """Read "ten to eight": without "at" only in words, for "10 to 12" is more often a number of repetitions."""
    spelt = text.word(at) in NUMBERS and text.word(end) == "to" and text.word(end + 1) in NUMBERS and minutes % 5 == 0
    return _shifted(text, end + 1, -minutes) if spelt else None


def _shifted(text: Text, at: int, minutes: int) -> tuple[Clock, int] | None:
    found = _hour(text, at, bare=True)
    if found is None or found[0] == BAD or found[0].minute:
        return None
    hour = found[0]
    total = hour.hour * 60 + minutes
    if hour.settled:
        return Clock(total // 60 % 24, total % 60, settled=True, half=hour.half), found[1]
    return Clock(total // 60 % 12 or 12, total % 60), found[1]


def _minutes(text: Text, at: int) -> tuple[int, int] | None:
    if text.word(at) in {"half", "quarter"}:
        return (30 if text.word(at) == "half" else 15), at + 1
    found = whole(text, at)
    if found is None or not 1 <= found[0] <= 59:
        return None
    named = unit(text, found[1])
    return found[0], (named[1] if named and named[0] == "minute" else found[1])


def _digital(text: Text, at: int, *, bare: bool) -> tuple[Clock, int] | None:
    digits = text.digits(at)
    if not digits or len(digits) > 4 or (text.word(at - 1) in {".", "+"} and text.at(at).glued):
        return None
    minutes = _glued_minutes(text, at)
    if minutes is not None:
        return _hour_and_minute(text, at, digits, minutes, bare=bare)
    end = at + 1
    if _half(text, end):
        return _of_half(text, digits, end)
    if text.word(end) in _OCLOCK:
        return _of_half(text, digits, end + 1) if _half(text, end + 1) else _judged(digits, "00", end + 1)
    if len(digits) == 4 and text.word(end) in {"hrs", "hours"}:
        return _judged(*_split(digits), end + 1, settled=True)
    if text.word(end) == "h" and text.at(end).glued and bare:
        return _judged(*_split(digits), end + 1, settled=True)
    return _alone(text, digits, end) if bare else None


def _alone(text: Text, digits: str, end: int) -> tuple[Clock, int] | None:
    """Read a number that stands for a time by its place: "at 6", "at 0545", "5ish"; not "at 6kg", "at 50%"."""
    after = text.at(end)
    if after.glued and text.word(end) == "ish":
        return _judged(digits, "00", end + 1)
    touching = after.glued and (after.kind is Kind.WORD or after.text in {"/", "%", ".", ":", "-", "°", "$", "€"})
    if touching and (text.at(end + 1).glued or after.kind is Kind.WORD):
        return None
    hour, minute = _split(digits)
    return _judged(hour, minute, end) if len(digits) != 3 and int(hour) <= 24 and int(minute) <= 59 else (BAD, end)


def _glued_minutes(text: Text, at: int) -> int | None:
    """Return the place of the minutes in "18:30", "8.45" and "18h30", or None."""
    mark, rest = text.at(at + 1), text.at(at + 2)
    joined = mark.glued and rest.glued and mark.text in {":", ".", "h"}
    if mark.text == "h" and text.at(at + 3).glued and unit(text, at + 3):
        return None
    return at + 2 if joined and len(text.digits(at + 2)) == 2 and len(text.digits(at)) <= 2 else None


def _hour_and_minute(text: Text, at: int, digits: str, minutes: int, *, bare: bool) -> tuple[Clock, int] | None:
    end = minutes + 1
    dotted = text.word(at + 1) == "."
    if text.word(end) in {":", "."} and text.at(end).glued and text.at(end + 1).glued and text.digits(end + 1):
        if dotted or text.word(end) == ".":
            return None
        end += 2
    if half := _half(text, end):
        return _in_half(int(digits), int(text.digits(minutes)), half, end + 1)
    if dotted and not bare:
        return None
    if text.word(end) == "h" and text.at(end).glued:
        end += 1
    return _judged(digits, text.digits(minutes), end, settled=text.word(at + 1) == "h")


def _half(text: Text, at: int) -> str | None:
    word = text.word(at)
    if word in {"a", "p"} and (not text.at(at).glued or text.at(at + 1).glued):
        return None
    return _HALVES.get(word)


def _of_half(text: Text, digits: str, at: int) -> tuple[Clock, int]:
    hour, minute = _split(digits)
    return _in_half(int(hour), int(minute), _half(text, at) or "am", at + 1)


def _split(digits: str) -> tuple[str, str]:
    return (digits[:-2], digits[-2:]) if len(digits) > 2 else (digits, "00")


def _in_half(hour: int, minute: int, half: str, end: int) -> tuple[Clock, int]:
    if minute > 59 or hour > 23 or (hour > 12 and half == "am") or (hour == 0 and half == "pm"):
        return BAD, end
    if hour > 12:
        return Clock(hour, minute, settled=True, half=half), end
    return in_half(Clock(hour, minute), half), end


def _judged(hour: str, minute: str, end: int, *, settled: bool = False) -> tuple[Clock, int]:
    """Return a time of the 24-hour clock where its hour tells, else one whose half is open."""
    if int(hour) == 24 and int(minute) == 0:
        return Clock(0, settled=True, midnight=True), end
    if int(hour) > 23 or int(minute) > 59:
        return BAD, end
    told = settled or int(hour) > 12 or int(hour) == 0 or hour.startswith("0")
    return Clock(int(hour), int(minute), settled=told), end


def _spoken(text: Text, at: int, *, bare: bool) -> tuple[Clock, int] | None:
    """Read an hour in words: "six pm", "eight fifteen", "seven o'clock"; alone only where a number alone is a time."""
    hour = NUMBERS.get(text.word(at), 0)
    if not 1 <= hour <= 12:
        return None
    end, minute = at + 1, 0
    if text.word(end) in {"fifteen", "ten", "twenty", *TENS} and (found := whole(text, end)) and found[0] <= 59:
        minute, end = found
    if half := _half(text, end):
        return _in_half(hour, minute, half, end + 1)
    if text.word(end) in _OCLOCK:
        return Clock(hour, minute), end + 1
    if text.word(end) == "ish" and text.word(end - 1) != "-":
        end += 1
    return (Clock(hour, minute), end) if bare and unit(text, end) is None else None


def part_of_day(text: Text, at: int) -> Found | None:
    """Read a part of the day that is plainly one: "in the morning", "at night", "early morning @ 4"."""
    start = text.skip(at, {"in", "at", "during"})
    name = PARTS_OF_DAY.get(text.word(text.skip(start, {"the"})))
    if start > at and name:
        return Found(Said(part_of_day=name), text.skip(start, {"the"}) + 1)
    if text.says(at, "lunch", "time") or (text.word(at) == "lunchtime" and text.word(at - 1) not in {"a", "my"}):
        return Found(Said(part_of_day="lunch"), text.skip(at + 1, {"time"}))
    early = text.skip(at, {"early", "late"})
    name = PARTS_OF_DAY.get(text.word(early))
    timed = text.word(early + 1) in {"at", "@"} and clock(text, early + 2, bare=True)
    if not name or not timed or text.says(at - 1, "good"):
        return None
    return Found(Said(part_of_day=name, plural=text.word(early).endswith("s")), early + 1)


def bare_part_of_day(text: Text, at: int) -> Found | None:
    """Read a part of the day beside another part: "tomorrow evening", "sunday night"."""
    early = text.skip(at, {"early", "late"})
    name = PARTS_OF_DAY.get(text.word(early))
    return Found(Said(part_of_day=name, plural=text.word(early).endswith("s")), early + 1) if name else None
