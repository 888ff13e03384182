"""The channels that keys of a pose file set: their names, their sides, which of them exclude each other."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from catalog.drawing.posture import SIDES, Channel

JOINTS = ("hip", "knee", "ankle", "shoulder", "elbow")
"""Joints of limbs, in degrees as a clinic reads them: flexion and dorsiflexion positive, 0 standing straight."""

FOOT_CONTACTS = ("foot_at", "heel_at", "ball_at", "contact", "strap")
"""What holds a foot: the place of its ankle, heel or ball; an angle on the ball; an angle of the strap."""

HAND_CONTACTS = ("hand_at", "hang", "lay", "arm_dir")
"""What holds a hand: its place; straight arms above x; straight arms at a height; straight arms in a direction."""

SIDED = frozenset({*JOINTS, *FOOT_CONTACTS, *HAND_CONTACTS, "sole"})
"""Channels that both limbs have: a bare name sets both, "_r" and "_l" one."""

SINGLE = frozenset({"spine", "thorax", "neck", "head_dir", "root", "root_at", "ball_x", "balance"})
"""Channels of the trunk, the head, the root and the ball."""

PLACES = frozenset({"foot_at", "heel_at", "ball_at", "hand_at", "root_at"})
"""Channels that are places; all others are numbers."""

MUSCLES = ("hamstrings", "glutes", "calves", "quads", "adductors", "back", "core")
"""Muscles that a drawing can light; "back" are the spinal erectors."""

EFFORTS = ("work", "stretch")
"""Tables of a key that light muscles."""

AT_REST: Mapping[str, float] = {f"{joint}_{side}": 0.0 for joint in JOINTS for side in SIDES} | {
    "spine": 0.0, "thorax": 0.0, "neck": 0.0
}  # fmt: skip
"""The figure that stands straight, from which every first key starts."""


def bare(name: str) -> str:
    """Return a channel's name without its side."""
    return name[:-2] if name.endswith(("_r", "_l")) else name


def both_sides(name: str, among: frozenset[str] = SIDED) -> tuple[str, ...]:
    """Return the names that *name* stands for, "knee_r" and "knee_l" for "knee"."""
    return tuple(f"{name}_{side}" for side in SIDES) if name in among else (name,)


def expand(table: Mapping[str, Any]) -> dict[str, Channel]:
    """Return the channels of one key, both sides named; what names a side is stronger than what names both."""
    channels: dict[str, Channel] = {}
    for name, value in sorted(table.items(), key=lambda item: bare(item[0]) != item[0]):
        if name not in EFFORTS:
            channels |= dict.fromkeys(both_sides(name), tuple(value) if bare(name) in PLACES else float(value))
    for effort in EFFORTS:
        channels |= _efforts(effort, table.get(effort, {}))
    return channels


def _efforts(effort: str, muscles: Mapping[str, float]) -> dict[str, Channel]:
    efforts: dict[str, Channel] = {}
    for muscle, value in sorted(muscles.items(), key=lambda item: bare(item[0]) != item[0]):
        names = both_sides(muscle, frozenset(MUSCLES))
        efforts |= {f"{effort}.{name}": float(value) for name in names}
    return efforts


def override(channels: Mapping[str, Channel], changes: Mapping[str, Channel]) -> dict[str, Channel]:
    """Return *channels* with *changes*; a changed limb lets go of the contacts that held it before."""
    rivals = {rival for name in changes for rival in _rivals(name)} - changes.keys()
    return {name: value for name, value in channels.items() if name not in rivals} | dict(changes)


def _rivals(name: str) -> Iterable[str]:
    limb, side = bare(name), name[-2:]
    if limb in HAND_CONTACTS or limb in {"shoulder", "elbow"}:
        return [f"{contact}{side}" for contact in HAND_CONTACTS]
    if limb in FOOT_CONTACTS:
        return [f"{contact}{side}" for contact in FOOT_CONTACTS]
    if limb in {"hip", "knee"}:
        return [f"{contact}{side}" for contact in (*FOOT_CONTACTS, "sole")]
    return ()
