"""Drawings that take no drawing: small whole pictures, named and kept as real ones are."""

from __future__ import annotations

import asyncio
from pathlib import Path
from zlib import crc32

from bot.pictures import Drawing, DrawingKind
from tests.platforms.drawings import gif, png


class Sketches:
    """Gives a file for every drawing, always the same for the same one; a `bot.pictures.Draw`.

    Args:
        folder: Where the files are kept.

    Attributes:
        instead: What stands in the file of a drawing, instead of what it is a picture of; None: it has no file.
        gate: Where set, drawings wait for it.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self.instead: dict[Drawing, bytes | None] = {}
        self.gate: asyncio.Event | None = None

    async def __call__(self, drawing: Drawing) -> Path | None:
        """Return the file."""
        if self.gate:
            await self.gate.wait()
        content = self.instead.get(drawing, self.content(drawing))
        if content is None:
            return None
        file = self.file(drawing)
        file.write_bytes(content)
        return file

    def file(self, drawing: Drawing) -> Path:
        """Return where the picture is, drawn or not."""
        return self._folder / f"{drawing.kind}-{drawing.of}-{_mark(drawing):08x}{drawing.suffix}"

    @staticmethod
    def content(drawing: Drawing) -> bytes:
        """Return what a drawing is a picture of."""
        make = gif if drawing.kind is DrawingKind.LOOP else png
        return make(shade=_mark(drawing) % 256)


def _mark(drawing: Drawing) -> int:
    return crc32(repr(drawing).encode())
