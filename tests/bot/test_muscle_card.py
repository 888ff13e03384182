"""The hamstring muscles are shown one by one, lit, and told apart in words."""

from __future__ import annotations

import json
from collections.abc import AsyncIterator
from dataclasses import asdict
from pathlib import Path

import pytest
from PIL import Image

from bot.anatomy import COURSES, NAMES, TOPIC, alt, anatomy, labels, named
from bot.language import PSEUDO, words_for
from bot.muscle_card import blocks, buttons
from bot.pictures import ALT_CHARS, DrawingKind, Theme
from catalog.drawing.thigh.names import EVERY, Labels, Muscle
from tests.bot.artists import Sketchbook
from tests.bot.coaching.samples import labels as labels_of
from tests.bot.coaching.samples import lines
from tests.bot.explaining import ask, outside_brackets, shown, utf16_units
from tests.conversation import Conversation, conversation

CAPTION = 1024
"""UTF-16 units under a picture (https://core.telegram.org/bots/api#sendphoto)."""

ENGLISH = words_for("en")

every_card = pytest.mark.parametrize("lit", [None, *Muscle])


@pytest.fixture
def sketchbook(tmp_path: Path) -> Sketchbook:
    return Sketchbook(tmp_path)


@pytest.fixture
async def chat(tmp_path: Path, sketchbook: Sketchbook) -> AsyncIterator[Conversation]:
    async with conversation(tmp_path, draw=sketchbook) as talk:
        yield talk


async def test_the_topic_shows_all_muscles_and_leads_to_each(chat: Conversation, sketchbook: Sketchbook) -> None:
    (topic,) = await chat.say("/explain what are the hamstrings")
    (every,) = await chat.press("Muscles")
    (one,) = await chat.press("Semimembranosus")
    (back,) = await chat.press("What they do")

    assert [drawing.of for drawing in sketchbook.drawings] == [EVERY, EVERY, "semimembranosus", EVERY]
    assert [message["replaces"] is None for message in (topic, every, one, back)] == [True, False, False, False]
    assert "beneath the semitendinosus" in one["text"]
    assert one["picture"]["alt"].startswith("The back of the right thigh")
    with Image.open(one["picture"]["file"]) as image:
        assert image.size == (720, 640)
    assert back["text"] == topic["text"]


@pytest.mark.parametrize(
    ("typed", "of"),
    [
        ("/explain biceps femoris", "biceps-femoris"),
        ("/explain Semitendinosus", "semitendinosus"),
        ("/explain semimembranosus", "semimembranosus"),
        ("/muscle semitendinoso", "semitendinosus"),
        ("/muscle Bíceps femoral", "biceps-femoris"),
        ("/muscle", EVERY),
        ("/muscle quads", EVERY),
    ],
)
async def test_a_muscle_that_is_named_is_lit(chat: Conversation, sketchbook: Sketchbook, typed: str, of: str) -> None:
    await chat.say(typed)

    assert [(drawing.kind, drawing.of) for drawing in sketchbook.drawings] == [(DrawingKind.ANATOMY, of)]


async def test_who_likes_no_pictures_gets_words_and_who_likes_them_dark_dark_ones(
    chat: Conversation, sketchbook: Sketchbook
) -> None:
    await chat.say("/settings pictures off")
    (words,) = await chat.say("/muscle semitendinosus")
    await chat.say("/settings pictures dark")
    await chat.say("/muscle semitendinosus")

    assert words["picture"] is None
    assert "long cord" in words["text"]
    assert [drawing.theme for drawing in sketchbook.drawings] == [Theme.DARK]


async def test_other_topics_have_no_anatomy(chat: Conversation, sketchbook: Sketchbook) -> None:
    (said,) = await chat.say("/explain how often")

    assert sketchbook.drawings == []
    assert "/muscle" not in lines(said)


def test_the_words_on_the_picture_are_those_of_the_language() -> None:
    picture = anatomy(Theme.LIGHT, words_for(PSEUDO))

    assert picture is not None
    said = Labels(**json.loads(picture.drawing.data))
    assert said == labels(words_for(PSEUDO))
    assert all(words.startswith("⟦") for words in asdict(said).values())


@every_card
def test_the_words_fit_under_the_picture_and_say_what_is_seen(lit: Muscle | None) -> None:
    text = "\n\n".join(shown(block) for block in blocks(lit, words_for(PSEUDO)))
    seen = alt(words_for(PSEUDO), lit)

    assert utf16_units(text) <= CAPTION
    assert 1 <= len(seen) < ALT_CHARS
    assert seen.count("⟧") >= 3
    assert all(COURSES[muscle] in alt(ENGLISH, lit) for muscle in Muscle if lit in (None, muscle))


@pytest.mark.parametrize("part", ["answer", "more", "evidence"])
@pytest.mark.parametrize("language", ["en", "es"])
def test_the_topic_with_the_picture_fits_under_it(part: str, language: str) -> None:
    reply = ask(f"{TOPIC} {part}", language=language)

    assert reply.picture is not None
    assert utf16_units("\n\n".join(shown(block) for block in reply.blocks)) <= CAPTION


@every_card
def test_every_phrase_of_a_card_can_be_translated(lit: Muscle | None) -> None:
    words = words_for(PSEUDO)
    said = [shown(block) for block in blocks(lit, words)]
    said += [button.label for row in buttons(lit, words) for button in row]

    assert [outside_brackets(text).strip(": \n") for text in said] == [""] * len(said)


@every_card
def test_a_card_leads_to_the_muscles_that_it_does_not_show(lit: Muscle | None) -> None:
    named_by = {named(button.line) for row in buttons(lit, ENGLISH) for button in row}

    assert named_by == {None, *(muscle for muscle in Muscle if muscle is not lit)}


@pytest.mark.parametrize(
    ("typed", "muscle"),
    [
        *((name, muscle) for muscle, name in NAMES.items()),
        ("semitendinosus and semimembranosus", None),
        ("hamstrings", None),
        ("bíceps femoral", Muscle.BICEPS_FEMORIS),
    ],
)
def test_a_muscle_is_known_by_its_name_in_every_language(typed: str, muscle: Muscle | None) -> None:
    assert named(typed) is muscle


async def test_the_buttons_are_as_they_are_called(chat: Conversation) -> None:
    (said,) = await chat.say("/muscle biceps")

    assert labels_of(said) == ["Semitendinosus", "Semimembranosus", "All three", "What they do"]
