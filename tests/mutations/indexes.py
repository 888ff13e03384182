"""Every index and every uniqueness, taken out of the migration alone, and out of both descriptions of a table."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from tests.mutations.model import Edit, Mutation

_SCHEMA = "bot/store/schema.py"
_TABLES = "bot/store/migrations/versions/0001_tables.py"
_TRAINING = "bot/store/migrations/versions/0002_training.py"
_SMALLER = "bot/store/migrations/versions/0005_smaller_rows.py"
_ASKERS = "bot/store/migrations/versions/0003_askers.py"
_REVISION = ("tests/bot/store/test_revision.py",)
_PLANS = ("tests/bot/store/test_plans.py",)


@dataclass(frozen=True, slots=True)
class Index:
    """One index, as the schema and the migration write it.

    Attributes:
        missed_by: The test files that do not pass without it.
    """

    name: str
    in_schema: str
    in_migration: str
    missed_by: tuple[str, ...] = _PLANS
    migration: str = _TABLES


def _partial(name: str, columns: str, where: str) -> str:
    lines = (
        "    Index(",
        f'        "{name}",',
        *(f"        {column}," for column in columns.split(", ")),
        f'        sqlite_where=text("{where}"),',
        "    ),\n",
    )
    return "\n".join(lines)


INDEXES = (
    Index(
        "accounts_by_person",
        '    Index("accounts_by_person", "person_id"),\n',
        '    op.create_index("accounts_by_person", "accounts", ["person_id"])\n',
        migration=_SMALLER,
    ),
    Index(
        "reminders_due",
        _partial("reminders_due", '"platform", "due_at"', "due_at IS NOT NULL"),
        '    _create_partial_index("reminders_due", "reminders", ["platform", "due_at"], "due_at IS NOT NULL")\n',
    ),
    Index(
        "reminders_by_person",
        '    Index("reminders_by_person", "person_id"),\n',
        '    op.create_index("reminders_by_person", "reminders", ["person_id"])\n',
    ),
    Index(
        "reminders_parked",
        _partial("reminders_parked", '"place_id"', "platform IS NULL"),
        '    _create_partial_index("reminders_parked", "reminders", ["place_id"], "platform IS NULL")\n',
    ),
    Index(
        "deliveries_open",
        _partial("deliveries_open", '"platform", "try_at"', "try_at IS NOT NULL"),
        '    _create_partial_index("deliveries_open", ["platform", "try_at"], "try_at IS NOT NULL")\n',
        migration=_SMALLER,
    ),
    Index(
        "deliveries_missed",
        _partial("deliveries_missed", '"person_id"', "state = 2"),
        '    _create_partial_index("deliveries_missed", ["person_id"], "state = 2")\n',
        migration=_SMALLER,
    ),
    Index(
        "requests_by_age",
        '    Index("requests_by_age", "at"),\n',
        '    op.create_index("requests_by_age", "requests", ["at"])\n',
    ),
    Index(
        "requests_by_person",
        _partial("requests_by_person", '"person_id"', "person_id IS NOT NULL"),
        '    op.create_index("requests_by_person", "requests", ["person_id"], '
        "sqlite_where=where, postgresql_where=where)\n",
        ("tests/bot/store/test_erase.py",),
        migration=_ASKERS,
    ),
    Index(
        "sessions_by_person",
        '    Index("sessions_by_person", "person_id", "made_at"),\n',
        '    op.create_index("sessions_by_person", "sessions", ["person_id", "made_at"])\n',
    ),
    Index(
        "transcript_by_place",
        '    Index("transcript_by_place", "place_id"),\n',
        '    op.create_index("transcript_by_place", "transcript", ["place_id"])\n',
    ),
    Index(
        "one place of an address",
        '    UniqueConstraint("platform", "address"),\n',
        '        sa.UniqueConstraint("platform", "address"),\n',
        migration=_SMALLER,
    ),
    Index(
        "one zone of a name",
        '    UniqueConstraint("name", "version"),\n',
        '        sa.UniqueConstraint("name", "version"),\n',
        migration=_SMALLER,
    ),
    Index(
        "one rule of a text",
        '    UniqueConstraint("rule"),\n',
        '        sa.UniqueConstraint("rule"),\n',
    ),
    Index(
        "one delivery of an occurrence",
        '    UniqueConstraint("reminder_id", "planned_at"),\n',
        '        sa.UniqueConstraint("reminder_id", "planned_at"),\n',
        ("tests/bot/store/test_deliveries.py",),
        migration=_SMALLER,
    ),
    Index(
        "logs_by_person",
        '    Index("logs_by_person", "person_id", "at"),\n',
        '    op.create_index("logs_by_person", "logs", ["person_id", "at"])\n',
        migration=_TRAINING,
    ),
    Index(
        "logs_by_exercise",
        '    Index("logs_by_exercise", "person_id", "exercise", "at"),\n',
        '    op.create_index("logs_by_exercise", "logs", ["person_id", "exercise", "at"])\n',
        migration=_TRAINING,
    ),
    Index(
        "logs_by_session",
        _partial("logs_by_session", '"session_id"', "session_id IS NOT NULL"),
        '    op.create_index("logs_by_session", "logs", ["session_id"], sqlite_where=where, postgresql_where=where)\n',
        migration=_TRAINING,
    ),
)


def _without(index: Index) -> Iterator[Mutation]:
    yield Mutation(f"migration: {index.name}", index.migration, index.in_migration, "", _REVISION)
    also = (Edit(index.migration, index.in_migration, ""),)
    yield Mutation(f"index: {index.name}", _SCHEMA, index.in_schema, "", index.missed_by, also=also)


MUTATIONS = tuple(mutation for index in INDEXES for mutation in _without(index))
