"""The pictures of an exercise as files; Pillow is imported only when one is drawn."""

from __future__ import annotations

from collections.abc import Sequence

from catalog.drawing.alt import Kind
from catalog.drawing.alt import alt_text as describe
from catalog.drawing.colours import THEMES
from catalog.drawing.files import LOOP_COLOURS, gif, png
from catalog.drawing.loop import Frame
from catalog.drawing.loop import loop as moving
from catalog.drawing.motion import Motion
from catalog.drawing.raster import paint
from catalog.drawing.reading import load_motion
from catalog.drawing.session_sheet import session_sheet
from catalog.drawing.still import mistake_still
from catalog.drawing.still import still as standing

LOOP_BYTES = 300_000
"""Most that a loop weighs, so that it comes quickly on a phone."""

LEAN = ((36, LOOP_COLOURS), (30, LOOP_COLOURS), (24, LOOP_COLOURS), (24, 32), (24, 16))
"""Moments and colours of a loop: as many as its weight allows; fewer moments are seen less than fewer colours."""


class NoPictureError(Exception):
    """There is no such picture; the message says why."""


def still(slug: str, theme: str = "light") -> bytes:
    """Return start and end of an exercise, or its held posture, as PNG.

    Args:
        theme: "light" or "dark".

    Raises:
        NoPictureError: it cannot be shown from the side.
        PoseError: it has no pose file, or that is wrong.
    """
    return png(paint(standing(_motion(slug), THEMES[theme])))


def loop(slug: str, theme: str = "light", most_bytes: int = LOOP_BYTES) -> bytes:
    """Return one repetition of an exercise as GIF that repeats for ever; of a hold a GIF with one picture.

    Args:
        most_bytes: Above it there are fewer moments and then fewer colours, as far as that goes.

    Raises:
        NoPictureError: it cannot be shown from the side.
        PoseError: it has no pose file, or that is wrong.
    """
    motion, data = _motion(slug), b""
    for moments, colours in LEAN:
        data = _film(moving(motion, THEMES[theme], moments), colours)
        if len(data) <= most_bytes:
            break
    return data


def _film(frames: Sequence[Frame], colours: int) -> bytes:
    scenes = {id(frame.scene): frame.scene for frame in frames}
    images = {key: paint(scene) for key, scene in scenes.items()}
    return gif([(images[id(frame.scene)], frame.seconds) for frame in frames], colours)


def mistake(slug: str, index: int, theme: str = "light") -> bytes:
    """Return a mistake of an exercise beside what is right, as PNG.

    Args:
        index: Of the exercise's mistakes.

    Raises:
        NoPictureError: that mistake has no picture.
        PoseError: it has no pose file, or that is wrong.
    """
    motion = _motion(slug)
    shown = [number for number, pose in enumerate(motion.mistakes) if pose.mistake == index]
    if not shown:
        raise NoPictureError(f"{slug} has no picture of mistake {index}")
    return png(paint(mistake_still(motion, shown[0], THEMES[theme])))


def session(slugs: Sequence[str], theme: str = "light") -> bytes:
    """Return the exercises of a session, each at the end of its movement, as PNG.

    Args:
        slugs: In the session's order, by which they are numbered; those that cannot be shown are left out.

    Raises:
        NoPictureError: None of them can be shown.
        PoseError: one has no pose file, or that is wrong.
    """
    motions = {number: load_motion(slug) for number, slug in enumerate(slugs, 1)}
    shown = {number: motion for number, motion in motions.items() if not motion.without}
    if not shown:
        raise NoPictureError(f"none of {', '.join(slugs)} has a picture")
    return png(paint(session_sheet(shown, THEMES[theme])))


def alt_text(slug: str, name: str, kind: Kind = Kind.STILL) -> str:
    """Return what is seen on the picture of the exercise called *name*, in English."""
    return describe(_motion(slug), name, kind)


def _motion(slug: str) -> Motion:
    motion = load_motion(slug)
    if motion.without:
        raise NoPictureError(motion.without)
    return motion
