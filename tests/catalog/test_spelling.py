"""Typed words are read as the known ones that were meant."""

from __future__ import annotations

import pytest

from catalog.spelling import Speller

SPELLER = Speller(
    frozenset({"leg", "curl", "deadlift", "raise", "reverse", "swing", "explain", "sgrdl", "hip", "band"})
)


@pytest.mark.parametrize(
    ("typed", "read"),
    [
        ("deadlift", ["deadlift"]),
        ("legcurl", ["leg", "curl"]),
        ("legcurlband", ["leg", "curl", "band"]),
        ("curling", ["curl"]),
        ("raising", ["raise"]),
        ("explained", ["explain"]),
        ("crul", ["curl"]),
        ("deadlfit", ["deadlift"]),
        ("rai", ["raise"]),
        ("rever", ["reverse"]),
    ],
)
def test_a_word_is_read_as_what_was_meant(typed: str, read: list[str]) -> None:
    assert list(SPELLER.read([typed])) == read


@pytest.mark.parametrize("typed", ["hup", "sgrld", "girl", "pizza", "legcurlx", "king"])
def test_a_word_near_none_is_left_as_it_stands(typed: str) -> None:
    assert list(SPELLER.read([typed])) == [typed]


def test_the_order_is_kept() -> None:
    assert list(SPELLER.read(["crul", "legcurl", "x"])) == ["curl", "leg", "curl", "x"]
