"""The solved figure: on its root, in balance, on its contacts."""

from __future__ import annotations

import math
from pathlib import Path

import pytest

from catalog.drawing.contacts import ball
from catalog.drawing.geometry import along
from catalog.drawing.joints import angles
from catalog.drawing.motion import Motion
from catalog.drawing.outlines import HAIR
from catalog.drawing.proportions import Lengths
from catalog.drawing.solver import Solver
from catalog.drawing.trunk import trunk_outline
from tests.catalog.drawing.poses import HINGE, motion_of

MOMENTS = [number / 12 for number in range(12)]

LYING = """
alt = "A person lies."
root = { segment = "thorax", point = "back", at = [0, 0.02], angle = 190, rest = true }
head = "floor"
hold = true

[[key]]
t = 0.0
foot_at = [0.48, 0.039]
sole = 0
lay = 0.04
work = { glutes_r = 0.5 }
stretch = { calves = 0.2 }
"""

KNEELING = """
alt = "A person kneels."
root = { segment = "shank_r", point = "knee_r", at = [0, 0.08], angle = 180 }
key = [{ t = 0.0, hip = 5, knee = 60 }, { t = 0.5, knee = 80 }]
"""


def solver_of(folder: Path, text: str) -> Solver:
    return Solver(motion_of(folder, text))


def test_the_root_keeps_place_and_direction(tmp_path: Path) -> None:
    for text, point, bone in ((HINGE, "ankle_r", "foot_r"), (KNEELING, "knee_r", "shank_r")):
        solver = solver_of(tmp_path, text)
        for t in MOMENTS:
            posture = solver.at(t)

            assert posture.points[point] == pytest.approx(solver.motion.root.at, abs=1e-9)
            assert posture.directions[bone] == pytest.approx(posture.channels["root"], abs=1e-9)


def test_joints_bend_as_the_keys_say(tmp_path: Path) -> None:
    posture = solver_of(tmp_path, KNEELING).at(0.5)

    bends = angles(posture)

    assert (bends["hip_r"], bends["knee_l"]) == pytest.approx((5, 80))


def test_a_standing_figure_leans_until_body_and_load_are_over_the_foot(tmp_path: Path) -> None:
    solver = solver_of(tmp_path, HINGE)

    centres = [solver.centre_of_mass(solver.at(t))[0] for t in MOMENTS]

    assert centres == pytest.approx([0.045] * len(MOMENTS), abs=2e-5)


def test_a_heavier_load_in_front_makes_it_lean_back(tmp_path: Path) -> None:
    light, heavy = (solver_of(tmp_path, HINGE.replace("load = 0.7", f"load = {load}")) for load in (0.1, 1.5))

    assert heavy.at(0.5).points["hip"][0] < light.at(0.5).points["hip"][0]


def test_straight_arms_hang_above_their_line(tmp_path: Path) -> None:
    solver = solver_of(tmp_path, HINGE)

    for t in MOMENTS:
        points = solver.at(t).points
        assert points["grip_r"][0] == pytest.approx(0.085, abs=1e-9)
        assert math.dist(points["grip_r"], points["shoulder"]) == pytest.approx(Lengths().arm, abs=1e-9)


def test_a_lying_figure_rests_on_the_lowest_part_of_its_trunk(tmp_path: Path) -> None:
    posture = solver_of(tmp_path, LYING).at(0)

    lowest = min(y for _, y in trunk_outline(posture.points, posture.directions))

    assert lowest == pytest.approx(0.02, abs=1e-9)
    assert posture.points["back"][0] == pytest.approx(0, abs=1e-9)


def test_feet_and_hands_reach_their_contacts(tmp_path: Path) -> None:
    posture = solver_of(tmp_path, LYING).at(0)

    assert posture.miss == 0
    assert posture.points["ankle_r"] == pytest.approx((0.48, 0.039), abs=1e-9)
    assert posture.points["ball_l"][1] == pytest.approx(0, abs=1e-9)
    assert posture.points["grip_r"][1] == pytest.approx(0.04, abs=1e-9)


def test_a_contact_out_of_reach_is_missed_and_says_by_how_much(tmp_path: Path) -> None:
    near, far = (solver_of(tmp_path, LYING.replace("0.48, ", f"{x}, ")).at(0).miss for x in (0.48, 0.9))

    assert near == 0
    assert far > 0.1


@pytest.mark.parametrize("thorax", [180, 190, 200, 210])
def test_a_resting_head_touches_the_floor_and_no_more(tmp_path: Path, thorax: int) -> None:
    posture = solver_of(tmp_path, LYING.replace("angle = 190", f"angle = {thorax}")).at(0)

    skull = [along(posture.points["neck"], posture.directions["head"], u, v, -1) for u, v in HAIR]

    assert min(y for _, y in skull) == pytest.approx(0, abs=1e-9)


def test_a_heel_that_is_up_stands_on_the_ball_of_its_foot_with_flat_toes(tmp_path: Path) -> None:
    text = LYING.replace("foot_at = [0.48, 0.039]\nsole = 0", "ball_at = [0.5, 0.0]\nsole = -30")

    posture = solver_of(tmp_path, text).at(0)

    assert posture.points["ball_r"] == pytest.approx((0.5, 0.0), abs=1e-9)
    assert posture.points["toe_r"][1] == pytest.approx(0, abs=1e-9)
    assert posture.points["heel_r"][1] > 0.03
    assert posture.toe_bend["r"] == 30


def test_a_heel_keeps_its_place_whatever_its_foot_does(tmp_path: Path) -> None:
    text = LYING.replace("foot_at = [0.48, 0.039]\nsole = 0", "heel_at = [0.5, 0.0]\nsole = 40")

    posture = solver_of(tmp_path, text).at(0)

    assert posture.points["heel_r"] == pytest.approx((0.5, 0.0), abs=1e-9)


def test_a_foot_on_a_ball_stays_on_its_skin(tmp_path: Path) -> None:
    text = LYING.replace("foot_at = [0.48, 0.039]\nsole = 0", "contact = 110\nball_x = 0.6\nsole = 40")

    solver = solver_of(tmp_path, text + '[[prop]]\nkind = "ball"\n')
    posture = solver.at(0)
    middle, radius = ball(solver.motion, dict(posture.channels))

    assert middle == (0.6, radius) == (0.6, 0.157)
    assert math.dist(posture.points["ankle_r"], middle) == pytest.approx(radius + 0.037, abs=1e-9)


def test_a_foot_in_a_strap_swings_round_its_anchor(tmp_path: Path) -> None:
    text = LYING.replace("foot_at = [0.48, 0.039]\nsole = 0", "strap = -90\nsole = 60")
    straps = '[[prop]]\nkind = "straps"\nat = "ankle_r"\nanchor = [0.55, 1.2]\nlength = 1.0\n'

    posture = solver_of(tmp_path, text + straps).at(0)

    assert posture.points["ankle_r"] == pytest.approx((0.55, 0.2), abs=1e-9)


LANDMINE = HINGE.replace('kind = "barbell"', 'kind = "landmine"\npivot = [1.2, 0.03]').replace(
    "hang = 0.085", ""
).replace("balance", 'hands_on = "landmine"\nbalance')  # fmt: skip


def test_hands_on_a_landmine_move_on_its_circle(tmp_path: Path) -> None:
    solver = solver_of(tmp_path, LANDMINE)

    for t in MOMENTS:
        posture = solver.at(t)
        assert math.dist(posture.points["grip_r"], (1.2, 0.03)) == pytest.approx(1.15, abs=1e-9)
        assert posture.points["grip_r"][1] < posture.points["shoulder"][1]


def test_a_figure_may_hang_on_its_hand(tmp_path: Path) -> None:
    text = KNEELING.replace('"shank_r", point = "knee_r"', '"thorax", point = "grip_r"').replace(
        "hip = 5", "shoulder = -40, elbow = 10, hip = 5"
    )

    posture = solver_of(tmp_path, text).at(0.2)

    assert posture.points["grip_r"] == pytest.approx((0, 0.08), abs=1e-9)
    assert posture.directions["thorax"] == 180


def test_hands_hold_a_point_of_the_body(tmp_path: Path) -> None:
    text = HINGE.replace("hang = 0.085", "").replace("balance", 'hands_on = "hip"\nhands_off = [0.02, 0.01]\nbalance')

    points = solver_of(tmp_path, text).at(0.3).points

    assert points["grip_l"] == pytest.approx((points["hip"][0] + 0.02, points["hip"][1] + 0.01), abs=1e-9)


def test_limbs_that_point_out_of_the_picture_look_shorter(tmp_path: Path) -> None:
    text = HINGE.replace("balance", "foreshorten = { upper_arm = 0.5, thigh = 0.9 }\nbalance", 1)

    posture = solver_of(tmp_path, text).at(0)

    assert math.dist(posture.points["shoulder"], posture.points["elbow_r"]) == pytest.approx(0.186 / 2)
    assert math.dist(posture.points["hip"], posture.points["knee_l"]) == pytest.approx(0.245 * 0.9)
    assert posture.shortened == {"thigh": 0.9, "shank": 1.0, "upper_arm": 0.5, "forearm": 1.0}


def test_work_and_stretch_are_told_for_both_sides_of_every_muscle(tmp_path: Path) -> None:
    posture = solver_of(tmp_path, LYING).at(0)

    assert (posture.work["glutes_r"], posture.work["glutes_l"], posture.work["core_l"]) == (0.5, 0, 0)
    assert (posture.stretch["calves_r"], posture.stretch["calves_l"]) == (0.2, 0.2)


WRONG = (
    HINGE
    + "\n[[wrong]]\nmistake = 1\nt = 0.5\nspine = 30\nthorax = 20\n[[wrong]]\nmistake = 0\nt = 0.5\narm_dir = -60\n"
)


def test_a_wrong_pose_differs_only_in_what_it_says(tmp_path: Path) -> None:
    solver = solver_of(tmp_path, WRONG)

    wrong, right = angles(solver.wrong(0)), angles(solver.at(0.5))

    assert (wrong["spine"], wrong["thorax"]) == pytest.approx((30, 20))
    assert wrong["hip_r"] == pytest.approx(right["hip_r"])
    assert wrong["knee_r"] == pytest.approx(right["knee_r"])


def test_a_wrong_pose_lets_go_of_the_contact_that_it_replaces(tmp_path: Path) -> None:
    posture = solver_of(tmp_path, WRONG).wrong(1)

    assert posture.directions["upper_arm_r"] == -60
    assert "hang_r" not in posture.channels


def test_the_ends_are_the_first_key_and_the_one_that_differs_most(tmp_path: Path) -> None:
    assert solver_of(tmp_path, HINGE).ends() == (0.0, 0.46)
    assert solver_of(tmp_path, LYING).ends() == (0.0, 0.0)
    assert solver_of(tmp_path, "still = [0.1, 0.3]" + HINGE).ends() == (0.1, 0.3)


def test_the_same_moment_is_solved_once(tmp_path: Path) -> None:
    solver = solver_of(tmp_path, HINGE)

    assert solver.at(0.3) is solver.at(0.3)


def test_a_solved_motion_is_the_same_each_time(tmp_path: Path) -> None:
    motion: Motion = motion_of(tmp_path, HINGE)

    assert Solver(motion).at(0.37) == Solver(motion).at(0.37)
