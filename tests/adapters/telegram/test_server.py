"""The server that plays Telegram refuses what Telegram refuses; else the other tests would prove little."""

from __future__ import annotations

import json
from typing import Any

import aiohttp
import pytest

from tests.adapters.telegram.calls import bold, call
from tests.platforms.telegram import TelegramServer
from tests.platforms.telegram_refusals import UNCHANGED
from tests.platforms.telegram_spec import problems, spec_is_here

Refused = tuple[int, str]


def keyboard(*buttons: dict[str, str]) -> dict[str, Any]:
    return {"inline_keyboard": [list(buttons)]}


@pytest.mark.parametrize(
    ("params", "description"),
    [
        ({"text": ""}, "message text is empty"),
        ({"text": " \n"}, "message text is empty"),
        ({"text": "x" * 4097}, "message is too long"),
        ({"text": "💪" * 2049}, "message is too long"),
        ({"chat_id": 9}, "chat not found"),
        ({"chat_id": "ann"}, "chat not found"),
        (
            {"entities": bold(0, 6)},
            "entity beginning at UTF-16 offset 0 ends after the end of the text at UTF-16 offset 6",
        ),
        ({"entities": bold(6, 1)}, "entity begins after the end of the text at UTF-16 offset 6"),
        (
            {"text": "💪", "entities": bold(0, 1)},
            "entity beginning at UTF-16 offset 0 ends in a middle of a UTF-16 symbol",
        ),
        (
            {"entities": [{"type": "shiny", "offset": 0, "length": 1}]},
            "can't parse MessageEntity: Unsupported type specified",
        ),
        ({"reply_markup": keyboard({"text": "a", "callback_data": "ñ" * 33})}, "BUTTON_DATA_INVALID"),
        (
            {"reply_markup": keyboard({"text": "a"})},
            "can't parse inline keyboard button: Text buttons are unallowed in the inline keyboard",
        ),
    ],
)
async def test_messages_that_telegram_refuses(
    server: TelegramServer, wire: aiohttp.ClientSession, params: dict[str, Any], description: str
) -> None:
    server.person(1001)

    said = await call(wire, server, "sendMessage", **({"chat_id": 1001, "text": "hello"} | params))

    assert (said["error_code"], said["description"]) == (400, f"Bad Request: {description}")
    assert server.messages(1001) == []


async def test_messages_of_exactly_the_limits_are_taken(server: TelegramServer, wire: aiohttp.ClientSession) -> None:
    server.person(1001)
    markup = keyboard({"text": "a", "callback_data": "ñ" * 32})

    said = await call(
        wire,
        server,
        "sendMessage",
        chat_id=1001,
        text="💪" * 2048,
        entities=bold(0, 4096),
        reply_markup=markup,
    )

    assert said["result"]["reply_markup"] == markup


@pytest.mark.parametrize(
    ("params", "description"),
    [
        ({"message_id": 9}, "message to edit not found"),
        (
            {},
            UNCHANGED.description.removeprefix("Bad Request: "),
        ),
    ],
)
async def test_edits_that_telegram_refuses(
    server: TelegramServer, wire: aiohttp.ClientSession, params: dict[str, Any], description: str
) -> None:
    server.person(1001)
    sent = await call(wire, server, "sendMessage", chat_id=1001, text="hello")

    same = {"chat_id": 1001, "message_id": sent["result"]["message_id"], "text": "hello"}
    said = await call(wire, server, "editMessageText", **(same | params))

    assert said["description"] == f"Bad Request: {description}"


async def test_a_press_is_acknowledged_once_and_in_time_and_briefly(
    server: TelegramServer, wire: aiohttp.ClientSession
) -> None:
    press = server.new_press()
    old = "Bad Request: query is too old and response timeout expired or query ID is invalid"

    long = await call(wire, server, "answerCallbackQuery", callback_query_id=press.id, text="x" * 201)
    fine = await call(wire, server, "answerCallbackQuery", callback_query_id=press.id, text="x" * 200)
    again = await call(wire, server, "answerCallbackQuery", callback_query_id=press.id)
    unknown = await call(wire, server, "answerCallbackQuery", callback_query_id="1")

    assert long["description"] == "Bad Request: MESSAGE_TOO_LONG"
    assert fine["result"] is True
    assert again["description"] == unknown["description"] == old


@pytest.mark.parametrize(
    ("commands", "language", "description"),
    [
        ([{"command": "Explain", "description": "x"}], "", "BOT_COMMAND_INVALID"),
        ([{"command": "explain", "description": ""}], "", "BOT_COMMAND_DESCRIPTION_INVALID"),
        ([{"command": "explain", "description": "x" * 257}], "", "BOT_COMMAND_DESCRIPTION_INVALID"),
        ([{"command": "explain", "description": "x"}] * 101, "", "BOT_COMMANDS_TOO_MUCH"),
        ([{"command": "explain", "description": "x"}], "en-GB", "invalid language code specified"),
    ],
)
async def test_menus_that_telegram_refuses(
    server: TelegramServer,
    wire: aiohttp.ClientSession,
    commands: list[dict[str, str]],
    language: str,
    description: str,
) -> None:
    said = await call(wire, server, "setMyCommands", commands=commands, language_code=language)

    assert said["description"] == f"Bad Request: {description}"


@pytest.mark.parametrize(
    ("token", "refused"),
    [("nonsense", (404, "Not Found")), ("42:AAF", (401, "Unauthorized"))],
)
async def test_tokens_that_telegram_refuses(
    server: TelegramServer, wire: aiohttp.ClientSession, token: str, refused: Refused
) -> None:
    async with wire.post(f"{server.url}/bot{token}/getMe") as answer:
        said = await answer.json()

    assert (answer.status, said["description"]) == refused


async def test_updates_come_until_they_are_confirmed(server: TelegramServer, wire: aiohttp.ClientSession) -> None:
    ann = server.person(1001)
    ids = [ann.says("one"), ann.says("two")]

    first = await call(wire, server, "getUpdates")
    again = await call(wire, server, "getUpdates", limit=1)
    rest = await call(wire, server, "getUpdates", offset=ids[1])
    none = await call(wire, server, "getUpdates", offset=ids[1] + 1)

    got = [[update["update_id"] for update in said["result"]] for said in (first, again, rest, none)]
    assert got == [ids, ids[:1], ids[1:], []]


async def test_kinds_of_update_that_were_not_asked_for_do_not_come(
    server: TelegramServer, wire: aiohttp.ClientSession
) -> None:
    await call(wire, server, "getUpdates", allowed_updates=["callback_query"])
    server.person(1001).says("one")

    said = await call(wire, server, "getUpdates")

    assert said["result"] == []


async def test_what_the_real_server_overlooks_is_complained_of(wire: aiohttp.ClientSession) -> None:
    async with TelegramServer() as server:
        server.person(1001)

        said = await call(wire, server, "sendMessage", chat_id=1001, text="hello ", colour="red")

        assert said["result"]["text"] == "hello"
        assert len(server.complaints) == 2
        with pytest.raises(AssertionError, match="colour"):
            server.verify()


@pytest.mark.skipif(not spec_is_here(), reason="the description of the Bot API is not at hand")
@pytest.mark.parametrize(
    ("method", "params", "found"),
    [
        ("sendMessage", {"chat_id": "1", "text": "x"}, 0),
        ("sendMessage", {"chat_id": "1"}, 1),
        ("sendMessage", {"chat_id": "1", "text": "x", "colour": "red"}, 1),
        ("sendMessage", {"chat_id": "1", "text": "x", "entities": json.dumps(bold(0, 1))}, 0),
        ("sendMessage", {"chat_id": "1", "text": "x", "entities": '[{"type": "bold", "offset": "0"}]'}, 1),
        ("sendMessage", {"chat_id": "1", "text": "x", "message_thread_id": "seven"}, 1),
        ("setMyCommands", {"commands": "[]", "scope": '{"type": "all_private_chats"}'}, 0),
        ("setMyCommands", {"commands": "[]", "scope": '{"kind": "all_private_chats"}'}, 1),
        ("sendPigeon", {}, 1),
    ],
)
def test_calls_are_held_against_the_description(method: str, params: dict[str, str], found: int) -> None:
    assert len(problems(method, params)) == found
