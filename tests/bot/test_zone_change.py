from pathlib import Path

from tests.conversation import Conversation, Message, conversation

DAILY = "/remind every day at 18:00"


async def moved(chat: Conversation, *lines: str) -> Message:
    """Live in Berlin, set reminders, and move to Tokyo."""
    await chat.say("/settings zone Berlin", "ann")
    for line in lines:
        await chat.say(line, "ann")
    (asked,) = await chat.say("/settings zone Tokyo", "ann")
    return asked


async def test_a_new_zone_asks_what_it_means_for_reminders(tmp_path: Path) -> None:
    async with conversation(tmp_path) as chat:
        asked = await moved(chat, DAILY)

    assert asked["buttons"] == [["Same clock time", "Same instant"]]


async def test_without_reminders_nothing_is_asked(tmp_path: Path) -> None:
    async with conversation(tmp_path) as chat:
        asked = await moved(chat)

    assert asked["buttons"] == []


async def test_elapsed_time_has_no_clock_to_keep(tmp_path: Path) -> None:
    async with conversation(tmp_path) as chat:
        asked = await moved(chat, "/remind every 3 hours")

    assert asked["buttons"] == []


async def test_the_same_zone_again_asks_nothing(tmp_path: Path) -> None:
    async with conversation(tmp_path) as chat:
        await moved(chat, DAILY)
        (again,) = await chat.say("/settings zone Tokyo", "ann")

    assert again["buttons"] == []


async def test_the_clock_time_can_be_kept(tmp_path: Path) -> None:
    async with conversation(tmp_path) as chat:
        await moved(chat, DAILY)
        (kept,) = await chat.press("Same clock time", "ann")
        came = await chat.wait("P2D")

    assert "Asia/Tokyo" in kept["text"]
    assert [message["at"] for message in came] == ["2026-03-28T18:00:00+09:00", "2026-03-29T18:00:00+09:00"]


async def test_the_instant_can_be_kept(tmp_path: Path) -> None:
    async with conversation(tmp_path) as chat:
        await moved(chat, DAILY)
        (kept,) = await chat.press("Same instant", "ann")
        (came,) = await chat.wait("P1D")

    assert "Europe/Berlin" in kept["text"]
    assert came["at"] == "2026-03-28T02:00:00+09:00"


async def test_a_paused_reminder_moves_and_goes_on_resting(tmp_path: Path) -> None:
    async with conversation(tmp_path) as chat:
        await chat.say("/settings zone Berlin", "ann")
        await chat.say(DAILY, "ann")
        await chat.say("/reminders", "ann")
        await chat.press("Edit 1", "ann")
        await chat.press("Pause", "ann")
        await chat.say("/settings zone Tokyo", "ann")
        await chat.press("Same clock time", "ann")
        came = await chat.wait("P2D")

    assert came == []


async def test_pressed_twice_weeks_later_and_by_another_it_moves_once_and_only_ones_own(tmp_path: Path) -> None:
    async with conversation(tmp_path) as chat:
        asked = await moved(chat, DAILY)
        await chat.say("/settings zone Berlin", "bob")
        await chat.say(DAILY, "bob")
    for seed, day in enumerate(("2026-04-25", "2026-04-26", "2026-04-27"), 2):
        async with conversation(tmp_path, f"{day}T12:00:00+02:00", seed) as chat:
            await chat.press("Same clock time", "ann", on=asked["id"])
            await chat.press("Same instant", "bob", on=asked["id"])
            came = await chat.wait("P1D")

    assert sorted((message["to"], message["at"]) for message in came) == [
        ("ann", "2026-04-28T18:00:00+09:00"),
        ("bob", "2026-04-27T18:00:00+02:00"),
    ]


async def test_what_was_skipped_stays_skipped(tmp_path: Path) -> None:
    async with conversation(tmp_path) as chat:
        await chat.say("/settings zone Berlin", "ann")
        await chat.say(DAILY, "ann")
        await chat.say("/reminders", "ann")
        await chat.press("Edit 1", "ann")
        await chat.press("Skip next", "ann")
        await chat.say("/settings zone Lisbon", "ann")
        await chat.press("Same clock time", "ann")
        (came,) = await chat.wait("P2D")

    assert came["at"] == "2026-03-28T18:00:00+00:00"


async def test_a_line_that_no_button_carries_is_answered(tmp_path: Path) -> None:
    async with conversation(tmp_path) as chat:
        for line in ("/rezone", "/rezone wall", "/rezone wall Nowhere", "/rezone sideways Berlin"):
            (told,) = await chat.say(line)
            assert "/reminders" in told["text"], line
