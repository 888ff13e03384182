"""Words that no part read and that would change what was: a schedule beside them is refused, not guessed."""

from __future__ import annotations

from collections.abc import Sequence

from bot.schedules.holidays_en import HOLIDAYS, MOVING_DAYS
from bot.schedules.lexer import Kind, Text
from bot.schedules.message import lead_in
from bot.schedules.refusals import NotUnderstood, Reason
from bot.schedules.said import Said
from bot.schedules.words_en import (
    CONNECTORS,
    EVERY,
    MONTHS,
    REFUSED_NEARBY,
    REMINDERS,
    REMINDING,
    UNCLOCKED,
    UNCOUNTED,
    UNITS,
)

_REASONS = {
    "except": Reason.EXCEPT,
    "excluding": Reason.EXCEPT,
    "unless": Reason.EXCEPT,
    "until": Reason.UNTIL,
    "till": Reason.UNTIL,
    "or": Reason.CHOICE,
    "ago": Reason.PAST,
}
_TIMELESS = frozenset({"before", "after", "between"})
"""Stand for a time where none is said; beside a time they belong to the message: "at 7 before work"."""

_TO_AN_HOUR = frozenset({"5", "10", "20", "25"})
_COUNTED_BY = frozenset(
    {"week", "weeks", "fortnight", "fortnights", "month", "months", "weekend", "year", "years", "alternate"}
)
"""What days are counted by: unread right beside a schedule, it belongs to it."""

_REMINDING_FORMS = REMINDING | {"reminding", "pinging", "sending", "messaging"}
_ASKED_WITHIN = 6
"""Tokens among which an asking is looked for."""


def refuse_unasked(text: Text) -> None:
    """Refuse what asks for no reminder, or for one on a condition.

    Raises:
        NotUnderstood: As "don't remind me on monday", "cancel my monday reminder" and "if it rains tomorrow".
    """
    opening = lead_in(text)
    if text.word(opening) == "if":
        raise NotUnderstood(text.between(opening, opening + 3), Reason.NOT_READ)
    for at in range(min(len(text), _ASKED_WITHIN)):
        asks_none = text.word(at) in {"don't", "dont", "never", "stop"} and text.word(at + 1) in _REMINDING_FORMS
        near = {text.word(place) for place in range(at + 1, at + _ASKED_WITHIN)}
        ends_one = text.word(at) in {"cancel", "delete", "remove", "stop"} and bool(near & REMINDERS) and at < 3
        if asks_none or ends_one:
            raise NotUnderstood(text.between(at, min(at + 3, len(text))), Reason.NOT_READ)


def refuse_beside(text: Text, start: int, end: int, said: Said) -> None:
    """Refuse the stretch from *start* up to, not including, *end* beside a word that changes it.

    Args:
        said: What the whole text says.
    """
    _refuse_before(text, start, end, said)
    _refuse_after(text, end, said)


def _refuse_before(text: Text, start: int, end: int, said: Said) -> None:
    at = start - 1
    while text.word(at) in CONNECTORS - {"-"}:
        at -= 1
    unread = _number_before(text, at, said)
    if text.word(at) in _TIMELESS and text.word(at - 1) in UNITS:
        unread = at - 1
    if unread < at or (not said.dated and (text.word(at) in HOLIDAYS or _moving_day(text, at - 1))):
        raise NotUnderstood(text.between(unread, end), Reason.NOT_READ)
    if text.word(at) in REFUSED_NEARBY - {"ago"} and _changes(text, at, said):
        raise _refusal(text, at, end)
    if text.word(at) in _COUNTED_BY | {"next"}:
        raise NotUnderstood(text.between(at, end), Reason.NOT_READ)


def _number_before(text: Text, at: int, said: Said) -> int:
    """Return where a range of numbers that ends at *at* begins, which may be one of times; *at* where none does."""
    if text.word(at) == "-" and text.digits(at - 1) and text.at(at).glued:
        return at - 1
    if said.times or not text.digits(at) or not text.digits(at - 2):
        return at
    return at - 2 if text.word(at - 1) == "-" or _minutes_to_an_hour(text, at) else at


def _minutes_to_an_hour(text: Text, at: int) -> bool:
    """Return whether "5 to 8" ends at *at*: five to eight, or from five to eight?"""
    counted = text.word(at - 3) in {"of", "x", "×"}
    return not counted and text.word(at - 1) == "to" and text.digits(at - 2) in _TO_AN_HOUR


def _refuse_after(text: Text, end: int, said: Said) -> None:
    at = end
    while text.word(at) in CONNECTORS:
        at += 1
    word, following = text.word(at), text.word(at + 1)
    holiday = not said.dated and (word in HOLIDAYS or _moving_day(text, at))
    if holiday or (not said.times and word in UNCLOCKED):
        raise NotUnderstood(text.between(at, at + 1), Reason.NOT_READ)
    from_elsewhere = word == "from" and (following in {"now", "today"} or bool(text.digits(at + 1)))
    if from_elsewhere or word in _COUNTED_BY or (word in REFUSED_NEARBY | EVERY and _changes(text, at, said)):
        raise _refusal(text, at, min(at + 4, len(text)))


def _moving_day(text: Text, at: int) -> bool:
    return text.word(at) in MOVING_DAYS and text.word(at + 1) in {"day", "eve"}


def _changes(text: Text, at: int, said: Said) -> bool:
    word = text.word(at)
    if word in _TIMELESS:
        return not said.times or bool(text.digits(at + 1))
    if word == "or":
        return bool(text.digits(at + 1)) or text.at(at + 1).kind is Kind.WORD
    return True


def _refusal(text: Text, start: int, end: int) -> NotUnderstood:
    return NotUnderstood(text.between(start, end), _REASONS.get(text.word(start), Reason.NOT_READ))


def refuse_unread_every(text: Text, said: Said, read: Sequence[range]) -> None:
    """Refuse "every …" that no part read, unless the days are said elsewhere and it is part of the message.

    Args:
        read: The places of what was read.
    """
    for at in range(len(text)):
        counts = not said.dated or text.word(at + 1) in UNCOUNTED or text.word(at + 1) in MONTHS
        if counts and text.word(at) in EVERY and not any(at in stretch for stretch in read):
            raise NotUnderstood(text.between(at, min(at + 3, len(text))), Reason.NOT_READ)
