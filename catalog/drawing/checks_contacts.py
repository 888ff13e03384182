"""Rules about what the figure touches: floor, props, its own hands and feet."""

from __future__ import annotations

import math
from collections.abc import Iterator
from typing import cast

from catalog.drawing import contacts
from catalog.drawing.equipment import BALL_CONTACT
from catalog.drawing.film import Film, Finding
from catalog.drawing.geometry import Point, normalized, plus
from catalog.drawing.motion import Motion
from catalog.drawing.posture import SIDES, Posture
from catalog.drawing.proportions import KNEE_RADIUS

MISSED = 0.004
"""How far a hand or foot may stay from its contact, in stature."""

SLIPPED = 0.003
"""How far what stands still may move, in stature."""

TILTED = 0.5
"""How far a sole that stands still may turn, in degrees."""

LYING_SLIPPED = 0.01
"""How far a body that lies may slide, in stature."""

LET_GO = 0.01
"""How far hands may be from what they hold, in stature."""

INSIDE_LEG = 0.025
"""How near a bar may come to the middle of a leg, in stature."""

AFLOAT = 0.008
"""How far what carries a foot or knee may be from it, in stature."""

SLIDER = 0.014
"""How thick a slider is, in stature."""

SUPPORTS = frozenset({"mat", "bench", "box", "chair"})
PADDED = frozenset({"ghd", "bench45", "lying_curl", "seated_curl", "standing_curl", "reverse_hyper"})
BARS = frozenset({"barbell", "smith", "landmine"})


def contacts_are_reached(film: Film) -> Iterator[Finding]:
    """Hands and feet reach the places that the file gives them."""
    for moment in film.moments:
        if moment.posture.miss > MISSED:
            yield film.finding(moment, f"a contact is missed by {moment.posture.miss:.3f}, the limit is {MISSED}")


def standing_feet(motion: Motion) -> str:
    """Return the sides of the feet that must stay where they are."""
    return motion.planted or (motion.stance if motion.root.segment.startswith("foot") else "")


def standing_feet_stay(film: Film) -> Iterator[Finding]:
    """Feet that stand neither slide nor tilt."""
    first = film.moments[0].posture
    for moment in film.moments:
        for side in standing_feet(film.motion):
            moved = math.dist(moment.posture.points[f"ankle_{side}"], first.points[f"ankle_{side}"])
            turned = normalized(moment.posture.directions[f"foot_{side}"] - first.directions[f"foot_{side}"])
            if moved > SLIPPED:
                yield film.finding(moment, f"ankle_{side} moved by {moved:.3f}, the limit is {SLIPPED}")
            if abs(turned) > TILTED:
                yield film.finding(moment, f"foot_{side} turned by {turned:.1f}°, the limit is {TILTED}°")


def support(motion: Motion, x: float) -> float:
    """Return how high what carries a foot or knee at x is: a mat, box, bench or chair there, else the floor."""
    tops = [0.0]
    for prop in motion.props:
        if prop.kind in SUPPORTS:
            low, high = cast("Point", prop.options["x"])
            tops += [contacts.option(prop, "h")] if low <= x <= high else []
    return max(tops)


def feet_stand_on_something(film: Film) -> Iterator[Finding]:
    """Feet that stand neither float nor sink into what they stand on."""
    moment = film.moments[0]
    for side in standing_feet(film.motion):
        x, y = min(
            (moment.posture.points[f"{point}_{side}"] for point in ("heel", "ball")), key=lambda place: place[1]
        )
        top = support(film.motion, x)
        if abs(y - top) > AFLOAT + SLIDER * (film.motion.prop("slider") is not None):
            yield film.finding(moment, f"foot_{side} is at a height of {y:.3f}, what is under it at {top:.3f}")


def kneeling_knees_are_padded(film: Film) -> Iterator[Finding]:
    """A figure that kneels has a pad under its knees, and lies on it; machines bring their own."""
    motion, moment = film.motion, film.moments[0]
    if not motion.root.point.startswith("knee") or any(prop.kind in PADDED for prop in motion.props):
        return
    x, y = moment.posture.points[motion.root.point]
    top = support(motion, x)
    if top <= 0:
        yield film.finding(moment, f"there is no mat, box or bench under {motion.root.point}")
    elif abs(y - top - KNEE_RADIUS) > AFLOAT:
        yield film.finding(moment, f"{motion.root.point} is at {y:.3f}, not {KNEE_RADIUS} over its pad at {top:.3f}")


def the_root_stays(film: Film) -> Iterator[Finding]:
    """What holds the figure keeps its place, unless keys move it; a body that lies does not slide."""
    point, first = film.motion.root.point, film.moments[0].posture
    if "root_at" in first.channels:
        return
    limit = LYING_SLIPPED if film.motion.root.rest else SLIPPED
    for moment in film.moments:
        (x, y), (x0, y0) = moment.posture.points[point], first.points[point]
        moved = abs(x - x0) if film.motion.root.rest else math.hypot(x - x0, y - y0)
        if moved > limit:
            yield film.finding(moment, f"{point} moved by {moved:.3f}, the limit is {limit}")


def feet_stay_on_the_ball(film: Film) -> Iterator[Finding]:
    """A foot on a ball touches its skin."""
    for moment in film.moments:
        for side in SIDES:
            if f"contact_{side}" in moment.posture.channels:
                off = abs(_off_the_ball(film.motion, moment.posture, side))
                if off > MISSED:
                    yield film.finding(moment, f"ankle_{side} is {off:.3f} off the ball, the limit is {MISSED}")


def _off_the_ball(motion: Motion, posture: Posture, side: str) -> float:
    middle, radius = contacts.ball(motion, dict(posture.channels))
    return math.dist(posture.points[f"ankle_{side}"], middle) - radius - BALL_CONTACT


def hands_hold_what_they_hold(film: Film) -> Iterator[Finding]:
    """Hands stay on the point that the file names, and on the bar of a landmine."""
    motion = film.motion
    for moment in film.moments:
        if any(name.startswith(("hand_at", "hang", "lay", "arm_dir")) for name in moment.posture.channels):
            continue
        off = _off_the_hold(motion, moment.posture)
        if off > LET_GO:
            yield film.finding(moment, f"grip_r is {off:.3f} off the {motion.hands_on}, the limit is {LET_GO}")


def _off_the_hold(motion: Motion, posture: Posture) -> float:
    grip, landmine = posture.points["grip_r"], motion.prop("landmine")
    if motion.hands_on == "landmine" and landmine is not None:
        pivot = cast("Point", landmine.options["pivot"])
        return abs(math.dist(grip, pivot) - contacts.option(landmine, "length"))
    if motion.hands_on not in posture.points:
        return 0.0
    return math.dist(grip, plus(posture.points[motion.hands_on], motion.hands_off))


def bars_pass_before_the_legs(film: Film) -> Iterator[Finding]:
    """A bar in the hands does not go through thigh or shank."""
    if not any(prop.kind in BARS and prop.at == "grip_r" for prop in film.motion.props):
        return
    for moment in film.moments:
        for bone, start, end in (("thigh_r", "hip", "knee_r"), ("shank_r", "knee_r", "ankle_r")):
            near = round(_distance_to_bone(moment.posture, "grip_r", start, end), 3)
            if near < INSIDE_LEG:
                yield film.finding(
                    moment, f"the bar is {near:.3f} from the middle of {bone}, not {INSIDE_LEG} or more"
                )


def _distance_to_bone(posture: Posture, point: str, start: str, end: str) -> float:
    (px, py), (ax, ay), (bx, by) = (posture.points[name] for name in (point, start, end))
    way = (bx - ax) ** 2 + (by - ay) ** 2
    share = max(0.0, min(1.0, ((px - ax) * (bx - ax) + (py - ay) * (by - ay)) / way))
    return math.hypot(px - ax - share * (bx - ax), py - ay - share * (by - ay))
