"""One planned instant of a reminder: how lines name it, and the ids of what follows from it."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from hashlib import blake2b
from zoneinfo import ZoneInfo

from bot.language import Words
from bot.messages import ROW_BUTTONS, ROWS, Button, Heading, Paragraph, Reply
from bot.reminders import LISTED_KINDS, Reminder
from bot.store.keys import KEY_BITS, to_key

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


def with_answers(reply: Reply, reminder: Reminder, planned_at: datetime, words: Words) -> Reply:
    """Add what can be answered to a session that is due; it has its own Done."""
    row = (_later(reminder, planned_at, words), _answer("skip", words("Skip"), reminder, planned_at))
    return replace(reply, buttons=_with_row(reply.buttons, row))


def text_reply(reminder: Reminder, planned_at: datetime, words: Words) -> Reply:
    """Return what a due reminder with a text of its own says, and what can be answered to it."""
    row = (
        _answer("done", words("Done"), reminder, planned_at),
        _later(reminder, planned_at, words),
        _answer("skip", words("Skip"), reminder, planned_at),
    )
    return Reply((Heading(words("Reminder")), Paragraph(reminder.what or words("Leg day"))), buttons=(row,))


def _later(reminder: Reminder, planned_at: datetime, words: Words) -> Button:
    return Button(words("Snooze"), f"/later {named_by(reminder, planned_at)}")


def _answer(verb: str, label: str, reminder: Reminder, planned_at: datetime) -> Button:
    return Button(label, f"/occurrence {named_by(reminder, planned_at)} {verb}")


def _with_row(rows: tuple[tuple[Button, ...], ...], row: tuple[Button, ...]) -> tuple[tuple[Button, ...], ...]:
    """Add *row* below, or into the last row with room where there are as many rows as there can be."""
    if len(rows) < ROWS:
        return (*rows, row)
    roomy = [place for place, full in enumerate(rows) if len(full) + len(row) <= ROW_BUTTONS]
    return tuple((*full, *row) if place == roomy[-1] else full for place, full in enumerate(rows)) if roomy else rows
