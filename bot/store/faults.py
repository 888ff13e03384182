"""What goes wrong with a database, and what to do about it."""

from __future__ import annotations

import sqlite3

from sqlalchemy.exc import DBAPIError, OperationalError
from sqlalchemy.exc import TimeoutError as PoolTimeoutError

from bot.errors import LegdayError

FAULTS = (DBAPIError, PoolTimeoutError)
"""What the library raises when the database did not do as it was told."""

_ADVICE = {
    "SQLITE_NOTADB": "it is not a database of Legday; name another file with --database or LEGDAY_DATABASE_URL",
    "SQLITE_CORRUPT": "it is damaged; put a copy back with 'legday restore'",
    "SQLITE_CANTOPEN": "it cannot be opened; make the file and its folder readable and writable for this user",
    "SQLITE_READONLY": "it cannot be written; make the file and its folder writable for this user",
    "SQLITE_PERM": "access is refused; make the file and its folder writable for this user",
    "SQLITE_FULL": "the disk is full; make room on it",
    "SQLITE_IOERR": "the disk reports an error; look at the disk and its free space",
    "SQLITE_BUSY": "another program holds it locked; stop that program and try again",
    "SQLITE_LOCKED": "another program holds it locked; stop that program and try again",
}


class StoreError(LegdayError):
    """The database did not do as it was told; nothing of the transaction was kept."""

    @property
    def is_machines(self) -> bool:
        """Whether the machine is at fault, not the code: a full disk, a lock, a connection that is not to be had."""
        return isinstance(self.__cause__, (OperationalError, PoolTimeoutError))


def advice(error: BaseException) -> str:
    """Return in a few words what is wrong with the database and what to do."""
    cause = error.orig if isinstance(error, DBAPIError) else error
    name = getattr(cause, "sqlite_errorname", "") if isinstance(cause, sqlite3.Error) else ""
    primary = "_".join(name.split("_")[:2])
    return _ADVICE.get(primary, " ".join(str(cause).split()))
