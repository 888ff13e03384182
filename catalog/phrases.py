"""Turns a typed phrase into the plain words that exercises are compared by."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable

from catalog import spanish

SHORT_FORMS = spanish.WORDS | {
    "1": "single",
    "2": "two",
    "backward": "back",
    "banded": "band",
    "bb": "barbell",
    "bstance": "b stance",
    "buddy": "partner",
    "bum": "butt",
    "bw": "bodyweight",
    "db": "dumbbell",
    "dl": "deadlift",
    "ecc": "eccentric",
    "ext": "extension",
    "foot": "feet",
    "friend": "partner",
    "glider": "sliding",
    "gm": "goodmorning",
    "good": "",
    "ham": "hamstring",
    "hammie": "hamstring",
    "hammy": "hamstring",
    "handed": "hand",
    "hexbar": "hex bar",
    "iso": "isometric",
    "kb": "kettlebell",
    "laying": "lying",
    "legged": "leg",
    "loaded": "weighted",
    "mate": "partner",
    "one": "single",
    "physio": "",
    "prone": "lying",
    "pullthrough": "pull through",
    "pullthru": "pull through",
    "rdl": "romanian deadlift",
    "resistance": "",
    "rev": "reverse",
    "reversed": "reverse",
    "sitting": "seated",
    "sl": "single leg",
    "slide": "sliding",
    "slider": "sliding",
    "slrdl": "single leg romanian deadlift",
    "sock": "towel",
    "somebody": "partner",
    "someone": "partner",
    "stability": "",
    "swiss": "",
    "swissball": "ball",
    "thru": "through",
    "unilateral": "single leg",
    "unloaded": "bodyweight",
    "unweighted": "bodyweight",
    "weight": "weighted",
    "yoga": "",
}
"""What is said in several ways, and the way in which it is compared; empty: it tells nothing apart."""

JOINED = spanish.PHRASES | {
    "bar bell": "barbell",
    "body weight": "bodyweight",
    "dead lift": "deadlift",
    "dumb bell": "dumbbell",
    "exercise ball": "ball",
    "good morning": "goodmorning",
    "gym ball": "ball",
    "ham string": "hamstring",
    "kettle bell": "kettlebell",
    "no equipment": "bodyweight",
    "no kit": "bodyweight",
    "no weight": "bodyweight",
    "r d l": "rdl",
    "walk out": "walkout",
    "without equipment": "bodyweight",
    "without kit": "bodyweight",
    "without weight": "bodyweight",
}
"""Words that some write apart."""

FILLERS = spanish.FILLERS | frozenset(
    {
        "a", "about", "actually", "again", "also", "am", "an", "and", "any", "are", "at", "be", "been", "begin",
        "beginner", "best", "better", "can", "check", "correct", "correctly", "could", "cue", "demo",
        "demonstrate", "describe", "detail", "did", "do", "doe", "does", "doing", "done", "dont", "ever",
        "everything", "exactly", "exercise", "explain", "for", "form", "from", "get", "give", "go", "gonna",
        "great", "guide", "gym", "had", "has", "have", "hello", "help", "her", "hey", "hi", "him", "his",
        "home", "how", "i", "id", "if", "im", "in", "info", "information", "instruction", "is", "it", "ive",
        "just", "know", "learn", "lemme", "let", "like", "look", "make", "many", "maybe", "me", "mean", "more",
        "move", "movement", "much", "my", "name", "named", "need", "now", "of", "ok", "okay", "on", "or", "our",
        "perfect", "perform", "photo", "pic", "picture", "please", "pls", "plz", "proper", "properly", "quick",
        "quickly", "really", "rep", "repetition", "right", "routine", "safe", "safely", "say", "set", "setup",
        "should", "show", "so", "some", "start", "teach", "technique", "tell", "thank", "thanks", "that", "the",
        "their", "them", "there", "these", "they", "thing", "this", "tip", "to", "today", "too", "train",
        "training", "try", "trying", "tutorial", "u", "use", "using", "video", "wanna", "want", "warm",
        "warmup", "was", "way", "we", "were", "what", "whats", "when", "where", "which", "who", "why", "will",
        "with", "work", "workout", "would", "yes", "you", "your",
    }
)  # fmt: skip
"""What people put around the name of an exercise."""

OTHERS = frozenset(
    {
        "arm", "assisted", "bar", "bent", "bicep", "block", "box", "bulgarian", "burpee", "cable", "calf",
        "chest", "chin", "clean", "concentric", "cossack", "crunch", "curtsy", "deficit", "dip", "diver",
        "donkey", "elevated", "feet", "fly", "forward", "front", "full", "glide", "goblet", "grip", "hack",
        "hammer", "hex", "hip", "holding", "jerk", "jump", "kick", "landmine", "lat", "loaded", "lunge",
        "machine", "marching", "military", "morning", "open", "overhead", "pistol", "plank", "plate", "power",
        "preacher", "press", "pull", "push", "quad", "quadricep", "rack", "razor", "reverse", "ring", "rope",
        "row", "run", "shoulder", "shrug", "side", "sit", "smith", "snatch", "spinal", "split", "sprint",
        "squat", "stance", "step", "strap", "stretch", "suspension", "through", "thrust", "trap", "tricep",
        "trx", "twist", "up", "walking", "wall", "weight", "weighted", "wide",
    }
)  # fmt: skip
"""Words of the gym that are right as they stand: never mended into the name of something else."""

KIT_WORDS = {
    "bench": ("chair", "couch", "sofa", "bed", "stool"),
    "box": ("stair", "block"),
    "stability_ball": ("physioball",),
    "suspension_trainer": ("trx", "strap", "ring"),
    "long_band": ("elastic", "loop"),
    "mini_band": ("elastic", "loop"),
    "sliders": ("slippery", "floor"),
    "cable_machine": ("pulley", "rope"),
    "barbell": ("bar",),
    "dumbbell": ("weight",),
    "kettlebell": ("weight", "bell"),
    "weight_plate": ("weight",),
    "foot_anchor": ("anchored", "held"),
}
"""What people call a piece of kit, besides its name."""

POSITION_WORDS = {
    "standing": "up",
    "seated": "sit down",
    "supine": "lie lying back up floor",
    "prone": "lie lying face down stomach belly front",
    "kneeling": "kneel knee",
    "machine": "",
}
"""What people say about how the body is held, besides the position's name."""

SIBILANTS = ("ches", "shes", "sses", "xes")
"""Ends of plurals that have an e before their s."""

_SEPARATORS = re.compile(r"[^a-z0-9]+")


def folded(text: str) -> str:
    """Return *text* in lower case, without accents and apostrophes."""
    decomposed = unicodedata.normalize("NFKD", text.casefold().replace("'", "").replace("’", ""))
    return "".join(letter for letter in decomposed if not unicodedata.combining(letter))


def split(text: str) -> list[str]:
    """Return the telling words of *text* in order: lower case, singular, without accents and fillers."""
    spaced = f" {' '.join(singular(word) for word in _SEPARATORS.split(folded(text)) if word)} "
    for apart, joined in JOINED.items():
        spaced = spaced.replace(f" {apart} ", f" {joined} ")
    return [word for word in spaced.split() if word not in FILLERS]


def singular(word: str) -> str:
    """Return *word* without the s or es of the plural."""
    if word in FILLERS or len(word) < 3 or word.endswith("ss"):
        return word
    return word[:-2] if word.endswith(SIBILANTS) else word.removesuffix("s")


def plain(words: Iterable[str]) -> frozenset[str]:
    """Return *words* with short forms written out, as a set: their order does not matter.

    A hamstring curl and a leg curl are the same thing, but for the kneeling one: there the first is a Nordic,
    the second a machine.
    """
    full = {part for word in words for part in SHORT_FORMS.get(word, word).split()}
    if {"hamstring", "curl"} <= full and "kneeling" not in full:
        full = full - {"hamstring"} | {"leg"}
    return frozenset(full)
