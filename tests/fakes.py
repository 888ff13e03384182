"""Stand-ins that obey the same rules as the real thing."""

from __future__ import annotations

import asyncio
from collections import deque
from collections.abc import Callable

from bot.errors import SendError
from bot.messages import DeliveryId, Place, Receipt, Reply


class Recorder:
    """A `Sender` that keeps what it took; errors lined up for a place are raised first, one a send."""

    def __init__(self) -> None:
        self.sent: list[tuple[Place, Reply]] = []
        self.ids: list[DeliveryId | None] = []
        self._errors: dict[str, deque[SendError]] = {}
        self._held: dict[str, asyncio.Event] = {}
        self.on_send: Callable[[], None] = lambda: None

    def fails(self, address: str, *errors: SendError) -> None:
        self._errors.setdefault(address, deque()).extend(errors)

    def holds(self, address: str) -> asyncio.Event:
        return self._held.setdefault(address, asyncio.Event())

    async def send(self, to: Place, reply: Reply, *, once: DeliveryId | None = None) -> Receipt:
        self.on_send()
        if to.address in self._held:
            await self._held[to.address].wait()
        if waiting := self._errors.get(to.address):
            raise waiting.popleft()
        self.sent.append((to, reply))
        self.ids.append(once)
        return Receipt(str(len(self.sent)))


async def no_leg_day(*_: object) -> Reply:
    """Stand where a leg day is made, in tests whose reminders all have a text of their own."""
    raise AssertionError("every reminder here has a text of its own")
