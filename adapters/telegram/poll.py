"""Fetching updates: each is confirmed only after what it asked for is committed, and its answer has arrived."""

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
    """Fetch updates and have them handled, until cancelled; the next fetch confirms what was answered.

    Fetching confirms all updates before the one it begins with. While an answer is under way it begins with that
    one's, and what it brings once more is passed over: so nobody waits for somebody else's answer.

    Raises:
        OperatorError: The token is wrong, or another program holds the bot's messages.
    """
    offset: int | None = None
    taken: set[int] = set()
    try:
        while True:
            first = await turns.first_unanswered()
            known = {update_id for update_id in taken if first is not None and update_id >= first}
            begin, patience = (offset, wait) if first is None else (first, timedelta())
            batch = await until_done(partial(client.updates, begin, wait=patience), trouble)
            fresh = [update for update in batch if update["update_id"] not in known]
            if fresh:
                await turns.take(fresh)
                offset = fresh[-1]["update_id"] + 1
            taken = known | {update["update_id"] for update in fresh}
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
