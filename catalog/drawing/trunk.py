"""The trunk as one bending shape: cuts across pelvis, lumbar spine and thorax, joined in front and behind."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from catalog.drawing.geometry import Point, along, between, normalized
from catalog.drawing.outlines import TRUNK_SECTIONS, Section

ROUNDING = 0.00035
"""How much deeper the back of the lumbar spine gets, in stature, for each degree that it bends forward."""

JOINTS = {"pelvis": ("hip", "waist"), "lumbar": ("waist", "chest"), "thorax": ("chest", "shoulder")}
"""Between which points each bone of the trunk lies, from below."""

_ORDER = tuple(JOINTS)


def trunk_outline(
    points: Mapping[str, Point], directions: Mapping[str, float], sections: Sequence[Section] = TRUNK_SECTIONS
) -> list[Point]:
    """Return the points that the trunk's outline goes through: up its front, down its back."""
    cuts = [_cut(points, directions, section) for section in sections]
    return [front for front, _ in cuts] + [back for _, back in reversed(cuts)]


def _cut(points: Mapping[str, Point], directions: Mapping[str, float], section: Section) -> tuple[Point, Point]:
    low, high = JOINTS[section.bone]
    middle = between(points[low], points[high], section.share)
    across = _direction(directions, section)
    bulge = _bulge(directions) if section.bone == "lumbar" else 0.0
    return along(middle, across, 0.0, section.front, -1), along(middle, across, 0.0, section.back + bulge, 1)


def _bulge(directions: Mapping[str, float]) -> float:
    """Return by how much a rounded back stands out behind the lumbar spine."""
    return ROUNDING * max(0.0, normalized(directions["pelvis"] - directions["lumbar"]))


def _direction(directions: Mapping[str, float], section: Section) -> float:
    """Return where the spine points at a cut: each bone's own direction in its middle, halfway at a joint."""
    place = _ORDER.index(section.bone)
    here = directions[section.bone]
    if section.share < 0.5:
        other, share = _ORDER[max(place - 1, 0)], 0.5 - section.share
    else:
        other, share = _ORDER[min(place + 1, len(_ORDER) - 1)], section.share - 0.5
    return here + normalized(directions[other] - here) * min(share, 0.5)
