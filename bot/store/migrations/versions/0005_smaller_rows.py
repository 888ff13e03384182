"""Take less room, and note the edition of each zone.

Ids that are numbers are kept as numbers, people's zones by number, and nothing that another row says already.
"""

from __future__ import annotations

from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None

Id = sa.BigInteger().with_variant(sa.Integer(), "sqlite")

_LANGUAGE = "CASE language WHEN 'en' THEN 0 WHEN 'es' THEN 1 WHEN 'en-XA' THEN 2 END"

_SHORTEST = "CASE WHEN CAST(CAST({0} AS INTEGER) AS TEXT) = {0} THEN CAST({0} AS INTEGER) ELSE {0} END"
"""A text that is a number of 64 bits, written in the one way in which it would be written, becomes one."""


def upgrade() -> None:
    """SQLite can neither change what a column is nor drop one that refers to a table: it makes tables anew."""
    op.execute(
        "INSERT INTO zones (name) "
        "SELECT DISTINCT zone FROM people WHERE zone IS NOT NULL AND zone NOT IN (SELECT name FROM zones)"
    )
    if op.get_context().dialect.name == "sqlite":
        _zones()
        _people()
        _accounts()
        _places()
        _deliveries()
        _refuse_what_refers_to_nothing()
    else:
        _change_zones()
        _change_people()
        _change_deliveries()


def _zones() -> None:
    _make_anew(
        "zones",
        sa.Column("id", Id, primary_key=True),
        sa.Column("name", sa.Text, nullable=False),
        sa.Column("version", sa.Text),
        sa.Column("data", sa.LargeBinary),
        sa.UniqueConstraint("name", "version"),
        values={"version": "NULL", "data": "NULL"},
    )


def _people() -> None:
    _make_anew(
        "people",
        sa.Column("id", Id, primary_key=True),
        sa.Column("language", sa.SmallInteger),
        sa.Column("zone_id", Id, sa.ForeignKey("zones.id")),
        sa.Column("level", sa.Text),
        sa.Column("minutes", sa.SmallInteger),
        sa.Column("equipment", sa.Text),
        sa.Column("aches", sa.Text, nullable=False),
        sa.Column("seen_at", sa.BigInteger, nullable=False),
        sa.Column("facts", sa.JSON),
        values={"language": _LANGUAGE, "zone_id": "(SELECT z.id FROM zones z WHERE z.name = zone)"},
    )


def _accounts() -> None:
    _make_anew(
        "accounts",
        sa.Column("platform", sa.SmallInteger, primary_key=True),
        sa.Column("account", sa.BLOB, primary_key=True),
        sa.Column("person_id", Id, sa.ForeignKey("people.id"), nullable=False),
        sa.Column("name", sa.Text, nullable=False),
        values={"account": _SHORTEST.format("account")},
        sqlite_with_rowid=False,
    )
    op.create_index("accounts_by_person", "accounts", ["person_id"])


def _places() -> None:
    _make_anew(
        "places",
        sa.Column("id", Id, primary_key=True),
        sa.Column("platform", sa.SmallInteger, nullable=False),
        sa.Column("address", sa.BLOB, nullable=False),
        sa.Column("kind", sa.SmallInteger, nullable=False),
        sa.Column("unreachable_since", sa.BigInteger),
        sa.UniqueConstraint("platform", "address"),
        values={"address": _SHORTEST.format("address")},
    )


def _deliveries() -> None:
    _make_anew(
        "deliveries",
        sa.Column("id", Id, primary_key=True, autoincrement=False),
        sa.Column("reminder_id", Id, sa.ForeignKey("reminders.id"), nullable=False),
        sa.Column("planned_at", sa.BigInteger, nullable=False),
        sa.Column("person_id", Id),
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
        values={
            "person_id": "CASE WHEN state = 2 THEN person_id END",
            "token": "CASE WHEN try_at IS NULL THEN 0 ELSE token END",
        },
    )
    _create_partial_index("deliveries_open", ["platform", "try_at"], "try_at IS NOT NULL")
    _create_partial_index("deliveries_missed", ["person_id"], "state = 2")


def _make_anew(table: str, *parts: Any, values: dict[str, str], **kinds: Any) -> None:
    """Make *table* of *parts*, and keep its rows: each column as it was, or what *values* says in SQL."""
    names = [part.name for part in parts if isinstance(part, sa.Column)]
    said = ", ".join(f"{values[name]} AS {name}" if name in values else name for name in names)
    op.execute(f"CREATE TEMPORARY TABLE kept AS SELECT {said} FROM {table}")  # noqa: S608 - names of ours
    op.drop_table(table)
    op.create_table(table, *parts, **kinds)
    listed = ", ".join(names)
    op.execute(f"INSERT INTO {table} ({listed}) SELECT {listed} FROM kept ORDER BY 1")  # noqa: S608 - names of ours
    op.execute("DROP TABLE kept")


def _create_partial_index(name: str, columns: list[str], where: str) -> None:
    op.create_index(name, "deliveries", columns, sqlite_where=sa.text(where), postgresql_where=sa.text(where))


def _refuse_what_refers_to_nothing() -> None:
    """Make up for references that nobody looked after meanwhile (https://www.sqlite.org/lang_altertable.html)."""
    if (lost := op.get_bind().exec_driver_sql("PRAGMA foreign_key_check").first()) is not None:
        raise sa.exc.IntegrityError("PRAGMA foreign_key_check", None, ValueError(f"a row refers to nothing: {lost}"))


def _change_zones() -> None:
    op.add_column("zones", sa.Column("version", sa.Text))
    op.add_column("zones", sa.Column("data", sa.LargeBinary))
    op.drop_constraint("zones_name_key", "zones", type_="unique")
    op.create_unique_constraint(None, "zones", ["name", "version"])


def _change_people() -> None:
    op.add_column("people", sa.Column("zone_id", Id, sa.ForeignKey("zones.id")))
    op.execute("UPDATE people SET zone_id = zones.id FROM zones WHERE zones.name = people.zone")
    op.drop_column("people", "zone")
    op.alter_column("people", "language", type_=sa.SmallInteger, postgresql_using=_LANGUAGE)
    op.drop_column("people", "created_at")


def _change_deliveries() -> None:
    op.drop_column("deliveries", "place_id")
    op.drop_constraint("deliveries_person_id_fkey", "deliveries", type_="foreignkey")
    op.alter_column("deliveries", "person_id", nullable=True)
    op.execute("UPDATE deliveries SET person_id = NULL WHERE state <> 2")
