"""Whatever happens to a picture on its way to Telegram, the words arrive."""

from __future__ import annotations

import logging
from dataclasses import replace
from pathlib import Path

import pytest

from adapters.telegram.render import CAPTION_CHARS
from bot.errors import Unreachable
from bot.messages import Button, Paragraph, Place, PlaceKind, Platform
from bot.pictures import Drawing
from bot.uploads import MemoryUploads
from tests.adapters.sketches import Sketches
from tests.adapters.telegram.cards import ANN, CARD, CARDS, GYM, STILL, WORDS
from tests.adapters.telegram.rounds import Core, serving, telegram
from tests.platforms.drawings import png
from tests.platforms.telegram import TelegramServer


@pytest.mark.parametrize(("letter", "pictured"), [("x", True), ("💪", True), ("x", False), ("💪", False)])
async def test_words_that_are_no_caption_go_alone(
    server: TelegramServer, sketches: Sketches, letter: str, *, pictured: bool
) -> None:
    server.person(1001)
    size = len(letter.encode("utf-16-le")) // 2
    text = letter * (CAPTION_CHARS // size) + ("" if pictured else letter)

    async with telegram(server, Core(), draw=sketches) as adapter:
        await adapter.send(ANN, replace(CARD, blocks=(Paragraph(text),)))

    (message,) = server.messages(1001)
    assert message.text == text
    assert (message.picture is not None) == pictured
    assert len(server.called("sendPhoto")) == pictured


async def test_a_picture_that_cannot_be_drawn_leaves_the_words(server: TelegramServer, sketches: Sketches) -> None:
    server.person(1001)
    sketches.instead[STILL] = None

    async with telegram(server, Core(), draw=sketches) as adapter:
        await adapter.send(ANN, CARD)

    (message,) = server.messages(1001)
    assert (message.text.partition("\n")[0], message.picture) == ("Nordic curl", None)
    assert message.labels == [["Move", "Words"]]


async def test_a_file_that_went_missing_leaves_the_words(
    server: TelegramServer, sketches: Sketches, caplog: pytest.LogCaptureFixture
) -> None:
    server.person(1001)

    async def lose(drawing: Drawing) -> Path:
        return sketches.file(drawing)

    async with telegram(server, Core(), draw=lose) as adapter:
        await adapter.send(ANN, CARD)

    (message,) = server.messages(1001)
    assert message.picture is None
    assert [record.levelno for record in caplog.records if "cannot be read" in record.message] == [logging.WARNING]


BAD = {
    "no image": b"not a picture at all",
    "cut off": png()[:-20],
    "too long": png(9000, 400),
    "too large": png(9000, 1001),
}


@pytest.mark.parametrize("content", BAD.values(), ids=BAD)
@pytest.mark.parametrize("replaces", [False, True])
async def test_a_picture_that_telegram_refuses_leaves_the_words(
    server: TelegramServer,
    sketches: Sketches,
    content: bytes,
    caplog: pytest.LogCaptureFixture,
    *,
    replaces: bool,
) -> None:
    ann = server.person(1001)
    sketches.instead[STILL] = content
    cards = {"/explain": CARD, "/words": replace(WORDS, buttons=((Button("Still", "/still nordic"),),))}

    async with serving(telegram(server, Core(cards | {"/still nordic": CARDS["/still nordic"]}), draw=sketches)):
        if replaces:
            ann.says("/words")
            await server.wait_for_answer(ann.presses(await server.wait_for_message(1001), "Still"))
        else:
            ann.says("/explain")
            await server.wait_for_message(1001)

    (message,) = server.messages(1001)
    assert message.text.startswith("Nordic curl")
    assert message.picture is None
    assert "refuses the picture" in caplog.text


async def test_an_upload_that_is_stopped_on_its_way_leaves_the_words(
    server: TelegramServer, sketches: Sketches
) -> None:
    server.person(1001)
    server.fail_next("sendPhoto", status=413, page="<html><h1>413 Request Entity Too Large</h1></html>")

    async with telegram(server, Core(), draw=sketches) as adapter:
        await adapter.send(ANN, CARD)

    assert [message.picture for message in server.messages(1001)] == [None]


async def test_a_place_that_takes_words_and_no_pictures_gets_words_at_the_second_attempt(
    server: TelegramServer, sketches: Sketches
) -> None:
    server.person(1001)
    server.group(GYM)
    uploads = MemoryUploads()
    words = "Bad Request: not enough rights to send photos to the chat"

    async with telegram(server, Core(), draw=sketches, uploads=uploads) as adapter:
        await adapter.send(ANN, CARD)
        server.fail_next("sendPhoto", status=400, description=words, times=None)
        await adapter.send(Place(Platform.TELEGRAM, str(GYM), PlaceKind.GROUP), CARD)

    assert [message.picture for message in server.messages(GYM)] == [None]
    assert len(server.called("sendPhoto")) == 2
    assert await uploads.get(sketches.file(STILL).name) is not None


async def test_what_can_neither_be_named_nor_uploaded_is_forgotten(server: TelegramServer, sketches: Sketches) -> None:
    server.person(1001)
    uploads = MemoryUploads()
    sketches.instead[STILL] = b"not a picture at all"
    await uploads.keep(sketches.file(STILL).name, "AgAC-of-another-bot")

    async with telegram(server, Core(), draw=sketches, uploads=uploads) as adapter:
        await adapter.send(ANN, CARD)

    assert [message.picture for message in server.messages(1001)] == [None]
    assert await uploads.get(sketches.file(STILL).name) is None


async def test_nobody_there_is_nobody_there_with_a_picture_too(server: TelegramServer, sketches: Sketches) -> None:
    ben = server.person(1002, "Ben")
    ben.blocks()

    async with telegram(server, Core(), draw=sketches) as adapter:
        with pytest.raises(Unreachable):
            await adapter.send(Place(Platform.TELEGRAM, "1002"), CARD)
        with pytest.raises(Unreachable):
            await adapter.send(ANN, CARD)

    assert len(server.called("sendMessage")) == 1
