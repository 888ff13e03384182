from __future__ import annotations

import os
import stat
import time
from pathlib import Path

import pytest

from bot.artist.shelf import PERSONAL_KEPT, SESSION_KEPT, UNFINISHED_KEPT, Shelf, is_whole, write_whole
from bot.pictures import Drawing, DrawingKind
from tests.bot.artist.sketcher import GIF, png

PLENTY = 1_000_000
STILLS = tuple(Drawing(DrawingKind.STILL, slug) for slug in ("a", "b", "c"))


def put(shelf: Shelf, drawing: Drawing, seconds_ago: float = 0) -> Path:
    shelf.open()
    path = shelf.place(drawing)
    write_whole(GIF if path.suffix == ".gif" else png(), path)
    os.utime(path, (time.time() - seconds_ago,) * 2)
    return path


def test_what_is_there_is_found(tmp_path: Path) -> None:
    shelf = Shelf(tmp_path / "deep" / "pictures", PLENTY)
    path = put(shelf, STILLS[0])

    assert shelf.find(STILLS[0]) == path
    assert shelf.find(STILLS[1]) is None


@pytest.mark.parametrize("spoiled", [b"", b"\x89PNG\r\n\x1a\n", png()[:-1], b"\0" * len(png()), png() + b"\0"])
@pytest.mark.parametrize("kind", [DrawingKind.STILL, DrawingKind.LOOP])
def test_half_a_picture_is_none(spoiled: bytes, kind: DrawingKind, tmp_path: Path) -> None:
    shelf = Shelf(tmp_path, PLENTY)
    drawing = Drawing(kind, "a")
    put(shelf, drawing).write_bytes(spoiled)

    assert shelf.find(drawing) is None


def test_above_its_size_what_was_not_used_for_longest_goes(tmp_path: Path) -> None:
    shelf = Shelf(tmp_path, 2 * len(png()))
    oldest, used, newest = (put(shelf, drawing, ago) for drawing, ago in zip(STILLS, (300, 600, 0), strict=True))
    shelf.find(STILLS[1])

    shelf.tidy()

    assert [path.exists() for path in (oldest, used, newest)] == [False, True, True]


def test_a_persons_chart_does_not_stay(tmp_path: Path) -> None:
    shelf = Shelf(tmp_path, PLENTY)
    old, new = (Drawing(DrawingKind.CHART, "weeks", data=data) for data in ("[1]", "[2]"))
    put(shelf, old, PERSONAL_KEPT.total_seconds() + 1)
    put(shelf, new)

    shelf.tidy()

    assert shelf.find(old) is None
    assert shelf.find(new)


def test_the_picture_of_a_session_stays_until_it_would_have_come_back(tmp_path: Path) -> None:
    shelf = Shelf(tmp_path, PLENTY)
    old, last_week = (Drawing(DrawingKind.SESSION, of) for of in ("a+b", "a+c"))
    put(shelf, old, SESSION_KEPT.total_seconds() + 1)
    put(shelf, last_week, 7 * 24 * 3600)
    for still in STILLS:
        put(shelf, still, 10 * SESSION_KEPT.total_seconds())

    shelf.tidy()

    assert shelf.find(old) is None
    assert shelf.find(last_week)
    assert all(shelf.find(still) for still in STILLS)


def test_what_a_dead_process_began_is_taken_out(tmp_path: Path) -> None:
    dead, alive = tmp_path / "still-a-00.1.part", tmp_path / "still-b-00.2.part"
    dead.touch()
    alive.touch()
    os.utime(dead, (time.time() - UNFINISHED_KEPT.total_seconds() - 1,) * 2)

    Shelf(tmp_path, PLENTY).tidy()

    assert list(tmp_path.iterdir()) == [alive]


def test_files_of_others_are_left_alone(tmp_path: Path) -> None:
    others = [tmp_path / "holiday.png", tmp_path / "still-life.txt"]
    for other in others:
        other.write_bytes(b"mine")
        os.utime(other, (0, 0))

    Shelf(tmp_path, 0).tidy()

    assert all(other.exists() for other in others)


def test_tidying_a_folder_that_is_not_there_does_nothing(tmp_path: Path) -> None:
    Shelf(tmp_path / "nothing", 0).tidy()

    assert not (tmp_path / "nothing").exists()


def test_pictures_are_for_this_user_alone(tmp_path: Path) -> None:
    Shelf(tmp_path / "pictures", PLENTY).open()

    assert stat.S_IMODE((tmp_path / "pictures").stat().st_mode) & 0o077 == 0


def test_a_write_that_fails_leaves_what_was_there(tmp_path: Path) -> None:
    path = tmp_path / "still-a-00.png"
    path.mkdir()

    with pytest.raises(OSError, match="still-a-00"):
        write_whole(png(), path)

    assert list(tmp_path.iterdir()) == [path]


def test_a_whole_picture_is_known_by_both_ends(tmp_path: Path) -> None:
    path = tmp_path / "a.png"
    path.write_bytes(png())

    assert is_whole(path)
