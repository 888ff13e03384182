"""What is lifted: bars with their plates, dumbbells, kettlebells, single plates."""

from __future__ import annotations

import math

from catalog.drawing.canvas import LIMB
from catalog.drawing.colours import glass, mix
from catalog.drawing.geometry import Point, along, angle_of, minus, plus, unit_vector
from catalog.drawing.props.layers import Item
from catalog.drawing.scene import disc, rectangle, rounded, smooth

SHAFT = 0.008
"""Radius of a bar: 28 mm of 1.75 m across."""

PLATE_THICK = 0.026
"""A plate from its edge."""

BELL_DROP, BELL_RADIUS = 0.086, 0.056
"""Where a kettlebell's body is under the hand, and how large: one of 16 kg."""

DUMBBELL_HEAD, DUMBBELL_HALF = 0.042, 0.055
"""Radius of a hexagonal head, and how far its middle is from the hand: a dumbbell of about 15 kg."""

BETWEEN_SOLES = (-0.012, 0.029)
"""From the ball of a foot, in its frame, to the middle of a dumbbell whose head lies on the soles."""

DUMBBELL_PROFILE = (
    (-0.026, -0.030), (-0.026, 0.030), (-0.016, 0.042), (0.016, 0.042), (0.026, 0.030), (0.026, -0.030),
    (0.016, -0.042), (-0.016, -0.042),
)  # fmt: skip
"""A head from its side, along the handle and across it."""

END_ON = 0.3
"""Where less of a handle's length is seen, it is drawn from its end."""

FRAME_HALF = 0.21
"""Half of a trap bar's length from front to back."""

GRIP_HALF = 0.04
"""Half of the length of a trap bar's raised handle."""

CARRIAGE = 0.022
"""Half of the width of the sleeve that runs on the rail of a Smith machine."""


def far_plate(item: Item) -> None:
    """Paint the plate at the bar's far end."""
    theme, scene = item.canvas.theme, item.canvas.scene
    scene.polygon(
        disc(item.place, item.number("r")), mix(theme.iron, theme.card, 0.6), mix(theme.iron, theme.card, 0.3), 1.2
    )


def near_plate(item: Item) -> None:
    """Paint the plate at the bar's near end: as glass, so that the body behind it stays visible."""
    theme, scene = item.canvas.theme, item.canvas.scene
    centre, radius = item.place, item.number("r")
    scene.polygon(disc(centre, radius, sides=56), glass(theme.iron, 0.26), theme.iron, 2.6)
    for share, width in ((0.80, 1.0), (0.42, 1.0)):
        scene.polygon(disc(centre, radius * share), None, glass(theme.iron, 0.55), width)
    scene.polygon(disc(centre, 0.019), theme.steel, theme.line, 1.3)
    scene.polygon(disc(centre, SHAFT, sides=20), theme.line)


def far_dumbbell(item: Item) -> None:
    """Paint the dumbbell of the far hand, where there is a pair."""
    if item.prop.options.get("pair"):
        _dumbbell(item, "l")


def dumbbell_from_side(item: Item) -> None:
    """Paint the dumbbell of the near hand where its "turn" shows its side: the hand covers the handle."""
    if _turn(item) > END_ON and not _at_foot(item):
        _dumbbell(item, item.side)


def dumbbell_from_end(item: Item) -> None:
    """Paint the dumbbell of the near hand where its "turn" shows its end: its near head covers the hand."""
    if _turn(item) <= END_ON and not _at_foot(item):
        _dumbbell(item, item.side)


def dumbbell_between_feet(item: Item) -> None:
    """Paint a dumbbell that the feet hold: its handle between them, one head on the soles."""
    if _at_foot(item):
        foot = item.canvas.direction(f"foot_{item.side}")
        _lengthways(item, along(item.place, foot, *BETWEEN_SOLES, LIMB), foot + 90, DUMBBELL_HALF, "r")


def _at_foot(item: Item) -> bool:
    return str(item.prop.at).startswith(("ball", "heel", "ankle"))


def _turn(item: Item) -> float:
    """Return how much of the handle's length is seen: 0 from its end, 1 from its side."""
    return abs(math.sin(math.radians(item.number("turn"))))


def _dumbbell(item: Item, side: str) -> None:
    canvas = item.canvas
    grip = item.place if side == item.side else canvas.point(f"grip_{side}")
    if _turn(item) > END_ON:
        _lengthways(item, grip, canvas.direction(f"forearm_{side}") + 90, DUMBBELL_HALF * _turn(item), side)
        return
    iron = _iron(item, side)
    canvas.solid([plus(grip, unit_vector(60 * i, DUMBBELL_HEAD)) for i in range(6)], iron)
    canvas.scene.polygon(disc(grip, 0.6 * DUMBBELL_HEAD, sides=6), mix(iron, canvas.theme.steel, 0.6))


def _iron(item: Item, side: str) -> str:
    theme = item.canvas.theme
    return theme.iron if side == "r" else mix(theme.iron, theme.card, 0.35)


def _lengthways(item: Item, middle: Point, way: float, half: float, side: str) -> None:
    canvas, theme, iron = item.canvas, item.canvas.theme, _iron(item, side)
    ends = [plus(middle, unit_vector(way, end)) for end in (-half, half)]
    canvas.scene.line(ends, theme.line, 7)
    canvas.scene.line(ends, theme.steel, 5)
    for end in ends:
        canvas.solid([along(end, way, u, v) for u, v in DUMBBELL_PROFILE], iron)


def kettlebell(item: Item) -> None:
    """Paint a kettlebell that hangs from the hands in line with the arms, turned on by its "lag"."""
    canvas, grip = item.canvas, item.place
    theme = canvas.theme
    way = angle_of(minus(grip, canvas.point("shoulder"))) + item.number("lag")
    handle = (
        (0.058, -0.037),
        (0.030, -0.040),
        (0.004, -0.033),
        (-0.006, 0.0),
        (0.004, 0.033),
        (0.030, 0.040),
        (0.058, 0.037),
    )
    curve = smooth([along(grip, way, u, v) for u, v in handle], closed=False)
    canvas.scene.line(curve, theme.line, 7.5)
    canvas.scene.line(curve, mix(theme.iron, theme.steel, 0.35), 4.5)
    body = plus(grip, unit_vector(way, BELL_DROP))
    canvas.solid(disc(body, BELL_RADIUS), theme.iron)
    canvas.scene.polygon(disc(plus(body, (-0.018, 0.020)), 0.012, sides=20), mix(theme.iron, theme.steel, 0.8))


def plate(item: Item) -> None:
    """Paint one plate from its edge: along the pelvis where it lies on the hips, else along the chest."""
    canvas, radius = item.canvas, item.number("r")
    way = canvas.direction("pelvis" if item.prop.at == "crease" else "thorax")
    flat = rounded(-radius, -PLATE_THICK / 2, radius, PLATE_THICK / 2, 0.007)
    canvas.solid([along(item.place, way, u, v) for u, v in flat], canvas.theme.iron)
    hub = rectangle(-0.02, -PLATE_THICK / 2 - 0.004, 0.02, PLATE_THICK / 2 + 0.004)
    canvas.solid([along(item.place, way, u, v) for u, v in hub], canvas.theme.steel)


def far_frame(item: Item) -> None:
    """Paint the far half of a trap bar."""
    far_plate(item)
    _frame(item, mix(item.canvas.theme.steel, item.canvas.theme.card, 0.45), 4.0)


def near_frame(item: Item) -> None:
    """Paint the near half of a trap bar: its frame runs before and behind the figure at the height of the plates."""
    _frame(item, item.canvas.theme.steel, 5.0)
    near_plate(item)


def _frame(item: Item, colour: str, width: float) -> None:
    x, y = item.place
    ends = [(x - FRAME_HALF, y), (x + FRAME_HALF, y)]
    rise = -item.pair("off")[1]
    handle = [(x - GRIP_HALF, y), (x - GRIP_HALF, y + rise), (x + GRIP_HALF, y + rise), (x + GRIP_HALF, y)]
    for line in (ends, handle) if rise else (ends,):
        item.canvas.scene.line(line, item.canvas.theme.line, width + 2)
        item.canvas.scene.line(line, colour, width)


def rails(item: Item) -> None:
    """Paint the rail of a Smith machine, its feet and the bar's carriage."""
    canvas, x = item.canvas, item.number("x")
    canvas.pale(rectangle(x - 0.012, 0.0, x + 0.012, 1.12))
    canvas.solid(rounded(x - 0.16, 0.0, x + 0.16, 0.022, 0.008), canvas.theme.steel)
    canvas.solid(rounded(x - 0.03, 1.10, x + 0.03, 1.13, 0.006), canvas.theme.steel)
    y = item.place[1]
    canvas.solid(rounded(x - CARRIAGE, y - 0.05, x + CARRIAGE, y + 0.05, 0.008), canvas.theme.steel)
    far_plate(item)


def landmine(item: Item) -> None:
    """Paint a bar that turns about a joint on the floor, with a plate near the hands' end."""
    canvas, grip, pivot = item.canvas, item.place, item.pair("pivot")
    theme = canvas.theme
    way = angle_of(minus(grip, pivot))
    tip = plus(grip, unit_vector(way, 0.035))
    for width, colour in ((8.0, theme.line), (5.5, theme.steel)):
        canvas.scene.line([pivot, tip], colour, width)
    disc_at, radius = plus(grip, unit_vector(way, -0.10)), item.number("r")
    edge = rounded(-PLATE_THICK / 2, -radius, PLATE_THICK / 2, radius, 0.007)
    canvas.solid([along(disc_at, way, u, v) for u, v in edge], theme.iron)
    canvas.solid(rounded(pivot[0] - 0.05, 0.0, pivot[0] + 0.05, 0.02, 0.006), theme.pad)
    canvas.solid(disc(pivot, 0.02, sides=24), theme.steel)
