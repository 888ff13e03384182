"""Leg days that nobody answers: less and less, never blame, and a word brings everything back."""

from pathlib import Path

from tests.conversation import Conversation, conversation

WEEKLY = "/remind every monday at 18:00 Europe/Berlin"


async def after_weeks(chat: Conversation, weeks: int) -> list[str]:
    return [message["text"] for message in await chat.wait(f"P{weeks}W")]


async def test_after_two_missed_sessions_less_is_offered(tmp_path: Path) -> None:
    async with conversation(tmp_path) as chat:
        await chat.say(WEEKLY)
        first, second, third = await after_weeks(chat, 3)

    assert "Five minutes count too" not in first + second
    assert "Five minutes count too" in third


async def test_after_four_weeks_without_a_word_it_asks_once_and_is_silent(tmp_path: Path) -> None:
    async with conversation(tmp_path) as chat:
        await chat.say(WEEKLY)
        came = await after_weeks(chat, 12)

    assert [text.startswith("Shall I go on reminding you?") for text in came] == [False] * 4 + [True]


async def test_a_word_brings_the_series_back(tmp_path: Path) -> None:
    async with conversation(tmp_path) as chat:
        await chat.say(WEEKLY)
        await chat.wait("P12W")
        await chat.press("Go on")
        (again,) = await after_weeks(chat, 1)

    assert again.startswith("Hamstrings")
    assert "Five minutes" not in again


async def test_a_text_of_their_own_always_comes(tmp_path: Path) -> None:
    async with conversation(tmp_path) as chat:
        await chat.say("/remind every monday at 18:00 Europe/Berlin to water the plants")

        assert len(await after_weeks(chat, 12)) == 12


async def test_daily_leg_days_come_for_weeks_before_anything_is_asked(tmp_path: Path) -> None:
    async with conversation(tmp_path) as chat:
        await chat.say("/remind every day at 18:00 Europe/Berlin")
        came = await after_weeks(chat, 3)

    assert len(came) == 21
    assert not any(text.startswith("Shall I go on") for text in came)
