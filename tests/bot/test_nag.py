from pathlib import Path

import pytest

from tests.conversation import Conversation, Message, conversation

TEA = "/remind every day at 13:00 Europe/Berlin to drink tea"


async def nudged(chat: Conversation, line: str = TEA) -> Message:
    """Set a reminder that is followed by nudges, and return its card."""
    await chat.say(line, "ann")
    await chat.say("/reminders", "ann")
    (card,) = await chat.press("Edit 1", "ann")
    await chat.press("Nudge me", "ann")
    return card


def clock(messages: list[Message]) -> list[str]:
    return [message["at"][11:16] for message in messages]


async def test_nobody_is_nudged_who_did_not_ask(tmp_path: Path) -> None:
    async with conversation(tmp_path) as chat:
        await chat.say(TEA, "ann")
        came = await chat.wait("PT6H")

    assert clock(came) == ["13:00"]


async def test_two_nudges_follow_each_occurrence_half_an_hour_apart(tmp_path: Path) -> None:
    async with conversation(tmp_path) as chat:
        await nudged(chat)
        came = await chat.wait("P1DT3H")
        (listed,) = await chat.say("/reminders", "ann")

    assert clock(came) == ["13:00", "13:30", "14:00"] * 2
    assert len({message["text"] for message in came}) == 1
    assert "2." not in listed["text"]


@pytest.mark.parametrize("label", ["Done", "Skip"])
@pytest.mark.parametrize("which", [0, 1])
async def test_an_answer_below_any_of_them_ends_the_rest(tmp_path: Path, label: str, which: int) -> None:
    async with conversation(tmp_path) as chat:
        await nudged(chat)
        came = await chat.wait("PT1H45M")
        await chat.press(label, "ann", on=came[which]["id"])
        more = await chat.wait("PT6H")

    assert clock(came) == ["13:00", "13:30"]
    assert more == []


async def test_a_snooze_takes_the_place_of_the_nudges(tmp_path: Path) -> None:
    async with conversation(tmp_path) as chat:
        await nudged(chat)
        await chat.wait("PT1H")
        await chat.press("Snooze", "ann")
        await chat.press("1 h", "ann")
        came = await chat.wait("PT6H")

    assert clock(came) == ["14:00"]


async def test_a_session_that_was_logged_is_not_nudged_about(tmp_path: Path) -> None:
    async with conversation(tmp_path) as chat:
        await nudged(chat, "/remind every day at 13:00 Europe/Berlin")
        await chat.wait("PT1H10M")
        await chat.press("Done", "ann")
        more = await chat.wait("PT6H")

    assert more == []


async def test_nudges_wait_for_the_end_of_quiet_hours(tmp_path: Path) -> None:
    async with conversation(tmp_path) as chat:
        await chat.say("/settings quiet 13:15-15", "ann")
        await nudged(chat)
        came = await chat.wait("PT6H")

    assert clock(came) == ["13:00", "15:00", "15:30"]


async def test_they_are_turned_off_again_and_twice_is_once(tmp_path: Path) -> None:
    async with conversation(tmp_path) as chat:
        card = await nudged(chat)
        (again,) = await chat.press("Nudge me", "ann", on=card["id"])
        await chat.press("No nudges", "ann")
        came = await chat.wait("PT6H")

    assert "Two nudges follow" in again["text"]
    assert clock(came) == ["13:00"]


async def test_a_changed_text_keeps_its_nudges(tmp_path: Path) -> None:
    async with conversation(tmp_path) as chat:
        await nudged(chat)
        await chat.press("Edit text", "ann")
        (changed,) = await chat.say("buy shoes", "ann")
        came = await chat.wait("PT1H45M")

    assert "buy shoes" in changed["text"]
    assert clock(came) == ["13:00", "13:30"]


async def test_another_person_turns_nothing_on(tmp_path: Path) -> None:
    async with conversation(tmp_path) as chat:
        await chat.say(TEA, "ann")
        await chat.say("/reminders", "ann")
        (card,) = await chat.press("Edit 1", "ann")
        (told,) = await chat.press("Nudge me", "bob", on=card["id"])
        came = await chat.wait("PT6H")

    assert "theirs" in told["text"]
    assert clock(came) == ["13:00"]
