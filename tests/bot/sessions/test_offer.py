from __future__ import annotations

import json
import random

from bot.sessions.build import build_session
from bot.sessions.model import NoteKind
from bot.sessions.need import Need
from bot.sessions.offer import Offer, still_right, swap
from catalog.model import Catalog, Emphasis
from tests.bot.sessions.made import BACK, KNEE, STRAIN, catalog, exercise

ROWS = catalog(
    *(exercise(f"hip-{n}") for n in range(4)),
    *(exercise(f"knee-{n}", KNEE) for n in range(2)),
    exercise("loaded", equipment="barbell"),
)


def offered(rows: Catalog = ROWS, need: Need | None = None) -> Offer:
    need = need or Need()
    return Offer.first(build_session(rows, need, random.Random(1), ()), need)


def swapped(offer: Offer, at: int, rows: Catalog = ROWS) -> Offer:
    after = swap(rows, offer, at, frozenset(), random.Random(2))
    assert after is not None
    return after


def test_a_swap_changes_one_pick_for_an_equal_of_its_slot() -> None:
    before = offered()

    after = swapped(before, 0)

    assert after.session.picks[1] == before.session.picks[1]
    assert after.session.picks[0].slot is before.session.picks[0].slot
    assert after.session.picks[0].slug.startswith("hip-")
    assert after.session.picks[0] != before.session.picks[0]


def test_swapping_shows_every_equal_once_before_any_comes_back() -> None:
    offer, shown = offered(), list[str]()
    for _ in range(8):
        shown.append(offer.session.picks[0].slug)
        offer = swapped(offer, 0)

    assert len(set(shown[:4])) == 4
    assert shown[4:] == shown[:4]


def test_there_is_no_swap_where_nothing_else_fits() -> None:
    alone = catalog(exercise("a"), exercise("b", KNEE))

    assert swap(alone, offered(alone), 0, frozenset(), random.Random(1)) is None


def test_a_swap_keeps_to_the_minutes_and_to_what_was_said_about_the_first_time() -> None:
    rows = catalog(exercise("short"), exercise("long", tempo="5-5-5-5"), exercise("curl", KNEE))
    offer = offered(rows, Need(minutes=11))

    after = swapped(offer, 0, rows)

    assert after.session.minutes <= 11
    assert NoteKind.READINESS in after.session.notes


def test_nothing_fast_is_swapped_in_after_other_work() -> None:
    fast = exercise("fast", KNEE, emphasis=Emphasis.EXPLOSIVE)
    rows = catalog(exercise("hip"), exercise("knee", KNEE), fast)
    need = Need()
    session = build_session(catalog(exercise("hip"), exercise("knee", KNEE)), need, random.Random(1), ())

    assert swap(rows, Offer.first(session, need), 1, frozenset(), random.Random(1)) is None


def test_an_ache_that_was_said_since_counts_for_a_swap() -> None:
    rows = catalog(exercise("a"), exercise("b", cautions=[BACK]), exercise("c", KNEE))
    only_a = Offer.first(
        build_session(catalog(exercise("a"), exercise("c", KNEE)), Need(), random.Random(1), ()), Need()
    )

    assert swap(rows, only_a, 0, frozenset(), random.Random(1)) is not None
    assert swap(rows, only_a, 0, frozenset({BACK}), random.Random(1)) is None


def test_a_session_is_over_once_an_ache_forbids_a_pick_or_an_exercise_is_gone() -> None:
    rows = catalog(exercise("a", cautions=[BACK]))
    offer = offered(rows)

    assert still_right(rows, offer, frozenset())
    assert not still_right(rows, offer, frozenset({BACK}))
    assert not still_right(catalog(exercise("b")), offer, frozenset())
    assert not still_right(rows, offer, frozenset({STRAIN}))


def test_an_offer_comes_back_from_json_as_it_was() -> None:
    offer = swapped(offered(), 0)

    assert Offer.from_json(json.loads(json.dumps(offer.to_json()))) == offer
