"""The disk is full, or another program holds the database: nothing is lost, it comes later, and the log is clear."""

from __future__ import annotations

import asyncio
import logging
import resource
import signal
import sys
from collections.abc import AsyncIterator, Awaitable, Callable, Iterator
from contextlib import AsyncExitStack, asynccontextmanager, contextmanager, suppress
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from bot.core import Core
from bot.messages import Account, Place, Platform, Reply, Request
from bot.reminders import Reach
from bot.store import engine
from tests.conversation import Conversation, conversation
from tests.fakes import Recorder

DUE = datetime.fromisoformat("2026-03-27T18:00:00+01:00")
TEA = "/remind today at 18:00 Europe/Berlin to drink tea"
COFFEE = "/remind every day at 7am Europe/Berlin to drink coffee"
SORRY = "Something went wrong on my side"
PATIENCE = 30.0
"""Seconds that anything awaited here may take; only a failure takes them."""

HOLDER = """
import sqlite3, sys
held = sqlite3.connect(sys.argv[1], isolation_level=None)
held.execute("BEGIN IMMEDIATE")
print("held", flush=True)
sys.stdin.read()
"""


@contextmanager
def full_disk() -> Iterator[None]:
    """Let no file grow beyond its first byte, as the kernel does it: every write fails."""
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    before = signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    resource.setrlimit(resource.RLIMIT_FSIZE, (1, hard))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))
        signal.signal(signal.SIGXFSZ, before)


@asynccontextmanager
async def locked_by_another_program(database: Path) -> AsyncIterator[None]:
    """Hold the write lock of *database* from another process."""
    holder = await asyncio.create_subprocess_exec(
        sys.executable, "-c", HOLDER, str(database), stdin=asyncio.subprocess.PIPE, stdout=asyncio.subprocess.PIPE
    )
    assert holder.stdout is not None
    assert await holder.stdout.readline() == b"held\n"
    try:
        yield
    finally:
        assert holder.stdin is not None
        holder.stdin.close()
        await holder.wait()


@asynccontextmanager
async def delivering(core: Core) -> AsyncIterator[Recorder]:
    """Run the courier with a platform that notes what it takes."""
    recorder = Recorder()
    core.senders[Platform.TERMINAL] = recorder
    running = asyncio.create_task(core.courier.run())
    try:
        yield recorder
    finally:
        running.cancel()
        with suppress(asyncio.CancelledError):
            await running


async def until(condition: Callable[[], object]) -> None:
    """Return once *condition* holds."""
    async with asyncio.timeout(PATIENCE):
        while not condition():  # noqa: ASYNC110 - a log and a list tell nobody that they grew
            await asyncio.sleep(0.01)


async def until_not(question: Callable[[], Awaitable[bool]]) -> None:
    """Return once the answer to *question* is no."""
    async with asyncio.timeout(PATIENCE):
        while await question():  # noqa: ASYNC110 - nor does a database
            await asyncio.sleep(0.05)


async def typed(chat: Conversation, text: str) -> str:
    """Return what is answered to Ann, without showing it, which would need the disk too."""
    reply = await chat.core.app.handle(
        Request(text, Account(Platform.TERMINAL, "ann", "Ann"), Place(Platform.TERMINAL, "ann"), text)
    )
    return words_of(reply)


def words_of(reply: Reply) -> str:
    return " ".join(getattr(block, "text", "") for block in reply.blocks)


def noted(caplog: pytest.LogCaptureFixture) -> list[str]:
    return [record.getMessage() for record in caplog.records if record.levelno >= logging.ERROR]


def without_traceback(caplog: pytest.LogCaptureFixture) -> bool:
    return not any(record.exc_info for record in caplog.records)


async def test_what_is_due_while_the_disk_is_full_comes_once_when_there_is_room(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    async with conversation(tmp_path) as chat:
        await chat.say(TEA, "ann")
        chat.clock.move_to(DUE)

        async with delivering(chat.core) as platform:
            with full_disk():
                chat.core.courier.wake()
                await until(lambda: noted(caplog))
                sent_meanwhile = list(platform.sent)
            chat.core.courier.wake()
            await until(lambda: platform.sent)
        came_later = await chat.wait("P1D")

    assert sent_meanwhile == []
    assert [words_of(reply) for _place, reply in platform.sent] == ["Reminder drink tea"]
    assert came_later == []
    assert all("the disk" in line for line in noted(caplog))
    assert without_traceback(caplog)


async def test_what_was_sent_as_the_disk_became_full_is_not_sent_again(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    async with conversation(tmp_path) as chat:
        await chat.say(TEA, "ann")
        chat.clock.move_to(DUE)
        filling = full_disk()

        async with delivering(chat.core) as platform:
            platform.on_send = filling.__enter__
            chat.core.courier.wake()
            await until(lambda: noted(caplog))
            filling.__exit__(None, None, None)
            platform.on_send = lambda: None
            await until_not(lambda: is_open(chat))
        chat.clock.move_to(DUE + timedelta(minutes=10))
        again = await chat.core.courier.deliver_due()

    assert (len(platform.sent), again) == (1, 0)
    assert "cannot be settled, trying again" in noted(caplog)[0]
    assert without_traceback(caplog)


async def is_open(chat: Conversation) -> bool:
    async with chat.store.reading() as store:
        return await store.deliveries.next_wake(Reach(Platform.TERMINAL)) is not None


async def test_who_types_while_the_disk_is_full_reads_a_calm_sentence_and_it_works_afterwards(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    async with conversation(tmp_path) as chat:
        with full_disk():
            told = await typed(chat, TEA)
        set_ = await typed(chat, TEA)
        (listed,) = await chat.say("/reminders", "ann")

    assert SORRY in told
    assert "drink tea" in set_
    assert listed["text"].count("drink tea") == 1
    assert len(noted(caplog)) == 1
    assert noted(caplog)[0].startswith("/remind failed: the database: the disk")
    assert without_traceback(caplog)


async def test_another_program_that_holds_the_database_delays_everything_and_loses_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setattr(engine, "PRAGMAS", (*engine.PRAGMAS[1:], "PRAGMA busy_timeout=50"))
    async with conversation(tmp_path) as chat:
        await chat.say(TEA, "ann")
        chat.clock.move_to(DUE)

        async with AsyncExitStack() as stack:
            async with locked_by_another_program(tmp_path / "chat.db"):
                platform = await stack.enter_async_context(delivering(chat.core))
                await until(lambda: noted(caplog))
                told = await typed(chat, COFFEE)
            set_ = await typed(chat, COFFEE)
            chat.core.courier.wake()
            await until(lambda: platform.sent)

    assert SORRY in told
    assert "drink coffee" in set_
    assert [words_of(reply) for _place, reply in platform.sent] == ["Reminder drink tea"]
    assert all("another program holds it locked" in line for line in noted(caplog))
    assert without_traceback(caplog)
