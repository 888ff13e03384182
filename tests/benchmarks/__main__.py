"""How fast Legday is, next to a peer or a limit measured in the same run: ``python -m tests.benchmarks``."""

from __future__ import annotations

import asyncio
import os
import random
import sqlite3
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

from bot.clock import SteadyClock, system_clock
from bot.delivery.courier import Courier
from bot.due import Due
from bot.messages import Account, Place, Platform
from bot.reminders import Reach
from bot.schedules.model import Schedule
from bot.schedules.zones import find_zone
from bot.store import open_store, random_id
from tests.benchmarks.choosing import choosing
from tests.fakes import Recorder, no_leg_day

REPEATS = 5
DUE = 2_000


def main() -> None:
    """Measure and print one line a figure."""
    print(f"{'what':<58}{'Legday':>12}{'beside it':>14}{'ratio':>8}")
    line("first answer of the terminal chat, CPU", first_answer(), "a bare interpreter", bare_interpreter())
    line("the same, beside importing both platforms' libraries", first_answer(), "the imports", platform_imports())
    claimed, bound = asyncio.run(claim_and_settle())
    line(f"claim, send and settle, CPU a reminder ({DUE} due at once)", claimed, "raw sqlite3 insert+update", bound)
    for what, ours, beside, theirs in choosing():
        line(what, ours, beside, theirs)


def line(what: str, ours: float, beside: str, theirs: float) -> None:
    """Print one figure in milliseconds, with what it is compared to."""
    print(f"{what:<58}{ours * 1000:>9.3f} ms{theirs * 1000:>11.3f} ms{ours / theirs:>7.1f}x  ({beside})")


def cpu_of(command: list[str], said: bytes = b"") -> float:
    """Return the median CPU seconds, user and system, of a whole process."""
    return statistics.median(_cpu_once(command, said) for _ in range(REPEATS))


def _cpu_once(command: list[str], said: bytes) -> float:
    with tempfile.TemporaryDirectory() as folder:
        environment = os.environ | {"LEGDAY_DATABASE_URL": f"{folder}/bench.db"}
        process = subprocess.Popen(
            command, stdin=subprocess.PIPE, stdout=subprocess.DEVNULL, env=environment, start_new_session=True
        )
        assert process.stdin is not None
        process.stdin.write(said)
        process.stdin.close()
        _pid, status, usage = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
    assert process.returncode == 0, command
    return usage.ru_utime + usage.ru_stime


def first_answer() -> float:
    """Return the CPU seconds of a chat that answers one line, its new database included."""
    return cpu_of([sys.executable, "-m", "bot", "chat"], b"/hamstrings dumbbells 15\n")


def bare_interpreter() -> float:
    """Return the CPU seconds of an interpreter that does nothing."""
    return cpu_of([sys.executable, "-c", ""])


def platform_imports() -> float:
    """Return the CPU seconds of importing what a bot for both platforms cannot do without."""
    return cpu_of([sys.executable, "-W", "ignore", "-c", "import telegram.ext, discord, aiosqlite"])


async def claim_and_settle() -> tuple[float, float]:
    """Return CPU seconds a reminder: through the courier, and of the bare statements it cannot avoid."""
    zone = find_zone("Europe/Berlin")
    assert zone is not None
    chance = random.Random(5)
    now = system_clock()
    clock = SteadyClock(now)
    schedule = Schedule((now + timedelta(hours=1)).astimezone(zone), "FREQ=DAILY")
    with tempfile.TemporaryDirectory() as folder:
        async with open_store(f"{folder}/bench.db") as store:
            async with store.writing() as filling:
                for number in range(DUE):
                    place = Place(Platform.TELEGRAM, str(number))
                    person = await filling.people.meet(Account(place.platform, place.address), now)
                    await filling.reminders.add(
                        id=random_id(chance),
                        person_id=person.id,
                        place=place,
                        schedule=schedule,
                        what="tea",
                        due_at=now + timedelta(hours=1),
                        now=now,
                    )
            reaches, senders = [Reach(Platform.TELEGRAM)], {Platform.TELEGRAM: Recorder()}
            courier = Courier(store, senders, reaches, Due(no_leg_day), clock, chance)
            clock.move(timedelta(hours=1))
            before = time.process_time()
            assert await courier.deliver_due() == DUE
            ours = time.process_time() - before
        return ours / DUE, cpu_seconds(lambda: _raw_statements(Path(folder, "raw.db"))) / DUE


def _raw_statements(path: Path) -> None:
    connection = sqlite3.connect(path, isolation_level=None)
    connection.execute("PRAGMA journal_mode=WAL")
    connection.execute("CREATE TABLE d (id INTEGER PRIMARY KEY, content TEXT, done INTEGER)")
    connection.execute("BEGIN IMMEDIATE")
    connection.executemany("INSERT INTO d VALUES (?, 'tea', 0)", [(number,) for number in range(DUE)])
    connection.execute("COMMIT")
    for number in range(DUE):
        connection.execute("BEGIN IMMEDIATE")
        connection.execute("UPDATE d SET done = 1, content = NULL WHERE id = ?", (number,))
        connection.execute("COMMIT")
    connection.close()


def cpu_seconds(work: Callable[[], None]) -> float:
    """Return the CPU seconds that *work* takes in this process."""
    before = time.process_time()
    work()
    return time.process_time() - before


if __name__ == "__main__":
    main()
