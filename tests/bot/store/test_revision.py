from __future__ import annotations

import re
import sqlite3
import subprocess
from contextlib import closing
from pathlib import Path
from typing import Any

import alembic.command
import pytest
from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Engine, create_engine, event

from bot.errors import OperatorError
from bot.people import Person
from bot.reminders import ReminderKind
from bot.store import Store, open_store
from bot.store.revision import HEAD, SCRIPTS
from bot.store.schema import metadata
from tests.bot.store.child import command, open_only
from tests.bot.store.samples import ANN


def schema(file: Path) -> dict[str, list[str]]:
    """Return what SQLite was told to make, by name: its parts sorted, as a later column comes after the rest."""
    with closing(sqlite3.connect(file)) as connection:
        rows = connection.execute("SELECT name, sql FROM sqlite_master WHERE sql IS NOT NULL").fetchall()
    return {name: _parts(sql) for name, sql in rows if name != "alembic_version"}


def _parts(sql: str) -> list[str]:
    parts = (" ".join(part.split()) for part in re.split(r"[,()]", sql))
    return sorted(part for part in parts if part)


async def test_the_migrated_tables_are_the_ones_the_code_uses(store: Store) -> None:
    async with store._reading.connect() as connection:
        differences = await connection.run_sync(
            lambda sync: compare_metadata(MigrationContext.configure(sync), metadata)
        )

    assert differences == []


async def test_the_migrated_tables_are_made_in_the_same_words(store: Store, file: Path, tmp_path: Path) -> None:
    plain = create_engine(f"sqlite:///{tmp_path / 'plain.db'}")
    metadata.create_all(plain)
    plain.dispose()

    assert schema(file) == schema(tmp_path / "plain.db")


def test_the_newest_revision_is_the_last_script() -> None:
    config = Config()
    config.set_main_option("script_location", SCRIPTS)

    assert ScriptDirectory.from_config(config).get_heads() == [HEAD]


def test_an_up_to_date_database_opens_without_the_migrations(file: Path) -> None:
    starts = [subprocess.run(command(open_only, file), capture_output=True, text=True, check=False) for _ in range(2)]

    assert [start.stderr for start in starts] == ["", ""]
    assert [start.stdout for start in starts] == ["migrations\n", "no migrations\n"]


def test_two_first_starts_at_once_both_succeed(file: Path) -> None:
    children = [
        subprocess.Popen(command(open_only, file), stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
        for _ in range(2)
    ]
    ends = [child.communicate() for child in children]

    assert [stderr for _, stderr in ends] == ["", ""]
    assert [child.returncode for child in children] == [0, 0]
    assert "migrations\n" in [stdout for stdout, _ in ends]


async def test_the_database_of_a_newer_program_is_refused(file: Path) -> None:
    async with open_store(str(file)):
        pass
    with closing(sqlite3.connect(file)) as connection, connection:
        connection.execute("UPDATE alembic_version SET version_num = '9999'")

    with pytest.raises(OperatorError, match="made by a newer Legday; upgrade the program"):
        async with open_store(str(file)):
            pass


async def test_the_database_of_another_program_is_refused_and_left_alone(file: Path) -> None:
    file.parent.mkdir()
    with closing(sqlite3.connect(file)) as connection:
        connection.execute("CREATE TABLE photos (id INTEGER)")

    with pytest.raises(OperatorError, match="belongs to another program"):
        async with open_store(str(file)):
            pass
    assert set(schema(file)) == {"photos"}


async def test_a_migration_locks_before_it_looks_whether_another_process_was_quicker(file: Path) -> None:
    sent: list[str] = []

    def record(_connection: Any, _cursor: Any, statement: str, *_rest: Any) -> None:
        sent.append(statement)

    event.listen(Engine, "before_cursor_execute", record)
    try:
        async with open_store(str(file)):
            pass
    finally:
        event.remove(Engine, "before_cursor_execute", record)

    locked = sent.index("BEGIN IMMEDIATE")
    assert [statement for statement in sent if statement.startswith("BEGIN")] == ["BEGIN", "BEGIN IMMEDIATE"]
    assert any("sqlite_master" in statement for statement in sent[locked:])
    assert not any("CREATE" in statement for statement in sent[:locked])


OLD_ROWS = """
INSERT INTO people VALUES (1, 'en', 'Europe/Berlin', 'beginner', 15, 'dumbbell', '', 1774700000, 1774700001);
INSERT INTO accounts VALUES (0, '1001', 1, 'Ann');
INSERT INTO places VALUES (1, 0, '1001', 0, NULL);
INSERT INTO zones VALUES (1, 'Europe/Berlin');
INSERT INTO reminders VALUES (1, 1, 1, 0, 1774800000, 1, NULL, NULL, 1774800000, 0, 3, 1774700000, NULL);
INSERT INTO reminders VALUES (2, 1, 1, 0, 1774800000, 1, NULL, 'tea', 1774800001, 0, 0, 1774700000, NULL);
"""
"""A person with two reminders, as the first revision kept them."""


async def test_what_an_older_program_kept_is_understood(file: Path) -> None:
    file.parent.mkdir()
    migrate(file, "0001")
    with closing(sqlite3.connect(file)) as connection, connection:
        connection.executescript(OLD_ROWS)

    async with open_store(str(file)) as store, store.reading() as transaction:
        ann = await transaction.people.find(ANN)
        reminders = await transaction.reminders.of(1, limit=10)

    assert ann == Person(1, "en", "Europe/Berlin", "beginner", 15, frozenset({"dumbbell"}))
    assert [(reminder.what, reminder.kind, reminder.subject) for reminder in reminders] == [
        (None, ReminderKind.LEG_DAY, None),
        ("tea", ReminderKind.TEXT, None),
    ]
    assert [reminder.revision for reminder in reminders] == [3, 0]


def migrate(file: Path, revision: str) -> None:
    """Bring the database *file* to *revision*."""
    engine = create_engine(f"sqlite:///{file}")
    with engine.begin() as connection:
        config = Config(attributes={"connection": connection})
        config.set_main_option("script_location", SCRIPTS)
        alembic.command.upgrade(config, revision)
    engine.dispose()
