"""Leads from a plain sentence to the line it stands for, or to the nearest two."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from rapidfuzz import fuzz

from bot.commands import Registry, Route
from bot.language import Words
from bot.messages import LINE_BYTES, Button
from bot.plain.lines import explain
from bot.plain.phrases import GOOD_MORNING
from bot.plain.rules import RULES, Rule
from bot.plain.said import Said, said

OFFERED = 2
"""How many readings are offered where none is sure."""

INSTEAD = {
    "done": "/hamstrings",
    "pause": "/reminders",
    "skip": "/reminders",
    "progress": "/help",
}
"""What comes nearest where a command is not there, by its name."""

TWO_MEANINGS = ("/hello", "/explain bodyweight-good-morning")
"""What "good morning" is; asked about."""


class Router:
    """Knows which line a plain sentence stands for.

    Args:
        registry: Returns every command; asked when a sentence comes, not before.
        known: Whether a text surely names an exercise or asks a known question.
    """

    def __init__(self, registry: Callable[[], Registry], known: Callable[[str], bool]) -> None:
        self._registry = registry
        self._known = known

    def route(self, text: str) -> Route | None:
        """Return the line that *text* stands for; None where it is not sure."""
        sentence = said(text)
        rule = matching(sentence)
        if (rule is None or rule.yields(sentence)) and self._known(sentence.text):
            return Route(self._there(explain(sentence)))
        if rule is None:
            return None
        return Route(self._there(rule.line(sentence)), rule.interrupts)

    def nearest(self, text: str, words: Words) -> tuple[Button, ...]:
        """Return the two likeliest readings of *text* as buttons."""
        sentence = said(text)
        ranked = sorted((rule for rule in RULES if rule.likely), key=lambda rule: -_likeness(rule, sentence))
        buttons: dict[str, Button] = {}
        for rule in ranked:
            line = self._there(_short(rule.line(sentence)))
            buttons.setdefault(line, Button(words(rule.label), line))
        return tuple(buttons.values())[:OFFERED]

    def _there(self, line: str) -> str:
        """Return *line*, or what comes nearest where its command is not there."""
        name = line.removeprefix("/").partition(" ")[0]
        return line if name in self._registry() else INSTEAD.get(name, "/help")


def matching(sentence: Said) -> Rule | None:
    """Return the first rule that *sentence* matches; None where none does, or where it means two things."""
    if not sentence.text or GOOD_MORNING.fullmatch(sentence.whole):
        return None
    return next((rule for rule in RULES if rule.matches(sentence)), None)


def _likeness(rule: Rule, sentence: Said) -> float:
    return fuzz.token_set_ratio(rule.likely, sentence.text)


def _short(line: str) -> str:
    return line if len(line.encode()) <= LINE_BYTES else line.partition(" ")[0]


def meanings(text: str) -> Sequence[str]:
    """Return the lines of a sentence that means two things; empty: it does not."""
    return TWO_MEANINGS if GOOD_MORNING.fullmatch(said(text).whole) else ()
