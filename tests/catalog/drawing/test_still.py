"""Stills: two numbered panels or one, whichever layout shows the body larger, nothing at the edge."""

from __future__ import annotations

from pathlib import Path

import pytest

from catalog.drawing.colours import LIGHT, THEMES
from catalog.drawing.files import png
from catalog.drawing.motion import Motion
from catalog.drawing.raster import paint
from catalog.drawing.reading import load_motion, pose_slugs
from catalog.drawing.scene import Line, Polygon, Scene, Text, extent
from catalog.drawing.still import LONGEST, mistake_still, still
from tests.catalog.drawing.poses import HINGE, motion_of

STILL_BYTES = 60_000
"""Most that a still may weigh."""

FREE = 2
"""Pixels that stay free at every edge."""

HOLD = """
alt = "A person stands."
root = { segment = "foot_r", point = "ankle_r", at = [0, 0.039] }
hold = true
key = [{ t = 0.0, hip = 20, knee = 5 }]
"""

LYING = """
alt = "A person lies and lifts the hips."
root = { segment = "thorax", point = "back", at = [0, 0], rest = true }
head = "floor"
arrow = "hip"
key = [
  { t = 0.0, root = 182, foot_at = [0.5, 0.039], sole = 0, lay = 0.04 },
  { t = 0.5, root = 212 },
]
"""

WRONG = """
[[wrong]]
mistake = 2
t = 0.5
spine = 30
"""


def motion_or_skip(slug: str) -> Motion:
    """Return the motion of an exercise that has a drawing; the others have said why they have none."""
    motion = load_motion(slug)
    if motion.without:
        pytest.skip(motion.without)
    return motion


def words(scene: Scene) -> list[str]:
    return [shape.string for shape in scene.shapes if isinstance(shape, Text)]


def fills(scene: Scene) -> list[str | None]:
    return [shape.fill for shape in scene.shapes if isinstance(shape, Polygon)]


def test_start_and_end_are_numbered_and_nothing_else_is_written(tmp_path: Path) -> None:
    scene = still(motion_of(tmp_path, HINGE.replace("inset", "#inset")), LIGHT)

    assert words(scene) == ["1", "2"]


def test_a_hold_is_one_panel_without_a_number(tmp_path: Path) -> None:
    scene = still(motion_of(tmp_path, HOLD), LIGHT)

    assert words(scene) == []
    assert LIGHT.arrow not in fills(scene)


def test_who_stands_is_drawn_side_by_side_and_who_lies_one_above_the_other(tmp_path: Path) -> None:
    standing = still(motion_of(tmp_path, HINGE), LIGHT)
    lying = still(motion_of(tmp_path, LYING), LIGHT)

    assert floors(standing) == pytest.approx([floors(standing)[0]] * 2)
    assert floors(lying)[0] < floors(lying)[1] - 100


def floors(scene: Scene) -> list[float]:
    """Return how far down each panel's floor is."""
    return [shape.points[0][1] for shape in scene.shapes if isinstance(shape, Line) and shape.colour == LIGHT.floor]


def test_the_way_of_the_moving_part_is_on_the_first_panel(tmp_path: Path) -> None:
    scene = still(motion_of(tmp_path, LYING), LIGHT)

    way = next(shape for shape in scene.shapes if isinstance(shape, Line) and shape.colour == LIGHT.arrow)

    assert all(y < floors(scene)[0] for _, y in way.points)
    assert way.points[-1][1] < way.points[0][1]


def test_a_mistake_has_a_cross_and_stands_beside_the_right_way_with_its_tick(tmp_path: Path) -> None:
    scene = mistake_still(motion_of(tmp_path, HINGE + WRONG), 0, LIGHT)

    marks = [(shape.fill, shape.points[0][0]) for shape in scene.shapes if isinstance(shape, Polygon)]
    wrong, right = (next(x for fill, x in marks if fill == colour) for colour in (LIGHT.wrong, LIGHT.right))
    assert wrong < right
    assert words(scene) == []


def test_an_inset_shows_the_feet_from_above_and_takes_no_room_from_the_figure(tmp_path: Path) -> None:
    plain = still(motion_of(tmp_path, HINGE.replace("inset", "#inset")), LIGHT)
    inset = still(motion_of(tmp_path, HINGE), LIGHT)

    assert len(inset.shapes) > len(plain.shapes)
    assert LIGHT.shade in fills(inset)


@pytest.mark.parametrize("slug", pose_slugs())
def test_every_shape_of_every_still_is_inside_the_frame(slug: str) -> None:
    motion = motion_or_skip(slug)
    scenes = [still(motion, LIGHT), *(mistake_still(motion, i, LIGHT) for i in range(len(motion.mistakes)))]

    for scene in scenes:
        box = extent(scene.shapes)

        assert box.left >= FREE
        assert box.low >= FREE
        assert box.right <= scene.width - FREE
        assert box.high <= scene.height - FREE
        assert max(scene.width, scene.height) <= LONGEST
        assert scene.width % 2 == scene.height % 2 == 0


@pytest.mark.parametrize("slug", pose_slugs())
def test_every_still_is_light_enough_to_send(slug: str) -> None:
    assert len(png(paint(still(motion_or_skip(slug), LIGHT)))) <= STILL_BYTES


@pytest.mark.parametrize("theme", sorted(THEMES))
def test_the_same_data_gives_the_same_file(tmp_path: Path, theme: str) -> None:
    motion = motion_of(tmp_path, HINGE)

    assert png(paint(still(motion, THEMES[theme]))) == png(paint(still(motion, THEMES[theme])))
