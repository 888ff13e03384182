"""A group that is gone: its reminder's owner gets the occurrence alone, with the reason."""

from __future__ import annotations

from datetime import datetime
from zoneinfo import ZoneInfo

from bot.messages import Place
from bot.occurrence import id_after, key_after, original_key
from bot.reminders import Delivery
from bot.schedules.model import Schedule
from bot.store import Transaction


async def bring_home(delivery: Delivery, store: Transaction, now: datetime) -> bool:
    """Set what could not reach a group to come to its owner at once; False where there is no group or no way.

    The reason is added when it is made (`bot.due`).
    """
    if delivery.place.is_private:
        return False
    reminder = await store.reminders.get(delivery.reminder)
    if reminder is None:
        return False
    # not the delivery's person, who may have become one with another since it was claimed
    person = await store.people.get(reminder.person)
    address = person.facts.homes.get(delivery.place.platform)
    if address is None:
        return False
    occurrence = (reminder.key, int(delivery.planned_at.timestamp()), "home")
    if await store.reminders.get(key_after(*occurrence)) is None:
        await store.reminders.add(
            id=id_after(*occurrence),
            person_id=person.id,
            place=Place(delivery.place.platform, address),
            schedule=Schedule(now.astimezone(ZoneInfo("UTC"))),
            what=reminder.what,
            kind=reminder.kind,
            subject=original_key(reminder),
            due_at=now,
            now=now,
        )
    return True
