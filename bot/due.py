"""What a due reminder says, and what a person hears of those that could not come."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping
from dataclasses import replace
from datetime import datetime
from zoneinfo import ZoneInfo

from bot.commands import Turn
from bot.delivery.policy import is_late
from bot.failures import TOLD, told
from bot.language import SOURCE, Words, words_for
from bot.messages import Note, Paragraph, Reply
from bot.moments import moment_words
from bot.nag import follow_up
from bot.occurrence import is_follow_up, named_by, stored_text, text_reply, with_answers, with_row
from bot.people import Person
from bot.progress import week_line
from bot.reminders import Delivery, DueRow, Reminder, ReminderKind
from bot.safety.hold import hold_for, question_reply
from bot.sessions.missed import Nudge, nudge_after, nudge_buttons
from bot.store import Transaction, to_stored

LegDay = Callable[[Person, Words, Transaction, datetime, str], Awaitable[Reply]]
"""Makes the session of one instant (as lines name it) for a person, in the transaction that claims the reminder."""

Bring = Callable[[Reminder, Person, Words, Transaction, datetime], Awaitable[Reply]]
"""Makes what a reminder of some kind says, in the same transaction."""


class Due:
    """Makes what is sent for a reminder.

    Args:
        leg_day: Makes the session that a leg-day reminder carries.
        others: Makes what reminders of other kinds say.
    """

    def __init__(self, leg_day: LegDay, others: Mapping[ReminderKind, Bring] | None = None) -> None:
        self._leg_day = leg_day
        self._others = others or {}

    async def compose(
        self,
        reminder: Reminder,
        person: Person,
        store: Transaction,
        now: datetime,
        planned_at: datetime | None = None,
    ) -> Reply | None:
        """Return what *reminder*, which is *person*'s, says when it is due at *now*; None: nothing this time.

        Args:
            planned_at: Which of its instants it is for; None: the one it is due at.
        """
        planned_at = planned_at or reminder.due_at or now
        words = words_for(person.language or SOURCE)
        if reminder.kind is ReminderKind.LEG_DAY and (held := hold_for(person, words)):
            return held if reminder.place.is_private else question_reply(words)
        nudge = await _nudge(reminder, person, store, now)
        if nudge is Nudge.SILENCE:
            return None
        await follow_up(reminder, planned_at, person, store)
        if nudge is Nudge.QUESTION:
            await store.people.change(person.id, facts=replace(person.facts, asked_at=now))
            return Reply((Paragraph(words(nudge.phrase)),), buttons=(nudge_buttons(nudge, words),))
        reply = _nudged(await self._content(reminder, person, store, now, planned_at), nudge, words)
        reason = await _why_here(reminder, store, words)
        reply = reply.then(Note(reason)) if reason else reply
        planned = reminder.schedule.start
        again = is_follow_up(reminder) and is_late(planned, planned_at)
        return reply.then(_late(planned, reminder, person, now)) if again else reply

    async def _content(
        self, reminder: Reminder, person: Person, store: Transaction, now: datetime, planned_at: datetime
    ) -> Reply:
        words = words_for(person.language or SOURCE)
        if reminder.kind is ReminderKind.LEG_DAY:
            named = named_by(reminder, planned_at)
            reply = await self._leg_day(person, words, store, now, named)
            line = await week_line(store, person, words, now)
            reply = reply.then(Note(line)) if line else reply
            return with_answers(reply, named, words)
        if bring := self._others.get(reminder.kind):
            return await bring(reminder, person, words, store, now)
        return text_reply(reminder, planned_at, words)

    async def content(
        self, reminder: Reminder, person: Person, store: Transaction, now: datetime, planned_at: datetime
    ) -> str | None:
        """Return what `compose` does, as it is kept."""
        reply = await self.compose(reminder, person, store, now, planned_at)
        return to_stored(reply) if reply else None

    def late_note(self, delivery: Delivery, reminder: Reminder | None, person: Person, now: datetime) -> Note:
        """Return the line that says when a late delivery was planned."""
        return _late(delivery.planned_at, reminder, person, now)


def _late(planned_at: datetime, reminder: Reminder | None, person: Person, now: datetime) -> Note:
    words = words_for(person.language or SOURCE)
    zone = person.zone_info or (ZoneInfo(reminder.schedule.zone) if reminder else ZoneInfo("UTC"))
    moment = moment_words(planned_at, zone, words, now)
    return Note(words("Late: this was planned for {moment}.", moment=moment))


def plain_content(row: DueRow, key: str) -> str | None:
    """Return what `Due.content` does for a text of their own, at once; None where more has to be looked up for it."""
    if row.kind is not ReminderKind.TEXT or row.facts or row.subject is not None:
        return None
    return stored_text(row.what, f"{key} {row.due_at}", words_for(row.language or SOURCE))


async def _nudge(reminder: Reminder, person: Person, store: Transaction, now: datetime) -> Nudge:
    """Return how often in a row a leg-day series went unanswered, as what follows from it."""
    if reminder.kind is not ReminderKind.LEG_DAY or not reminder.schedule.recurring:
        return Nudge.USUAL
    seen_at = await store.people.seen_at(person.id)
    unanswered = await store.deliveries.sent_since(reminder.key, seen_at)
    asked_at = person.facts.asked_at
    return nudge_after(unanswered, now - seen_at, asked=asked_at is not None and asked_at > seen_at)


def _nudged(reply: Reply, nudge: Nudge, words: Words) -> Reply:
    """Add what is offered after some sessions were missed, its buttons where there is room for them."""
    if nudge is not Nudge.SHORTER:
        return reply
    lines = {button.line for row in reply.buttons for button in row}
    offered = tuple(button for button in nudge_buttons(nudge, words) if button.line not in lines)
    said = reply.then(Note(words(nudge.phrase)))
    return replace(said, buttons=with_row(said.buttons, offered)) if offered else said


async def _why_here(reminder: Reminder, store: Transaction, words: Words) -> str | None:
    """Return why a group's reminder comes to its owner instead; None where nothing is unusual."""
    if not is_follow_up(reminder) or not reminder.place.is_private or reminder.subject is None:
        return None
    original = await store.reminders.get(reminder.subject)
    if original is None or original.place.is_private:
        return None
    return words(
        "This was for a group where I can't write any more. It waits until somebody there writes to me again; "
        "/reminders changes it."
    )


async def news(turn: Turn, reply: Reply) -> Reply:
    """Add what was missed while the person could not be reached, once; contact makes their place reachable."""
    for place in {turn.request.place, turn.request.home or turn.request.place}:
        await turn.store.places.reopen(place)
    missed = await turn.store.deliveries.missed(turn.person.id, TOLD)
    if not missed or not turn.request.place.is_private:
        return reply
    await turn.store.deliveries.listed(turn.person.id)
    return reply.then(*told(missed, turn))
