"""An artist that draws at once, and keeps what it was asked for."""

from __future__ import annotations

from pathlib import Path

from bot.artist.worker import draw
from bot.pictures import Drawing


class Sketchbook:
    """Draws every picture in *folder* as the drawing process does, but in this one."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self.drawings: list[Drawing] = []

    async def __call__(self, drawing: Drawing) -> Path:
        file = self._folder / f"{len(self.drawings)}{drawing.suffix}"
        file.write_bytes(draw(drawing))
        self.drawings.append(drawing)
        return file
