"""Turns images into the files that are sent: PNG with a palette, GIF with one palette for all of its moments."""

from __future__ import annotations

import io
from collections.abc import Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from PIL.Image import Image

STILL_COLOURS = 128
"""Colours of a PNG: enough for its smooth edges."""

LOOP_COLOURS = 48
"""Colours of a GIF."""

SAMPLES = 4
"""Moments from which a GIF's palette is taken."""

TICKS = 100
"""A GIF counts time in hundredths of a second (GIF89a, section 23)."""


def png(image: Image, colours: int = STILL_COLOURS) -> bytes:
    """Return *image* as PNG with a palette."""
    file = io.BytesIO()
    _with_palette(image, colours).save(file, "PNG", compress_level=6)
    return file.getvalue()


def _with_palette(image: Image, colours: int) -> Image:
    from PIL import Image as Pillow

    return image.quantize(colours, method=Pillow.Quantize.FASTOCTREE, dither=Pillow.Dither.NONE)


def gif(frames: Sequence[tuple[Image, float]], colours: int = LOOP_COLOURS) -> bytes:
    """Return images, each with its seconds, as a GIF that repeats for ever; all of one even size."""
    from PIL import Image as Pillow

    palette = _shared_palette([image for image, _ in frames], colours)
    seen: dict[int, Image] = {}
    for image, _ in frames:
        if id(image) not in seen:
            seen[id(image)] = image.quantize(palette=palette, dither=Pillow.Dither.NONE)
    first, *others = (seen[id(image)] for image, _ in frames)
    file = io.BytesIO()
    lasting = [max(2, round(seconds * TICKS)) * 1000 // TICKS for _, seconds in frames]
    first.save(file, "GIF", save_all=True, append_images=others, duration=lasting, loop=0, disposal=1, optimize=False)
    return file.getvalue()


def _shared_palette(images: Sequence[Image], colours: int) -> Image:
    from PIL import Image as Pillow

    chosen = images[:: max(1, len(images) // SAMPLES)][:SAMPLES]
    width, height = chosen[0].size
    sheet = Pillow.new("RGB", (width, height * len(chosen)))
    for place, image in enumerate(chosen):
        sheet.paste(image, (0, place * height))
    return _with_palette(sheet, colours)
