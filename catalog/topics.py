"""Finds the topic that answers a question, and says honestly whether it is sure."""

from __future__ import annotations

import math
import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from rapidfuzz import fuzz, process

from catalog.find import CANDIDATES, NOTHING, QUERY_CHARS, Found
from catalog.model import Catalog, Topic
from catalog.phrases import OTHERS

SURE = 0.6
"""Least likeness, 0 to 1, of a topic that is shown without asking."""

AHEAD = 0.2
"""How much likelier than the next topic it must be."""

NEAR = 0.35
"""Least likeness of a topic that is offered."""

QUESTION = 0.6
"""How much likeness to one question counts, 0 to 1, beside likeness to all that a topic is about."""

ALIKE = 84.0
"""Least likeness of a mistyped word and the word that was meant, 0 to 100."""

MENDED_CHARS = 4
"""Shortest word that is taken for a mistyped one."""

FOREIGN, MOVE = 1.0, 2.0
"""How much more than the rarest known word a word weighs that no topic knows; and one that exercises know."""

FILLERS = frozenset(
    {
        "a", "about", "after", "all", "already", "also", "always", "am", "an", "and", "any", "anything", "are",
        "as", "at", "be", "been", "before", "but", "by", "can", "could", "did", "do", "does", "doing",
        "during", "else", "exactly", "explain", "feel", "for", "from", "get", "go", "got", "had", "has",
        "have", "he", "hello", "hey", "hi", "how", "i", "if", "im", "in", "into", "is", "it", "its", "ive",
        "just", "know", "let", "like", "may", "me", "more", "my", "name", "now", "of", "ok", "okay", "on", "or", "our",
        "out", "over", "people", "per", "please", "pls", "really", "same", "she", "should", "since", "so",
        "some", "someone", "something", "tell", "than", "that", "the", "their", "them", "then", "there",
        "these", "they", "thing", "think", "this", "to", "up", "us", "use", "very", "was", "wat", "we", "what",
        "whats", "where", "will", "with", "would", "yet", "you", "your",
    }
)  # fmt: skip
"""What stands in a question and does not tell it from others."""

SAME = {
    "ache": "sore", "aching": "sore", "achy": "sore", "baby": "birth", "com": "come", "daily": "every",
    "doms": "sore", "elderly": "old", "femori": "femoris", "flexibility": "flexible", "footballer": "football",
    "frequency": "often", "frequently": "often", "ham": "hamstring", "hammie": "hamstring",
    "hammy": "hamstring", "hamstring": "hamstring", "hamstrings": "hamstring", "heavier": "heavy",
    "injured": "injury", "mobility": "flexible", "older": "old", "painful": "pain", "pregnancy": "pregnant",
    "quadricep": "quad", "quadriceps": "quad", "repetition": "rep", "ripped": "tear", "senior": "old",
    "session": "train", "soreness": "sore", "spasm": "cramp", "stiff": "tight", "stiffness": "tight",
    "stronger": "strong", "tightness": "tight", "tore": "tear", "torn": "tear", "unsteady": "balance",
    "versus": "vs", "warmup": "warm", "weekly": "week", "workout": "train",
}  # fmt: skip
"""What is said in several ways, and the way in which it is compared."""

PLURALS = (("ies", "y"), ("s", ""))
VERBS = (("ing", ""), ("ed", ""))
"""What words end in, and what takes its place."""

BESIDE_NAMES = frozenset({"exercise", "form", "gym", "home", "machine", "proper", "show", "technique", "video"})
"""What may stand beside the name of an exercise without making it a question."""

_SEPARATORS = re.compile(r"[^a-z0-9]+")


@dataclass(frozen=True, slots=True)
class _Question:
    words: frozenset[str]
    slug: str


class TopicFinder:
    """Leads from a question to topics of *catalog*; the name of an exercise leads to none."""

    def __init__(self, catalog: Catalog) -> None:
        self._questions = tuple(
            _Question(_words(asked), topic.slug) for topic in catalog.topics.values() for asked in _asked(topic)
        )
        self._about = _about(self._questions)
        self._weights = _weights(self._about)
        self._rarest = max(self._weights.values(), default=1.0)
        self._names = _names(catalog)
        self._moves = frozenset().union(*self._names, (_stem(word) for word in OTHERS))
        self._known = _known(catalog)

    def exact(self, question: str) -> str | None:
        """Return the topic that is asked for in the words of one of its own questions, or None."""
        words = self._read(question)
        slugs = {asked.slug for asked in self._questions if asked.words == words}
        return slugs.pop() if len(slugs) == 1 and not self._is_name(words) else None

    def find(self, question: str, limit: int = CANDIDATES) -> Found:
        """Return the topics that *question* may mean, at most *limit*; never sure of exercise words alone."""
        words = self._read(question)
        if not words or self._is_name(words):
            return NOTHING
        if slug := self.exact(question):
            return Found(sure=True, matches=(slug,))
        likeness = {slug: self._likeness(words, slug) for slug in self._about}
        ranked = sorted(likeness, key=lambda slug: (-likeness[slug], slug))
        near = tuple(slug for slug in ranked if likeness[slug] >= NEAR)[:limit]
        best, second = [*(likeness[slug] for slug in ranked[:2]), 0.0, 0.0][:2]
        clear = best >= SURE and best - second >= AHEAD
        return Found(sure=clear and len(words) > 1 and not words <= self._moves, matches=near)

    def _read(self, question: str) -> frozenset[str]:
        """Return the telling words of *question*, mended; none of one that is longer than is read."""
        if len(question) > QUERY_CHARS:
            return frozenset()
        known = (word for word in _split(question) if word in self._known or not word.isdigit())
        return _telling(self._mend(word) for word in known)

    def _is_name(self, words: frozenset[str]) -> bool:
        return bool({words, words - BESIDE_NAMES} & self._names)

    def _likeness(self, words: frozenset[str], slug: str) -> float:
        """Return how near *words* are to one question of the topic, and to all that it is about; 0 to 1."""
        question = max(self._shared(words, asked.words) for asked in self._questions if asked.slug == slug)
        about = self._weight(words & self._about[slug]) / self._weight(words)
        return QUESTION * question + (1 - QUESTION) * about

    def _shared(self, one: frozenset[str], other: frozenset[str]) -> float:
        total = self._weight(one) + self._weight(other)
        return 2 * self._weight(one & other) / total if total else 0.0

    def _weight(self, words: Iterable[str]) -> float:
        return sum(
            self._weights.get(word) or self._rarest * (MOVE if word in self._moves else FOREIGN) for word in words
        )

    def _mend(self, word: str) -> str:
        """Return the known word that *word* was meant to be; *word* itself where none is near."""
        if word in self._known or len(word) < MENDED_CHARS:
            return word
        near = process.extract(word, self._known.keys(), scorer=fuzz.ratio, score_cutoff=ALIKE, limit=1)
        return near[0][0] if near else word


def _asked(topic: Topic) -> tuple[str, ...]:
    return (topic.title, topic.slug, *topic.questions)


def _words(text: str) -> frozenset[str]:
    return _telling(_split(text))


def _split(text: str) -> list[str]:
    """Return the words of *text*: lower case, without accents."""
    decomposed = unicodedata.normalize("NFKD", text.casefold().replace("'", "").replace("’", ""))
    folded = "".join(letter for letter in decomposed if not unicodedata.combining(letter))
    return [word for word in _SEPARATORS.split(folded) if word]


def _telling(words: Iterable[str]) -> frozenset[str]:
    """Return of *words* what tells questions apart: no fillers, no endings."""
    return frozenset(_stem(word) for word in words if word not in FILLERS)


def _stem(word: str) -> str:
    """Return the word that *word* is compared as: without the endings of plurals and verbs, and one of its kind."""
    for endings in ((), PLURALS, VERBS):
        word = _cut(word, endings)
        if word in SAME:
            return SAME[word]
    return word


def _cut(word: str, endings: Iterable[tuple[str, str]]) -> str:
    for ending, left in endings:
        stem = word.removesuffix(ending) + left
        if word.endswith(ending) and len(stem) >= 3 and not word.endswith("ss"):
            doubled = endings is VERBS and stem[-1] == stem[-2] and stem[-1] not in "lsz"
            return stem[:-1] if doubled else stem
    return word


def _about(questions: Iterable[_Question]) -> dict[str, frozenset[str]]:
    about: dict[str, frozenset[str]] = {}
    for question in questions:
        about[question.slug] = about.get(question.slug, frozenset()) | question.words
    return about


def _weights(about: Mapping[str, frozenset[str]]) -> dict[str, float]:
    """Return how much each word tells: 1 for a word of every topic, more the fewer topics have it."""
    owners = Counter(word for words in about.values() for word in words)
    return {word: 1 + math.log(len(about) / count) for word, count in owners.items()}


def _names(catalog: Catalog) -> frozenset[frozenset[str]]:
    return frozenset(_words(name) for name in _called(catalog))


def _called(catalog: Catalog) -> list[str]:
    """Return every name of an exercise, and every word that may mean several."""
    named = [name for exercise in catalog.exercises.values() for name in (exercise.name, *exercise.aliases)]
    return [*named, *catalog.ambiguous]


def _known(catalog: Catalog) -> dict[str, None]:
    """Return every word that is right as it stands, in the order in which one is mended into another."""
    asked = [asked for topic in catalog.topics.values() for asked in _asked(topic)]
    words = [word for text in (*asked, *_called(catalog)) for word in _split(text)]
    return dict.fromkeys([*words, *sorted(FILLERS), *SAME, *sorted(OTHERS)])
