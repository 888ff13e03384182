"""Pose files for tests: small texts, and one file's motion out of a folder of them."""

from __future__ import annotations

from pathlib import Path

from catalog.drawing.motion import Motion
from catalog.drawing.reading import PoseError, load_motion

HINGE = """
alt = "A person bends at the hips and stands up again."
root = { segment = "foot_r", point = "ankle_r", at = [0, 0.039] }
balance = 0.045
arrow = "grip_r"
inset = { feet = [[0, 0.1, 10], [0, -0.1, 10]], bar = 0.05 }

[[prop]]
kind = "barbell"
at = "grip_r"
load = 0.7

[[key]]
t = 0.0
hip = 2
knee = 5
hang = 0.085
work = { hamstrings = 0.2, glutes = 0.3 }

[[key]]
t = 0.46
hip = 86
knee = 22
work = { hamstrings = 1.0 }

[[key]]
t = 0.54
"""


def write(folder: Path, **texts: str) -> Path:
    """Write pose files and return their folder; "_" in a name stands for "-"."""
    for name, text in texts.items():
        (folder / f"{name.replace('_', '-')}.pose.toml").write_text(text, encoding="utf-8")
    return folder


def motion_of(folder: Path, text: str, slug: str = "hinge") -> Motion:
    """Return the motion that *text* describes."""
    return load_motion(slug, write(folder, **{slug: text}))


def faults_of(folder: Path, text: str, slug: str = "hinge") -> list[str]:
    """Return what is wrong with *text*, a line each; none where it can be read."""
    try:
        motion_of(folder, text, slug)
    except PoseError as error:
        return str(error).splitlines()
    return []
