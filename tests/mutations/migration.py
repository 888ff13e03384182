"""The way from an empty or older file to the present tables."""

from __future__ import annotations

from tests.mutations.model import Mutation

_SCRIPT = "bot/store/migrations/versions/0001_tables.py"
_SMALLER = "bot/store/migrations/versions/0005_smaller_rows.py"
_REVISION = "bot/store/revision.py"
_TESTS = ("tests/bot/store/test_revision.py",)
_CRASH = ("tests/bot/store/test_crash.py",)

_TRANSCRIPT = """    op.create_table(
        "transcript",
        sa.Column("id", Id, primary_key=True),
        sa.Column("place_id", Id, sa.ForeignKey("places.id"), nullable=False),
        sa.Column("content", sa.Text, nullable=False),
        sa.Column("shown_at", sa.BigInteger, nullable=False),
        sa.Column("replaced_by", Id),
        sqlite_autoincrement=True,
    )
    op.create_index("transcript_by_place", "transcript", ["place_id"])
"""

MUTATIONS = (
    Mutation("migration: every table", _SCRIPT, _TRANSCRIPT, "", _TESTS),
    Mutation("migration: every column", _SCRIPT, '        sa.Column("replaced_by", Id),\n', "", _TESTS),
    Mutation(
        "migration: every NOT NULL",
        _SMALLER,
        'sa.Column("token", sa.BigInteger, nullable=False)',
        'sa.Column("token", sa.BigInteger)',
        _TESTS,
    ),
    Mutation(
        "migration: every reference",
        _SCRIPT,
        'sa.Column("zone_id", Id, sa.ForeignKey("zones.id"), nullable=False)',
        'sa.Column("zone_id", Id, nullable=False)',
        _TESTS,
    ),
    Mutation("migration: numbers never given twice", _SCRIPT, "        sqlite_autoincrement=True,\n", "", _TESTS),
    Mutation("migration: HEAD is raised", _REVISION, 'HEAD = "0006"', 'HEAD = "0005"', _TESTS),
    Mutation(
        "migration: what was there is brought along",
        "bot/store/migrations/versions/0002_training.py",
        '    op.execute("UPDATE reminders SET kind = 1 WHERE what IS NOT NULL")\n',
        "",
        _TESTS,
    ),
    Mutation(
        "migration: ids that are numbers become numbers",
        _SMALLER,
        'values={"account": _SHORTEST.format("account")}',
        'values={"account": "account"}',
        _TESTS,
    ),
    Mutation(
        "migration: zones are found again",
        _SMALLER,
        '"zone_id": "(SELECT z.id FROM zones z WHERE z.name = zone)"',
        '"zone_id": "NULL"',
        _TESTS,
    ),
    Mutation(
        "migration: what refers to nothing is refused",
        _SMALLER,
        "        _refuse_what_refers_to_nothing()\n",
        "",
        _TESTS,
    ),
    Mutation(
        "migration: committed as a whole",
        _REVISION,
        "async with engine.execution_options(**{WRITES: True, REBUILDS: True}).begin() as connection:",
        "async with engine.execution_options(**{WRITES: True, REBUILDS: True}).connect() as connection:",
        _TESTS,
    ),
    Mutation(
        "migration: all in one transaction",
        _REVISION,
        "    metadata.create_all(connection)\n",
        "    connection.exec_driver_sql('COMMIT')\n    metadata.create_all(connection)\n",
        _CRASH,
    ),
    Mutation(
        "migration: a first start is at the newest revision",
        _REVISION,
        '"INSERT INTO alembic_version VALUES (?)", (HEAD,)',
        '"INSERT INTO alembic_version VALUES (?)", ("0001",)',
        _TESTS,
    ),
    Mutation(
        "migration: one process at a time",
        _REVISION,
        "async with engine.execution_options(**{WRITES: True, REBUILDS: True}).begin() as connection:",
        "async with engine.execution_options(**{REBUILDS: True}).begin() as connection:",
        _TESTS,
    ),
    Mutation(
        "migration: a newer database is refused",
        _REVISION,
        'raise OperatorError("the database was made by a newer Legday; upgrade the program or use another database")',
        "return",
        _TESTS,
    ),
    Mutation(
        "migration: another program's database is refused",
        _REVISION,
        "    if tables:\n",
        "    if not tables:\n",
        _TESTS,
    ),
    Mutation(
        "migration: an up-to-date database costs one query",
        _REVISION,
        "        if await connection.run_sync(stored_revision) == HEAD:\n            return\n",
        "        await connection.run_sync(stored_revision)\n",
        ("tests/bot/store/test_engine.py",),
    ),
)
