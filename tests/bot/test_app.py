import logging
import random
from collections.abc import AsyncIterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from bot.app import TYPED_CHARS, App
from bot.clock import SteadyClock
from bot.commands import Command, Registry, Turn
from bot.errors import UserError
from bot.messages import Account, Place, Platform, Reply, Request
from bot.store import Store, open_store
from tests.conversation import conversation

NOW = datetime(2026, 3, 27, 11, 0, tzinfo=UTC)
HOME = Place(Platform.TERMINAL, "ann")


class House:
    """An app with three commands: one that counts its effects, one that fails, one that complains."""

    def __init__(self, store: Store) -> None:
        commands = (
            Command("level", "Sets the level", self.level),
            Command("fail", "Breaks", self.fail),
            Command("mend", "Complains", self.mend),
        )
        self.changes = 0
        self.app = App(
            Registry(commands), store, SteadyClock(NOW), plain=self.plain, news=self.no_news, changed=self.changed
        )

    def changed(self) -> None:
        self.changes += 1

    async def no_news(self, turn: Turn, reply: Reply) -> Reply:
        return reply

    async def plain(self, turn: Turn) -> Reply:
        return Reply.say(f"plain: {turn.args}")

    async def level(self, turn: Turn) -> Reply:
        minutes = (turn.person.minutes or 0) + 1
        await turn.store.people.change(turn.person.id, minutes=minutes)
        return Reply.say(f"now {minutes}")

    async def fail(self, turn: Turn) -> Reply:
        await turn.store.people.change(turn.person.id, minutes=99)
        raise RuntimeError("secret internals")

    async def mend(self, turn: Turn) -> Reply:
        await turn.store.people.change(turn.person.id, minutes=99)
        raise UserError("Type it otherwise.")


def request(text: str, id: str = "1", language: str | None = None) -> Request:
    return Request(id, Account(Platform.TERMINAL, "ann", "Ann", language), HOME, text, home=HOME)


@pytest.fixture
async def house(tmp_path: Path) -> AsyncIterator[House]:
    async with open_store(str(tmp_path / "app.db")) as store:
        yield House(store)


async def test_a_repeated_request_changes_nothing_and_is_answered_again(house: House) -> None:
    first = await house.app.handle(request("/level"))
    again = await house.app.handle(request("/level"))
    other = await house.app.handle(request("/level", id="2"))

    assert again == first == Reply.say("now 1")
    assert other == Reply.say("now 2")


async def test_a_fault_is_apologised_for_logged_without_the_text_and_changes_nothing(
    house: House, caplog: pytest.LogCaptureFixture
) -> None:
    with caplog.at_level(logging.INFO):
        told = await house.app.handle(request("/fail my private words"))
    after = await house.app.handle(request("/level", id="2"))

    assert "nothing was changed" in str(told.blocks)
    assert "secret internals" not in str(told)
    assert "/fail failed" in caplog.text
    assert "my private words" not in caplog.text
    assert after == Reply.say("now 1")


async def test_the_apology_is_in_the_language_that_the_person_chose(tmp_path: Path) -> None:
    async with open_store(str(tmp_path / "app.db")) as store:
        house = House(store)
        async with store.writing() as transaction:
            ann = await transaction.people.meet(Account(Platform.TERMINAL, "ann"), NOW)
            await transaction.people.change(ann.id, language="es")

        told = await house.app.handle(request("/fail", language="en"))

    assert "Something went wrong" not in str(told)
    assert told.private


async def test_what_the_person_can_mend_is_told_to_them_alone_and_changes_nothing(house: House) -> None:
    told = await house.app.handle(request("/mend"))
    after = await house.app.handle(request("/level", id="2"))

    assert told == Reply.say("Type it otherwise.", private=True)
    assert after == Reply.say("now 1")


async def test_a_commit_wakes_whoever_waits_and_a_fault_does_not(house: House) -> None:
    await house.app.handle(request("/level"))
    await house.app.handle(request("/fail", id="2"))

    assert house.changes == 1


@pytest.mark.parametrize("text", ["/LEVEL", "  /level  ", "/level\nmore", "/level\tmore"])
async def test_commands_are_found_whatever_their_case_and_white_space(house: House, text: str) -> None:
    assert await house.app.handle(request(text)) == Reply.say("now 1")


async def test_a_mistyped_command_gets_the_nearest_as_buttons(house: House) -> None:
    told = await house.app.handle(request("/levl"))

    assert told.buttons[0][0].line == "/level"
    assert len(told.buttons[0]) == 3


async def test_the_platforms_language_is_taken_until_the_person_chooses(house: House) -> None:
    told = await house.app.handle(request("/levl", language="es-419"))

    assert "/help" in str(told.blocks)
    assert "I don't know that command" not in str(told.blocks)


BAD_INPUT = [
    "x" * 5_000,
    "/hamstrings " + "🦵" * 2_500,
    "/explain " + "\u202eمرحبا\u202c " * 300,
    "/remind " + "every " * 1_000,
    "/settings minutes " + "9" * 4_000,
    "/" + "h" * 5_000,
    "/",
    "/ ",
    "//",
    "\x00\x01\x02\x1b[2J",
    "<b>bold</b> & <script>alert(1)</script>",
    "**bold** _it_ [link](http://example.org) `code`",
    "@everyone @here <@123> <@&5>",
    "/explain {0} {name} %s %d",
    "/remind {n} at 25:99",
    "/help {x}",
    "/swap",
    "/swap zzzz 1 1",
    "/begin",
    "/begin zzzz",
    "/hurts nothing_known",
    "/pick 1",
    "/pick 9999999999999999999999 1",
    "/pick ² 1",
    "/reminders 99999999",
    "/reminders -1",
    "/reminders ²",
    "/settings zone " + "Berlin" * 500,
    "/settings language xx",
    "/settings level 🦵",
    "\ud83e\uddb5".encode("utf-16", "surrogatepass").decode("utf-16"),
]


@pytest.mark.parametrize("text", BAD_INPUT, ids=range(len(BAD_INPUT)))
async def test_bad_input_is_answered_and_never_breaks(
    tmp_path: Path, text: str, caplog: pytest.LogCaptureFixture
) -> None:
    async with conversation(tmp_path) as chat:
        answers = await chat.say(text)

    assert len(answers) == 1
    assert answers[0]["text"]
    assert "Something went wrong" not in answers[0]["text"]
    assert not [record for record in caplog.records if record.levelno >= logging.ERROR]


async def test_random_lines_never_break_it(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    chance = random.Random(11)
    pieces = ["/remind", "/hamstrings", "/explain", "/settings", "every", "mon", "18:00", "Europe/Berlin", "🦵", "{x}"]
    pieces += [
        "15",
        "dumbbells",
        "nordics",
        "zone",
        "/swap",
        "1",
        "\n",
        "%",
        "<i>",
        "/reminders",
        "in 5 minutes",
        "-1",
    ]
    async with conversation(tmp_path) as chat:
        for _ in range(150):
            (answer,) = await chat.say(" ".join(chance.choices(pieces, k=chance.randint(1, 6))))
            assert "Something went wrong" not in answer["text"]
    assert not [record for record in caplog.records if record.levelno >= logging.ERROR]


async def test_what_comes_after_five_thousand_characters_is_left_out(house: House) -> None:
    told = await house.app.handle(request("x" * (TYPED_CHARS + 500)))

    assert told == Reply.say("plain: " + "x" * TYPED_CHARS)
