"""Reads pose files: TOML beside the exercises, completed by the files that they are like."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable
from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path

from catalog.drawing.entries import Entries, nearest
from catalog.drawing.inheritance import Table, inherit
from catalog.drawing.motion import Motion
from catalog.drawing.pose_table import to_motion
from catalog.reading import Faults

SUFFIX = ".pose.toml"

Folder = Traversable | Path


class PoseError(Exception):
    """Pose files are wrong; one fault a line, each with its file and key."""


def pose_folder() -> Traversable:
    """Return the folder with the pose files that come with Legday."""
    return files("catalog") / "exercises"


def load_motion(slug: str, folder: Folder | None = None) -> Motion:
    """Return the motion of an exercise.

    Raises:
        PoseError: It has no pose file, or the file is wrong; names every fault.
    """
    faults = Faults()
    table = _completed(slug, folder or pose_folder(), faults, ())
    motion = to_motion(slug, Entries(slug + SUFFIX, table, faults)) if not faults.lines else None
    if motion is None or faults.lines:
        raise PoseError("\n".join(faults.lines))
    return motion


def pose_slugs(folder: Folder | None = None) -> list[str]:
    """Return the exercises that have a pose file, in order."""
    names = (file.name for file in (folder or pose_folder()).iterdir())
    return sorted(name.removesuffix(SUFFIX) for name in names if name.endswith(SUFFIX))


def _completed(slug: str, folder: Folder, faults: Faults, heirs: Iterable[str]) -> Table:
    """Return what a file says, completed by its models; *heirs* are the files that led here."""
    file = slug + SUFFIX
    try:
        own = tomllib.loads((folder / file).read_text(encoding="utf-8"))
    except FileNotFoundError:
        faults.add(file, "", f"there is no such file{nearest(slug, pose_slugs(folder))}")
        return {}
    except (OSError, ValueError) as error:
        faults.add(file, "", f"cannot be read: {error}")
        return {}
    model = own.get("like")
    if model is None:
        for name in ("drop", "change"):
            if name in own:
                faults.add(file, name, "needs a model: say whom it is like")
        return own
    if model in {*heirs, slug}:
        faults.add(file, "like", f"{model!r} is like this one")
        return {}
    inherited = _completed(str(model), folder, faults, (*heirs, slug))
    return inherit(inherited, own, faults, file) if not faults.lines else {}
