"""Every request takes its turn, but answers to interactions, which Discord does not count."""

from __future__ import annotations

import asyncio

from bot.delivery.pace import Pacer
from bot.delivery.slots import Limit, Limits, Slot, discord_limits
from bot.messages import Place, Platform, Reply
from tests.adapters.discord.bot import Core, serving
from tests.platforms.discord import DiscordServer

ANN = Place(Platform.DISCORD, "7")


class Counting(Pacer):
    """Counts the turns that it gives."""

    given = 0

    async def begin(self, chat: str = "", *, group: bool = False) -> Slot:
        slot = await super().begin(chat, group=group)
        self.given += 1
        return slot


async def test_every_message_takes_its_turn_and_no_answer_to_an_interaction_does(server: DiscordServer) -> None:
    ann = server.person(int(ANN.address))
    pacer = Counting(discord_limits(), asyncio.get_running_loop())

    async with serving(server, Core(), pacer=pacer) as discord:
        await (await ann.runs("hamstrings")).answered()
        before, requests = pacer.given, len(server.requests)
        await (await ann.runs("hamstrings")).answered()
        answered = pacer.given - before
        await discord.send(ANN, Reply.say("tea"))
        reminded = pacer.given - before - answered
        new = [request.path for request in server.requests[requests:]]

    assert answered == 0
    assert reminded == sum(path.startswith(("/channels", "/users")) for path in new) > 0


async def test_a_request_waits_for_its_turn(server: DiscordServer) -> None:
    server.person(int(ANN.address))
    pacer = Pacer(Limits(Limit(2, 0.3)), asyncio.get_running_loop())
    loop = asyncio.get_running_loop()

    async with serving(server, Core(), pacer=pacer) as discord:
        begun, before = loop.time(), len(server.requests)
        for number in range(3):
            await discord.send(ANN, Reply.say(f"tea {number}"))
        took, requests = loop.time() - begun, len(server.requests) - before

    assert requests >= 3
    assert took >= 0.3 * (requests // 2 - 1)
