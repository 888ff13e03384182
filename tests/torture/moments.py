"""The steps of a delivery at which a process can be killed, and how it is brought there."""

from __future__ import annotations

import asyncio
import random
from collections.abc import Awaitable, Callable

from tests.child import Child
from tests.platforms import discord, telegram_faults
from tests.torture.town import PEOPLE, Town, until

Moment = Callable[[Town, random.Random], Awaitable[Child]]
"""Starts a process, brings it to a certain step and returns it; reminders are due on both platforms."""

START_SECONDS = 1.5
"""About how long a process takes until it delivers."""

BUSY_SECONDS = 0.15
"""About how long SQLite lets somebody sleep who waits for a lock."""


async def claim(town: Town, chance: random.Random) -> Child:
    """While it takes over the dead process's leases and claims: both wait for a lock and then run free."""
    signed_in = town.discord.count("GET application") + 1
    met = len(town.telegram.called("getMe")) + 1
    with town.locked():
        child = await town.launch()
        await town.telegram.wait_for_call("getMe", met, seconds=30)
        await town.discord.wait_until(lambda: town.discord.count("GET application") >= signed_in, "signing in")
        await asyncio.sleep(BUSY_SECONDS / 2)
    await asyncio.sleep(chance.uniform(0, BUSY_SECONDS))
    return child


async def before_send(town: Town, chance: random.Random) -> Child:
    """When some messages have left it and no platform has seen them."""
    return await _held(town, chance, accepted=False)


async def during_send(town: Town, chance: random.Random) -> Child:
    """At a random message, while others are on their way."""
    telegram, discord = len(town.telegram.called("sendMessage")), town.discord.count("POST message")
    many = chance.randint(1, PEOPLE)
    child = await town.launch()
    if chance.random() < 0.5:
        await town.telegram.wait_for_call("sendMessage", telegram + many, seconds=30)
    else:
        await town.discord.wait_until(lambda: town.discord.count("POST message") >= discord + many, "messages")
    await asyncio.sleep(chance.uniform(0, 0.01))
    return child


async def after_acceptance(town: Town, chance: random.Random) -> Child:
    """When the platforms have taken some messages and it does not know."""
    return await _held(town, chance, accepted=True)


async def before_settle(town: Town, chance: random.Random) -> Child:
    """When it knows that messages were taken and cannot write that down."""
    holds = _holds(town, chance.randint(1, PEOPLE // 2), accepted=True)
    child = await town.launch()
    await asyncio.gather(*(hold.reached(30) for hold in holds))
    town.until_killed.enter_context(town.locked())
    for hold in holds:
        hold.release()
    await asyncio.sleep(chance.uniform(0.01, 0.04))
    return child


async def after_settle(town: Town, chance: random.Random) -> Child:
    """As soon as something is settled."""
    before = town.settled()
    child = await town.launch()
    await until(lambda: town.settled() > before)
    await asyncio.sleep(chance.uniform(0, 0.003))
    return child


async def anywhere(town: Town, chance: random.Random) -> Child:
    """At any instant from its first on."""
    child = await town.launch()
    await asyncio.sleep(chance.uniform(0, 1.3 * START_SECONDS))
    return child


MOMENTS: tuple[Moment, ...] = (
    claim,
    before_send,
    during_send,
    after_acceptance,
    before_settle,
    after_settle,
    anywhere,
)


async def _held(town: Town, chance: random.Random, *, accepted: bool) -> Child:
    holds = _holds(town, chance.randint(1, PEOPLE // 2), accepted=accepted)
    child = await town.launch()
    await asyncio.gather(*(hold.reached(30) for hold in holds))
    return child


def _holds(town: Town, many: int, *, accepted: bool) -> list[telegram_faults.Held | discord.Held]:
    on_telegram = [town.telegram.hold("sendMessage", accepted=accepted) for _ in range(many)]
    on_discord = [town.discord.hold("POST message", accepted=accepted) for _ in range(many)]
    return [*on_telegram, *on_discord]
