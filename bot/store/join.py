"""Making one person of two: every row of the one becomes the other's."""

from __future__ import annotations

from collections.abc import Iterator

from sqlalchemy import Column, Delete, Table, Update, delete, select, update

from bot.store.lean import AsyncConnection
from bot.store.schema import (
    accounts,
    deliveries,
    links,
    logs,
    names,
    people,
    questions,
    reminders,
    requests,
    sessions,
)

_ONE_EACH = ((names, names.c.typed), (questions, questions.c.place_id))
"""Tables with one row at most for each person and something else."""

_MANY = (reminders, logs, sessions, requests, accounts)


class Joining:
    """Joins people."""

    def __init__(self, connection: AsyncConnection) -> None:
        self._connection = connection

    async def people(self, gone: int, staying: int) -> None:
        """Give all that *gone* has to *staying*, codes excepted, and end *gone*; where things go stays as it is.

        What is known about them beyond that (`People.change`) is the caller's to settle. Where both meant something
        by the same name, or were asked something in the same place, that of *gone* stands.

        Raises:
            ValueError: They are one already.
            LookupError: There is no such person as *gone*.
        """
        if gone == staying:
            raise ValueError(f"person {gone} cannot be joined with themselves")
        for statement in _steps(gone, staying):
            done = await self._connection.execute(statement)
        if done.rowcount != 1:
            raise LookupError(f"there is no person {gone}")


def _steps(gone: int, staying: int) -> Iterator[Update | Delete]:
    """Yield what is to be done; nobody refers to the row that goes last."""
    yield _of_missed(gone).values(person_id=staying)
    for table, other in _ONE_EACH:
        yield _doubled(table, other, gone, staying)
    for table in (*_MANY, *(table for table, _other in _ONE_EACH)):
        yield update(table).where(table.c.person_id == gone).values(person_id=staying)
    yield delete(links).where(links.c.person_id.in_([gone, staying]))
    yield delete(people).where(people.c.id == gone)


def _of_missed(gone: int) -> Update:
    """Pick the deliveries that say whose they are, by way of their reminders: those have an index."""
    theirs = select(reminders.c.id).where(reminders.c.person_id == gone)
    return update(deliveries).where(deliveries.c.person_id == gone, deliveries.c.reminder_id.in_(theirs))


def _doubled(table: Table, other: Column[object], gone: int, staying: int) -> Delete:
    """Pick what *staying* has in *table* of the same *other* as *gone*."""
    theirs = select(other).where(table.c.person_id == gone)
    return delete(table).where(table.c.person_id == staying, other.in_(theirs))
