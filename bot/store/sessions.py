"""Training sessions as they were offered and changed; what is in them is their feature's own."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Row, insert, select, update

from bot.store.keys import from_key, to_key
from bot.store.lean import AsyncConnection
from bot.store.schema import sessions


@dataclass(frozen=True, slots=True)
class StoredSession:
    """A session that was kept.

    Attributes:
        key: Short and opaque; what button lines name it by.
        person: Whose it is (`Person.id`).
        revision: 0 when made; grows with every change.
        content: JSON.
    """

    key: str
    person: int
    made_at: datetime
    revision: int
    content: dict[str, Any]


class Sessions:
    """Every session that was made."""

    def __init__(self, connection: AsyncConnection) -> None:
        self._connection = connection

    async def add(self, id: int, person_id: int, content: dict[str, Any], now: datetime) -> str:
        """Keep a new session under the random number *id* and return its key."""
        await self._connection.execute(
            insert(sessions).values(id=id, person_id=person_id, made_at=now, revision=0, content=content)
        )
        return to_key(id)

    async def get(self, key: str) -> StoredSession | None:
        """Return the session that *key* names; None if it names none."""
        row = (await self._connection.execute(select(sessions).where(sessions.c.id == from_key(key)))).first()
        return None if row is None else _to_session(row)

    async def replace(self, key: str, revision: int, content: dict[str, Any]) -> bool:
        """Give a session new *content* if it is still at *revision*; return whether it was."""
        changed = (
            update(sessions)
            .where(sessions.c.id == from_key(key), sessions.c.revision == revision)
            .values(content=content, revision=revision + 1)
        )
        return (await self._connection.execute(changed)).rowcount == 1

    async def latest(self, person_id: int, limit: int) -> list[StoredSession]:
        """Return a person's sessions, newest first."""
        newest = (
            select(sessions)
            .where(sessions.c.person_id == person_id)
            .order_by(sessions.c.made_at.desc(), sessions.c.id.desc())
            .limit(limit)
        )
        return [_to_session(row) for row in await self._connection.execute(newest)]


def _to_session(row: Row[Any]) -> StoredSession:
    return StoredSession(to_key(row.id), row.person_id, row.made_at, row.revision, row.content)
