"""What many reminders cost, beside what others take in the same run: ``python -m tests.benchmarks.reminders``."""

from __future__ import annotations

import argparse
import asyncio
import gc
import json
import random
import subprocess
import sys
import tempfile
import time
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import asdict, dataclass
from datetime import timedelta
from pathlib import Path
from typing import Any

from sqlalchemy import event

from bot.clock import SteadyClock, system_clock
from bot.delivery.courier import BATCH, Courier
from bot.due import Due, LegDay
from bot.language import Words
from bot.messages import Platform, Reply
from bot.people import Person
from bot.reminders import Reach, ReminderKind
from bot.store import Store, open_store
from bot.suggest import Suggest
from catalog.load import load_catalog
from tests.benchmarks.crowd import Crowd, bytes_each, fill
from tests.benchmarks.peers import MOST, Peer, Stalls, peers
from tests.benchmarks.setting import statements_of
from tests.fakes import Recorder, no_leg_day
from tests.torture.outage import resident_kib
from tests.torture.town import town

SIZES = (1_000, 10_000, 100_000)
MILLION = 1_000_000
DUE = 10_000
"""How many fall due at one instant, and half an hour later again; a third of all where there are not so many."""

SESSIONS = 300
"""How many of the reminders that bring a session: making one takes some milliseconds."""

IDLE_SECONDS = 3.0
REACH = Reach(Platform.TELEGRAM)


@dataclass(frozen=True)
class Figures:
    """What was measured with so many reminders; times are seconds of CPU of the whole process for one reminder.

    Attributes:
        start: From starting a process for both platforms to its serving them, in seconds of the clock on the wall.
        process: What it then has in RAM, in MiB.
        ready: From opening the store to knowing when to wake, in seconds of the clock on the wall.
        grown: By how much the memory of this process grew with that, in MiB.
        asked: Queries in `IDLE_SECONDS` of waiting for something to fall due.
        claim: From due to claimed, with what will be sent committed.
        settle: From accepted to settled, in batches as the claims.
        through: From due to settled through the courier, nothing but the platform left out: with a task, a time
            limit and a message made for each.
        stall: Longest that the event loop was held while claiming and settling, in seconds.
        commits: For each of them, claimed and settled; each is one fsync.
        person: Bytes in the file, as are *place* and *reminder*, which has its text.
    """

    size: int
    start: float
    process: float
    ready: float
    grown: float
    asked: int
    claim: float
    settle: float
    through: float
    stall: float
    commits: float
    person: float
    place: float
    reminder: float


@dataclass(frozen=True)
class Sessions:
    """The same of reminders that bring a session: with one that is there already, and with one made for each."""

    given: float
    made: float


def main(arguments: Sequence[str] | None = None) -> int:
    """Print one line a size; the sizes run in processes of their own, so that memory can be told apart."""
    asked = _parser().parse_args(arguments)
    if asked.alone:
        what, size = asked.alone
        print(json.dumps(asdict(asyncio.run(_ALONE[what](int(size))))))
        return 0
    sizes = asked.sizes or [*SIZES, *([MILLION] if asked.million else [])]
    figures = [Figures(**_apart("legday", size)) for size in sizes]
    show(figures)
    show_sessions(Sessions(**_apart("sessions", SESSIONS)))
    for name in [] if asked.no_peers else peers():
        for ours in (one for one in figures if one.size <= MOST[name]):
            show_peer(ours, Peer(**_apart(name, ours.size)))
    return 0


def show(figures: Sequence[Figures]) -> None:
    """Print a table, and how the greatest size compares with the others."""
    print("µs of CPU for each reminder; MiB in RAM; bytes on disk")
    print(
        f"{'reminders':>10}{'start s':>9}{'RSS':>7}{'open ms':>9}{'grown':>7}{'idle queries':>14}{'claim':>7}"
        f"{'settle':>8}{'through':>9}{'stall ms':>10}{'commits':>9}{'person':>8}{'place':>7}{'reminder':>10}"
    )
    for one in figures:
        print(
            f"{one.size:>10,}{one.start:>9.2f}{one.process:>7.1f}{one.ready * 1000:>9.1f}{one.grown:>7.1f}"
            f"{one.asked:>14}{one.claim * 1e6:>7.1f}{one.settle * 1e6:>8.1f}{one.through * 1e6:>9.1f}"
            f"{one.stall * 1000:>10.1f}{one.commits:>9.4f}{one.person:>8.0f}{one.place:>7.0f}{one.reminder:>10.0f}"
        )
    most = max(figures, key=lambda one: one.size)
    for other in (one for one in figures if one is not most):
        print(
            f"{most.size:,} beside {other.size:,}: claim and settle "
            f"{(most.claim + most.settle) / (other.claim + other.settle):.2f} × the CPU, "
            f"through {most.through / other.through:.2f} ×, "
            f"start {most.start / other.start:.2f} ×, memory {most.process - other.process:+.1f} MiB"
        )


def show_sessions(sessions: Sessions) -> None:
    """Print what a reminder of leg day costs."""
    print(
        f"leg day: claim and settle {sessions.given * 1e6:.1f} µs with a session that is there already, "
        f"{sessions.made * 1e6:.1f} µs with one that is made for each"
    )


def show_peer(ours: Figures, peer: Peer) -> None:
    """Print what *peer* takes, and how many times that of ours, which keeps each reminder on disk."""
    print(
        f"{peer.name}, {peer.size:,} jobs, {peer.due:,} due: ready {peer.ready:.1f} s, {peer.grown:+.1f} MiB, "
        f"loop held {peer.stall * 1000:.0f} ms, {peer.cpu * 1e6:.1f} µs a job: "
        f"{peer.cpu / (ours.claim + ours.settle):.1f} × claim and settle, {peer.cpu / ours.through:.1f} × through"
    )


async def measure(size: int) -> Figures:
    """Return the figures with *size* reminders, `DUE` of which fall due together in an hour."""
    now = system_clock().replace(minute=0, second=0, microsecond=0)
    crowd = Crowd(size, min(DUE, size // 3), now + timedelta(hours=1))
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "legday.db")
        await fill(path, crowd)
        disk = bytes_each(path, size)
        start, process = await _process(Path(folder))
        gc.collect()
        gc.freeze()
        before, begun = resident_mib(), time.perf_counter()
        async with open_store(str(path)) as store:
            clock = SteadyClock(now)
            courier = make_courier(store, clock, no_leg_day)
            assert await courier.next_due() is not None
            ready, grown = time.perf_counter() - begun, resident_mib() - before
            asked = await statements_of(store, courier, IDLE_SECONDS)
            clock.move_to(crowd.at)
            claim, settle, stall, commits = await _claim_and_settle(store, courier, clock, crowd.due)
            clock.move_to(crowd.at + timedelta(minutes=30))
            through = await _cpu(courier.deliver_due, crowd.due)
        taken = (claim, settle, through, stall, commits)
        on_disk = (disk["person"], disk["place"], disk["reminder"])
        return Figures(size, start, process, ready, grown, asked, *taken, *on_disk)


async def measure_sessions(size: int) -> Sessions:
    """Return what *size* reminders of leg day take."""
    return Sessions(
        await _sessions(size, _a_session), await _sessions(size, Suggest(load_catalog(), random.Random(5)).leg_day)
    )


async def _sessions(size: int, leg_day: LegDay) -> float:
    now = system_clock().replace(minute=0, second=0, microsecond=0)
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "legday.db")
        await fill(path, Crowd(2 * size, size, now, ReminderKind.LEG_DAY))
        async with open_store(str(path)) as store:
            clock = SteadyClock(now)
            claim, settle, *_ = await _claim_and_settle(store, make_courier(store, clock, leg_day), clock, size)
    return claim + settle


def make_courier(store: Store, clock: SteadyClock, leg_day: LegDay) -> Courier:
    """Return a courier for Telegram whose platform takes everything at once."""
    return Courier(store, {Platform.TELEGRAM: Recorder()}, [REACH], Due(leg_day), clock, random.Random(5))


async def _claim_and_settle(
    store: Store, courier: Courier, clock: SteadyClock, due: int
) -> tuple[float, float, float, float]:
    """Return CPU seconds to claim and to settle each, the longest stall, and commits for each."""
    commits: list[object] = []
    event.listen(store._reading.sync_engine, "commit", commits.append)
    stalls = Stalls()
    beating = asyncio.create_task(stalls.beat())
    claim = settle = 0.0
    done = 0
    while done < due:
        begun = time.process_time()
        claimed = await courier._claim_within(REACH, BATCH)
        claim += time.process_time() - begun
        assert claimed
        begun = time.process_time()
        async with store.writing() as transaction:
            taken = [(delivery.id, delivery.token, "12345") for delivery in claimed]
            assert await transaction.deliveries.settle_all(taken, clock()) == len(taken)
        settle += time.process_time() - begun
        done += len(claimed)
    beating.cancel()
    return claim / due, settle / due, stalls.worst, len(commits) / due


async def _cpu(work: Callable[[], Awaitable[int]], due: int) -> float:
    begun = time.process_time()
    assert await work() >= due
    return (time.process_time() - begun) / due


async def _process(folder: Path) -> tuple[float, float]:
    """Return how many seconds the program takes to serve both platforms, and its memory in MiB."""
    async with town(folder, random.Random(5)) as place:
        begun = time.perf_counter()
        child = await place.start()
        took, kib = time.perf_counter() - begun, resident_kib(child)
        assert await child.stop() == 0
    return took, kib / 1024


async def _a_session(_person: Person, words: Words, *_: object) -> Reply:
    return Reply.say(words("Leg day"))


def resident_mib() -> float:
    """Return what this process has in RAM (VmRSS, https://docs.kernel.org/filesystems/proc.html)."""
    status = Path("/proc/self/status").read_text()
    return int(next(line.split()[1] for line in status.splitlines() if line.startswith("VmRSS:"))) / 1024


_ALONE: dict[str, Callable[[int], Any]] = {"legday": measure, "sessions": measure_sessions, **peers()}


def _apart(what: str, size: int) -> dict[str, Any]:
    command = [sys.executable, "-m", "tests.benchmarks.reminders", "--alone", what, str(size)]
    said = subprocess.run(command, check=True, capture_output=True, text=True).stdout
    figures: dict[str, Any] = json.loads(said)
    return figures


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m tests.benchmarks.reminders", description=__doc__)
    parser.add_argument("sizes", nargs="*", type=int, help="1,000, 10,000 and 100,000 if none is given")
    parser.add_argument("--million", action="store_true", help="and with a million")
    parser.add_argument("--no-peers", action="store_true", help="leave the others out")
    parser.add_argument("--alone", nargs=2, help=argparse.SUPPRESS)
    return parser


if __name__ == "__main__":
    sys.exit(main())
