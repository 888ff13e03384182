"""The machine is off for hours or weeks, or its clock is set back: nothing lost or doubled, one catch-up at most."""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from bot.clock import SteadyClock
from bot.delivery.courier import Courier
from bot.due import Due
from bot.errors import TryLater
from bot.messages import Account, Note, Paragraph, Place, Platform, Reply
from bot.reminders import DeliveryState, Reach, Reminder, ReminderState
from bot.schedules.calendar import next_after
from bot.schedules.model import Schedule
from bot.store import Store, open_store, random_id
from tests.fakes import Recorder, no_leg_day
from tests.torture.town import BERLIN

NOON = datetime(2026, 3, 20, 12, 0, tzinfo=BERLIN)
"""Nine days before the clocks go forward there."""

MINUTE, HOUR, DAY = timedelta(minutes=1), timedelta(hours=1), timedelta(days=1)
CAUGHT_UP_WITHIN = timedelta(hours=12)

RULES = {
    "quarter hours": "FREQ=MINUTELY;INTERVAL=15",
    "hours": "FREQ=HOURLY",
    "seven hours": "FREQ=HOURLY;INTERVAL=7",
    "three times a day": "FREQ=DAILY;BYHOUR=8,13,21;BYMINUTE=30",
    "daily": "FREQ=DAILY",
    "weekdays": "FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR",
    "weekly": "FREQ=WEEKLY;BYDAY=FR",
    "monthly": "FREQ=MONTHLY;BYMONTHDAY=28,29,30,31;BYSETPOS=-1",
    "four more": "FREQ=DAILY;COUNT=4",
    "once at three": None,
    "once next week": None,
}
ONCE_AT = {"once at three": NOON + 3 * HOUR, "once next week": NOON + 7 * DAY}


class Life:
    """One database through several runs of a courier; what is sent is kept with the clock's time."""

    def __init__(self, store: Store, clock: SteadyClock) -> None:
        self.clock = clock
        self.store = store
        self.sender = Recorder()
        self.reminders: dict[str, Reminder] = {}
        self.sent_at: list[tuple[str, datetime]] = []
        self._chance = random.Random(11)

    def courier(self) -> Courier:
        """Return a courier as a newly started process has it."""
        senders = {Platform.TELEGRAM: self.sender}
        chance = random.Random(self._chance.random())
        return Courier(self.store, senders, [Reach(Platform.TELEGRAM)], Due(no_leg_day), self.clock, chance)

    async def set(self, name: str, schedule: Schedule) -> None:
        """Set a reminder whose text is its name, in a place of its own."""
        place = Place(Platform.TELEGRAM, str(1000 + len(self.reminders)))
        due_at = next_after(schedule, self.clock())
        assert due_at is not None
        async with self.store.writing() as store:
            person = await store.people.meet(Account(place.platform, place.address), self.clock())
            self.reminders[name] = await store.reminders.add(
                id=random_id(self._chance),
                person_id=person.id,
                place=place,
                schedule=schedule,
                what=name,
                due_at=due_at,
                now=self.clock(),
            )

    async def set_all(self) -> None:
        """Set a reminder of every kind."""
        for name, rule in RULES.items():
            await self.set(name, Schedule(ONCE_AT.get(name, NOON - HOUR), rule))

    async def run(self, until: datetime) -> None:
        """Deliver, instant by instant, until the clock stands at *until*."""
        courier = self.courier()
        while True:
            await self._deliver(courier)
            following = await courier.next_due()
            if following is None or following > until:
                break
            self.clock.move_to(max(following, self.clock()))
        self.clock.move_to(until)
        await self._deliver(courier)

    async def outcomes(self) -> dict[str, list[tuple[datetime, DeliveryState]]]:
        """Return every occurrence that was begun or noted, by reminder, in order of their planned instants."""
        from sqlalchemy import select

        from bot.store.schema import deliveries, reminders

        found = select(reminders.c.what, deliveries.c.planned_at, deliveries.c.state).join_from(deliveries, reminders)
        async with self.store._reading.begin() as connection:
            rows = (await connection.execute(found.order_by(deliveries.c.planned_at))).all()
        return {name: [(at, state) for what, at, state in rows if what == name] for name in self.reminders}

    async def now_of(self, name: str) -> Reminder:
        async with self.store.reading() as store:
            reminder = await store.reminders.get(self.reminders[name].key)
        assert reminder is not None
        return reminder

    async def _deliver(self, courier: Courier) -> None:
        before = len(self.sender.sent)
        await courier.deliver_due()
        for _place, reply in self.sender.sent[before:]:
            self.sent_at.append((name_in(reply), self.clock()))


def name_in(reply: Reply) -> str:
    """Return the reminder's own text."""
    return next(block.text for block in reply.blocks if isinstance(block, Paragraph))


@asynccontextmanager
async def life(folder: Path, now: datetime = NOON) -> AsyncIterator[Life]:
    async with open_store(str(folder / "life.db")) as store:
        yield Life(store, SteadyClock(now))


@pytest.mark.parametrize("off", [6 * HOUR, 21 * DAY], ids=["six hours", "three weeks"])
async def test_after_being_off_each_reminder_catches_up_once_at_most_and_goes_on(
    tmp_path: Path, off: timedelta
) -> None:
    async with life(tmp_path) as world:
        await world.set_all()
        await world.run(NOON + 2 * HOUR)
        sent_before = len(world.sent_at)

        back = NOON + 2 * HOUR + off
        world.clock.move_to(back)
        await world.courier().deliver_due()
        caught_up = Counter(name_in(reply) for _place, reply in world.sender.sent[sent_before:])
        outcomes = await world.outcomes()
        for name, reminder in world.reminders.items():
            planned = _planned(reminder, NOON + 2 * HOUR, back)
            in_time = [at for at in planned if back - at <= CAUGHT_UP_WITHIN]
            noted = [(at, state) for at, state in outcomes[name] if at > NOON + 2 * HOUR]
            assert caught_up[name] == bool(in_time), name
            assert [at for at, state in noted if state is DeliveryState.SENT] == in_time[-1:], name
            missed = [at for at, state in noted if state is DeliveryState.MISSED]
            assert missed == [at for at in planned[:1] if at not in in_time[-1:]], name

        await world.run(back + DAY)
        for name, reminder in world.reminders.items():
            expected = [*_planned(reminder, NOON, NOON + 2 * HOUR), *_planned(reminder, back, back + DAY)]
            on_time = [at for who, at in world.sent_at if who == name]
            assert on_time == expected, name


async def test_a_message_brought_late_says_so_and_one_brought_in_time_does_not(tmp_path: Path) -> None:
    async with life(tmp_path) as world:
        await world.set_all()
        world.clock.move_to(NOON + 6 * HOUR)
        await world.courier().deliver_due()

        for _place, reply in world.sender.sent:
            late = any(isinstance(block, Note) and block.text.startswith("Late:") for block in reply.blocks)
            reminder = world.reminders[name_in(reply)]
            assert late == (NOON + 6 * HOUR - _planned(reminder, NOON, world.clock())[-1] > 5 * MINUTE), reminder.what


@pytest.mark.parametrize("restarted", [False, True])
async def test_a_clock_that_is_set_back_an_hour_brings_nothing_twice_and_nothing_never(
    tmp_path: Path, restarted: bool
) -> None:
    async with life(tmp_path) as world:
        await world.set_all()
        courier = world.courier()
        world.clock.move_to(NOON + 3 * HOUR)
        await courier.deliver_due()
        world.clock.move(-HOUR)
        if restarted:
            async with world.store.writing() as store:
                await store.deliveries.take_over(Platform.TELEGRAM, world.clock())

        await world.run(NOON + 5 * HOUR)

        outcomes = await world.outcomes()
        for name, reminder in world.reminders.items():
            planned = _planned(reminder, NOON, NOON + 5 * HOUR)
            sent = [at for at, state in outcomes[name] if state is DeliveryState.SENT]
            assert sent == [at for at in planned if at >= (planned_by_three(reminder) or [NOON])[-1]], name
            times = sum(name_in(reply) == name for _place, reply in world.sender.sent)
            assert times == len(sent), name


async def test_what_was_to_be_tried_again_as_the_clock_was_set_back_still_comes_once(tmp_path: Path) -> None:
    async with life(tmp_path) as world:
        await world.set("tea", Schedule(NOON + HOUR, "FREQ=DAILY"))
        world.sender.fails("1000", TryLater("502"))
        world.clock.move_to(NOON + HOUR)
        await world.courier().deliver_due()
        world.clock.move(-HOUR)

        await world.run(NOON + 2 * HOUR)

        assert [name for name, _at in world.sent_at] == ["tea"]
        assert (await world.now_of("tea")).due_at == NOON + DAY + HOUR


async def test_a_one_shot_missed_for_three_weeks_is_told_of_at_the_next_contact(tmp_path: Path) -> None:
    async with life(tmp_path) as world:
        await world.set_all()
        world.clock.move_to(NOON + 21 * DAY)
        await world.courier().deliver_due()

        reminder = await world.now_of("once at three")
        async with world.store.reading() as store:
            missed = await store.deliveries.missed(reminder.person, 5)
        assert reminder.state is ReminderState.OVER
        assert [(entry.what, entry.planned_at) for entry in missed] == [("once at three", NOON + 3 * HOUR)]


def _planned(reminder: Reminder, after: datetime, until: datetime) -> list[datetime]:
    """Return the instants of *reminder* after *after* and up to *until*."""
    instants = []
    while (instant := next_after(reminder.schedule, after)) and instant <= until:
        instants.append(instant)
        after = instant
    return instants


def planned_by_three(reminder: Reminder) -> list[datetime]:
    """Return what was due by three o'clock, of which a process that was off until then brings the last."""
    return _planned(reminder, NOON, NOON + 3 * HOUR)
