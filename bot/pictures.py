"""Pictures as the core names them: a description, of which an artist makes a file when it is to be shown."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Iterable
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

ALT_CHARS = 1024
"""Longest alternative text (Discord: https://discord.com/developers/docs/resources/message#attachment-object)."""


class DrawingKind(StrEnum):
    """What is drawn."""

    STILL = "still"
    LOOP = "loop"
    MISTAKE = "mistake"
    SESSION = "session"
    ANATOMY = "anatomy"
    CHART = "chart"


class Theme(StrEnum):
    """The colours of a card."""

    LIGHT = "light"
    DARK = "dark"


@dataclass(frozen=True, slots=True)
class Drawing:
    """Describes a picture completely: equal descriptions are equal pictures.

    Attributes:
        of: An exercise's slug, or those of a session (`together`); the name of a muscle; the name of a chart.
        data: What else it depends on, as compact JSON: a mistake's place in the exercise's list, labels in the
            person's language, the figures of a chart. Empty: nothing else.
    """

    kind: DrawingKind
    of: str
    theme: Theme = Theme.LIGHT
    data: str = ""

    @property
    def suffix(self) -> str:
        """The ending of its file: GIF for what moves, PNG for the rest."""
        return ".gif" if self.kind is DrawingKind.LOOP else ".png"

    @property
    def personal(self) -> bool:
        """Whether it is made for one person: no platform's copy of it is remembered, as nobody else will see it."""
        return self.kind in {DrawingKind.CHART, DrawingKind.SESSION}


BETWEEN_SLUGS = "+"


def together(slugs: Iterable[str]) -> str:
    """Return what several exercises are called in a drawing."""
    return BETWEEN_SLUGS.join(slugs)


def apart(of: str) -> list[str]:
    """Return the exercises that `together` made *of* from."""
    return of.split(BETWEEN_SLUGS)


@dataclass(frozen=True, slots=True)
class Picture:
    """A drawing that goes with the words of a reply.

    Attributes:
        alt: What is seen, for who cannot see it: 1 to `ALT_CHARS` characters, in the person's language.
    """

    drawing: Drawing
    alt: str

    def __post_init__(self) -> None:
        if not 1 <= len(self.alt) <= ALT_CHARS:
            raise ValueError(f"an alternative text has 1 to {ALT_CHARS} characters, not {len(self.alt)}: {self.alt!r}")


@dataclass(frozen=True, slots=True)
class Drawn:
    """A picture as an adapter shows it.

    Attributes:
        file: A whole PNG or GIF. The same name is the same picture for ever, on every machine.
    """

    file: Path
    alt: str


Draw = Callable[[Drawing], Awaitable[Path | None]]
"""Gives the file of a drawing; None where there is none now: the words go without it. Never raises, never long."""


async def draw_nothing(_drawing: Drawing) -> Path | None:
    """Give no picture: for who has switched them off."""
    return None


async def drawn(picture: Picture | None, draw: Draw) -> Drawn | None:
    """Return *picture* as it can be shown, or None where there is none or it cannot be drawn now."""
    file = await draw(picture.drawing) if picture else None
    return Drawn(file, picture.alt) if picture and file else None
