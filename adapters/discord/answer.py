"""Answers interactions in time: at once where the core is quick, otherwise deferred first and completed later."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Awaitable
from contextlib import suppress
from datetime import timedelta
from functools import partial
from typing import Any

import aiohttp
import discord

from adapters.discord.pictures import Shown, shown, with_or_without
from adapters.discord.receive import AnyInteraction, is_alone
from adapters.discord.render import files_of, view_of
from bot.messages import Handle, Reply, Request
from bot.pictures import Draw, draw_nothing

ANSWER_WITHIN = timedelta(seconds=2)
"""When an answer is deferred: one second before Discord gives up on it
(https://discord.com/developers/docs/interactions/receiving-and-responding#interaction-callback)."""

UNKNOWN_INTERACTION = 10062
ALREADY_ANSWERED = 40060
UNKNOWN_MESSAGE = 10008
UNKNOWN_WEBHOOK = 10015
INVALID_TOKEN = 50027

TOO_LATE = frozenset({UNKNOWN_INTERACTION, ALREADY_ANSWERED, UNKNOWN_MESSAGE, UNKNOWN_WEBHOOK, INVALID_TOKEN})
"""The interaction is over, answered elsewhere, or its message is gone: nobody waits for an answer any more
(https://discord.com/developers/docs/topics/opcodes-and-status-codes#json-json-error-codes)."""

log = logging.getLogger(__name__)


async def answer(
    interaction: AnyInteraction,
    request: Request,
    handle: Handle,
    *,
    private: bool,
    within: timedelta = ANSWER_WITHIN,
    draw: Draw = draw_nothing,
) -> None:
    """Bring what *handle* answers to *request* to whoever caused *interaction*.

    Args:
        private: Whether a deferred answer to a command is for its author's eyes only.
        within: How long the core and the drawing may take together before the answer is deferred.
        draw: Gives the file of a drawing.
    """
    hidden = private and interaction.guild_id is not None
    task = asyncio.ensure_future(_made(request, handle, draw))
    try:
        done, _ = await asyncio.wait({task}, timeout=within.total_seconds())
        if not done:
            await attempt(_defer(interaction, hidden=hidden or _is_visitor(interaction)))
        reply, picture = await task
    finally:
        task.cancel()
    bring = partial(_complete, hidden=hidden) if interaction.response.is_done() else _respond
    await attempt(with_or_without(picture, lambda picture: bring(interaction, reply, picture)))


async def _made(request: Request, handle: Handle, draw: Draw) -> tuple[Reply, Shown | None]:
    reply = await handle(request)
    return reply, await shown(reply.picture, draw)


async def attempt(answering: Awaitable[object]) -> None:
    """Await *answering*; what the platform makes of it is logged, since nobody is left to be told."""
    try:
        await answering
    except discord.HTTPException as error:
        level = logging.DEBUG if error.code in TOO_LATE else logging.WARNING
        log.log(level, "an answer was not taken: %s", error)
    except (aiohttp.ClientError, OSError) as error:
        log.warning("an answer was not brought: %s", type(error).__name__)


async def _defer(interaction: AnyInteraction, *, hidden: bool) -> None:
    if interaction.type is discord.InteractionType.component:
        await interaction.response.defer()
    else:
        await interaction.response.defer(ephemeral=hidden, thinking=True)


async def _respond(interaction: AnyInteraction, reply: Reply, picture: Shown | None) -> None:
    response = interaction.response
    if _in_place(interaction, reply):
        await response.edit_message(view=view_of(reply, picture), attachments=files_of(reply, picture))
    else:
        await response.send_message(ephemeral=_hides(interaction, reply), **_content(reply, picture))


async def _complete(interaction: AnyInteraction, reply: Reply, picture: Shown | None, *, hidden: bool) -> None:
    pressed = interaction.type is discord.InteractionType.component
    if pressed and not _in_place(interaction, reply):
        await interaction.followup.send(ephemeral=_hides(interaction, reply), **_content(reply, picture))
    elif not pressed and _hides(interaction, reply) and not (hidden or _is_visitor(interaction)):
        await _complete_privately(interaction, reply, picture)
    else:
        await interaction.edit_original_response(view=view_of(reply, picture), attachments=files_of(reply, picture))


async def _complete_privately(interaction: AnyInteraction, reply: Reply, picture: Shown | None) -> None:
    """Answer privately what was deferred in public, where the first follow-up would become public too."""
    with suppress(discord.NotFound):  # deleted by an attempt with a picture
        await interaction.delete_original_response()
    await interaction.followup.send(ephemeral=True, **_content(reply, picture))


def _in_place(interaction: AnyInteraction, reply: Reply) -> bool:
    message = interaction.message
    if not reply.replaces or message is None or interaction.type is not discord.InteractionType.component:
        return False
    return message.flags.ephemeral or not _hides(interaction, reply)


def _hides(interaction: AnyInteraction, reply: Reply) -> bool:
    return interaction.guild_id is not None and (reply.private or _is_visitor(interaction))


def _is_visitor(interaction: AnyInteraction) -> bool:
    """Whether the bot is used in a server of which it is no member: what it says there stays between two."""
    return interaction.guild_id is not None and is_alone(interaction)


def _content(reply: Reply, picture: Shown | None) -> dict[str, Any]:
    files = files_of(reply, picture)
    return {"view": view_of(reply, picture)} | ({"files": files} if files else {})
