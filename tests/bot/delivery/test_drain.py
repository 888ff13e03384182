"""Many due at once: claimed in step with what leaves, the oldest first, each platform by itself."""

from __future__ import annotations

import asyncio
import random
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from bot.clock import SteadyClock
from bot.delivery.courier import Courier
from bot.delivery.pace import HAND, Pacer, is_patient
from bot.delivery.slots import Limit, Limits
from bot.due import Due
from bot.messages import Account, DeliveryId, Note, Paragraph, Place, Platform, Receipt, Reply
from bot.reminders import Reach
from bot.schedules.model import Schedule
from bot.store import Store, open_store, random_id
from tests.bot.delivery.hand_clock import HandClock
from tests.fakes import no_leg_day

SIX = datetime(2026, 3, 27, 18, 0, tzinfo=ZoneInfo("Europe/Berlin"))
BOTH = (Platform.TELEGRAM, Platform.DISCORD)


class Gate:
    """A sender that lets everything through once it is open, and counts what waits."""

    def __init__(self) -> None:
        self.open = asyncio.Event()
        self.open.set()
        self.waiting = 0
        self.sent: list[tuple[str, str]] = []
        self.patient: set[bool] = set()
        self._changed = asyncio.Condition()

    async def send(self, to: Place, reply: Reply, *, once: DeliveryId | None = None) -> Receipt:
        self.patient.add(is_patient())
        self.waiting += 1
        await self._say()
        await self.open.wait()
        self.waiting -= 1
        words = [block.text for block in reply.blocks if isinstance(block, Paragraph | Note)]
        self.sent.append((to.address, " / ".join(words)))
        await self._say()
        return Receipt(str(len(self.sent)))

    async def until(self, *, waiting: int = 0, sent: int = 0) -> None:
        """Return once so many wait and so many were sent."""
        async with asyncio.timeout(20), self._changed:
            await self._changed.wait_for(lambda: self.waiting >= waiting and len(self.sent) >= sent)

    async def _say(self) -> None:
        async with self._changed:
            self._changed.notify_all()


class Road:
    """A store, a courier for both platforms and two gates."""

    def __init__(self, store: Store, pacers: dict[Platform, Pacer]) -> None:
        self.store = store
        self.clock = SteadyClock(SIX)
        self.gates = {platform: Gate() for platform in BOTH}
        reaches = [Reach(platform) for platform in BOTH]
        self.courier = Courier(store, self.gates, reaches, Due(no_leg_day), self.clock, random.Random(1), pacers)
        self._chance = random.Random(2)

    async def remind(self, many: int, platform: Platform = Platform.TELEGRAM, due_at: datetime = SIX) -> None:
        """Set *many* reminders, all due at *due_at*, each of another person."""
        async with self.store.writing() as store:
            for _ in range(many):
                number = self._chance.getrandbits(40)
                place = Place(platform, str(number))
                person = await store.people.meet(Account(platform, place.address), self.clock())
                await store.reminders.add(
                    id=random_id(self._chance),
                    person_id=person.id,
                    place=place,
                    schedule=Schedule(due_at),
                    what=f"due {due_at:%H:%M}",
                    due_at=due_at,
                    now=self.clock(),
                )

    @asynccontextmanager
    async def running(self) -> AsyncIterator[None]:
        """Have the courier at work."""
        task = asyncio.create_task(self.courier.run())
        try:
            yield
        finally:
            task.cancel()
            await asyncio.gather(task, return_exceptions=True)


@pytest.fixture
def timer() -> HandClock:
    return HandClock()


@pytest.fixture
async def road(tmp_path: Path, timer: HandClock) -> AsyncIterator[Road]:
    pacers = {platform: Pacer(Limits(Limit(10)), timer) for platform in BOTH}
    async with open_store(str(tmp_path / "legday.db")) as store:
        yield Road(store, pacers)


async def test_no_more_is_claimed_than_leaves_soon(road: Road) -> None:
    await road.remind(HAND + 50)
    gate = road.gates[Platform.TELEGRAM]
    gate.open.clear()

    async with road.running():
        await gate.until(waiting=HAND)
        async with road.store.reading() as store:
            left = await store.reminders.due(Reach(Platform.TELEGRAM), SIX, limit=1000)
        gate.open.set()
        await gate.until(sent=HAND + 50)

    assert len(left) == 50


async def test_the_oldest_go_first(road: Road) -> None:
    await road.remind(HAND)
    await road.remind(30, due_at=SIX - timedelta(minutes=2))
    await road.remind(30, due_at=SIX - timedelta(minutes=1))
    gate = road.gates[Platform.TELEGRAM]

    async with road.running():
        await gate.until(sent=HAND + 60)

    assert [words for _, words in gate.sent[:60]] == ["due 17:58"] * 30 + ["due 17:59"] * 30


async def test_a_platform_that_does_not_answer_holds_up_nobody_on_the_other(road: Road) -> None:
    for platform in BOTH:
        await road.remind(HAND + 50, platform)
    stuck, free = road.gates[Platform.DISCORD], road.gates[Platform.TELEGRAM]
    stuck.open.clear()

    async with road.running():
        await free.until(sent=HAND + 50)
        assert stuck.sent == []
        stuck.open.set()
        await stuck.until(sent=HAND + 50)


async def test_what_had_to_wait_for_its_turn_says_that_it_is_late(road: Road) -> None:
    await road.remind(HAND + 20)
    gate = road.gates[Platform.TELEGRAM]
    gate.open.clear()

    async with road.running():
        await gate.until(waiting=HAND)
        road.clock.move(timedelta(minutes=6))
        gate.open.set()
        await gate.until(sent=HAND + 20)

    late = [words for _, words in gate.sent if "Late: this was planned for" in words]
    assert len(late) == 20
    assert set(late) == {"due 18:00 / Late: this was planned for Fri 27 March, 18:00 Europe/Berlin."}


async def test_a_machine_that_slept_sends_nothing_twice(road: Road) -> None:
    awake = SIX + timedelta(minutes=10)
    await road.remind(1)
    await road.remind(1, due_at=awake)
    gate = road.gates[Platform.TELEGRAM]
    gate.open.clear()

    async with road.running():
        await gate.until(waiting=1)
        road.clock.move_to(awake)
        road.courier.wake()
        await gate.until(waiting=2)
        gate.open.set()
        await gate.until(sent=2)

    assert [words for _, words in gate.sent] == ["due 18:00", "due 18:10"]
    assert await road.courier.next_due() is None


async def test_while_a_platform_wants_nothing_nothing_is_claimed_for_it(road: Road, timer: HandClock) -> None:
    for platform in BOTH:
        await road.remind(3, platform)
    road.courier._pacers[Platform.TELEGRAM].refused("1", timedelta(seconds=30))
    paused, free = road.gates[Platform.TELEGRAM], road.gates[Platform.DISCORD]

    async with road.running():
        await free.until(sent=3)
        assert paused.waiting == 0
        async with road.store.reading() as store:
            assert len(await store.reminders.due(Reach(Platform.TELEGRAM), SIX, limit=9)) == 3
        timer.now += 31
        road.courier.wake()
        await paused.until(sent=3)


async def test_reminders_give_way_to_who_waits_for_an_answer(road: Road) -> None:
    await road.remind(2)
    gate = road.gates[Platform.TELEGRAM]

    async with road.running():
        await gate.until(sent=2)
    await road.remind(2)
    await road.courier.deliver_due()

    assert gate.patient == {True}
    assert not is_patient()
