"""Whose the accounts are, and the codes that join another to them; of a code its digest alone is kept."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Update, and_, case, delete, literal, or_, select, update

from bot.messages import Account
from bot.store.conflicts import insert_or_keep
from bot.store.lean import AsyncConnection
from bot.store.schema import accounts, links


@dataclass(frozen=True, slots=True)
class Offered:
    """A code that somebody was given.

    Attributes:
        person: Who asked for it (`Person.id`).
    """

    person: int
    made_at: datetime


class Links:
    """Accounts of one person, codes for joining them, and how often a wrong one was tried."""

    def __init__(self, connection: AsyncConnection) -> None:
        self._connection = connection

    async def accounts(self, person_id: int) -> list[Account]:
        """Return the accounts of a person, always in the same order."""
        theirs = (
            select(accounts.c.platform, accounts.c.account, accounts.c.name)
            .where(accounts.c.person_id == person_id)
            .order_by(accounts.c.platform, accounts.c.account)
        )
        return [Account(*row) for row in await self._connection.execute(theirs)]

    async def offer(self, person_id: int, digest: str, now: datetime) -> None:
        """Keep the code with this *digest* as a person's only one; one that somebody has fails the transaction."""
        await self._change(person_id, _of(person_id).values(digest=digest, made_at=now))

    async def offered(self, digest: str) -> Offered | None:
        """Return whose code has this *digest*, however old it is; None: nobody's."""
        found = select(links.c.person_id, links.c.made_at).where(links.c.digest == digest)
        row = (await self._connection.execute(found)).first()
        return None if row is None else Offered(*row)

    async def withdraw(self, digest: str) -> None:
        """Let the code with this *digest* be nobody's."""
        await self._connection.execute(update(links).where(links.c.digest == digest).values(digest=None, made_at=None))

    async def wrong(self, person_id: int, since: datetime) -> int:
        """Return how many wrong codes a person has tried, if the first of them was tried after *since*."""
        tried = select(links.c.wrong).where(links.c.person_id == person_id, links.c.wrong_since > since)
        return (await self._connection.execute(tried)).scalar() or 0

    async def note_wrong(self, person_id: int, now: datetime, since: datetime) -> None:
        """Count one more wrong code; those of a first one at *since* or before are forgotten."""
        goes_on = links.c.wrong_since > since
        counted = {
            "wrong": case((goes_on, links.c.wrong + 1), else_=1),
            "wrong_since": case((goes_on, links.c.wrong_since), else_=literal(now, links.c.wrong_since.type)),
        }
        await self._change(person_id, _of(person_id).values(counted))

    async def prune(self, before: datetime) -> int:
        """Drop codes made, and wrong ones tried, before *before*; return of how many people."""
        old = [or_(column.is_(None), column < before) for column in (links.c.made_at, links.c.wrong_since)]
        return (await self._connection.execute(delete(links).where(and_(*old)))).rowcount

    async def _change(self, person_id: int, change: Update) -> None:
        row = insert_or_keep(self._connection.dialect.name, links, "person_id")
        await self._connection.execute(row.values(person_id=person_id, wrong=0))
        await self._connection.execute(change)


def _of(person_id: int) -> Update:
    return update(links).where(links.c.person_id == person_id)
