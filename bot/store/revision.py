"""Which shape the database has, and bringing it to the present one."""

from __future__ import annotations

from sqlalchemy import Connection, inspect

from bot.errors import OperatorError
from bot.store.lean import AsyncEngine
from bot.store.schema import metadata
from bot.store.store import REBUILDS, WRITES

HEAD = "0006"
"""The newest revision of the schema; the last script in migrations/versions."""

SCRIPTS = "bot.store:migrations"


async def bring_up_to_date(engine: AsyncEngine) -> None:
    """Migrate the database to `HEAD`, all in one transaction; an up-to-date one costs one query.

    Raises:
        OperatorError: It was made by a newer program, or belongs to another one.
    """
    async with engine.begin() as connection:
        if await connection.run_sync(stored_revision) == HEAD:
            return
    async with engine.execution_options(**{WRITES: True, REBUILDS: True}).begin() as connection:
        await connection.run_sync(_migrate)
    # its connection looks after no references any more
    await engine.dispose()


def stored_revision(connection: Connection) -> str | None:
    """Return the revision that the database is at; None for an empty one.

    Raises:
        OperatorError: It has tables, none of which says a revision.
    """
    tables = inspect(connection).get_table_names()
    if "alembic_version" in tables:
        return connection.exec_driver_sql("SELECT version_num FROM alembic_version").scalar()
    if tables:
        raise OperatorError(
            "the database belongs to another program; name another file with --database or LEGDAY_DATABASE_URL"
        )
    return None


def _migrate(connection: Connection) -> None:
    """Run the scripts that are missing; another process may have run them while this one waited."""
    stored = stored_revision(connection)
    if stored == HEAD:
        return
    if stored is None:
        _make(connection)
        return

    from alembic import command
    from alembic.config import Config

    config = Config(attributes={"connection": connection})
    config.set_main_option("script_location", SCRIPTS)
    if stored not in known_revisions():
        raise OperatorError("the database was made by a newer Legday; upgrade the program or use another database")
    command.upgrade(config, HEAD)


def _make(connection: Connection) -> None:
    """Make the present tables at once, where every script would end, and leave alembic out of the first start."""
    metadata.create_all(connection)
    connection.exec_driver_sql(
        "CREATE TABLE alembic_version "
        "(version_num VARCHAR(32) NOT NULL, CONSTRAINT alembic_version_pkc PRIMARY KEY (version_num))"
    )
    connection.exec_driver_sql("INSERT INTO alembic_version VALUES (?)", (HEAD,))


def known_revisions() -> set[str]:
    """Return every revision that this program can read or bring up to date."""
    from alembic.config import Config
    from alembic.script import ScriptDirectory

    config = Config()
    config.set_main_option("script_location", SCRIPTS)
    return {script.revision for script in ScriptDirectory.from_config(config).walk_revisions()}
