"""People and their accounts."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from typing import Any, TypedDict, Unpack

from sqlalchemy import Row, Select, insert, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.facts import Facts
from bot.messages import Account
from bot.people import Person
from bot.store.schema import accounts, people

_KNOWN = ("language", "zone", "level", "minutes", "equipment", "aches", "facts")


class Known(TypedDict, total=False):
    """What can be known about a person; the parts of a `Person`."""

    language: str | None
    zone: str | None
    level: str | None
    minutes: int | None
    equipment: frozenset[str] | None
    aches: frozenset[str]
    facts: Facts


class People:
    """Everybody who ever said something."""

    def __init__(self, connection: AsyncConnection) -> None:
        self._connection = connection

    async def meet(self, account: Account, now: datetime) -> Person:
        """Return whose *account* is, noting their name and that they were seen; a new person if nobody's."""
        row = (await self._connection.execute(_owner(account))).first()
        if row is None:
            return await self._welcome(account, now)
        if row.name != account.name:
            await self._rename(account)
        await self._connection.execute(update(people).where(people.c.id == row.id).values(seen_at=now))
        return _to_person(row)

    async def find(self, account: Account) -> Person | None:
        """Return whose *account* is, or None; nothing is noted."""
        row = (await self._connection.execute(_owner(account))).first()
        return None if row is None else _to_person(row)

    async def get(self, id: int) -> Person:
        """Return the person with this *id*.

        Raises:
            LookupError: There is none.
        """
        row = (await self._connection.execute(_person(id))).first()
        return _found(row, id)

    async def seen_at(self, id: int) -> datetime:
        """Return when the person with this *id* last said something: aware, UTC."""
        seen_at: datetime = (
            await self._connection.execute(select(people.c.seen_at).where(people.c.id == id))
        ).scalar_one()
        return seen_at

    async def all_of(self, ids: Iterable[int]) -> dict[int, Person]:
        """Return the people with these *ids*, by id; who is not known is left out."""
        wanted = select(*_columns()).where(people.c.id.in_(set(ids)))
        return {row.id: _to_person(row) for row in await self._connection.execute(wanted)}

    async def change(self, id: int, **known: Unpack[Known]) -> Person:
        """Note what is now known about a person and return them; what is not named stays.

        Raises:
            LookupError: There is no such person.
            TypeError: A name is none of a person's parts.
        """
        if unknown := known.keys() - set(_KNOWN):
            raise TypeError(f"a person has no {', '.join(sorted(unknown))}")
        if not known:
            return await self.get(id)
        changed = update(people).where(people.c.id == id).values(**known).returning(*_columns())
        return _found((await self._connection.execute(changed)).first(), id)

    async def _welcome(self, account: Account, now: datetime) -> Person:
        newcomer = insert(people).values(aches=frozenset(), created_at=now, seen_at=now)
        row = (await self._connection.execute(newcomer.returning(*_columns()))).one()
        await self._connection.execute(
            insert(accounts).values(platform=account.platform, account=account.id, person_id=row.id, name=account.name)
        )
        return _to_person(row)

    async def _rename(self, account: Account) -> None:
        await self._connection.execute(
            update(accounts)
            .where(accounts.c.platform == account.platform, accounts.c.account == account.id)
            .values(name=account.name)
        )


def _columns() -> list[Any]:
    return [people.c.id, *(people.c[name] for name in _KNOWN)]


def _person(id: int) -> Select[Any]:
    return select(*_columns()).where(people.c.id == id)


def _owner(account: Account) -> Select[Any]:
    return (
        select(*_columns(), accounts.c.name)
        .join_from(accounts, people)
        .where(accounts.c.platform == account.platform, accounts.c.account == account.id)
    )


def _found(row: Row[Any] | None, id: int) -> Person:
    if row is None:
        raise LookupError(f"there is no person {id}")
    return _to_person(row)


def _to_person(row: Row[Any]) -> Person:
    return Person(row.id, row.language, row.zone, row.level, row.minutes, row.equipment, row.aches, row.facts)
