"""Setting a reminder: /remind, and the questions it may have to ask first."""

from __future__ import annotations

import random
import re
from collections.abc import Sequence
from dataclasses import replace

from bot.commands import Command, Option, Turn
from bot.errors import UserError
from bot.holiday import Holiday
from bot.language import N_, Words
from bot.leg_day import is_leg_day
from bot.messages import Block, Bullets, Button, Note, Paragraph, Reply
from bot.progress import target_row
from bot.quiet import quiet_until
from bot.reminder_card import note_home
from bot.reminder_echo import echo
from bot.reminder_life import same_already
from bot.reminder_list import ReminderList
from bot.reminders import ReminderKind
from bot.schedules.calendar import next_after
from bot.schedules.describe import describe
from bot.schedules.model import Schedule
from bot.schedules.parse import Ambiguous, NeedsZone, NotUnderstood, Understood, parse_when
from bot.schedules.problems import EXAMPLES, problem
from bot.snooze import QUESTION as SNOOZE_QUESTION
from bot.snooze import Snooze
from bot.store import Question, id_near

ZONE_QUESTION = "settings zone"
WHEN_QUESTION = "remind"
PICK_QUESTION = "pick"
WHOM_QUESTION = "remind_for"
"""Kinds of questions: the line that a plain answer is put behind."""

OFFERED_ZONES = ("Europe/London", "Europe/Berlin", "America/New_York", "America/Los_Angeles", "Asia/Kolkata")
"""Buttons of the zone question: a spread over the clock; any city can be typed."""

ASKS_FOR_NEW = re.compile(r"\b(?:remind|reminder|recu[eé]rdame)\b", re.IGNORECASE)
AWAITS_TIME = re.compile(rf"reminder \S+ time \d+|{SNOOZE_QUESTION} \S+ \d+")
"""Kinds of questions that a plain time answers."""

REMINDERS_EACH = 200
"""Most reminders a person can have; only abuse gets there."""


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
            Command(WHOM_QUESTION, N_("Say whom a reminder is for"), self.for_whom, listed=False, private=True),
            *Snooze().commands(),
            *Holiday().commands(),
        )

    async def remind(self, turn: Turn) -> Reply:
        """Set a reminder from what was typed; a time that answers a question about another one goes there."""
        if line := await awaited_line(turn):
            return await self._answered(turn, line)
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
            raise problem(error, turn.words, f"{when} to {what}" if what else when) from error
        if isinstance(read, Ambiguous):
            return await _ask_which(turn, read, what)
        await turn.store.questions.close(turn.person.id, turn.request.place)
        return await self._keep(turn, read, what or read.what)

    async def _answered(self, turn: Turn, line: str) -> Reply:
        """Take a plain time for the answer to the question that waits for one."""
        command, _space, args = line.partition(" ")
        answer = Snooze().later if command == SNOOZE_QUESTION else ReminderList().change
        return await answer(replace(turn, args=args))

    async def for_whom(self, turn: Turn) -> Reply:
        """Set what an administrator typed in a group: "me" or "group", with the question's instant from a button."""
        question = await turn.store.questions.pending(turn.person.id, turn.request.place)
        whom, _space, asked_at = turn.args.partition(" ")
        if (
            question is None
            or question.kind != WHOM_QUESTION
            or _is_stale(question, asked_at)
            or whom not in ("me", "group")
        ):
            raise UserError(turn.words("That choice is not yours, or no longer open. Type /remind and when."))
        if whom == "group" and not turn.request.administrator:
            raise UserError(turn.words("Only an administrator can set a reminder for the group."))
        await turn.store.questions.close(turn.person.id, turn.request.place)
        read = Understood(Schedule.from_stored(*question.payload["schedule"]), zone_named=question.payload["zone"])
        if whom == "me":
            return await self._keep(turn, read, question.payload["what"], asked=True)
        await note_home(turn)
        return await self._keep(turn, read, question.payload["what"], asked=True, for_group=True)

    async def zone_known(self, turn: Turn, waiting: dict[str, str | None]) -> Reply | None:
        """Go on with the reminder that waited for the person's zone; None where none waited."""
        when = waiting.get("when")
        return await self.understand(turn, when, waiting.get("what")) if when else None

    async def pick(self, turn: Turn) -> Reply:
        """Set the reminder whose phrase had several readings: "1", or "2 1774890000" from a button."""
        question = await turn.store.questions.pending(turn.person.id, turn.request.place)
        number, _space, asked_at = turn.args.partition(" ")
        readings = question.payload["readings"] if question and question.kind == PICK_QUESTION else []
        chosen = int(number) if number.isdecimal() and len(number) == 1 else 0
        if _is_stale(question, asked_at) or not 1 <= chosen <= len(readings):
            raise UserError(turn.words("That choice is no longer open. Type /remind and when, once more."))
        await turn.store.questions.close(turn.person.id, turn.request.place)
        schedule = Schedule.from_stored(*readings[chosen - 1])
        return await self._keep(turn, Understood(schedule), question.payload["what"] if question else None)

    async def _keep(
        self, turn: Turn, read: Understood, what: str | None, *, asked: bool = False, for_group: bool = False
    ) -> Reply:
        if not asked and may_be_for_group(turn):
            return await _ask_whom(turn, read, what)
        what = None if what and is_leg_day(what) else what
        if turn.request.pressed and (same := await same_already(turn, read.schedule, what)):
            return echo(turn, same)
        known = await turn.store.reminders.count(turn.person.id)
        if known >= REMINDERS_EACH:
            raise UserError(
                turn.words(
                    "You have {n} reminders, which is all I can keep. Delete some: /reminders",
                    n=REMINDERS_EACH,
                )
            )
        place = turn.request.home or turn.request.place
        place = turn.request.place if for_group else place
        due_at = next_after(read.schedule, turn.now)
        if due_at is None:
            raise UserError(turn.words("That never comes. Type /remind and a time that is still ahead."))
        reminder = await turn.store.reminders.add(
            id=id_near(self._chance, due_at),
            person_id=turn.person.id,
            place=place,
            schedule=read.schedule,
            what=what,
            due_at=due_at,
            now=turn.now,
        )
        notes = await _zone_notes(turn, read)
        if quiet_until(turn.person, due_at):
            notes += (Note(turn.words("That is inside your quiet hours. It comes all the same, as you set it.")),)
        if for_group:
            notes += (Note(turn.words("It comes to this group.")),)
        elif place != turn.request.place:
            notes += (
                Note(turn.words("It comes to our private chat. If you have not opened one with me yet, do it now.")),
            )
        said = echo(turn, reminder, notes=notes, also=read.also)
        first_leg_day = not known and reminder.kind is ReminderKind.LEG_DAY
        return _asking_how_often(said, turn.words) if first_leg_day and _has_no_target(turn) else said


def _is_stale(question: Question | None, asked_at: str) -> bool:
    """Whether a button was drawn from another question than the one that waits; a typed answer names none."""
    return bool(question is None or (asked_at and asked_at != str(int(question.asked_at.timestamp()))))


def may_be_for_group(turn: Turn) -> bool:
    """Whether it is open whom a reminder is for: an administrator sets it in a group."""
    return not turn.request.place.is_private and turn.request.administrator and turn.request.home is not None


async def awaited_line(turn: Turn) -> str | None:
    """Return the line that a plain time answers, where a time for one reminder is awaited; None: it is a new one."""
    typed = turn.request.text
    if turn.request.pressed or typed.startswith("/") or ASKS_FOR_NEW.search(typed):
        return None
    waiting = await turn.store.questions.pending(turn.person.id, turn.request.place)
    if waiting is None or not AWAITS_TIME.fullmatch(waiting.kind):
        return None
    return f"{waiting.kind} {typed}"


def _has_no_target(turn: Turn) -> bool:
    return turn.person.facts.weekly_target is None


def _asking_how_often(reply: Reply, words: Words) -> Reply:
    """Add a row of buttons that sets how many sessions a week are wanted."""
    asked = reply.then(Paragraph(words("How many sessions a week do you want?")))
    return replace(asked, buttons=(*asked.buttons, target_row(words)))


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


async def _ask_whom(turn: Turn, read: Understood, what: str | None) -> Reply:
    """Ask an administrator whom it is for; until then nothing is set."""
    _, schedule = turn.words, read.schedule
    stored = (schedule.start_wall, schedule.zone, schedule.rule)
    payload = {"schedule": stored, "what": what, "zone": read.zone_named}
    await turn.store.questions.ask(turn.person.id, turn.request.place, WHOM_QUESTION, payload, turn.now)
    asked_at = int(turn.now.timestamp())
    return Reply(
        (Paragraph(_("{when}: whom is it for?", when=describe(schedule, _))),),
        buttons=(
            (
                Button(_("For me"), f"/{WHOM_QUESTION} me {asked_at}"),
                Button(_("For this group"), f"/{WHOM_QUESTION} group {asked_at}"),
            ),
        ),
        private=True,
    )


async def _ask_which(turn: Turn, read: Ambiguous, what: str | None) -> Reply:
    _ = turn.words
    stored = [(r.start_wall, r.zone, r.rule) for r in read.readings]
    payload = {"readings": stored, "what": what}
    await turn.store.questions.ask(turn.person.id, turn.request.place, PICK_QUESTION, payload, turn.now)
    asked_at = int(turn.now.timestamp())
    said = _told_apart(read.readings[:4], turn)
    buttons = tuple((Button(words, f"/pick {number} {asked_at}"),) for number, words in enumerate(said, 1))
    return Reply((Paragraph(_("“{part}” can mean two things. Which one?", part=read.part)),), buttons, private=True)


def _told_apart(readings: Sequence[Schedule], turn: Turn) -> list[str]:
    """Return the words for each reading; its first day too where the words alone are the same: labels are short."""
    said = [describe(reading, turn.words) for reading in readings]
    return [
        words if said.count(words) == 1 else _with_first_day(words, reading, turn)
        for words, reading in zip(said, readings, strict=True)
    ]


def _with_first_day(said: str, reading: Schedule, turn: Turn) -> str:
    first = next_after(reading, turn.now)
    if not reading.recurring or first is None:
        return said
    return turn.words("{when}, first {day}", when=said, day=turn.words.day(first.astimezone(reading.start.tzinfo)))


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
