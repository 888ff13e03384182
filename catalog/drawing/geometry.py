"""Points and directions in the plane of a side view: x to the right, y up, degrees anticlockwise from x."""

from __future__ import annotations

import math
from typing import TypeAlias

Point: TypeAlias = tuple[float, float]
"""A place or a displacement, in units of stature unless said otherwise."""

_DEGREE = math.pi / 180


def unit_vector(degrees: float, length: float = 1.0) -> Point:
    """Return the displacement of *length* in a direction."""
    radians = degrees * _DEGREE
    return length * math.cos(radians), length * math.sin(radians)


def plus(first: Point, second: Point) -> Point:
    """Return the sum of two displacements, or a place moved by one."""
    return first[0] + second[0], first[1] + second[1]


def minus(first: Point, second: Point) -> Point:
    """Return the displacement that leads from *second* to *first*."""
    return first[0] - second[0], first[1] - second[1]


def lerp(first: float, second: float, share: float) -> float:
    """Return the number *share* of the way from *first* to *second*."""
    return first + (second - first) * share


def between(first: Point, second: Point, share: float = 0.5) -> Point:
    """Return the place *share* of the way from *first* to *second*."""
    return lerp(first[0], second[0], share), lerp(first[1], second[1], share)


def angle_of(displacement: Point) -> float:
    """Return its direction, over -180 up to 180; 0 for no displacement."""
    return math.degrees(math.atan2(displacement[1], displacement[0]))


def normalized(degrees: float) -> float:
    """Return the same direction, from -180 to under 180."""
    return (degrees + 180) % 360 - 180


def along(origin: Point, degrees: float, u: float, v: float, front: int = 1) -> Point:
    """Return the place *u* along a bone and *v* towards its front.

    Args:
        origin: Where the bone begins.
        degrees: Where it points.
        front: 1 where the front lies anticlockwise of the bone (thigh, shank, arms, foot: its upper side);
            -1 where it lies clockwise (pelvis, lumbar spine, thorax, head).
    """
    radians = degrees * _DEGREE
    cosine, sine = math.cos(radians), math.sin(radians)
    v *= front
    return origin[0] + u * cosine - v * sine, origin[1] + u * sine + v * cosine
