"""Keeping platforms served until told to stop: locks, signals, housekeeping."""

from __future__ import annotations

import asyncio
import contextlib
import logging
import signal
from collections.abc import Callable, Coroutine, Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import timedelta
from pathlib import Path
from types import TracebackType
from typing import Protocol, Self

from filelock import FileLock, Timeout

from bot.clock import Clock
from bot.delivery.courier import Courier
from bot.delivery.renewal import Renewal
from bot.errors import OperatorError
from bot.messages import Platform, Sender
from bot.store import Store

log = logging.getLogger(__name__)

STOP_WITHIN = timedelta(seconds=4)
"""How long what is under way may take to end; the whole stop stays under 5 s."""

NOTICE_EVERY = timedelta(seconds=30)
"""How soon what another process wrote is noticed; a look at one file, no query."""

TIDY_EVERY = timedelta(days=1)
REQUESTS_KEPT = timedelta(days=2)
"""How long a request's answer is kept for a repeat; Telegram keeps updates for one day
(https://core.telegram.org/bots/api#getting-updates)."""

DELIVERIES_KEPT = timedelta(days=30)


class Adapter(Sender, Protocol):
    """A platform that is served from outside."""

    async def __aenter__(self) -> Self:
        """Connect; raises `OperatorError` for a wrong token."""
        ...

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Let go of every connection."""
        ...

    async def serve(self) -> None:
        """Receive and answer until cancelled; raises `OperatorError` where whoever runs it must act."""
        ...

    async def check(self) -> str:
        """Return one line of what is right, or raise `OperatorError`."""
        ...


@contextmanager
def served_alone(database: Path, platforms: Sequence[Platform]) -> Iterator[None]:
    """Hold the lock of each platform on *database*; the kernel lets go of them when the process dies.

    Raises:
        OperatorError: Another process serves one of them from this database, or the folder cannot be written.
    """
    with contextlib.ExitStack() as held:
        for platform in platforms:
            lock = FileLock(database.with_name(f"{database.name}.{platform}.lock"), timeout=0)
            try:
                database.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
                held.enter_context(lock)
            except Timeout:
                raise OperatorError(
                    f"another legday already serves {platform} from {database.name}: stop it first, "
                    "or give this one another LEGDAY_DATABASE_URL"
                ) from None
            except OSError as error:
                raise OperatorError(f"cannot write beside {database}: make its folder writable") from error
        yield


async def serve(store: Store, courier: Courier, adapters: Mapping[Platform, Adapter], clock: Clock) -> None:
    """Serve every adapter and deliver what is due, until SIGTERM or SIGINT.

    The locks of all platforms are held: deliveries that a dead process left under way are taken over at once.

    Raises:
        OperatorError: A platform cannot be served any longer, and only whoever runs the program can mend it.
    """
    async with store.writing() as taking:
        for platform in adapters:
            await taking.deliveries.take_over(platform, clock())
    renewal = Renewal(store, clock)
    await renewal.soon()
    stop = asyncio.Event()
    _stop_on_signals(stop)
    works: list[Coroutine[object, object, object]] = [courier.run(), notice_writing(store, courier.wake)]
    works += [_look_after(store, courier, renewal, clock), stop.wait()]
    works += [adapter.serve() for adapter in adapters.values()]
    tasks = [asyncio.create_task(work) for work in works]
    log.info("serving %s", ", ".join(adapters))
    done, _pending = await asyncio.wait(tasks, return_when=asyncio.FIRST_COMPLETED)
    for task in tasks:
        task.cancel()
    await asyncio.wait(tasks, timeout=STOP_WITHIN.total_seconds())
    log.info("stopped")
    for task in done:
        task.result()


def _stop_on_signals(stop: asyncio.Event) -> None:
    loop = asyncio.get_running_loop()
    for number in (signal.SIGTERM, signal.SIGINT):
        try:
            loop.add_signal_handler(number, stop.set)
        except NotImplementedError:  # Windows: its loops know no signal handlers
            signal.signal(number, lambda *_: loop.call_soon_threadsafe(stop.set))


async def notice_writing(store: Store, wake: Callable[[], None]) -> None:
    """Call *wake* when something was written, perhaps by another process: a reminder sent again by hand."""
    seen = store.stamp()
    while True:
        await asyncio.sleep(NOTICE_EVERY.total_seconds())
        if (written := store.stamp()) != seen:
            seen = written
            wake()


async def _look_after(store: Store, courier: Courier, renewal: Renewal, clock: Clock) -> None:
    """See to the rest of what other clocks have moved, and then to what is kept only for a while."""
    if await renewal.rest():
        courier.wake()
    await _tidy(store, clock)


async def _tidy(store: Store, clock: Clock) -> None:
    """Forget what is kept only for a while, once a day."""
    while True:
        async with store.writing() as old:
            requests = await old.requests.prune(clock() - REQUESTS_KEPT)
            await old.links.prune(clock() - REQUESTS_KEPT)
        log.debug("forgot %d old answers", requests)
        after: int | None = -1
        while after is not None:
            async with store.writing() as old:
                after = await old.deliveries.prune(clock() - DELIVERIES_KEPT, after)
        await asyncio.sleep(TIDY_EVERY.total_seconds())
