"""The back of the right thigh as data: its bones, the hamstrings and the skin round them.

Centimetres on a grown, sturdy person; x to the outer side, y up, the middle of the knee's joint line at (0, 0).
Drawn by eye; where each muscle begins and ends, and which lies over which, as the Albany Medical College's anatomy
lab says (https://tarbor6.github.io/Lab6/lab61-6.html).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from catalog.drawing.geometry import Point, between
from catalog.drawing.thigh.names import Muscle

Edge = tuple[Point, ...]


@dataclass(frozen=True, slots=True)
class Strand:
    """A muscle, or a head of one, between two edges that run from its origin to its end.

    The red belly is where the muscle can shorten; above and below it is tendon. Each share is of the length of
    the strand, from the top.

    Attributes:
        inner: The edge on the inner side.
        outer: The edge on the outer side, with as many points.
        top: Shares at which the belly begins: at the inner edge, in the middle, at the outer edge.
        bottom: Shares at which it ends, likewise.
        behind: The height under which it runs on the far side of the shin bone; None: nowhere.
    """

    muscle: Muscle
    inner: Edge
    outer: Edge
    top: tuple[float, float, float]
    bottom: tuple[float, float, float]
    behind: float | None = None

    @property
    def origin(self) -> Point:
        """The middle of its upper end."""
        return between(self.inner[0], self.outer[0])

    @property
    def insertion(self) -> Point:
        """The middle of its lower end."""
        return between(self.inner[-1], self.outer[-1])


SKIN_INNER: Edge = (
    (-9.9, 52.5), (-10, 46), (-10, 40), (-9.5, 36.2), (-9.4, 33), (-9.9, 29), (-10, 24), (-9.5, 18), (-8.4, 12),
    (-7.3, 7), (-6.8, 3), (-6.9, -0.5), (-7.5, -4), (-8, -8), (-8, -12),
)  # fmt: skip
SKIN_OUTER: Edge = (
    (11.4, 52.5), (12.3, 47), (12.7, 42), (12.3, 36), (11.7, 30), (10.6, 23), (9.5, 16), (8.3, 10), (7.4, 5.5),
    (7.1, 2), (7.2, -1), (7.8, -4.5), (8.2, -8), (8, -12),
)  # fmt: skip
SEAT_FOLD: Edge = (
    (-9.4, 34.6), (-7.2, 33), (-3.6, 32.2), (0.7, 32.5), (4, 33.6),
)  # fmt: skip
"""The crease between seat and thigh."""

FEMUR: Edge = (
    (0.5, 44.4), (1.8, 44.1), (2.9, 43.2), (4, 41.8), (5.2, 41.2), (5.9, 42), (7.1, 42.2), (8.1, 41.2),
    (8.4, 39.4), (8.1, 37.4), (7.4, 35.4), (6.7, 32), (5.9, 26), (5, 20), (4.1, 14), (3.8, 10.5), (4.1, 7.8),
    (5, 5.6), (5.5, 3.6), (5.4, 1.9), (4.5, 0.7), (3, 0.4), (1.7, 0.9), (1, 2.1), (0.1, 3), (-0.8, 2.1),
    (-1.5, 0.7), (-3, 0.2), (-4.6, 0.6), (-5.6, 1.9), (-5.8, 3.7), (-5.3, 5.6), (-3.6, 7.2), (-1.3, 9),
    (0.1, 11.4), (1, 15), (2, 21), (2.9, 27), (3.4, 31.5), (3.1, 33.6), (2.1, 34.8), (2, 36), (2.9, 37.2),
    (3.2, 38.4), (2.5, 39.8), (1.3, 39.8), (0, 39.7), (-1.3, 40.3), (-2.1, 41.6), (-2, 42.9), (-1, 44),
)  # fmt: skip
FEMUR_CREST: Edge = (
    (5.6, 41.4), (5.8, 39.6), (5, 37.6), (3.6, 36), (2.5, 35.2),
)  # fmt: skip
"""The ridge between the two bumps (trochanters) below the neck of the thigh bone."""

CONDYLES: tuple[Edge, Edge] = (
    ((-5.7, 2.6), (-5.2, 4.3), (-3.7, 4.9), (-1.9, 4.2), (-0.8, 2.4)),
    ((1.1, 2.3), (1.9, 4.0), (3.4, 4.6), (4.8, 4.0), (5.3, 2.4)),
)
"""The upper rims of the two round ends on which the knee rolls."""

LINEA_ASPERA: Edge = (
    (5, 33.5), (4.6, 29), (3.9, 24), (3.4, 19), (2.8, 14), (2.1, 10.5),
)  # fmt: skip
"""The rough line down the back of the thigh bone, from which the short head comes."""

TIBIA: Edge = (
    (-5.3, -0.6), (-2.9, -0.8), (-1, -0.5), (-0.6, 0.3), (0.1, -0.1), (0.7, 0.3), (1.1, -0.5), (2.9, -0.7),
    (4.9, -0.6), (5.3, -1.4), (4.7, -2.7), (3, -4.6), (2, -7), (1.7, -10), (1.6, -13), (-2.2, -13), (-2.5, -10),
    (-2.9, -7), (-3.8, -4.9), (-5, -3), (-5.6, -1.6),
)  # fmt: skip
FIBULA: Edge = (
    (5, -1.6), (6, -2.1), (6.4, -3.2), (5.8, -4.5), (5.4, -6.2), (5.2, -9), (5.2, -13), (3.8, -13), (3.9, -9),
    (3.9, -6.2), (3.9, -4.6), (3.7, -3.4), (4, -2.3),
)  # fmt: skip

PUBIS: Edge = (
    (-2.5, 44.6), (-4.7, 43.9), (-7.2, 43.4), (-9.2, 43.3), (-9.7, 42), (-9.5, 40.2), (-8.5, 38.4), (-6.7, 36.6),
    (-4.7, 35.2), (-2.9, 35.6), (-2.2, 38), (-2, 41),
)  # fmt: skip
OBTURATOR_HOLE: Edge = (
    (-5.6, 42.4), (-7.3, 42.1), (-8, 41.2), (-7.5, 39.8), (-6.2, 38.2), (-4.5, 37.6), (-3.6, 39.4), (-4, 41.4),
)  # fmt: skip
HIP: Edge = (
    (-7.4, 54), (-6.9, 51.6), (-6.1, 50), (-6, 48.6), (-5.4, 47.4), (-4.2, 46.9), (-3.2, 46.1), (-3, 44.8),
    (-3.6, 43.3), (-4.7, 42.1), (-4.9, 41.4), (-4.1, 40.8), (-3.9, 39.8), (-4.8, 38.7), (-5.4, 37.1), (-5, 35.4),
    (-3.8, 34.4), (-2.3, 34.7), (-1.2, 36.1), (-0.9, 37.7), (-0.9, 38.9), (-0.5, 39.9), (-0.3, 41.2), (0, 42.6),
    (0.7, 44), (1.9, 44.9), (3.1, 45.4), (3.6, 46.4), (4.1, 48), (5.2, 49.6), (6.8, 51.4), (7.6, 54),
)  # fmt: skip
"""The hip bone but for its front: the wing, the socket's back wall, the spine, and the sit bone at the bottom."""

SIT_BONE: Point = (-3.25, 36.4)
FIBULA_HEAD: Point = (5.15, -2.7)

SEMIMEMBRANOSUS = Strand(
    Muscle.SEMIMEMBRANOSUS,
    inner=(
        (-2.2, 37), (-2.9, 34), (-4.4, 29), (-6.6, 23.5), (-8, 18), (-8.2, 12.5), (-7.3, 7.2), (-5.8, 3.2),
        (-5, 0.6), (-4.8, -1.9),
    ),
    outer=(
        (-1.3, 37), (-1.1, 34), (-1, 29), (-0.5, 23.5), (0.2, 18), (0.1, 12.5), (-1.6, 7.6), (-3.6, 3.4),
        (-3.9, 0.6), (-3.4, -2),
    ),
    top=(0.36, 0.20, 0.10),
    bottom=(0.90, 0.88, 0.77),
)  # fmt: skip
SEMITENDINOSUS = Strand(
    Muscle.SEMITENDINOSUS,
    inner=(
        (-4.9, 36.9), (-5.8, 33.5), (-6.9, 29.5), (-7.4, 25), (-7.1, 20.5), (-6.1, 16.4), (-5.5, 13), (-5.8, 9),
        (-6.4, 5), (-6.8, 1.8), (-6.8, -0.4), (-6.5, -2.2), (-5.7, -4.1), (-4.2, -6), (-2, -7.6),
    ),
    outer=(
        (-3.3, 36.7), (-2.1, 33.5), (-1.1, 29.5), (-1, 25), (-2.2, 20.5), (-4.1, 16.8), (-4.7, 13.2), (-5, 9.2),
        (-5.6, 5.2), (-6, 1.9), (-6, -0.4), (-5.7, -1.9), (-4.9, -3.5), (-3.5, -5.2), (-1.4, -6.8),
    ),
    top=(0.02, 0.05, 0.04),
    bottom=(0.34, 0.45, 0.36),
    behind=-0.4,
)  # fmt: skip
LONG_HEAD = Strand(
    Muscle.BICEPS_FEMORIS,
    inner=(
        (-3.7, 36.9), (-2.8, 33.5), (-1.7, 29.5), (-0.9, 25), (0.3, 20.5), (1.8, 16), (3.1, 12), (3.9, 8),
        (4.4, 4), (4.5, 0.8), (4.4, -2.3),
    ),
    outer=(
        (-2.5, 37), (0.5, 33.5), (3, 29.5), (4.5, 25), (5.4, 20.5), (5.7, 16), (5.8, 12), (5.6, 8), (5.4, 4),
        (5.4, 0.8), (5.7, -2.5),
    ),
    top=(0.16, 0.09, 0.06),
    bottom=(0.66, 0.73, 0.62),
)  # fmt: skip
SHORT_HEAD = Strand(
    Muscle.BICEPS_FEMORIS,
    inner=(
        (3.7, 24.5), (3.1, 20.5), (2.9, 16), (3, 12), (3.5, 8), (4.1, 4), (4.7, 0.8), (5, -2.2),
    ),
    outer=(
        (4.3, 24.5), (6.3, 20.5), (7.5, 16), (7.7, 12), (7.3, 8), (6.5, 4.2), (5.9, 1), (5.7, -2.3),
    ),
    top=(0.0, 0.0, 0.0),
    bottom=(0.84, 0.80, 0.86),
)  # fmt: skip

STRANDS: Mapping[str, Strand] = {
    "semimembranosus": SEMIMEMBRANOSUS,
    "short_head": SHORT_HEAD,
    "long_head": LONG_HEAD,
    "semitendinosus": SEMITENDINOSUS,
}
"""The deepest first, as they are painted."""
