"""One moment of an exercise: postures of the figure and its partner, and how much room they take."""

from __future__ import annotations

from dataclasses import dataclass

from catalog.drawing.canvas import Canvas
from catalog.drawing.colours import LIGHT, Theme
from catalog.drawing.figure import paint_moment
from catalog.drawing.geometry import Point
from catalog.drawing.motion import Motion
from catalog.drawing.posture import Posture
from catalog.drawing.scene import Box, Scene, View, extent
from catalog.drawing.solver import Solver

MEASURE = 400.0
"""Pixels to a unit at which room is measured; widths of strokes hardly matter to it."""


@dataclass(frozen=True, slots=True)
class Tableau:
    """What is seen at one moment."""

    motion: Motion
    posture: Posture
    partner: Posture | None = None

    def paint(self, scene: Scene, theme: Theme, pen: float) -> None:
        """Paint it on *scene*, where its view is."""
        paint_moment(Canvas(scene, theme, self.motion, self.posture, pen), self.partner)

    def room(self) -> Box:
        """Return the box round all that is seen, in units of stature; the floor belongs to it."""
        scene = Scene(1, 1, LIGHT.card)
        scene.view = View(MEASURE)
        self.paint(scene, LIGHT, 1.0)
        box = extent(scene.shapes)
        return Box(box.left / MEASURE, min(0.0, -box.high / MEASURE), box.right / MEASURE, -box.low / MEASURE)


class Reel:
    """The moments of one motion."""

    def __init__(self, motion: Motion) -> None:
        self.motion = motion
        self._figure = Solver(motion)
        self._partner = Solver(motion.partner) if motion.partner else None

    def at(self, t: float) -> Tableau:
        """Return the moment *t*, which counts repetitions."""
        return Tableau(self.motion, self._figure.at(t), self._partner.at(t) if self._partner else None)

    def wrong(self, index: int) -> Tableau:
        """Return the motion's wrong pose of that *index*."""
        pose = self.motion.mistakes[index]
        partner = self._partner.at(pose.t) if self._partner else None
        return Tableau(self.motion, self._figure.wrong(index), partner)

    def ends(self) -> tuple[float, float]:
        """Return the two moments that a still shows."""
        return self._figure.ends()

    def way(self, point: str, start: float, end: float, steps: int = 16) -> list[Point]:
        """Return where a point of the figure goes between two moments."""
        moments = (start + (end - start) * i / steps for i in range(steps + 1))
        return [self._figure.at(t).points[point] for t in moments]
