"""Lengths of time from now: "in 20 minutes", "2 days from now", "1h20m"."""

from __future__ import annotations

from bot.schedules.lexer import Kind, Text
from bot.schedules.parts.numbers import span
from bot.schedules.refusals import Reason
from bot.schedules.said import Found, Said, Span

_BEFORE = frozenset({"in", "within", "after"})
_FILLERS = frozenset({"about", "around", "approximately", "exactly", "just", "another", "the", "next"})
_NOW = frozenset({"now", "today"})


def relative(text: Text, at: int) -> Found | None:
    """Read a length of time that is plainly counted from now.

    =======================  ==========================
    typed                    means
    =======================  ==========================
    in an hour and a half    90 minutes from now
    within 4 hours           4 hours from now
    5 hours later            5 hours from now
    2 days from now          2 days from now
    2 hours ago              over
    in 0 minutes             counts less than one
    =======================  ==========================
    """
    if text.word(at) in _BEFORE:
        return _after_word(text, at + 1)
    found = span(text, at)
    if found is None:
        return None
    length, end = found
    if text.word(end) in {"ago", "back"} and (text.word(end) == "ago" or text.at(end + 1).kind is Kind.END):
        return Found(Said(bad=Reason.PAST), end + 1)
    if text.word(end) in {"later", "hence"}:
        return _counted(length, end + 1)
    return _counted(length, end + 2) if text.word(end) == "from" and text.word(end + 1) in _NOW else None


def _after_word(text: Text, at: int) -> Found | None:
    start = at
    while text.word(start) in _FILLERS:
        start += 1
    minus = text.skip(start, {"-", "minus"})
    found = span(text, minus)
    if found is None:
        return None
    if minus > start:
        return Found(Said(bad=Reason.NOT_POSITIVE), found[1])
    end = found[1]
    if text.word(end) == "from" and text.word(end + 1) in _NOW:
        end += 2
    return _counted(found[0], end)


def bare_length(text: Text, at: int) -> Found | None:
    """Read a length of time alone, as when nothing but "1h20m" or "3 hours to call back" is typed."""
    found = span(text, at)
    if found is None:
        return None
    length, end = found
    ends = text.at(end).kind is Kind.END or text.word(end) in {"to", ".", ",", "!", ":", "-", "please"}
    return _counted(length, end) if ends else None


def _counted(length: Span, end: int) -> Found:
    if not (length.seconds or length.by_calendar):
        return Found(Said(bad=Reason.NOT_POSITIVE), end)
    return Found(Said(after=length), end)
