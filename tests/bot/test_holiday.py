from pathlib import Path

import pytest

from tests.conversation import conversation

DAILY = "/remind every day at 18:00 Europe/Berlin to drink tea"
DAYS_OFF = ("until monday", "monday", "for 3 days", "30 march", "until 30 march at 00:00")


async def test_nothing_is_sent_in_a_pause_and_it_goes_on_by_itself(tmp_path: Path) -> None:
    async with conversation(tmp_path) as chat:
        await chat.say(DAILY)
        (paused,) = await chat.say("/pause until monday")
        came = await chat.wait("P5D")

    assert "Paused until Mon 30 March, 00:00 Europe/Berlin" in paused["text"]
    assert [message["at"][:16] for message in came] == ["2026-03-30T18:00", "2026-03-31T18:00"]


async def test_what_was_left_out_is_not_told_as_missed(tmp_path: Path) -> None:
    async with conversation(tmp_path) as chat:
        await chat.say(DAILY)
        await chat.say("/pause until monday")
        await chat.wait("P4D")
        (told,) = await chat.say("/help")

    assert "could not reach you" not in told["text"]


@pytest.mark.parametrize("typed", DAYS_OFF)
async def test_an_end_can_be_said_in_many_ways(tmp_path: Path, typed: str) -> None:
    async with conversation(tmp_path) as chat:
        await chat.say("/settings zone Berlin")
        (paused,) = await chat.say(f"/pause {typed}")

    assert "Mon 30 March, 00:00" in paused["text"]


async def test_without_an_end_it_is_a_week_and_the_buttons_change_that(tmp_path: Path) -> None:
    async with conversation(tmp_path) as chat:
        await chat.say("/settings zone Berlin")
        (week,) = await chat.say("/pause")
        (two,) = await chat.press("Two weeks")
        (asked,) = await chat.say("/pause")

    assert "Fri 3 April, 00:00" in week["text"]
    assert "Fri 10 April, 00:00" in two["text"]
    assert asked["text"] == two["text"]


async def test_a_pause_can_be_ended_early_and_once_more_changes_nothing(tmp_path: Path) -> None:
    async with conversation(tmp_path) as chat:
        await chat.say(DAILY)
        (paused,) = await chat.say("/pause 2 weeks")
        left_out = await chat.wait("P1D")
        (first,) = await chat.press("Resume now", on=paused["id"])
        (second,) = await chat.press("Resume now", on=paused["id"])
        came = await chat.wait("P1D")

    assert left_out == []
    assert "Welcome back" in first["text"]
    assert "Nothing is paused" in second["text"]
    assert [message["at"][:16] for message in came] == ["2026-03-28T18:00"]


async def test_a_single_reminder_waits_for_the_end(tmp_path: Path) -> None:
    async with conversation(tmp_path) as chat:
        await chat.say("/remind today at 18:00 Europe/Berlin to drink tea")
        await chat.say("/pause until sunday")
        came = await chat.wait("P3D")

    assert [message["at"][:16] for message in came] == ["2026-03-29T00:00"]


async def test_a_single_reminder_that_waits_comes_at_an_early_end(tmp_path: Path) -> None:
    async with conversation(tmp_path) as chat:
        await chat.say("/remind today at 18:00 Europe/Berlin to drink tea")
        await chat.say("/pause 2 weeks")
        await chat.wait("P1D")
        _welcome, came = await chat.say("/resume")

    assert "drink tea" in came["text"]


async def test_a_pause_outlives_three_restarts(tmp_path: Path) -> None:
    async with conversation(tmp_path) as chat:
        await chat.say(DAILY)
        await chat.say("/pause 4 weeks")
    for day in ("2026-04-01", "2026-04-02", "2026-04-03"):
        async with conversation(tmp_path, f"{day}T12:00:00+02:00") as chat:
            assert await chat.wait("PT11H") == []


async def test_what_waited_for_the_end_of_quiet_hours_does_not_come_in_a_pause(tmp_path: Path) -> None:
    async with conversation(tmp_path) as chat:
        await chat.say("/settings zone Berlin")
        await chat.say("/settings quiet 22-7")
        await chat.say("/remind today at 21:30 to read")
    async with conversation(tmp_path, "2026-03-27T22:30:00+01:00") as chat:
        await chat.say("/pause")
        came = await chat.wait("P2D")

    assert came == []


async def test_the_pause_of_one_is_not_the_pause_of_another(tmp_path: Path) -> None:
    async with conversation(tmp_path) as chat:
        await chat.say(DAILY, "ann")
        await chat.say(DAILY, "bob")
        await chat.say("/pause", "ann")
        came = await chat.wait("P1D")

    assert [message["to"] for message in came] == ["bob"]


async def test_what_a_group_gets_goes_on(tmp_path: Path) -> None:
    async with conversation(tmp_path) as chat:
        await chat.say(DAILY, "ann", **{"in": "group"})
        await chat.press("For this group", "ann", **{"in": "group"})
        await chat.say("/pause", "ann")
        came = await chat.wait("P1D")

    assert [message["place"] for message in came] == ["group"]


@pytest.mark.parametrize("typed", ["until blursday", "until 2031", "30 months", "☃"])
async def test_an_end_that_cannot_be_is_answered(tmp_path: Path, typed: str) -> None:
    async with conversation(tmp_path) as chat:
        await chat.say("/settings zone Berlin")
        (told,) = await chat.say(f"/pause {typed}")

    assert "/pause until monday" in told["text"]
