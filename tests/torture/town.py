"""Both platforms with some people on each, a database filled from outside, and a process that serves them."""

from __future__ import annotations

import asyncio
import random
import re
import sqlite3
from collections import Counter
from collections.abc import AsyncIterator, Callable, Iterator, Sequence
from contextlib import ExitStack, asynccontextmanager, closing, contextmanager
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from bot.clock import system_clock
from bot.messages import Account, Place, PlaceKind, Platform
from bot.reminders import DeliveryState, ReminderState
from bot.schedules.model import Schedule
from bot.store import Transaction, open_store, random_id
from tests.child import Child
from tests.platforms.discord import DiscordServer
from tests.platforms.telegram import TelegramServer

BERLIN = ZoneInfo("Europe/Berlin")
PLATFORMS = (Platform.TELEGRAM, Platform.DISCORD)
PEOPLE = 12
"""On each platform; so many messages can be on their way to Discord at once, which takes one a channel."""

FIRST_TELEGRAM, FIRST_DISCORD = 1001, 124000000000000701
SECOND = timedelta(seconds=1)

_NUMBER = re.compile(r"^number (\d+)$", re.MULTILINE)


@dataclass(frozen=True)
class Standing:
    """What the database says of a reminder.

    Attributes:
        due: Whether it has a next planned instant, and that lies ahead.
    """

    number: int
    rule: bool
    state: ReminderState
    due: bool

    @property
    def is_right(self) -> bool:
        """Whether a series goes on and a one-shot is over."""
        expected = ReminderState.ACTIVE if self.rule else ReminderState.OVER
        return self.state is expected and self.due is self.rule


class Town:
    """Everything outside the process under test.

    Attributes:
        set_on: The platform of every reminder, by its number; its text is "number N".
        said: What the processes wrote on standard error.
        until_killed: What lasts until the next kill.
    """

    def __init__(self, telegram: TelegramServer, discord: DiscordServer, folder: Path, chance: random.Random) -> None:
        self.telegram = telegram
        self.discord = discord
        self.database = folder / "legday.db"
        self.set_on: dict[int, Platform] = {}
        self.said: list[str] = []
        self.until_killed = ExitStack()
        self._folder = folder
        self._chance = chance
        self._people = [telegram.person(FIRST_TELEGRAM + number) for number in range(PEOPLE)]
        self._others = [discord.person(FIRST_DISCORD + number, f"Bob{number}") for number in range(PEOPLE)]

    def places(self, platform: Platform) -> list[Place]:
        """Return everybody's private place on *platform*."""
        first = FIRST_TELEGRAM if platform is Platform.TELEGRAM else FIRST_DISCORD
        return [Place(platform, str(first + number)) for number in range(PEOPLE)]

    async def launch(self) -> Child:
        """Start the process, without waiting for it; it draws nothing, as every reminder here is a text."""
        settings = {
            "LEGDAY_TELEGRAM_TOKEN": self.telegram.token,
            "LEGDAY_TELEGRAM_API_URL": self.telegram.url,
            "LEGDAY_DISCORD_TOKEN": self.discord.token,
            "LEGDAY_DISCORD_API_URL": self.discord.url,
            "LEGDAY_DATABASE_URL": str(self.database),
            "LEGDAY_PICTURES": "off",
        }
        return await Child.start(["run"], settings, self._folder)

    async def start(self) -> Child:
        """Start the process and wait until it serves."""
        child = await self.launch()
        await child.hears("serving telegram")
        return child

    async def kill(self, child: Child) -> None:
        """Kill *child* and wait until both platforms have dealt with everything that it sent."""
        await child.kill()
        self.until_killed.close()
        self.said.append(child.said)
        await until(lambda: not self.connections)
        await asyncio.sleep(0.01)

    @property
    def connections(self) -> int:
        """How many connections the process under test has to both platforms."""
        servers = (self.telegram._runner.server, self.discord._runner.server)
        return sum(one.transport is not None for server in servers if server for one in server.connections)

    async def set_due(self, each: int) -> None:
        """Set *each* reminders a platform that are due since a second ago, every other one a daily series."""
        due_at = system_clock().replace(microsecond=0) - SECOND
        async with self.filling() as store:
            for platform in PLATFORMS:
                for place in (self.places(platform) * each)[:each]:
                    number = len(self.set_on)
                    await self.remind(store, number, place, due_at, "FREQ=DAILY" if number % 2 else None)

    async def remind(self, store: Transaction, number: int, place: Place, due_at: datetime, rule: str | None) -> None:
        """Set one reminder; in a group it is the first person's."""
        owner = place.address if place.kind is PlaceKind.PRIVATE else self.places(place.platform)[0].address
        person = await store.people.meet(Account(place.platform, owner, language="en"), system_clock())
        await store.reminders.add(
            id=random_id(self._chance),
            person_id=person.id,
            place=place,
            schedule=Schedule(due_at.astimezone(BERLIN), rule),
            what=f"number {number}",
            due_at=due_at,
            now=due_at - SECOND,
        )
        self.set_on[number] = place.platform

    @asynccontextmanager
    async def filling(self) -> AsyncIterator[Transaction]:
        """Open the database as another process would and write to it."""
        async with open_store(str(self.database)) as store, store.writing() as transaction:
            yield transaction

    def texts(self, platform: Platform) -> Iterator[str]:
        """Return the words of every message on *platform*."""
        if platform is Platform.TELEGRAM:
            yield from (seen.text for chat in list(self.telegram._seen.values()) for seen in chat)
        else:
            channels = list(self.discord._world.channels.values())
            yield from (message.text for channel in channels for message in self.discord.messages(channel))

    def copies(self, platform: Platform) -> Counter[int]:
        """Return how often each reminder's text is shown on *platform*, by its number."""
        found = (_NUMBER.search(text) for text in self.texts(platform))
        return Counter(int(match[1]) for match in found if match)

    def numbers_in(self, platform: Platform, words: str) -> set[int]:
        """Return the numbers of the reminders whose message on *platform* has *words* in it."""
        return {_number(text) for text in self.texts(platform) if words in text and _NUMBER.search(text)}

    def arrived(self) -> Counter[int]:
        """Return how often each reminder's text is shown."""
        return sum((self.copies(platform) for platform in PLATFORMS), Counter())

    @contextmanager
    def locked(self) -> Iterator[None]:
        """Hold the database's write lock, so that nobody else can write."""
        with closing(sqlite3.connect(self.database, isolation_level=None, timeout=20)) as lock:
            lock.execute("BEGIN IMMEDIATE")
            yield

    def under_way(self) -> set[int]:
        """Return which reminders have an open delivery: claimed, and not settled."""
        return {number for number, state in self._deliveries() if state is DeliveryState.OPEN}

    def settled(self) -> int:
        """Return how many deliveries are settled as sent."""
        return sum(state is DeliveryState.SENT for _, state in self._deliveries())

    def standings(self) -> list[Standing]:
        """Return how every reminder stands now."""
        now = int(system_clock().timestamp())
        rows = self._rows("SELECT what, rule_id, state, due_at FROM reminders")
        return [
            Standing(_number(what), rule is not None, ReminderState(state), due is not None and due > now)
            for what, rule, state, due in rows
        ]

    def _deliveries(self) -> list[tuple[int, DeliveryState]]:
        rows = self._rows("SELECT what, d.state FROM deliveries d JOIN reminders r ON r.id = d.reminder_id")
        return [(_number(what), DeliveryState(state)) for what, state in rows]

    def _rows(self, query: str) -> Sequence[tuple[Any, ...]]:
        with closing(sqlite3.connect(self.database, isolation_level=None, timeout=20)) as reading:
            return reading.execute(query).fetchall()


async def until(true: Callable[[], bool], seconds: float = 30.0, every: float = 0.003) -> None:
    """Return once *true* holds, asked *every* so many seconds; TimeoutError after *seconds*."""
    async with asyncio.timeout(seconds):
        while not true():  # noqa: ASYNC110 - another process changes it, and rings no bell
            await asyncio.sleep(every)


def _number(what: object) -> int:
    match = _NUMBER.search(str(what))
    assert match, what
    return int(match[1])


@asynccontextmanager
async def town(folder: Path, chance: random.Random) -> AsyncIterator[Town]:
    """Open both platforms and an empty database in *folder*."""
    async with TelegramServer() as telegram, DiscordServer() as discord:
        yield Town(telegram, discord, folder, chance)
