"""Which muscles work and which are stretched, painted on the figure: light for little, dark for much."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from catalog.drawing.body import seat_direction
from catalog.drawing.canvas import LIMB, TRUNK, Canvas
from catalog.drawing.colours import FAINTEST, mix, on_ramp
from catalog.drawing.geometry import Point, along, between
from catalog.drawing.scene import smooth

Bone = Literal["pelvis", "lumbar", "thorax", "thigh", "shank", "seat"]

STARTS: Mapping[Bone, str] = {
    "pelvis": "hip",
    "lumbar": "waist",
    "thorax": "chest",
    "thigh": "hip",
    "shank": "knee_",
    "seat": "hip",
}
"""The point at which each bone begins."""

DARK = 0.8
"""How far a muscle's outline goes from its colour to the darkest: 3 to 1 and more against bare skin."""

HALO = 1.0
"""Pixels of skin round a muscle, so that dark red and violet stand out from dark shorts."""

FAR = 0.5
"""How far the far leg's muscles fade into it."""


@dataclass(frozen=True, slots=True)
class Spot:
    """A place on a bone: how far along it, how far towards its front; "seat" points out of the buttock."""

    bone: Bone
    u: float
    v: float


@dataclass(frozen=True, slots=True)
class Muscle:
    """A muscle between two edges of equally many spots, from where it begins to where it ends."""

    outer: tuple[Spot, ...]
    inner: tuple[Spot, ...]
    sides: str = "rl"
    fibres: bool = True


MUSCLES: Mapping[str, Muscle] = {
    "adductors": Muscle(
        (
            Spot("pelvis", -0.018, 0.030),
            Spot("thigh", 0.060, 0.020),
            Spot("thigh", 0.120, 0.012),
            Spot("thigh", 0.180, 0.004),
        ),
        (
            Spot("pelvis", -0.026, 0.000),
            Spot("thigh", 0.060, -0.010),
            Spot("thigh", 0.120, -0.006),
            Spot("thigh", 0.176, 0.000),
        ),
    ),
    "quads": Muscle(
        (
            Spot("thigh", 0.018, 0.046),
            Spot("thigh", 0.060, 0.0535),
            Spot("thigh", 0.110, 0.0515),
            Spot("thigh", 0.160, 0.044),
            Spot("thigh", 0.205, 0.035),
            Spot("thigh", 0.230, 0.031),
        ),
        (
            Spot("thigh", 0.030, 0.026),
            Spot("thigh", 0.060, 0.018),
            Spot("thigh", 0.110, 0.012),
            Spot("thigh", 0.160, 0.010),
            Spot("thigh", 0.200, 0.014),
            Spot("thigh", 0.224, 0.024),
        ),
    ),
    "calves": Muscle(
        (
            Spot("shank", 0.006, -0.020),
            Spot("shank", 0.030, -0.033),
            Spot("shank", 0.065, -0.0405),
            Spot("shank", 0.105, -0.0405),
            Spot("shank", 0.142, -0.032),
            Spot("shank", 0.172, -0.0225),
        ),
        (
            Spot("shank", 0.004, -0.010),
            Spot("shank", 0.035, -0.008),
            Spot("shank", 0.065, -0.008),
            Spot("shank", 0.105, -0.011),
            Spot("shank", 0.142, -0.016),
            Spot("shank", 0.170, -0.018),
        ),
    ),
    "hamstrings": Muscle(
        (
            Spot("pelvis", -0.036, -0.052),
            Spot("thigh", 0.055, -0.0535),
            Spot("thigh", 0.100, -0.0485),
            Spot("thigh", 0.150, -0.0395),
            Spot("thigh", 0.195, -0.032),
            Spot("thigh", 0.226, -0.0275),
            Spot("thigh", 0.246, -0.0225),
        ),
        (
            Spot("pelvis", -0.022, -0.034),
            Spot("thigh", 0.050, -0.006),
            Spot("thigh", 0.100, 0.002),
            Spot("thigh", 0.150, -0.002),
            Spot("thigh", 0.195, -0.014),
            Spot("thigh", 0.222, -0.0205),
            Spot("thigh", 0.246, -0.0185),
        ),
    ),
    "back": Muscle(
        (
            Spot("pelvis", 0.058, -0.062),
            Spot("lumbar", 0.015, -0.046),
            Spot("lumbar", 0.060, -0.0435),
            Spot("thorax", 0.020, -0.050),
            Spot("thorax", 0.060, -0.059),
            Spot("thorax", 0.090, -0.060),
        ),
        (
            Spot("pelvis", 0.062, -0.050),
            Spot("lumbar", 0.015, -0.022),
            Spot("lumbar", 0.060, -0.016),
            Spot("thorax", 0.020, -0.022),
            Spot("thorax", 0.060, -0.034),
            Spot("thorax", 0.088, -0.052),
        ),
        sides="r",
    ),
    "glutes": Muscle(
        (
            Spot("pelvis", 0.074, -0.056),
            Spot("pelvis", 0.042, -0.071),
            Spot("seat", 0.077, 0.014),
            Spot("seat", 0.076, -0.020),
            Spot("thigh", 0.054, -0.051),
        ),
        (
            Spot("pelvis", 0.078, -0.030),
            Spot("pelvis", 0.048, -0.008),
            Spot("seat", 0.006, 0.004),
            Spot("thigh", 0.028, -0.004),
            Spot("thigh", 0.064, -0.022),
        ),
        sides="r",
    ),
    "core": Muscle(
        (
            Spot("pelvis", 0.010, 0.047),
            Spot("pelvis", 0.055, 0.054),
            Spot("lumbar", 0.030, 0.053),
            Spot("thorax", 0.000, 0.058),
            Spot("thorax", 0.030, 0.066),
        ),
        (
            Spot("pelvis", 0.012, 0.030),
            Spot("pelvis", 0.055, 0.026),
            Spot("lumbar", 0.030, 0.024),
            Spot("thorax", 0.000, 0.028),
            Spot("thorax", 0.028, 0.040),
        ),
        sides="r",
    ),
}
"""By the name that pose files use, the deepest first."""


def muscles(canvas: Canvas, side: str) -> None:
    """Paint every muscle of one side that works or is stretched enough to be seen."""
    for name, muscle in MUSCLES.items():
        colour = _colour(canvas, f"{name}_{side}")
        if colour and side in muscle.sides:
            _paint(canvas, muscle, side, colour if side == "r" else mix(colour, canvas.theme.far, FAR))


def _colour(canvas: Canvas, muscle: str) -> str | None:
    work, stretch = canvas.posture.work.get(muscle, 0.0), canvas.posture.stretch.get(muscle, 0.0)
    if max(work, stretch) < FAINTEST:
        return None
    ramp = canvas.theme.work if work >= stretch else canvas.theme.stretch
    return on_ramp(ramp, (max(work, stretch) - FAINTEST) / (1 - FAINTEST))


def _paint(canvas: Canvas, muscle: Muscle, side: str, colour: str) -> None:
    outer = smooth([_place(canvas, spot, side) for spot in muscle.outer], closed=False, steps=3)
    inner = smooth([_place(canvas, spot, side) for spot in muscle.inner], closed=False, steps=3)
    edge, pen = mix(colour, canvas.theme.muscle, DARK), 0.75 * canvas.pen
    area = smooth([*outer, *reversed(inner)], steps=2)
    canvas.scene.polygon(area, None, canvas.theme.near, pen + 2 * HALO)
    canvas.scene.polygon(area, colour, edge, pen)
    if muscle.fibres:
        for share in (0.34, 0.67):
            fibre = [between(a, b, share) for a, b in zip(outer, inner, strict=True)]
            canvas.scene.line(fibre[2:-2], mix(colour, edge, 0.5), 0.5 * canvas.pen)


def _place(canvas: Canvas, spot: Spot, side: str) -> Point:
    start = STARTS[spot.bone]
    origin = canvas.point(start + side if start.endswith("_") else start)
    if spot.bone == "seat":
        return along(origin, seat_direction(canvas, side), spot.u, spot.v, TRUNK)
    if spot.bone in ("thigh", "shank"):
        length = canvas.posture.shortened.get(spot.bone, 1.0)
        return along(origin, canvas.direction(f"{spot.bone}_{side}"), spot.u * length, spot.v, LIMB)
    return along(origin, canvas.direction(spot.bone), spot.u, spot.v, TRUNK)
