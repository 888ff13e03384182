"""Rules that compare a drawing with the words of its exercise."""

from __future__ import annotations

from collections.abc import Iterator

from catalog.drawing.channels import MUSCLES
from catalog.drawing.film import Film, Finding
from catalog.drawing.posture import SIDES
from catalog.model import Exercise

HELPING = 0.35
"""How brightly hamstrings are lit at most where they only help."""

LIT = 0.4
"""From where on a main muscle counts as lit."""

FAINT = 0.3
"""Up to where a muscle may be lit that the words do not name."""

NAMES = {muscle: muscle for muscle in MUSCLES} | {"lower_back": "back"}
"""Drawn muscles by the exercises' words for them."""


def brightest(film: Film, muscle: str) -> float:
    """Return how brightly a muscle of either side is lit at most, working or stretched."""
    shares = (share for moment in film.moments for share in (moment.posture.work, moment.posture.stretch))
    return max(share[f"{muscle}_{side}"] for share in shares for side in SIDES)


def main_muscles_are_lit(film: Film, exercise: Exercise) -> Iterator[Finding]:
    """What the exercise trains first is seen to work or to be stretched."""
    for word in exercise.primary:
        if word in NAMES and brightest(film, NAMES[word]) < LIT:
            text = f"{NAMES[word]} reach {brightest(film, NAMES[word]):.2f}; as a main muscle {LIT} or more"
            yield Finding(film.motion.slug, "work", text)


def helpers_stay_faint(film: Film, exercise: Exercise) -> Iterator[Finding]:
    """Hamstrings that only help are not lit as if they were trained."""
    bright = brightest(film, "hamstrings")
    if "hamstrings" not in exercise.primary and bright > HELPING:
        yield Finding(film.motion.slug, "work", f"hamstrings reach {bright:.2f}; where they help {HELPING} or less")


def only_named_muscles_are_lit(film: Film, exercise: Exercise) -> Iterator[Finding]:
    """What is seen to work brightly is what the words name."""
    named = {NAMES[word] for word in (*exercise.primary, *exercise.secondary) if word in NAMES}
    for muscle in MUSCLES:
        bright = brightest(film, muscle)
        if muscle not in named and bright > FAINT:
            text = f"{muscle} reach {bright:.2f}; the exercise does not name them, so {FAINT} or less"
            yield Finding(film.motion.slug, "work", text)


def mistakes_are_the_exercises(film: Film, exercise: Exercise) -> Iterator[Finding]:
    """A wrong pose belongs to a mistake that the exercise has; no mistake has two."""
    indices = [pose.mistake for pose in film.motion.mistakes]
    for number, index in enumerate(indices):
        if not 0 <= index < len(exercise.mistakes):
            text = f"mistake {index} does not exist, they are 0 to {len(exercise.mistakes) - 1}"
            yield Finding(film.motion.slug, f"wrong[{number}]", text)
        elif index in indices[:number]:
            yield Finding(film.motion.slug, f"wrong[{number}]", f"mistake {index} has a wrong pose already")
