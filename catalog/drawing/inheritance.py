"""How one pose file takes over another: what it does not say, its model says."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from catalog.reading import Faults

OWN = frozenset({"like", "drop", "change", "wrong", "alt", "without"})
"""What a file says for itself and nobody inherits."""

MERGED = frozenset({"root", "foreshorten"})
"""Tables of which a file may change single entries; of all others it replaces the whole."""

Table = dict[str, Any]


def inherit(model: Mapping[str, Any], own: Mapping[str, Any], faults: Faults, file: str) -> Table:
    """Return what *own* says, completed by what *model* says.

    Its "drop" takes entries of the model away. Its "change" alters single keys: `[change.1]` the second one,
    `[change."t=0.46"]` the one at that moment; work and stretch are merged muscle by muscle.
    """
    dropped = own.get("drop", [])
    for name in dropped:
        if name not in model:
            faults.add(file, "drop", f"{name!r} is nothing that its model has")
    table: Table = {name: value for name, value in model.items() if name not in OWN and name not in dropped}
    for name, value in own.items():
        merge = name in MERGED and isinstance(value, dict) and name in table
        table[name] = {**table[name], **value} if merge else value
    if "change" in own:
        table["key"] = _changed(table.get("key", []), own["change"], faults, file)
    return {name: value for name, value in table.items() if name not in {"like", "drop", "change"}}


def _changed(keys: list[Table], changes: Mapping[str, Table], faults: Faults, file: str) -> list[Table]:
    changed = [dict(key) for key in keys]
    for name, change in changes.items():
        index = _index(keys, name)
        if index is None:
            moments = ", ".join(f"{i} (t={key.get('t')})" for i, key in enumerate(keys))
            faults.add(file, f"change.{name}", f"is no key of its model; it has {moments}")
            continue
        changed[index] = _merged(changed[index], change)
    return changed


def _index(keys: list[Table], name: str) -> int | None:
    """Return which key a name means, "1" or "t=0.46"; None: none."""
    if name.startswith("t="):
        return next((i for i, key in enumerate(keys) if f"t={key.get('t')}" == name), None)
    return int(name) if name.isdecimal() and int(name) < len(keys) else None


def _merged(key: Table, change: Table) -> Table:
    merged = {**key, **change}
    for effort in ("work", "stretch"):
        if effort in key and effort in change:
            merged[effort] = {**key[effort], **change[effort]}
    return merged
