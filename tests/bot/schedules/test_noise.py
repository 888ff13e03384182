"""Text at random: all of it is answered, in time that grows no faster than the text, and noise sets nothing."""

from __future__ import annotations

import random
import string
import sys
from collections.abc import Callable
from types import FrameType

import pytest

from bot.schedules import holidays_en, words_en
from bot.schedules.lexer import Kind, read
from bot.schedules.parse import LONGEST, Ambiguous, NotUnderstood, Understood, parse_when
from bot.schedules.zones import LETTERS, REGIONS, city_words
from tests.bot.schedules.judging import cases
from tests.bot.schedules.saying import MADRID, NOW

Made = Callable[[random.Random], str]

TIME_WORDS = frozenset().union(
    *(words_en.WEEKDAYS, words_en.WEEKDAY_PLURALS, words_en.DAY_SETS, words_en.WORKING, words_en.MONTHS),
    *(words_en.UNITS, words_en.PARTS_OF_DAY, words_en.ADVERBS, words_en.EVERY, words_en.NUMBERS),
    *(words_en.ORDINALS, words_en.TYPO_TARGETS, ["noon", "midday", "noontime", "tonight", "overmorrow", "once"]),
    *(words_en.OTHER, ["twice", "thrice", "end", "next", "half", "quarter", "couple", "a", "an"]),
    *(LETTERS, REGIONS, city_words(), [word for words in holidays_en.FIXED_HOLIDAYS for word in words]),
)
"""Words of which a time could be made; a text without them, and without digits, says none."""

GYM = (
    *("squat", "hinge", "nordic", "curl", "bridge", "band", "dumbbell", "heavy", "slow", "good", "form"),
    *("stretch", "hamstring", "please", "remind", "me", "to", "the", "and", "for", "with", "my", "legs"),
    *("it", "rest", "warm", "up", "cool", "down", "coach", "tight", "sore", "knees", "hips", "chair"),
    *("mat", "press", "sets", "reps", "until", "except", "before", "or"),
)


def shuffled_phrase(chance: random.Random) -> str:
    words = chance.choice(cases())["text"].split()
    words += chance.choice(cases())["text"].split()
    chance.shuffle(words)
    return " ".join(words)


def keyboard(chance: random.Random) -> str:
    return "".join(chance.choices(string.printable, k=chance.randrange(1, 120)))


def any_characters(chance: random.Random) -> str:
    points = (chance.choice((chance.randrange(0x20, 0x2500), chance.randrange(0x110000))) for _ in range(60))
    return "".join(chr(point) for point in points if not 0xD800 <= point <= 0xDFFF)


def digits_and_marks(chance: random.Random) -> str:
    return "".join(chance.choices("0123456789:./-+@,x% hmst", k=chance.randrange(1, 60)))


def gym_talk(chance: random.Random) -> str:
    return " ".join(chance.choices(GYM, k=chance.randrange(1, 25)))


def letters(chance: random.Random) -> str:
    words = ("".join(chance.choices(string.ascii_lowercase, k=chance.randrange(1, 12))) for _ in range(12))
    return " ".join(words)


def answered(text: str) -> Understood | Ambiguous | None:
    try:
        return parse_when(text, now=NOW, zone=MADRID)
    except NotUnderstood:
        return None


def says_no_time(text: str) -> bool:
    tokens = read(text).tokens
    return not any(token.kind is Kind.NUMBER or token.text in TIME_WORDS for token in tokens)


@pytest.mark.parametrize("made", [shuffled_phrase, keyboard, any_characters, digits_and_marks, gym_talk, letters])
def test_whatever_is_typed_is_answered_and_never_with_a_fault(made: Made) -> None:
    chance = random.Random(20)

    texts = [made(chance) for _ in range(400)]

    assert all(isinstance(answered(text), Understood | Ambiguous | None) for text in texts)


@pytest.mark.parametrize("made", [keyboard, any_characters, gym_talk, letters])
def test_a_text_without_a_word_of_time_sets_no_reminder(made: Made) -> None:
    chance = random.Random(4)
    noise = [text for text in (made(chance) for _ in range(900)) if says_no_time(text)]

    assert [text for text in noise if answered(text)] == []
    assert len(noise) > 30


@pytest.mark.parametrize("made", [shuffled_phrase, keyboard, any_characters, digits_and_marks, gym_talk, letters])
def test_twice_as_long_a_text_is_at_most_twice_the_work(made: Made) -> None:
    text = ""
    chance = random.Random(7)
    while len(text) < LONGEST:
        text += made(chance) + " "

    half, whole = work(text[: LONGEST // 2]), work(text[:LONGEST])

    assert whole <= 2.2 * half


def work(text: str) -> int:
    """Return how many calls it takes to answer *text*: a measure that is the same on every machine."""
    answered(text)  # what is looked up once and kept is not counted
    calls = 0

    def count(_frame: FrameType, event: str, _argument: object) -> None:
        nonlocal calls
        calls += event in ("call", "c_call")

    before = sys.getprofile()
    sys.setprofile(count)
    try:
        answered(text)
    finally:
        sys.setprofile(before)
    return calls
