"""One planned instant of a reminder: how lines name it, and the ids of what follows from it."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from functools import cache
from hashlib import blake2b
from zoneinfo import ZoneInfo

from bot.language import Words
from bot.messages import ROW_BUTTONS, ROWS, Button, Heading, Paragraph, Reply
from bot.reminders import LISTED_KINDS, Reminder
from bot.store.keys import KEY_BITS, to_key
from bot.store.replies import to_json, to_stored

EPOCH_DIGITS = 11
"""Most digits of an instant in a line."""


def id_after(*parts: object) -> int:
    """Return the id of what follows from *parts*: always the same, so that doing it twice is doing it once."""
    said = " ".join(map(str, parts)).encode()
    return int.from_bytes(blake2b(said, digest_size=KEY_BITS // 8).digest())


def key_after(*parts: object) -> str:
    """Return the key of what follows from *parts*."""
    return to_key(id_after(*parts))


def is_follow_up(reminder: Reminder) -> bool:
    """Whether it only brings another reminder's occurrence once more; the list does not show it."""
    return reminder.kind in LISTED_KINDS and reminder.subject is not None


def original_key(reminder: Reminder) -> str:
    """Return the key of the reminder that somebody set: of a follow-up the one that it follows."""
    return reminder.subject if is_follow_up(reminder) and reminder.subject else reminder.key


def named_by(reminder: Reminder, planned_at: datetime) -> str:
    """Return how a line names one planned instant of *reminder*."""
    return f"{reminder.key} {int(planned_at.timestamp())}"


def named_instant(text: str) -> datetime | None:
    """Return the instant that a line names in seconds since 1970; None where it names none."""
    if not (text.isascii() and text.isdecimal() and len(text) < EPOCH_DIGITS):
        return None
    return datetime.fromtimestamp(int(text), UTC)


def zone_of(reminder: Reminder, zone: ZoneInfo | None) -> ZoneInfo:
    """Return the person's *zone*, or the reminder's where none is known."""
    return zone or ZoneInfo(reminder.schedule.zone)


def with_answers(reply: Reply, named: str, words: Words) -> Reply:
    """Add what can be answered to a session that is due; it has its own Done.

    Args:
        named: How lines name the planned instant (`named_by`).
    """
    row = (_later(named, words), _answer("skip", words("Skip"), named))
    return replace(reply, buttons=with_row(reply.buttons, row))


def text_reply(reminder: Reminder, planned_at: datetime, words: Words) -> Reply:
    """Return what a due reminder with a text of its own says, and what can be answered to it."""
    return _text_reply(reminder.what or words("Leg day"), named_by(reminder, planned_at), words)


def stored_text(what: str | None, named: str, words: Words) -> str:
    """Return what `text_reply` does, as it is kept: of many that are due at once only what differs is made.

    Args:
        named: How lines name the planned instant (`named_by`).
    """
    return _frame(words) % {"what": to_json(what or words("Leg day")), "named": named}


_WHAT, _NAMED = "what?", "which? when?"
"""Stand where a reminder's own go; none of our phrases has them."""


@cache
def _frame(words: Words) -> str:
    kept = to_stored(_text_reply(_WHAT, _NAMED, words)).replace("%", "%%")
    return kept.replace(to_json(_WHAT), "%(what)s").replace(_NAMED, "%(named)s")


def _text_reply(what: str, named: str, words: Words) -> Reply:
    row = (
        _answer("done", words("Done"), named),
        _later(named, words),
        _answer("skip", words("Skip"), named),
    )
    return Reply((Heading(words("Reminder")), Paragraph(what)), buttons=(row,))


def _later(named: str, words: Words) -> Button:
    return Button(words("Snooze"), f"/later {named}")


def _answer(verb: str, label: str, named: str) -> Button:
    return Button(label, f"/occurrence {named} {verb}")


def with_row(rows: tuple[tuple[Button, ...], ...], row: tuple[Button, ...]) -> tuple[tuple[Button, ...], ...]:
    """Add *row* below, or into the last row with room where there are as many rows as there can be."""
    if len(rows) < ROWS:
        return (*rows, row)
    roomy = [place for place, full in enumerate(rows) if len(full) + len(row) <= ROW_BUTTONS]
    return tuple((*full, *row) if place == roomy[-1] else full for place, full in enumerate(rows)) if roomy else rows
