from pathlib import Path

import pytest

from tests.conversation import Conversation, Message, conversation

TEA = "/remind every day at 13:00 Europe/Berlin to drink tea"
LEG_DAY = "/remind every day at 13:00 Europe/Berlin"
A_MONTH_LATER = ("2026-04-26T12:00:00+02:00", "2026-04-26T12:10:00+02:00", "2026-04-26T12:20:00+02:00")
"""Each of them is a restart."""


def labels(message: Message) -> list[str]:
    return [label for row in message["buttons"] for label in row]


async def tea(chat: Conversation, line: str = TEA, who: str = "ann") -> Message:
    """Set a reminder and return the message that came of it."""
    await chat.say(line, who)
    (came,) = await chat.wait("PT1H")
    return came


async def test_a_text_can_be_done_snoozed_and_skipped(tmp_path: Path) -> None:
    async with conversation(tmp_path) as chat:
        came = await tea(chat)

    assert came["buttons"] == [["Done", "Snooze", "Skip"]]


async def test_a_session_gets_one_row_more_and_keeps_its_own_done(tmp_path: Path) -> None:
    async with conversation(tmp_path) as chat:
        came = await tea(chat, LEG_DAY)

    assert came["buttons"][-1] == ["Snooze", "Skip"]
    assert {"Start", "Swap 1", "Explain 1"} <= set(labels(came))
    assert labels(came).count("Done") == 1


async def test_choices_open_in_place_and_lead_back(tmp_path: Path) -> None:
    async with conversation(tmp_path) as chat:
        came = await tea(chat)
        (choices,) = await chat.press("Snooze", "ann")
        (again,) = await chat.press("Back", "ann")

    assert choices["replaces"] == came["id"]
    assert labels(choices)[:4] == ["10 min", "1 h", "This evening", "Tomorrow"]
    assert (again["text"], again["buttons"]) == (came["text"], came["buttons"])


async def test_choices_for_a_session_leave_it_to_be_read(tmp_path: Path) -> None:
    async with conversation(tmp_path) as chat:
        await tea(chat, LEG_DAY)
        (choices,) = await chat.press("Snooze", "ann")

    assert choices["replaces"] is None


@pytest.mark.parametrize(
    ("label", "at"),
    [
        ("10 min", "2026-03-27T13:10:00+01:00"),
        ("1 h", "2026-03-27T14:00:00+01:00"),
        ("This evening", "2026-03-27T19:00:00+01:00"),
    ],
)
async def test_a_snooze_brings_the_same_again_and_the_series_stays(tmp_path: Path, label: str, at: str) -> None:
    async with conversation(tmp_path) as chat:
        came = await tea(chat)
        await chat.press("Snooze", "ann")
        (said,) = await chat.press(label, "ann")
        (again, following) = await chat.wait("P1D")

    assert "It comes again" in said["text"]
    assert (again["at"], again["text"]) == (at, came["text"])
    assert following["at"] == "2026-03-28T13:00:00+01:00"


async def test_tomorrow_is_at_the_same_clock_time(tmp_path: Path) -> None:
    async with conversation(tmp_path) as chat:
        await tea(chat, "/remind today at 13:00 Europe/Berlin to drink tea")
        await chat.wait("PT2H")
        await chat.press("Snooze", "ann")
        await chat.press("Tomorrow", "ann")
        (again,) = await chat.wait("P2D")

    assert again["at"] == "2026-03-28T13:00:00+01:00"


async def test_an_evening_that_is_over_is_the_next_one(tmp_path: Path) -> None:
    async with conversation(tmp_path) as chat:
        await tea(chat, "/remind today at 13:00 Europe/Berlin to drink tea")
        await chat.wait("PT10H")
        await chat.press("Snooze", "ann")
        (said,) = await chat.press("This evening", "ann")

    assert "Sat 28 March, 19:00" in said["text"]


async def test_a_session_comes_again_as_a_session(tmp_path: Path) -> None:
    async with conversation(tmp_path) as chat:
        await tea(chat, LEG_DAY)
        await chat.press("Snooze", "ann")
        await chat.press("10 min", "ann")
        (again,) = await chat.wait("PT10M")

    assert {"Start", "Snooze", "Skip"} <= set(labels(again))


async def test_what_was_snoozed_can_be_snoozed_again(tmp_path: Path) -> None:
    async with conversation(tmp_path) as chat:
        await tea(chat)
        for _ in range(3):
            await chat.press("Snooze", "ann")
            await chat.press("10 min", "ann")
            (again,) = await chat.wait("PT10M")

    assert again["at"] == "2026-03-27T13:30:00+01:00"


async def test_a_time_of_ones_own_can_be_typed(tmp_path: Path) -> None:
    async with conversation(tmp_path) as chat:
        await tea(chat)
        await chat.press("Snooze", "ann")
        await chat.press("Another time", "ann")
        (said,) = await chat.say("tomorrow at 9am", "ann")
        came = await chat.wait("P1D")
        (listed,) = await chat.say("/reminders", "ann")

    assert "Sat 28 March, 09:00" in said["text"]
    assert [message["at"][:16] for message in came] == ["2026-03-28T09:00", "2026-03-28T13:00"]
    assert "2." not in listed["text"]


async def test_a_new_reminder_can_be_set_while_a_time_is_awaited(tmp_path: Path) -> None:
    async with conversation(tmp_path) as chat:
        await tea(chat)
        await chat.press("Snooze", "ann")
        await chat.press("Another time", "ann")
        (said,) = await chat.say("remind me tomorrow at 9am to stretch", "ann")

    assert "stretch" in said["text"]


async def test_pressed_twice_it_comes_once(tmp_path: Path) -> None:
    async with conversation(tmp_path) as chat:
        await tea(chat)
        (choices,) = await chat.press("Snooze", "ann")
        (first,) = await chat.press("10 min", "ann", on=choices["id"])
        await chat.wait("PT1M")
        (second,) = await chat.press("10 min", "ann", on=choices["id"])
        came = await chat.wait("PT1H")
        (late,) = await chat.press("10 min", "ann", on=choices["id"])
        more = await chat.wait("PT1H")

    assert first["text"] == second["text"]
    assert [message["at"] for message in came] == ["2026-03-27T13:10:00+01:00"]
    assert "came again already" in late["text"]
    assert more == []


async def test_undo_takes_a_snooze_back_and_another_choice_takes_its_place(tmp_path: Path) -> None:
    async with conversation(tmp_path) as chat:
        await tea(chat)
        await chat.press("Snooze", "ann")
        await chat.press("10 min", "ann")
        await chat.press("Undo", "ann")
        none = await chat.wait("PT20M")
        await chat.press("1 h", "ann")
        (again,) = await chat.wait("PT2H")

    assert none == []
    assert again["at"] == "2026-03-27T14:20:00+01:00"


async def test_done_and_skip_take_the_place_of_the_message_and_end_its_snooze(tmp_path: Path) -> None:
    async with conversation(tmp_path) as chat:
        came = await tea(chat)
        await chat.press("Snooze", "ann")
        await chat.press("1 h", "ann")
        (done,) = await chat.press("Done", "ann", on=came["id"])
        (skipped,) = await chat.press("Skip", "ann", on=came["id"])
        later = await chat.wait("PT3H")

    assert done["text"] == "Done: drink tea.\nNext: Sat 28 March, 13:00 Europe/Berlin"
    assert done["replaces"] == came["id"]
    assert skipped["text"].startswith("Skipped: drink tea.")
    assert later == []


@pytest.mark.parametrize("label", ["Done", "Skip"])
async def test_an_old_message_still_works_after_three_restarts_and_twice_is_once(tmp_path: Path, label: str) -> None:
    said = []
    async with conversation(tmp_path) as chat:
        came = await tea(chat)
    for now in A_MONTH_LATER:
        async with conversation(tmp_path, now) as chat:
            said += await chat.press(label, "ann", on=came["id"])

    assert len({message["text"].partition("\n")[0] for message in said}) == 1
    assert "drink tea" in said[0]["text"]


async def test_an_old_message_can_still_be_snoozed_once_after_three_restarts(tmp_path: Path) -> None:
    came = []
    async with conversation(tmp_path) as chat:
        old = await tea(chat, "/remind today at 13:00 Europe/Berlin to drink tea")
    for now in A_MONTH_LATER:
        async with conversation(tmp_path, now) as chat:
            await chat.press("Snooze", "ann", on=old["id"])
            await chat.press("10 min", "ann")
            came += await chat.wait("PT10M")

    assert [message["at"] for message in came] == ["2026-04-26T12:10:00+02:00"]


async def test_another_person_changes_nothing(tmp_path: Path) -> None:
    async with conversation(tmp_path) as chat:
        came = await tea(chat)
        told = [(await chat.press(label, "bob", on=came["id"]))[0] for label in ("Done", "Snooze", "Skip")]
        (choices,) = await chat.press("Snooze", "ann", on=came["id"])
        told += await chat.press("10 min", "bob", on=choices["id"])
        later = await chat.wait("PT1H")

    assert all("theirs" in message["text"] and message["private"] for message in told)
    assert later == []


async def test_deleting_the_reminder_ends_its_snooze(tmp_path: Path) -> None:
    async with conversation(tmp_path) as chat:
        await tea(chat)
        await chat.press("Snooze", "ann")
        await chat.press("1 h", "ann")
        await chat.say("/reminders", "ann")
        await chat.press("Delete 1", "ann")
        came = await chat.wait("PT3H")

    assert came == []


async def test_lines_that_no_button_carries_are_answered(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    async with conversation(tmp_path) as chat:
        came = await tea(chat)
        key = came["lines"][0][0].split()[1]
        lines = ("/later", "/later x y z", f"/later {key}", f"/later {key} {'9' * 30} 10m", "/occurrence ☃ 1 done")
        told = [(await chat.say(line, "ann"))[0]["text"] for line in lines]
        (unread,) = await chat.say(f"/later {key} 1774612800 blursday", "ann")

    assert all("/reminders" in text for text in told)
    assert unread["text"].count("/remind") >= 3
    assert caplog.records == []


async def test_a_snooze_waits_for_the_end_of_quiet_hours_and_a_typed_time_does_not(tmp_path: Path) -> None:
    async with conversation(tmp_path) as chat:
        await chat.say("/settings quiet 13-15", "ann")
        await tea(chat, "/remind today at 13:00 Europe/Berlin to drink tea")
        await chat.press("Snooze", "ann")
        (waits,) = await chat.press("10 min", "ann")
        await chat.press("Undo", "ann")
        await chat.press("Another time", "ann")
        (typed,) = await chat.say("in 20 minutes", "ann")

    assert "15:00" in waits["text"]
    assert "13:20" in typed["text"]


@pytest.mark.parametrize("button", ["Swap 1", "Easier", "Harder"])
async def test_a_session_that_a_reminder_brought_keeps_snooze_and_skip_when_it_changes(
    tmp_path: Path, button: str
) -> None:
    async with conversation(tmp_path) as chat:
        await chat.say("/hamstrings dumbbells 15")
        await chat.say("/remind today at 18:00 Europe/Berlin")
        (came,) = await chat.wait("PT7H")
        (changed,) = await chat.press(button)
        (asked,) = await chat.press("Snooze")

    assert changed["buttons"][-1][-2:] == ["Snooze", "Skip"]
    assert changed["lines"][-1][-2:] == came["lines"][-1]
    assert "When shall it come again?" in asked["text"]
