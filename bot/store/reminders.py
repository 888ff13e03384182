"""Reminders: the rules that people set, and which of them are due."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import datetime
from functools import cache
from typing import Any

from sqlalchemy import BigInteger, ColumnElement, Select, Update, bindparam, func, insert, select, type_coerce, update

from bot.messages import Place
from bot.reminders import LISTED_KINDS, DueRow, Reach, Reminder, ReminderKind, ReminderState
from bot.schedules.model import Schedule
from bot.store.batch import run_many
from bot.store.columns import to_seconds
from bot.store.keys import from_key, to_key, to_number
from bot.store.lean import AsyncConnection
from bot.store.names import number_of_text
from bot.store.places import Places, place_columns
from bot.store.schema import people, places, reminders, rules, zones
from bot.store.zones import number_of_zone

_LIVING = (ReminderState.ACTIVE, ReminderState.PAUSED)


class Reminders:
    """Every reminder that was ever set."""

    def __init__(self, connection: AsyncConnection, known: Places) -> None:
        self._connection = connection
        self._places = known

    async def add(
        self,
        *,
        person_id: int,
        place: Place,
        schedule: Schedule,
        what: str | None,
        due_at: datetime,
        now: datetime,
        id: int,
        kind: ReminderKind | None = None,
        subject: str | None = None,
    ) -> Reminder:
        """Keep a new, active reminder under the random number *id* and return it.

        Args:
            kind: None: their text where there is one, else leg day.
            subject: Key of the session that it is about.
        """
        row = {
            "id": id,
            "person_id": person_id,
            "place_id": await self._places.know(place),
            "platform": place.platform,
            "start_wall": schedule.start_wall,
            "zone_id": await number_of_zone(self._connection, schedule.zone),
            "rule_id": schedule.rule and await number_of_text(self._connection, rules, "rule", schedule.rule),
            "what": what,
            "kind": kind if kind is not None else _kind_of(what),
            "subject": subject and from_key(subject),
            "due_at": due_at,
            "state": ReminderState.ACTIVE,
            "revision": 0,
            "created_at": now,
        }
        await self._connection.execute(insert(reminders).values(row))
        return await self._one(id)

    async def get(self, key: str) -> Reminder | None:
        """Return the reminder that *key* names, ended ones too; None if it names none."""
        row = (await self._connection.execute(_whole().where(reminders.c.id == from_key(key)))).first()
        return None if row is None else _to_reminder(row)

    async def all_of(self, keys: Iterable[str]) -> dict[str, Reminder]:
        """Return the reminders with these *keys*, by key; what names none is left out."""
        numbers = [from_key(key) for key in keys]
        if not numbers:
            return {}
        rows = await self._connection.execute(_whole().where(reminders.c.id.in_(numbers)))
        return {reminder.key: reminder for reminder in map(_to_reminder, rows)}

    async def of(self, person_id: int, *, limit: int, offset: int = 0) -> list[Reminder]:
        """Return the active and paused reminders that a person set, the soonest first, paused ones last."""
        found = (
            _whole()
            .where(*_listed_of(person_id))
            .order_by(reminders.c.due_at.is_(None), reminders.c.due_at, reminders.c.id)
            .limit(limit)
            .offset(offset)
        )
        return [_to_reminder(row) for row in await self._connection.execute(found)]

    async def count(self, person_id: int) -> int:
        """Return how many active and paused reminders a person set."""
        number = select(func.count()).select_from(reminders).where(*_listed_of(person_id))
        return (await self._connection.execute(number)).scalar_one()

    async def end(self, key: str, now: datetime, state: ReminderState = ReminderState.DELETED) -> None:
        """Take a reminder out of the queue, as deleted, over or paused; its revision grows."""
        ended_at = None if state is ReminderState.PAUSED else now
        await self._connection.execute(_change(key).values(state=state, due_at=None, ended_at=ended_at))

    async def end_all(self, person_id: int, kind: ReminderKind, subject: str | None, now: datetime) -> None:
        """Delete a person's reminders of *kind* about *subject* (None: about whatever), on their way or not."""
        about = () if subject is None else (reminders.c.subject == from_key(subject),)
        await self._connection.execute(
            update(reminders)
            .where(reminders.c.person_id == person_id, reminders.c.kind == kind, *about)
            .where(reminders.c.state != ReminderState.DELETED)
            .values(state=ReminderState.DELETED, due_at=None, ended_at=now, revision=reminders.c.revision + 1)
        )

    async def about(self, person_id: int, kind: ReminderKind, subject: str) -> Reminder | None:
        """Return a person's newest reminder of *kind* about *subject*, ended ones too; None: there never was one."""
        found = (
            _whole()
            .where(reminders.c.person_id == person_id, reminders.c.kind == kind)
            .where(reminders.c.subject == from_key(subject))
            .order_by(reminders.c.created_at.desc(), reminders.c.id)
            .limit(1)
        )
        row = (await self._connection.execute(found)).first()
        return None if row is None else _to_reminder(row)

    async def resume(self, key: str, due_at: datetime) -> None:
        """Make a reminder active with *due_at* next, whatever it was before; its revision grows."""
        await self._connection.execute(_change(key).values(state=ReminderState.ACTIVE, due_at=due_at, ended_at=None))

    async def reschedule(self, key: str, schedule: Schedule, due_at: datetime) -> None:
        """Give a reminder another schedule, with *due_at* next; its revision grows."""
        values = {
            "start_wall": schedule.start_wall,
            "zone_id": await number_of_zone(self._connection, schedule.zone),
            "rule_id": schedule.rule and await number_of_text(self._connection, rules, "rule", schedule.rule),
            "due_at": due_at,
        }
        await self._connection.execute(_change(key).values(values))

    async def due(self, reach: Reach, now: datetime, limit: int) -> list[DueRow]:
        """Return what is due at *now*, the oldest first.

        What is due in a place that is unreachable is put aside until the place is reopened, so that it is
        passed over once and not every time; so this needs a transaction that writes.
        """
        asked = {**reach_values(reach), "now": now, "limit": limit}
        while True:
            rows = (await self._connection.execute(_due(reach.addresses is not None), asked)).all()
            waiting = [row[:1] for row in rows if row[-1] is not None]
            if not waiting:
                return [DueRow._make(row) for row in rows]
            await run_many(self._connection, _park(), ("reminder",), waiting)

    async def advance(self, steps: Sequence[tuple[str, datetime | None]]) -> None:
        """Give each reminder, by key, its next instant; None: it is over, since its last one.

        That time passes is no change of the rule: the revision stays.
        """
        await self.advance_rows([(to_number(key), to_seconds(due_at)) for key, due_at in steps])

    async def advance_rows(self, steps: Sequence[tuple[int, int | None]]) -> None:
        """Do the same by number, the instants in seconds since 1970."""
        going = [step for step in steps if step[1] is not None]
        over = [step[:1] for step in steps if step[1] is None]
        if going:
            await run_many(self._connection, _go_on(), ("reminder", "next"), going)
        if over:
            await run_many(self._connection, _finish(), ("reminder",), over)

    async def _one(self, id: int) -> Reminder:
        return _to_reminder((await self._connection.execute(_whole().where(reminders.c.id == id))).one())


def _whole() -> Select[Any]:
    """Select reminders with everything that `_to_reminder` needs, in its order."""
    return (
        select(
            reminders.c.id,
            reminders.c.person_id,
            reminders.c.start_wall,
            reminders.c.what,
            reminders.c.due_at,
            reminders.c.state,
            reminders.c.revision,
            reminders.c.created_at,
            reminders.c.ended_at,
            reminders.c.kind,
            reminders.c.subject,
            zones.c.name.label("zone"),
            rules.c.rule,
            places.c.unreachable_since,
            *place_columns(),
        )
        .join_from(reminders, places)
        .join(zones)
        .outerjoin(rules)
    )


@cache
def _due(narrow: bool) -> Select[Any]:
    """Select what is due at "now" on "platform", within "addresses" where that is *narrow*."""
    return (
        select(
            reminders.c.id,
            reminders.c.person_id,
            type_coerce(reminders.c.due_at, BigInteger),
            reminders.c.kind,
            reminders.c.subject,
            reminders.c.what,
            reminders.c.start_wall,
            zones.c.name,
            rules.c.rule,
            people.c.language,
            people.c.facts.is_not(None),
            *place_columns(),
            places.c.unreachable_since,
        )
        .join_from(reminders, places)
        .join(zones, zones.c.id == reminders.c.zone_id)
        .join(people, people.c.id == reminders.c.person_id)
        .outerjoin(rules, rules.c.id == reminders.c.rule_id)
        .where(reminders.c.platform == bindparam("platform"), reminders.c.due_at <= bindparam("now"))
        .where(*within(narrow))
        .order_by(reminders.c.due_at, reminders.c.id)
        .limit(bindparam("limit"))
        .with_for_update(skip_locked=True, of=reminders)
    )


def within(narrow: bool) -> list[ColumnElement[bool]]:
    """Return the condition on `places` that keeps to "addresses"; none where all will do."""
    return [places.c.address.in_(bindparam("addresses", expanding=True))] if narrow else []


def reach_values(reach: Reach) -> dict[str, Any]:
    """Return the values that a statement about *reach* is asked with."""
    if reach.addresses is None:
        return {"platform": reach.platform}
    return {"platform": reach.platform, "addresses": sorted(reach.addresses)}


def _listed_of(person_id: int) -> tuple[ColumnElement[bool], ...]:
    mine = reminders.c.person_id == person_id
    return mine, reminders.c.state.in_(_LIVING), reminders.c.kind.in_(LISTED_KINDS)


def _kind_of(what: str | None) -> ReminderKind:
    return ReminderKind.LEG_DAY if what is None else ReminderKind.TEXT


def _change(key: str) -> Update:
    return update(reminders).where(reminders.c.id == from_key(key)).values(revision=reminders.c.revision + 1)


def _named() -> ColumnElement[bool]:
    return reminders.c.id == bindparam("reminder")


@cache
def _park() -> Update:
    return update(reminders).where(_named()).values(platform=None)


@cache
def _go_on() -> Update:
    return update(reminders).where(_named()).values(due_at=bindparam("next", type_=BigInteger))


@cache
def _finish() -> Update:
    return update(reminders).where(_named()).values(state=ReminderState.OVER, ended_at=reminders.c.due_at, due_at=None)


def _to_reminder(row: Sequence[Any]) -> Reminder:
    number, person, start_wall, what, due_at, state, revision, created_at, ended_at, *rest = row
    kind, subject, zone, rule, _, *place = rest
    return Reminder(
        key=to_key(number),
        person=person,
        place=Place(*place),
        schedule=Schedule.from_stored(start_wall, zone, rule),
        what=what,
        kind=kind,
        due_at=due_at,
        state=state,
        revision=revision,
        created_at=created_at,
        ended_at=ended_at,
        subject=None if subject is None else to_key(subject),
    )
