"""A reply's picture in both terminal chats."""

from __future__ import annotations

import io
import json
import random
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from adapters.terminal.scripted import Script
from adapters.terminal.talk import Talk
from bot.clock import SteadyClock
from bot.core import build_core
from bot.messages import Handle, Paragraph, Platform, Reply, Request
from bot.pictures import Draw, Drawing, DrawingKind, Picture, draw_nothing
from bot.reminders import Reach
from bot.store import open_store
from tests.bot.artist.sketcher import GIF, png

NOW = datetime(2026, 3, 27, 12, tzinfo=UTC)
STILL = Picture(Drawing(DrawingKind.STILL, "glute-bridge"), "A bridge\x1b[2J")
MOVING = Picture(Drawing(DrawingKind.LOOP, "glute-bridge"), "A bridge, moving")
KITTY = {"TERM": "xterm-kitty"}
ITERM = {"TERM": "xterm", "TERM_PROGRAM": "iTerm.app"}


class Screenshot(io.StringIO):
    """Standard output that says it is a terminal."""

    def isatty(self) -> bool:
        return True


def answering(picture: Picture) -> Handle:
    async def handle(_request: Request) -> Reply:
        return Reply((Paragraph("Lift your hips"),), picture=picture)

    return handle


async def talked(
    folder: Path, picture: Picture, environment: dict[str, str], monkeypatch: pytest.MonkeyPatch, output: io.StringIO
) -> str:
    async def draw(drawing: Drawing) -> Path:
        file = folder / f"drawn{drawing.suffix}"
        file.write_bytes(GIF if drawing.kind is DrawingKind.LOOP else png())
        return file

    monkeypatch.setattr("sys.stdout", output)
    monkeypatch.setattr("sys.stdin", io.StringIO("/explain glute-bridge\n"))
    async with open_store(str(folder / "chat.db")) as store:
        await Talk(answering(picture), store, SteadyClock(NOW), "ann", draw, environment).run()
    return output.getvalue()


async def test_a_terminal_that_can_shows_the_picture_above_its_words(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    seen = await talked(tmp_path, STILL, KITTY, monkeypatch, Screenshot())

    assert 0 < seen.index("\x1b_Ga=T") < seen.index("Lift your hips")
    assert str(tmp_path) not in seen


async def test_one_that_cannot_move_a_picture_says_where_it_moves(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    kitty = await talked(tmp_path, MOVING, KITTY, monkeypatch, Screenshot())
    iterm = await talked(tmp_path, MOVING, ITERM, monkeypatch, Screenshot())

    assert f"It moves here: {tmp_path / 'drawn.gif'}" in kitty
    assert "]1337;File" in iterm
    assert str(tmp_path) not in iterm


@pytest.mark.parametrize("output", [io.StringIO, Screenshot])
async def test_one_that_can_show_none_and_a_pipe_get_what_is_seen_in_words_below_the_answer(
    output: type[io.StringIO], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    environment = KITTY if output is io.StringIO else {"TERM": "dumb"}

    seen = await talked(tmp_path, STILL, environment, monkeypatch, output())

    assert f"Picture: A bridge[2J It is here: {tmp_path / 'drawn.png'}" in seen
    assert seen.index("Lift your hips") < seen.index("Picture:")
    assert "_Ga=T" not in seen


async def test_a_script_is_told_the_file_and_the_words_of_a_picture_and_a_button_of_it_can_be_pressed_later(
    tmp_path: Path,
) -> None:
    async def draw(drawing: Drawing) -> Path:
        file = tmp_path / f"{drawing.kind}{drawing.suffix}"
        file.write_bytes(png())
        return file

    card, moving = await played(tmp_path, draw)

    assert card["picture"]["file"] == str(tmp_path / "still.png")
    assert card["picture"]["alt"].startswith("Romanian Deadlift, from the side")
    assert moving["picture"]["file"] == str(tmp_path / "loop.gif")
    assert moving["replaces"] == card["id"]


async def test_without_a_picture_the_words_come_alone(tmp_path: Path) -> None:
    card, moving = await played(tmp_path, draw_nothing)

    assert (card["picture"], moving["picture"]) == (None, None)
    assert "One repetition" in moving["text"]


async def played(folder: Path, draw: Draw) -> list[dict[str, Any]]:
    written: list[str] = []
    clock = SteadyClock(NOW)

    async def wait(to: datetime) -> None:
        clock.move_to(to)

    lines = [json.dumps({"say": "/explain rdl"}), json.dumps({"press": "Move"})]
    async with open_store(str(folder / "chat.db")) as store:
        core = build_core(store, clock, random.Random(1), [Reach(Platform.TERMINAL)])
        script = Script(core.app.handle, store, clock, offset=UTC, wait=wait, write=written.append, draw=draw)
        core.senders[Platform.TERMINAL] = script.screen
        await script.play(lines, core.courier)
    return [message for text in written if "id" in (message := json.loads(text))]
