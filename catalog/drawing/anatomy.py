"""The anatomy picture: the hamstrings on the bones of the right leg, seen from behind."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from catalog.drawing.colours import THEMES, Theme, glass, mix
from catalog.drawing.files import png
from catalog.drawing.geometry import Point
from catalog.drawing.raster import paint
from catalog.drawing.scene import Scene, View, rectangle, smooth
from catalog.drawing.thigh import shapes
from catalog.drawing.thigh.labels import label
from catalog.drawing.thigh.names import EVERY, Labels, Muscle
from catalog.drawing.thigh.shapes import STRANDS, Edge
from catalog.drawing.thigh.strands import Tints, paint_strand

WIDTH, HEIGHT = 720, 640

VIEW = View(10.7, left=366.0, floor=522.0)
"""Puts the middle of the knee's joint line; one centimetre takes 10.7 pixels."""

DEPTHS = (0.0, 0.12, 0.24, 0.38, 0.54)
"""How far inside its edge, in centimetres, a bone gets lighter; it looks round so."""

FADE, FADES = 26, 13
"""Pixels at the top and bottom over which the leg disappears, and steps in which it does."""

COLOURS = 256
"""Of the file's palette: the fibres have many shades."""

BONE, BONE_SHADE, BONE_EDGE = "#F6F0E1", "#D9CDB2", "#857757"


def anatomy(of: str, theme: str, labels: Mapping[str, str]) -> bytes:
    """Return the picture as PNG.

    Args:
        of: The muscle that is lit, or `EVERY`.
        theme: "light" or "dark".
        labels: The words of `Labels`, by its names.
    """
    lit = None if of == EVERY else Muscle(of)
    return png(paint(anatomy_scene(Labels(**labels), THEMES[theme], lit)), COLOURS)


def anatomy_scene(labels: Labels, theme: Theme, lit: Muscle | None = None) -> Scene:
    """Draw the picture: all muscles in full colour, or one *lit* and the others faded."""
    scene = Scene(WIDTH, HEIGHT, theme.card)
    scene.view = VIEW
    tints = {name: Tints.of(strand, theme, skin(theme), lit) for name, strand in STRANDS.items()}
    _leg(scene, theme)
    for name, strand in STRANDS.items():
        paint_strand(scene, strand, tints[name], hidden=True)
    _bones(scene, theme)
    for name, strand in STRANDS.items():
        paint_strand(scene, strand, tints[name])
    _fade_out(scene, theme)
    label(scene, labels, theme, lit, VIEW)
    return scene


def skin(theme: Theme) -> str:
    """Return the colour of the leg round the muscles."""
    return mix(theme.near, theme.card, 0.3 if theme.name == "light" else 0.72)


def _leg(scene: Scene, theme: Theme) -> None:
    inner, outer = (smooth(edge, closed=False) for edge in (shapes.SKIN_INNER, shapes.SKIN_OUTER))
    edge = theme.line if theme.name == "light" else theme.far
    deep = mix(skin(theme), theme.line, 0.34)
    for step in range(12):
        inset = 0.18 * step
        area = [*((x + inset, y) for x, y in inner), *((x - inset, y) for x, y in reversed(outer))]
        scene.polygon(area, mix(deep, skin(theme), step / 11))
    scene.line(smooth(shapes.SEAT_FOLD, closed=False), glass(theme.line, 0.3), 2)
    scene.line(inner, edge, 2.4)
    scene.line(outer, edge, 2.4)


def _bones(scene: Scene, theme: Theme) -> None:
    _bone(scene, shapes.PUBIS)
    scene.polygon(smooth(shapes.OBTURATOR_HOLE), mix(skin(theme), theme.line, 0.15), BONE_EDGE, 1.4)
    _bone(scene, shapes.FEMUR)
    for ridge in (shapes.FEMUR_CREST, shapes.LINEA_ASPERA, *shapes.CONDYLES):
        scene.line(smooth(ridge, closed=False), glass(BONE_EDGE, 0.5), 1.6)
    _bone(scene, shapes.FIBULA)
    _bone(scene, shapes.TIBIA)
    _bone(scene, shapes.HIP)


def _bone(scene: Scene, edge: Edge) -> None:
    outline = smooth(edge)
    for step, depth in enumerate(DEPTHS):
        scene.polygon(_inside(outline, depth), mix(BONE_SHADE, BONE, step / (len(DEPTHS) - 1)))
    scene.polygon(outline, None, BONE_EDGE, 1.8)


def _inside(outline: Sequence[Point], depth: float) -> list[Point]:
    """Return *outline* moved inward by *depth*."""
    around = [*outline[-1:], *outline, *outline[:1]]
    if _runs_anticlockwise(outline):
        depth = -depth
    moved: list[Point] = []
    for before, here, after in zip(around, around[1:], around[2:], strict=False):
        across, up = after[0] - before[0], after[1] - before[1]
        length = max((across * across + up * up) ** 0.5, 1e-9)
        moved.append((here[0] + depth * up / length, here[1] - depth * across / length))
    return moved


def _runs_anticlockwise(outline: Sequence[Point]) -> bool:
    pairs = zip(outline, [*outline[1:], outline[0]], strict=True)
    return sum(a[0] * b[1] - b[0] * a[1] for a, b in pairs) > 0


def _fade_out(scene: Scene, theme: Theme) -> None:
    scene.view = View(1.0, 0.0, 0.0)
    deep = FADE / FADES
    for step in range(FADES):
        veil = glass(theme.card, 1 - (step + 0.5) / FADES)
        scene.polygon(rectangle(0, -deep * (step + 1), WIDTH, -deep * step), veil)
        scene.polygon(rectangle(0, deep * step - HEIGHT, WIDTH, deep * (step + 1) - HEIGHT), veil)
