"""What is asked beside a session, one question at a time and most of them once, when it first matters."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Final

from bot.language import N_, Words
from bot.messages import Button
from bot.people import Person
from bot.sessions.history import History
from bot.sessions.kit import BANDS
from bot.sessions.need import Need, Wish
from bot.sessions.progression import Advice, AdviceKind
from bot.training import Feel
from catalog.model import Caution

ACHE_ASKED_AFTER = timedelta(days=14)
"""An ache is asked about again after so long (coaching convention)."""

CALM_DAYS = 2
"""After so many calm training days an aching back is offered a hinge without weight (coaching convention)."""

PAINS: Final = {
    Caution.LOW_BACK_PAIN: N_("Is your lower back still sore?"),
    Caution.KNEE_PAIN: N_("Does your knee still hurt?"),
    Caution.SIT_BONE_PAIN: N_("Is your sit bone still sore?"),
    Caution.WRIST_SHOULDER_PAIN: N_("Do your wrist or shoulder still hurt?"),
}
"""Aches that come and go, each with what is asked."""


class Asked(StrEnum):
    """A question that is asked once."""

    LOOP = "loop"
    HARD_DAYS = "hard_days"
    FLOOR = "floor"
    WEIGHTS = "weights"
    HINGE = "hinge"


@dataclass(frozen=True, slots=True)
class Question:
    """Something to ask below a session.

    Attributes:
        asked: What is remembered as asked; None: it comes back until it is answered.
        text: Marked with `N_`; translated when shown.
        answers: (label, line) pairs, labels marked with `N_`.
        private: It tells of an ache, so that nobody else may read it.
    """

    asked: Asked | None
    text: str
    answers: tuple[tuple[str, str], ...] = ()
    private: bool = False

    def buttons(self, words: Words) -> tuple[Button, ...]:
        """Return its answers as a row of buttons; empty where one has to type."""
        return tuple(Button(words(label), line) for label, line in self.answers)


@dataclass(frozen=True, slots=True)
class Occasion:
    """What a question may depend on.

    Attributes:
        advised: What to do today of each exercise.
    """

    person: Person
    need: Need
    wish: Wish
    history: History
    advised: Mapping[str, Advice]
    now: datetime


LOOP = Question(
    Asked.LOOP,
    N_("Your band: a long or a small loop?"),
    ((N_("Long"), "/loop long"), (N_("Small"), "/loop small"), (N_("Both"), "/loop both")),
)
HARD_DAYS = Question(
    Asked.HARD_DAYS,
    N_("On which days do you run or play hard?"),
    ((N_("Choose days"), "/harddays"), (N_("None"), "/harddays none")),
)
FLOOR = Question(
    Asked.FLOOR,
    N_("Can you get up from the floor alone?"),
    ((N_("Yes"), "/floor yes"), (N_("No"), "/floor no")),
    private=True,
)
WEIGHTS = Question(Asked.WEIGHTS, N_("Time to go up: which weights have you got? Type: /weights 8 12 16 kg"))
HINGE = Question(
    Asked.HINGE,
    N_("Calm so far. Try a hinge without weight? Only if you like."),
    ((N_("Try it"), "/hamstrings try a hinge"),),
    private=True,
)


def again_about_an_ache(occasion: Occasion) -> Question | None:
    """An ache is asked about again after 14 days (coaching convention)."""
    said = occasion.person.facts.aches_at
    for flag, text in PAINS.items():
        at = said.get(flag.value)
        if flag.value in occasion.person.aches and at is not None and occasion.now - at >= ACHE_ASKED_AFTER:
            return Question(
                None,
                text,
                ((N_("Still sore"), f"/hurts {flag.value}"), (N_("Better"), f"/hurts {flag.value} off")),
                private=True,
            )
    return None


def up_from_the_floor(occasion: Occasion) -> Question | None:
    """With a balance risk: can you get up from the floor alone? (coaching convention)."""
    return FLOOR if Caution.BALANCE_FALL_RISK in occasion.need.avoid else None


def hinge_after_calm(occasion: Occasion) -> Question | None:
    """After two calm sessions with an aching back a hinge without weight is offered (coaching convention)."""
    at = occasion.person.facts.aches_at.get(Caution.LOW_BACK_PAIN)
    if at is None or Caution.LOW_BACK_PAIN not in occasion.need.avoid or occasion.need.trial:
        return None
    since = [entry for entry in occasion.history.logs if entry.at > at]
    calm = not any(entry.feel is Feel.HARD for entry in since)
    return HINGE if calm and len({entry.at.date() for entry in since}) >= CALM_DAYS else None


def long_or_small_loop(occasion: Occasion) -> Question | None:
    """Who says "bands" has one kind or both (coaching convention)."""
    said = occasion.wish.equipment
    return LOOP if said is not None and said >= BANDS and not BANDS & occasion.person.facts.absent_kit else None


def hard_days_of_a_runner(occasion: Occasion) -> Question | None:
    """Who runs or plays has days before which legs are spared (coaching convention)."""
    return HARD_DAYS if occasion.wish.plays and occasion.person.facts.hard_days is None else None


def weights_at_the_first_jump(occasion: Occasion) -> Question | None:
    """The weights at hand are asked when the first jump is due (coaching convention)."""
    jump = {AdviceKind.MORE_LOAD, AdviceKind.BEYOND, AdviceKind.SLOWER}
    due = any(advice.load is not None and advice.kind in jump for advice in occasion.advised.values())
    sizes = occasion.need.equipment & {"dumbbell", "kettlebell"} and "barbell" not in occasion.need.equipment
    return WEIGHTS if due and sizes and not occasion.history.plan.weights else None


QUESTIONS: Final[tuple[Callable[[Occasion], Question | None], ...]] = (
    again_about_an_ache,
    up_from_the_floor,
    hinge_after_calm,
    long_or_small_loop,
    hard_days_of_a_runner,
    weights_at_the_first_jump,
)


def question_for(occasion: Occasion, asked: Collection[str], *, private: bool) -> Question | None:
    """Return what to ask now, or None.

    Args:
        occasion: What it may depend on.
        asked: What was asked before.
        private: Whether the person alone will read it.
    """
    for ask in QUESTIONS:
        question = ask(occasion)
        if question is None or (question.asked is not None and question.asked in asked):
            continue
        if private or not question.private:
            return question
    return None
