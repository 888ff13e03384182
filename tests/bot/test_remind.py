from pathlib import Path

import pytest

from bot import remind
from tests.conversation import conversation


async def test_a_weekly_reminder_is_said_back_with_its_zone_and_three_dates(tmp_path: Path) -> None:
    async with conversation(tmp_path) as chat:
        (echo,) = await chat.say("/remind every mon and thu at 18:00 Europe/Berlin")

    assert "every Mon and Thu at 18:00" in echo["text"]
    assert "Mon 30 March, 18:00 Europe/Berlin" in echo["text"]
    assert "Thu 2 April, 18:00 Europe/Berlin" in echo["text"]
    assert "Mon 6 April, 18:00 Europe/Berlin" in echo["text"]
    assert ["Undo"] in echo["buttons"]


async def test_a_weekly_reminder_comes_at_its_wall_time_across_the_clock_change(tmp_path: Path) -> None:
    async with conversation(tmp_path) as chat:
        await chat.say("/remind every mon and thu at 18:00 Europe/Berlin")

        came = await chat.wait("P7D")

    assert [message["at"] for message in came] == ["2026-03-30T18:00:00+02:00", "2026-04-02T18:00:00+02:00"]


async def test_a_reminder_carries_the_session(tmp_path: Path) -> None:
    async with conversation(tmp_path) as chat:
        await chat.say("/remind tomorrow at 18:00 Europe/Berlin")

        (came,) = await chat.wait("P1DT12H")

    assert "Swap 1" in [label for row in came["buttons"] for label in row]


async def test_a_custom_text_arrives_as_text(tmp_path: Path) -> None:
    async with conversation(tmp_path) as chat:
        await chat.say("/remind in 20 minutes to stretch <b>& rest</b>")

        (came,) = await chat.wait("PT1H")

    assert "stretch <b>& rest</b>" in came["text"]
    assert came["at"] == "2026-03-27T12:20:00+01:00"


async def test_the_zone_is_asked_once_and_the_reminder_goes_on_from_the_answer(tmp_path: Path) -> None:
    async with conversation(tmp_path) as chat:
        (question,) = await chat.say("/remind every day at 18:00")
        (echo,) = await chat.say("berlin")
        (second,) = await chat.say("/remind tomorrow at 19:00")

    assert "Which city" in question["text"]
    assert "Fri 27 March, 18:00 Europe/Berlin" in echo["text"]
    assert "Sat 28 March, 19:00 Europe/Berlin" in second["text"]


async def test_the_zone_question_can_be_answered_by_its_button_and_by_a_command(tmp_path: Path) -> None:
    async with conversation(tmp_path) as chat:
        await chat.say("/remind every day at 18:00", "ann")
        (pressed,) = await chat.press("Berlin", "ann")
        await chat.say("/remind every day at 18:00", "bob")
        (typed,) = await chat.say("/settings zone new york", "bob")

    assert "18:00 Europe/Berlin" in pressed["text"]
    assert "18:00 America/New_York" in typed["text"]


async def test_an_unknown_city_gets_near_ones_and_the_question_stays_open(tmp_path: Path) -> None:
    async with conversation(tmp_path) as chat:
        await chat.say("/remind every day at 18:00")
        (told,) = await chat.say("Berlinn")
        (echo,) = await chat.press("Europe/Berlin")

    assert "don't know a time zone" in told["text"]
    assert "18:00 Europe/Berlin" in echo["text"]


async def test_a_zone_named_in_the_phrase_becomes_the_persons_and_that_is_said(tmp_path: Path) -> None:
    async with conversation(tmp_path) as chat:
        (first,) = await chat.say("/remind tomorrow at 9am Europe/Berlin")
        (second,) = await chat.say("/remind tomorrow at 10am Asia/Tokyo")

    assert "I'll use Europe/Berlin for you" in first["text"]
    assert "I'll use" not in second["text"]
    assert "10:00 Asia/Tokyo" in second["text"]


async def test_elapsed_time_needs_no_zone(tmp_path: Path) -> None:
    async with conversation(tmp_path) as chat:
        (echo,) = await chat.say("/remind in 2 hours")

    assert "Which city" not in echo["text"]


async def test_a_phrase_with_two_readings_is_asked_and_the_choice_is_kept(tmp_path: Path) -> None:
    async with conversation(tmp_path) as chat:
        (question,) = await chat.say("/remind 03/04 at 9am Europe/Berlin")
        (echo,) = await chat.play({"press": question["buttons"][1][0]})
        (again,) = await chat.play({"press": question["buttons"][0][0], "on": question["id"]})

    assert len(question["buttons"]) == 2
    assert "09:00 Europe/Berlin" in echo["text"]
    assert "no longer open" in again["text"]


async def test_without_a_time_it_asks_and_the_answer_can_be_typed_or_pressed(tmp_path: Path) -> None:
    async with conversation(tmp_path) as chat:
        await chat.say("/settings zone Berlin")
        (asked,) = await chat.say("/remind")
        (typed,) = await chat.say("every wed at 7pm")
        await chat.say("/remind")
        (pressed,) = await chat.press("Tomorrow 18:00")

    assert "/remind every mon and thu at 18:00" in asked["text"]
    assert "every Wed at 19:00" in typed["text"]
    assert "once, Sat 28 March at 18:00" in pressed["text"]


async def test_a_question_that_was_answered_waits_no_longer(tmp_path: Path) -> None:
    async with conversation(tmp_path) as chat:
        await chat.say("/settings zone Berlin")
        await chat.say("/remind")
        await chat.say("every wed at 7pm")
        (card,) = await chat.say("nordics")

    assert card["text"].startswith("Nordic Hamstring Curl")


async def test_what_is_not_understood_is_named_with_examples(tmp_path: Path) -> None:
    async with conversation(tmp_path) as chat:
        (told,) = await chat.say("/remind every blursday at 18:00")

    assert told["text"].count("/remind") >= 3


async def test_undo_takes_the_reminder_back(tmp_path: Path) -> None:
    async with conversation(tmp_path) as chat:
        await chat.say("/remind every day at 18:00 Europe/Berlin")
        (undone,) = await chat.press("Undo")

        came = await chat.wait("P3D")

    assert "Deleted" in undone["text"]
    assert came == []


async def test_set_in_a_group_it_comes_to_the_private_chat(tmp_path: Path) -> None:
    async with conversation(tmp_path) as chat:
        await chat.say("/help", "the administrator", **{"in": "group"})
        (echo,) = await chat.say("/remind every day at 18:00 Europe/Berlin", "ann", **{"in": "group"})
        (came,) = await chat.wait("PT8H")

    assert "private chat" in echo["text"]
    assert (came["to"], came["place"]) == ("ann", "private")


async def test_nobody_has_more_reminders_than_can_be_kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(remind, "REMINDERS_EACH", 2)
    async with conversation(tmp_path) as chat:
        for minutes in (20, 30):
            await chat.say(f"/remind in {minutes} minutes")
        (told,) = await chat.say("/remind in 40 minutes")
        came = await chat.wait("PT1H")

    assert "You have 2 reminders" in told["text"]
    assert len(came) == 2


async def test_a_button_of_an_earlier_question_does_not_answer_a_later_one(tmp_path: Path) -> None:
    async with conversation(tmp_path) as chat:
        (old,) = await chat.say("/remind 03/04 at 9am Europe/Berlin")
        await chat.wait("PT1M")
        await chat.say("/remind 05/06 at 9am Europe/Berlin")
        (told,) = await chat.play({"press": old["buttons"][0][0], "on": old["id"]})

    assert "no longer open" in told["text"]


async def test_what_is_over_comes_with_the_same_time_tomorrow_as_a_button(tmp_path: Path) -> None:
    async with conversation(tmp_path) as chat:
        await chat.say("/settings zone Europe/Berlin")
        (refused,) = await chat.say("/remind today at 7am to drink tea")
        (set_,) = await chat.press("Tomorrow at 07:00")

    assert refused["lines"] == [["/remind 2026-03-28 07:00 to drink tea"]]
    assert "drink tea" in set_["text"]
    assert "Sat 28 March, 07:00 Europe/Berlin" in set_["text"]


async def test_a_suggestion_pressed_twice_sets_one_reminder(tmp_path: Path) -> None:
    async with conversation(tmp_path) as chat:
        await chat.say("/settings zone Europe/Berlin")
        (asked,) = await chat.say("/remind")
        (first,) = await chat.press("Mon and Thu 18:00", on=asked["id"])
        (second,) = await chat.press("Mon and Thu 18:00", on=asked["id"])
        came = await chat.wait("P4D")

    assert first["text"].splitlines()[:4] == second["text"].splitlines()[:4]
    assert first["lines"][0] == second["lines"][0]
    assert len(came) == 1
