from __future__ import annotations

from sqlalchemy import bindparam, insert, select, update

from bot.messages import Account, Platform
from bot.store import Store
from bot.store.batch import run_many
from bot.store.schema import accounts, people
from tests.bot.store.samples import HOUR, NOW


async def test_every_row_is_written_with_the_statements_own_values(store: Store) -> None:
    rows = [
        {"id": number, "aches": frozenset({f"ache_{number}"}), "seen_at": NOW + number * HOUR} for number in (1, 2)
    ]
    async with store.writing() as transaction:
        connection = transaction.people._connection

        assert await run_many(connection, insert(people).values(created_at=NOW), rows) == 2
        kept = (await connection.execute(select(people.c.aches, people.c.created_at, people.c.seen_at))).all()

    assert [tuple(row) for row in kept] == [(row["aches"], NOW, row["seen_at"]) for row in rows]


async def test_only_the_rows_that_changed_are_counted(store: Store) -> None:
    async with store.writing() as transaction:
        await transaction.people.meet(Account(Platform.DISCORD, "1"), NOW)
        renamed = update(accounts).where(accounts.c.account == bindparam("who")).values(name=bindparam("new"))
        names = [{"who": "1", "new": "Ann"}, {"who": "2", "new": "Ben"}]

        assert await run_many(transaction.people._connection, renamed, names) == 1
