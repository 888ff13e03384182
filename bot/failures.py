"""What did not arrive: why, as it is noted and read back; told to its person, and sent again by the operator."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta
from enum import StrEnum
from zoneinfo import ZoneInfo

from bot.commands import Turn
from bot.language import N_
from bot.messages import Block, Bullets, Note
from bot.moments import moment_words
from bot.occurrence import id_after, key_after, original_key
from bot.reminders import Failure, Missed, ReminderState
from bot.schedules.model import Schedule
from bot.store import Transaction

TOLD_FOR = timedelta(days=7)
"""How long /reminders shows what did not arrive."""

TOLD = 5
"""How many are told of at one contact."""


class Why(StrEnum):
    """Why an occurrence did not arrive; opens the reason that is noted with it."""

    MISSED = "missed"
    """Its time was over before it could be sent."""
    UNREACHABLE = "unreachable"
    """Nobody could be written to: blocked, closed, gone."""
    REFUSED = "refused"
    """The platform will never take this message."""


_ADVICE = {
    Why.MISSED: N_("{what}: {moment}. I could not send it in time."),
    Why.UNREACHABLE: N_("{what}: {moment}. I was not allowed to write there."),
    Why.REFUSED: N_("{what}: {moment}. The message was not accepted; change its text with /reminders."),
}
_AFTERWARDS = N_("What repeats goes on by itself. What was to come once, set again with /remind.")


def noted(why: Why, error: Exception) -> str:
    """Return the reason that is noted for an occurrence that *error* kept from arriving."""
    return f"{why}: {error}"


def why(reason: str | None) -> Why:
    """Return why, as `noted` wrote it; what has no such reason was missed."""
    opening = (reason or "").partition(":")[0]
    return Why(opening) if opening in set(Why) else Why.MISSED


def in_words(reason: str | None) -> str:
    """Return what was noted beside why: the words of the platform, or of the machine."""
    return (reason or "").removeprefix(f"{why(reason)}: ") or "not sent in time"


def told(failures: Sequence[Failure] | Sequence[Missed], turn: Turn) -> tuple[Block, ...]:
    """Return what to say to their person of *failures*: each with its reason and what can be done; () for none."""
    if not failures:
        return ()
    _, zone = turn.words, turn.person.zone_info or ZoneInfo("UTC")
    lines = tuple(
        _(
            _ADVICE[why(failure.reason)],
            what=failure.what or _("Leg day"),
            moment=moment_words(failure.planned_at, zone, _, turn.now),
        )
        for failure in failures
    )
    return Note(_("These could not reach you in time:")), Bullets(lines), Note(_(_AFTERWARDS))


async def send_again(failure: Failure, store: Transaction, now: datetime) -> bool:
    """Set what failed to come once more, at once; False where its person has deleted it since.

    It comes as another reminder's only occurrence, so asking twice sends it once. Whether its place can be written
    to is found out anew.
    """
    reminder = await store.reminders.get(failure.reminder)
    if reminder is None or reminder.state is ReminderState.DELETED:
        return False
    occurrence = (reminder.key, int(failure.planned_at.timestamp()), "retry")
    if await store.reminders.get(key_after(*occurrence)) is None:
        await store.places.reopen(failure.place)
        await store.reminders.add(
            id=id_after(*occurrence),
            person_id=reminder.person,
            place=reminder.place,
            schedule=Schedule(failure.planned_at.astimezone(ZoneInfo("UTC"))),
            what=reminder.what,
            kind=reminder.kind,
            subject=original_key(reminder),
            due_at=now,
            now=now,
        )
    await store.failures.sent_again([failure.id])
    return True
