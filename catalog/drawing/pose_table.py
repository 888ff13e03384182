"""Turns what a pose file says into a motion, and notes every name that is unknown."""

from __future__ import annotations

from catalog.drawing.entries import Entries
from catalog.drawing.geometry import Point
from catalog.drawing.key_table import CHANNELS, key_channels, read_keys
from catalog.drawing.kinematics import TRUNK
from catalog.drawing.motion import REP_SECONDS, Foot, Inset, Motion, Root, WrongPose
from catalog.drawing.posture import SIDES
from catalog.drawing.prop_table import read_prop

LIMBS = ("knee", "ankle", "heel", "ball", "toe", "elbow", "wrist", "grip")
POINTS = TRUNK | {f"{point}_{side}" for point in LIMBS for side in SIDES}
"""Points of the figure that a file may name."""

BONES = {"pelvis", "lumbar", "thorax"} | {f"{bone}_{side}" for bone in ("thigh", "shank", "foot") for side in SIDES}
"""Bones whose direction a root may keep."""

FORESHORTENED = ("thigh", "shank", "upper_arm", "forearm")
STANCES = ("r", "l", "rl")

ENTRIES = frozenset(
    {
        "root", "balance", "stance", "planted", "head", "floor", "foreshorten", "elbows", "arms", "hands_on",
        "hands_off",
        "prop", "arrow", "rep", "hold", "still", "alt", "key", "wrong", "inset", "partner", "without",
    }
)  # fmt: skip
"""What a pose file may say, beside "like", "drop" and "change"."""


def to_motion(slug: str, entries: Entries) -> Motion:
    """Return the motion that a file describes; one without meaning where a fault was noted."""
    entries.only(ENTRIES)
    if "without" in entries:
        return _undrawn(slug, entries)
    motion = _drawn(slug, entries)
    _equipped(entries, motion)
    return motion


def _drawn(slug: str, entries: Entries) -> Motion:
    return Motion(
        slug=slug,
        root=_root(entries.table("root")),
        keys=read_keys(entries),
        balance=entries.number_if_any("balance"),
        stance=entries.word("stance", "rl", STANCES),
        planted=entries.word("planted", "", STANCES),
        head=entries.word("head", "free", ("free", "floor")),
        floor=entries.number("floor", 0.0),
        foreshorten=_foreshorten(entries.table("foreshorten")),
        elbows=entries.word("elbows", "back", ("back", "out")),
        arms=entries.word("arms", "beside", ("beside", "between")),
        hands_on=entries.word("hands_on", "", POINTS | {"landmine"}),
        hands_off=entries.place("hands_off"),
        props=tuple(read_prop(part, POINTS) for part in entries.tables("prop")),
        arrow=entries.word("arrow", "", POINTS),
        rep=entries.number("rep", REP_SECONDS),
        hold=entries.flag("hold"),
        still=entries.place("still") if "still" in entries else None,
        alt=entries.text("alt"),
        partner=to_motion(slug, entries.table("partner")) if "partner" in entries else None,
        mistakes=tuple(_wrong(part) for part in entries.tables("wrong")),
        inset=_inset(entries.table("inset")) if "inset" in entries else None,
    )


def _equipped(entries: Entries, motion: Motion) -> None:
    """Note what a contact holds on to and the file does not have."""
    channels = motion.keys[0].channels if motion.keys else {}
    for contact, kind in (("contact", "ball"), ("strap", "straps")):
        if any(f"{contact}_{side}" in channels for side in SIDES) and motion.prop(kind) is None:
            entries.fault("key[0]." + contact, f"needs a prop of the kind {kind}")
    if motion.hands_on == "landmine" and motion.prop("landmine") is None:
        entries.fault("hands_on", "needs a prop of the kind landmine")


def _undrawn(slug: str, entries: Entries) -> Motion:
    reason = entries.text("without")
    if not reason.strip():
        entries.fault("without", "is empty")
    for name in entries.values.keys() - {"without"}:
        entries.fault(name, "stands beside the reason why there is no drawing")
    return Motion(slug, Root("pelvis", "hip", (0.0, 0.0)), (), without=reason)


def _root(entries: Entries) -> Root:
    entries.only({"segment", "point", "at", "angle", "rest"})
    for name in ("segment", "point"):
        if name not in entries:
            entries.fault(name, "is missing")
    return Root(
        segment=entries.word("segment", "pelvis", BONES),
        point=entries.word("point", "hip", POINTS),
        at=entries.place("at"),
        rest=entries.flag("rest"),
    )


def _foreshorten(entries: Entries) -> dict[str, float]:
    entries.only(FORESHORTENED, "bone")
    return {name: entries.number(name, 1.0) for name in entries.values if name in FORESHORTENED}


def _wrong(entries: Entries) -> WrongPose:
    entries.only(CHANNELS | {"mistake", "t", "held"}, "channel")
    if "mistake" not in entries:
        entries.fault("mistake", "is missing")
    return WrongPose(
        mistake=int(entries.number("mistake", 0)),
        t=entries.number("t", 0.5),
        channels=key_channels(entries),
        held=entries.word("held", "", POINTS),
    )


def _inset(entries: Entries) -> Inset:
    entries.only({"feet", "hands", "bar"})
    feet = entries.values.get("feet", [])
    return Inset(
        feet=tuple(_foot(entries, foot) for foot in feet) if isinstance(feet, list) else (),
        hands=entries.number_if_any("hands"),
        bar=entries.number_if_any("bar"),
    )


def _foot(entries: Entries, foot: object) -> Foot:
    match foot:
        case [int() | float() as x, int() | float() as z, int() | float() as toe_out]:
            return Foot(_point(x, z), float(toe_out))
        case [int() | float() as x, int() | float() as z, int() | float() as toe_out, bool() as heel_up]:
            return Foot(_point(x, z), float(toe_out), heel_up)
    entries.fault("feet", f"has {foot!r}, not [heel x, heel z, toe out, whether the heel is up]")
    return Foot((0.0, 0.0), 0.0)


def _point(x: float, z: float) -> Point:
    return float(x), float(z)
