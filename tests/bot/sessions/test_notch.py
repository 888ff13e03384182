from __future__ import annotations

import random
from datetime import date
from typing import Any

import pytest

from bot.sessions.build import build_session
from bot.sessions.model import Effort
from bot.sessions.need import Need
from bot.sessions.notch import easier, harder
from bot.sessions.offer import Offer, kit_of_the_swapped, put_back, swap, without_kit
from bot.sessions.plan import Guide, Plan, kept_plan
from bot.sessions.vocabulary import PREGNANCY
from catalog.model import Catalog, Emphasis, Level
from tests.bot.sessions.made import BACK, KNEE, STRAIN, catalog, exercise

LADDER = catalog(
    exercise("bridge", easier=("half",), harder=("long",)),
    exercise("half", primary=("glutes",)),
    exercise("long", level=Level.INTERMEDIATE),
    exercise("curl", KNEE, harder=("nordic",)),
    exercise("nordic", KNEE, emphasis=Emphasis.ECCENTRIC, level=Level.ADVANCED),
)
KIT = frozenset({"dumbbell", "barbell"})


def offered(rows: Catalog = LADDER, **need: Any) -> Offer:
    wanted = Need(**need)
    session = build_session(rows, wanted, random.Random(1), ())
    plan = kept_plan(Plan(((),)), session.picks, (), date(2026, 3, 30))
    return Offer.first(session, wanted, plan)


def slugs(offer: Offer) -> list[str]:
    return [pick.slug for pick in offer.session.picks]


def test_harder_moves_to_the_harder_exercise_one_level_up_or_nearer_the_limit() -> None:
    after = harder(LADDER, offered(), frozenset(), Guide())

    assert after is not None
    assert slugs(after) == ["long", "curl"]
    assert after.session.picks[1].effort is Effort.HARD
    assert [pick.sets for pick in after.session.picks] == [2, 2]


def test_as_hard_as_it_gets_stays() -> None:
    offer: Offer | None = offered()
    presses = 0
    while offer is not None and presses < 9:
        offer, presses = harder(LADDER, offer, frozenset(), Guide()), presses + 1

    assert presses == 3


def test_easier_takes_a_set_where_there_is_no_easier_exercise_that_fits() -> None:
    after = easier(LADDER, offered(), frozenset(), Guide())

    assert after is not None
    assert slugs(after) == ["bridge", "curl"]
    assert {(pick.sets, pick.effort) for pick in after.session.picks} == {(1, Effort.EASY)}
    assert easier(LADDER, after, frozenset(), Guide()) is None


def test_easier_moves_to_the_easier_exercise() -> None:
    rows = catalog(exercise("bridge"), exercise("long", easier=("bridge",)), exercise("curl", KNEE))
    only_long = catalog(rows.exercises["long"], rows.exercises["curl"])

    after = easier(rows, offered(only_long), frozenset(), Guide())

    assert after is not None
    assert slugs(after) == ["bridge", "curl"]


@pytest.mark.parametrize("need", [{"deload": True}, {"restart": True}, {"sore": True}, {"spare": True}])
def test_what_is_meant_to_be_gentle_gets_no_harder(need: dict[str, Any]) -> None:
    assert harder(LADDER, offered(**need), frozenset(), Guide()) is None


@pytest.mark.parametrize("aches", [PREGNANCY, frozenset({STRAIN})])
def test_nor_in_pregnancy_or_after_a_strain(aches: frozenset[Any]) -> None:
    assert harder(LADDER, offered(), aches, Guide()) is None


def test_harder_respects_aches() -> None:
    rows = catalog(exercise("bridge", harder=("long",)), exercise("long", cautions=[BACK]), exercise("curl", KNEE))
    flat = catalog(rows.exercises["bridge"], rows.exercises["curl"])

    after = harder(rows, offered(flat), frozenset({BACK}), Guide())

    assert after is not None
    assert "long" not in slugs(after)


GYM = catalog(
    exercise("dumbbell-hinge", equipment="dumbbell"),
    exercise("barbell-hinge", equipment="barbell"),
    exercise("bridge"),
    exercise("curl", KNEE),
)


def swapped() -> tuple[Offer, Offer]:
    before = offered(GYM, equipment=KIT)
    after = swap(GYM, before, 0, frozenset(), random.Random(1))
    assert after is not None
    return before, after


def test_a_swap_stays_in_the_plan_but_one_for_today_does_not() -> None:
    before, after = swapped()

    assert {one.slug for one in after.plan.letter} == set(slugs(after))
    assert {one.slug for one in put_back(after).plan.letter} == set(slugs(before))
    assert slugs(put_back(after)) == slugs(after)
    assert put_back(put_back(after)) == put_back(after)


def test_kit_that_is_not_there_takes_all_that_needs_it_along() -> None:
    before, after = swapped()
    gone = kit_of_the_swapped(GYM, after)

    left = without_kit(GYM, after, gone, frozenset(), random.Random(1))

    assert gone == GYM.exercises[slugs(before)[0]].equipment[0]
    assert left is not None
    assert left.need.equipment == KIT - gone
    assert all(GYM.exercises[slug].possible_with(left.need.equipment) for slug in slugs(left))


def test_without_any_equal_nothing_changes() -> None:
    alone = catalog(exercise("hinge", equipment="dumbbell"), exercise("curl", KNEE))

    left = without_kit(alone, offered(alone, equipment=KIT), frozenset({"dumbbell"}), frozenset(), random.Random(1))

    assert left is None
    assert kit_of_the_swapped(alone, offered(alone, equipment=KIT)) == frozenset()
