"""Which picture comes with an exercise: on its card, in a session that is walked through, and to whom none comes."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from bot.exercise_card import Layer
from bot.illustrate import MUSCLES, mistake_of, moving, still_of, stills
from bot.language import words_for
from bot.messages import LINE_BYTES, Reply
from bot.pictures import ALT_CHARS, Drawing, DrawingKind, Picture, Theme
from catalog.drawing.listing import drawable, listing
from catalog.load import SLUG_CHARS
from catalog.model import MUSCLES as KNOWN_MUSCLES
from tests.bot.coaching.samples import CURL, KEY, session
from tests.bot.explaining import CATALOG, EXPLAIN, ask, lines_of, text_of
from tests.conversation import conversation

ENGLISH = words_for("en")
MOVES = "romanian-deadlift"
RDL = CATALOG.exercises[MOVES]
DRAWABLE = [CATALOG.exercises[slug] for slug in drawable()]


def kind_of(reply: Reply) -> DrawingKind | None:
    return reply.picture.drawing.kind if reply.picture else None


def every_picture(theme: Theme) -> Iterator[Picture]:
    for exercise in DRAWABLE:
        for make in (still_of, moving, mistake_of):
            for tag in ("en", "es"):
                picture = make(exercise, theme, words_for(tag))
                assert picture, exercise.slug
                yield picture


@pytest.mark.parametrize("layer", [layer for layer in Layer if layer not in {Layer.MOVE, Layer.MISTAKES}])
def test_a_layer_comes_with_the_still_picture_so_that_its_message_can_become_the_next_layer(layer: Layer) -> None:
    assert kind_of(ask(f"{MOVES} {layer}")) is DrawingKind.STILL


def test_the_mistakes_come_with_one_of_them_drawn_wrong_and_right() -> None:
    reply = ask(f"{MOVES} mistakes")

    assert kind_of(reply) is DrawingKind.MISTAKE
    assert reply.picture
    known = listing(MOVES)
    assert known
    shown = RDL.mistakes[known.mistakes[0]]
    assert shown.mistake in reply.picture.alt
    assert shown.mistake in text_of(reply)


def test_a_button_shows_it_moving_in_the_same_message() -> None:
    line = lines_of(ask(MOVES))["Move"]

    reply = ask(line.removeprefix("/show "), show=True, pressed=True)

    assert line == f"/show {MOVES}"
    assert kind_of(reply) is DrawingKind.LOOP
    assert reply.replaces
    assert RDL.one_rep in text_of(reply)
    assert "Move" not in lines_of(reply)
    assert kind_of(ask(lines_of(reply)["Steps"].removeprefix("/explain "), pressed=True)) is DrawingKind.STILL


def test_any_name_can_be_typed_after_show() -> None:
    assert kind_of(ask("rdl", show=True)) is DrawingKind.LOOP
    assert not ask("rdl", show=True).replaces


def test_an_ambiguous_name_is_asked_about_and_then_shown_moving() -> None:
    asked = ask("leg curl", show=True)

    line = lines_of(asked)["Lying Leg Curl"]

    assert kind_of(ask(line.removeprefix("/explain "), pressed=True)) is DrawingKind.LOOP


def test_show_without_a_name_says_what_to_type() -> None:
    assert text_of(ask("", show=True)) == text_of(ask(""))


def test_a_topic_is_answered_in_words() -> None:
    reply = ask("how often should i train hamstrings", show=True)

    assert reply.picture is None
    assert text_of(reply) == text_of(ask("how often should i train hamstrings"))


def test_a_hold_has_a_still_picture_and_no_button_to_move_it() -> None:
    for held in (exercise.slug for exercise in DRAWABLE if (known := listing(exercise.slug)) and not known.moves):
        reply = ask(held)

        assert kind_of(reply) is DrawingKind.STILL
        assert "Move" not in lines_of(reply)
        assert kind_of(ask(held, show=True)) is DrawingKind.STILL


def test_the_longest_name_fits_the_button() -> None:
    assert len(f"/show {'x' * SLUG_CHARS}".encode()) <= LINE_BYTES


@pytest.mark.parametrize("layer", Layer)
def test_who_wants_no_pictures_gets_none_and_no_button_for_one(layer: Layer) -> None:
    reply = ask(f"{MOVES} {layer}", pictures=None)

    assert reply.picture is None
    assert "Move" not in lines_of(reply)
    assert text_of(reply) == text_of(ask(f"{MOVES} {layer}"))


def test_who_likes_them_dark_gets_them_dark() -> None:
    picture = ask(MOVES, pictures=Theme.DARK).picture

    assert picture
    assert picture.drawing.theme is Theme.DARK


def test_an_exercise_without_a_drawing_is_answered_in_words() -> None:
    undrawn = replace(RDL, slug="balancing-act")

    reply = EXPLAIN.card(undrawn, Layer.STEPS, ENGLISH)

    assert reply.picture is None
    assert "Move" not in lines_of(reply)
    assert EXPLAIN.card(undrawn, Layer.MOVE, ENGLISH).picture is None


def test_every_picture_is_described_in_every_language() -> None:
    for picture in every_picture(Theme.LIGHT):
        assert 40 < len(picture.alt) < ALT_CHARS
        assert "{" not in picture.alt


def test_the_description_says_what_is_seen_what_moves_and_what_works() -> None:
    picture = still_of(RDL, Theme.LIGHT, ENGLISH)

    assert picture
    assert picture.alt == (
        "Romanian Deadlift, from the side: start (1) and end (2). From standing down to where the hips stop, and up "
        "again. At work: hamstrings, glutes."
    )


def test_every_muscle_of_the_catalogue_has_a_word() -> None:
    assert set(MUSCLES) == set(KNOWN_MUSCLES)


def test_what_is_drawn_ahead_is_the_still_of_every_exercise() -> None:
    assert [drawing.of for drawing in stills()] == [exercise.slug for exercise in DRAWABLE]
    assert {drawing.kind for drawing in stills()} == {DrawingKind.STILL}


def test_mistakes_of_a_pose_file_are_mistakes_of_the_exercise() -> None:
    for exercise in DRAWABLE:
        known = listing(exercise.slug)
        assert known
        assert all(0 <= index < len(exercise.mistakes) for index in known.mistakes), exercise.slug


async def test_settings_turn_them_off_and_dark_and_on_again(tmp_path: Path) -> None:
    async with conversation(tmp_path) as chat:
        (off,) = await chat.say("/settings pictures off")
        (hidden,) = await chat.say(f"/explain {MOVES}")
        (dark,) = await chat.say("/settings pictures dark")
        (shown,) = await chat.say(f"/explain {MOVES}")
        (light,) = await chat.say("/settings pictures on")
        (offered,) = await chat.say("/settings pictures")
        (refused,) = await chat.say("/settings pictures sepia")

    assert "Pictures: Off" in off["text"]
    assert ["Move"] not in hidden["buttons"]
    assert "Pictures: Dark" in dark["text"]
    assert ["Move"] in shown["buttons"]
    assert "Pictures: Light" in light["text"]
    assert offered["lines"] == [["/settings pictures off", "/settings pictures light", "/settings pictures dark"]]
    assert "light, dark, off" in refused["text"]


async def test_a_session_walked_through_shows_the_exercise_whose_turn_it_is(tmp_path: Path) -> None:
    async def draw(drawing: Drawing) -> Path:
        return tmp_path / f"{drawing.of}-{drawing.theme}{drawing.suffix}"

    async with conversation(tmp_path, draw=draw) as chat:
        await session(chat, replace(CURL, sets=2))
        (first,) = await chat.say(f"/begin {KEY}")
        (rest,) = await chat.press("Done set")
        (call,) = await chat.wait("PT5M")
        await chat.say("/settings pictures off")
        (unseen,) = await chat.say(f"/begin {KEY}")

    expected = str(tmp_path / f"{CURL.slug}-light.png")
    assert (first["picture"]["file"], rest["picture"]["file"]) == (expected, expected)
    assert (call["picture"], unseen["picture"]) == (None, None)
