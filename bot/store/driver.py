"""The connection to SQLite: each statement is one trip to the thread in which the database works, not four."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Generator, Iterable, Sequence
from pathlib import Path
from typing import Any, Self

import aiosqlite


class Trip:
    """A cursor that comes back with everything at once: what it found, and how much it changed."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._rows: list[Any] = []
        self.description: Any = None
        self.rowcount = -1
        self.lastrowid: int | None = None
        self.arraysize = 1

    def __await__(self) -> Generator[None, None, Self]:
        """Return itself: nothing is open yet."""
        yield from ()
        return self

    async def __aenter__(self) -> Self:
        """Return itself, which is how versions since 2.1 ask for it."""
        return self

    async def execute(self, statement: str, parameters: Sequence[Any] = ()) -> Self:
        """Run *statement* and fetch all that it finds."""
        return await self._run(sqlite3.Connection.execute, statement, parameters)

    async def executemany(self, statement: str, parameters: Iterable[Sequence[Any]]) -> Self:
        """Run *statement* for each row of *parameters*."""
        return await self._run(sqlite3.Connection.executemany, statement, parameters)

    async def fetchall(self) -> list[Any]:
        """Return what was found."""
        return self._rows

    async def close(self) -> None:
        """Do nothing: nothing is open any more."""

    async def _run(self, work: Callable[..., sqlite3.Cursor], statement: str, parameters: Any) -> Self:
        found = await self._connection.send(work, statement, parameters)
        self.description, self._rows, self.rowcount, self.lastrowid = found
        return self


class Connection(aiosqlite.Connection):
    """A connection as SQLAlchemy's adapter of aiosqlite uses it."""

    def cursor(self) -> Trip:  # type: ignore[override] # all that the adapter asks of one
        """Return a cursor without going anywhere."""
        return Trip(self)

    async def send(
        self, work: Callable[..., sqlite3.Cursor], statement: str, parameters: Any
    ) -> tuple[Any, list[Any], int, int | None]:
        """Run *statement* in the database's thread and return all there is to know of it."""
        return await self._execute(_run, self._conn, work, statement, parameters)  # type: ignore[no-any-return, no-untyped-call] # untyped there

    async def rollback(self) -> None:
        """Undo what is open, if anything is."""
        if self.in_transaction:
            await super().rollback()


def _run(
    connection: sqlite3.Connection, work: Callable[..., sqlite3.Cursor], statement: str, parameters: Any
) -> tuple[Any, list[Any], int, int | None]:
    cursor = work(connection, statement, parameters)
    try:
        rows = cursor.fetchall() if cursor.description else []
        return cursor.description, rows, cursor.rowcount, cursor.lastrowid
    finally:
        cursor.close()


async def connect(path: Path) -> Connection:
    """Open the database file *path*; the driver begins no transactions by itself."""
    connection = Connection(
        lambda: sqlite3.connect(path, isolation_level=None, check_same_thread=False), iter_chunk_size=64
    )
    # like the adapter's own: the program may end while a connection that was lost is still open
    thread: Any = getattr(connection, "_thread", connection)
    thread.daemon = True
    await connection
    return connection
