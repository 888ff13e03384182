"""A panel: one moment of an exercise on its piece of floor, with its number or mark; pictures are made of panels."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from catalog.drawing.colours import Theme
from catalog.drawing.geometry import Point
from catalog.drawing.scene import Box, Scene, Text, View, disc, smooth
from catalog.drawing.tableau import Tableau

PEN = 1.8
"""Width of outlines in pixels."""

BADGE = 16
"""Radius of the numbers and marks in the corners, in pixels."""

SHORTEST_WAY = 22.0
"""Pixels of the shortest way that is drawn."""

BADGE_INSET = 26
"""How far their middles are from the edges."""

NARROWEST = 0.40
"""Least width of a panel, in stature: a badge fits beside a figure that stands."""


@dataclass(frozen=True, slots=True)
class Panel:
    """A moment, its mark, the room it takes in units of stature, and the way of the part that moves."""

    moment: Tableau
    mark: str
    room: Box
    way: tuple[Point, ...] = ()


def panel_of(moment: Tableau, mark: str, way: tuple[Point, ...] = ()) -> Panel:
    """Return the panel of a moment, with room for its way and for a mark beside a figure that stands."""
    room = moment.room()
    for x, y in way:
        room |= Box(x - 0.03, y - 0.02, x + 0.03, y + 0.03)
    spare = max(0.0, NARROWEST - (room.right - room.left))
    return Panel(moment, mark, Box(room.left - spare / 2, room.low, room.right + spare / 2, room.high), way)


def paint_panel(scene: Scene, panel: Panel, cell: Box, theme: Theme) -> None:
    """Paint *panel* where the view is; its floor is as wide as *cell* (pixels, y down), its mark at the top of it."""
    first, view = len(scene.shapes), scene.view
    ends = ((cell.left + 8 - view.left) / view.scale, (cell.right - 8 - view.left) / view.scale)
    scene.line([(ends[0], 0.0), (ends[1], 0.0)], theme.floor, 2.6)
    panel.moment.paint(scene, theme, PEN)
    if _is_long(panel.way, view.scale):
        scene.arrow(smooth(panel.way, closed=False, steps=3), theme.card, 7.0, 14.0)
        scene.arrow(smooth(panel.way, closed=False, steps=3), theme.arrow, 4.0, 11.0)
    if panel.mark:
        _badge(scene, panel.mark, cell, theme, first)


def _is_long(way: Sequence[Point], scale: float) -> bool:
    """Return whether a way is long enough for an arrow to be more than its head."""
    return scale * sum(math.dist(a, b) for a, b in pairwise(way)) > SHORTEST_WAY


def _badge(scene: Scene, mark: str, cell: Box, theme: Theme, first: int) -> None:
    """Paint a panel's mark at its upper edge, as far to the left as what is painted leaves it free."""
    low = cell.low + 2 * BADGE_INSET + BADGE
    shapes = (shape for shape in scene.shapes[first:] if not isinstance(shape, Text))
    painted = [point for shape in shapes for point in shape.points if point[1] < low]
    x, y = _free_place([(x, cell.low + BADGE_INSET) for x in _across(cell)], painted)
    scene.view = View()
    colour = {"wrong": theme.wrong, "right": theme.right}.get(mark, theme.arrow)
    scene.polygon(disc((x, -y), BADGE), colour)
    if mark == "wrong":
        scene.line([(x - 6, -y - 6), (x + 6, -y + 6)], theme.card, 4.0)
        scene.line([(x - 6, -y + 6), (x + 6, -y - 6)], theme.card, 4.0)
    elif mark == "right":
        scene.line([(x - 7, -y), (x - 2, -y - 6), (x + 7, -y + 6)], theme.card, 4.0)
    else:
        scene.text((x, -y), mark, 19, theme.card, bold=True)


def _free_place(places: Sequence[Point], painted: Sequence[Point]) -> Point:
    """Return the first of *places* that is free for a mark, or the one farthest from what is painted."""
    farthest, most = places[0], 0.0
    for place in places:
        clear = min((math.dist(place, point) for point in painted), default=math.inf)
        if clear > BADGE + 8:
            return place
        if clear > most:
            farthest, most = place, clear
    return farthest


def _across(cell: Box) -> list[float]:
    """Return where along the upper edge a mark may be: its two corners first, then from left to right."""
    left, right = cell.left + BADGE_INSET, cell.right - BADGE_INSET
    return [left, right, *(left + 6 * step for step in range(1, int((right - left) / 6)))]
