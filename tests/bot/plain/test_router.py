"""Plain sentences in a whole conversation: each is answered as the line it stands for."""

from __future__ import annotations

from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

import pytest

from bot.commands import Command, Registry, Turn
from bot.language import words_for
from bot.messages import LINE_BYTES, Reply
from bot.plain.router import Router
from tests.conversation import Conversation, conversation

EN = words_for("en")


@pytest.fixture
async def chat(tmp_path: Path) -> AsyncIterator[Conversation]:
    async with conversation(tmp_path) as talk:
        yield talk


async def test_a_question_is_answered_like_explain(chat: Conversation) -> None:
    plain, typed = await both(chat, "How do I do a nordic curl?", "/explain nordic curl")

    assert plain["text"] == typed["text"]


async def test_what_there_is_brings_a_session(chat: Conversation) -> None:
    (answer,) = await chat.say("only a band and ten minutes")

    assert "Hamstrings" in answer["text"]
    assert "Start" in labels(answer)


async def test_stiff_legs_are_loosened(chat: Conversation) -> None:
    (answer,) = await chat.say("my hamstrings are tight from sitting")

    assert "no warm-up needed" in answer["text"]
    assert "Start" in labels(answer)


async def test_a_reminder_in_a_sentence_is_understood(chat: Conversation) -> None:
    await chat.say("/settings zone Berlin")

    (answer,) = await chat.say("remind me every monday at 7 to train legs")

    assert answer["text"].startswith("Leg day: every Mon at 07:00")


async def test_thanks_and_hello_get_one_line(chat: Conversation) -> None:
    thanks, hello = await both(chat, "thanks", "hi")

    assert (thanks["text"], thanks["buttons"]) == ("You're welcome. Your legs did the work.", [])
    assert [line for row in hello["lines"] for line in row] == ["/hamstrings", "/remind", "/help"]


async def test_stop_asks_before_anything_stops(chat: Conversation) -> None:
    await chat.say("/remind today at 18:00 Europe/Berlin to drink tea")

    (asked,) = await chat.say("stop")
    (kept,) = await chat.press("Keep them")
    delivered = await chat.wait("PT8H")

    assert "/reminders" in [line for row in asked["lines"] for line in row]
    assert kept["text"] == "All stays as it is."
    assert [message["text"] for message in delivered] == ["Reminder\ndrink tea"]


async def test_good_morning_is_asked_about(chat: Conversation) -> None:
    (asked,) = await chat.say("Good morning!")
    (card,) = await chat.press("The exercise")

    assert labels(asked) == ["Hello", "The exercise"]
    assert "Good Morning" in card["text"]


async def test_an_exercise_by_its_name_alone_is_still_explained(chat: Conversation) -> None:
    plain, typed = await both(chat, "rdl", "/explain rdl")

    assert plain["text"] == typed["text"]


@pytest.mark.parametrize("sentence", ["the weather is nice", "xyzzy", "🦵", "my cat sleeps all monday"])
async def test_what_is_not_sure_gets_two_buttons_that_work(chat: Conversation, sentence: str) -> None:
    (asked,) = await chat.say(sentence)

    lines = [line for row in asked["lines"] for line in row]
    assert len(lines) == 2
    assert all(line.removeprefix("/").split()[0] in chat.core.registry for line in lines)


async def test_a_pending_question_takes_an_answer(chat: Conversation) -> None:
    await chat.say("/remind every monday at 7")

    (answer,) = await chat.say("Berlin")

    assert "every Mon at 07:00" in answer["text"]


@pytest.mark.parametrize("sentence", ["thanks", "how do I do a nordic curl?", "show my reminders", "stop"])
async def test_a_sentence_that_is_clearly_something_else_is_no_answer(chat: Conversation, sentence: str) -> None:
    await chat.say("/remind every monday at 7")

    (other,) = await chat.say(sentence)
    (answer,) = await chat.say("Berlin")

    assert "time zone called that" not in other["text"]
    assert "every Mon at 07:00" in answer["text"]


async def test_groups_hear_commands_only(chat: Conversation) -> None:
    assert await chat.say("thanks", **{"in": "group"}) == []


def test_a_command_that_is_not_there_is_replaced_by_the_nearest() -> None:
    router = Router(lambda: Registry((command("hamstrings"), command("reminders"), command("help"))), nothing_known)

    assert line_of(router, "did nordics 3x5") == "/hamstrings"
    assert line_of(router, "skip") == "/reminders"
    assert line_of(router, "how am I doing?") == "/help"


def test_a_command_that_is_there_is_used() -> None:
    router = Router(
        lambda: Registry((command("done"), command("skip"), command("pause"), command("progress"))), nothing_known
    )

    assert line_of(router, "did nordics 3x5") == "/done nordics 3x5"
    assert line_of(router, "skip") == "/skip"
    assert line_of(router, "pause until monday") == "/pause until monday"
    assert line_of(router, "how am I doing?") == "/progress"


def test_readings_of_a_long_text_still_fit_a_button() -> None:
    router = Router(
        lambda: Registry(command(name) for name in ("hamstrings", "explain", "remind", "help", "hurts")), nothing_known
    )

    buttons = router.nearest("word " * 500, EN)

    assert len(buttons) == 2
    assert all(len(button.line.encode()) <= LINE_BYTES for button in buttons)


def nothing_known(_text: str) -> bool:
    return False


@pytest.mark.parametrize(
    "sentence", ["kettlebell swing", "rdl with a band", "dumbbell stiff-leg deadlift", "back pain at night"]
)
async def test_the_name_of_an_exercise_is_no_kit(chat: Conversation, sentence: str) -> None:
    (answer,) = await chat.say(sentence)

    assert not answer["text"].startswith("Hamstrings ·")


@pytest.mark.parametrize(
    "sentence", ["best exercises for hamstrings", "nordics and injuries", "can I train every day"]
)
async def test_a_known_question_is_answered_without_a_question_mark(chat: Conversation, sentence: str) -> None:
    plain, typed = await both(chat, sentence, f"/explain {sentence}")

    assert plain["text"] == typed["text"]


async def both(chat: Conversation, first: str, second: str) -> list[dict[str, Any]]:
    return [message for text in (first, second) for message in await chat.say(text)]


def labels(message: dict[str, Any]) -> list[str]:
    return [label for row in message["buttons"] for label in row]


def line_of(router: Router, sentence: str) -> str | None:
    route = router.route(sentence)
    return route.line if route else None


def command(name: str) -> Command:
    async def answer(turn: Turn) -> Reply:
        return Reply.say(turn.args or name)

    return Command(name, name, answer)
