"""The artist with a real process that draws dots."""

from __future__ import annotations

import asyncio
import logging
import os
import subprocess
import sys
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from datetime import timedelta
from pathlib import Path

import pytest

from bot.artist.artist import MOST_FAILURES, MOST_HURRIED, MOST_WAITING, DiskArtist
from bot.artist.process import COMMAND as REAL
from bot.artist.process import ROOT, DrawingProcess
from bot.artist.shelf import Shelf, is_whole
from bot.delivery.pace import patiently
from bot.pictures import Drawing, DrawingKind, Picture, Theme, drawn
from tests.bot.artist.sketcher import COMMAND, FULL

PLENTY = 1_000_000
PATIENT = timedelta(seconds=30)
NOW = timedelta(0)
BRIDGE = Drawing(DrawingKind.STILL, "glute-bridge")
MOVING = Drawing(DrawingKind.LOOP, "glute-bridge")


@pytest.fixture(autouse=True)
def warnings_are_heard(caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.WARNING)


class Studio:
    """An artist and what it works with."""

    def __init__(self, folder: Path, command: Sequence[str], time_limit: timedelta) -> None:
        self.shelf = Shelf(folder, PLENTY)
        self.process = DrawingProcess(command, time_limit)

    def artist(self, patience: timedelta, hurry: timedelta | None, rest_after: timedelta) -> DiskArtist:
        return DiskArtist(self.shelf, self.process, patience=patience, hurry=hurry, rest_after=rest_after)


@asynccontextmanager
async def studio(
    folder: Path,
    *,
    command: Sequence[str] = COMMAND,
    patience: timedelta = PATIENT,
    hurry: timedelta | None = PATIENT,
    time_limit: timedelta = PATIENT,
    rest_after: timedelta = PATIENT,
) -> AsyncIterator[tuple[DiskArtist, DrawingProcess]]:
    made = Studio(folder / "pictures", command, time_limit)
    async with made.artist(patience, hurry, rest_after) as artist:
        yield artist, made.process


def counted(tally: Path, name: str = "") -> Drawing:
    return Drawing(DrawingKind.STILL, "counted", data=f"{tally}{name}")


async def test_a_drawing_becomes_a_whole_file_named_after_what_it_shows(tmp_path: Path) -> None:
    async with studio(tmp_path) as (artist, _process):
        still, moving = await artist.file(BRIDGE), await artist.file(MOVING)

    assert still
    assert moving
    assert is_whole(still)
    assert is_whole(moving)
    assert still.name.startswith("still-glute-bridge-")
    assert (still.suffix, moving.suffix) == (".png", ".gif")


async def test_the_same_drawing_is_drawn_once_however_many_ask_at_once(tmp_path: Path) -> None:
    tally = tmp_path / "tally"

    async with studio(tmp_path) as (artist, _process):
        files = await asyncio.gather(*(artist.file(counted(tally)) for _ in range(20)))

    assert tally.read_text() == "drawn\n"
    assert len(set(files)) == 1
    assert files[0]


async def test_after_a_restart_a_picture_costs_neither_a_drawing_nor_a_process(tmp_path: Path) -> None:
    async with studio(tmp_path) as (artist, _process):
        first = await artist.file(BRIDGE)

    async with studio(tmp_path) as (artist, process):
        second = await artist.file(BRIDGE)

        assert not process.runs
    assert first == second


async def test_everything_that_a_drawing_depends_on_is_in_its_name(tmp_path: Path) -> None:
    others = (
        Drawing(DrawingKind.MISTAKE, "glute-bridge"),
        Drawing(DrawingKind.STILL, "nordic-hamstring-curl"),
        Drawing(DrawingKind.STILL, "glute-bridge", Theme.DARK),
        Drawing(DrawingKind.STILL, "glute-bridge", data="1"),
    )
    shelf = Shelf(tmp_path, PLENTY)

    assert len({shelf.place(drawing) for drawing in (BRIDGE, *others)}) == 1 + len(others)


async def test_a_reply_goes_without_a_picture_that_is_slow_and_finds_it_there_the_next_time(tmp_path: Path) -> None:
    gate = tmp_path / "gate"
    os.mkfifo(gate)
    slow = Drawing(DrawingKind.STILL, "waits", data=str(gate))

    async with studio(tmp_path, patience=NOW) as (hasty, _process):
        before = await hasty.file(slow)
        under_way = next(iter(hasty._under_way.values()))
        await asyncio.to_thread(gate.write_bytes, b"now")
        await under_way
        after = await hasty.file(slow)

    assert before is None
    assert after


async def test_a_process_killed_in_the_middle_of_a_drawing_is_replaced(tmp_path: Path) -> None:
    once = Drawing(DrawingKind.STILL, "dies-once", data=str(tmp_path / "died"))

    async with studio(tmp_path) as (artist, _process):
        assert await artist.file(once)
        assert await artist.file(BRIDGE)


async def test_where_every_process_dies_the_words_go_alone_and_the_next_picture_is_drawn(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    async with studio(tmp_path) as (artist, _process):
        lost = await artist.file(Drawing(DrawingKind.STILL, "dies"))
        next_one = await artist.file(BRIDGE)

    assert lost is None
    assert next_one
    assert "the drawing process ends before it answers" in caplog.text


async def test_a_drawing_that_fails_is_said_once_and_not_tried_again_soon(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    tally = tmp_path / "tally"
    broken, other = Drawing(DrawingKind.STILL, "broken", data=str(tally)), Drawing(DrawingKind.LOOP, "broken")

    async with studio(tmp_path) as (artist, _process):
        lost = [await artist.file(broken), await artist.file(broken), await artist.file(other)]
        fine = await artist.file(BRIDGE)

    assert lost == [None, None, None]
    assert tally.read_text() == "drawn\n"
    assert fine
    assert [record.message for record in caplog.records] == [
        "no picture of broken (still), its words go without: ValueError: no such joint"
    ]


async def test_a_drawing_that_failed_is_tried_again_later(tmp_path: Path) -> None:
    tally = tmp_path / "tally"
    broken = Drawing(DrawingKind.STILL, "broken", data=str(tally))

    async with DiskArtist(Shelf(tmp_path, PLENTY), DrawingProcess(COMMAND), retry_after=NOW) as artist:
        await artist.file(broken)
        await artist.file(broken)

    assert tally.read_text() == "drawn\n" * 2


async def test_a_drawing_that_is_stuck_is_given_up(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    gate = tmp_path / "gate"
    os.mkfifo(gate)
    stuck = Drawing(DrawingKind.STILL, "waits", data=str(gate))

    async with studio(tmp_path, time_limit=timedelta(seconds=1)) as (artist, process):
        lost = await artist.file(stuck)

        assert not process.runs
    assert lost is None
    assert "took longer than 1 s" in caplog.text


async def test_a_full_disk_costs_the_picture_and_leaves_nothing_behind(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    async with studio(tmp_path, command=(*COMMAND, FULL)) as (artist, _process):
        lost = await artist.file(BRIDGE)

    assert lost is None
    assert "File too large" in caplog.text
    assert list((tmp_path / "pictures").iterdir()) == []


async def test_a_folder_that_cannot_be_made_costs_the_picture(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    (tmp_path / "pictures").write_text("a file")

    async with studio(tmp_path) as (artist, _process):
        lost = await artist.file(BRIDGE)

    assert lost is None
    assert "no picture of glute-bridge" in caplog.text


async def test_a_program_that_is_not_there_costs_the_picture(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    async with studio(tmp_path, command=(str(tmp_path / "python"),)) as (artist, _process):
        lost = await artist.file(BRIDGE)

    assert lost is None
    assert "cannot be started" in caplog.text


async def test_with_many_drawings_waiting_the_next_reply_goes_without(tmp_path: Path) -> None:
    gate = tmp_path / "gate"
    os.mkfifo(gate)

    async with studio(tmp_path, patience=NOW) as (artist, _process):
        await artist.file(Drawing(DrawingKind.STILL, "waits", data=str(gate)))
        for number in range(MOST_WAITING):
            await artist.file(counted(tmp_path / "tally", str(number)))

        assert len(artist._under_way) == MOST_WAITING


async def test_a_reminder_goes_without_a_picture_that_is_slow_where_a_person_waits(tmp_path: Path) -> None:
    gate = tmp_path / "gate"
    os.mkfifo(gate)
    slow = Drawing(DrawingKind.SESSION, "waits", data=str(gate))

    async with studio(tmp_path, hurry=NOW) as (artist, _process):
        with patiently():
            reminder = await artist.file(slow)
        asking = asyncio.create_task(artist.file(slow))
        await asyncio.to_thread(gate.write_bytes, b"now")

        assert reminder is None
        assert await asking


async def test_a_reminder_comes_with_a_picture_that_is_quick(tmp_path: Path) -> None:
    async with studio(tmp_path) as (artist, _process):
        with patiently():
            assert await artist.file(BRIDGE)


async def test_of_many_reminders_due_at_once_all_but_a_few_wait_for_no_drawing(tmp_path: Path) -> None:
    gate = tmp_path / "gate"
    os.mkfifo(gate)
    slow = Drawing(DrawingKind.SESSION, "waits", data=str(gate))

    async with studio(tmp_path) as (artist, _process):
        with patiently():
            due = [asyncio.create_task(artist.file(slow)) for _ in range(10)]
        finished = asyncio.as_completed(due)
        at_once = [await next(finished) for _ in range(10 - MOST_HURRIED)]
        await asyncio.to_thread(gate.write_bytes, b"now")
        later = [await one for one in finished]

    assert at_once == [None] * len(at_once)
    assert len(later) == MOST_HURRIED
    assert all(later)


async def test_a_reminder_does_not_queue_behind_what_people_wait_for_but_takes_what_is_there(tmp_path: Path) -> None:
    gate = tmp_path / "gate"
    os.mkfifo(gate)

    async with studio(tmp_path) as (artist, _process):
        await artist.file(MOVING)
        slow = (
            Drawing(DrawingKind.STILL, "waits", data=str(gate)),
            *(counted(tmp_path / "tally", str(n)) for n in range(3)),
        )
        people = [asyncio.create_task(artist.file(drawing)) for drawing in slow]
        await asyncio.sleep(0)
        with patiently():
            drawn_now, on_disk = await artist.file(BRIDGE), await artist.file(MOVING)
        under_way = len(artist._under_way)
        await asyncio.to_thread(gate.write_bytes, b"now")

        assert all(await asyncio.gather(*people))
    assert under_way == len(slow) == MOST_HURRIED
    assert drawn_now is None
    assert on_disk


async def test_where_a_script_is_played_a_reminder_waits_like_a_person(tmp_path: Path) -> None:
    gate = tmp_path / "gate"
    os.mkfifo(gate)
    slow = Drawing(DrawingKind.SESSION, "waits", data=str(gate))

    async with studio(tmp_path, hurry=None) as (artist, _process):
        with patiently():
            due = [asyncio.create_task(artist.file(slow)) for _ in range(2 * MOST_HURRIED)]
        await asyncio.to_thread(gate.write_bytes, b"now")

        assert all(await asyncio.gather(*due))


async def test_the_process_ends_when_there_is_nothing_to_draw(tmp_path: Path) -> None:
    async with studio(tmp_path, rest_after=NOW) as (artist, process):
        await artist.file(BRIDGE)
        assert artist._resting
        await artist._resting

        assert not process.runs
        assert await artist.file(MOVING)


async def test_the_process_ends_when_its_input_does() -> None:
    process = await asyncio.create_subprocess_exec(*REAL, stdin=subprocess.PIPE, cwd=ROOT)
    assert process.stdin
    process.stdin.close()

    assert await process.wait() == 0


async def test_what_is_asked_for_most_is_drawn_ahead_and_only_once(tmp_path: Path) -> None:
    tally = tmp_path / "tally"

    async with studio(tmp_path) as (artist, _process):
        first = await artist.warm_up(lambda: (BRIDGE, counted(tally), MOVING))
        second = await artist.warm_up(lambda: (BRIDGE, counted(tally), MOVING))

    assert (first, second) == (3, 0)
    assert tally.read_text() == "drawn\n"


async def test_one_exercise_that_cannot_be_drawn_does_not_end_drawing_ahead(tmp_path: Path) -> None:
    async with studio(tmp_path) as (artist, _process):
        assert await artist.warm_up(lambda: (BRIDGE, Drawing(DrawingKind.STILL, "broken"), MOVING)) == 2


async def test_drawing_ahead_ends_where_nothing_can_be_drawn(tmp_path: Path) -> None:
    drawings = [Drawing(DrawingKind.STILL, f"bridge-{number}") for number in range(10)]

    async with studio(tmp_path, command=(*COMMAND, FULL)) as (artist, _process):
        assert await artist.warm_up(lambda: drawings) == 0
        assert len(artist._failed) == MOST_FAILURES


async def test_a_picture_reaches_an_adapter_with_its_words_for_who_cannot_see_it(tmp_path: Path) -> None:
    async with studio(tmp_path) as (artist, _process):
        shown = await drawn(Picture(BRIDGE, "A bridge"), artist.file)
        lost = await drawn(Picture(Drawing(DrawingKind.STILL, "broken"), "?"), artist.file)
        none = await drawn(None, artist.file)

    assert shown
    assert (shown.alt, shown.file.suffix) == ("A bridge", ".png")
    assert (lost, none) == (None, None)


def test_a_picture_on_disk_needs_nothing_that_draws(tmp_path: Path) -> None:
    script = f"""
import asyncio, sys
from pathlib import Path
from bot.artist.artist import DiskArtist
from bot.artist.process import DrawingProcess
from bot.artist.shelf import Shelf
from bot.illustrate import stills
from bot.pictures import Drawing, DrawingKind
from tests.bot.artist.sketcher import png

async def main():
    shelf = Shelf(Path({str(tmp_path)!r}), 1000)
    drawing = Drawing(DrawingKind.STILL, "glute-bridge")
    shelf.open()
    shelf.place(drawing).write_bytes(png())
    async with DiskArtist(shelf, DrawingProcess()) as artist:
        assert await artist.file(drawing)
    list(stills())
    print(sorted(m for m in sys.modules if m.startswith(("PIL", "catalog.drawing."))))

asyncio.run(main())
"""
    done = subprocess.run([sys.executable, "-c", script], cwd=ROOT, capture_output=True, text=True, check=True)

    assert done.stdout == "['catalog.drawing.listing']\n"
