"""Settling together: deliveries that are accepted close to each other share one commit."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta

from bot.clock import Clock
from bot.messages import DeliveryId, Receipt
from bot.store import Store, StoreError

log = logging.getLogger(__name__)

SETTLE_WITHIN = timedelta(milliseconds=50)
"""Longest wait between a platform's word and its commit: what a kill can double on Telegram was accepted in it."""

AGAIN_AFTER = timedelta(seconds=1)
"""How soon a commit that failed is tried again: what is not settled when its lease ends is sent twice."""


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
        self._unsettled: set[DeliveryId] = set()
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
            if self._accepted and not self._sending:
                self._commit_if_idle()

    def settle(self, id: DeliveryId, receipt: Receipt) -> None:
        """Have the delivery settled soon; wait for that with `finish`."""
        self._accepted.append((id, self._token, receipt.message))
        self._unsettled.add(id)
        self._commit_within(SETTLE_WITHIN)
        if not self._sending:
            self._commit_if_idle()

    def has(self, id: DeliveryId) -> bool:
        """Whether the delivery was accepted and is not settled yet."""
        return id in self._unsettled

    async def finish(self) -> None:
        """Return when everything accepted until now is settled, or could not be."""
        self._commit()
        if self._commits:
            await asyncio.wait(self._commits)

    def _commit_within(self, limit: timedelta) -> None:
        if self._timer is None:
            self._timer = asyncio.get_running_loop().call_later(limit.total_seconds(), self._commit)

    def _commit_if_idle(self) -> None:
        """Commit once everything that is ready to go on has gone on, if nothing is being sent then."""
        asyncio.get_running_loop().call_soon(lambda: None if self._sending else self._commit())

    def _commit(self) -> None:
        if self._timer is not None:
            self._timer.cancel()
            self._timer = None
        if self._accepted:
            accepted, self._accepted = self._accepted, []
            task = asyncio.create_task(self._write(accepted))
            self._commits.add(task)
            task.add_done_callback(self._commits.discard)

    async def _write(self, accepted: list[tuple[DeliveryId, int, str | None]]) -> None:
        try:
            async with self._store.writing() as store:
                await store.deliveries.settle_all(accepted, self._clock())
        except StoreError as error:
            log.error("%d messages were taken and cannot be settled, trying again: %s", len(accepted), error)  # noqa: TRY400 - the fault is the machine's, not the code's
            self._accepted = accepted + self._accepted
            self._commit_within(AGAIN_AFTER)
            return
        except Exception:
            log.exception("%d deliveries stay open and are tried again when their leases end", len(accepted))
        self._unsettled.difference_update(id for id, _token, _message in accepted)
