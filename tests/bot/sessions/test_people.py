"""The people a coach meets, each served from the real catalogue, whatever chance says."""

from __future__ import annotations

import random
from dataclasses import replace
from functools import cache

import pytest

from bot.people import Person
from bot.sessions import rules
from bot.sessions.build import build_session
from bot.sessions.model import Effort, NoteKind, Session, Slot
from bot.sessions.need import Need, need_of
from bot.sessions.offer import Offer, swap
from bot.sessions.vocabulary import PREGNANCY
from bot.sessions.wish import parse_wish
from catalog.load import load_catalog
from catalog.model import Catalog, Caution, Emphasis, Movement, Position
from tests.bot.sessions.made import session as earlier

SEEDS = 500
BOTH_SLOTS = {Slot.HIP_EXTENSION, Slot.KNEE_FLEXION}


@cache
def rows() -> Catalog:
    return load_catalog()


def need(text: str, **profile: object) -> Need:
    return need_of(Person(1, **profile), parse_wish(text))  # type: ignore[arg-type]  # a table of a record's parts


TRAINED = (earlier("x"), earlier("y"))


def first(text: str, **profile: object) -> Need:
    return replace(need(text, **profile), careful=True)


PEOPLE: dict[str, tuple[Need, tuple[Session, ...]]] = {
    "a beginner with nothing": (first("nothing"), ()),
    "a beginner who says nothing": (first(""), ()),
    "a runner with bands": (need("bands only"), TRAINED),
    "a runner with a band and an anchor": (need("bands, door anchor"), TRAINED),
    "dumbbells and 20 minutes": (need("dumbbells 20"), TRAINED),
    "a single kettlebell": (need("one kettlebell 20"), ()),
    "a stronger one with a kettlebell": (need("kettlebell 20 intermediate"), TRAINED),
    "advanced with a barbell at home": (need("barbell, home, 40, advanced"), TRAINED),
    "an hour in a gym": (need("gym 60 intermediate"), TRAINED),
    "an advanced hour in a gym": (need("gym 60 advanced hard"), TRAINED),
    "over 70 with a balance risk": (need("home 20", aches=frozenset({"balance_fall_risk"})), ()),
    "the second trimester": (need("dumbbells 20", aches=frozenset(PREGNANCY)), ()),
    "the second trimester with nothing": (need("nothing", aches=frozenset(PREGNANCY)), ()),
    "a strain that was seen": (need("gym, strain cleared"), TRAINED),
    "an aching lower back": (need("dumbbells 20", aches=frozenset({"low_back_pain"})), TRAINED),
    "no hinging": (need("gym, no hinging, my back", level="advanced"), TRAINED),
    "sore knees in a gym": (need("gym 30 my knees hurt advanced"), TRAINED),
    "a sore sit bone": (need("gym 30 sit bone pain"), TRAINED),
    "wrists that hurt": (need("nothing, bad wrists"), ()),
    "eight minutes": (need("nothing 8"), ()),
    "a towel at home": (need("home 15"), TRAINED),
}
"""All of them have room for both slots."""

LIGHT: dict[str, tuple[Need, tuple[Session, ...]]] = {
    "two minutes at a desk": (need("2 min at my desk"), ()),
    "a desk and a balance risk": (need("desk, bad balance"), ()),
    "a desk in pregnancy": (need("desk, pregnant"), ()),
    "one minute": (need("1 min"), ()),
    "five minutes": (need("nothing 5"), ()),
    "seven minutes": (need("dumbbells 7"), TRAINED),
    "who trained yesterday": (need("gym, trained them yesterday"), TRAINED),
    "who wants to loosen up": (need("stretch"), ()),
}
"""For these one slot is enough, or none."""

EVERYBODY = PEOPLE | LIGHT


def sessions(name: str) -> list[Session]:
    wanted, recent = EVERYBODY[name]
    return [build_session(rows(), wanted, random.Random(seed), recent) for seed in range(SEEDS)]


def flagged(session: Session, wanted: Need) -> set[tuple[str, Caution]]:
    return {(slug, flag) for slug in session.slugs for flag in rows().exercises[slug].cautions if flag in wanted.avoid}


@pytest.mark.parametrize("name", EVERYBODY)
def test_everybody_gets_what_they_may_do_with_what_they_have_in_the_time_there_is(name: str) -> None:
    wanted, _ = EVERYBODY[name]

    for made in sessions(name):
        exercises = [rows().exercises[slug] for slug in made.slugs]
        assert 1 <= len(made.picks) <= 4
        assert made.minutes <= wanted.minutes
        assert all(one.possible_with(wanted.equipment) for one in exercises)
        assert all(one.level <= wanted.level for one in exercises)
        assert all(one.fills_slot or one.movement is Movement.MOBILITY for one in exercises)
        assert not flagged(made, wanted)
        assert len(made.slugs) == len(made.picks)


@pytest.mark.parametrize("name", PEOPLE)
def test_whoever_has_the_time_gets_both_slots(name: str) -> None:
    for made in sessions(name):
        assert {pick.slot for pick in made.picks} == BOTH_SLOTS


@pytest.mark.parametrize("name", EVERYBODY)
def test_a_swapped_session_keeps_all_the_rules_too(name: str) -> None:
    wanted, recent = EVERYBODY[name]

    for seed in range(40):
        chance = random.Random(seed)
        offer = Offer.first(build_session(rows(), wanted, chance, recent), wanted)
        for _ in range(3):
            offer = swap(rows(), offer, chance.randrange(len(offer.session.picks)), frozenset(), chance) or offer
            assert all(rules.allowed(rows().exercises[slug], wanted) for slug in offer.session.slugs)
            assert offer.session.minutes <= wanted.minutes


@pytest.mark.parametrize("name", ["two minutes at a desk", "a desk and a balance risk", "a desk in pregnancy"])
def test_at_a_desk_nobody_lies_down_or_lifts(name: str) -> None:
    for made in sessions(name):
        exercises = [rows().exercises[slug] for slug in made.slugs]
        assert {one.position for one in exercises} <= {Position.STANDING, Position.SEATED}
        assert len(made.picks) <= 2
        assert {pick.sets for pick in made.picks} == {1}
        assert made.warm_up_minutes == 0


def test_a_balance_risk_means_lying_or_seated() -> None:
    for made in sessions("over 70 with a balance risk"):
        positions = {rows().exercises[slug].position for slug in made.slugs}
        assert Position.STANDING not in positions


def test_in_pregnancy_effort_stays_at_talking_and_nobody_lies_flat() -> None:
    for made in sessions("the second trimester"):
        assert {pick.effort for pick in made.picks} == {Effort.TALK}
        positions = {rows().exercises[slug].position for slug in made.slugs}
        assert not positions & {Position.SUPINE, Position.PRONE}


def test_after_a_strain_effort_is_halved() -> None:
    for made in sessions("a strain that was seen"):
        assert {pick.effort for pick in made.picks} == {Effort.HALF}
        assert all(pick.sets <= 2 for pick in made.picks)
        assert NoteKind.STRAIN_CARE in made.notes


def test_an_hour_in_a_gym_works_the_muscle_while_long() -> None:
    for name in ("an hour in a gym", "an advanced hour in a gym"):
        for made in sessions(name):
            emphases = {rows().exercises[slug].emphasis for slug in made.slugs}
            assert emphases & {Emphasis.DYNAMIC_LENGTHENED, Emphasis.ECCENTRIC}


def test_new_beginners_never_meet_lowering_work_and_later_may() -> None:
    at_home = first("home 15")
    new = {slug for seed in range(SEEDS) for slug in build_session(rows(), at_home, random.Random(seed), ()).slugs}
    later = {slug for made in sessions("a towel at home") for slug in made.slugs}

    assert Emphasis.ECCENTRIC not in {rows().exercises[slug].emphasis for slug in new}
    assert "eccentric-sliding-leg-curl" in later


def test_every_first_swap_of_a_gym_session_has_an_answer() -> None:
    wanted, recent = PEOPLE["an hour in a gym"]
    offer = Offer.first(build_session(rows(), wanted, random.Random(1), recent), wanted)

    assert all(swap(rows(), offer, at, frozenset(), random.Random(1)) for at in range(len(offer.session.picks)))
