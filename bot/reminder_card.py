"""One reminder by itself: what can be changed about it, in place."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from bot.commands import Turn
from bot.errors import UserError
from bot.messages import Block, Button, Heading, Note, Paragraph, Reply
from bot.moments import moment
from bot.nag import set_nags
from bot.reminder_echo import SHOWN, name_of, other_readings, shown_zone
from bot.reminder_life import dates, replaced, set_by
from bot.reminders import Reminder, ReminderKind, ReminderState
from bot.schedules.calendar import next_after
from bot.schedules.describe import describe
from bot.schedules.model import Schedule
from bot.schedules.parse import Ambiguous, NeedsZone, NotUnderstood, Understood, parse_when
from bot.schedules.problems import problem
from bot.store import FREE

TEXT_CHARS = 1_000
"""Longest text of a reminder that is typed as an edit."""


async def show(turn: Turn, reminder: Reminder, _rest: str) -> Reply:
    """Show it as it stands."""
    return card(turn, reminder)


async def pause(turn: Turn, reminder: Reminder, _rest: str) -> Reply:
    """Let it rest until it is resumed."""
    await turn.store.reminders.end(reminder.key, turn.now, ReminderState.PAUSED)
    return await _anew(turn, reminder)


async def resume(turn: Turn, reminder: Reminder, _rest: str) -> Reply:
    """Let it come again from its next planned instant on."""
    due_at = next_after(reminder.schedule, turn.now)
    if due_at is None:
        raise UserError(turn.words("That time is over. Give it another one: press Edit time."))
    await turn.store.reminders.resume(reminder.key, due_at)
    return await _anew(turn, reminder)


async def skip(turn: Turn, reminder: Reminder, _rest: str) -> Reply:
    """Leave the next one out; the series stays where it is."""
    following = next_after(reminder.schedule, reminder.due_at) if reminder.due_at else None
    if following is None:
        raise UserError(turn.words("There is none after that one. To drop it, delete the reminder: /reminders"))
    await turn.store.reminders.reschedule(reminder.key, reminder.schedule, following)
    return await _anew(turn, reminder, Note(turn.words("Left out once. After that it goes on as before.")))


async def edit_time(turn: Turn, reminder: Reminder, rest: str) -> Reply:
    """Ask for another time, or take the one that was typed; a resting reminder comes again then."""
    if not rest:
        asked = turn.words("When shall it come instead? Type for example: every tue and fri at 07:00")
        return await _ask(turn, reminder, "time", asked)
    read = _understood(turn, rest)
    due_at = next_after(read.schedule, turn.now)
    if due_at is None:
        raise UserError(turn.words("That time is over. Type one that is still ahead."))
    await turn.store.reminders.reschedule(reminder.key, read.schedule, due_at)
    await turn.store.reminders.resume(reminder.key, due_at)
    await _close(turn, reminder)
    return await _anew(turn, reminder, also=read.also)


async def edit_text(turn: Turn, reminder: Reminder, rest: str) -> Reply:
    """Ask for another text, or take the one that was typed."""
    if not rest:
        leg_day = reminder.kind is ReminderKind.LEG_DAY
        asked = turn.words("What shall it say instead of bringing a session? Type it.")
        return await _ask(
            turn, reminder, "text", asked if leg_day else turn.words("What shall it say instead? Type it.")
        )
    changed = await replaced(turn, reminder, what=rest[:TEXT_CHARS])
    await _close(turn, reminder)
    return card(turn, changed)


async def to_group(turn: Turn, reminder: Reminder, _rest: str) -> Reply:
    """Bring it to the group where this is pressed from now on.

    Raises:
        UserError: This is no group, or the person may not speak for it.
    """
    if turn.request.place.is_private or not turn.request.administrator:
        raise UserError(turn.words("Only an administrator can send a reminder to a group, and only from inside it."))
    await note_home(turn)
    return card(turn, await replaced(turn, reminder, place=turn.request.place))


async def to_home(turn: Turn, reminder: Reminder, _rest: str) -> Reply:
    """Bring it to the person's private chat from now on."""
    home = turn.request.place if turn.request.place.is_private else turn.request.home
    if home is None or reminder.place.is_private:
        return card(turn, reminder)
    return card(turn, await replaced(turn, reminder, place=home))


async def nag(turn: Turn, reminder: Reminder, rest: str) -> Reply:
    """Let it be followed by nudges, or by none."""
    living = {one.key for one in await set_by(turn.store, turn.person.id)}
    person = await set_nags(turn, reminder.key, living, on=rest == "on")
    return card(replace(turn, person=person), reminder)


async def note_home(turn: Turn) -> None:
    """Remember where the person is reached alone, for when the group is gone."""
    home = turn.request.home
    if home is None or turn.person.facts.homes.get(home.platform) == home.address:
        return
    homes = {**turn.person.facts.homes, str(home.platform): home.address}
    await turn.store.people.change(turn.person.id, facts=replace(turn.person.facts, homes=homes))


def card(turn: Turn, reminder: Reminder, *notes: Block, also: Sequence[Schedule] = ()) -> Reply:
    """Return the reminder with its next dates and everything that can be done to it."""
    _ = turn.words
    title = _("{what}: {when}", what=name_of(reminder, _), when=describe(reminder.schedule, _))
    zone = shown_zone(reminder.schedule, turn)
    moments = (moment(date, zone, _, turn.now) for date in dates(reminder, turn.now, SHOWN))
    readings = other_readings(reminder, also, _)
    return Reply(
        (Heading(title), *moments, *_state(turn, reminder), *notes),
        buttons=tuple(row for row in (readings, *_rows(turn, reminder)) if row),
        private=True,
        replaces=turn.request.pressed,
    )


def _state(turn: Turn, reminder: Reminder) -> tuple[Block, ...]:
    _ = turn.words
    resting = (Note(_("It rests until you press Resume.")),) if reminder.state is ReminderState.PAUSED else ()
    elsewhere = () if reminder.place.is_private else (Note(_("It comes to a group.")),)
    nagged = reminder.key in turn.person.facts.nagged
    nudges = (Note(_("Two nudges follow, half an hour apart, until you press Done.")),) if nagged else ()
    return resting + elsewhere + nudges


def _rows(turn: Turn, reminder: Reminder) -> tuple[tuple[Button, ...], ...]:
    _ = turn.words
    resting = reminder.state is ReminderState.PAUSED
    nagged = reminder.key in turn.person.facts.nagged
    nudge = Button(_("No nudges") if nagged else _("Nudge me"), _nag_line(reminder, on=not nagged))
    edits = (_button(_("Edit time"), reminder, "time"), _button(_("Edit text"), reminder, "text"), nudge)
    rests = _button(_("Resume"), reminder, "resume") if resting else _button(_("Pause"), reminder, "pause")
    skips = (_button(_("Skip next"), reminder, "skip"),) if reminder.schedule.recurring and not resting else ()
    last = (_button(_("Delete"), reminder, "delete"), Button(_("Back"), "/reminders"))
    return edits, (rests, *skips, *_places(turn, reminder)), last


def _places(turn: Turn, reminder: Reminder) -> tuple[Button, ...]:
    if not reminder.place.is_private:
        return (_button(turn.words("To my chat"), reminder, "home"),)
    if not turn.request.place.is_private and turn.request.administrator:
        return (_button(turn.words("To this group"), reminder, "group"),)
    return ()


def _nag_line(reminder: Reminder, *, on: bool) -> str:
    return f"/reminder {reminder.key} nag {reminder.revision} {'on' if on else 'off'}"


def _button(label: str, reminder: Reminder, action: str) -> Button:
    return Button(label, f"/reminder {reminder.key} {action} {reminder.revision}")


async def _anew(turn: Turn, changed: Reminder, *notes: Block, also: Sequence[Schedule] = ()) -> Reply:
    return card(turn, await turn.store.reminders.get(changed.key) or changed, *notes, also=also)


def _understood(turn: Turn, text: str) -> Understood:
    try:
        read = parse_when(text, now=turn.now, zone=turn.person.zone_info)
    except NeedsZone:
        raise UserError(turn.words("Tell me your city first: /settings zone Berlin")) from None
    except NotUnderstood as error:
        raise problem(error, turn.words) from error
    if isinstance(read, Ambiguous):
        raise UserError(turn.words("“{part}” can mean two things. Name the month or the days.", part=read.part))
    return read


async def _ask(turn: Turn, reminder: Reminder, action: str, asked: str) -> Reply:
    """Ask, and let a plain answer stand behind the line that was pressed."""
    kind = f"reminder {reminder.key} {action} {reminder.revision}"
    await turn.store.questions.ask(turn.person.id, turn.request.place, kind, {FREE: action == "text"}, turn.now)
    return Reply(
        (Heading(name_of(reminder, turn.words)), Paragraph(asked)),
        buttons=((_button(turn.words("Back"), reminder, "show"),),),
        private=True,
        replaces=turn.request.pressed,
    )


async def _close(turn: Turn, reminder: Reminder) -> None:
    waiting = await turn.store.questions.pending(turn.person.id, turn.request.place)
    if waiting is not None and waiting.kind.startswith(f"reminder {reminder.key} "):
        await turn.store.questions.close(turn.person.id, turn.request.place)
