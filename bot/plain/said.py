"""A plain sentence as the rules look at it."""

from __future__ import annotations

import re
from dataclasses import dataclass

from bot.safety.reading import plain

READ_CHARS = 400
"""How much of a text is read as a sentence; what people say in one is far shorter."""

_POLITE = re.compile(
    r"^(?:(?:hey|hi|hello|hola|ok|okay|so|well|um|please|pls|legday|coach|bot|and|also|then|oh)\b[ ,.!:]*)+(?=\w)"
)
_TAIL = re.compile(r"(?:[ ,]*\b(?:please|pls|plz|thanks|thank you|por favor)\b)?[ .!?…~:)]*$")


@dataclass(frozen=True, slots=True)
class Said:
    """What was typed.

    Attributes:
        typed: As it came, without white space around it.
        whole: In small letters without accents and marks.
        text: The same with its marks, without the courtesies around it.
        asks: Whether it ends as a question.
    """

    typed: str
    whole: str
    text: str
    asks: bool

    def has(self, pattern: re.Pattern[str]) -> bool:
        """Whether *pattern* is found anywhere in the text."""
        return pattern.search(self.text) is not None

    def opens(self, pattern: re.Pattern[str]) -> bool:
        """Whether the text begins with *pattern*."""
        return pattern.match(self.text) is not None


def said(typed: str) -> Said:
    """Return *typed* as the rules look at it."""
    whole = re.sub(r"\s+", " ", plain(typed[:READ_CHARS]))
    bare = _TAIL.sub("", _POLITE.sub("", whole)).strip()
    marks = re.sub(r"[,.!?¡¿:;()]+", " ", whole)
    return Said(typed.strip(), " ".join(marks.split()), bare or whole, whole.rstrip(" .!").endswith("?"))
