"""What the anatomy picture can show, and the words on it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

EVERY = "hamstrings"
"""Names the picture on which no muscle is faded."""


class Muscle(StrEnum):
    """A hamstring muscle; the biceps femoris has two heads."""

    BICEPS_FEMORIS = "biceps-femoris"
    SEMITENDINOSUS = "semitendinosus"
    SEMIMEMBRANOSUS = "semimembranosus"


@dataclass(frozen=True, slots=True)
class Labels:
    """The words on the picture, in the reader's language; each is one line.

    Attributes:
        view: Which leg it is, and from where it is seen.
    """

    semitendinosus: str
    semimembranosus: str
    biceps_femoris: str
    long_head: str
    short_head: str
    view: str
    inner_side: str
    outer_side: str
    sit_bone: str
    thigh_bone: str
    shin_bone: str
    calf_bone: str
