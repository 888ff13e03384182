"""python-telegram-bot as Legday uses it: updates one by one, and the token in no error and no log."""

from __future__ import annotations

import logging
import os
import re
from datetime import timedelta
from typing import Any

from telegram import Bot
from telegram.error import RetryAfter, TelegramError

from adapters.telegram.receive import ALLOWED_UPDATES
from adapters.telegram.refusals import retry_after
from adapters.telegram.transport import AiohttpRequest
from bot.delivery.pace import Pacer, is_patient
from bot.errors import OperatorError

API_URL = "https://api.telegram.org"

LONG_POLL = timedelta(seconds=50)
"""Longest wait that getUpdates grants (LONG_POLL_MAX_TIMEOUT in
https://github.com/tdlib/telegram-bot-api/blob/master/telegram-bot-api/Client.h)."""

BATCH_UPDATES = 100
"""Most updates at a time (https://core.telegram.org/bots/api#getupdates)."""

READ_SECONDS = 15.0
"""How long a call may take beyond the wait that it asks for."""

WRONG_TOKEN = "Telegram does not know this bot: set LEGDAY_TELEGRAM_TOKEN to the token that @BotFather gives"  # noqa: S105 - it says which token, it is none

WORDS_ALONE = frozenset({"sendMessage", "editMessageText"})
KEPT = ("message_id", "date", "chat")
"""What is read of a message of words that comes back; to read it all takes longer than to send it."""

_TOKEN = re.compile(r"[0-9]+:[A-Za-z0-9_-]+")

_PAGE = ". Parsing the server response"
"""Before what the library quotes of an answer that is no JSON."""

_QUIET = {
    "httpx": logging.WARNING,  # writes each URL, and the token is part of it
    "httpcore": logging.WARNING,
    "telegram": logging.CRITICAL,  # the same; and whatever it logs as an error it also raises
}


class Client(Bot):
    """A bot whose errors do not quote its token.

    Args:
        token: As @BotFather gives it.
        api_url: The Bot API server; None for Telegram's own.
        pacer: Gives every message its turn; None: each goes at once.
        paid: Whether reminders are broadcasts that Telegram charges for
            (allow_paid_broadcast in https://core.telegram.org/bots/api#sendmessage).

    Raises:
        OperatorError: *token* has not the form of a token.
    """

    def __init__(
        self, token: str, api_url: str | None = None, *, pacer: Pacer | None = None, paid: bool = False
    ) -> None:
        if not _TOKEN.fullmatch(token):
            raise OperatorError(WRONG_TOKEN)
        for name, level in _QUIET.items():
            logging.getLogger(name).setLevel(level)
        # The library's own switch from plain seconds, which it warns about, to timedelta.
        os.environ.setdefault("PTB_TIMEDELTA", "true")
        root = (api_url or API_URL).rstrip("/")
        super().__init__(
            token,
            base_url=lambda token: f"{root}/bot{token}",
            request=AiohttpRequest(READ_SECONDS),
            get_updates_request=AiohttpRequest(READ_SECONDS, connections=1),
        )
        self._pacer = pacer
        self._paid = paid

    async def updates(
        self, offset: int | None, *, wait: timedelta, limit: int = BATCH_UPDATES
    ) -> list[dict[str, Any]]:
        """Return the updates from *offset* on, as they came: one that the library cannot read spoils no other.

        Args:
            offset: Confirms every update before it; None for the earliest unconfirmed.
            wait: How long Telegram may wait for the first one.
            limit: Most updates to return.
        """
        seconds = int(wait.total_seconds())
        asked = {
            "offset": offset,
            "timeout": seconds,
            "limit": limit,
            "allowed_updates": list(ALLOWED_UPDATES),
        }
        updates: list[dict[str, Any]] = await self._post("getUpdates", asked, read_timeout=seconds + READ_SECONDS)
        return updates

    async def _do_post(self, endpoint: str, data: dict[str, Any], **kwargs: Any) -> Any:
        """Make the call, at its turn where it concerns a chat.

        Raises:
            TryLater: Its turn would come too late.
        """
        chat = data.get("chat_id")
        if chat is None or self._pacer is None:
            return await self._call(endpoint, data, **kwargs)
        if self._paid and is_patient() and endpoint.startswith("send"):
            data["allow_paid_broadcast"] = True
        async with self._pacer.turn(str(chat), group=str(chat).startswith("-")):
            try:
                return await self._call(endpoint, data, **kwargs)
            except RetryAfter as error:
                self._pacer.refused(str(chat), retry_after(error))
                raise

    async def _call(self, endpoint: str, data: dict[str, Any], **kwargs: Any) -> Any:
        """Make the call; what it raises may quote a proxy's page, and that the URL with the token."""
        try:
            result = await super()._do_post(endpoint, data, **kwargs)
        except TelegramError as error:
            error.message = error.message.partition(_PAGE)[0].replace(self.token, "<token>")
            raise
        if endpoint in WORDS_ALONE and isinstance(result, dict):
            return {name: result[name] for name in KEPT if name in result}
        return result
