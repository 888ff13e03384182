"""The figure: a body without gaps, dressed, with the muscles that work."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from catalog.drawing.canvas import Canvas
from catalog.drawing.colours import DARK, LIGHT, Theme, mix
from catalog.drawing.figure import paint_moment
from catalog.drawing.muscles import MUSCLES
from catalog.drawing.posture import Posture
from catalog.drawing.raster import paint
from catalog.drawing.scene import Polygon, Scene, View
from catalog.drawing.solver import Solver
from tests.catalog.drawing.poses import HINGE, motion_of

REST = (
    dict.fromkeys((f"{muscle}_{side}" for muscle in MUSCLES for side in "rl"), 0.0)  # no muscle is seen at rest
)


def painted(folder: Path, t: float = 0.0, theme: Theme = LIGHT, **changes: object) -> Scene:
    motion = motion_of(folder, HINGE)
    posture: Posture = replace(Solver(motion).at(t), **({"work": REST, "stretch": REST} | changes))  # type: ignore[arg-type] # fields by name
    scene = Scene(500, 560, theme.card)
    scene.view = View(500, 220, 540)
    paint_moment(Canvas(scene, theme, motion, posture))
    return scene


def fills(scene: Scene) -> list[str | None]:
    return [shape.fill for shape in scene.shapes if isinstance(shape, Polygon)]


@pytest.mark.parametrize("theme", [LIGHT, DARK])
@pytest.mark.parametrize("t", [0.0, 0.5])
def test_every_joint_lies_inside_the_body(tmp_path: Path, theme: Theme, t: float) -> None:
    scene = painted(tmp_path, t, theme)
    posture = Solver(motion_of(tmp_path, HINGE)).at(t)
    image = paint(scene, 1)
    view = View(500, 220, 540)

    for joint in ("hip", "waist", "chest", "shoulder", "neck", "head", "knee_r", "ankle_r", "elbow_r", "wrist_r"):
        x, y = view.pixel(posture.points[joint])

        assert image.getpixel((round(x), round(y))) != image.getpixel((2, 2)), joint


def test_vest_and_shorts_are_on(tmp_path: Path) -> None:
    colours = fills(painted(tmp_path))

    assert LIGHT.vest in colours
    assert LIGHT.shorts in colours


@pytest.mark.parametrize("muscle", MUSCLES)
def test_a_muscle_that_works_gets_the_colour_of_its_work(tmp_path: Path, muscle: str) -> None:
    scene = painted(tmp_path, work=REST | {f"{muscle}_r": 1.0})

    assert LIGHT.work[-1] in fills(scene)
    assert LIGHT.stretch[-1] not in fills(scene)


def test_a_muscle_that_is_stretched_gets_a_hue_of_its_own(tmp_path: Path) -> None:
    scene = painted(tmp_path, stretch=REST | {"hamstrings_r": 1.0})

    assert LIGHT.stretch[-1] in fills(scene)
    assert LIGHT.work[-1] not in fills(scene)


def test_the_far_legs_muscles_fade_into_it(tmp_path: Path) -> None:
    scene = painted(tmp_path, work=REST | {"hamstrings_l": 1.0})

    assert LIGHT.work[-1] not in fills(scene)
    assert mix(LIGHT.work[-1], LIGHT.far, 0.5) in fills(scene)


def test_hardly_any_work_is_not_coloured(tmp_path: Path) -> None:
    resting = painted(tmp_path)

    assert painted(tmp_path, work=REST | {"hamstrings_r": 0.1}).shapes == resting.shapes


def test_hamstrings_lie_behind_the_thigh_and_quads_before_it(tmp_path: Path) -> None:
    knee, hip = (Solver(motion_of(tmp_path, HINGE)).at(0).points[name] for name in ("knee_r", "hip"))
    middles = {}
    for muscle in ("hamstrings", "quads"):
        scene = painted(tmp_path, work=REST | {f"{muscle}_r": 1.0})
        area = next(shape for shape in scene.shapes if isinstance(shape, Polygon) and shape.fill == LIGHT.work[-1])
        middles[muscle] = sum(x for x, _ in area.points) / len(area.points)

    bone = 220 + 500 * (knee[0] + hip[0]) / 2

    assert middles["hamstrings"] < bone - 5
    assert middles["quads"] > bone + 5
