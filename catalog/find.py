"""Finds exercises by what people call them, and says honestly whether it is sure."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from rapidfuzz import fuzz, process
from rapidfuzz.distance import OSA, JaroWinkler

from catalog.model import Catalog, Exercise
from catalog.phrases import FILLERS, OTHERS, SHORT_FORMS, plain, split

QUERY_CHARS = 120
"""How much of a query is read; the longest name with words around it has half of that. Longer is never sure."""

GLUED_CHARS = 40
"""Longest word that is read as several glued together; the longest name has 30 letters."""

SUGGESTIONS = 25
"""Most completions (Discord: https://discord.com/developers/docs/interactions/application-commands)."""

CANDIDATES = 3
"""How many exercises are offered where it is not sure: a row of buttons on a phone."""

NEAR = 0.3
"""Least likeness of a candidate, 0 to 1."""

ALIKE = 80.0
"""Least likeness of whole names, 0 to 100, where no word is shared."""

VOWELS = frozenset("aeiouy")
"""A word without any is an abbreviation, and another abbreviation is no slip of it."""

GENERAL = frozenset({"hamstring", "leg", "thigh"})
"""Words that fit every exercise here, and so may stand beside any name."""


@dataclass(frozen=True, slots=True)
class Found:
    """What a query leads to.

    Attributes:
        sure: The first match may be taken without asking; never where another reading is left.
        matches: Slugs, best first; empty: nothing is near.
    """

    sure: bool
    matches: tuple[str, ...]


NOTHING = Found(sure=False, matches=())


@dataclass(frozen=True, slots=True)
class _Phrase:
    words: frozenset[str]
    joined: str
    slug: str


class Finder:
    """Leads from what was typed to exercises of *catalog*."""

    def __init__(self, catalog: Catalog) -> None:
        self._catalog = catalog
        self._phrases = tuple(phrase for exercise in catalog.exercises.values() for phrase in _phrases(exercise))
        self._implied = {slug: _implied(exercise) for slug, exercise in catalog.exercises.items()}
        self._ambiguous = {plain(split(word)): means for word, means in catalog.ambiguous.items()}
        self._known = _vocabulary(catalog)
        self._rarity = _rarity(self._phrases)

    def find(self, query: str, limit: int = CANDIDATES) -> Found:
        """Return the exercises that *query* may mean, at most *limit*."""
        words = plain(self._mend(word) for word in self._apart(split(query[:QUERY_CHARS])))
        if not words:
            return NOTHING
        if words in self._ambiguous:
            return Found(sure=False, matches=self._ambiguous[words][:limit])
        named = self._named(words)
        if len(named) == 1 and len(query) <= QUERY_CHARS:
            return Found(sure=True, matches=tuple(named))
        return Found(sure=False, matches=self._nearest(words, limit))

    def complete(self, prefix: str, limit: int = SUGGESTIONS) -> list[tuple[str, str]]:
        """Return (name, slug) of what *prefix* may become, best first; every exercise where it is empty."""
        typed = prefix.strip().casefold()[:QUERY_CHARS]
        ranked = sorted(
            (rank, exercise.name, exercise.slug)
            for exercise in self._catalog.exercises.values()
            if (rank := _prefix_rank(typed, exercise)) is not None
        )
        slugs = dict.fromkeys([slug for _, _, slug in ranked] + list(self.find(prefix, limit).matches))
        return [(self._catalog.exercises[slug].name, slug) for slug in slugs][:limit]

    def _named(self, words: frozenset[str]) -> set[str]:
        """Return the exercises whose name *words* say, with at most such words beside it as fit the exercise."""
        named: dict[int, set[str]] = defaultdict(set)
        for phrase in self._phrases:
            if phrase.words <= words and words - phrase.words <= self._implied[phrase.slug]:
                named[len(phrase.words)].add(phrase.slug)
        return named[max(named)] if named else set()

    def _nearest(self, words: frozenset[str], limit: int) -> tuple[str, ...]:
        scores: dict[str, float] = defaultdict(float)
        for phrase in self._phrases:
            scores[phrase.slug] = max(scores[phrase.slug], self._likeness(words, phrase.words))
        for known, means in self._ambiguous.items():
            if known <= words:
                for place, slug in enumerate(means):
                    scores[slug] = max(scores[slug], self._likeness(words, known) - place / 1000)
        near = [slug for slug in sorted(scores, key=scores.__getitem__, reverse=True) if scores[slug] >= NEAR]
        return tuple(near[:limit]) or self._alike("".join(sorted(words)), limit)

    def _likeness(self, one: frozenset[str], other: frozenset[str]) -> float:
        shared = sum(self._weight(word) for word in one & other)
        return shared / sum(self._weight(word) for word in one | other) if shared else 0.0

    def _weight(self, word: str) -> float:
        return self._rarity.get(word, 2.0)

    def _alike(self, joined: str, limit: int) -> tuple[str, ...]:
        choices = {number: phrase.joined for number, phrase in enumerate(self._phrases)}
        best = process.extract(joined, choices, scorer=fuzz.ratio, score_cutoff=ALIKE, limit=limit * 4)
        return tuple(dict.fromkeys(self._phrases[number].slug for _, _, number in best))[:limit]

    def _apart(self, words: Iterable[str]) -> list[str]:
        return [part for word in words for part in self._parts(word)]

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

    def _mend(self, word: str) -> str:
        """Return the known word that *word* was meant to be; *word* itself where none is near."""
        if word in self._known or len(word) < 4:
            return word
        near = process.extract(word, self._known, scorer=OSA.distance, score_cutoff=2, limit=8)
        likely = [(distance, -JaroWinkler.similarity(word, known), known) for known, distance, _ in near
                  if _is_slip(word, known, int(distance))]  # fmt: skip
        mended = min(likely)[2] if likely else word
        return "" if mended in FILLERS else mended


def _is_slip(word: str, known: str, distance: int) -> bool:
    shorter = min(len(word), len(known))
    if not VOWELS & set(known):
        return False
    if distance == 1:
        return shorter >= 4 and (word[0] == known[0] or shorter >= 6)
    return shorter >= 5 and len(word) >= 6 and word[0] == known[0]


def _names(exercise: Exercise) -> tuple[str, ...]:
    return (exercise.name, exercise.slug, *exercise.aliases)


def _phrases(exercise: Exercise) -> Iterable[_Phrase]:
    for words in {plain(split(name)) for name in _names(exercise)}:
        yield _Phrase(words, "".join(sorted(words)), exercise.slug)


def _implied(exercise: Exercise) -> frozenset[str]:
    """Return the words that say nothing new about *exercise*: its muscles and its kit."""
    kit = {word for group in exercise.equipment for name in group for word in name.split("_")}
    muscles = {muscle.removesuffix("s") for muscle in exercise.primary}
    return GENERAL | plain(kit or {"bodyweight"}) | muscles


def _vocabulary(catalog: Catalog) -> frozenset[str]:
    names = [name for exercise in catalog.exercises.values() for name in _names(exercise)]
    spoken = {word for name in [*names, *catalog.ambiguous] for word in split(name)}
    full = {word for name in [*names, *catalog.ambiguous] for word in plain(split(name))}
    return frozenset(spoken | full | FILLERS | OTHERS | set(SHORT_FORMS))


def _rarity(phrases: Iterable[_Phrase]) -> dict[str, float]:
    """Return how much each word tells: 1 for a word of every exercise, more the fewer exercises have it."""
    owners: dict[str, set[str]] = defaultdict(set)
    for phrase in phrases:
        for word in phrase.words:
            owners[word].add(phrase.slug)
    total = len({phrase.slug for phrase in phrases})
    return {word: 1 + math.log(total / len(slugs)) for word, slugs in owners.items()}


def _prefix_rank(typed: str, exercise: Exercise) -> int | None:
    name = exercise.name.casefold()
    if name.startswith(typed):
        return 0
    if any(word.startswith(typed) for word in name.replace("-", " ").split()):
        return 1
    if any(alias.startswith(typed) for alias in exercise.aliases):
        return 2
    return 3 if typed in name else None
