"""Every query that runs for a message or a due reminder finds its rows by an index."""

from __future__ import annotations

import sqlite3
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager, closing
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import event

from bot.messages import Platform
from bot.reminders import DeliveryState, Reach, ReminderKind
from bot.store import Store, Transaction, delivery_id
from bot.store.keys import to_key
from bot.training import Entry
from tests.bot.store.samples import ANN, CLUB, DESK, HOME, HOUR, MINUTE, NOW, TEA, TELEGRAM, delivery, due, remind

NARROW = Reach(Platform.TELEGRAM, frozenset({HOME.address, DESK.address}))
ID = delivery_id(1)


async def one_message(transaction: Transaction) -> None:
    ann = await transaction.people.meet(ANN, NOW)
    await transaction.people.get(ann.id)
    await transaction.people.change(ann.id, minutes=10)
    await transaction.places.know(CLUB)
    await transaction.places.is_open(HOME)
    await transaction.places.close(HOME, NOW)
    await transaction.places.reopen(HOME)
    await transaction.requests.answered(Platform.TELEGRAM, "5")
    await transaction.requests.remember(Platform.TELEGRAM, "5", TEA, NOW)
    await transaction.requests.prune(NOW)
    await transaction.questions.ask(ann.id, HOME, "zone", {}, NOW)
    await transaction.questions.pending(ann.id, HOME)
    await transaction.questions.close(ann.id, HOME)


async def one_answer(transaction: Transaction) -> None:
    ann = await transaction.people.meet(ANN, NOW)
    key = await transaction.sessions.add(1, ann.id, {}, NOW)
    await transaction.sessions.get(key)
    await transaction.sessions.replace(key, 0, {})
    await transaction.sessions.latest(ann.id, 10)
    shown = await transaction.transcript.add(HOME, TEA, NOW)
    await transaction.transcript.get(shown)
    await transaction.transcript.replace(shown, shown)
    await transaction.transcript.newest(HOME, 10)


async def one_log(transaction: Transaction) -> None:
    ann = await transaction.people.meet(ANN, NOW)
    session = await transaction.sessions.add(1, ann.id, {}, NOW)
    entry = await transaction.logs.add(Entry(ann.id, "glute-bridge", NOW, (8,), session=session), 1)
    await transaction.logs.get(entry.key)
    await transaction.logs.of(ann.id, NOW)
    await transaction.logs.latest(ann.id, "glute-bridge", 5)
    await transaction.logs.of_session(session)
    await transaction.logs.change(entry.key, load=1)
    await transaction.logs.remove(entry.key)
    await transaction.names.remember(ann.id, "bridge", "glute-bridge")
    await transaction.names.remembered(ann.id, "bridge")
    await transaction.names.forget(ann.id)


async def one_reminder(transaction: Transaction) -> None:
    reminder = await remind(transaction, 2)
    await transaction.reminders.get(reminder.key)
    await transaction.reminders.of(reminder.person, limit=10)
    await transaction.reminders.count(reminder.person)
    await transaction.reminders.end(reminder.key, NOW)
    await transaction.reminders.resume(reminder.key, NOW)
    await transaction.reminders.end_all(reminder.person, ReminderKind.REST, to_key(1), NOW)
    await transaction.reminders.end_all(reminder.person, ReminderKind.REST, None, NOW)


async def one_round(transaction: Transaction) -> None:
    for reach in (TELEGRAM, NARROW):
        await due(transaction, reach, NOW, 500)
        await transaction.deliveries.next_wake(reach)
        await transaction.deliveries.reclaim(reach, NOW + HOUR, NOW + HOUR, 2, 500)
    reminder = (await due(transaction, TELEGRAM, NOW, 1))[0]
    await transaction.deliveries.sent_since(reminder.key, NOW)
    await transaction.people.seen_at(reminder.person)
    await transaction.people.all_of([reminder.person])
    for number, planned_at in ((3, NOW), (4, NOW), (5, NOW + HOUR)):
        again = delivery(reminder, number, planned_at=planned_at)
        await transaction.deliveries.claim([again], NOW + MINUTE)
    await transaction.reminders.advance([(reminder.key, NOW + HOUR)])
    await transaction.reminders.advance([(reminder.key, None)])


async def one_settling(transaction: Transaction) -> None:
    ann = await transaction.people.meet(ANN, NOW)
    await transaction.deliveries.settle(ID, 9, NOW, message="7")
    await transaction.deliveries.postpone(ID, 9, NOW, "429")
    await transaction.deliveries.give_up(ID, 9, NOW, DeliveryState.FAILED, "no")
    await transaction.deliveries.missed(ann.id, 10)
    await transaction.deliveries.listed(ann.id)
    await transaction.deliveries.take_over(Platform.TELEGRAM, NOW)


async def one_gone(transaction: Transaction) -> None:
    await transaction.places.close(HOME, NOW)
    await due(transaction, TELEGRAM, NOW, 500)


WORK = [one_message, one_answer, one_log, one_reminder, one_round, one_settling, one_gone]


@asynccontextmanager
async def recorded(store: Store, into: list[tuple[str, Any]]) -> AsyncIterator[None]:
    """Collect every statement with its parameters."""
    engine = store._reading.sync_engine

    def record(_connection: Any, _cursor: Any, statement: str, values: Any, _context: Any, many: bool) -> None:
        into.append((statement, values[0] if many else values))

    event.listen(engine, "before_cursor_execute", record)
    try:
        yield
    finally:
        event.remove(engine, "before_cursor_execute", record)


def plan(connection: sqlite3.Connection, statement: str, values: Any) -> list[str]:
    return [str(row[3]) for row in connection.execute(f"EXPLAIN QUERY PLAN {statement}", values)]


@pytest.mark.parametrize("work", WORK)
async def test_no_query_looks_at_a_whole_table(
    store: Store, file: Path, work: Callable[[Transaction], Awaitable[None]]
) -> None:
    async with store.writing() as transaction:
        reminder = await remind(transaction, 1)
        await transaction.deliveries.claim([delivery(reminder, 1, planned_at=NOW - HOUR)], NOW + MINUTE)
    statements: list[tuple[str, Any]] = []

    async with recorded(store, statements), store.writing() as transaction:
        await work(transaction)

    queries = [query for query in statements if not query[0].startswith("BEGIN")]
    with closing(sqlite3.connect(file)) as connection:
        plans = {statement: plan(connection, statement, values) for statement, values in queries}
    assert len(plans) > 2
    assert {statement: steps for statement, steps in plans.items() if any("SCAN" in step for step in steps)} == {}


async def test_the_queue_of_the_due_is_read_in_order_without_sorting(store: Store, file: Path) -> None:
    statements: list[tuple[str, Any]] = []
    async with recorded(store, statements), store.writing() as transaction:
        await due(transaction, TELEGRAM, NOW, 500)
        await transaction.deliveries.reclaim(TELEGRAM, NOW, NOW, 2, 500)
        await transaction.deliveries.next_wake(TELEGRAM)

    with closing(sqlite3.connect(file)) as connection:
        steps = [step for query in statements[1:] for step in plan(connection, *query)]
    assert len(steps) > 4
    assert [step for step in steps if "TEMP B-TREE" in step] == []
    assert any("reminders_due" in step for step in steps)
    assert any("deliveries_open" in step for step in steps)


async def test_what_was_done_is_found_in_order_without_sorting(store: Store, file: Path) -> None:
    statements: list[tuple[str, Any]] = []
    async with recorded(store, statements), store.writing() as transaction:
        await transaction.logs.of(1, NOW)
        await transaction.logs.latest(1, "glute-bridge", 5)
        await transaction.logs.of_session(to_key(1))

    with closing(sqlite3.connect(file)) as connection:
        plans = [plan(connection, *query) for query in statements[1:]]
    indexes = ("logs_by_person", "logs_by_exercise", "logs_by_session")
    assert [steps for steps in plans[:2] if any("TEMP B-TREE" in step for step in steps)] == []
    assert all(any(index in step for step in steps) for steps, index in zip(plans, indexes, strict=True))


async def test_what_a_person_missed_is_found_among_the_missed_alone(store: Store, file: Path) -> None:
    statements: list[tuple[str, Any]] = []
    async with recorded(store, statements), store.writing() as transaction:
        await transaction.deliveries.missed(1, 10)
        await transaction.deliveries.listed(1)

    with closing(sqlite3.connect(file)) as connection:
        # planned for any values at all, as they are not known when a statement is prepared
        plans = [plan(connection, statement, [None] * len(values)) for statement, values in statements[1:]]
    assert len(plans) == 2
    assert all(any("deliveries_missed" in step for step in steps) for steps in plans)


async def test_the_accounts_of_a_person_are_found_by_an_index(store: Store, file: Path) -> None:
    async with store.writing() as transaction:
        ann = await transaction.people.meet(ANN, NOW)

    with closing(sqlite3.connect(file)) as connection:
        steps = plan(connection, "SELECT account FROM accounts WHERE person_id = ?", [ann.id])
    assert any("accounts_by_person" in step for step in steps)
