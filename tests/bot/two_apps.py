"""One human in two apps: the whole core over a real database, both platforms' messages recorded."""

from __future__ import annotations

import random
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from itertools import count
from pathlib import Path

from adapters.telegram.render import to_text
from bot.clock import SteadyClock
from bot.core import Core, build_core
from bot.messages import Account, Place, PlaceKind, Platform, Reply, Request
from bot.reminders import Reach
from bot.store import Store, open_store
from tests.fakes import Recorder

START = datetime.fromisoformat("2026-03-27T12:00:00+01:00")
"""A Friday, two days before the clocks change in Berlin."""

GYM = {platform: Place(platform, "-5", PlaceKind.GROUP) for platform in (Platform.TELEGRAM, Platform.DISCORD)}


@dataclass
class App:
    """An account, and what it was answered."""

    account: Account
    core: Core
    ids: count[int]
    answers: list[Reply] = field(default_factory=list)

    @property
    def home(self) -> Place:
        return Place(self.account.platform, self.account.id)

    async def say(self, text: str, *, in_group: bool = False, pressed: bool = False) -> str:
        """Type *text* and return the words of the answer."""
        place = GYM[self.account.platform] if in_group else self.home
        id = str(next(self.ids))
        request = Request(id, self.account, place, text, home=self.home, pressed=pressed, administrator=True)
        self.answers.append(await self.core.app.handle(request))
        return words_of(self.answers[-1])

    async def press(self, label: str, reply: Reply | None = None, *, in_group: bool = False) -> str:
        """Press a button of *reply*, or of the newest answer, and return the words of the answer."""
        return await self.say(line_of(reply or self.answers[-1], label), in_group=in_group, pressed=True)

    async def code(self) -> str:
        """Ask for a code and return it."""
        return (await self.say("/link")).split("/link ")[1].split()[0]


class Apps:
    """A Telegram and a Discord account, their clock, and what came to them by itself."""

    def __init__(self, core: Core, store: Store, clock: SteadyClock) -> None:
        ids = count(1)
        self.core, self.store, self.clock = core, store, clock
        self.ids = ids
        self.telegram = self.account(Account(Platform.TELEGRAM, "1001", "Ann"))
        self.discord = self.account(Account(Platform.DISCORD, "2002", "Annie"))
        self.posts = {platform: Recorder() for platform in GYM}
        core.senders.update(self.posts)

    def account(self, account: Account) -> App:
        return App(account, self.core, self.ids)

    async def wait(self, time: timedelta) -> None:
        """Let *time* pass and what is due by then arrive, each at its own instant."""
        until = self.clock() + time
        while (due := await self.core.courier.next_due()) is not None and due <= until:
            self.clock.move_to(max(due, self.clock()))
            await self.core.courier.deliver_due()
        self.clock.move_to(until)

    async def join(self) -> str:
        """Ask for a code on Telegram, send it on Discord, press Join, and return what is said then."""
        await self.discord.say(f"/link {await self.telegram.code()}")
        return await self.discord.press("Join")

    def came(self) -> list[tuple[str, str]]:
        """Return what came by itself, as the address and the words."""
        return [(to.address, words_of(reply)) for post in self.posts.values() for to, reply in post.sent]


@asynccontextmanager
async def two_apps(folder: Path, seed: int = 1) -> AsyncIterator[Apps]:
    clock = SteadyClock(START)
    async with open_store(str(folder / "bot.db")) as store:
        core = build_core(store, clock, random.Random(seed), [Reach(platform) for platform in GYM])
        yield Apps(core, store, clock)


def words_of(reply: Reply) -> str:
    return "\n".join(map(to_text, reply.blocks))


def line_of(reply: Reply, label: str) -> str:
    """Return what the button with *label* types."""
    return next(button.line for row in reply.buttons for button in row if button.label == label)
