"""Every request to Discord at its turn, the library's own repetitions too."""

from __future__ import annotations

from types import SimpleNamespace

import aiohttp
from yarl import URL

from bot.delivery.pace import Pacer

EXEMPT = ("/interactions/", "/webhooks/")
"""Answers to interactions do not count
(https://discord.com/developers/docs/topics/rate-limits#global-rate-limit)."""


def take_turns(trace: aiohttp.TraceConfig, pacer: Pacer) -> None:
    """Let each request of the session that *trace* belongs to wait for its turn."""

    async def starts(
        _session: aiohttp.ClientSession, context: SimpleNamespace, params: aiohttp.TraceRequestStartParams
    ) -> None:
        if _counts(params.url):
            context.slot = await pacer.begin()

    async def ended(_session: aiohttp.ClientSession, context: SimpleNamespace, _params: object) -> None:
        if slot := getattr(context, "slot", None):
            pacer.end(slot)

    trace.on_request_start.append(starts)
    trace.on_request_end.append(ended)
    trace.on_request_exception.append(ended)


def _counts(url: URL) -> bool:
    """Whether a request to *url* counts; opening the gateway's socket is none of the API's."""
    return url.scheme in ("http", "https") and not any(part in url.path for part in EXEMPT)
