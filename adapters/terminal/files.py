"""Files that come with an answer: the terminal keeps them in a folder."""

from __future__ import annotations

import os
from collections.abc import Sequence
from pathlib import Path

from bot.messages import File

FILE_MODE = 0o600


def keep(files: Sequence[File], folder: Path) -> list[Path]:
    """Write *files* into *folder*, readable by this user alone, and return where they are; none is replaced."""
    return [_keep(file, folder) for file in files]


def _keep(file: File, folder: Path) -> Path:
    name = Path(file.name)
    number = 1
    while True:
        path = folder / (file.name if number == 1 else f"{name.stem}-{number}{name.suffix}")
        try:
            descriptor = os.open(path, os.O_CREAT | os.O_EXCL | os.O_WRONLY, FILE_MODE)
        except FileExistsError:
            number += 1
            continue
        with os.fdopen(descriptor, "wb") as written:
            written.write(file.content)
        return path
