"""The inset: feet and bar from above, all of it inside its frame."""

from __future__ import annotations

import pytest

from catalog.drawing.colours import LIGHT
from catalog.drawing.inset import INSET, paint_inset
from catalog.drawing.motion import Foot, Inset
from catalog.drawing.scene import Line, Polygon, Scene, View, extent

SUMO = Inset((Foot((0, 0.20), 40), Foot((0, -0.20), 40)), hands=0.07, bar=0.05)
STAGGERED = Inset((Foot((0.10, 0.06), 5), Foot((-0.10, -0.06), 0, heel_up=True)))


def painted(inset: Inset) -> Scene:
    scene = Scene(300, 300, LIGHT.card)
    scene.view = View(400, 100, 200)
    paint_inset(scene, (150, 150), inset, LIGHT)
    return scene


def feet(scene: Scene) -> list[Polygon]:
    return [shape for shape in scene.shapes if isinstance(shape, Polygon) and shape.fill in (LIGHT.shoe, LIGHT.far)]


@pytest.mark.parametrize("inset", [SUMO, STAGGERED])
def test_everything_is_inside_the_frame(inset: Inset) -> None:
    box = extent(painted(inset).shapes[1:])

    assert box.left >= 150 - INSET / 2
    assert box.low >= 150 - INSET / 2
    assert box.right <= 150 + INSET / 2
    assert box.high <= 150 + INSET / 2


def test_toes_turn_outward_and_forward_is_up() -> None:
    right, left = (extent([foot]) for foot in feet(painted(SUMO)))

    assert right.left > 150 > left.right
    assert right.right - 150 == pytest.approx(150 - left.left)
    assert right.low < 150


def test_the_near_foot_is_ahead_in_a_staggered_stance_and_the_far_heel_is_up() -> None:
    right, left = (extent([foot]) for foot in feet(painted(STAGGERED)))

    assert right.high < left.high
    assert right.high - right.low > 1.6 * (left.high - left.low)


def test_the_bar_has_hands_only_where_they_are_given() -> None:
    hands = [shape for shape in painted(SUMO).shapes if isinstance(shape, Polygon) and shape.fill == LIGHT.near]
    bars = [shape for shape in painted(STAGGERED).shapes if isinstance(shape, Line)]

    assert len(hands) == 2
    assert not bars


def test_the_view_of_the_picture_is_left_as_it_was() -> None:
    assert painted(SUMO).view == View(400, 100, 200)
