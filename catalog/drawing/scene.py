"""The display list: polygons, lines and words, in pixels, in the order in which they are painted."""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache

from catalog.drawing.geometry import Point

STEPS = 6
"""Points that a smooth curve gets between two of the points it goes through."""

HEAD = 140.0
"""Degrees from the way an arrow points to its two barbs."""


@dataclass(frozen=True, slots=True)
class Polygon:
    """A filled or outlined area; *points* are closed by themselves, *width* is the outline's."""

    points: tuple[Point, ...]
    fill: str | None
    outline: str | None
    width: float


@dataclass(frozen=True, slots=True)
class Line:
    """A stroke with round ends."""

    points: tuple[Point, ...]
    colour: str
    width: float


@dataclass(frozen=True, slots=True)
class Text:
    """One line of words; *anchor* as in Pillow: l, m, r across and a, m, s down ("mm" is the middle)."""

    point: Point
    string: str
    size: float
    colour: str
    anchor: str
    bold: bool = False


Shape = Polygon | Line | Text


@dataclass(frozen=True, slots=True)
class View:
    """Where the world lies in the picture: the pixel of its origin, and the pixels that one unit takes.

    The world's y points up, the picture's down.
    """

    scale: float = 1.0
    left: float = 0.0
    floor: float = 0.0

    def pixel(self, point: Point) -> Point:
        """Return the pixel, not rounded, at which *point* of the world is seen."""
        return self.left + point[0] * self.scale, self.floor - point[1] * self.scale


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle along the axes; *low* and *high* are its smallest and largest y."""

    left: float
    low: float
    right: float
    high: float

    def __or__(self, other: Box) -> Box:
        return Box(
            min(self.left, other.left),
            min(self.low, other.low),
            max(self.right, other.right),
            max(self.high, other.high),
        )


class Scene:
    """A picture of *width* by *height* pixels on *background*, to which shapes are added.

    Points are given in units of the world and lie where the view of that moment puts them; widths of
    strokes, sizes of words and barbs of arrows are pixels. Colours are #RRGGBB, or #RRGGBBAA for glass.
    """

    def __init__(self, width: int, height: int, background: str) -> None:
        self.width = width
        self.height = height
        self.background = background
        self.view = View(1.0, 0.0, float(height))
        self.shapes: list[Shape] = []

    def polygon(
        self, points: Iterable[Point], fill: str | None, outline: str | None = None, width: float = 0.0
    ) -> None:
        """Add an area; no *fill* leaves only its outline."""
        self.shapes.append(Polygon(self._pixels(points), fill, outline, width))

    def line(self, points: Iterable[Point], colour: str, width: float) -> None:
        """Add a stroke through *points*."""
        self.shapes.append(Line(self._pixels(points), colour, width))

    def text(
        self, point: Point, string: str, size: float, colour: str, anchor: str = "mm", *, bold: bool = False
    ) -> None:
        """Add one line of words, *size* pixels high."""
        self.shapes.append(Text(self.view.pixel(point), string, size, colour, anchor, bold))

    def arrow(self, points: Sequence[Point], colour: str, width: float, head: float = 10.0) -> None:
        """Add a stroke through *points* that ends in a point, *head* pixels from its tip to its middle."""
        pixels = self._pixels(points)
        tip = pixels[-1]
        tail = next((pixel for pixel in reversed(pixels) if math.dist(pixel, tip) > head / 2), pixels[0])
        way = math.atan2(tip[1] - tail[1], tip[0] - tail[0])
        barbs = (way, way + math.radians(HEAD), way - math.radians(HEAD))
        self.shapes.append(Line(pixels, colour, width))
        corners = tuple((tip[0] + head * math.cos(a), tip[1] + head * math.sin(a)) for a in barbs)
        self.shapes.append(Polygon(corners, colour, None, 0.0))

    def melt(self, outlines: Sequence[Sequence[Point]], fill: str, outline: str, width: float) -> None:
        """Add areas that overlap as if they were one: a single outline runs round all of them."""
        areas = [self._pixels(points) for points in outlines]
        self.shapes += [Polygon(area, outline, outline, 2 * width) for area in areas]
        self.shapes += [Polygon(area, fill, None, 0.0) for area in areas]

    def _pixels(self, points: Iterable[Point]) -> tuple[Point, ...]:
        scale, left, floor = self.view.scale, self.view.left, self.view.floor
        return tuple((left + x * scale, floor - y * scale) for x, y in points)


def extent(shapes: Iterable[Shape]) -> Box:
    """Return the box, in pixels with y down, round the points and strokes of *shapes*; words count as a point."""
    boxes = [_extent(shape) for shape in shapes]
    return Box(
        min(box.left for box in boxes),
        min(box.low for box in boxes),
        max(box.right for box in boxes),
        max(box.high for box in boxes),
    )


def _extent(shape: Shape) -> Box:
    points = (shape.point,) if isinstance(shape, Text) else shape.points
    edge = 0.0 if isinstance(shape, Text) else shape.width / 2
    across = [x for x, _ in points]
    down = [y for _, y in points]
    return Box(min(across) - edge, min(down) - edge, max(across) + edge, max(down) + edge)


def smooth(points: Sequence[Point], *, closed: bool = True, steps: int = STEPS) -> list[Point]:
    """Return a curve through *points* (Catmull-Rom), *steps* points for each of them.

    An open curve starts at the first point and ends at the last one.
    """
    count = len(points)
    spans = range(count if closed else count - 1)
    curve: list[Point] = []
    for i in spans:
        around = [(i + k) % count if closed else min(max(i + k, 0), count - 1) for k in (-1, 0, 1, 2)]
        curve += _span([points[k] for k in around], steps)
    return curve if closed else [*curve, points[-1]]


def _span(around: Sequence[Point], steps: int) -> list[Point]:
    (ax, ay), (bx, by), (cx, cy), (dx, dy) = around
    return [(a * ax + b * bx + c * cx + d * dx, a * ay + b * by + c * cy + d * dy) for a, b, c, d in _shares(steps)]


@lru_cache(maxsize=16)
def _shares(steps: int) -> tuple[tuple[float, float, float, float], ...]:
    """Return how much each of four points counts at each step from the second to the third."""
    times = [step / steps for step in range(steps)]
    return tuple(
        (
            t * (t * (2 - t) - 1) / 2,
            (t * t * (3 * t - 5) + 2) / 2,
            t * (t * (4 - 3 * t) + 1) / 2,
            t * t * (t - 1) / 2,
        )
        for t in times
    )


def disc(centre: Point, radius: float, *, upright: float | None = None, sides: int = 40) -> list[Point]:
    """Return a circle as a polygon; with *upright*, an ellipse of that half height."""
    tall = radius if upright is None else upright
    turns = [2 * math.pi * i / sides for i in range(sides)]
    return [(centre[0] + radius * math.cos(turn), centre[1] + tall * math.sin(turn)) for turn in turns]


def rectangle(left: float, low: float, right: float, high: float) -> list[Point]:
    """Return the corners of a rectangle along the axes."""
    return [(left, low), (right, low), (right, high), (left, high)]


def rounded(left: float, low: float, right: float, high: float, radius: float) -> list[Point]:
    """Return a rectangle along the axes whose corners are quarters of a circle."""
    corners = (
        (right - radius, high - radius, 0),
        (left + radius, high - radius, 90),
        (left + radius, low + radius, 180),
        (right - radius, low + radius, 270),
    )
    turns = (0, 22.5, 45, 67.5, 90)
    return [
        (x + radius * math.cos(math.radians(start + turn)), y + radius * math.sin(math.radians(start + turn)))
        for x, y, start in corners
        for turn in turns
    ]
