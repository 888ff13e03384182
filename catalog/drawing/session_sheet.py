"""The session sheet: the exercises of one session, each at the end of its movement, numbered as in the list."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from catalog.drawing.colours import Theme
from catalog.drawing.motion import Motion
from catalog.drawing.panel import Panel, paint_panel, panel_of
from catalog.drawing.scene import Box, Scene, View
from catalog.drawing.still import FLOOR, LARGEST, LONGEST, MARGIN, even
from catalog.drawing.tableau import Reel

Rows = Sequence[Sequence[Panel]]
"""Panels as they are read: from left to right, row by row."""


@dataclass(frozen=True, slots=True)
class Arrangement:
    """Panels in rows, and the pixels to a unit at which they fill the sheet."""

    rows: Rows
    scale: float

    @property
    def width(self) -> int:
        """Pixels of the widest row."""
        return even(max(sum(_width(panel, self.scale) for panel in row) for row in self.rows))

    @property
    def height(self) -> int:
        """Pixels of all rows."""
        return even(sum(_height(row, self.scale) for row in self.rows))


def session_sheet(motions: Mapping[int, Motion], theme: Theme) -> Scene:
    """Return a picture of *motions*, at least one, under the numbers that they have in the session.

    All bodies are of one size, in the rows that make them largest.
    """
    panels = [_panel(motion, number) for number, motion in sorted(motions.items())]
    best = max((_filling(rows) for rows in _splits(panels)), key=lambda one: (one.scale, -len(one.rows), -one.width))
    scene, top = Scene(best.width, best.height, theme.card), 0.0
    for row in best.rows:
        bottom = top + _height(row, best.scale)
        _paint_row(scene, row, best, (top, bottom), theme)
        top = bottom
    scene.view = View()
    return scene


def _panel(motion: Motion, number: int) -> Panel:
    reel = Reel(motion)
    return panel_of(reel.at(reel.ends()[1]), str(number))


def _splits(panels: Sequence[Panel]) -> Iterator[Rows]:
    """Yield every way to break *panels* into rows."""
    yield (panels,)
    for first in range(1, len(panels)):
        for rest in _splits(panels[first:]):
            yield (panels[:first], *rest)


def _filling(rows: Rows) -> Arrangement:
    """Return *rows* as large as the sheet allows."""
    across = min((LONGEST - 2 * MARGIN * len(row)) / sum(_wide(panel) for panel in row) for row in rows)
    down = (LONGEST - (MARGIN + FLOOR) * len(rows)) / sum(_high(row) for row in rows)
    return Arrangement(rows, min(across, down, LARGEST))


def _wide(panel: Panel) -> float:
    return panel.room.right - panel.room.left


def _high(row: Sequence[Panel]) -> float:
    return max(panel.room.high - panel.room.low for panel in row)


def _width(panel: Panel, scale: float) -> float:
    return scale * _wide(panel) + 2 * MARGIN


def _height(row: Sequence[Panel], scale: float) -> float:
    return scale * _high(row) + MARGIN + FLOOR


def _paint_row(scene: Scene, row: Sequence[Panel], one: Arrangement, edges: tuple[float, float], theme: Theme) -> None:
    """Paint a row between two *edges*; what it leaves free across is shared out among its panels."""
    spare = (scene.width - sum(_width(panel, one.scale) for panel in row)) / len(row)
    left, (top, bottom) = 0.0, edges
    for panel in row:
        cell = Box(left, top, left + _width(panel, one.scale) + spare, bottom)
        middle = (panel.room.left + panel.room.right) / 2
        floor = bottom - FLOOR + one.scale * panel.room.low
        scene.view = View(one.scale, (cell.left + cell.right) / 2 - one.scale * middle, floor)
        paint_panel(scene, panel, cell, theme)
        left = cell.right
