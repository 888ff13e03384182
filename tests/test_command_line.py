"""The command line as people and programs use it."""

import io
import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from bot.__main__ import main
from tests.child import ROOT

NOON = "2026-03-27T12:00:00+01:00"
SAME_AGAIN = (
    '{"say": "/hamstrings dumbbells 15"}',
    '{"say": "/remind in 5 minutes to drink tea"}',
    '{"wait": "PT6M"}',
)


@pytest.fixture(autouse=True)
def nothing_set(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """Run in an empty folder without any setting."""
    monkeypatch.chdir(tmp_path)
    for name in [name for name in os.environ if name.startswith("LEGDAY_")]:
        monkeypatch.delenv(name)
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))


def given(monkeypatch: pytest.MonkeyPatch, *lines: str) -> None:
    monkeypatch.setattr("sys.stdin", io.StringIO("".join(f"{line}\n" for line in lines)))


@pytest.mark.parametrize(
    "arguments",
    [
        [],
        ["dance"],
        ["chat", "--clock", NOON],
        ["chat", "--json", "--clock", "noon"],
        ["chat", "--json", "--clock", "2026-03-27T12:00:00"],
        ["chat", "--as", ""],
        ["run", "myspace"],
        ["when"],
        ["when", "tomorrow", "--json"],
        ["when", "tomorrow", "--zone", "Mars/Phobos"],
        ["find"],
        ["find", "rdl", "--json"],
        ["draw"],
        ["draw", "rdl"],
        ["draw", "rdl", "--all", "--out", "here"],
        ["draw", "--all", "--theme", "sepia"],
    ],
    ids=" ".join,
)
def test_wrong_use_exits_with_2_and_one_line_that_says_where_to_look(
    arguments: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit) as ended:
        main(arguments)

    said = capsys.readouterr().err
    assert ended.value.code == 2
    assert said.count("\n") == 1
    assert "--help" in said


@pytest.mark.parametrize(
    "command", ["chat", "run", "check", "when", "find", "draw", "backup", "restore", "export", "forget"]
)
def test_every_command_has_help(command: str, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        main([command, "--help"])

    assert ended.value.code == 0
    assert command in capsys.readouterr().out


def test_when_says_what_a_phrase_means(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["when", "every", "mon", "and", "thu", "at", "18:00", "--zone", "Europe/Berlin", "--now", NOON]) == 0

    said = capsys.readouterr().out
    assert "FREQ=WEEKLY;BYDAY=MO,TH" in said
    assert said.count("18:00") >= 5


def test_when_answers_json_lines_in_order(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    asked = [{"text": text, "now": NOON, "tz": "Europe/Berlin"} for text in ("in 2 hours", "hello there")]
    given(monkeypatch, *map(json.dumps, asked), "no json")

    assert main(["when", "--json"]) == 0

    first, second, third = map(json.loads, capsys.readouterr().out.splitlines())
    assert (first["ok"], first["recurring"], first["next"]) == (True, False, ["2026-03-27T14:00:00+01:00"])
    assert (second["ok"], third["ok"]) == (False, False)


def test_find_answers_json_lines_in_order(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    given(monkeypatch, "nordics", "leg curl", "pizza", "")

    assert main(["find", "--json"]) == 0

    nordics, curl, pizza, nothing = map(json.loads, capsys.readouterr().out.splitlines())
    assert nordics == {"sure": True, "matches": ["nordic-hamstring-curl"]}
    assert not curl["sure"]
    assert len(curl["matches"]) > 1
    assert not pizza["sure"]
    assert nothing == {"sure": False, "matches": []}


def test_the_scripted_chat_shows_a_session_a_card_an_echo_and_two_reminders_across_the_clock_change(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    says = ("/hamstrings dumbbells 15", "/explain nordics", "/remind every mon and thu at 18:00 Europe/Berlin")
    given(monkeypatch, *(json.dumps({"say": text}) for text in says), json.dumps({"wait": "P7D"}))

    assert main(["chat", "--json", "--clock", NOON, "--database", "chat.db"]) == 0

    written = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    handled = [entry["handled"] for entry in written if "handled" in entry]
    session, card, echo, *reminders = (entry for entry in written if "id" in entry)
    assert handled == [1, 2, 3, 4]
    assert "Swap 1" in [label for row in session["buttons"] for label in row]
    assert card["text"].startswith("Nordic Hamstring Curl")
    assert echo["text"].count("18:00 Europe/Berlin") == 3
    assert [reminder["at"] for reminder in reminders] == ["2026-03-30T18:00:00+02:00", "2026-04-02T18:00:00+02:00"]
    assert set(session) == {
        "id", "to", "place", "at", "text", "buttons", "lines", "picture", "replaces", "private",
    }  # fmt: skip


def test_a_line_that_is_no_script_is_named_and_the_rest_goes_on(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    given(monkeypatch, "nonsense", '{"shout": "x"}', '{"wait": "soon"}', '{"press": "Nope"}', '{"say": "/help"}')

    assert main(["chat", "--json", "--clock", NOON, "--database", "chat.db"]) == 0

    written = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    errors = [entry["error"].split(":")[0] for entry in written if "error" in entry]
    assert errors == [f"line {number}" for number in range(1, 5)]
    assert written[-1] == {"handled": 5}


def test_the_same_seed_gives_the_same_conversation(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    said = []
    for database in ("one.db", "two.db"):
        given(monkeypatch, '{"say": "/hamstrings gym 40 hard"}', '{"press": "Swap 1"}')
        main(["chat", "--json", "--clock", NOON, "--seed", "5", "--database", database])
        said.append(capsys.readouterr().out)

    assert said[0] == said[1]


def test_the_chat_takes_piped_input_until_quit(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    given(monkeypatch, "/explain nordics", "Mistakes", "/quit", "/help")

    assert main(["chat", "--database", "chat.db", "--as", "ann"]) == 0

    said = capsys.readouterr().out
    assert "Nordic Hamstring Curl: common mistakes" in said
    assert "What you can type" not in said


def test_a_broken_env_file_is_one_line_with_exit_code_1(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / ".env").write_text("LEGDAY_LOG_LEVEL=info\nthis is 'not a setting\n")

    assert main(["run"]) == 1

    assert capsys.readouterr().err == "legday: .env, line 2: not understood; write NAME=value (see .env.example)\n"


def test_the_environment_wins_over_the_env_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / ".env").write_text("LEGDAY_LOG_LEVEL=loud\n")
    monkeypatch.setenv("LEGDAY_LOG_LEVEL", "info")

    assert main(["run"]) == 1

    assert "no platform has a token" in capsys.readouterr().err


def test_check_says_what_is_right_and_what_is_wrong(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["check", "--offline", "--database", "legday.db"]) == 0
    right = capsys.readouterr().out
    monkeypatch.setenv("LEGDAY_TELEGRAM_TOKN", "x")
    Path("diary.db").write_text("not a database " * 100)
    assert main(["check", "--offline", "--database", "diary.db"]) == 1
    wrong = capsys.readouterr().out

    assert right.count("ok ") == 5
    assert "WRONG settings: no such setting: LEGDAY_TELEGRAM_TOKN" in wrong
    assert "WRONG database" in wrong


def test_it_runs_as_a_module_and_its_platforms_are_not_imported_for_a_chat(tmp_path: Path) -> None:
    script = (
        "import sys, bot.__main__ as m; code = m.main(['chat', '--database', 'chat.db']); "
        "slow = {'telegram', 'discord', 'alembic', 'prompt_toolkit', 'rich', 'PIL'} & set(sys.modules); "
        "print('imported', sorted(slow)); sys.exit(code)"
    )
    run = [sys.executable, "-c", script]
    environment = os.environ | {"PYTHONPATH": str(ROOT)}
    subprocess.run(run, input="/help\n", cwd=tmp_path, env=environment, text=True, check=True, capture_output=True)

    again = subprocess.run(
        run, input="/help\n", cwd=tmp_path, env=environment, text=True, check=True, capture_output=True
    )

    assert "imported []" in again.stdout


def test_the_same_seed_on_the_same_database_takes_no_id_twice(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    said: list[list[str]] = []
    for clock in ("2026-03-27T12:00:00+01:00", "2026-03-28T12:00:00+01:00"):
        with monkeypatch.context() as typing:
            given(typing, *SAME_AGAIN)
            assert main(["chat", "--json", "--clock", clock, "--seed", "7", "--database", "chat.db"]) == 0
        said.append([line["text"] for line in map(json.loads, capsys.readouterr().out.splitlines()) if "text" in line])

    for texts in said:
        session, tea, reminder = texts
        assert session.startswith("Hamstrings")
        assert tea.startswith("drink tea: once")
        assert reminder == "Reminder\ndrink tea"
