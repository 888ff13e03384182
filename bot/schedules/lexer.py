"""Text to tokens: words, numbers and marks, each knowing where in the text it stood."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Container, Iterator
from dataclasses import dataclass, replace
from enum import Enum

from bot.schedules.spelling import corrected

_TOKEN = re.compile(
    r"(?P<slip>2(?:morrow|moro|nite)\b)|(?P<number>[0-9]+)|(?P<half>[ap] ?\. ?m\b\.?)"
    r"|(?P<word>[^\W\d_](?:[^\W\d_]|')*)|(?P<mark>\S)"
)
_LONGEST_NUMBER = 8
"""Digits of a number that can mean a time or a date; a longer one is a mark."""

_LIKE = {
    "‘": "'", "’": "'", "´": "'", "`": "'", "“": '"', "”": '"', "„": '"', "«": '"', "»": '"',
    "‐": "-", "‑": "-", "‒": "-", "–": "-", "—": "-", "―": "-", "−": "-", "⁄": "/", "∶": ":",
}  # fmt: skip
"""Characters that people's keyboards put where a plainer one is meant."""

_UNSEEN = frozenset({"Cf", "Mn", "Me", "Cc"})
"""Unicode categories of characters that mean nothing here: formats, joiners, accents apart, controls."""


class Kind(Enum):
    """What a token is."""

    NUMBER = "number"
    WORD = "word"
    MARK = "mark"
    END = "end"


@dataclass(frozen=True, slots=True)
class Token:
    """A piece of the text.

    Attributes:
        text: In small letters, slips corrected.
        start: Where it begins in the text as typed; *end* is where it stops.
        glued: Whether it follows the token before it without a space.
        quoted: Whether it stands inside quotation marks.
    """

    kind: Kind
    text: str
    start: int
    end: int
    glued: bool
    quoted: bool = False


_END = Token(Kind.END, "", 0, 0, glued=False)


@dataclass(frozen=True, slots=True)
class Text:
    """What was typed, and its tokens; asking beyond either end gives an empty token."""

    typed: str
    tokens: tuple[Token, ...]

    def __len__(self) -> int:
        return len(self.tokens)

    def at(self, place: int) -> Token:
        """Return the token at *place*."""
        return self.tokens[place] if 0 <= place < len(self.tokens) else _END

    def word(self, place: int) -> str:
        """Return the word or mark at *place*; empty for a number or the end."""
        token = self.at(place)
        return "" if token.kind is Kind.NUMBER or token.quoted else token.text

    def digits(self, place: int) -> str:
        """Return the digits at *place*; empty where no number stands."""
        token = self.at(place)
        return token.text if token.kind is Kind.NUMBER and not token.quoted else ""

    def skip(self, place: int, words: Container[str]) -> int:
        """Return the place after *place* if one of *words* stands there, else *place*."""
        word = self.word(place)
        return place + 1 if word and word in words else place

    def says(self, place: int, *words: str) -> bool:
        """Return whether exactly *words* stand at *place*."""
        return all(self.word(place + offset) == word for offset, word in enumerate(words))

    def between(self, start: int, stop: int) -> str:
        """Return what was typed from token *start* up to, not including, token *stop*."""
        return self.typed[self.at(start).start : self.at(stop - 1).end] if start < stop else ""


def unquoted(text: Text) -> Text:
    """Return *text* with what stands in quotation marks read like the rest."""
    return replace(text, tokens=tuple(replace(token, quoted=False) for token in text.tokens))


def read(typed: str) -> Text:
    """Return *typed* as tokens, in time linear in its length."""
    plain, places = _plain(typed)
    places.append(len(typed))
    return Text(typed, tuple(_tokens(plain, places)))


def _plain(typed: str) -> tuple[str, list[int]]:
    """Return *typed* in small, plain characters, and for each of them its place in *typed*."""
    characters: list[str] = []
    places: list[int] = []
    for place, character in enumerate(typed):
        for plain in _plain_character(character):
            characters.append(plain)
            places.append(place)
    return "".join(characters), places


def _plain_character(character: str) -> str:
    if character.isascii():
        return character.lower() if character.isprintable() or character.isspace() else ""
    if character in _LIKE:
        return _LIKE[character]
    if unicodedata.category(character) in _UNSEEN:
        return ""
    decimal = unicodedata.decimal(character, None)
    if decimal is not None:
        return str(decimal)
    return "".join(_LIKE.get(part, part) for part in unicodedata.normalize("NFKC", character).casefold())


def _tokens(plain: str, places: list[int]) -> Iterator[Token]:
    end, quoted = 0, False
    closing = plain.count('"')
    for match in _TOKEN.finditer(plain):
        if match["mark"] == '"':
            closing -= 1
            quoted = not quoted and closing > 0
        start = match.start()
        last = places[match.end() - 1]
        yield Token(*_kind(match), places[start], last + 1, start == end and start > 0, quoted)
        end = match.end()


def _kind(match: re.Match[str]) -> tuple[Kind, str]:
    text = match[0]
    if match["number"]:
        return (Kind.NUMBER if len(text) <= _LONGEST_NUMBER else Kind.MARK), text
    if match["half"]:
        return Kind.WORD, text[0] + "m"
    return (Kind.WORD, corrected(text)) if match["word"] or match["slip"] else (Kind.MARK, text)
