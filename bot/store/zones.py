"""Time zones by number: one for each edition of a zone, so that every instant says by which it was found."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import cache
from typing import Any
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from sqlalchemy import BigInteger, Select, Update, bindparam, delete, insert, select, type_coerce, update

from bot.schedules.zone_data import ZoneData, zone_data
from bot.store.batch import run_many
from bot.store.lean import AsyncConnection
from bot.store.schema import people, reminders, rules, zones


@dataclass(frozen=True, slots=True)
class OldZone:
    """An edition of a zone that is no longer the one in use."""

    number: int
    edition: ZoneData


@dataclass(frozen=True, slots=True)
class Dated:
    """A reminder whose next instant was found by some edition of its zone.

    Attributes:
        zone: The number of the edition.
        start_wall: As a `Schedule` has it.
        due_at: Whole seconds since 1970 in UTC; None: nothing is planned.
    """

    number: int
    zone: int
    start_wall: int
    rule: str | None
    due_at: int | None


class Zones:
    """Every edition of a zone that something refers to."""

    def __init__(self, connection: AsyncConnection) -> None:
        self._connection = connection

    async def old(self) -> list[OldZone]:
        """Return the editions that are out of use; a zone that there is no more stays as it is."""
        rows = (await self._connection.execute(select(zones.c.id, zones.c.name, zones.c.version))).all()
        outdated = [row.id for row in rows if row.version and _version(row.name) not in {row.version, None}]
        kept = select(zones.c.id, zones.c.name, zones.c.data).where(zones.c.id.in_(outdated))
        found = (await self._connection.execute(kept)).all() if outdated else []
        return [OldZone(row.id, ZoneData(row.name, row.data)) for row in found]

    async def unnoted(self) -> list[str]:
        """Return the names of zones whose edition nobody noted yet."""
        names = (await self._connection.execute(select(zones.c.name).where(zones.c.version.is_(None)))).scalars()
        return [name for name in names if _version(name)]

    async def adopt(self, names: Sequence[str]) -> None:
        """Take zones for the editions in use; a new zone gets a number."""
        for name in names:
            await number_of_zone(self._connection, name)

    async def soon(self, old: Sequence[int], until: datetime, limit: int) -> list[Dated]:
        """Return at most *limit* reminders in *old* zones that fall due before *until*, the soonest first."""
        return await self._dated(_soon(), {"old": list(old), "until": until, "limit": limit})

    async def later(self, old: Sequence[int], after: int, limit: int) -> list[Dated]:
        """Return at most *limit* reminders in *old* zones whose number is above *after*, in order of the numbers."""
        return await self._dated(_later(), {"old": list(old), "after": after, "limit": limit})

    async def renew(self, moved: Sequence[tuple[Dated, str, int | None]]) -> None:
        """Give reminders the present edition of their zone, by its name, with another next instant."""
        names = {name for _, name, _ in moved}
        numbers = {name: await number_of_zone(self._connection, name) for name in names}
        rows = [(one.number, one.zone, numbers[name], due_at) for one, name, due_at in moved]
        if rows:
            await run_many(self._connection, _renew(), ("reminder", "old", "present", "due"), rows)

    async def renew_people(self, old: OldZone, after: int, limit: int) -> int | None:
        """Give people the present edition of their zone: the first *limit* whose number is above *after*.

        Returns:
            What to go on after; None: these were the last.
        """
        present = await number_of_zone(self._connection, old.edition.name)
        theirs = select(people.c.id).where(people.c.zone_id == old.number, people.c.id > after)
        numbers = (await self._connection.execute(theirs.order_by(people.c.id).limit(limit))).scalars().all()
        if numbers:
            there = update(people).where(people.c.id.in_(numbers)).values(zone_id=present)
            await self._connection.execute(there)
        return numbers[-1] if len(numbers) == limit else None

    async def drop(self, old: OldZone) -> None:
        """Forget an edition that nobody refers to any more."""
        await self._connection.execute(delete(zones).where(zones.c.id == old.number))

    async def _dated(self, query: Select[Any], asked: dict[str, object]) -> list[Dated]:
        return [Dated(*row) for row in await self._connection.execute(query, asked)]


async def number_of_zone(connection: AsyncConnection, name: str) -> int:
    """Return the number of the edition in use of the zone *name*, giving it one if it is new.

    Raises:
        ZoneInfoNotFoundError: There is no such zone.
    """
    edition = zone_data(ZoneInfo(name))
    version = edition.version
    known = select(zones.c.id).where(zones.c.name == name, zones.c.version == version)
    number: int | None = (await connection.execute(known)).scalar()
    if number is not None:
        return number
    unnoted = select(zones.c.id).where(zones.c.name == name, zones.c.version.is_(None)).limit(1)
    values = {"version": version, "data": edition.data}
    adopted: int | None = (await connection.execute(unnoted)).scalar()
    if adopted is not None:
        await connection.execute(update(zones).where(zones.c.id == adopted).values(values))
        return adopted
    new = insert(zones).values(name=name, **values).returning(zones.c.id)
    added: int = (await connection.execute(new)).scalar_one()
    return added


def _version(name: str) -> str | None:
    """Return the edition in use of the zone *name*; None where there is none."""
    try:
        return zone_data(ZoneInfo(name)).version
    except (ZoneInfoNotFoundError, OSError):
        return None


def _dated() -> Select[Any]:
    due_at = type_coerce(reminders.c.due_at, BigInteger)
    return (
        select(reminders.c.id, reminders.c.zone_id, reminders.c.start_wall, rules.c.rule, due_at)
        .outerjoin_from(reminders, rules)
        .where(reminders.c.zone_id.in_(bindparam("old", expanding=True)))
        .limit(bindparam("limit"))
    )


@cache
def _soon() -> Select[Any]:
    return _dated().where(reminders.c.due_at < bindparam("until")).order_by(reminders.c.due_at)


@cache
def _later() -> Select[Any]:
    return _dated().where(reminders.c.id > bindparam("after")).order_by(reminders.c.id)


@cache
def _renew() -> Update:
    named = reminders.c.id == bindparam("reminder"), reminders.c.zone_id == bindparam("old")
    due_at = bindparam("due", type_=BigInteger)
    return update(reminders).where(*named).values(zone_id=bindparam("present"), due_at=due_at)
