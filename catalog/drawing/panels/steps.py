"""Draws how the best of an exercise grew: every day as a dot, every new best as a step of a line."""

from __future__ import annotations

from catalog.drawing.colours import Theme, glass
from catalog.drawing.geometry import Point
from catalog.drawing.lettering import fitted, width_of, write
from catalog.drawing.panels.bars import GUTTER, gutter
from catalog.drawing.panels.data import Steps, bests
from catalog.drawing.panels.paper import HEAD, MARGIN, WIDTH, WORDS, grid, head, quiet
from catalog.drawing.scene import Scene, disc

PLOT, FOOT = 150.0, 30.0
"""Pixels that the line, and the dates under it, take."""

DOT = 5.6
"""Radius of a new best's dot, in pixels."""

DENSE = 6.0
"""Pixels from day to day below which dots would hide the line."""

INDENT = 14.0
"""Pixels between the ends of the axis and the first and the last day."""


def height(_chart: Steps) -> float:
    """Return how many pixels the panel takes."""
    return HEAD + PLOT + FOOT


def draw(scene: Scene, theme: Theme, chart: Steps) -> None:
    """Draw the panel; the scene's origin is its lower left corner."""
    head(scene, theme, chart.title, chart.best, height(chart), 0)
    origin = MARGIN + gutter([said for _, said in chart.ticks])
    for number, (value, said) in enumerate(chart.ticks):
        y = _y(chart, value)
        scene.line([(origin, y), (WIDTH - MARGIN, y)], grid(theme) if number else quiet(theme), 1.2 if number else 2)
        write(scene, (origin - 10, y), said, fitted(said, WORDS, GUTTER), quiet(theme), "rm")
    _dates(scene, theme, chart, origin)
    if chart.days:
        _climb(scene, theme, chart, origin)


def _climb(scene: Scene, theme: Theme, chart: Steps, origin: float) -> None:
    places = [_place(chart, day, origin) for day in chart.days]
    tops = [_place(chart, day, origin) for day in bests(chart.days)]
    line: list[Point] = []
    for (x, y), (next_x, _) in zip(tops, [*tops[1:], (places[-1][0], 0.0)], strict=True):
        line += [(x, y), (next_x, y)]
    base = _y(chart, chart.ticks[0][0])
    scene.polygon([(line[0][0], base), *line, (line[-1][0], base)], glass(theme.arrow, 0.14))
    scene.line(line, theme.arrow, 3)
    room = (places[-1][0] - places[0][0]) / len(places) or DOT
    if room >= DENSE:
        for place in places:
            scene.polygon(disc(place, min(3.4, room / 3), sides=16), theme.card, quiet(theme), 1.6)
    radius = min(DOT, room / 2) if room >= DENSE else DOT
    for place in tops if room >= DENSE else tops[-1:]:
        scene.polygon(disc(place, radius, sides=24), theme.arrow, theme.card, 2)


def _place(chart: Steps, day: tuple[int, float], origin: float) -> Point:
    return _x(chart, day[0], origin), _y(chart, day[1])


def _x(chart: Steps, day: int, origin: float) -> float:
    first, last = chart.days[0][0], chart.days[-1][0]
    share = (day - first) / (last - first) if last > first else 0.5
    return origin + INDENT + (WIDTH - MARGIN - origin - 2 * INDENT) * share


def _y(chart: Steps, value: float) -> float:
    low, high = chart.ticks[0][0], chart.ticks[-1][0]
    return FOOT + (PLOT - 8) * (value - low) / (high - low)


def _dates(scene: Scene, theme: Theme, chart: Steps, origin: float) -> None:
    taken = float("inf")
    for day, said in reversed(chart.dates):
        half = width_of(said, WORDS - 2) / 2
        x = min(max(_x(chart, day, origin), MARGIN / 2 + half), WIDTH - MARGIN / 2 - half)
        if x + half + 10 <= taken:
            write(scene, (x, FOOT - 14), said, WORDS - 2, quiet(theme), "mm")
            taken = x - half
