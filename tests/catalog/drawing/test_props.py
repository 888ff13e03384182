"""Props: every kind can be drawn, in its layer, and touches what it holds or is held by."""

from __future__ import annotations

import math
from pathlib import Path

import pytest

from catalog.drawing.canvas import Canvas
from catalog.drawing.colours import DARK, LIGHT, Theme
from catalog.drawing.equipment import KINDS, Needed
from catalog.drawing.posture import Posture
from catalog.drawing.props.kinds import PARTS, paint_props
from catalog.drawing.props.layers import Layer
from catalog.drawing.scene import Box, Line, Polygon, Scene, View, extent
from catalog.drawing.solver import Solver
from tests.catalog.drawing.poses import motion_of

STANDING = """
alt = "A person stands."
root = {{ segment = "foot_r", point = "ankle_r", at = [0, 0.039] }}
hold = true
key = [{{ t = 0.0, hip = 20, knee = {knee}, ankle = 4, hang = 0.06, ball_x = 0.4 }}]
"""

FOLLOWED = {"lying_curl": "ankle_r", "seated_curl": "ankle_r", "standing_curl": "ankle_r", "reverse_hyper": "ankle_r"}
"""Where machines are, in place of the near hand."""

SAMPLES = {Needed.NUMBER: "0.4", Needed.PAIR: "[0.3, 0.6]", Needed.PATH: '["grip_r", "ball_r"]'}


def text_of(kind: str, options: str = "") -> str:
    needed = [f"{name} = {SAMPLES[value]}" for name, value in KINDS[kind].items() if isinstance(value, Needed)]
    at = "" if "path" in KINDS[kind] else f'at = "{FOLLOWED.get(kind, "grip_r")}"'
    given = [line for line in needed if line.split(" ")[0] not in options]
    return "\n".join(["[[prop]]", f'kind = "{kind}"', at, *given, options])


def posed(folder: Path, props: str, knee: float = 5, theme: Theme = LIGHT) -> Canvas:
    motion = motion_of(folder, STANDING.format(knee=knee) + props)
    scene = Scene(600, 600, theme.card)
    scene.view = View(1.0, 0.0, 0.0)
    return Canvas(scene, theme, motion, Solver(motion).at(0))


def painted(canvas: Canvas, *layers: Layer) -> Scene:
    for layer in layers or tuple(Layer):
        paint_props(canvas, canvas.motion.props, layer)
    return canvas.scene


def areas(scene: Scene) -> list[Polygon]:
    return [shape for shape in scene.shapes if isinstance(shape, Polygon)]


def box_of(*shapes: Polygon | Line) -> Box:
    """Return the box round the points of shapes, strokes apart, with y up."""
    bare = [Line(shape.points, "#000000", 0.0) for shape in shapes]
    box = extent(bare)
    return Box(box.left, -box.high, box.right, -box.low)


def test_every_kind_that_pose_files_may_name_has_its_parts() -> None:
    assert set(PARTS) == set(KINDS)
    assert all(PARTS.values())


@pytest.mark.parametrize("theme", [LIGHT, DARK])
@pytest.mark.parametrize("kind", KINDS)
def test_every_kind_can_be_drawn(tmp_path: Path, kind: str, theme: Theme) -> None:
    scene = painted(posed(tmp_path, text_of(kind), theme=theme))

    assert scene.shapes
    box = extent(scene.shapes)
    assert all(math.isfinite(side) for side in (box.left, box.low, box.right, box.high))


@pytest.mark.parametrize("kind", ["barbell", "dumbbell", "trap_bar", "smith", "landmine", "kettlebell", "plate"])
def test_what_is_lifted_is_where_the_hand_is(tmp_path: Path, kind: str) -> None:
    canvas = posed(tmp_path, text_of(kind))
    grip = canvas.point("grip_r")

    box = box_of(*(shape for shape in painted(canvas).shapes if isinstance(shape, Polygon | Line)))

    assert box.left - 0.02 <= grip[0] <= box.right + 0.02
    assert box.low - 0.02 <= grip[1] <= box.high + 0.02


def test_the_near_plate_is_glass_and_as_large_as_its_file_says(tmp_path: Path) -> None:
    near = areas(painted(posed(tmp_path, text_of("barbell", "r = 0.129")), Layer.TOP))[0]

    box = box_of(near)

    assert near.fill is not None
    assert len(near.fill) == len("#RRGGBBAA")
    assert (box.right - box.left) / 2 == pytest.approx(0.129, abs=1e-3)


def test_the_far_plate_is_behind_the_figure_and_the_near_one_before_it(tmp_path: Path) -> None:
    canvas = posed(tmp_path, text_of("barbell"))

    for layer in (Layer.BEHIND, Layer.BETWEEN, Layer.FRONT):
        assert painted(canvas, layer).shapes == []
    assert painted(canvas, Layer.GROUND).shapes


def test_a_dumbbell_covers_the_hand_only_where_its_end_is_seen(tmp_path: Path) -> None:
    from_end = posed(tmp_path, text_of("dumbbell"))
    from_side = posed(tmp_path, text_of("dumbbell", "turn = 90"))

    assert painted(from_end, Layer.TOP).shapes
    assert not painted(from_side, Layer.TOP).shapes
    assert painted(from_side, Layer.FRONT).shapes


def test_a_pair_of_dumbbells_is_in_both_hands(tmp_path: Path) -> None:
    one = painted(posed(tmp_path, text_of("dumbbell")), Layer.GROUND).shapes
    two = painted(posed(tmp_path, text_of("dumbbell", "pair = true")), Layer.GROUND).shapes

    assert not one
    assert two


def test_a_kettlebell_hangs_in_line_with_the_arm(tmp_path: Path) -> None:
    canvas = posed(tmp_path, text_of("kettlebell"))
    shoulder, grip = canvas.point("shoulder"), canvas.point("grip_r")

    bell = max(areas(painted(canvas)), key=lambda area: box_of(area).right - box_of(area).left)

    box = box_of(bell)
    middle = ((box.left + box.right) / 2, (box.low + box.high) / 2)
    assert math.dist(shoulder, middle) == pytest.approx(math.dist(shoulder, grip) + math.dist(grip, middle), abs=1e-3)


def test_a_band_runs_through_its_path(tmp_path: Path) -> None:
    canvas = posed(tmp_path, text_of("band", 'path = ["grip_r", [0.5, 0.2], "ball_r"]'))

    band = painted(canvas).shapes[-1]

    assert isinstance(band, Line)
    assert [(x, -y) for x, y in band.points] == [canvas.point("grip_r"), (0.5, 0.2), canvas.point("ball_r")]


def test_a_cable_leads_from_its_pulley_to_the_hand_and_its_tower_stands_beyond(tmp_path: Path) -> None:
    for x in (-0.5, 0.5):
        canvas = posed(tmp_path, text_of("cable", f"anchor = [{x}, 0.07]"))
        cable = next(shape for shape in painted(canvas, Layer.BETWEEN).shapes if isinstance(shape, Line))
        tower = box_of(painted(posed(tmp_path, text_of("cable", f"anchor = [{x}, 0.07]")), Layer.GROUND).shapes[0])  # type: ignore[arg-type] # an area

        assert cable.points[0] == pytest.approx((x, -0.07))
        assert (-cable.points[-1][1], cable.points[-1][0]) == pytest.approx(canvas.point("grip_r")[::-1])
        assert (tower.left > x) if x > 0 else (tower.right < x)


@pytest.mark.parametrize("kind", ["mat", "bench", "box", "chair", "worktop"])
def test_what_the_figure_is_on_stands_on_the_floor_and_is_as_high_as_its_file_says(tmp_path: Path, kind: str) -> None:
    scene = painted(posed(tmp_path, text_of(kind, "h = 0.21")))

    box = box_of(*areas(scene))

    assert box.low == pytest.approx(0, abs=1e-6)
    assert box.left >= 0.3 - 0.05
    if kind != "chair":
        assert box.high == pytest.approx(0.21)


def test_a_chair_has_its_back_on_the_side_that_its_file_says(tmp_path: Path) -> None:
    sides = {}
    for back in ("left", "right"):
        box = box_of(*areas(painted(posed(tmp_path, text_of("chair", f'back = "{back}"')))))
        sides[back] = (box.left, box.right)

    assert sides["left"][0] < 0.3
    assert sides["right"][1] > 0.6


def test_a_ball_lies_on_the_floor_and_turns_as_it_rolls(tmp_path: Path) -> None:
    first, second = (
        painted(posed(tmp_path, text_of("ball").replace('at = "grip_r"', "")), Layer.GROUND) for _ in range(2)
    )
    box = box_of(areas(first)[0])

    assert box.low == pytest.approx(0, abs=1e-6)
    assert (box.left + box.right) / 2 == pytest.approx(0.4)
    assert first.shapes == second.shapes


@pytest.mark.parametrize("knee", [5, 60, 110])
@pytest.mark.parametrize("kind", ["lying_curl", "seated_curl", "standing_curl"])
def test_the_roller_of_a_leg_curl_stays_on_the_back_of_the_ankle(tmp_path: Path, kind: str, knee: float) -> None:
    canvas = posed(tmp_path, text_of(kind), knee=knee)
    ankle = canvas.point("ankle_r")
    layer = Layer.FRONT if kind == "seated_curl" else Layer.TOP

    roller = box_of(areas(painted(canvas, layer))[0])

    middle = ((roller.left + roller.right) / 2, (roller.low + roller.high) / 2)
    assert math.dist(middle, ankle) == pytest.approx(0.0546, abs=2e-3)
    assert behind(canvas.posture, middle)


def behind(posture: Posture, place: tuple[float, float]) -> bool:
    """Return whether a place is behind the near shank."""
    knee, ankle = posture.points["knee_r"], posture.points["ankle_r"]
    way = (ankle[0] - knee[0], ankle[1] - knee[1])
    out = (place[0] - knee[0], place[1] - knee[1])
    return way[0] * out[1] - way[1] * out[0] < 0


def test_a_wall_is_on_the_far_side_of_its_face(tmp_path: Path) -> None:
    for x in (-0.3, 0.3):
        box = box_of(areas(painted(posed(tmp_path, text_of("wall", f"x = {x}"))))[0])

        assert (box.left == pytest.approx(x)) if x > 0 else (box.right == pytest.approx(x))


def test_a_rack_has_safety_arms_only_where_its_file_gives_their_height(tmp_path: Path) -> None:
    without = painted(posed(tmp_path, text_of("rack"))).shapes
    with_arms = painted(posed(tmp_path, text_of("rack", "pins = 0.3"))).shapes

    assert len(with_arms) == len(without) + 1
    assert box_of(with_arms[-1]).high == pytest.approx(0.3)  # type: ignore[arg-type] # an area
