"""Where the limbs of a figure must be: each contact of a foot or hand, turned into directions of its two bones."""

from __future__ import annotations

import math
from typing import cast

from catalog.drawing import proportions as body
from catalog.drawing.equipment import BALL_CONTACT
from catalog.drawing.geometry import Point, along, minus, plus, unit_vector
from catalog.drawing.kinematics import ELBOW, KNEE, Skeleton, reach
from catalog.drawing.motion import Motion, Prop
from catalog.drawing.posture import Channel

Channels = dict[str, Channel]


def number(channels: Channels, name: str) -> float:
    """Return a channel that is a number."""
    return cast("float", channels[name])


def place(channels: Channels, name: str) -> Point:
    """Return a channel that is a place."""
    return cast("Point", channels[name])


def option(prop: Prop, name: str) -> float:
    """Return an option that is a number."""
    return cast("float", prop.options[name])


def set_leg(figure: Skeleton, motion: Motion, channels: Channels, side: str) -> float:
    """Place a leg on the hip: by its joints, or on its contact; return by how much it missed that."""
    thigh = figure.directions["pelvis"] + 180 + number(channels, "hip_" + side)
    shank = thigh - number(channels, "knee_" + side)
    ankle = _ankle(motion, channels, side)
    miss = 0.0
    if ankle is not None:
        lengths = figure.lengths
        thigh, shank, miss = reach(figure.points["hip"], ankle, lengths.thigh, lengths.shank, KNEE)
    sole = "sole_" + side
    foot = number(channels, sole) if sole in channels else shank + 90 + number(channels, "ankle_" + side)
    figure.leg(side, thigh, shank, foot, -foot if "ball_at_" + side in channels else 0.0)
    return miss


def _ankle(motion: Motion, channels: Channels, side: str) -> Point | None:
    """Return where a contact puts the ankle; None where the leg is free."""
    if "foot_at_" + side in channels:
        return place(channels, "foot_at_" + side)
    for point, ahead in (("heel_at_", body.HEEL_BEHIND), ("ball_at_", body.BALL_AHEAD)):
        if point + side in channels:
            offset = along((0.0, 0.0), number(channels, "sole_" + side), ahead, -body.ANKLE_HEIGHT)
            return minus(place(channels, point + side), offset)
    if "contact_" + side in channels:
        return _on_ball(motion, channels, number(channels, "contact_" + side))
    if "strap_" + side in channels:
        return _in_strap(motion, number(channels, "strap_" + side))
    return None


def ball(motion: Motion, channels: Channels) -> tuple[Point, float]:
    """Return the middle and the radius of the ball, which rolls on the floor."""
    prop = motion.prop("ball")
    radius = option(prop, "r") if prop else 0.0
    return (number(channels, "ball_x"), radius + motion.floor), radius


def _on_ball(motion: Motion, channels: Channels, degrees: float) -> Point:
    middle, radius = ball(motion, channels)
    return plus(middle, unit_vector(degrees, radius + BALL_CONTACT))


def _in_strap(motion: Motion, degrees: float) -> Point:
    prop = motion.prop("straps")
    if prop is None:
        return 0.0, 0.0
    return plus(cast("Point", prop.options["anchor"]), unit_vector(degrees, option(prop, "length")))


def set_arm(figure: Skeleton, motion: Motion, channels: Channels, side: str, held: str = "") -> float:
    """Place an arm on the shoulder: by its joints, or on its contact; return by how much it missed that.

    Args:
        held: The point that the hands hold, where it is not the motion's.
    """
    straight = _straight(figure, channels, side)
    if straight is not None:
        figure.arm(side, straight, straight)
        return 0.0
    hand = _hand(figure, motion, channels, side, held or motion.hands_on)
    if hand is not None:
        lengths = figure.lengths
        bend = KNEE if motion.elbows == "out" else ELBOW
        upper, fore, miss = reach(
            figure.points["shoulder"], hand, lengths.upper_arm, lengths.forearm + lengths.grip, bend
        )
        figure.arm(side, upper, fore)
        return miss
    upper = figure.directions["thorax"] + 180 + number(channels, "shoulder_" + side)
    figure.arm(side, upper, upper + number(channels, "elbow_" + side))
    return 0.0


def _straight(figure: Skeleton, channels: Channels, side: str) -> float | None:
    """Return the direction of an arm that a contact holds straight; None where none does."""
    shoulder, arm = figure.points["shoulder"], figure.lengths.arm
    if "hang_" + side in channels:
        return math.degrees(math.asin(_unit((number(channels, "hang_" + side) - shoulder[0]) / arm))) - 90
    if "lay_" + side in channels:
        return math.degrees(math.asin(_unit((number(channels, "lay_" + side) - shoulder[1]) / arm)))
    if "arm_dir_" + side in channels:
        return number(channels, "arm_dir_" + side)
    return None


def _unit(sine: float) -> float:
    return max(-1.0, min(1.0, sine))


def _hand(figure: Skeleton, motion: Motion, channels: Channels, side: str, held: str) -> Point | None:
    """Return where a contact puts the middle of the fist; None where the arm is free."""
    if "hand_at_" + side in channels:
        return place(channels, "hand_at_" + side)
    landmine = motion.prop("landmine")
    if held == "landmine" and landmine is not None:
        return _on_landmine(figure, landmine)
    return plus(figure.points[held], motion.hands_off) if held in figure.points else None


def _on_landmine(figure: Skeleton, prop: Prop) -> Point:
    """Return where straight arms meet the end of a bar that turns about its other end: the lower of two places."""
    shoulder, pivot = figure.points["shoulder"], cast("Point", prop.options["pivot"])
    arm, bar = figure.lengths.arm, option(prop, "length")
    ends = (plus(shoulder, unit_vector(reach(shoulder, pivot, arm, bar, bend).first, arm)) for bend in (KNEE, ELBOW))
    return min(ends, key=lambda end: end[1])
