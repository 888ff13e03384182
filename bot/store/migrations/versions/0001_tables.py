"""Make every table."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None

Id = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def upgrade() -> None:
    """Make the tables in the order in which they name each other."""
    _people()
    _places()
    _reminders()
    _deliveries()
    _conversations()


def _people() -> None:
    op.create_table(
        "people",
        sa.Column("id", Id, primary_key=True),
        sa.Column("language", sa.Text),
        sa.Column("zone", sa.Text),
        sa.Column("level", sa.Text),
        sa.Column("minutes", sa.SmallInteger),
        sa.Column("equipment", sa.Text),
        sa.Column("aches", sa.Text, nullable=False),
        sa.Column("created_at", sa.BigInteger, nullable=False),
        sa.Column("seen_at", sa.BigInteger, nullable=False),
    )
    op.create_table(
        "accounts",
        sa.Column("platform", sa.SmallInteger, primary_key=True),
        sa.Column("account", sa.Text, primary_key=True),
        sa.Column("person_id", Id, sa.ForeignKey("people.id"), nullable=False),
        sa.Column("name", sa.Text, nullable=False),
        sqlite_with_rowid=False,
    )
    op.create_index("accounts_by_person", "accounts", ["person_id"])


def _places() -> None:
    op.create_table(
        "places",
        sa.Column("id", Id, primary_key=True),
        sa.Column("platform", sa.SmallInteger, nullable=False),
        sa.Column("address", sa.Text, nullable=False),
        sa.Column("kind", sa.SmallInteger, nullable=False),
        sa.Column("unreachable_since", sa.BigInteger),
        sa.UniqueConstraint("platform", "address"),
    )


def _reminders() -> None:
    op.create_table(
        "zones",
        sa.Column("id", Id, primary_key=True),
        sa.Column("name", sa.Text, nullable=False),
        sa.UniqueConstraint("name"),
    )
    op.create_table(
        "rules",
        sa.Column("id", Id, primary_key=True),
        sa.Column("rule", sa.Text, nullable=False),
        sa.UniqueConstraint("rule"),
    )
    op.create_table(
        "reminders",
        sa.Column("id", Id, primary_key=True, autoincrement=False),
        sa.Column("person_id", Id, sa.ForeignKey("people.id"), nullable=False),
        sa.Column("place_id", Id, sa.ForeignKey("places.id"), nullable=False),
        sa.Column("platform", sa.SmallInteger),
        sa.Column("start_wall", sa.BigInteger, nullable=False),
        sa.Column("zone_id", Id, sa.ForeignKey("zones.id"), nullable=False),
        sa.Column("rule_id", Id, sa.ForeignKey("rules.id")),
        sa.Column("what", sa.Text),
        sa.Column("due_at", sa.BigInteger),
        sa.Column("state", sa.SmallInteger, nullable=False),
        sa.Column("revision", sa.Integer, nullable=False),
        sa.Column("created_at", sa.BigInteger, nullable=False),
        sa.Column("ended_at", sa.BigInteger),
    )
    _create_partial_index("reminders_due", "reminders", ["platform", "due_at"], "due_at IS NOT NULL")
    op.create_index("reminders_by_person", "reminders", ["person_id"])
    _create_partial_index("reminders_parked", "reminders", ["place_id"], "platform IS NULL")


def _deliveries() -> None:
    op.create_table(
        "deliveries",
        sa.Column("id", Id, primary_key=True, autoincrement=False),
        sa.Column("reminder_id", Id, sa.ForeignKey("reminders.id"), nullable=False),
        sa.Column("planned_at", sa.BigInteger, nullable=False),
        sa.Column("person_id", Id, sa.ForeignKey("people.id"), nullable=False),
        sa.Column("place_id", Id, sa.ForeignKey("places.id"), nullable=False),
        sa.Column("platform", sa.SmallInteger, nullable=False),
        sa.Column("state", sa.SmallInteger, nullable=False),
        sa.Column("try_at", sa.BigInteger),
        sa.Column("token", sa.BigInteger, nullable=False),
        sa.Column("attempts", sa.Integer, nullable=False),
        sa.Column("content", sa.Text),
        sa.Column("settled_at", sa.BigInteger),
        sa.Column("message", sa.Text),
        sa.Column("reason", sa.Text),
        sa.UniqueConstraint("reminder_id", "planned_at"),
    )
    _create_partial_index("deliveries_open", "deliveries", ["platform", "try_at"], "try_at IS NOT NULL")
    _create_partial_index("deliveries_missed", "deliveries", ["person_id"], "state = 2")


def _conversations() -> None:
    op.create_table(
        "requests",
        sa.Column("platform", sa.SmallInteger, primary_key=True),
        sa.Column("id", sa.Text, primary_key=True),
        sa.Column("answer", sa.Text, nullable=False),
        sa.Column("at", sa.BigInteger, nullable=False),
        sqlite_with_rowid=False,
    )
    op.create_index("requests_by_age", "requests", ["at"])
    op.create_table(
        "questions",
        sa.Column("person_id", Id, sa.ForeignKey("people.id"), primary_key=True),
        sa.Column("place_id", Id, sa.ForeignKey("places.id"), primary_key=True),
        sa.Column("kind", sa.Text, nullable=False),
        sa.Column("payload", sa.JSON, nullable=False),
        sa.Column("asked_at", sa.BigInteger, nullable=False),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "sessions",
        sa.Column("id", Id, primary_key=True, autoincrement=False),
        sa.Column("person_id", Id, sa.ForeignKey("people.id"), nullable=False),
        sa.Column("made_at", sa.BigInteger, nullable=False),
        sa.Column("revision", sa.Integer, nullable=False),
        sa.Column("content", sa.JSON, nullable=False),
    )
    op.create_index("sessions_by_person", "sessions", ["person_id", "made_at"])
    op.create_table(
        "transcript",
        sa.Column("id", Id, primary_key=True),
        sa.Column("place_id", Id, sa.ForeignKey("places.id"), nullable=False),
        sa.Column("content", sa.Text, nullable=False),
        sa.Column("shown_at", sa.BigInteger, nullable=False),
        sa.Column("replaced_by", Id),
        sqlite_autoincrement=True,
    )
    op.create_index("transcript_by_place", "transcript", ["place_id"])


def _create_partial_index(name: str, table: str, columns: list[str], where: str) -> None:
    op.create_index(name, table, columns, sqlite_where=sa.text(where), postgresql_where=sa.text(where))
