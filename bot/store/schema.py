"""The tables. A change here goes with a migration; a test holds the two equal.

Instants are whole seconds in UTC. Zones, rules and places are kept once and named by number, because there
are few of them and a million reminders.
"""

from __future__ import annotations

from sqlalchemy import (
    JSON,
    BigInteger,
    Boolean,
    Column,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    SmallInteger,
    Table,
    Text,
    UniqueConstraint,
    text,
)

from bot.messages import PlaceKind, Platform
from bot.reminders import DeliveryState, ReminderKind, ReminderState
from bot.store.columns import Coded, FactsRecord, Id, Instant, NumberList, PlatformId, WordSet
from bot.training import Feel

metadata = MetaData()

PLATFORM = Coded((Platform.TELEGRAM, 0), (Platform.DISCORD, 1), (Platform.TERMINAL, 2))
KIND = Coded((PlaceKind.PRIVATE, 0), (PlaceKind.GROUP, 1))
REMINDER_STATE = Coded(*((state, state.value) for state in ReminderState))
REMINDER_KIND = Coded(*((kind, kind.value) for kind in ReminderKind))
DELIVERY_STATE = Coded(*((state, state.value) for state in DeliveryState))
LANGUAGE = Coded(("en", 0), ("es", 1), ("en-XA", 2))
FEEL = Coded((Feel.EASY, 0), (Feel.RIGHT, 1), (Feel.HARD, 2))

zones = Table(
    "zones",
    metadata,
    Column("id", Id, primary_key=True),
    Column("name", Text, nullable=False),
    # one row for each edition that something refers to; both NULL: nobody noted which it was
    Column("version", Text),
    Column("data", LargeBinary),
    UniqueConstraint("name", "version"),
)

people = Table(
    "people",
    metadata,
    Column("id", Id, primary_key=True),
    Column("language", LANGUAGE),
    Column("zone_id", Id, ForeignKey("zones.id")),
    Column("level", Text),
    Column("minutes", SmallInteger),
    Column("equipment", WordSet),
    Column("aches", WordSet, nullable=False),
    Column("seen_at", Instant, nullable=False),
    Column("facts", FactsRecord),
)

accounts = Table(
    "accounts",
    metadata,
    Column("platform", PLATFORM, primary_key=True),
    Column("account", PlatformId, primary_key=True),
    Column("person_id", Id, ForeignKey("people.id"), nullable=False),
    Column("name", Text, nullable=False),
    Index("accounts_by_person", "person_id"),
    sqlite_with_rowid=False,
)

places = Table(
    "places",
    metadata,
    Column("id", Id, primary_key=True),
    Column("platform", PLATFORM, nullable=False),
    Column("address", PlatformId, nullable=False),
    Column("kind", KIND, nullable=False),
    Column("unreachable_since", Instant),
    UniqueConstraint("platform", "address"),
)

rules = Table(
    "rules",
    metadata,
    Column("id", Id, primary_key=True),
    Column("rule", Text, nullable=False),
    UniqueConstraint("rule"),
)

reminders = Table(
    "reminders",
    metadata,
    Column("id", Id, primary_key=True, autoincrement=False),
    Column("person_id", Id, ForeignKey("people.id"), nullable=False),
    Column("place_id", Id, ForeignKey("places.id"), nullable=False),
    # NULL: it fell due while its place was unreachable, and waits outside the queue of the due
    Column("platform", PLATFORM),
    Column("start_wall", BigInteger, nullable=False),
    Column("zone_id", Id, ForeignKey("zones.id"), nullable=False),
    Column("rule_id", Id, ForeignKey("rules.id")),
    Column("what", Text),
    Column("due_at", Instant),
    Column("state", REMINDER_STATE, nullable=False),
    Column("revision", Integer, nullable=False),
    Column("created_at", Instant, nullable=False),
    Column("ended_at", Instant),
    Column("kind", REMINDER_KIND, server_default=text("0"), nullable=False),
    # the number of a session
    Column("subject", Id),
    Index(
        "reminders_due",
        "platform",
        "due_at",
        sqlite_where=text("due_at IS NOT NULL"),
    ),
    Index("reminders_by_person", "person_id"),
    Index(
        "reminders_parked",
        "place_id",
        sqlite_where=text("platform IS NULL"),
    ),
)

deliveries = Table(
    "deliveries",
    metadata,
    Column("id", Id, primary_key=True, autoincrement=False),
    Column("reminder_id", Id, ForeignKey("reminders.id"), nullable=False),
    Column("planned_at", Instant, nullable=False),
    # whose it is, once it was missed; anything else about it is its reminder's
    Column("person_id", Id),
    Column("platform", PLATFORM, nullable=False),
    Column("state", DELIVERY_STATE, nullable=False),
    # the end of the lease or the next retry; NULL once settled
    Column("try_at", Instant),
    Column("token", BigInteger, nullable=False),
    Column("attempts", Integer, nullable=False),
    Column("content", Text),
    Column("settled_at", Instant),
    Column("message", Text),
    Column("reason", Text),
    UniqueConstraint("reminder_id", "planned_at"),
    Index(
        "deliveries_open",
        "platform",
        "try_at",
        sqlite_where=text("try_at IS NOT NULL"),
    ),
    Index(
        "deliveries_missed",
        "person_id",
        sqlite_where=text("state = 2"),
    ),
)

requests = Table(
    "requests",
    metadata,
    Column("platform", PLATFORM, primary_key=True),
    Column("id", Text, primary_key=True),
    Column("answer", Text, nullable=False),
    Column("at", Instant, nullable=False),
    # who asked; NULL once they are erased
    Column("person_id", Id),
    Index("requests_by_age", "at"),
    Index(
        "requests_by_person",
        "person_id",
        sqlite_where=text("person_id IS NOT NULL"),
    ),
    sqlite_with_rowid=False,
)

questions = Table(
    "questions",
    metadata,
    Column("person_id", Id, ForeignKey("people.id"), primary_key=True),
    Column("place_id", Id, ForeignKey("places.id"), primary_key=True),
    Column("kind", Text, nullable=False),
    Column("payload", JSON, nullable=False),
    Column("asked_at", Instant, nullable=False),
    sqlite_with_rowid=False,
)

sessions = Table(
    "sessions",
    metadata,
    Column("id", Id, primary_key=True, autoincrement=False),
    Column("person_id", Id, ForeignKey("people.id"), nullable=False),
    Column("made_at", Instant, nullable=False),
    Column("revision", Integer, nullable=False),
    Column("content", JSON, nullable=False),
    Index("sessions_by_person", "person_id", "made_at"),
)

logs = Table(
    "logs",
    metadata,
    Column("id", Id, primary_key=True, autoincrement=False),
    Column("person_id", Id, ForeignKey("people.id"), nullable=False),
    Column("session_id", Id, ForeignKey("sessions.id")),
    Column("exercise", Text, nullable=False),
    Column("at", Instant, nullable=False),
    Column("reps", NumberList, nullable=False),
    Column("held", Boolean, nullable=False),
    Column("each_side", Boolean, nullable=False),
    Column("load", Integer),
    Column("reserve", SmallInteger),
    Column("feel", FEEL),
    Index("logs_by_person", "person_id", "at"),
    Index("logs_by_exercise", "person_id", "exercise", "at"),
    Index(
        "logs_by_session",
        "session_id",
        sqlite_where=text("session_id IS NOT NULL"),
    ),
)

names = Table(
    "names",
    metadata,
    Column("person_id", Id, ForeignKey("people.id"), primary_key=True),
    Column("typed", Text, primary_key=True),
    Column("slug", Text, nullable=False),
    sqlite_with_rowid=False,
)

links = Table(
    "links",
    metadata,
    Column("person_id", Id, ForeignKey("people.id"), primary_key=True, autoincrement=False),
    Column("digest", Text),
    Column("made_at", Instant),
    Column("wrong", SmallInteger, nullable=False),
    Column("wrong_since", Instant),
    UniqueConstraint("digest"),
)

transcript = Table(
    "transcript",
    metadata,
    Column("id", Id, primary_key=True),
    Column("place_id", Id, ForeignKey("places.id"), nullable=False),
    Column("content", Text, nullable=False),
    Column("shown_at", Instant, nullable=False),
    Column("replaced_by", Id),
    Index("transcript_by_place", "place_id"),
    sqlite_autoincrement=True,
)

uploads = Table(
    "uploads",
    metadata,
    Column("bot", BigInteger, primary_key=True, autoincrement=False),
    Column("picture", Text, primary_key=True),
    Column("file", Text, nullable=False),
    sqlite_with_rowid=False,
)


def speak_postgresql() -> None:
    """Give the indexes on some of a table's rows their condition on PostgreSQL too.

    To name that dialect is to import it, which takes 2 MB; so only who uses it does.
    """
    for index in (index for table in metadata.tables.values() for index in table.indexes):
        index.dialect_options["postgresql"]["where"] = index.dialect_options["sqlite"]["where"]
