"""Reads what was typed as words that are known: glued ones apart, slips mended, endings cut back."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from rapidfuzz import process
from rapidfuzz.distance import OSA, JaroWinkler

GLUED_CHARS = 40
"""Longest word that is read as several glued together; the longest name has 33 letters."""

VOWELS = frozenset("aeiouy")
"""A word without any is an abbreviation, and another abbreviation is no slip of it."""

SLIP_CHARS = 4
"""Shortest word that is mended: of three letters, too many are one slip away."""


class Speller:
    """Leads from typed words to *known* ones; all in lower case and singular."""

    def __init__(self, known: frozenset[str]) -> None:
        self._known = known

    def read(self, words: Iterable[str]) -> Iterator[str]:
        """Yield the known words that *words* were meant to be, in order; a word near none as it stands."""
        for word in words:
            for part in self._parts(word):
                yield self._stem(part) or self._mend(part)

    def _parts(self, word: str) -> list[str]:
        """Return the known words that *word* is glued from; *word* itself where it is not."""
        if word in self._known or len(word) > GLUED_CHARS:
            return [word]
        for cut in range(len(word) - 3, 2, -1):
            if word[:cut] in self._known:
                rest = self._parts(word[cut:])
                if all(part in self._known for part in rest):
                    return [word[:cut], *rest]
        return [word]

    def _stem(self, word: str) -> str | None:
        """Return *word* where it is known, or the known word that it is the -ing or -ed form of."""
        if word in self._known:
            return word
        for ending in ("ing", "ed"):
            stem = word.removesuffix(ending)
            if 3 <= len(stem) < len(word):
                return next((form for form in (stem, stem + "e", stem[:-1]) if form in self._known), None)
        return None

    def _mend(self, word: str) -> str:
        """Return the known word that *word* is a slip of, the nearest; *word* itself where none is near.

        The s that was taken for a plural may belong to the word: "rais", "revers".
        """
        slips = [*self._slips(word), *self._slips(word + "s")]
        return min(slips)[2] if slips else word

    def _slips(self, word: str) -> Iterator[tuple[float, float, str]]:
        if len(word) < SLIP_CHARS:
            return
        for known, distance, _ in process.extract(word, self._known, scorer=OSA.distance, score_cutoff=2, limit=8):
            if _is_slip(word, known, int(distance)):
                yield distance, -JaroWinkler.similarity(word, known), known


def _is_slip(word: str, known: str, distance: int) -> bool:
    shorter = min(len(word), len(known))
    if not VOWELS & set(known):
        return False
    if distance == 1:
        return shorter >= SLIP_CHARS and (word[0] == known[0] or shorter >= 6)
    return shorter >= 5 and len(word) >= 6 and word[0] == known[0]
