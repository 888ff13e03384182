from __future__ import annotations

import textwrap
from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from tests.bot.coaching.samples import HINGE, KEY, labels, log, person, session
from tests.conversation import Conversation, conversation


@pytest.fixture
async def chat(tmp_path: Path) -> AsyncIterator[Conversation]:
    async with conversation(tmp_path) as talk:
        yield talk


async def test_an_empty_log_says_how_to_begin(chat: Conversation) -> None:
    (said,) = await chat.say("/progress")

    assert "Nothing logged yet" in said["text"]
    assert "New session" in labels(said)


async def test_sessions_streak_sets_and_bests_are_said(chat: Conversation) -> None:
    await log(chat, "romanian-deadlift", 8, 8, 8, days_ago=9, load=60_000)
    await log(chat, "romanian-deadlift", 10, 8, 8, days_ago=2, load=60_000)
    await log(chat, "glute-bridge", 15, 15, 15, days_ago=2)
    await chat.say("/target 2")
    (said,) = await chat.say("/progress")

    assert "1 of 2 sessions this week" in said["text"]
    assert "2 weeks in a row" in said["text"]
    assert "4.5 hamstring sets in 7 days (4–8 is good)" in said["text"]
    assert "Best Romanian Deadlift: 10 at 60 kg" in said["text"]
    assert "Best Glute Bridge: 15" in said["text"]
    assert "Next: a session whenever it suits you" in said["text"]


async def test_it_fits_a_phone(chat: Conversation) -> None:
    await chat.say("/settings level intermediate")
    for slug in (
        "dumbbell-rdl",
        "standing-bodyweight-leg-curl",
        "eccentric-sliding-leg-curl",
        "long-lever-bridge-hold",
    ):
        await log(chat, slug, 12, 12, 12, days_ago=3, load=62_500)
    (said,) = await chat.say("/progress")

    rows = [row for line in said["text"].splitlines() for row in textwrap.wrap(line, 40)]
    assert len(rows) <= 12


async def test_what_comes_next_after_training_is_rest(chat: Conversation) -> None:
    await log(chat, "romanian-deadlift", 8, 8, days_ago=1)
    (said,) = await chat.say("/progress")

    assert "Next: a day of rest" in said["text"]


async def test_enough_sets_lead_to_loosening_only(chat: Conversation) -> None:
    await log(chat, "romanian-deadlift", *[8] * 9, days_ago=2)
    (said,) = await chat.say("/progress")

    assert "/hamstrings loosen" in said["text"]


async def test_a_reached_target_is_enough(chat: Conversation) -> None:
    await chat.say("/target 1")
    await log(chat, "romanian-deadlift", 8, 8, days_ago=3)
    (said,) = await chat.say("/progress")

    assert "you are done for this week" in said["text"]


async def test_weeks_that_were_missed_are_never_called_a_failure(chat: Conversation) -> None:
    await log(chat, "romanian-deadlift", 8, 8, days_ago=40)
    (said,) = await chat.say("/progress")

    assert "A new streak starts with your next session" in said["text"]
    assert "0 sessions this week" in said["text"]
    assert not {"miss", "fail", "lost", "only"} & set(said["text"].casefold().split())


async def test_one_tap_sets_the_target_and_says_how_far_along_it_is(chat: Conversation) -> None:
    await log(chat, "romanian-deadlift", 8, 8)
    await chat.say("/progress")
    (said,) = await chat.press("3 a week")
    (after,) = await chat.say("/progress")

    assert said["text"] == "3 sessions a week: that is your target. 1 of 3 this week."
    assert (await person(chat)).facts.weekly_target == 3
    assert "3 a week" not in labels(after)


@pytest.mark.parametrize("typed", ["/target 0", "/target 8", "/target often", "/target 12", "/target ²"])
async def test_a_target_that_is_none_is_refused_with_what_to_type(chat: Conversation, typed: str) -> None:
    (said,) = await chat.say(typed)

    assert "/target 2" in said["text"]
    assert (await person(chat)).facts.weekly_target is None


async def test_a_target_alone_asks(chat: Conversation) -> None:
    (said,) = await chat.say("/target")

    assert labels(said) == ["1 a week", "2 a week", "3 a week", "4 a week"]


async def test_the_target_is_offered_with_the_first_leg_day_reminder_alone(chat: Conversation) -> None:
    await chat.say("/settings zone Berlin")
    (text,) = await chat.say("/remind every tue at 7 call mum")
    (second,) = await chat.say("/remind every mon at 7")
    await chat.say("/reminders")

    assert "2 a week" not in labels(text)
    assert "2 a week" not in labels(second)


async def test_a_first_reminder_asks_how_often_unless_that_is_known(chat: Conversation) -> None:
    for who in ("ann", "ben"):
        await chat.say("/settings zone Berlin", who=who)
    await chat.say("/target 2", who="ben")
    (asks,) = await chat.say("/remind every mon at 7", who="ann")
    (knows,) = await chat.say("/remind every mon at 7", who="ben")

    assert labels(asks)[-4:] == ["1 a week", "2 a week", "3 a week", "4 a week"]
    assert "2 a week" not in labels(knows)


async def test_a_leg_day_reminder_says_how_far_along_the_week_is(chat: Conversation) -> None:
    await chat.say("/settings zone Berlin")
    await chat.say("/target 2")
    await chat.say("/remind on sunday at 18:00")
    await session(chat, HINGE)
    await chat.say(f"/done {KEY}")
    (reminder,) = await chat.wait("P3D")

    assert reminder["text"].splitlines()[-1] == "1 of 2 this week."


async def test_a_leg_day_reminder_counts_nothing_for_who_set_no_target(chat: Conversation) -> None:
    await chat.say("/settings zone Berlin")
    await chat.say("/remind on sunday at 18:00")
    (reminder,) = await chat.wait("P3D")

    assert "this week" not in reminder["text"]
