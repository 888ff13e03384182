"""Pictures in a terminal: as it can show them, or said in words.

Written here rather than with a library: those that are kept up find out what a terminal can by asking it when they are
imported, and its answers would land between what the person types. What it says of itself in the environment is enough
for these three ways; Sixel, which no terminal announces there, gets coloured half blocks.
"""

from __future__ import annotations

from base64 import standard_b64encode
from collections.abc import Iterator, Mapping
from enum import StrEnum
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING, assert_never

from bot.pictures import Drawn

if TYPE_CHECKING:
    from PIL.Image import Image

MOST_COLUMNS = 72
"""A picture is no wider, however wide the window: then the words below it are still in sight."""

KITTY_CHUNK = 4096
"""Most bytes of base64 in one escape code (https://sw.kovidgoyal.net/kitty/graphics-protocol/#remote-client)."""


class Way(StrEnum):
    """How a terminal shows a picture."""

    KITTY = "kitty"
    ITERM = "iterm"
    BLOCKS = "blocks"
    WORDS = "words"


def way_of(environment: Mapping[str, str]) -> Way:
    """Return the best that the terminal of *environment* can do, as far as it says so."""
    term, program = environment.get("TERM", ""), environment.get("TERM_PROGRAM", "")
    colours = environment.get("COLORTERM") in {"truecolor", "24bit"}
    if "TMUX" in environment or term.startswith(("screen", "tmux")):
        return Way.BLOCKS if colours else Way.WORDS
    if "KITTY_WINDOW_ID" in environment or term in {"xterm-kitty", "xterm-ghostty"}:
        return Way.KITTY
    if program in {"iTerm.app", "WezTerm", "mintty"}:
        return Way.ITERM
    return Way.BLOCKS if colours else Way.WORDS


def is_moving(picture: Drawn) -> bool:
    """Return whether *picture* moves where it is opened."""
    return picture.file.suffix == ".gif"


def shown(picture: Drawn, way: Way, columns: int) -> str:
    """Return what makes a terminal of so many *columns* show *picture*; nothing where words must do.

    Raises:
        OSError: The file is gone.
    """
    width = min(columns, MOST_COLUMNS)
    match way:
        case Way.KITTY:
            return "".join(_kitty(_still_png(picture), width))
        case Way.ITERM:
            return _iterm(picture.file.read_bytes(), width)
        case Way.BLOCKS:
            return "".join(_blocks(_first_frame(picture.file), width))
        case Way.WORDS:
            return ""
        case _:
            assert_never(way)


def _kitty(png: bytes, columns: int) -> Iterator[str]:
    """Give the escape codes that transmit and show (a=T) a PNG (f=100), and forbid the terminal to answer (q=2)."""
    code = standard_b64encode(png).decode()
    control = f"a=T,f=100,q=2,c={columns},"
    for start in range(0, len(code), KITTY_CHUNK):
        more = int(start + KITTY_CHUNK < len(code))
        yield f"\x1b_G{control}m={more};{code[start : start + KITTY_CHUNK]}\x1b\\"
        control = ""
    yield "\n"


def _iterm(content: bytes, columns: int) -> str:
    """Return the escape code of https://iterm2.com/documentation-images.html; it shows GIF moving."""
    code = standard_b64encode(content).decode()
    return f"\x1b]1337;File=inline=1;size={len(content)};width={columns}:{code}\x07\n"


def _blocks(image: Image, columns: int) -> Iterator[str]:
    """Give a line for every two rows of pixels: upper halves of cells in one colour, lower halves in the other."""
    rows = max(1, round(columns * image.height / image.width / 2))
    pixels = image.resize((columns, 2 * rows)).tobytes()
    line = 3 * columns
    for top in range(0, len(pixels), 2 * line):
        cells = (_cell(pixels, top + x, top + line + x) for x in range(0, line, 3))
        yield "".join(cells) + "\x1b[0m\n"


def _cell(pixels: bytes, upper: int, lower: int) -> str:
    fore, back = pixels[upper : upper + 3], pixels[lower : lower + 3]
    return f"\x1b[38;2;{fore[0]};{fore[1]};{fore[2]};48;2;{back[0]};{back[1]};{back[2]}m▀"


def _still_png(picture: Drawn) -> bytes:
    if not is_moving(picture):
        return picture.file.read_bytes()
    png = BytesIO()
    _first_frame(picture.file).save(png, "PNG")
    return png.getvalue()


def _first_frame(file: Path) -> Image:
    from PIL import Image

    with Image.open(file) as image:
        return image.convert("RGB")
