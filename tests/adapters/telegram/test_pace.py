"""The real client and a strict local server: nothing is ever too much, and who types now goes first."""

from __future__ import annotations

import asyncio
import random
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import timedelta

import pytest

from adapters.telegram import Telegram
from bot.clock import system_clock
from bot.commands import Registry
from bot.delivery.pace import Pacer, patiently
from bot.delivery.slots import Limit, Limits
from bot.errors import TryLater
from bot.messages import Place, PlaceKind, Platform, Reply, Request
from tests.platforms.flood import FloodControl
from tests.platforms.telegram import TelegramServer

RATE = 40
ANN = 1001
GYM = -1005


async def echo(request: Request) -> Reply:
    return Reply.say(request.text)


def ours(address: int) -> Place:
    return Place(Platform.TELEGRAM, str(address), PlaceKind.PRIVATE if address > 0 else PlaceKind.GROUP)


@asynccontextmanager
async def serving(server: TelegramServer, limits: Limits, *, paid: bool = False) -> AsyncIterator[Telegram]:
    adapter = Telegram(
        token=server.token,
        api_url=server.url,
        registry=Registry(()),
        handle=echo,
        clock=system_clock,
        chance=random.Random(1),
        pacer=Pacer(limits, asyncio.get_running_loop()),
        paid=paid,
    )
    async with adapter:
        running = asyncio.create_task(adapter.serve())
        try:
            yield adapter
        finally:
            running.cancel()
            await asyncio.gather(running, return_exceptions=True)


async def remind(adapter: Telegram, address: int, text: str = "tea") -> None:
    with patiently():
        await adapter.send(ours(address), Reply.say(text))


@pytest.fixture
async def strict() -> AsyncIterator[TelegramServer]:
    async with TelegramServer() as server:
        server.flood_control = FloodControl(all_second=RATE)
        for number in range(3 * RATE):
            server.person(ANN + number)
        server.group(GYM)
        yield server
        server.verify()


async def test_a_queue_of_reminders_is_never_too_much_and_an_answer_waits_for_none_of_it(
    strict: TelegramServer,
) -> None:
    async with serving(strict, Limits(Limit(RATE))) as adapter:
        queue = [asyncio.create_task(remind(adapter, ANN + number)) for number in range(2 * RATE + 5)]
        await strict.wait(lambda: len(strict.flood_control.taken) >= RATE + 5)
        strict.person(9, "Bob").says("/hello")
        await strict.wait_for_message(9)
        before = len(strict.flood_control.taken)
        await asyncio.gather(*queue)

    assert strict.flood_control.refused == []
    assert len(strict.flood_control.taken) == 2 * RATE + 6
    assert before < 2 * RATE


async def test_flood_control_of_the_local_server_is_strict(strict: TelegramServer) -> None:
    async with serving(strict, Limits(Limit(10 * RATE))) as adapter:
        queue = [asyncio.create_task(remind(adapter, ANN + number)) for number in range(2 * RATE)]
        came = await asyncio.gather(*queue, return_exceptions=True)

    assert any(isinstance(one, TryLater) for one in came)
    assert strict.flood_control.refused


async def test_wait_so_long_pauses_whatever_would_come_next(strict: TelegramServer) -> None:
    pause = timedelta(seconds=15)
    strict.fail_next("sendMessage", retry_after=15)
    async with serving(strict, Limits(Limit(RATE))) as adapter:
        with pytest.raises(TryLater) as first:
            await remind(adapter, ANN)
        with pytest.raises(TryLater) as second:
            await remind(adapter, ANN + 1)

    assert first.value.after == pause
    assert second.value.after is not None
    assert pause - timedelta(seconds=5) < second.value.after <= pause
    assert len(strict.called("sendMessage")) == 1


async def test_a_busy_group_that_must_wait_leaves_everybody_else_alone(strict: TelegramServer) -> None:
    async with serving(strict, Limits(Limit(RATE), private=Limit(3, 3.0), group=Limit(20, 61.0))) as adapter:
        await adapter.send(ours(GYM), Reply.say("one"))
        strict.fail_next("sendMessage", retry_after=15)
        with pytest.raises(TryLater):
            await adapter.send(ours(GYM), Reply.say("two"))

        await remind(adapter, ANN)

    assert strict.last(ANN).text == "tea"


async def test_only_reminders_are_paid_for_and_only_where_that_is_wanted(strict: TelegramServer) -> None:
    async with serving(strict, Limits(Limit(RATE)), paid=True) as paying:
        await remind(paying, ANN)
        await paying.send(ours(ANN), Reply.say("an answer"))
    async with serving(strict, Limits(Limit(RATE))) as sparing:
        await remind(sparing, ANN)

    paid = [call.get("allow_paid_broadcast") for call in strict.called("sendMessage")]
    assert paid == ["true", None, None]
