"""How late reminders are at 20 due a second: ``python -m tests.benchmarks.lateness``.

The courier, the store and python-telegram-bot's client run here; the local server is a process of its own.
"""

from __future__ import annotations

import argparse
import asyncio
import json
import random
import sys
import tempfile
import time
from collections.abc import AsyncIterator, Awaitable, Callable, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path

from adapters.telegram import Telegram
from bot.clock import system_clock
from bot.commands import Registry
from bot.delivery.courier import Courier
from bot.delivery.pace import Pacer
from bot.delivery.slots import telegram_limits
from bot.due import Due
from bot.messages import DeliveryId, Place, Platform, Receipt, Reply, Request, Sender
from bot.reminders import Reach
from bot.store import Store, open_store
from tests.benchmarks.setting import FIRST, fill
from tests.child import ROOT
from tests.fakes import no_leg_day
from tests.platforms.flood import FloodControl
from tests.platforms.telegram import TelegramServer

EACH_SECOND = 20
SECONDS = 60
LEAD = timedelta(seconds=5)


@dataclass(frozen=True)
class Late:
    """How late something was, in seconds."""

    median: float
    hundredth: float
    worst: float


class Noting:
    """Notes when each delivery was handed over, which is right after its claim was committed."""

    def __init__(self, sender: Sender) -> None:
        self.handed_over: dict[str, float] = {}
        self._sender = sender

    async def send(self, to: Place, reply: Reply, *, once: DeliveryId | None = None) -> Receipt:
        """Note it and send it."""
        self.handed_over[to.address] = time.time()
        return await self._sender.send(to, reply, once=once)


def main(arguments: Sequence[str] | None = None) -> int:
    """Measure, or play Telegram for who measures."""
    asked = _parser().parse_args(arguments)
    if asked.serve:
        asyncio.run(serve(asked.seconds * EACH_SECOND))
        return 0
    claimed, seen = asyncio.run(measure(asked.seconds))
    print(f"{asked.seconds * EACH_SECOND:,} reminders, {EACH_SECOND} due each second, from the due instant")
    for what, late in (("to the claim's commit", claimed), ("to Telegram", seen)):
        print(
            f"{what:<24} p50 {late.median * 1000:6.1f} ms, p99 {late.hundredth * 1000:6.1f} ms, "
            f"worst {late.worst * 1000:6.1f} ms"
        )
    return 0


async def measure(seconds: int) -> tuple[Late, Late]:
    """Return how late the claims and the arrivals were."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "legday.db")
        first = (system_clock() + LEAD + timedelta(milliseconds=5 * seconds * EACH_SECOND)).replace(microsecond=0)
        due = [first + timedelta(seconds=number // EACH_SECOND) for number in range(seconds * EACH_SECOND)]
        await fill(path, due)
        assert system_clock() < first, "filling took longer than it should"
        async with open_store(str(path)) as store, server(seconds) as (url, taken):
            noted = await _run(store, url, due[-1] + timedelta(seconds=2))
            arrived = await taken()
    return _late(noted, due), _late(arrived, due)


async def _run(store: Store, url: str, until: datetime) -> dict[str, float]:
    pacer = Pacer(telegram_limits(), asyncio.get_running_loop())
    adapter = Telegram(
        token=TelegramServer.token,
        api_url=url,
        registry=Registry(()),
        handle=_nobody,
        clock=system_clock,
        chance=random.Random(1),
        pacer=pacer,
    )
    async with adapter:
        sender = Noting(adapter)
        reaches, pacers = [Reach(Platform.TELEGRAM)], {Platform.TELEGRAM: pacer}
        due = Due(no_leg_day)
        chance = random.Random(2)
        courier = Courier(store, {Platform.TELEGRAM: sender}, reaches, due, system_clock, chance, pacers)
        running = asyncio.create_task(courier.run())
        await asyncio.sleep((until - system_clock()).total_seconds())
        running.cancel()
        await asyncio.gather(running, return_exceptions=True)
    return sender.handed_over


def _late(at: dict[str, float], due: Sequence[datetime]) -> Late:
    assert len(at) == len(due), f"{len(due) - len(at)} never came"
    late = sorted(at[str(FIRST + number)] - instant.timestamp() for number, instant in enumerate(due))
    return Late(late[len(late) // 2], late[len(late) * 99 // 100], late[-1])


@asynccontextmanager
async def server(seconds: int) -> AsyncIterator[tuple[str, Callable[[], Awaitable[dict[str, float]]]]]:
    """Start the local Telegram as a process; gives its URL, and what will say when each chat's message came."""
    process = await asyncio.create_subprocess_exec(
        sys.executable,
        *("-m", "tests.benchmarks.lateness", "--serve", "--seconds", str(seconds)),
        cwd=ROOT,
        stdin=asyncio.subprocess.PIPE,
        stdout=asyncio.subprocess.PIPE,
    )
    assert process.stdin is not None
    assert process.stdout is not None
    url = (await process.stdout.readline()).decode().strip()

    async def taken() -> dict[str, float]:
        said, _ = await process.communicate(b"\n")
        came: dict[str, float] = json.loads(said)
        return came

    yield url, taken
    await process.wait()


async def serve(people: int) -> None:
    """Play Telegram until there is a line on standard input, then print when each chat's message was taken."""
    async with TelegramServer() as telegram:
        telegram.flood_control = FloodControl(all_second=30, chat_second=1)
        for number in range(people):
            telegram.person(FIRST + number)
        print(telegram.url, flush=True)
        await asyncio.to_thread(sys.stdin.readline)
        apart = time.time() - time.monotonic()
        chats = [call.params["chat_id"] for call in telegram.calls if "chat_id" in call.params]
        assert not telegram.flood_control.refused
        print(json.dumps({chat: at + apart for chat, at in zip(chats, telegram.flood_control.taken, strict=True)}))


async def _nobody(request: Request) -> Reply:
    raise AssertionError(f"nobody asks here: {request}")


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m tests.benchmarks.lateness", description=__doc__)
    parser.add_argument("--seconds", type=int, default=SECONDS, help=f"how long; {SECONDS} if not given")
    parser.add_argument("--serve", action="store_true", help=argparse.SUPPRESS)
    return parser


if __name__ == "__main__":
    sys.exit(main())
