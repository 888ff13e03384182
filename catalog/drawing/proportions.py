"""How long, how heavy and how deep the parts of the figure are; lengths are fractions of stature.

Lengths: Drillis & Contini 1966, as printed in Winter, "Biomechanics and Motor Control of Human Movement", fig. 4.1.
Masses: Winter, the same, table 4.1. What carries neither source is our own drawing, and says so.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

ANKLE_HEIGHT = 0.039
THIGH = 0.245
SHANK = 0.246
UPPER_ARM = 0.186
FOREARM = 0.146

GRIP = 0.045
"""From the wrist to the middle of the fist; our own, of a hand of .108."""

PELVIS, LUMBAR, THORAX = 0.070, 0.090, 0.128
"""Hip to shoulder is .288; its split at the top of the sacrum and at the lowest rib is our own."""

BALL_AHEAD = 0.066
"""From the ankle forward to the ball of the foot, where the toes bend; our own, of a foot of .152."""

HEEL_BEHIND, TOE_AHEAD = -0.034, 0.108
"""From the ankle to where the sole begins and ends; our own. The shoe is drawn a little longer."""

NECK_BASE = (0.002, -0.012)
"""Where the neck begins, along and in front of the thorax's end; our own."""

HEAD_MIDDLE = 0.117
"""From the neck's base to the middle of the head: neck .052 and half of the head's .130."""


UNSHORTENED: Mapping[str, float] = {"thigh": 1.0, "shank": 1.0, "upper_arm": 1.0, "forearm": 1.0}
"""How long limbs look that lie in the plane of the picture."""


@dataclass(frozen=True, slots=True)
class Lengths:
    """Lengths of the limbs as they look, fractions of stature."""

    thigh: float = THIGH
    shank: float = SHANK
    upper_arm: float = UPPER_ARM
    forearm: float = FOREARM
    grip: float = GRIP

    @property
    def arm(self) -> float:
        """From the shoulder to the grip of a straight arm."""
        return self.upper_arm + self.forearm + self.grip


def lengths(foreshorten: Mapping[str, float]) -> Lengths:
    """Return the lengths of limbs of which some point out of the plane; a forearm takes its hand with it."""
    share = {**UNSHORTENED, **foreshorten}
    return Lengths(
        THIGH * share["thigh"],
        SHANK * share["shank"],
        UPPER_ARM * share["upper_arm"],
        FOREARM * share["forearm"],
        GRIP * share["forearm"],
    )


HEAD_MASS = 0.081
"""Head and neck; their centre is drawn at the middle of the head."""

TRUNK_MASS = 0.497
"""Spread evenly over the three parts of the trunk, so that its centre lies halfway while they are in line."""

LIMB_MASSES: tuple[tuple[float, float, str, str], ...] = (
    (0.028, 0.436, "shoulder", "elbow"),
    (0.022, 0.520, "elbow", "grip"),
    (0.100, 0.433, "hip", "knee"),
    (0.0465, 0.433, "knee", "ankle"),
    (0.0145, 0.500, "heel", "toe"),
)
"""Of each limb's part: mass, place of its centre from the first point to the second. Forearm and hand are one."""

BACK_OF_RIBS, YOKE, CREASE = (0.065, -0.067), (0.112, -0.071), (0.030, 0.075)
"""Where it lies on its back and where a bar lies (both of the thorax), and where a bar lies on the hips (pelvis)."""

KNEE_RADIUS = 0.031
"""How far the middle of a knee is over what it kneels on; our own drawing."""
