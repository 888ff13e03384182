from pathlib import Path

from tests.conversation import Conversation, Message, conversation

TEA = "/remind every day at 18:00 Europe/Berlin to drink tea"
GROUP = {"in": "group"}


async def card(chat: Conversation, line: str = TEA, who: str = "ann", **more: object) -> Message:
    """Set a reminder and open its card from the list."""
    await chat.say(line, who)
    await chat.say("/reminders", who, **more)
    (opened,) = await chat.press("Edit 1", who, **more)
    return opened


async def test_the_card_opens_in_place_of_the_list_and_leads_back(tmp_path: Path) -> None:
    async with conversation(tmp_path) as chat:
        await chat.say(TEA)
        (listed,) = await chat.say("/reminders")
        (opened,) = await chat.press("Edit 1")
        (back,) = await chat.press("Back")

    assert opened["replaces"] == listed["id"]
    assert opened["buttons"] == [["Edit time", "Edit text", "Nudge me"], ["Pause", "Skip next"], ["Delete", "Back"]]
    assert back["text"] == listed["text"]


async def test_the_time_is_edited_in_place_by_a_typed_phrase(tmp_path: Path) -> None:
    async with conversation(tmp_path) as chat:
        await card(chat)
        await chat.press("Edit time", "ann")
        (changed,) = await chat.say("every sat at 7pm", "ann")
        came = await chat.wait("P7D")

    assert changed["text"].startswith("drink tea: every Sat at 19:00")
    assert [message["at"][:16] for message in came] == ["2026-03-28T19:00"]


async def test_a_time_that_is_not_understood_leaves_the_question_open(tmp_path: Path) -> None:
    async with conversation(tmp_path) as chat:
        await card(chat)
        await chat.press("Edit time", "ann")
        (told,) = await chat.say("blursday", "ann")
        (either,) = await chat.say("03/04 at 9am", "ann")
        (changed,) = await chat.say("tomorrow at 7am", "ann")

    assert told["text"].count("/remind") >= 3
    assert "two things" in either["text"]
    assert "once, Sat 28 March at 07:00" in changed["text"]


async def test_a_reminder_that_is_asked_for_while_a_time_is_awaited_is_a_new_one(tmp_path: Path) -> None:
    async with conversation(tmp_path) as chat:
        await card(chat)
        await chat.press("Edit time", "ann")
        await chat.say("remind me every sat at 10:00 to stretch", "ann")
        (listed,) = await chat.say("/reminders", "ann")

    assert "drink tea: every day at 18:00" in listed["text"]
    assert "stretch: every Sat at 10:00" in listed["text"]


async def test_the_text_is_edited_in_place_and_old_buttons_lead_to_the_new_one(tmp_path: Path) -> None:
    async with conversation(tmp_path) as chat:
        opened = await card(chat)
        await chat.press("Edit text", "ann")
        (changed,) = await chat.say("buy shoes", "ann")
        (old,) = await chat.press("Delete", "ann", on=opened["id"])
        came = await chat.wait("P1D")

    assert changed["text"].startswith("buy shoes: every day at 18:00")
    assert old["text"] == changed["text"]
    assert ["buy shoes" in message["text"] for message in came] == [True]


async def test_a_leg_day_that_gets_a_text_brings_that_instead_of_a_session(tmp_path: Path) -> None:
    async with conversation(tmp_path) as chat:
        await card(chat, "/remind every day at 18:00 Europe/Berlin")
        (asked,) = await chat.press("Edit text", "ann")
        await chat.say("buy shoes", "ann")
        (came,) = await chat.wait("P1D")

    assert "instead of bringing a session" in asked["text"]
    assert came["buttons"] == [["Done", "Snooze", "Skip"]]


async def test_a_paused_reminder_stays_in_the_list_and_rests_until_resumed(tmp_path: Path) -> None:
    async with conversation(tmp_path) as chat:
        await card(chat)
        (paused,) = await chat.press("Pause", "ann")
        rested = await chat.wait("P3D")
        (listed,) = await chat.say("/reminders", "ann")
        (resumed,) = await chat.press("Resume", "ann", on=paused["id"])
        came = await chat.wait("P1D")

    assert rested == []
    assert "It rests." in listed["text"]
    assert "Mon 30 March, 18:00" in resumed["text"]
    assert len(came) == 1


async def test_a_paused_text_that_is_edited_goes_on_resting(tmp_path: Path) -> None:
    async with conversation(tmp_path) as chat:
        await card(chat)
        await chat.press("Pause", "ann")
        await chat.press("Edit text", "ann")
        (changed,) = await chat.say("buy shoes", "ann")
        came = await chat.wait("P2D")

    assert "Resume" in changed["buttons"][1]
    assert came == []


async def test_skip_next_leaves_out_one_and_pressed_twice_no_more(tmp_path: Path) -> None:
    async with conversation(tmp_path) as chat:
        opened = await card(chat)
        (skipped,) = await chat.press("Skip next", "ann", on=opened["id"])
        (again,) = await chat.press("Skip next", "ann", on=opened["id"])
        came = await chat.wait("P2D")

    assert "Sat 28 March, 18:00" in skipped["text"]
    assert "Fri 27 March" not in again["text"]
    assert [message["at"][:10] for message in came] == ["2026-03-28"]


async def test_what_comes_once_has_no_next_to_skip(tmp_path: Path) -> None:
    async with conversation(tmp_path) as chat:
        opened = await card(chat, "/remind tomorrow at 18:00 Europe/Berlin to drink tea")
        key = opened["lines"][0][0].split()[1]
        (told,) = await chat.say(f"/reminder {key} skip 0", "ann")

    assert opened["buttons"][1] == ["Pause"]
    assert "none after that" in told["text"]


async def test_delete_on_the_card_can_be_undone(tmp_path: Path) -> None:
    async with conversation(tmp_path) as chat:
        await card(chat)
        await chat.press("Delete", "ann")
        await chat.press("Undo", "ann")
        came = await chat.wait("P1D")

    assert len(came) == 1


async def test_another_person_can_do_none_of_it(tmp_path: Path) -> None:
    async with conversation(tmp_path) as chat:
        opened = await card(chat)
        names = ("Edit time", "Edit text", "Pause", "Skip next", "Delete")
        told = [(await chat.press(label, "bob", on=opened["id"]))[0] for label in names]
        came = await chat.wait("P1D")

    assert all("theirs" in message["text"] for message in told)
    assert len(came) == 1


async def test_an_old_card_shows_how_things_stand_after_three_restarts(tmp_path: Path) -> None:
    async with conversation(tmp_path) as chat:
        opened = await card(chat)
        await chat.press("Pause", "ann")
    for now in ("2026-04-26T12:00:00+02:00", "2026-04-26T13:00:00+02:00", "2026-04-26T14:00:00+02:00"):
        async with conversation(tmp_path, now) as chat:
            (told,) = await chat.press("Pause", "ann", on=opened["id"])
            assert "It rests" in told["text"]
            assert "Resume" in told["buttons"][1]


async def test_an_administrator_chooses_whom_a_reminder_is_for(tmp_path: Path) -> None:
    async with conversation(tmp_path) as chat:
        (asked,) = await chat.say(TEA, "ann", **GROUP)
        (told,) = await chat.press("For this group", "bob", on=asked["id"], **GROUP)
        (echo,) = await chat.press("For this group", "ann", on=asked["id"], **GROUP)
        (again,) = await chat.press("For me", "ann", on=asked["id"], **GROUP)
        came = await chat.wait("P1D")

    assert asked["buttons"] == [["For me", "For this group"]]
    assert "not yours" in told["text"]
    assert "It comes to this group" in echo["text"]
    assert "no longer open" in again["text"]
    assert [message["place"] for message in came] == ["group"]


async def test_for_me_brings_it_to_the_private_chat(tmp_path: Path) -> None:
    async with conversation(tmp_path) as chat:
        await chat.say(TEA, "ann", **GROUP)
        await chat.press("For me", "ann", **GROUP)
        (came,) = await chat.wait("P1D")

    assert (came["to"], came["place"]) == ("ann", "private")


async def test_who_is_no_administrator_reaches_no_group(tmp_path: Path) -> None:
    async with conversation(tmp_path) as chat:
        await chat.say("/help", "ann", **GROUP)
        await chat.say(TEA, "bob", **GROUP)
        (typed,) = await chat.say("/remind_for group", "bob", **GROUP)
        (listed,) = await chat.say("/reminders", "bob", **GROUP)
        key = listed["lines"][0][0].split()[1]
        (told,) = await chat.say(f"/reminder {key} group 0", "bob", **GROUP)
        (came,) = await chat.wait("P1D")

    assert "no longer open" in typed["text"]
    assert "Only an administrator" in told["text"]
    assert (came["to"], came["place"]) == ("bob", "private")


async def test_the_place_is_edited_there_and_back(tmp_path: Path) -> None:
    async with conversation(tmp_path) as chat:
        await card(chat, TEA, "ann", **GROUP)
        (there,) = await chat.press("To this group", "ann", **GROUP)
        (in_group,) = await chat.wait("P1D")
        (back,) = await chat.press("To my chat", "ann", on=there["id"], **GROUP)
        (private,) = await chat.wait("P1D")

    assert "It comes to a group." in there["text"]
    assert "It comes to a group." not in back["text"]
    assert [message["place"] for message in (in_group, private)] == ["group", "private"]


async def test_a_new_text_may_be_a_sentence_that_means_something_else_elsewhere(tmp_path: Path) -> None:
    async with conversation(tmp_path) as chat:
        await chat.say("/remind every day at 18:00 Europe/Berlin to drink")
        await chat.say("/reminders")
        await chat.press("Edit 1")
        await chat.press("Edit text")
        (changed,) = await chat.say("stretch")

    assert "stretch: every day at 18:00" in changed["text"]
