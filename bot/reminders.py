"""The records of a reminder's life: the rule, and the delivery of one of its occurrences."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import IntEnum
from typing import NamedTuple

from bot.messages import DeliveryId, Note, Place, PlaceKind, Platform
from bot.schedules.model import Schedule


class ReminderState(IntEnum):
    """Where a reminder stands; the numbers are stored."""

    ACTIVE = 0
    PAUSED = 1
    DELETED = 2
    OVER = 3


class ReminderKind(IntEnum):
    """What a reminder brings; the numbers are stored."""

    LEG_DAY = 0
    TEXT = 1
    REST = 2
    """A rest between two sets is over."""
    CHECK = 3
    """A question about how it feels, the day after."""


LISTED_KINDS = (ReminderKind.LEG_DAY, ReminderKind.TEXT)
"""What people set themselves and see in their list; the other kinds come and go with a session."""


@dataclass(frozen=True, slots=True)
class Reminder:
    """A rule that somebody set.

    Attributes:
        key: Short and opaque; what button lines name it by.
        person: Whose it is (`Person.id`).
        what: Their own text; None where there is none.
        kind: What it brings; a session of leg day is made when it is due.
        due_at: The next planned instant, aware, UTC; None while paused, deleted or over.
        revision: Grows with every change; a button drawn from an older one is stale.
        ended_at: When it was deleted, or its last planned instant; None while it lives.
        subject: Key of the session that it is about; None: about none.
    """

    key: str
    person: int
    place: Place
    schedule: Schedule
    what: str | None
    kind: ReminderKind
    due_at: datetime | None
    state: ReminderState
    revision: int
    created_at: datetime
    ended_at: datetime | None = None
    subject: str | None = None


class DueRow(NamedTuple):
    """A reminder that is due, just as it is kept: of many at once most need no more.

    Attributes:
        number: What its key stands for.
        due_at: Whole seconds since 1970 in UTC, as is *start_wall* on the wall of its *zone*.
        language: Of its person; None where none is known.
        facts: Whether its person told the coach anything.
    """

    number: int
    person: int
    due_at: int
    kind: ReminderKind
    subject: int | None
    what: str | None
    start_wall: int
    zone: str
    rule: str | None
    language: str | None
    facts: bool
    platform: Platform
    address: str
    place_kind: PlaceKind
    unreachable_since: datetime | None


class DeliveryState(IntEnum):
    """How a delivery stands; the numbers are stored."""

    OPEN = 0
    SENT = 1
    MISSED = 2
    FAILED = 3
    """Its group is gone; its owner got it instead."""
    LISTED = 4
    """Missed, and the person was told."""
    AGAIN = 5
    """Missed or failed, and sent once more because the operator asked for it."""


@dataclass(frozen=True, slots=True)
class Delivery:
    """The attempt to bring one occurrence: one reminder at one planned instant.

    Attributes:
        reminder: The reminder's key.
        content: The reply as it is kept, committed with the claim: every attempt sends the same.
        attempts: How many were begun, this one included.
        token: Proves whose lease it is; a settle with another token changes nothing.
        late: Says when it was planned, below the reply; None: it is on time.
    """

    id: DeliveryId
    reminder: str
    person: int
    planned_at: datetime
    place: Place
    content: str
    attempts: int
    token: int
    late: Note | None = None


@dataclass(frozen=True, slots=True)
class Reach:
    """The places a process can send to.

    Attributes:
        addresses: Only these places of the platform; None: all of them.
    """

    platform: Platform
    addresses: frozenset[str] | None = None


class Missed(NamedTuple):
    """An occurrence that was never sent and that its person is to be told of.

    Attributes:
        reminder: The reminder's key.
        what: The reminder's text; None for leg day.
        reason: As `bot.failures` notes it; None: it was never begun.
    """

    reminder: str
    what: str | None
    planned_at: datetime
    reason: str | None = None


class Failure(NamedTuple):
    """An occurrence that was not sent, for whoever wants to know why.

    Attributes:
        reminder: The reminder's key.
        what: The reminder's text; None for leg day.
        state: MISSED, or LISTED where its person was told.
        reason: As `bot.failures` notes it; None: it was never begun.
    """

    id: DeliveryId
    reminder: str
    person: int
    place: Place
    what: str | None
    planned_at: datetime
    state: DeliveryState
    reason: str | None
    attempts: int
