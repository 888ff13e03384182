"""What whoever runs the program does by hand: copies of the database, and one person's data."""

from __future__ import annotations

import asyncio
import json
import sys
from argparse import Namespace
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import datetime
from pathlib import Path
from typing import Literal

from bot.errors import OperatorError
from bot.failures import in_words, send_again, why
from bot.language import SOURCE, words_for
from bot.messages import Account, DeliveryId, Platform
from bot.people import Person
from bot.person_data import export_files
from bot.reminders import DeliveryState, Failure
from bot.serve import served_alone
from bot.store import Store, StoreError, Transaction, back_up, find_file, open_store, restore

MOST_LISTED = 100_000
"""Failures that are listed or sent again in one go: what is read at once stays under about 100 MB."""

WHAT_CHARS = 60
"""How much of a reminder's text a line shows."""


def carry_out(arguments: Namespace, url: str, now: datetime, *, asks: bool) -> str:
    """Carry out what was typed (see `bot.cli`) on the database at *url* and return what to say.

    Args:
        arguments: Of backup, restore, export, forget or reminders.
        url: Of the database.
        now: Aware, UTC.
        asks: Whether there is somebody to ask before anything is erased.
    """
    match arguments.command:
        case "backup":
            return make_backup(url, arguments.file, replace=arguments.force)
        case "restore":
            return put_back(url, arguments.file, now)
        case "reminders" if arguments.failed:
            return asyncio.run(list_failed(url, as_json=arguments.json))
        case "reminders":
            return asyncio.run(retry(url, arguments.retry, now, as_json=arguments.json))
        case "export":
            return asyncio.run(read_out(url, arguments.person, now, calendar=arguments.calendar))
        case _:
            return asyncio.run(erase(url, arguments.person, asks=asks and not arguments.yes))


def make_backup(url: str, copy: Path, *, replace: bool) -> str:
    """Copy the database and return what to say; `OperatorError` where that is impossible."""
    back_up(find_file(url), copy, replace=replace)
    return f"{copy} is a checked copy of {find_file(url)}"


def put_back(url: str, copy: Path, now: datetime) -> str:
    """Put *copy* in the place of the database, which nobody serves meanwhile, and return what to say.

    Raises:
        OperatorError: The copy is not sound, or the database is in use.
    """
    database = find_file(url)
    with served_alone(database, (Platform.TELEGRAM, Platform.DISCORD)):
        old = restore(copy, database, now)
    kept = f"; what was there is kept as {old}" if old else ""
    return f"{database} is now what {copy} holds{kept}"


async def read_out(url: str, named: Account | int, now: datetime, *, calendar: bool) -> str:
    """Return everything about a person as JSON, or their reminders as a calendar.

    Raises:
        OperatorError: There is no such person, or they have no reminders.
    """
    async with _existing(url) as store, store.reading() as reading:
        person = await _person(reading, named)
        files = await export_files(reading, person, words_for(person.language or SOURCE), now)
    if calendar and len(files) < 2:
        raise OperatorError(f"{_said(named)} has no reminders")
    return files[1 if calendar else 0].content.decode().rstrip()


async def list_failed(url: str, *, as_json: bool) -> str:
    """Return what did not arrive and why, oldest first, each in a line; the newest `MOST_LISTED` of them."""
    async with _existing(url) as store, store.reading() as reading:
        failed = await reading.failures.all(MOST_LISTED)
    if as_json:
        return "\n".join(json.dumps(_failure_record(one)) for one in failed)
    return "\n".join(map(_failure_line, failed)) or "every reminder arrived"


async def retry(url: str, id: DeliveryId | Literal["all"], now: datetime, *, as_json: bool) -> str:
    """Set what failed to come once more and return what to say.

    Args:
        id: Of one failure; "all": all that `list_failed` lists.

    Raises:
        OperatorError: Nothing failed under *id*, or its person deleted the reminder since.
    """
    async with _existing(url) as store, store.writing() as writing:
        if id == "all":
            failed = await writing.failures.all(MOST_LISTED)
        else:
            failed = [one for one in [await writing.failures.named(id)] if one]
        again = [one for one in failed if await send_again(one, writing, now)]
    if id != "all" and not again:
        raise OperatorError(
            f"the reminder of {id.value} was deleted since"
            if failed
            else f"nothing failed under {id.value}; see: legday reminders --failed"
        )
    if as_json:
        return json.dumps({"again": [one.id.value for one in again], "deleted": len(failed) - len(again)})
    return f"{len(again)} sent again: at once where legday runs, else when it starts"


def _failure_record(failed: Failure) -> dict[str, object]:
    return {
        "id": failed.id.value,
        "person": failed.person,
        "place": f"{failed.place.platform}:{failed.place.address}",
        "what": failed.what,
        "planned": failed.planned_at.isoformat(),
        "state": why(failed.reason),
        "reason": in_words(failed.reason),
        "attempts": failed.attempts,
        "told": failed.state is not DeliveryState.MISSED,
    }


def _failure_line(failed: Failure) -> str:
    what = " ".join((failed.what or "leg day").split())[:WHAT_CHARS]
    return (
        f"{failed.id.value}  {failed.planned_at:%Y-%m-%d %H:%M} UTC  {why(failed.reason):11}  "
        f"person {failed.person}  {failed.place.platform}:{failed.place.address}  {what}  "
        f"({in_words(failed.reason)}; attempts: {failed.attempts})"
    )


async def erase(url: str, named: Account | int, *, asks: bool) -> str:
    """Erase everything about a person and return what to say.

    Args:
        asks: Whether to ask on the terminal first.

    Raises:
        OperatorError: There is no such person, or the answer was not yes.
    """
    async with _existing(url) as store:
        async with store.reading() as reading:
            person = await _person(reading, named)
            kept = await reading.export.person(person.id)
        if asks and not _agreed(f"Erase everything about {_said(named)}? Type yes: "):
            raise OperatorError("nothing was erased")
        async with store.writing() as writing:
            await writing.erasure.person(person.id)
    return json.dumps({"erased": {table: len(rows) for table, rows in kept.items() if rows}})


@asynccontextmanager
async def _existing(url: str) -> AsyncIterator[Store]:
    """Open the database, which is not made where there is none."""
    file = find_file(url)
    if not file.is_file():
        raise OperatorError(f"there is no database at {file}; name it with --database or LEGDAY_DATABASE_URL")
    try:
        async with open_store(url) as store:
            yield store
    except StoreError as error:
        raise OperatorError(str(error)) from error


async def _person(store: Transaction, named: Account | int) -> Person:
    if isinstance(named, Account):
        person = await store.people.find(named)
    else:
        person = (await store.people.all_of([named])).get(named)
    if person is None:
        raise OperatorError(
            f"there is no person {_said(named)}; write telegram:ID, discord:ID, terminal:NAME or a number"
        )
    return person


def _said(named: Account | int) -> str:
    return f"{named.platform}:{named.id}" if isinstance(named, Account) else str(named)


def _agreed(question: str) -> bool:
    sys.stderr.write(question)
    sys.stderr.flush()
    return sys.stdin.readline().strip().casefold() == "yes"
