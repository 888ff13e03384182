from __future__ import annotations

import asyncio
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from sqlalchemy import event
from sqlalchemy.exc import StatementError

from bot.messages import Platform, Reply
from bot.store import Store, StoreError, engine, open_store
from tests.bot.store.samples import ANN, BEN, NOW, TEA

ROUNDS = 200


async def remembered(store: Store, request: str) -> Reply | None:
    async with store.reading() as transaction:
        return await transaction.requests.answered(Platform.TELEGRAM, request)


async def remember(store: Store, request: str) -> None:
    async with store.writing() as transaction:
        await transaction.requests.remember(Platform.TELEGRAM, request, TEA, NOW)


async def test_what_was_written_is_kept(store: Store) -> None:
    await remember(store, "1")

    assert await remembered(store, "1") == TEA


async def test_a_failure_keeps_nothing_and_comes_through_as_it_is(store: Store) -> None:
    async def write_and_fail() -> None:
        async with store.writing() as transaction:
            await transaction.requests.remember(Platform.TELEGRAM, "1", TEA, NOW)
            raise KeyError("mine")

    with pytest.raises(KeyError, match="mine"):
        await write_and_fail()

    assert await remembered(store, "1") is None
    await remember(store, "1")


async def test_a_reader_sees_one_state_and_waits_for_no_writer(store: Store) -> None:
    async with store.reading() as before:
        assert await before.requests.answered(Platform.TELEGRAM, "1") is None
        async with store.writing() as transaction:
            await transaction.requests.remember(Platform.TELEGRAM, "1", TEA, NOW)
            assert await remembered(store, "1") is None
        assert await before.requests.answered(Platform.TELEGRAM, "1") is None

    assert await remembered(store, "1") == TEA


async def test_a_cancelled_transaction_keeps_nothing_and_holds_up_nobody(store: Store) -> None:
    written = asyncio.Event()

    async def write_and_wait() -> None:
        async with store.writing() as transaction:
            await transaction.requests.remember(Platform.TELEGRAM, "1", TEA, NOW)
            written.set()
            await asyncio.Event().wait()

    task = asyncio.create_task(write_and_wait())
    await written.wait()
    task.cancel()
    with pytest.raises(asyncio.CancelledError):
        await task

    assert await remembered(store, "1") is None
    await remember(store, "1")


async def test_a_transaction_cancelled_at_any_await_is_whole_or_nothing(store: Store) -> None:
    async def write_twice(number: int) -> None:
        async with store.writing() as transaction:
            await transaction.requests.remember(Platform.TELEGRAM, f"{number}a", TEA, NOW)
            await transaction.requests.remember(Platform.TELEGRAM, f"{number}b", TEA, NOW)

    for number in range(60):
        task = asyncio.create_task(write_twice(number))
        for _ in range(number):
            await asyncio.wait([task], timeout=0)
        task.cancel()
        await asyncio.wait([task])
        first, second = await remembered(store, f"{number}a"), await remembered(store, f"{number}b")
        assert first == second

    await remember(store, "after")


async def test_a_writer_cancelled_while_another_process_holds_the_lock_holds_up_nobody(
    store: Store, file: Path
) -> None:
    with closing(sqlite3.connect(file, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        task = asyncio.create_task(remember(store, "1"))
        await asyncio.wait([task], timeout=0.05)
        task.cancel()
        other.execute("COMMIT")
        with pytest.raises(asyncio.CancelledError):
            await task

    await remember(store, "1")
    assert await remembered(store, "1") == TEA


async def test_a_full_disk_is_a_store_error_and_nothing_is_kept(store: Store) -> None:
    async def fill() -> None:
        async with store.writing() as transaction:
            await transaction.people._connection.exec_driver_sql("PRAGMA max_page_count=1")
            for number in range(1000):
                await transaction.requests.remember(Platform.TELEGRAM, str(number), Reply.say("x" * 4000), NOW)

    with pytest.raises(StoreError, match="disk is full"):
        await fill()

    assert await remembered(store, "0") is None


async def test_a_lock_that_lasts_is_a_store_error(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(engine, "PRAGMAS", ("PRAGMA busy_timeout=0",))
    async with open_store(str(file)) as store:
        with closing(sqlite3.connect(file, isolation_level=None)) as other:
            other.execute("BEGIN IMMEDIATE")

            with pytest.raises(StoreError, match="locked"):
                await remember(store, "1")

        await remember(store, "1")


async def test_a_transaction_inside_another_is_refused_before_it_waits_for_ever(store: Store) -> None:
    with pytest.raises(RuntimeError, match="inside another"):
        async with store.writing(), store.writing():
            pass

    await remember(store, "1")


async def test_two_who_read_and_then_write_lose_no_update(file: Path) -> None:
    """Two stores, as of two processes: each has its own connections and its own queue of writers."""
    async with open_store(str(file)) as one, open_store(str(file)) as two:
        async with one.writing() as transaction:
            ann = await transaction.people.meet(ANN, NOW)
            await transaction.people.change(ann.id, minutes=0)

        async def add_up(store: Store) -> None:
            for _ in range(ROUNDS):
                async with store.writing() as transaction:
                    before = (await transaction.people.get(ann.id)).minutes
                    assert before is not None
                    await transaction.people.change(ann.id, minutes=before + 1)

        await asyncio.gather(add_up(one), add_up(two))

        async with one.reading() as transaction:
            assert (await transaction.people.get(ann.id)).minutes == 2 * ROUNDS


async def test_many_writers_of_one_process_take_turns(store: Store) -> None:
    await asyncio.gather(*(remember(store, str(number)) for number in range(50)))

    assert [await remembered(store, str(number)) for number in range(50)] == [TEA] * 50


async def test_a_naive_instant_comes_through_as_our_own_fault(store: Store) -> None:
    async def write_naively() -> None:
        async with store.writing() as transaction:
            await transaction.people.meet(BEN, NOW.replace(tzinfo=None))

    with pytest.raises(StatementError, match="naive") as caught:
        await write_naively()

    assert not isinstance(caught.value, StoreError)


async def test_who_waits_to_write_does_not_press_the_database(store: Store) -> None:
    sent: list[str] = []
    event.listen(store._reading.sync_engine, "before_cursor_execute", lambda *parts: sent.append(parts[2]))

    async with store.writing():
        waiting = asyncio.create_task(remember(store, "1"))
        await asyncio.wait([waiting], timeout=0.2)
        begun = [statement for statement in sent if statement.startswith("BEGIN")]
    await waiting

    assert begun == ["BEGIN IMMEDIATE"]
    assert await remembered(store, "1") == TEA
