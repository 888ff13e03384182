"""Rules about the figure's body: bones, joints, balance, the floor."""

from __future__ import annotations

import math
from collections.abc import Iterator

from catalog.drawing import proportions as body
from catalog.drawing.channels import bare
from catalog.drawing.film import Film, Finding, Moment
from catalog.drawing.joints import LIMITS, furthest_hip
from catalog.drawing.kinematics import TRUNK
from catalog.drawing.posture import SIDES, Posture
from catalog.drawing.skin import skin

BONE_PLAY = 1e-4
"""By how much a bone may look longer or shorter, in stature."""

JOINT_PLAY = 0.5
"""By how much a joint may bend beyond its limit, in degrees."""

NECK_IN_HINGES = 10.0
"""How far the neck may leave the line of the trunk while a standing figure is bent over, in degrees."""

BENT_OVER = 45.0
"""From which bend of the hip a standing figure is bent over, in degrees."""

SUNK = 0.008
"""How deep skin may lie under the floor, in stature: what a soft body gives."""

FOOT_EDGE = 0.02
"""How far the centre of mass stays from heel and toe, in stature."""

BONES = (
    ("hip", "waist", "pelvis"),
    ("waist", "chest", "lumbar"),
    ("chest", "shoulder", "thorax"),
    ("hip", "knee", "thigh"),
    ("knee", "ankle", "shank"),
    ("shoulder", "elbow", "upper_arm"),
    ("elbow", "wrist", "forearm"),
)
"""Each bone, after the points at its ends."""


def bones_keep_their_length(film: Film) -> Iterator[Finding]:
    """Each bone is as long as the proportions say."""
    limbs = body.lengths(film.motion.foreshorten)
    trunk = {"pelvis": body.PELVIS, "lumbar": body.LUMBAR, "thorax": body.THORAX}
    for moment in film.moments:
        for start, end, bone in BONES:
            length = trunk[bone] if bone in trunk else getattr(limbs, bone)
            for a, b in _ends(start, end):
                far = _distance(moment.posture, a, b)
                if abs(far - length) > BONE_PLAY:
                    yield film.finding(moment, f"{a} to {b} is {far:.4f}, its bone is {length:.4f}")


def _ends(start: str, end: str) -> Iterator[tuple[str, str]]:
    if end in TRUNK:
        yield start, end
        return
    for side in SIDES:
        yield start if start in TRUNK else f"{start}_{side}", f"{end}_{side}"


def _distance(posture: Posture, a: str, b: str) -> float:
    return math.dist(posture.points[a], posture.points[b])


def joints_stay_in_their_limits(film: Film) -> Iterator[Finding]:
    """Each joint bends no further than people's do; arms that point out of the picture are left out."""
    unseen = {"shoulder", "elbow"} if film.motion.elbows == "out" else set()
    for moment in film.moments:
        for joint, angle in moment.angles.items():
            limit = LIMITS[bare(joint)]
            if bare(joint) not in unseen and not limit.low - JOINT_PLAY <= angle <= limit.high + JOINT_PLAY:
                end = limit.high if angle > limit.high else limit.low
                yield film.finding(moment, f"{joint} bends to {angle:.0f}°, the limit is {end:.0f}°")


def hamstrings_are_long_enough(film: Film) -> Iterator[Finding]:
    """A hip bends only as far as the hamstrings allow over a knee so straight."""
    for moment in film.moments:
        for side in SIDES:
            hip, knee = moment.angles[f"hip_{side}"], moment.angles[f"knee_{side}"]
            if hip > furthest_hip(knee) + JOINT_PLAY:
                text = f"hip_{side} bends to {hip:.0f}°; over a knee at {knee:.0f}° it is {furthest_hip(knee):.0f}°"
                yield film.finding(moment, text)


def necks_follow_the_trunk(film: Film) -> Iterator[Finding]:
    """A standing figure that is bent over neither looks up nor drops its head."""
    if not film.motion.root.segment.startswith("foot"):
        return
    for moment in film.moments:
        neck, bent = moment.angles["neck"], max(moment.angles[f"hip_{side}"] for side in film.motion.stance)
        if bent > BENT_OVER and abs(neck) > NECK_IN_HINGES + JOINT_PLAY:
            yield film.finding(moment, f"neck bends to {neck:.0f}°, in a hinge the limit is {NECK_IN_HINGES:.0f}°")


def nothing_sinks_into_the_floor(film: Film) -> Iterator[Finding]:
    """No part of the body lies under the floor."""
    for moment in film.moments:
        if min(y for _, y in moment.posture.points.values()) < LOOK_BELOW:
            yield from _sunk(film, moment)


LOOK_BELOW = 0.12
"""A figure whose points are all higher than this has no skin under the floor, in stature."""


def _sunk(film: Film, moment: Moment) -> Iterator[Finding]:
    for part, places in skin(moment.posture):
        low = min(y for _, y in places)
        if low < -SUNK:
            yield film.finding(moment, f"{part} is {-low:.3f} below the floor, the limit is {SUNK}")


def weight_stays_over_the_feet(film: Film) -> Iterator[Finding]:
    """Where a file asks for balance, the centre of mass of body and load is over the feet that stand."""
    if film.motion.balance is None:
        return
    for moment in film.moments:
        points = moment.posture.points
        heel = min(points[f"heel_{side}"][0] for side in film.motion.stance) + FOOT_EDGE
        toe = max(points[f"toe_{side}"][0] for side in film.motion.stance) - FOOT_EDGE
        x = film.solver.centre_of_mass(moment.posture)[0]
        if not heel < x < toe:
            yield film.finding(moment, f"the centre of mass is at {x:.3f}, the feet bear {heel:.3f} to {toe:.3f}")
