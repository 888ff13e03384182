"""What was really done: entries of the training log."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum


class Feel(StrEnum):
    """How it felt, as said with one tap."""

    EASY = "easy"
    RIGHT = "right"
    HARD = "hard"


@dataclass(frozen=True, slots=True)
class Entry:
    """One exercise that was done on one occasion: all its work sets.

    Attributes:
        key: Short and opaque; what button lines name it by. Empty until it is kept.
        person: Whose it is (`Person.id`).
        exercise: Slug of the catalogue.
        at: When it was done: aware, UTC.
        reps: Repetitions of each work set, first to last; for a hold its seconds.
        held: Whether *reps* are seconds of a hold.
        each_side: Whether *reps* are for each leg; a left-and-right set is one set.
        load: Grams; None: bodyweight, or not said.
        reserve: Repetitions in reserve at the end of the last set; None: not said.
        feel: How it felt; None: not said.
        session: Key of the session that it belongs to; None: logged by itself.
    """

    person: int
    exercise: str
    at: datetime
    reps: tuple[int, ...]
    held: bool = False
    each_side: bool = False
    load: int | None = None
    reserve: int | None = None
    feel: Feel | None = None
    session: str | None = None
    key: str = ""

    @property
    def sets(self) -> int:
        """Work sets."""
        return len(self.reps)
