"""Charts: panels of figures under each other on one card."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, assert_never

from catalog.drawing.colours import THEMES, Theme
from catalog.drawing.files import png
from catalog.drawing.panels import bars, heatmap, steps
from catalog.drawing.panels.data import Bars, Heatmap, Panel, Steps, from_data
from catalog.drawing.panels.paper import MARGIN, WIDTH
from catalog.drawing.raster import paint
from catalog.drawing.scene import Scene, View

APART = 22
"""Pixels between two panels."""


def chart(_of: str, theme: str, data: Mapping[str, Any]) -> bytes:
    """Return the chart as PNG: *data* says all of it, as `catalog.drawing.panels.data.to_data` wrote it.

    Args:
        theme: "light" or "dark".
        data: Read from JSON.
    """
    return png(paint(chart_scene(from_data(data), THEMES[theme])))


def chart_scene(panels: Sequence[Panel], theme: Theme) -> Scene:
    """Draw *panels*, the first at the top."""
    heights = [_height(panel) for panel in panels]
    whole = sum(heights) + APART * (len(panels) - 1) + 2 * MARGIN
    scene = Scene(WIDTH, 2 * round(whole / 2), theme.card)
    top = MARGIN
    for panel, height in zip(panels, heights, strict=True):
        scene.view = View(1.0, 0.0, top + height)
        _draw(scene, theme, panel)
        top += height + APART
    return scene


def _height(panel: Panel) -> float:
    match panel:
        case Heatmap():
            return heatmap.height(panel)
        case Bars():
            return bars.height(panel)
        case Steps():
            return steps.height(panel)
        case _:
            assert_never(panel)


def _draw(scene: Scene, theme: Theme, panel: Panel) -> None:
    match panel:
        case Heatmap():
            heatmap.draw(scene, theme, panel)
        case Bars():
            bars.draw(scene, theme, panel)
        case Steps():
            steps.draw(scene, theme, panel)
        case _:
            assert_never(panel)
