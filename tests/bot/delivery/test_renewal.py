"""A country changes its clocks between two starts: wall times stay, and nothing comes twice."""

from __future__ import annotations

import random
import zoneinfo
from collections.abc import AsyncIterator, Callable, Iterator
from contextlib import asynccontextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from sqlalchemy import event, func, insert, select, update

from bot.clock import SteadyClock
from bot.delivery import renewal
from bot.delivery.courier import Courier
from bot.delivery.renewal import Renewal, renew
from bot.due import Due
from bot.language import Words
from bot.messages import Account, Place, Platform, Reply
from bot.people import Person
from bot.reminders import Reach, Reminder
from bot.schedules.calendar import next_after
from bot.schedules.model import Schedule
from bot.schedules.zone_data import zone_data
from bot.store import Store, Transaction, open_store, random_id
from bot.store.schema import deliveries, zones
from tests.fakes import Recorder

NOW = datetime(2026, 11, 25, 12, tzinfo=UTC)
HOUR = timedelta(hours=1)
HOME = Place(Platform.TELEGRAM, "1")
HOURS = "FREQ=DAILY;BYHOUR=8,9,10,11,12,13,14,15,16,17,18,19;BYMINUTE=0"

Change = Callable[[str, str], None]
"""Gives the zone of the first name the clocks of the second."""


@pytest.fixture
def change(tmp_path: Path) -> Iterator[Change]:
    """Another time zone database, in front of the machine's own, for the time of a test."""
    folders = zoneinfo.TZPATH

    def give(name: str, clocks: str) -> None:
        file = tmp_path / "zones" / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(zone_data(ZoneInfo(clocks)).data)
        zoneinfo.reset_tzpath([str(tmp_path / "zones"), *folders])
        ZoneInfo.clear_cache()

    yield give
    zoneinfo.reset_tzpath(folders)
    ZoneInfo.clear_cache()


@asynccontextmanager
async def started(folder: Path, clock: SteadyClock, sent: Recorder) -> AsyncIterator[tuple[Store, Courier]]:
    """Start as the program does: see to other clocks, then deliver."""
    async with open_store(str(folder / "legday.db")) as store:
        await renew(store, clock)
        senders = {Platform.TELEGRAM: sent}
        yield (
            store,
            Courier(store, senders, [Reach(Platform.TELEGRAM)], Due(leg_day), clock, random.Random(str(clock()))),
        )


async def leg_day(person: Person, words: Words, store: Transaction, now: datetime, named: str) -> Reply:
    return Reply.say(words("Leg day"))


async def remind(store: Store, what: str, start: datetime, rule: str | None = None) -> Reminder:
    schedule = Schedule(start, rule)
    due_at = next_after(schedule, NOW)
    assert due_at is not None
    async with store.writing() as transaction:
        person = await transaction.people.meet(Account(Platform.TELEGRAM, "1"), NOW)
        await transaction.people.change(person.id, zone=schedule.zone)
        return await transaction.reminders.add(
            id=random_id(random.Random(what)),
            person_id=person.id,
            place=HOME,
            schedule=schedule,
            what=what,
            due_at=due_at,
            now=NOW,
        )


def wall(*parts: int, zone: str = "Europe/Berlin") -> datetime:
    return datetime(*parts, tzinfo=ZoneInfo(zone))  # type: ignore[misc,arg-type] # year, month, day, hour, minute


async def people_in(store: Store, account: str, zone: str) -> None:
    async with store.writing() as transaction:
        person = await transaction.people.meet(Account(Platform.TELEGRAM, account), NOW)
        await transaction.people.change(person.id, zone=zone)


async def due_of(store: Store, reminder: Reminder) -> datetime | None:
    async with store.reading() as transaction:
        found = await transaction.reminders.get(reminder.key)
    assert found is not None
    return found.due_at


async def test_wall_times_stay_where_a_country_changed_its_clocks(tmp_path: Path, change: Change) -> None:
    clock, sent = SteadyClock(NOW), Recorder()
    async with started(tmp_path, clock, sent) as (store, _):
        evening = await remind(store, "tea", wall(2026, 11, 24, 18), "FREQ=DAILY")
        once = await remind(store, "once", wall(2026, 12, 1, 9))
        elsewhere = await remind(store, "york", wall(2026, 11, 24, 18, zone="America/New_York"), "FREQ=DAILY")
        assert await due_of(store, evening) == NOW + 5 * HOUR

    change("Europe/Berlin", "Etc/GMT-3")
    async with started(tmp_path, clock, sent) as (store, _):
        assert await due_of(store, evening) == NOW + 3 * HOUR
        assert await due_of(store, once) == datetime(2026, 12, 1, 6, tzinfo=UTC)
        assert await due_of(store, elsewhere) == elsewhere.due_at
        async with store.reading() as transaction:
            person = await transaction.people.get(evening.person)
    assert person.zone == "America/New_York"


@pytest.mark.parametrize("clocks", ["Etc/GMT-3", "Etc/GMT+1", "Etc/GMT-2", "Pacific/Apia", "Pacific/Niue"])
@pytest.mark.parametrize("rule", ["FREQ=DAILY", HOURS])
async def test_each_wall_time_comes_once_whatever_the_clocks_do(
    tmp_path: Path, change: Change, clocks: str, rule: str
) -> None:
    clock, sent = SteadyClock(NOW), Recorder()
    changed_at = NOW + 2.5 * HOUR
    async with started(tmp_path, clock, sent) as (store, courier):
        await remind(store, "tea", wall(2026, 11, 24, 14), rule)
        await live(courier, clock, changed_at)
        before = await planned(store)
    old = [at.astimezone(ZoneInfo("Europe/Berlin")).replace(tzinfo=None) for at in before]

    change("Europe/Berlin", clocks)
    async with started(tmp_path, clock, sent) as (store, courier):
        await live(courier, clock, NOW + 72 * HOUR)
        after = await planned(store)
    new = [at.astimezone(ZoneInfo("Europe/Berlin")).replace(tzinfo=None) for at in after[len(before) :]]

    assert old[0] == datetime(2026, 11, 25, 14)  # noqa: DTZ001 - a wall
    assert len({*old, *new}) == len(old) + len(new)
    assert {at.hour for at in new} <= ({14} if rule == "FREQ=DAILY" else set(range(8, 20)))
    assert {at.date().day for at in new} >= {26, 27}
    assert len(sent.sent) >= len(before) + 2


async def test_what_falls_due_soon_is_seen_to_before_anything_is_sent(tmp_path: Path, change: Change) -> None:
    clock, sent = SteadyClock(NOW), Recorder()
    async with started(tmp_path, clock, sent) as (store, _):
        await remind(store, "tea", wall(2026, 11, 25, 13, 30))
    clock.move_to(NOW + HOUR)

    change("Europe/Berlin", "Etc/GMT+1")
    async with open_store(str(tmp_path / "legday.db")) as store:
        assert await Renewal(store, clock).soon() == 1
        courier = Courier(
            store, {Platform.TELEGRAM: sent}, [Reach(Platform.TELEGRAM)], Due(leg_day), clock, random.Random(1)
        )
        assert await courier.deliver_due() == 0
        assert await courier.next_due() == NOW + 2.5 * HOUR


async def test_a_pass_that_was_broken_off_goes_on_and_moves_nothing_twice(
    tmp_path: Path, change: Change, monkeypatch: pytest.MonkeyPatch
) -> None:
    clock = SteadyClock(NOW)
    async with started(tmp_path, clock, Recorder()) as (store, _):
        set_now = [await remind(store, f"tea {number}", wall(2026, 11, 25, 14), HOURS) for number in range(7)]
        for number in range(7):
            await people_in(store, f"1{number}", "Europe/Berlin")
    monkeypatch.setattr(renewal, "BATCH", 3)

    change("Europe/Berlin", "Etc/GMT-2")
    async with open_store(str(tmp_path / "legday.db")) as store:
        broken_off = Renewal(store, clock)
        await broken_off.soon()
        async with store.writing() as transaction:
            batch = await transaction.zones.later(list(broken_off._old), -1, 3)
            await transaction.zones.renew(broken_off._moved(batch))
    async with open_store(str(tmp_path / "legday.db")) as store:
        await renew(store, clock)
        due = [await due_of(store, reminder) for reminder in set_now]
        async with store.reading() as transaction:
            kept = (await transaction.zones._connection.execute(select(func.count()).select_from(zones))).scalar_one()

    assert due == [NOW] * 7
    assert kept == 1


async def test_where_nothing_has_changed_nothing_is_written(tmp_path: Path) -> None:
    clock = SteadyClock(NOW)
    async with started(tmp_path, clock, Recorder()) as (store, _):
        await remind(store, "tea", wall(2026, 11, 25, 14))
    sent: list[str] = []
    async with open_store(str(tmp_path / "legday.db")) as store:
        event.listen(store._reading.sync_engine, "before_cursor_execute", lambda *said: sent.append(said[2]))

        await renew(store, clock)

    assert {statement.split()[0] for statement in sent} == {"BEGIN", "SELECT"}


async def test_an_instant_that_is_none_of_the_schedules_own_stays(tmp_path: Path, change: Change) -> None:
    clock, sent = SteadyClock(NOW), Recorder()
    until = NOW + timedelta(days=3, minutes=7)
    async with started(tmp_path, clock, sent) as (store, _):
        waiting = await remind(store, "tea", wall(2026, 11, 25, 14))
        ended = await remind(store, "over", wall(2026, 11, 25, 14))
        async with store.writing() as transaction:
            await transaction.reminders.advance([(waiting.key, until), (ended.key, None)])

    change("Europe/Berlin", "Etc/GMT-5")
    async with started(tmp_path, clock, sent) as (store, _):
        assert await due_of(store, waiting) == until
        assert await due_of(store, ended) is None


async def test_zones_whose_edition_nobody_noted_are_taken_for_the_present_ones(tmp_path: Path) -> None:
    clock, sent = SteadyClock(NOW), Recorder()
    async with started(tmp_path, clock, sent) as (store, _):
        reminder = await remind(store, "tea", wall(2026, 11, 25, 14))
        async with store.writing() as transaction:
            await transaction.zones._connection.execute(update(zones).values(version=None, data=None))

    async with started(tmp_path, clock, sent) as (store, _):
        async with store.reading() as transaction:
            versions = (await transaction.zones._connection.execute(select(zones.c.version))).scalars().all()
        assert await due_of(store, reminder) == reminder.due_at

    assert versions == [zone_data(ZoneInfo("Europe/Berlin")).version]


async def test_a_zone_that_there_is_no_more_stays_as_it_is(tmp_path: Path) -> None:
    clock, sent = SteadyClock(NOW), Recorder()
    async with started(tmp_path, clock, sent) as (store, _), store.writing() as transaction:
        await transaction.zones._connection.execute(
            insert(zones).values(name="Atlantis/Poseidonis", version="1", data=b"TZif")
        )

    async with started(tmp_path, clock, sent) as (store, _), store.reading() as transaction:
        assert await transaction.zones.old() == []


async def live(courier: Courier, clock: SteadyClock, until: datetime) -> None:
    """Deliver at each due instant until *until*."""
    while (due_at := await courier.next_due()) and due_at <= until:
        clock.move_to(max(due_at, clock()))
        await courier.deliver_due()
    clock.move_to(until)


async def planned(store: Store) -> list[datetime]:
    """Return the planned instants of everything that was sent or missed, in the order in which that happened."""
    async with store.reading() as transaction:
        said = select(deliveries.c.planned_at).order_by(deliveries.c.settled_at, deliveries.c.planned_at)
        return list((await transaction.deliveries._connection.execute(said)).scalars())
