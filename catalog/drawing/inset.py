"""The inset: feet and bar from above, where the side view cannot tell two exercises apart."""

from __future__ import annotations

from catalog.drawing.colours import Theme
from catalog.drawing.geometry import Point, along
from catalog.drawing.motion import Foot, Inset
from catalog.drawing.scene import Scene, View, rounded, smooth

INSET = 128.0
"""Pixels of the inset's sides."""

EDGE = 8.0
"""Pixels that stay free inside it."""

LARGEST = 260.0
"""Pixels to a unit of stature at most."""

FOOTPRINT = (
    (-0.012, 0.0), (-0.004, 0.022), (0.040, 0.022), (0.085, 0.031), (0.118, 0.030), (0.142, 0.014), (0.148, -0.006),
    (0.138, -0.024), (0.105, -0.030), (0.055, -0.020), (0.000, -0.022),
)  # fmt: skip
"""A foot from above: how far ahead of the heel's middle, how far outward of it."""

BALL_OF_FOOT = 0.070
"""Ahead of the heel's middle, where a foot begins whose heel is up."""

HAND = (0.030, 0.020)
"""Half of a fist's width and depth from above."""


def paint_inset(scene: Scene, centre: Point, inset: Inset, theme: Theme) -> None:
    """Paint *inset* round *centre*, in pixels with y down; the figure looks to the picture's top."""
    half, (x, y) = INSET / 2, centre
    before = scene.view
    scene.view = View()
    scene.polygon(rounded(x - half, -y - half, x + half, -y + half, 10.0), theme.shade, theme.steel, 1.4)
    scene.view = _fitted(inset, centre)
    for foot in inset.feet:
        scene.polygon(_print(foot), theme.shoe if foot.heel[1] >= 0 else theme.far, theme.line, 1.4)
    if inset.bar is not None:
        _paint_bar(scene, inset, inset.bar, (half - EDGE / 2) / scene.view.scale, theme)
    scene.view = before


def _fitted(inset: Inset, centre: Point) -> View:
    """Return the view in which everything fits: the figure's right is the picture's, its front the top."""
    across = [x for foot in inset.feet for x, _ in _print(foot)] + [sign * (inset.hands or 0.0) for sign in (-1, 1)]
    ahead = [y for foot in inset.feet for _, y in _print(foot)]
    wide, high = 2 * max(abs(x) for x in across), max(ahead) - min(ahead)
    scale = min(LARGEST, (INSET - 2 * EDGE) / max(wide, high))
    return View(scale, centre[0], centre[1] + scale * (max(ahead) + min(ahead)) / 2)


def _print(foot: Foot) -> list[Point]:
    """Return a foot's outline: x to the figure's right, y ahead."""
    ahead, right = foot.heel
    outward = 1 if right >= 0 else -1
    outline = [(max(u, BALL_OF_FOOT) if foot.heel_up else u, v) for u, v in FOOTPRINT]
    return smooth([along((right, ahead), 90.0 - outward * foot.toe_out, u, v, -outward) for u, v in outline])


def _paint_bar(scene: Scene, inset: Inset, ahead: float, half: float, theme: Theme) -> None:
    scene.line([(-half, ahead), (half, ahead)], theme.iron, 4.5)
    if inset.hands is not None:
        wide, deep = HAND
        for x in (-inset.hands, inset.hands):
            fist = rounded(x - wide, ahead - deep, x + wide, ahead + deep, 0.012)
            scene.polygon(fist, theme.near, theme.line, 1.4)
