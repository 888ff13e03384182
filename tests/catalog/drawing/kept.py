"""The anatomy picture and the charts as somebody found them right, and how far a new drawing is from them.

`python -m tests.catalog.drawing.renew` draws them anew.
"""

from __future__ import annotations

import io
from pathlib import Path

from PIL import Image, ImageChops, ImageStat

from catalog.drawing.files import png
from catalog.drawing.raster import paint
from catalog.drawing.scene import Scene

FOLDER = Path(__file__).parent / "golden"

COLOURS = 64
"""Of a kept file: enough to see a change, and small."""


def far_from_kept(name: str, scene: Scene) -> float:
    """Return how far *scene* is from the kept picture: the mean difference of a channel, 0 to 255."""
    with Image.open(FOLDER / f"{name}.png") as kept, Image.open(io.BytesIO(_file(scene))) as drawn:
        if kept.size != drawn.size:
            return 255.0
        difference = ImageChops.difference(kept.convert("RGB"), drawn.convert("RGB"))
    return max(ImageStat.Stat(difference).mean)


def keep(name: str, scene: Scene) -> None:
    """Write *scene* as the picture to compare with."""
    FOLDER.mkdir(exist_ok=True)
    (FOLDER / f"{name}.png").write_bytes(_file(scene))


def _file(scene: Scene) -> bytes:
    return png(paint(scene), COLOURS)
