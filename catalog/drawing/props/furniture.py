"""What the figure stands, sits, lies or leans on: mats, benches, boxes, chairs, balls, sliders, walls, racks."""

from __future__ import annotations

import math

from catalog.drawing.colours import mix
from catalog.drawing.geometry import Point, plus, unit_vector
from catalog.drawing.props.layers import Item
from catalog.drawing.scene import disc, rectangle, rounded

BRICK, COURSE = 0.15, 0.05
"""Length and height of a brick, with its joints: 250 x 83 mm."""

PAD = 0.042
"""Thickness of a bench's pad: 70 mm."""


def mat(item: Item) -> None:
    """Paint a mat on the floor."""
    (left, right), high = item.pair("x"), item.number("h")
    item.canvas.solid(rounded(left, 0.0, right, high, min(0.006, high / 2)), item.canvas.theme.prop)


def bench(item: Item) -> None:
    """Paint a flat bench."""
    canvas, (left, right), high = item.canvas, item.pair("x"), item.number("h")
    inset = min(0.05, (right - left) / 4)
    for x, splay in ((left + inset, -0.018), (right - inset, 0.018)):
        canvas.solid(_leg((x, high - PAD), (x + splay, 0.0)), canvas.theme.steel)
    canvas.solid(rounded(left, high - PAD, right, high, 0.014), canvas.theme.pad)


def _leg(top: Point, foot: Point) -> list[Point]:
    return [(top[0] - 0.011, top[1]), (top[0] + 0.011, top[1]), (foot[0] + 0.011, foot[1]), (foot[0] - 0.011, foot[1])]


def box(item: Item) -> None:
    """Paint a wooden box."""
    canvas, (left, right), high = item.canvas, item.pair("x"), item.number("h")
    canvas.solid(rectangle(left, 0.0, right, high), canvas.theme.wood)
    grain = mix(canvas.theme.wood, canvas.theme.line, 0.35)
    rim = min(0.02, high / 4)
    canvas.scene.polygon(rectangle(left + rim, rim, right - rim, high - rim), None, grain, 1.0)


def chair(item: Item) -> None:
    """Paint a chair whose back is to the "left" or "right"."""
    canvas, (left, right), high = item.canvas, item.pair("x"), item.number("h")
    wood = canvas.theme.wood
    lean = -1 if item.prop.options["back"] == "left" else 1
    post = left + 0.012 if lean < 0 else right - 0.012
    for x in (left + 0.014, right - 0.014):
        canvas.solid(_leg((x, high - 0.02), (x, 0.0)), wood)
    back = _leg((post + lean * 0.045, high + 0.26), (post, high - 0.02))
    canvas.solid(back, wood)
    canvas.solid(rounded(left, high - 0.024, right, high, 0.008), wood)


def ball(item: Item) -> None:
    """Paint a stability ball that rolls: its stripes turn with the way it has gone."""
    canvas, radius = item.canvas, item.number("r")
    x = _rolled(item)
    centre = (x, radius)
    canvas.solid(disc(centre, radius, sides=64), canvas.theme.prop)
    shine = plus(centre, (-0.36 * radius, 0.42 * radius))
    canvas.scene.polygon(disc(shine, 0.17 * radius), mix(canvas.theme.prop, canvas.theme.sole, 0.3))
    turned = -math.degrees(x / radius)
    stripe = mix(canvas.theme.prop, canvas.theme.line, 0.4)
    for share in (0.42, 0.74):
        arc = [plus(centre, unit_vector(turned + 10 * step, radius * share)) for step in range(19)]
        canvas.scene.line(arc, stripe, 1.5)
    canvas.scene.polygon(disc(plus(centre, unit_vector(turned - 60, 0.5 * radius)), 0.008, sides=16), stripe)


def _rolled(item: Item) -> float:
    x = item.canvas.posture.channels.get("ball_x")
    if isinstance(x, int | float):
        return float(x)
    return item.place[0]


def slider(item: Item) -> None:
    """Paint a gliding disc whose top is at its place, under a heel or the ball of a foot."""
    x, y = item.place
    item.canvas.solid(rounded(x - 0.055, y - 0.013, x + 0.055, y, 0.005), item.canvas.theme.prop)


def wall(item: Item) -> None:
    """Paint a wall whose face is at "x", on the far side of it from the figure."""
    canvas, x, high = item.canvas, item.number("x"), item.number("h")
    way = 1 if x > canvas.point("hip")[0] else -1
    left, right = sorted((x, x + 0.06 * way))
    canvas.pale(rectangle(left, 0.0, right, high))
    joint = mix(canvas.theme.shade, canvas.theme.steel, 0.6)
    courses = int(high / 0.075)
    for row in range(1, courses + 1):
        canvas.scene.line([(left, 0.075 * row), (right, 0.075 * row)], joint, 1.0)
        middle = (left + right) / 2 + 0.012 * (-1) ** row
        canvas.scene.line([(middle, 0.075 * (row - 1)), (middle, min(0.075 * row, high))], joint, 1.0)


def backdrop(item: Item) -> None:
    """Paint a wall beside which the figure stands, seen from its front: a few bricks of it."""
    canvas, (left, right), high = item.canvas, item.pair("x"), item.number("h")
    canvas.pale(rectangle(left, 0.0, right, high))
    joint = mix(canvas.theme.shade, canvas.theme.steel, 0.45)
    for row in range(1, int(high / COURSE), 3):
        for brick in range(int((right - left) / BRICK)):
            x, y = left + BRICK * (brick + 0.25 + 0.5 * (row % 2)), COURSE * row
            if x + BRICK < right:
                corners = rectangle(x, y, x + BRICK, y + COURSE)
                canvas.scene.line([*corners, corners[0]], joint, 1.0)


def worktop(item: Item) -> None:
    """Paint a kitchen worktop with the cupboard under it."""
    canvas, (left, right), high = item.canvas, item.pair("x"), item.number("h")
    canvas.pale(rectangle(left + 0.02, 0.0, right, high - 0.02))
    canvas.solid(rounded(left, high - 0.026, right, high, 0.006), canvas.theme.wood)
    handle = left + 0.045
    canvas.scene.line([(handle, high - 0.12), (handle, high - 0.06)], canvas.theme.steel, 2.6)


def rack(item: Item) -> None:
    """Paint an upright of a rack, with a safety arm toward the figure where its "pins" have a height."""
    canvas, x, high, pins = item.canvas, item.number("x"), item.number("h"), item.number("pins")
    theme = canvas.theme
    canvas.pale(rectangle(x - 0.016, 0.0, x + 0.016, high))
    for step in range(1, int(high / 0.06)):
        canvas.scene.polygon(disc((x, 0.06 * step), 0.0045, sides=12), theme.steel)
    canvas.solid(rounded(x - 0.10, 0.0, x + 0.10, 0.022, 0.006), theme.steel)
    if pins > 0:
        way = 1 if canvas.point("hip")[0] > x else -1
        left, right = sorted((x - 0.02 * way, x + 0.30 * way))
        canvas.solid(rounded(left, pins - 0.03, right, pins, 0.006), theme.steel)
