"""The loop: one repetition that ends where it begins, as moments each with its seconds."""

from __future__ import annotations

from collections.abc import Hashable
from dataclasses import dataclass

from catalog.drawing.colours import Theme
from catalog.drawing.motion import Motion
from catalog.drawing.posture import Posture
from catalog.drawing.scene import Scene, View
from catalog.drawing.still import even
from catalog.drawing.tableau import Reel, Tableau

WIDTH = 480
"""Pixels of a loop's width."""

HIGHEST = 480
"""Pixels of its height at most."""

MOMENTS = 36
"""Moments of a repetition, where nothing else is asked for."""

MARGIN, FLOOR = 16, 20
"""Pixels beside the figure, and under its floor."""

PEN = 1.5
"""Width of outlines in pixels."""

SAME = 0.0015
"""Points that moved less, in stature, did not: under a pixel."""


@dataclass(frozen=True, slots=True)
class Frame:
    """One picture of a loop and how long it stays, in seconds; equal moments share their scene."""

    scene: Scene
    seconds: float


def loop(motion: Motion, theme: Theme, moments: int = MOMENTS) -> list[Frame]:
    """Return the frames of one repetition of so many *moments*; a hold has only one."""
    reel = Reel(motion)
    count = 1 if motion.hold else moments
    seen = [reel.at(i / count) for i in range(count)]
    keys = [_key(moment.posture) for moment in seen]
    distinct = dict(zip(keys, seen, strict=True))
    view, width, height = _frame_of(list(distinct.values()))
    scenes = {key: _scene(moment, theme, view, width, height) for key, moment in distinct.items()}
    return _held([(scenes[key], motion.rep / count) for key in keys])


def _key(posture: Posture) -> Hashable:
    """Return what is equal for two postures that look the same."""
    return tuple((round(x / SAME), round(y / SAME)) for x, y in posture.points.values())


def _frame_of(moments: list[Tableau]) -> tuple[View, int, int]:
    """Return the view that holds every moment, and the size of the picture."""
    room = moments[0].room()
    for moment in moments[1::2]:
        room |= moment.room()
    wide, high = room.right - room.left, room.high - room.low
    scale = min((WIDTH - 2 * MARGIN) / wide, (HIGHEST - MARGIN - FLOOR) / high)
    height = even(scale * high + MARGIN + FLOOR)
    left = WIDTH / 2 - scale * (room.left + room.right) / 2
    return View(scale, left, height - FLOOR + scale * room.low), WIDTH, height


def _scene(moment: Tableau, theme: Theme, view: View, width: int, height: int) -> Scene:
    scene = Scene(width, height, theme.card)
    scene.view = view
    scene.line([((8 - view.left) / view.scale, 0.0), ((width - 8 - view.left) / view.scale, 0.0)], theme.floor, 2.4)
    moment.paint(scene, theme, PEN)
    return scene


def _held(pictures: list[tuple[Scene, float]]) -> list[Frame]:
    """Return the frames, with equal neighbours as one that stays longer."""
    frames: list[Frame] = []
    for scene, seconds in pictures:
        if frames and frames[-1].scene is scene:
            frames[-1] = Frame(scene, frames[-1].seconds + seconds)
        else:
            frames.append(Frame(scene, seconds))
    return frames
