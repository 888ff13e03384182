"""What the panels of a chart have in common: the size of the paper, the title, the quieter ink."""

from __future__ import annotations

from catalog.drawing.colours import Theme, mix
from catalog.drawing.lettering import clipped, fitted, width_of, write
from catalog.drawing.scene import Scene

WIDTH = 704
"""Pixels from edge to edge."""

MARGIN = 20.0
"""Pixels that stay free at the edges."""

TITLE, WORDS = 19.0, 16.0
"""Sizes of letters, in pixels."""

LEAST_TITLE = 15.0
"""Size to which a title is made smaller before it is cut."""

HEAD = 34.0
"""Pixels that the title takes."""


def quiet(theme: Theme) -> str:
    """Return the colour of words that are looked at second."""
    return mix(theme.text, theme.card, 0.25)


def grid(theme: Theme) -> str:
    """Return the colour of lines that only guide the eye."""
    return mix(theme.floor, theme.card, 0.62)


def head(scene: Scene, theme: Theme, title: str, aside: str, high: float, room: float) -> float:
    """Write the *title* at the left and the *aside* at the right; return where the aside begins, in pixels.

    Args:
        scene: Where; its unit is the pixel.
        theme: In which colours.
        title: Shortened where the aside leaves too little.
        aside: What the panel says in a few words; may be empty.
        high: The height of the panel; the words stand below it.
        room: Pixels that something else takes at the left of the aside.
    """
    right = WIDTH - MARGIN
    size = fitted(aside, WORDS, (right - MARGIN) * 0.62 - room)
    aside = clipped(aside, size, (right - MARGIN) * 0.62 - room)
    left = right - width_of(aside, size)
    write(scene, (right, high - 12), aside, size, theme.text, "rm")
    free = left - room - MARGIN - 16
    title_size = max(LEAST_TITLE, fitted(title, TITLE, free))
    write(scene, (MARGIN, high - 12), clipped(title, title_size, free), title_size, theme.text, "lm")
    return left
