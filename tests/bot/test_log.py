from __future__ import annotations

from collections.abc import AsyncIterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from bot.training import Feel
from tests.bot.coaching.samples import CURL, HINGE, HOLD, KEY, labels, lines, log, logged, person, session
from tests.conversation import Conversation, conversation


@pytest.fixture
async def chat(tmp_path: Path) -> AsyncIterator[Conversation]:
    async with conversation(tmp_path) as talk:
        yield talk


async def test_what_was_typed_is_logged_and_said_back(chat: Conversation) -> None:
    (said,) = await chat.say("/done rdl 3x8 60kg rir 2")

    (entry,) = await logged(chat)
    assert (entry.exercise, entry.reps, entry.load, entry.reserve) == ("romanian-deadlift", (8, 8, 8), 60_000, 2)
    assert "Romanian Deadlift: 3 × 8 at 60 kg, 2 left" in said["text"]
    assert labels(said)[:5] == ["Easy", "Right", "Hard", "Undo", "Progress"]


async def test_what_it_changes_next_time_is_said(chat: Conversation) -> None:
    (said,) = await chat.say("/done seated leg curl 3x10 40kg right")

    assert "Next time 11 reps" in said["text"]


async def test_the_other_name_of_the_command_does_the_same(chat: Conversation) -> None:
    await chat.say("/log nordic curl 5,5,4")

    assert [entry.reps for entry in await logged(chat)] == [(5, 5, 4)]


async def test_a_hold_counts_seconds_and_one_leg_at_a_time_counts_each_side(chat: Conversation) -> None:
    await chat.say("/done long lever bridge hold 3x20")
    await chat.wait("PT1M")
    (said,) = await chat.say("/done single leg rdl 3x8 12kg")

    hold, one_leg = await logged(chat)
    assert (hold.held, one_leg.each_side) == (True, True)
    assert "3 × 8 each side at 12 kg" in said["text"]


async def test_yesterday_is_yesterday_at_the_same_time_of_day(chat: Conversation) -> None:
    await chat.say("/settings zone Berlin")
    await chat.wait("P2D")
    await chat.say("/done yesterday rdl 3x8")

    (entry,) = await logged(chat)
    assert chat.clock() == datetime(2026, 3, 29, 11, tzinfo=UTC), "13:00 in Berlin, whose clocks changed that night"
    assert entry.at == datetime(2026, 3, 28, 12, tzinfo=UTC), "13:00 in Berlin too"


async def test_pounds_are_shown_to_who_types_pounds_and_followed_back(chat: Conversation) -> None:
    (pounds,) = await chat.say("/done seated leg curl 3x10 135lb")
    (same,) = await chat.say("/done seated leg curl 3x10 140")
    (kilograms,) = await chat.say("/done seated leg curl 3x10 60kg")

    assert "at 135 lb" in pounds["text"]
    assert "at 140 lb" in same["text"]
    assert "at 60 kg" in kilograms["text"]
    assert not (await person(chat)).facts.pounds


async def test_a_name_that_means_several_is_asked_about_once(chat: Conversation) -> None:
    (asked,) = await chat.say("/done leg curl 3x10 40kg rir 1")
    assert await logged(chat) == []

    await chat.press("Seated Leg Curl")
    await chat.wait("PT1M")
    (again,) = await chat.say("/done leg curl 3x11 40kg")

    first, second = await logged(chat)
    assert "Which one was it?" in asked["text"]
    assert (first.exercise, first.reps, first.load, first.reserve) == ("seated-leg-curl", (10, 10, 10), 40_000, 1)
    assert second.exercise == "seated-leg-curl"
    assert "Seated Leg Curl: 3 × 11" in again["text"]


async def test_the_question_can_be_answered_by_typing(chat: Conversation) -> None:
    await chat.say("/done leg curl 3x10 40kg")
    await chat.say("/done lying leg curl")

    (entry,) = await logged(chat)
    assert (entry.exercise, entry.reps, entry.load) == ("lying-leg-curl", (10, 10, 10), 40_000)


async def test_an_answer_given_twice_logs_once(chat: Conversation) -> None:
    (asked,) = await chat.say("/done leg curl 3x10")
    await chat.press("Seated Leg Curl")
    (stale,) = await chat.press("Lying Leg Curl", on=asked["id"])

    assert len(await logged(chat)) == 1
    assert "no longer open" in stale["text"]


async def test_missing_numbers_are_asked_for(chat: Conversation) -> None:
    (asked,) = await chat.say("/done nordic curl hard")
    await chat.say("3x5")

    (entry,) = await logged(chat)
    assert "how many?" in asked["text"]
    assert (entry.exercise, entry.reps, entry.feel) == ("nordic-hamstring-curl", (5, 5, 5), Feel.HARD)


async def test_numbers_without_a_name_may_belong_to_an_exercise_of_todays_session(chat: Conversation) -> None:
    await session(chat, HINGE, CURL)
    (asked,) = await chat.say("/done 2x10 12kg")
    assert labels(asked) == ["Dumbbell Romanian Deadlift", "Sliding Leg Curl"]

    await chat.press("Dumbbell Romanian Deadlift")

    (entry,) = await logged(chat)
    assert (entry.exercise, entry.session) == ("dumbbell-rdl", KEY)


@pytest.mark.parametrize(
    ("typed", "words"),
    [
        ("/done", "What did you do?"),
        ("/done 3x8", "Which exercise was it?"),
        ("/done zorkmids 3x8", "I do not know “zorkmids”"),
        ("/done rdl 3x8 1000kg", "up to 500 kg"),
        ("/done rdl 0x8", "1 to 20 sets"),
        ("/done rdl 3x300", "1 to 200 reps"),
        ("/feel zzzzzzzz easy", "nothing was changed"),
        ("/feel zzzzzzzz meh", "Say easy, right or hard"),
        ("/done_as seated-leg-curl 1", "no longer open"),
    ],
)
async def test_what_cannot_be_logged_says_what_to_type(chat: Conversation, typed: str, words: str) -> None:
    (said,) = await chat.say(typed)

    assert words in said["text"]
    assert await logged(chat) == []


async def test_undo_takes_it_back_and_does_nothing_the_second_time(chat: Conversation) -> None:
    (done,) = await chat.say("/done rdl 3x8 60kg")
    (undone,) = await chat.press("Undo")
    (again,) = await chat.press("Undo", on=done["id"])

    assert await logged(chat) == []
    assert undone["text"] == "Taken back."
    assert undone["replaces"] == done["id"]
    assert "nothing was changed" in again["text"]


async def test_undo_works_hours_later_and_for_nobody_else(tmp_path: Path) -> None:
    async with conversation(tmp_path) as chat:
        (done,) = await chat.say("/done rdl 3x8 60kg")
    async with conversation(tmp_path, now="2026-03-27T20:00:00+01:00") as chat:
        line = next(line for line in lines(done) if line.startswith("/undo_log"))
        (theirs,) = await chat.say(line, who="ben")
        assert "This one is theirs" in theirs["text"]
        assert len(await logged(chat)) == 1

        await chat.press("Undo", on=done["id"])
        assert await logged(chat) == []


async def test_how_it_felt_is_noted_with_one_tap(chat: Conversation) -> None:
    (done,) = await chat.say("/done seated leg curl 3x10 40kg")
    (said,) = await chat.press("Easy")
    await chat.press("Hard", on=done["id"])

    (entry,) = await logged(chat)
    assert entry.feel is Feel.HARD
    assert said["replaces"] == done["id"]
    assert "Next time 12 reps" in said["text"]
    assert "Easy" not in labels(said)


async def test_a_session_is_logged_with_one_tap_as_planned(chat: Conversation) -> None:
    await log(chat, "dumbbell-rdl", 8, days_ago=4, load=20_000)
    await session(chat, HINGE, replace(CURL, target=7), HOLD)
    (said,) = await chat.say(f"/done {KEY}")

    _earlier, hinge, curl, hold = sorted(await logged(chat), key=lambda entry: (entry.at, entry.exercise))[0:1] + [
        next(entry for entry in await logged(chat) if entry.exercise == pick.slug and entry.session)
        for pick in (HINGE, CURL, HOLD)
    ]
    assert (hinge.reps, hinge.load) == ((8, 8), 20_000)
    assert (curl.reps, curl.load) == ((7,), None)
    assert (hold.reps, hold.held) == ((20, 20), True)
    assert "Sliding Leg Curl: 1 × 7" in said["text"]


async def test_a_session_is_logged_once_however_often_it_is_pressed(chat: Conversation) -> None:
    await session(chat, HINGE, CURL)
    await chat.say(f"/done {KEY}")
    await chat.say(f"/done {KEY}")
    await chat.say("/done")

    assert len(await logged(chat)) == 2


async def test_the_last_session_is_meant_where_none_is_named(chat: Conversation) -> None:
    await session(chat, HINGE)
    await chat.say("/done easy")

    assert [(entry.session, entry.feel) for entry in await logged(chat)] == [(KEY, Feel.EASY)]


async def test_a_session_of_two_days_ago_is_not_meant(chat: Conversation) -> None:
    await session(chat, HINGE)
    await chat.wait("PT48H")
    (said,) = await chat.say("/done")

    assert "What did you do?" in said["text"]
    assert await logged(chat) == []


async def test_a_session_can_be_taken_back_as_a_whole_and_logged_again(chat: Conversation) -> None:
    await session(chat, HINGE, CURL)
    await chat.say(f"/done {KEY}")
    await chat.press("Undo")
    assert await logged(chat) == []

    await chat.say(f"/done {KEY} hard")
    assert [entry.feel for entry in await logged(chat)] == [Feel.HARD, Feel.HARD]


async def test_somebody_elses_session_is_theirs(chat: Conversation) -> None:
    await session(chat, HINGE)
    (said,) = await chat.say(f"/done {KEY}", who="ben")

    assert "This one is theirs; get yours with /hamstrings" in said["text"]
    assert await logged(chat, "ben") == []


async def test_an_exercise_of_the_session_that_was_typed_is_not_logged_twice(chat: Conversation) -> None:
    await session(chat, HINGE, CURL)
    await chat.say("/done dumbbell rdl 2x10 14kg")
    await chat.say("/done")

    entries = await logged(chat)
    assert sorted((entry.exercise, entry.reps) for entry in entries) == [
        ("dumbbell-rdl", (10, 10)),
        ("sliding-leg-curl", (6,)),
    ]
    assert {entry.session for entry in entries} == {KEY}


async def test_a_log_of_a_year_is_no_obstacle(chat: Conversation) -> None:
    for week in range(52):
        await log(chat, "romanian-deadlift", 8, 8, days_ago=7 * week, load=50_000 + 500 * (52 - week))
    (said,) = await chat.say("/done rdl 3x8 80kg")

    assert "Logged" in said["text"]
    assert (await logged(chat))[-1].at - (await logged(chat))[0].at > timedelta(days=350)


async def test_the_first_week_ends_with_one_true_sentence_said_once(tmp_path: Path) -> None:
    async with conversation(tmp_path) as chat:
        (first,) = await chat.say("/done rdl 3x8 20kg")
        await chat.wait("P3D")
        await chat.say("/done seated leg curl 3x10 30kg")
        await chat.wait("P4D")
        (after,) = await chat.say("/done rdl 3x9 20kg")
        (again,) = await chat.say("/done seated leg curl 3x11 30kg")

    assert "Your first week is done: 2 sessions, 6 hamstring sets." in after["text"]
    assert "first week" not in first["text"] + again["text"]
