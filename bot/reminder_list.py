"""What somebody set: /reminders in pages, and the lines that its buttons and each reminder's card type."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping, Sequence, Set
from datetime import timedelta
from zoneinfo import ZoneInfo

from bot import reminder_card
from bot.commands import Command, Turn
from bot.errors import UserError
from bot.failures import TOLD, TOLD_FOR, told
from bot.language import N_
from bot.messages import Button, Heading, Paragraph, Reply, Steps
from bot.moments import moment_words
from bot.reminder_echo import echo, name_of
from bot.reminder_life import newest, set_by
from bot.reminders import Reminder, ReminderState
from bot.schedules.calendar import next_after
from bot.schedules.describe import describe
from bot.schedules.model import Schedule

PAGE = 5
"""Reminders on one page: one row of buttons, readable on a phone."""

UNDO_WITHIN = timedelta(seconds=60)
"""How long a deleted reminder can be had back by its button."""

NAME_CHARS = 60
"""How much of a reminder's own text the list shows."""

Change = Callable[[Turn, Reminder, str], Awaitable[Reply]]


class ReminderList:
    """Shows, changes, deletes and brings back a person's reminders."""

    def __init__(self) -> None:
        self._changes: Mapping[str, Change] = {
            "show": reminder_card.show,
            "time": reminder_card.edit_time,
            "text": reminder_card.edit_text,
            "pause": reminder_card.pause,
            "resume": reminder_card.resume,
            "skip": reminder_card.skip,
            "group": reminder_card.to_group,
            "home": reminder_card.to_home,
            "nag": reminder_card.nag,
            "delete": _delete,
            "restore": _restore,
            "at": _move,
        }

    @property
    def actions(self) -> Set[str]:
        """What a button's line can do to a reminder."""
        return self._changes.keys()

    def commands(self) -> Sequence[Command]:
        """Return /reminders and the line of its buttons: /reminder KEY ACTION REVISION."""
        return (
            Command(
                "reminders",
                N_("Your reminders: see, change and delete them"),
                self.show,
                example="/reminders",
                private=True,
            ),
            Command("reminder", N_("Change one reminder"), self.change, listed=False, private=True),
        )

    async def show(self, turn: Turn) -> Reply:
        """Show one page; the page's number may follow the command."""
        _ = turn.words
        everything = await set_by(turn.store, turn.person.id)
        lost = told(await turn.store.failures.of(turn.person.id, turn.now - TOLD_FOR, TOLD), turn)
        if not everything:
            return _none_yet(turn).then(*lost)
        pages = -(-len(everything) // PAGE)
        page = min(max(int(turn.args) if turn.args.isdecimal() and len(turn.args) < 4 else 1, 1), pages)
        shown = everything[(page - 1) * PAGE : page * PAGE]
        title = (
            _("Your reminders") if pages == 1 else _("Your reminders, page {page} of {pages}", page=page, pages=pages)
        )
        return Reply(
            (Heading(title), Steps(tuple(_line(reminder, turn) for reminder in shown)), *lost),
            buttons=tuple(row for row in (*_rows(shown, turn), _paging(page, pages, turn)) if row),
            private=True,
            replaces=turn.request.pressed,
        )

    async def change(self, turn: Turn) -> Reply:
        """Do to one reminder what a button says, if it is theirs and the button is not stale.

        Raises:
            UserError: The reminder is another person's, is gone, or the line is not one of ours.
        """
        key, action, revision, rest = [*turn.args.split(maxsplit=3), "", "", "", ""][:4]
        change, reminder = self._changes.get(action), await newest(turn.store, key)
        if reminder is None or change is None:
            raise UserError(turn.words("I can't find that reminder any more. /reminders shows what you have."))
        if reminder.person != turn.person.id:
            raise UserError(turn.words("This one is theirs; set yours with /remind"))
        if revision != str(reminder.revision):
            return _as_it_stands(turn, reminder)
        gone = reminder.state not in (ReminderState.ACTIVE, ReminderState.PAUSED) and change is not _restore
        if gone or key.lower() != reminder.key:
            return _as_it_stands(turn, reminder)
        return await change(turn, reminder, rest)


async def _delete(turn: Turn, reminder: Reminder, _rest: str) -> Reply:
    """Delete it, and what would still bring it again."""
    _ = turn.words
    await turn.store.reminders.end(reminder.key, turn.now)
    await turn.store.reminders.end_all(turn.person.id, reminder.kind, reminder.key, turn.now)
    said = _("Deleted: {what}, {when}.", what=_short(name_of(reminder, _)), when=describe(reminder.schedule, _))
    undo = Button(_("Undo"), f"/reminder {reminder.key} restore {reminder.revision + 1}")
    return Reply((Paragraph(said),), ((undo,),), private=True, replaces=turn.request.pressed)


async def _restore(turn: Turn, reminder: Reminder, _rest: str) -> Reply:
    due_at = next_after(reminder.schedule, turn.now)
    late = reminder.ended_at is not None and turn.now - reminder.ended_at > UNDO_WITHIN
    if late or due_at is None:
        raise UserError(turn.words("That was more than a minute ago, so it stays deleted. Set it again with /remind"))
    await turn.store.reminders.resume(reminder.key, due_at)
    return await _echo_anew(turn, reminder)


async def _move(turn: Turn, reminder: Reminder, wall: str) -> Reply:
    """Take the other reading of the clock time that was offered when it was set."""
    if not wall.isdecimal() or len(wall) > 11:
        raise UserError(turn.words("I can't read that time any more. Set it again with /remind"))
    schedule = Schedule.from_stored(int(wall), reminder.schedule.zone, reminder.schedule.rule)
    due_at = next_after(schedule, turn.now)
    if due_at is None or reminder.state is not ReminderState.ACTIVE:
        raise UserError(turn.words("That time is over. Set it again with /remind"))
    await turn.store.reminders.reschedule(reminder.key, schedule, due_at)
    return await _echo_anew(turn, reminder)


async def _echo_anew(turn: Turn, changed: Reminder) -> Reply:
    return echo(turn, await turn.store.reminders.get(changed.key) or changed)


def _line(reminder: Reminder, turn: Turn) -> str:
    _ = turn.words
    what, when = _short(name_of(reminder, _)), describe(reminder.schedule, _)
    if reminder.state is ReminderState.PAUSED:
        return _("{what}: {when}. It rests.", what=what, when=when)
    if reminder.due_at is None or not reminder.schedule.recurring:
        return _("{what}: {when}", what=what, when=when)
    zone = turn.person.zone_info or ZoneInfo(reminder.schedule.zone)
    following = moment_words(reminder.due_at, zone, _, turn.now)
    return _("{what}: {when}. Next: {next}", what=what, when=when, next=following)


def _short(text: str) -> str:
    return text if len(text) <= NAME_CHARS else text[: NAME_CHARS - 1].rstrip() + "…"


def _rows(shown: Sequence[Reminder], turn: Turn) -> tuple[tuple[Button, ...], tuple[Button, ...]]:
    _, numbered = turn.words, list(enumerate(shown, 1))
    edit = (Button(_("Edit {n}", n=n), f"/reminder {one.key} show {one.revision}") for n, one in numbered)
    delete = (Button(_("Delete {n}", n=n), f"/reminder {one.key} delete {one.revision}") for n, one in numbered)
    return tuple(edit), tuple(delete)


def _paging(page: int, pages: int, turn: Turn) -> tuple[Button, ...]:
    _ = turn.words
    back = (Button(_("Back"), f"/reminders {page - 1}"),) if page > 1 else ()
    more = (Button(_("More"), f"/reminders {page + 1}"),) if page < pages else ()
    return back + more


def _none_yet(turn: Turn) -> Reply:
    _ = turn.words
    said = _("You have no reminders. Set one, for example: /remind every mon and thu at 18:00")
    return Reply((Paragraph(said),), private=True, replaces=turn.request.pressed)


def _as_it_stands(turn: Turn, reminder: Reminder) -> Reply:
    """Answer a stale or repeated press with the present state."""
    _ = turn.words
    if reminder.state in (ReminderState.ACTIVE, ReminderState.PAUSED):
        return reminder_card.card(turn, reminder)
    said = _("{what} is not set any more. Set it again with /remind", what=_short(name_of(reminder, _)))
    return Reply((Paragraph(said),), private=True, replaces=turn.request.pressed)
