"""Pure decisions about an occurrence: on time, late or missed, and when to try again."""

from __future__ import annotations

import random
from dataclasses import dataclass
from datetime import datetime, timedelta

from bot.people import Person
from bot.quiet import quiet_until
from bot.reminders import LISTED_KINDS, Delivery, Reminder, ReminderKind
from bot.schedules.calendar import next_after
from bot.schedules.model import Schedule

LATE_AFTER = timedelta(minutes=5)
"""From here on a message says when it was planned."""

MISSED_AFTER = timedelta(hours=12)
"""From here on an occurrence is not sent any more, only listed at the next contact."""

LEASE = timedelta(seconds=120)
"""How long a claim is one process's alone; more than `SEND_WITHIN`, so that no lease ends under way."""

SEND_WITHIN = timedelta(seconds=60)
"""How long one attempt may take."""

FIRST_RETRY = timedelta(seconds=2)
LONGEST_RETRY = timedelta(minutes=5)


@dataclass(frozen=True, slots=True)
class Step:
    """What becomes of a reminder that is due.

    Attributes:
        send: The planned instant to deliver now; None: nothing.
        missed: The first planned instant that will not be sent any more; None: none.
        due_at: The next planned instant; None: the reminder is over.
    """

    send: datetime | None
    missed: datetime | None
    due_at: datetime | None


def step(schedule: Schedule, due_at: datetime, now: datetime) -> Step:
    """Decide about everything that fell due up to *now*: of a series at most the latest is sent.

    Args:
        due_at: The earliest planned instant that was not dealt with; not after *now*.
    """
    latest = due_at
    if now - latest > MISSED_AFTER:
        latest = next_after(schedule, now - MISSED_AFTER) or due_at
    following = next_after(schedule, latest)
    while following is not None and following <= now:
        latest, following = following, next_after(schedule, following)
    if latest > now:
        return Step(send=None, missed=due_at, due_at=latest)
    if now - latest > MISSED_AFTER:
        return Step(send=None, missed=due_at, due_at=following)
    return Step(send=latest, missed=due_at if latest != due_at else None, due_at=following)


def while_away(reminder: Reminder, taken: Step, person: Person) -> Step:
    """Return what becomes of a due reminder while its person is on a pause: nothing is sent that was planned in it.

    A series goes on without it, a single reminder waits for the end. What a group gets, and a rest between two
    sets, is no matter of the pause.
    """
    until, planned = person.facts.paused_until, taken.send or taken.missed
    outside = until is None or planned is None or planned >= until
    if outside or not reminder.place.is_private or reminder.kind is ReminderKind.REST:
        return taken
    waits = reminder.kind in LISTED_KINDS and not reminder.schedule.recurring
    return Step(send=None, missed=None, due_at=until if waits else taken.due_at)


def waits_until(delivery: Delivery, person: Person, now: datetime) -> datetime | None:
    """Return until when a late delivery waits: for the end of quiet hours or of a pause; None: it does not."""
    away = person.facts.paused_until
    if away is not None and away > now and delivery.place.is_private:
        return away
    return quiet_until(person, now)


def may_arrive_late(planned_at: datetime, now: datetime) -> bool:
    """Return whether a message that is sent now may be late when it arrives: one attempt takes up to `SEND_WITHIN`."""
    return is_late(planned_at, now + SEND_WITHIN)


def is_late(planned_at: datetime, now: datetime) -> bool:
    """Return whether it is so long after its time that quiet hours hold it back."""
    return now - planned_at > LATE_AFTER


def is_missed(planned_at: datetime, following: datetime | None, now: datetime) -> bool:
    """Whether an occurrence is too old to send: 12 h late, or its successor is due.

    Args:
        following: The reminder's next planned instant after *planned_at*, or None.
    """
    return now - planned_at > MISSED_AFTER or (following is not None and following <= now)


def retry_in(attempts: int, chance: random.Random, at_least: timedelta | None) -> timedelta:
    """Return how long to wait before the next attempt: doubling, with jitter, never less than *at_least*.

    Args:
        attempts: How many were made, at least 1.
        at_least: What the platform asked for; None: nothing.
    """
    longest = min(FIRST_RETRY * 2 ** min(attempts - 1, 16), LONGEST_RETRY)
    jittered = longest * chance.uniform(0.5, 1.0)
    return jittered if at_least is None else at_least + FIRST_RETRY * chance.random()
