"""People and their accounts."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import datetime
from functools import cache
from typing import Any, TypedDict, Unpack

from sqlalchemy import Row, Select, bindparam, insert, select, update

from bot.facts import Facts
from bot.messages import Account
from bot.people import Person
from bot.store.lean import AsyncConnection
from bot.store.schema import accounts, people, zones
from bot.store.zones import number_of_zone

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
        row = await self._owner(account)
        if row is None:
            return await self._welcome(account, now)
        if row.account_name != account.name:
            await self._rename(account)
        await self._connection.execute(update(people).where(people.c.id == row.id).values(seen_at=now))
        return _to_person(row)

    async def find(self, account: Account) -> Person | None:
        """Return whose *account* is, or None; nothing is noted."""
        row = await self._owner(account)
        return None if row is None else _to_person(row)

    async def get(self, id: int) -> Person:
        """Return the person with this *id*.

        Raises:
            LookupError: There is none.
        """
        row = (await self._connection.execute(_person(), {"person": id})).first()
        if row is None:
            raise LookupError(f"there is no person {id}")
        return _to_person(row)

    async def seen_at(self, id: int) -> datetime:
        """Return when the person with this *id* last said something: aware, UTC."""
        seen_at: datetime = (
            await self._connection.execute(select(people.c.seen_at).where(people.c.id == id))
        ).scalar_one()
        return seen_at

    async def all_of(self, ids: Iterable[int]) -> dict[int, Person]:
        """Return the people with these *ids*, by id; who is not known is left out."""
        rows = await self._connection.execute(_several(), {"several": list(set(ids))})
        return {row[0]: _to_person(row) for row in rows}

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
        values = dict(known)
        if "zone" in known:
            zone = known["zone"]
            del values["zone"]
            values["zone_id"] = zone and await number_of_zone(self._connection, zone)
        await self._connection.execute(update(people).where(people.c.id == id).values(values))
        return await self.get(id)

    async def _owner(self, account: Account) -> Row[Any] | None:
        named = {"platform": account.platform, "account": account.id}
        found: Row[Any] | None = (await self._connection.execute(_owner(), named)).first()
        return found

    async def _welcome(self, account: Account, now: datetime) -> Person:
        newcomer = insert(people).values(aches=frozenset(), seen_at=now).returning(people.c.id)
        id: int = (await self._connection.execute(newcomer)).scalar_one()
        await self._connection.execute(
            insert(accounts).values(platform=account.platform, account=account.id, person_id=id, name=account.name)
        )
        return Person(id)

    async def _rename(self, account: Account) -> None:
        await self._connection.execute(
            update(accounts)
            .where(accounts.c.platform == account.platform, accounts.c.account == account.id)
            .values(name=account.name)
        )


def _whole(*more: Any) -> Select[Any]:
    """Select people with everything that `_to_person` needs, in its order."""
    return select(
        people.c.id,
        people.c.language,
        zones.c.name,
        people.c.level,
        people.c.minutes,
        people.c.equipment,
        people.c.aches,
        people.c.facts,
        *more,
    ).select_from(people.outerjoin(zones))


@cache
def _person() -> Select[Any]:
    return _whole().where(people.c.id == bindparam("person"))


@cache
def _several() -> Select[Any]:
    return _whole().where(people.c.id.in_(bindparam("several", expanding=True)))


@cache
def _owner() -> Select[Any]:
    return (
        _whole(accounts.c.name.label("account_name"))
        .join(accounts, accounts.c.person_id == people.c.id)
        .where(accounts.c.platform == bindparam("platform"), accounts.c.account == bindparam("account"))
    )


def _to_person(row: Sequence[Any]) -> Person:
    return Person(*row[:8])
