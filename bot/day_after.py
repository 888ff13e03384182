"""The day after: what soreness is normal, and one question about it, for who wants to be asked."""

from __future__ import annotations

import random
from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

from bot.commands import Command, Turn
from bot.errors import UserError
from bot.language import N_, Words
from bot.messages import ROWS, Button, Heading, Note, Paragraph, Reply
from bot.people import Person
from bot.reminders import Reminder, ReminderKind
from bot.schedules.model import Schedule
from bot.store import random_id
from bot.training import Entry
from catalog.model import Catalog, Emphasis

LATER = timedelta(hours=24)
"""When it is asked: soreness is mostly felt from the next day on (coaching convention)."""

SORENESS = N_(
    "Sore in the next one to three days? Normal after something new, and less the second time. "
    "Sharp or one-sided pain is not: stop and say /hurts"
)
"""Cheung, Hume, Maxwell 2003; Cleary et al. 2002 for the second time; the days are coaching convention."""

ANSWERS = {
    "fine": N_("Good. Your next session can come as planned."),
    "sore": N_(
        "Normal after something new, and it fades within days. Easy walking helps; train again when it has eased."
    ),
    "hurts": N_("Sharp, one-sided or growing pain is not soreness. Leave training for now and say what hurts: /hurts"),
}
LABELS = {"fine": N_("Fine"), "sore": N_("Sore"), "hurts": N_("Hurts")}


class DayAfter:
    """Offers one question the next day, and asks it.

    Args:
        catalog: Knows which exercises are heavy on the lowering.
        chance: Makes the reminder's id.
    """

    def __init__(self, catalog: Catalog, chance: random.Random) -> None:
        self._catalog = catalog
        self._chance = chance

    def commands(self) -> Sequence[Command]:
        """Return the line of the buttons."""
        return (Command("day_after", N_("Ask or answer how it feels the day after"), self.answer, listed=False),)

    async def added(self, turn: Turn, reply: Reply, key: str, entries: Sequence[Entry]) -> Reply:
        """Add what soreness is normal to *reply* where what was logged may bring it for the first time."""
        if not await self._is_new(turn, entries) or len(reply.buttons) == ROWS:
            return reply
        ask = Button(turn.words("Ask me tomorrow"), f"/day_after {key} ask")
        return replace(reply.then(Note(turn.words(SORENESS))), buttons=(*reply.buttons, (ask,)))

    async def answer(self, turn: Turn) -> Reply:
        """Set the question, or answer it."""
        key, _, said = turn.args.partition(" ")
        if said == "ask":
            return await self._set(turn, key)
        if said not in ANSWERS:
            raise UserError(turn.words("Press Fine, Sore or Hurts, or say what hurts: /hurts"))
        button = (Button(turn.words("Something hurts"), "/hurts"),) if said == "hurts" else ()
        reply = Reply.say(turn.words(ANSWERS[said]), *button, private=True)
        return replace(reply, replaces=turn.request.pressed and turn.request.place.is_private)

    async def bring(self, reminder: Reminder, _person: Person, words: Words, *_more: object) -> Reply:
        """Return the question, when its time has come."""
        buttons = tuple(
            Button(words(label), f"/day_after {reminder.subject} {said}") for said, label in LABELS.items()
        )
        return Reply(
            (Heading(words("The day after")), Paragraph(words("How do the backs of your thighs feel?"))),
            buttons=(buttons,),
        )

    async def _set(self, turn: Turn, key: str) -> Reply:
        if not await _is_theirs(turn, key):
            raise UserError(turn.words("This one is theirs; get yours with /hamstrings"))
        waiting = await turn.store.reminders.about(turn.person.id, ReminderKind.CHECK, key)
        due_at = (waiting and waiting.due_at) or turn.now + LATER
        if not (waiting and waiting.due_at):
            await self._remember(turn, key, due_at)
        local = due_at.astimezone(turn.person.zone_info or UTC)
        return Reply.say(
            turn.words("I will ask you once, {day} at {time}.", day=turn.words.day(local), time=turn.words.time(local))
        )

    async def _remember(self, turn: Turn, key: str, due_at: datetime) -> None:
        await turn.store.reminders.add(
            id=random_id(self._chance),
            person_id=turn.person.id,
            place=turn.request.home or turn.request.place,
            schedule=Schedule(due_at.astimezone(ZoneInfo("UTC"))),
            what=None,
            kind=ReminderKind.CHECK,
            subject=key,
            due_at=due_at,
            now=turn.now,
        )

    async def _is_new(self, turn: Turn, entries: Sequence[Entry]) -> bool:
        """Whether it is the first session of all, or the first with something heavy on the lowering in it."""
        ours = {entry.key for entry in entries}
        earlier = [entry for entry in await _everything(turn) if entry.key not in ours]
        if not earlier:
            return True
        known = {entry.exercise for entry in earlier}
        return any(entry.exercise not in known and self._lowers(entry.exercise) for entry in entries)

    def _lowers(self, slug: str) -> bool:
        exercise = self._catalog.exercises.get(slug)
        return exercise is not None and exercise.emphasis is Emphasis.ECCENTRIC


async def _everything(turn: Turn) -> list[Entry]:
    return await turn.store.logs.of(turn.person.id, datetime(1970, 1, 1, tzinfo=UTC))


async def _is_theirs(turn: Turn, key: str) -> bool:
    kept = await turn.store.logs.get(key) or await turn.store.sessions.get(key)
    return kept is not None and kept.person == turn.person.id
