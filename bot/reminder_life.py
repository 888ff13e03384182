"""What becomes of a reminder: what a person has, its next dates, and changes that take a new one's place."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

from bot.commands import Turn
from bot.messages import Place
from bot.nag import set_nags
from bot.occurrence import id_after, is_follow_up, key_after
from bot.reminders import Reminder, ReminderKind, ReminderState
from bot.schedules.calendar import next_after, upcoming
from bot.schedules.model import Schedule
from bot.store import Transaction

COMPARED = 3
"""Coming dates that two reminders share to be the same."""

MOST = 1_000
"""Above all reminders and their follow-ups that a person can have: what is read at once."""

SUCCESSORS = 100
"""How many changes an old button follows."""


async def set_by(store: Transaction, person_id: int) -> list[Reminder]:
    """Return what a person set, the soonest first, paused ones last; follow-ups are left out."""
    return [one for one in await store.reminders.of(person_id, limit=MOST) if not is_follow_up(one)]


async def same_already(turn: Turn, schedule: Schedule, what: str | None) -> Reminder | None:
    """Return the person's reminder that would bring the same at the same times; None: there is no such one."""
    coming = upcoming(schedule, turn.now, COMPARED)
    for one in await set_by(turn.store, turn.person.id):
        if one.what == what and dates(one, turn.now, COMPARED) == coming:
            return one
    return None


async def newest(store: Transaction, key: str) -> Reminder | None:
    """Return the reminder that *key* names, or what became of it by edits; None where it names none."""
    reminder = await store.reminders.get(key)
    for _ in range(SUCCESSORS):
        if reminder is None or reminder.state is not ReminderState.DELETED:
            break
        successor = await store.reminders.get(key_after(reminder.key, "became"))
        if successor is None or successor.person != reminder.person:
            break
        reminder = successor
    return reminder


async def replaced(turn: Turn, reminder: Reminder, *, what: str | None = None, place: Place | None = None) -> Reminder:
    """Return *reminder* with another text or place: a new one instead of it, which its old buttons lead to."""
    successor = await turn.store.reminders.add(
        id=id_after(reminder.key, "became"),
        person_id=reminder.person,
        place=place or reminder.place,
        schedule=reminder.schedule,
        what=what or reminder.what,
        kind=ReminderKind.TEXT if what else reminder.kind,
        due_at=reminder.due_at or _any_instant(reminder, turn.now),
        now=turn.now,
    )
    await turn.store.reminders.end(reminder.key, turn.now)
    if reminder.key in turn.person.facts.nagged:
        await set_nags(turn, successor.key, turn.person.facts.nagged - {reminder.key}, on=True)
    if reminder.state is ReminderState.ACTIVE:
        return successor
    await turn.store.reminders.end(successor.key, turn.now, ReminderState.PAUSED)
    return replace(successor, state=ReminderState.PAUSED, due_at=None, revision=successor.revision + 1)


def dates(reminder: Reminder, now: datetime, count: int) -> list[datetime]:
    """Return the next *count* instants, from the one it is due at; fewer where it ends, none while it is paused."""
    if reminder.due_at is None:
        return []
    if reminder.due_at <= now:
        return upcoming(reminder.schedule, now, count)
    return [reminder.due_at, *upcoming(reminder.schedule, reminder.due_at, count - 1)]


def _any_instant(reminder: Reminder, now: datetime) -> datetime:
    return next_after(reminder.schedule, now) or now
