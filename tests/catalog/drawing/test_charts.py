"""Charts show their figures, whatever these are, inside the frame and legibly."""

from __future__ import annotations

import io
import json
from itertools import combinations

import pytest
from PIL import Image

from catalog.drawing.charts import chart, chart_scene
from catalog.drawing.colours import DARK, LIGHT, SHAPES, THEMES, WORDS, Theme, contrast
from catalog.drawing.panels import bars, heatmap, steps
from catalog.drawing.panels.data import Panel, to_data
from catalog.drawing.raster import text_box
from catalog.drawing.scene import Polygon, Scene, Text, extent
from tests.catalog.drawing import boards
from tests.catalog.drawing.boards import BOARDS

every_theme = pytest.mark.parametrize("theme", [LIGHT, DARK], ids=["light", "dark"])
every_board = pytest.mark.parametrize("panels", BOARDS.values(), ids=BOARDS)


def areas(scene: Scene, *fills: str) -> list[Polygon]:
    return [shape for shape in scene.shapes if isinstance(shape, Polygon) and shape.fill in fills]


@every_board
@every_theme
def test_everything_is_inside_the_frame(panels: tuple[Panel, ...], theme: Theme) -> None:
    scene = chart_scene(panels, theme)
    boxes = [extent([shape]) for shape in scene.shapes if not isinstance(shape, Text)]
    boxes += [text_box(shape) for shape in scene.shapes if isinstance(shape, Text)]

    assert min(box.left for box in boxes) >= 2
    assert max(box.right for box in boxes) <= scene.width - 2
    assert min(box.low for box in boxes) >= 2
    assert max(box.high for box in boxes) <= scene.height - 2


@every_board
def test_no_words_run_into_each_other(panels: tuple[Panel, ...]) -> None:
    scene = chart_scene(panels, LIGHT)
    boxes = [text_box(shape) for shape in scene.shapes if isinstance(shape, Text)]

    assert not [
        (a, b)
        for a, b in combinations(boxes, 2)
        if a.left < b.right - 1 and b.left < a.right - 1 and a.low < b.high - 1 and b.low < a.high - 1
    ]


@every_board
@every_theme
def test_words_stand_out_from_the_card(panels: tuple[Panel, ...], theme: Theme) -> None:
    scene = chart_scene(panels, theme)

    assert min(contrast(shape.colour, theme.card) for shape in scene.shapes if isinstance(shape, Text)) >= WORDS


@every_board
@pytest.mark.parametrize("theme", THEMES)
def test_the_file_is_a_small_png_and_the_same_every_time(panels: tuple[Panel, ...], theme: str) -> None:
    data = json.loads(to_data(panels))
    file = chart("progress", theme, data)

    with Image.open(io.BytesIO(file)) as image:
        assert (image.format, image.mode) == ("PNG", "P")
        assert 640 <= image.width <= 710
        assert image.width % 2 == image.height % 2 == 0
    assert len(file) <= 60_000
    assert chart("progress", theme, data) == file


@every_theme
def test_days_with_sets_stand_out_and_are_darker_or_lighter_the_more_there_were(theme: Theme) -> None:
    shades = [heatmap.colours(theme, value, 12) for value in (1, 4, 8, 12)]
    away = [contrast(fill, theme.card) for fill, _ in shades]

    assert away == sorted(away)
    assert all(max(contrast(fill, theme.card), contrast(edge or fill, theme.card)) >= SHAPES for fill, edge in shades)
    assert contrast(heatmap.colours(theme, 0, 12)[0], theme.card) < away[0]


@pytest.mark.parametrize(("sets", "level"), [(2.0, 1), (8.0, 4), (14.0, 4)])
def test_a_first_small_day_is_pale_and_a_first_big_day_is_not(sets: float, level: int) -> None:
    chart = boards.heatmap(2, lambda week, day: sets if week == day == 0 else 0.0)
    shown = areas(chart_scene((chart,), LIGHT), *LIGHT.heat[1:])

    assert shown[0].fill == LIGHT.heat[level]


def test_a_day_has_a_cell_unless_it_is_still_to_come() -> None:
    cells = areas(chart_scene((boards.heatmap(18),), LIGHT), *LIGHT.heat)

    assert len(cells) == 18 * 7 - 2 + 4  # the key has four


def test_the_flame_burns_only_for_a_streak() -> None:
    burning, out = (areas(chart_scene((boards.heatmap(3, lit=lit),), LIGHT), "#FB8C1E") for lit in (True, False))

    assert (len(burning), len(out)) == (1, 0)


@every_theme
def test_bars_are_as_high_as_their_values_and_green_only_in_the_band(theme: Theme) -> None:
    values = [3.9, 4, 6, 8, 8.1, 2]
    good = theme.heat[3] if theme is LIGHT else theme.heat[2]
    shown = areas(chart_scene((boards.bars(values),), theme), good, theme.vest)
    heights = [extent([bar]).high - extent([bar]).low - bar.width for bar in shown]

    assert [bar.fill == good for bar in shown] == [False, True, True, True, False]
    assert [height / heights[0] for height in heights] == pytest.approx([value / values[0] for value in values[:-1]])


@every_theme
def test_every_bar_stands_out_by_its_outline(theme: Theme) -> None:
    scene = chart_scene((boards.bars([3, 6, 6]),), theme)
    outlined = [shape for shape in scene.shapes if isinstance(shape, Polygon) and shape.outline and shape.width == 1.6]

    assert len(outlined) == 3
    assert all(contrast(shape.outline or "", theme.card) >= SHAPES for shape in outlined)


def test_a_week_without_sets_has_no_bar_but_its_name() -> None:
    scene = chart_scene((boards.bars([5, 0, 6]),), LIGHT)
    written = [shape.string for shape in scene.shapes if isinstance(shape, Text)]

    assert len(areas(scene, LIGHT.heat[3])) == 1  # and the last one, which is not over, is paler
    assert "8 sept" in written
    assert "0" not in written[-3:]


def test_of_many_bars_the_highest_and_the_last_have_their_figures() -> None:
    scene = chart_scene((boards.bars([5.0] * 20 + [13.5] + [5.0] * 30 + [6.5]),), LIGHT)
    written = [shape.string for shape in scene.shapes if isinstance(shape, Text)]

    assert written.count("13.5") == 1
    assert written.count("6.5") == 1


def test_the_band_is_drawn_where_nothing_was_done_yet() -> None:
    scene = chart_scene((boards.bars([0, 0]),), LIGHT)

    assert bars.in_band(boards.bars([]), 4)
    assert bars.in_band(boards.bars([]), 8)
    assert [shape for shape in scene.shapes if isinstance(shape, Text) and shape.string == "8"]


def test_a_dot_stands_for_each_day_and_a_bigger_one_for_each_new_best() -> None:
    scene = chart_scene((boards.steps(boards.CLIMB),), LIGHT)
    dots = areas(scene, LIGHT.card)
    bests = areas(scene, LIGHT.arrow)

    assert len(dots) == len(boards.CLIMB)
    assert len(bests) == 5
    assert extent([bests[-1]]).high < extent([bests[0]]).low


def test_the_heights_of_panels_add_up() -> None:
    days, week, growth = boards.heatmap(18), boards.bars([1]), boards.steps(boards.CLIMB)
    parts = heatmap.height(days) + bars.height(week) + steps.height(growth)

    assert chart_scene((days, week, growth), LIGHT).height == pytest.approx(parts + 2 * 22 + 2 * 20, abs=1)
