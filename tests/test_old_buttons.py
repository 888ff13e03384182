"""Every button of reminders and sessions a month later: pressed by a stranger, by its owner, and once more."""

from __future__ import annotations

import logging
from collections import Counter
from collections.abc import Iterable
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

from bot.messages import Account, Platform
from bot.reminder_list import ReminderList
from tests.buttons import SEEDS, Explorer, Way, buttons_of, press
from tests.conversation import NOON, Conversation, Message, conversation

MONTH = timedelta(days=30)

TYPED = {
    "walk_set": "what is typed during a walk",
    "floor": "asked beside a session after some weeks, tested in tests/bot/sessions/test_questions.py",
    "weights": "what is typed: which weights there are",
    "log": "a plain sentence",
    "muscle": "cards about muscles, without anything of a person's",
    "thanks": "small talk",
    "hello": "small talk",
    "stop": "small talk",
    "keep": "small talk",
    "flag": "red flags, tested in tests/bot/safety",
    "anyway": "red flags, tested in tests/bot/safety",
}
"""Lines that no button of a reminder or a session types, and what they are for."""

AGAIN = ("/hamstrings",)
"""Lines that make something new each time they are typed: a session asked for twice is two sessions."""

NO_TRACE = frozenset({"requests", "transcript", "people"})
"""Tables that hold the conversation itself and when somebody was last there."""

Kept = dict[str, list[dict[str, Any]]]


@pytest.mark.parametrize("seed", SEEDS)
async def test_a_button_a_month_old_harms_nothing_whoever_presses_it_how_often(
    tmp_path: Path, seed: str, caplog: pytest.LogCaptureFixture
) -> None:
    async with conversation(tmp_path) as chat:
        explorer = Explorer(chat)
        ways = await explorer.explore(seed)
        shown = [(way, *await explorer.before(way)) for way in ways]
        later = chat.clock() + MONTH
    for _restart in range(3):
        async with conversation(tmp_path, later.isoformat()) as chat:
            await chat.wait("PT1S")
    caplog.clear()

    async with conversation(tmp_path, later.isoformat()) as chat:
        for way, owner, message in shown:
            await press_it(chat, way, owner, message)
        came = await chat.wait("P8D")

    assert ways
    assert [record.getMessage() for record in caplog.records if record.levelno >= logging.ERROR] == []
    assert doubled(came) == []


async def press_it(chat: Conversation, way: Way, owner: str, message: Message) -> None:
    """Press one old button as a stranger, as its owner, and once more."""
    line = dict(buttons_of(message))[way.labels[-1]]
    before = await kept(chat, owner)

    told = await press(chat, "stranger", message, way.labels[-1])
    untouched = await kept(chat, owner)
    first = await press(chat, owner, message, way.labels[-1])
    once = await kept(chat, owner)
    second = await press(chat, owner, message, way.labels[-1])
    twice = await kept(chat, owner)

    assert all([told, first, second]), way
    assert untouched == before, way
    assert twice == once or line.startswith(AGAIN), way
    if "KEY" in way.shape or way.shape == "/pick N N":
        assert [said["private"] for said in told] == [True], way
        assert not any("theirs" in said["text"] for said in (*first, *second)), way


async def kept(chat: Conversation, who: str) -> Kept:
    """Return what is kept about *who*, but for the conversation itself."""
    async with chat.store.reading() as store:
        person = await store.people.find(Account(Platform.TERMINAL, who, who))
        everything = await store.export.person(person.id) if person else {}
    return {table: rows for table, rows in everything.items() if table not in NO_TRACE}


def doubled(messages: Iterable[Message]) -> list[tuple[str, str, str]]:
    """Return the messages that one person got more than once at one instant."""
    seen = Counter((message["to"], message["at"], message["text"]) for message in messages)
    return [message for message, times in seen.items() if times > 1]


async def test_every_line_that_only_buttons_type_is_pressed_above(tmp_path: Path) -> None:
    async with conversation(tmp_path, NOON) as chat:
        explorer = Explorer(chat)
        shapes: set[str] = set()
        for seed in SEEDS:
            shapes |= {way.shape for way in await explorer.explore(seed, shapes)}
        unlisted = {command.name for command in chat.core.registry if not command.listed}

    commands = {shape.split()[0].removeprefix("/") for shape in shapes}
    assert unlisted - commands == TYPED.keys()
    changes = {shape.split()[2] for shape in shapes if shape.startswith("/reminder KEY ")}
    assert changes == ReminderList().actions
