"""Turns a typed phrase into the plain words that exercises are compared by."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable

SHORT_FORMS = {
    "1": "single",
    "2": "two",
    "banded": "band",
    "bb": "barbell",
    "bum": "butt",
    "bw": "bodyweight",
    "db": "dumbbell",
    "dl": "deadlift",
    "ecc": "eccentric",
    "glider": "sliding",
    "gm": "good morning",
    "ham": "hamstring",
    "hammie": "hamstring",
    "hammy": "hamstring",
    "handed": "hand",
    "iso": "isometric",
    "kb": "kettlebell",
    "laying": "lying",
    "legged": "leg",
    "one": "single",
    "physio": "",
    "prone": "lying",
    "rdl": "romanian deadlift",
    "resistance": "",
    "sitting": "seated",
    "sl": "single leg",
    "slide": "sliding",
    "slider": "sliding",
    "slrdl": "single leg romanian deadlift",
    "sock": "towel",
    "stability": "",
    "swiss": "",
    "unilateral": "single leg",
    "unweighted": "bodyweight",
    "yoga": "",
}
"""What is said in several ways, and the way in which it is compared; empty: it tells nothing apart."""

JOINED = {
    "bar bell": "barbell",
    "body weight": "bodyweight",
    "dead lift": "deadlift",
    "dumb bell": "dumbbell",
    "exercise ball": "ball",
    "gym ball": "ball",
    "ham string": "hamstring",
    "kettle bell": "kettlebell",
    "r d l": "rdl",
    "walk out": "walkout",
}
"""Words that some write apart."""

FILLERS = frozenset(
    {
        "a", "about", "am", "an", "and", "any", "are", "at", "be", "can", "correct", "correctly", "could",
        "did", "do", "doe", "doing", "done", "exercise", "explain", "for", "form", "from", "get", "give",
        "gym", "have", "hello", "help", "hey", "hi", "home", "how", "i", "in", "is", "it", "like", "make",
        "me", "move", "movement", "my", "need", "of", "on", "or", "perform", "please", "pls", "plz", "proper",
        "properly", "really", "right", "should", "show", "some", "technique", "tell", "thank", "thanks",
        "that", "the", "them", "there", "these", "thing", "this", "to", "tutorial", "u", "use", "using",
        "video", "want", "way", "we", "what", "whats", "which", "with", "work", "workout", "would", "you",
        "your",
    }
)  # fmt: skip
"""What people put around the name of an exercise."""

OTHERS = frozenset(
    {
        "arm", "assisted", "bar", "bent", "bicep", "block", "box", "bulgarian", "burpee", "cable", "calf",
        "chest", "chin", "clean", "concentric", "cossack", "crunch", "curtsy", "deficit", "dip", "diver",
        "donkey", "elevated", "feet", "fly", "forward", "front", "full", "glide", "goblet", "good", "grip",
        "hack", "hammer", "hex", "hip", "jerk", "jump", "kick", "landmine", "lat", "loaded", "lunge",
        "machine", "marching", "military", "morning", "open", "overhead", "pistol", "plank", "plate", "power",
        "preacher", "press", "pull", "push", "quad", "quadricep", "rack", "razor", "reverse", "ring", "rope",
        "row", "run", "shoulder", "shrug", "side", "sit", "smith", "snatch", "spinal", "split", "sprint",
        "squat", "stance", "step", "strap", "stretch", "suspension", "through", "thrust", "trap", "tricep",
        "trx", "twist", "up", "walking", "wall", "weight", "weighted", "wide",
    }
)  # fmt: skip
"""Words of the gym that are right as they stand: never mended into the name of something else."""

_SEPARATORS = re.compile(r"[^a-z0-9]+")


def split(text: str) -> list[str]:
    """Return the telling words of *text* in order: lower case, singular, without accents and fillers."""
    decomposed = unicodedata.normalize("NFKD", text.casefold().replace("'", "").replace("’", ""))
    folded = "".join(letter for letter in decomposed if not unicodedata.combining(letter))
    spaced = f" {' '.join(singular(word) for word in _SEPARATORS.split(folded) if word)} "
    for apart, joined in JOINED.items():
        spaced = spaced.replace(f" {apart} ", f" {joined} ")
    return [word for word in spaced.split() if word not in FILLERS]


def singular(word: str) -> str:
    """Return *word* without the s of the plural."""
    plural = len(word) > 2 and word.endswith("s") and not word.endswith("ss") and word not in FILLERS
    return word[:-1] if plural else word


def plain(words: Iterable[str]) -> frozenset[str]:
    """Return *words* with short forms written out, as a set: their order does not matter.

    A hamstring curl and a leg curl are the same thing, but for the kneeling one: there the first is a Nordic,
    the second a machine.
    """
    full = {part for word in words for part in SHORT_FORMS.get(word, word).split()}
    if {"hamstring", "curl"} <= full and "kneeling" not in full:
        full = full - {"hamstring"} | {"leg"}
    return frozenset(full)
