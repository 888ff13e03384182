"""Inserts that expect a row to be there already: the one thing each database says in its own words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import Insert, Table
from sqlalchemy.dialects import sqlite

from bot.store.lean import AsyncConnection

if TYPE_CHECKING:
    from sqlalchemy.dialects import postgresql


def insert_or_keep(dialect: str, table: Table, *key: str) -> Insert:
    """Return an insert into *table*, in the words of *dialect*, that leaves a row with the same *key* as it is."""
    return _insert(dialect, table).on_conflict_do_nothing(index_elements=key)


def insert_or_replace(connection: AsyncConnection, table: Table, *key: str) -> Insert:
    """Return an insert into *table* that gives a row with the same *key* the new values."""
    insert = _insert(connection.dialect.name, table)
    rest = {column.name: insert.excluded[column.name] for column in table.c if column.name not in key}
    return insert.on_conflict_do_update(index_elements=key, set_=rest)


def _insert(dialect: str, table: Table) -> sqlite.Insert | postgresql.Insert:
    if dialect != "postgresql":
        return sqlite.insert(table)
    from sqlalchemy.dialects import postgresql

    return postgresql.insert(table)
