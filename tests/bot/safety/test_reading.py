"""How far a no reaches, and what cuts a sentence."""

from __future__ import annotations

import pytest

from bot.safety.reading import clauses, denied, plain, without_sayings


@pytest.mark.parametrize(
    ("clause", "word", "expected"),
    [
        ("no numbness", "numbness", True),
        ("i don't have any numbness", "numbness", True),
        ("no pain and no pop", "pop", True),
        ("without a pop", "pop", True),
        ("the pain is not sharp", "sharp", True),
        ("no idea why it is numb", "numb", False),
        ("i did not warm up and then felt a pop", "pop", False),
        ("not sure if it is numb", "numb", False),
        ("no i felt a pop", "pop", False),
        ("can't walk because it is numb", "numb", False),
        ("numb but not painful", "numb", False),
        ("never felt such sharp pain", "sharp", False),
        ("sin dolor", "dolor", True),
    ],
)
def test_a_no_reaches_what_it_denies_and_no_further(clause: str, word: str, expected: bool) -> None:
    start = clause.index(word)

    assert denied(clause, start, start + len(word)) is expected


def test_a_list_under_one_no_stays_whole() -> None:
    assert clauses("no numbness, tingling or swelling") == ["no numbness or tingling or swelling"]


def test_a_but_begins_another_thought() -> None:
    assert clauses("no swelling, but a pop") == ["no swelling", "a pop"]


def test_letters_are_made_plain() -> None:
    assert plain("  SENTÍ   un   “Chasquido” – don’t… ") == "senti un “chasquido” – don't..."


def test_a_saying_is_taken_out() -> None:
    assert "sharp" not in without_sayings("a sharp learning curve")
    assert "sharp" in without_sayings("a sharp pain")
