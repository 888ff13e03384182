"""What the whole bot costs while nothing happens, on both platforms: ``python -m tests.benchmarks.idle``."""

from __future__ import annotations

import argparse
import asyncio
import os
import random
import sys
import tempfile
import time
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path

from bot.clock import system_clock
from bot.delivery.courier import Courier
from bot.due import Due
from bot.messages import Platform
from bot.reminders import Reach
from bot.store import open_store
from tests.benchmarks.setting import cpu_of, fill, statements_of
from tests.child import Child
from tests.fakes import Recorder, no_leg_day
from tests.torture.town import Town, town, until

SECONDS = 60
SETTLE_SECONDS = 15
"""How long the bot may take, after it is ready, to set its menus, be greeted and begin to draw ahead."""

DRAWN_WITHIN_SECONDS = 900
"""How long the pictures may take that a first start draws ahead, in a process of their own."""

STORED = 1000
"""Reminders that are all due much later."""


@dataclass(frozen=True)
class Idle:
    """What was measured.

    Attributes:
        ready: Seconds on the wall from the start of the process until it serves.
        start_cpu: Seconds of CPU in that time.
        cpu: Seconds of CPU in a minute of idling.
        megabytes: Resident memory, in millions of bytes.
    """

    ready: float
    start_cpu: float
    cpu: float
    megabytes: float


def main(arguments: Sequence[str] | None = None) -> int:
    """Measure a first start, a second one, and what the courier asks of the database."""
    asked = _parser().parse_args(arguments)
    print(f"{os.getloadavg()[0]:.1f} processes compete for {os.cpu_count()} cores")
    for which, idle in asyncio.run(measure(asked.seconds)).items():
        print(
            f"{which:<13} ready {idle.ready:5.2f} s ({idle.start_cpu:.2f} s CPU), "
            f"{idle.cpu * 1000:5.0f} ms CPU a minute, {idle.megabytes:6.1f} MB resident"
        )
    print(f"statements in {asked.seconds} s between due instants: {asyncio.run(statements(asked.seconds))}")
    return 0


async def measure(seconds: int) -> dict[str, Idle]:
    """Start the bot on an empty database, and again on one with reminders."""
    with tempfile.TemporaryDirectory() as folder:
        async with town(Path(folder), random.Random(5)) as place:
            first = await _idle(place, SETTLE_SECONDS)
            await fill(Path(folder, "legday.db"), [system_clock() + timedelta(days=1)] * STORED)
            return {"first start": first, "second start": await _idle(place, seconds)}


async def _idle(place: Town, seconds: int) -> Idle:
    begun = time.perf_counter()
    child = await place.start()
    ready, start_cpu = time.perf_counter() - begun, cpu_of(child.pid)
    await asyncio.sleep(SETTLE_SECONDS)
    await until(lambda: not helpers_of(child), DRAWN_WITHIN_SECONDS, 1.0)
    before = cpu_of(child.pid)
    await asyncio.sleep(seconds)
    cpu, megabytes = cpu_of(child.pid) - before, resident_mb(child)
    assert await child.stop() == 0
    return Idle(ready, start_cpu, cpu * 60 / seconds, megabytes)


def helpers_of(child: Child) -> str:
    """Return the processes that *child* has started and that still run (the same page)."""
    return Path(f"/proc/{child.pid}/task/{child.pid}/children").read_text().strip()


def resident_mb(child: Child) -> float:
    """Return what *child* has in RAM (VmRSS, https://docs.kernel.org/filesystems/proc.html)."""
    status = Path(f"/proc/{child.pid}/status").read_text()
    return int(next(line.split()[1] for line in status.splitlines() if line.startswith("VmRSS:"))) * 1024 / 1e6


async def statements(seconds: int) -> int:
    """Return how many statements the running courier sends while nothing is due, its first look left out."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "legday.db")
        await fill(path, [system_clock() + timedelta(days=1)] * STORED)
        async with open_store(str(path)) as store:
            reaches = [Reach(Platform.TELEGRAM), Reach(Platform.DISCORD)]
            senders = {reach.platform: Recorder() for reach in reaches}
            courier = Courier(store, senders, reaches, Due(no_leg_day), system_clock, random.Random(5))
            return await statements_of(store, courier, seconds)


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m tests.benchmarks.idle", description=__doc__)
    parser.add_argument("--seconds", type=int, default=SECONDS, help=f"how long; {SECONDS} if not given")
    return parser


if __name__ == "__main__":
    sys.exit(main())
