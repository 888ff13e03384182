"""A local Discord for each test."""

from __future__ import annotations

from collections.abc import AsyncIterator

import pytest

from tests.platforms.discord import DiscordServer


@pytest.fixture
async def server() -> AsyncIterator[DiscordServer]:
    """Yield a server that has nothing to complain about in the end."""
    async with DiscordServer() as server:
        yield server
        server.verify()
