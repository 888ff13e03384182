"""The numbers of a log line: load, sets, repetitions, seconds, in whatever order they were typed."""

from __future__ import annotations

import re

from bot.coaching.loads import grams
from bot.coaching.scraps import GAP, Scraps

_N = r"(\d+(?:[.,]\d+)?)"
_KILOGRAMS = r"kgs?|kilos?|kilograms?"
_POUNDS = r"lbs?|pounds?|#"
_BODYWEIGHT = re.compile(
    r"\b(?:bw|body ?weight)\s*\+\s*|\s*(?:@|\bat\b)?\s*\b(?:bw|body ?weight)$|\bno (?:added )?weight\b"
)
_PAIR = re.compile(rf"(?<![\dx.,])(?<!x )2\s*x\s*(?={_N}\s*(?:{_KILOGRAMS}|{_POUNDS})\b)")
_LOAD = re.compile(rf"(?:(?:[x@+]|\bat|\bwith|\bw/)\s*)?(?<![\d.,]){_N}\s*(?:({_KILOGRAMS})|({_POUNDS}))(?![a-z])")
_AT = re.compile(rf"(?:@|\bat)\s*{_N}(?![\d.,]*\s*(?:x|sets?|reps?)\b)")

_REST = re.compile(r",?\s*\b(?:rest(?:ed|ing)?(?: for)?)\s*\d+\s*[a-z]*")
_SECOND = r"(?:s|secs?|seconds?)\b"
_MINUTE = r"(?:mins?|minutes?)\b"
_TIMES = re.compile(rf"\b(\d+)\s*({_SECOND}|{_MINUTE})\s*(?:x|\*)\s*(\d+)\b")
_SECONDS = re.compile(rf"(?<=\d)\s*(?:{_SECOND})(?:\s*holds?\b)?")
_MINUTES = re.compile(rf"(?<=\d)\s*(?:{_MINUTE})(?:\s*holds?\b)?")

_NAMED = re.compile(
    r"\b(?:45|90)(?:\s*/\s*90| 90)?(?=\s*(?:-|°|deg))|\b90\s*/?\s*90\b|\b1(?=[ -](?:leg|arm|hand|sided))"
)
_MARKS = {"45": "§a", "90": "§b", "1": "§c"}

_OF = r"\s*(?:of|x|at|@|,|:|for|-)?\s*"
_TRIPLE = re.compile(rf"\b{_N}\s*[x*]\s*(\d+)\s*[x*]\s*{_N}\b")
_SETS_OF = re.compile(rf"\b(\d+)\s*sets?{_OF}(\d+)(?:\s*-\s*\d+)?((?:\s*[,/]\s*\d+)*)(?:\s*reps?\b)?")
_REPS_IN = re.compile(
    r"\b(\d+)\s*reps?\s*(?:x|\*|for|of|in|,|each)?\s*(\d+)\s*sets?\b|\b(\d+)\s*[x*]\s*(\d+)\s*sets?\b"
)
_BY = re.compile(r"\b(\d+)\s*(?:x|\*|\bby\b)\s*(\d+)(?:\s*-\s*\d+)?((?:\s*[,/]\s*\d+(?!\s*x))*)(?:\s*reps?\b)?")
_AFTER_LOAD = re.compile(rf"{re.escape(GAP)}\s*[x*]\s*(\d+)(?:\s*[x*]\s*(\d+))?\b")
_LIST = re.compile(r"\b\d+(?:\s*[,/+-]\s*\d+)+\b(?:\s*reps?\b)?|\b\d+(?: \d+)+\b(?:\s*reps?\b)?")
_SETS = re.compile(r"\b(\d+)\s*sets?\b")
_ONE = re.compile(r"(?:\bx\s*|\b)(\d+)\b(?:\s*(?:x|times|reps?)\b)?")
_BARE = re.compile(rf"(?<![\w.,]){_N}(?![\w.,])")

HEAVY = 20
"""Without a unit, of three numbers the first is the load if it is above this and the last is not."""


def take_load(scraps: Scraps) -> tuple[int, bool | None] | None:
    """Take and return the load in grams and whether it was typed in pounds; no weight is 0 grams."""
    scraps.rewrite(_PAIR, "")
    free = scraps.take(_BODYWEIGHT)
    if found := scraps.take(_LOAD):
        pounds = found[3] is not None
        return grams(_value(found[1]), pounds=pounds), pounds
    return (0, None) if free else None


def take_seconds(scraps: Scraps) -> tuple[bool, bool]:
    """Take the words for seconds or minutes; return whether minutes are counted, and whether it was a hold."""
    scraps.take(_REST)
    scraps.rewrite(_TIMES, r"\3x\1 \2")
    minutes = scraps.rewrite(_MINUTES, "")
    return minutes, scraps.rewrite(_SECONDS, "") or minutes


def take_reps(scraps: Scraps) -> tuple[tuple[int, ...], int | None, float | None]:
    """Take and return the repetitions of each set, the number of sets alone, and a load without a unit."""
    _hide_names(scraps)
    at = scraps.take(_AT)
    reps, load = _triple(scraps)
    reps = reps or _sets_of(scraps) or _many(scraps)
    sets = None if reps else _count(scraps.take(_SETS))
    if not reps and sets is None:
        reps = _few(scraps)
    if at:
        load = _value(at[1])
    elif load is None and (found := scraps.take(_BARE) if reps else None):
        load = _value(found[1])
    _show_names(scraps)
    return reps, sets, load


def _triple(scraps: Scraps) -> tuple[tuple[int, ...], float | None]:
    """Read "3x8x60", and "60x8x3" where it can only be meant that way round."""
    found = scraps.take(_TRIPLE)
    if not found:
        return (), None
    first, reps, last = _value(found[1]), _whole(found[2]), _value(found[3])
    if first > HEAVY >= last:
        first, last = last, first
    return _sets(int(first), reps), last


def _sets_of(scraps: Scraps) -> tuple[int, ...]:
    if found := scraps.take(_SETS_OF):
        return _listed(found)
    if found := scraps.take(_REPS_IN):
        reps, sets = (found[1], found[2]) if found[1] else (found[3], found[4])
        return _sets(_whole(sets), _whole(reps))
    return ()


def _many(scraps: Scraps) -> tuple[int, ...]:
    """Read every "3x8" of the line, or "x8x3" after a load."""
    if found := scraps.take(_AFTER_LOAD):
        return _sets(_whole(found[2] or "1"), _whole(found[1]))
    reps: tuple[int, ...] = ()
    while found := scraps.take(_BY):
        reps += _listed(found)
    return reps


def _few(scraps: Scraps) -> tuple[int, ...]:
    """Read "5,5,4", "5 5 4", "x8", "8 reps" or a number alone."""
    if found := scraps.take(_LIST):
        return tuple(_whole(number) for number in re.findall(r"\d+", found[0]))
    found = scraps.take(_ONE)
    return (_whole(found[1]),) if found else ()


def _listed(found: re.Match[str]) -> tuple[int, ...]:
    """Return the sets of "3x10" or "3x10,9,8": a list as long as the count stands for it."""
    sets, first = _whole(found[1]), _whole(found[2])
    more = tuple(_whole(number) for number in re.findall(r"\d+", found[3]))
    return (first, *more) if more and len(more) + 1 == sets else _sets(sets, first) + more


def _sets(sets: int, reps: int) -> tuple[int, ...]:
    """Return *reps* as often as there are *sets*; no sets are kept as one of no repetitions."""
    return (reps,) * min(sets, 99) if sets else (0,)


def _count(found: re.Match[str] | None) -> int | None:
    return _whole(found[1]) if found else None


def _whole(digits: str) -> int:
    return int(digits[:6])


def _value(digits: str) -> float:
    return float(digits[:9].replace(",", "."))


def _hide_names(scraps: Scraps) -> None:
    """Put marks in the place of numbers that belong to a name: "45 degree", "90 90", "1 leg"."""
    scraps.left = _NAMED.sub(lambda found: re.sub("45|90|1", lambda n: _MARKS[n[0]], found[0]), scraps.left)


def _show_names(scraps: Scraps) -> None:
    for number, mark in _MARKS.items():
        scraps.left = scraps.left.replace(mark, number)
