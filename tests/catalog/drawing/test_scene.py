"""The display list: pure data, in pixels, in the order in which it is painted."""

from __future__ import annotations

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from catalog.drawing.scene import Box, Line, Polygon, Scene, Text, View, disc, extent, rounded, smooth

PLACES = st.lists(
    st.tuples(st.floats(-5, 5, allow_nan=False), st.floats(-5, 5, allow_nan=False)), min_size=3, max_size=12
)


def test_a_view_turns_units_into_pixels_with_y_down() -> None:
    scene = Scene(200, 100, "#FFFFFF")
    scene.view = View(scale=50, left=20, floor=90)

    scene.line([(0, 0), (1, 1)], "#000000", 2)

    assert scene.shapes == [Line(((20, 90), (70, 40)), "#000000", 2)]


def test_a_new_scene_has_its_origin_at_the_lower_left() -> None:
    scene = Scene(200, 100, "#FFFFFF")

    scene.text((10, 10), "7", 12, "#000000", "lm")

    assert scene.shapes == [Text((10, 90), "7", 12, "#000000", "lm")]


def test_melted_areas_have_all_their_outlines_below_all_their_fills() -> None:
    scene = Scene(100, 100, "#FFFFFF")

    scene.melt([disc((20, 20), 10), disc((30, 20), 10)], "#AAAAAA", "#000000", 2)

    fills = [shape.fill for shape in scene.shapes if isinstance(shape, Polygon)]
    assert fills == ["#000000", "#000000", "#AAAAAA", "#AAAAAA"]


def test_an_arrow_ends_in_a_tip_that_points_the_way_it_goes() -> None:
    scene = Scene(100, 100, "#FFFFFF")

    scene.arrow([(10, 50), (60, 50)], "#000000", 3, head=10)

    head = scene.shapes[-1]
    assert isinstance(head, Polygon)
    assert head.points[0] == pytest.approx((70, 50))
    assert all(x < 60 for x, _ in head.points[1:])


@given(PLACES)
def test_a_smooth_open_curve_starts_and_ends_where_it_should_and_meets_each_point(
    points: list[tuple[float, float]],
) -> None:
    curve = smooth(points, closed=False, steps=4)

    assert curve[::4] == [pytest.approx(point) for point in points]
    assert len(curve) == 4 * (len(points) - 1) + 1


@given(PLACES)
def test_a_smooth_closed_curve_meets_each_point(points: list[tuple[float, float]]) -> None:
    curve = smooth(points, steps=3)

    assert curve[::3] == [pytest.approx(point) for point in points]


def test_a_disc_is_round() -> None:
    assert {round(math.dist(point, (3, 4)), 9) for point in disc((3, 4), 2)} == {2.0}


def test_a_rounded_rectangle_stays_in_its_box_and_touches_each_side() -> None:
    scene = Scene(100, 100, "#FFFFFF")
    scene.view = View()

    scene.polygon(rounded(10, 20, 40, 60, 5), "#000000")

    box = extent(scene.shapes)
    assert (box.left, box.low, box.right, box.high) == pytest.approx((10, -60, 40, -20))


def test_the_extent_counts_half_of_a_strokes_width() -> None:
    scene = Scene(100, 100, "#FFFFFF")

    scene.line([(10, 50), (90, 50)], "#000000", 4)

    assert extent(scene.shapes) == Box(8, 48, 92, 52)


def test_two_boxes_together_hold_both() -> None:
    assert Box(0, 0, 1, 1) | Box(-2, 0.5, 0.5, 3) == Box(-2, 0, 1, 3)
