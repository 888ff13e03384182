"""The figure: arms, legs, trunk and head, in the order in which one hides the other."""

from __future__ import annotations

import math
from functools import lru_cache

from catalog.drawing.canvas import LIMB, TRUNK, Canvas, Profile, placed, rounded
from catalog.drawing.colours import mix
from catalog.drawing.geometry import Point, along, normalized, plus, unit_vector
from catalog.drawing.hands import fingers, hand
from catalog.drawing.outlines import (
    BROW,
    EAR,
    EYE,
    FOREARM,
    HAIR,
    MOUTH,
    SHANK,
    SHOE,
    SKULL,
    SOCK,
    SOLE,
    THIGH,
    UPPER_ARM,
)
from catalog.drawing.proportions import ANKLE_HEIGHT, BALL_AHEAD
from catalog.drawing.scene import disc, smooth
from catalog.drawing.trunk import trunk_outline

KNEECAP = (0.0045, 0.0305)
"""How far the kneecap's middle lies before the knee, and its radius."""

ELBOW = 0.0195
"""Radius of the bend of an elbow."""

SHADE = 0.10
"""How far the shaded strip of a limb goes toward the colour of outlines."""

SHADE_DEPTH, SHADE_FROM = 0.55, 0.012
"""How much of the back's depth that strip takes at its middle, and how far from the joints it begins."""

SEAT = (0.027, 0.056)
"""How far the seat's middle lies behind the hip, and its radius."""


def limb(canvas: Canvas, profile: Profile, bone: str, side: str) -> list[Point]:
    """Return where *profile* of thigh, shank, upper arm or forearm lies."""
    start = {"thigh": "hip", "shank": f"knee_{side}", "upper_arm": "shoulder", "forearm": f"elbow_{side}"}[bone]
    length = canvas.posture.shortened.get(bone, 1.0)
    return placed(profile, canvas.point(start), canvas.direction(f"{bone}_{side}"), LIMB, length)


@lru_cache(maxsize=16)
def shaded(profile: Profile) -> Profile:
    """Return the strip along the back of a limb that lies in its own shade."""
    end = max(profile)[0] - SHADE_FROM
    back = sorted(point for point in rounded(profile) if point[1] < 0 and SHADE_FROM < point[0] < end)
    start, length = back[0][0], back[-1][0] - back[0][0]
    inner = [(u, v * (1 - SHADE_DEPTH * math.sin(math.pi * (u - start) / length))) for u, v in back]
    return (*back, *reversed(inner))


def leg_outlines(canvas: Canvas, side: str) -> list[list[Point]]:
    """Return the areas that make up thigh, knee and shank."""
    knee = canvas.point(f"knee_{side}")
    thigh, shank = canvas.direction(f"thigh_{side}"), canvas.direction(f"shank_{side}")
    cap = along(knee, thigh + normalized(shank - thigh) / 2, 0.0, KNEECAP[0], LIMB)
    return [
        limb(canvas, rounded(THIGH), "thigh", side),
        limb(canvas, rounded(SHANK), "shank", side),
        disc(cap, KNEECAP[1]),
    ]


def leg(canvas: Canvas, side: str, fill: str) -> None:
    """Paint one bare leg with its sock and shoe."""
    shoe(canvas, side)
    canvas.melt(leg_outlines(canvas, side), fill)
    for profile, bone in ((THIGH, "thigh"), (SHANK, "shank")):
        canvas.scene.polygon(limb(canvas, shaded(profile), bone, side), mix(fill, canvas.theme.line, SHADE))
    dim = 0.0 if side == "r" else 0.35
    sock = limb(canvas, rounded(SOCK), "shank", side)
    canvas.scene.polygon(sock, mix(canvas.theme.sole, canvas.theme.far, dim), canvas.theme.line, 1.0)


def shoe(canvas: Canvas, side: str) -> None:
    """Paint one shoe, bent where the toes bend."""
    theme = canvas.theme
    dim = 0.0 if side == "r" else 0.45
    canvas.melt([_bent(canvas, SHOE, side), _bent(canvas, SOLE, side)], mix(theme.shoe, theme.far, dim))
    canvas.scene.polygon(_bent(canvas, SOLE, side), mix(theme.sole, theme.far, dim))


def _bent(canvas: Canvas, profile: Profile, side: str) -> list[Point]:
    """Return a profile of the foot, given in the frame of the ankle, with the toes turned up."""
    ball, foot = canvas.point(f"ball_{side}"), canvas.direction(f"foot_{side}")
    toes = foot + canvas.posture.toe_bend.get(side, 0.0)
    return smooth(
        [along(ball, foot if u <= BALL_AHEAD else toes, u - BALL_AHEAD, v + ANKLE_HEIGHT, LIMB) for u, v in profile],
        steps=4,
    )


def arm(canvas: Canvas, side: str, fill: str) -> None:
    """Paint one arm and its hand."""
    elbow = disc(canvas.point(f"elbow_{side}"), ELBOW, sides=24)
    upper = limb(canvas, rounded(UPPER_ARM), "upper_arm", side)
    fore = limb(canvas, rounded(FOREARM), "forearm", side)
    canvas.melt([upper, fore, elbow, *hand(canvas, side)], fill)
    for profile, bone in ((UPPER_ARM, "upper_arm"), (FOREARM, "forearm")):
        canvas.scene.polygon(limb(canvas, shaded(profile), bone, side), mix(fill, canvas.theme.line, SHADE))
    fingers(canvas, side)


def torso(canvas: Canvas, fill: str) -> None:
    """Paint the bare trunk, seat, neck and skull, as one."""
    skull = placed(rounded(SKULL), canvas.point("neck"), canvas.direction("head"), TRUNK)
    canvas.melt([trunk(canvas), seat(canvas), _neck(canvas), skull], fill)


def face(canvas: Canvas, fill: str) -> None:
    """Paint hair, ear, eye, brow and mouth."""
    theme, way, neck = canvas.theme, canvas.direction("head"), canvas.point("neck")
    canvas.scene.polygon(placed(rounded(HAIR), neck, way, TRUNK), theme.hair, theme.line, 0.6 * canvas.pen)
    canvas.scene.polygon(placed(rounded(EAR), neck, way, TRUNK), fill, theme.line, 0.6 * canvas.pen)
    canvas.scene.polygon(placed(rounded(EYE), neck, way, TRUNK), theme.line)
    for feature in (BROW, MOUTH):
        canvas.scene.line(placed(feature, neck, way, TRUNK), theme.line, 0.7 * canvas.pen)


def _neck(canvas: Canvas) -> list[Point]:
    """Return the neck: it starts along the thorax and ends along the head."""
    root, thorax, way = canvas.point("neck"), canvas.direction("thorax"), canvas.direction("head")
    front = [along(root, thorax, -0.030, 0.040, TRUNK), along(root, way, 0.060, 0.022, TRUNK)]
    back = [along(root, way, 0.096, -0.042, TRUNK), along(root, way, 0.052, -0.040, TRUNK)]
    nape = [along(root, thorax, 0.016, -0.042, TRUNK), along(root, thorax, -0.036, -0.046, TRUNK)]
    return smooth([*front, *back, *nape])


def seat_direction(canvas: Canvas, side: str = "r") -> float:
    """Return where the buttock points: halfway between behind the pelvis and behind the thigh."""
    pelvis, thigh = canvas.direction("pelvis") + 90, canvas.direction(f"thigh_{side}") - 90
    return pelvis + (thigh - pelvis + 180) % 360 / 2 - 90


def seat(canvas: Canvas) -> list[Point]:
    """Return the round of the buttock."""
    behind, radius = SEAT
    return disc(plus(canvas.point("hip"), unit_vector(seat_direction(canvas), behind)), radius)


def trunk(canvas: Canvas) -> list[Point]:
    """Return the outline of the trunk."""
    return smooth(trunk_outline(canvas.posture.points, canvas.posture.directions))
