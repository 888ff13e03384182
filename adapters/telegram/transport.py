"""How python-telegram-bot's calls reach Telegram: over aiohttp, which takes a third of the CPU of its own httpx."""

from __future__ import annotations

from typing import Any

import aiohttp
from telegram.error import NetworkError, TimedOut
from telegram.request import BaseRequest, RequestData
from yarl import URL

CONNECTIONS = 256
"""Most at once, as many as the library's own; who needs another waits."""

CONNECT_SECONDS = 5.0
UPLOAD_SECONDS = 20.0
"""How long a file may take beyond the rest of its call."""

Seconds = Any
"""A number, or what the library passes where a call says nothing."""


class AiohttpRequest(BaseRequest):
    """Makes calls; between `initialize` and `shutdown`.

    Args:
        read_seconds: How long an answer may take, where the call does not say it itself.
        connections: Most at once.
    """

    def __init__(self, read_seconds: float, connections: int = CONNECTIONS) -> None:
        self._read_seconds = read_seconds
        self._connections = connections
        self._session: aiohttp.ClientSession | None = None

    @property
    def read_timeout(self) -> float:
        """How long an answer may take in seconds."""
        return self._read_seconds

    async def initialize(self) -> None:
        """Be ready to make calls."""
        if self._session is None:
            self._session = aiohttp.ClientSession(
                connector=aiohttp.TCPConnector(limit=self._connections),
                headers={"User-Agent": self.USER_AGENT},
                trust_env=True,
            )

    async def shutdown(self) -> None:
        """Close every connection."""
        if self._session is not None:
            await self._session.close()
            self._session = None

    async def do_request(
        self,
        url: str,
        method: str,
        request_data: RequestData | None = None,
        read_timeout: Seconds = BaseRequest.DEFAULT_NONE,
        write_timeout: Seconds = BaseRequest.DEFAULT_NONE,
        connect_timeout: Seconds = BaseRequest.DEFAULT_NONE,
        pool_timeout: Seconds = BaseRequest.DEFAULT_NONE,  # noqa: ARG002 - part of connecting here
    ) -> tuple[int, bytes]:
        """Make one call and return its status and body.

        Raises:
            TimedOut: It took longer than it may.
            NetworkError: There was no answer.
        """
        if self._session is None:
            raise NetworkError("no call can be made before the start or after the end")
        has_files = request_data is not None and request_data.contains_files
        timeout = _timeout(
            _given(read_timeout, self._read_seconds),
            _given(connect_timeout, CONNECT_SECONDS),
            _given(write_timeout, UPLOAD_SECONDS if has_files else 0.0),
        )
        try:
            async with self._session.request(
                method, url, data=_content(request_data), headers=_headers(request_data), timeout=timeout
            ) as response:
                return response.status, await response.read()
        except TimeoutError as error:
            raise TimedOut from error
        except aiohttp.ClientError as error:
            raise NetworkError(f"{type(error).__name__}: {error}") from error


def _given(value: Seconds, usual: float) -> float:
    return value if isinstance(value, int | float) else usual


def _timeout(read: float, connect: float, write: float) -> aiohttp.ClientTimeout:
    return aiohttp.ClientTimeout(total=connect + write + read, connect=connect, sock_read=read)


def _headers(data: RequestData | None) -> dict[str, str]:
    is_form = data is not None and not data.contains_files
    return {"Content-Type": "application/x-www-form-urlencoded"} if is_form else {}


def _content(data: RequestData | None) -> bytes | aiohttp.FormData | None:
    """Return *data* as a form: in parts where there are files, and otherwise as the quick quoting of URLs has it."""
    if data is None:
        return None
    if not data.contains_files:
        return URL.build(query=data.json_parameters).raw_query_string.encode()
    form = aiohttp.FormData(data.json_parameters)
    for name, (file, content, kind) in data.multipart_data.items():
        form.add_field(name, content, filename=file, content_type=kind)
    return form
