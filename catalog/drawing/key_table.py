"""Reads the keys of a pose file: each lists what changes, the first all that moves."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from catalog.drawing.channels import (
    AT_REST,
    EFFORTS,
    FOOT_CONTACTS,
    HAND_CONTACTS,
    MUSCLES,
    PLACES,
    SIDED,
    SINGLE,
    bare,
    expand,
)
from catalog.drawing.entries import Entries, is_number, is_place
from catalog.drawing.motion import Key
from catalog.drawing.posture import SIDES, Channel

CHANNELS = frozenset({*EFFORTS, *SINGLE, *SIDED, *(f"{name}_{side}" for name in SIDED for side in SIDES)})
"""What a key may set."""

LIT = frozenset({*MUSCLES, *(f"{name}_{side}" for name in MUSCLES for side in SIDES)})
"""Muscles that a key may light."""


def read_keys(entries: Entries) -> tuple[Key, ...]:
    """Return the keys, each with all channels that it and those before it set."""
    tables = entries.tables("key")
    if not tables:
        entries.fault("key", "there is none")
    _times(entries, tables)
    channels: dict[str, Channel] = {**AT_REST, **_of_file(entries)}
    keys: list[Key] = []
    for number, table in enumerate(tables):
        table.only(CHANNELS | {"t"}, "channel")
        changes = key_channels(table)
        if number:
            _known_from_the_first(table, changes, keys[0].channels)
        else:
            _apart(table, changes)
        channels = channels | changes
        keys.append(Key(table.number("t", 0.0), channels))
    if keys and "root" not in keys[0].channels:
        entries.fault("root.angle", "is missing, and the first key sets no root")
    return tuple(keys)


def key_channels(table: Entries) -> dict[str, Channel]:
    """Return the channels that one table sets, both sides named; without those that are faulty."""
    return expand({name: value for name, value in table.values.items() if name in CHANNELS and _right(table, name)})


def _right(table: Entries, name: str) -> bool:
    """Return whether an entry is of the right kind; note it where it is not."""
    value = table.values[name]
    if name in EFFORTS:
        muscles = table.table(name)
        muscles.only(LIT, "muscle")
        return not [muscle for muscle in muscles.values if not _share(muscles, muscle)]
    place = bare(name) in PLACES
    if not (is_place(value) if place else is_number(value)):
        table.fault(name, f"is {value!r}, not {'two numbers' if place else 'a number'}")
        return False
    return True


def _share(muscles: Entries, muscle: str) -> bool:
    value = muscles.values[muscle]
    if muscle not in LIT:
        return False
    if is_number(value) and 0 <= value <= 1:
        return True
    muscles.fault(muscle, f"is {value!r}, not a number from 0 to 1")
    return False


def _times(entries: Entries, tables: list[Entries]) -> None:
    times = [table.number("t", -1.0) for table in tables]
    if times and (times[0] != 0 or times != sorted(set(times)) or times[-1] >= 1):
        entries.fault("key", f"has the times {times}, not 0 first and rising to under 1")


def _of_file(entries: Entries) -> dict[str, Channel]:
    """Return the channels that the file sets for the whole repetition."""
    root = entries.table("root")
    channels: dict[str, Channel] = {}
    if "angle" in root:
        channels["root"] = root.number("angle", 0.0)
    elif str(root.values.get("segment", "")).startswith("foot"):
        channels["root"] = 0.0
    if "balance" in entries:
        channels["balance"] = entries.number("balance", 0.0)
    return channels


def _known_from_the_first(table: Entries, changes: Iterable[str], first: Mapping[str, Channel]) -> None:
    """Note what a later key sets and the first one does not: between the two it would have no value."""
    for name in changes:
        if name not in first and not name.startswith(EFFORTS):
            table.fault(bare(name), "is not set by the first key")


def _apart(table: Entries, changes: Mapping[str, Channel]) -> None:
    """Note contacts that exclude each other, and those that lack what they need."""
    for side in SIDES:
        for contacts in (FOOT_CONTACTS, HAND_CONTACTS):
            held = [name for name in contacts if f"{name}_{side}" in changes]
            if len(held) > 1:
                table.fault(held[1], f"stands beside {held[0]}: a limb has one contact")
        for name in ("heel_at", "ball_at"):
            if f"{name}_{side}" in changes and f"sole_{side}" not in changes:
                table.fault(name, "needs sole, the angle of the foot")
        if f"contact_{side}" in changes and "ball_x" not in changes:
            table.fault("contact", "needs ball_x, where the ball is")
