"""What did not arrive: told to its person with the reason, listed for the operator, sent again once."""

from __future__ import annotations

import asyncio
import io
import json
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from bot.__main__ import main
from bot.errors import Refused, SendError, Unreachable
from bot.failures import Why, in_words, noted, why
from bot.messages import DeliveryId, Place, Platform, Receipt, Reply
from tests.conversation import NOON, Conversation, conversation

TEA = "/remind today at 18:00 Europe/Berlin to drink tea"
NIGHT = "2026-03-28T09:00:00+01:00"


class Failing:
    """A sender that never gets anything through."""

    def __init__(self, error: SendError) -> None:
        self._error = error

    async def send(self, to: Place, reply: Reply, *, once: DeliveryId | None = None) -> Receipt:
        raise self._error


async def fail_once(chat: Conversation, error: SendError, what: str = TEA) -> None:
    """Set a reminder and let its delivery fail with *error*."""
    await chat.say(what, "ann")
    chat.core.senders[Platform.TERMINAL] = Failing(error)
    chat.clock.move_to(datetime.fromisoformat("2026-03-27T18:00:00+01:00"))
    await chat.core.courier.deliver_due()


@pytest.fixture
def operator(monkeypatch: pytest.MonkeyPatch, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Any:
    """Type a command of the operator on the database of the conversation; returns what it wrote."""
    monkeypatch.chdir(tmp_path)

    def typed(*arguments: str, code: int = 0) -> str:
        capsys.readouterr()
        assert main(["reminders", *arguments, "--database", "chat.db"]) == code
        out, err = capsys.readouterr()
        assert err.count("\n") == (1 if code else 0)
        return err if code else out

    return typed


def talk(monkeypatch: pytest.MonkeyPatch, clock: str, *lines: dict[str, str]) -> list[str]:
    """Play lines in the scripted chat as another process would, and return the texts that came."""
    written = io.StringIO()
    monkeypatch.setattr("sys.stdin", io.StringIO("".join(json.dumps(line) + "\n" for line in lines)))
    monkeypatch.setattr("sys.stdout", written)
    assert main(["chat", "--json", "--clock", clock, "--database", "chat.db"]) == 0
    return [said["text"] for said in map(json.loads, written.getvalue().splitlines()) if "text" in said]


def test_a_reason_says_why_and_in_which_words() -> None:
    reason = noted(Why.UNREACHABLE, Unreachable("bot was blocked by the user"))

    assert (why(reason), in_words(reason)) == (Why.UNREACHABLE, "bot was blocked by the user")
    assert why(None) is why("too late") is why("no answer: at all") is Why.MISSED
    assert in_words(None) == "not sent in time"


@pytest.mark.parametrize(
    ("error", "said"),
    [
        (Unreachable("blocked"), "I was not allowed to write there."),
        (Refused("message is too long"), "The message was not accepted; change its text with /reminders."),
    ],
)
async def test_a_person_is_told_why_at_the_next_contact_and_in_the_list(
    tmp_path: Path, error: SendError, said: str
) -> None:
    async with conversation(tmp_path) as chat:
        await fail_once(chat, error)
    async with conversation(tmp_path, NIGHT) as chat:
        (help_,) = await chat.say("/help", "ann")
        (again,) = await chat.say("/help", "ann")
        (listed,) = await chat.say("/reminders", "ann")
        (of_another,) = await chat.say("/reminders", "bob")
    async with conversation(tmp_path, "2026-04-06T12:00:00+02:00") as chat:
        (later,) = await chat.say("/reminders", "ann")

    line = f"drink tea: Fri 27 March, 18:00 Europe/Berlin. {said}"
    assert line in help_["text"]
    assert line in listed["text"]
    assert all("drink tea" not in message["text"] for message in (again, of_another, later))


async def test_the_operator_sees_who_what_when_why_and_how_often_it_was_tried(tmp_path: Path, operator: Any) -> None:
    async with conversation(tmp_path) as chat:
        await fail_once(chat, Refused("message is too long"))

    (record,) = [json.loads(line) for line in (await asyncio.to_thread(operator, "--failed", "--json")).splitlines()]
    line = await asyncio.to_thread(operator, "--failed")

    person, id = record.pop("person"), record.pop("id")
    assert record == {
        "place": "terminal:ann",
        "what": "drink tea",
        "planned": "2026-03-27T17:00:00+00:00",
        "state": "refused",
        "reason": "message is too long",
        "attempts": 1,
        "told": False,
    }
    assert f"{id}  2026-03-27 17:00 UTC  refused      person {person}  terminal:ann  drink tea" in line


def test_where_everything_arrived_the_operator_reads_just_that(
    tmp_path: Path, operator: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as typing:
        talk(typing, NOON, {"say": TEA, "as": "ann"}, {"wait": "P1D"})

    assert operator("--failed") == "every reminder arrived\n"
    assert operator("--failed", "--json").strip() == ""
    assert operator("--retry", "all").startswith("0 sent again")


def test_what_is_sent_again_comes_once_and_says_when_it_was_planned(
    tmp_path: Path, operator: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as typing:
        talk(typing, NOON, {"say": TEA, "as": "ann"})
        talk(typing, "2026-03-28T09:00:00+01:00", {"say": "/help", "as": "bob"})
        talk(typing, "2026-03-28T09:00:00+01:00", {"wait": "PT1S"})
    (id,) = [json.loads(line)["id"] for line in operator("--failed", "--json").splitlines()]

    first = operator("--retry", id)
    second = operator("--retry", id, code=1)
    everything = operator("--retry", "all")
    with monkeypatch.context() as typing:
        came = talk(typing, future(), {"wait": "PT1S"})
        after = talk(typing, future(), {"wait": "PT1S"})

    assert first == "1 sent again: at once where legday runs, else when it starts\n"
    assert "nothing failed under" in second
    assert everything.startswith("0 sent again")
    assert [text for text in came if "drink tea" in text] == [
        "Reminder\ndrink tea\nLate: this was planned for Fri 27 March, 18:00 Europe/Berlin."
    ]
    assert [text for text in after if "drink tea" in text] == []


def future() -> str:
    """Return an instant right after now: what is sent again is due at the machine's own time."""
    return datetime.now(UTC).isoformat()


async def test_what_its_person_deleted_is_not_sent_again(tmp_path: Path, operator: Any) -> None:
    async with conversation(tmp_path) as chat:
        await fail_once(chat, Refused("no"), "/remind every day at 18:00 Europe/Berlin to drink tea")
    async with conversation(tmp_path, NIGHT) as chat:
        await chat.say("/reminders", "ann")
        await chat.press("Delete 1", "ann")
    (id,) = [json.loads(line)["id"] for line in (await asyncio.to_thread(operator, "--failed", "--json")).splitlines()]

    one = await asyncio.to_thread(operator, "--retry", id, code=1)
    everything = await asyncio.to_thread(operator, "--retry", "all", "--json")

    assert "was deleted since" in one
    assert json.loads(everything) == {"again": [], "deleted": 1}


@pytest.mark.parametrize(
    "arguments", [[], ["--retry"], ["--retry", "ld-x"], ["--failed", "--retry", "all"]], ids=" ".join
)
def test_wrong_use_exits_with_2_and_one_line(arguments: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        main(["reminders", *arguments])

    wrong = capsys.readouterr().err
    assert (ended.value.code, wrong.count("\n")) == (2, 1)


def test_where_there_is_no_database_one_line_says_so(tmp_path: Path, operator: Any) -> None:
    assert "there is no database at" in operator("--failed", code=1)
    assert "there is no database at" in operator("--retry", "all", code=1)
