"""One solved moment of a figure: where its points are, where its bones point, what works."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TypeAlias

from catalog.drawing.geometry import Point

Channel: TypeAlias = float | Point
"""What a key sets: a number or a place."""

SIDES = ("r", "l")
"""Near side first: the figure faces right, so its right side is the one that is seen."""


@dataclass(frozen=True, slots=True)
class Posture:
    """One solved moment of a figure, in units of stature.

    Attributes:
        points: "hip", "waist" (pelvis to lumbar spine), "chest" (lumbar spine to thorax), "shoulder", "neck",
            "head" (its middle), "back" (of the ribs), "yoke" (upper back, where a bar lies), "crease" (front of the
            hip); with "_r" (near) and "_l" (far): "knee", "ankle", "heel", "ball" and "toe" (both on the sole),
            "elbow", "wrist", "grip" (middle of the fist).
        directions: In degrees: "pelvis", "lumbar", "thorax", "head"; with "_r" and "_l": "thigh", "shank", "foot"
            (heel to toe along the sole), "upper_arm", "forearm".
        toe_bend: "r" and "l": how far the toes turn up against the foot, in degrees.
        shortened: "thigh", "shank", "upper_arm" and "forearm": how long they look; 1 where they lie in the plane.
        work: "hamstrings_r", "hamstrings_l" …: from 0 to 1, every muscle, both sides.
        stretch: The same for muscles that are stretched rather than working.
        channels: All that the pose set at this moment, such as "ball_x".
        miss: How far a hand or foot stayed from its contact.
    """

    points: Mapping[str, Point]
    directions: Mapping[str, float]
    toe_bend: Mapping[str, float]
    shortened: Mapping[str, float]
    work: Mapping[str, float]
    stretch: Mapping[str, float]
    channels: Mapping[str, Channel]
    miss: float
