"""Sending unasked: what is taken, and what each refusal means."""

from __future__ import annotations

from datetime import timedelta

import pytest

from bot.errors import Moved, Refused, SendError, TryLater, Unreachable
from bot.messages import DeliveryId, Place, PlaceKind, Platform, Receipt, Reply
from tests.adapters.telegram.rounds import CARD, Core, telegram
from tests.platforms.telegram import TelegramServer

ANN = Place(Platform.TELEGRAM, "1001")
GYM = Place(Platform.TELEGRAM, "-1001234567890", PlaceKind.GROUP)


async def refusal(server: TelegramServer, to: Place = ANN, reply: Reply = CARD) -> SendError:
    async with telegram(server, Core()) as adapter:
        with pytest.raises(SendError) as raised:
            await adapter.send(to, reply, once=DeliveryId("d1"))
    return raised.value


async def test_the_receipt_names_the_message(server: TelegramServer) -> None:
    server.person(1001)

    async with telegram(server, Core()) as adapter:
        receipt = await adapter.send(ANN, CARD, once=DeliveryId("d1"))

    assert receipt == Receipt(str(server.last(1001).message_id))


async def test_a_topic_gets_its_own(server: TelegramServer) -> None:
    server.group(-1001234567890, forum=True)

    async with telegram(server, Core()) as adapter:
        await adapter.send(Place(Platform.TELEGRAM, "-1001234567890:7", PlaceKind.GROUP), CARD)

    assert server.last(-1001234567890).thread == 7


async def test_who_blocked_the_bot_is_unreachable(server: TelegramServer) -> None:
    server.person(1001).blocks()

    assert type(await refusal(server)) is Unreachable


async def test_who_never_spoke_to_the_bot_is_unreachable(server: TelegramServer) -> None:
    server.person(1001, started=False)

    assert type(await refusal(server)) is Unreachable


async def test_an_unknown_chat_is_unreachable(server: TelegramServer) -> None:
    assert type(await refusal(server)) is Unreachable


async def test_a_group_that_threw_the_bot_out_is_unreachable(server: TelegramServer) -> None:
    server.group(-1001234567890).kicks_the_bot()

    assert type(await refusal(server, GYM)) is Unreachable


@pytest.mark.parametrize(
    "description",
    [
        "Bad Request: not enough rights to send text messages to the chat",
        "Bad Request: message thread not found",
        "Bad Request: PEER_ID_INVALID",
        "Bad Request: TOPIC_CLOSED",
    ],
)
async def test_a_place_that_takes_nothing_is_unreachable(server: TelegramServer, description: str) -> None:
    server.person(1001)
    server.fail_next("sendMessage", status=400, description=description)

    assert type(await refusal(server)) is Unreachable


async def test_a_group_that_became_a_supergroup_has_moved(server: TelegramServer) -> None:
    server.group(-500, kind="group").migrates(-1001234567890)

    error = await refusal(server, Place(Platform.TELEGRAM, "-500", PlaceKind.GROUP))

    assert isinstance(error, Moved)
    assert error.to == GYM


async def test_flood_control_says_how_long_to_wait(server: TelegramServer) -> None:
    server.person(1001)
    server.fail_next("sendMessage", retry_after=3)

    error = await refusal(server)

    assert isinstance(error, TryLater)
    assert error.after == timedelta(seconds=3)


@pytest.mark.parametrize("status", [500, 502, 504])
async def test_a_server_in_trouble_is_tried_later(server: TelegramServer, status: int) -> None:
    server.person(1001)
    server.fail_next("sendMessage", status=status)

    error = await refusal(server)

    assert isinstance(error, TryLater)
    assert error.after is None


async def test_a_cut_connection_is_tried_later(server: TelegramServer) -> None:
    server.person(1001)
    server.fail_next("sendMessage", cut=True, accepted=True)

    assert type(await refusal(server)) is TryLater
    assert len(server.messages(1001)) == 1


async def test_a_page_in_place_of_an_answer_is_tried_later(server: TelegramServer) -> None:
    server.person(1001)
    server.fail_next("sendMessage", status=200, page="<html>captive portal</html>")

    assert type(await refusal(server)) is TryLater


async def test_nobody_listening_is_tried_later(server: TelegramServer) -> None:
    async with telegram(server, Core(), url="http://127.0.0.1:9") as adapter:
        with pytest.raises(TryLater):
            await adapter.send(ANN, CARD)


async def test_content_that_telegram_will_never_take_is_refused(server: TelegramServer) -> None:
    server.person(1001)

    assert type(await refusal(server, reply=Reply.say(" "))) is Refused
