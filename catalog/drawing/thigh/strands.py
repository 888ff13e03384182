"""Paints a strand of muscle: a belly of fibres that catch the light, between two tendons."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

from catalog.drawing.colours import Theme, glass, mix
from catalog.drawing.geometry import Point, between
from catalog.drawing.scene import Scene, smooth
from catalog.drawing.thigh import shapes
from catalog.drawing.thigh.names import Muscle
from catalog.drawing.thigh.shapes import Strand

FIBRES = 12
"""Strips of a belly from edge to edge, each with its own light."""

ALONG = 8
"""Points of an edge between two of those it was drawn through."""

TIP = 3
"""Points by which a fibre runs out into the tendon."""

FADED = 0.7
"""How far the colours of a muscle that is not meant go toward the skin."""

GHOST = 0.5
"""How opaque such a muscle is, so that one beneath it is seen."""

DEEPER = {"light": 0.26, "dark": 0.08}
"""How much darker the short head is than the long one; less on a dark card, from which it must stand out."""

LIT_AT = 0.4
"""Where across a belly the light falls, from the inner edge (0) to the outer one (1)."""

SINEW, BLOOD = "#FFF4E0", "#2E0A0A"


@dataclass(frozen=True, slots=True)
class Tints:
    """The colours of one strand."""

    flesh: str
    dark: str
    edge: str
    sinew: str
    opacity: float = 1.0

    @classmethod
    def of(cls, strand: Strand, theme: Theme, skin: str, lit: Muscle | None) -> Tints:
        """Return them: faded toward *skin* where another muscle is *lit*."""
        hue = hue_of(strand.muscle, theme)
        if strand is shapes.SHORT_HEAD:
            hue = mix(hue, BLOOD, DEEPER[theme.name])
        if lit in (None, strand.muscle):
            return cls(hue, mix(hue, BLOOD, 0.42), mix(hue, BLOOD, 0.68), mix(hue, SINEW, 0.84))
        dark, sinew = mix(hue, BLOOD, 0.4), mix(hue, SINEW, 0.8)
        edge = mix(hue, BLOOD, 0.5) if theme.name == "light" else mix(hue, SINEW, 0.15)
        return cls(mix(hue, skin, FADED), mix(dark, skin, FADED), edge, mix(sinew, skin, 0.5), GHOST)

    def fill(self, colour: str) -> str:
        """Return *colour* as opaque as the strand is."""
        return colour if self.opacity == 1 else glass(colour, self.opacity)


def hue_of(muscle: Muscle, theme: Theme) -> str:
    """Return the colour of *muscle* in full light."""
    hues = {
        Muscle.BICEPS_FEMORIS: theme.biceps_femoris,
        Muscle.SEMITENDINOSUS: theme.semitendinosus,
        Muscle.SEMIMEMBRANOSUS: theme.semimembranosus,
    }
    return hues[muscle]


def paint_strand(scene: Scene, strand: Strand, tints: Tints, *, hidden: bool = False) -> None:
    """Paint what is on this side of the bones, or, where *hidden*, what is behind them."""
    inner, outer = (smooth(edge, closed=False, steps=ALONG) for edge in (strand.inner, strand.outer))
    split = _split(strand, inner, outer)
    if hidden:
        _tendon(scene, inner[split - TIP :], outer[split - TIP :], tints)
        return
    top = _cap(inner[0], outer[0])
    end = _cap(outer[-1], inner[-1]) if strand.behind is None else []
    _shadow(scene, [*reversed(inner[:split]), *top, *outer[:split]])
    _tendon(scene, inner[:split], outer[:split], tints, top, end)
    _belly(scene, strand, inner, outer, tints)
    ends = [*end, inner[-1]] if end else []
    scene.line([*reversed(inner[:split]), *top, *outer[:split], *ends], tints.edge, 1.8)


def _split(strand: Strand, inner: Sequence[Point], outer: Sequence[Point]) -> int:
    """Return how many points lie on this side of the bones."""
    if strand.behind is None:
        return len(inner)
    return sum(min(a[1], b[1]) >= strand.behind for a, b in zip(inner, outer, strict=True))


def _shadow(scene: Scene, edge: Sequence[Point]) -> None:
    for width in (8, 5):
        scene.line(edge, glass(BLOOD, 0.1), width)


def _tendon(
    scene: Scene,
    inner: Sequence[Point],
    outer: Sequence[Point],
    tints: Tints,
    top: Sequence[Point] = (),
    end: Sequence[Point] = (),
) -> None:
    scene.polygon([*top, *outer, *end, *reversed(inner)], tints.fill(tints.sinew))
    for share in (0.33, 0.67):
        scene.line(_across(inner, outer, share), glass(tints.dark, 0.4), 0.8)
    for edge in (inner, outer):
        scene.line(edge, tints.edge, 1.8)


def _cap(start: Point, end: Point) -> list[Point]:
    """Return the flat round end of a strand, clockwise from *start* to *end*."""
    (x, y), (across, up) = between(start, end), (end[0] - start[0], end[1] - start[1])
    turns = [math.pi * step / 6 for step in range(1, 6)]
    return [
        (
            x - math.cos(turn) * across / 2 - 0.35 * math.sin(turn) * up,
            y - math.cos(turn) * up / 2 + 0.35 * math.sin(turn) * across,
        )
        for turn in turns
    ]


def _belly(scene: Scene, strand: Strand, inner: Sequence[Point], outer: Sequence[Point], tints: Tints) -> None:
    last = len(inner) - 1
    for fibre in range(FIBRES):
        left, middle, right = fibre / FIBRES, (fibre + 0.5) / FIBRES, (fibre + 1) / FIBRES
        first, end = (round(last * _bow(shares, middle)) for shares in (strand.top, strand.bottom))
        one, other = (_across(inner, outer, share)[first : end + 1] for share in (left, right))
        along = _across(inner, outer, middle)
        tips = along[max(first - TIP, 0)], along[min(end + TIP, last)]
        scene.polygon([tips[0], *one, tips[1], *reversed(other)], tints.fill(_light(tints, middle)))
        if fibre:
            scene.line(one, glass(tints.edge, 0.28), 0.9)


def _across(inner: Sequence[Point], outer: Sequence[Point], share: float) -> list[Point]:
    """Return the line that runs down the strand, *share* of the way from its inner to its outer edge."""
    return [between(a, b, share) for a, b in zip(inner, outer, strict=True)]


def _bow(shares: tuple[float, float, float], across: float) -> float:
    """Return the value at *across* of the parabola through *shares* at 0, one half and 1."""
    start, middle, end = shares
    bend = 2 * (start + end - 2 * middle)
    return start + (end - start - bend) * across + bend * across * across


def _light(tints: Tints, across: float) -> str:
    away = abs(across - LIT_AT) / (1 - LIT_AT)
    lit = mix(tints.flesh, "#FFFFFF", 0.22 * max(0.0, 1 - 2.2 * away))
    return mix(lit, tints.dark, 0.75 * away**2)
