"""`legday run` against both local platforms: served, killed, started again."""

from __future__ import annotations

import asyncio
import sqlite3
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, closing
from pathlib import Path

import pytest

from tests.child import Child
from tests.platforms.discord import DiscordServer
from tests.platforms.telegram import TelegramServer

ANN, BOB = 1001, 124000000000000777
SOON = "in 3 seconds"


class World:
    """Both platforms, one person on each, and one process that serves them."""

    def __init__(self, telegram: TelegramServer, discord: DiscordServer, folder: Path) -> None:
        self.telegram = telegram
        self.discord = discord
        self.folder = folder
        self.ann = telegram.person(ANN)
        self.bob = discord.person(BOB, "Bob")
        self.database = folder / "legday.db"

    @property
    def settings(self) -> dict[str, str]:
        return {
            "LEGDAY_TELEGRAM_TOKEN": self.telegram.token,
            "LEGDAY_TELEGRAM_API_URL": self.telegram.url,
            "LEGDAY_DISCORD_TOKEN": self.discord.token,
            "LEGDAY_DISCORD_API_URL": self.discord.url,
            "LEGDAY_DATABASE_URL": str(self.database),
        }

    async def start(self, *platforms: str) -> Child:
        child = await Child.start(["run", *platforms], self.settings, self.folder)
        await child.hears("serving")
        return child

    def said_to_ann(self) -> list[str]:
        return [message.text for message in self.telegram.messages(ANN)]

    def said_to_bob(self) -> list[str]:
        return [message.text for message in self.discord.messages(self.bob.dm)]


@asynccontextmanager
async def world(folder: Path) -> AsyncIterator[World]:
    async with TelegramServer() as telegram, DiscordServer() as discord:
        yield World(telegram, discord, folder)
        telegram.verify()
        discord.verify()


async def test_a_person_on_each_platform_is_served_and_reminded(tmp_path: Path) -> None:
    async with world(tmp_path) as both:
        child = await both.start()
        both.ann.says("/hamstrings dumbbells 15")
        session = await both.telegram.wait_for_message(ANN)
        both.ann.says("/explain nordics")
        card = await both.telegram.wait_for_message(ANN, 2)
        both.ann.says(f"/remind {SOON} to stretch")
        reminded = await both.telegram.wait_for_message(ANN, 4)
        asked = await both.bob.runs("hamstrings", equipment="dumbbells", minutes=15)
        same_session = await asked.answered()
        explained = await (await both.bob.runs("explain", exercise="nordics")).answered()
        before = len(both.discord.messages(both.bob.dm))
        await (await both.bob.runs("remind", when=SOON, what="stretch")).answered()
        same_reminder = await both.discord.wait_for_message(both.bob.dm, before + 2)

        assert await child.stop() == 0

    assert session.text.startswith("Hamstrings")
    assert "Swap 1" in [label for row in session.labels for label in row]
    assert "Nordic Hamstring Curl" in card.text
    assert reminded.text == "Reminder\n\nstretch"
    assert "Hamstrings" in same_session.text
    assert "Nordic Hamstring Curl" in explained.text
    assert "stretch" in same_reminder.text


async def test_killed_while_a_reminder_is_being_answered_nothing_is_lost_and_discord_shows_it_once(
    tmp_path: Path,
) -> None:
    async with world(tmp_path) as both:
        child = await both.start()
        both.ann.says("/hamstrings dumbbells 15")
        session = await both.telegram.wait_for_message(ANN)
        asked = await both.bob.runs("hamstrings", equipment="dumbbells", minutes=15)
        same_session = await asked.answered()
        both.ann.says(f"/remind {SOON} to stretch")
        await both.telegram.wait_for_message(ANN, 2)
        await (await both.bob.runs("remind", when=SOON, what="stretch")).answered()
        held = both.telegram.hold("sendMessage"), both.discord.hold("POST message")
        await asyncio.gather(*(hold.reached() for hold in held))

        await child.kill()
        child = await both.start()
        await both.telegram.wait_for_message(ANN, 4)
        await both.discord.wait_until(lambda: both.discord.count("POST message") == 2, "the resend")
        press = both.ann.presses(session, "Swap 1")
        await both.telegram.wait_for_answer(press)
        await (await both.bob.presses(same_session, "Swap 1")).acknowledged()
        await child.stop()

        assert both.said_to_ann().count("Reminder\n\nstretch") == 2
        assert sum("stretch" in text and "Reminder" in text for text in both.said_to_bob()) == 1
        assert session.history


async def test_killed_after_acceptance_and_before_the_settle_nothing_is_lost(tmp_path: Path) -> None:
    async with world(tmp_path) as both:
        child = await both.start()
        both.ann.says(f"/remind {SOON} to stretch")
        await both.telegram.wait_for_message(ANN)
        await (await both.bob.runs("remind", when=SOON, what="stretch")).answered()
        held = both.telegram.hold("sendMessage"), both.discord.hold("POST message")
        await asyncio.gather(*(hold.reached() for hold in held))

        with closing(sqlite3.connect(both.database, isolation_level=None)) as lock:
            lock.execute("BEGIN IMMEDIATE")  # the settle waits for it, so it cannot come before the kill
            for hold in held:
                hold.release()
            both.ann.says("/help")
            await both.telegram.wait_for_call("getUpdates", len(both.telegram.called("getUpdates")))
            await child.kill()
        child = await both.start()
        await both.telegram.wait_for_message(ANN, 4)
        await both.discord.wait_until(lambda: both.discord.count("POST message") == 2, "the resend")
        await child.stop()

        assert both.said_to_ann().count("Reminder\n\nstretch") == 2
        assert sum("stretch" in text and "Reminder" in text for text in both.said_to_bob()) == 1
        assert sum(text.startswith("What you can type") for text in both.said_to_ann()) == 1


async def test_killed_before_the_platform_took_it_the_reminder_comes_exactly_once(tmp_path: Path) -> None:
    async with world(tmp_path) as both:
        child = await both.start("telegram")
        both.ann.says(f"/remind {SOON} to stretch")
        await both.telegram.wait_for_message(ANN)
        held = both.telegram.hold("sendMessage", accepted=False)
        await held.reached()

        await child.kill()
        child = await both.start("telegram")
        await both.telegram.wait_for_message(ANN, 2)
        await child.stop()

        assert both.said_to_ann().count("Reminder\n\nstretch") == 1


async def test_a_second_run_of_the_same_platform_is_refused_and_the_first_goes_on(tmp_path: Path) -> None:
    async with world(tmp_path) as both:
        first = await both.start("telegram")
        second = await Child.start(["run", "telegram"], both.settings, tmp_path)

        assert await second.end() == 1
        assert second.said.count("\n") == 1
        assert "another legday already serves telegram" in second.said
        both.ann.says("/help")
        await both.telegram.wait_for_message(ANN)
        other = await both.start("discord")
        assert await first.stop() == 0
        assert await other.stop() == 0


@pytest.mark.parametrize(
    ("settings", "complaint"),
    [
        ({"LEGDAY_TELEGRAM_TOKEN": "1:wrong_but_well_formed_token_0123456789ab"}, "LEGDAY_TELEGRAM_TOKEN"),
        ({"LEGDAY_TELEGRAM_TOKEN": "no token at all"}, "LEGDAY_TELEGRAM_TOKEN"),
        ({"LEGDAY_DISCORD_TOKEN": "wrong.discord.token"}, "LEGDAY_DISCORD_TOKEN"),
        ({"LEGDAY_TELEGRAM_TOKEN": "", "LEGDAY_DISCORD_TOKEN": ""}, "no platform has a token"),
        ({"LEGDAY_LOG_LEVEL": "loud"}, "LEGDAY_LOG_LEVEL must be one of"),
    ],
)
async def test_what_the_operator_can_mend_is_one_line_with_exit_code_1_and_no_token(
    tmp_path: Path, settings: dict[str, str], complaint: str
) -> None:
    async with world(tmp_path) as both:
        quiet = {"LEGDAY_LOG_LEVEL": "debug"}
        child = await Child.start(["run"], both.settings | quiet | settings, tmp_path)

        assert await child.end() == 1

    last = child.said.strip().splitlines()[-1]
    assert last.startswith("legday: ")
    assert complaint in last
    assert "Traceback" not in child.said
    for token in (*settings.values(), both.telegram.token, both.discord.token):
        assert not token or "TOKEN" in token or len(token) < 10 or token not in child.said


async def test_a_database_of_something_else_is_refused_in_one_line(tmp_path: Path) -> None:
    async with world(tmp_path) as both:
        both.database.write_text("this is my diary, not a database " * 100)
        child = await Child.start(["run"], both.settings, tmp_path)

        assert await child.end() == 1

    assert child.said.startswith("legday: ")
    assert child.said.count("\n") == 1
    assert both.database.read_text().startswith("this is my diary")
