"""Draws amounts side by side over a band that says how much is good."""

from __future__ import annotations

from collections.abc import Sequence

from catalog.drawing.colours import Theme, glass, mix
from catalog.drawing.geometry import Point
from catalog.drawing.lettering import fitted, width_of, write
from catalog.drawing.panels.data import Bar, Bars
from catalog.drawing.panels.paper import HEAD, MARGIN, WIDTH, WORDS, grid, head, quiet
from catalog.drawing.scene import Scene, rectangle, rounded

PLOT, FOOT = 190.0, 30.0
"""Pixels that the bars, and the words under them, take."""

PITCH = 76.0
"""Most pixels from one bar to the next."""

GUTTER = 90.0
"""Most pixels for the words of the axis."""


def height(_chart: Bars) -> float:
    """Return how many pixels the panel takes."""
    return HEAD + PLOT + FOOT + 6


def draw(scene: Scene, theme: Theme, chart: Bars) -> None:
    """Draw the panel; the scene's origin is its lower left corner."""
    left = head(scene, theme, chart.title, chart.good, height(chart), 26)
    if chart.good:
        scene.polygon(rectangle(left - 24, height(chart) - 20, left - 8, height(chart) - 4), *_band(theme), 1.2)
    origin = MARGIN + gutter([said for _, said in chart.ticks])
    _axis(scene, theme, chart, origin)
    places = [(x, x + w) for x, w in _places(len(chart.bars), origin)]
    for number, (bar, (start, end)) in enumerate(zip(chart.bars, places, strict=True)):
        _bar(scene, theme, chart, bar, (start, end), going_on=number == len(chart.bars) - 1)
    middles = [(start + end) / 2 for start, end in places]
    _said(scene, theme, chart, middles)
    _under(scene, theme, [bar.under for bar in chart.bars], middles)


def gutter(words: Sequence[str]) -> float:
    """Return the pixels that the *words* of an axis take at its left."""
    return min(GUTTER, max((width_of(said, WORDS) for said in words), default=0.0)) + 10


def in_band(chart: Bars, value: float) -> bool:
    """Return whether *value* is in the band; the band's ends are."""
    return chart.band[0] <= value <= chart.band[1]


def _top(chart: Bars) -> float:
    return max([chart.ticks[-1][0], *(bar.value for bar in chart.bars)]) * 1.1


def _y(chart: Bars, value: float) -> float:
    return FOOT + PLOT * value / _top(chart)


def _band(theme: Theme) -> tuple[str, str]:
    return mix(theme.heat[2], theme.card, 0.74 if theme.name == "light" else 0.7), theme.heat[3]


def _axis(scene: Scene, theme: Theme, chart: Bars, origin: float) -> None:
    right = WIDTH - MARGIN
    low, high = (_y(chart, value) for value in chart.band)
    fill, edge = _band(theme)
    scene.polygon(rectangle(origin, low, right, high), fill)
    for value, said in chart.ticks:
        y = _y(chart, value)
        scene.line([(origin, y), (right, y)], grid(theme) if value else quiet(theme), 1.2 if value else 2)
        write(scene, (origin - 10, y), said, fitted(said, WORDS, GUTTER), quiet(theme), "rm")
    for y in (low, high):
        scene.line([(origin, y), (right, y)], edge, 1.6)


def _places(count: int, origin: float) -> list[tuple[float, float]]:
    """Return the left edge and the width of each bar."""
    room = WIDTH - MARGIN - origin
    pitch = min(PITCH, room / max(count, 1))
    start = origin + (room - count * pitch) / 2
    gap = max(1.5, 0.16 * pitch)
    return [(start + number * pitch + gap, pitch - 2 * gap) for number in range(count)]


def _bar(scene: Scene, theme: Theme, chart: Bars, bar: Bar, place: tuple[float, float], *, going_on: bool) -> None:
    if bar.value <= 0:
        return
    (start, end), top = place, _y(chart, bar.value)
    round_by = min(5.0, (end - start) / 4, (top - FOOT) / 2)
    shape: list[Point] = [
        (start, FOOT),
        (start, top - round_by),
        (start + round_by, top),
        (end - round_by, top),
        (end, top - round_by),
        (end, FOOT),
    ]
    good = in_band(chart, bar.value)
    edge = (theme.heat[4] if theme.name == "light" else theme.heat[3]) if good else theme.shorts
    fill = (theme.heat[3] if theme.name == "light" else theme.heat[2]) if good else theme.vest
    scene.polygon(shape, mix(fill, theme.card, 0.55) if going_on else fill, edge, 1.6)


def _said(scene: Scene, theme: Theme, chart: Bars, middles: Sequence[float]) -> None:
    """Write the figures over the bars: all, or the highest and the last where all would run into each other."""
    shown = [(_within(x, bar.said), bar) for x, bar in zip(middles, chart.bars, strict=True) if bar.value > 0]
    pitch = middles[1] - middles[0] if len(middles) > 1 else PITCH
    if any(width_of(bar.said, WORDS) > pitch - 2 for _, bar in shown):
        shown = _highest_and_last(shown)
    for x, bar in shown:
        half, y = width_of(bar.said, WORDS) / 2 + 3, _y(chart, bar.value) + 11
        scene.polygon(rounded(x - half, y - 8, x + half, y + 8, 6), glass(theme.card, 0.82))
        write(scene, (x, y), bar.said, WORDS, theme.text, "mm")


def _within(x: float, said: str) -> float:
    """Return the middle nearest to *x* at which *said* stays on the paper."""
    return min(x, WIDTH - MARGIN / 2 - width_of(said, WORDS) / 2)


def _highest_and_last(shown: Sequence[tuple[float, Bar]]) -> list[tuple[float, Bar]]:
    best, last = max(shown, key=lambda one: one[1].value), shown[-1]
    apart = (width_of(best[1].said, WORDS) + width_of(last[1].said, WORDS)) / 2 + 8
    return [best, last] if last[0] - best[0] > apart else [best]


def _under(scene: Scene, theme: Theme, words: Sequence[str], middles: Sequence[float]) -> None:
    """Write what fits under the bars, always the last one."""
    taken = float("inf")
    for said, x in reversed(list(zip(words, middles, strict=True))):
        half = width_of(said, WORDS - 2) / 2
        middle = min(x, WIDTH - MARGIN / 2 - half)
        if said and middle + half + 8 <= taken:
            write(scene, (middle, FOOT - 14), said, WORDS - 2, quiet(theme), "mm")
            taken = middle - half
