"""The artist: gives the file of a drawing, from disk or drawn now, and never keeps a reply waiting for long."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Callable, Iterable
from datetime import timedelta
from pathlib import Path
from types import TracebackType
from typing import Self

from bot.artist.process import DrawingProcess, NotDrawn
from bot.artist.shelf import Shelf
from bot.delivery.pace import is_patient
from bot.pictures import Drawing

log = logging.getLogger(__name__)

PATIENCE = timedelta(seconds=2)
"""How long a reply waits for a drawing that is not there; then it goes without, and it is there the next time. A still
takes 0.05 s, a moving picture up to 0.5 s, the start of the process 0.2 s (`tests.benchmarks.pictures`)."""

HURRY = timedelta(milliseconds=500)
"""How long a reminder waits for one: it is to be with the platform within a second of its time."""

MOST_HURRIED = 4
"""A reminder waits only where fewer reminders do and fewer drawings are under way. Of many that are due at once nearly
all go at once, and who is typing then waits for few drawings before their own."""

REST_AFTER = timedelta(minutes=1)
"""The process ends when it has had nothing to draw for so long."""

RETRY_AFTER = timedelta(minutes=5)
"""What could not be drawn is not tried again sooner."""

WARM_UP_AFTER = timedelta(seconds=5)
"""Whoever starts the bot wants it to answer first."""

MOST_FAILURES = 3
"""Drawing ahead ends there: it is the disk or the program, not one exercise."""

MOST_WAITING = 32
"""With so many drawings asked for and not done, the next reply goes without: it would wait in vain."""


class DiskArtist:
    """Draws in a process of its own and keeps the pictures on disk; an async context manager.

    Args:
        patience: How long `file` waits for a drawing.
        hurry: How long it waits for one that a reminder asks for; None: as for every other.
    """

    def __init__(
        self,
        shelf: Shelf,
        process: DrawingProcess,
        *,
        patience: timedelta = PATIENCE,
        hurry: timedelta | None = HURRY,
        rest_after: timedelta = REST_AFTER,
        retry_after: timedelta = RETRY_AFTER,
    ) -> None:
        self._shelf = shelf
        self._process = process
        self._patience = patience
        self._hurry = hurry
        self._hurried = 0
        self._rest_after = rest_after
        self._retry_after = retry_after
        self._under_way: dict[Path, asyncio.Task[Path | None]] = {}
        self._failed: dict[Path, float] = {}
        self._resting: asyncio.Task[None] | None = None
        self._warming: asyncio.Task[int] | None = None

    async def __aenter__(self) -> Self:
        """Start nothing: what draws is started by the first drawing."""
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Give up what is being drawn and end the process."""
        others = [task for task in (self._resting, self._warming) if task]
        tasks = [*self._under_way.values(), *others]
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)
        await self._process.stop()

    async def file(self, drawing: Drawing) -> Path | None:
        """Return the file of *drawing*, or None where it is not there within the patience; it is drawn all the same.

        Whoever asks for one that is being drawn waits for the same.
        """
        if path := self._shelf.find(drawing):
            return path
        if self._hurry is None or not is_patient():
            return await self._within(self._patience, drawing)
        if max(self._hurried, len(self._under_way)) >= MOST_HURRIED:
            return None
        self._hurried += 1
        try:
            return await self._within(self._hurry, drawing)
        finally:
            self._hurried -= 1

    def warm_up_later(self, drawings: Callable[[], Iterable[Drawing]]) -> None:
        """Draw what *drawings* gives and is not there yet, beginning a little later."""
        self._warming = asyncio.create_task(self.warm_up(drawings, WARM_UP_AFTER))

    async def warm_up(self, drawings: Callable[[], Iterable[Drawing]], after: timedelta = timedelta(0)) -> int:
        """Draw what is not there yet, one after the other, and return how many were; a few failures end it."""
        await asyncio.sleep(after.total_seconds())
        drew = failed = 0
        for drawing in await asyncio.to_thread(self._missing, drawings):
            task = self._drawing(drawing)
            if task and await task:
                drew += 1
            else:
                failed += 1
            if failed >= MOST_FAILURES:
                break
        return drew

    async def _within(self, limit: timedelta, drawing: Drawing) -> Path | None:
        task = self._drawing(drawing)
        if task is None:
            return None
        done, _waiting = await asyncio.wait([task], timeout=limit.total_seconds())
        return task.result() if done and not task.cancelled() else None

    def _missing(self, drawings: Callable[[], Iterable[Drawing]]) -> list[Drawing]:
        return [drawing for drawing in drawings() if not self._shelf.find(drawing)]

    def _drawing(self, drawing: Drawing) -> asyncio.Task[Path | None] | None:
        """Return the task that draws it: the one under way, or a new one; None where it is not worth trying."""
        path = self._shelf.place(drawing)
        if task := self._under_way.get(path):
            return task
        if len(self._under_way) >= MOST_WAITING or asyncio.get_running_loop().time() < self._failed.get(path, 0):
            return None
        task = asyncio.create_task(self._draw(drawing, path))
        self._under_way[path] = task
        task.add_done_callback(lambda _done: self._under_way.pop(path))
        return task

    async def _draw(self, drawing: Drawing, path: Path) -> Path | None:
        drew: Path | None = None
        try:
            self._shelf.open()
            await self._process.draw(drawing, path)
        except (NotDrawn, OSError) as error:
            self._failed_now(drawing, path, error)
        else:
            await asyncio.to_thread(self._shelf.tidy)
            drew = path
        self._rest_later()
        return drew

    def _failed_now(self, drawing: Drawing, path: Path, error: Exception) -> None:
        """Try it no more for a while; one of all that goes wrong in such a while is a warning."""
        now = asyncio.get_running_loop().time()
        self._failed = {known: until for known, until in self._failed.items() if until > now}
        level = logging.DEBUG if self._failed else logging.WARNING
        self._failed[path] = now + self._retry_after.total_seconds()
        log.log(level, "no picture of %s (%s), its words go without: %s", drawing.of, drawing.kind, error)

    def _rest_later(self) -> None:
        if self._resting:
            self._resting.cancel()
        self._resting = asyncio.create_task(self._rest())

    async def _rest(self) -> None:
        await asyncio.sleep(self._rest_after.total_seconds())
        await self._process.rest()
        await asyncio.to_thread(self._shelf.tidy)
