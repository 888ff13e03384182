"""A zone named in the phrase: "Europe/Berlin", "UTC", "+05:30", "Paris time", "new york"."""

from __future__ import annotations

from bot.schedules.lexer import Kind, Text
from bot.schedules.refusals import Reason
from bot.schedules.said import Found, Said
from bot.schedules.words_en import EVERY, WEEKDAY_PLURALS, WEEKDAYS
from bot.schedules.zones import AREAS, LETTERS, REGIONS, city_words, find_zone

_AREAS = frozenset(area.casefold() for area in (*AREAS, "Etc", "US"))
_ALSO_WORDS = frozenset(
    [
        "act",
        "casey",
        "center",
        "central",
        "davis",
        "east",
        "easter",
        "eastern",
        "easy",
        "general",
        "jersey",
        "knox",
        "lima",
        "malta",
        "midway",
        "mountain",
        "nome",
        "north",
        "pacific",
        "phoenix",
        "reunion",
        "rome",
        "south",
        "stanley",
        "troll",
        "turkey",
        "wake",
        "west",
        "yap",
        "z",
        "est",
        "cet",
        "apia",
        "iran",
    ]
)
"""Zones whose names are words as well: taken only in capitals or before "time"."""
_TIMES_OF_LIFE = frozenset(
    [
        "dinner",
        "lunch",
        "bed",
        "story",
        "tea",
        "play",
        "nap",
        "snack",
        "meal",
        "leg",
        "gym",
        "game",
        "party",
        "same",
        "this",
        "that",
        "any",
        "some",
        "long",
        "first",
        "last",
        "every",
        "each",
        "show",
        "prime",
        "half",
        "full",
        "over",
        "free",
        "no",
        "the",
        "my",
        "our",
        "your",
        "next",
        "local",
    ]
)
_AFTER_COAST = EVERY | WEEKDAYS.keys() | WEEKDAY_PLURALS.keys() | {"tomorrow", "today", "tonight", "on", "daily"}
"""What may follow a zone named by its coast alone."""

_LONGEST_NAME = 6
"""Tokens of an IANA name or of a city's."""


def zone(text: Text, at: int) -> Found | None:
    """Read an IANA name, which is a zone wherever it stands."""
    if text.word(at) not in _AREAS or text.word(at + 1) != "/" or not text.at(at + 1).glued:
        return None
    end = at + 2
    while text.at(end).glued and (text.at(end).kind is Kind.WORD or text.word(end) in {"_", "/", "-"}):
        end += 1
    if text.word(at) == "etc" and text.word(end) in {"+", "-"} and text.digits(end + 1):
        end += 2
    return _named(text, at, end) or Found(Said(bad=Reason.UNKNOWN_ZONE), end)


def bare_zone(text: Text, at: int) -> Found | None:
    """Read what is a zone only beside a time: letters, offsets, cities, "… time"."""
    start = text.skip(text.skip(at, {"in", "("}), {"the"})
    for reader in (_offset, _letters, _coast, _city, _unknown):
        if (found := reader(text, start)) is not None:
            return Found(found.said, text.skip(found.end, {")"}))
    return None


def _named(text: Text, start: int, end: int) -> Found | None:
    named = find_zone(text.between(start, end))
    return Found(Said(zone=named), end) if named else None


def _letters(text: Text, at: int) -> Found | None:
    word = text.word(at)
    if word in {"utc", "gmt"} and text.word(at + 1) in {"+", "-"} and text.digits(at + 2):
        return _named(text, at, _after_offset(text, at + 1)) or Found(Said(bad=Reason.UNKNOWN_ZONE), at + 3)
    if word in LETTERS and (word not in _ALSO_WORDS or text.between(at, at + 1).isupper()):
        return _with_time(text, at, at + 1)
    return (
        _named(text, at, at + 1) and _with_time(text, at, at + 1)
        if word in REGIONS and text.word(at + 1) == "time"
        else None
    )


def _with_time(text: Text, at: int, end: int) -> Found | None:
    found = _named(text, at, end)
    return Found(found.said, text.skip(end, {"time"})) if found else None


def _offset(text: Text, at: int) -> Found | None:
    if text.word(at) not in {"+", "-"} or not text.digits(at + 1) or not text.at(at + 1).glued:
        return None
    if text.word(at) == "-" and (text.at(at).glued or (text.word(at + 2) != ":" and len(text.digits(at + 1)) < 4)):
        return None
    end = _after_offset(text, at)
    return _named(text, at, end) or Found(Said(bad=Reason.UNKNOWN_ZONE), end)


def _after_offset(text: Text, at: int) -> int:
    minutes = text.word(at + 2) == ":" and text.at(at + 2).glued and text.digits(at + 3)
    return at + 4 if minutes else at + 2


def _coast(text: Text, at: int) -> Found | None:
    """Read "9am pacific" in small letters: not before another word, as in "9am mountain climbers"."""
    word, after = text.word(at), text.at(at + 1)
    plain = text.at(at - 1).kind is not Kind.WORD or text.word(at - 1) in {"am", "pm", "noon", "midnight"}
    ends = after.kind is not Kind.WORD or after.text in _AFTER_COAST
    if word not in {"pacific", "eastern", "central", "mountain"} or not (plain and ends):
        return None
    named = find_zone(word)
    return Found(Said(zone=named), at + 1) if named else None


def _city(text: Text, at: int) -> Found | None:
    longest = city_words().get(text.word(at))
    if longest is None:
        return None
    for end in range(at + min(longest, _LONGEST_NAME), at, -1):
        words = text.between(at, end)
        alone = end == at + 1 and text.word(at) in _ALSO_WORDS and text.word(end) != "time"
        if not alone and (found := _named(text, at, end)):
            return Found(found.said, text.skip(end, {"time"}))
        if not words:
            return None
    return None


def _unknown(text: Text, at: int) -> Found | None:
    """Read "Mars time", which looks like a zone and is none."""
    shown = text.between(at, at + 1)
    if text.word(at + 1) == "/" and text.at(at + 1).glued and find_zone(text.between(at + 2, at + 3)):
        return Found(Said(bad=Reason.UNKNOWN_ZONE), at + 3)
    if text.word(at + 1) != "time" or not shown[:1].isupper() or text.word(at) in _TIMES_OF_LIFE:
        return None
    return Found(Said(bad=Reason.UNKNOWN_ZONE), at + 2)
