"""Conversations about one's own data."""

from __future__ import annotations

import json
import random
from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

import pytest
from icalendar import Calendar
from sqlalchemy import select

from bot.clock import SteadyClock
from bot.core import build_core
from bot.messages import Account, Place, PlaceKind, Platform, Reply, Request
from bot.reminders import Reach
from bot.store import open_store
from bot.store.schema import metadata
from tests.bot.store.samples import NOW
from tests.conversation import Conversation, conversation

WHO = "ann-who-leaves"
SHARED = {"zones", "rules"}


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Files are kept in an empty folder."""
    (tmp_path / "kept").mkdir()
    monkeypatch.chdir(tmp_path / "kept")
    return tmp_path / "kept"


@pytest.fixture
async def chat(tmp_path: Path) -> AsyncIterator[Conversation]:
    async with conversation(tmp_path) as chat:
        yield chat


async def live(chat: Conversation) -> None:
    """Leave something of everything."""
    await chat.say("/hamstrings dumbbells 15", WHO)
    await chat.say("/remind every mon and thu at 18:00 Europe/Berlin stretch; slowly", WHO)
    await chat.say("/done nordic curl 3x5 hard", WHO)
    await chat.wait("P4D")


async def written(chat: Conversation) -> dict[str, list[Any]]:
    async with chat.store.reading() as reading:
        connection = reading.people._connection
        tables = metadata.tables.items()
        return {name: list((await connection.execute(select(table))).all()) for name, table in tables}


def read(answer: dict[str, Any]) -> str:
    return Path(answer["files"][0]).read_text("utf-8")


async def test_export_brings_all_of_it_and_a_calendar(chat: Conversation, folder: Path) -> None:
    await live(chat)

    (answer,) = await chat.say("/export", WHO)

    everything, calendar = (folder / name for name in sorted(Path(path).name for path in answer["files"])[::-1])
    kept = json.loads(everything.read_text("utf-8"))
    assert kept["accounts"][0]["account"] == WHO
    assert kept["reminders"][0]["what"] == "stretch; slowly"
    assert len(kept["logs"]) == 1
    (event,) = Calendar.from_ical(calendar.read_bytes()).walk("VEVENT")
    assert event["SUMMARY"] == "stretch; slowly"
    assert event["RRULE"].to_ical() == b"FREQ=WEEKLY;BYDAY=MO,TH"
    assert "1 entry in your training log" in answer["text"]
    assert {everything.stat().st_mode & 0o777, calendar.stat().st_mode & 0o777} == {0o600}


async def test_without_reminders_there_is_no_calendar_and_no_file_is_replaced(
    chat: Conversation, folder: Path
) -> None:
    first = (await chat.say("/export", WHO))[0]["files"]
    second = (await chat.say("/export", WHO))[0]["files"]

    assert [Path(path).name for path in (*first, *second)] == ["legday-2026-03-27.json", "legday-2026-03-27-2.json"]


async def test_an_export_shows_nothing_of_anybody_else(chat: Conversation) -> None:
    await live(chat)
    await chat.say("/remind tomorrow at 9 Europe/Berlin secret of ben", "ben")

    (answer,) = await chat.say("/export", WHO)

    text = read(answer)
    assert WHO in text
    assert "ben" not in text


async def test_forget_asks_once_and_then_leaves_no_row(chat: Conversation) -> None:
    await live(chat)

    (question,) = await chat.say("/forget", WHO)
    before = await written(chat)
    (last,) = await chat.press("Erase everything", WHO)

    after = {name: rows for name, rows in (await written(chat)).items() if rows}
    assert question["lines"][0][0].startswith("/forget sure ")
    assert len(before["reminders"]) >= 1
    assert last["text"].startswith("Everything I kept about you is erased")
    assert WHO not in repr(after)
    assert set(after) <= SHARED | {"requests"}, "the last answer alone is kept for a repeat, as nobody's"
    assert [row.person_id for row in after["requests"]] == [None]
    assert await chat.wait("P14D") == []


async def test_forget_leaves_everybody_else_as_they_were(chat: Conversation) -> None:
    await chat.say("/remind every day at 9 Europe/Berlin tea", "ben")
    await live(chat)

    await chat.say("/forget", WHO)
    await chat.press("Erase everything", WHO)

    assert [message["to"] for message in await chat.wait("P1D")] == ["ben"]


async def test_yes_is_an_answer_and_anything_else_is_no(chat: Conversation) -> None:
    await live(chat)

    await chat.say("/forget", WHO)
    (kept,) = await chat.say("hmm, rather not", WHO)
    await chat.say("/forget", WHO)
    (erased,) = await chat.say("yes", WHO)

    assert kept["text"].startswith("Nothing was erased")
    assert erased["text"].startswith("Everything I kept about you is erased")


async def test_an_old_question_erases_nothing_and_is_over_after_that(chat: Conversation) -> None:
    await live(chat)
    (question,) = await chat.say("/forget", WHO)
    await chat.wait("PT20M")

    (pressed,) = await chat.press("Erase everything", WHO, on=question["id"])
    (said,) = await chat.say("yes", WHO)
    (again,) = await chat.say("/forget yes", WHO)

    assert "no longer open" in pressed["text"]
    assert said["text"].startswith("Nothing was erased")
    assert again["text"].startswith("Erase everything?")
    assert (await written(chat))["logs"]


async def test_only_the_newest_question_counts(chat: Conversation) -> None:
    (older,) = await chat.say("/forget", WHO)
    (newer,) = await chat.say("/forget", WHO)

    (first,) = await chat.press("Erase everything", WHO, on=older["id"])
    (second,) = await chat.press("Erase everything", WHO, on=newer["id"])

    assert "no longer open" in first["text"]
    assert second["text"].startswith("Everything I kept about you is erased")


async def test_the_same_seed_asks_the_same_question(tmp_path: Path) -> None:
    asked = []
    for name in ("one", "two"):
        (tmp_path / name).mkdir()
        async with conversation(tmp_path / name, seed=7) as chat:
            asked.append((await chat.say("/forget", WHO))[0]["lines"])

    assert asked[0] == asked[1]


async def test_another_persons_press_erases_nobody(chat: Conversation) -> None:
    await live(chat)
    await chat.say("/hamstrings", "ben")
    (question,) = await chat.say("/forget", WHO, **{"in": "group"})

    (answer,) = await chat.press("Erase everything", "ben", on=question["id"], **{"in": "group"})

    assert "no longer open" in answer["text"]
    assert question["private"]
    assert {row.account for row in (await written(chat))["accounts"]} == {WHO, "ben"}


async def test_whoever_comes_back_is_new(chat: Conversation) -> None:
    await live(chat)
    await chat.say("/forget", WHO)
    await chat.press("Erase everything", WHO)

    (answer,) = await chat.say("/reminders", WHO)

    assert "stretch" not in answer["text"]


async def test_the_question_from_a_group_is_answered_in_the_private_chat_and_a_repeat_changes_nothing(
    tmp_path: Path,
) -> None:
    account, home = Account(Platform.TELEGRAM, "1001", "Ann"), Place(Platform.TELEGRAM, "1001")
    gym = Place(Platform.TELEGRAM, "-5", PlaceKind.GROUP)
    async with open_store(str(tmp_path / "bot.db")) as store:
        core = build_core(store, SteadyClock(NOW), random.Random(1), [Reach(Platform.TELEGRAM)])

        async def ask(id: str, text: str, place: Place) -> Reply:
            return await core.app.handle(Request(id, account, place, text, home=home, pressed=text.count(" ") > 1))

        question = await ask("1", "/forget", gym)
        line = question.buttons[0][0].line
        last = await ask("2", line, home)
        repeat = await ask("2", line, home)

        async with store.reading() as reading:
            gone = await reading.people.find(account)
    assert repeat == last
    assert gone is None
