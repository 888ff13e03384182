"""Copies: made while somebody writes, checked, and put back in one step."""

from __future__ import annotations

import sqlite3
import subprocess
from collections.abc import Iterator
from contextlib import closing, contextmanager
from datetime import UTC, datetime
from pathlib import Path

import pytest

from bot.errors import OperatorError
from bot.store import back_up, open_store, restore
from bot.store.revision import HEAD
from tests.bot.store.child import command, write_in_pairs
from tests.bot.store.samples import ANN, BEN, NOW
from tests.bot.store.test_revision import migrate

NONSENSE = b"no database " * 1000
ASIDE = ".before-20260328T190000Z"


@contextmanager
def writer(file: Path) -> Iterator[subprocess.Popen[str]]:
    """Run a process that commits pairs of people to *file*, one pair after the other, until the block ends."""
    run = command(write_in_pairs, file)
    child = subprocess.Popen(run, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
    assert child.stdout is not None
    try:
        assert child.stdout.readline() == "here\n"
        yield child
    finally:
        child.communicate()


async def made(file: Path, *people: object) -> Path:
    async with open_store(str(file)) as store, store.writing() as transaction:
        for account in people:
            await transaction.people.meet(account, NOW)  # type: ignore[arg-type]  # an account
    return file


def names(file: Path) -> list[str]:
    with closing(sqlite3.connect(file)) as connection:
        return [name for (name,) in connection.execute("SELECT name FROM accounts ORDER BY name")]


def people(file: Path) -> int:
    with closing(sqlite3.connect(file)) as connection:
        assert connection.execute("PRAGMA integrity_check").fetchone() == ("ok",)
        number: int = connection.execute("SELECT count(*) FROM people").fetchone()[0]
    return number


def beside(file: Path) -> set[str]:
    return {path.name for path in file.parent.iterdir()} - {file.name}


NO_LOG = b"\x01\x01"
"""In a file's header: it needs no write-ahead log, so a read-only disk will do (https://sqlite.org/fileformat.html)."""


def mode(file: Path) -> int:
    return file.stat().st_mode & 0o777


def ruin(file: Path) -> None:
    file.write_bytes(NONSENSE)
    file.with_name(f"{file.name}-wal").write_bytes(b"log")


def run(file: Path, statement: str) -> None:
    with closing(sqlite3.connect(file)) as connection, connection:
        connection.execute("PRAGMA writable_schema=ON")
        connection.execute(statement)


def overwrite(file: Path) -> None:
    """Write nonsense over all pages but the first ones, as a failing disk would."""
    content = file.read_bytes()
    file.write_bytes(content[:8192] + b"\xff" * (len(content) - 8192))


async def test_copies_made_while_somebody_writes_are_whole(file: Path, tmp_path: Path) -> None:
    await made(file)
    copies = [tmp_path / f"copy{number}.db" for number in range(5)]

    with writer(file) as child:
        assert child.stdout is not None
        for copy in copies:
            before = people(file)
            while people(file) == before:
                child.stdout.readline()
            back_up(file, copy)
        assert child.poll() is None

    sizes = [people(copy) for copy in copies]
    assert sizes == sorted(set(sizes)), "the writer went on between the copies"
    assert [size % 2 for size in sizes] == [0] * 5, "no copy holds half of a pair"
    assert people(file) >= sizes[-1]


async def test_a_copy_is_one_file_for_its_owner_alone(file: Path, tmp_path: Path) -> None:
    await made(file, ANN)
    copy = tmp_path / "copies" / "copy.db"
    copy.parent.mkdir()

    async with open_store(str(file)):
        back_up(file, copy)

    assert mode(copy) == 0o600
    assert beside(copy) == set()
    assert copy.read_bytes()[18:20] == NO_LOG
    assert names(copy) == ["Ann"]


async def test_a_file_that_is_there_is_replaced_only_when_told_to(file: Path, tmp_path: Path) -> None:
    await made(file, ANN)
    copy = tmp_path / "copy.db"
    copy.write_text("precious")

    with pytest.raises(OperatorError, match=r"is there already.*--force"):
        back_up(file, copy)
    assert copy.read_text() == "precious"
    back_up(file, copy, replace=True)

    assert names(copy) == ["Ann"]


def test_there_is_no_copy_of_nothing(file: Path, tmp_path: Path) -> None:
    with pytest.raises(OperatorError, match="no database at"):
        back_up(file, tmp_path / "copy.db")

    assert list(tmp_path.iterdir()) == []


async def test_a_copy_that_cannot_be_written_leaves_nothing(file: Path, tmp_path: Path) -> None:
    await made(file, ANN)

    with pytest.raises(OperatorError, match="name a folder"):
        back_up(file, tmp_path / "nowhere" / "copy.db")


async def test_the_drill(file: Path, tmp_path: Path) -> None:
    """Back up while it is open, lose everything, put it back, go on."""
    copy = tmp_path / "copy.db"
    await made(file, ANN)
    async with open_store(str(file)) as store:
        back_up(file, copy)
        async with store.writing() as transaction:
            await transaction.people.meet(BEN, NOW)

    old = restore(copy, file, NOW)

    assert old == file.with_name(file.name + ASIDE)
    assert (names(file), names(old)) == (["Ann"], ["Ann", "Ben"])
    assert mode(file) == 0o600
    assert names(copy) == ["Ann"]
    async with open_store(str(file)) as store, store.writing() as transaction:
        await transaction.people.meet(BEN, NOW)
    assert names(file) == ["Ann", "Ben"]


async def test_it_is_put_back_where_nothing_is_left(file: Path, tmp_path: Path) -> None:
    copy = await made(tmp_path / "copy.db", ANN)
    file.parent.mkdir()

    assert restore(copy, file, NOW) is None

    assert names(file) == ["Ann"]
    assert beside(file) == set()


async def test_a_damaged_database_is_kept_aside_with_its_log(file: Path, tmp_path: Path) -> None:
    copy = await made(tmp_path / "copy.db", ANN)
    file.parent.mkdir()
    ruin(file)

    old = restore(copy, file, NOW)

    assert old is not None
    assert old.read_bytes() == NONSENSE
    assert beside(file) == {old.name, f"{old.name}-wal"}
    assert names(file) == ["Ann"]


async def test_nothing_is_put_back_under_somebody_who_has_it_open(file: Path, tmp_path: Path) -> None:
    copy = await made(tmp_path / "copy.db", ANN)
    await made(file, BEN)

    with writer(file), pytest.raises(OperatorError, match="is in use; stop every legday"):
        restore(copy, file, NOW)

    assert "Ben" in names(file)
    assert not {name for name in beside(file) if ASIDE in name or "restoring" in name}


@pytest.mark.parametrize(
    ("spoil", "words"),
    [
        (lambda copy: copy.write_bytes(NONSENSE), "not a database of Legday"),
        (lambda copy: run(copy, "UPDATE alembic_version SET version_num = '9999'"), "made by a newer Legday"),
        (lambda copy: run(copy, "DROP TABLE alembic_version"), "not a database of Legday"),
        (lambda copy: run(copy, "DELETE FROM people"), "damaged"),
        (overwrite, "damaged"),
        (lambda copy: run(copy, "DELETE FROM sqlite_master WHERE name = 'accounts_by_person'"), "damaged"),
        (lambda copy: copy.unlink(), "no database at"),
    ],
    ids=["no database", "newer", "another program's", "dangling", "overwritten", "lost pages", "missing"],
)
async def test_a_copy_that_is_not_sound_is_refused_and_nothing_changes(
    file: Path, tmp_path: Path, spoil: object, words: str
) -> None:
    copy = await made(tmp_path / "copy.db", ANN)
    await made(file, BEN)
    spoil(copy)  # type: ignore[operator]  # each of the above

    with pytest.raises(OperatorError, match=words):
        restore(copy, file, NOW)

    assert names(file) == ["Ben"]
    assert beside(file) == set()


async def test_a_copy_of_an_older_program_is_taken(file: Path, tmp_path: Path) -> None:
    copy = tmp_path / "copy.db"
    migrate(copy, "0001")
    file.parent.mkdir()

    restore(copy, file, datetime.now(UTC))

    async with open_store(str(file)):
        pass
    with closing(sqlite3.connect(file)) as connection:
        assert connection.execute("SELECT version_num FROM alembic_version").fetchone() == (HEAD,)
