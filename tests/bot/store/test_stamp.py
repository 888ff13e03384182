import asyncio
from collections.abc import AsyncIterator
from contextlib import suppress
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from bot import serve
from bot.messages import Account, Platform
from bot.store import Store, open_store

ANN = Account(Platform.TERMINAL, "ann", "Ann")
NOW = datetime(2026, 3, 27, 17, 0, tzinfo=UTC)


@pytest.fixture
async def pair(tmp_path: Path) -> AsyncIterator[tuple[Store, Store]]:
    """Open one database twice, as two processes do."""
    path = str(tmp_path / "legday.db")
    async with open_store(path) as one, open_store(path) as other:
        yield one, other


async def meet(store: Store, name: str) -> None:
    async with store.writing() as transaction:
        await transaction.people.meet(Account(Platform.TERMINAL, name, name), NOW)


async def test_the_stamp_changes_with_what_another_process_writes_and_not_with_what_it_reads(
    pair: tuple[Store, Store],
) -> None:
    ours, theirs = pair
    await meet(ours, "ann")
    before = ours.stamp()

    async with theirs.reading() as transaction:
        await transaction.people.find(ANN)
    after_reading = ours.stamp()
    await meet(theirs, "bob")

    assert after_reading == before
    assert ours.stamp() != before


async def test_who_delivers_is_woken_by_what_another_process_writes(
    pair: tuple[Store, Store], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(serve, "NOTICE_EVERY", timedelta(milliseconds=1))
    ours, theirs = pair
    woken = asyncio.Event()
    noticing = asyncio.create_task(serve.notice_writing(ours, woken.set))
    await asyncio.sleep(0)

    await meet(theirs, "ann")
    async with asyncio.timeout(20):
        await woken.wait()

    noticing.cancel()
    with suppress(asyncio.CancelledError):
        await noticing
