"""Which pictures there are of an exercise, read from its pose file; nothing is solved or drawn for it."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

POSE = ".pose.toml"


@dataclass(frozen=True, slots=True)
class Listing:
    """What can be drawn of an exercise; its still always can.

    Attributes:
        moves: Whether there is a moving picture; of a hold there is none.
        mistakes: Which of its mistakes can be shown, as indexes into the exercise's, in the order of the pose file.
    """

    moves: bool
    mistakes: tuple[int, ...]


@cache
def listing(slug: str) -> Listing | None:
    """Return what can be drawn of *slug*; None: nothing. Read once, then known."""
    try:
        pose = tomllib.loads((files("catalog") / "exercises" / f"{slug}{POSE}").read_text("utf-8"))
    except (FileNotFoundError, tomllib.TOMLDecodeError):
        return None
    if "without" in pose:
        return None
    model = listing(pose["like"]) if "like" in pose else None
    hold = pose.get("hold", model is not None and not model.moves)
    return Listing(moves=not hold, mistakes=tuple(wrong["mistake"] for wrong in pose.get("wrong", ())))


def drawable() -> Iterator[str]:
    """Give the slugs of the exercises that have a picture, in alphabetical order."""
    names = sorted(file.name for file in (files("catalog") / "exercises").iterdir() if file.name.endswith(POSE))
    yield from (slug for slug in (name.removesuffix(POSE) for name in names) if listing(slug))
