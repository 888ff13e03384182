"""A Telegram for each test, checked at its end."""

from __future__ import annotations

from collections.abc import AsyncIterator
from pathlib import Path

import aiohttp
import pytest

from tests.adapters.sketches import Sketches
from tests.platforms.telegram import TelegramServer


@pytest.fixture
async def server() -> AsyncIterator[TelegramServer]:
    """Play Telegram, and fail the test if any call had something wrong with it."""
    async with TelegramServer() as server:
        yield server
        server.verify()


@pytest.fixture
async def lax() -> AsyncIterator[TelegramServer]:
    """Play Telegram for calls that are meant to be wrong."""
    async with TelegramServer() as server:
        yield server


@pytest.fixture
async def wire() -> AsyncIterator[aiohttp.ClientSession]:
    """Speak HTTP without the library."""
    async with aiohttp.ClientSession() as session:
        yield session


@pytest.fixture
def sketches(tmp_path: Path) -> Sketches:
    """Have drawings at hand."""
    return Sketches(tmp_path)
