"""Reading what a person types after /hamstrings."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from functools import cache

from bot.sessions.kit import with_implied
from bot.sessions.need import Focus, Push, Wish
from bot.sessions.vocabulary import (
    ALSO_REFUSED,
    FILLERS,
    HOUR_WORDS,
    LONGEST_PHRASE,
    MINUTE_WORDS,
    NEGATIONS,
    NUMBERS,
    OTHER_UNITS,
    SPANS,
    phrases,
)

__all__ = ["Focus", "Push", "Wish", "parse_wish"]

MOST_MINUTES = 180
"""Longest session that is planned; more is a slip of the thumb (our own bound)."""

MOST_PIECES = 5
"""A bare number below this, right before kit, counts the kit: "2 dumbbells"."""

AGES = range(6, 110)
"""What may be somebody's age (our own bound)."""

_WORD = re.compile(r"\d+(?:[.,]\d+)?|[^\W\d_]+(?:'[^\W\d_]+)*|[-–—](?=\s*\d)|[^\w\s,;.!?:/()&+–—-]+")
_TO = frozenset({"-", "–", "—", "to"})
_I_AM = frozenset({"i'm", "im", "i am", "aged", "age"})
_OLD = frozenset({"years old", "year old", "years of age", "yo", "y o", "yrs old"})
_phrases = cache(phrases)


def parse_wish(text: str) -> Wish:
    """Return what *text* asks for, its parts in any order; never raises.

    What is not understood is kept in `Wish.unknown`, never guessed: also a second length or level, and a length
    that is not 1 to `MOST_MINUTES`.
    """
    words = _WORD.findall(text.casefold().replace("’", "'"))
    wish, at, refused = Wish(), 0, False
    while at < len(words):
        length = _length(words, at)
        phrase, size = _phrase(words, at)
        age = _age(words, at)
        if age is not None:
            wish, size, refused = replace(wish, age=wish.age or age[0]), age[1], False
        elif phrase is not None:
            wish = _refuse(wish, phrase) if refused else _add(wish, phrase, _said(words, at, size))
            refused = refused and words[at + size : at + size + 1] in ([word] for word in ALSO_REFUSED)
        elif words[at] in NEGATIONS:
            refused, size = True, 1
        elif length is not None:
            (minutes, size), refused = length, False
            wish = _add_minutes(wish, minutes, _said(words, at, size))
        elif not _is_count(words, at) and words[at] not in FILLERS:
            size = _unit_size(words, at)
            wish, refused = _not_understood(wish, ("no " if refused else "") + _said(words, at, size)), False
        at += size
    if wish.equipment is None:
        return wish
    return replace(wish, equipment=with_implied(wish.equipment - wish.without) - wish.without)


def _said(words: Sequence[str], at: int, size: int) -> str:
    return " ".join(words[at : at + size])


def _phrase(words: Sequence[str], at: int) -> tuple[Wish | None, int]:
    """Return the longest known phrase that starts at *at*, and its size in words; (None, 1) where there is none."""
    for size in range(min(LONGEST_PHRASE, len(words) - at), 0, -1):
        said = _phrases().get(_said(words, at, size))
        if said is not None:
            return said, size
    return None, 1


def _length(words: Sequence[str], at: int) -> tuple[float, int] | None:
    """Return the minutes named at *at* and how many words name them; of a range the longer, as it is a ceiling."""
    number = _number(words, at)
    if number is not None and words[at + 1 : at + 2] and words[at + 1] in _TO:
        upper = _single_length(words, at + 2)
        if upper is not None:
            return max(number, upper[0]), upper[1] + 2
    return _single_length(words, at)


def _single_length(words: Sequence[str], at: int) -> tuple[float, int] | None:
    for size in range(min(LONGEST_PHRASE, len(words) - at), 1, -1):
        if _said(words, at, size) in SPANS:
            return SPANS[_said(words, at, size)], size
    number = _number(words, at)
    if number is None:
        return None
    unit = words[at + 1] if at + 1 < len(words) else ""
    if unit in MINUTE_WORDS:
        return number, 2
    if unit in HOUR_WORDS:
        rest = _number(words, at + 2) or 0
        return number * 60 + rest, 3 if rest else 2
    return None if unit in OTHER_UNITS or _is_count(words, at) else (number, 1)


def _age(words: Sequence[str], at: int) -> tuple[int, int] | None:
    """Return the age named at *at* and how many words name it: "I'm 14", "14 years old", "under 16"."""
    if _said(words, at, 2) == "under 16":
        return 15, 2
    told = next((size for size in (2, 1) if _said(words, at, size) in _I_AM), 0)
    number = _number(words, at + told)
    after = at + told + 1
    old = next((size for size in (3, 2, 1) if _said(words, after, size) in _OLD), 0)
    if number is None or number not in AGES or not (old or (told and not _unit(words, after))):
        return None
    return int(number), told + 1 + old


def _unit(words: Sequence[str], at: int) -> bool:
    """Whether what stands at *at* makes a number before it something else than an age."""
    return words[at : at + 1] != [] and words[at] in MINUTE_WORDS | HOUR_WORDS | OTHER_UNITS | _TO


def _number(words: Sequence[str], at: int) -> float | None:
    if at >= len(words):
        return None
    if words[at][0].isdecimal():
        return float(words[at].replace(",", ".")[:12])
    return NUMBERS.get(words[at])


def _is_count(words: Sequence[str], at: int) -> bool:
    number = _number(words, at)
    if number is None or number >= MOST_PIECES:
        return False
    phrase, _ = _phrase(words, at + 1) if at + 1 < len(words) else (None, 1)
    return phrase is not None and bool(phrase.equipment)


def _unit_size(words: Sequence[str], at: int) -> int:
    """Return 2 where a number and its unit are not understood together ("12 kg"), otherwise 1."""
    return 2 if _number(words, at) is not None and at + 1 < len(words) else 1


def _add_minutes(wish: Wish, minutes: float, said: str) -> Wish:
    if wish.minutes is not None or not 1 <= minutes <= MOST_MINUTES:
        return _not_understood(wish, said)
    return replace(wish, minutes=int(minutes))


def _add(wish: Wish, part: Wish, said: str) -> Wish:
    """Return *wish* with what *part* says as well."""
    if part.unknown or (part.level and wish.level and part.level is not wish.level):
        return _not_understood(wish, said)
    return replace(
        wish,
        equipment=_either(wish.equipment, part.equipment),
        level=wish.level or part.level,
        focus=wish.focus or part.focus,
        avoid=wish.avoid | part.avoid,
        hinge=wish.hinge and part.hinge,
        desk=wish.desk or part.desk,
        fresh=wish.fresh or part.fresh,
        push=wish.push or part.push,
        cleared=wish.cleared or part.cleared,
        yesterday=wish.yesterday or part.yesterday,
        sore=wish.sore or part.sore,
        plays=wish.plays or part.plays,
        trial=wish.trial or part.trial,
    )


def _either(said: frozenset[str] | None, more: frozenset[str] | None) -> frozenset[str] | None:
    return said if more is None else more | (said or frozenset())


def _refuse(wish: Wish, part: Wish) -> Wish:
    """Return *wish* without what *part* names; an ache or a wish that was denied asks for nothing."""
    if part.focus is Focus.HINGE:
        return replace(wish, hinge=False)
    return replace(wish, without=wish.without | (part.equipment or frozenset()))


def _not_understood(wish: Wish, said: str) -> Wish:
    return wish if said in wish.unknown else replace(wish, unknown=(*wish.unknown, said))
