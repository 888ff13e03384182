"""Puts words on a scene, also those that Pillow's own typeface has no letters for: it has ASCII and little more.

Accents, dashes and the like are drawn over and between its letters, so that no other typeface is needed.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from catalog.drawing.geometry import Point
from catalog.drawing.raster import font
from catalog.drawing.scene import Scene, disc, rectangle

LEAST = 11.0
"""Smallest size of words, in pixels, that is still read on a phone."""

PLAIN = str.maketrans({"\N{NO-BREAK SPACE}": " ", "\N{NARROW NO-BREAK SPACE}": " ", "’": "'", "⟦": "[", "⟧": "]"})
"""Signs that look like one that the typeface has."""

DASHES = {"–": 0.5, "—": 0.9, "−": 0.55}
"""How long a dash is, in sizes of the letters."""

ACUTE, GRAVE, CIRCUMFLEX, TILDE, DOTS = "\u0301", "\u0300", "\u0302", "\u0303", "\u0308"

STROKES: dict[str, tuple[Point, ...]] = {
    ACUTE: ((-0.05, 0.03), (0.09, 0.16)),
    GRAVE: ((0.05, 0.03), (-0.09, 0.16)),
    CIRCUMFLEX: ((-0.13, 0.03), (0.0, 0.15), (0.13, 0.03)),
    TILDE: ((-0.16, 0.05), (-0.09, 0.11), (0.0, 0.08), (0.09, 0.05), (0.16, 0.11)),
}
"""Marks above a letter, in sizes of it, from the middle of its top."""


@dataclass(frozen=True, slots=True)
class Measures:
    """Heights above the baseline and the width of a stem, in pixels, at one size of the letters."""

    small: float
    capital: float
    stem: float
    middle: float

    @classmethod
    @lru_cache(maxsize=32)
    def of(cls, size: float) -> Measures:
        """Return those of letters *size* pixels high."""
        ascent, descent = font(size).getmetrics()
        small, capital = (-font(size).getbbox(letter, anchor="ls")[1] for letter in "xH")
        left, _, right, _ = font(size).getbbox("l", anchor="ls")
        return cls(small, capital, min(right - left, 0.11 * size), (ascent - descent) / 2)


@dataclass(frozen=True, slots=True)
class Piece:
    """Letters of the typeface in one go, or one sign that is drawn.

    Attributes:
        marks: The number of the letter and the mark above it.
    """

    letters: str
    drawn: bool = False
    marks: tuple[tuple[int, str], ...] = ()


def write(scene: Scene, at: Point, words: str, size: float, colour: str, anchor: str = "lm") -> None:
    """Write *words* in one line on *scene*, whose unit is the pixel.

    Args:
        scene: Where.
        at: Pixels, y up, of what *anchor* names.
        words: Signs that neither the typeface has nor this module draws are left out.
        size: Height of the letters' box, in pixels.
        colour: #RRGGBB.
        anchor: Across "l", "m" or "r"; then "m" (middle) or "s" (baseline).
    """
    x, y = at
    x -= width_of(words, size) * {"l": 0.0, "m": 0.5, "r": 1.0}[anchor[0]]
    y -= Measures.of(size).middle if anchor[1] == "m" else 0.0
    for piece in _pieces(words):
        if piece.drawn:
            _draw(scene, piece.letters, (x, y), size, colour)
        else:
            scene.text((x, y), piece.letters, size, colour, "ls")
        for index, mark in piece.marks:
            _mark(scene, piece, index, mark, (x, y), size, colour)
        x += _width(piece, size)


def width_of(words: str, size: float) -> float:
    """Return how many pixels *words* take from left to right."""
    return sum(_width(piece, size) for piece in _pieces(words))


def fitted(words: str, size: float, room: float) -> float:
    """Return *size*, or the size at which *words* are *room* pixels wide, but never less than `LEAST`."""
    return max(LEAST, min(size, size * room / max(width_of(words, size), 1.0)))


def clipped(words: str, size: float, room: float) -> str:
    """Return *words*, or as many of their first letters as *room* pixels hold, with an ellipsis."""
    kept = words
    while kept and width_of(words if kept == words else f"{kept}…", size) > room:
        kept = kept[:-1].rstrip()
    return words if kept == words else f"{kept}…"


@lru_cache(maxsize=256)
def _pieces(words: str) -> tuple[Piece, ...]:
    return tuple(_split(words))


def _split(words: str) -> Iterator[Piece]:
    letters, marks = "", list[tuple[int, str]]()
    for sign in unicodedata.normalize("NFC", words.translate(PLAIN)):
        base, *rest = tuple(unicodedata.normalize("NFD", sign))
        mark = rest[0] if rest and (rest[0] in STROKES or rest[0] == DOTS) else None
        if sign in DASHES or sign == "×" or (base == "i" and mark):
            yield from (Piece(letters, marks=tuple(marks)),) if letters else ()
            yield Piece(base, drawn=True, marks=((0, mark),) if mark else ())
            letters, marks = "", []
        elif _has(base):
            letters += base
            marks += [(len(letters) - 1, mark)] if mark else []
    if letters:
        yield Piece(letters, marks=tuple(marks))


@lru_cache(maxsize=256)
def _has(letter: str) -> bool:
    """Return whether the typeface has *letter*: what it lacks is shown as the same empty box."""
    box = font(20.0).getmask("\uffff")
    mask = font(20.0).getmask(letter)
    return letter == " " or (mask.size, bytes(mask)) != (box.size, bytes(box))


def _width(piece: Piece, size: float) -> float:
    if piece.letters in DASHES:
        return (DASHES[piece.letters] + 0.08) * size
    return float(font(size).getlength("+" if piece.letters == "×" else piece.letters))


def _draw(scene: Scene, sign: str, at: Point, size: float, colour: str) -> None:
    (x, y), measures, width = at, Measures.of(size), _width(Piece(sign, drawn=True), size)
    thin, half = measures.stem * 0.8, measures.small / 2
    if sign == "i":
        left = x + (width - measures.stem) / 2
        scene.polygon(rectangle(left, y, left + measures.stem, y + measures.small), colour)
    elif sign == "×":
        middle, arm = x + width / 2, 0.16 * size
        for way in (arm, -arm):
            scene.line([(middle - arm, y + half - way), (middle + arm, y + half + way)], colour, thin)
    else:
        scene.polygon(
            rectangle(x + 0.04 * size, y + half - thin / 2, x + width - 0.04 * size, y + half + thin / 2), colour
        )


def _mark(scene: Scene, piece: Piece, index: int, mark: str, at: Point, size: float, colour: str) -> None:
    measures, letters = Measures.of(size), piece.letters
    before, after = (float(font(size).getlength(letters[:end])) for end in (index, index + 1))
    x = at[0] + (before + after) / 2
    y = at[1] + (measures.capital if letters[index].isupper() else measures.small) + 0.05 * size
    if mark == DOTS:
        for side in (-0.11, 0.11):
            scene.polygon(disc((x + side * size, y + 0.08 * size), measures.stem * 0.6, sides=12), colour)
        return
    scene.line([(x + dx * size, y + dy * size) for dx, dy in STROKES[mark]], colour, measures.stem * 0.85)
