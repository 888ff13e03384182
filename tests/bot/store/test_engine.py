from __future__ import annotations

import os
import sqlite3
import stat
import threading
import time
from collections.abc import Iterator
from contextlib import AsyncExitStack, closing, contextmanager
from pathlib import Path

import pytest
from sqlalchemy import event
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.errors import OperatorError
from bot.store import Store, engine, location, open_store
from bot.store.engine import CONNECTIONS
from tests.bot.store.samples import ANN, NOW

SETTINGS = {"journal_mode": "wal", "foreign_keys": 1, "busy_timeout": 10_000, "synchronous": 2}


@contextmanager
def no_umask() -> Iterator[None]:
    before = os.umask(0)
    try:
        yield
    finally:
        os.umask(before)


def mode(path: Path) -> int:
    return stat.S_IMODE(path.stat().st_mode)


async def pragma(connection: AsyncConnection, name: str) -> object:
    return (await connection.exec_driver_sql(f"PRAGMA {name}")).scalar()


async def refusal(where: str) -> str:
    """Return the words with which *where* is refused."""
    with pytest.raises(OperatorError) as caught:
        async with open_store(where):
            pass
    return str(caught.value)


async def test_every_connection_is_durable_and_checks_what_it_is_told(store: Store) -> None:
    async with AsyncExitStack() as stack:
        connections = [
            (await stack.enter_async_context(store.reading())).people._connection for _ in range(CONNECTIONS)
        ]
        settings = [[await pragma(connection, name) for name in SETTINGS] for connection in connections]

    assert settings == [list(SETTINGS.values())] * CONNECTIONS


async def test_writing_takes_the_lock_as_it_begins_and_reading_does_not(store: Store) -> None:
    sent: list[str] = []
    event.listen(store._reading.sync_engine, "before_cursor_execute", lambda *parts: sent.append(parts[2]))
    async with store.writing():
        pass
    async with store.reading():
        pass

    assert sent == ["BEGIN IMMEDIATE", "BEGIN"]


async def test_the_files_are_for_this_user_alone(file: Path) -> None:
    with no_umask():
        async with open_store(str(file)) as store, store.writing() as transaction:
            await transaction.people.meet(ANN, NOW)
            modes = {path.name: mode(path) for path in file.parent.iterdir()}

    assert modes == {"legday.db": 0o600, "legday.db-wal": 0o600, "legday.db-shm": 0o600}
    assert mode(file.parent) == 0o700


async def test_nothing_is_left_running_when_the_store_is_closed(file: Path) -> None:
    before = set(threading.enumerate())
    async with open_store(str(file)) as store, store.reading(), store.reading(), store.writing():
        connections = [thread for thread in set(threading.enumerate()) - before if "asyncio" not in thread.name]
    for thread in connections:
        thread.join(timeout=5)

    assert len(connections) == 3
    assert not any(thread.is_alive() for thread in connections)
    assert [path.name for path in file.parent.iterdir()] == ["legday.db"]


@pytest.mark.parametrize("form", ["{}", "sqlite:///{}", "sqlite+aiosqlite:///{}"])
async def test_a_path_and_both_urls_name_the_same_file(file: Path, form: str) -> None:
    async with open_store(form.format(file)) as store, store.writing() as transaction:
        person = await transaction.people.meet(ANN, NOW)
    async with open_store(str(file)) as store, store.reading() as transaction:
        assert await transaction.people.get(person.id) == person


async def test_a_name_with_odd_characters_is_taken_as_it_is(tmp_path: Path) -> None:
    odd = tmp_path / "50% ?sure#1.db"
    async with open_store(str(odd)):
        pass

    assert odd.exists()


@pytest.mark.parametrize(
    ("where", "words"),
    [
        ("postgresql://localhost/legday", "postgresql are not known; write sqlite:///PATH"),
        ("sqlite://", "must name a file"),
        ("sqlite:///:memory:", "must name a file"),
        ("sqlite:///legday.db?mode=ro", "must name a file and nothing more"),
        ("://", "write sqlite:///PATH, or only the path"),
    ],
)
async def test_a_url_that_names_no_file_is_refused(where: str, words: str) -> None:
    assert words in await refusal(where)


async def test_a_file_that_is_no_database_is_refused_and_left_alone(tmp_path: Path) -> None:
    letter = tmp_path / "letter.txt"
    letter.write_text("Dear Ann,\n" * 200)

    assert "not a database of Legday; name another file" in await refusal(str(letter))
    assert letter.read_text() == "Dear Ann,\n" * 200


async def test_a_folder_in_the_files_place_is_refused(tmp_path: Path) -> None:
    assert "Is a directory; name another file" in await refusal(str(tmp_path))


async def test_a_file_in_the_folders_place_is_refused(tmp_path: Path) -> None:
    (tmp_path / "data").write_text("")

    words = await refusal(str(tmp_path / "data" / "legday.db"))

    assert "let this user write in its folder" in words
    assert "\n" not in words


async def test_a_database_that_stays_locked_is_refused(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(engine, "PRAGMAS", ("PRAGMA busy_timeout=0",))
    file.parent.mkdir()
    with closing(sqlite3.connect(file, isolation_level=None)) as other:
        other.execute("PRAGMA journal_mode=WAL")
        other.execute("BEGIN IMMEDIATE")

        assert "another program holds it locked; stop that program" in await refusal(str(file))


async def test_an_up_to_date_database_opens_while_somebody_writes(
    store: Store, file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(engine, "PRAGMAS", ("PRAGMA busy_timeout=0",))
    async with store.writing(), open_store(str(file)) as other, other.reading() as transaction:
        assert await transaction.requests.answered(ANN.platform, "1") is None


def test_the_log_is_turned_on_as_soon_as_nobody_holds_the_lock(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file.parent.mkdir()
    with closing(sqlite3.connect(file, isolation_level=None)) as other:
        other.execute("CREATE TABLE alembic_version (version_num TEXT)")
        other.execute("BEGIN IMMEDIATE")
        monkeypatch.setattr(time, "sleep", lambda _seconds: other.execute("ROLLBACK"))

        location.prepare_file(file)

    with closing(sqlite3.connect(file)) as later:
        assert later.execute("PRAGMA journal_mode").fetchall() == [("wal",)]


async def test_a_full_disk_is_told_when_the_database_is_made(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(engine, "PRAGMAS", (*engine.PRAGMAS, "PRAGMA max_page_count=2"))

    assert "the disk is full; make room on it" in await refusal(str(file))


async def test_the_driver_begins_no_transaction_by_itself(store: Store) -> None:
    async with store.reading() as transaction:
        driver = (await transaction.people._connection.get_raw_connection()).driver_connection
        assert driver is not None
        await driver.execute("ROLLBACK")
        await driver.execute("DELETE FROM people")

        assert not driver.in_transaction
