"""Red flags come before everything, put training on hold, and let go of it when they were checked."""

from __future__ import annotations

from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

import pytest

from bot.language import words_for
from bot.messages import Account, Platform
from bot.people import Person
from bot.safety.flags import FLAGS, Urgency
from bot.safety.hold import flag_reply, is_held
from tests.conversation import Conversation, conversation

EN = words_for("en")
GROUP = {"in": "group"}
HOLD = "Training is on hold"


@pytest.fixture
async def chat(tmp_path: Path) -> AsyncIterator[Conversation]:
    async with conversation(tmp_path) as talk:
        yield talk


async def test_a_flag_stops_with_advice_a_source_and_two_buttons(chat: Conversation) -> None:
    (told,) = await chat.say("sharp pain at the back of my thigh")

    assert told["text"].startswith("Stop here for today")
    assert "Source: Mayo Clinic" in told["text"]
    assert told["buttons"] == [["Checked and fine", "Not yet"]]
    assert told["private"]
    assert is_held(await person(chat))


@pytest.mark.parametrize(
    "line", ["/hamstrings sharp pain in my thigh", "/log rdl 3x8 felt a pop", "/explain nordics, heard a snap"]
)
async def test_a_flag_inside_a_command_comes_first(chat: Conversation, line: str) -> None:
    (told,) = await chat.say(line)

    assert told["text"].startswith("Stop here for today")
    assert is_held(await person(chat))


async def test_a_flag_comes_before_a_pending_question_which_stays(chat: Conversation) -> None:
    await chat.say("/remind every monday at 7")

    (told,) = await chat.say("chest pain")
    (answered,) = await chat.say("Berlin")

    assert told["text"].startswith("This comes first")
    assert "your local emergency number" in told["text"]
    assert "every Mon at 07:00" in answered["text"]


@pytest.mark.parametrize(
    "line", ["/hamstrings", "/hamstrings dumbbells 20", "give me a workout", "/swap k 1 0", "/easier k 0", "/begin k"]
)
async def test_on_hold_training_answers_with_the_hold_alone(chat: Conversation, line: str) -> None:
    await chat.say("felt a pop")

    (held,) = await chat.say(line)

    assert held["text"].startswith(HOLD)
    assert held["buttons"] == [["Checked and fine", "Not yet"]]
    assert held["private"]


@pytest.mark.parametrize("line", ["/explain nordics", "/reminders", "/settings", "/help", "thanks"])
async def test_on_hold_the_rest_still_answers(chat: Conversation, line: str) -> None:
    await chat.say("felt a pop")

    (answer,) = await chat.say(line)

    assert HOLD not in answer["text"]


async def test_on_hold_an_open_session_loses_its_buttons(chat: Conversation) -> None:
    (session,) = await chat.say("/hamstrings nothing 20")
    await chat.say("felt a pop")

    (pressed,) = await chat.press("Start", on=session["id"])

    assert pressed["text"].startswith(HOLD)
    assert pressed["replaces"] == session["id"]


async def test_not_yet_leaves_it_on_hold_and_checked_and_fine_ends_it(chat: Conversation) -> None:
    await chat.say("felt a pop")
    await chat.press("Not yet")
    (still,) = await chat.say("/hamstrings")

    await chat.press("Checked and fine", on=still["id"])
    again = await chat.press("Checked and fine")
    (session,) = await chat.say("/hamstrings nothing 20")

    assert still["text"].startswith(HOLD)
    assert "Good news" in again[0]["text"]
    assert session["text"].startswith("Hamstrings")
    assert not is_held(await person(chat))


async def test_the_hold_keeps_its_first_instant(chat: Conversation) -> None:
    await chat.say("felt a pop")
    first = (await person(chat)).facts.held_since
    await chat.wait("PT1H")
    await chat.say("felt a pop")

    assert first is not None
    assert (await person(chat)).facts.held_since == first


async def test_a_leg_day_reminder_on_hold_carries_the_question_alone(chat: Conversation) -> None:
    await chat.say("/remind today at 18:00 Europe/Berlin")
    await chat.say("felt a pop")

    (due,) = await chat.wait("PT8H")

    assert due["text"].startswith(HOLD)
    assert due["buttons"] == [["Checked and fine", "Not yet"]]


async def test_a_reminder_of_ones_own_words_comes_on_hold_too(chat: Conversation) -> None:
    await chat.say("/remind today at 18:00 Europe/Berlin to drink tea")
    await chat.say("felt a pop")

    (due,) = await chat.wait("PT8H")

    assert "drink tea" in due["text"]


async def test_a_doubtful_sentence_gets_one_question_with_two_buttons(chat: Conversation) -> None:
    (asked,) = await chat.say("my bum is numb")

    assert asked["text"] == "Just to be sure: Is there numbness or tingling now that does not pass when you move?"
    assert asked["buttons"] == [["Yes", "No"]]
    assert asked["private"]
    assert not is_held(await person(chat))


async def test_no_answers_what_was_typed_and_yes_puts_on_hold(chat: Conversation) -> None:
    (asked,) = await chat.say("is tingling normal? what is a nordic curl")
    (card,) = await chat.press("No", on=asked["id"])
    (held,) = await chat.press("Yes", on=asked["id"])

    assert "Just to be sure" not in card["text"]
    assert held["text"].startswith("Stop here for today")
    assert is_held(await person(chat))


async def test_no_to_a_long_text_goes_on_without_it(chat: Conversation) -> None:
    await chat.say("what should I do if I feel a sharp pain " + "and then some more " * 10)

    (answer,) = await chat.press("No")

    assert answer["text"].startswith("Good to hear")


async def test_what_a_button_types_is_not_looked_at(chat: Conversation) -> None:
    (listed,) = await chat.say("/hurts")

    (ticked,) = await chat.press("Hamstring strain", on=listed["id"])

    assert "✓ Hamstring strain" in [label for row in ticked["buttons"] for label in row]
    assert not is_held(await person(chat))


@pytest.mark.parametrize("line", ["/hamstrings felt a pop", "/hamstrings my bum is numb", "/hamstrings"])
async def test_in_a_group_it_is_for_the_asker_alone(chat: Conversation, line: str) -> None:
    await chat.say("felt a pop")

    (answer,) = await chat.say(line, **GROUP)

    assert answer["private"]


async def test_known_pregnancy_and_age_are_taken_into_account(chat: Conversation) -> None:
    await chat.say("/hurts pregnancy")

    (told,) = await chat.say("I am bleeding a little")

    assert "maternity unit" in told["text"]


@pytest.mark.parametrize("line", ["/flag", "/flag teeth", "/checked", "/checked maybe", "/anyway"])
async def test_lines_that_mean_nothing_change_nothing(chat: Conversation, line: str) -> None:
    await chat.say("hi")

    (answer,) = await chat.say(line)

    assert answer["text"]
    assert not is_held(await person(chat))


@pytest.mark.parametrize("flag", FLAGS.values(), ids=FLAGS)
def test_every_flag_says_how_fast_to_act_and_who_says_so(flag: Any) -> None:
    told = str(flag_reply(flag, EN).blocks)

    assert flag.urgency.phrase in told
    assert "Source: " in told
    assert flag.source or "checked" in flag.what


def test_only_emergencies_name_the_emergency_number_and_never_a_number() -> None:
    for urgency in Urgency:
        assert ("emergency number" in urgency.phrase) == (urgency is Urgency.EMERGENCY)
        assert not any(letter.isdigit() for letter in urgency.phrase)


async def person(chat: Conversation) -> Person:
    async with chat.store.reading() as store:
        found = await store.people.find(Account(Platform.TERMINAL, "me"))
    assert found is not None
    return found
