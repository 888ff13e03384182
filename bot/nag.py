"""Nudges: off by default, two at most, half an hour apart, and over once it is done, skipped or snoozed."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from bot.commands import Turn
from bot.occurrence import id_after, is_follow_up, key_after, named_by
from bot.people import Person
from bot.quiet import quiet_until
from bot.reminders import Reminder, ReminderKind, ReminderState
from bot.schedules.calendar import instant_of
from bot.schedules.model import Schedule
from bot.store import Transaction

APART = timedelta(minutes=30)
"""From one to the next (coaching convention)."""

MOST = 2
"""How many follow one occurrence."""

_NAG = "nag"


async def set_nags(turn: Turn, key: str, living: Collection[str], *, on: bool) -> Person:
    """Note whether the reminder *key* is followed by nudges; what is no longer *living* is forgotten."""
    kept = {one for one in turn.person.facts.nagged if one in living and one != key}
    facts = replace(turn.person.facts, nagged=frozenset(kept | ({key} if on else set())))
    return await turn.store.people.change(turn.person.id, facts=facts)


async def follow_up(reminder: Reminder, planned_at: datetime, person: Person, store: Transaction) -> None:
    """Set the next nudge after an occurrence that is being brought, where the person wants one."""
    wanted = reminder.key in person.facts.nagged or (is_first(reminder) and reminder.subject in person.facts.nagged)
    if not wanted:
        return
    named = named_by(reminder, planned_at)
    if await store.reminders.get(key_after(named, _NAG)) is not None:
        return
    due_at = planned_at + APART
    due_at = quiet_until(person, due_at) or due_at
    await store.reminders.add(
        id=id_after(named, _NAG),
        person_id=person.id,
        place=reminder.place,
        schedule=Schedule(due_at.astimezone(ZoneInfo("UTC"))),
        what=reminder.what,
        kind=reminder.kind,
        subject=reminder.subject if is_follow_up(reminder) else reminder.key,
        due_at=due_at,
        now=planned_at,
    )


def is_first(reminder: Reminder) -> bool:
    """Whether it is the first nudge after an occurrence: its key follows from that, and it was set for its instant."""
    if not is_follow_up(reminder):
        return False
    return reminder.key == key_after(f"{reminder.subject} {int(reminder.created_at.timestamp())}", _NAG)


async def end_nags(store: Transaction, named: str, now: datetime) -> None:
    """End the nudges that would still follow the occurrence that a line names."""
    for _ in range(MOST):
        nag = await store.reminders.get(key_after(named, _NAG))
        if nag is None:
            return
        if nag.state is ReminderState.ACTIVE:
            await store.reminders.end(nag.key, now)
        named = named_by(nag, instant_of(nag.schedule.start))


async def is_wanted(reminder: Reminder, store: Transaction) -> bool:
    """Whether a follow-up still says something new: a session that was trained since needs no other word."""
    if not is_follow_up(reminder) or reminder.kind is not ReminderKind.LEG_DAY:
        return True
    return not await store.logs.of(reminder.person, reminder.created_at)
