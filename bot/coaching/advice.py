"""What a log changes next time, in words; the one seam to the rules of progression."""

from __future__ import annotations

from collections.abc import Sequence

from bot.language import Words
from bot.people import Person
from bot.sessions.beside import next_words
from bot.sessions.progression import KG_STEP, LB_STEP, next_time
from bot.sessions.today import UNCHANGING
from bot.training import Entry
from catalog.model import Exercise


def change_words(history: Sequence[Entry], exercise: Exercise, person: Person, words: Words) -> str:
    """Return what *person* does of *exercise* next time, after *history* in any order: "Next time 9 reps"."""
    growing = not person.aches & UNCHANGING and not person.facts.under_16
    advice = next_time(history, exercise, step=step_of(person), growing=growing)
    said = next_words(advice, words, pounds=person.facts.pounds)
    return said[:1].upper() + said[1:]


def step_of(person: Person) -> int:
    """Return the smallest step of a load, in grams, in the unit that the person uses."""
    return LB_STEP if person.facts.pounds else KG_STEP
