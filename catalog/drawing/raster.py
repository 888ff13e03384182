"""Paints a scene: larger than asked for, then shrunk, so that edges are smooth. Imports Pillow when it paints."""

from __future__ import annotations

import math
from functools import lru_cache
from typing import TYPE_CHECKING

from catalog.drawing.colours import channels
from catalog.drawing.geometry import Point
from catalog.drawing.scene import Box, Line, Polygon, Scene, Text

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from PIL import ImageFont
    from PIL.Image import Image
    from PIL.ImageDraw import ImageDraw as Pen

FINE = 3
"""Pixels painted for each one of a still, across and down."""

NOTCH = 0.8
"""How many painted pixels a stroke's corner may gape before it is rounded."""


class Brush:
    """Paints shapes on an image that is *fine* times as large as the scene."""

    def __init__(self, image: Image, fine: int) -> None:
        from PIL import ImageDraw

        self._opaque: Pen = ImageDraw.Draw(image)
        self._glass: Pen = ImageDraw.Draw(image, "RGBA")
        self._fine = fine

    def paint(self, shapes: Iterable[Polygon | Line]) -> None:
        """Paint *shapes*, the first one at the bottom."""
        for shape in shapes:
            points = [(x * self._fine, y * self._fine) for x, y in shape.points]
            if isinstance(shape, Line):
                self._stroke(points, shape.colour, shape.width)
            else:
                self._area(shape, points)

    def _area(self, shape: Polygon, points: list[Point]) -> None:
        if shape.fill:
            self._pen(shape.fill).polygon(points, fill=channels(shape.fill))
        if shape.outline:
            self._stroke([*points, points[0]], shape.outline, shape.width, closed=True)

    def _stroke(self, points: list[Point], colour: str, width: float, *, closed: bool = False) -> None:
        wide = max(1, round(width * self._fine))
        pen, ink = self._pen(colour), channels(colour)
        pen.line(points, fill=ink, width=wide)
        if wide > 2 and pen is self._opaque:
            ends = [] if closed else [points[0], points[-1]]
            for x, y in (*ends, *_corners(points, wide, closed=closed)):
                half = (wide - 1) / 2
                pen.ellipse((x - half, y - half, x + half, y + half), fill=ink)

    def _pen(self, colour: str) -> Pen:
        return self._opaque if len(colour) == len("#RRGGBB") else self._glass


def _corners(points: Sequence[Point], wide: float, *, closed: bool) -> list[Point]:
    """Return the points at which a stroke so *wide* turns by so much that it gapes outside."""
    bend = math.degrees(2 * NOTCH / wide)
    last = len(points) - 1
    ring = [(points[last - 1], points[0], points[1])] if closed and last > 0 else []
    triples = [*ring, *zip(points, points[1:], points[2:], strict=False)]
    return [b for a, b, c in triples if _turn(a, b, c) > bend]


def _turn(a: Point, b: Point, c: Point) -> float:
    way_in = math.atan2(b[1] - a[1], b[0] - a[0])
    way_out = math.atan2(c[1] - b[1], c[0] - b[0])
    return abs((math.degrees(way_out - way_in) + 180) % 360 - 180)


def paint(scene: Scene, fine: int = FINE) -> Image:
    """Return *scene* as an image in RGB, painted *fine* times as large and shrunk; words are painted last."""
    from PIL import Image, ImageDraw

    image = Image.new("RGB", (scene.width * fine, scene.height * fine), scene.background)
    Brush(image, fine).paint(shape for shape in scene.shapes if not isinstance(shape, Text))
    small = image.reduce(fine) if fine > 1 else image
    pen = ImageDraw.Draw(small)
    for shape in scene.shapes:
        if isinstance(shape, Text):
            _write(pen, shape)
    return small


def _write(pen: Pen, text: Text) -> None:
    edge = 1 if text.bold else 0
    pen.text(text.point, text.string, fill=text.colour, anchor=text.anchor, font=font(text.size), stroke_width=edge)


@lru_cache(maxsize=16)
def font(size: float) -> ImageFont.FreeTypeFont:
    """Return Pillow's own typeface (Aileron, in the public domain), *size* pixels high.

    Raises:
        TypeError: Pillow was built without FreeType, and so has only a bitmap font of one size.
    """
    from PIL import ImageFont

    found = ImageFont.load_default(size)
    if not isinstance(found, ImageFont.FreeTypeFont):
        raise TypeError("Pillow has no FreeType: install it from its wheel")
    return found


def text_box(text: Text) -> Box:
    """Return the pixels that *text* covers, y down."""
    left, top, right, bottom = font(text.size).getbbox(text.string, anchor=text.anchor)
    x, y = text.point
    return Box(x + left, y + top, x + right, y + bottom)
