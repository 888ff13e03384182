"""A reminder said back: what was understood, in words, with its next dates."""

from __future__ import annotations

from collections.abc import Sequence
from zoneinfo import ZoneInfo

from bot.commands import Turn
from bot.language import Words
from bot.messages import Block, Button, Heading, Reply
from bot.moments import moment
from bot.reminder_life import dates
from bot.reminders import Reminder
from bot.schedules.describe import describe
from bot.schedules.model import Schedule

SHOWN = 3
"""How many coming dates are shown."""


def echo(turn: Turn, reminder: Reminder, *, notes: tuple[Block, ...] = (), also: Sequence[Schedule] = ()) -> Reply:
    """Say back what was understood: the rule in words, the zone, the next three dates, Undo."""
    _ = turn.words
    zone = shown_zone(reminder.schedule, turn)
    coming = dates(reminder, turn.now, SHOWN)
    title = _("{what}: {when}", what=name_of(reminder, _), when=describe(reminder.schedule, _))
    undo = Button(_("Undo"), f"/reminder {reminder.key} delete {reminder.revision}")
    return Reply(
        (Heading(title), *(moment(date, zone, _, turn.now) for date in coming), *notes),
        buttons=((undo, *other_readings(reminder, also, _)),),
        private=True,
        replaces=turn.request.pressed,
    )


def name_of(reminder: Reminder, words: Words) -> str:
    """Return what the reminder is called: the person's own text, or leg day."""
    return reminder.what or words("Leg day")


def other_readings(reminder: Reminder, also: Sequence[Schedule], words: Words) -> tuple[Button, ...]:
    """Return buttons for other readings that differ only in their wall time: what fits in a line."""
    same_rule = [
        other for other in also if other.rule == reminder.schedule.rule and other.zone == reminder.schedule.zone
    ]
    return tuple(
        Button(
            words("Rather {time}", time=words.time(other.start)),
            f"/reminder {reminder.key} at {reminder.revision} {other.start_wall}",
        )
        for other in same_rule[:2]
    )


def shown_zone(schedule: Schedule, turn: Turn) -> ZoneInfo:
    """Return the schedule's zone, or the person's where the schedule counts elapsed time in UTC."""
    if schedule.zone in ("UTC", "Etc/UTC") and turn.person.zone_info:
        return turn.person.zone_info
    return ZoneInfo(schedule.zone)
