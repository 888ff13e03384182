"""A session comes with a picture of its exercises, as an answer and as a reminder."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from bot.artist.shelf import Shelf
from bot.illustrate import ahead, session_of, stills
from bot.language import Words, words_for
from bot.pictures import Drawing, DrawingKind, Theme, apart
from catalog.drawing.listing import drawable, listing
from catalog.load import load_catalog
from tests.bot.artists import Sketchbook
from tests.conversation import Message, conversation

EXERCISES = load_catalog().exercises
RDL, CURL, BRIDGE = (EXERCISES[slug] for slug in ("romanian-deadlift", "lying-leg-curl", "glute-bridge"))
ENGLISH, SPANISH = words_for("en"), words_for("es")
MONDAYS = "/remind every monday at 18:00 Europe/Berlin to train legs"


def shown(message: Message, book: Sketchbook) -> Drawing | None:
    """Return what is drawn on a message."""
    return book.drawings[int(Path(message["picture"]["file"]).stem)] if message["picture"] else None


def listed(message: Message) -> list[str]:
    """Return the exercises of a session as its buttons name them."""
    lines = [line for row in message["lines"] for line in row]
    return [line.removeprefix("/explain ") for line in lines if line.startswith("/explain ")]


async def test_a_session_comes_with_its_exercises_in_order_and_so_does_what_it_is_changed_to(tmp_path: Path) -> None:
    book = Sketchbook(tmp_path)

    async with conversation(tmp_path, draw=book) as chat:
        (first,) = await chat.say("/hamstrings dumbbells 20")
        changed = [(await chat.press(label))[0] for label in ("Swap 1", "Harder", "Easier")]

    for message in (first, *changed):
        drawing = shown(message, book)
        assert drawing
        assert (drawing.kind, apart(drawing.of), drawing.theme) == (DrawingKind.SESSION, listed(message), Theme.LIGHT)
    assert listed(first) != listed(changed[0])
    assert [message["replaces"] for message in changed] == [first["id"], changed[0]["id"], changed[1]["id"]]


async def test_a_reminder_brings_the_picture_of_the_session_that_it_brings(tmp_path: Path) -> None:
    book = Sketchbook(tmp_path)

    async with conversation(tmp_path, draw=book) as chat:
        await chat.say("/hamstrings dumbbells 20")
        await chat.say(MONDAYS)
        (came,) = await chat.wait("P4D")

    drawing = shown(came, book)
    assert drawing
    assert apart(drawing.of) == listed(came)


async def test_who_likes_them_dark_gets_them_dark_and_who_wants_none_gets_none(tmp_path: Path) -> None:
    book = Sketchbook(tmp_path)

    async with conversation(tmp_path, draw=book) as chat:
        await chat.say("/settings pictures dark")
        (dark,) = await chat.say("/hamstrings")
        await chat.say("/settings pictures off")
        (none,) = await chat.say("/hamstrings")

    drawing = shown(dark, book)
    assert drawing
    assert drawing.theme is Theme.DARK
    assert none["picture"] is None


def test_the_picture_is_told_in_words_as_it_is_numbered() -> None:
    picture = session_of([RDL, CURL], Theme.LIGHT, ENGLISH)

    assert picture
    assert picture.alt == (
        "The exercises of this session from the side, each at the end of its movement. "
        f"1. Romanian Deadlift: {RDL.one_rep} 2. Lying Leg Curl: {CURL.one_rep}"
    )


def test_the_words_are_in_the_persons_language() -> None:
    picture = session_of([RDL, CURL], Theme.LIGHT, SPANISH)

    assert picture
    assert SPANISH(RDL.name) in picture.alt
    assert RDL.name not in picture.alt


@pytest.mark.parametrize("words", [ENGLISH, SPANISH])
def test_the_longest_words_are_told_whole(words: Words) -> None:
    longest = sorted(EXERCISES.values(), key=lambda exercise: -len(exercise.name + exercise.one_rep))[:4]

    picture = session_of(longest, Theme.LIGHT, words)
    assert picture
    assert picture.alt.endswith(words(longest[-1].one_rep))


def test_one_exercise_alone_is_shown_from_start_to_end() -> None:
    picture = session_of([RDL], Theme.LIGHT, ENGLISH)

    assert picture
    assert picture.drawing == Drawing(DrawingKind.STILL, RDL.slug)


def test_what_cannot_be_drawn_is_not_told_and_without_anything_to_draw_there_is_no_picture() -> None:
    undrawn = replace(RDL, slug="balancing-act")

    picture = session_of([undrawn, CURL, BRIDGE], Theme.LIGHT, ENGLISH)

    assert picture
    assert ("1." in picture.alt, "2." in picture.alt, "3." in picture.alt) == (False, True, True)
    assert apart(picture.drawing.of) == ["balancing-act", CURL.slug, BRIDGE.slug]
    assert session_of([undrawn, undrawn], Theme.LIGHT, ENGLISH) is None


def test_the_longest_session_has_a_file_name_that_a_disk_takes(tmp_path: Path) -> None:
    longest = sorted(EXERCISES.values(), key=lambda exercise: -len(exercise.slug))[:4]
    picture = session_of(longest, Theme.LIGHT, ENGLISH)

    assert picture
    assert len(Shelf(tmp_path, 1).place(picture.drawing).with_suffix(".4194304.part").name) <= 255


def test_what_is_drawn_ahead_is_every_still_and_then_all_that_moves() -> None:
    first, then = list(ahead())[: len(list(stills()))], list(ahead())[len(list(stills())) :]

    assert first == list(stills())
    assert [drawing.of for drawing in then] == [slug for slug in drawable() if (it := listing(slug)) and it.moves]
    assert {drawing.kind for drawing in then} == {DrawingKind.LOOP}
