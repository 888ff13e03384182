"""Pictures on Telegram: over their words, put in place of others, and uploaded once."""

from __future__ import annotations

import asyncio
from dataclasses import replace
from datetime import timedelta

import pytest

from adapters.telegram.trouble import Pace
from bot.messages import Button, DeliveryId, Place, PlaceKind, Platform, Receipt
from bot.pictures import Picture
from bot.uploads import MemoryUploads
from tests.adapters.sketches import Sketches
from tests.adapters.telegram.cards import ANN, CARD, CARDS, CHART, GYM, LOOP, MOVING, STILL
from tests.adapters.telegram.rounds import Core, serving, telegram
from tests.platforms.telegram import TelegramServer
from tests.platforms.telegram_messages import DELETABLE


async def test_a_reply_with_a_picture_is_one_message_with_its_words_below(
    server: TelegramServer, sketches: Sketches
) -> None:
    ann = server.person(1001)

    async with serving(telegram(server, Core(CARDS), draw=sketches)):
        ann.says("/explain")
        card = await server.wait_for_message(1001)

    assert card.picture is not None
    assert (card.picture.kind, card.picture.content) == ("photo", sketches.content(STILL))
    assert card.picture.name == sketches.file(STILL).name
    assert card.text == "Nordic curl\n\nKneel and lower yourself slowly."
    assert card.entities == [{"type": "bold", "offset": 0, "length": 11}]
    assert card.labels == [["Move", "Words"]]
    assert [call.method for call in server.calls if call.method.startswith("send")] == ["sendPhoto"]


async def test_a_picture_that_is_not_ready_holds_up_nobody_and_its_update_stays_unconfirmed(
    server: TelegramServer, sketches: Sketches
) -> None:
    ann, ben, core = server.person(1001), server.person(1002, "Ben"), Core(CARDS)
    sketches.gate = asyncio.Event()

    async with serving(telegram(server, core, draw=sketches, pace=Pace(answer=timedelta(seconds=30)))):
        asked = ann.says("/explain")
        await server.wait_for_call("getUpdates", 2)
        for number in (1, 2):
            ben.says("quick")
            await server.wait_for_message(1002, number)
        unconfirmed = [update["update_id"] for update in server.updates.pending]
        before = list(server.messages(1001))
        sketches.gate.set()
        card = await server.wait_for_message(1001)
        await server.wait_until_confirmed()

    assert unconfirmed[0] == asked
    assert before == []
    assert card.picture
    assert core.texts == ["/explain", "quick", "quick"]


async def test_a_delivery_with_a_picture_is_one_message_and_names_it(
    server: TelegramServer, sketches: Sketches
) -> None:
    server.group(GYM, forum=True)

    async with telegram(server, Core(), draw=sketches) as adapter:
        to = Place(Platform.TELEGRAM, f"{GYM}:7", PlaceKind.GROUP)
        receipt = await adapter.send(to, replace(MOVING, replaces=False), once=DeliveryId("d1"))

    (message,) = server.messages(GYM)
    assert receipt == Receipt(str(message.message_id))
    assert message.thread == 7
    assert message.picture is not None
    assert message.picture.kind == "animation"


async def test_still_becomes_loop_and_loop_still_in_the_same_message(
    server: TelegramServer, sketches: Sketches
) -> None:
    ann = server.person(1001)

    async with serving(telegram(server, Core(CARDS), draw=sketches)):
        ann.says("/explain")
        card = await server.wait_for_message(1001)
        await server.wait_for_answer(ann.presses(card, "Move"))
        moving = card.now
        await server.wait_for_answer(ann.presses(card, "Show it still"))

    assert moving.picture is not None
    assert (moving.picture.kind, moving.text) == ("animation", "One repetition.")
    assert card.now == card.history[0]
    assert server.messages(1001) == [card]
    assert server.files.uploads == 2


async def test_a_button_that_changes_nothing_is_acknowledged_and_nothing_more(
    server: TelegramServer, sketches: Sketches
) -> None:
    ann = server.person(1001)
    cards = {**CARDS, "/show nordic": replace(CARD, replaces=True)}

    async with serving(telegram(server, Core(cards), draw=sketches)):
        ann.says("/explain")
        card = await server.wait_for_message(1001)
        await server.wait_for_answer(ann.presses(card, "Move"))

    assert (card.history, len(server.called("editMessageMedia"))) == ([], 1)
    assert server.messages(1001) == [card]


async def test_words_become_a_picture_in_the_same_message(server: TelegramServer, sketches: Sketches) -> None:
    ann = server.person(1001)

    async with serving(telegram(server, Core(CARDS), draw=sketches)):
        ann.says("/words")
        message = await server.wait_for_message(1001)
        await server.wait_for_answer(ann.presses(message, "Move"))

    assert message.picture is not None
    assert server.messages(1001) == [message]


async def test_where_a_picture_gives_way_to_words_they_come_as_a_new_message_and_the_old_one_goes(
    server: TelegramServer, sketches: Sketches
) -> None:
    ann = server.person(1001)

    async with serving(telegram(server, Core(CARDS), draw=sketches)):
        ann.says("/explain")
        card = await server.wait_for_message(1001)
        await server.wait_for_answer(ann.presses(card, "Words"))

    (message,) = server.messages(1001)
    assert (message.text, message.picture) == ("No picture here", None)
    assert message.message_id != card.message_id


async def test_what_is_too_old_to_be_deleted_stays_above_the_words(server: TelegramServer, sketches: Sketches) -> None:
    ann = server.person(1001)

    async with serving(telegram(server, Core(CARDS), draw=sketches)):
        ann.says("/explain")
        card = await server.wait_for_message(1001)
        card.date -= int(DELETABLE.total_seconds()) + 1
        await server.wait_for_answer(ann.presses(card, "Words"))

    assert [message.text for message in server.messages(1001)] == [card.text, "No picture here"]


async def test_the_words_come_once_even_if_deleting_takes_several_attempts(
    server: TelegramServer, sketches: Sketches
) -> None:
    ann = server.person(1001)
    server.fail_next("deleteMessage", status=502, times=2)

    async with serving(telegram(server, Core(CARDS), draw=sketches)):
        ann.says("/explain")
        card = await server.wait_for_message(1001)
        await server.wait_for_answer(ann.presses(card, "Words"))

    assert [message.text for message in server.messages(1001)] == ["No picture here"]


async def test_an_older_bot_api_server_gets_a_new_message_with_the_picture(
    server: TelegramServer, sketches: Sketches
) -> None:
    ann = server.person(1001)
    words = "Bad Request: there is no media in the message to edit"
    server.fail_next("editMessageMedia", status=400, description=words)

    async with serving(telegram(server, Core(CARDS), draw=sketches)):
        ann.says("/words")
        before = await server.wait_for_message(1001)
        await server.wait_for_answer(ann.presses(before, "Move"))

    (message,) = server.messages(1001)
    assert message.picture is not None
    assert message.message_id != before.message_id


@pytest.mark.parametrize("deleted", [True, False])
async def test_a_message_that_cannot_be_changed_is_followed_by_a_new_one(
    server: TelegramServer, sketches: Sketches, *, deleted: bool
) -> None:
    ann = server.person(1001)

    async with serving(telegram(server, Core(CARDS), draw=sketches)):
        ann.says("/explain")
        card = await server.wait_for_message(1001)
        if deleted:
            server.delete(card)
        else:
            server.fail_next("editMessageMedia", status=400, description="Bad Request: message can't be edited")
        await server.wait_for_answer(ann.presses(card, "Move"))

    assert server.last(1001).text == "One repetition."
    assert len(server.messages(1001)) == (1 if deleted else 2)
    assert server.files.uploads == 2


async def test_a_picture_is_uploaded_once_for_everybody(server: TelegramServer, sketches: Sketches) -> None:
    ann, ben = server.person(1001), server.person(1002, "Ben")
    uploads = MemoryUploads()

    async with serving(telegram(server, Core(CARDS), draw=sketches, uploads=uploads)):
        ann.says("/explain")
        await server.wait_for_message(1001)
        ben.says("/explain")
        await server.wait_for_message(1002)
    async with telegram(server, Core(), draw=sketches, uploads=uploads) as adapter:
        await adapter.send(ANN, CARD)

    assert server.files.uploads == 1
    assert server.last(1001).picture == server.last(1002).picture
    assert [params["photo"] for params in server.called("sendPhoto")][1:] == [
        await uploads.get(sketches.file(STILL).name)
    ] * 2


async def test_what_telegram_knows_no_more_is_uploaded_again(server: TelegramServer, sketches: Sketches) -> None:
    server.person(1001)
    uploads = MemoryUploads()

    async with telegram(server, Core(), draw=sketches, uploads=uploads) as adapter:
        await adapter.send(ANN, CARD)
        server.files.expire()
        await adapter.send(ANN, CARD)
        await adapter.send(ANN, CARD)

    assert server.files.uploads == 2
    assert all(message.picture for message in server.messages(1001))
    assert len(server.messages(1001)) == 3


async def test_what_was_uploaded_as_something_else_is_uploaded_again(
    server: TelegramServer, sketches: Sketches
) -> None:
    server.person(1001)
    uploads = MemoryUploads()

    async with telegram(server, Core(), draw=sketches, uploads=uploads) as adapter:
        await adapter.send(ANN, CARD)
        await uploads.keep(sketches.file(LOOP).name, await uploads.get(sketches.file(STILL).name) or "")
        await adapter.send(ANN, replace(MOVING, replaces=False))

    assert server.last(1001).picture is not None
    assert server.files.uploads == 2


async def test_what_a_card_was_changed_to_is_known_too(server: TelegramServer, sketches: Sketches) -> None:
    ann = server.person(1001)
    uploads = MemoryUploads()

    async with serving(telegram(server, Core(CARDS), draw=sketches, uploads=uploads)):
        ann.says("/words")
        message = await server.wait_for_message(1001)
        await server.wait_for_answer(ann.presses(message, "Move"))

    assert message.picture is not None
    assert await uploads.get(sketches.file(LOOP).name) == message.picture.file_id


async def test_a_persons_own_chart_is_kept_nowhere(server: TelegramServer, sketches: Sketches) -> None:
    server.person(1001)
    uploads = MemoryUploads()

    async with telegram(server, Core(), draw=sketches, uploads=uploads) as adapter:
        await adapter.send(ANN, replace(CARD, picture=Picture(CHART, "Three sessions, then two")))

    assert server.last(1001).picture is not None
    assert await uploads.get(sketches.file(CHART).name) is None


async def test_a_delivery_that_is_tried_again_brings_the_same(server: TelegramServer, sketches: Sketches) -> None:
    ann = server.person(1001)
    server.fail_next("sendPhoto", status=502)
    server.fail_next("sendPhoto", retry_after=3)

    async with serving(telegram(server, Core(CARDS), draw=sketches)):
        ann.says("/explain")
        await server.wait_for_message(1001)

    (message,) = server.messages(1001)
    assert message.picture is not None
    assert server.called("sendMessage") == []


async def test_a_picture_is_no_secret_that_fits_over_the_chat(server: TelegramServer, sketches: Sketches) -> None:
    ann = server.person(1001)
    server.group(GYM)
    cards = {"/explain": replace(CARD, buttons=((Button("Mine", "/secret"),),)), "/secret": CARDS["/secret"]}
    secret = {**cards, "/secret": replace(cards["/secret"], buttons=())}

    async with serving(telegram(server, Core(secret), draw=sketches)):
        gym = server.group(GYM)
        ann.says("/explain", chat=gym)
        press = ann.presses(await server.wait_for_message(GYM), "Mine")
        await server.wait_for_answer(press)

    assert server.last(1001).picture is not None
    assert not press.alert
