from __future__ import annotations

import re
import sqlite3
import subprocess
from contextlib import closing
from datetime import UTC, datetime
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
from bot.facts import Facts
from bot.messages import Account, Place, Platform, Reply
from bot.people import Person
from bot.reminders import Reach, ReminderKind
from bot.store import Store, delivery_id, open_store, reply_of, to_key
from bot.store.revision import HEAD, SCRIPTS
from bot.store.schema import metadata
from tests.bot.store.child import command, open_only
from tests.bot.store.samples import ANN


def schema(file: Path) -> dict[str, list[str]]:
    """Return what SQLite was told to make, by name: its parts sorted, as a later column comes after the rest."""
    with closing(sqlite3.connect(file)) as connection:
        rows = connection.execute("SELECT name, sql FROM sqlite_master WHERE sql IS NOT NULL").fetchall()
    return {name: _parts(sql) for name, sql in rows if name != "alembic_version"}


def versions(file: Path) -> list[tuple[str]]:
    """Return the revisions that *file* says it is at."""
    with closing(sqlite3.connect(file)) as connection:
        return connection.execute("SELECT version_num FROM alembic_version").fetchall()


def _parts(sql: str) -> list[str]:
    parts = (" ".join(part.split()) for part in re.split(r"[,()]", sql))
    return sorted(part for part in parts if part)


def test_the_migrated_tables_are_the_ones_the_code_uses(file: Path) -> None:
    migrate(file, HEAD)
    engine = create_engine(f"sqlite:///{file}")

    with engine.connect() as connection:
        differences = compare_metadata(MigrationContext.configure(connection), metadata)
    engine.dispose()

    assert differences == []


async def test_a_first_start_makes_what_the_scripts_make_in_the_same_words(
    store: Store, file: Path, tmp_path: Path
) -> None:
    migrated = tmp_path / "old" / "legday.db"
    migrate(migrated, HEAD)

    assert schema(file) == schema(migrated)
    assert versions(file) == versions(migrated) == [(HEAD,)]


def test_the_newest_revision_is_the_last_script() -> None:
    config = Config()
    config.set_main_option("script_location", SCRIPTS)

    assert ScriptDirectory.from_config(config).get_heads() == [HEAD]


def test_only_an_older_database_opens_with_the_migrations(file: Path) -> None:
    migrate(file, "0001")
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
    assert [stdout for stdout, _ in ends] == ["no migrations\n", "no migrations\n"]
    assert versions(file) == [(HEAD,)]


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


BEFORE_THE_ROWS_SHRANK = """
INSERT INTO zones VALUES (7, 'Europe/Berlin');
INSERT INTO people VALUES
    (1, 'en', 'Europe/Berlin', 'beginner', 15, 'dumbbell', 'knee_pain', 1774700000, 1774700001, '{"pounds":true}'),
    (2, NULL, 'Asia/Tokyo', NULL, NULL, NULL, '', 1774700000, 1774700002, NULL),
    (3, 'es', NULL, NULL, NULL, '', '', 1774700000, 1774700003, NULL);
INSERT INTO accounts VALUES
    (0, '1001', 1, 'Ann'), (1, '1240000000000000701', 2, 'Ben'), (2, '007', 3, 'Bond'), (2, 'ann', 1, 'ann');
INSERT INTO places VALUES
    (1, 0, '1001', 0, NULL), (2, 1, '1240000000000000701', 0, 1774700009), (3, 2, '007', 0, NULL),
    (4, 0, '-1003003', 1, NULL);
INSERT INTO rules VALUES (1, 'FREQ=DAILY');
INSERT INTO reminders VALUES
    (11, 1, 1, 0, 1774800000, 7, 1, 'tea', 1774900000, 0, 3, 1774700000, NULL, 1, NULL),
    (12, 2, 2, 1, 1774800000, 7, NULL, NULL, NULL, 3, 0, 1774700000, 1774800000, 0, NULL),
    (13, 1, 4, 0, 1774800000, 7, 1, 'all of us', 1774900000, 0, 3, 1774700000, NULL, 1, NULL);
INSERT INTO deliveries VALUES
    (21, 11, 1774800000, 1, 1, 0, 0, 1774800120, 4242, 1, '{"blocks":[["p","tea"]]}', NULL, NULL, NULL),
    (22, 11, 1774700000, 1, 1, 0, 1, NULL, 4242, 2, NULL, 1774700001, '77', NULL),
    (23, 12, 1774800000, 2, 2, 1, 2, NULL, 4242, 1, NULL, 1774800001, NULL, 'blocked'),
    (24, 13, 1774700000, 1, 4, 0, 3, NULL, 4242, 1, NULL, 1774700001, NULL, 'too long');
"""
"""Of every kind of row that was made anew, as the fourth revision kept it."""


async def test_what_was_kept_in_larger_rows_is_all_there_in_smaller_ones(file: Path) -> None:
    file.parent.mkdir()
    migrate(file, "0004")
    with closing(sqlite3.connect(file)) as connection, connection:
        connection.executescript(BEFORE_THE_ROWS_SHRANK)

    async with open_store(str(file)) as store, store.writing() as transaction:
        people = await transaction.people.all_of([1, 2, 3])
        owners = [await transaction.people.find(Account(*named)) for named in ACCOUNTS]
        opened = await transaction.places.reopen(Place(Platform.DISCORD, "1240000000000000701"))
        reminders = await transaction.reminders.all_of([to_key(11), to_key(12), to_key(13)])
        missed = await transaction.deliveries.missed(2, 10)
        again = await transaction.deliveries.reclaim(Reach(Platform.TELEGRAM), LATER, LATER, 9, 10)

    ann, ben, bond = (people[number] for number in (1, 2, 3))
    assert ann == Person(
        1, "en", "Europe/Berlin", "beginner", 15, frozenset({"dumbbell"}), frozenset({"knee_pain"}), Facts(pounds=True)
    )
    assert (ben.zone, ben.language, bond.zone, bond.language, bond.equipment) == (
        "Asia/Tokyo", None, None, "es", frozenset(),
    )  # fmt: skip
    assert owners == [ann, ben, bond, ann]
    assert opened
    assert [one.place.address for one in reminders.values()] == ["1001", "1240000000000000701", "-1003003"]
    assert [one.schedule.rule for one in reminders.values()] == ["FREQ=DAILY", None, "FREQ=DAILY"]
    assert [(one.reminder, one.planned_at.timestamp()) for one in missed] == [(to_key(12), 1774800000)]
    assert [(one.id, one.attempts, reply_of(one)) for one in again] == [(delivery_id(21), 2, Reply.say("tea"))]
    assert kept(file, "SELECT typeof(account) FROM accounts ORDER BY platform, account") == [
        "integer",
        "integer",
        "text",
        "text",
    ]
    assert kept(file, "SELECT typeof(address) FROM places ORDER BY id") == ["integer", "integer", "text", "integer"]
    assert kept(file, "SELECT state FROM deliveries ORDER BY id") == [0, 1, 2, 3]
    assert kept(file, "SELECT message FROM deliveries WHERE message IS NOT NULL") == ["77"]
    assert kept(file, "PRAGMA foreign_key_check") == []


async def test_a_row_that_refers_to_nothing_stops_the_migration_and_everything_stays(file: Path) -> None:
    file.parent.mkdir()
    migrate(file, "0004")
    with closing(sqlite3.connect(file)) as connection, connection:
        connection.executescript(BEFORE_THE_ROWS_SHRANK + "INSERT INTO accounts VALUES (0, '5', 99, 'Nobody');")

    with pytest.raises(OperatorError, match="refers to nothing"):
        async with open_store(str(file)):
            pass

    assert kept(file, "SELECT version_num FROM alembic_version") == ["0004"]
    assert kept(file, "SELECT typeof(account) FROM accounts WHERE platform = 0") == ["text", "text"]


ACCOUNTS = (
    (Platform.TELEGRAM, "1001"),
    (Platform.DISCORD, "1240000000000000701"),
    (Platform.TERMINAL, "007"),
    (Platform.TERMINAL, "ann"),
)
LATER = datetime(2026, 3, 30, tzinfo=UTC)


def kept(file: Path, query: str) -> list[Any]:
    """Return the first column of what *query* finds."""
    with closing(sqlite3.connect(file)) as connection:
        return [row[0] for row in connection.execute(query)]


def migrate(file: Path, revision: str) -> None:
    """Bring the database *file* to *revision*."""
    file.parent.mkdir(exist_ok=True)
    engine = create_engine(f"sqlite:///{file}")
    with engine.begin() as connection:
        config = Config(attributes={"connection": connection})
        config.set_main_option("script_location", SCRIPTS)
        alembic.command.upgrade(config, revision)
    engine.dispose()
