"""A picture in words, for who cannot see it: what is shown, what moves, which muscles work; in English."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from enum import StrEnum

from catalog.drawing.channels import MUSCLES
from catalog.drawing.colours import FAINTEST
from catalog.drawing.motion import Motion

ALT_CHARS = 1024
"""Longest description of an attachment (https://discord.com/developers/docs/resources/message#attachment-object)."""

HARD = 0.6
"""From this share of full effort on, a muscle works hard."""

NAMES: Mapping[str, str] = {
    "hamstrings": "hamstrings",
    "glutes": "glutes",
    "calves": "calves",
    "quads": "front of the thighs",
    "adductors": "inner thighs",
    "back": "muscles along the spine",
    "core": "front of the trunk",
}
"""Muscles in words."""


class Kind(StrEnum):
    """The pictures of an exercise."""

    STILL = "still"
    LOOP = "loop"


def alt_text(motion: Motion, name: str, kind: Kind) -> str:
    """Return what is seen on a picture of the exercise called *name*; at most `ALT_CHARS` characters."""
    seen = f"{name}, drawn from the side: {_shown(motion, kind)}."
    return " ".join((seen, motion.alt, *_efforts(motion)))[:ALT_CHARS]


def _shown(motion: Motion, kind: Kind) -> str:
    if motion.hold:
        return "the position that is held"
    return "one repetition, moving" if kind is Kind.LOOP else "start (1) and end (2), with an arrow between"


def _efforts(motion: Motion) -> Iterator[str]:
    """Yield a sentence each on what works hard, what works too, and what is stretched."""
    work, stretch = _peaks(motion, "work"), _peaks(motion, "stretch")
    hard = [muscle for muscle, most in work.items() if most >= HARD]
    lightly = [muscle for muscle, most in work.items() if FAINTEST <= most < HARD]
    stretched = [muscle for muscle, most in stretch.items() if most >= FAINTEST]
    for what, muscles in (("Working hard", hard), ("Working too", lightly), ("Stretched", stretched)):
        if muscles:
            yield f"{what}: {', '.join(NAMES[muscle] for muscle in muscles)}."


def _peaks(motion: Motion, effort: str) -> dict[str, float]:
    """Return how much each muscle does at most, on either side, at any key."""
    return {muscle: max(_values(motion, f"{effort}.{muscle}"), default=0.0) for muscle in MUSCLES}


def _values(motion: Motion, channel: str) -> Iterator[float]:
    for key in motion.keys:
        for side in ("r", "l"):
            value = key.channels.get(f"{channel}_{side}", 0.0)
            if isinstance(value, int | float):
                yield float(value)
