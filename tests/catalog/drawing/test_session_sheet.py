"""Session sheets: every exercise under its number, in the rows that show bodies larger, nothing at the edge."""

from __future__ import annotations

import pytest

from catalog.drawing.colours import DARK, LIGHT
from catalog.drawing.files import png
from catalog.drawing.listing import drawable
from catalog.drawing.motion import Motion
from catalog.drawing.raster import paint
from catalog.drawing.reading import load_motion
from catalog.drawing.scene import Scene, Text, extent
from catalog.drawing.session_sheet import session_sheet
from catalog.drawing.still import LONGEST, still
from tests.catalog.drawing.poses import HINGE, motion_of
from tests.catalog.drawing.renew import GOLDEN

SHEET_BYTES = 60_000
"""Most that a sheet may weigh."""

FREE = 2
"""Pixels that stay free at every edge."""

EXERCISES = list(drawable())

STANDING, LYING = "barbell-hinge", "plate-bridge"


def golden(*slugs: str) -> dict[int, Motion]:
    return {number: load_motion(slug, GOLDEN) for number, slug in enumerate(slugs, 1)}


def numbers(scene: Scene) -> dict[str, tuple[float, float]]:
    """Return where each number is, in pixels, y down."""
    return {shape.string: shape.point for shape in scene.shapes if isinstance(shape, Text)}


def test_exercises_are_numbered_in_the_order_in_which_they_are_read() -> None:
    places = numbers(session_sheet(golden(STANDING, LYING, STANDING, LYING), LIGHT))

    assert sorted(places, key=lambda number: (round(places[number][1]), places[number][0])) == ["1", "2", "3", "4"]


def test_what_cannot_be_shown_leaves_its_number_out() -> None:
    motions = golden(STANDING, LYING, STANDING)
    del motions[2]

    assert list(numbers(session_sheet(motions, LIGHT))) == ["1", "3"]


def test_what_stands_is_side_by_side_and_what_lies_is_stacked() -> None:
    standing, lying = (numbers(session_sheet(golden(slug, slug), LIGHT)) for slug in (STANDING, LYING))

    assert standing["1"][1] == standing["2"][1]
    assert lying["1"][1] < lying["2"][1]


def test_four_that_stand_are_two_by_two() -> None:
    places = numbers(session_sheet(golden(*[STANDING] * 4), LIGHT))

    assert places["1"][1] == places["2"][1] < places["3"][1] == places["4"][1]


def test_one_exercise_is_shown_as_in_the_second_half_of_its_still() -> None:
    motion = golden(STANDING)[1]

    sheet = session_sheet({1: motion}, LIGHT)

    assert len(sheet.shapes) < len(still(motion, LIGHT).shapes)
    assert list(numbers(sheet)) == ["1"]


def test_the_end_of_the_movement_is_shown(tmp_path_factory: pytest.TempPathFactory) -> None:
    low, high = (
        motion_of(tmp_path_factory.mktemp(str(hip)), HINGE.replace("hip = 86", f"hip = {hip}")) for hip in (95, 40)
    )

    lower, higher = (session_sheet({1: motion}, LIGHT) for motion in (low, high))

    assert lower.height / lower.width < higher.height / higher.width


def test_the_same_session_is_the_same_file_and_the_dark_one_another() -> None:
    light, again, dark = (png(paint(session_sheet(golden(STANDING, LYING), theme))) for theme in (LIGHT, LIGHT, DARK))

    assert light == again != dark


@pytest.mark.parametrize("first", range(0, len(EXERCISES), 4))
def test_every_exercise_fits_a_sheet_that_is_light_enough_to_send(first: int) -> None:
    four = EXERCISES[first : first + 4]

    scene = session_sheet({number: load_motion(slug) for number, slug in enumerate(four, 1)}, LIGHT)

    box = extent(scene.shapes)
    assert min(box.left, box.low) >= FREE
    assert box.right <= scene.width - FREE
    assert box.high <= scene.height - FREE
    assert max(scene.width, scene.height) <= LONGEST
    assert scene.width % 2 == scene.height % 2 == 0
    assert len(png(paint(scene))) <= SHEET_BYTES
