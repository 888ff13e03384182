"""A database with many people, each with an account, a place and a reminder, made in seconds."""

from __future__ import annotations

import random
import sqlite3
from contextlib import closing
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

from bot.messages import Account, Place, Platform
from bot.reminders import ReminderKind
from bot.schedules.model import Schedule
from bot.store import Transaction, open_store
from bot.store.keys import KEY_BITS

ZONES = (
    "Europe/Berlin",
    "Europe/London",
    "America/New_York",
    "America/Sao_Paulo",
    "Asia/Kolkata",
    "Asia/Tokyo",
    "Australia/Sydney",
    "Africa/Cairo",
)
DAYS = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
TEXTS = ("tea", "drink a glass of water", "stand up and stretch for a minute", "call mum")
NAMES = ("Ann", "Benjamin", "Chloe", "Dimitri P.")

SPREAD = 1 << KEY_BITS - 6
"""As reminders of one half hour of the day are numbered (`bot.store.keys.id_near`)."""

COPIED = ("people", "accounts", "places", "reminders")


@dataclass(frozen=True)
class Crowd:
    """What to make.

    Attributes:
        size: People, each with one reminder.
        due: How many reminders fall due at *at*, and again so many half an hour later; the rest, later.
        at: A whole half hour, UTC.
        kind: What they bring.
    """

    size: int
    due: int
    at: datetime
    kind: ReminderKind = ReminderKind.TEXT


async def fill(path: Path, crowd: Crowd) -> None:
    """Set some reminders as the program does, of each rule in each zone, and copy them until there are enough."""
    async with open_store(str(path)) as store, store.writing() as filling:
        samples = await _samples(filling, crowd)
    with closing(sqlite3.connect(path)) as copying:
        _copy(copying, crowd, samples)
        copying.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        copying.execute("ANALYZE")


async def _samples(filling: Transaction, crowd: Crowd) -> int:
    begun = crowd.at - timedelta(weeks=1)
    number = 0
    for zone in ZONES:
        local = begun.astimezone(ZoneInfo(zone))
        for rule in _rules(local):
            number += 1
            name, address = NAMES[number % len(NAMES)], str(number)
            person = await filling.people.meet(Account(Platform.TELEGRAM, address, name), begun)
            await filling.people.change(person.id, zone=zone, language="en" if number % 2 else "es")
            await filling.reminders.add(
                id=number,
                person_id=person.id,
                place=Place(Platform.TELEGRAM, address),
                schedule=Schedule(local if rule else crowd.at.astimezone(ZoneInfo(zone)), rule),
                what=TEXTS[number % len(TEXTS)] if crowd.kind is ReminderKind.TEXT else None,
                due_at=crowd.at + timedelta(days=1),
                now=begun,
                kind=crowd.kind,
            )
    return number


def _rules(local: datetime) -> tuple[str | None, ...]:
    today, other = DAYS[local.weekday()], DAYS[(local.weekday() + 2) % 7]
    return (
        None,
        "FREQ=DAILY",
        f"FREQ=WEEKLY;BYDAY={today}",
        f"FREQ=WEEKLY;BYDAY={today},{other}",
        f"FREQ=WEEKLY;BYDAY={','.join(sorted({today, 'SA', 'SU'}))}",
        f"FREQ=WEEKLY;INTERVAL=2;BYDAY={today}",
    )


def _copy(copying: sqlite3.Connection, crowd: Crowd, samples: int) -> None:
    """Copy each sample in turn; odd factors spread numbers without any two meeting."""
    at, chance = int(crowd.at.timestamp()), random.Random(crowd.size)
    half_hour = (crowd.at.hour * 60 + crowd.at.minute) // 30
    numbers = "WITH RECURSIVE n(i) AS (SELECT :samples + 1 UNION ALL SELECT i + 1 FROM n WHERE i < :samples + :size)"
    account = f"(100000000 + i * {chance.randrange(1, 1 << 30, 2)} % 6900000000)"
    later = f"({at} + 3600 + i % 160 * 1800)"
    due_at = (
        f"CASE WHEN i <= :samples + :due THEN {at} WHEN i <= :samples + 2 * :due THEN {at + 1800} ELSE {later} END"
    )
    moved = "(i / :samples % 50) * 2 * 604800"
    other = {
        "people": {"id": "i"},
        "accounts": {"account": account, "person_id": "i"},
        "places": {"id": "i", "address": account},
        "reminders": {
            "id": f"({half_hour} + ({due_at} - {at}) / 1800) % 48 * {SPREAD} + i * 618970019 % {SPREAD}",
            "person_id": "i",
            "place_id": "i",
            "start_wall": f"t.start_wall + ({due_at} - {at}) % 86400 - iif(t.rule_id IS NULL, 0, {moved})",
            "due_at": due_at,
        },
    }
    key = {"people": "id", "accounts": "account", "places": "id", "reminders": "id"}
    for table in COPIED:
        columns = [row[1] for row in copying.execute(f"PRAGMA table_info({table})")]
        values = ", ".join(other[table].get(column, f"t.{column}") for column in columns)
        copying.execute(
            f"INSERT INTO {table} ({', '.join(columns)}) {numbers} "
            f"SELECT {values} FROM n JOIN {table} t ON t.{key[table]} = 1 + n.i % :samples"
            + (" AND t.platform = 0" if table == "accounts" else ""),
            {"size": crowd.size - samples, "samples": samples, "due": crowd.due},
        )
    copying.commit()


def bytes_each(path: Path, number: int) -> dict[str, float]:
    """Return what a person, a place and a reminder take in the file, their indexes with them."""
    tables = {"people": "person", "accounts": "person", "places": "place", "reminders": "reminder"}
    sizes = "SELECT m.tbl_name, sum(d.pgsize) FROM dbstat d JOIN sqlite_master m ON m.name = d.name GROUP BY 1"
    taken = dict.fromkeys(tables.values(), 0.0)
    with closing(sqlite3.connect(path)) as looking:
        for table, size in looking.execute(sizes):
            if table in tables:
                taken[tables[table]] += size / number
    return taken
