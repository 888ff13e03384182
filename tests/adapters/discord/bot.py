"""A small core behind the real adapter, and its running against the local Discord."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass, field
from datetime import timedelta

from adapters.discord import Discord, Pace
from adapters.discord.client import Client, response_dates
from bot.clock import system_clock
from bot.commands import Command, Option, Registry, Turn
from bot.delivery.pace import Pacer
from bot.language import PSEUDO, Words, words_for
from bot.messages import Button, Heading, Paragraph, Reply, Request
from bot.pictures import Draw, draw_nothing
from tests.platforms.discord import DiscordServer

QUICK = Pace(
    answer_within=timedelta(seconds=20),
    send_within=timedelta(seconds=10),
    identify_after=timedelta(0),
    retry_first=timedelta(milliseconds=1),
    finish_within=timedelta(seconds=1),
)
AT_ONCE = Pace(answer_within=timedelta(0), identify_after=timedelta(0), finish_within=timedelta(seconds=1))
"""Defers whatever does not answer in the same breath."""

SESSION = Reply(
    (Heading("Hamstrings"), Paragraph("Bridge, 3 × 10")),
    buttons=((Button("Start", "/start 1"), Button("Swap 1", "/swap 1")),),
)


async def unused(_turn: Turn) -> Reply:
    """Stand for what answers a command: here the core does."""
    raise AssertionError("the adapter never calls this")


def complete(typed: str) -> list[tuple[str, str]]:
    """Complete an exercise."""
    names = ["nordic curl", "nordic hold", "bridge"]
    return [(name.title(), name) for name in names if name.startswith(typed)]


REGISTRY = Registry(
    [
        Command(
            "hamstrings",
            "A session for what you have",
            unused,
            options=(
                Option("equipment", "What you have"),
                Option("minutes", "How long", whole=True),
                Option("level", "How hard", choices=(("Easy", "beginner"), ("Hard", "advanced"))),
            ),
        ),
        Command(
            "explain", "How an exercise goes", unused, options=(Option("exercise", "Its name", suggest=complete),)
        ),
        Command(
            "remind", "Be reminded", unused, options=(Option("what", "Of what"), Option("when", "When", required=True))
        ),
        Command("settings", "What I know of you", unused, private=True),
        Command("swap", "Another exercise", unused, listed=False),
    ]
)


@dataclass
class Core:
    """Answers with what it was given for a text, or with what was asked.

    Attributes:
        hold: Where set, answers wait for it.
        heard: Set by the first request.
    """

    answers: Mapping[str, Reply] = field(default_factory=dict)
    requests: list[Request] = field(default_factory=list)
    hold: asyncio.Event | None = None
    heard: asyncio.Event = field(default_factory=asyncio.Event)

    async def __call__(self, request: Request) -> Reply:
        self.requests.append(request)
        self.heard.set()
        if self.hold:
            await self.hold.wait()
        return self.answers.get(request.text) or Reply.say(f"You said {request.text}")


def pseudo(_tag: str) -> Words:
    """Speak no language, visibly."""
    return words_for(PSEUDO)


def some_client() -> Client:
    """Return a client that never signs in."""

    async def ignore(_: object) -> None: ...

    nothing = timedelta(0)
    return Client(ignore, ignore, identify_after=nothing, limit_wait=nothing, trace=response_dates(lambda _date: None))


def discord_for(
    server: DiscordServer,
    core: Core,
    pace: Pace = QUICK,
    *,
    token: str | None = None,
    draw: Draw = draw_nothing,
    pacer: Pacer | None = None,
) -> Discord:
    """Return the adapter, to be entered."""
    return Discord(
        token=token or server.token,
        api_url=server.url,
        registry=REGISTRY,
        handle=core,
        clock=system_clock,
        pace=pace,
        pacer=pacer,
        draw=draw,
        words=pseudo,
    )


@asynccontextmanager
async def serving(
    server: DiscordServer,
    core: Core,
    pace: Pace = QUICK,
    draw: Draw = draw_nothing,
    pacer: Pacer | None = None,
) -> AsyncIterator[Discord]:
    """Run the adapter until the block ends."""
    async with discord_for(server, core, pace, draw=draw, pacer=pacer) as discord:
        task = asyncio.create_task(discord.serve())
        try:
            await server.gateway.connected()
            yield discord
        finally:
            task.cancel()
            with suppress(asyncio.CancelledError):
                await task
