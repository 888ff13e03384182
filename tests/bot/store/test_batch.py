from __future__ import annotations

from sqlalchemy import bindparam, insert, select, update

from bot.messages import Account, Platform
from bot.store import Store
from bot.store.batch import prepare, run_many
from bot.store.schema import accounts, people
from tests.bot.store.samples import HOUR, NOW


async def test_every_row_is_written_with_the_statements_own_values_and_the_shared_ones(store: Store) -> None:
    rows = [(number, frozenset({f"ache_{number}"})) for number in (1, 2)]
    async with store.writing() as transaction:
        connection = transaction.people._connection

        written = insert(people).values(minutes=10)
        assert await run_many(connection, written, ("id", "aches"), rows, {"seen_at": NOW + HOUR}) == 2
        kept = (
            await connection.execute(select(people.c.id, people.c.aches, people.c.minutes, people.c.seen_at))
        ).all()

    assert [tuple(row) for row in kept] == [(*row, 10, NOW + HOUR) for row in rows]


async def test_only_the_rows_that_changed_are_counted(store: Store) -> None:
    async with store.writing() as transaction:
        await transaction.people.meet(Account(Platform.DISCORD, "1"), NOW)
        renamed = update(accounts).where(accounts.c.account == bindparam("who")).values(name=bindparam("new"))
        names = [("1", "Ann"), ("2", "Ben")]

        assert await run_many(transaction.people._connection, renamed, ("who", "new"), names) == 1


async def test_a_statement_is_compiled_once(store: Store) -> None:
    async with store.writing() as transaction:
        dialect = transaction.people._connection.dialect
        renamed = update(accounts).where(accounts.c.account == bindparam("who")).values(name=bindparam("new"))

        assert prepare(renamed, dialect, ("who", "new")) is prepare(renamed, dialect, ("who", "new"))
