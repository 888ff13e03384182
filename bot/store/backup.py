"""A copy of the database while it is in use, and putting one back."""

from __future__ import annotations

import os
import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from datetime import datetime
from pathlib import Path

from bot.errors import OperatorError
from bot.store.faults import advice
from bot.store.location import BUSY_TIMEOUT_MS, FILE_MODE
from bot.store.revision import known_revisions

_MAGIC = b"SQLite format 3\0"
"""What a database begins with (https://sqlite.org/fileformat.html#magic_header_string)."""

_BESIDE = ("-wal", "-shm")
"""What SQLite adds to the name of a database for its companions."""


def back_up(database: Path, copy: Path, *, replace: bool = False) -> None:
    """Make *copy* a consistent, checked copy of *database* as it is now; whoever writes in it goes on.

    Args:
        database: Left as it is.
        copy: One file, readable by this user alone; it is there as a whole or not at all.
        replace: Whether a file that is there already may go.

    Raises:
        OperatorError: There is no database, the copy is there already, or cannot be made.
    """
    if copy.exists() and not replace:
        raise OperatorError(f"{copy} is there already; name another file, or replace it with --force")
    with _telling_operator(database), _beside(copy, "partial") as partial:
        _copy(database, partial)
        _check(partial)
        _put(partial, copy)


def restore(copy: Path, database: Path, now: datetime) -> Path | None:
    """Put *copy* in the place of *database*, which nobody may have open, and return where the old one is now.

    Args:
        copy: Checked first, and left as it is.
        database: Where there is none yet, nothing is kept aside.
        now: Names the old one.

    Raises:
        OperatorError: *copy* is no sound database of this program, or *database* is in use.
    """
    aside = database.with_name(f"{database.name}.before-{now:%Y%m%dT%H%M%SZ}")
    with _telling_operator(copy), _beside(database, "restoring") as restoring:
        _copy(copy, restoring)
        _check(restoring)
        old = _keep_aside(database, aside)
        _put(restoring, database)
    return old


def _copy(source: Path, to: Path) -> None:
    """Copy a database in one read transaction: its log belongs to it, and others may go on writing."""
    if not source.is_file():
        raise OperatorError(f"there is no database at {source}")
    os.close(os.open(to, os.O_CREAT | os.O_EXCL | os.O_RDWR, FILE_MODE))
    with closing(_open(source)) as reading, closing(_open(to)) as writing:
        reading.backup(writing)
        # one file by itself, without a log beside it
        writing.execute("PRAGMA journal_mode=DELETE")


def _check(copy: Path) -> None:
    with closing(_open(copy)) as connection:
        problem = connection.execute("PRAGMA integrity_check(1)").fetchone()[0]
        if problem != "ok":
            raise OperatorError(f"the database is damaged ({problem.splitlines()[0]}); use another copy")
        if connection.execute("PRAGMA foreign_key_check").fetchone():
            raise OperatorError("the database is damaged (a row refers to one that is not there); use another copy")
        revision = _revision(connection)
    if revision not in known_revisions():
        raise OperatorError("the database was made by a newer Legday; upgrade the program first")


def _revision(connection: sqlite3.Connection) -> str:
    try:
        row = connection.execute("SELECT version_num FROM alembic_version").fetchone()
    except sqlite3.OperationalError:
        row = None
    if row is None:
        raise OperatorError("it is not a database of Legday; name another file")
    return str(row[0])


def _keep_aside(database: Path, aside: Path) -> Path | None:
    """Give the old database a second name; its own is then free to be replaced in one step."""
    if not database.exists():
        return None
    _end_log(database)
    _name_twice(database, aside)
    for ending in _BESIDE:
        companion = database.with_name(database.name + ending)
        if companion.exists():
            companion.rename(aside.with_name(aside.name + ending))
    return aside


def _name_twice(file: Path, name: Path) -> None:
    try:
        name.hardlink_to(file)
    except FileExistsError:
        raise
    except OSError:  # a file system without second names
        shutil.copy2(file, name)


def _end_log(database: Path) -> None:
    """Write the log into the database and leave it without one, which works only if nobody else has it open.

    A damaged one stays as it is; its log too, unless SQLite can make sense of both.
    """
    with database.open("rb") as file:
        if file.read(len(_MAGIC)) != _MAGIC:
            return
    with closing(_open(database, wait_ms=0)) as connection:
        try:
            connection.execute("PRAGMA journal_mode=DELETE")
        except sqlite3.OperationalError as error:
            if error.sqlite_errorcode == sqlite3.SQLITE_BUSY:
                raise OperatorError(f"{database} is in use; stop every legday on it and try again") from error
        except sqlite3.DatabaseError:
            return


def _put(made: Path, to: Path) -> None:
    """Give a finished file its name, in one step and for good."""
    descriptor = os.open(made, os.O_RDONLY)
    os.fsync(descriptor)
    os.close(descriptor)
    made.replace(to)
    _keep_names(to.parent)


def _keep_names(folder: Path) -> None:
    """Have the folder's names survive a loss of power; Windows opens no folders, and needs it not."""
    if os.name == "nt":
        return
    descriptor = os.open(folder, os.O_RDONLY)
    os.fsync(descriptor)
    os.close(descriptor)


def _open(file: Path, wait_ms: int = BUSY_TIMEOUT_MS) -> sqlite3.Connection:
    """Open a database that is there; one that is not is not made."""
    where = f"{file.absolute().as_uri()}?mode=rw"
    return sqlite3.connect(where, timeout=wait_ms / 1000, isolation_level=None, uri=True)


@contextmanager
def _beside(file: Path, ending: str) -> Iterator[Path]:
    """Name a file in the same folder to work on; it is gone at the end, unless it was given another name."""
    work = file.with_name(f".{file.name}.{os.getpid()}.{ending}")
    try:
        yield work
    finally:
        for leftover in (work, *(work.with_name(work.name + end) for end in ("-journal", *_BESIDE))):
            leftover.unlink(missing_ok=True)


@contextmanager
def _telling_operator(source: Path) -> Iterator[None]:
    try:
        yield
    except sqlite3.Error as error:
        raise OperatorError(f"{source}: {advice(error)}") from error
    except FileExistsError as error:
        raise OperatorError(f"{error.filename2 or error.filename} is there already") from error
    except OSError as error:
        raise OperatorError(
            f"{error.filename}: {error.strerror}; name a folder that this user can write in"
        ) from error
