"""A real database in a folder of its own, and people, places and reminders to fill it with."""

from __future__ import annotations

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from bot.store import Store, open_store


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "data" / "legday.db"


@pytest.fixture
async def store(file: Path) -> AsyncIterator[Store]:
    async with open_store(str(file)) as opened:
        yield opened
