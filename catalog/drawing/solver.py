"""Solves a motion: puts the figure on its root, in balance, with hands and feet on their contacts."""

from __future__ import annotations

import math
from collections.abc import Mapping
from typing import cast

from catalog.drawing import proportions as body
from catalog.drawing.channels import MUSCLES, bare, both_sides, override
from catalog.drawing.contacts import Channels, number, place, set_arm, set_leg
from catalog.drawing.geometry import Point, minus
from catalog.drawing.interpolation import Timeline
from catalog.drawing.kinematics import TRUNK, Skeleton, centre_of_mass
from catalog.drawing.motion import Motion
from catalog.drawing.outlines import HAIR
from catalog.drawing.posture import SIDES, Posture
from catalog.drawing.trunk import trunk_outline

BALANCED = 1e-5
"""How near the centre of mass comes to where it is kept, in stature."""

LEAN_STEPS = 12
FURTHEST_LEAN = 40.0
LYING_HEAD = 205.0
"""How far back a head rests at most, in degrees; 180 lies flat."""

MEASURED = 4
"""Decimals to which distances count when the two ends of a repetition are looked for: round enough to be stable."""


class Solver:
    """Solves the moments of one motion; keeps what it has solved.

    Args:
        motion: One that has a drawing.
    """

    def __init__(self, motion: Motion) -> None:
        self.motion = motion
        self._timeline = Timeline(motion.keys)
        self._lengths = body.lengths(motion.foreshorten)
        self._load = {
            prop.at: cast("float", prop.options["load"])
            for prop in motion.props
            if isinstance(prop.at, str) and prop.options.get("load")
        }
        self._solved: dict[float, Posture] = {}

    def at(self, t: float) -> Posture:
        """Return the posture at a moment; t counts repetitions."""
        if t not in self._solved:
            self._solved[t] = self.solve(self._timeline.at(t))
        return self._solved[t]

    def wrong(self, index: int) -> Posture:
        """Return the posture of the motion's wrong pose of that *index*."""
        pose = self.motion.mistakes[index]
        return self.solve(override(self._timeline.at(pose.t), pose.channels), pose.held)

    def ends(self) -> tuple[float, float]:
        """Return the two moments that a still shows: the first key and the one that differs most from it."""
        if self.motion.still:
            return self.motion.still
        first, *others = (key.t for key in self.motion.keys)
        start = self.at(first).points
        return first, max(others, key=lambda t: round(_apart(start, self.at(t).points), MEASURED), default=first)

    def centre_of_mass(self, posture: Posture) -> Point:
        """Return the centre of mass of body and load."""
        return centre_of_mass(posture.points, self._load)

    def solve(self, channels: Mapping[str, float | Point], held: str = "") -> Posture:
        """Return the posture that *channels* set.

        Args:
            channels: All of them, both sides named.
            held: The point that the hands hold, where it is not the motion's.
        """
        own = dict(channels)
        if "balance" in own and self.motion.root.segment.startswith("foot"):
            self._lean(own, held)
        figure, miss = self._assemble(own, held)
        return Posture(
            points=figure.points,
            directions=figure.directions,
            toe_bend=figure.toe_bend,
            shortened={**body.UNSHORTENED, **self.motion.foreshorten},
            work=_efforts("work", own),
            stretch=_efforts("stretch", own),
            channels=own,
            miss=miss,
        )

    def _assemble(self, channels: Channels, held: str) -> tuple[Skeleton, float]:
        figure = Skeleton(self._lengths)
        pelvis = number(channels, "root") - _of_pelvis(self.motion.root.segment, channels)
        figure.trunk(self._hip(figure, channels, pelvis), pelvis, cast("Mapping[str, float]", channels))
        figure.head(self._head(figure, channels))
        misses = [set_leg(figure, self.motion, channels, side) for side in SIDES]
        misses += [set_arm(figure, self.motion, channels, side, held) for side in SIDES]
        return figure, max(misses)

    def _hip(self, figure: Skeleton, channels: Channels, pelvis: float) -> Point:
        """Return where the hip is when the root is where it belongs."""
        root = self.motion.root
        at = place(channels, "root_at") if "root_at" in channels else root.at
        figure.trunk((0.0, 0.0), pelvis, cast("Mapping[str, float]", channels))
        if root.point not in TRUNK:
            _free_limb(figure, channels, root.point)
        x, y = minus(at, figure.points[root.point])
        if root.rest:
            y = at[1] - min(low for _, low in trunk_outline(figure.points, figure.directions))
        return x, y

    def _head(self, figure: Skeleton, channels: Channels) -> float:
        if "head_dir" in channels:
            return number(channels, "head_dir")
        if self.motion.head == "floor":
            return _resting_head(figure.points["neck"][1] - self.motion.floor)
        return figure.directions["thorax"] - number(channels, "neck")

    def _lean(self, channels: Channels, held: str) -> None:
        """Set the ankles of the stance so that the centre of mass is where it is kept (a secant search)."""
        ankles = [f"ankle_{side}" for side in self.motion.stance]
        before, off_before = 0.0, self._off_balance(channels, ankles, 0.0, held)
        lean = -off_before * 90
        for _ in range(LEAN_STEPS):
            off = self._off_balance(channels, ankles, lean, held)
            if abs(off) < BALANCED or off == off_before:
                return
            step = off * (lean - before) / (off - off_before)
            before, off_before = lean, off
            lean = max(-FURTHEST_LEAN, min(FURTHEST_LEAN, lean - step))

    def _off_balance(self, channels: Channels, ankles: list[str], lean: float, held: str) -> float:
        channels |= dict.fromkeys(ankles, lean)
        figure, _ = self._assemble(channels, held)
        return centre_of_mass(figure.points, self._load)[0] - number(channels, "balance")


def _of_pelvis(segment: str, channels: Channels) -> float:
    """Return by how much a bone is turned against the pelvis, while its limb is free."""
    if segment == "pelvis":
        return 0.0
    if segment in {"lumbar", "thorax"}:
        bends = -number(channels, "spine")
        return bends if segment == "lumbar" else bends - number(channels, "thorax")
    bone, side = segment[:-2], segment[-1]
    turn = 180 + number(channels, f"hip_{side}")
    if bone == "thigh":
        return turn
    turn -= number(channels, f"knee_{side}")
    return turn if bone == "shank" else turn + 90 + number(channels, f"ankle_{side}")


def _free_limb(figure: Skeleton, channels: Channels, point: str) -> None:
    """Place the limb that has a point, by its joints."""
    side = point[-1]
    if bare(point) in {"elbow", "wrist", "grip"}:
        upper = figure.directions["thorax"] + 180 + number(channels, f"shoulder_{side}")
        figure.arm(side, upper, upper + number(channels, f"elbow_{side}"))
        return
    pelvis = figure.directions["pelvis"]
    thigh, shank, foot = (pelvis + _of_pelvis(f"{bone}_{side}", channels) for bone in ("thigh", "shank", "foot"))
    figure.leg(side, thigh, shank, foot)


def _resting_head(neck: float) -> float:
    """Return the direction in which a head, face up, just touches the floor under a neck of that height."""
    direction = LYING_HEAD
    for u, v in HAIR:
        far, ahead = math.hypot(u, v), math.degrees(math.atan2(-v, u))
        if neck < far:
            direction = min(direction, 180 + math.degrees(math.asin(neck / far)) - ahead)
    return direction


def _efforts(effort: str, channels: Channels) -> dict[str, float]:
    names = (name for muscle in MUSCLES for name in both_sides(muscle, frozenset(MUSCLES)))
    return {name: cast("float", channels.get(f"{effort}.{name}", 0.0)) for name in names}


def _apart(first: Mapping[str, Point], second: Mapping[str, Point]) -> float:
    """Return how far two postures are apart, all points together."""
    return sum(math.dist(first[name], second[name]) for name in first)
