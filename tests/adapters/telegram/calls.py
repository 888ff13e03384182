"""Calls of the Bot API without the library."""

from __future__ import annotations

import json
from io import BytesIO
from typing import Any

import aiohttp

from tests.platforms.telegram import TelegramServer


async def call(wire: aiohttp.ClientSession, server: TelegramServer, method: str, **params: Any) -> dict[str, Any]:
    """Make a call and return what the server says; parameters that are no text are sent as JSON."""
    form = {name: value if isinstance(value, str) else json.dumps(value) for name, value in params.items()}
    return await _post(wire, server, method, form)


async def upload(
    wire: aiohttp.ClientSession, server: TelegramServer, method: str, files: dict[str, bytes], **params: Any
) -> dict[str, Any]:
    """Make a call that carries *files*, by their names in the form."""
    form = aiohttp.FormData()
    for name, value in params.items():
        form.add_field(name, value if isinstance(value, str) else json.dumps(value))
    for name, content in files.items():
        form.add_field(name, BytesIO(content), filename=f"{name}.bin", content_type="application/octet-stream")
    return await _post(wire, server, method, form)


def bold(offset: int, length: int) -> list[dict[str, Any]]:
    """Return one entity."""
    return [{"type": "bold", "offset": offset, "length": length}]


async def _post(wire: aiohttp.ClientSession, server: TelegramServer, method: str, form: Any) -> dict[str, Any]:
    async with wire.post(f"{server.url}/bot{server.token}/{method}", data=form) as answer:
        said: dict[str, Any] = await answer.json()
    assert said["ok"] == (answer.status == 200)
    return said
