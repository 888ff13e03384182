"""What a round needs: a core that answers simply, waits that take no time, and the adapter at work."""

from __future__ import annotations

import asyncio
import random
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager, suppress
from datetime import UTC, datetime, timedelta

from adapters.telegram import Telegram
from adapters.telegram.trouble import Pace
from bot.clock import SteadyClock
from bot.commands import Command, Registry, Turn
from bot.messages import Button, Heading, Paragraph, Reply, Request
from bot.pictures import Draw, draw_nothing
from bot.uploads import Uploads
from tests.platforms.telegram import TelegramServer

NOON = datetime(2026, 3, 28, 12, 0, tzinfo=UTC)

CARD = Reply(
    (Heading("Nordic curl"), Paragraph("Kneel and lower yourself slowly.")),
    buttons=((Button("Harder", "explain harder"), Button("Same", "explain same")),),
)
HARDER = Reply(
    (Heading("Harder"), Paragraph("Hold a plate.")),
    buttons=((Button("Easier", "explain easier"),),),
    replaces=True,
)
SECRET = Reply.say("Your reminders: none.", private=True)


class Core:
    """Answers what it knows from *known*, by text, and echoes the rest."""

    def __init__(self, known: dict[str, Reply] | None = None) -> None:
        self.known = known or {}
        self.requests: list[Request] = []

    async def __call__(self, request: Request) -> Reply:
        """Remember *request* and answer it."""
        self.requests.append(request)
        return self.known.get(request.text) or Reply.say(f"You said: {request.text}")

    @property
    def texts(self) -> list[str]:
        """What was asked, in order."""
        return [request.text for request in self.requests]


class Naps:
    """Waits that take no time; the clock moves on as if they had.

    Args:
        clock: Moved by each wait.
        then: Called at each wait.
    """

    def __init__(self, clock: SteadyClock, then: Callable[[], None] | None = None) -> None:
        self.seconds: list[float] = []
        self._clock = clock
        self._then = then

    async def __call__(self, seconds: float) -> None:
        """Wait."""
        self.seconds.append(seconds)
        self._clock.move(timedelta(seconds=seconds))
        if self._then is not None:
            self._then()
        await asyncio.sleep(0)


async def never(turn: Turn) -> Reply:
    """Stand where a command's answer stands; menus do not call it."""
    raise AssertionError(turn)


REGISTRY = Registry(
    (
        Command("hamstrings", "A session for now", never),
        Command("explain", "How an exercise is done", never),
        Command("swap", "Only buttons type this", never, listed=False),
    )
)


def telegram(
    server: TelegramServer,
    core: Core,
    *,
    token: str | None = None,
    url: str | None = None,
    naps: Naps | None = None,
    clock: SteadyClock | None = None,
    pace: Pace | None = None,
    draw: Draw = draw_nothing,
    uploads: Uploads | None = None,
) -> Telegram:
    """Make an adapter for *server* whose waits take no time."""
    clock = clock or SteadyClock(NOON)
    return Telegram(
        token=token or server.token,
        api_url=url or server.url,
        registry=REGISTRY,
        handle=core,
        clock=clock,
        chance=random.Random(1),
        sleep=naps or Naps(clock),
        pace=pace or Pace(),
        draw=draw,
        uploads=uploads,
    )


@asynccontextmanager
async def serving(adapter: Telegram) -> AsyncIterator[Telegram]:
    """Have *adapter* serve until left."""
    async with adapter:
        task = asyncio.create_task(adapter.serve())
        try:
            yield adapter
        finally:
            task.cancel()
            with suppress(asyncio.CancelledError):
                await task
