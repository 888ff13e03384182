"""What every painter of a figure or a prop is handed: where to paint, in which colours, and the moment to be shown."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache

from catalog.drawing.colours import Theme
from catalog.drawing.geometry import Point, unit_vector
from catalog.drawing.motion import Motion
from catalog.drawing.posture import Posture
from catalog.drawing.scene import Scene, smooth

Profile = tuple[Point, ...]
"""An outline in the frame of a bone: how far along it, how far towards its front."""

LIMB = 1
"""The front of thigh, shank, foot and arms lies anticlockwise of them."""

TRUNK = -1
"""The front of pelvis, lumbar spine, thorax and head lies clockwise of them."""


@dataclass(frozen=True, slots=True)
class Canvas:
    """One moment of one figure, to be painted on *scene*; *pen* is the width of outlines in pixels."""

    scene: Scene
    theme: Theme
    motion: Motion
    posture: Posture
    pen: float = 1.8

    def point(self, name: str) -> Point:
        """Return the place of a point of the figure."""
        return self.posture.points[name]

    def direction(self, bone: str) -> float:
        """Return where a bone points, in degrees."""
        return self.posture.directions[bone]

    def melt(self, outlines: Sequence[Sequence[Point]], fill: str) -> None:
        """Paint overlapping areas of one colour with a single outline round all of them."""
        self.scene.melt(outlines, fill, self.theme.line, self.pen)

    def pale(self, points: Iterable[Point]) -> None:
        """Paint an area that stays in the background, such as a wall; its outline alone stands out."""
        self.scene.polygon(points, self.theme.shade, self.theme.steel, self.pen)

    def solid(self, points: Iterable[Point], fill: str) -> None:
        """Paint an area with an outline."""
        self.scene.polygon(points, fill, self.theme.line, self.pen)


@lru_cache(maxsize=256)
def rounded(profile: Profile, steps: int = 5) -> Profile:
    """Return *profile* as a smooth closed curve; a curve that is moved and turned stays that curve."""
    return tuple(smooth(profile, steps=steps))


def placed(profile: Profile, origin: Point, degrees: float, front: int, length: float = 1.0) -> list[Point]:
    """Return where *profile* lies for a bone from *origin* along *degrees*, seen shortened to *length* of it."""
    (cosine, sine), (x, y) = unit_vector(degrees), origin
    across, down = sine * front, cosine * front
    along, rise = cosine * length, sine * length
    return [(x + u * along - v * across, y + u * rise + v * down) for u, v in profile]
