"""Programs that the tests run in a process of their own, to kill it or to look at it."""

from __future__ import annotations

import asyncio
import sys
import threading
from pathlib import Path
from typing import Any

from sqlalchemy import Engine, event

from bot.messages import Account, Platform
from bot.store import open_store
from tests.bot.store.samples import MINUTE, NOW, TELEGRAM, delivery, due


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
        reminders = await due(transaction, TELEGRAM, NOW, 10)
        await transaction.deliveries.claim(
            [delivery(reminder, number) for number, reminder in enumerate(reminders)], NOW + MINUTE
        )
        await transaction.reminders.advance([(reminder.key, None) for reminder in reminders])
        _wait_for_the_end()


async def write_in_pairs(file: str) -> None:
    """Commit two people at a time, and say so each time, until there is nobody left to hear."""
    ended = threading.Event()

    def listen() -> None:
        sys.stdin.read()
        ended.set()

    threading.Thread(target=listen, daemon=True).start()
    async with open_store(file) as store:
        number = 0
        while not ended.is_set():
            async with store.writing() as transaction:
                for half in ("left", "right"):
                    await transaction.people.meet(Account(Platform.TELEGRAM, f"{number}{half}"), NOW)
            number += 1
            print("here", flush=True)


def _wait_for_the_end() -> None:
    print("here", flush=True)
    sys.stdin.read()


PROGRAMS = {
    program.__name__: program for program in (open_only, stop_in_migration, stop_before_commit, write_in_pairs)
}


def command(program: Any, file: Path) -> list[str]:
    """Return the command line that runs *program* on the database *file*."""
    return [sys.executable, "-m", "tests.bot.store.child", program.__name__, str(file)]


if __name__ == "__main__":
    asyncio.run(PROGRAMS[sys.argv[1]](sys.argv[2]))
