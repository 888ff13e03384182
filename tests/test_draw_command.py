"""`legday draw`, with real drawings."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from bot.__main__ import main, make_finder
from bot.anatomy import anatomy
from bot.artist.shelf import Shelf, is_whole
from bot.cli import parse_arguments
from bot.draw import planned
from bot.errors import OperatorError
from bot.language import SPOKEN, words_for
from bot.pictures import DrawingKind, Theme
from catalog.drawing.listing import drawable, listing
from catalog.drawing.thigh.names import Muscle

FINDER = make_finder()
PLENTY = 1_000_000_000


@pytest.fixture(autouse=True)
def nothing_set(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """Run in an empty folder without any setting."""
    monkeypatch.chdir(tmp_path)
    for name in [name for name in os.environ if name.startswith("LEGDAY_")]:
        monkeypatch.delenv(name)
    monkeypatch.setenv("LEGDAY_PICTURES", str(tmp_path / "pictures"))


def test_an_exercise_by_any_of_its_names_becomes_files(capsys: pytest.CaptureFixture[str]) -> None:
    code = main(["draw", "rdl", "--theme", "dark", "--out", "deep/look"])

    said = capsys.readouterr().out.splitlines()
    expected = {"romanian-deadlift-dark.png", "romanian-deadlift-dark.gif"}
    made = {path.name for path in Path("deep/look").iterdir()}
    assert code == 0
    assert expected <= made
    assert all(name.startswith("romanian-deadlift-wrong-") for name in made - expected)
    assert all(is_whole(path) for path in Path("deep/look").iterdir())
    assert {Path(line).name for line in said[:-1]} == made
    assert said[-1].startswith(f"{len(made)} pictures, ")


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("leg curl", "'leg curl' may be lying-leg-curl, "),
        ("xyzzy", "no exercise is called 'xyzzy'"),
    ],
)
def test_what_cannot_be_drawn_is_said_in_one_line(name: str, said: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["draw", name, "--out", "look"]) == 1

    error = capsys.readouterr().err
    assert said in error
    assert error.count("\n") == 1
    assert not Path("look").exists()


def test_a_folder_that_cannot_be_made_is_said(capsys: pytest.CaptureFixture[str]) -> None:
    Path("look").write_text("a file")

    assert main(["draw", "rdl", "--out", "look"]) == 1
    assert "cannot write look" in capsys.readouterr().err


def test_all_are_every_picture_that_the_bot_can_ask_for_and_only_those_that_are_missing(tmp_path: Path) -> None:
    shelf = Shelf(tmp_path / "pictures", PLENTY)
    everything = planned(parse_arguments(["draw", "--all"]), FINDER, shelf)
    first, drawing = next(iter(everything.items()))
    first.write_bytes(b"\x89PNG\r\n\x1a\n...\0\0\0\0IEND\xaeB`\x82")

    rest = planned(parse_arguments(["draw", "--all"]), FINDER, shelf)

    asked_for = {(d.kind, d.of, d.data) for d in everything.values()}
    assert {of for kind, of, _data in asked_for if kind is DrawingKind.STILL} == set(drawable())
    for slug in drawable():
        known = listing(slug)
        assert known
        assert ((DrawingKind.LOOP, slug, "") in asked_for) == known.moves
        assert {data for kind, of, data in asked_for if (kind, of) == (DrawingKind.MISTAKE, slug)} == {
            str(index) for index in known.mistakes
        }
    for tag in SPOKEN:
        for lit in (None, *Muscle):
            shown = anatomy(Theme.LIGHT, words_for(tag), lit)
            assert shown
            assert shown.drawing in everything.values()
    assert {d.theme for d in everything.values()} == {Theme.LIGHT}
    assert all(shelf.place(d) == path for path, d in everything.items())
    assert len(rest) == len(everything) - 1
    assert drawing not in rest.values()


def test_every_one_of_them_has_a_name_of_its_own_in_a_folder(tmp_path: Path) -> None:
    kept = planned(parse_arguments(["draw", "--all"]), FINDER, Shelf(tmp_path / "pictures", PLENTY))

    named = planned(parse_arguments(["draw", "--all", "--out", str(tmp_path / "look")]), FINDER, None)

    assert sorted(map(repr, named.values())) == sorted(map(repr, kept.values()))
    assert {"anatomy-hamstrings-es.png", "romanian-deadlift.gif"} <= {path.name for path in named}


def test_all_of_them_go_nowhere_where_pictures_are_switched_off() -> None:
    with pytest.raises(OperatorError, match="switched off"):
        planned(parse_arguments(["draw", "--all"]), FINDER, None)
