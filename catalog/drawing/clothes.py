"""Vest and shorts: painted inside the figure's outline, over the bare body."""

from __future__ import annotations

import math
from collections.abc import Sequence

from catalog.drawing.body import SHADE, limb, seat
from catalog.drawing.canvas import TRUNK, Canvas, Profile, rounded
from catalog.drawing.colours import mix
from catalog.drawing.geometry import Point, along, between
from catalog.drawing.outlines import SHORTS, THIGH, VEST, Section
from catalog.drawing.scene import smooth
from catalog.drawing.trunk import trunk_outline

HEM = 0.088
"""How far down the thigh the shorts reach."""

SHADE_WIDTH = 0.24
"""How much of the trunk's depth the shaded strip of the vest takes at its middle."""

_FRONT = tuple(sorted(point for point in rounded(THIGH) if point[0] < HEM and point[1] > 0))
_BACK = tuple(sorted(point for point in rounded(THIGH) if point[0] < HEM and point[1] <= 0))
_HEM_LINE: Profile = ((HEM, 0.0565), (HEM + 0.004, 0.0), (HEM - 0.004, -0.053))
SLEEVE: Profile = (*_FRONT, *_HEM_LINE, *reversed(_BACK))
"""The leg of the shorts, in the frame of the thigh."""


def shorts(canvas: Canvas) -> None:
    """Paint the shorts round pelvis, seat and near thigh, with hem and waistband."""
    fill, edge = canvas.theme.shorts, mix(canvas.theme.shorts, canvas.theme.line, 0.7)
    front, back = _edges(canvas, SHORTS)
    for area in ([*front, *back], seat(canvas), limb(canvas, SLEEVE, "thigh", "r")):
        canvas.scene.polygon(area, fill)
    canvas.scene.line(limb(canvas, _HEM_LINE, "thigh", "r"), edge, 0.7 * canvas.pen)


def far_sleeve(canvas: Canvas) -> None:
    """Paint the far leg of the shorts."""
    canvas.scene.polygon(limb(canvas, SLEEVE, "thigh", "l"), mix(canvas.theme.shorts, canvas.theme.far, 0.45))


def vest(canvas: Canvas) -> None:
    """Paint the vest: from the waist to the straps, with a round neckline before and behind."""
    front, back = _edges(canvas, VEST)
    neckline = smooth([front[-1], *_neckline(canvas), back[0]], closed=False)
    edge = mix(canvas.theme.vest, canvas.theme.line, 0.6)
    canvas.scene.polygon([*front, *neckline, *back], canvas.theme.vest)
    canvas.scene.polygon(_shaded(front, back), mix(canvas.theme.vest, canvas.theme.line, SHADE))
    canvas.scene.line(neckline, edge, canvas.pen / 2)
    canvas.scene.line([back[-1], front[0]], edge, canvas.pen / 2)


def _shaded(front: list[Point], back: list[Point]) -> list[Point]:
    """Return the strip along the back that lies in its own shade."""
    turns = (math.pi * i / (len(back) - 1) for i in range(len(back)))
    pairs = zip(back, reversed(front), turns, strict=True)
    inner = [between(behind, before, SHADE_WIDTH * math.sin(turn)) for behind, before, turn in pairs]
    return [*back, *reversed(inner)]


def _edges(canvas: Canvas, sections: Sequence[Section]) -> tuple[list[Point], list[Point]]:
    """Return the outline of part of the trunk: up its front, and down its back."""
    points, directions = canvas.posture.points, canvas.posture.directions
    outline = trunk_outline(points, directions, sections)
    middle = len(outline) // 2
    return smooth(outline[:middle], closed=False), smooth(outline[middle:], closed=False)


def _neckline(canvas: Canvas) -> list[Point]:
    """Return the strap's two edges on the shoulder and the lowest of the scoop before it."""
    shoulder, thorax = canvas.point("shoulder"), canvas.direction("thorax")
    return [along(shoulder, thorax, u, v, TRUNK) for u, v in ((-0.016, 0.036), (0.006, 0.020), (0.010, -0.030))]
