"""Everything that is kept about one person, as plain JSON values."""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import UTC, datetime
from enum import Enum, StrEnum
from typing import Any

from sqlalchemy import Column, Table, select

from bot.facts import Facts
from bot.store.erase import rows_about
from bot.store.lean import AsyncConnection
from bot.store.schema import deliveries, places, requests, rules, transcript, zones

Record = dict[str, Any]

_REPLIES = frozenset({deliveries.c.content, requests.c.answer, transcript.c.content})
"""Columns that hold a reply as JSON."""

_NAMED = {"place_id": "place", "zone_id": "zone", "rule_id": "rule"}
"""Columns that name a row of a shared table, and under which name the row itself is written instead."""


class Export:
    """Reads out what is kept."""

    def __init__(self, connection: AsyncConnection) -> None:
        self._connection = connection

    async def person(self, id: int) -> dict[str, list[Record]]:
        """Return every row about a person, by table; none where there is no such person.

        Instants are ISO 8601 in UTC, enumerations are words, and what is kept once for many (a place, a zone, a
        rule) stands where it is used. Only the content of files that were answered is left out.
        """
        tables: dict[str, list[Record]] = {}
        for table, mine in rows_about(id):
            rows = (await self._connection.execute(select(table).where(mine))).mappings().all()
            shared = await self._shared(table, rows)
            columns = table.columns.values()
            tables[table.name] = [dict(_entry(column, row[column.name], shared) for column in columns) for row in rows]
        return dict(reversed(tables.items()))

    async def _shared(self, table: Table, rows: Any) -> dict[str, Mapping[int, Any]]:
        """Return what the shared rows say that *rows* of *table* name, by column and number."""
        shared: dict[str, Mapping[int, Any]] = {}
        for column, (named, to_value) in _SHARED.items():
            numbers = {row[column] for row in rows} if column in table.c else set()
            found = await self._connection.execute(select(named).where(named.c.id.in_(sorted(numbers - {None}))))
            shared[column] = {row.id: to_value(row) for row in found} if numbers else {}
        return shared


def _place(row: Any) -> Record:
    return {"platform": row.platform.value, "address": row.address, "kind": row.kind.value}


_SHARED = {
    "place_id": (places, _place),
    "zone_id": (zones, lambda row: row.name),
    "rule_id": (rules, lambda row: row.rule),
}


def _entry(column: Column[Any], value: Any, shared: Mapping[str, Mapping[int, Any]]) -> tuple[str, Any]:
    name = column.name
    if name in _NAMED:
        return _NAMED[name], None if value is None else shared[name][value]
    if name == "start_wall":
        return "start", datetime.fromtimestamp(value, UTC).replace(tzinfo=None).isoformat()
    if column in _REPLIES and value is not None:
        return name, _without_files(json.loads(value))
    return name, _plain(value)


def _without_files(reply: Record) -> Record:
    """Leave out what files held: they were exports too, and each would hold all before it."""
    return {**reply, "files": [name for name, _content in reply["files"]]} if "files" in reply else reply


def _plain(value: Any) -> Any:
    match value:
        case datetime():
            return value.isoformat()
        case StrEnum():
            return value.value
        case Enum():
            return value.name.lower()
        case frozenset():
            return sorted(value)
        case tuple():
            return list(value)
        case Facts():
            return value.to_json()
        case _:
            return value
