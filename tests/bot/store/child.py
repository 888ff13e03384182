"""Programs that the tests run in a process of their own, to kill it or to look at it."""

from __future__ import annotations

import asyncio
import sys
from pathlib import Path
from typing import Any

from sqlalchemy import Engine, event

from bot.store import open_store
from tests.bot.store.samples import MINUTE, NOW, TELEGRAM, delivery


async def open_only(file: str) -> None:
    """Open the database and say so, and whether that took the migrations."""
    async with open_store(file):
        print("migrations" if "alembic" in sys.modules else "no migrations")


async def stop_in_migration(file: str) -> None:
    """Begin to migrate, then stand still in the middle until killed."""

    def stand_still(_connection: Any, _cursor: Any, statement: str, *_rest: Any) -> None:
        if "CREATE TABLE deliveries" in statement:
            _wait_for_the_end()

    event.listen(Engine, "before_cursor_execute", stand_still)
    async with open_store(file):
        print("not stopped")


async def stop_before_commit(file: str) -> None:
    """Claim what is due and move it on, then stand still before the commit until killed."""
    async with open_store(file) as store, store.writing() as transaction:
        due = await transaction.reminders.due(TELEGRAM, NOW, 10)
        await transaction.deliveries.claim(
            [delivery(reminder, number) for number, reminder in enumerate(due)], NOW + MINUTE
        )
        await transaction.reminders.advance([(reminder.key, None) for reminder in due])
        _wait_for_the_end()


def _wait_for_the_end() -> None:
    print("here", flush=True)
    sys.stdin.read()


PROGRAMS = {program.__name__: program for program in (open_only, stop_in_migration, stop_before_commit)}


def command(program: Any, file: Path) -> list[str]:
    """Return the command line that runs *program* on the database *file*."""
    return [sys.executable, "-m", "tests.bot.store.child", program.__name__, str(file)]


if __name__ == "__main__":
    asyncio.run(PROGRAMS[sys.argv[1]](sys.argv[2]))
