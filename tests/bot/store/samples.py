"""Records that the store's tests are about."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

from bot.facts import Facts, Screened
from bot.messages import Account, Place, PlaceKind, Platform, Reply
from bot.reminders import Delivery, Reach, Reminder, ReminderKind
from bot.schedules.model import Schedule
from bot.store import Transaction, delivery_id, to_key, to_stored

NOW = datetime(2026, 3, 28, 19, 0, tzinfo=UTC)
HOUR = timedelta(hours=1)
MINUTE = timedelta(minutes=1)

ANN = Account(Platform.TELEGRAM, "1001", "Ann")
BEN = Account(Platform.DISCORD, "2002", "Ben")
HOME = Place(Platform.TELEGRAM, "1001")
DESK = Place(Platform.TELEGRAM, "1002")
CLUB = Place(Platform.TELEGRAM, "-3003", PlaceKind.GROUP)
DISCORD_HOME = Place(Platform.DISCORD, "2002")
TELEGRAM = Reach(Platform.TELEGRAM)
DISCORD = Reach(Platform.DISCORD)

MONDAYS = Schedule(datetime(2026, 3, 23, 7, 0, tzinfo=ZoneInfo("Europe/Berlin")), "FREQ=WEEKLY;BYDAY=MO")
TEA = Reply.say("Tea time")

EVERY_FACT = Facts(
    weekly_target=3,
    pounds=True,
    held_since=NOW,
    screened=frozenset({Screened.HEART, Screened.FALL}),
    screened_at=NOW,
    aches_at={"knee_pain": NOW},
    strain_seen_at=NOW,
    hard_days=frozenset({5, 6}),
    absent_kit=frozenset({"leg_curl_machine"}),
    under_16=True,
    paused_until=NOW + HOUR,
)


async def remind(
    transaction: Transaction,
    number: int,
    *,
    due_at: datetime = NOW,
    place: Place = HOME,
    account: Account = ANN,
    what: str | None = None,
    kind: ReminderKind | None = None,
    subject: str | None = None,
) -> Reminder:
    """Set a weekly reminder of *account* under *number*."""
    person = await transaction.people.meet(account, NOW)
    return await transaction.reminders.add(
        person_id=person.id,
        place=place,
        schedule=MONDAYS,
        what=what,
        due_at=due_at,
        now=NOW,
        id=number,
        kind=kind,
        subject=subject,
    )


def delivery(reminder: Reminder, number: int, *, planned_at: datetime = NOW, token: int = 1) -> Delivery:
    """Make the first attempt to bring one occurrence of *reminder*."""
    return Delivery(
        id=delivery_id(number),
        reminder=reminder.key,
        person=reminder.person,
        planned_at=planned_at,
        place=reminder.place,
        content=to_stored(TEA),
        attempts=1,
        token=token,
    )


async def due(transaction: Transaction, reach: Reach, now: datetime, limit: int) -> list[Reminder]:
    """Return everything about the reminders that are due, the oldest first."""
    keys = [to_key(row.number) for row in await transaction.reminders.due(reach, now, limit)]
    whole = await transaction.reminders.all_of(keys)
    return [whole[key] for key in keys]
