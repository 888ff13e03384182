"""What goes between the legs: arms with a bell or a rope, and a dumbbell that the feet hold."""

from __future__ import annotations

import math
from pathlib import Path

import pytest

from catalog.drawing import body
from catalog.drawing.canvas import Canvas
from catalog.drawing.colours import LIGHT
from catalog.drawing.figure import paint_moment
from catalog.drawing.geometry import angle_of, minus, normalized
from catalog.drawing.motion import Motion
from catalog.drawing.props.kinds import paint_props
from catalog.drawing.props.layers import Layer
from catalog.drawing.reading import load_motion
from catalog.drawing.scene import Line, Polygon, Scene, View
from catalog.drawing.solver import Solver
from tests.catalog.drawing.poses import motion_of

HINGE = """
alt = "A person hinges."
root = { segment = "foot_r", point = "ankle_r", at = [0, 0.039] }
hold = true
key = [{ t = 0.0, hip = 86, knee = 36, ankle = 6, arm_dir = -136 }]
"""

BAND = '[[prop]]\nkind = "band"\npath = [[-0.4, 0.1], "grip_r"]\n'


def canvas_of(motion: Motion) -> Canvas:
    scene = Scene(600, 600, LIGHT.card)
    scene.view = View(400.0, 300.0, 600.0)
    return Canvas(scene, LIGHT, motion, Solver(motion).at(0))


def hinged(folder: Path, entries: str) -> Canvas:
    return canvas_of(motion_of(folder, entries + HINGE + BAND))


@pytest.mark.parametrize(("entries", "leg_hides_hand"), [('arms = "between"', True), ("", False)])
def test_the_near_leg_hides_arms_that_are_between_the_legs(tmp_path: Path, entries: str, leg_hides_hand: bool) -> None:
    whole, arm, leg = (hinged(tmp_path, entries) for _ in range(3))

    paint_moment(whole)
    body.arm(arm, "r", LIGHT.near)
    body.leg(leg, "r", LIGHT.near)

    first_of_arm, first_of_leg = (whole.scene.shapes.index(bare_skin(part)) for part in (arm, leg))
    assert (first_of_arm < first_of_leg) is leg_hides_hand


def bare_skin(canvas: Canvas) -> Polygon:
    return next(s for s in canvas.scene.shapes if isinstance(s, Polygon) and s.fill == LIGHT.near)


@pytest.mark.parametrize(("entries", "layer"), [('arms = "between"', Layer.BETWEEN), ('arms = "beside"', Layer.FRONT)])
def test_a_band_goes_where_the_arms_go(tmp_path: Path, entries: str, layer: Layer) -> None:
    painted = {}
    for each in Layer:
        canvas = hinged(tmp_path, entries)
        paint_props(canvas, canvas.motion.props, each)
        painted[each] = [shape for shape in canvas.scene.shapes if isinstance(shape, Line)]

    assert [each for each, lines in painted.items() if lines] == [layer]


def test_a_dumbbell_between_the_feet_stands_upright_on_the_soles() -> None:
    canvas = canvas_of(load_motion("dumbbell-leg-curl"))

    paint_props(canvas, canvas.motion.props, Layer.BETWEEN)

    handle = next(shape for shape in canvas.scene.shapes if isinstance(shape, Line))
    (x0, y0), (x1, y1) = handle.points
    way = angle_of(minus((x1, -y1), (x0, -y0)))
    assert normalized(way - canvas.direction("foot_r")) == pytest.approx(90)


def test_only_a_bench_with_handles_has_them() -> None:
    plain, handled = (canvas_of(load_motion(slug)) for slug in ("glute-ham-raise", "assisted-glute-ham-raise"))

    for canvas in (plain, handled):
        paint_props(canvas, canvas.motion.props, Layer.FRONT)

    assert not [shape for shape in plain.scene.shapes if isinstance(shape, Line)]
    assert [shape for shape in handled.scene.shapes if isinstance(shape, Line)]


def test_the_assisting_hands_stay_on_the_handles() -> None:
    solver = Solver(load_motion("assisted-glute-ham-raise"))
    low, high = (0.25, 0.40), (0.14, 0.71)
    length = math.dist(low, high)

    for moment in range(24):
        x, y = solver.at(moment / 24).points["grip_r"]
        off = abs((high[0] - low[0]) * (y - low[1]) - (high[1] - low[1]) * (x - low[0])) / length

        assert off < 0.02


def test_an_arrow_keeps_its_direction_where_its_way_ends_in_a_rest() -> None:
    scene = Scene(200, 200, LIGHT.card)
    scene.view = View(1.0, 0.0, 0.0)

    scene.arrow([(50, -100), (50, -60), *[(50, -20)] * 6], LIGHT.arrow, 4.0)

    head = next(shape for shape in scene.shapes if isinstance(shape, Polygon))
    assert head.points[0] == pytest.approx((50, 10))
