"""The message of a reminder: what is left of a text when its schedule and the asking are taken away."""

from __future__ import annotations

from collections.abc import Iterable

from bot.schedules.lexer import Kind, Text
from bot.schedules.words_en import ASKING, CONNECTORS, LINKS, MAKING, POLITE, REMINDERS, REMINDING

_EDGES = CONNECTORS | LINKS - {"the"} | POLITE | {"once", "just", "only", '"', "'", "!", "?", "…", "|", "="}
_KEPT_AT_EDGES = frozenset({"the", "(", ")", "*", "_", "`", "@", "in", "of"})
"""May open or close a message: "the laundry", "(heavy) squats"."""


def lead_in(text: Text) -> int:
    """Return the place after the asking that opens *text*: "hey, can you remind me", "/remind", "please"."""
    at = _greeting(text, 0)
    for opening in (_reminding, _making):
        if (after := opening(text, at)) is not None:
            return _greeting(text, after)
    return at


def _greeting(text: Text, at: int) -> int:
    """Return the place after courtesies, signs, a command and a mention of the bot."""
    while True:
        if text.word(at) in {"/", "@"} and text.at(at + 1).kind is Kind.WORD and text.at(at + 1).glued:
            at += 2
            while text.at(at).glued and (text.word(at) == "_" or text.word(at - 1) == "_"):
                at += 1
        elif (
            text.word(at) in POLITE
            or (text.at(at).kind is Kind.MARK and text.word(at) not in {"+", "-"})
            or (text.at(at).quoted and text.at(at).kind is Kind.MARK)
        ):
            at += 1
        else:
            return at


def _reminding(text: Text, at: int) -> int | None:
    start = at
    if text.word(start) in ASKING and text.word(start + 1) in {"you", "u"}:
        start = _greeting(text, start + 2)
    if text.word(start) in {"don't", "dont"}:
        return start + (4 if text.says(start + 1, "let", "me", "forget") else 2) if _forgets(text, start + 1) else None
    if text.word(start) in REMINDING and text.word(start + 1) in {"me", "us"}:
        return start + 2 + (text.word(start + 2) == "up" and text.word(start) == "wake")
    return start + 1 if text.word(start) in REMINDERS else None


def _forgets(text: Text, at: int) -> bool:
    return text.word(at) == "forget" or text.says(at, "let", "me", "forget")


def _making(text: Text, at: int) -> int | None:
    if text.word(at) not in MAKING:
        return None
    place = at + 1
    while text.word(place) in {"a", "an", "me", "new", "daily", "weekly", "recurring", "repeating"}:
        place += 1
    return place + 1 if text.word(place) in REMINDERS else None


def tail(text: Text) -> int:
    """Return the place after the last token that is more than a courtesy or a sign."""
    end = len(text)
    while end and (text.at(end - 1).kind is Kind.MARK or text.word(end - 1) in POLITE):
        end -= 1
    return end


def message_of(text: Text, taken: Iterable[tuple[int, int]]) -> str | None:
    """Return what is left of *text* without the *taken* stretches (first place, place after), or None."""
    left, at = [], 0
    for start, end in (*taken, (len(text), len(text))):
        left.append(_trimmed(text, at, start))
        at = end
    message = " ".join(piece for piece in left if piece)
    return message if any(character.isalnum() for character in message) else None


def _trimmed(text: Text, start: int, stop: int) -> str:
    start = min(lead_in(text), stop) if start == 0 else start
    start = _after_edges(text, start, stop)
    start = _after_edges(text, min(_reminding(text, start) or start, stop), stop)
    while start < stop and _edge(text, stop - 1):
        stop -= 1
    return text.between(start, stop).strip()


def _after_edges(text: Text, start: int, stop: int) -> int:
    while start < stop and _edge(text, start):
        start += 1
    return start


def _edge(text: Text, at: int) -> bool:
    word = text.word(at) or (text.at(at).text if text.at(at).kind is Kind.MARK else "")
    return word in _EDGES and word not in _KEPT_AT_EDGES
