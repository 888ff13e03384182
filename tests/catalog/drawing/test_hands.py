"""Hands: closed round what they hold, flat on what they lean on, open otherwise."""

from __future__ import annotations

from pathlib import Path

import pytest

from catalog.drawing.canvas import Canvas
from catalog.drawing.colours import LIGHT
from catalog.drawing.geometry import Point
from catalog.drawing.hands import fingers, hand
from catalog.drawing.scene import Scene, View
from catalog.drawing.solver import Solver
from tests.catalog.drawing.poses import motion_of

STANDING = """
alt = "A person stands."
root = {{ segment = "foot_r", point = "ankle_r", at = [0, 0.039] }}
hold = true
key = [{{ t = 0.0, hip = 8, knee = 5, {arms} }}]
"""


def canvas_of(folder: Path, arms: str, props: str = "") -> Canvas:
    motion = motion_of(folder, STANDING.format(arms=arms) + props)
    scene = Scene(600, 600, LIGHT.card)
    scene.view = View()
    return Canvas(scene, LIGHT, motion, Solver(motion).at(0))


def finger_tip(canvas: Canvas) -> Point:
    """Return the place on the hand that is furthest from the wrist."""
    x, y = canvas.point("wrist_r")
    return max(
        (place for area in hand(canvas, "r") for place in area),
        key=lambda place: (place[0] - x) ** 2 + (place[1] - y) ** 2,
    )


def is_fist(canvas: Canvas) -> bool:
    fingers(canvas, "r")
    return bool(canvas.scene.shapes)


@pytest.mark.parametrize(
    "prop",
    [
        'kind = "barbell"\nat = "grip_r"',
        'kind = "dumbbell"\nat = "grip_r"',
        'kind = "band"\npath = ["grip_r", "ball_r"]',
        'kind = "lying_curl"\nat = "ankle_r"\nx = [0.1, 0.5]',
    ],
)
def test_hands_close_round_what_they_hold(tmp_path: Path, prop: str) -> None:
    assert is_fist(canvas_of(tmp_path, "hang = 0.06", f"[[prop]]\n{prop}"))


@pytest.mark.parametrize("prop", ['kind = "mat"\nx = [-0.5, 0.5]', 'kind = "band"\npath = [[0, 0], "ankle_r"]'])
def test_hands_that_hold_nothing_are_open(tmp_path: Path, prop: str) -> None:
    assert not is_fist(canvas_of(tmp_path, "hang = 0.06", f"[[prop]]\n{prop}"))


def test_an_open_hand_goes_on_from_the_forearm(tmp_path: Path) -> None:
    canvas = canvas_of(tmp_path, "arm_dir = -60")
    wrist, tip = canvas.point("wrist_r"), finger_tip(canvas)

    assert tip[0] - wrist[0] == pytest.approx(0.5 * 0.104, abs=5e-3)
    assert tip[1] - wrist[1] == pytest.approx(-0.866 * 0.104, abs=5e-3)


def test_a_hand_on_a_worktop_lies_flat(tmp_path: Path) -> None:
    top = '[[prop]]\nkind = "worktop"\nx = [0.1, 0.5]\nh = 0.5\n'
    canvas = canvas_of(tmp_path, "hand_at = [0.2, 0.512]", top)

    heights = [y for _, y in hand(canvas, "r")[-1]]

    assert max(heights) - min(heights) < 0.035
    assert min(heights) == pytest.approx(0.5, abs=0.006)
    assert finger_tip(canvas)[0] > canvas.point("grip_r")[0] + 0.05


def test_a_hand_beside_a_worktop_does_not(tmp_path: Path) -> None:
    top = '[[prop]]\nkind = "worktop"\nx = [0.6, 0.9]\nh = 0.5\n'

    assert len(hand(canvas_of(tmp_path, "hand_at = [0.2, 0.512]", top), "r")) == 1


def test_a_hand_on_a_wall_stands_up_against_it(tmp_path: Path) -> None:
    canvas = canvas_of(tmp_path, "hand_at = [0.34, 0.75]", '[[prop]]\nkind = "wall"\nx = 0.353\n')

    palm = hand(canvas, "r")[-1]

    assert max(x for x, _ in palm) == pytest.approx(0.353, abs=0.006)
    assert max(y for _, y in palm) - min(y for _, y in palm) > 0.09
