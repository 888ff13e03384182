"""The catalogue's texts reach the translators."""

from __future__ import annotations

import io
from pathlib import Path

from babel.messages.extract import extract as babel_extract

import catalog
from catalog.load import load_catalog
from catalog.messages import extract

DATA = Path(catalog.__file__).parent


def texts_of(file: Path) -> set[str]:
    with file.open("rb") as source:
        return {text for _, _, text, _ in extract(source, {}, (), {})}


def test_every_text_that_people_read_is_extracted() -> None:
    for exercise in load_catalog().exercises.values():
        read = {exercise.name, exercise.purpose, *exercise.steps, exercise.feel, exercise.breathing, exercise.one_rep}
        read |= {exercise.check} - {""}
        read |= {text for part in exercise.mistakes for text in (part.mistake, part.cure)}
        read |= set(exercise.cautions.values()) | {claim.text for claim in exercise.evidence}

        found = texts_of(DATA / "exercises" / f"{exercise.slug}.toml")

        assert read <= found
        assert not found & {exercise.slug, "high", "medium", "low", "supine", "CK"}


def test_designs_are_extracted_but_titles_are_not() -> None:
    found = texts_of(DATA / "sources.toml")

    assert "meta-analysis" in found
    assert not any("doi" in text for text in found)


def test_a_tempo_is_extracted_only_where_it_is_said_in_words() -> None:
    assert "explosive" in texts_of(DATA / "exercises" / "kettlebell-swing.toml")
    assert not any(text.startswith("3-1") for text in texts_of(DATA / "exercises" / "romanian-deadlift.toml"))


def test_babel_calls_it_and_is_given_the_line() -> None:
    source = io.BytesIO(b'name = "Bridge"\nlevel = "beginner"\nsteps = [\n    "Lie down.",\n]\n')

    messages = list(babel_extract("catalog.messages:extract", source))

    assert [(line, text) for line, text, _, _ in messages] == [(1, "Bridge"), (4, "Lie down.")]
