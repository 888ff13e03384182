"""Turns what arrives from Discord into requests; pure."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import Any

import discord

from bot.commands import Command, Registry
from bot.messages import Account, Place, PlaceKind, Platform, Request

AnyInteraction = discord.Interaction[Any]

READ_TYPES = (discord.MessageType.default, discord.MessageType.reply)
"""Messages that a person wrote; the others announce joins, pins and calls."""


def to_request(interaction: AnyInteraction, registry: Registry) -> Request | None:
    """Return what a slash command or a button asks, or None for any other interaction."""
    kind = interaction.type
    if kind not in (discord.InteractionType.application_command, discord.InteractionType.component):
        return None
    data: Mapping[str, Any] = interaction.data or {}
    pressed = kind is discord.InteractionType.component
    options = {} if pressed else _options(data)
    text = data["custom_id"] if pressed else _typed(data["name"], options, registry.get(data["name"]))
    return Request(
        id=f"interaction:{interaction.id}",
        account=_account(interaction.user, interaction.locale.value),
        place=_place(interaction),
        text=text,
        options=options,
        home=home_of(interaction.user.id),
        pressed=pressed,
        administrator=is_alone(interaction) or interaction.permissions.manage_guild,
    )


def from_message(message: discord.Message, me: int) -> Request | None:
    """Return what a message asks the bot with the user id *me*, or None where it asks nothing.

    Without the message-content intent words reach a bot in direct messages and where it is mentioned, which
    a reply to it does (https://discord.com/developers/docs/events/gateway#message-content-intent).
    """
    private = isinstance(message.channel, discord.DMChannel)
    if message.author.bot or message.webhook_id or message.type not in READ_TYPES:
        return None
    if not private and all(user.id != me for user in message.mentions):
        return None
    home = home_of(message.author.id)
    return Request(
        id=f"message:{message.id}",
        account=_account(message.author, None),
        place=home if private else _group(message.channel.id),
        text=message.content.strip() if private else _without_mention(message.content, me),
        home=home,
        administrator=private,
    )


def home_of(user: int) -> Place:
    """Return the private place of the user with this id."""
    return Place(Platform.DISCORD, str(user), PlaceKind.PRIVATE)


def is_alone(interaction: AnyInteraction) -> bool:
    """Whether the interaction's answer can only concern its author.

    So it is in a direct message, and in a server whose visitor brought the bot along with their own account:
    the bot is no member there and can never write unasked
    (https://discord.com/developers/docs/interactions/receiving-and-responding#interaction-object-authorizing-integration-owners-object).
    """
    return interaction.guild_id is None or (
        interaction.is_user_integration() and not interaction.is_guild_integration()
    )


def _place(interaction: AnyInteraction) -> Place:
    if is_alone(interaction) or interaction.channel_id is None:
        return home_of(interaction.user.id)
    return _group(interaction.channel_id)


def _group(channel: int) -> Place:
    return Place(Platform.DISCORD, str(channel), PlaceKind.GROUP)


def _account(user: discord.User | discord.Member, language: str | None) -> Account:
    return Account(Platform.DISCORD, str(user.id), user.display_name, language)


def _options(data: Mapping[str, Any]) -> dict[str, str]:
    given: Iterable[Mapping[str, Any]] = data.get("options", ())
    return {option["name"]: str(option["value"]) for option in given if "value" in option}


def _typed(name: str, options: Mapping[str, str], command: Command | None) -> str:
    order = [option.name for option in command.options] if command else []
    names = [*(known for known in order if known in options), *(other for other in options if other not in order)]
    return " ".join((f"/{name}", *(options[option] for option in names)))


def _without_mention(content: str, me: int) -> str:
    return re.sub(rf"\s*<@!?{me}>\s*", " ", content).strip()
