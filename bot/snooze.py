"""What is pressed below a due reminder: Done, Snooze, Skip; a snooze never moves the series."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, time, timedelta
from zoneinfo import ZoneInfo

from bot.commands import Command, Turn
from bot.errors import UserError
from bot.language import N_
from bot.messages import Block, Button, Heading, Note, Paragraph, Reply
from bot.moments import moment_words
from bot.nag import end_nags
from bot.occurrence import id_after, key_after, named_by, named_instant, original_key, text_reply, zone_of
from bot.quiet import quiet_until
from bot.reminders import Reminder, ReminderKind, ReminderState
from bot.schedules.calendar import instant_of, next_after
from bot.schedules.model import Schedule
from bot.schedules.parse import Ambiguous, NotUnderstood, parse_when
from bot.schedules.problems import problem

EVENING = time(19)
LATE_EVENING = time(21)
"""What "this evening" means: the first that is still ahead by half an hour, else tomorrow's (convention)."""

AHEAD = timedelta(minutes=30)

QUESTION = "later"
"""First word of the kind of the question that waits for a time; the whole is the line a time is put behind."""


@dataclass(frozen=True, slots=True)
class Occurrence:
    """What a line names: a reminder, ended ones too, and one of its planned instants.

    Attributes:
        zone: Whose wall is meant.
    """

    reminder: Reminder
    planned_at: datetime
    zone: ZoneInfo

    @property
    def named(self) -> str:
        """Reminder and instant, as they stand in a line."""
        return named_by(self.reminder, self.planned_at)


def ten_minutes(_occurrence: Occurrence, now: datetime) -> datetime:
    """Return the instant ten minutes from *now*."""
    return now + timedelta(minutes=10)


def one_hour(_occurrence: Occurrence, now: datetime) -> datetime:
    """Return the instant one hour from *now*."""
    return now + timedelta(hours=1)


def evening(occurrence: Occurrence, now: datetime) -> datetime:
    """Return this evening on the person's wall; tomorrow's where this one is over."""
    local = now.astimezone(occurrence.zone)
    days = (local.date(), local.date() + timedelta(days=1))
    walls = [datetime.combine(day, at, occurrence.zone) for day in days for at in (EVENING, LATE_EVENING)]
    return next(instant for instant in map(instant_of, walls) if instant - now >= AHEAD)


def tomorrow(occurrence: Occurrence, now: datetime) -> datetime:
    """Return tomorrow at the clock time that was planned."""
    clock = occurrence.planned_at.astimezone(occurrence.zone).time()
    day = now.astimezone(occurrence.zone).date() + timedelta(days=1)
    return instant_of(datetime.combine(day, clock, occurrence.zone))


CHOICES: dict[str, Callable[[Occurrence, datetime], datetime]] = {
    "10m": ten_minutes,
    "1h": one_hour,
    "evening": evening,
    "tomorrow": tomorrow,
}
LABELS = {"10m": N_("10 min"), "1h": N_("1 h"), "evening": N_("This evening"), "tomorrow": N_("Tomorrow")}


class Snooze:
    """Answers what is pressed below a due reminder."""

    def commands(self) -> Sequence[Command]:
        """Return the lines of the buttons: /later KEY INSTANT WHEN and /occurrence KEY INSTANT WHAT."""
        return (
            Command(QUESTION, N_("Let a reminder come again later"), self.later, listed=False),
            Command("occurrence", N_("Say what became of a reminder"), self.occurrence, listed=False),
        )

    async def later(self, turn: Turn) -> Reply:
        """Offer when it can come again, or let it; a time of the person's own may be typed."""
        occurrence, choice = await _named(turn)
        match choice:
            case "":
                return _choices(turn, occurrence)
            case "other":
                return await _ask_when(turn, occurrence)
            case "undo":
                await end_again(turn, occurrence)
                return _choices(turn, occurrence)
            case _:
                return await _snoozed(turn, occurrence, choice)

    async def occurrence(self, turn: Turn) -> Reply:
        """Note that it was done or skipped, or show it again; pressed once more it says the same."""
        occurrence, verb = await _named(turn)
        if verb not in ("done", "skip"):
            return _shown(turn, occurrence)
        await end_again(turn, occurrence)
        await end_nags(turn.store, occurrence.named, turn.now)
        series = await turn.store.reminders.get(original_key(occurrence.reminder))
        following = series.due_at if series else None
        return _settled(turn, occurrence, following, skipped=verb == "skip")


async def end_again(turn: Turn, occurrence: Occurrence) -> None:
    """Let an occurrence not come again, where it still would."""
    again = await turn.store.reminders.get(_again(occurrence))
    if again is not None and again.state is ReminderState.ACTIVE:
        await turn.store.reminders.end(again.key, turn.now)


async def _named(turn: Turn) -> tuple[Occurrence, str]:
    key, instant, choice = [*turn.args.split(maxsplit=2), "", "", ""][:3]
    reminder, planned_at = await turn.store.reminders.get(key), named_instant(instant)
    if reminder is None or planned_at is None:
        raise UserError(turn.words("I can't find that reminder any more. /reminders shows what you have."))
    if reminder.person != turn.person.id:
        raise UserError(turn.words("This one is theirs; set yours with /remind"))
    return Occurrence(reminder, planned_at, zone_of(reminder, turn.person.zone_info)), choice


def _again(occurrence: Occurrence) -> str:
    return key_after(occurrence.named, QUESTION)


def _title(turn: Turn, occurrence: Occurrence) -> str:
    return occurrence.reminder.what or turn.words("Leg day")


def _choices(turn: Turn, occurrence: Occurrence) -> Reply:
    """Offer when it can come again; below a session, so that the session stays to be read."""
    _, named = turn.words, occurrence.named
    times = tuple(Button(_(label), f"/later {named} {choice}") for choice, label in LABELS.items())
    rest = (Button(_("Another time"), f"/later {named} other"), Button(_("Skip"), f"/occurrence {named} skip"))
    leg_day = occurrence.reminder.kind is ReminderKind.LEG_DAY
    back = () if leg_day else (Button(_("Back"), f"/occurrence {named} show"),)
    return Reply(
        (Heading(_title(turn, occurrence)), Paragraph(_("When shall it come again?"))),
        buttons=(times[:2], times[2:], (*rest, *back)),
        replaces=turn.request.pressed and not leg_day,
    )


async def _ask_when(turn: Turn, occurrence: Occurrence) -> Reply:
    kind = f"{QUESTION} {occurrence.named}"
    await turn.store.questions.ask(turn.person.id, turn.request.place, kind, {}, turn.now)
    return Reply(
        (
            Heading(_title(turn, occurrence)),
            Paragraph(turn.words("When shall it come again? Type for example: in 3 hours, or tomorrow at 9am")),
        ),
        buttons=((Button(turn.words("Back"), f"/later {occurrence.named}"),),),
        replaces=turn.request.pressed,
    )


async def _snoozed(turn: Turn, occurrence: Occurrence, choice: str) -> Reply:
    """Set the one more time, once: pressed again it stays where it is."""
    found = await turn.store.reminders.get(_again(occurrence))
    if found is not None and found.state is not ReminderState.DELETED:
        return _comes_again(turn, occurrence, found)
    due_at, notes = _due_at(turn, occurrence, choice)
    await _close_question(turn, occurrence)
    await end_nags(turn.store, occurrence.named, turn.now)
    return _comes_again(turn, occurrence, await _set(turn, occurrence, found, due_at), notes)


def _due_at(turn: Turn, occurrence: Occurrence, choice: str) -> tuple[datetime, tuple[Block, ...]]:
    """Return when it comes again: a button's time waits for the end of quiet hours, a typed one does not."""
    if choice not in CHOICES:
        return _typed(turn, occurrence, choice), ()
    due_at = CHOICES[choice](occurrence, turn.now)
    awake = quiet_until(turn.person, due_at)
    return (awake, (Note(turn.words("That is when your quiet hours end.")),)) if awake else (due_at, ())


def _typed(turn: Turn, occurrence: Occurrence, text: str) -> datetime:
    try:
        read = parse_when(text, now=turn.now, zone=occurrence.zone)
    except NotUnderstood as error:
        raise problem(error, turn.words) from error
    schedule = read.readings[0] if isinstance(read, Ambiguous) else read.schedule
    due_at = next_after(schedule, turn.now)
    if due_at is None:
        raise UserError(turn.words("That time is over. Type one that is still ahead."))
    return due_at


async def _close_question(turn: Turn, occurrence: Occurrence) -> None:
    waiting = await turn.store.questions.pending(turn.person.id, turn.request.place)
    if waiting is not None and waiting.kind == f"{QUESTION} {occurrence.named}":
        await turn.store.questions.close(turn.person.id, turn.request.place)


async def _set(turn: Turn, occurrence: Occurrence, found: Reminder | None, due_at: datetime) -> Reminder:
    schedule = Schedule(due_at.astimezone(ZoneInfo("UTC")))
    if found is not None:
        await turn.store.reminders.reschedule(found.key, schedule, due_at)
        await turn.store.reminders.resume(found.key, due_at)
        return replace(found, due_at=due_at, state=ReminderState.ACTIVE)
    reminder = occurrence.reminder
    return await turn.store.reminders.add(
        id=id_after(occurrence.named, QUESTION),
        person_id=turn.person.id,
        place=reminder.place,
        schedule=schedule,
        what=reminder.what,
        kind=reminder.kind,
        subject=original_key(reminder),
        due_at=due_at,
        now=turn.now,
    )


def _comes_again(turn: Turn, occurrence: Occurrence, again: Reminder, notes: tuple[Block, ...] = ()) -> Reply:
    _ = turn.words
    if again.due_at is None:
        said = _("It came again already. Press Snooze below that one.")
        return Reply((Heading(_title(turn, occurrence)), Paragraph(said)), replaces=turn.request.pressed)
    said = _("It comes again {moment}.", moment=moment_words(again.due_at, occurrence.zone, _, turn.now))
    undo = Button(_("Undo"), f"/later {occurrence.named} undo")
    return Reply(
        (Heading(_title(turn, occurrence)), Paragraph(said), *notes),
        buttons=((undo,),),
        replaces=turn.request.pressed,
    )


def _shown(turn: Turn, occurrence: Occurrence) -> Reply:
    if occurrence.reminder.kind is ReminderKind.LEG_DAY:
        return Reply.say(turn.words("Your session is ready when you are."), _session_button(turn))
    shown = text_reply(occurrence.reminder, occurrence.planned_at, turn.words)
    return replace(shown, replaces=turn.request.pressed)


def _settled(turn: Turn, occurrence: Occurrence, following: datetime | None, *, skipped: bool) -> Reply:
    _, title = turn.words, _title(turn, occurrence)
    said = _("Skipped: {what}.", what=title) if skipped else _("Done: {what}.", what=title)
    blocks: tuple[Block, ...] = (Paragraph(said),)
    if following is not None:
        blocks += (Note(_("Next: {moment}", moment=moment_words(following, occurrence.zone, _, turn.now))),)
    leg_day = occurrence.reminder.kind is ReminderKind.LEG_DAY
    return Reply(blocks, buttons=((_session_button(turn),),) if leg_day else (), replaces=turn.request.pressed)


def _session_button(turn: Turn) -> Button:
    return Button(turn.words("Train after all"), "/hamstrings")
