"""The Discord bot as a whole: signs in, serves, sends."""

from __future__ import annotations

import asyncio
import logging
import random
from collections.abc import Awaitable, Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, timedelta
from email.utils import parsedate_to_datetime
from types import TracebackType
from typing import Self

import aiohttp
import discord
from discord.gateway import DiscordWebSocket
from discord.http import Route
from yarl import URL

from adapters.discord.answer import ANSWER_WITHIN
from adapters.discord.client import Client, response_dates
from adapters.discord.commands import WordsFor, register
from adapters.discord.hear import hear_interaction, hear_message
from adapters.discord.receive import AnyInteraction
from adapters.discord.send import RATE_LIMIT_WAIT, SEND_WITHIN, DiscordSender
from adapters.discord.turns import take_turns
from bot.clock import Clock
from bot.commands import Registry
from bot.delivery.pace import Pacer
from bot.errors import OperatorError
from bot.language import words_for
from bot.messages import DeliveryId, Handle, Place, Receipt, Reply
from bot.pictures import Draw, draw_nothing

CLOCKS_APART = timedelta(seconds=30)
"""From when a difference between Discord's clock and ours is worth a word."""

TOKEN_REFUSED = "Discord refuses LEGDAY_DISCORD_TOKEN: copy the bot's token anew from the developer portal"  # noqa: S105

TROUBLE = (discord.HTTPException, discord.GatewayNotFound, discord.RateLimited, aiohttp.ClientError, OSError)
"""What passes by itself when Discord or the network is down."""

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Pace:
    """How long things may take and how long is waited in between.

    Attributes:
        identify_after: Between two sessions; one is allowed every five seconds
            (https://discord.com/developers/docs/events/gateway#rate-limiting).
        retry_first: Before the second attempt to sign in; doubled each time, up to *retry_most*.
        finish_within: For answers under way when the bot stops.
    """

    answer_within: timedelta = ANSWER_WITHIN
    send_within: timedelta = SEND_WITHIN
    limit_wait: timedelta = RATE_LIMIT_WAIT
    sign_in_within: timedelta = timedelta(seconds=15)
    identify_after: timedelta = timedelta(seconds=5)
    retry_first: timedelta = timedelta(seconds=1)
    retry_most: timedelta = timedelta(minutes=2)
    finish_within: timedelta = timedelta(seconds=3)


class Discord:
    """Serves people on Discord from entering its context until leaving it; it is also the platform's `Sender`.

    Args:
        api_url: Stands in for "https://discord.com/api/v10", for the whole process while this is open; the
            gateway's address then comes from its "/gateway/bot". None leaves the library as it is.
        pacer: Gives every request its turn; None: each goes at once.
        draw: Gives the file of a drawing.
        chance: Spreads the attempts to sign in.
    """

    def __init__(
        self,
        *,
        token: str,
        api_url: str | None,
        registry: Registry,
        handle: Handle,
        clock: Clock,
        pace: Pace = Pace(),
        pacer: Pacer | None = None,
        draw: Draw = draw_nothing,
        chance: random.Random | None = None,
        words: WordsFor = words_for,
    ) -> None:
        self._token = token
        self._api_url = api_url
        self._registry = registry
        self._handle = handle
        self._clock = clock
        self._pace = pace
        self._pacer = pacer
        self._draw = draw
        self._chance = chance or random.Random()  # noqa: S311 - spreads attempts, guards nothing
        self._words = words
        self._ahead = timedelta(0)
        self._busy: set[asyncio.Task[None]] = set()

    async def __aenter__(self) -> Self:
        """Sign in; a network that is down is left to `serve`.

        Raises:
            OperatorError: The token is wrong.
        """
        self._untouched = (Route.BASE, DiscordWebSocket.DEFAULT_GATEWAY)
        if self._api_url:
            Route.BASE = self._api_url.rstrip("/")
        trace = response_dates(self._note_date)
        if self._pacer is not None:
            take_turns(trace, self._pacer)
        self._client = Client(
            self._on_interaction,
            self._on_message,
            identify_after=self._pace.identify_after,
            limit_wait=self._pace.limit_wait,
            trace=trace,
        )
        self._sender = DiscordSender(
            self._client, within=self._pace.send_within, limit_wait=self._pace.limit_wait, draw=self._draw
        )
        try:
            await self._sign_in()
        except TROUBLE as error:
            log.warning("Discord cannot be reached yet: %s", type(error).__name__)
        except BaseException:
            await self._close()
            raise
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Let answers under way finish, then hang up."""
        if self._busy:
            _, late = await asyncio.wait(self._busy, timeout=self._pace.finish_within.total_seconds())
            for task in late:
                task.cancel()
        await self._close()

    async def serve(self) -> None:
        """Receive and answer until cancelled, through every interruption.

        Raises:
            OperatorError: Discord refuses the token or what the bot asks for.
        """
        await self._patiently(self._sign_in)
        await self._patiently(self._prepare)
        try:
            await self._connect()
        except discord.PrivilegedIntentsRequired as error:
            raise OperatorError("Discord refuses the gateway intents that Legday asks for") from error
        except discord.ConnectionClosed as error:
            if error.code == 4004:
                raise OperatorError(TOKEN_REFUSED) from error
            raise OperatorError(f"Discord closed the gateway for good (code {error.code})") from error

    async def send(self, to: Place, reply: Reply, *, once: DeliveryId | None = None) -> Receipt:
        """Send *reply* as one message; `bot.messages.Sender` says what is raised."""
        return await self._sender.send(to, reply, once=once)

    async def check(self) -> str:
        """Return one line about what is right.

        Raises:
            OperatorError: Discord cannot be reached, or the token is wrong.
        """
        try:
            await self._sign_in()
            shards, _, _ = await self._client.http.get_bot_gateway()
        except TROUBLE as error:
            raise OperatorError(f"Discord cannot be reached ({type(error).__name__}): try again later") from error
        apart = abs(self._ahead)
        clocks = f"; its clock and this one are {int(apart.total_seconds())} s apart" if apart > CLOCKS_APART else ""
        return f"Discord: signed in as {self._client.user}, {shards} gateway shard(s) advised{clocks}"

    async def _sign_in(self) -> None:
        if self._client.application is not None:
            return
        await self._forget_session()
        try:
            async with asyncio.timeout(self._pace.sign_in_within.total_seconds()):
                await self._client.login(self._token)
        except discord.LoginFailure as error:
            raise OperatorError(TOKEN_REFUSED) from error

    async def _forget_session(self) -> None:
        """Close the HTTP session of an attempt that failed; the library would leave it open."""
        await self._client.http.close()
        self._client.http.clear()
        self._client.http.connector = discord.utils.MISSING

    async def _prepare(self) -> None:
        if self._api_url:
            _, address, _ = await self._client.http.get_bot_gateway()
            DiscordWebSocket.DEFAULT_GATEWAY = URL(address)
        try:
            await register(self._client, self._registry, self._words)
        except discord.HTTPException as error:
            if error.status == 429 or error.status >= 500:
                raise
            log.error("Discord refuses the slash commands: %s", error)  # noqa: TRY400 - its words say it all

    async def _connect(self) -> None:
        while not self._client.is_closed():
            try:
                await self._client.connect()
            except AttributeError:
                # discord.py 2.7 wants to resume after waiting, even where no connection ever stood.
                if self._client.ws is not None:
                    raise

    async def _patiently(self, step: Callable[[], Awaitable[None]]) -> None:
        wait = self._pace.retry_first
        while True:
            try:
                await step()
            except TROUBLE as error:
                log.warning("Discord cannot be reached: %s; trying again", type(error).__name__)
            else:
                return
            await asyncio.sleep(wait.total_seconds() * self._chance.uniform(0.5, 1.0))
            wait = min(2 * wait, self._pace.retry_most)

    async def _on_interaction(self, interaction: AnyInteraction) -> None:
        if isinstance(interaction.channel, discord.DMChannel):
            self._sender.remember(interaction.user.id, interaction.channel.id)
        with self._underway():
            await hear_interaction(interaction, self._registry, self._handle, self._pace.answer_within, self._draw)

    async def _on_message(self, message: discord.Message) -> None:
        if self._client.user is not None:
            with self._underway():
                await hear_message(message, self._client.user.id, self._handle, self._sender)

    @contextmanager
    def _underway(self) -> Iterator[None]:
        task = asyncio.current_task()
        if task is None:
            raise RuntimeError("the library runs every event in a task")
        self._busy.add(task)
        try:
            yield
        finally:
            self._busy.discard(task)

    def _note_date(self, date: str) -> None:
        if date:
            self._ahead = parsedate_to_datetime(date).astimezone(UTC) - self._clock()

    async def _close(self) -> None:
        await self._client.close()
        if self._api_url:
            Route.BASE, DiscordWebSocket.DEFAULT_GATEWAY = self._untouched
