"""What arrives becomes requests, or nothing."""

from __future__ import annotations

from typing import Any

import discord
import pytest

from adapters.discord.receive import from_message, home_of, to_request
from bot.messages import Place, PlaceKind, Platform
from tests.adapters.discord.bot import REGISTRY, some_client

ME = 99
ANN = {"id": "7", "username": "ann", "global_name": "Ann *", "discriminator": "0", "avatar": None}
BOT = {"id": str(ME), "username": "legday", "discriminator": "0", "avatar": None, "bot": True}


def message(content: str, *, guild: bool = False, **changes: Any) -> discord.Message:
    """Return a message as the library makes it from what the gateway brings."""
    state = some_client()._connection
    data: dict[str, Any] = {
        "id": "1",
        "channel_id": "5",
        "content": content,
        "author": ANN,
        "type": 0,
        "flags": 0,
        "attachments": [],
        "embeds": [],
        "components": [],
        "mentions": [],
        "mention_roles": [],
        "mention_everyone": False,
        "pinned": False,
        "tts": False,
        "timestamp": "2026-03-28T20:00:00+00:00",
        "edited_timestamp": None,
        **({"guild_id": "3"} if guild else {}),
        **changes,
    }
    channel, _ = state._get_guild_channel(data)  # type: ignore[arg-type]  # a payload
    return discord.Message(state=state, channel=channel, data=data)  # type: ignore[arg-type]  # the same


def interaction(kind: int, data: dict[str, Any], **changes: Any) -> discord.Interaction[Any]:
    """Return an interaction as the library makes it from what the gateway brings."""
    payload: dict[str, Any] = {
        "id": "1",
        "application_id": str(ME),
        "type": kind,
        "data": data,
        "token": "t",
        "version": 1,
        "user": ANN,
        "channel": {"id": "6", "type": 1, "recipients": []},
        "channel_id": "6",
        "locale": "es-ES",
        "attachment_size_limit": 0,
        "entitlements": [],
        "app_permissions": "0",
        **changes,
    }
    state = some_client()._connection
    state.user = discord.ClientUser(state=state, data=BOT)  # type: ignore[arg-type]  # a payload
    return discord.Interaction(data=payload, state=state)  # type: ignore[arg-type]  # the same


def test_a_direct_message_is_a_request() -> None:
    request = from_message(message("  only a band \n and ten minutes "), ME)

    assert request is not None
    assert (request.id, request.text) == ("message:1", "only a band \n and ten minutes")
    assert (request.account.id, request.account.name, request.account.language) == ("7", "Ann *", None)
    assert request.place == home_of(7) == Place(Platform.DISCORD, "7")


@pytest.mark.parametrize("content", ["<@99> /done", "/done <@!99>", "<@99>/done<@99>"])
def test_a_mention_is_taken_out_of_the_words(content: str) -> None:
    request = from_message(message(content, guild=True, mentions=[BOT]), ME)

    assert request is not None
    assert request.text == "/done"
    assert request.place == Place(Platform.DISCORD, "5", PlaceKind.GROUP)


def test_a_reply_that_pings_the_bot_is_a_request() -> None:
    request = from_message(message("thanks", guild=True, mentions=[BOT], type=19), ME)

    assert request is not None
    assert request.text == "thanks"


@pytest.mark.parametrize(
    "changes",
    [
        {"author": BOT},
        {"author": {**ANN, "bot": True}},
        {"webhook_id": "4"},
        {"type": 6},
        {"type": 7},
    ],
)
def test_what_no_person_wrote_is_no_request(changes: dict[str, Any]) -> None:
    assert from_message(message("hello", **changes), ME) is None


def test_what_is_said_in_a_server_to_others_is_no_request() -> None:
    assert from_message(message("hello", guild=True, mentions=[ANN]), ME) is None


def test_options_come_in_the_commands_order_and_unknown_ones_last() -> None:
    options = [
        {"name": "other", "type": 3, "value": "x"},
        {"name": "minutes", "type": 4, "value": 15},
        {"name": "equipment", "type": 3, "value": "two bands"},
    ]

    request = to_request(interaction(2, {"id": "1", "name": "hamstrings", "type": 1, "options": options}), REGISTRY)

    assert request is not None
    assert request.text == "/hamstrings two bands 15 x"
    assert request.options == {"other": "x", "minutes": "15", "equipment": "two bands"}
    assert (request.pressed, request.administrator, request.account.language) == (False, True, "es-ES")
    assert request.place == request.home == Place(Platform.DISCORD, "7")


def test_a_command_from_an_older_version_is_passed_on() -> None:
    request = to_request(interaction(2, {"id": "1", "name": "gone", "type": 1}), REGISTRY)

    assert request is not None
    assert request.text == "/gone"


def test_a_press_is_its_line() -> None:
    request = to_request(interaction(3, {"component_type": 2, "custom_id": "/swap 1 é"}), REGISTRY)

    assert request is not None
    assert (request.text, request.pressed, request.options) == ("/swap 1 é", True, {})


def test_other_interactions_are_no_requests() -> None:
    assert to_request(interaction(1, {}), REGISTRY) is None
    assert to_request(interaction(4, {"id": "1", "name": "explain", "type": 1}), REGISTRY) is None


MEMBER = {"user": ANN, "roles": [], "joined_at": "2026-01-01T00:00:00+00:00", "deaf": False, "mute": False, "flags": 0}


@pytest.mark.parametrize(
    ("owners", "permissions", "address", "administrator"),
    [
        ({"0": "3"}, "0", "6", False),
        ({"0": "3"}, str(1 << 5), "6", True),
        ({"0": "3", "1": "7"}, "0", "6", False),
        ({"1": "7"}, "0", "7", True),
        ({}, "0", "6", False),
    ],
)
def test_a_server_is_a_group_where_the_bot_is_a_member(
    owners: dict[str, str], permissions: str, address: str, administrator: bool
) -> None:
    where = {
        "guild_id": "3",
        "member": {**MEMBER, "permissions": permissions},
        "authorizing_integration_owners": owners,
        "channel": {"id": "6", "type": 0, "name": "x", "position": 0},
    }

    request = to_request(interaction(3, {"component_type": 2, "custom_id": "/x"}, **where), REGISTRY)

    assert request is not None
    assert (request.place.address, request.administrator) == (address, administrator)
    assert request.home == home_of(7)
