"""People type names as they please, and are understood or asked."""

from __future__ import annotations

import pytest

from catalog.find import NOTHING as NOT_FOUND
from catalog.find import QUERY_CHARS, Finder, Found
from catalog.load import load_catalog
from catalog.model import Catalog
from tests.catalog.queries import ASK, NOTHING, SURE


@pytest.fixture(scope="module")
def known() -> Catalog:
    return load_catalog()


@pytest.fixture(scope="module")
def finder(known: Catalog) -> Finder:
    return Finder(known)


def test_the_table_is_large_enough_to_mean_something() -> None:
    assert len(SURE) + len(ASK) + len(NOTHING) >= 120


def test_at_least_97_of_100_queries_lead_where_they_should(finder: Finder) -> None:
    wrong = [query for query, slug in SURE.items() if finder.find(query) != Found(sure=True, matches=(slug,))]
    wrong += [query for query, slugs in ASK.items() if not set(slugs) <= set(finder.find(query).matches)]
    wrong += [query for query in NOTHING if finder.find(query) != NOT_FOUND]

    assert len(wrong) <= 0.03 * (len(SURE) + len(ASK) + len(NOTHING)), wrong


def test_none_is_confidently_wrong(finder: Finder) -> None:
    sure = {query: found for query in [*SURE, *ASK, *NOTHING] if (found := finder.find(query)).sure}

    assert {query: found.matches[0] for query, found in sure.items() if SURE.get(query) != found.matches[0]} == {}


def test_every_name_alias_and_slug_leads_to_its_own_exercise(known: Catalog, finder: Finder) -> None:
    for exercise in known.exercises.values():
        for name in (exercise.name, exercise.slug, *exercise.aliases):
            assert finder.find(name) == Found(sure=True, matches=(exercise.slug,)), name


def test_an_ambiguous_word_is_asked_about_in_the_order_of_its_file(known: Catalog, finder: Finder) -> None:
    for word, slugs in known.ambiguous.items():
        assert finder.find(word) == Found(sure=False, matches=slugs[:3]), word


@pytest.mark.parametrize(
    "other",
    [
        "reverse nordic", "reverse nordic curl", "nordic curl machine", "jefferson curl", "dumbbell curl",
        "barbell curl", "trx bicep curl", "copenhagen plank", "weighted plank", "box squat", "single leg squat",
        "split squat", "good morning squat", "curtsy lunge", "barbell walking lunge", "deficit reverse lunge",
        "suitcase deadlift", "deficit deadlift", "snatch grip deadlift", "sumo rdl", "weighted rdl",
        "cable hip thrust", "b stance hip thrust", "banded glute bridge", "single leg good morning",
        "smith machine good morning", "american swing", "band hyperextension", "toe touch", "leg raise",
        "calf stretch", "frog pump", "upright row", "leg press", "calf raise", "triceps extension", "pushups",
    ],
)  # fmt: skip
def test_an_exercise_that_it_does_not_hold_is_never_taken_for_another(finder: Finder, other: str) -> None:
    assert not finder.find(other).sure


@pytest.mark.parametrize(
    "said",
    [
        "see you in the morning", "can we do it tomorrow morning", "good night", "i want to lose weight",
        "my knee hurts", "my hamstring hurts when i sit", "i walk my dog every day with a friend", "leg day",
        "is it safe when pregnant", "remind me to train tomorrow", "i did 3 sets of 10",
    ],
)  # fmt: skip
def test_what_is_said_of_other_things_leads_to_no_exercise(finder: Finder, said: str) -> None:
    assert finder.find(said) == NOT_FOUND


@pytest.mark.parametrize(
    "unit",
    [
        "a b ",
        "zqwx ",
        "x",
        "nordic curl ",
        "nordicc glutee ",
        "legcurlband",
        "kickback",
        "kickback" * 4 + "zz ",
        "🍑",
        "腿",
        "\x00",
    ],
)
def test_five_thousand_characters_are_answered_and_never_sure(finder: Finder, unit: str) -> None:
    query = (unit * 5000)[:5000]

    found = finder.find(query)

    assert not found.sure
    assert len(found.matches) <= 3


def test_what_is_longer_than_is_read_is_not_sure(finder: Finder) -> None:
    padding = " " * (QUERY_CHARS - len("nordic curl"))

    assert finder.find("nordic curl" + padding).sure
    assert not finder.find("nordic curl" + padding + " ").sure


def test_the_number_of_candidates_can_be_chosen(finder: Finder) -> None:
    assert len(finder.find("leg curl", limit=2).matches) == 2
    assert len(finder.find("leg curl", limit=5).matches) == 5


def test_what_is_typed_so_far_is_completed_best_first(finder: Finder) -> None:
    assert finder.complete("nor")[0] == ("Nordic Hamstring Curl", "nordic-hamstring-curl")
    assert ("Dumbbell Romanian Deadlift", "dumbbell-rdl") in finder.complete("db rd")
    assert finder.complete("kettlbell swng") == [("Kettlebell Swing", "kettlebell-swing")]
    assert finder.complete("pizza") == []


def test_nothing_typed_offers_as_many_names_as_a_menu_holds(known: Catalog, finder: Finder) -> None:
    assert len(finder.complete("")) == min(25, len(known.exercises))
    assert len(finder.complete("", limit=4)) == 4
