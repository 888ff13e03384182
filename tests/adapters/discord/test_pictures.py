"""Pictures on Discord: attached and shown, replaced with their message; and whatever happens, the words."""

from __future__ import annotations

import asyncio
import logging
from dataclasses import replace
from pathlib import Path

import pytest

from adapters.discord import Pace
from bot.errors import Unreachable
from bot.messages import Button, DeliveryId, File, Paragraph, Place, PlaceKind, Platform, Reply
from bot.pictures import Drawing, DrawingKind, Picture
from tests.adapters.discord.bot import AT_ONCE, QUICK, SESSION, Core, discord_for, serving
from tests.adapters.sketches import Sketches
from tests.platforms.discord import DiscordServer
from tests.platforms.discord_uploads import FILE_BYTES
from tests.platforms.discord_world import Message
from tests.platforms.drawings import png

ANN = Place(Platform.DISCORD, "7")
GROUP = Place(Platform.DISCORD, "5", PlaceKind.GROUP)
ONCE = DeliveryId("d" * 25)
STILL = Drawing(DrawingKind.STILL, "nordic-hamstring-curl")
LOOP = Drawing(DrawingKind.LOOP, "nordic-hamstring-curl")
ALT = "A kneeling figure"

CARD = Reply(
    SESSION.blocks, buttons=((Button("Start", "/start 1"), Button("Swap 1", "/swap 1")),), picture=Picture(STILL, ALT)
)
MOVING = Reply((Paragraph("One repetition."),), CARD.buttons, Picture(LOOP, "It moves"), replaces=True)
WORDS = Reply((Paragraph("Swapped"),), CARD.buttons, replaces=True)
ANSWERS = {"/hamstrings": CARD, "/start 1": MOVING, "/swap 1": WORDS, "/settings": replace(CARD, private=True)}


@pytest.fixture
def sketches(tmp_path: Path) -> Sketches:
    return Sketches(tmp_path)


def shows(message: Message, drawing: Drawing | None, alt: str = ALT) -> bool:
    """Whether *message* shows exactly what *drawing* is a picture of, with its words for who cannot see it."""
    if drawing is None:
        return not (message.pictures or message.attachments)
    (file,) = message.attachments
    seen = message.pictures == [(f"attachment://{file.filename}", alt)]
    return seen and (file.content, file.description) == (Sketches.content(drawing), alt)


@pytest.mark.parametrize("pace", [QUICK, AT_ONCE], ids=["at once", "deferred"])
async def test_a_picture_comes_with_its_words_and_goes_with_the_edit(
    server: DiscordServer, sketches: Sketches, pace: Pace
) -> None:
    ann = server.person(7)

    async with serving(server, Core(ANSWERS), pace, sketches):
        message = await (await ann.runs("hamstrings")).answered()
        assert shows(message, STILL)
        await (await ann.presses(message, "Start")).answered()
        assert shows(message, LOOP, "It moves")
        await (await ann.presses(message, "Swap 1")).answered()
        assert shows(message, None)
        await (await ann.presses(message, "Start")).answered()
        assert shows(message, LOOP, "It moves")

    assert message.text == "One repetition."
    assert server.messages(ann.dm) == [message]


async def test_a_private_answer_that_was_deferred_in_public_has_its_picture(
    server: DiscordServer, sketches: Sketches
) -> None:
    ann, channel = server.person(7), server.channel(5)
    core = Core({"/hamstrings": replace(CARD, private=True)})

    async with serving(server, core, AT_ONCE, sketches):
        message = await (await ann.runs("hamstrings", where=channel)).answered()

    assert message.ephemeral
    assert shows(message, STILL)
    assert server.messages(channel) == []


async def test_a_message_is_answered_with_a_picture(server: DiscordServer, sketches: Sketches) -> None:
    ann = server.person(7)

    async with serving(server, Core({"legs": CARD}), draw=sketches):
        await ann.writes("legs")
        message = await server.wait_for_message(ann.dm)

    assert shows(message, STILL)


async def test_files_to_keep_come_beside_the_picture(server: DiscordServer, sketches: Sketches) -> None:
    ann = server.person(7)

    async with discord_for(server, Core(), draw=sketches) as discord:
        await discord.send(ANN, replace(CARD, files=(File("all.json", b"{}"),)))

    (message,) = server.messages(ann.dm)
    assert list(message.uploads.values()) == [Sketches.content(STILL), b"{}"]


async def test_a_delivery_tried_again_is_shown_once_with_its_picture(
    server: DiscordServer, sketches: Sketches
) -> None:
    ann = server.person(7)

    async with discord_for(server, Core(), draw=sketches) as discord:
        first = await discord.send(ANN, CARD, once=ONCE)
        again = await discord.send(ANN, CARD, once=ONCE)

    (message,) = server.messages(ann.dm)
    assert first == again
    assert shows(message, STILL)


async def test_a_slow_drawing_is_waited_for_behind_a_deferred_answer(
    server: DiscordServer, sketches: Sketches
) -> None:
    ann = server.person(7)
    sketches.gate = asyncio.Event()

    async with serving(server, Core(ANSWERS), AT_ONCE, sketches):
        asked = await ann.runs("hamstrings")
        await asked.acknowledged()
        sketches.gate.set()
        message = await asked.answered()

    assert shows(message, STILL)


async def test_a_picture_that_cannot_be_drawn_leaves_the_words(server: DiscordServer, sketches: Sketches) -> None:
    ann = server.person(7)
    sketches.instead[STILL] = None

    async with serving(server, Core(ANSWERS), draw=sketches):
        message = await (await ann.runs("hamstrings")).answered()

    assert shows(message, None)
    assert message.labels == [["Start", "Swap 1"]]


async def test_a_file_that_went_missing_leaves_the_words(
    server: DiscordServer, sketches: Sketches, caplog: pytest.LogCaptureFixture
) -> None:
    ann = server.person(7)

    async def lose(drawing: Drawing) -> Path:
        return sketches.file(drawing)

    async with discord_for(server, Core(), draw=lose) as discord:
        await discord.send(ANN, CARD)

    assert shows(server.messages(ann.dm)[0], None)
    assert [record.levelno for record in caplog.records if "cannot be read" in record.message] == [logging.WARNING]


async def test_a_picture_that_is_too_large_leaves_the_words(server: DiscordServer, sketches: Sketches) -> None:
    ann = server.person(7)
    sketches.instead[STILL] = png()[:-12] + b"\0" * FILE_BYTES + png()[-12:]

    async with discord_for(server, Core(), draw=sketches) as discord:
        await discord.send(ANN, CARD, once=ONCE)

    (message,) = server.messages(ann.dm)
    assert shows(message, None)
    assert message.nonce == ONCE.value


@pytest.mark.parametrize("route", ["POST callback", "PATCH original", "POST followup"])
async def test_an_answer_whose_picture_is_refused_comes_in_words(
    server: DiscordServer, sketches: Sketches, route: str, caplog: pytest.LogCaptureFixture
) -> None:
    ann, channel = server.person(7), server.channel(5)
    private = route == "POST followup"
    core = Core({"/hamstrings": replace(CARD, private=private)})

    async with serving(server, core, QUICK if route == "POST callback" else AT_ONCE, sketches):
        server.fail_next(route, code=40005)
        message = await (await ann.runs("hamstrings", where=channel)).answered()

    assert shows(message, None)
    assert message.labels == [["Start", "Swap 1"]]
    assert message.ephemeral == private
    assert "Discord refuses the picture" in caplog.text


async def test_an_edit_whose_picture_is_refused_takes_the_old_picture_away(
    server: DiscordServer, sketches: Sketches
) -> None:
    ann = server.person(7)

    async with serving(server, Core(ANSWERS), draw=sketches):
        message = await (await ann.runs("hamstrings")).answered()
        server.fail_next("POST callback", code=50035)
        await (await ann.presses(message, "Start")).answered()

    assert message.text == "One repetition."
    assert shows(message, None)


async def test_a_channel_that_takes_words_and_no_files_gets_words(server: DiscordServer, sketches: Sketches) -> None:
    channel = server.channel(5)
    channel.attachable = False

    async with discord_for(server, Core(), draw=sketches) as discord:
        await discord.send(GROUP, CARD, once=ONCE)

    assert shows(server.messages(channel)[0], None)


async def test_nobody_there_is_nobody_there_with_a_picture_too(server: DiscordServer, sketches: Sketches) -> None:
    server.person(7).closes_dms()
    server.channel(5).writable = False

    async with discord_for(server, Core(), draw=sketches) as discord:
        for place in (ANN, GROUP):
            with pytest.raises(Unreachable):
                await discord.send(place, CARD, once=ONCE)

    assert server.count("POST message") == 3
