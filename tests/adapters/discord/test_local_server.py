"""The local Discord refuses what Discord refuses."""

from __future__ import annotations

import asyncio
import json
from collections.abc import AsyncIterator
from datetime import timedelta
from typing import Any

import aiohttp
import pytest

from tests.platforms.discord import DiscordServer
from tests.platforms.discord_spec import ABSENT, Recorded, problems

MENTIONS: dict[str, Any] = {"allowed_mentions": {"parse": []}}


@pytest.fixture
async def strict() -> AsyncIterator[DiscordServer]:
    """Yield a server that nothing has to be right for."""
    async with DiscordServer() as server:
        server.channel(5)
        yield server


async def ask(server: DiscordServer, method: str, path: str, body: Any = None, token: str = "") -> tuple[int, Any]:
    """Return status and body of an answer."""
    headers = {"Authorization": f"Bot {token or server.token}", "User-Agent": "DiscordBot (https://x, 1)"}
    async with (
        aiohttp.ClientSession() as session,
        session.request(method, server.url + path, json=body, headers=headers) as response,
    ):
        return response.status, await response.json() if response.content_length else None


def button(line: str, label: str = "x") -> dict[str, Any]:
    """Return a button."""
    return {"type": 2, "style": 2, "label": label, "custom_id": line}


def row(*buttons: dict[str, Any]) -> dict[str, Any]:
    """Return a row of buttons."""
    return {"type": 1, "components": list(buttons)}


def fault(code: str, message: str) -> dict[str, Any]:
    """Return one fault as Discord writes it."""
    return {"_errors": [{"code": code, "message": message}]}


LONG = "BASE_TYPE_MAX_LENGTH"
WRONG: dict[str, tuple[dict[str, Any], dict[str, Any]]] = {
    "content": ({"content": "x" * 2001}, {"content": fault(LONG, "Must be 2000 or fewer in length.")}),
    "description": (
        {"embeds": [{"description": "x" * 4097}]},
        {"embeds": {"0": {"description": fault(LONG, "Must be 4096 or fewer in length.")}}},
    ),
    "embeds together": (
        {"embeds": [{"description": "x" * 3001}] * 2},
        {"embeds": fault("MAX_EMBED_SIZE_EXCEEDED", "Embed size exceeds maximum size of 6000")},
    ),
    "label": (
        {"content": "x", "components": [row(button("a", "x" * 81))]},
        {"components": {"0": {"components": {"0": {"label": fault(LONG, "Must be 80 or fewer in length.")}}}}},
    ),
    "custom id": (
        {"content": "x", "components": [row(button("a" * 101))]},
        {
            "components": {
                "0": {
                    "components": {
                        "0": {"custom_id": fault("BASE_TYPE_BAD_LENGTH", "Must be between 1 and 100 in length.")}
                    }
                }
            }
        },
    ),
    "the same custom id twice": (
        {"content": "x", "components": [row(button("a")), row(button("a"))]},
        {
            "components": {
                "1": {
                    "components": {
                        "0": {
                            "custom_id": fault(
                                "COMPONENT_CUSTOM_ID_DUPLICATED", "Component custom id cannot be duplicated"
                            )
                        }
                    }
                }
            }
        },
    ),
    "new components without their flag": (
        {"components": [{"type": 10, "content": "x"}]},
        {
            "components": {
                "0": {"type": fault("UNION_TYPE_CHOICES", 'Value of field "type" must be one of (1,).')},
            }
        },
    ),
    "too much text": (
        {"flags": 1 << 15, "components": [{"type": 10, "content": "x" * 2001}] * 2},
        {
            "components": fault(
                "COMPONENT_DISPLAYABLE_TEXT_SIZE_EXCEEDED",
                "Components displayable text size exceeds maximum size of 4000",
            )
        },
    ),
    "nonce": ({"content": "x", "nonce": "n" * 26}, {"nonce": fault(LONG, "Must be 25 or fewer in length.")}),
}


@pytest.mark.parametrize("case", WRONG)
async def test_what_is_too_long_or_doubled_is_refused(strict: DiscordServer, case: str) -> None:
    body, errors = WRONG[case]

    status, answer = await ask(strict, "POST", "/channels/5/messages", body)

    assert (status, answer) == (400, {"code": 50035, "message": "Invalid Form Body", "errors": errors})
    assert strict.messages("5") == []


@pytest.mark.parametrize(
    ("path", "body", "status", "code", "words"),
    [
        ("/channels/5/messages", {}, 400, 50006, "Cannot send an empty message"),
        ("/channels/6/messages", {"content": "x"}, 404, 10003, "Unknown Channel"),
        ("/users/@me/channels", {"recipient_id": "1"}, 400, 50033, "Invalid Recipient(s)"),
        ("/webhooks/1/t", {"content": "x"}, 404, 10015, "Unknown Webhook"),
        ("/interactions/1/t/callback", {"type": 5}, 404, 10062, "Unknown interaction"),
        ("/nowhere", {}, 404, 0, "404: Not Found"),
    ],
)
async def test_what_does_not_exist_is_refused(
    strict: DiscordServer, path: str, body: dict[str, Any], status: int, code: int, words: str
) -> None:
    assert await ask(strict, "POST", path, body) == (status, {"code": code, "message": words})


async def test_a_wrong_token_is_refused(strict: DiscordServer) -> None:
    answer = await ask(strict, "GET", "/users/@me", token="another")

    assert answer == (401, {"code": 0, "message": "401: Unauthorized"})


async def test_an_interaction_is_answered_once_and_in_time(strict: DiscordServer) -> None:
    held = {"type": 5}
    async with aiohttp.ClientSession() as session, session.ws_connect(gateway(strict)) as socket:
        await identify(socket, strict.token)
        ann = strict.person(7)
        first, second = await ann.runs("x"), await ann.runs("x")

        answers = [await ask(strict, "POST", f"/interactions/{first.id}/{first.token}/callback", held) for _ in "ab"]
        strict.move(timedelta(seconds=3.1))
        late = await ask(strict, "POST", f"/interactions/{second.id}/{second.token}/callback", held)

    assert answers[1] == (400, {"code": 40060, "message": "Interaction has already been acknowledged."})
    assert late == (404, {"code": 10062, "message": "Unknown interaction"})


@pytest.mark.parametrize(
    ("token", "intents", "code"), [("wrong", 0, 4004), ("", 1 << 15, 4014), ("", 1 << 1, 4014), ("", 1 << 8, 4014)]
)
async def test_the_gateway_refuses_wrong_tokens_and_privileged_intents(
    strict: DiscordServer, token: str, intents: int, code: int
) -> None:
    async with aiohttp.ClientSession() as session, session.ws_connect(gateway(strict)) as socket:
        await identify(socket, token or strict.token, intents)
        await socket.receive()

    assert socket.close_code == code


async def test_what_discord_overlooks_is_complained_about(strict: DiscordServer) -> None:
    status, _ = await ask(strict, "POST", "/channels/5/messages", {"content": "hi", "nonce": "1", "colour": 3})

    assert status == 200
    assert len(strict.complaints) == 3
    with pytest.raises(AssertionError, match="colour"):
        strict.verify()


async def test_a_held_request_takes_effect_before_or_after_as_asked(strict: DiscordServer) -> None:
    for accepted in (True, False):
        before = len(strict.messages("5"))
        held = strict.hold("POST message", accepted=accepted)
        asking = asyncio.create_task(ask(strict, "POST", "/channels/5/messages", {"content": "x"} | MENTIONS))
        await held.reached()
        meanwhile = len(strict.messages("5")) - before
        held.release()
        status, _ = await asking

        assert (status, meanwhile) == (200, int(accepted))
        assert len(strict.messages("5")) == before + 1


async def test_mentions_ping_unless_they_are_ruled_out(strict: DiscordServer) -> None:
    text = "@everyone <@7> <@&8>"

    await ask(strict, "POST", "/channels/5/messages", {"content": text})
    await ask(strict, "POST", "/channels/5/messages", {"content": text} | MENTIONS)

    assert [message.pings for message in strict.messages("5")] == [{"everyone", "7", "8"}, set()]


@pytest.mark.skipif(ABSENT is not None, reason=str(ABSENT))
def test_requests_are_held_against_discords_own_description() -> None:
    path, values = "/channels/{channel_id}/messages", {"channel_id": "5"}
    right = Recorded("POST", path, values, {"content": "x"})
    wrong = Recorded("POST", path, values, {"content": 3})
    nowhere = Recorded("POST", "/nowhere", {}, None)

    found = problems([right, wrong, nowhere])

    assert found == [
        "POST /channels/5/messages: at $.content: 3 is not of type 'string', 'null'",
        "POST /nowhere: there is no such request",
    ]


def gateway(server: DiscordServer) -> str:
    """Return the gateway's address."""
    return server.url.replace("http", "ws").replace("/api/v10", "/?v=10&encoding=json")


async def identify(socket: aiohttp.ClientWebSocketResponse, token: str, intents: int = 0) -> None:
    """Begin a session."""
    assert json.loads(await socket.receive_str())["op"] == 10
    await socket.send_json({"op": 2, "d": {"token": token, "intents": intents, "properties": {}}})
