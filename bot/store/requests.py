"""Requests that were answered, so that a repeat gets the same answer."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import delete, insert, select
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.messages import Platform, Reply
from bot.store.replies import from_stored, to_stored
from bot.store.schema import requests


class Requests:
    """What was answered lately."""

    def __init__(self, connection: AsyncConnection) -> None:
        self._connection = connection

    async def answered(self, platform: Platform, id: str) -> Reply | None:
        """Return what the request was answered with; None if it was not yet."""
        answer = select(requests.c.answer).where(requests.c.platform == platform, requests.c.id == id)
        stored = (await self._connection.execute(answer)).scalar()
        return None if stored is None else from_stored(stored)

    async def remember(self, platform: Platform, id: str, reply: Reply, now: datetime) -> None:
        """Keep *reply* as the answer to the request; one that has an answer already fails the transaction."""
        answer = to_stored(reply)
        await self._connection.execute(insert(requests).values(platform=platform, id=id, answer=answer, at=now))

    async def prune(self, before: datetime) -> int:
        """Drop the answers given before *before*; return how many."""
        old = delete(requests).where(requests.c.at < before)
        return (await self._connection.execute(old)).rowcount
