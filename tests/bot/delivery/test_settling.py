"""What a platform took is noted together, soon, and until it is noted."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from bot.clock import SteadyClock
from bot.delivery.settling import Settling
from bot.messages import Account, Place, Platform, Receipt, Reply
from bot.reminders import Delivery, Reach
from bot.schedules.model import Schedule
from bot.store import Store, StoreError, Transaction, delivery_id, open_store, to_stored

SIX = datetime(2026, 3, 27, 18, 0, tzinfo=ZoneInfo("Europe/Berlin"))
ANN = Place(Platform.TELEGRAM, "1")
TOKEN = 7


class Flaky(Store):
    """A store whose next writes fail, and that counts them."""

    failures = 0
    writes = 0

    @asynccontextmanager
    async def writing(self) -> AsyncIterator[Transaction]:
        self.writes += 1
        if self.failures:
            self.failures -= 1
            raise StoreError("the database: it is full; make room on its disk")
        async with super().writing() as transaction:
            yield transaction


@pytest.fixture
async def store(tmp_path: Path) -> AsyncIterator[Flaky]:
    async with open_store(str(tmp_path / "legday.db")) as opened:
        yield Flaky(opened._reading)


async def claim(store: Store, many: int) -> list[Delivery]:
    """Leave *many* deliveries open under `TOKEN`."""
    claimed = []
    async with store.writing() as transaction:
        person = await transaction.people.meet(Account(ANN.platform, ANN.address), SIX)
        for number in range(many):
            reminder = await transaction.reminders.add(
                id=number + 1,
                person_id=person.id,
                place=ANN,
                schedule=Schedule(SIX),
                what="tea",
                due_at=SIX,
                now=SIX,
            )
            content = to_stored(Reply.say("tea"))
            claimed.append(Delivery(delivery_id(number), reminder.key, person.id, SIX, ANN, content, 1, TOKEN))
            await transaction.reminders.advance([(reminder.key, None)])
        await transaction.deliveries.claim(claimed, SIX + timedelta(minutes=2))
    return claimed


async def open_ones(store: Store) -> int:
    """Return how many deliveries are not settled."""
    later = SIX + timedelta(hours=1)
    async with store.writing() as transaction:
        return len(await transaction.deliveries.reclaim(Reach(Platform.TELEGRAM), later, later, TOKEN, limit=99))


async def test_what_is_taken_together_is_committed_together(store: Flaky) -> None:
    settling = Settling(store, SteadyClock(SIX), TOKEN)
    claimed = await claim(store, 20)
    before = store.writes

    with settling.sending():
        for delivery in claimed:
            settling.settle(delivery.id, Receipt("9"))
    await settling.finish()

    assert store.writes - before == 1
    assert await open_ones(store) == 0


async def test_what_is_taken_alone_is_committed_at_once(store: Flaky) -> None:
    settling = Settling(store, SteadyClock(SIX), TOKEN)
    (delivery,) = await claim(store, 1)
    before = store.writes

    with settling.sending():
        pass
    settling.settle(delivery.id, Receipt("9"))
    await asyncio.sleep(0)
    await asyncio.sleep(0)

    assert store.writes - before == 1
    await settling.finish()


async def test_what_cannot_be_settled_now_is_settled_later(store: Flaky, caplog: pytest.LogCaptureFixture) -> None:
    settling = Settling(store, SteadyClock(SIX), TOKEN)
    claimed = await claim(store, 3)
    store.failures = 2

    for delivery in claimed:
        settling.settle(delivery.id, Receipt("9"))
    with caplog.at_level(logging.ERROR):
        await settling.finish()
        await settling.finish()
    assert "3 messages were taken and cannot be settled, trying again" in caplog.text
    await settling.finish()

    assert await open_ones(store) == 0
