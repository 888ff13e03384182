"""Where the points of a figure are when its bones point where they point; and two bones that reach a place."""

from __future__ import annotations

import math
from collections.abc import Mapping
from typing import NamedTuple

from catalog.drawing import proportions as body
from catalog.drawing.geometry import Point, along, angle_of, minus, plus, unit_vector

KNEE, ELBOW = 1, -1
"""How the second bone turns against the first."""

TRUNK = frozenset({"hip", "waist", "chest", "shoulder", "neck", "head", "back", "yoke", "crease"})
"""Points of trunk and head; all others are points of a limb."""


class Reach(NamedTuple):
    """Directions of two bones in degrees, and by how much they are too short or too long for their place."""

    first: float
    second: float
    miss: float


def reach(start: Point, end: Point, first: float, second: float, bend: int) -> Reach:
    """Return how two bones lead from *start* to *end*, or as near to it as they can.

    Args:
        first: Length of the bone at *start*.
        second: Length of the other one.
        bend: `KNEE` or `ELBOW`.
    """
    way = minus(end, start)
    distance = math.hypot(*way)
    possible = min(max(distance, abs(first - second) + 1e-9), first + second)
    cosine = (first * first + possible * possible - second * second) / (2 * first * possible)
    direction = angle_of(way)
    upper = direction + bend * math.degrees(math.acos(max(-1.0, min(1.0, cosine))))
    joint = unit_vector(upper, first)
    lower = angle_of(minus(unit_vector(direction, possible), joint))
    return Reach(upper, lower, abs(distance - possible))


class Skeleton:
    """A figure that is being put together: trunk first, then limbs; angles in degrees, lengths in stature."""

    def __init__(self, lengths: body.Lengths) -> None:
        self.lengths = lengths
        self.points: dict[str, Point] = {}
        self.directions: dict[str, float] = {}
        self.toe_bend = {"r": 0.0, "l": 0.0}

    def trunk(self, hip: Point, pelvis: float, bends: Mapping[str, float]) -> None:
        """Place pelvis, spine and thorax; *bends* are the channels "spine" and "thorax"."""
        lumbar = pelvis - bends["spine"]
        thorax = lumbar - bends["thorax"]
        self.directions.update(pelvis=pelvis, lumbar=lumbar, thorax=thorax)
        waist = plus(hip, unit_vector(pelvis, body.PELVIS))
        chest = plus(waist, unit_vector(lumbar, body.LUMBAR))
        shoulder = plus(chest, unit_vector(thorax, body.THORAX))
        self.points.update(
            hip=hip,
            waist=waist,
            chest=chest,
            shoulder=shoulder,
            neck=along(shoulder, thorax, *body.NECK_BASE, -1),
            back=along(chest, thorax, *body.BACK_OF_RIBS, -1),
            yoke=along(chest, thorax, *body.YOKE, -1),
            crease=along(hip, pelvis, *body.CREASE, -1),
        )

    def head(self, direction: float) -> None:
        """Place the head on the trunk."""
        self.directions["head"] = direction
        self.points["head"] = plus(self.points["neck"], unit_vector(direction, body.HEAD_MIDDLE))

    def leg(self, side: str, thigh: float, shank: float, foot: float, toe_bend: float = 0.0) -> None:
        """Place a leg on the hip."""
        directions, points, lengths = self.directions, self.points, self.lengths
        directions["thigh_" + side], directions["shank_" + side], directions["foot_" + side] = thigh, shank, foot
        self.toe_bend[side] = toe_bend
        points["knee_" + side] = knee = plus(points["hip"], unit_vector(thigh, lengths.thigh))
        points["ankle_" + side] = ankle = plus(knee, unit_vector(shank, lengths.shank))
        points["heel_" + side] = along(ankle, foot, body.HEEL_BEHIND, -body.ANKLE_HEIGHT)
        points["ball_" + side] = ball = along(ankle, foot, body.BALL_AHEAD, -body.ANKLE_HEIGHT)
        points["toe_" + side] = plus(ball, unit_vector(foot + toe_bend, body.TOE_AHEAD - body.BALL_AHEAD))

    def arm(self, side: str, upper_arm: float, forearm: float) -> None:
        """Place an arm on the shoulder."""
        directions, points, lengths = self.directions, self.points, self.lengths
        directions["upper_arm_" + side], directions["forearm_" + side] = upper_arm, forearm
        points["elbow_" + side] = elbow = plus(points["shoulder"], unit_vector(upper_arm, lengths.upper_arm))
        points["wrist_" + side] = wrist = plus(elbow, unit_vector(forearm, lengths.forearm))
        points["grip_" + side] = plus(wrist, unit_vector(forearm, lengths.grip))


def centre_of_mass(points: Mapping[str, Point], load: Mapping[str, float]) -> Point:
    """Return where body and load together have their centre.

    Args:
        load: Masses in body masses, by the points at which they hang.
    """
    mass, x, y = 0.0, 0.0, 0.0
    for part, place in (*_parts(points), *((part, points[name]) for name, part in load.items())):
        mass, x, y = mass + part, x + part * place[0], y + part * place[1]
    return x / mass, y / mass


def _parts(points: Mapping[str, Point]) -> list[tuple[float, Point]]:
    parts = [(body.HEAD_MASS, points["head"]), *_trunk_parts(points)]
    for mass, share, start, end in body.LIMB_MASSES:
        for side in ("_r", "_l"):
            a, b = points[start if start in TRUNK else start + side], points[end + side]
            parts.append((mass, (a[0] + (b[0] - a[0]) * share, a[1] + (b[1] - a[1]) * share)))
    return parts


def _trunk_parts(points: Mapping[str, Point]) -> list[tuple[float, Point]]:
    whole = body.PELVIS + body.LUMBAR + body.THORAX
    bones = ((body.PELVIS, "hip", "waist"), (body.LUMBAR, "waist", "chest"), (body.THORAX, "chest", "shoulder"))
    return [
        (
            body.TRUNK_MASS * length / whole,
            ((points[a][0] + points[b][0]) / 2, (points[a][1] + points[b][1]) / 2),
        )
        for length, a, b in bones
    ]
