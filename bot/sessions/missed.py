"""What follows when sessions are missed or reminders stay unanswered: less and less, and never blame."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import timedelta
from enum import StrEnum

from bot.language import N_, Words
from bot.messages import Button

SHORTER_AFTER = 2
"""Missed sessions in a row after which a five-minute version or another day is offered (coaching convention)."""

QUESTION_AFTER = 4
"""Unanswered reminders in a row after which one question comes, then silence (coaching convention)."""

QUIET_FOR = timedelta(days=28)
"""No question sooner than this after the last word: who is reminded every day is not asked after four days."""


class Nudge(StrEnum):
    """How a leg-day reminder goes out."""

    USUAL = "usual"
    SHORTER = "shorter"
    QUESTION = "question"
    SILENCE = "silence"

    @property
    def phrase(self) -> str:
        """The English phrase that goes with it, empty where nothing is said; translated when shown."""
        return _PHRASES[self]


_PHRASES: Mapping[Nudge, str] = {
    Nudge.USUAL: "",
    Nudge.SHORTER: N_("Busy days? Five minutes count too, or pick another day."),
    Nudge.QUESTION: N_("Shall I go on reminding you? I stay quiet until you say so."),
    Nudge.SILENCE: "",
}


def nudge_after(unanswered: int, quiet: timedelta, *, asked: bool) -> Nudge:
    """Return how the next leg-day reminder goes out.

    Args:
        unanswered: Leg-day reminders in a row that brought no session and no word from the person.
        quiet: How long ago their last word was.
        asked: Whether the question was already put since then.
    """
    if asked:
        return Nudge.SILENCE
    if unanswered >= QUESTION_AFTER and quiet >= QUIET_FOR:
        return Nudge.QUESTION
    return Nudge.SHORTER if unanswered >= SHORTER_AFTER else Nudge.USUAL


def nudge_buttons(nudge: Nudge, words: Words) -> tuple[Button, ...]:
    """Return what may be pressed below it; empty where nothing is said."""
    if nudge is Nudge.SHORTER:
        return Button(words("5 minutes"), "/hamstrings 5 min"), Button(words("Another day"), "/reminders")
    if nudge is Nudge.QUESTION:
        return Button(words("Go on"), "/hamstrings"), Button(words("My reminders"), "/reminders")
    return ()
