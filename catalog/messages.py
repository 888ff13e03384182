"""Gives the catalogue's human texts to Babel, so that they can be translated like any other phrase."""

from __future__ import annotations

import tomllib
from collections.abc import Collection, Iterator, Mapping, Sequence
from typing import Any, BinaryIO

TEXTS = (
    "name", "purpose", "steps", "feel", "breathing", "one_rep", "check", "mistakes", "cautions", "evidence",
    "title", "short", "points", "more", "claims",
)  # fmt: skip
"""The keys of an exercise and of a topic under which people find something to read."""

STUDY = ("design", "size", "effect")
"""The keys of a source that are words; its title and place stay as they are printed."""

PLAIN = frozenset({"source", "confidence"})
"""The keys below them that are names, not words."""

Message = tuple[int, None, str, list[str]]


def extract(
    fileobj: BinaryIO,
    keywords: Mapping[str, Any],  # noqa: ARG001 - the signature that Babel calls
    comment_tags: Collection[str],  # noqa: ARG001 - the same
    options: Mapping[str, Any],  # noqa: ARG001 - the same
) -> Iterator[Message]:
    """Yield (line, None, text, [key]) of every text in an exercise's or a topic's file, and of the studies' words.

    A Babel extraction method: https://babel.pocoo.org/en/latest/messages.html#writing-extraction-methods
    """
    source = fileobj.read().decode()
    lines = source.splitlines()
    for key, text in _texts(tomllib.loads(source)):
        yield _line_of(text, lines), None, text, [key]


def _texts(values: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    for key in TEXTS:
        yield from _leaves(key, values.get(key, ""))
    for part in values.values():
        if isinstance(part, dict):
            for key in STUDY:
                yield from _leaves(key, part.get(key, ""))
            yield from _leaves("tempo", _in_words(part.get("tempo", "")))


def _leaves(key: str, value: Any) -> Iterator[tuple[str, str]]:
    match value:
        case str() if value:
            yield key, value
        case list():
            for item in value:
                yield from _leaves(key, item)
        case dict():
            for name, item in value.items():
                if name not in PLAIN:
                    yield from _leaves(f"{key}.{name}", item)


def _in_words(tempo: str) -> str:
    return tempo if any(letter.isalpha() for letter in tempo) else ""


def _line_of(text: str, lines: Sequence[str]) -> int:
    """Return the number of the first line that holds *text*, from 1; 1 where it is written with escapes."""
    return next((number for number, line in enumerate(lines, 1) if text in line), 1)
