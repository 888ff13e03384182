"""Inserts that expect a row to be there already: the one thing each database says in its own words."""

from __future__ import annotations

from sqlalchemy import Insert, Table
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.ext.asyncio import AsyncConnection


def insert_or_keep(connection: AsyncConnection, table: Table, *key: str) -> Insert:
    """Return an insert into *table* that leaves a row with the same *key* as it is."""
    return _insert(connection, table).on_conflict_do_nothing(index_elements=key)


def insert_or_replace(connection: AsyncConnection, table: Table, *key: str) -> Insert:
    """Return an insert into *table* that gives a row with the same *key* the new values."""
    insert = _insert(connection, table)
    rest = {column.name: insert.excluded[column.name] for column in table.c if column.name not in key}
    return insert.on_conflict_do_update(index_elements=key, set_=rest)


def _insert(connection: AsyncConnection, table: Table) -> sqlite.Insert | postgresql.Insert:
    return postgresql.insert(table) if connection.dialect.name == "postgresql" else sqlite.insert(table)
