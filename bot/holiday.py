"""/pause and /resume: away for a while, nothing is sent, and it goes on by itself."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

from bot.commands import Command, Option, Turn
from bot.errors import UserError
from bot.language import N_
from bot.messages import Button, Note, Paragraph, Reply
from bot.moments import moment_words
from bot.reminder_life import MOST
from bot.reminders import Reminder
from bot.schedules.calendar import instant_of, next_after
from bot.schedules.parse import Ambiguous, NotUnderstood, parse_when

UNASKED = timedelta(days=7)
"""How long a pause is whose end was not said (convention); its buttons change that."""

LONGEST = timedelta(days=366)

OFFERED = (("2 weeks", N_("Two weeks")), ("4 weeks", N_("Four weeks")))

_UNTIL = re.compile(r"^(?:(?:until|till|til|to|for|hasta|por)\b\s*)+", re.IGNORECASE)
_CLOCK = re.compile(r"\d[:.]\d\d\b|\d ?[ap]m\b|\bat \d|\bnoon\b|\d ?(?:h|hours?|min|minutes?)\b", re.IGNORECASE)
"""A clock time or a stretch shorter than a day."""


class Holiday:
    """Stops everything that is sent, until a day or until told otherwise."""

    def commands(self) -> Sequence[Command]:
        """Return /pause and /resume."""
        return (
            Command(
                "pause",
                N_("Away for a while: nothing is sent, and it resumes by itself"),
                self.pause,
                example=N_("/pause until monday"),
                options=(Option("until", N_("For example: monday, 2 weeks, 5 april")),),
                private=True,
            ),
            Command("resume", N_("Go on after a pause"), self.resume, listed=False, private=True),
        )

    async def pause(self, turn: Turn) -> Reply:
        """Pause until what was typed; without it for a week, or show the pause that there is."""
        typed = _UNTIL.sub("", turn.args)
        if not typed:
            return _paused(turn) if is_away(turn) else await _pause_until(turn, _midnight(turn, turn.now + UNASKED))
        return await _pause_until(turn, _end_of_pause(turn, typed))

    async def resume(self, turn: Turn) -> Reply:
        """End the pause; what waited for its end comes now."""
        if not is_away(turn):
            return _said(turn, turn.words("Nothing is paused. Your reminders: /reminders"))
        waiting = [one for one in await turn.store.reminders.of(turn.person.id, limit=MOST) if waits(one)]
        await turn.store.reminders.advance([(one.key, turn.now) for one in waiting])
        await turn.store.people.change(turn.person.id, facts=replace(turn.person.facts, paused_until=None))
        return _said(turn, turn.words("Welcome back. Your reminders go on: /reminders"))


def is_away(turn: Turn) -> bool:
    """Whether the person is on a pause."""
    until = turn.person.facts.paused_until
    return until is not None and until > turn.now


def waits(reminder: Reminder) -> bool:
    """Whether a single reminder was put off to the end of a pause."""
    planned = instant_of(reminder.schedule.start)
    return not reminder.schedule.recurring and reminder.due_at is not None and reminder.due_at > planned


async def _pause_until(turn: Turn, until: datetime) -> Reply:
    facts = replace(turn.person.facts, paused_until=until)
    person = await turn.store.people.change(turn.person.id, facts=facts)
    return _paused(replace(turn, person=person))


def _paused(turn: Turn) -> Reply:
    _, until = turn.words, turn.person.facts.paused_until or turn.now
    when = moment_words(until, _zone(turn), _, turn.now)
    resume = Button(_("Resume now"), "/resume")
    longer = tuple(Button(_(label), f"/pause {typed}") for typed, label in OFFERED)
    return Reply(
        (
            Paragraph(_("Paused until {moment}. Nothing comes before then; it goes on by itself.", moment=when)),
            Note(_("A reminder that is set for one time only waits until then.")),
        ),
        buttons=((resume, *longer),),
        private=True,
        replaces=turn.request.pressed,
    )


def _end_of_pause(turn: Turn, typed: str) -> datetime:
    """Return the instant that *typed* names: the beginning of a day where no clock time is said."""
    named = _instant_in(turn, typed)
    until = named if named is None or _CLOCK.search(typed) else _midnight(turn, named)
    if until is None or until <= turn.now:
        raise UserError(turn.words("I can't read that day. Type for example: /pause until monday, or /pause 2 weeks"))
    if until - turn.now > LONGEST:
        raise UserError(turn.words("A pause is a year at most. Type for example: /pause until monday"))
    return until


def _instant_in(turn: Turn, typed: str) -> datetime | None:
    """Return the first instant that *typed* and nothing beside it names; None where there is none."""
    try:
        read = parse_when(typed, now=turn.now, zone=_zone(turn))
    except NotUnderstood:
        return None
    schedule = read.readings[0] if isinstance(read, Ambiguous) else read.schedule
    return next_after(schedule, turn.now) if read.what is None else None


def _midnight(turn: Turn, instant: datetime) -> datetime:
    day = instant.astimezone(_zone(turn)).replace(hour=0, minute=0, second=0, microsecond=0)
    return day.astimezone(UTC)


def _zone(turn: Turn) -> ZoneInfo:
    return turn.person.zone_info or ZoneInfo("UTC")


def _said(turn: Turn, text: str) -> Reply:
    return Reply((Paragraph(text),), private=True, replaces=turn.request.pressed)
