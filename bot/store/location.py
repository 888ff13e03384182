"""Where the database is: from a URL or a path to a file that is ready to be opened."""

from __future__ import annotations

import os
import sqlite3
import time
from contextlib import closing
from pathlib import Path

from sqlalchemy.engine import make_url
from sqlalchemy.exc import ArgumentError

from bot.errors import OperatorError

FILE_MODE = 0o600
FOLDER_MODE = 0o700
BUSY_TIMEOUT_MS = 10_000
"""How long a connection waits for another's lock, in milliseconds."""

_WAL_TRIES = 200
_WAL_PAUSE_SECONDS = 0.05


def find_file(where: str) -> Path:
    """Return the file that *where* names: a path, or a URL such as "sqlite:///legday.db".

    Raises:
        OperatorError: It names no file of SQLite's.
    """
    if "://" not in where:
        return Path(where).expanduser()
    try:
        url = make_url(where)
    except ArgumentError as error:
        raise OperatorError("the database's URL is not one; write sqlite:///PATH, or only the path") from error
    if url.drivername not in {"sqlite", "sqlite+aiosqlite"}:
        raise OperatorError(f"databases of the kind {url.drivername} are not known; write sqlite:///PATH")
    if not url.database or url.database == ":memory:" or url.query:
        raise OperatorError("the database's URL must name a file and nothing more; write sqlite:///PATH")
    return Path(url.database).expanduser()


def prepare_file(path: Path) -> None:
    """Make sure that *path* is a file with a write-ahead log; a new one is for this user's eyes only.

    Raises:
        OSError: The file or its folder cannot be made or opened.
        sqlite3.Error: It is not a database, or stays locked.
    """
    path.parent.mkdir(mode=FOLDER_MODE, parents=True, exist_ok=True)
    os.close(os.open(path, os.O_CREAT | os.O_RDWR, FILE_MODE))
    with closing(sqlite3.connect(path, timeout=BUSY_TIMEOUT_MS / 1000, isolation_level=None)) as connection:
        _turn_on_log(connection)


def _turn_on_log(connection: sqlite3.Connection) -> None:
    """Switch to write-ahead logging; two processes that do so at once refuse each other without waiting."""
    for _ in range(_WAL_TRIES):
        try:
            connection.execute("PRAGMA journal_mode=WAL")
        except sqlite3.OperationalError as error:
            if error.sqlite_errorcode != sqlite3.SQLITE_BUSY:
                raise
            time.sleep(_WAL_PAUSE_SECONDS)
        else:
            return
    connection.execute("PRAGMA journal_mode=WAL")
