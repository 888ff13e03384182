"""Keep what was trained, what was told to the coach, what names mean, and what a reminder brings."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None

Id = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def upgrade() -> None:
    """Add columns to two tables, and two tables."""
    op.add_column("people", sa.Column("facts", sa.JSON))
    _reminders()
    _logs()
    op.create_table(
        "names",
        sa.Column("person_id", Id, sa.ForeignKey("people.id"), primary_key=True),
        sa.Column("typed", sa.Text, primary_key=True),
        sa.Column("slug", sa.Text, nullable=False),
        sqlite_with_rowid=False,
    )


def _reminders() -> None:
    """Until now a reminder with a text brought that text, and any other leg day (1 and 0)."""
    op.add_column("reminders", sa.Column("kind", sa.SmallInteger, server_default=sa.text("0"), nullable=False))
    op.add_column("reminders", sa.Column("subject", Id))
    op.execute("UPDATE reminders SET kind = 1 WHERE what IS NOT NULL")


def _logs() -> None:
    op.create_table(
        "logs",
        sa.Column("id", Id, primary_key=True, autoincrement=False),
        sa.Column("person_id", Id, sa.ForeignKey("people.id"), nullable=False),
        sa.Column("session_id", Id, sa.ForeignKey("sessions.id")),
        sa.Column("exercise", sa.Text, nullable=False),
        sa.Column("at", sa.BigInteger, nullable=False),
        sa.Column("reps", sa.Text, nullable=False),
        sa.Column("held", sa.Boolean, nullable=False),
        sa.Column("each_side", sa.Boolean, nullable=False),
        sa.Column("load", sa.Integer),
        sa.Column("reserve", sa.SmallInteger),
        sa.Column("feel", sa.SmallInteger),
    )
    op.create_index("logs_by_person", "logs", ["person_id", "at"])
    op.create_index("logs_by_exercise", "logs", ["person_id", "exercise", "at"])
    where = sa.text("session_id IS NOT NULL")
    op.create_index("logs_by_session", "logs", ["session_id"], sqlite_where=where, postgresql_where=where)
