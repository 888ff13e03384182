"""Which edition of the drawings this is: a digest of everything that a picture can depend on."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from hashlib import blake2b
from importlib.resources import files
from importlib.resources.abc import Traversable

from bot.pictures import Drawing

DIGEST_BYTES = 8
"""Enough for some thousand pictures in one folder: a clash is as likely as 1 in 10^12."""

POSE = ".pose.toml"


@cache
def edition() -> bytes:
    """Return the digest of the drawing code and of all poses; read once, nothing is imported.

    Any change of either gives every picture a new name, so that there is no version to count up by hand.
    """
    digest = blake2b(digest_size=DIGEST_BYTES)
    catalog = files("catalog")
    poses = (file for file in (catalog / "exercises").iterdir() if file.name.endswith(POSE))
    for file in sorted((*_modules(catalog / "drawing"), *poses), key=str):
        digest.update(file.name.encode() + b"\0" + file.read_bytes())
    return digest.digest()


def _modules(folder: Traversable) -> Iterator[Traversable]:
    for entry in folder.iterdir():
        if entry.is_dir():
            yield from _modules(entry)
        elif entry.name.endswith(".py"):
            yield entry


def file_name(drawing: Drawing) -> str:
    """Return the name of a drawing's file: readable first, then the digest of all that it shows."""
    digest = blake2b(edition(), digest_size=DIGEST_BYTES)
    digest.update("\0".join((drawing.kind, drawing.of, drawing.theme, drawing.data)).encode())
    return f"{drawing.kind}-{drawing.of}-{digest.hexdigest()}{drawing.suffix}"
