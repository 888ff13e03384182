"""Texts that many rows share, kept once and named by number."""

from __future__ import annotations

from sqlalchemy import Table, insert, select

from bot.store.lean import AsyncConnection


async def number_of_text(connection: AsyncConnection, table: Table, column: str, text: str) -> int:
    """Return the number of *text* in *table*, giving it one if it is new."""
    known = select(table.c.id).where(table.c[column] == text)
    number: int | None = (await connection.execute(known)).scalar()
    if number is None:
        new = insert(table).values({column: text}).returning(table.c.id)
        number = (await connection.execute(new)).scalar_one()
    return number
