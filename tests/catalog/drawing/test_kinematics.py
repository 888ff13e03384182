"""Where points are when bones point, and how two bones reach a place."""

from __future__ import annotations

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from catalog.drawing.geometry import Point, minus, plus, unit_vector
from catalog.drawing.kinematics import ELBOW, KNEE, Skeleton, centre_of_mass, reach
from catalog.drawing.proportions import Lengths

places = st.tuples(st.floats(-1, 1), st.floats(-1, 1))
bones = st.floats(0.1, 0.3)
bends = st.sampled_from([KNEE, ELBOW])


def end_of(start: Point, first: float, second: float, a: float, b: float) -> Point:
    return plus(plus(start, unit_vector(first, a)), unit_vector(second, b))


@given(places, st.floats(-180, 180), st.floats(0.05, 0.95), bones, bones, bends)
def test_two_bones_reach_what_is_within_their_reach(
    start: Point, direction: float, share: float, a: float, b: float, bend: int
) -> None:
    shortest = abs(a - b)
    end = plus(start, unit_vector(direction, shortest + share * (a + b - shortest)))

    first, second, miss = reach(start, end, a, b, bend)

    assert miss == pytest.approx(0, abs=1e-9)
    assert math.dist(end_of(start, first, second, a, b), end) < 1e-6


@given(places, st.floats(-180, 180), st.floats(0.05, 0.5), bones, bones, bends)
def test_two_bones_stretch_towards_what_is_too_far_and_say_by_how_much(
    start: Point, direction: float, beyond: float, a: float, b: float, bend: int
) -> None:
    end = plus(start, unit_vector(direction, a + b + beyond))

    first, second, miss = reach(start, end, a, b, bend)

    assert miss == pytest.approx(beyond, abs=1e-9)
    assert math.dist(end_of(start, first, second, a, b), end) == pytest.approx(beyond, abs=1e-6)


@given(st.floats(-180, 180), st.floats(0.1, 0.9), bones, bones)
def test_knees_and_elbows_bend_opposite_ways(direction: float, share: float, a: float, b: float) -> None:
    end = unit_vector(direction, abs(a - b) + share * (a + b - abs(a - b)))

    knee, elbow = reach((0, 0), end, a, b, KNEE), reach((0, 0), end, a, b, ELBOW)

    turn = math.sin(math.radians(knee.first - knee.second)), math.sin(math.radians(elbow.first - elbow.second))
    assert turn[0] >= -1e-9
    assert turn[1] <= 1e-9


def standing() -> Skeleton:
    figure = Skeleton(Lengths())
    figure.trunk((0.0, 0.530), 90, {"spine": 0.0, "thorax": 0.0})
    figure.head(90)
    for side in "rl":
        figure.leg(side, -90, -90, 0)
        figure.arm(side, -90, -90)
    return figure


@pytest.mark.parametrize(
    ("point", "height"), [("ankle_r", 0.039), ("knee_r", 0.285), ("hip", 0.530), ("shoulder", 0.818), ("toe_l", 0.0)]
)
def test_a_standing_figure_has_the_heights_of_the_source(point: str, height: float) -> None:
    assert standing().points[point][1] == pytest.approx(height, abs=1e-9)


def test_a_standing_figure_has_its_centre_of_mass_a_little_over_the_hip() -> None:
    x, y = centre_of_mass(standing().points, {})

    assert y == pytest.approx(0.57, abs=0.02)
    assert x == pytest.approx(0.0, abs=0.01)


def test_a_load_draws_the_centre_of_mass_towards_itself() -> None:
    figure = standing()
    free, grip = centre_of_mass(figure.points, {}), figure.points["grip_r"]

    loaded = centre_of_mass(figure.points, {"grip_r": 1.0})

    middle = minus(loaded, free)
    half = minus(grip, free)
    assert middle == pytest.approx((half[0] / 2, half[1] / 2), abs=1e-3)


def test_a_rounded_back_bends_at_two_joints() -> None:
    figure = standing()

    figure.trunk((0.0, 0.530), 90, {"spine": 40.0, "thorax": 30.0})

    assert (figure.directions["lumbar"], figure.directions["thorax"]) == (50, 20)
    assert figure.points["shoulder"][0] > figure.points["chest"][0] > figure.points["waist"][0]


def test_toes_bend_at_the_ball_of_the_foot() -> None:
    figure = standing()

    figure.leg("r", -90, -90, -40, toe_bend=40)

    assert figure.points["toe_r"][1] == pytest.approx(figure.points["ball_r"][1])
    assert figure.points["heel_r"][1] > figure.points["ball_r"][1]
