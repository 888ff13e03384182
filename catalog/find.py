"""Finds exercises by what people call them, and says honestly whether it is sure."""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from rapidfuzz import fuzz, process

from catalog.model import Catalog, Exercise, Laterality
from catalog.phrases import FILLERS, KIT_WORDS, OTHERS, POSITION_WORDS, SHORT_FORMS, folded, plain, split
from catalog.spelling import Speller

QUERY_CHARS = 120
"""How much of a query is read; the longest name with words around it has half of that. Longer is never sure."""

SUGGESTIONS = 25
"""Most completions (Discord: https://discord.com/developers/docs/interactions/application-commands)."""

CANDIDATES = 3
"""How many exercises are offered where it is not sure: a row of buttons on a phone."""

NEAR = 0.3
"""Least likeness of a candidate, 0 to 1."""

ALIKE = 80.0
"""Least likeness of whole names, 0 to 100, where no word is shared."""

MOST = 0.45
"""Least part of a description that must be said of a candidate, 0 to 1."""

UNKNOWN = 2.0
"""How much a word tells that no exercise has."""

NAME, MANNER, STEP = 1.0, 0.8, 0.6
"""How much a word of a description counts: from a name, from kit and how the body is held, from the steps."""

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

    def __init__(self, catalog: Catalog, also: Mapping[str, str] | None = None) -> None:
        """Read the names in *catalog*, and those in *also*: names in other languages, each with its slug.

        Raises:
            KeyError: A slug of *also* is not in *catalog*.
        """
        self._catalog = catalog
        self._names = _names(catalog, also or {})
        self._phrases = tuple(_phrases(self._names))
        self._ambiguous = {plain(split(word)): means for word, means in catalog.ambiguous.items()}
        self._speller = Speller(_vocabulary(self._names, catalog.ambiguous))
        self._implied = {slug: _implied(exercise) for slug, exercise in catalog.exercises.items()}
        self._told = {slug: _told(exercise, self._names[slug]) for slug, exercise in catalog.exercises.items()}
        self._rarity = _rarity(self._told.values())

    def find(self, query: str, limit: int = CANDIDATES) -> Found:
        """Return the exercises that *query* may mean, at most *limit*."""
        words = self._read(query)
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
        typed = folded(prefix[:QUERY_CHARS].strip())
        ranked = sorted(
            (rank, exercise.name, slug)
            for slug, exercise in self._catalog.exercises.items()
            if (rank := _prefix_rank(typed, *self._names[slug])) is not None
        )
        slugs = dict.fromkeys([slug for _, _, slug in ranked] + list(self.find(prefix, limit).matches))
        return [(self._catalog.exercises[slug].name, slug) for slug in slugs][:limit]

    def _read(self, query: str) -> frozenset[str]:
        """Return the words that *query* was meant to say; once mended, they may join or be fillers."""
        mended = " ".join(self._speller.read(split(query[:QUERY_CHARS])))
        return plain(split(mended))

    def _named(self, words: frozenset[str]) -> set[str]:
        """Return the exercises whose name *words* say, with at most such words beside it as fit the exercise."""
        named: dict[int, set[str]] = defaultdict(set)
        for phrase in self._phrases:
            if phrase.words <= words and words - phrase.words <= self._implied[phrase.slug]:
                named[len(phrase.words)].add(phrase.slug)
        return named[max(named)] if named else set()

    def _nearest(self, words: frozenset[str], limit: int) -> tuple[str, ...]:
        """Return what is meant likeliest: by its name, by what is said of it, or by its letters."""
        names, described = self._by_name(words), self._by_description(words)
        scores = {slug: names.get(slug, 0.0) + described.get(slug, 0.0) for slug in {**names, **described}}
        near = sorted(scores, key=scores.__getitem__, reverse=True)
        return tuple(near[:limit]) or self._alike("".join(sorted(words)), limit)

    def _by_name(self, words: frozenset[str]) -> dict[str, float]:
        """Return how like each exercise's nearest name is to *words*, 0 to 1, where it is near at all.

        An ambiguous word among *words* stands for each of its meanings.
        """
        scores: dict[str, float] = defaultdict(float)
        for phrase in self._phrases:
            if not phrase.words.isdisjoint(words):
                scores[phrase.slug] = max(scores[phrase.slug], self._likeness(words, phrase.words))
        for known, means in self._ambiguous.items():
            if known <= words:
                for place, slug in enumerate(means):
                    scores[slug] = max(scores[slug], self._likeness(words, known) - place / 1000)
        return {slug: score for slug, score in scores.items() if score >= NEAR}

    def _by_description(self, words: frozenset[str]) -> dict[str, float]:
        """Return what part of *words* is said of each exercise, 0 to 1, where it is much of them, and telling."""
        whole = sum(self._weight(word) for word in words)
        scores = {}
        for slug, told in self._told.items():
            shared = words & told.keys()
            part = sum(self._weight(word) * told[word] for word in shared) / whole
            if len(shared - GENERAL) >= 2 and part >= MOST:
                scores[slug] = part
        return scores

    def _likeness(self, one: frozenset[str], other: frozenset[str]) -> float:
        shared = sum(self._weight(word) for word in one & other)
        return shared / sum(self._weight(word) for word in one | other)

    def _weight(self, word: str) -> float:
        return self._rarity.get(word, UNKNOWN)

    def _alike(self, joined: str, limit: int) -> tuple[str, ...]:
        """Return the exercises with a name of nearly the same letters as *joined*."""
        choices = {number: phrase.joined for number, phrase in enumerate(self._phrases)}
        best = process.extract(joined, choices, scorer=fuzz.ratio, score_cutoff=ALIKE, limit=limit * 4)
        return tuple(dict.fromkeys(self._phrases[number].slug for _, _, number in best))[:limit]


def _names(catalog: Catalog, also: Mapping[str, str]) -> dict[str, tuple[str, ...]]:
    """Return every name by slug, in lower case and without accents: its own first, then the others."""
    names = {slug: [item.name, slug, *item.aliases] for slug, item in catalog.exercises.items()}
    for name, slug in also.items():
        names[slug].append(name)
    return {slug: tuple(map(folded, known)) for slug, known in names.items()}


def _phrases(names: Mapping[str, Iterable[str]]) -> Iterable[_Phrase]:
    """Yield each name as the words that it is compared by; a name in letters that are not read has none."""
    for slug, known in names.items():
        for words in {plain(split(name)) for name in known} - {frozenset()}:
            yield _Phrase(words, "".join(sorted(words)), slug)


def _implied(exercise: Exercise) -> frozenset[str]:
    """Return the words that say nothing new about *exercise*: its muscles and its kit."""
    kit = {word for group in exercise.equipment for name in group for word in _said(name)}
    muscles = {muscle.removesuffix("s") for muscle in exercise.primary}
    return GENERAL | plain(kit or {"bodyweight"}) | muscles


def _said(kit: str) -> Iterable[str]:
    """Return the words by which people call *kit*."""
    return [*kit.split("_"), *KIT_WORDS.get(kit, ())]


def _told(exercise: Exercise, names: Iterable[str]) -> dict[str, float]:
    """Return the words that are said of *exercise*, each with how much it counts: most in names, least in steps."""
    steps = plain(split(" ".join((exercise.purpose, *exercise.steps, exercise.one_rep))))
    position = plain(split(f"{exercise.position} {POSITION_WORDS[exercise.position]}"))
    side = {"single", "leg", "feet"} if exercise.laterality is Laterality.UNILATERAL else {"both"}
    told = dict.fromkeys(steps, STEP) | dict.fromkeys(position | side | _implied(exercise), MANNER)
    return told | dict.fromkeys((word for name in names for word in plain(split(name))), NAME)


def _vocabulary(names: Mapping[str, Iterable[str]], ambiguous: Iterable[str]) -> frozenset[str]:
    said = [*(name for known in names.values() for name in known), *ambiguous]
    spoken = {word for name in said for word in split(name)}
    full = {word for name in said for word in plain(split(name))}
    return frozenset(spoken | full | FILLERS | OTHERS | set(SHORT_FORMS))


def _rarity(told: Iterable[Iterable[str]]) -> dict[str, float]:
    """Return how much each word tells: 1 for a word of every exercise, more the fewer exercises have it."""
    owners = Counter(word for words in told for word in words)
    total = max(owners.values(), default=1)
    return {word: 1 + math.log(total / count) for word, count in owners.items()}


def _prefix_rank(typed: str, name: str, *others: str) -> int | None:
    if name.startswith(typed):
        return 0
    if any(word.startswith(typed) for word in name.replace("-", " ").split()):
        return 1
    if any(known.startswith(typed) for known in others):
        return 2
    return 3 if typed in name else None
