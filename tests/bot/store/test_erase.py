"""Erasing a person: nothing of theirs is left in any table, and nothing of anybody else's is gone."""

from __future__ import annotations

import asyncio
import random
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import Table, insert, select

from bot.messages import Account, Place, Platform, Reply
from bot.reminders import ReminderState
from bot.store import Store, Transaction, random_id
from bot.store.erase import rows_about
from bot.store.schema import accounts, metadata, places, requests
from bot.training import Entry, Feel
from tests.bot.store.samples import ANN, BEN, CLUB, DISCORD_HOME, EVERY_FACT, HOME, HOUR, NOW, delivery, remind

SECRET = "a very private text"
ANN_ON_DISCORD = Account(Platform.DISCORD, "2001", "Annie")
LITERAL = {"literal_binds": True}
SHARED = {"zones", "rules", "uploads"}
"""Tables that are about nobody: kept once for all."""


async def live(transaction: Transaction, account: Account, home: Place, seed: int) -> int:
    """Leave a row in every table and return the person's number."""
    person = await transaction.people.meet(account, NOW)
    await transaction.people.change(person.id, zone="Europe/Berlin", facts=EVERY_FACT, aches=frozenset({"knee_pain"}))
    first = await remind(transaction, seed, place=home, account=account, what=SECRET)
    second = await remind(transaction, seed + 1, place=CLUB, account=account, what=SECRET)
    await transaction.deliveries.claim([delivery(first, seed + 2), delivery(second, seed + 3)], NOW + HOUR)
    await transaction.deliveries.record_missed(second, NOW + HOUR, delivery(second, seed + 4).id, NOW)
    await transaction.reminders.end(second.key, NOW, ReminderState.DELETED)
    await transaction.questions.ask(person.id, home, "remind", {"text": SECRET}, NOW)
    session = await transaction.sessions.add(random_id(random.Random(seed)), person.id, {"note": SECRET}, NOW)
    entry = Entry(person.id, "nordic-hamstring-curl", NOW, (5, 5), feel=Feel.HARD, session=session)
    await transaction.logs.add(entry, seed)
    await transaction.names.remember(person.id, "my curl", "nordic-hamstring-curl")
    await transaction.links.offer(person.id, f"digest {seed}", NOW)
    await transaction.requests.remember(home.platform, str(seed), Reply.say(SECRET), NOW, person.id)
    await transaction.transcript.add(home, Reply.say(SECRET), NOW)
    await transaction.uploads.keep(4_200_042, "still-nordic-hamstring-curl.png", "AgAC")
    return person.id


async def rows(transaction: Transaction) -> dict[str, list[Any]]:
    """Return everything there is, by table."""
    connection = transaction.people._connection
    return {
        name: sorted((await connection.execute(select(table))).all(), key=repr)
        for name, table in metadata.tables.items()
    }


def names_a_person(table: Table) -> bool:
    """Whether a row of *table* says whose it is, or where a person is reached."""
    ways = [{"person_id"}, {"platform", "account"}, {"platform", "address"}, {"place_id"}]
    return table.name == "people" or any(way <= set(table.c.keys()) for way in ways)


def test_every_table_that_names_a_person_is_erased_from() -> None:
    naming = {name for name, table in metadata.tables.items() if names_a_person(table)}

    assert naming == {table.name for table, _ in rows_about(1)}
    assert naming | SHARED == set(metadata.tables)


async def test_nothing_of_a_person_is_left_in_any_table(store: Store) -> None:
    async with store.writing() as transaction:
        ann = await live(transaction, ANN, HOME, 100)
        lived = await rows(transaction)

        await transaction.erasure.person(ann)

        left = await rows(transaction)
    assert all(lived.values()), "every table has to have a row for this to mean anything"
    kept = {name for name, found in left.items() if found}
    assert kept == SHARED | {"places"}
    assert [row.address for row in left["places"]] == [CLUB.address]


async def test_nothing_of_anybody_else_is_gone(store: Store) -> None:
    async with store.writing() as transaction:
        await live(transaction, BEN, DISCORD_HOME, 500)
        before = await rows(transaction)
        ann = await live(transaction, ANN, HOME, 100)

        await transaction.erasure.person(ann)

        assert await rows(transaction) == before


async def test_every_account_of_a_person_goes(store: Store) -> None:
    there = Place(Platform.DISCORD, ANN_ON_DISCORD.id)
    async with store.writing() as transaction:
        ann = await live(transaction, ANN, HOME, 100)
        also = {"platform": Platform.DISCORD, "account": ANN_ON_DISCORD.id, "person_id": ann, "name": "Annie"}
        await transaction.people._connection.execute(insert(accounts).values(also))
        await transaction.places.know(there)

        await transaction.erasure.person(ann)

        assert await transaction.people.find(ANN_ON_DISCORD) is None
        known = (await transaction.people._connection.execute(select(places.c.address))).scalars().all()
    assert known == [CLUB.address]


async def test_what_they_said_is_overwritten_in_the_file(store: Store, file: Path) -> None:
    async with store.writing() as transaction:
        ann = await live(transaction, ANN, HOME, 100)
    await fold(store)
    before = await asyncio.to_thread(file.read_bytes)

    async with store.writing() as transaction:
        await transaction.erasure.person(ann)
    await fold(store)

    after = await asyncio.to_thread(file.read_bytes)
    assert (before.count(SECRET.encode()) > 0, after.count(SECRET.encode())) == (True, 0)


async def fold(store: Store) -> None:
    """Write the log into the file."""
    async with store._reading.connect() as connection:
        await connection.exec_driver_sql("ROLLBACK")
        await connection.exec_driver_sql("PRAGMA wal_checkpoint(TRUNCATE)")
        await connection.exec_driver_sql("BEGIN")


async def test_the_answers_of_a_person_are_found_by_an_index(store: Store) -> None:
    (mine,) = (mine for table, mine in rows_about(1) if table is requests)
    async with store.reading() as transaction:
        connection = transaction.people._connection
        statement = select(requests.c.id).where(mine).compile(connection.engine.sync_engine, compile_kwargs=LITERAL)
        steps = (await connection.exec_driver_sql(f"EXPLAIN QUERY PLAN {statement}")).all()

    assert any("requests_by_person" in step.detail for step in steps)


async def test_a_delivery_that_is_on_its_way_settles_as_nobodys(store: Store) -> None:
    async with store.writing() as transaction:
        ann = await live(transaction, ANN, HOME, 100)
        await transaction.erasure.person(ann)

        on_its_way = delivery(await remind(transaction, 900, account=BEN, place=DISCORD_HOME), 102).id
        assert not await transaction.deliveries.settle(on_its_way, 1, NOW, message="5")


async def test_the_last_answer_is_kept_for_a_repeat_and_is_nobodys(store: Store) -> None:
    last = Reply.say("Erased")
    async with store.writing() as transaction:
        ann = await live(transaction, ANN, HOME, 100)
        await transaction.erasure.person(ann)
        await transaction.requests.remember(Platform.TELEGRAM, "9", last, NOW, ann)

        assert await transaction.requests.answered(Platform.TELEGRAM, "9") == last
        assert [row.person_id for row in (await rows(transaction))["requests"]] == [None]


@pytest.mark.parametrize("known", [True, False])
async def test_what_a_stranger_was_shown_goes_and_what_a_person_was_shown_stays(store: Store, known: bool) -> None:
    async with store.writing() as transaction:
        if known:
            await transaction.people.meet(ANN, NOW)
        shown = await transaction.transcript.add(HOME, Reply.say("Hello"), NOW)
        await transaction.erasure.stranger(HOME)

        assert (await transaction.transcript.get(shown) is not None) == known
        assert bool((await rows(transaction))["places"]) == known
