"""Entries of a pose file: gives typed values and notes every fault, with the nearest right name."""

from __future__ import annotations

from collections.abc import Iterable
from difflib import get_close_matches

from catalog.drawing.geometry import Point
from catalog.reading import Part


def nearest(name: str, names: Iterable[str]) -> str:
    """Return the end of a sentence about an unknown name: which known one was perhaps meant, or nothing."""
    likely = get_close_matches(name, sorted(names), n=1)
    return f"; did you mean {likely[0]!r}?" if likely else ""


def is_number(value: object) -> bool:
    """Return whether a value is a number."""
    return isinstance(value, int | float) and not isinstance(value, bool)


def is_place(value: object) -> bool:
    """Return whether a value is a list of two numbers."""
    return isinstance(value, list) and len(value) == 2 and all(map(is_number, value))


class Entries(Part):
    """One table of a pose file, most of whose entries may be absent.

    Every reading method returns its stand-in after noting a fault, and where the entry is absent.
    """

    def only(self, names: Iterable[str], what: str = "entry") -> None:
        """Note every entry that is not among *names*, which are names of a *what*."""
        for name in self.values:
            if name not in names:
                self.fault(name, f"unknown {what}{nearest(name, names)}")

    def number(self, name: str, stand_in: float) -> float:
        """Return a number."""
        value = self.values.get(name, stand_in)
        if not is_number(value):
            self.fault(name, f"is {value!r}, not a number")
            return stand_in
        return float(value)

    def number_if_any(self, name: str) -> float | None:
        """Return a number, or None where it is absent."""
        return self.number(name, 0.0) if name in self else None

    def place(self, name: str, stand_in: Point = (0.0, 0.0)) -> Point:
        """Return two numbers."""
        value = self.values.get(name, list(stand_in))
        if not is_place(value):
            self.fault(name, f"is {value!r}, not two numbers")
            return stand_in
        return float(value[0]), float(value[1])

    def flag(self, name: str, *, stand_in: bool = False) -> bool:
        """Return true or false."""
        value = self.values.get(name, stand_in)
        if not isinstance(value, bool):
            self.fault(name, f"is {value!r}, not true or false")
        return value is True

    def text(self, name: str) -> str:
        """Return a text, an empty one where it is absent."""
        value = self.values.get(name, "")
        if not isinstance(value, str):
            self.fault(name, f"is {value!r}, not a text")
            return ""
        return value

    def word(self, name: str, stand_in: str, words: Iterable[str]) -> str:
        """Return one of *words*."""
        value = self.values.get(name, stand_in)
        if value == stand_in or (isinstance(value, str) and value in words):
            return str(value)
        self.fault(name, f"unknown word {value!r}{nearest(str(value), words)}")
        return stand_in

    def table(self, name: str) -> Entries:
        """Return the table under *name*, an empty one where it is absent."""
        value = self.values.get(name, {})
        if not isinstance(value, dict):
            self.fault(name, f"is {value!r}, not a table")
            value = {}
        return Entries(self.file, value, self._faults, f"{self._path}{name}.")

    def tables(self, name: str) -> list[Entries]:
        """Return the list of tables under *name*, none where it is absent."""
        value = self.values.get(name, [])
        if not isinstance(value, list) or not all(isinstance(part, dict) for part in value):
            self.fault(name, "is not a list of tables")
            return []
        paths = (f"{self._path}{name}[{number}]." for number in range(len(value)))
        return [Entries(self.file, part, self._faults, path) for part, path in zip(value, paths, strict=True)]
