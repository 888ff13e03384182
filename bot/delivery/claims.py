"""Claiming: what is due becomes deliveries that are ours alone, with the words that they will bring."""

from __future__ import annotations

import random
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import UTC, datetime

from bot.delivery.policy import (
    LATE_AFTER,
    LEASE,
    SEND_WITHIN,
    Step,
    is_late,
    is_missed,
    may_arrive_late,
    step,
    waits_until,
    while_away,
)
from bot.due import Due, plain_content
from bot.messages import Place, Platform
from bot.nag import is_wanted
from bot.people import Person
from bot.reminders import Delivery, DeliveryState, DueRow, Reach, Reminder, ReminderState
from bot.schedules.calendar import next_after, next_second
from bot.store import BegunRow, Transaction, delivery_id, random_ids, to_key

MADE_AT_ONCE = 8
"""Sessions and the like made in one transaction: some 25 ms, and as long does everybody wait who types meanwhile."""

FEW = 8 * MADE_AT_ONCE
"""How many of what is due are looked at while much of it takes longer."""

Taken = list[tuple[Reminder, Step]]
"""What is due, and what becomes of it."""


class Claims:
    """Takes what is due, and what was claimed before and never settled.

    Args:
        chance: For the ids of deliveries.
        token: The lease under which everything is claimed.
    """

    def __init__(self, due: Due, chance: random.Random, token: int) -> None:
        self._due = due
        self._chance = chance
        self._token = token
        self._left: frozenset[Platform] = frozenset()

    @property
    def is_more_due(self) -> bool:
        """Whether something was left that is due, for another transaction."""
        return bool(self._left)

    async def take(self, reach: Reach, store: Transaction, now: datetime, limit: int) -> list[Delivery]:
        """Claim at most *limit* new ones and as many again, and return what is to be sent now.

        Of what takes longer to make, only a few (see `is_more_due`).
        """
        again = await store.deliveries.reclaim(reach, now, try_at=now + LEASE, token=self._token, limit=limit)
        due = await store.reminders.due(reach, now, limit=min(limit, FEW) if reach.platform in self._left else limit)
        steps, fresh, rows, others = self._take_plain(due, int(now.timestamp()))
        here = {reach.platform}
        self._left = self._left | here if len(others) > MADE_AT_ONCE else self._left - here
        others = others[:MADE_AT_ONCE]
        await store.reminders.advance_rows(steps)
        known = await store.reminders.all_of([*(to_key(row.number) for row in others), *(it.reminder for it in again)])
        opened = await self._open([known[to_key(row.number)] for row in others], store, now)
        ours = await store.deliveries.claim_rows(fresh, rows, try_at=now + LEASE)
        ours += await store.deliveries.claim(opened, try_at=now + LEASE)
        ready = [one for one in again if await self._still_wanted(one, known.get(one.reminder), store, now)]
        return await self._in_time([*ready, *ours], known, store, now)

    def _take_plain(
        self, due: Sequence[DueRow], now: int
    ) -> tuple[list[tuple[int, int | None]], list[Delivery], list[BegunRow], list[DueRow]]:
        """Do at once what `_open` would, for texts that are on time and whose person said nothing special.

        Returns:
            How those reminders go on, by number and in seconds; their deliveries, and how they are kept; what is left.
        """
        steps: list[tuple[int, int | None]] = []
        fresh: list[Delivery] = []
        rows: list[BegunRow] = []
        others: list[DueRow] = []
        on_time = now - (LATE_AFTER - SEND_WITHIN).total_seconds()
        for row, id in zip(due, random_ids(self._chance, len(due)), strict=True):
            key = to_key(row.number)
            content = plain_content(row, key) if row.due_at >= on_time else None
            following = next_second(row.start_wall, row.zone, row.rule, row.due_at) if content else None
            if content is None or (following is not None and following <= now):
                others.append(row)
                continue
            steps.append((row.number, following))
            place = Place(row.platform, row.address, row.place_kind)
            planned_at = datetime.fromtimestamp(row.due_at, UTC)
            fresh.append(Delivery(delivery_id(id), key, row.person, planned_at, place, content, 1, self._token))
            rows.append(BegunRow(id, row.number, row.due_at, row.platform, self._token, 1, content))
        return steps, fresh, rows, others

    async def _open(self, due: Sequence[Reminder], store: Transaction, now: datetime) -> list[Delivery]:
        """Move what is due on, note what was missed, and return the deliveries of what is to be sent now."""
        if not due:
            return []
        people = await store.people.all_of(reminder.person for reminder in due)
        taken = [(one, _becomes(one, people[one.person], now)) for one in due]
        await store.reminders.advance([(reminder.key, becomes.due_at) for reminder, becomes in taken])
        await self._note_missed(taken, store, now)
        opened = []
        for (reminder, becomes), number in zip(taken, random_ids(self._chance, len(taken)), strict=True):
            if becomes.send and await is_wanted(reminder, store):
                content = await self._due.content(reminder, people[reminder.person], store, now, becomes.send)
                opened += [self._delivery(number, reminder, becomes.send, content)] if content else []
        return opened

    async def _note_missed(self, taken: Taken, store: Transaction, now: datetime) -> None:
        missed = [(reminder, becomes.missed) for reminder, becomes in taken if becomes.missed]
        ids = random_ids(self._chance, len(missed))
        noted = [(one, planned_at, delivery_id(id)) for (one, planned_at), id in zip(missed, ids, strict=True)]
        await store.deliveries.record_all_missed(noted, now)

    def _delivery(self, number: int, reminder: Reminder, planned_at: datetime, content: str) -> Delivery:
        return Delivery(
            id=delivery_id(number),
            reminder=reminder.key,
            person=reminder.person,
            planned_at=planned_at,
            place=reminder.place,
            content=content,
            attempts=1,
            token=self._token,
        )

    async def _still_wanted(
        self, delivery: Delivery, reminder: Reminder | None, store: Transaction, now: datetime
    ) -> bool:
        """Give up on an open delivery that grew too old, whose successor is due, or whose reminder was deleted."""
        wanted = reminder is not None and reminder.state in (ReminderState.ACTIVE, ReminderState.OVER)
        following = next_after(reminder.schedule, delivery.planned_at) if reminder else None
        if wanted and not is_missed(delivery.planned_at, following, now):
            return True
        await store.deliveries.give_up(delivery.id, self._token, now, DeliveryState.MISSED, "too late")
        return False

    async def _in_time(
        self, ready: Sequence[Delivery], known: Mapping[str, Reminder], store: Transaction, now: datetime
    ) -> list[Delivery]:
        """Put late ones off to the end of their person's quiet hours or pause; the others say that they are late.

        Those say so too that may only be late when they arrive.
        """
        late = [delivery for delivery in ready if may_arrive_late(delivery.planned_at, now)]
        if not late:
            return list(ready)
        people = await store.people.all_of(delivery.person for delivery in late)
        waiting = {
            one.id: until
            for one in late
            if is_late(one.planned_at, now) and (until := waits_until(one, people[one.person], now))
        }
        for id, until in waiting.items():
            await store.deliveries.postpone(id, self._token, until, "quiet hours or a pause")
        said = {
            one.id: replace(one, late=self._due.late_note(one, known.get(one.reminder), people[one.person], now))
            for one in late
        }
        return [said.get(delivery.id, delivery) for delivery in ready if delivery.id not in waiting]


def _becomes(reminder: Reminder, person: Person, now: datetime) -> Step:
    assert reminder.due_at is not None  # noqa: S101 - it is due
    return while_away(reminder, step(reminder.schedule, reminder.due_at, now), person)
