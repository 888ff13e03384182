"""What was shown in the terminal: kept with an id, so that its buttons work in a later run too."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

from bot.clock import Clock
from bot.messages import Button, DeliveryId, Place, Platform, Receipt, Reply
from bot.pictures import Draw, Drawn, drawn
from bot.store import Store

GROUP = "#group"
"""The address of the one group there is; no person's name starts with "#"."""

LOOKED_BACK = 50
"""How many messages back a button is looked for by its label."""


@dataclass(frozen=True, slots=True)
class Shown:
    """A message on the screen.

    Attributes:
        to: Whom it is for: a local person's name.
        replaces: The id of the message it took the place of, or None.
        picture: The reply's picture, if it is there.
    """

    id: int
    to: str
    place: Place
    reply: Reply
    replaces: int | None
    picture: Drawn | None


class Screen:
    """Keeps and shows messages; the terminal's `Sender`.

    Args:
        show: Brings one message before the person's eyes.
        draw: Gives the pictures.
    """

    def __init__(self, store: Store, clock: Clock, show: Callable[[Shown], None], draw: Draw) -> None:
        self._store = store
        self._clock = clock
        self._show = show
        self._draw = draw

    async def send(self, to: Place, reply: Reply, *, once: DeliveryId | None = None) -> Receipt:  # noqa: ARG002 - shown here and now, there is no second copy to drop
        """Show a message that nobody asked for just now."""
        return Receipt(str(await self.put(to.address, to, reply)))

    async def put(self, to: str, place: Place, reply: Reply, pressed: int | None = None) -> int:
        """Show *reply* and return its id; it takes the place of *pressed* where it says so.

        The last words to somebody who was erased, who has nothing there to press, leave no trace.
        """
        replaces = pressed if reply.replaces else None
        async with self._store.writing() as store:
            shown = await store.transcript.add(place, replace(reply, files=()), self._clock())
            if replaces is not None:
                await store.transcript.replace(replaces, shown)
            if not reply.buttons and len(await store.transcript.newest(place, 2)) == 1:
                await store.erasure.stranger(place)
        self._show(Shown(shown, to, place, reply, replaces, await drawn(reply.picture, self._draw)))
        return shown

    async def button(self, place: Place, label: str, on: int | None = None) -> tuple[int, Button] | None:
        """Find the button called *label*: on the newest visible message at *place*, or on message *on*."""
        async with self._store.reading() as store:
            if on is None:
                messages = await store.transcript.newest(place, LOOKED_BACK)
            else:
                kept = await store.transcript.get(on)
                messages = [] if kept is None else [(on, kept[1])]
        for shown, reply in messages:
            for button in (button for row in reply.buttons for button in row):
                if button.label.casefold() == label.casefold():
                    return shown, button
        return None


def home_of(person: str) -> Place:
    """Return the private place of a local person."""
    return Place(Platform.TERMINAL, person)
