"""Handling a batch of updates: each chat in order, all chats at once, answers on their heels."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Awaitable, Callable
from datetime import timedelta
from types import TracebackType
from typing import Any, Self

from telegram import Bot, Update, User

from adapters.telegram.receive import to_request
from bot.messages import Handle, Reply, Request

log = logging.getLogger(__name__)

Answer = Callable[[Update, Request, Reply], Awaitable[None]]
"""Shows a reply to who asked."""


class Turns:
    """Takes updates in batches; leaving it gives up the answers still in flight.

    Args:
        me: The bot's own user.
        grace: How long an update stays unconfirmed for its answer, and stopping waits for answers in flight.
        look: How long answers are waited for before new updates are looked for meanwhile.
    """

    def __init__(
        self, bot: Bot, me: User, handle: Handle, answer: Answer, *, grace: timedelta, look: timedelta
    ) -> None:
        self._bot = bot
        self._me = me
        self._handle = handle
        self._answer = answer
        self._grace = grace
        self._look = look
        self._unanswered: dict[int, tuple[float, asyncio.Task[None]]] = {}
        self._latest: dict[str, asyncio.Task[None]] = {}

    async def __aenter__(self) -> Self:
        """Start with nothing in flight."""
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Give up the answers still in flight."""
        left = list(self._latest.values())
        for task in left:
            task.cancel()
        await asyncio.gather(*left, return_exceptions=True)

    async def take(self, batch: list[dict[str, Any]]) -> None:
        """Handle *batch* and return when all of it is committed; the answers are on their way."""
        chats: dict[str, list[tuple[Update, Request]]] = {}
        for raw in batch:
            read = self._read(raw)
            if read is not None:
                chats.setdefault(read[1].place.address, []).append(read)
        await asyncio.gather(*(self._in_order(turns) for turns in chats.values()))

    async def settle(self) -> None:
        """Wait for the answers in flight, but not for long."""
        if self._latest:
            await asyncio.wait(self._latest.values(), timeout=self._grace.total_seconds())

    async def first_unanswered(self) -> int | None:
        """Wait a moment for the answers in flight; return the first update without one, unless it is long ago."""
        if held := self._held():
            await asyncio.wait(held.values(), timeout=min(self._look, self._grace).total_seconds())
        return min(self._held(), default=None)

    def _held(self) -> dict[int, asyncio.Task[None]]:
        since = asyncio.get_running_loop().time() - self._grace.total_seconds()
        return {update_id: task for update_id, (begun, task) in self._unanswered.items() if begun > since}

    def _read(self, raw: dict[str, Any]) -> tuple[Update, Request] | None:
        try:
            update = Update.de_json(raw, self._bot)
            request = to_request(update, self._me)
        except Exception:
            log.exception("update %s cannot be read and is left out", raw.get("update_id"))
            return None
        return None if request is None else (update, request)

    async def _in_order(self, turns: list[tuple[Update, Request]]) -> None:
        for update, request in turns:
            try:
                reply = await self._handle(request)
            except Exception:
                log.exception("request %s failed and is left out", request.id)
            else:
                self._follow(update, request, reply)

    def _follow(self, update: Update, request: Request, reply: Reply) -> None:
        """Answer after the answers before it in the same place."""
        place = request.place.address
        before = self._latest.get(place)
        task = asyncio.create_task(self._bring(before, update, request, reply))
        self._latest[place] = task
        self._unanswered[update.update_id] = asyncio.get_running_loop().time(), task
        task.add_done_callback(lambda done: self._forget(place, update.update_id, done))

    async def _bring(self, before: asyncio.Task[None] | None, update: Update, request: Request, reply: Reply) -> None:
        if before is not None:
            await asyncio.wait([before])
        try:
            await self._answer(update, request, reply)
        except Exception:
            log.exception("the answer to request %s was lost", request.id)

    def _forget(self, place: str, update_id: int, task: asyncio.Task[None]) -> None:
        self._unanswered.pop(update_id, None)
        if self._latest.get(place) is task:
            del self._latest[place]
