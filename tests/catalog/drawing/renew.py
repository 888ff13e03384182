"""Draws the golden pictures anew: `python -m tests.catalog.drawing.renew`. Look at each before it is kept."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

from PIL import Image

from catalog.drawing.colours import THEMES
from catalog.drawing.files import png
from catalog.drawing.raster import paint
from catalog.drawing.reading import load_motion, pose_slugs
from catalog.drawing.scene import Scene
from catalog.drawing.still import mistake_still, still
from tests.catalog.drawing.boards import KEPT
from tests.catalog.drawing.kept import keep

GOLDEN = Path(__file__).parent / "golden" / "figures"
"""Pose files that hardly change, so that a difference comes from the code; and what they looked like."""


def scenes() -> Iterator[tuple[str, Scene]]:
    """Give each golden still with its name."""
    for slug in pose_slugs(GOLDEN):
        motion = load_motion(slug, GOLDEN)
        yield slug, still(motion, THEMES["light"])
        for index in range(len(motion.mistakes)):
            yield f"{slug}-wrong", mistake_still(motion, index, THEMES["light"])
    yield "barbell-hinge-dark", still(load_motion("barbell-hinge", GOLDEN), THEMES["dark"])


def small(scene: Scene) -> Image.Image:
    """Return a scene at half its size: small enough to keep, large enough to see what changed."""
    return paint(scene, 2).reduce(2)


def main() -> None:
    """Write every golden picture, and say which."""
    for name, scene in scenes():
        (GOLDEN / f"{name}.png").write_bytes(png(small(scene)))
        sys.stdout.write(f"{name}\n")
    for name, make in KEPT.items():
        keep(name, make())
        sys.stdout.write(f"{name}\n")


if __name__ == "__main__":
    main()
