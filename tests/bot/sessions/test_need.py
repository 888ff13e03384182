from __future__ import annotations

import json

from bot.people import Person
from bot.sessions.need import BREAK_MINUTES, USUAL_MINUTES, Focus, Need, Push, Wish, cautions_of, need_of
from catalog.model import Caution, Level


def test_someone_unknown_is_a_beginner_with_nothing_and_twenty_minutes() -> None:
    need = need_of(Person(1), Wish())

    assert need == Need(frozenset(), USUAL_MINUTES, Level.BEGINNER)


def test_what_was_said_wins_over_what_is_known() -> None:
    person = Person(1, level="advanced", minutes=60, equipment=frozenset({"barbell"}))

    need = need_of(person, Wish(equipment=frozenset(), minutes=10, level=Level.BEGINNER))

    assert (need.equipment, need.minutes, need.level) == (frozenset(), 10, Level.BEGINNER)


def test_what_is_known_fills_what_was_left_out() -> None:
    person = Person(1, level="advanced", minutes=60, equipment=frozenset({"bench"}))

    need = need_of(person, Wish())

    assert (need.equipment, need.minutes, need.level) == (frozenset({"bench", "box"}), 60, Level.ADVANCED)


def test_what_was_refused_is_not_at_hand() -> None:
    person = Person(1, equipment=frozenset({"dumbbell", "barbell"}))

    assert need_of(person, Wish(without=frozenset({"barbell"}))).equipment == {"dumbbell"}


def test_at_a_desk_there_is_a_chair_and_no_kit_from_home() -> None:
    need = need_of(Person(1, equipment=frozenset({"barbell"}), minutes=60), Wish(desk=True))

    assert need.equipment == {"box"}
    assert need.minutes == BREAK_MINUTES


def test_the_day_after_training_there_are_five_minutes_at_most() -> None:
    assert need_of(Person(1, minutes=60), Wish(yesterday=True)).minutes == 5
    assert need_of(Person(1), Wish(yesterday=True, minutes=30)).minutes == 5
    assert need_of(Person(1), Wish(yesterday=True, minutes=3)).minutes == 3


def test_aches_of_the_person_and_of_the_wish_count_together() -> None:
    person = Person(1, aches=frozenset({"knee_pain", "a flag of the future"}))

    need = need_of(person, Wish(avoid=frozenset({Caution.LOW_BACK_PAIN})))

    assert need.avoid == {Caution.KNEE_PAIN, Caution.LOW_BACK_PAIN}
    assert cautions_of(person) == {Caution.KNEE_PAIN}


def test_a_need_comes_back_from_json_as_it_was() -> None:
    need = Need(
        frozenset({"box"}), 12, Level.ADVANCED, frozenset(Caution), Focus.CURL, hinge=False, desk=True, push=Push.EASY
    )

    for each in (need, Need()):
        assert Need.from_json(json.loads(json.dumps(each.to_json()))) == each
