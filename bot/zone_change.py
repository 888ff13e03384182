"""The question that a new zone brings: do reminders keep their clock time, or their instant?"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime
from zoneinfo import ZoneInfo

from bot.commands import Command, Turn
from bot.errors import UserError
from bot.language import N_
from bot.messages import Button, Note, Paragraph, Reply
from bot.reminder_life import set_by
from bot.reminders import Reminder, ReminderState
from bot.schedules.calendar import next_after
from bot.schedules.model import Schedule
from bot.schedules.zones import find_zone

COMMAND = "rezone"


class ZoneChange:
    """Moves a person's reminders to the wall of their new zone, where they want that."""

    def commands(self) -> Sequence[Command]:
        """Return the line of the two buttons: /rezone wall|instant FORMER-ZONE."""
        return (
            Command(COMMAND, N_("Say what a new zone means for reminders"), self.answer, listed=False, private=True),
        )

    async def answer(self, turn: Turn) -> Reply:
        """Keep the clock time or the instant; pressed once more there is nothing left to move."""
        kept, _space, name = turn.args.partition(" ")
        former, zone = find_zone(name), turn.person.zone_info
        if kept not in ("wall", "instant") or former is None or zone is None:
            raise UserError(turn.words("Press one of the two, or change one reminder at a time: /reminders"))
        if kept == "wall" and former.key != zone.key:
            for reminder in await _living_on(turn, former.key):
                await _move(turn, reminder, zone)
        return _settled(turn, zone if kept == "wall" else former)


async def asked_of(turn: Turn, former: str | None, said: str) -> Reply | None:
    """Return the question, where the person has reminders on the wall of their *former* zone; else None.

    Args:
        said: What is said of the new zone itself.
    """
    zone = turn.person.zone
    living = await _living_on(turn, former) if former and former != zone else []
    if not living or former is None:
        return None
    _ = turn.words
    asked = _.many(
        "{count} reminder keeps the clock of {zone}. Should it keep its clock time where you are now, or its instant?",
        "{count} reminders keep the clock of {zone}. Should they keep their clock time where you are now, "
        "or their instant?",
        len(living),
        zone=former,
    )
    return Reply(
        (Paragraph(said), Paragraph(asked), Note(_("Until you press one, they keep their instant."))),
        buttons=(
            (
                Button(_("Same clock time"), f"/{COMMAND} wall {former}"),
                Button(_("Same instant"), f"/{COMMAND} instant {former}"),
            ),
        ),
        private=True,
        replaces=turn.request.pressed,
    )


async def _living_on(turn: Turn, zone: str) -> list[Reminder]:
    return [one for one in await set_by(turn.store, turn.person.id) if one.schedule.zone == zone]


async def _move(turn: Turn, reminder: Reminder, zone: ZoneInfo) -> None:
    """Put a reminder on the wall of *zone*; one whose time is over there already stays as it is."""
    schedule = Schedule(reminder.schedule.start.replace(tzinfo=zone), reminder.schedule.rule)
    due_at = next_after(schedule, turn.now)
    if due_at is None:
        return
    if _next_is_skipped(reminder, turn.now):
        due_at = next_after(schedule, due_at) or due_at
    await turn.store.reminders.reschedule(reminder.key, schedule, due_at)
    if reminder.state is ReminderState.PAUSED:
        await turn.store.reminders.end(reminder.key, turn.now, ReminderState.PAUSED)


def _next_is_skipped(reminder: Reminder, now: datetime) -> bool:
    return reminder.due_at is not None and reminder.due_at != next_after(reminder.schedule, now)


def _settled(turn: Turn, zone: ZoneInfo) -> Reply:
    said = turn.words("Your reminders are on the clock of {zone}. /reminders shows them.", zone=zone.key)
    return replace(Reply.say(said, private=True), replaces=turn.request.pressed)
