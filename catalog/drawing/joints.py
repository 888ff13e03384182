"""How far each joint bends in a drawing, and what its angles are in a solved posture.

The limits guard drawings; they are no advice. Signs as in a clinic: flexion and dorsiflexion positive, 0 straight.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from types import MappingProxyType

from catalog.drawing.geometry import normalized
from catalog.drawing.posture import SIDES, Posture


@dataclass(frozen=True, slots=True)
class Limit:
    """From *low* to *high* degrees, both inclusive, and the published ranges that were rounded out to it."""

    low: float
    high: float
    source: str


LIMITS: Mapping[str, Limit] = MappingProxyType(
    {
        "hip": Limit(-25, 140, "125 and 30 in common clinical tables; 131-141 and 26-28, CDC, ages 2-8"),
        "knee": Limit(-5, 150, "140 in common clinical tables; 148-153, CDC, ages 2-8"),
        "ankle": Limit(-62, 25, "plantar 58 +/- 8, doi 10.1186/s40101-016-0120-8; dorsal 23-25, CDC, ages 2-8"),
        "shoulder": Limit(-60, 180, "180, extension 50-60, ExRx"),
        "elbow": Limit(-5, 155, "140-150, ExRx; 145-160 in other tables"),
        "spine": Limit(-30, 60, "lumbar flexion 75, extension 30 in clinical tables; a drawing stays under"),
        "thorax": Limit(-20, 40, "flexion 20-45 in clinical tables; extension 20-40, doi 10.2519/jospt.2011.3456"),
        "neck": Limit(-60, 50, "our own: common convention, not looked up"),
    }
)
"""By joint. CDC: Normal Joint Range of Motion Study (Soucie and others, Haemophilia 2011;17:500)."""

STRAIGHT_LEG_RAISE = 92.0
HIP_PER_KNEE = 0.6
"""Hip flexion ends at the first plus this much for each degree of the knee's: our rule for hamstrings' length."""


def angles(posture: Posture) -> Mapping[str, float]:
    """Return the joint angles of a posture, sided where a joint has sides; degrees."""
    return dict(_angles(posture.directions))


def _angles(directions: Mapping[str, float]) -> Iterator[tuple[str, float]]:
    thorax, pelvis = directions["thorax"], directions["pelvis"]
    yield "spine", normalized(pelvis - directions["lumbar"])
    yield "thorax", normalized(directions["lumbar"] - thorax)
    yield "neck", normalized(thorax - directions["head"])
    for side in SIDES:
        thigh, shank, upper_arm = (directions[f"{bone}_{side}"] for bone in ("thigh", "shank", "upper_arm"))
        yield f"hip_{side}", normalized(thigh - pelvis - 180)
        yield f"knee_{side}", normalized(thigh - shank)
        yield f"ankle_{side}", normalized(directions[f"foot_{side}"] - shank - 90)
        yield f"shoulder_{side}", _raised(normalized(upper_arm - thorax - 180))
        yield f"elbow_{side}", normalized(directions[f"forearm_{side}"] - upper_arm)


def _raised(shoulder: float) -> float:
    """Return a shoulder's angle such that an arm overhead and a little behind counts as over 180, not as behind."""
    return shoulder + 360 if shoulder < -90 else shoulder


def furthest_hip(knee: float) -> float:
    """Return how far a hip bends while the knee is bent so far, before the hamstrings end it; degrees."""
    return STRAIGHT_LEG_RAISE + HIP_PER_KNEE * knee
