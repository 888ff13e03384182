"""What the terminal showed: the terminal has nobody else to remember its messages."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import func, insert, select, update

from bot.messages import Place, Reply
from bot.store.lean import AsyncConnection
from bot.store.places import Places, place_columns
from bot.store.replies import from_stored, to_stored
from bot.store.schema import deliveries, places, transcript


class Transcript:
    """Every message that the terminal showed, by number."""

    def __init__(self, connection: AsyncConnection, known: Places) -> None:
        self._connection = connection
        self._places = known

    async def add(self, place: Place, reply: Reply, now: datetime) -> int:
        """Keep *reply* as shown in *place* and return its number: one that was never given before."""
        shown = insert(transcript).values(
            place_id=await self._places.know(place), content=to_stored(reply), shown_at=now
        )
        return (await self._connection.execute(shown.returning(transcript.c.id))).scalar_one()  # type: ignore[no-any-return] # a column of ours

    async def happened(self) -> int:
        """Return a number that is another after whatever happened: of messages shown and deliveries noted."""
        shown = (await self._connection.execute(select(func.max(transcript.c.id)))).scalar() or 0
        return shown + (await self._connection.execute(select(func.count()).select_from(deliveries))).scalar_one()

    async def get(self, id: int) -> tuple[Place, Reply, int | None] | None:
        """Return where a message was shown, what it says, and the number of the one that took its place."""
        shown = (
            select(transcript.c.content, transcript.c.replaced_by, *place_columns())
            .join_from(transcript, places)
            .where(transcript.c.id == id)
        )
        row = (await self._connection.execute(shown)).first()
        if row is None:
            return None
        content, replaced_by, *place = row
        return Place(*place), from_stored(content), replaced_by

    async def replace(self, id: int, by: int) -> None:
        """Note that the message *by* took the place of the message *id*."""
        await self._connection.execute(update(transcript).where(transcript.c.id == id).values(replaced_by=by))

    async def newest(self, place: Place, limit: int) -> list[tuple[int, Reply]]:
        """Return the messages that are visible in *place* with their numbers, newest first."""
        visible = (
            select(transcript.c.id, transcript.c.content)
            .join_from(transcript, places)
            .where(places.c.platform == place.platform, places.c.address == place.address)
            .where(transcript.c.replaced_by.is_(None))
            .order_by(transcript.c.id.desc())
            .limit(limit)
        )
        return [(row.id, from_stored(row.content)) for row in await self._connection.execute(visible)]
