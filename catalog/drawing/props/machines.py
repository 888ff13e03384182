"""Leg-curl machines and the benches for hip extension; what moves follows the figure's limbs."""

from __future__ import annotations

from catalog.drawing.canvas import LIMB
from catalog.drawing.geometry import Point, along, plus, unit_vector
from catalog.drawing.props.furniture import PAD
from catalog.drawing.props.layers import Item
from catalog.drawing.scene import disc, rounded

BEAM = 8.0
"""How wide the beams of a frame are drawn, in pixels."""

BEHIND_ANKLE = 0.020
"""How deep the ankle is behind its joint."""

ROLLER = 0.026
"""Radius of a padded roller whose pose file does not say it."""

UP_FROM_ANKLE = -0.022
"""Where along the shank a roller lies, from the ankle."""

HANDLE = ((0.18, -0.07), (0.07, 0.24))
"""Lower and upper end of a glute-ham bench's handle, from the middle of its pad."""

THIGH_FRONT = 0.058
"""How deep the thigh is before its bone, at its middle."""


def beam(item: Item, points: list[Point], width: float = BEAM) -> None:
    """Paint one beam of a frame."""
    item.canvas.scene.line(points, item.canvas.theme.line, width)
    item.canvas.scene.line(points, item.canvas.theme.steel, width - 2.6)


def pad_roller(item: Item, centre: Point, radius: float) -> None:
    """Paint a padded roller from its end."""
    item.canvas.solid(disc(centre, radius, sides=32), item.canvas.theme.pad)
    item.canvas.scene.polygon(disc(centre, 0.008, sides=16), item.canvas.theme.steel)


def roller_post(item: Item) -> None:
    """Paint the post that an ankle roller is fixed to."""
    x, y = item.place
    foot = x + item.number("post")
    beam(item, [(foot, 0.012), (foot, y), (x, y)])
    item.canvas.solid(rounded(foot - 0.05, 0.0, foot + 0.05, 0.014, 0.005), item.canvas.theme.steel)


def roller(item: Item) -> None:
    """Paint a fixed roller that holds the ankles."""
    pad_roller(item, item.place, item.number("r"))


def behind_ankle(item: Item) -> Point:
    """Return the middle of a roller that lies on the back of the ankle."""
    side = item.side
    depth = -BEHIND_ANKLE - _roller_radius(item)
    spot = along(
        item.canvas.point(f"ankle_{side}"), item.canvas.direction(f"shank_{side}"), UP_FROM_ANKLE, depth, LIMB
    )
    return plus(spot, item.pair("off"))


def _roller_radius(item: Item) -> float:
    return item.number("r") if "r" in item.prop.options else ROLLER


def lever(item: Item) -> None:
    """Paint the arm that turns about the knee and carries the roller."""
    side = item.side
    knee, shank = item.canvas.point(f"knee_{side}"), item.canvas.direction(f"shank_{side}")
    end = behind_ankle(item)
    elbow = along(item.canvas.point(f"ankle_{side}"), shank, UP_FROM_ANKLE, 0.0, LIMB)
    beam(item, [knee, elbow, end], 7.0)
    item.canvas.solid(disc(knee, 0.022, sides=28), item.canvas.theme.steel)


def moving_roller(item: Item) -> None:
    """Paint the roller that the heels pull."""
    pad_roller(item, behind_ankle(item), _roller_radius(item))


def lying_frame(item: Item) -> None:
    """Paint the bench of a lying leg curl: two pads with a bend at the hips, and the post of the lever."""
    canvas, (left, right), high = item.canvas, item.pair("x"), item.number("h")
    knee = canvas.point("knee_r")
    for x in (left + 0.05, right - 0.05):
        beam(item, [(x, high - PAD), (x, 0.008)])
    beam(item, [(left - 0.03, 0.010), (right + 0.03, 0.010)])
    beam(item, [(left + 0.05, high - PAD - 0.02), (knee[0], high - PAD - 0.02), knee], 7.0)
    beam(item, [(right - 0.06, high - PAD - 0.012), canvas.point("grip_r")], 6.0)
    canvas.solid(rounded(left, high - PAD, right, high, 0.014), canvas.theme.pad)


def seated_frame(item: Item) -> None:
    """Paint seat, back rest and post of a seated leg curl."""
    canvas, high = item.canvas, item.number("h")
    (hip_x, _), knee = canvas.point("hip"), canvas.point("knee_r")
    front, behind = knee[0] - 0.06, hip_x - 0.085
    post = (front + behind) / 2
    beam(item, [(post, high - PAD), (post, 0.010)])
    beam(item, [(behind - 0.06, 0.010), (knee[0] + 0.10, 0.010)])
    beam(item, [(post, 0.14), (knee[0] + 0.01, 0.14), knee], 7.0)
    way, foot = item.number("lean"), (behind - 0.012, high - 0.01)
    rest = rounded(0.0, -PAD, 0.42, 0.0, 0.014)
    canvas.solid([along(foot, way, u, -v - PAD, LIMB) for u, v in rest], canvas.theme.pad)
    canvas.solid(rounded(behind, high - PAD, front, high, 0.014), canvas.theme.pad)


def thigh_pad(item: Item) -> None:
    """Paint the pad that holds the thighs down, and its arm."""
    canvas = item.canvas
    thigh = canvas.direction("thigh_r")
    centre = along(canvas.point("hip"), thigh, 0.185, 0.043 + 0.026, LIMB)
    beam(
        item,
        [centre, along(centre, thigh, 0.075, 0.012, LIMB), along(canvas.point("knee_r"), thigh, 0.055, 0.0, LIMB)],
        6.0,
    )
    pad_roller(item, centre, ROLLER)


def standing_frame(item: Item) -> None:
    """Paint post, thigh pad and handle of a standing leg curl."""
    canvas, knee = item.canvas, item.canvas.point("knee_l")
    post = knee[0] + 0.10
    beam(item, [(post, 0.010), (post, 0.62)])
    beam(item, [(post - 0.30, 0.010), (post + 0.10, 0.010)])
    beam(item, [(post, knee[1]), knee], 7.0)
    hand_x, hand_y = canvas.point("grip_r")
    beam(item, [(post, 0.60), (hand_x, hand_y - 0.055), (hand_x, hand_y + 0.035)], 6.0)
    canvas.solid(rounded(post - 0.055, knee[1] + 0.035, post - 0.012, knee[1] + 0.16, 0.014), canvas.theme.pad)


def ghd_frame(item: Item) -> None:
    """Paint frame and foot plate of a glute-ham bench."""
    canvas, (x, y) = item.canvas, item.place
    ankle, ball = canvas.point("ankle_r"), canvas.point("ball_r")
    plate = max(ball[0], ankle[0] + 0.03) if ankle[0] > x else min(ball[0], ankle[0] - 0.03)
    rail = min(y, ankle[1]) - 0.10
    beam(item, [(x, rail), (plate, rail)])
    beam(item, [(x, y - 0.02), (x, 0.010)])
    beam(item, [(plate, ankle[1] + 0.05), (plate, 0.010)])
    beam(item, [(min(x, plate) - 0.10, 0.010), (max(x, plate) + 0.10, 0.010)])


def ghd_pad(item: Item) -> None:
    """Paint the round pad that bears the thighs or knees."""
    x, y = item.place
    shape = [plus((x, y), unit_vector(turn, 0.062)) for turn in range(0, 181, 15)]
    item.canvas.solid([*shape, (x - 0.062, y - 0.03), (x + 0.062, y - 0.03)], item.canvas.theme.pad)


def ghd_handle(item: Item) -> None:
    """Paint the near one of two handles that rise before the pad, where there are any."""
    if item.prop.options.get("handles"):
        x, y = item.place
        beam(
            item, [(x, y - 0.13), (x + HANDLE[0][0], y - 0.13), plus((x, y), HANDLE[0]), plus((x, y), HANDLE[1])], 6.0
        )


def ankle_rollers(item: Item) -> None:
    """Paint the two rollers between which the ankles are held."""
    canvas = item.canvas
    ankle, shank = canvas.point("ankle_r"), canvas.direction("shank_r")
    for depth in (-0.047, 0.047):
        pad_roller(item, along(ankle, shank, UP_FROM_ANKLE - 0.005, depth, LIMB), ROLLER)


def bench45_frame(item: Item) -> None:
    """Paint the sloping rail, the foot plate and the feet of a 45-degree bench."""
    canvas = item.canvas
    heel, toe = canvas.point("heel_r"), canvas.point("toe_r")
    top = along(canvas.point("hip"), canvas.direction("thigh_r"), 0.10, THIGH_FRONT + 0.05, LIMB)
    low = along(toe, canvas.direction("foot_r"), 0.02, 0.0, LIMB)
    beam(item, [top, (low[0], low[1])])
    beam(item, [top, (top[0] + 0.02, 0.010)])
    beam(item, [(heel[0], heel[1]), low], 7.0)
    beam(item, [((heel[0] + low[0]) / 2, (heel[1] + low[1]) / 2), ((heel[0] + low[0]) / 2, 0.010)])
    beam(item, [(min(heel[0], low[0]) - 0.04, 0.010), (top[0] + 0.10, 0.010)])


def bench45_pad(item: Item) -> None:
    """Paint the pad under the front of the thighs."""
    canvas = item.canvas
    hip, thigh = canvas.point("hip"), canvas.direction("thigh_r")
    shape = rounded(0.035, THIGH_FRONT, 0.170, THIGH_FRONT + PAD, 0.014)
    canvas.solid([along(hip, thigh, u, v, LIMB) for u, v in shape], canvas.theme.pad)


def calf_roller(item: Item) -> None:
    """Paint the roller behind the ankles of a 45-degree bench."""
    canvas = item.canvas
    centre = along(canvas.point("ankle_r"), canvas.direction("shank_r"), UP_FROM_ANKLE, -0.047, LIMB)
    pad_roller(item, centre, ROLLER)


def reverse_frame(item: Item) -> None:
    """Paint the table of a reverse hyperextension."""
    canvas, (left, right), high = item.canvas, item.pair("x"), item.number("h")
    for x in (left + 0.05, right - 0.05):
        beam(item, [(x, high - PAD), (x, 0.010)])
    beam(item, [(left - 0.06, 0.010), (right + 0.06, 0.010)])
    canvas.solid(rounded(left, high - PAD, right, high, 0.014), canvas.theme.pad)


def pendulum(item: Item) -> None:
    """Paint the pendulum of a reverse hyperextension, with its plate, and the loop round the ankles."""
    canvas, (left, right), high = item.canvas, item.pair("x"), item.number("h")
    hip = canvas.point("hip")
    near = min((left, right), key=lambda x: abs(x - hip[0]))
    pivot, end = (near, high - PAD - 0.03), behind_ankle(item)
    beam(item, [pivot, end], 7.0)
    middle = plus(pivot, ((end[0] - pivot[0]) * 0.75, (end[1] - pivot[1]) * 0.75))
    canvas.solid(disc(middle, 0.060), canvas.theme.iron)
    canvas.solid(disc(pivot, 0.020, sides=24), canvas.theme.steel)
