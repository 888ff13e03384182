from __future__ import annotations

from collections.abc import AsyncIterator
from dataclasses import replace
from pathlib import Path

import pytest

from bot.sessions.model import Pick
from bot.training import Feel
from tests.bot.coaching.samples import CURL, HINGE, HOLD, KEY, labels, lines, log, logged, person, session
from tests.conversation import Conversation, Message, conversation

BEGIN = f"/begin {KEY}"


@pytest.fixture
async def chat(tmp_path: Path) -> AsyncIterator[Conversation]:
    async with conversation(tmp_path) as talk:
        yield talk


async def started(chat: Conversation, *picks: Pick) -> Message:
    await session(chat, *picks)
    (card,) = await chat.say(BEGIN)
    return card


def first_line(message: Message) -> str:
    return str(message["text"]).splitlines()[0]


async def test_the_first_set_is_shown_with_all_its_buttons(chat: Conversation) -> None:
    card = await started(chat, CURL)

    assert first_line(card) == "Sliding Leg Curl, set 1 of 1"
    assert "6–10, aim for 6" in card["text"]
    expected = {"Done set", "Easier", "Harder", "Explain", "It hurts", "Skip this one", "Just the list", "Stop here"}
    assert set(labels(card)) == expected


async def test_a_whole_session_is_one_message_edited_and_one_more_for_each_rest(chat: Conversation) -> None:
    card = await started(chat, HINGE, CURL)
    (rest,) = await chat.press("Done set")
    (call,) = await chat.wait("PT2M")
    (second_rest,) = await chat.press("Done set")
    (second_call,) = await chat.wait("PT2M")
    (end,) = await chat.press("Done set")

    assert (rest["replaces"], second_rest["replaces"]) == (card["id"], call["id"])
    assert (call["replaces"], second_call["replaces"]) == (None, None)
    assert first_line(rest) == "Rest 90 s"
    assert first_line(call) == "Rest is over: Dumbbell Romanian Deadlift, set 2 of 2"
    assert first_line(second_call) == "Rest is over: Sliding Leg Curl, set 1 of 1"
    assert first_line(end) == "Done. How was it?"
    assert labels(end) == ["Easy", "Right", "Hard"]
    assert await chat.wait("PT1H") == []


async def test_each_set_is_in_the_log_as_soon_as_it_is_done(chat: Conversation) -> None:
    await started(chat, HINGE, CURL)
    await chat.press("Done set")
    one = await logged(chat)
    await chat.press("Next")
    await chat.press("Done set")

    (entry,) = await logged(chat)
    assert [done.reps for done in one] == [(8,)]
    assert (entry.reps, entry.session) == ((8, 8), KEY)


async def test_a_rest_takes_as_long_as_the_exercise_wants(chat: Conversation) -> None:
    await started(chat, HINGE)
    await chat.press("Done set")
    early = await chat.wait("PT89S")
    (call,) = await chat.wait("PT1S")

    assert early == []
    assert first_line(call).startswith("Rest is over")
    assert call["at"] == "2026-03-27T12:01:30+01:00"


async def test_next_skips_the_rest_and_its_message(chat: Conversation) -> None:
    await started(chat, HINGE)
    await chat.press("Done set")
    (card,) = await chat.press("Next")

    assert first_line(card) == "Dumbbell Romanian Deadlift, set 2 of 2"
    assert await chat.wait("PT1H") == []


async def test_a_button_that_is_pressed_twice_counts_once(chat: Conversation) -> None:
    card = await started(chat, HINGE)
    await chat.press("Done set", on=card["id"])
    (again,) = await chat.press("Done set", on=card["id"])

    assert [entry.reps for entry in await logged(chat)] == [(8,)]
    assert first_line(again) == "Rest 90 s"


async def test_a_stale_button_shows_how_things_stand(chat: Conversation) -> None:
    card = await started(chat, HINGE, CURL)
    await chat.press("Done set")
    await chat.press("Next")
    await chat.press("Done set")
    await chat.wait("PT2M")
    (shown,) = await chat.press("Easier", on=card["id"])

    assert first_line(shown) == "Sliding Leg Curl, set 1 of 1"
    assert shown["replaces"] == card["id"]


async def test_a_walk_goes_on_after_a_restart_in_the_middle(tmp_path: Path) -> None:
    async with conversation(tmp_path) as chat:
        await started(chat, HINGE, CURL)
        await chat.press("Done set")
    async with conversation(tmp_path, now="2026-03-27T12:01:00+01:00") as chat:
        (call,) = await chat.wait("PT1M")
        (rest,) = await chat.press("Done set")

        assert first_line(call) == "Rest is over: Dumbbell Romanian Deadlift, set 2 of 2"
        assert first_line(rest) == "Rest 90 s"
        assert [entry.reps for entry in await logged(chat)] == [(8, 8)]


async def test_starting_again_shows_where_it_stands(chat: Conversation) -> None:
    await started(chat, HINGE, CURL)
    await chat.press("Done set")
    await chat.press("Next")
    (card,) = await chat.say(BEGIN)

    assert first_line(card) == "Dumbbell Romanian Deadlift, set 2 of 2"


async def test_what_was_logged_is_known_even_where_the_session_was_changed_since(chat: Conversation) -> None:
    await started(chat, HINGE, CURL)
    await chat.press("Done set")
    async with chat.store.writing() as store:
        stored = await store.sessions.get(KEY)
        assert stored is not None
        content = {name: part for name, part in stored.content.items() if name != "walk"}
        assert await store.sessions.replace(KEY, stored.revision, content)
    (card,) = await chat.say(BEGIN)

    assert first_line(card) == "Dumbbell Romanian Deadlift, set 2 of 2"


async def test_somebody_elses_session_is_theirs(chat: Conversation) -> None:
    card = await started(chat, HINGE)
    replies = [await chat.say(line, who="ben") for line in (BEGIN, lines(card)[0])]

    assert ["This one is theirs" in said["text"] for (said,) in replies] == [True, True]
    assert await logged(chat) == []
    assert await logged(chat, "ben") == []


async def test_last_time_stands_beside_today_and_is_repeated_with_one_tap(chat: Conversation) -> None:
    await log(chat, "dumbbell-rdl", 10, 9, days_ago=3, load=12_000)
    card = await started(chat, HINGE)
    await chat.press("Same as last time")
    await chat.press("Next")
    await chat.press("Same as last time")

    assert "last: 10, 9 at 12 kg" in card["text"]
    assert [(entry.reps, entry.load) for entry in await logged(chat)][-1] == ((10, 9), 12_000)


async def test_a_first_load_is_found_and_told_afterwards(chat: Conversation) -> None:
    card = await started(chat, HINGE, CURL)
    (rest,) = await chat.press("Done set")
    (known,) = await chat.say("14 kg")

    assert "Pick what you could lift about 15 times" in card["text"]
    assert "Which weight was it?" in rest["text"]
    assert "at 14 kg" in known["text"]
    assert [(entry.reps, entry.load) for entry in await logged(chat)] == [((8,), 14_000)]


async def test_a_load_that_is_told_late_is_that_of_the_exercise_before(chat: Conversation) -> None:
    await started(chat, replace(HINGE, sets=1), CURL)
    await chat.press("Done set")
    (card,) = await chat.say("14 kg")

    assert [(entry.exercise, entry.load) for entry in await logged(chat)] == [("dumbbell-rdl", 14_000)]
    assert "14 kg" not in card["text"]


async def test_typed_numbers_are_a_set(chat: Conversation) -> None:
    await started(chat, HINGE, CURL)
    await chat.say("11 at 14 kg")
    await chat.say("10")

    assert [(entry.reps, entry.load) for entry in await logged(chat)] == [((11, 10), 14_000)]


async def test_done_said_in_plain_words_is_the_set_and_the_command_is_the_session(chat: Conversation) -> None:
    await started(chat, HINGE, CURL)
    (rest,) = await chat.say("done")
    one = await logged(chat)
    await chat.say("/done")

    assert first_line(rest) == "Rest 90 s"
    assert [entry.reps for entry in one] == [(8,)]
    assert sum(entry.sets for entry in await logged(chat)) == 3


async def test_more_sets_than_are_left_are_not_counted(chat: Conversation) -> None:
    await started(chat, HINGE)
    (end,) = await chat.say("9x8 14kg")

    assert [entry.reps for entry in await logged(chat)] == [(8, 8)]
    assert first_line(end) == "Done. How was it?"


async def test_numbers_wait_for_nobody_once_it_is_over(chat: Conversation) -> None:
    await started(chat, CURL)
    await chat.press("Done set")
    (said,) = await chat.say("/walk_set 10")
    before = await logged(chat)

    assert "No session is going on here" in said["text"]
    assert await logged(chat) == before


async def test_easier_and_harder_change_the_load_of_the_next_set(chat: Conversation) -> None:
    await started(chat, replace(HINGE, load=20_000, sets=3))
    (up,) = await chat.press("Harder")
    await chat.press("Done set")
    await chat.press("Easier")
    (down,) = await chat.press("Easier")
    await chat.press("Next")
    await chat.press("Done set")

    assert "at 22.5 kg" in up["text"]
    assert "at 17.5 kg" in down["text"]
    assert sorted((entry.load or 0, entry.reps) for entry in await logged(chat)) == [(17_500, (8,)), (22_500, (8,))]


async def test_without_a_load_easier_brings_an_easier_exercise_for_the_sets_that_are_left(chat: Conversation) -> None:
    await started(chat, replace(CURL, sets=3))
    await chat.press("Done set")
    (card,) = await chat.press("Easier")
    (next_one,) = await chat.press("Next")

    assert "Sliding Leg Curl, set" not in card["text"] or "Eccentric" in card["text"]
    assert first_line(next_one).endswith("set 1 of 2")
    async with chat.store.reading() as store:
        stored = await store.sessions.get(KEY)
    assert stored is not None
    assert stored.content["session"]["picks"][0]["slug"] != CURL.slug
    assert [entry.exercise for entry in await logged(chat)] == [CURL.slug]


async def test_what_is_skipped_is_not_logged(chat: Conversation) -> None:
    await started(chat, HINGE, CURL)
    (card,) = await chat.press("Skip this one")
    await chat.press("Done set")

    assert first_line(card) == "Sliding Leg Curl, set 1 of 1"
    assert [entry.exercise for entry in await logged(chat)] == [CURL.slug]


async def test_the_list_gives_everything_at_once_and_no_more_calls(chat: Conversation) -> None:
    await started(chat, HINGE, HOLD)
    await chat.press("Done set")
    (listed,) = await chat.press("Just the list")
    calls = await chat.wait("PT30M")
    (done,) = await chat.press("Done")

    assert "1. Dumbbell Romanian Deadlift · 2 × 8–12 · rest 90 s" in listed["text"]
    assert calls == []
    assert "2 × 20 s" in done["text"]
    assert [(entry.exercise, entry.sets) for entry in await logged(chat) if entry.exercise == HOLD.slug] == [
        (HOLD.slug, 2)
    ]


async def test_done_in_the_middle_logs_the_sets_that_are_missing(chat: Conversation) -> None:
    await started(chat, HINGE, CURL)
    await chat.say("12 at 10kg")
    await chat.say(f"/done {KEY}")

    done = sorted((entry.exercise, entry.reps) for entry in await logged(chat))
    assert done == [("dumbbell-rdl", (8,)), ("dumbbell-rdl", (12,)), ("sliding-leg-curl", (6,))]
    assert await chat.wait("PT1H") == []


async def test_a_session_that_was_stopped_keeps_what_was_done_and_nothing_more(chat: Conversation) -> None:
    await started(chat, HINGE, CURL)
    await chat.press("Done set")
    (stopped,) = await chat.press("Stop here")
    await chat.press("Right")
    await chat.say(f"/done {KEY}")

    assert "Dumbbell Romanian Deadlift: 1 × 8" in stopped["text"]
    assert [(entry.reps, entry.feel) for entry in await logged(chat)] == [((8,), Feel.RIGHT)]
    assert await chat.wait("PT1H") == []


async def test_a_session_that_was_stopped_can_go_on(chat: Conversation) -> None:
    await started(chat, HINGE, CURL)
    await chat.press("Done set")
    await chat.press("Stop here")
    (card,) = await chat.say(BEGIN)

    assert first_line(card) == "Dumbbell Romanian Deadlift, set 2 of 2"


async def test_stopping_before_the_first_set_logs_nothing(chat: Conversation) -> None:
    await started(chat, HINGE)
    (stopped,) = await chat.press("Stop here")

    assert "nothing is logged" in stopped["text"]
    assert labels(stopped) == ["New session"]


@pytest.mark.parametrize(
    ("label", "words"),
    [("A burn", "go on"), ("A cramp", "straighten the leg"), ("A dull ache", "Leave this exercise")],
)
async def test_what_may_be_felt_is_answered_and_the_session_can_go_on(
    chat: Conversation, label: str, words: str
) -> None:
    await started(chat, HINGE, CURL)
    await chat.press("It hurts")
    (said,) = await chat.press(label)
    (card,) = await chat.press("Go on")

    assert words in said["text"]
    assert first_line(card) == "Dumbbell Romanian Deadlift, set 1 of 2"


@pytest.mark.parametrize("label", ["Sharp or sudden", "Tingling"])
async def test_sharp_pain_and_tingling_end_the_session_and_put_training_on_hold(
    chat: Conversation, label: str
) -> None:
    card = await started(chat, HINGE, CURL)
    await chat.press("Done set")
    await chat.press("It hurts")
    (said,) = await chat.press(label)
    (again,) = await chat.say(BEGIN)
    (stale,) = await chat.press("Done set", on=card["id"])

    assert "Checked and fine" in labels(said)
    assert (await person(chat)).facts.held_since == chat.clock()
    assert "Done set" not in labels(again)
    assert "Done set" not in labels(stale)
    assert [entry.reps for entry in await logged(chat)] == [(8,)]
    assert await chat.wait("PT1H") == []


async def test_a_session_that_ended_in_pain_does_not_go_on_when_all_is_well(chat: Conversation) -> None:
    await started(chat, HINGE, CURL)
    await chat.press("It hurts")
    await chat.press("Sharp or sudden")
    await chat.press("Checked and fine")
    (said,) = await chat.say(BEGIN)

    assert "That session is over" in said["text"]


async def test_in_a_group_nobody_reads_what_hurts(chat: Conversation) -> None:
    await session(chat, HINGE)
    (card,) = await chat.say(BEGIN, **{"in": "group"})
    (asked,) = await chat.press("It hurts", **{"in": "group"})

    assert not card["private"]
    assert asked["private"]
    assert asked["replaces"] is None


async def test_an_ache_that_was_said_since_ends_a_session_that_no_longer_fits(chat: Conversation) -> None:
    card = await started(chat, HINGE)
    owner = await person(chat)
    async with chat.store.writing() as store:
        await store.people.change(owner.id, aches=frozenset({"low_back_pain"}))
    (said,) = await chat.press("Done set", on=card["id"])

    assert "That session is over" in said["text"]
    assert await logged(chat) == []


@pytest.mark.parametrize("line", ["/begin zzzzzzzz", "/begin", "/walk", "/walk zzzzzzzz 1 done"])
async def test_a_made_up_line_is_answered(chat: Conversation, line: str) -> None:
    (said,) = await chat.say(line)

    assert "Get a new one with /hamstrings" in said["text"]


@pytest.mark.parametrize("rest", ["", " x", " 1 dance", " 1 felt", " 1 felt nothing"])
async def test_a_line_that_no_button_carries_shows_how_things_stand(chat: Conversation, rest: str) -> None:
    await started(chat, HINGE)
    (said,) = await chat.say(f"/walk {KEY}{rest}")

    assert first_line(said) == "Dumbbell Romanian Deadlift, set 1 of 2"
    assert await logged(chat) == []
