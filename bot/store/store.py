"""The open database: transactions that write, one at a time, and transactions that read."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

from bot.store.faults import FAULTS, StoreError, advice
from bot.store.lean import AsyncEngine
from bot.store.transaction import Transaction

WRITES = "legday_writes"
"""The execution option of an engine whose transactions take the write lock as they begin."""


REBUILDS = "legday_rebuilds"
"""The same of one whose transactions may make tables anew: nobody looks after the references to their rows."""


class Store:
    """Everything that is kept.

    Args:
        engine: Open; closed by whoever opened it.
    """

    def __init__(self, engine: AsyncEngine) -> None:
        self._reading = engine
        self._writing = engine.execution_options(**{WRITES: True})
        # the database lets one write at a time and those who wait ask again and again; a lock has a queue
        self._turn = asyncio.Lock()
        self._writer: asyncio.Task[Any] | None = None

    @asynccontextmanager
    async def writing(self) -> AsyncIterator[Transaction]:
        """Read and write; kept as a whole at the end, or not at all if anything is raised or cancelled.

        Raises:
            StoreError: The database did not do as it was told.
            RuntimeError: This task is already writing.
        """
        if self._writer is asyncio.current_task():
            raise RuntimeError("a transaction that writes was begun inside another")
        async with self._turn:
            self._writer = asyncio.current_task()
            try:
                async with _transaction(self._writing) as transaction:
                    yield transaction
            finally:
                self._writer = None

    def stamp(self) -> tuple[int, int]:
        """Return what changes when anybody has written, in this process or another; the database is not asked."""
        try:
            written = Path(f"{self._reading.url.database}-wal").stat()
        except OSError:
            return 0, 0
        return written.st_mtime_ns, written.st_size

    @asynccontextmanager
    async def reading(self) -> AsyncIterator[Transaction]:
        """Read one unchanging state of everything; waits for nobody who writes.

        Raises:
            StoreError: The database did not do as it was told.
        """
        async with _transaction(self._reading) as transaction:
            yield transaction


@asynccontextmanager
async def _transaction(engine: AsyncEngine) -> AsyncIterator[Transaction]:
    try:
        async with engine.begin() as connection:
            yield Transaction(connection)
    except FAULTS as error:
        raise StoreError(f"the database: {advice(error)}") from error
