"""The training log: what was really done."""

from __future__ import annotations

from datetime import datetime
from typing import Any, TypedDict, Unpack

from sqlalchemy import ColumnElement, Row, Select, delete, insert, select, update

from bot.store.keys import from_key, to_key
from bot.store.lean import AsyncConnection
from bot.store.schema import logs
from bot.training import Entry, Feel


class Done(TypedDict, total=False):
    """What of an entry can change after it was kept; the parts of an `Entry`."""

    at: datetime
    reps: tuple[int, ...]
    load: int | None
    reserve: int | None
    feel: Feel | None


class Logs:
    """Everything that anybody logged and did not take back."""

    def __init__(self, connection: AsyncConnection) -> None:
        self._connection = connection

    async def add(self, entry: Entry, id: int) -> Entry:
        """Keep *entry* under the random number *id* and return it with its key."""
        kept = insert(logs).values(
            id=id,
            person_id=entry.person,
            session_id=entry.session and from_key(entry.session),
            exercise=entry.exercise,
            at=entry.at,
            reps=entry.reps,
            held=entry.held,
            each_side=entry.each_side,
            load=entry.load,
            reserve=entry.reserve,
            feel=entry.feel,
        )
        return _to_entry((await self._connection.execute(kept.returning(*logs.c))).one())

    async def get(self, key: str) -> Entry | None:
        """Return the entry that *key* names; None if it names none."""
        row = (await self._connection.execute(select(logs).where(_is(key)))).first()
        return None if row is None else _to_entry(row)

    async def of(self, person_id: int, since: datetime) -> list[Entry]:
        """Return what a person did at *since* or later, oldest first."""
        return await self._all(
            select(logs).where(logs.c.person_id == person_id, logs.c.at >= since).order_by(logs.c.at, logs.c.id)
        )

    async def latest(self, person_id: int, exercise: str, limit: int) -> list[Entry]:
        """Return what a person did of one exercise, newest first."""
        return await self._all(
            select(logs)
            .where(logs.c.person_id == person_id, logs.c.exercise == exercise)
            .order_by(logs.c.at.desc(), logs.c.id.desc())
            .limit(limit)
        )

    async def of_session(self, session: str) -> list[Entry]:
        """Return what was logged for the session of this key, oldest first."""
        number = from_key(session)
        return await self._all(
            select(logs)
            .where(logs.c.session_id == number, logs.c.session_id.is_not(None))
            .order_by(logs.c.at, logs.c.id)
        )

    async def change(self, key: str, **done: Unpack[Done]) -> Entry:
        """Change parts of an entry and return it; what is not named stays.

        Raises:
            LookupError: There is no such entry.
        """
        changed = update(logs).where(_is(key)).values(**done).returning(*logs.c)
        row = (await self._connection.execute(changed)).first()
        if row is None:
            raise LookupError(f"there is no entry {key}")
        return _to_entry(row)

    async def remove(self, key: str) -> bool:
        """Take an entry back; return whether it was there."""
        return (await self._connection.execute(delete(logs).where(_is(key)))).rowcount == 1

    async def _all(self, query: Select[Any]) -> list[Entry]:
        return [_to_entry(row) for row in await self._connection.execute(query)]


def _is(key: str) -> ColumnElement[bool]:
    return logs.c.id == from_key(key)


def _to_entry(row: Row[Any]) -> Entry:
    return Entry(
        key=to_key(row.id),
        person=row.person_id,
        exercise=row.exercise,
        at=row.at,
        reps=row.reps,
        held=row.held,
        each_side=row.each_side,
        load=row.load,
        reserve=row.reserve,
        feel=row.feel,
        session=None if row.session_id is None else to_key(row.session_id),
    )
