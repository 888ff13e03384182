"""Requests that were answered, so that a repeat gets the same answer."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import delete, insert, select

from bot.messages import Platform, Reply
from bot.store.lean import AsyncConnection
from bot.store.replies import from_stored, to_stored
from bot.store.schema import people, requests


class Requests:
    """What was answered lately."""

    def __init__(self, connection: AsyncConnection) -> None:
        self._connection = connection

    async def answered(self, platform: Platform, id: str) -> Reply | None:
        """Return what the request was answered with; None if it was not yet."""
        answer = select(requests.c.answer).where(requests.c.platform == platform, requests.c.id == id)
        stored = (await self._connection.execute(answer)).scalar()
        return None if stored is None else from_stored(stored)

    async def remember(
        self, platform: Platform, id: str, reply: Reply, now: datetime, person_id: int | None = None
    ) -> None:
        """Keep *reply* as the answer to the request; one that has an answer already fails the transaction.

        It is erased with the person *person_id*; the answer that says they were erased is nobody's.
        """
        asker = person_id and select(people.c.id).where(people.c.id == person_id).scalar_subquery()
        await self._connection.execute(
            insert(requests).values(platform=platform, id=id, answer=to_stored(reply), at=now, person_id=asker)
        )

    async def prune(self, before: datetime) -> int:
        """Drop the answers given before *before*; return how many."""
        old = delete(requests).where(requests.c.at < before)
        return (await self._connection.execute(old)).rowcount
