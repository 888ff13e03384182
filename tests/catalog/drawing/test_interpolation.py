"""Channels between keys."""

from __future__ import annotations

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from catalog.drawing.interpolation import Timeline, curve
from catalog.drawing.motion import Key

times = st.lists(st.integers(1, 97), min_size=1, max_size=6, unique=True).map(
    lambda cents: [0.0, *sorted(cent / 100 for cent in cents)]
)
angles = st.floats(-180, 180)


@st.composite
def keyed(draw: st.DrawFn) -> tuple[list[float], list[float]]:
    moments = draw(times)
    return moments, draw(st.lists(angles, min_size=len(moments), max_size=len(moments)))


@given(keyed())
def test_a_curve_goes_through_its_keys(keys: tuple[list[float], list[float]]) -> None:
    moments, values = keys

    line = curve(moments, values)

    assert [line.at(t) for t in moments] == pytest.approx(values, abs=1e-9)


@given(keyed(), st.floats(0, 1, exclude_max=True))
def test_a_curve_never_goes_beyond_the_keys_around_it(keys: tuple[list[float], list[float]], t: float) -> None:
    moments, values = keys
    line = curve(moments, values)
    closed = [*zip(moments, values, strict=True), (1.0, values[0])]
    around = next((a, b) for (s, a), (e, b) in itertools.pairwise(closed) if s <= t < e)

    assert min(around) - 1e-6 <= line.at(t) <= max(around) + 1e-6


@given(keyed())
def test_a_repetition_ends_as_it_begins(keys: tuple[list[float], list[float]]) -> None:
    line = curve(*keys)

    assert line.at(1.0) == line.at(0.0)
    assert line.at(1 - 1e-9) == pytest.approx(keys[1][0], abs=1e-4)
    assert line.at(2.25) == pytest.approx(line.at(0.25), abs=1e-9)


@given(st.lists(angles, min_size=5, max_size=5))
def test_a_curve_is_smooth_at_its_keys(values: list[float]) -> None:
    moments = [0.0, 0.15, 0.4, 0.5, 0.8]
    line, step = curve(moments, values), 1e-7

    for t in moments:
        before, after = (line.at(t) - line.at(t - step)) / step, (line.at(t + step) - line.at(t)) / step
        assert before == pytest.approx(after, rel=0.02, abs=0.5)


def test_what_two_keys_hold_is_held_between_them() -> None:
    line = curve([0.0, 0.4, 0.6], [10, 90, 90])

    assert {line.at(t) for t in (0.4, 0.45, 0.5, 0.55)} == {90}


def test_a_timeline_gives_places_and_numbers_and_what_never_changes() -> None:
    keys = [
        Key(0.0, {"hip_r": 0.0, "root_at": (0.0, 0.5), "spine": 3.0}),
        Key(0.5, {"hip_r": 90.0, "root_at": (0.2, 0.1), "spine": 3.0}),
    ]

    middle = Timeline(keys).at(0.25)

    assert middle["spine"] == 3.0
    assert middle["hip_r"] == pytest.approx(45)
    assert middle["root_at"] == pytest.approx((0.1, 0.3))


def test_a_muscle_that_only_a_later_key_lights_is_dark_at_first() -> None:
    timeline = Timeline([Key(0.0, {}), Key(0.5, {"work.calves_r": 1.0})])

    assert timeline.at(0.0)["work.calves_r"] == 0
    assert timeline.at(0.25)["work.calves_r"] == pytest.approx(0.5)
