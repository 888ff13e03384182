"""Where the skin of a solved figure is, part by part: what must not sink into the floor."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence

from catalog.drawing import outlines
from catalog.drawing.geometry import Point, along
from catalog.drawing.posture import SIDES, Posture
from catalog.drawing.trunk import trunk_outline

FINGERTIPS = 0.10
"""From the wrist to the fingertips of an open hand, in stature."""

STEEP = 0.7
"""Sine of the slope from which on a hand that leans on the floor is bent at the wrist."""

LIMBS = (
    ("thigh", "hip", outlines.THIGH),
    ("shank", "knee", outlines.SHANK),
    ("upper_arm", "shoulder", outlines.UPPER_ARM),
    ("forearm", "elbow", outlines.FOREARM),
)
"""Each limb's bone, the joint at which it begins, its outline."""


def skin(posture: Posture) -> Iterator[tuple[str, Sequence[Point]]]:
    """Yield each part's name and places on its outline; of the foot the sole, of the hand fist and fingertips."""
    points, directions = posture.points, posture.directions
    yield "trunk", trunk_outline(points, directions)
    yield "head", _head(posture)
    for side in SIDES:
        for bone, joint, profile in LIMBS:
            start = points[joint] if joint in points else points[f"{joint}_{side}"]
            share = posture.shortened.get(bone, 1.0)
            yield f"{bone}_{side}", [along(start, directions[f"{bone}_{side}"], u * share, v) for u, v in profile]
        yield f"foot_{side}", [points[f"{point}_{side}"] for point in ("heel", "ball", "toe")]
        yield f"hand_{side}", _hand(posture, side)


def _hand(posture: Posture, side: str) -> list[Point]:
    """Return the middle of the fist, and the fingertips unless the arm is so steep that a flat hand bends away."""
    wrist, direction = posture.points[f"wrist_{side}"], posture.directions[f"forearm_{side}"]
    tips = [] if abs(math.sin(math.radians(direction))) > STEEP else [along(wrist, direction, FINGERTIPS, 0.0)]
    return [posture.points[f"grip_{side}"], *tips]


def _head(posture: Posture) -> list[Point]:
    neck, direction = posture.points["neck"], posture.directions["head"]
    return [along(neck, direction, u, v, -1) for u, v in (*outlines.SKULL, *outlines.HAIR)]
