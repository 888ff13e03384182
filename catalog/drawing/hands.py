"""Hands: closed round what they hold, flat on what they lean on, or open."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from catalog.drawing.canvas import LIMB, Canvas, Profile, placed, rounded
from catalog.drawing.geometry import Point, normalized, plus, unit_vector
from catalog.drawing.motion import Option, Prop
from catalog.drawing.outlines import FIST, FLAT_HAND, HEEL_OF_HAND, KNUCKLES, OPEN_HAND

HANDLES = frozenset({"lying_curl", "seated_curl", "standing_curl", "reverse_hyper"})
"""Machines whose handles the hands hold."""

SURFACES = frozenset({"bench", "box", "chair", "worktop", "mat"})
"""Props that hands lean on."""

TOUCHES = 0.04
"""How near, in stature, the middle of a hand is to what it leans on."""

STEEP = 40.0
"""From this angle to a surface on, in degrees, the wrist bends so that the hand lies flat."""

PALM = 0.034
"""From the wrist's end of a flat hand to its middle."""


def hand(canvas: Canvas, side: str) -> list[list[Point]]:
    """Return the areas that a hand is made of."""
    if _holds(canvas):
        return [_after_wrist(canvas, rounded(FIST), side)]
    way = _flat(canvas, side)
    if way is None:
        return [_after_wrist(canvas, rounded(OPEN_HAND), side)]
    wrist = plus(canvas.point(f"grip_{side}"), unit_vector(way, -PALM))
    front = 1 if normalized(way - canvas.direction(f"forearm_{side}")) > 0 else -1
    return [_after_wrist(canvas, HEEL_OF_HAND, side), placed(rounded(FLAT_HAND), wrist, way, front)]


def fingers(canvas: Canvas, side: str) -> None:
    """Paint the fingers of a fist."""
    if _holds(canvas):
        for finger in KNUCKLES:
            canvas.scene.line(_after_wrist(canvas, finger, side), canvas.theme.line, 0.6 * canvas.pen)


def _after_wrist(canvas: Canvas, profile: Profile, side: str) -> list[Point]:
    return placed(profile, canvas.point(f"wrist_{side}"), canvas.direction(f"forearm_{side}"), LIMB)


def _holds(canvas: Canvas) -> bool:
    return any(_is_held(prop, canvas.motion.hands_on) for prop in canvas.motion.props)


def _is_held(prop: Prop, hands_on: str) -> bool:
    path = prop.options.get("path")
    places = path if isinstance(path, tuple) else (prop.at,)
    return prop.kind in HANDLES or any(str(place).startswith("grip") or place == (hands_on or 0) for place in places)


def _flat(canvas: Canvas, side: str) -> float | None:
    """Return where the fingers of a hand point that lies on something, in degrees; None: it lies on nothing."""
    x, y = canvas.point(f"grip_{side}")
    forearm = normalized(canvas.direction(f"forearm_{side}"))
    if any(abs(x - face) < TOUCHES for face in _numbers(canvas, "wall", "x")) and abs(forearm) < 90 - STEEP:
        return 90.0
    levels = [canvas.motion.floor, 0.0, *_levels(canvas, x)]
    if -180 + STEEP < forearm < -STEEP and any(abs(y - level) < TOUCHES for level in levels):
        return 0.0 if forearm > -135 else 180.0
    return None


def _levels(canvas: Canvas, x: float) -> Iterator[float]:
    """Yield the heights of what stands under *x*."""
    for prop in canvas.motion.props:
        span, height = prop.options.get("x"), prop.options.get("h")
        if prop.kind in SURFACES and _spans(span, x) and isinstance(height, int | float):
            yield float(height)


def _spans(span: Option | None, x: float) -> bool:
    match span:
        case (int() | float() as left, int() | float() as right):
            return left - TOUCHES <= x <= right + TOUCHES
    return False


def _numbers(canvas: Canvas, kind: str, option: str) -> Iterator[float]:
    for prop in canvas.motion.props:
        options: Mapping[str, Option] = prop.options
        value = options.get(option)
        if prop.kind == kind and isinstance(value, int | float):
            yield float(value)
