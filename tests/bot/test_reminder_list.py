from pathlib import Path

import pytest

from bot.reminder_list import NAME_CHARS
from tests.conversation import conversation

DAILY = "/remind every day at 18:00 Europe/Berlin"


async def test_the_list_shows_what_is_set_soonest_first(tmp_path: Path) -> None:
    async with conversation(tmp_path) as chat:
        await chat.say("/remind every sat at 10:00 Europe/Berlin")
        await chat.say("/remind every day at 18:00 to stretch")
        (listed,) = await chat.say("/reminders")

    first, second = listed["text"].index("stretch"), listed["text"].index("Leg day")
    assert first < second
    assert listed["buttons"] == [["Edit 1", "Edit 2"], ["Delete 1", "Delete 2"]]


async def test_an_empty_list_says_how_to_fill_it(tmp_path: Path) -> None:
    async with conversation(tmp_path) as chat:
        (listed,) = await chat.say("/reminders")

    assert "/remind every mon and thu at 18:00" in listed["text"]


async def test_a_page_that_is_no_page_shows_the_first(tmp_path: Path) -> None:
    async with conversation(tmp_path) as chat:
        await chat.say(DAILY)
        for page in ("²", "٣", "-1", "99999", "x"):
            (listed,) = await chat.say(f"/reminders {page}")
            assert "Your reminders" in listed["text"], page


async def test_a_long_list_comes_in_pages_that_replace_each_other(tmp_path: Path) -> None:
    async with conversation(tmp_path) as chat:
        for hour in range(10, 17):
            await chat.say(f"/remind every day at {hour}:00 Europe/Berlin")
        (first,) = await chat.say("/reminders")
        (second,) = await chat.press("More")

    assert "page 1 of 2" in first["text"]
    assert (second["replaces"], "page 2 of 2" in second["text"]) == (first["id"], True)
    assert second["buttons"] == [["Edit 1", "Edit 2"], ["Delete 1", "Delete 2"], ["Back"]]


async def test_a_deleted_reminder_does_not_come_and_undo_brings_it_back(tmp_path: Path) -> None:
    async with conversation(tmp_path) as chat:
        await chat.say(DAILY)
        await chat.say("/reminders")
        await chat.press("Delete 1")
        (back,) = await chat.press("Undo")

        came = await chat.wait("P1D")

    assert "Fri 27 March, 18:00" in back["text"]
    assert len(came) == 1


async def test_undo_ends_after_a_minute(tmp_path: Path) -> None:
    async with conversation(tmp_path) as chat:
        await chat.say(DAILY)
        await chat.press("Undo")
        await chat.wait("PT61S")
        (told,) = await chat.press("Undo")

        came = await chat.wait("P1D")

    assert "more than a minute" in told["text"]
    assert came == []


async def test_a_button_pressed_twice_changes_nothing_the_second_time(tmp_path: Path) -> None:
    async with conversation(tmp_path) as chat:
        (echo,) = await chat.say(DAILY)
        await chat.press("Undo", on=echo["id"])
        (again,) = await chat.press("Undo", on=echo["id"])

    assert "not set any more" in again["text"]


async def test_another_persons_button_is_told_kindly_and_changes_nothing(tmp_path: Path) -> None:
    async with conversation(tmp_path) as chat:
        (echo,) = await chat.say(DAILY, "ann")
        (told,) = await chat.press("Undo", "bob", on=echo["id"])
        came = await chat.wait("P1D")

    assert told["private"]
    assert "theirs" in told["text"]
    assert [message["to"] for message in came] == ["ann"]


async def test_a_made_up_line_is_answered_not_obeyed(tmp_path: Path) -> None:
    async with conversation(tmp_path) as chat:
        for line in ("/reminder", "/reminder zzzzzzzz delete 0", "/reminder x explode 1", "/reminder ☃ delete 0"):
            (told,) = await chat.say(line)
            assert "/reminders" in told["text"], line


async def test_buttons_work_after_a_restart(tmp_path: Path) -> None:
    async with conversation(tmp_path) as chat:
        (echo,) = await chat.say(DAILY)
    async with conversation(tmp_path, "2026-04-26T12:00:00+02:00") as chat:
        (undone,) = await chat.press("Undo", on=echo["id"])
        came = await chat.wait("P2D")

    assert "Deleted" in undone["text"]
    assert came == []


async def test_a_long_text_is_shortened_in_the_list(tmp_path: Path) -> None:
    async with conversation(tmp_path) as chat:
        await chat.say(f"/remind in 20 minutes to {'stretch ' * 40}")
        (listed,) = await chat.say("/reminders")

    shown = ("stretch " * 40)[: NAME_CHARS - 1]
    assert f"1. {shown}…: once" in listed["text"]


async def test_numbers_that_no_button_carries_are_answered(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    async with conversation(tmp_path) as chat:
        (echo,) = await chat.say(DAILY)
        key = echo["lines"][0][0].split()[1]
        (page,) = await chat.say("/reminders " + "9" * 4_900)
        (told,) = await chat.say(f"/reminder {key} at 0 {'9' * 30}")

    assert "Your reminders" in page["text"]
    assert "I can't read that time" in told["text"]
    assert caplog.records == []


async def test_in_a_group_the_list_is_for_its_owner_alone(tmp_path: Path) -> None:
    async with conversation(tmp_path) as chat:
        await chat.say(DAILY, "ann")
        (listed,) = await chat.say("/reminders", "ann", **{"in": "group"})

    assert listed["private"]


async def test_a_button_drawn_before_a_change_shows_the_present_state_and_changes_nothing(tmp_path: Path) -> None:
    async with conversation(tmp_path) as chat:
        (echo,) = await chat.say("/remind every day at 6 Europe/Berlin")
        await chat.press("Rather 06:00")
        (present,) = await chat.press("Undo", on=echo["id"])
        came = await chat.wait("P1D")

    assert "every day at 06:00" in present["text"]
    assert [message["at"] for message in came] == ["2026-03-28T06:00:00+01:00"]
