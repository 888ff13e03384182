"""The folder in which drawn pictures are kept, and how much of them."""

from __future__ import annotations

import logging
import os
import time
from collections.abc import Iterator
from contextlib import suppress
from datetime import timedelta
from pathlib import Path

from bot.artist.edition import file_name
from bot.pictures import Drawing, DrawingKind

log = logging.getLogger(__name__)

FOLDER_MODE = 0o700
"""Charts show what one person did."""

PERSONAL_KEPT = timedelta(minutes=1)
"""How long a person's chart stays on disk, so that a repeated attempt to send it finds it."""

SESSION_KEPT = timedelta(days=10)
"""How long a session's picture stays that nobody asks for: the same session comes back a week later."""

UNFINISHED_KEPT = timedelta(hours=1)
"""After that nobody is writing a file any more: whoever began it died."""

UNFINISHED = ".part"
"""The ending of a file that is being written."""

_KEPT = {DrawingKind.CHART: PERSONAL_KEPT, DrawingKind.SESSION: SESSION_KEPT}
"""Of the other kinds there are only so many."""

_HEADS = {".png": b"\x89PNG\r\n\x1a\n", ".gif": b"GIF89a"}
_TAILS = {".png": b"\0\0\0\0IEND\xaeB`\x82", ".gif": b"\x3b"}


class Shelf:
    """Pictures on disk; several processes may use the same folder.

    Args:
        folder: Made when the first picture is.
        most_bytes: Above this the pictures that were not used for longest go.
    """

    def __init__(self, folder: Path, most_bytes: int) -> None:
        self.folder = folder.absolute()
        self._most_bytes = most_bytes

    def place(self, drawing: Drawing) -> Path:
        """Return where the file of *drawing* is, or would be."""
        return self.folder / file_name(drawing)

    def find(self, drawing: Drawing) -> Path | None:
        """Return the file of *drawing* if it is there and whole; it counts as used now."""
        path = self.place(drawing)
        try:
            if not is_whole(path):
                return None
            os.utime(path)
        except OSError:
            return None
        return path

    def open(self) -> None:
        """Make the folder.

        Raises:
            OSError: It cannot be made.
        """
        self.folder.mkdir(mode=FOLDER_MODE, parents=True, exist_ok=True)

    def filled(self) -> tuple[int, int]:
        """Return how many pictures there are, and their bytes."""
        sizes = [status.st_size for path, status in self._files() if path.suffix in _HEADS]
        return len(sizes), sum(sizes)

    def tidy(self) -> None:
        """Take out old charts and sessions, unfinished files, and what is too much; what cannot be taken out stays."""
        kept: list[tuple[float, int, Path]] = []
        for path, status in self._files():
            if time.time() - status.st_mtime > _kept_for(path):
                _remove(path)
            else:
                kept.append((status.st_mtime, status.st_size, path))
        size = sum(size for _used, size, _path in kept)
        for _used, freed, path in sorted(kept):
            if size <= self._most_bytes:
                return
            _remove(path)
            size -= freed

    def _files(self) -> Iterator[tuple[Path, os.stat_result]]:
        """Give the files that are ours, with their status."""
        with suppress(OSError), os.scandir(self.folder) as entries:
            for entry in entries:
                if entry.name.startswith(tuple(DrawingKind)) and entry.name.endswith((*_HEADS, UNFINISHED)):
                    with suppress(FileNotFoundError):
                        yield Path(entry.path), entry.stat()


def _kept_for(path: Path) -> float:
    """Return for how many seconds a file is kept, as long as there is room."""
    if path.suffix == UNFINISHED:
        return UNFINISHED_KEPT.total_seconds()
    kept = (kept.total_seconds() for kind, kept in _KEPT.items() if path.name.startswith(f"{kind}-"))
    return next(kept, float("inf"))


def _remove(path: Path) -> None:
    with suppress(OSError):
        path.unlink()


def is_whole(path: Path) -> bool:
    """Return whether *path* begins and ends as a picture of its kind: a machine that fell may leave half of one.

    Raises:
        OSError: It cannot be read, or is too short to have an end.
    """
    tail = _TAILS[path.suffix]
    with path.open("rb") as file:
        head = file.read(len(_HEADS[path.suffix]))
        file.seek(-len(tail), os.SEEK_END)
        return head == _HEADS[path.suffix] and file.read() == tail


def write_whole(content: bytes, path: Path) -> None:
    """Write *content* to *path* at once: whoever reads it sees all of it or nothing.

    Raises:
        OSError: There is no room, or the folder cannot be written; nothing is left behind.
    """
    unfinished = path.with_suffix(f".{os.getpid()}{UNFINISHED}")
    try:
        unfinished.write_bytes(content)
        unfinished.replace(path)
    except OSError:
        _remove(unfinished)
        raise
