"""What charts show goes through JSON whole, and axes are divided into round numbers."""

from __future__ import annotations

import json

import pytest

from catalog.drawing.panels.data import Panel, bests, from_data, ticks, to_data
from tests.catalog.drawing.boards import BOARDS, CLIMB


@pytest.mark.parametrize("panels", BOARDS.values(), ids=BOARDS)
def test_a_chart_is_the_same_after_it_went_through_json(panels: tuple[Panel, ...]) -> None:
    assert from_data(json.loads(to_data(panels))) == panels


def test_equal_charts_are_equal_text_and_other_figures_other_text() -> None:
    assert to_data(BOARDS["usual"]) == to_data(from_data(json.loads(to_data(BOARDS["usual"]))))
    assert to_data(BOARDS["usual"]) != to_data(BOARDS["nothing"])


@pytest.mark.parametrize(
    ("low", "high", "expected"),
    [
        (0, 8, (0, 2, 4, 6, 8)),
        (0, 13, (0, 5, 10, 15)),
        (0, 1, (0, 0.25, 0.5, 0.75, 1)),
        (38, 60, (30, 40, 50, 60)),
        (0, 1e9, (0, 2.5e8, 5e8, 7.5e8, 1e9)),
        (60, 60, (40, 60, 80)),
        (0, 0, (-1, 0, 1)),
        (7.6, 12, (6, 8, 10, 12)),
    ],
)
def test_axes_are_divided_into_round_numbers(low: float, high: float, expected: tuple[float, ...]) -> None:
    assert ticks(low, high) == pytest.approx(expected)


@pytest.mark.parametrize("low", [0.0, 0.3, 7.0, 41.0, 999.0])
@pytest.mark.parametrize("span", [0.0, 0.1, 1.0, 3.7, 52.0, 1234.5, 1e7])
def test_an_axis_holds_its_figures_in_few_steps(low: float, span: float) -> None:
    found = ticks(low, low + span)

    assert found[0] <= low + 1e-6
    assert found[-1] >= low + span - 1e-6
    assert 2 <= len(found) <= 6


def test_a_new_best_is_more_than_on_every_day_before() -> None:
    assert bests(CLIMB) == [(0, 40.0), (4, 42.5), (22, 50.0), (30, 55.0), (44, 60.0)]
    assert bests([]) == []
