from __future__ import annotations

import pytest

from bot.schedules.lexer import read, unquoted
from bot.schedules.spelling import corrected
from bot.schedules.words_en import TYPO_TARGETS


@pytest.mark.parametrize(
    ("typed", "tokens"),
    [
        ("Every MON", ["every", "mon"]),
        ("6pm", ["6", "pm"]),
        ("6 P.M.", ["6", "pm"]),
        ("1h20m", ["1", "h", "20", "m"]),
        ("１８：３０", ["18", ":", "30"]),
        ("٣ days", ["3", "days"]),
        ("mon\u200bday", ["monday"]),
        ("mon–fri", ["mon", "-", "fri"]),
        ("don’t", ["don't"]),
        ("½", ["1", "/", "2"]),
        ("", []),
    ],
)
def test_text_is_read_in_plain_small_tokens(typed: str, tokens: list[str]) -> None:
    assert [token.text for token in read(typed).tokens] == tokens


def test_a_token_knows_where_it_stood() -> None:
    typed = "🏋️ Leg\u00a0DAY at ７pm"
    text = read(typed)

    assert [typed[token.start : token.end] for token in text.tokens] == ["🏋", "Leg", "DAY", "at", "７", "pm"]
    assert [token.glued for token in text.tokens] == [False, False, False, False, False, True]


def test_quoted_words_are_no_words_of_a_schedule_until_unquoted() -> None:
    text = read('call "tomorrow" now')

    assert text.word(2) == ""
    assert unquoted(text).word(2) == "tomorrow"


def test_a_quotation_mark_without_its_partner_quotes_nothing() -> None:
    assert read('5" tomorrow').word(2) == "tomorrow"


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("mondya", "monday"),
        ("onday", "monday"),
        ("omnday", "monday"),
        ("saterday", "saturday"),
        ("wensday", "wednesday"),
        ("tomorow", "tomorrow"),
        ("weekned", "weekend"),
        ("dialy", "daily"),
        ("minuets", "minutes"),
        ("setpember", "september"),
    ],
)
def test_a_slip_is_corrected(typed: str, meant: str) -> None:
    assert corrected(typed) == meant


@pytest.mark.parametrize("word", ["dairy", "money", "mouth", "sunny", "warning", "weakly", "hamstrings", "mom", "sun"])
def test_a_word_of_its_own_is_left_alone(word: str) -> None:
    assert corrected(word) == word


def test_no_schedule_word_is_taken_for_another() -> None:
    assert [corrected(word) for word in sorted(TYPO_TARGETS)] == sorted(TYPO_TARGETS)
