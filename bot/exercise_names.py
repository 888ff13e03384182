"""What exercises are called in the languages beyond English."""

from __future__ import annotations

from bot.language import SOURCE, SPOKEN, words_for
from catalog.model import Catalog


def names_elsewhere(catalog: Catalog) -> dict[str, str]:
    """Return the exercises' names in the languages beyond English, by name, with the slug of each."""
    tongues = [words_for(tag) for tag in SPOKEN if tag != SOURCE]
    return {
        translated: exercise.slug
        for words in tongues
        for exercise in catalog.exercises.values()
        if (translated := words(exercise.name).partition(" (")[0]) != exercise.name
    }
