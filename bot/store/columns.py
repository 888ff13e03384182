"""Column types: how instants, enumerations and sets of words look in a row."""

from __future__ import annotations

import math
import re
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from enum import Enum
from functools import lru_cache
from typing import Any

from sqlalchemy import BLOB, JSON, BigInteger, Integer, SmallInteger, Text
from sqlalchemy.engine import Dialect
from sqlalchemy.types import TypeDecorator, TypeEngine

from bot.facts import Facts

Id = BigInteger().with_variant(Integer(), "sqlite")
"""A primary key or a reference to one; SQLite takes only the word INTEGER for its own row number."""


_NUMBER = re.compile(r"-?[1-9][0-9]{0,18}|0")
"""A number that is written in one way only."""

_LARGEST = 2**63 - 1
"""Of a number in SQLite (https://www.sqlite.org/datatype3.html)."""


class Instant(TypeDecorator[datetime]):
    """An aware instant, kept as whole seconds since 1970 in UTC; parts of a second are cut off."""

    impl = BigInteger
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> int | None:  # noqa: ARG002
        """Return the seconds of *value*.

        Raises:
            TypeError: *value* is naive.
        """
        return to_seconds(value)

    def process_result_value(self, value: int | None, dialect: Dialect) -> datetime | None:  # noqa: ARG002
        """Return the instant, in UTC."""
        return _instant(value)

    def bind_processor(self, dialect: Dialect) -> Callable[[datetime | None], int | None]:  # noqa: ARG002
        """Return what gives the seconds: the function itself, as this runs for every row."""
        return to_seconds

    def result_processor(self, dialect: Dialect, coltype: object) -> Callable[[int | None], datetime | None]:  # noqa: ARG002
        """Return what gives the instant."""
        return _instant


class PlatformId(TypeDecorator[str]):
    """A platform's own id of something, as text; on SQLite a number where it is one, which takes half the room."""

    impl = Text
    cache_ok = True

    def load_dialect_impl(self, dialect: Dialect) -> TypeEngine[Any]:
        """Return a type under which SQLite keeps a number as a number and a text as a text."""
        return dialect.type_descriptor(BLOB() if dialect.name == "sqlite" else Text())

    def bind_processor(self, dialect: Dialect) -> Callable[[str | None], int | str | None] | None:
        """Return what gives the stored form; None: it is stored as it is."""
        return _shortest if dialect.name == "sqlite" else None

    def result_processor(self, dialect: Dialect, coltype: object) -> Callable[[int | str | None], str | None] | None:  # noqa: ARG002
        """Return what gives the text."""
        return _text if dialect.name == "sqlite" else None


class Coded(TypeDecorator[Any]):
    """A member of an enumeration or one of a few words, kept as a small integer.

    Args:
        codes: Every member and its number; a number, once stored, is never given to another member.
    """

    impl = SmallInteger
    cache_ok = True

    def __init__(self, *codes: tuple[Enum | str, int]) -> None:
        super().__init__()
        self.codes = codes
        self._numbers: dict[Enum | str | None, int | None] = {None: None, **dict(codes)}
        self._members = {number: member for member, number in self._numbers.items()}

    def bind_processor(self, dialect: Dialect) -> Callable[[Any], int | None]:  # noqa: ARG002
        """Return what gives a member's number: the dictionary itself, as this runs for every row."""
        return self._numbers.__getitem__

    def result_processor(self, dialect: Dialect, coltype: object) -> Callable[[Any], Enum | str | None]:  # noqa: ARG002
        """Return what gives a number's member."""
        return self._members.__getitem__

    def process_literal_param(self, value: Enum | str | None, dialect: Dialect) -> str:  # noqa: ARG002
        """Return the member's number as it stands in a statement."""
        return str(self._numbers[value])

    @property
    def python_type(self) -> type[Enum | str]:
        """The enumeration, or text."""
        return type(self.codes[0][0])


_NOTHING_SAID = Facts()
"""Of most people: one record for all of them, as it never changes."""


class WordSet(TypeDecorator[frozenset[str]]):
    """A set of words without commas, kept sorted with commas between; nothing known is NULL, none is ''."""

    impl = Text
    cache_ok = True

    def process_bind_param(self, value: frozenset[str] | None, dialect: Dialect) -> str | None:  # noqa: ARG002
        """Return the words as one text."""
        return None if value is None else ",".join(sorted(value))

    def process_result_value(self, value: str | None, dialect: Dialect) -> frozenset[str] | None:  # noqa: ARG002
        """Return the words as a set."""
        return _words(value)

    def result_processor(self, dialect: Dialect, coltype: object) -> Callable[[str | None], frozenset[str] | None]:  # noqa: ARG002
        """Return what gives the set: the function itself, as this runs for every row."""
        return _words


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
        return Facts.from_json(value) if value else _NOTHING_SAID

    def result_processor(self, dialect: Dialect, coltype: object) -> Callable[[Any], Facts]:
        """Return what gives the record, at no cost where there is none."""
        read = self.impl_instance.dialect_impl(dialect).result_processor(dialect, coltype) or _as_it_is
        return lambda value: _NOTHING_SAID if value is None else self.process_result_value(read(value), dialect)


def rounded_up(instant: datetime) -> datetime:
    """Return the first whole second that is not before *instant*: what must not happen too early."""
    return instant + timedelta(microseconds=-instant.microsecond % 1_000_000)


def to_seconds(instant: datetime | None) -> int | None:
    """Return whole seconds since 1970 in UTC, as an instant is kept.

    Raises:
        TypeError: *instant* is naive.
    """
    if instant is None:
        return None
    if instant.tzinfo is None:
        raise TypeError(f"a naive instant cannot be stored: {instant}")
    return math.floor(instant.timestamp())


def _instant(seconds: int | None) -> datetime | None:
    return None if seconds is None else datetime.fromtimestamp(seconds, UTC)


@lru_cache(maxsize=1024)
def _words(text: str | None) -> frozenset[str] | None:
    return None if text is None else frozenset(filter(None, text.split(",")))


def _shortest(id: str | None) -> int | str | None:
    """Return the number that *id* is, if it would be written in just this way."""
    if id is None or not _NUMBER.fullmatch(id):
        return id
    number = int(id)
    return number if -_LARGEST <= number <= _LARGEST else id


def _text(id: int | str | None) -> str | None:
    return str(id) if isinstance(id, int) else id


def _as_it_is(value: Any) -> Any:
    return value
