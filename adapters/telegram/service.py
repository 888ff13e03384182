"""The Telegram adapter as a whole: connects, receives, answers and sends."""

from __future__ import annotations

import asyncio
import logging
import random
from types import TracebackType
from typing import Self

from telegram import User
from telegram.error import InvalidToken, TelegramError

from adapters.telegram.answer import Answers
from adapters.telegram.client import WRONG_TOKEN, Client
from adapters.telegram.menu import set_menus
from adapters.telegram.pictures import Pictures
from adapters.telegram.poll import poll
from adapters.telegram.send import send
from adapters.telegram.trouble import Pace, Sleep, Trouble, until_done
from adapters.telegram.turns import Turns
from bot.clock import Clock
from bot.commands import Registry
from bot.delivery.pace import Pacer
from bot.errors import OperatorError
from bot.messages import DeliveryId, Handle, Place, Receipt, Reply
from bot.pictures import Draw, draw_nothing
from bot.uploads import MemoryUploads, Uploads

log = logging.getLogger(__name__)


class Telegram:
    """Serves one bot by long polling; a `Sender` for Telegram's places.

    Enter it first: that checks the token, as far as Telegram can be reached.

    Args:
        token: As @BotFather gives it.
        api_url: A self-hosted Bot API server; None for Telegram's own.
        registry: What the command menus show.
        handle: Answers requests.
        clock: Measures how long another program holds the bot's messages.
        chance: Spreads retries.
        draw: Gives the file of a drawing.
        uploads: Which pictures Telegram has; None: what this process uploads.
        sleep: Waits for so many seconds between retries.
        pace: How patient to be.
        pacer: Gives every message its turn; None: each goes at once.
        paid: Whether Telegram may charge for reminders, and then takes more of them.

    Raises:
        OperatorError: *token* has not the form of a token.
    """

    def __init__(
        self,
        *,
        token: str,
        api_url: str | None,
        registry: Registry,
        handle: Handle,
        clock: Clock,
        chance: random.Random,
        draw: Draw = draw_nothing,
        uploads: Uploads | None = None,
        sleep: Sleep = asyncio.sleep,
        pace: Pace = Pace(),  # noqa: B008 - frozen
        pacer: Pacer | None = None,
        paid: bool = False,
    ) -> None:
        self._client = Client(token, api_url, pacer=pacer, paid=paid)
        self._registry = registry
        self._handle = handle
        self._clock = clock
        self._chance = chance
        self._pictures = Pictures(draw, uploads or MemoryUploads())
        self._sleep = sleep
        self._pace = pace

    async def __aenter__(self) -> Self:
        """Check the token; a Telegram that cannot be reached now is no error.

        Raises:
            OperatorError: Telegram knows no bot by this token.
        """
        try:
            await self._meet()
        except InvalidToken:
            await self._client.shutdown()
            raise OperatorError(WRONG_TOKEN) from None
        except TelegramError as error:
            log.warning("Telegram cannot be reached yet (%s)", error.message)
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Close every connection."""
        await self._client.shutdown()

    async def serve(self) -> None:
        """Receive and answer until cancelled, then let answers in flight arrive and confirm what was handled.

        Raises:
            OperatorError: The token is wrong, or another program holds the bot's messages.
        """
        me = await until_done(self._meet, self._trouble())
        log.info("serving Telegram as @%s", me.username)
        menus = asyncio.create_task(self._set_menus())
        answers = Answers(self._client, self._pictures, me.username or "", self._pace, self._chance, self._sleep)
        try:
            async with Turns(
                self._client, me, self._handle, answers.bring, grace=self._pace.answer, look=self._pace.look
            ) as turns:
                await poll(self._client, turns, self._trouble(), self._pace.poll)
        finally:
            menus.cancel()
            await asyncio.gather(menus, return_exceptions=True)

    async def check(self) -> str:
        """Return one line that says which bot the token belongs to.

        Raises:
            OperatorError: The token is wrong, or Telegram cannot be reached.
        """
        try:
            me = await self._client.get_me()
        except InvalidToken:
            raise OperatorError(WRONG_TOKEN) from None
        except TelegramError as error:
            raise OperatorError(f"Telegram cannot be reached: {error.message}") from None
        return f"Telegram: the token belongs to @{me.username}"

    async def send(self, to: Place, reply: Reply, *, once: DeliveryId | None = None) -> Receipt:  # noqa: ARG002 - Telegram cannot drop repeats
        """Send *reply* as exactly one message; see `bot.messages.Sender`."""
        return await send(self._client, self._pictures, to, reply)

    async def _set_menus(self) -> None:
        """Set the command menus; without them every command still works, so nothing waits for them."""
        try:
            await set_menus(self._client, self._registry, self._trouble())
        except Exception:
            log.exception("the command menus could not be set")

    async def _meet(self) -> User:
        """Connect, once, and return the bot's own user."""
        await self._client.initialize()
        return self._client.bot

    def _trouble(self) -> Trouble:
        return Trouble(self._pace, self._clock, self._chance, self._sleep)
