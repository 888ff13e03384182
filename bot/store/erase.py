"""What is kept about one person: which rows say it, and erasing them all."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from sqlalchemy import ColumnElement, Table, and_, delete, exists, select

from bot.messages import Place, PlaceKind
from bot.store.lean import AsyncConnection
from bot.store.schema import (
    accounts,
    deliveries,
    links,
    logs,
    names,
    people,
    places,
    questions,
    reminders,
    requests,
    sessions,
    transcript,
)

Rows = tuple[Table, ColumnElement[bool]]
"""A table, and the condition that picks some of its rows."""


class Erasure:
    """Forgets people; what was shared with others stays."""

    def __init__(self, connection: AsyncConnection) -> None:
        self._connection = connection

    async def person(self, id: int) -> int:
        """Erase every row about a person, and overwrite what the rows said; return how many there were.

        Every reminder and delivery is looked at, which takes a moment with a million of them; it is rare.
        """
        async with _overwriting(self._connection):
            return await self._delete(rows_about(id))

    async def stranger(self, place: Place) -> int:
        """Erase what was shown at a private *place* that belongs to nobody who is known, and the place."""
        named = and_(places.c.platform == place.platform, places.c.address == place.address, _is_nobodys())
        there = select(places.c.id).where(named)
        async with _overwriting(self._connection):
            return await self._delete(((transcript, transcript.c.place_id.in_(there)), (places, named)))

    async def _delete(self, rows: tuple[Rows, ...]) -> int:
        number = 0
        for table, mine in rows:
            unused = _unused() if table is places else ()
            number += (await self._connection.execute(delete(table).where(mine, *unused))).rowcount
        return number


def rows_about(person_id: int) -> tuple[Rows, ...]:
    """Return which rows are about one person, table by table: who refers to a row comes before it."""
    home = _homes_of(person_id)
    set_by_them = select(reminders.c.id).where(reminders.c.person_id == person_id)
    shown = select(places.c.id).where(home)
    return (
        (deliveries, deliveries.c.reminder_id.in_(set_by_them)),
        (reminders, reminders.c.person_id == person_id),
        (logs, logs.c.person_id == person_id),
        (sessions, sessions.c.person_id == person_id),
        (questions, questions.c.person_id == person_id),
        (names, names.c.person_id == person_id),
        (requests, requests.c.person_id == person_id),
        (links, links.c.person_id == person_id),
        (transcript, transcript.c.place_id.in_(shown)),
        (places, home),
        (accounts, accounts.c.person_id == person_id),
        (people, people.c.id == person_id),
    )


def _homes_of(person_id: int) -> ColumnElement[bool]:
    """Pick the private places of a person: everywhere, the address of one is the account's own id."""
    theirs = and_(accounts.c.platform == places.c.platform, accounts.c.account == places.c.address)
    owned = exists().where(theirs, accounts.c.person_id == person_id).correlate(places)
    return and_(places.c.kind == PlaceKind.PRIVATE, owned)


def _is_nobodys() -> ColumnElement[bool]:
    theirs = and_(accounts.c.platform == places.c.platform, accounts.c.account == places.c.address)
    return and_(places.c.kind == PlaceKind.PRIVATE, ~exists().where(theirs).correlate(places))


def _unused() -> list[ColumnElement[bool]]:
    """Pick the places that no reminder or question of anybody's refers to any more."""
    return [~exists().where(table.c.place_id == places.c.id).correlate(places) for table in (reminders, questions)]


@asynccontextmanager
async def _overwriting(connection: AsyncConnection) -> AsyncIterator[None]:
    """Have SQLite write zeros over what is deleted; otherwise it stays in the file until something needs the room."""
    if connection.dialect.name != "sqlite":
        yield
        return
    before = (await connection.exec_driver_sql("PRAGMA secure_delete")).scalar_one()
    await connection.exec_driver_sql("PRAGMA secure_delete=ON")
    try:
        yield
    finally:
        await connection.exec_driver_sql(f"PRAGMA secure_delete={before}")
