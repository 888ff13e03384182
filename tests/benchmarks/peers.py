"""What others take for reminders that fall due at one instant, measured as Legday is: the CPU of one process."""

from __future__ import annotations

import asyncio
import tempfile
import time
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from importlib.util import find_spec
from pathlib import Path
from typing import Any

STORED_DUE = 500
"""Due in the store on disk, which takes about a millisecond for each and holds the loop meanwhile."""

MOST = {"JobQueue": 100_000, "APScheduler on SQLite": 10_000}
"""Most jobs of each: a million take the one seven minutes and 3.5 GB, the other half an hour."""

AHEAD = timedelta(seconds=3)
"""From the last job made to its instant."""


@dataclass(frozen=True)
class Peer:
    """What was measured.

    Attributes:
        size: Jobs, each to come daily, as most reminders do.
        due: How many of them came at one instant.
        ready: Seconds from the first job to the last, which is what a restart takes where they are kept in memory.
        grown: By how much the memory of this process grew with them, in MiB.
        cpu: Seconds of CPU that a job takes from due to done and planned for the next day.
        stall: Longest that the event loop was held, in seconds.
    """

    name: str
    size: int
    due: int
    ready: float
    grown: float
    cpu: float
    stall: float


class Stalls:
    """Notes for how long the event loop was held, at worst, while it beats."""

    def __init__(self) -> None:
        self.worst = 0.0

    async def beat(self) -> None:
        """Look every millisecond, until cancelled."""
        loop = asyncio.get_running_loop()
        while True:
            expected = loop.time() + 0.001
            await asyncio.sleep(0.001)
            self.worst = max(self.worst, loop.time() - expected)


def peers() -> dict[str, Callable[[int], Any]]:
    """Return those that are installed, by name."""
    if not find_spec("apscheduler"):
        return {}
    known: dict[str, Callable[[int], Any]] = {"JobQueue": job_queue}
    return known | ({"APScheduler on SQLite": stored_jobs} if find_spec("sqlalchemy") else {})


async def job_queue(size: int, most_due: int = 10_000) -> Peer:
    """Measure python-telegram-bot's JobQueue, whose jobs are kept in memory.

    It is allowed to be late: by default it drops every job of a pass that takes longer than a second.
    """
    from telegram.ext import Application

    application = Application.builder().token("1:" + "a" * 35).build()
    queue = application.job_queue
    assert queue is not None

    def add(at: datetime) -> None:
        queue.run_daily(_count, at.timetz(), job_kwargs={"misfire_grace_time": None})

    return await _measured("JobQueue", size, min(most_due, size), add, queue.start, queue.stop)


async def stored_jobs(size: int, most_due: int = STORED_DUE) -> Peer:
    """Measure APScheduler with its SQLAlchemy store on SQLite, as it comes."""
    from apscheduler.jobstores.sqlalchemy import SQLAlchemyJobStore  # type: ignore[import-untyped,import-not-found,unused-ignore] # has no types, and may not be there
    from apscheduler.schedulers.asyncio import AsyncIOScheduler  # type: ignore[import-untyped,import-not-found,unused-ignore] # the same

    with tempfile.TemporaryDirectory() as folder:
        store = SQLAlchemyJobStore(f"sqlite:///{Path(folder, 'jobs.db')}")
        scheduler = AsyncIOScheduler(jobstores={"default": store}, timezone=UTC)
        # a scheduler that does not run keeps its jobs in memory until it starts
        scheduler.start(paused=True)

        def add(at: datetime) -> None:
            when = {"hour": at.hour, "minute": at.minute, "second": at.second}
            scheduler.add_job(_count_here, "cron", **when, misfire_grace_time=None)

        async def start() -> None:
            scheduler.resume()

        async def stop() -> None:
            scheduler.shutdown(wait=False)

        return await _measured("APScheduler on SQLite", size, min(most_due, size), add, start, stop)


came = 0


async def _count(_context: object) -> None:
    global came  # noqa: PLW0603 - a stored job is named by module and function: it can hold nothing of its own
    came += 1


async def _count_here() -> None:
    await _count(None)


async def _measured(
    name: str,
    size: int,
    due: int,
    add: Callable[[datetime], None],
    start: Callable[[], Any],
    stop: Callable[[], Any],
) -> Peer:
    from tests.benchmarks.reminders import resident_mib

    before, begun = resident_mib(), time.perf_counter()
    now = datetime.now(UTC)
    for _ in range(size - due):
        add(now + timedelta(hours=2))
    each = (time.perf_counter() - begun) / max(size - due, 1)
    soon = (datetime.now(UTC) + AHEAD + timedelta(seconds=2 * due * max(each, 0.0003))).replace(microsecond=0)
    for _ in range(due):
        add(soon)
    ready, grown = time.perf_counter() - begun, resident_mib() - before
    await start()
    await asyncio.sleep(max((soon - datetime.now(UTC)).total_seconds() - 0.2, 0))
    stalls = Stalls()
    beating, cpu, already = asyncio.create_task(stalls.beat()), time.process_time(), came
    async with asyncio.timeout(600):
        while came - already < due:  # noqa: ASYNC110 - the peer rings no bell
            await asyncio.sleep(0.05)
    took = time.process_time() - cpu
    beating.cancel()
    await stop()
    return Peer(name, size, due, ready, grown, took / due, stalls.worst)
