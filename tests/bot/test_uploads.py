"""What a platform has already: the same promises from the fake and from the real one."""

from __future__ import annotations

import sqlite3
from collections.abc import AsyncIterator
from contextlib import closing
from pathlib import Path

import pytest

from bot.store import open_store
from bot.uploads import MemoryUploads, StoredUploads, Uploads

STILL = "still-nordic-hamstring-curl-3f2a90.png"
BOT, OTHER = 4_200_042, 9_876_543_210


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "legday.db"


@pytest.fixture(params=["memory", "stored"])
async def uploads(request: pytest.FixtureRequest, file: Path) -> AsyncIterator[Uploads]:
    if request.param == "memory":
        yield MemoryUploads()
        return
    async with open_store(str(file)) as store:
        yield StoredUploads(store, BOT)


async def test_what_was_never_uploaded_is_unknown(uploads: Uploads) -> None:
    assert await uploads.get(STILL) is None


async def test_the_newest_file_counts(uploads: Uploads) -> None:
    await uploads.keep(STILL, "AgAC1")
    await uploads.keep(STILL, "AgAC2")

    assert await uploads.get(STILL) == "AgAC2"


async def test_what_is_forgotten_is_unknown(uploads: Uploads) -> None:
    await uploads.keep(STILL, "AgAC1")
    await uploads.forget(STILL)
    await uploads.forget("never-kept.png")

    assert await uploads.get(STILL) is None


async def test_the_next_start_knows_it_and_another_bot_does_not(file: Path) -> None:
    async with open_store(str(file)) as store:
        await StoredUploads(store, BOT).keep(STILL, "AgAC1")
        await StoredUploads(store, OTHER).keep("still-other.png", "AgAC9")

    async with open_store(str(file)) as store:
        assert await StoredUploads(store, BOT).get(STILL) == "AgAC1"
        assert await StoredUploads(store, OTHER).get(STILL) is None


async def test_a_database_that_fails_costs_an_upload_and_nothing_else(
    file: Path, caplog: pytest.LogCaptureFixture
) -> None:
    async with open_store(str(file)) as store:
        with closing(sqlite3.connect(file)) as connection:
            connection.execute("DROP TABLE uploads")
        uploads = StoredUploads(store, BOT)

        assert await uploads.get(STILL) is None
        await uploads.keep(STILL, "AgAC1")
        assert await uploads.get(STILL) == "AgAC1"
        await uploads.forget(STILL)
        assert await uploads.get(STILL) is None

    assert "will be uploaded again" in caplog.text
