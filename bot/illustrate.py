"""Which picture goes with an exercise or a session, and its words for who cannot see it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from bot.language import N_, Words
from bot.pictures import ALT_CHARS, Drawing, DrawingKind, Picture, Theme, together
from catalog.drawing.listing import drawable, listing
from catalog.model import Exercise

MUSCLES = {
    "adductors": N_("inner thighs"),
    "calves": N_("calves"),
    "core": N_("trunk"),
    "glutes": N_("glutes"),
    "grip": N_("grip"),
    "hamstrings": N_("hamstrings"),
    "hip_flexors": N_("hip flexors"),
    "hip_stabilizers": N_("side of the hip"),
    "lower_back": N_("lower back"),
    "quads": N_("front of the thighs"),
    "shoulders": N_("shoulders"),
    "upper_back": N_("upper back"),
}
"""The catalogue's muscles in words."""


def still_of(exercise: Exercise, theme: Theme | None, words: Words) -> Picture | None:
    """Return the picture of start and end, or of the hold; None where there is none or they like none."""
    known = listing(exercise.slug) if theme else None
    if theme is None or known is None:
        return None
    if known.moves:
        seen = words("{name}, from the side: start (1) and end (2).", name=words(exercise.name))
    else:
        seen = words("{name}, from the side: the position that is held.", name=words(exercise.name))
    return Picture(Drawing(DrawingKind.STILL, exercise.slug, theme), _alt(seen, exercise, words))


def moving(exercise: Exercise, theme: Theme | None, words: Words) -> Picture | None:
    """Return the moving picture of one repetition; of a hold the still one."""
    known = listing(exercise.slug) if theme else None
    if theme is None or known is None or not known.moves:
        return still_of(exercise, theme, words)
    seen = words("{name}, from the side: one repetition, moving.", name=words(exercise.name))
    return Picture(Drawing(DrawingKind.LOOP, exercise.slug, theme), _alt(seen, exercise, words))


def mistake_of(exercise: Exercise, theme: Theme | None, words: Words) -> Picture | None:
    """Return the picture of a common mistake beside what is right; the still one where none can be shown."""
    known = listing(exercise.slug) if theme else None
    if theme is None or known is None or not known.mistakes:
        return still_of(exercise, theme, words)
    index = known.mistakes[0]
    shown = exercise.mistakes[index]
    alt = words(
        "{name}, from the side: wrong with a red cross, right with a green tick. Wrong: {mistake} Right: {cure}",
        name=words(exercise.name),
        mistake=words(shown.mistake),
        cure=words(shown.cure),
    )
    return Picture(Drawing(DrawingKind.MISTAKE, exercise.slug, theme, str(index)), alt[:ALT_CHARS])


def session_of(exercises: Sequence[Exercise], theme: Theme | None, words: Words) -> Picture | None:
    """Return the picture of a session: of several exercises the end of each, numbered as listed; of one its own."""
    if len(exercises) == 1:
        return still_of(exercises[0], theme, words)
    if theme is None or not any(listing(exercise.slug) for exercise in exercises):
        return None
    of = together(exercise.slug for exercise in exercises)
    return Picture(Drawing(DrawingKind.SESSION, of, theme), _session_alt(exercises, words))


def moves(exercise: Exercise, theme: Theme | None) -> bool:
    """Return whether there is a moving picture of *exercise* for who likes pictures."""
    known = listing(exercise.slug) if theme else None
    return known is not None and known.moves


def stills() -> Iterator[Drawing]:
    """Give what is asked for most: the still picture of every exercise, in the usual colours."""
    return (Drawing(DrawingKind.STILL, slug) for slug in drawable())


def ahead() -> Iterator[Drawing]:
    """Give what is worth drawing before anybody asks: every still, then all that moves."""
    yield from stills()
    yield from (Drawing(DrawingKind.LOOP, slug) for slug in drawable() if (known := listing(slug)) and known.moves)


def _session_alt(exercises: Sequence[Exercise], words: Words) -> str:
    seen = words("The exercises of this session from the side, each at the end of its movement.")
    told = (
        f"{words.number(number)}. {words(exercise.name)}: {words(exercise.one_rep)}"
        for number, exercise in enumerate(exercises, 1)
        if listing(exercise.slug)
    )
    return " ".join((seen, *told))[:ALT_CHARS]


def _alt(seen: str, exercise: Exercise, words: Words) -> str:
    named = ", ".join(words(MUSCLES[muscle]) for muscle in exercise.primary)
    work = words("At work: {muscles}.", muscles=named)
    return " ".join((seen, words(exercise.one_rep), work))[:ALT_CHARS]
