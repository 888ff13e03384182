"""The drawing process as seen from the bot: started when there is something to draw, ended when there is not."""

from __future__ import annotations

import asyncio
import sys
from asyncio.subprocess import DEVNULL, PIPE, Process
from collections.abc import Sequence
from contextlib import suppress
from datetime import timedelta
from pathlib import Path

from bot.artist.worker import to_job
from bot.pictures import Drawing

ROOT = Path(__file__).parents[2]
"""Where the packages are: the process finds them there, whatever folder the bot was started in."""

COMMAND = (sys.executable, "-m", "bot.artist.worker")

TIME_LIMIT = timedelta(seconds=30)
"""A drawing that takes longer is given up; the longest takes about two seconds on a slow machine."""


class NotDrawn(Exception):  # noqa: N818 - what it is
    """A drawing failed; its text says how."""


class DrawingProcess:
    """One process, one drawing at a time, in the order in which they are asked for.

    Args:
        command: What to start; it speaks as `bot.artist.worker` does.
    """

    def __init__(self, command: Sequence[str] = COMMAND, time_limit: timedelta = TIME_LIMIT) -> None:
        self._command = command
        self._time_limit = time_limit
        self._turn = asyncio.Lock()
        self._starting: asyncio.Task[Process] | None = None

    @property
    def runs(self) -> bool:
        """Whether there is a process."""
        return self._starting is not None

    async def draw(self, drawing: Drawing, file: Path) -> None:
        """Make *file* of *drawing*. A process that died is replaced once.

        Raises:
            NotDrawn: It cannot be drawn, or not in time.
        """
        async with self._turn:
            try:
                trouble = await self._ask(drawing, file)
            except EOFError:
                trouble = await self._ask_again(drawing, file)
        if trouble:
            raise NotDrawn(trouble)

    async def _ask_again(self, drawing: Drawing, file: Path) -> str:
        try:
            return await self._ask(drawing, file)
        except EOFError:
            raise NotDrawn("the drawing process ends before it answers") from None

    async def _ask(self, drawing: Drawing, file: Path) -> str:
        """Return what went wrong, or nothing; raise EOFError where the process ended."""
        process = await self._started()
        whole = False
        try:
            async with asyncio.timeout(self._time_limit.total_seconds()):
                answer = await _answer(process, to_job(drawing, file))
            whole = answer.endswith("\n")
        except TimeoutError:
            raise NotDrawn(f"took longer than {self._time_limit.total_seconds():.0f} s") from None
        finally:
            if not whole:  # it died, is stuck, or nobody waits for its answer any more: the next one starts afresh
                await self.stop()
        if not whole:
            raise EOFError
        return answer.strip()

    async def _started(self) -> Process:
        if self._starting is None:
            self._starting = asyncio.create_task(
                asyncio.create_subprocess_exec(*self._command, stdin=PIPE, stdout=PIPE, stderr=DEVNULL, cwd=ROOT)
            )
        try:
            return await asyncio.shield(self._starting)  # cancelled half-way, a process would be nobody's
        except (OSError, NotImplementedError) as error:  # the second: an event loop that knows no processes
            self._starting = None
            raise NotDrawn(f"the drawing process cannot be started: {error}") from error

    async def stop(self) -> None:
        """End the process, if there is one; the next drawing starts another."""
        if self._starting is None:
            return
        with suppress(OSError, NotImplementedError):
            process = await self._starting
            with suppress(ProcessLookupError):
                process.kill()
            await process.wait()
        self._starting = None

    async def rest(self) -> None:
        """End the process as soon as it has nothing to do."""
        async with self._turn:
            await self.stop()


async def _answer(process: Process, job: str) -> str:
    """Return the whole line that answers *job*; a part of one, or nothing, where the process ended."""
    if process.stdin is None or process.stdout is None:
        return ""
    with suppress(ConnectionError):
        process.stdin.write(job.encode())
        await process.stdin.drain()
    return (await process.stdout.readline()).decode(errors="replace")
