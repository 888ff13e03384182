"""What the benchmarks of the running bot share: a database full of reminders, and how much CPU a process took."""

from __future__ import annotations

import asyncio
import os
import random
from collections.abc import Sequence
from datetime import datetime
from pathlib import Path

from sqlalchemy import event

from bot.clock import system_clock
from bot.delivery.courier import Courier
from bot.messages import Account, Place, Platform
from bot.schedules.model import Schedule
from bot.schedules.zones import find_zone
from bot.store import Store, open_store, random_id

FIRST = 100_001
"""The id of the first person; the others follow."""

FIRST_LOOK_SECONDS = 0.5

CLOCK_TICKS = os.sysconf("SC_CLK_TCK") if hasattr(os, "sysconf") else 100


async def fill(path: Path, due: Sequence[datetime], platform: Platform = Platform.TELEGRAM) -> None:
    """Set a reminder for each instant of *due*, each of another person; its text is "number N"."""
    zone, chance, now = find_zone("Europe/Berlin"), random.Random(5), system_clock()
    assert zone is not None
    async with open_store(str(path)) as store, store.writing() as filling:
        for number, instant in enumerate(due):
            address = str(FIRST + number)
            person = await filling.people.meet(Account(platform, address, language="en"), now)
            await filling.reminders.add(
                id=random_id(chance),
                person_id=person.id,
                place=Place(platform, address),
                schedule=Schedule(instant.astimezone(zone), "FREQ=DAILY"),
                what=f"number {number}",
                due_at=instant,
                now=now,
            )


async def statements_of(store: Store, courier: Courier, seconds: float) -> int:
    """Return how many statements the running courier sends in *seconds* of waiting; its first look is left out."""
    asked: list[str] = []
    running = asyncio.create_task(courier.run())
    await asyncio.sleep(FIRST_LOOK_SECONDS)
    event.listen(store._reading.sync_engine, "before_cursor_execute", lambda *said: asked.append(said[2]))
    await asyncio.sleep(seconds)
    running.cancel()
    await asyncio.gather(running, return_exceptions=True)
    return len(asked)


def cpu_of(pid: int) -> float:
    """Return the seconds of CPU that a process took until now (https://man7.org/linux/man-pages/man5/proc.5.html)."""
    fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / CLOCK_TICKS


def stay_on_core(number: int, pid: int = 0) -> None:
    """Keep this process, or another one, on one core, where there are several."""
    if hasattr(os, "sched_setaffinity") and (os.cpu_count() or 1) > 1:
        os.sched_setaffinity(pid, {number})
