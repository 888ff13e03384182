"""Numbers, ordinals and lengths of time."""

from __future__ import annotations

from fractions import Fraction

from bot.schedules.lexer import Kind, Text
from bot.schedules.said import Span
from bot.schedules.words_en import AND, NUMBERS, ORDINAL_ENDINGS, ORDINALS, TENS, UNITS

_SECONDS = {"second": 1, "minute": 60, "hour": 3600}
_DAYS = {"day": 1, "week": 7, "fortnight": 14}
_MONTHS = {"month": 1, "year": 12}
_MOST_LISTED = 5
"""Ordinals and units taken as one list, so that reading at every place stays linear."""
_LARGEST = 10_000_000
"""Largest number of units taken as one; more is nonsense or an attack."""


def whole(text: Text, at: int) -> tuple[int, int] | None:
    """Return the whole number at *at* and the place after it: "3", "three", "twenty five"."""
    if digits := text.digits(at):
        return int(digits), at + 1
    word = text.word(at)
    if word in TENS:
        dash = text.skip(at + 1, {"-"})
        ones = NUMBERS.get(text.word(dash), 0)
        return (TENS[word] + ones, dash + 1) if 1 <= ones <= 9 else (TENS[word], at + 1)
    return (NUMBERS[word], at + 1) if word in NUMBERS else None


def ordinal(text: Text, at: int) -> tuple[int, int] | None:
    """Return the ordinal at *at* and the place after it: "3rd", "third", "last" (-1), "2nd last" (-2)."""
    found = _plain_ordinal(text, at)
    if found and found[0] > 0 and text.word(found[1]) == "last":
        return -found[0], found[1] + 1
    return found


def ordinals(text: Text, at: int) -> tuple[tuple[int, ...], int]:
    """Return the ordinals listed at *at*, "first and third", and the place after them; at most five."""
    places: list[int] = []
    end = at
    while len(places) < _MOST_LISTED:
        found = ordinal(text, text.skip(text.skip(end, AND), {"the"}) if places else end)
        if found is None:
            break
        places.append(found[0])
        end = found[1]
    return tuple(places), end


def _plain_ordinal(text: Text, at: int) -> tuple[int, int] | None:
    if (digits := text.digits(at)) and text.at(at + 1).glued and text.word(at + 1) in ORDINAL_ENDINGS:
        return int(digits), at + 2
    word = text.word(at)
    dash = text.skip(at + 1, {"-"})
    ones = ORDINALS.get(text.word(dash), 0)
    if word in {"twenty", "thirty"} and 1 <= ones <= 9:
        return TENS[word] + ones, dash + 1
    return (ORDINALS[word], at + 1) if word in ORDINALS else None


def amount(text: Text, at: int) -> tuple[Fraction, int] | None:
    """Return the amount at *at* and the place after it.

    ==================  =====
    typed               means
    ==================  =====
    2                   2
    1.5                 3/2
    1/4                 1/4
    a, an               1
    half an, half       1/2
    a couple of         2
    one and a half      3/2
    ==================  =====
    """
    if text.says(at, "a", "couple"):
        return Fraction(2), text.skip(at + 2, {"of"})
    if text.says(at, "couple"):
        return Fraction(2), text.skip(at + 1, {"of"})
    skipped = text.skip(at, {"a", "an"})
    if (share := {"half": 2, "quarter": 4}.get(text.word(skipped))) is not None:
        return Fraction(1, share), text.skip(text.skip(skipped + 1, {"of"}), {"a", "an"})
    if skipped > at:
        return Fraction(1), skipped
    return _counted(text, at)


def _counted(text: Text, at: int) -> tuple[Fraction, int] | None:
    found = whole(text, at)
    if found is None:
        return None
    number, end = Fraction(found[0]), found[1]
    if text.word(end) in {".", "/"} and text.at(end).glued and text.at(end + 1).glued:
        if digits := text.digits(end + 1):
            return _with_rest(number, text.word(end), digits), end + 2
        return None
    if text.says(end, "and", "a", "half"):
        return number + Fraction(1, 2), end + 3
    if (top := text.digits(end)) and text.word(end + 1) == "/" and (below := text.digits(end + 2)) and int(below):
        return number + Fraction(int(top), int(below)), end + 3
    return number, end


def _with_rest(number: Fraction, mark: str, digits: str) -> Fraction:
    if mark == ".":
        return number + Fraction(int(digits), 10 ** len(digits))
    return number / int(digits) if int(digits) else Fraction(0)


def unit(text: Text, at: int) -> tuple[str, int] | None:
    """Return the plain name of the unit at *at* and the place after it.

    A single letter is one only glued to its number, but for hours and the minutes after them: "2 h 15 m".
    """
    word = text.word(at)
    if text.word(at + 1) == "time" and word.endswith(("s'", "'s")):
        plain = word.removesuffix("'s").removesuffix("'")
        return (UNITS[plain], at + 2) if plain in UNITS else None
    apart = word == "h" or (word == "m" and text.word(at - 2) in {"h", "hr"})
    if word not in UNITS or (len(word) == 1 and not text.at(at).glued and not apart):
        return None
    return UNITS[word], at + 1


def span(text: Text, at: int) -> tuple[Span, int] | None:
    """Return the length of time at *at* and the place after it.

    ======================  =================
    typed                   means
    ======================  =================
    20 minutes              20 minutes
    half an hour            30 minutes
    an hour and a half      90 minutes
    1h20m                   80 minutes
    2 days and 3 hours      both
    ======================  =================
    """
    total, end = Span(), at
    for _ in range(_MOST_LISTED):
        piece = _piece(text, _after_and(text, end) if end > at else end)
        if piece is None:
            break
        total = Span(total.seconds + piece[0].seconds, total.days + piece[0].days, total.months + piece[0].months)
        end = piece[1]
    return (total, end) if end > at else None


def _after_and(text: Text, at: int) -> int:
    return text.skip(text.skip(at, {","}), {"and"})


def _piece(text: Text, at: int) -> tuple[Span, int] | None:
    counted = amount(text, at)
    named = unit(text, counted[1]) if counted else None
    if counted is None or named is None:
        return None
    number, end = counted[0], named[1]
    if text.says(end, "and", "a", "half"):
        number, end = number + Fraction(1, 2), end + 3
    if named[0] == "hour":
        number, end = _with_minutes(text, number, end)
    measured = measure(number, named[0])
    return (measured, end) if measured else None


def _with_minutes(text: Text, hours: Fraction, at: int) -> tuple[Fraction, int]:
    """Return the hours with the minutes that "2h30" and "1 hour 30" add without naming them."""
    digits = text.digits(at)
    said = len(digits) == 2 and digits < "60" and text.at(at + 1).kind in {Kind.END, Kind.MARK}
    return (hours + Fraction(int(digits), 60), at + 1) if said else (hours, at)


def measure(number: Fraction, name: str) -> Span | None:
    """Return *number* units as a span, or None for a part of a day, a month, or more than anyone means."""
    if number > _LARGEST:
        return None
    if name in _SECONDS:
        return Span(seconds=round(number * _SECONDS[name]))
    days = number * _DAYS.get(name, 0)
    months = number * _MONTHS.get(name, 0)
    if name == "day" and number.denominator == 2:
        return Span(seconds=round(number * 86_400))
    return Span(days=int(days), months=int(months)) if days.denominator == months.denominator == 1 else None
