from __future__ import annotations

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from tests.bot.coaching.samples import labels
from tests.conversation import Conversation, conversation


@pytest.fixture
async def chat(tmp_path: Path) -> AsyncIterator[Conversation]:
    async with conversation(tmp_path) as talk:
        yield talk


async def test_soreness_is_explained_the_first_time_and_at_the_first_lowering_work(chat: Conversation) -> None:
    (first,) = await chat.say("/done rdl 3x8 60kg")
    (second,) = await chat.say("/done seated leg curl 3x10 40kg")
    (lowering,) = await chat.say("/done nordic curl 2x4")
    (known,) = await chat.say("/done nordic curl 2x5")

    asks = ["Ask me tomorrow" in labels(said) for said in (first, second, lowering, known)]
    assert asks == [True, False, True, False]
    assert "Sore in the next one to three days?" in first["text"]


async def test_the_day_after_is_asked_about_once_for_who_wants_it(chat: Conversation) -> None:
    await chat.say("/done rdl 3x8 60kg")
    (set_for,) = await chat.press("Ask me tomorrow")
    await chat.press("Ask me tomorrow")
    asked = await chat.wait("P3D")

    assert "I will ask you once, Sat 28 March" in set_for["text"]
    assert [labels(message) for message in asked] == [["Fine", "Sore", "Hurts"]]
    assert asked[0]["at"].startswith("2026-03-28T12:00")


@pytest.mark.parametrize(("label", "words"), [("Fine", "as planned"), ("Sore", "Normal"), ("Hurts", "/hurts")])
async def test_each_answer_of_the_day_after_says_what_to_do(chat: Conversation, label: str, words: str) -> None:
    await chat.say("/done rdl 3x8 60kg")
    await chat.press("Ask me tomorrow")
    (asked,) = await chat.wait("P1D")
    (said,) = await chat.press(label)

    assert words in said["text"]
    assert said["replaces"] == asked["id"]


async def test_nobody_is_asked_about_what_somebody_else_did(chat: Conversation) -> None:
    (done,) = await chat.say("/done rdl 3x8 60kg")
    (said,) = await chat.press("Ask me tomorrow", who="ben", on=done["id"])

    assert "This one is theirs" in said["text"]
    assert await chat.wait("P3D") == []


async def test_the_question_comes_after_a_restart_too(tmp_path: Path) -> None:
    async with conversation(tmp_path) as chat:
        await chat.say("/done rdl 3x8 60kg")
        await chat.press("Ask me tomorrow")
    async with conversation(tmp_path, now="2026-03-28T11:59:00+01:00") as chat:
        (asked,) = await chat.wait("PT1M")

    assert "How do the backs of your thighs feel?" in asked["text"]


async def test_it_is_no_reminder_of_theirs(tmp_path: Path) -> None:
    async with conversation(tmp_path) as chat:
        await chat.say("/done rdl 3x8 60kg")
        await chat.press("Ask me tomorrow")
        (listed,) = await chat.say("/reminders")

    assert "The day after" not in listed["text"]


async def test_a_word_that_is_no_answer_says_what_to_press(chat: Conversation) -> None:
    (said,) = await chat.say("/day_after zzzzzzzz splendid")

    assert "Press Fine, Sore or Hurts" in said["text"]
