"""Points and directions of the plane."""

from __future__ import annotations

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from catalog.drawing.geometry import along, angle_of, between, minus, normalized, plus, unit_vector

degrees = st.floats(-720, 720)
lengths = st.floats(0.01, 10)


@given(degrees, lengths)
def test_a_vector_points_where_it_was_told_to(direction: float, length: float) -> None:
    vector = unit_vector(direction, length)

    assert math.hypot(*vector) == pytest.approx(length)
    assert normalized(angle_of(vector) - direction) == pytest.approx(0, abs=1e-6)


@given(degrees)
def test_a_normalized_angle_is_the_same_direction(direction: float) -> None:
    assert -180 <= normalized(direction) < 180
    assert math.cos(math.radians(normalized(direction))) == pytest.approx(math.cos(math.radians(direction)), abs=1e-9)


@pytest.mark.parametrize(("angle", "same"), [(180, -180), (-180, -180), (540, -180), (0, 0), (359, -1)])
def test_half_a_turn_is_written_one_way(angle: float, same: float) -> None:
    assert normalized(angle) == same


@given(degrees, st.floats(-1, 1), st.floats(-1, 1))
def test_along_a_bone_and_its_front_are_at_right_angles(direction: float, u: float, v: float) -> None:
    place = along((0.3, -0.2), direction, u, v)

    assert math.dist(place, (0.3, -0.2)) == pytest.approx(math.hypot(u, v), abs=1e-9)


def test_the_front_of_a_thigh_that_hangs_and_of_a_trunk_that_stands_are_the_same_way() -> None:
    thigh, trunk = along((0, 0), -90, 0, 0.05, 1), along((0, 0), 90, 0, 0.05, -1)

    assert thigh == pytest.approx((0.05, 0))
    assert trunk == pytest.approx((0.05, 0))


def test_what_is_taken_off_can_be_put_back() -> None:
    assert plus(minus((1.5, 2.5), (0.5, 1.0)), (0.5, 1.0)) == (1.5, 2.5)
    assert between((0, 0), (2, 4), 0.25) == (0.5, 1.0)
