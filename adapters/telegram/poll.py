"""Fetching updates: each is confirmed only after what it asked for is committed."""

from __future__ import annotations

import asyncio
import logging
from datetime import timedelta
from functools import partial

from telegram.error import TelegramError

from adapters.telegram.client import Client
from adapters.telegram.trouble import Trouble, until_done
from adapters.telegram.turns import Turns

log = logging.getLogger(__name__)

CONFIRM_SECONDS = 1.0
"""How long the last confirmation may hold up stopping."""


async def poll(client: Client, turns: Turns, trouble: Trouble, wait: timedelta) -> None:
    """Fetch updates and have them handled, until cancelled; the next fetch confirms what was handled.

    Raises:
        OperatorError: The token is wrong, or another program holds the bot's messages.
    """
    offset: int | None = None
    try:
        while True:
            batch = await until_done(partial(client.updates, offset, wait=wait), trouble)
            if batch:
                await turns.take(batch)
                offset = batch[-1]["update_id"] + 1
                await turns.settle()
    finally:
        await turns.settle()
        if offset is not None:
            await _confirm(client, offset)


async def _confirm(client: Client, offset: int) -> None:
    """Tell Telegram what was handled before stopping; if it does not listen, repeats are handled as such."""
    try:
        async with asyncio.timeout(CONFIRM_SECONDS):
            await client.updates(offset, wait=timedelta(), limit=1)
    except (TelegramError, TimeoutError) as error:
        log.info("the last updates stay unconfirmed (%s)", type(error).__name__)
