"""Draws the days of some weeks, darker where more was done, with the weeks in a row."""

from __future__ import annotations

import math
from collections.abc import Iterator

from catalog.drawing.colours import Theme
from catalog.drawing.geometry import Point
from catalog.drawing.lettering import width_of, write
from catalog.drawing.panels.data import Heatmap
from catalog.drawing.panels.paper import HEAD, MARGIN, WIDTH, WORDS, head, quiet
from catalog.drawing.scene import Scene, rounded, smooth

PITCH = 34.0
"""Most pixels from one week to the next."""

FULL = 8.0
"""A day of less is never shown in the darkest colour: a first small session looks like one."""

MONTHS, KEY = 26.0, 30.0
"""Pixels that the names of the months and the key take."""

FLAME: tuple[Point, ...] = (
    (0.5, 14), (3.5, 8.5), (8, 3), (9.2, -3), (7.4, -9), (2.5, -12), (-3, -12), (-7.6, -9), (-9.2, -3.5), (-7.4, 2.5),
    (-4.2, 5.5), (-3.4, 1.5), (-1, 5),
)  # fmt: skip
GLOW: tuple[Point, ...] = ((0.4, 4), (3, 0.5), (4.4, -4), (2.4, -9.4), (-2.4, -9.4), (-4.4, -4.5), (-2.4, -1))
"""A flame and its middle, in pixels."""


def height(chart: Heatmap) -> float:
    """Return how many pixels the panel takes."""
    return HEAD + MONTHS + 7 * _pitch(chart) + KEY


def draw(scene: Scene, theme: Theme, chart: Heatmap) -> None:
    """Draw the panel; the scene's origin is its lower left corner."""
    high = height(chart)
    left = head(scene, theme, chart.title, chart.streak, high, 30 if chart.lit else 0)
    if chart.lit:
        _flame(scene, (left - 18, high - 12))
    top = high - HEAD - MONTHS
    _names(scene, theme, chart, top)
    for x, y, size, value, today in _cells(chart, top):
        fill, edge = colours(theme, value, _most(chart))
        shape = rounded(x, y - size, x + size, y, 0.2 * size)
        scene.polygon(shape, fill, edge, min(1.5, 0.08 * size))
        if today:
            ring = rounded(x - 1.5, y - size - 1.5, x + size + 1.5, y + 1.5, 0.2 * size + 1)
            scene.polygon(ring, None, theme.arrow, 2.5)
    _key(scene, theme, chart)


def colours(theme: Theme, value: float, most: float) -> tuple[str, str | None]:
    """Return the fill and the outline of a day with *value*, where the best day has *most*."""
    if value <= 0:
        return theme.heat[0], None
    level = max(1, min(4, math.ceil(4 * value / most)))
    return theme.heat[level], theme.heat[3] if level < 3 else theme.heat[level]


def _room(chart: Heatmap) -> float:
    """Return the pixels that the weeks may take at the right of the weekdays."""
    return WIDTH - 2 * MARGIN - 10 - max((width_of(name, WORDS) for name in chart.weekdays), default=0.0)


def _pitch(chart: Heatmap) -> float:
    return min(PITCH, _room(chart) / max(len(chart.weeks), 1))


def _left(chart: Heatmap) -> float:
    """Return where the first week begins: so that few weeks stand in the middle."""
    room = _room(chart)
    return WIDTH - MARGIN - room + (room - _pitch(chart) * len(chart.weeks)) / 2


def _most(chart: Heatmap) -> float:
    return max([FULL, *(value or 0 for week in chart.weeks for value in week)])


def _cells(chart: Heatmap, top: float) -> Iterator[tuple[float, float, float, float, bool]]:
    """Give the left and upper edge, the side and the value of each day up to today, and whether it is today."""
    pitch, left = _pitch(chart), _left(chart)
    size = pitch - max(1.6, 0.16 * pitch)
    for number, week in enumerate(chart.weeks):
        for day, value in enumerate(week):
            if value is not None:
                today = number == len(chart.weeks) - 1 and day == chart.today
                yield left + number * pitch, top - day * pitch, size, value, today


def _names(scene: Scene, theme: Theme, chart: Heatmap, top: float) -> None:
    pitch, left = _pitch(chart), _left(chart)
    size = min(WORDS, max(12.0, pitch * 0.9))
    every = 1 if pitch >= WORDS else 2
    for day, name in enumerate(chart.weekdays):
        if day % every == 0:
            write(scene, (left - 10, top - (day + 0.42) * pitch), name, size, quiet(theme), "rm")
    free = MARGIN
    for week, name in chart.months:
        x = left + week * pitch
        if x >= free and x + width_of(name, WORDS) <= WIDTH - MARGIN / 2:
            write(scene, (x, top + 14), name, WORDS, quiet(theme), "lm")
            free = x + width_of(name, WORDS) + 10


def _key(scene: Scene, theme: Theme, chart: Heatmap) -> None:
    x = WIDTH - MARGIN - width_of(chart.more, WORDS - 2)
    write(scene, (x, 9), chart.more, WORDS - 2, quiet(theme), "lm")
    for level in (4, 3, 2, 1):
        x -= 20
        fill, edge = colours(theme, level, 4)
        scene.polygon(rounded(x, 2, x + 14, 16, 3), fill, edge, 1.2)
    write(scene, (x - 7, 9), chart.fewer, WORDS - 2, quiet(theme), "rm")


def _flame(scene: Scene, at: Point) -> None:
    flame, glow = (smooth([(at[0] + x, at[1] + y) for x, y in shape]) for shape in (FLAME, GLOW))
    scene.polygon(flame, "#FB8C1E", "#B34700", 1.4)
    scene.polygon(glow, "#FFE08A")
