"""`legday run` as a real child process, to be stopped, or killed at any moment."""

from __future__ import annotations

import asyncio
import os
import signal
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Self

ROOT = Path(__file__).parents[1]
PATIENCE = 30.0
"""Seconds that anything awaited here may take; only a failure takes them."""


class Child:
    """One process of the program; its standard error is kept as text."""

    def __init__(self, process: asyncio.subprocess.Process) -> None:
        self._process = process
        self._said: list[str] = []
        self._heard = asyncio.Condition()
        self._listening = asyncio.create_task(self._listen())

    @classmethod
    async def start(cls, arguments: Sequence[str], settings: Mapping[str, str], folder: Path) -> Self:
        """Start the program in *folder* with nothing but *settings* in its environment."""
        kept = {name: os.environ[name] for name in ("PATH", "SYSTEMROOT", "LANG") if name in os.environ}
        process = await asyncio.create_subprocess_exec(
            sys.executable,
            "-m",
            "bot",
            *arguments,
            cwd=folder,
            env=kept | {"PYTHONPATH": str(ROOT), "HOME": str(folder)} | dict(settings),
            stdout=asyncio.subprocess.DEVNULL,
            stderr=asyncio.subprocess.PIPE,
        )
        return cls(process)

    @property
    def pid(self) -> int:
        """The number of the process."""
        return self._process.pid

    @property
    def said(self) -> str:
        """Everything on standard error so far."""
        return "".join(self._said)

    async def hears(self, text: str) -> None:
        """Return once *text* is on standard error; fail if the process ends or takes too long before."""
        async with asyncio.timeout(PATIENCE), self._heard:
            await self._heard.wait_for(lambda: text in self.said or self._listening.done())
        assert text in self.said, self.said

    async def kill(self) -> None:
        """Kill it as the kernel would: it has no say in it."""
        self._process.send_signal(signal.SIGKILL)
        await self.end()

    async def stop(self) -> int:
        """Ask it to stop and return its exit code."""
        self._process.send_signal(signal.SIGTERM)
        return await self.end()

    async def end(self) -> int:
        """Wait for its end and return its exit code."""
        async with asyncio.timeout(PATIENCE):
            code = await self._process.wait()
            await self._listening
        return code

    async def _listen(self) -> None:
        assert self._process.stderr is not None
        while line := await self._process.stderr.readline():
            async with self._heard:
                self._said.append(line.decode())
                self._heard.notify_all()
        async with self._heard:
            self._heard.notify_all()
