"""The library's client: what it is told of, what it keeps in memory, and where each event goes."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Awaitable, Callable, Iterator
from contextlib import contextmanager
from datetime import timedelta
from typing import Any

import aiohttp
import discord

from adapters.discord.receive import AnyInteraction

INTENTS = discord.Intents(dm_messages=True, guild_messages=True)
"""What the bot is told of: messages, and interactions, which need no intent. None is privileged
(https://discord.com/developers/docs/events/gateway#gateway-intents). Without the intent for servers nothing is
kept of them, their channels, roles and members; interactions bring what is needed of these along."""

OnInteraction = Callable[[AnyInteraction], Awaitable[None]]
OnMessage = Callable[[discord.Message], Awaitable[None]]


class Client(discord.Client):
    """Hands each interaction and message on; the library runs every one in a task of its own.

    Args:
        identify_after: Before a new session is asked for after the first.
        limit_wait: The longest rate limit that is waited out.
        trace: Sees every HTTP request.
    """

    def __init__(
        self,
        on_interaction: OnInteraction,
        on_message: OnMessage,
        *,
        identify_after: timedelta,
        limit_wait: timedelta,
        trace: aiohttp.TraceConfig,
    ) -> None:
        with _without_warnings("discord.client", "discord.state"):
            super().__init__(
                intents=INTENTS,
                max_messages=None,
                member_cache_flags=discord.MemberCacheFlags.none(),
                chunk_guilds_at_startup=False,
                allowed_mentions=discord.AllowedMentions.none(),
                http_trace=trace,
            )
        # The constructor takes no less than 30 s, lest people ignore limits; here the courier waits them out.
        self.http.max_ratelimit_timeout = limit_wait.total_seconds()
        self._identify_after = identify_after
        self._heard_interaction = on_interaction
        self._heard_message = on_message

    async def on_interaction(self, interaction: AnyInteraction) -> None:
        """Hand on a slash command, a completion or a press, also of a button from before the last start."""
        await self._heard_interaction(interaction)

    async def on_message(self, message: discord.Message) -> None:
        """Hand on a message."""
        await self._heard_message(message)

    async def before_identify_hook(self, shard_id: int | None, *, initial: bool = False) -> None:  # noqa: ARG002
        """Wait before asking for another session: one is allowed every five seconds."""
        if not initial:
            await asyncio.sleep(self._identify_after.total_seconds())


@contextmanager
def _without_warnings(*names: str) -> Iterator[None]:
    """Keep quiet that there is no voice and no server cache: both are meant."""
    loggers = [logging.getLogger(name) for name in names]
    before = [logger.disabled for logger in loggers]
    for logger in loggers:
        logger.disabled = True
    try:
        yield
    finally:
        for logger, disabled in zip(loggers, before, strict=True):
            logger.disabled = disabled


def response_dates(note: Callable[[str], None]) -> aiohttp.TraceConfig:
    """Return a trace that notes the date on every response, as HTTP writes it."""

    async def ended(_session: Any, _context: Any, params: aiohttp.TraceRequestEndParams) -> None:
        note(params.response.headers.get("Date", ""))

    trace = aiohttp.TraceConfig()
    trace.on_request_end.append(ended)
    return trace
