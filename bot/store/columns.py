"""Column types: how instants, enumerations and sets of words look in a row."""

from __future__ import annotations

import math
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from enum import Enum
from typing import Any

from sqlalchemy import JSON, BigInteger, Integer, SmallInteger, Text
from sqlalchemy.engine import Dialect
from sqlalchemy.types import TypeDecorator

from bot.facts import Facts

Id = BigInteger().with_variant(Integer(), "sqlite")
"""A primary key or a reference to one; SQLite takes only the word INTEGER for its own row number."""


class Instant(TypeDecorator[datetime]):
    """An aware instant, kept as whole seconds since 1970 in UTC; parts of a second are cut off."""

    impl = BigInteger
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> int | None:  # noqa: ARG002
        """Return the seconds of *value*.

        Raises:
            TypeError: *value* is naive.
        """
        return None if value is None else _seconds(value)

    def process_result_value(self, value: int | None, dialect: Dialect) -> datetime | None:  # noqa: ARG002
        """Return the instant, in UTC."""
        return None if value is None else datetime.fromtimestamp(value, UTC)


class Coded(TypeDecorator[Any]):
    """A member of an enumeration, kept as a small integer.

    Args:
        codes: Every member and its number; a number, once stored, is never given to another member.
    """

    impl = SmallInteger
    cache_ok = True

    def __init__(self, *codes: tuple[Enum, int]) -> None:
        super().__init__()
        self.codes = codes
        self._numbers: dict[Enum | None, int | None] = {None: None, **dict(codes)}
        self._members = {number: member for member, number in self._numbers.items()}

    def bind_processor(self, dialect: Dialect) -> Callable[[Any], int | None]:  # noqa: ARG002
        """Return what gives a member's number: the dictionary itself, as this runs for every row."""
        return self._numbers.__getitem__

    def result_processor(self, dialect: Dialect, coltype: object) -> Callable[[Any], Enum | None]:  # noqa: ARG002
        """Return what gives a number's member."""
        return self._members.__getitem__

    def process_literal_param(self, value: Enum | None, dialect: Dialect) -> str:  # noqa: ARG002
        """Return the member's number as it stands in a statement."""
        return str(self._numbers[value])

    @property
    def python_type(self) -> type[Enum]:
        """The enumeration."""
        return type(self.codes[0][0])


class WordSet(TypeDecorator[frozenset[str]]):
    """A set of words without commas, kept sorted with commas between; nothing known is NULL, none is ''."""

    impl = Text
    cache_ok = True

    def process_bind_param(self, value: frozenset[str] | None, dialect: Dialect) -> str | None:  # noqa: ARG002
        """Return the words as one text."""
        return None if value is None else ",".join(sorted(value))

    def process_result_value(self, value: str | None, dialect: Dialect) -> frozenset[str] | None:  # noqa: ARG002
        """Return the words as a set."""
        return None if value is None else frozenset(filter(None, value.split(",")))


class NumberList(TypeDecorator[tuple[int, ...]]):
    """At least one whole number, in order, with commas between."""

    impl = Text
    cache_ok = True

    def process_bind_param(self, value: tuple[int, ...] | None, dialect: Dialect) -> str | None:  # noqa: ARG002
        """Return the numbers as one text."""
        return None if value is None else ",".join(map(str, value))

    def process_result_value(self, value: str | None, dialect: Dialect) -> tuple[int, ...] | None:  # noqa: ARG002
        """Return the numbers."""
        return None if value is None else tuple(map(int, value.split(",")))


class FactsRecord(TypeDecorator[Facts]):
    """What a person told the coach, as JSON; NULL while that is nothing, which for most people it is."""

    impl = JSON(none_as_null=True)
    cache_ok = True

    def process_bind_param(self, value: Facts | None, dialect: Dialect) -> dict[str, Any] | None:  # noqa: ARG002
        """Return what was said as JSON values."""
        return (value.to_json() or None) if value else None

    def process_result_value(self, value: dict[str, Any] | None, dialect: Dialect) -> Facts:  # noqa: ARG002
        """Return the record."""
        return Facts.from_json(value) if value else Facts()


def rounded_up(instant: datetime) -> datetime:
    """Return the first whole second that is not before *instant*: what must not happen too early."""
    return instant + timedelta(microseconds=-instant.microsecond % 1_000_000)


def _seconds(instant: datetime) -> int:
    if instant.tzinfo is None:
        raise TypeError(f"a naive instant cannot be stored: {instant}")
    return math.floor(instant.timestamp())
