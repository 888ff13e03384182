from pathlib import Path

from bot.messages import Place, Platform
from tests.conversation import Conversation, conversation

TEA = "/remind today at 18:00 Europe/Berlin to drink tea"
NEXT_NOON = "2026-03-28T12:00:00+01:00"
TOLD = "These could not reach you in time:"
GROUP = {"in": "group"}


async def missed_by_a_night(folder: Path) -> None:
    """Set a reminder and stay away until it is more than half a day late."""
    async with conversation(folder) as chat:
        await chat.say(TEA, "ann")


async def texts(chat: Conversation, *lines: str, **more: object) -> list[str]:
    return [message["text"] for line in lines for message in await chat.say(line, "ann", **more)]


async def test_what_was_missed_is_told_once_at_the_next_contact(tmp_path: Path) -> None:
    await missed_by_a_night(tmp_path)

    async with conversation(tmp_path, NEXT_NOON) as chat:
        first, second = await texts(chat, "/help", "/help")

    assert f"{TOLD}\n• drink tea: Fri 27 March, 18:00 Europe/Berlin. I could not send it in time." in first
    assert first.endswith("What was to come once, set again with /remind.")
    assert TOLD not in second


async def test_what_was_missed_is_told_to_its_person_alone(tmp_path: Path) -> None:
    await missed_by_a_night(tmp_path)

    async with conversation(tmp_path, NEXT_NOON) as chat:
        (in_group,) = await texts(chat, "/help", **GROUP)
        (alone,) = await texts(chat, "/help")

    assert TOLD not in in_group
    assert TOLD in alone


async def test_who_says_something_anywhere_can_be_reached_at_home_again(tmp_path: Path) -> None:
    async with conversation(tmp_path) as chat:
        await chat.say(TEA, "ann")
        async with chat.store.writing() as store:
            await store.places.close(Place(Platform.TERMINAL, "ann"), chat.clock())
        await texts(chat, "/help", **GROUP)

        (came,) = await chat.wait("PT8H")

    assert (came["to"], "drink tea" in came["text"]) == ("ann", True)
