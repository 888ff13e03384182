import random
from collections.abc import AsyncIterator
from contextlib import AbstractContextManager
from datetime import UTC, datetime, timedelta
from pathlib import Path
from types import TracebackType
from typing import Self
from zoneinfo import ZoneInfo

import pytest

from bot.clock import SteadyClock
from bot.delivery.courier import Courier
from bot.due import Due
from bot.errors import OperatorError
from bot.language import Words
from bot.messages import Account, Place, Platform, Reply
from bot.people import Person
from bot.reminders import Delivery, Reach
from bot.schedules.model import Schedule
from bot.serve import serve, served_alone
from bot.store import Store, Transaction, delivery_id, open_store, to_stored
from tests.fakes import Recorder

NOW = datetime(2026, 3, 27, 17, 0, tzinfo=UTC)
LEASE_END = NOW + timedelta(minutes=2)
HOMES = {platform: Place(platform, "7") for platform in (Platform.TELEGRAM, Platform.DISCORD)}


class Closing(Recorder):
    """An adapter that has served everybody as soon as it is asked to."""

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None: ...

    async def serve(self) -> None: ...

    async def check(self) -> str:
        return "right"


async def leg_day(person: Person, words: Words, store: Transaction, now: datetime, named: str) -> Reply:
    return Reply.say(words("Leg day"))


@pytest.fixture
async def store(tmp_path: Path) -> AsyncIterator[Store]:
    async with open_store(str(tmp_path / "legday.db")) as opened:
        yield opened


async def leave_under_way(store: Store) -> None:
    """Claim one delivery on each platform, as a process that then died."""
    schedule = Schedule(datetime(2026, 3, 27, 18, 0, tzinfo=ZoneInfo("Europe/Berlin")))
    async with store.writing() as transaction:
        for number, home in enumerate(HOMES.values()):
            person = await transaction.people.meet(Account(home.platform, home.address), NOW)
            reminder = await transaction.reminders.add(
                id=number, person_id=person.id, place=home, schedule=schedule, what="tea", due_at=NOW, now=NOW
            )
            await transaction.reminders.advance([(reminder.key, None)])
            tea = to_stored(Reply.say("tea"))
            begun = Delivery(delivery_id(number), reminder.key, person.id, NOW, home, tea, 1, token=1)
            await transaction.deliveries.claim([begun], LEASE_END)


async def test_what_a_dead_process_left_under_way_is_free_at_once_on_the_platforms_that_are_served(
    store: Store,
) -> None:
    await leave_under_way(store)
    clock = SteadyClock(NOW)
    idle = Courier(store, {}, [], Due(leg_day), clock, random.Random(1))

    await serve(store, idle, {Platform.TELEGRAM: Closing()}, clock)

    async with store.reading() as transaction:
        assert await transaction.deliveries.next_wake(Reach(Platform.TELEGRAM)) == NOW
        assert await transaction.deliveries.next_wake(Reach(Platform.DISCORD)) == LEASE_END


def alone(folder: Path, *platforms: Platform) -> AbstractContextManager[None]:
    return served_alone(folder / "legday.db", platforms)


def test_a_platform_is_served_by_one_process_at_a_time(tmp_path: Path) -> None:
    with (
        alone(tmp_path, Platform.TELEGRAM),
        pytest.raises(OperatorError, match="another legday already serves telegram"),
        alone(tmp_path, Platform.TELEGRAM),
    ):
        pass

    with alone(tmp_path, Platform.TELEGRAM):
        pass


def test_two_processes_may_serve_a_platform_each(tmp_path: Path) -> None:
    with alone(tmp_path, Platform.TELEGRAM), alone(tmp_path, Platform.DISCORD):
        pass


def test_who_is_refused_one_platform_lets_go_of_the_others(tmp_path: Path) -> None:
    with (
        alone(tmp_path, Platform.DISCORD),
        pytest.raises(OperatorError, match="serves discord"),
        alone(tmp_path, Platform.TELEGRAM, Platform.DISCORD),
    ):
        pass

    with alone(tmp_path, Platform.TELEGRAM):
        pass
