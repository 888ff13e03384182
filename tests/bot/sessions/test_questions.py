from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest

from bot.facts import Facts
from bot.language import words_for
from bot.messages import Button
from bot.people import Person
from bot.sessions.answers import weights_of
from bot.sessions.history import History
from bot.sessions.kit import BANDS
from bot.sessions.missed import QUIET_FOR, Nudge, nudge_after, nudge_buttons
from bot.sessions.need import Need, Wish
from bot.sessions.plan import Plan
from bot.sessions.progression import Advice, AdviceKind
from bot.sessions.questions import (
    FLOOR,
    HARD_DAYS,
    HINGE,
    LOOP,
    QUESTIONS,
    WEIGHTS,
    Asked,
    Occasion,
    Question,
    question_for,
)
from bot.training import Entry, Feel
from catalog.model import Caution, Range

NOW = datetime(2026, 3, 30, 18, tzinfo=UTC)
ACHING = Person(
    1,
    aches=frozenset({"low_back_pain"}),
    facts=Facts(aches_at={"low_back_pain": NOW - timedelta(days=10)}),
)
BACK = Need(avoid=frozenset({Caution.LOW_BACK_PAIN}))
JUMP = {"rdl": Advice(AdviceKind.BEYOND, Range(13, 17), 10_000)}
DUMBBELLS = Need(equipment=frozenset({"dumbbell"}))


def at(person: Person | None = None, need: Need | None = None, **parts: Any) -> Occasion:
    plain: dict[str, Any] = {"wish": Wish(), "history": History(date(2026, 3, 30)), "advised": {}, "now": NOW}
    return Occasion(person=person or Person(1), need=need or Need(), **(plain | parts))


def did(days_ago: int, feel: Feel = Feel.RIGHT) -> Entry:
    return Entry(1, "glute-bridge", NOW - timedelta(days=days_ago), (12, 12), feel=feel)


def calm(*logs: Entry) -> History:
    return History(date(2026, 3, 30), logs=logs)


CASES: dict[str, tuple[Occasion, Question]] = {
    "up_from_the_floor": (at(need=Need(avoid=frozenset({Caution.BALANCE_FALL_RISK}))), FLOOR),
    "hinge_after_calm": (at(ACHING, BACK, history=calm(did(5), did(2))), HINGE),
    "long_or_small_loop": (at(wish=Wish(equipment=BANDS)), LOOP),
    "hard_days_of_a_runner": (at(wish=Wish(plays=True)), HARD_DAYS),
    "weights_at_the_first_jump": (at(need=DUMBBELLS, advised=JUMP), WEIGHTS),
}


@pytest.mark.parametrize("name", CASES)
def test_a_question_comes_when_it_first_matters_and_once(name: str) -> None:
    occasion, question = CASES[name]

    assert question.asked is not None
    assert question_for(occasion, (), private=True) == question
    assert question_for(occasion, {question.asked}, private=True) is None


def test_every_question_has_a_case_here() -> None:
    assert {ask.__name__ for ask in QUESTIONS} == {*CASES, "again_about_an_ache"}
    assert {question.asked for _, question in CASES.values()} == set(Asked)


def test_most_sessions_ask_nothing() -> None:
    assert question_for(at(), (), private=True) is None


@pytest.mark.parametrize(("days", "asked"), [(13, False), (14, True)])
def test_an_ache_is_asked_about_again_after_two_weeks(days: int, asked: bool) -> None:
    aching = replace(ACHING, facts=Facts(aches_at={"low_back_pain": NOW - timedelta(days=days)}))

    question = question_for(at(aching, BACK), (), private=True)

    assert (question is not None) is asked
    if question:
        assert question.buttons(words_for("en")) == (
            Button("Still sore", "/hurts low_back_pain"),
            Button("Better", "/hurts low_back_pain off"),
        )


@pytest.mark.parametrize("name", ["up_from_the_floor", "hinge_after_calm"])
def test_what_tells_of_an_ache_is_asked_in_private_only(name: str) -> None:
    assert question_for(CASES[name][0], (), private=False) is None


def test_a_hinge_is_offered_after_two_calm_days_and_never_after_a_hard_one() -> None:
    for logs in ((did(5),), (did(5), did(2, Feel.HARD)), (did(12), did(11))):
        assert question_for(at(ACHING, BACK, history=calm(*logs)), (), private=True) is None


def test_who_has_answered_is_not_asked() -> None:
    runner = Person(1, facts=Facts(hard_days=frozenset()))
    small = Person(1, facts=Facts(absent_kit=frozenset({"long_band"})))
    owned = History(date(2026, 3, 30), plan=Plan(weights=(8_000,)))

    assert question_for(at(runner, wish=Wish(plays=True)), (), private=True) is None
    assert question_for(at(small, wish=Wish(equipment=BANDS)), (), private=True) is None
    assert question_for(at(need=DUMBBELLS, advised=JUMP, history=owned), (), private=True) is None


@pytest.mark.parametrize(
    ("typed", "grams"),
    [
        ("8 12 16 kg", (8_000, 12_000, 16_000)),
        ("16, 8 and 8", (8_000, 16_000)),
        ("2,5 kg", (2_500,)),
        ("10 lb", (4_536,)),
        ("none", ()),
        ("900 kg", ()),
        ("0", ()),
        ("1 " * 5000, (1_000,)),
    ],
)
def test_weights_are_read_as_they_are_written(typed: str, grams: tuple[int, ...]) -> None:
    assert weights_of(typed, pounds=False) == grams


def test_a_number_without_a_unit_is_in_the_persons_own() -> None:
    assert weights_of("10", pounds=True) == (4_536,)
    assert weights_of("10 kg", pounds=True) == (10_000,)


@pytest.mark.parametrize(
    ("unanswered", "nudge"),
    [
        (0, Nudge.USUAL),
        (1, Nudge.USUAL),
        (2, Nudge.SHORTER),
        (3, Nudge.SHORTER),
        (4, Nudge.QUESTION),
        (5, Nudge.SILENCE),
        (500, Nudge.SILENCE),
    ],
)
def test_missed_sessions_bring_less_and_less(unanswered: int, nudge: Nudge) -> None:
    assert nudge_after(unanswered, QUIET_FOR, asked=unanswered > 4) is nudge
    assert bool(nudge_buttons(nudge, words_for("en"))) == bool(nudge.phrase)


def test_who_is_reminded_every_day_is_not_asked_after_four_days() -> None:
    assert nudge_after(4, timedelta(days=4), asked=False) is Nudge.SHORTER
