"""Pictures in `legday run`, drawn by a process of its own, on both local platforms."""

from __future__ import annotations

import asyncio
import os
import select
import sys
from pathlib import Path

import pytest

from bot.artist.shelf import is_whole
from tests.child import PATIENCE, Child
from tests.test_run import ANN, World, world

HERE = "still-romanian-deadlift", "loop-romanian-deadlift"


async def start(both: World, *platforms: str, pictures: str = "") -> Child:
    settings = both.settings | {"LEGDAY_PICTURES": pictures}
    child = await Child.start(["run", *platforms], settings, both.folder)
    await child.hears("serving")
    return child


def drawn(folder: Path) -> set[str]:
    """Return what lies in the user's own cache folder, by kind and exercise."""
    files = (folder / ".cache" / "legday" / "pictures").iterdir()
    return {path.name.rpartition("-")[0] for path in files if is_whole(path)}


async def test_a_card_comes_with_its_picture_and_the_button_moves_it_in_the_same_message(tmp_path: Path) -> None:
    async with world(tmp_path) as both:
        child = await start(both)
        both.ann.says("/explain rdl")
        card = await both.telegram.wait_for_message(ANN)
        still = card.picture
        await both.telegram.wait_for_answer(both.ann.presses(card, "Move"))
        asked = await (await both.bob.runs("explain", exercise="romanian-deadlift")).answered()
        before = dict(asked.uploads)
        await (await both.bob.presses(asked, "Move")).answered()

        assert await child.stop() == 0

    moving = both.telegram.last(ANN)
    after = both.discord.messages(both.bob.dm)[-1]
    assert still
    assert still.kind == "photo"
    assert moving is card
    assert moving.picture
    assert moving.picture.kind == "animation"
    assert [Path(name).suffix for name in before] == [".png"]
    assert [Path(name).suffix for name in after.uploads] == [".gif"]
    assert set(HERE) <= drawn(tmp_path)


async def test_a_session_comes_with_its_picture_and_so_does_a_swap_in_its_place(tmp_path: Path) -> None:
    async with world(tmp_path) as both:
        child = await start(both, "telegram")
        both.ann.says("/hamstrings dumbbells 20")
        session = await both.telegram.wait_for_message(ANN)
        first = session.picture
        await both.telegram.wait_for_answer(both.ann.presses(session, "Swap 1"))
        await child.stop()

    assert first
    assert session.picture
    assert first.kind == session.picture.kind == "photo"
    assert first.content != session.picture.content
    assert both.telegram.messages(ANN) == [session]
    assert sum(name.startswith("session-") for name in drawn(tmp_path)) == 2


async def test_after_a_restart_telegram_still_has_a_picture_that_it_had(tmp_path: Path) -> None:
    async with world(tmp_path) as both:
        for number in (1, 2):
            child = await start(both, "telegram")
            both.ann.says("/explain rdl")
            await both.telegram.wait_for_message(ANN, number)
            await child.stop()

    pictures = [message.picture for message in both.telegram.messages(ANN)]
    assert pictures[0]
    assert pictures[0] == pictures[1]
    assert both.telegram.files.uploads == 1


async def test_switched_off_or_with_nowhere_to_keep_them_the_words_come_alone(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    async with world(tmp_path) as both:
        for number, folder in enumerate(("off", str(tmp_path / "file")), 1):
            child = await start(both, "telegram", pictures=folder)
            both.ann.says("/explain rdl")
            await both.telegram.wait_for_message(ANN, number)
            await child.stop()

    first, second = both.telegram.messages(ANN)
    assert (first.picture, second.picture) == (None, None)
    assert first.text == second.text


@pytest.mark.skipif(sys.platform != "linux", reason="asks Linux for the processes")
async def test_the_drawing_process_does_not_outlive_a_bot_that_is_killed(tmp_path: Path) -> None:
    async with world(tmp_path) as both:
        child = await start(both, "telegram")
        both.ann.says("/explain rdl")
        await both.telegram.wait_for_message(ANN)
        (drawing,) = children_of(child.pid)
        gone = os.pidfd_open(int(drawing))

        await child.kill()

        ended, _, _ = await asyncio.to_thread(select.select, [gone], [], [], PATIENCE)
        os.close(gone)
        assert ended


def children_of(pid: int) -> list[str]:
    """Return the processes that *pid* started and that still run."""
    return Path(f"/proc/{pid}/task/{pid}/children").read_text().split()
