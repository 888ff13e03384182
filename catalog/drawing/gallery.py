"""Makes the page with a small picture of every exercise: `python -m catalog.drawing.gallery docs`."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path

from catalog.drawing.alt import Kind, alt_text
from catalog.drawing.colours import LIGHT
from catalog.drawing.files import png
from catalog.drawing.motion import Motion
from catalog.drawing.raster import paint
from catalog.drawing.reading import load_motion, pose_slugs
from catalog.drawing.still import still
from catalog.load import load_catalog
from catalog.model import Catalog, Exercise, Movement

HEADINGS: Mapping[Movement, str] = {
    Movement.HIP_EXTENSION: "Extending the hip",
    Movement.KNEE_FLEXION: "Bending the knee",
    Movement.BOTH: "Both at once",
    Movement.MOBILITY: "Loosening up",
}
"""The page's parts, in order."""

COLUMNS = 3
"""Pictures in a row."""

SHRINK = 2
"""Pixels of a still that become one, across and down: 360 on its longest side."""

OPENING = """# All exercises at a glance

Every picture is drawn by Legday's own code from the exercise's pose file. 1 is the start, 2 the end; the thin arrow
is the way of the part that moves. Yellow to red: how hard a muscle works; violet: it is stretched.
Made by `python -m catalog.drawing.gallery docs`.
"""


def small(motion: Motion) -> bytes:
    """Return a small still as PNG."""
    return png(paint(still(motion, LIGHT), SHRINK).reduce(SHRINK))


def page(catalog: Catalog, motions: Mapping[str, Motion]) -> Iterator[str]:
    """Yield the page's lines; pictures are expected in the folder "gallery" beside it."""
    yield OPENING
    for movement, heading in HEADINGS.items():
        chosen = [exercise for exercise in catalog.exercises.values() if exercise.movement is movement]
        yield f"## {heading}\n"
        yield from _table([exercise for exercise in chosen if exercise.slug in motions], motions)
        yield ""


def _table(exercises: Sequence[Exercise], motions: Mapping[str, Motion]) -> Iterator[str]:
    yield "| " * COLUMNS + "|"
    yield "| --- " * COLUMNS + "|"
    for first in range(0, len(exercises), COLUMNS):
        row = [_cell(exercise, motions[exercise.slug]) for exercise in exercises[first : first + COLUMNS]]
        yield "| " + " | ".join(row + [""] * (COLUMNS - len(row))) + " |"


def _cell(exercise: Exercise, motion: Motion) -> str:
    words = alt_text(motion, exercise.name, Kind.STILL).replace("|", "/").replace('"', "'")
    return f'**{exercise.name}**<br><img src="gallery/{exercise.slug}.png" width="280" alt="{words}">'


def write(folder: Path, catalog: Catalog, slugs: Iterable[str]) -> None:
    """Write gallery.md and the folder gallery into *folder*; pictures of exercises that are gone go too."""
    motions = {slug: motion for slug in slugs if not (motion := load_motion(slug)).without}
    pictures = folder / "gallery"
    pictures.mkdir(parents=True, exist_ok=True)
    for old in pictures.glob("*.png"):
        if old.stem not in motions:
            old.unlink()
    for slug, motion in motions.items():
        (pictures / f"{slug}.png").write_bytes(small(motion))
    (folder / "gallery.md").write_text("\n".join(page(catalog, motions)), encoding="utf-8")


if __name__ == "__main__":
    write(Path(sys.argv[1]), load_catalog(), pose_slugs())
