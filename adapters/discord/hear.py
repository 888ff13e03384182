"""Follows one interaction or message from its arrival to its answer."""

from __future__ import annotations

import logging
from datetime import timedelta

import discord

from adapters.discord.answer import answer, attempt
from adapters.discord.commands import suggestions
from adapters.discord.receive import AnyInteraction, from_message, to_request
from adapters.discord.send import DiscordSender
from bot.commands import Registry
from bot.errors import SendError, Unreachable
from bot.language import N_, SOURCE, words_for
from bot.messages import DeliveryId, Handle, Reply, Request
from bot.pictures import Draw, draw_nothing

DMS_CLOSED = N_(
    "That answer is for you alone, but your direct messages are closed. Use the slash command here instead."
)

log = logging.getLogger(__name__)


async def hear_interaction(
    interaction: AnyInteraction,
    registry: Registry,
    handle: Handle,
    within: timedelta,
    draw: Draw = draw_nothing,
) -> None:
    """Answer a slash command or a press, or complete what is being typed."""
    if interaction.type is discord.InteractionType.autocomplete:
        await attempt(interaction.response.autocomplete(suggestions(interaction, registry)))
        return
    request = to_request(interaction, registry)
    if request is not None:
        private = _is_private(request, registry)
        await answer(interaction, request, handle, private=private, within=within, draw=draw)


async def hear_message(message: discord.Message, me: int, handle: Handle, sender: DiscordSender) -> None:
    """Answer a message that is meant for the bot with the user id *me*."""
    request = from_message(message, me)
    if request is None:
        return
    if request.place.is_private:
        sender.remember(message.author.id, message.channel.id)
    reply = await handle(request)
    try:
        await _bring(message, request, reply, sender)
    except SendError as error:
        log.warning("an answer was not brought: %s", error)


async def _bring(message: discord.Message, request: Request, reply: Reply, sender: DiscordSender) -> None:
    once = DeliveryId(f"m{message.id}")
    if request.place.is_private or request.home is None or not reply.private:
        answered = None if request.place.is_private else message
        await sender.post(request.place, reply, once, answered)
        return
    try:
        await sender.post(request.home, reply, once)
    except Unreachable:
        words = words_for(request.account.language or SOURCE)
        await sender.post(request.place, Reply.say(words(DMS_CLOSED)), once, message)


def _is_private(request: Request, registry: Registry) -> bool:
    name = request.text.removeprefix("/").partition(" ")[0]
    command = None if request.pressed else registry.get(name)
    return command is not None and command.private
