"""Reads one data file: gives typed values and notes every fault instead of stopping at the first."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from enum import Enum
from typing import Any, TypeVar

from catalog.model import Range

Choice = TypeVar("Choice", bound=Enum)

_KINDS: dict[type, str] = {
    str: "a text",
    list: "a list",
    dict: "a table",
    bool: "true or false",
    int: "a whole number",
}


class Faults:
    """What is wrong with the data, in the order in which it was found."""

    def __init__(self) -> None:
        self.lines: list[str] = []

    def add(self, file: str, key: str, fault: str) -> None:
        """Note that *key* of *file* has a *fault*; the key is empty where the whole file is meant."""
        self.lines.append(": ".join(part for part in (file, key, fault) if part))


class Part:
    """One table of a file, and where its faults are noted.

    Args:
        file: Its name, for the faults.
        values: As parsed.
        faults: Where faults are noted.
        path: The keys that lead to this table, for the faults.
    """

    def __init__(self, file: str, values: Mapping[str, Any], faults: Faults, path: str = "") -> None:
        self.file = file
        self.values = values
        self._faults = faults
        self._path = path

    def __contains__(self, key: str) -> bool:
        return key in self.values

    def fault(self, key: str, fault: str) -> None:
        """Note a *fault* of *key*."""
        self._faults.add(self.file, self._path + key, fault)


class Table(Part):
    """One table of a data file, all of whose keys are asked for.

    Every reading method takes a key, and returns a harmless stand-in of the right type after noting a fault.
    """

    def __init__(self, file: str, values: Mapping[str, Any], faults: Faults, path: str = "") -> None:
        super().__init__(file, values, faults, path)
        self._read: set[str] = set()

    def __iter__(self) -> Iterator[str]:
        return iter(self.values)

    def text(self, key: str, *, may_be_empty: bool = False) -> str:
        """Return a text."""
        value = self._take(key, str, None)
        if value is None:
            return ""
        if not value.strip() and not may_be_empty:
            self.fault(key, "is empty")
        return str(value)

    def text_if_any(self, key: str) -> str:
        """Return a text; an empty one where the key is absent."""
        return self.text(key) if key in self else ""

    def texts(self, key: str) -> tuple[str, ...]:
        """Return a list of texts, none of them empty."""
        items = self._take(key, list, [])
        for number, item in enumerate(items):
            if not isinstance(item, str):
                self.fault(f"{key}[{number}]", f"is {item!r}, not a text")
            elif not item.strip():
                self.fault(f"{key}[{number}]", "is empty")
        return tuple(item for item in items if isinstance(item, str))

    def words(self, key: str, known: Iterable[str]) -> tuple[str, ...]:
        """Return a list of words, all of them among *known*."""
        values = self.texts(key)
        for value in values:
            if value.strip() and value not in known:
                self.fault(key, f"unknown word {value!r}")
        return values

    def groups(self, key: str, known: Iterable[str]) -> tuple[frozenset[str], ...]:
        """Return a list of lists of words, none of them empty, all words among *known*."""
        groups = []
        for number, group in enumerate(self._take(key, list, [])):
            name = f"{key}[{number}]"
            if group == []:
                self.fault(name, "is empty")
            groups.append(frozenset(Table(self.file, {name: group}, self._faults, self._path).words(name, known)))
        return tuple(groups)

    def choice(self, key: str, choices: Mapping[str, Choice]) -> Choice:
        """Return the member of *choices* that is named."""
        name = self._take(key, str, None)
        if name is not None and name not in choices:
            self.fault(key, f"unknown word {name!r}")
        return choices.get(name or "", next(iter(choices.values())))

    def flag(self, key: str) -> bool:
        """Return true or false."""
        return bool(self._take(key, bool, False))

    def year(self, key: str) -> int | None:
        """Return a whole number, or None where the key is absent."""
        return int(self._take(key, int, 0)) if key in self else None

    def range(self, key: str, *, least: int = 1) -> Range:
        """Return a list of two whole numbers, rising, from *least*."""
        match self._take(key, list, [least, least]):
            case [int(low), int(high)] if not isinstance(low, bool) and not isinstance(high, bool):
                if not least <= low <= high:
                    self.fault(key, f"goes from {low} to {high}, not up from {least} or more")
                return Range(low, high)
            case other:
                self.fault(key, f"is {other!r}, not two whole numbers")
                return Range(least, least)

    def table(self, key: str) -> Table:
        """Return the table under *key*."""
        return Table(self.file, self._take(key, dict, {}), self._faults, f"{self._path}{key}.")

    def tables(self, key: str) -> tuple[Table, ...]:
        """Return the list of tables under *key*."""
        tables = []
        for number, values in enumerate(self._take(key, list, [])):
            if isinstance(values, dict):
                tables.append(Table(self.file, values, self._faults, f"{self._path}{key}[{number}]."))
            else:
                self.fault(f"{key}[{number}]", "is not a table")
        return tuple(tables)

    def close(self) -> None:
        """Note every key that nobody asked for."""
        for key in self.values:
            if key not in self._read:
                self.fault(key, "unknown key")

    def _take(self, key: str, kind: type, stand_in: Any) -> Any:
        self._read.add(key)
        if key not in self.values:
            self.fault(key, "is missing")
            return stand_in
        value = self.values[key]
        if not isinstance(value, kind) or (kind is int and isinstance(value, bool)):
            self.fault(key, f"is {value!r}, not {_KINDS[kind]}")
            return stand_in
        return value
