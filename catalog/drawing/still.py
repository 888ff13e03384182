"""The still: start and end of a repetition, or a mistake beside the right way, or one held posture."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from catalog.drawing.colours import Theme
from catalog.drawing.geometry import Point
from catalog.drawing.inset import INSET, paint_inset
from catalog.drawing.motion import Motion
from catalog.drawing.panel import Panel, paint_panel, panel_of
from catalog.drawing.scene import Box, Scene, View
from catalog.drawing.tableau import Reel

LONGEST = 720
"""Pixels of a still's longest side."""

LARGEST = 600.0
"""Pixels of a figure's stature at most."""

MARGIN, FLOOR, GAP = 22, 26, 54
"""Pixels beside a figure, under its floor, and between two panels."""


def still(motion: Motion, theme: Theme) -> Scene:
    """Return the start and the end of a repetition, numbered; of a hold its only posture."""
    reel = Reel(motion)
    start, end = reel.ends()
    if motion.hold or start == end:
        return _laid_out([panel_of(reel.at(start), "")], motion, theme)
    way = tuple(reel.way(motion.arrow, start, end)) if motion.arrow else ()
    return _laid_out([panel_of(reel.at(start), "1", way), panel_of(reel.at(end), "2")], motion, theme)


def mistake_still(motion: Motion, index: int, theme: Theme) -> Scene:
    """Return a mistake, with a cross, beside the right posture of that moment, with a tick.

    Args:
        index: Of the motion's wrong poses.
    """
    reel = Reel(motion)
    right = reel.at(motion.mistakes[index].t)
    return _laid_out([panel_of(reel.wrong(index), "wrong"), panel_of(right, "right")], motion, theme)


@dataclass(frozen=True, slots=True)
class Layout:
    """Where panels lie: pixels to a unit, whether in a row, each panel's box in pixels (y down), the whole size."""

    scale: float
    in_a_row: bool
    cells: tuple[Box, ...]
    width: int
    height: int


def _layout(panels: Sequence[Panel], gap: float) -> Layout:
    """Return the layout, in a row or stacked, that shows the body larger."""
    return max((_row(panels, gap), _stack(panels, gap)), key=lambda layout: (layout.scale, layout.in_a_row))


def _row(panels: Sequence[Panel], gap: float) -> Layout:
    wide = sum(panel.room.right - panel.room.left for panel in panels)
    high = max(panel.room.high - panel.room.low for panel in panels)
    spare = LONGEST - 2 * MARGIN * len(panels) - gap * (len(panels) - 1)
    scale = min(spare / wide, (LONGEST - MARGIN - FLOOR) / high, LARGEST)
    height, left, cells = scale * high + MARGIN + FLOOR, 0.0, []
    for panel in panels:
        right = left + scale * (panel.room.right - panel.room.left) + 2 * MARGIN
        cells.append(Box(left, 0.0, right, height))
        left = right + gap
    return Layout(scale, True, tuple(cells), even(left - gap), even(height))


def _stack(panels: Sequence[Panel], gap: float) -> Layout:
    wide = max(panel.room.right for panel in panels) - min(panel.room.left for panel in panels)
    high = sum(panel.room.high - panel.room.low for panel in panels)
    spare = LONGEST - (MARGIN + FLOOR) * len(panels) - gap * (len(panels) - 1)
    scale = min((LONGEST - 2 * MARGIN) / wide, spare / high, LARGEST)
    width, top, cells = scale * wide + 2 * MARGIN, 0.0, []
    for panel in panels:
        bottom = top + scale * (panel.room.high - panel.room.low) + MARGIN + FLOOR
        cells.append(Box(0.0, top, width, bottom))
        top = bottom + gap
    return Layout(scale, False, tuple(cells), even(width), even(top - gap))


def even(pixels: float) -> int:
    """Return the next even number of pixels, as films need it."""
    return 2 * round(pixels / 2 + 0.49)


def _laid_out(panels: Sequence[Panel], motion: Motion, theme: Theme) -> Scene:
    layout = _layout(panels, INSET + 24 if motion.inset else GAP)
    scene = Scene(layout.width, layout.height, theme.card)
    leftmost = min(panel.room.left for panel in panels)
    for panel, cell in zip(panels, layout.cells, strict=True):
        left = panel.room.left if layout.in_a_row else leftmost
        floor = cell.high - FLOOR + layout.scale * panel.room.low
        scene.view = View(layout.scale, cell.left + MARGIN - layout.scale * left, floor)
        paint_panel(scene, panel, cell, theme)
    scene.view = View()
    if len(panels) > 1:
        _between(scene, layout, theme, arrow=panels[0].mark == "1")
    if motion.inset:
        paint_inset(scene, _inset_place(layout), motion.inset, theme)
    return scene


def _between(scene: Scene, layout: Layout, theme: Theme, *, arrow: bool) -> None:
    """Paint the arrow from the first panel to the second."""
    first, second = layout.cells
    if not arrow:
        return
    if layout.in_a_row:
        x, y = (first.right + second.left) / 2, -layout.height / 2
        scene.arrow([(x - 16, y), (x + 6, y)], theme.arrow, 7.0, 15.0)
    else:
        x, y = layout.width / 2, -(first.high + second.low) / 2
        scene.arrow([(x, y + 14), (x, y - 6)], theme.arrow, 7.0, 15.0)


def _inset_place(layout: Layout) -> Point:
    """Return the middle of the inset: in the gap between two panels, beside or under the arrow."""
    if len(layout.cells) == 1:
        return layout.width - INSET / 2 - 10, INSET / 2 + 10
    first, second = layout.cells
    if layout.in_a_row:
        return (first.right + second.left) / 2, layout.height * 0.5 + INSET / 2 + 30
    return layout.width - INSET / 2 - 12, (first.high + second.low) / 2
