"""Opens the artist as whoever runs the program has set it."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import timedelta
from pathlib import Path

from bot.artist.artist import HURRY, PATIENCE, DiskArtist
from bot.artist.process import DrawingProcess
from bot.artist.shelf import Shelf
from bot.config import Settings
from bot.pictures import Draw, draw_nothing

NO_PICTURES = "off"
"""Instead of a folder: draw nothing."""


def shelf_of(settings: Settings) -> Shelf | None:
    """Return where pictures are kept: as set, or a folder in the user's cache folder; None where there are none."""
    from platformdirs import user_cache_path

    if settings.pictures == NO_PICTURES:
        return None
    folder = Path(settings.pictures) if settings.pictures else user_cache_path("legday", appauthor=False) / "pictures"
    return Shelf(folder, settings.pictures_megabytes * 1_000_000)


@asynccontextmanager
async def open_artist(
    settings: Settings, patience: timedelta = PATIENCE, hurry: timedelta | None = HURRY
) -> AsyncIterator[DiskArtist | None]:
    """Open the artist; None where pictures are switched off. What a process that died left is tidied first."""
    shelf = shelf_of(settings)
    if shelf is None:
        yield None
        return
    await asyncio.to_thread(shelf.tidy)
    async with DiskArtist(shelf, DrawingProcess(), patience=patience, hurry=hurry) as artist:
        yield artist


def draw_of(artist: DiskArtist | None) -> Draw:
    """Return what gives an adapter its pictures."""
    return artist.file if artist else draw_nothing
