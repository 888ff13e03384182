"""`legday run` against both local platforms: one human in both becomes one person."""

from __future__ import annotations

from pathlib import Path

from tests.test_run import ANN, world


async def test_a_telegram_and_a_discord_account_are_joined_and_each_shows_the_reminders_of_both(
    tmp_path: Path,
) -> None:
    async with world(tmp_path) as both:
        child = await both.start()
        both.ann.says("/remind in 30 hours to stretch")
        await both.telegram.wait_for_message(ANN)
        await (await both.bob.runs("remind", when="in 40 hours", what="drink water")).answered()
        both.ann.says("/link")
        offer = await both.telegram.wait_for_message(ANN, 2)
        code = offer.text.split("/link ")[1].split()[0]
        question = await (await both.bob.runs("link", code=code)).answered()
        press = await both.bob.presses(question, "Join")
        await press.acknowledged()
        await both.discord.wait_until(lambda: "are one now" in question.text, "the end of the question")
        here = await (await both.bob.runs("reminders")).answered()
        both.ann.says("/reminders")
        there = await both.telegram.wait_for_message(ANN, 3)

        assert await child.stop() == 0

    assert "Telegram (" in question.text
    assert question.labels == []
    for shown in (here.text, there.text):
        assert "stretch" in shown
        assert "drink water" in shown
