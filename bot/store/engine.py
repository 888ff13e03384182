"""Opening the database: connections, pragmas, and how a transaction begins."""

from __future__ import annotations

import asyncio
import sqlite3
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager, contextmanager
from functools import partial
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, event
from sqlalchemy.engine import URL

from bot.errors import OperatorError
from bot.store.driver import connect
from bot.store.faults import FAULTS, advice
from bot.store.lean import AsyncEngine, create_async_engine
from bot.store.location import BUSY_TIMEOUT_MS, find_file, prepare_file
from bot.store.replies import to_json
from bot.store.revision import bring_up_to_date
from bot.store.store import REBUILDS, WRITES, Store

CONNECTIONS = 5
"""Most connections of one process; whoever needs a sixth waits."""

PRAGMAS = (
    f"PRAGMA busy_timeout={BUSY_TIMEOUT_MS}",
    "PRAGMA journal_mode=WAL",
    "PRAGMA foreign_keys=ON",
    "PRAGMA synchronous=FULL",
)
"""Sent on every new connection, in this order."""


@asynccontextmanager
async def open_store(url: str) -> AsyncIterator[Store]:
    """Open the database at *url*, making or migrating it first where that is needed.

    Args:
        url: "sqlite:///PATH", "sqlite+aiosqlite:///PATH" or only the path.

    Raises:
        OperatorError: It cannot be used; the words say what to do.
    """
    path = find_file(url)
    with _telling_operator(path):
        await asyncio.to_thread(prepare_file, path)
    engine = make_engine(path)
    try:
        with _telling_operator(path):
            await bring_up_to_date(engine)
        yield Store(engine)
    finally:
        await engine.dispose()


def make_engine(path: Path) -> AsyncEngine:
    """Return an engine on the database file *path*, whose transactions begin with our own words."""
    engine = create_async_engine(
        URL.create("sqlite+aiosqlite", database=str(path)),
        pool_size=CONNECTIONS,
        max_overflow=0,
        json_serializer=to_json,
        async_creator=partial(connect, path),
    )
    event.listen(engine.sync_engine, "connect", _set_pragmas)
    event.listen(engine.sync_engine, "begin", _begin)
    return engine


def _set_pragmas(connection: Any, _record: object) -> None:
    cursor = connection.cursor()
    for pragma in PRAGMAS:
        cursor.execute(pragma)
    cursor.close()


def _begin(connection: Connection) -> None:
    """Begin; one that writes takes the lock at once, so that what it reads stays true until it commits."""
    options = connection.get_execution_options()
    if options.get(REBUILDS, False):
        # only outside a transaction (https://www.sqlite.org/pragma.html#pragma_foreign_keys)
        connection.exec_driver_sql("PRAGMA foreign_keys=OFF")
    connection.exec_driver_sql("BEGIN IMMEDIATE" if options.get(WRITES, False) else "BEGIN")


@contextmanager
def _telling_operator(path: Path) -> Iterator[None]:
    try:
        yield
    except (*FAULTS, sqlite3.Error) as error:
        raise OperatorError(f"database {path}: {advice(error)}") from error
    except OSError as error:
        raise OperatorError(
            f"database {path}: {error.strerror}; name another file with --database or LEGDAY_DATABASE_URL, "
            "or let this user write in its folder"
        ) from error
