"""What many reminders cost, beside python-telegram-bot's JobQueue: ``python -m tests.benchmarks.reminders``."""

from __future__ import annotations

import argparse
import asyncio
import gc
import json
import random
import sqlite3
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from contextlib import closing, suppress
from dataclasses import asdict, dataclass
from datetime import datetime, timedelta
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from sqlalchemy import event

from bot.clock import SteadyClock, system_clock
from bot.delivery.courier import Courier
from bot.due import Due
from bot.messages import Account, Place, Platform, Reply
from bot.reminders import Reach
from bot.schedules.model import Schedule
from bot.schedules.zones import find_zone
from bot.store import Store, open_store, random_id
from tests.fakes import Recorder
from tests.torture.outage import resident_kib
from tests.torture.town import town

SIZES = (1_000, 10_000, 100_000)
MILLION = 1_000_000
DUE = 10_000
"""How many fall due at one instant; fewer where there are not so many."""

IDLE_SECONDS = 3.0
REACH = Reach(Platform.TELEGRAM)
COPIED = ("people", "places", "reminders")


@dataclass(frozen=True)
class Figures:
    """What was measured with so many reminders.

    Attributes:
        start: From starting a process for both platforms to its serving them, in seconds of the clock on the wall.
        process: What it then has in RAM, in MiB.
        ready: From opening the store to knowing when to wake, in seconds of the clock on the wall.
        grown: By how much the memory of this process grew with that, in MiB.
        asked: Queries in `IDLE_SECONDS` of waiting for something to fall due.
        cpu: Seconds of CPU that a reminder takes from due to settled, nothing but the platform left out.
        wall: The same by the clock on the wall.
        transactions: Commits for each of them.
        disk: Bytes in the file for each reminder, with a person and a place of its own.
    """

    size: int
    start: float
    process: float
    ready: float
    grown: float
    asked: int
    cpu: float
    wall: float
    transactions: float
    disk: float


@dataclass(frozen=True)
class Peer:
    """The same of a JobQueue, whose jobs are kept in memory; *ready* is from its first job to its start."""

    size: int
    ready: float
    grown: float
    cpu: float


def main(arguments: Sequence[str] | None = None) -> int:
    """Print one line a size; the sizes run in processes of their own, so that memory can be told apart."""
    asked = _parser().parse_args(arguments)
    if asked.measure:
        print(json.dumps(asdict(asyncio.run(measure(asked.measure)))))
        return 0
    if asked.peer:
        print(json.dumps(asdict(asyncio.run(measure_peer(asked.peer)))))
        return 0
    sizes = asked.sizes or [*SIZES, *([MILLION] if asked.million else [])]
    figures = [Figures(**_apart("--measure", size)) for size in sizes]
    show(figures)
    show_peer(figures, [Peer(**_apart("--peer", size)) for size in sizes] if find_spec("apscheduler") else [])
    return 0


def show(figures: Sequence[Figures]) -> None:
    """Print a table, and how the greatest size compares with the least."""
    print(
        f"{'reminders':>10}{'start s':>9}{'RSS MiB':>9}{'opened ms':>11}{'grown MiB':>11}{'idle queries':>14}"
        f"{'CPU µs':>9}{'wall µs':>9}{'commits':>9}{'bytes':>7}"
    )
    for one in figures:
        print(
            f"{one.size:>10,}{one.start:>9.2f}{one.process:>9.1f}{one.ready * 1000:>11.1f}{one.grown:>11.1f}"
            f"{one.asked:>14}"
            f"{one.cpu * 1e6:>9.1f}{one.wall * 1e6:>9.1f}{one.transactions:>9.4f}{one.disk:>7.0f}"
        )
    most = max(figures, key=lambda one: one.size)
    for other in (one for one in figures if one is not most):
        print(
            f"{most.size:,} beside {other.size:,}: claim and settle {most.cpu / other.cpu:.2f} × the CPU, "
            f"start {most.start / other.start:.2f} ×, memory {most.process - other.process:+.1f} MiB"
        )


def show_peer(figures: Sequence[Figures], peers: Sequence[Peer]) -> None:
    """Print the same of the peer, which keeps nothing on disk: its jobs are made anew at every start."""
    if not peers:
        print("python-telegram-bot's JobQueue: not installed (it needs apscheduler)")
    for ours, theirs in zip(figures, peers, strict=False):
        print(
            f"JobQueue, {theirs.size:,} jobs in memory: ready {theirs.ready * 1000:.1f} ms, {theirs.grown:+.1f} MiB, "
            f"{theirs.cpu * 1e6:.1f} µs CPU a job: {theirs.cpu / ours.cpu:.2f} × Legday's, which keeps each on disk"
        )


async def measure(size: int) -> Figures:
    """Return the figures with *size* reminders, `DUE` of which fall due together in an hour."""
    now = system_clock().replace(microsecond=0)
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "legday.db")
        await _fill(path, size, now)
        disk = bytes_of(path) / size
        start, process = await _process(Path(folder))
        gc.collect()
        before = resident_mib()
        begun = time.perf_counter()
        async with open_store(str(path)) as store:
            clock, sender = SteadyClock(now), Recorder()
            courier = Courier(store, {Platform.TELEGRAM: sender}, [REACH], Due(_no_leg_day), clock, random.Random(5))
            assert await courier.next_due() == now + timedelta(hours=1)
            ready, grown = time.perf_counter() - begun, resident_mib() - before
            asked = await _idle(store, courier)
            clock.move(timedelta(hours=1))
            due = min(DUE, size)
            cpu, wall, commits = await _drain(store, courier, due)
        return Figures(size, start, process, ready, grown, asked, cpu / due, wall / due, commits / due, disk)


async def _process(folder: Path) -> tuple[float, float]:
    """Return how many seconds the program takes to serve both platforms, and its memory in MiB."""
    async with town(folder, random.Random(5)) as place:
        begun = time.perf_counter()
        child = await place.start()
        took, kib = time.perf_counter() - begun, resident_kib(child)
        assert await child.stop() == 0
    return took, kib / 1024


async def _fill(path: Path, size: int, now: datetime) -> None:
    """Set one reminder as the program does, and copy it with its person and place until there are *size*."""
    zone = find_zone("Europe/Berlin")
    assert zone is not None
    hour = now + timedelta(hours=1)
    async with open_store(str(path)) as store, store.writing() as filling:
        person = await filling.people.meet(Account(Platform.TELEGRAM, "1"), now)
        await filling.reminders.add(
            id=random_id(random.Random(1)),
            person_id=person.id,
            place=Place(Platform.TELEGRAM, "1"),
            schedule=Schedule(hour.astimezone(zone), "FREQ=DAILY"),
            what="tea",
            due_at=hour,
            now=now,
        )
    with closing(sqlite3.connect(path)) as copying:
        _copy(copying, size, int(hour.timestamp()))
        copying.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        copying.execute("ANALYZE")


def _copy(copying: sqlite3.Connection, size: int, hour: int) -> None:
    numbers = "WITH RECURSIVE n(i) AS (SELECT 2 UNION ALL SELECT i + 1 FROM n WHERE i < :size)"
    other = {
        "people": {"id": "i"},
        "places": {"id": "i", "address": "CAST(i AS TEXT)"},
        "reminders": {
            # an odd factor spreads the ids over their 40 bits without any two meeting
            "id": "(i * 618970019) % 1099511627776",
            "person_id": "i",
            "place_id": "i",
            "due_at": f"CASE WHEN i <= {DUE} THEN {hour} ELSE {hour} + 3600 + i % 80000 END",
        },
    }
    for table in COPIED:
        columns = [row[1] for row in copying.execute(f"PRAGMA table_info({table})")]
        values = ", ".join(other[table].get(column, f"t.{column}") for column in columns)
        names = ", ".join(columns)
        copying.execute(
            f"INSERT INTO {table} ({names}) {numbers} SELECT {values} FROM n, (SELECT * FROM {table} LIMIT 1) t",
            {"size": size},
        )
    copying.commit()


async def _idle(store: Store, courier: Courier) -> int:
    """Return how many statements the running courier sends while nothing is due, its first look left out."""
    asked: list[str] = []
    running = asyncio.create_task(courier.run())
    await asyncio.sleep(0.5)
    event.listen(store._reading.sync_engine, "before_cursor_execute", lambda *said: asked.append(said[2]))
    await asyncio.sleep(IDLE_SECONDS)
    running.cancel()
    with suppress(asyncio.CancelledError):
        await running
    return len(asked)


async def _drain(store: Store, courier: Courier, due: int) -> tuple[float, float, int]:
    """Return CPU seconds, seconds on the wall, and commits."""
    commits: list[object] = []
    event.listen(store._reading.sync_engine, "commit", commits.append)
    cpu, wall = time.process_time(), time.perf_counter()
    assert await courier.deliver_due() == due
    return time.process_time() - cpu, time.perf_counter() - wall, len(commits)


async def measure_peer(size: int) -> Peer:
    """Return the figures of a JobQueue with *size* jobs, `DUE` of which fall due together soon."""
    from telegram.ext import Application

    application = Application.builder().token("1:" + "a" * 35).build()
    queue, due, came = application.job_queue, min(DUE, size), 0
    assert queue is not None

    async def bring(_context: object) -> None:
        nonlocal came
        came += 1

    before, begun = resident_mib(), time.perf_counter()
    for _ in range(size - due):
        queue.run_daily(bring, (system_clock() + timedelta(hours=2)).timetz())
    soon = system_clock() + timedelta(seconds=2 + due / 1000)
    for _ in range(due):
        queue.run_once(bring, soon, job_kwargs={"misfire_grace_time": None})
    await queue.start()
    ready, grown, cpu = time.perf_counter() - begun, resident_mib() - before, time.process_time()
    async with asyncio.timeout(600):
        while came < due:  # noqa: ASYNC110 - the peer rings no bell
            await asyncio.sleep(0.05)
    took = time.process_time() - cpu
    await queue.stop(wait=True)
    return Peer(size, ready, grown, took / due)


async def _no_leg_day(*_: object) -> Reply:
    raise AssertionError("every reminder here has a text of its own")


def resident_mib() -> float:
    """Return what this process has in RAM (VmRSS, https://docs.kernel.org/filesystems/proc.html)."""
    status = Path("/proc/self/status").read_text()
    return int(next(line.split()[1] for line in status.splitlines() if line.startswith("VmRSS:"))) / 1024


def bytes_of(path: Path) -> int:
    """Return how large a file is."""
    return path.stat().st_size


def _apart(option: str, size: int) -> dict[str, Any]:
    command = [sys.executable, "-m", "tests.benchmarks.reminders", option, str(size)]
    said = subprocess.run(command, check=True, capture_output=True, text=True).stdout
    figures: dict[str, Any] = json.loads(said)
    return figures


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m tests.benchmarks.reminders", description=__doc__)
    parser.add_argument("sizes", nargs="*", type=int, help="1,000, 10,000 and 100,000 if none is given")
    parser.add_argument("--million", action="store_true", help="and with a million")
    parser.add_argument("--measure", type=int, help=argparse.SUPPRESS)
    parser.add_argument("--peer", type=int, help=argparse.SUPPRESS)
    return parser


if __name__ == "__main__":
    sys.exit(main())
