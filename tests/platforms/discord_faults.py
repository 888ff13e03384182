"""What goes wrong on purpose: refusals, broken connections, answers held back."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field

from aiohttp import web

from tests.platforms.discord_refusals import Refusal, answer, rate_limited

Proceed = Callable[[], Awaitable[web.StreamResponse]]


class Held:
    """One request that is being held back.

    Attributes:
        accepted: Whether it takes effect before its answer is withheld, rather than not at all until released.
    """

    def __init__(self, *, accepted: bool) -> None:
        self.accepted = accepted
        self._reached = asyncio.Event()
        self._released = asyncio.Event()

    async def reached(self, patience: float = 30.0) -> None:
        """Return when a request is held; fail after *patience* seconds."""
        async with asyncio.timeout(patience):
            await self._reached.wait()

    def release(self) -> None:
        """Let it go on."""
        self._released.set()

    async def around(self, proceed: Proceed) -> web.StreamResponse:
        """Hold the request that *proceed* answers."""
        answered = await proceed() if self.accepted else None
        self._reached.set()
        await self._released.wait()
        return answered or await proceed()


@dataclass
class Fault:
    """One way to fail.

    Attributes:
        status: Of the answer; 0 breaks the connection.
        code: One of `discord_refusals.CODES`, which then decides status and words.
        retry_after: Seconds, for a 429.
        accepted: Whether the request takes effect all the same.
    """

    status: int = 503
    code: int | None = None
    retry_after: float = 1.0
    everywhere: bool = False
    accepted: bool = False

    async def around(self, request: web.Request, proceed: Proceed) -> web.StreamResponse:
        """Fail *request*."""
        if self.accepted:
            await proceed()
        if self.code is not None:
            raise Refusal(self.code)
        if self.status == 429:
            return rate_limited(self.retry_after, everywhere=self.everywhere)
        if self.status == 0 and request.transport:
            request.transport.abort()
        return answer({"message": f"{self.status}: on purpose", "code": 0}, self.status or 500)


@dataclass
class Faults:
    """What is to happen to the next requests of each route, named like "POST message"."""

    _next: dict[str, list[Fault | Held]] = field(default_factory=dict)

    def add(self, route: str, what: Fault | Held) -> None:
        """Let *what* happen to the next request of *route* that nothing happens to yet."""
        self._next.setdefault(route, []).append(what)

    async def around(self, route: str, request: web.Request, proceed: Proceed) -> web.StreamResponse:
        """Answer *request*, or fail it, or hold it."""
        waiting = self._next.get(route)
        match waiting.pop(0) if waiting else None:
            case Fault() as fault:
                return await fault.around(request, proceed)
            case Held() as held:
                return await held.around(proceed)
            case _:
                return await proceed()
