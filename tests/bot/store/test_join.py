"""Joining two people: nothing of either is lost or doubled, and nothing names the one who is gone."""

from __future__ import annotations

import sqlite3
from collections.abc import Mapping, Sequence
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import Table

from bot.messages import Account, Platform
from bot.reminders import DeliveryState
from bot.store import Store, Transaction
from bot.store.schema import deliveries, links, metadata, names, people, questions
from tests.bot.store.samples import (
    ANN,
    BEN,
    CLUB,
    DISCORD,
    DISCORD_HOME,
    HOME,
    HOUR,
    MINUTE,
    NOW,
    TELEGRAM,
    delivery,
    due,
    remind,
)
from tests.bot.store.test_erase import live, rows
from tests.bot.store.test_plans import plan, recorded

CY = Account(Platform.TERMINAL, "cy", "Cy")
REFERRING = [table for table in metadata.tables.values() if "person_id" in table.c]
"""Tables whose rows are somebody's."""


def by_person(found: Mapping[str, Sequence[Any]], person_id: int) -> dict[str, int]:
    """Return how many rows of each table are a person's."""
    return {table.name: sum(row.person_id == person_id for row in found[table.name]) for table in REFERRING}


async def two(transaction: Transaction) -> tuple[int, int]:
    """Let Ann and Ben leave a row in every table each; return their numbers."""
    return await live(transaction, ANN, HOME, 100), await live(transaction, BEN, DISCORD_HOME, 500)


def test_whatever_refers_to_a_person_calls_it_the_same() -> None:
    refers = {table for table in metadata.tables.values() for key in table.foreign_keys if key.column is people.c.id}

    assert refers | {deliveries, metadata.tables["requests"]} == set(REFERRING)


async def test_no_table_keeps_a_row_of_the_person_who_is_gone(store: Store) -> None:
    async with store.writing() as transaction:
        ann, ben = await two(transaction)
        before = await rows(transaction)

        await transaction.joining.people(gone=ann, staying=ben)

        after = await rows(transaction)
    assert all(by_person(before, ann).values()), "every table has to have a row for this to mean anything"
    assert not any(by_person(after, ann).values())
    assert [row.id for row in after["people"]] == [ben]


async def test_nothing_is_lost_and_nothing_doubled(store: Store) -> None:
    async with store.writing() as transaction:
        ann, ben = await two(transaction)
        await transaction.names.remember(ann, "bridge", "glute-bridge")
        before = await rows(transaction)

        await transaction.joining.people(gone=ann, staying=ben)

        after = await rows(transaction)
    ours, theirs, together = by_person(before, ann), by_person(before, ben), by_person(after, ben)
    settled = {links.name: 0, names.name: ours["names"]}
    assert together == {**{name: number + theirs[name] for name, number in ours.items()}, **settled}
    others = set(metadata.tables) - {table.name for table in REFERRING} - {people.name}
    assert {name: after[name] for name in others} == {name: before[name] for name in others}


async def test_both_accounts_lead_to_the_one_person(store: Store) -> None:
    async with store.writing() as transaction:
        ann, ben = await two(transaction)

        await transaction.joining.people(gone=ann, staying=ben)

        whose = [await transaction.people.meet(account, NOW) for account in (ANN, BEN)]
        assert [person.id for person in whose] == [ben, ben]
        assert await transaction.links.accounts(ben) == [ANN, BEN]


async def test_where_both_meant_something_or_were_asked_in_the_same_place_it_is_kept_once(store: Store) -> None:
    async with store.writing() as transaction:
        ann, ben = await transaction.people.meet(ANN, NOW), await transaction.people.meet(BEN, NOW)
        for person, slug in ((ann, "glute-bridge"), (ben, "long-lever-bridge")):
            await transaction.names.remember(person.id, "bridge", slug)
            await transaction.questions.ask(person.id, CLUB, slug, {}, NOW)
        await transaction.questions.ask(ben.id, DISCORD_HOME, "zone", {}, NOW)

        await transaction.joining.people(gone=ann.id, staying=ben.id)

        assert await transaction.names.remembered(ben.id, "Bridge") == "glute-bridge"
        kinds = [await transaction.questions.pending(ben.id, place) for place in (CLUB, DISCORD_HOME)]
        assert [asked and asked.kind for asked in kinds] == ["glute-bridge", "zone"]


async def test_nothing_of_anybody_else_changes(store: Store) -> None:
    async with store.writing() as transaction:
        ann, ben = await two(transaction)
        cy = await live(transaction, CY, HOME, 900)
        before = await rows(transaction)

        await transaction.joining.people(gone=ann, staying=ben)

        after = await rows(transaction)
    of_cy = [
        [row for row in found[table.name] if row.person_id == cy] for found in (before, after) for table in REFERRING
    ]
    assert of_cy[: len(REFERRING)] == of_cy[len(REFERRING) :]
    assert all(of_cy)


async def test_reminders_still_go_where_they_went(store: Store) -> None:
    async with store.writing() as transaction:
        anns, bens = await remind(transaction, 1), await remind(transaction, 2, account=BEN, place=DISCORD_HOME)

        await transaction.joining.people(gone=anns.person, staying=bens.person)

        (there,), (here,) = await due(transaction, TELEGRAM, NOW, 9), await due(transaction, DISCORD, NOW, 9)
    assert (there.key, there.place, there.revision) == (anns.key, HOME, anns.revision)
    assert (here.key, here.place) == (bens.key, DISCORD_HOME)
    assert {there.person, here.person} == {bens.person}


async def test_a_delivery_on_its_way_settles_and_one_that_fails_is_told_to_the_one_person(store: Store) -> None:
    async with store.writing() as transaction:
        first, second = await remind(transaction, 1, what="tea"), await remind(transaction, 2, what="water")
        sent, missed = delivery(first, 11), delivery(second, 12)
        await transaction.deliveries.claim([sent, missed], NOW + HOUR)
        ben = await transaction.people.meet(BEN, NOW)

        await transaction.joining.people(gone=first.person, staying=ben.id)

        assert await transaction.deliveries.settle(sent.id, 1, NOW, message="5")
        assert await transaction.deliveries.give_up(missed.id, 1, NOW, DeliveryState.MISSED, "too late")
        assert [one.what for one in await transaction.deliveries.missed(ben.id, 9)] == ["water"]


async def test_a_delivery_whose_process_died_is_claimed_again_as_the_one_persons(store: Store) -> None:
    async with store.writing() as transaction:
        reminder = await remind(transaction, 1)
        await transaction.deliveries.claim([delivery(reminder, 11)], NOW + MINUTE)
        ben = await transaction.people.meet(BEN, NOW)

        await transaction.joining.people(gone=reminder.person, staying=ben.id)

        (again,) = await transaction.deliveries.reclaim(TELEGRAM, NOW + HOUR, NOW + 2 * HOUR, 2, 9)
    assert (again.person, again.place) == (ben.id, HOME)


async def test_if_anything_fails_both_are_as_they_were(store: Store) -> None:
    async with store.writing() as transaction:
        ann, ben = await two(transaction)
        before = await rows(transaction)

    async def join_and_fail() -> None:
        async with store.writing() as transaction:
            await transaction.joining.people(gone=ann, staying=ben)
            raise RuntimeError("after the last step")

    with pytest.raises(RuntimeError, match="after the last step"):
        await join_and_fail()

    async with store.reading() as transaction:
        assert await rows(transaction) == before


async def test_nobody_is_joined_with_themselves_or_with_nobody(store: Store) -> None:
    async with store.writing() as transaction:
        ann = await live(transaction, ANN, HOME, 100)
        before = await rows(transaction)

        with pytest.raises(ValueError, match="cannot be joined with themselves"):
            await transaction.joining.people(gone=ann, staying=ann)
        with pytest.raises(LookupError, match="there is no person 99"):
            await transaction.joining.people(gone=99, staying=ann)

        kept = {name: found for name, found in (await rows(transaction)).items() if name != links.name}
        assert kept == {name: found for name, found in before.items() if name != links.name}


async def test_no_whole_table_is_looked_at(store: Store, file: Path) -> None:
    async with store.writing() as transaction:
        ann, ben = await two(transaction)
    statements: list[tuple[str, Any]] = []

    async with recorded(store, statements), store.writing() as transaction:
        await transaction.links.offer(ben, "digest", NOW)
        await transaction.links.offered("digest")
        await transaction.links.withdraw("digest")
        await transaction.links.wrong(ben, NOW)
        await transaction.links.note_wrong(ben, NOW, NOW)
        await transaction.links.accounts(ben)
        await transaction.joining.people(gone=ann, staying=ben)

    with closing(sqlite3.connect(file)) as connection:
        plans = {query[0]: plan(connection, *query) for query in statements if not query[0].startswith("BEGIN")}
    assert len(plans) > 15
    assert {statement: steps for statement, steps in plans.items() if any("SCAN" in step for step in steps)} == {}


def test_what_is_kept_once_for_each_person_and_something_else_is_known() -> None:
    one_each = {table for table in REFERRING if _alone(table)}

    assert one_each == {names, questions, links}


def _alone(table: Table) -> bool:
    return "person_id" in table.primary_key.columns
