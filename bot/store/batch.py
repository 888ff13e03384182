"""One statement for many rows, at little more than the database's own cost for each."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from sqlalchemy import Insert, Update
from sqlalchemy.ext.asyncio import AsyncConnection


async def run_many(connection: AsyncConnection, statement: Insert | Update, rows: Sequence[Mapping[str, Any]]) -> int:
    """Run *statement* for each of *rows*, at least one, and return how many rows of the database it changed.

    The library by itself looks up every parameter of every row anew, which for a reminder costs more than the
    database does; here that is done once for all rows. So all rows must have the same names.
    """
    compiled = statement.compile(dialect=connection.dialect, column_keys=list(rows[0]))
    names = compiled.positiontup or ()
    columns = [_column(connection, compiled.binds[name], name, rows) for name in names]
    result = await connection.exec_driver_sql(
        str(compiled), list(zip(*columns, strict=True)), execution_options={"preserve_rowcount": True}
    )
    return result.rowcount


def _column(connection: AsyncConnection, bind: Any, name: str, rows: Sequence[Mapping[str, Any]]) -> list[Any]:
    """Return the stored form of one parameter for every row; one that no row names is the statement's own."""
    to_stored = bind.type.dialect_impl(connection.dialect).bind_processor(connection.dialect)
    if name not in rows[0]:
        value = to_stored(bind.effective_value) if to_stored else bind.effective_value
        return [value] * len(rows)
    values = [row[name] for row in rows]
    return list(map(to_stored, values)) if to_stored else values
