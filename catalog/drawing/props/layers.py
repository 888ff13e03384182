"""Between which parts of the figure a prop is painted, and what its painters find in it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from enum import Enum, auto
from typing import TypeAlias

from catalog.drawing.canvas import Canvas
from catalog.drawing.geometry import Point, plus
from catalog.drawing.motion import Prop


class Layer(Enum):
    """What a part of a prop hides, and what hides it; from the farthest."""

    GROUND = auto()
    """Behind the whole figure."""
    BEHIND = auto()
    """Before the far arm, behind the far leg."""
    BETWEEN = auto()
    """Before the far leg, behind trunk and near leg."""
    FRONT = auto()
    """Before trunk and near leg, behind the near arm."""
    TOP = auto()
    """Before everything."""


@dataclass(frozen=True, slots=True)
class Item:
    """A prop at one moment."""

    canvas: Canvas
    prop: Prop

    @property
    def place(self) -> Point:
        """Where it is: at its point of the figure, or its fixed place, moved by its "off".

        Raises:
            KeyError: the prop says nowhere.
        """
        at = self.prop.at
        if at is None:
            raise KeyError(self.prop.kind)
        spot = self.canvas.point(at) if isinstance(at, str) else at
        return plus(spot, self.pair("off")) if "off" in self.prop.options else spot

    @property
    def side(self) -> str:
        """The side of the figure that it is on: "r" (near) or "l"."""
        return "l" if isinstance(self.prop.at, str) and self.prop.at.endswith("_l") else "r"

    def number(self, option: str) -> float:
        """Return an option that is a number."""
        value = self.prop.options[option]
        if not isinstance(value, int | float):
            raise TypeError(option)
        return float(value)

    def pair(self, option: str) -> Point:
        """Return an option that is two numbers."""
        match self.prop.options[option]:
            case (int() | float() as first, int() | float() as second):
                return float(first), float(second)
        raise TypeError(option)

    def path(self) -> list[Point]:
        """Return the places that a band runs through."""
        stops = self.prop.options["path"]
        if not isinstance(stops, tuple):
            raise TypeError(self.prop.kind)
        return [self._stop(stop) for stop in stops]

    def _stop(self, stop: str | Point | float) -> Point:
        if isinstance(stop, str):
            return self.canvas.point(stop)
        if isinstance(stop, tuple):
            return stop
        raise TypeError(self.prop.kind)


Painter: TypeAlias = Callable[[Item], None]
"""Paints one part of a prop."""


@dataclass(frozen=True, slots=True)
class Part:
    """One part of a prop, and where in the order it is painted."""

    layer: Layer
    paint: Painter
