"""The moments of a repetition, solved, for those who look for what is wrong with them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from catalog.drawing.joints import angles
from catalog.drawing.motion import Motion, WrongPose
from catalog.drawing.posture import Posture
from catalog.drawing.reading import SUFFIX
from catalog.drawing.solver import Solver

MOMENTS = 48
"""How many moments of a repetition are looked at, evenly spread."""


@dataclass(frozen=True, slots=True)
class Finding:
    """Something wrong with a pose file.

    Attributes:
        slug: The exercise.
        where: The moment, or the part of the file; empty: the whole.
        text: What is wrong, with the joint or point and the figures.
    """

    slug: str
    where: str
    text: str

    def __str__(self) -> str:
        place = f"{self.slug}{SUFFIX}, {self.where}" if self.where else f"{self.slug}{SUFFIX}"
        return f"{place}: {self.text}"


@dataclass(frozen=True, slots=True)
class Moment:
    """One solved moment.

    Attributes:
        where: How findings name it.
        angles: Clinical joint angles in degrees.
    """

    where: str
    posture: Posture
    angles: Mapping[str, float]


@dataclass(frozen=True, slots=True)
class Film:
    """One motion and its moments.

    Attributes:
        moments: At least one; a hold has one.
    """

    motion: Motion
    solver: Solver
    moments: Sequence[Moment]

    def finding(self, moment: Moment, text: str) -> Finding:
        """Return a finding about one moment."""
        return Finding(self.motion.slug, moment.where, text)

    def moving(self) -> Iterator[tuple[Moment, Moment]]:
        """Yield each moment with the one before it; the first comes last, with the last before it."""
        yield from zip(self.moments, [*self.moments[1:], self.moments[0]], strict=True)


def film(motion: Motion, of: str = "") -> Film:
    """Return a motion's film.

    Args:
        of: Whose motion it is, for the findings, such as "partner, "; empty: the figure's.
    """
    solver = Solver(motion)
    times = [number / MOMENTS for number in range(1 if motion.hold else MOMENTS)]
    return Film(motion, solver, [_moment(f"{of}t={t:.2f}", solver.at(t)) for t in times])


def wrong_films(motion: Motion) -> Iterator[tuple[Film, WrongPose, Posture]]:
    """Yield each wrong pose as a film of one moment, with what it is and the right posture beside it."""
    solver = Solver(motion)
    for index, pose in enumerate(motion.mistakes):
        moment = _moment(f"wrong[{index}]", solver.wrong(index))
        yield Film(motion, solver, [moment]), pose, solver.at(pose.t)


def _moment(where: str, posture: Posture) -> Moment:
    return Moment(where, posture, angles(posture))
