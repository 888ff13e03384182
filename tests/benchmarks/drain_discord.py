"""How much of what Discord permits a flood of direct messages uses: ``python -m tests.benchmarks.drain_discord``.

Nobody's channel is known before, so that each person takes two requests: one that opens it and one that says it.
"""

from __future__ import annotations

import argparse
import asyncio
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

from bot.clock import system_clock
from bot.messages import Platform
from tests.benchmarks.drain import cpu_of_drain
from tests.benchmarks.setting import FIRST, fill, stay_on_core
from tests.child import Child
from tests.platforms.discord import DiscordServer
from tests.platforms.flood import FloodControl
from tests.torture.town import until

RATE = 50
PEOPLE = 750
SENDING = ("/users/@me/channels", "/channels/")


def main(arguments: Sequence[str] | None = None) -> int:
    """Drain and print a line."""
    asked = _parser().parse_args(arguments)
    asyncio.run(drain(asked.rate, asked.people))
    return 0


async def drain(rate: int, people: int) -> None:
    """Remind *people* at once and print what came of it."""
    stay_on_core(0)
    with tempfile.TemporaryDirectory() as folder:
        async with DiscordServer() as server:
            server.flood_control = FloodControl(all_second=rate)
            homes = [server.person(FIRST + number).dm for number in range(people)]
            await fill(Path(folder, "legday.db"), [system_clock().replace(microsecond=0)] * people, Platform.DISCORD)
            settings = {
                "LEGDAY_DISCORD_TOKEN": server.token,
                "LEGDAY_DISCORD_API_URL": server.url,
                "LEGDAY_DISCORD_RATE": str(rate),
                "LEGDAY_DATABASE_URL": str(Path(folder, "legday.db")),
                "LEGDAY_LOG_LEVEL": "warning",
                "LEGDAY_PICTURES": "off",
            }
            child = await Child.start(["run", "discord"], settings, Path(folder))
            stay_on_core(1, child.pid)
            cpu = await cpu_of_drain(child.pid, server.flood_control, 2 * people, 8 * people / rate + 60)
            await until(lambda: all(server.messages(home) for home in homes), every=0.1)
            assert await child.stop() == 0, child.said
    counting = [request.path for request in server.requests if not request.path.startswith(("/inter", "/web"))]
    sent = [at for path, at in zip(counting, server.flood_control.taken, strict=True) if path.startswith(SENDING)]
    doubled = sum(len(server.messages(home)) - 1 for home in homes)
    print(
        f"Legday on Discord, {people:,} people, {len(sent):,} requests at {rate}/s: "
        f"{(len(sent) - 1) / (sent[-1] - sent[0]) / rate:.1%} of what is permitted, "
        f"{len(server.flood_control.refused)} refused, {doubled} doubled, {cpu / people * 1e6:.0f} µs CPU each"
    )


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m tests.benchmarks.drain_discord", description=__doc__)
    parser.add_argument("--rate", type=int, default=RATE, help=f"requests a second; {RATE} if not given")
    parser.add_argument("--people", type=int, default=PEOPLE, help=f"how many are reminded; {PEOPLE} if not given")
    return parser


if __name__ == "__main__":
    sys.exit(main())
