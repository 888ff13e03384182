"""Reads one prop of a pose file."""

from __future__ import annotations

from collections.abc import Collection

from catalog.drawing.entries import Entries, is_place, nearest
from catalog.drawing.equipment import KINDS, Needed
from catalog.drawing.geometry import Point
from catalog.drawing.motion import Option, Prop


def read_prop(entries: Entries, points: Collection[str]) -> Prop:
    """Return the prop that *entries* describe; *points* are those that it may follow."""
    kind = entries.text("kind")
    if kind not in KINDS:
        entries.fault("kind", f"unknown prop {kind!r}{nearest(kind, KINDS)}")
        return Prop(kind, None, {})
    entries.only({"kind", "at", *KINDS[kind]}, f"option of a {kind}")
    options = {name: _option(entries, name, default, points) for name, default in KINDS[kind].items()}
    return Prop(kind, _at(entries, points), options)


def _at(entries: Entries, points: Collection[str]) -> str | Point | None:
    at = entries.values.get("at")
    if at is None:
        return None
    return entries.word("at", "hip", points) if isinstance(at, str) else entries.place("at")


def _option(entries: Entries, name: str, default: Option | Needed, points: Collection[str]) -> Option:
    if isinstance(default, Needed):
        return _needed(entries, name, default, points)
    if isinstance(default, bool):
        return entries.flag(name, stand_in=default)
    if isinstance(default, str):
        return entries.word(name, default, ("left", "right"))
    if isinstance(default, tuple):
        return entries.place(name)
    return entries.number(name, default)


def _needed(entries: Entries, name: str, kind: Needed, points: Collection[str]) -> Option:
    if name not in entries:
        entries.fault(name, f"is missing: {kind.value}")
    elif kind is Needed.NUMBER:
        return entries.number(name, 0.0)
    elif kind is Needed.PAIR:
        return entries.place(name)
    else:
        return _path(entries, name, points)
    return 0.0


def _path(entries: Entries, name: str, points: Collection[str]) -> Option:
    value = entries.values[name]
    path: list[str | Point] = []
    for part in value if isinstance(value, list) else ():
        if is_place(part):
            path.append((float(part[0]), float(part[1])))
        elif part in points:
            path.append(part)
        else:
            entries.fault(name, f"unknown point {part!r}{nearest(str(part), points)}")
    if len(path) < 2:
        entries.fault(name, "has fewer than two points")
    return tuple(path)
