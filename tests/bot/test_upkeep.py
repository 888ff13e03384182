"""The commands of whoever runs the program, as they are typed."""

from __future__ import annotations

import io
import json
import os
from pathlib import Path

import pytest
from icalendar import Calendar

from bot.__main__ import main

NOON = "2026-03-27T12:00:00+01:00"
SAID = ("/hamstrings dumbbells 15", "/remind every mon at 18:00 Europe/Berlin tea")


@pytest.fixture(autouse=True)
def nothing_set(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """Run in an empty folder, with one setting: where the database is."""
    monkeypatch.chdir(tmp_path)
    for name in [name for name in os.environ if name.startswith("LEGDAY_")]:
        monkeypatch.delenv(name)
    monkeypatch.setenv("LEGDAY_DATABASE_URL", "legday.db")


@pytest.fixture
def ann(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> str:
    """Have Ann talk a little, and return how she is named."""
    talk(monkeypatch, "ann", *SAID)
    capsys.readouterr()
    return "terminal:ann"


def talk(monkeypatch: pytest.MonkeyPatch, who: str, *lines: str) -> None:
    script = "".join(json.dumps({"say": text, "as": who}) + "\n" for text in lines)
    monkeypatch.setattr("sys.stdin", io.StringIO(script))
    assert main(["chat", "--json", "--clock", NOON]) == 0


def said(capsys: pytest.CaptureFixture[str], *arguments: str, code: int = 0) -> str:
    """Run a command and return what it wrote: to standard error, in one line, where it failed."""
    assert main(arguments) == code
    out, err = capsys.readouterr()
    assert err.count("\n") == (1 if code else 0)
    return err if code else out


def test_export_writes_everything_and_the_calendar(ann: str, capsys: pytest.CaptureFixture[str]) -> None:
    everything = json.loads(said(capsys, "export", ann))
    by_number = json.loads(said(capsys, "export", str(everything["people"][0]["id"])))
    calendar = Calendar.from_ical(said(capsys, "export", ann, "--calendar"))

    assert everything["reminders"][0]["what"] == "tea"
    assert by_number["reminders"] == everything["reminders"]
    assert [event["SUMMARY"] for event in calendar.walk("VEVENT")] == ["tea"]


def test_forget_erases_and_says_how_much(ann: str, capsys: pytest.CaptureFixture[str]) -> None:
    erased = json.loads(said(capsys, "forget", ann))["erased"]

    assert (erased["people"], erased["reminders"], erased["transcript"]) == (1, 1, 2)
    assert "there is no person terminal:ann" in said(capsys, "export", ann, code=1)


@pytest.mark.parametrize(("answer", "code"), [("yes", 0), ("no", 1), ("", 1)])
def test_forget_asks_where_somebody_sits(
    ann: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], answer: str, code: int
) -> None:
    class Terminal(io.StringIO):
        def isatty(self) -> bool:
            return True

    monkeypatch.setattr("sys.stdin", Terminal(f"{answer}\n"))

    assert main(["forget", ann]) == code

    assert "Erase everything about terminal:ann? Type yes: " in capsys.readouterr().err
    assert main(["export", ann]) == 1 - code


def test_the_drill_from_the_command_line(
    ann: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    backed_up = said(capsys, "backup", "copy.db")
    talk(monkeypatch, "ben", "/help")
    capsys.readouterr()
    restored = said(capsys, "restore", "copy.db")

    old = restored.rsplit(" ", 1)[1].strip()
    assert backed_up == "copy.db is a checked copy of legday.db\n"
    assert said(capsys, "export", ann)
    assert "there is no person" in said(capsys, "export", "terminal:ben", code=1)
    assert said(capsys, "export", "terminal:ben", "--database", old)
    assert "is there already" in said(capsys, "backup", "copy.db", code=1)
    assert said(capsys, "backup", "copy.db", "--force")


def test_nothing_is_restored_while_it_is_served(ann: str, capsys: pytest.CaptureFixture[str]) -> None:
    from bot.messages import Platform
    from bot.serve import served_alone

    said(capsys, "backup", "copy.db")

    with served_alone(Path("legday.db"), [Platform.DISCORD]):
        refused = said(capsys, "restore", "copy.db", code=1)

    assert "already serves discord" in refused


@pytest.mark.parametrize(
    "arguments",
    [["export", "terminal:ann"], ["forget", "5"], ["backup", "copy.db"], ["restore", "copy.db"]],
    ids=" ".join,
)
def test_where_there_is_nothing_one_line_says_so_and_nothing_is_made(
    arguments: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    assert "there is no database at" in said(capsys, *arguments, code=1)

    assert not Path("legday.db").exists()
    assert not Path("copy.db").exists()


@pytest.mark.parametrize(
    "arguments",
    [["export"], ["export", "ann"], ["export", "myspace:ann"], ["forget", "telegram:"], ["backup"], ["restore"]],
    ids=" ".join,
)
def test_wrong_use_exits_with_2_and_one_line(arguments: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        main(arguments)

    wrong = capsys.readouterr().err
    assert (ended.value.code, wrong.count("\n")) == (2, 1)
    assert "--help" in wrong
