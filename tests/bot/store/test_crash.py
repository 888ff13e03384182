from __future__ import annotations

import sqlite3
import subprocess
from contextlib import closing
from pathlib import Path
from typing import Any

from bot.store import open_store
from bot.store.revision import HEAD
from tests.bot.store.child import command, stop_before_commit, stop_in_migration
from tests.bot.store.samples import HOUR, MINUTE, NOW, TELEGRAM, delivery, due, remind


def kill_where_it_stands(program: Any, file: Path) -> None:
    """Run *program* on *file* until it says "here", then kill it outright."""
    with subprocess.Popen(command(program, file), stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as child:
        assert child.stdout is not None
        assert child.stdout.readline() == "here\n"
        child.kill()


def tables(file: Path) -> set[str]:
    with closing(sqlite3.connect(file)) as connection:
        return {name for (name,) in connection.execute("SELECT name FROM sqlite_master")}


async def test_a_kill_between_claim_and_commit_loses_nothing(file: Path) -> None:
    async with open_store(str(file)) as store, store.writing() as transaction:
        reminders = [await remind(transaction, number) for number in (1, 2, 3)]

    kill_where_it_stands(stop_before_commit, file)

    async with open_store(str(file)) as store, store.writing() as transaction:
        assert await due(transaction, TELEGRAM, NOW, 10) == reminders
        assert await transaction.deliveries.reclaim(TELEGRAM, NOW + HOUR, NOW, 2, 10) == []
        batch = [delivery(reminder, number) for number, reminder in enumerate(reminders)]
        assert len(await transaction.deliveries.claim(batch, NOW + MINUTE)) == 3


async def test_a_kill_in_the_middle_of_a_migration_leaves_the_old_state(file: Path) -> None:
    kill_where_it_stands(stop_in_migration, file)

    assert tables(file) == set()
    async with open_store(str(file)) as store, store.writing() as transaction:
        await remind(transaction, 1)
    assert "deliveries" in tables(file)
    with closing(sqlite3.connect(file)) as connection:
        assert connection.execute("SELECT version_num FROM alembic_version").fetchall() == [(HEAD,)]
