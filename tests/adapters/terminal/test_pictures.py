"""Pictures in terminals of every kind, and said in words where none can be shown."""

from __future__ import annotations

import re
from base64 import standard_b64decode
from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image

from adapters.terminal.pictures import KITTY_CHUNK, MOST_COLUMNS, Way, shown, way_of
from bot.pictures import Drawn

SIZE = (40, 30)
RED, BLUE = (200, 0, 0), (0, 0, 200)


def picture(folder: Path, suffix: str = ".png", size: tuple[int, int] = SIZE) -> Drawn:
    """Make a picture that is red above and blue below; a moving one turns white."""
    image = Image.new("RGB", size, RED)
    image.paste(BLUE, (0, size[1] // 2, *size))
    path = folder / f"bridge{suffix}"
    if suffix == ".gif":
        image.save(path, save_all=True, append_images=[Image.new("RGB", size, "white")], duration=100)
    else:
        image.save(path)
    return Drawn(path, "A bridge")


@pytest.mark.parametrize(
    ("environment", "way"),
    [
        ({"TERM": "xterm-kitty"}, Way.KITTY),
        ({"TERM": "xterm-256color", "KITTY_WINDOW_ID": "1"}, Way.KITTY),
        ({"TERM": "xterm-ghostty", "COLORTERM": "truecolor"}, Way.KITTY),
        ({"TERM": "xterm-256color", "TERM_PROGRAM": "iTerm.app", "COLORTERM": "truecolor"}, Way.ITERM),
        ({"TERM": "xterm-256color", "TERM_PROGRAM": "WezTerm"}, Way.ITERM),
        ({"TERM": "xterm-256color", "COLORTERM": "truecolor"}, Way.BLOCKS),
        ({"TERM": "xterm-direct", "COLORTERM": "24bit"}, Way.BLOCKS),
        ({"TERM": "tmux-256color", "KITTY_WINDOW_ID": "1", "COLORTERM": "truecolor"}, Way.BLOCKS),
        ({"TERM": "screen", "TERM_PROGRAM": "iTerm.app"}, Way.WORDS),
        ({"TERM": "dumb"}, Way.WORDS),
        ({}, Way.WORDS),
    ],
)
def test_a_terminal_is_known_by_what_it_says_of_itself(environment: dict[str, str], way: Way) -> None:
    assert way_of(environment) is way


def test_kitty_gets_the_whole_picture_in_pieces_it_can_take(tmp_path: Path) -> None:
    large = Drawn(tmp_path / "noise.png", "Noise")
    Image.effect_noise((200, 200), 80).save(large.file)

    codes = re.findall(r"\x1b_G([^;]*);([^\x1b]*)\x1b\\", shown(large, Way.KITTY, 100))

    assert len(codes) > 1
    assert codes[0][0] == f"a=T,f=100,q=2,c={MOST_COLUMNS},m=1"
    assert [control for control, _piece in codes[1:]] == ["m=1"] * (len(codes) - 2) + ["m=0"]
    assert max(len(piece) for _control, piece in codes) <= KITTY_CHUNK
    assert standard_b64decode("".join(piece for _control, piece in codes)) == large.file.read_bytes()


def test_kitty_gets_the_first_frame_of_what_moves(tmp_path: Path) -> None:
    code = shown(picture(tmp_path, ".gif"), Way.KITTY, 40)

    png = Image.open(BytesIO(standard_b64decode(code.partition(";")[2].partition("\x1b")[0])))
    assert (png.format, png.size, png.convert("RGB").getpixel((0, 0))) == ("PNG", SIZE, RED)


@pytest.mark.parametrize("suffix", [".png", ".gif"])
def test_iterm_gets_the_file_as_it_is(suffix: str, tmp_path: Path) -> None:
    drawn = picture(tmp_path, suffix)
    content = drawn.file.read_bytes()

    code = shown(drawn, Way.ITERM, 40)

    assert code.startswith(f"\x1b]1337;File=inline=1;size={len(content)};width=40:")
    assert code.endswith("\x07\n")
    assert standard_b64decode(code.partition(":")[2].removesuffix("\x07\n")) == content


@pytest.mark.parametrize("suffix", [".png", ".gif"])
def test_coloured_blocks_keep_the_shape_and_the_colours(suffix: str, tmp_path: Path) -> None:
    lines = shown(picture(tmp_path, suffix), Way.BLOCKS, 20).splitlines()

    assert len(lines) == round(20 * 30 / 40 / 2)
    assert {line.count("▀") for line in lines} == {20}
    assert "\x1b[38;2;200;0;0;48;2;200;0;0m" in lines[0]
    assert "\x1b[38;2;0;0;200;48;2;0;0;200m" in lines[-1]
    assert all(line.endswith("\x1b[0m") for line in lines)


@pytest.mark.parametrize("size", [(1, 1), (1000, 1), (1, 200)])
def test_no_picture_is_too_small_or_too_long_for_blocks(size: tuple[int, int], tmp_path: Path) -> None:
    lines = shown(picture(tmp_path, size=size), Way.BLOCKS, 1000).splitlines()

    assert {line.count("▀") for line in lines} == {MOST_COLUMNS}


def test_where_nothing_can_be_shown_nothing_is_written(tmp_path: Path) -> None:
    assert shown(picture(tmp_path), Way.WORDS, 80) == ""
