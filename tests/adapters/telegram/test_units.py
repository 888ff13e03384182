"""Counting and cutting text as Telegram does."""

from __future__ import annotations

import pytest

from adapters.telegram.units import cut, units


@pytest.mark.parametrize(
    ("text", "length"),
    [("", 0), ("abc", 3), ("ñ", 1), ("שלום", 4), ("💪", 2), ("👩‍🦽", 5), ("e\u0301", 2)],
)
def test_length_counts_utf_16_units(text: str, length: int) -> None:
    assert units(text) == length


@pytest.mark.parametrize(
    ("text", "limit", "shown"),
    [
        ("short", 5, "short"),
        ("one two three", 9, "one two…"),
        ("one two three", 8, "one two…"),
        ("one\n\ntwo three", 8, "one…"),
        ("unbroken", 5, "unbr…"),
        ("💪💪💪", 6, "💪💪💪"),
        ("💪💪💪", 5, "💪💪…"),
        ("💪💪💪", 4, "💪…"),
        ("👩‍🦽👩‍🦽", 9, "👩‍🦽👩…"),
        ("שלום לכולם", 7, "שלום…"),
    ],
)
def test_cutting_ends_at_a_word_and_never_inside_a_character(text: str, limit: int, shown: str) -> None:
    assert cut(text, limit) == shown
    assert units(shown) <= limit


def test_a_long_word_at_the_end_is_cut_rather_than_much_given_up() -> None:
    shown = cut("word " + "x" * 5_000, 4096)

    assert units(shown) == 4096
