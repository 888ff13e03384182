"""Settling together: deliveries that are accepted close to each other share one commit."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta

from bot.clock import Clock
from bot.messages import DeliveryId, Receipt
from bot.store import Store

SETTLE_WITHIN = timedelta(milliseconds=50)
"""Longest wait between a platform's word and its commit: what a kill can double on Telegram was accepted in it."""


class Settling:
    """Commits what was accepted: at once when nothing else is being sent, else together within `SETTLE_WITHIN`.

    Args:
        token: The lease under which everything is settled.
    """

    def __init__(self, store: Store, clock: Clock, token: int) -> None:
        self._store = store
        self._clock = clock
        self._token = token
        self._sending = 0
        self._accepted: list[tuple[DeliveryId, int, str | None]] = []
        self._committed: asyncio.Future[None] | None = None
        self._timer: asyncio.TimerHandle | None = None
        self._commits: set[asyncio.Task[None]] = set()

    @contextmanager
    def sending(self) -> Iterator[None]:
        """Count one send under way, for which a commit may wait."""
        self._sending += 1
        try:
            yield
        finally:
            self._sending -= 1
            self._commit_if_idle()

    async def settle(self, id: DeliveryId, receipt: Receipt) -> None:
        """Return once the delivery is settled.

        Raises:
            StoreError: The commit failed; the lease ends by itself and the delivery is tried again.
        """
        loop = asyncio.get_running_loop()
        self._accepted.append((id, self._token, receipt.message))
        if self._committed is None:
            self._committed = loop.create_future()
            self._timer = loop.call_later(SETTLE_WITHIN.total_seconds(), self._commit)
        committed = self._committed
        self._commit_if_idle()
        await asyncio.shield(committed)

    def _commit_if_idle(self) -> None:
        """Commit once everything that is ready to go on has gone on, if nothing is being sent then."""
        asyncio.get_running_loop().call_soon(lambda: None if self._sending else self._commit())

    def _commit(self) -> None:
        if self._committed is None:
            return
        if self._timer is not None:
            self._timer.cancel()
        accepted, committed = self._accepted, self._committed
        self._accepted, self._committed, self._timer = [], None, None
        task = asyncio.create_task(self._write(accepted, committed))
        self._commits.add(task)
        task.add_done_callback(self._commits.discard)

    async def _write(
        self, accepted: list[tuple[DeliveryId, int, str | None]], committed: asyncio.Future[None]
    ) -> None:
        try:
            async with self._store.writing() as store:
                await store.deliveries.settle_all(accepted, self._clock())
        except Exception as error:  # noqa: BLE001 - handed to everyone who waits for this commit
            if not committed.done():
                committed.set_exception(error)
        else:
            if not committed.done():
                committed.set_result(None)
