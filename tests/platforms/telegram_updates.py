"""The queue of updates, with getUpdates as the real server has it: long polls, confirmation, conflict."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from typing import Any

from tests.platforms.telegram_refusals import CONFLICT

Update = dict[str, Any]

LONGEST_POLL = 50
"""LONG_POLL_MAX_TIMEOUT in https://github.com/tdlib/telegram-bot-api/blob/master/telegram-bot-api/Client.h"""

ON_DEMAND = frozenset({"chat_member", "message_reaction", "message_reaction_count"})
"""Kinds that come only when asked for by name (https://core.telegram.org/bots/api#getupdates)."""


class Bell:
    """Wakes whoever waits for a change of state."""

    def __init__(self) -> None:
        self._waiting: set[asyncio.Future[None]] = set()

    def ring(self) -> None:
        """Say that something changed."""
        for waiting in self._waiting:
            if not waiting.done():
                waiting.set_result(None)

    async def until(self, true: Callable[[], bool], seconds: float) -> None:
        """Return once *true* holds; TimeoutError after so many *seconds*."""
        async with asyncio.timeout(seconds):
            while not true():
                waiting = asyncio.get_running_loop().create_future()
                self._waiting.add(waiting)
                try:
                    await waiting
                finally:
                    self._waiting.discard(waiting)


class Updates:
    """What the bot has not confirmed yet, oldest first."""

    def __init__(self, bell: Bell, first_id: int = 730_000_001) -> None:
        self.pending: list[Update] = []
        self.closed = False
        self._bell = bell
        self._next_id = first_id
        self._allowed: frozenset[str] | None = None
        self._poll = 0

    def add(self, kind: str, content: dict[str, Any]) -> int:
        """Queue an update and return its id; it is dropped if the bot does not want its kind."""
        update_id = self._next_id
        self._next_id += 1
        wanted = kind in self._allowed if self._allowed else kind not in ON_DEMAND
        if wanted:
            self.pending.append({"update_id": update_id, kind: content})
        self._bell.ring()
        return update_id

    async def get(self, offset: int, limit: int, timeout: int, allowed: list[str] | None) -> list[Update]:
        """Answer one getUpdates.

        Raises:
            Refusal: Another poll came while this one waited.
        """
        if allowed is not None:
            self._allowed = frozenset(allowed)
        self._confirm(offset)
        if not self.pending and timeout > 0:
            await self._wait(min(timeout, LONGEST_POLL))
        return self.pending[: limit if 1 <= limit <= 100 else 100]

    def _confirm(self, offset: int) -> None:
        if offset < 0:
            self.pending = self.pending[offset:]
        elif offset > 0:
            self.pending = [update for update in self.pending if update["update_id"] >= offset]
        self._bell.ring()

    async def _wait(self, seconds: int) -> None:
        self._poll += 1
        poll = self._poll
        self._bell.ring()
        try:
            await self._bell.until(lambda: bool(self.pending) or self.closed or self._poll != poll, seconds)
        except TimeoutError:
            return
        if self._poll != poll:
            raise CONFLICT
