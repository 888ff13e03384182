"""Deliveries: each claimed with a lease, sent by whoever claimed it, then settled."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import datetime
from functools import cache
from typing import Any, Literal, NamedTuple

from sqlalchemy import BigInteger, ColumnElement, Insert, Select, Update, bindparam, delete, func, select, update

from bot.messages import DeliveryId, Place, Platform, Reply
from bot.reminders import LISTED_KINDS, Delivery, DeliveryState, Missed, Reach, Reminder
from bot.store.batch import run_many
from bot.store.columns import rounded_up
from bot.store.conflicts import insert_or_keep
from bot.store.keys import delivery_id, delivery_number, from_key, to_key, to_number
from bot.store.lean import AsyncConnection
from bot.store.places import place_columns
from bot.store.reminders import reach_values, within
from bot.store.replies import from_stored
from bot.store.schema import deliveries, places, reminders

_MISSED = bindparam("missed", DeliveryState.MISSED, type_=deliveries.c.state.type, literal_execute=True)
"""Written into the statement, because an index on some rows serves only those who name them outright."""


PRUNED_AT_ONCE = 2_000
"""Deliveries looked at in one transaction: some milliseconds."""


class BegunRow(NamedTuple):
    """A delivery as it is kept when it begins.

    Attributes:
        planned: Whole seconds since 1970 in UTC.
    """

    id: int
    reminder_id: int
    planned: int
    platform: Platform
    token: int
    attempts: int
    content: str


NO_LEASE = 0
"""The token of a delivery that is closed: nobody's."""


class Deliveries:
    """Every delivery that was begun, until it is pruned."""

    def __init__(self, connection: AsyncConnection) -> None:
        self._connection = connection

    async def claim(self, claimed: Sequence[Delivery], try_at: datetime) -> list[Delivery]:
        """Keep new deliveries, leased until *try_at*, and return those that are now ours.

        An occurrence that has a delivery already keeps that one. An id that is taken, or a reminder that there
        is not, fails the transaction.
        """
        return await self.claim_rows(claimed, [_to_row(delivery) for delivery in claimed], try_at)

    async def claim_rows(
        self, claimed: Sequence[Delivery], rows: Sequence[BegunRow], try_at: datetime
    ) -> list[Delivery]:
        """Do the same where the *rows* of the deliveries are known already: of many at once that is worth while."""
        if not rows:
            return []
        shared = {"try_at": rounded_up(try_at)}
        began = await run_many(self._connection, _begin(self._connection.dialect.name), BegunRow._fields, rows, shared)
        if began == len(rows):
            return list(claimed)
        kept = select(deliveries.c.id).where(deliveries.c.id.in_([row[0] for row in rows]))
        ours = set((await self._connection.execute(kept)).scalars())
        return [delivery for delivery, row in zip(claimed, rows, strict=True) if row[0] in ours]

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
        rows = [
            (delivery_number(id), to_number(one.key), planned_at, one.person, one.place.platform)
            for one, planned_at, id in missed
        ]
        if rows:
            recording = _record_missed(self._connection.dialect.name)
            await run_many(self._connection, recording, _MISSED_NAMES, rows, {"settled_at": now})

    async def reclaim(self, reach: Reach, now: datetime, try_at: datetime, token: int, limit: int) -> list[Delivery]:
        """Lease again, until *try_at* and under *token*, what is open and free at *now*; the oldest first."""
        asked = {**reach_values(reach), "now": now, "limit": limit}
        rows = (await self._connection.execute(_free(reach.addresses is not None), asked)).all()
        if rows:
            lease = {"lease": token, "end": rounded_up(try_at)}
            await run_many(self._connection, _lease_again(), ("delivery",), [row[:1] for row in rows], lease)
        return [_to_delivery(row, token) for row in rows]

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
        rows = [(delivery_number(id), token, message) for id, token, message in taken]
        return await run_many(self._connection, _settle(), ("delivery", "lease", "as"), rows, {"now": now})

    async def give_up(
        self,
        id: DeliveryId,
        token: int,
        now: datetime,
        state: Literal[DeliveryState.MISSED, DeliveryState.FAILED],
        reason: str,
    ) -> bool:
        """Note that it will not be sent, and why; False and no change where the lease is another's."""
        values = {"now": now, "as": state, "why": reason}
        return await self._changed(_give_up(), id, token, values)

    async def postpone(self, id: DeliveryId, token: int, try_at: datetime, reason: str) -> bool:
        """Let it be tried again at *try_at*, not before; False and no change where the lease is another's."""
        return await self._changed(_postpone(), id, token, {"end": rounded_up(try_at), "why": reason})

    async def next_wake(self, reach: Reach) -> datetime | None:
        """Return the next instant at which there is something to do; None: not before something changes."""
        asked, narrow = reach_values(reach), reach.addresses is not None
        queries = (_next_due(narrow), _next_try(narrow))
        instants = [(await self._connection.execute(query, asked)).scalar() for query in queries]
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
            select(deliveries.c.reminder_id, reminders.c.what, deliveries.c.planned_at, deliveries.c.reason)
            .join_from(deliveries, reminders)
            .where(deliveries.c.person_id == person_id, deliveries.c.state == _MISSED)
            .where(reminders.c.kind.in_(LISTED_KINDS))
            .order_by(deliveries.c.planned_at, deliveries.c.id)
            .limit(limit)
        )
        rows = await self._connection.execute(untold)
        return [Missed(to_key(row.reminder_id), row.what, row.planned_at, row.reason) for row in rows]

    async def listed(self, person_id: int) -> None:
        """Note that a person was told of everything they missed until now."""
        await self._connection.execute(
            update(deliveries)
            .where(deliveries.c.person_id == person_id, deliveries.c.state == _MISSED)
            .values(state=DeliveryState.LISTED)
        )

    async def prune(self, before: datetime, after: int = -1, limit: int = PRUNED_AT_ONCE) -> int | None:
        """Drop what was settled before *before*, but nothing missed that is still to be told.

        Nobody is to wait for all of them: only the first *limit* are looked at whose number is above *after*.

        Returns:
            What to go on after; None: these were the last.
        """
        above = deliveries.c.id > after
        others = select(deliveries.c.id).where(above).order_by(deliveries.c.id).offset(limit - 1).limit(1)
        last: int | None = (await self._connection.execute(others)).scalar()
        here = (above,) if last is None else (above, deliveries.c.id <= last)
        old = delete(deliveries).where(deliveries.c.settled_at < before, deliveries.c.state != DeliveryState.MISSED)
        await self._connection.execute(old.where(*here))
        return last

    async def _changed(self, statement: Update, id: DeliveryId, token: int, values: dict[str, Any]) -> bool:
        named = [(delivery_number(id), token)]
        return await run_many(self._connection, statement, ("delivery", "lease"), named, values) == 1


_MISSED_NAMES = ("id", "reminder_id", "planned_at", "person_id", "platform")


def reply_of(delivery: Delivery) -> Reply:
    """Return what *delivery* brings."""
    reply = from_stored(delivery.content)
    return reply.then(delivery.late) if delivery.late else reply


def _to_row(delivery: Delivery) -> BegunRow:
    return BegunRow(
        delivery_number(delivery.id),
        to_number(delivery.reminder),
        int(delivery.planned_at.timestamp()),
        delivery.place.platform,
        delivery.token,
        delivery.attempts,
        delivery.content,
    )


@cache
def _begin(dialect: str) -> Insert:
    planned_at = bindparam("planned", type_=BigInteger)
    opened = insert_or_keep(dialect, deliveries, "reminder_id", "planned_at")
    return opened.values(planned_at=planned_at, state=DeliveryState.OPEN)


@cache
def _record_missed(dialect: str) -> Insert:
    values = {"state": DeliveryState.MISSED, "token": NO_LEASE, "attempts": 0}
    return insert_or_keep(dialect, deliveries, "reminder_id", "planned_at").values(values)


def _open_on(platform: Platform) -> tuple[ColumnElement[bool], ColumnElement[bool]]:
    return deliveries.c.platform == platform, deliveries.c.try_at.is_not(None)


@cache
def _free(narrow: bool) -> Select[Any]:
    """Select what is open and free at "now" on "platform", within "addresses" where that is *narrow*."""
    return (
        select(
            deliveries.c.id,
            deliveries.c.reminder_id,
            reminders.c.person_id,
            deliveries.c.planned_at,
            deliveries.c.content,
            deliveries.c.attempts,
            *place_columns(),
        )
        .join_from(deliveries, reminders)
        .join(places)
        .where(deliveries.c.platform == bindparam("platform"), deliveries.c.try_at <= bindparam("now"))
        .where(*within(narrow))
        .order_by(deliveries.c.try_at, deliveries.c.id)
        .limit(bindparam("limit"))
        .with_for_update(skip_locked=True, of=deliveries)
    )


@cache
def _next_due(narrow: bool) -> Select[Any]:
    return (
        select(reminders.c.due_at)
        .join_from(reminders, places)
        .where(reminders.c.platform == bindparam("platform"), reminders.c.due_at.is_not(None))
        .where(places.c.unreachable_since.is_(None), *within(narrow))
        .order_by(reminders.c.due_at)
        .limit(1)
    )


@cache
def _next_try(narrow: bool) -> Select[Any]:
    first = select(deliveries.c.try_at)
    first = first.where(deliveries.c.platform == bindparam("platform"), deliveries.c.try_at.is_not(None))
    if narrow:
        first = first.join_from(deliveries, reminders).join(places).where(*within(narrow))
    return first.order_by(deliveries.c.try_at).limit(1)


@cache
def _lease_again() -> Update:
    leased = {"token": bindparam("lease"), "attempts": deliveries.c.attempts + 1, "try_at": bindparam("end")}
    return update(deliveries).where(deliveries.c.id == bindparam("delivery")).values(leased)


def _leased() -> Update:
    """Change the open delivery that the parameters delivery and lease name; one that is closed has no lease."""
    return update(deliveries).where(
        deliveries.c.id == bindparam("delivery"),
        deliveries.c.token == bindparam("lease"),
    )


@cache
def _postpone() -> Update:
    return _leased().values(try_at=bindparam("end"), reason=bindparam("why"))


@cache
def _settle() -> Update:
    return _closed().values(state=DeliveryState.SENT, message=bindparam("as"))


@cache
def _give_up() -> Update:
    """Close it as the parameter says, and name its person, who is told of it if it was missed."""
    theirs = select(reminders.c.person_id).where(reminders.c.id == deliveries.c.reminder_id).scalar_subquery()
    return _closed().values(state=bindparam("as"), reason=bindparam("why"), person_id=theirs)


def _closed() -> Update:
    return _leased().values(try_at=None, content=None, token=NO_LEASE, settled_at=bindparam("now"))


def _to_delivery(row: Sequence[Any], token: int) -> Delivery:
    number, reminder, person, planned_at, content, attempts, *place = row
    return Delivery(
        id=delivery_id(number),
        reminder=to_key(reminder),
        person=person,
        planned_at=planned_at,
        place=Place(*place),
        content=content,
        attempts=attempts + 1,
        token=token,
    )
