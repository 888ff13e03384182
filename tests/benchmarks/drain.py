"""How much of what Telegram permits a flood of reminders uses, beside two peers: ``python -m tests.benchmarks.drain``.

The local server refuses what is too much in any sliding second. Each sender is a process of its own, with one core
to itself where there are two; the server has the other.
"""

from __future__ import annotations

import argparse
import asyncio
import sys
import tempfile
from collections.abc import AsyncIterator, Callable, Coroutine, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path

from bot.clock import system_clock
from tests.benchmarks.setting import FIRST, cpu_of, fill, stay_on_core
from tests.child import ROOT, Child
from tests.platforms.flood import FloodControl
from tests.platforms.telegram import TelegramServer
from tests.torture.town import until

RATES = (30, 50)
PAID_RATE = 1000
SECONDS = 30
"""How long a drain should take, which gives the number of messages."""

PEERS = ("limiter", "gather")
NAMES = {
    "legday": "Legday",
    "limiter": "PTB, AIORateLimiter(max_retries=3)",
    "gather": "PTB, gather and sleep on RetryAfter",
}


@dataclass(frozen=True)
class Drain:
    """What came of one drain.

    Attributes:
        share: Of what is permitted, from the first message to the last.
        refused: 429s.
        lost: People who got nothing.
        doubled: Messages beyond one a person.
        cpu: Seconds of the sender's CPU a message.
    """

    who: str
    rate: int
    many: int
    share: float
    refused: int
    lost: int
    doubled: int
    cpu: float


def main(arguments: Sequence[str] | None = None) -> int:
    """Drain at each rate and print a line each."""
    asked = _parser().parse_args(arguments)
    if asked.peer:
        asyncio.run(PEER_MAINS[asked.peer](asked.url, asked.rates[0], asked.many))
        return 0
    rates = asked.rates or RATES
    peers = [peer for peer in PEERS if not asked.alone and (peer != "limiter" or find_spec("aiolimiter"))]
    for rate in rates:
        many = asked.many or max(900, rate * SECONDS)
        ours = asyncio.run(drain("legday", rate, many))
        show(ours, None)
        for peer in peers:
            show(asyncio.run(drain(peer, rate, many)), ours)
    return 0


def show(one: Drain, beside: Drain | None) -> None:
    """Print one drain, and how ours compares with it."""
    ratio = f"; Legday sends {beside.share / one.share:.2f} × as fast" if beside and one.share else ""
    ratio += f" with {one.cpu / beside.cpu:.1f} × less CPU" if beside and one.cpu else ""
    print(
        f"{NAMES[one.who]:<38}{one.many:>7,} at {one.rate:>5}/s: {one.share:>6.1%} of what is permitted, "
        f"{one.refused:>5} refused, {one.lost} lost, {one.doubled} doubled, {one.cpu * 1e6:>5.0f} µs CPU each{ratio}",
        flush=True,
    )


async def drain(who: str, rate: int, many: int) -> Drain:
    """Let *who* send *many* messages that are due at once, each to another person."""
    stay_on_core(0)
    with tempfile.TemporaryDirectory() as folder:
        async with TelegramServer() as server:
            server.flood_control = FloodControl(all_second=rate)
            for number in range(many):
                server.person(FIRST + number)
            if who == "legday":
                await fill(Path(folder, "legday.db"), [system_clock().replace(microsecond=0)] * many)
            async with sending(who, server, rate, many, Path(folder)) as pid:
                cpu = await cpu_of_drain(pid, server.flood_control, many, 4 * many / rate + 60)
            return _drained(server, who, rate, many, cpu)


async def cpu_of_drain(pid: int, seen: FloodControl, many: int, seconds: float) -> float:
    """Return the seconds of CPU that a process takes from its first message to the last of *many*."""
    await until(lambda: bool(seen.taken), seconds, every=0.01)
    before = cpu_of(pid)
    await until(lambda: len(seen.taken) >= many, seconds, every=0.05)
    return cpu_of(pid) - before


def _drained(server: TelegramServer, who: str, rate: int, many: int, cpu: float) -> Drain:
    taken = server.flood_control.taken
    got = [len(server.messages(FIRST + number)) for number in range(many)]
    share = (len(taken) - 1) / (taken[-1] - taken[0]) / rate
    doubled = sum(count - 1 for count in got if count > 1)
    return Drain(who, rate, many, share, len(server.flood_control.refused), got.count(0), doubled, cpu / many)


@asynccontextmanager
async def sending(who: str, server: TelegramServer, rate: int, many: int, folder: Path) -> AsyncIterator[int]:
    """Start a process that sends, and stop it; gives its id once it is about to."""
    if who == "legday":
        settings = {
            "LEGDAY_TELEGRAM_TOKEN": server.token,
            "LEGDAY_TELEGRAM_API_URL": server.url,
            "LEGDAY_TELEGRAM_RATE": str(rate),
            "LEGDAY_TELEGRAM_PAID": "yes" if rate >= PAID_RATE else "no",
            "LEGDAY_DATABASE_URL": str(folder / "legday.db"),
            "LEGDAY_LOG_LEVEL": "warning",
            "LEGDAY_PICTURES": "off",
        }
        child = await Child.start(["run", "telegram"], settings, folder)
        stay_on_core(1, child.pid)
        yield child.pid
        assert await child.stop() == 0, child.said
        return
    asked = ["--peer", who, "--url", server.url, "--many", str(many), str(rate)]
    process = await asyncio.create_subprocess_exec(
        sys.executable, "-W", "ignore", "-m", "tests.benchmarks.drain", *asked, cwd=ROOT
    )
    stay_on_core(1, process.pid)
    yield process.pid
    assert await process.wait() == 0


async def limiter(url: str, rate: int, many: int) -> None:
    """Send as python-telegram-bot's own limiter does."""
    from telegram.ext import AIORateLimiter, ExtBot
    from telegram.request import HTTPXRequest

    patient = HTTPXRequest(connection_pool_size=512, pool_timeout=None, read_timeout=60)
    limits = AIORateLimiter(overall_max_rate=rate, overall_time_period=1, max_retries=3)
    async with ExtBot(TelegramServer.token, base_url=f"{url}/bot", request=patient, rate_limiter=limits) as bot:
        queue = (bot.send_message(FIRST + number, f"number {number}") for number in range(many))
        await asyncio.gather(*queue, return_exceptions=True)


async def gather(url: str, _rate: int, many: int) -> None:
    """Send everything at once, and again after each refusal's wait."""
    from telegram import Bot
    from telegram.error import RetryAfter
    from telegram.request import HTTPXRequest

    patient = HTTPXRequest(connection_pool_size=512, pool_timeout=None, read_timeout=60)
    async with Bot(TelegramServer.token, base_url=f"{url}/bot", request=patient) as bot:

        async def send(number: int) -> None:
            while True:
                try:
                    await bot.send_message(FIRST + number, f"number {number}")
                except RetryAfter as error:
                    await asyncio.sleep(float(str(error.retry_after)))
                else:
                    return

        await asyncio.gather(*(send(number) for number in range(many)))


Main = Callable[[str, int, int], Coroutine[object, object, None]]
PEER_MAINS: dict[str, Main] = {"limiter": limiter, "gather": gather}


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m tests.benchmarks.drain", description=__doc__)
    parser.add_argument("rates", nargs="*", type=int, help="messages a second; 30 and 50 if none is given")
    parser.add_argument("--many", type=int, help=f"how many are due at once; what {SECONDS} s take if not given")
    parser.add_argument("--alone", action="store_true", help="without the peers")
    parser.add_argument("--peer", choices=PEERS, help=argparse.SUPPRESS)
    parser.add_argument("--url", help=argparse.SUPPRESS)
    return parser


if __name__ == "__main__":
    sys.exit(main())
