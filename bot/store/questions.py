"""Questions that wait for an answer: at most one for each person and place."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, and_, delete, select

from bot.messages import Place
from bot.store.conflicts import insert_or_replace
from bot.store.lean import AsyncConnection
from bot.store.places import Places
from bot.store.schema import places, questions

FREE = "free"
"""The part of a payload that says that any sentence is an answer."""


@dataclass(frozen=True, slots=True)
class Question:
    """Something Legday asked.

    Attributes:
        kind: Which feature asked what, in that feature's own words.
        payload: What it needs to go on; JSON.
    """

    kind: str
    payload: dict[str, Any]
    asked_at: datetime

    @property
    def takes_anything(self) -> bool:
        """Whether any sentence is an answer, one that would mean something else elsewhere too."""
        return bool(self.payload.get(FREE))


class Questions:
    """What people were asked and have not answered yet."""

    def __init__(self, connection: AsyncConnection, known: Places) -> None:
        self._connection = connection
        self._places = known

    async def ask(self, person_id: int, place: Place, kind: str, payload: dict[str, Any], now: datetime) -> None:
        """Keep a question to a person in *place*, instead of any that waits there."""
        asked = {
            "person_id": person_id,
            "place_id": await self._places.know(place),
            "kind": kind,
            "payload": payload,
            "asked_at": now,
        }
        insert = insert_or_replace(self._connection, questions, "person_id", "place_id")
        await self._connection.execute(insert, asked)

    async def pending(self, person_id: int, place: Place) -> Question | None:
        """Return the question that waits for a person in *place*."""
        waiting = (
            select(questions.c.kind, questions.c.payload, questions.c.asked_at)
            .join_from(questions, places)
            .where(questions.c.person_id == person_id, _is(place))
        )
        row = (await self._connection.execute(waiting)).first()
        return None if row is None else Question(row.kind, row.payload, row.asked_at)

    async def close(self, person_id: int, place: Place) -> None:
        """Forget the question that waits for a person in *place*, if there is one."""
        number = select(places.c.id).where(_is(place)).scalar_subquery()
        await self._connection.execute(
            delete(questions).where(questions.c.person_id == person_id, questions.c.place_id == number)
        )


def _is(place: Place) -> ColumnElement[bool]:
    return and_(places.c.platform == place.platform, places.c.address == place.address)
