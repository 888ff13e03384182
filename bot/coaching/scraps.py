"""A typed line from which one meaning after the other is taken, until only a name is left."""

from __future__ import annotations

import re

GAP = "|"
"""Stands where something was taken out, so that what was apart does not become one."""

_SPELLINGS = str.maketrans({"×": "x", "✕": "x", "–": "-", "—": "-", "−": "-", "’": "'", "″": "s", GAP: " ", "(": " ",
                            ")": " ", "\N{NO-BREAK SPACE}": " ", "!": " "})  # fmt: skip

_NUMBER_WORDS = {
    "two": "2", "three": "3", "four": "4", "five": "5", "six": "6", "seven": "7", "eight": "8", "nine": "9",
    "ten": "10", "eleven": "11", "twelve": "12", "fifteen": "15", "twenty": "20", "thirty": "30",
}  # fmt: skip
"""Without "one", which is a leg's, an arm's or a person's more often than a count."""

_LOOSE = frozenset(
    {
        "a", "about", "also", "and", "at", "did", "do", "done", "each", "felt", "finished", "for", "had", "i", "i've",
        "in", "it", "just", "ive", "log", "logged", "my", "of", "on", "rep", "reps", "set", "sets", "some", "that",
        "then", "times", "today", "total", "was", "were", "with", "x", "@", "-", "+", "/",
    }
)  # fmt: skip
"""Words that stand around numbers and say nothing by themselves; inside a name they stay."""


class Scraps:
    """What is left of a line.

    Args:
        text: As typed.
    """

    def __init__(self, text: str) -> None:
        spelled = " ".join(text.casefold().translate(_SPELLINGS).split())
        self.left = " ".join(_NUMBER_WORDS.get(word, word) for word in spelled.split(" "))

    def take(self, pattern: re.Pattern[str]) -> re.Match[str] | None:
        """Take the first match out and return it; None where there is none."""
        found = pattern.search(self.left)
        if found:
            self.left = f"{self.left[: found.start()]}{GAP}{self.left[found.end() :]}"
        return found

    def rewrite(self, pattern: re.Pattern[str], by: str) -> bool:
        """Put *by* in the place of every match and return whether there was one."""
        self.left, count = pattern.subn(by, self.left)
        return count > 0

    def name(self) -> str:
        """Return what was not taken, without the words that only stood around it."""
        return " ".join(filter(None, (_trimmed(part) for part in self.left.split(GAP))))


def _trimmed(part: str) -> str:
    words = [word for word in (word.strip(".,;:!?") for word in part.split()) if word]
    while words and words[0] in _LOOSE:
        del words[0]
    while words and words[-1] in _LOOSE:
        del words[-1]
    return " ".join(words)
