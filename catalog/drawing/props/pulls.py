"""What pulls: bands, towels, cables, suspension straps."""

from __future__ import annotations

from catalog.drawing.geometry import Point, along, angle_of, between, minus
from catalog.drawing.props.layers import Item
from catalog.drawing.scene import disc, rectangle, rounded

BAND, MINI_BAND, TOWEL, STRAP, CABLE = 4.5, 6.0, 9.0, 4.0, 2.4
"""How wide each is drawn, in pixels."""

TOWER = 0.075
"""Depth of a cable tower."""

STACK = 0.40
"""How high its plates reach."""

DOTS = (0.018, 0.036, 0.054)
"""How far above its drawn end a strap goes on as dots, where it is cut."""

LOOP, LOOP_WIDTH = 0.10, 0.024
"""How long a strap's loop is, and half of its width."""

CUFF = 0.034
"""Half of the width of a mini band round a limb."""


def band(item: Item) -> None:
    """Paint a long band along its path."""
    if item.canvas.motion.arms != "between":
        _strip(item, item.path(), item.canvas.theme.band, BAND)


def band_between(item: Item) -> None:
    """Paint a long band that goes between the legs with the arms."""
    if item.canvas.motion.arms == "between":
        _strip(item, item.path(), item.canvas.theme.band, BAND)


def towel(item: Item) -> None:
    """Paint a towel along its path."""
    _strip(item, item.path(), item.canvas.theme.sole, TOWEL)


def mini_band(item: Item) -> None:
    """Paint a short band: between the limbs it goes round, and round each."""
    path = item.path()
    _strip(item, path, item.canvas.theme.band, MINI_BAND)
    for x, y in path:
        around = rounded(x - CUFF, y - 0.011, x + CUFF, y + 0.011, 0.006)
        item.canvas.solid(around, item.canvas.theme.band)


def _strip(item: Item, path: list[Point], colour: str, width: float) -> None:
    item.canvas.scene.line(path, item.canvas.theme.line, width + 2)
    item.canvas.scene.line(path, colour, width)


def tower(item: Item) -> None:
    """Paint a cable tower with its stack of plates, behind the pulley as the figure sees it."""
    canvas, (x, y) = item.canvas, item.pair("anchor")
    theme, way = canvas.theme, _away(item)
    deep, high = TOWER, item.number("h")
    near, far = sorted((x + way * 0.025, x + way * (0.025 + deep)))
    canvas.pale(rectangle(near, 0.0, far, high))
    canvas.solid(rounded(near - 0.02, 0.0, far + 0.02, 0.022, 0.006), theme.steel)
    canvas.solid(rectangle(near + 0.014, 0.04, far - 0.014, STACK), theme.pad)
    for step in range(1, 9):
        level = 0.04 + 0.04 * step
        canvas.scene.line([(near + 0.016, level), (far - 0.016, level)], theme.line, 0.9)
    canvas.scene.line([((near + far) / 2, STACK), ((near + far) / 2, high)], theme.steel, 1.6)
    canvas.solid(disc((x, y), 0.022, sides=28), theme.steel)
    canvas.scene.polygon(disc((x, y), 0.007, sides=16), theme.line)


def _away(item: Item) -> int:
    """Return on which side of the pulley the tower stands: 1 for the right."""
    return 1 if item.pair("anchor")[0] > item.canvas.point("hip")[0] else -1


def cable(item: Item) -> None:
    """Paint the cable from its pulley, with the clip at its end."""
    end = item.place
    item.canvas.scene.line([item.pair("anchor"), end], item.canvas.theme.iron, CABLE)
    item.canvas.solid(disc(end, 0.010, sides=20), item.canvas.theme.steel)


def straps(item: Item) -> None:
    """Paint suspension straps from their anchor, with the loop that holds a foot or the handle of a hand."""
    canvas, top, end = item.canvas, _top(item), item.place
    up = angle_of(minus(top, end))
    split = along(end, up, LOOP, 0.0)
    _strip(item, [top, split], canvas.theme.band, STRAP)
    loop = [
        split,
        along(end, up, 0.0, LOOP_WIDTH),
        along(end, up, -0.012, 0.0),
        along(end, up, 0.0, -LOOP_WIDTH),
        split,
    ]
    canvas.scene.line(loop, canvas.theme.band, STRAP)
    if _is_cut(item):
        for far in DOTS:
            canvas.scene.polygon(disc(along(top, up, far, 0.0), 0.004, sides=12), canvas.theme.band)


def _is_cut(item: Item) -> bool:
    return 0.0 < item.number("cut") < item.pair("anchor")[1]


def _top(item: Item) -> Point:
    """Return how far up the straps are drawn: to their anchor, or to the height of "cut"."""
    anchor, end = item.pair("anchor"), item.place
    if not _is_cut(item):
        return anchor
    share = (item.number("cut") - end[1]) / (anchor[1] - end[1])
    return between(end, anchor, share)


def hanger(item: Item) -> None:
    """Paint the beam that the straps hang from, unless they are cut below it."""
    if not _is_cut(item):
        x, y = item.pair("anchor")
        item.canvas.solid(rounded(x - 0.09, y, x + 0.09, y + 0.03, 0.008), item.canvas.theme.steel)
