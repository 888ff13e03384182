"""Whole conversations: the scripted chat in this process, on a real database, its clock moved by hand."""

from __future__ import annotations

import json
import random
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from adapters.terminal.scripted import Script
from bot.clock import SteadyClock
from bot.core import Core, build_core
from bot.messages import Platform
from bot.pictures import Draw, draw_nothing
from bot.reminders import Reach
from bot.store import Store, open_store

NOON = "2026-03-27T12:00:00+01:00"
"""A Friday, two days before the clocks change in Berlin."""

Message = dict[str, Any]


class Conversation:
    """Plays one line at a time and gives back the messages that came of it."""

    def __init__(self, script: Script, core: Core, store: Store, clock: SteadyClock, written: list[str]) -> None:
        self._script = script
        self._written = written
        self.core = core
        self.store = store
        self.clock = clock

    async def say(self, text: str, who: str = "me", **more: object) -> list[Message]:
        return await self.play({"say": text, "as": who, **more})

    async def press(self, label: str, who: str = "me", **more: object) -> list[Message]:
        return await self.play({"press": label, "as": who, **more})

    async def wait(self, duration: str) -> list[Message]:
        return await self.play({"wait": duration})

    def change_administrator(self) -> None:
        """Let whoever speaks next in the group be its administrator."""
        self._script._administrator = None

    async def play(self, line: dict[str, object]) -> list[Message]:
        self._written.clear()
        await self._script.play([json.dumps(line)], self.core.courier)
        written = [json.loads(text) for text in self._written]
        errors = [entry["error"] for entry in written if "error" in entry]
        assert not errors, errors
        return [entry for entry in written if "id" in entry]


@asynccontextmanager
async def conversation(
    folder: Path, now: str = NOON, seed: int = 1, draw: Draw = draw_nothing
) -> AsyncIterator[Conversation]:
    """Open the chat on the database in *folder*; opened again on the same one, it is a restart."""
    clock = SteadyClock(datetime.fromisoformat(now))
    written: list[str] = []

    async def move(to: datetime) -> None:
        clock.move_to(to)

    async with open_store(str(folder / "chat.db")) as store:
        async with store.reading() as reading:
            happened = await reading.transcript.happened()
        chance = random.Random(f"{seed} {happened}" if happened else seed)
        core = build_core(store, clock, chance, [Reach(Platform.TERMINAL)])
        offset = datetime.fromisoformat(now).tzinfo or UTC
        script = Script(core.app.handle, store, clock, offset=offset, wait=move, write=written.append, draw=draw)
        core.senders[Platform.TERMINAL] = script.screen
        yield Conversation(script, core, store, clock, written)
