"""Deliveries: each claimed with a lease, sent by whoever claimed it, then settled."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import datetime
from typing import Any, Literal

from sqlalchemy import ColumnElement, Select, Update, bindparam, delete, func, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.messages import DeliveryId, Place, Platform
from bot.reminders import LISTED_KINDS, Delivery, DeliveryState, Missed, Reach, Reminder
from bot.store.batch import run_many
from bot.store.columns import rounded_up
from bot.store.conflicts import insert_or_keep
from bot.store.keys import delivery_id, delivery_number, from_key, to_key
from bot.store.places import number_of_place, place_columns
from bot.store.reminders import within
from bot.store.replies import from_stored, to_stored
from bot.store.schema import deliveries, places, reminders

_MISSED = bindparam("missed", DeliveryState.MISSED, type_=deliveries.c.state.type, literal_execute=True)
"""Written into the statement, because an index on some rows serves only those who name them outright."""


class Deliveries:
    """Every delivery that was begun, until it is pruned."""

    def __init__(self, connection: AsyncConnection) -> None:
        self._connection = connection

    async def claim(self, claimed: Sequence[Delivery], try_at: datetime) -> set[DeliveryId]:
        """Keep new deliveries, leased until *try_at*, and return the ids of those that are now ours.

        An occurrence that has a delivery already keeps that one. An id that is taken, or a place that was
        never known, fails the transaction.
        """
        rows = [_to_row(delivery, rounded_up(try_at)) for delivery in claimed]
        return await self._insert(rows)

    async def record_missed(
        self,
        reminder: Reminder,
        planned_at: datetime,
        id: DeliveryId,
        now: datetime,
    ) -> None:
        """Note that an occurrence was never sent, so that it is listed at next contact."""
        await self.record_all_missed([(reminder, planned_at, id)], now)

    async def record_all_missed(self, missed: Iterable[tuple[Reminder, datetime, DeliveryId]], now: datetime) -> None:
        """Note many missed occurrences at once: each a reminder, its planned instant and a new id."""
        await self._insert([_to_missed_row(*occurrence, now) for occurrence in missed])

    async def reclaim(self, reach: Reach, now: datetime, try_at: datetime, token: int, limit: int) -> list[Delivery]:
        """Lease again, until *try_at* and under *token*, what is open and free at *now*; the oldest first."""
        rows = (await self._connection.execute(_free(reach, now, limit))).all()
        again = [replace(_to_delivery(row), token=token, attempts=row.attempts + 1) for row in rows]
        if again:
            await self._connection.execute(
                update(deliveries)
                .where(deliveries.c.id.in_([row.id for row in rows]))
                .values(token=token, attempts=deliveries.c.attempts + 1, try_at=rounded_up(try_at))
            )
        return again

    async def take_over(self, platform: Platform, now: datetime) -> int:
        """Free every open delivery of *platform* at once, whose process is dead; return how many."""
        freed = update(deliveries).where(*_open_on(platform)).values(try_at=now)
        return (await self._connection.execute(freed)).rowcount

    async def settle(
        self,
        id: DeliveryId,
        token: int,
        now: datetime,
        *,
        message: str | None,
    ) -> bool:
        """Note that the platform took it, as *message*; False and no change where the lease is another's."""
        return await self.settle_all([(id, token, message)], now) == 1

    async def settle_all(self, taken: Sequence[tuple[DeliveryId, int, str | None]], now: datetime) -> int:
        """Settle many at once: id, token and message of each; return for how many the lease was ours."""
        if not taken:
            return 0
        rows = [{"delivery": delivery_number(id), "lease": token, "as": message} for id, token, message in taken]
        settled = _close(DeliveryState.SENT, now).values(message=bindparam("as"))
        return await run_many(self._connection, settled, rows)

    async def give_up(
        self,
        id: DeliveryId,
        token: int,
        now: datetime,
        state: Literal[DeliveryState.MISSED, DeliveryState.FAILED],
        reason: str,
    ) -> bool:
        """Note that it will not be sent, and why; False and no change where the lease is another's."""
        return await self._changed(_close(state, now).values(reason=reason), id, token)

    async def postpone(self, id: DeliveryId, token: int, try_at: datetime, reason: str) -> bool:
        """Let it be tried again at *try_at*, not before; False and no change where the lease is another's."""
        return await self._changed(_leased().values(try_at=rounded_up(try_at), reason=reason), id, token)

    async def next_wake(self, reach: Reach) -> datetime | None:
        """Return the next instant at which there is something to do; None: not before something changes."""
        instants = [(await self._connection.execute(query)).scalar() for query in (_next_due(reach), _next_try(reach))]
        return min((instant for instant in instants if instant is not None), default=None)

    async def sent_since(self, reminder: str, since: datetime) -> int:
        """Return how many occurrences of *reminder* (its key), planned after *since*, the platform has taken."""
        taken = select(func.count()).where(
            deliveries.c.reminder_id == from_key(reminder),
            deliveries.c.planned_at > since,
            deliveries.c.state == DeliveryState.SENT,
        )
        return (await self._connection.execute(taken)).scalar_one()

    async def missed(self, person_id: int, limit: int) -> list[Missed]:
        """Return what a person set, missed and was not told of yet, in order of the planned instants."""
        untold = (
            select(deliveries.c.reminder_id, reminders.c.what, deliveries.c.planned_at)
            .join_from(deliveries, reminders)
            .where(deliveries.c.person_id == person_id, deliveries.c.state == _MISSED)
            .where(reminders.c.kind.in_(LISTED_KINDS))
            .order_by(deliveries.c.planned_at, deliveries.c.id)
            .limit(limit)
        )
        rows = await self._connection.execute(untold)
        return [Missed(to_key(row.reminder_id), row.what, row.planned_at) for row in rows]

    async def listed(self, person_id: int) -> None:
        """Note that a person was told of everything they missed until now."""
        await self._connection.execute(
            update(deliveries)
            .where(deliveries.c.person_id == person_id, deliveries.c.state == _MISSED)
            .values(state=DeliveryState.LISTED)
        )

    async def prune(self, before: datetime) -> int:
        """Drop what was settled before *before*, but nothing missed that is still to be told; return how many."""
        old = delete(deliveries).where(deliveries.c.settled_at < before, deliveries.c.state != DeliveryState.MISSED)
        return (await self._connection.execute(old)).rowcount

    async def _insert(self, rows: list[dict[str, Any]]) -> set[DeliveryId]:
        if not rows:
            return set()
        insert = insert_or_keep(self._connection, deliveries, "reminder_id", "planned_at").values(
            place_id=number_of_place()
        )
        ids = [row["id"] for row in rows]
        if await run_many(self._connection, insert, rows) != len(rows):
            kept = select(deliveries.c.id).where(deliveries.c.id.in_(ids))
            ids = list((await self._connection.execute(kept)).scalars())
        return {delivery_id(number) for number in ids}

    async def _changed(self, statement: Update, id: DeliveryId, token: int) -> bool:
        values = {"delivery": delivery_number(id), "lease": token}
        return await run_many(self._connection, statement, [values]) == 1


def _to_row(delivery: Delivery, try_at: datetime) -> dict[str, Any]:
    return {
        "id": delivery_number(delivery.id),
        "reminder_id": from_key(delivery.reminder),
        "planned_at": delivery.planned_at,
        "person_id": delivery.person,
        "place_platform": delivery.place.platform,
        "place_address": delivery.place.address,
        "platform": delivery.place.platform,
        "state": DeliveryState.OPEN,
        "try_at": try_at,
        "token": delivery.token,
        "attempts": delivery.attempts,
        "content": to_stored(delivery.reply),
        "settled_at": None,
    }


def _to_missed_row(reminder: Reminder, planned_at: datetime, id: DeliveryId, now: datetime) -> dict[str, Any]:
    return {
        "id": delivery_number(id),
        "reminder_id": from_key(reminder.key),
        "planned_at": planned_at,
        "person_id": reminder.person,
        "place_platform": reminder.place.platform,
        "place_address": reminder.place.address,
        "platform": reminder.place.platform,
        "state": DeliveryState.MISSED,
        "try_at": None,
        "token": 0,
        "attempts": 0,
        "content": None,
        "settled_at": now,
    }


def _open_on(platform: Platform) -> tuple[ColumnElement[bool], ColumnElement[bool]]:
    return deliveries.c.platform == platform, deliveries.c.try_at.is_not(None)


def _free(reach: Reach, now: datetime, limit: int) -> Select[Any]:
    return (
        select(
            deliveries.c.id,
            deliveries.c.reminder_id,
            deliveries.c.person_id,
            deliveries.c.planned_at,
            deliveries.c.content,
            deliveries.c.attempts,
            deliveries.c.token,
            *place_columns(),
        )
        .join_from(deliveries, places)
        .where(deliveries.c.platform == reach.platform, deliveries.c.try_at <= now, *within(reach))
        .order_by(deliveries.c.try_at, deliveries.c.id)
        .limit(limit)
        .with_for_update(skip_locked=True, of=deliveries)
    )


def _next_due(reach: Reach) -> Select[Any]:
    return (
        select(reminders.c.due_at)
        .join_from(reminders, places)
        .where(reminders.c.platform == reach.platform, reminders.c.due_at.is_not(None))
        .where(places.c.unreachable_since.is_(None), *within(reach))
        .order_by(reminders.c.due_at)
        .limit(1)
    )


def _next_try(reach: Reach) -> Select[Any]:
    first = select(deliveries.c.try_at).where(*_open_on(reach.platform))
    if reach.addresses is not None:
        first = first.join(places).where(*within(reach))
    return first.order_by(deliveries.c.try_at).limit(1)


def _leased() -> Update:
    """Change the open delivery that the parameters delivery and lease name."""
    return update(deliveries).where(
        deliveries.c.id == bindparam("delivery"),
        deliveries.c.token == bindparam("lease"),
        deliveries.c.try_at.is_not(None),
    )


def _close(state: DeliveryState, now: datetime) -> Update:
    return _leased().values(state=state, try_at=None, content=None, settled_at=now)


def _to_delivery(row: Sequence[Any]) -> Delivery:
    number, reminder, person, planned_at, content, attempts, token, *place = row
    return Delivery(
        id=delivery_id(number),
        reminder=to_key(reminder),
        person=person,
        planned_at=planned_at,
        place=Place(*place),
        reply=from_stored(content),
        attempts=attempts,
        token=token,
    )
