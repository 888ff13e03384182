"""Setting a reminder: /remind, and the questions it may have to ask first."""

from __future__ import annotations

import random
from collections.abc import Sequence
from zoneinfo import ZoneInfo

from bot.commands import Command, Option, Turn
from bot.errors import UserError
from bot.language import N_, Words
from bot.messages import Block, Bullets, Button, Heading, Note, Paragraph, Reply
from bot.moments import moment
from bot.reminders import Reminder
from bot.schedules.calendar import next_after, upcoming
from bot.schedules.describe import describe
from bot.schedules.model import Schedule
from bot.schedules.parse import Ambiguous, NeedsZone, NotUnderstood, Understood, parse_when
from bot.schedules.problems import EXAMPLES, problem
from bot.store import random_id

ZONE_QUESTION = "settings zone"
WHEN_QUESTION = "remind"
PICK_QUESTION = "pick"
"""Kinds of questions: the line that a plain answer is put behind."""

OFFERED_ZONES = ("Europe/London", "Europe/Berlin", "America/New_York", "America/Los_Angeles", "Asia/Kolkata")
"""Buttons of the zone question: a spread over the clock; any city can be typed."""

REMINDERS_EACH = 200
"""Most reminders a person can have; only abuse gets there."""

SHOWN = 3
"""How many coming dates are echoed."""


class Remind:
    """Understands when, asks what it must, keeps the reminder, says it back.

    Args:
        chance: Makes the reminders' ids.
    """

    def __init__(self, chance: random.Random) -> None:
        self._chance = chance

    def commands(self) -> Sequence[Command]:
        """Return /remind and the line that picks one of several readings."""
        return (
            Command(
                "remind",
                N_("Set a leg day reminder"),
                self.remind,
                example="/remind every mon and thu at 18:00",
                options=(
                    Option("when", N_("For example: every mon and thu at 18:00"), required=True),
                    Option("what", N_("What to say; left out, it brings a session")),
                ),
                private=True,
            ),
            Command("pick", N_("Choose one reading of a phrase"), self.pick, listed=False, private=True),
        )

    async def remind(self, turn: Turn) -> Reply:
        """Set a reminder from what was typed."""
        when, what = turn.request.options.get("when", turn.args), turn.request.options.get("what")
        if not when:
            return await _ask_when(turn)
        return await self.understand(turn, when, what)

    async def understand(self, turn: Turn, when: str, what: str | None) -> Reply:
        """Set a reminder from the phrase *when*, or ask the one thing that is missing.

        Args:
            what: The person's own text; None: the text around the phrase, or leg day where there is none.

        Raises:
            UserError: The phrase is not understood, or the person has more reminders than anyone needs.
        """
        try:
            read = parse_when(when, now=turn.now, zone=turn.person.zone_info)
        except NeedsZone:
            return await _ask_zone(turn, when, what)
        except NotUnderstood as error:
            raise problem(error, turn.words) from error
        if isinstance(read, Ambiguous):
            return await _ask_which(turn, read, what)
        await turn.store.questions.close(turn.person.id, turn.request.place)
        return await self._keep(turn, read, what or read.what)

    async def zone_known(self, turn: Turn, waiting: dict[str, str | None]) -> Reply | None:
        """Go on with the reminder that waited for the person's zone; None where none waited."""
        when = waiting.get("when")
        return await self.understand(turn, when, waiting.get("what")) if when else None

    async def pick(self, turn: Turn) -> Reply:
        """Set the reminder whose phrase had several readings: "1", or "2 1774890000" from a button."""
        question = await turn.store.questions.pending(turn.person.id, turn.request.place)
        number, _space, asked_at = turn.args.partition(" ")
        readings = question.payload["readings"] if question and question.kind == PICK_QUESTION else []
        stale = question is None or (asked_at and asked_at != str(int(question.asked_at.timestamp())))
        if stale or not number.isdigit() or not 1 <= int(number) <= len(readings):
            raise UserError(turn.words("That choice is no longer open. Type /remind and when, once more."))
        await turn.store.questions.close(turn.person.id, turn.request.place)
        schedule = Schedule.from_stored(*readings[int(number) - 1])
        return await self._keep(turn, Understood(schedule), question.payload["what"] if question else None)

    async def _keep(self, turn: Turn, read: Understood, what: str | None) -> Reply:
        if await turn.store.reminders.count(turn.person.id) >= REMINDERS_EACH:
            raise UserError(
                turn.words(
                    "You have {n} reminders, which is all I can keep. Delete some: /reminders",
                    n=REMINDERS_EACH,
                )
            )
        place = turn.request.home or turn.request.place
        due_at = next_after(read.schedule, turn.now)
        if due_at is None:
            raise UserError(turn.words("That never comes. Type /remind and a time that is still ahead."))
        reminder = await turn.store.reminders.add(
            id=random_id(self._chance),
            person_id=turn.person.id,
            place=place,
            schedule=read.schedule,
            what=what,
            due_at=due_at,
            now=turn.now,
        )
        notes = await _zone_notes(turn, read)
        if place != turn.request.place:
            notes += (
                Note(turn.words("It comes to our private chat. If you have not opened one with me yet, do it now.")),
            )
        return echo(turn, reminder, notes=notes, also=read.also)


def echo(turn: Turn, reminder: Reminder, *, notes: tuple[Block, ...] = (), also: Sequence[Schedule] = ()) -> Reply:
    """Say back what was understood: the rule in words, the zone, the next three dates, Undo."""
    _ = turn.words
    zone = _shown_zone(reminder.schedule, turn)
    dates = upcoming(reminder.schedule, turn.now, SHOWN)
    title = _("{what}: {when}", what=name_of(reminder, _), when=describe(reminder.schedule, _))
    undo = Button(_("Undo"), f"/reminder {reminder.key} delete {reminder.revision}")
    return Reply(
        (Heading(title), *(moment(date, zone, _, turn.now) for date in dates), *notes),
        buttons=((undo, *_other_readings(reminder, also, _)),),
        private=True,
        replaces=turn.request.pressed,
    )


def name_of(reminder: Reminder, words: Words) -> str:
    """Return what the reminder is called: the person's own text, or leg day."""
    return reminder.what or words("Leg day")


def _other_readings(reminder: Reminder, also: Sequence[Schedule], words: Words) -> tuple[Button, ...]:
    """Offer other readings that differ only in their wall time: what fits in a line."""
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


def _shown_zone(schedule: Schedule, turn: Turn) -> ZoneInfo:
    """Return the schedule's zone, or the person's where the schedule counts elapsed time in UTC."""
    if schedule.zone in ("UTC", "Etc/UTC") and turn.person.zone_info:
        return turn.person.zone_info
    return ZoneInfo(schedule.zone)


async def _zone_notes(turn: Turn, read: Understood) -> tuple[Block, ...]:
    """Take the zone named in the phrase as the person's where none is known, and say so."""
    if read.zone_named is None or turn.person.zone is not None:
        return ()
    await turn.store.people.change(turn.person.id, zone=read.zone_named)
    said = turn.words(
        "I'll use {zone} for you from now on. To change it: /settings zone and your city.",
        zone=read.zone_named,
    )
    return (Note(said),)


async def _ask_zone(turn: Turn, when: str, what: str | None) -> Reply:
    _ = turn.words
    await turn.store.questions.ask(
        turn.person.id, turn.request.place, ZONE_QUESTION, {"when": when, "what": what}, turn.now
    )
    buttons = [Button(zone.rpartition("/")[2].replace("_", " "), f"/settings zone {zone}") for zone in OFFERED_ZONES]
    return Reply(
        (
            Paragraph(_("Which city's clock do you live by? Then your reminder comes at your time.")),
            Note(_("Press one, or type: /settings zone and your city")),
        ),
        buttons=(tuple(buttons[:3]), tuple(buttons[3:])),
        private=True,
    )


async def _ask_which(turn: Turn, read: Ambiguous, what: str | None) -> Reply:
    _ = turn.words
    stored = [(r.start_wall, r.zone, r.rule) for r in read.readings]
    payload = {"readings": stored, "what": what}
    await turn.store.questions.ask(turn.person.id, turn.request.place, PICK_QUESTION, payload, turn.now)
    asked_at = int(turn.now.timestamp())
    buttons = tuple(
        (Button(_first_words(reading, turn), f"/pick {number} {asked_at}"),)
        for number, reading in enumerate(read.readings[:4], 1)
    )
    return Reply((Paragraph(_("“{part}” can mean two things. Which one?", part=read.part)),), buttons, private=True)


def _first_words(reading: Schedule, turn: Turn) -> str:
    first = next_after(reading, turn.now)
    said = describe(reading, turn.words)
    if reading.recurring and first is not None:
        day = turn.words.day(first.astimezone(reading.start.tzinfo))
        return turn.words("{when}, first {day}", when=said, day=day)
    return said


async def _ask_when(turn: Turn) -> Reply:
    _ = turn.words
    await turn.store.questions.ask(turn.person.id, turn.request.place, WHEN_QUESTION, {}, turn.now)
    return Reply(
        (
            Paragraph(_("When shall I remind you? Press one, or type a time of your own, for example:")),
            Bullets(EXAMPLES),
        ),
        buttons=(
            (Button(_("Mon and Thu 18:00"), "/remind every mon and thu at 18:00"),),
            (Button(_("Tue and Fri 07:00"), "/remind every tue and fri at 07:00"),),
            (Button(_("Tomorrow 18:00"), "/remind tomorrow at 18:00"),),
        ),
        private=True,
    )
