"""What never reached anybody: read for the operator and for the person, and marked when it is sent again."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from sqlalchemy import Select, select, update

from bot.messages import DeliveryId, Place
from bot.reminders import LISTED_KINDS, DeliveryState, Failure
from bot.store.keys import delivery_id, delivery_number, to_key
from bot.store.lean import AsyncConnection
from bot.store.places import place_columns
from bot.store.schema import deliveries, places, reminders

UNSENT = (DeliveryState.MISSED, DeliveryState.LISTED)
"""Not those that their owner got in another place instead (`DeliveryState.FAILED`)."""


class Failures:
    """Every occurrence of what people set that was not sent, until it is pruned or sent again."""

    def __init__(self, connection: AsyncConnection) -> None:
        self._connection = connection

    async def all(self, limit: int) -> list[Failure]:
        """Return the newest failures, in order of the planned instants; every delivery is looked at."""
        found = _failures().order_by(deliveries.c.planned_at.desc(), deliveries.c.id).limit(limit)
        return (await self._read(found))[::-1]

    async def named(self, id: DeliveryId) -> Failure | None:
        """Return the failure *id*; None where nothing failed under it.

        Raises:
            ValueError: *id* was not made by `delivery_id`.
        """
        found = await self._read(_failures().where(deliveries.c.id == delivery_number(id)))
        return found[0] if found else None

    async def of(self, person_id: int, since: datetime, limit: int) -> list[Failure]:
        """Return what a person set, was not sent, and was planned after *since*, the newest first."""
        theirs = _failures().where(reminders.c.person_id == person_id, deliveries.c.planned_at > since)
        return await self._read(theirs.order_by(deliveries.c.planned_at.desc(), deliveries.c.id).limit(limit))

    async def sent_again(self, ids: Iterable[DeliveryId]) -> None:
        """Note that they come once more, so that nobody is told any more that they failed."""
        numbers = [delivery_number(id) for id in ids]
        again = update(deliveries).where(deliveries.c.id.in_(numbers)).values(state=DeliveryState.AGAIN)
        await self._connection.execute(again)

    async def _read(self, found: Select[Any]) -> list[Failure]:
        return [_to_failure(*row) for row in await self._connection.execute(found)]


def _failures() -> Select[Any]:
    return (
        select(
            deliveries.c.id,
            deliveries.c.reminder_id,
            reminders.c.person_id,
            reminders.c.what,
            deliveries.c.planned_at,
            deliveries.c.state,
            deliveries.c.reason,
            deliveries.c.attempts,
            *place_columns(),
        )
        .join_from(deliveries, reminders)
        .join(places)
        .where(deliveries.c.state.in_(UNSENT), reminders.c.kind.in_(LISTED_KINDS))
    )


def _to_failure(
    number: int,
    reminder: int,
    person: int,
    what: str | None,
    planned_at: datetime,
    state: DeliveryState,
    reason: str | None,
    attempts: int,
    *place: Any,
) -> Failure:
    return Failure(
        delivery_id(number), to_key(reminder), person, Place(*place), what, planned_at, state, reason, attempts
    )
