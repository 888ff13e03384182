"""The words of the anatomy picture: what each says, where it stands and what it points to."""

from __future__ import annotations

from dataclasses import dataclass

from catalog.drawing.colours import Theme, mix
from catalog.drawing.geometry import Point
from catalog.drawing.lettering import fitted, write
from catalog.drawing.scene import Scene, View, disc
from catalog.drawing.thigh.names import Labels, Muscle

MARGIN = 16.0
"""Pixels between words and the frame."""

NAME, SMALL = 21.0, 17.0
"""Sizes of words, in pixels."""


LOW = 612.0
"""Pixels from the top at which the two sides are named."""

LEFT, RIGHT = 232.0, 512.0
"""Where words on the inner side end, and words on the outer side begin, in pixels."""


@dataclass(frozen=True, slots=True)
class Pointer:
    """Words beside the leg.

    Attributes:
        down: Pixels from the top of the picture to the middle of the words.
        part: The place that they name, in centimetres as the shapes; None: they go on with the words above.
        muscle: What fades with it; None: a bone.
    """

    words: str
    down: float
    part: Point | None
    size: float = SMALL
    muscle: Muscle | None = None


def label(scene: Scene, labels: Labels, theme: Theme, lit: Muscle | None, leg: View) -> None:
    """Write the words on *scene*, whose unit is the pixel; *leg* is the view in which the leg was drawn."""
    quiet = mix(theme.text, theme.card, 0.3)
    for side, pointers in ((LEFT, inner_pointers(labels)), (RIGHT, outer_pointers(labels))):
        for pointer in pointers:
            strong = pointer.muscle is not None and lit in (None, pointer.muscle)
            _point(scene, pointer, side, theme.text if strong else quiet, theme, leg)
    _line(scene, labels.view, (MARGIN, 30), SMALL, quiet, "lm", LEFT)
    for words, edge, way in ((labels.inner_side, MARGIN, 1), (labels.outer_side, scene.width - MARGIN, -1)):
        room = scene.width - RIGHT - MARGIN - 34
        _line(scene, words, (edge + 34 * way, LOW), SMALL, quiet, "lm" if way > 0 else "rm", room)
        scene.arrow([(edge + 24 * way, -LOW), (edge + 4 * way, -LOW)], quiet, 1.8, head=6)


def inner_pointers(labels: Labels) -> tuple[Pointer, ...]:
    """Return what is named on the inner side, downward."""
    return (
        Pointer(labels.sit_bone, 112, (-4.1, 37.6)),
        Pointer(labels.semitendinosus, 232, (-5.2, 24.3), NAME, Muscle.SEMITENDINOSUS),
        Pointer(labels.semimembranosus, 380, (-6.9, 12.5), NAME, Muscle.SEMIMEMBRANOSUS),
        Pointer(labels.shin_bone, 560, (-1.5, -5.2)),
    )


def outer_pointers(labels: Labels) -> tuple[Pointer, ...]:
    """Return what is named on the outer side, downward."""
    return (
        Pointer(labels.thigh_bone, 86, (7.4, 39.0)),
        Pointer(labels.biceps_femoris, 222, (2.6, 24.3), NAME, Muscle.BICEPS_FEMORIS),
        Pointer(labels.long_head, 248, None, muscle=Muscle.BICEPS_FEMORIS),
        Pointer(labels.short_head, 368, (6.5, 14.0), muscle=Muscle.BICEPS_FEMORIS),
        Pointer(labels.calf_bone, 560, (4.7, -4.9)),
    )


def _point(scene: Scene, pointer: Pointer, side: float, colour: str, theme: Theme, leg: View) -> None:
    inward = 8 if side == LEFT else -8
    room = (side if side == LEFT else scene.width - side) - MARGIN
    if pointer.part is not None:
        x, down = leg.pixel(pointer.part)
        scene.line([(side + inward, -pointer.down), (x, -down)], colour, 1.6)
        scene.polygon(disc((x, -down), 4.2, sides=20), theme.text, theme.card, 1.6)
    _line(scene, pointer.words, (side, pointer.down), pointer.size, colour, "rm" if side == LEFT else "lm", room)


def _line(scene: Scene, words: str, at: Point, size: float, colour: str, anchor: str, room: float) -> None:
    write(scene, (at[0], -at[1]), words, fitted(words, size, room), colour, anchor)
