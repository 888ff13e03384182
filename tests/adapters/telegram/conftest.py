"""A Telegram for each test, checked at its end."""

from __future__ import annotations

from collections.abc import AsyncIterator

import pytest

from tests.platforms.telegram import TelegramServer


@pytest.fixture
async def server() -> AsyncIterator[TelegramServer]:
    """Play Telegram, and fail the test if any call had something wrong with it."""
    async with TelegramServer() as server:
        yield server
        server.verify()
