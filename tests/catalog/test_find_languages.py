"""Names in other languages lead to the same exercises."""

from __future__ import annotations

import pytest

from catalog.find import Finder, Found
from catalog.load import load_catalog

GERMAN = {
    "Beinbeuger im Sitzen": "seated-leg-curl",
    "Kreuzheben": "conventional-deadlift",
    "腿部弯举": "lying-leg-curl",
}


@pytest.fixture(scope="module")
def finder() -> Finder:
    return Finder(load_catalog())


@pytest.fixture(scope="module")
def german() -> Finder:
    return Finder(load_catalog(), also=GERMAN)


@pytest.mark.parametrize(
    ("typed", "slug"),
    [
        ("puente de glúteos", "glute-bridge"),
        ("puente a una pierna", "single-leg-glute-bridge"),
        ("curl nórdico", "nordic-hamstring-curl"),
        ("curl nordico asistido con banda", "assisted-nordic-curl"),
        ("peso muerto rumano", "romanian-deadlift"),
        ("peso muerto rumano con mancuernas", "dumbbell-rdl"),
        ("peso muerto rumano a una pierna", "single-leg-rdl"),
        ("peso muerto piernas rígidas", "stiff-leg-deadlift"),
        ("¿cómo se hace el curl femoral sentado?", "seated-leg-curl"),
        ("curl femoral tumbado", "lying-leg-curl"),
        ("curl femoral con banda elástica", "prone-band-leg-curl"),
        ("buenos días con barra", "barbell-good-morning"),
        ("sentadilla búlgara", "bulgarian-split-squat"),
        ("balanceo con pesa rusa", "kettlebell-swing"),
        ("hiperextensiones", "back-extension-45"),
        ("estiramiento de isquiotibiales sentado", "seated-hamstring-stretch"),
    ],
)
def test_spanish_is_understood(finder: Finder, typed: str, slug: str) -> None:
    assert finder.find(typed) == Found(sure=True, matches=(slug,))


@pytest.mark.parametrize(
    ("typed", "english"),
    [
        ("peso muerto", "deadlift"),
        ("puente", "bridge"),
        ("curl femoral", "leg curl"),
        ("buenos días", "good morning"),
        ("zancadas", "lunge"),
        ("sentadilla", "squat"),
    ],
)
def test_what_is_ambiguous_in_english_is_in_spanish(finder: Finder, typed: str, english: str) -> None:
    assert finder.find(typed) == finder.find(english)
    assert not finder.find(typed).sure


@pytest.mark.parametrize("typed", ["press de banca", "curl de bíceps", "dominadas", "hola", "mi rodilla me duele"])
def test_other_spanish_leads_to_no_exercise(finder: Finder, typed: str) -> None:
    assert finder.find(typed) == Found(sure=False, matches=())


@pytest.mark.parametrize("typed", ["Beinbeuger im Sitzen", "beinbeuger sitzen im", "beinbeugr im sitzen"])
def test_a_name_handed_in_is_understood_like_any_other(finder: Finder, german: Finder, typed: str) -> None:
    assert german.find(typed) == Found(sure=True, matches=("seated-leg-curl",))
    assert not finder.find(typed).sure


def test_a_name_handed_in_is_completed(german: Finder) -> None:
    assert german.complete("kreuz") == [("Conventional Deadlift", "conventional-deadlift")]


def test_a_name_in_letters_that_are_not_read_changes_nothing(finder: Finder, german: Finder) -> None:
    assert german.find("pizza") == finder.find("pizza") == Found(sure=False, matches=())
    assert german.find("rdl") == finder.find("rdl")


def test_a_name_of_no_exercise_is_refused() -> None:
    with pytest.raises(KeyError):
        Finder(load_catalog(), also={"Wadenheben": "calf-raise"})
