"""Whether a reminder's text only says that it is leg day: then it brings the session instead of the words."""

from __future__ import annotations

NAMING = frozenset({"leg", "legs", "legday", "hamstring", "hamstrings", "hammies", "hams"})
"""One of these has to be there."""

AROUND = frozenset(
    {
        "a", "and", "day", "do", "exercise", "exercises", "for", "go", "hit", "i", "it's", "my", "of", "routine",
        "session", "should", "some", "the", "time", "to", "train", "training", "work", "workout", "workouts",
    }
)  # fmt: skip
"""Nothing else may be."""


def is_leg_day(text: str) -> bool:
    """Whether *text* ("train legs", "leg day", "do my hamstrings") asks for a session and says nothing else."""
    words = {word.strip(".,!?:;\"'") for word in text.casefold().replace("-", " ").split()} - {""}
    return bool(words & NAMING) and words <= NAMING | AROUND
