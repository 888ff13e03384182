"""Places: where messages go, and whether anybody can be reached there."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, Row, delete, insert, select, update

from bot.messages import Place
from bot.store.lean import AsyncConnection
from bot.store.schema import places, questions, reminders, transcript


class Places:
    """Every place that was ever written to or from."""

    def __init__(self, connection: AsyncConnection) -> None:
        self._connection = connection

    async def know(self, place: Place) -> int:
        """Return the number of *place*, giving it one if it is new."""
        row = await self._row(place)
        if row is None:
            new = insert(places).values(platform=place.platform, address=place.address, kind=place.kind)
            return (await self._connection.execute(new.returning(places.c.id))).scalar_one()  # type: ignore[no-any-return] # a column of ours
        if row.kind is not place.kind:
            await self._connection.execute(_change(row.id).values(kind=place.kind))
        return row.id  # type: ignore[no-any-return] # a column of ours

    async def is_open(self, place: Place) -> bool:
        """Whether *place* can be sent to, for all we know; an unknown one can."""
        row = await self._row(place)
        return row is None or row.unreachable_since is None

    async def close(self, place: Place, now: datetime) -> None:
        """Note that nobody can be reached at *place* until they come back; the first such instant is kept."""
        await self._connection.execute(
            update(places).where(*_named(place), places.c.unreachable_since.is_(None)).values(unreachable_since=now)
        )

    async def reopen(self, place: Place) -> bool:
        """Note that somebody is there, and return whether *place* was unreachable; writes nothing if not."""
        row = await self._row(place)
        if row is None or row.unreachable_since is None:
            return False
        await self._open(row)
        return True

    async def move(self, old: Place, new: Place) -> None:
        """Give *old* the address of *new*, which can be reached; what both had is together afterwards.

        Where *new* is known already, every reminder is looked at, which takes a moment; it is rare.
        """
        leaving, staying = await self._row(old), await self._row(new)
        if leaving is None or old == new:
            return
        if staying is None:
            await self._connection.execute(_change(leaving.id).values(address=new.address, kind=new.kind))
            await self._open(leaving)
            return
        await self._hand_over(leaving.id, staying.id)
        await self._open(staying)

    async def _row(self, place: Place) -> Row[Any] | None:
        return (await self._connection.execute(select(places).where(*_named(place)))).first()

    async def _open(self, row: Row[Any]) -> None:
        await self._connection.execute(_change(row.id).values(unreachable_since=None))
        await self._connection.execute(
            update(reminders)
            .where(reminders.c.platform.is_(None), reminders.c.place_id == row.id)
            .values(platform=row.platform)
        )

    async def _hand_over(self, old: int, new: int) -> None:
        for table in (reminders, transcript):
            await self._connection.execute(update(table).where(table.c.place_id == old).values(place_id=new))
        await self._connection.execute(delete(questions).where(questions.c.place_id == old))
        await self._connection.execute(delete(places).where(places.c.id == old))


def place_columns() -> list[ColumnElement[Any]]:
    """Return what to select for a `Place`: its parts, in its order."""
    return [places.c.platform, places.c.address, places.c.kind]


def _named(place: Place) -> tuple[ColumnElement[bool], ColumnElement[bool]]:
    return places.c.platform == place.platform, places.c.address == place.address


def _change(id: int) -> Any:
    return update(places).where(places.c.id == id)
