"""One statement for many rows, at little more than the database's own cost for each."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import lru_cache
from types import MappingProxyType
from typing import Any, NamedTuple

from sqlalchemy import Insert, Update
from sqlalchemy.engine import Dialect

from bot.store.lean import AsyncConnection

Convert = Callable[[Any], Any]


class Parameter(NamedTuple):
    """One place of a compiled statement where a value goes.

    Attributes:
        name: What a row calls it; None: the statement itself says *value*.
        convert: Gives the stored form; None: the value is that already.
    """

    name: str | None
    convert: Convert | None
    value: Any


class Prepared(NamedTuple):
    """A statement in the words of the database, and its values in order."""

    words: str
    parameters: tuple[Parameter, ...]


async def run_many(
    connection: AsyncConnection,
    statement: Insert | Update,
    names: tuple[str, ...],
    rows: Sequence[Sequence[Any]],
    shared: Mapping[str, Any] = MappingProxyType({}),
) -> int:
    """Run *statement* for each of *rows*, at least one, and return how many rows of the database it changed.

    The library by itself looks up every parameter of every row anew, which for a reminder costs more than the
    database does; here that is done once for each statement. So make a statement once and keep it.

    Args:
        names: Of the values in each row, in their order.
        shared: Values that are the same for all rows, by name.
    """
    prepared = prepare(statement, connection.dialect, (*names, *shared))
    given = dict(zip(names, zip(*rows, strict=True), strict=True))
    columns = [_column(parameter, given, shared, len(rows)) for parameter in prepared.parameters]
    result = await connection.exec_driver_sql(
        prepared.words, list(zip(*columns, strict=True)), execution_options={"preserve_rowcount": True}
    )
    return result.rowcount


@lru_cache(maxsize=64)
def prepare(statement: Insert | Update, dialect: Dialect, names: tuple[str, ...]) -> Prepared:
    """Compile *statement*, some of whose parameters each row names."""
    compiled = statement.compile(dialect=dialect, column_keys=names)
    return Prepared(
        str(compiled),
        tuple(_parameter(compiled.binds[name], name, dialect, names) for name in compiled.positiontup or ()),
    )


def _parameter(bind: Any, name: str, dialect: Dialect, names: tuple[str, ...]) -> Parameter:
    convert = bind.type.dialect_impl(dialect).bind_processor(dialect)
    if name in names:
        return Parameter(name, convert, None)
    value = bind.effective_value
    return Parameter(None, None, convert(value) if convert else value)


def _column(
    parameter: Parameter, given: Mapping[str, Sequence[Any]], shared: Mapping[str, Any], count: int
) -> Sequence[Any]:
    """Return the stored form of one parameter for every row."""
    if parameter.name is None:
        return [parameter.value] * count
    if parameter.name in shared:
        value = shared[parameter.name]
        return [parameter.convert(value) if parameter.convert else value] * count
    values = given[parameter.name]
    return list(map(parameter.convert, values)) if parameter.convert else values
