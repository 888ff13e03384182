"""The trunk bends as one: no part of its outline crosses another, and a rounded back is round."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path

import pytest

from catalog.drawing.geometry import Point, along, minus
from catalog.drawing.posture import Posture
from catalog.drawing.solver import Solver
from catalog.drawing.trunk import trunk_outline
from tests.catalog.drawing.poses import motion_of

Segment = tuple[Point, Point]

BENT = """
alt = "A person bends."
root = {{ segment = "foot_r", point = "ankle_r", at = [0, 0.039] }}
hold = true
key = [{{ t = 0.0, hip = 60, knee = 10, spine = {spine}, thorax = {thorax} }}]
"""


def bent(folder: Path, spine: float, thorax: float) -> Posture:
    return Solver(motion_of(folder, BENT.format(spine=spine, thorax=thorax))).at(0)


def crosses(first: Segment, second: Segment) -> bool:
    """Return whether two stretches of an outline cross."""
    (a, b), (c, d) = first, second
    return left_of(a, b, c) != left_of(a, b, d) and left_of(c, d, a) != left_of(c, d, b)


def left_of(start: Point, end: Point, place: Point) -> bool:
    way, out = minus(end, start), minus(place, start)
    return way[0] * out[1] - way[1] * out[0] > 0


@pytest.mark.parametrize("spine", [-30, 0, 30, 45])
@pytest.mark.parametrize("thorax", [-20, 0, 25, 40])
def test_the_outline_never_crosses_itself(tmp_path: Path, spine: float, thorax: float) -> None:
    posture = bent(tmp_path, spine, thorax)
    outline = trunk_outline(posture.points, posture.directions)
    stretches = list(pairwise([*outline, outline[0]]))

    pairs = [(a, b) for i, a in enumerate(stretches) for b in stretches[i + 2 :] if a[0] != b[1]]

    assert not any(crosses(a, b) for a, b in pairs)


def test_a_rounded_back_stands_out_further_behind_the_line_from_hip_to_shoulder(tmp_path: Path) -> None:
    depths = []
    for spine, thorax in ((0, 0), (30, 25)):
        posture = bent(tmp_path, spine, thorax)
        waist = along(posture.points["waist"], posture.directions["lumbar"], 0.045, -0.06, -1)
        hip, shoulder = posture.points["hip"], posture.points["shoulder"]
        line, out = minus(shoulder, hip), minus(waist, hip)
        depths.append(line[0] * out[1] - line[1] * out[0])

    flat, rounded = depths

    assert rounded > 1.3 * flat
