"""Where a series begins, ends, and what it leaves out."""

from __future__ import annotations

from bot.schedules.lexer import Kind, Text
from bot.schedules.parts.clock import clock
from bot.schedules.parts.dates import bound
from bot.schedules.parts.days import day_list
from bot.schedules.parts.numbers import span, whole
from bot.schedules.parts.relative import relative
from bot.schedules.refusals import Reason
from bot.schedules.said import Found, InWeek, MonthEnd, MonthStart, Said
from bot.schedules.words_en import ADVERBS, AND, DAY_SETS, EVERY, LEADS_TO_CLOCK, MONTHS, WEEKDAY_PLURALS

_UNTIL = frozenset({"until", "till", "til", "ending", "ends"})
_STARTING = frozenset({"starting", "starts", "beginning", "from", "start"})
_EXCEPT = frozenset({"except", "excluding", "excepting", "minus"})
_COVERS_MORE = frozenset({"day", "days", "daily", "everyday", *DAY_SETS})
"""What "but" can leave a day out of."""

_LOOKED_BACK = 12
"""Tokens before "in may" among which the series that it bounds is said."""

_MORE_OF_A_SERIES = frozenset(
    {"starting", "from", "until", "till", "on", "please", "for", "to", "in", "every", *AND, *LEADS_TO_CLOCK}
)


def until(text: Text, at: int) -> Found | None:
    """Read the last day of a series: "until friday", "till 3 december", "until the end of january"."""
    start = text.skip(at, {"and"})
    if text.word(start) not in _UNTIL:
        return None
    found = bound(text, text.skip(start + 1, {"the"}))
    if found is None:
        return Found(Said(bad=Reason.UNTIL), min(start + 3, len(text)))
    date, days, _, end = found
    return Found(Said(until=date, until_days=days), end)


def starting(text: Text, at: int) -> Found | None:
    """Read the first day of a series: "starting next monday", "from december 1st", "starting in 2 weeks"."""
    if text.word(at) not in _STARTING:
        return None
    place = text.skip(at + 1, {"from", "on"})
    if (counted := relative(text, place)) and counted.said.after:
        return Found(Said(starting_after=counted.said.after), counted.end)
    found = bound(text, place)
    if found is None:
        return None if text.word(at) in {"from", "start"} else Found(Said(bad=Reason.NOT_READ), min(at + 3, len(text)))
    date, days, which, end = found
    return Found(Said(starting=date, starting_days=days, starting_which=which), end)


def left_out(text: Text, at: int) -> Found | None:
    """Read the weekdays that a series leaves out: "except saturday", "but not on weekends"."""
    if text.says(at, "but", "not"):
        start = at + 2
    elif text.word(at) in {"but", "bar"} and text.word(at - 1) in _COVERS_MORE:
        start = at + 1
    elif text.says(at, "apart", "from") or text.says(at, "other", "than"):
        start = at + 2
    elif text.word(at) in _EXCEPT:
        start = at + 1
    else:
        return None
    start = text.skip(text.skip(text.skip(start, {"for"}), {"on"}), {"every", "the"})
    days = day_list(text, start)
    if days is None:
        return Found(Said(bad=Reason.EXCEPT), min(start + 1, len(text)))
    return Found(Said(except_days=days.days), days.end)


def within(text: Text, at: int) -> Found | None:
    """Read the time within which a series goes on, beside it: "every tuesday in may", "every day this week"."""
    at = text.skip(text.skip(at, {"but"}), {"only"})
    if text.says(at, "this", "week") and _of_series(text, at):
        return Found(Said(until=InWeek(0, 6)), at + 2)
    months, end = [MONTHS.get(text.word(at + 1))], at + 2
    if text.word(at) not in {"in", "during", "throughout"} or months[0] is None:
        return None
    if text.digits(end) and not clock(text, end, bare=False):
        return None
    while (place := text.skip(text.skip(end, AND), AND)) > end and text.word(place) in MONTHS:
        months.append(MONTHS[text.word(place)])
        end = place + 1
    following = [(one % 12) + 1 for one in months[:-1] if one] == months[1:]
    if not _of_series(text, at):
        return None
    bounds = Said(starting=MonthStart(months[0], begun=True), until=MonthEnd(months[-1]))
    return Found(bounds if following else Said(bad=Reason.NOT_READ), end)


def _of_series(text: Text, at: int) -> bool:
    before = {text.word(at - back) for back in range(1, _LOOKED_BACK)}
    return bool(before & (EVERY | ADVERBS.keys() | WEEKDAY_PLURALS.keys() | DAY_SETS.keys()))


def count(text: Text, at: int) -> Found | None:
    """Read how many times in all, beside another part: "4 times", "2x", "for 6 times", "8 occurrences"."""
    start = text.skip(at, {"for"})
    if text.word(start) in {"twice", "thrice"}:
        times, end = {"twice": 2, "thrice": 3}[text.word(start)], start + 1
    else:
        found = whole(text, start)
        if found is None or text.word(found[1]) not in {"times", "x", "×", "occurrences", "occasions", "repetitions"}:
            return None
        times, end = found[0], found[1] + 1
    if not _ends(text, end) or (text.digits(end) and not clock(text, end, bare=False)):
        return None
    return Found(Said(count=times) if times else Said(bad=Reason.NOT_POSITIVE), end)


def lasting(text: Text, at: int) -> Found | None:
    """Read how long a series goes on: "for 3 weeks", "for the next 10 days"; a length in hours is not its."""
    if text.word(at) != "for":
        return None
    found = span(text, text.skip(text.skip(at + 1, {"the"}), {"next"}))
    if found is None or not found[0].by_calendar or found[0].seconds:
        return None
    return Found(Said(lasting=found[0]), found[1])


def _ends(text: Text, at: int) -> bool:
    token = text.at(at)
    return token.kind is not Kind.WORD or token.text in _MORE_OF_A_SERIES
