"""What a due reminder says, and what a person hears of those that could not come."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from datetime import datetime
from zoneinfo import ZoneInfo

from bot.commands import Turn
from bot.language import SOURCE, Words, words_for
from bot.messages import Block, Bullets, Heading, Note, Paragraph, Reply
from bot.moments import moment_words
from bot.people import Person
from bot.reminders import Delivery, Reminder
from bot.store import Transaction

LegDay = Callable[[Person, Words, Transaction, datetime], Awaitable[Reply]]
"""Makes today's session for a person, in the transaction that claims the reminder."""

LISTED = 5
"""How many missed reminders are named at one contact."""


class Due:
    """Makes what is sent for a reminder.

    Args:
        leg_day: Makes the session that a leg-day reminder carries.
    """

    def __init__(self, leg_day: LegDay) -> None:
        self._leg_day = leg_day

    async def compose(self, reminder: Reminder, person: Person, store: Transaction, now: datetime) -> Reply:
        """Return what *reminder*, which is *person*'s, says when it is due at *now*."""
        words = words_for(person.language or SOURCE)
        if reminder.what is None:
            return await self._leg_day(person, words, store, now)
        return Reply((Heading(words("Reminder")), Paragraph(reminder.what)))

    async def late_note(self, delivery: Delivery, store: Transaction, now: datetime) -> Note:
        """Return the line that says when a late delivery was planned."""
        person = await store.people.get(delivery.person)
        reminder = await store.reminders.get(delivery.reminder)
        words = words_for(person.language or SOURCE)
        zone = person.zone_info or (ZoneInfo(reminder.schedule.zone) if reminder else ZoneInfo("UTC"))
        return Note(
            words(
                "Late: this was planned for {moment}.",
                moment=moment_words(delivery.planned_at, zone, words, now),
            )
        )


async def news(turn: Turn, reply: Reply) -> Reply:
    """Add what was missed while the person could not be reached, once; contact makes their place reachable."""
    for place in {turn.request.place, turn.request.home or turn.request.place}:
        await turn.store.places.reopen(place)
    missed = await turn.store.deliveries.missed(turn.person.id, LISTED)
    if not missed or not turn.request.place.is_private:
        return reply
    await turn.store.deliveries.listed(turn.person.id)
    _ = turn.words
    zone = turn.person.zone_info or ZoneInfo("UTC")
    lines = tuple(
        _(
            "{what}: {moment}",
            what=entry.what or _("Leg day"),
            moment=moment_words(entry.planned_at, zone, _, turn.now),
        )
        for entry in missed
    )
    blocks: tuple[Block, ...] = (Note(_("These could not reach you in time:")), Bullets(lines))
    return reply.then(*blocks)
