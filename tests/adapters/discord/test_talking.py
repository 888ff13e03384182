"""Whole rounds: a person, the local Discord, the library, the adapter and back."""

from __future__ import annotations

import asyncio
from dataclasses import replace

from bot.messages import Button, Paragraph, Place, PlaceKind, Platform, Reply
from tests.adapters.discord.bot import AT_ONCE, SESSION, Core, serving
from tests.platforms.discord import DiscordServer
from tests.platforms.discord_asking import CHOICES, DEFERRED_MESSAGE, DEFERRED_UPDATE, MESSAGE, UPDATE

SECRET = Reply.say("Only for you", private=True)


async def test_a_slash_command_is_answered_with_words_and_buttons(server: DiscordServer) -> None:
    core = Core({"/hamstrings dumbbells 15": SESSION})
    ann = server.person(7, locale="es-419")
    channel = server.channel(5)

    async with serving(server, core):
        asked = await ann.runs("hamstrings", minutes=15, equipment="dumbbells", where=channel)
        message = await asked.answered()

    assert message.text == "### Hamstrings\nBridge, 3 × 10"
    assert message.labels == [["Start", "Swap 1"]]
    assert (asked.first, message.ephemeral) == (MESSAGE, False)
    (request,) = core.requests
    assert request.id == f"interaction:{asked.id}"
    assert request.options == {"minutes": "15", "equipment": "dumbbells"}
    assert request.place == Place(Platform.DISCORD, "5", PlaceKind.GROUP)
    assert request.home == Place(Platform.DISCORD, "7")
    assert request.account.language == "es-419"


async def test_a_press_edits_its_message_in_place(server: DiscordServer) -> None:
    swapped = Reply((Paragraph("Swapped"),), buttons=((Button("Undo", "/undo 1"),),), replaces=True)
    core = Core({"/hamstrings": SESSION, "/swap 1": swapped})
    ann = server.person(7)

    async with serving(server, core):
        message = await (await ann.runs("hamstrings")).answered()
        pressed = await ann.presses(message, "Swap 1")
        changed = await pressed.answered()

    assert changed is message
    assert (message.text, message.labels, message.versions) == ("Swapped", [["Undo"]], 2)
    assert pressed.first == UPDATE
    assert core.requests[1].pressed
    assert core.requests[1].text == "/swap 1"
    assert len(server.messages(ann.dm)) == 1


async def test_a_press_that_replaces_nothing_brings_a_new_message(server: DiscordServer) -> None:
    core = Core({"/hamstrings": SESSION, "/swap 1": Reply.say("Another one")})
    ann = server.person(7)

    async with serving(server, core):
        message = await (await ann.runs("hamstrings")).answered()
        another = await (await ann.presses(message, "Swap 1")).answered()

    assert another is not message
    assert message.versions == 1
    assert another.text == "Another one"


async def test_a_button_from_before_the_last_start_works(server: DiscordServer) -> None:
    core = Core({"/hamstrings": SESSION, "/start 1": Reply.say("Off you go")})
    ann = server.person(7)
    async with serving(server, core):
        message = await (await ann.runs("hamstrings")).answered()

    async with serving(server, core):
        started = await (await ann.presses(message, "Start")).answered()

    assert started.text == "Off you go"


async def test_a_slow_answer_is_deferred_and_completed(server: DiscordServer) -> None:
    core = Core({"/hamstrings": SESSION}, hold=asyncio.Event())
    ann = server.person(7)

    async with serving(server, core, AT_ONCE):
        asked = await ann.runs("hamstrings")
        first = await asked.acknowledged()
        seen_meanwhile = server.messages(ann.dm)
        core.hold.set()  # type: ignore[union-attr]  # made above
        message = await asked.answered()

    assert first == DEFERRED_MESSAGE
    assert seen_meanwhile == []
    assert message.text.startswith("### Hamstrings")
    assert server.messages(ann.dm) == [message]


async def test_a_slow_press_is_deferred_and_then_edits_in_place(server: DiscordServer) -> None:
    core = Core({"/hamstrings": SESSION, "/swap 1": Reply((Paragraph("Swapped"),), replaces=True)})
    ann = server.person(7)
    async with serving(server, core):
        message = await (await ann.runs("hamstrings")).answered()

    core.hold = asyncio.Event()
    async with serving(server, core, AT_ONCE):
        pressed = await ann.presses(message, "Swap 1")
        first = await pressed.acknowledged()
        core.hold.set()
        changed = await pressed.answered()

    assert first == DEFERRED_UPDATE
    assert changed is message
    assert message.text == "Swapped"


async def test_a_slow_press_that_replaces_nothing_is_followed_up(server: DiscordServer) -> None:
    core = Core({"/hamstrings": SESSION, "/swap 1": SECRET})
    ann, channel = server.person(7), server.channel(5)
    async with serving(server, core):
        message = await (await ann.runs("hamstrings", where=channel)).answered()

    core.hold = asyncio.Event()
    async with serving(server, core, AT_ONCE):
        pressed = await ann.presses(message, "Swap 1")
        await pressed.acknowledged()
        core.hold.set()
        await server.wait_until(lambda: pressed.answers, "the follow-up")

    assert [(m.text, m.ephemeral) for m in pressed.answers] == [("Only for you", True)]
    assert message.versions == 1


async def test_a_private_command_is_deferred_for_its_author_alone(server: DiscordServer) -> None:
    core = Core({"/settings": SECRET}, hold=asyncio.Event())
    ann = server.person(7)

    async with serving(server, core, AT_ONCE):
        asked = await ann.runs("settings", where=server.channel(5))
        await asked.acknowledged()
        thinking = asked.original
        core.hold.set()  # type: ignore[union-attr]  # made above
        message = await asked.answered()

    assert thinking is message
    assert (message.text, message.ephemeral) == ("Only for you", True)


async def test_a_private_answer_to_a_publicly_deferred_command_stays_private(server: DiscordServer) -> None:
    core = Core({"/hamstrings": SECRET}, hold=asyncio.Event())
    channel = server.channel(5)

    async with serving(server, core, AT_ONCE):
        asked = await server.person(7).runs("hamstrings", where=channel)
        await asked.acknowledged()
        core.hold.set()  # type: ignore[union-attr]  # made above
        message = await asked.answered()

    assert (message.text, message.ephemeral) == ("Only for you", True)
    assert server.messages(channel) == []
    assert server.count("DELETE original") == 1


async def test_a_private_answer_is_ephemeral_in_a_server_and_plain_in_a_direct_message(server: DiscordServer) -> None:
    core = Core({"/settings": SECRET})
    ann = server.person(7)

    async with serving(server, core):
        in_server = await (await ann.runs("settings", where=server.channel(5))).answered()
        alone = await (await ann.runs("settings")).answered()

    assert (in_server.ephemeral, alone.ephemeral) == (True, False)


async def test_a_private_press_does_not_uncover_itself_on_everybodys_message(server: DiscordServer) -> None:
    core = Core({"/hamstrings": SESSION, "/swap 1": Reply((Paragraph("Yours"),), private=True, replaces=True)})
    ann, bob, channel = server.person(7), server.person(8, "Bob"), server.channel(5)

    async with serving(server, core):
        message = await (await ann.runs("hamstrings", where=channel)).answered()
        answer = await (await bob.presses(message, "Swap 1")).answered()

    assert message.text.startswith("### Hamstrings")
    assert (answer.ephemeral, answer.reader) == (True, bob.user)


async def test_where_the_bot_is_no_member_it_answers_its_author_alone(server: DiscordServer) -> None:
    core = Core({"/hamstrings": SESSION})
    ann = server.person(7)

    async with serving(server, core):
        message = await (await ann.runs("hamstrings", where=server.channel(6, guild=9, member=False))).answered()

    assert message.ephemeral
    assert core.requests[0].place == Place(Platform.DISCORD, "7")


async def test_an_option_is_completed_while_it_is_typed(server: DiscordServer) -> None:
    ann = server.person(7)

    async with serving(server, Core()):
        typed = await ann.types("explain", "exercise", "nordic")
        completed = await typed.suggested()
        unknown = await (await ann.types("hamstrings", "equipment", "x")).suggested()

    assert typed.first == CHOICES
    assert completed == [("Nordic Curl", "nordic curl"), ("Nordic Hold", "nordic hold")]
    assert unknown == []


async def test_no_kind_of_answer_leaves_buttons_in_memory(server: DiscordServer) -> None:
    again = Reply(SESSION.blocks, SESSION.buttons, replaces=True)
    core = Core({"/hamstrings": SESSION, "/settings": replace(SESSION, private=True), "/swap 1": again, "hi": SESSION})
    ann, channel = server.person(7), server.channel(5)

    async with serving(server, core) as discord:
        message = await (await ann.runs("hamstrings", where=channel)).answered()
        await (await ann.presses(message, "Swap 1")).answered()
        await (await ann.runs("settings", where=channel)).answered()
        await ann.writes("hi")
        await server.wait_for_message(ann.dm)
        store = discord._client._connection._view_store
        kept = (store._views, store._synced_message_views)

    assert kept == ({}, {})


async def test_a_direct_message_is_answered(server: DiscordServer) -> None:
    core = Core()
    ann = server.person(7)

    async with serving(server, core):
        written = await ann.writes("how do I do a nordic curl?")
        message = await server.wait_for_message(ann.dm)

    assert message.text == "You said how do I do a nordic curl?"
    (request,) = core.requests
    assert request.id == f"message:{written.id}"
    assert request.place == request.home == Place(Platform.DISCORD, "7")
    assert request.administrator
    assert server.count("POST dm") == 0


async def test_who_came_directly_is_reached_without_asking_for_their_channel(server: DiscordServer) -> None:
    ann = server.person(7)

    async with serving(server, Core()) as discord:
        await (await ann.runs("hamstrings")).answered()
        await discord.send(Place(Platform.DISCORD, "7"), SESSION)

    assert len(server.messages(ann.dm)) == 2
    assert server.count("POST dm") == 0


async def test_in_a_server_only_a_mention_is_answered(server: DiscordServer) -> None:
    core = Core()
    ann, channel = server.person(7), server.channel(5)

    async with serving(server, core):
        await ann.writes("not for the bot", where=channel)
        await ann.writes("/hamstrings band", where=channel, to_bot=True)
        message = await server.wait_for_message(channel)

    assert [request.text for request in core.requests] == ["/hamstrings band"]
    assert message.text == "You said /hamstrings band"
    assert core.requests[0].place == Place(Platform.DISCORD, "5", PlaceKind.GROUP)
    assert not core.requests[0].administrator


async def test_a_private_answer_to_a_mention_goes_to_the_person(server: DiscordServer) -> None:
    core = Core({"settings": SECRET})
    ann, channel = server.person(7), server.channel(5)

    async with serving(server, core):
        await ann.writes("settings", where=channel, to_bot=True)
        message = await server.wait_for_message(ann.dm)
        ann.closes_dms()
        await ann.writes("settings", where=channel, to_bot=True)
        pointer = await server.wait_for_message(channel)

    assert message.text == "Only for you"
    assert "your direct messages are closed" in pointer.text


async def test_only_who_manages_the_server_speaks_for_it(server: DiscordServer) -> None:
    core = Core()
    channel = server.channel(5)

    async with serving(server, core):
        await (await server.person(7).runs("remind", when="mon 7", where=channel)).answered()
        await (await server.person(8, "Bob", manager=True).runs("remind", when="mon 7", where=channel)).answered()

    assert [request.administrator for request in core.requests] == [False, True]


async def test_nothing_that_is_said_pings_anybody(server: DiscordServer) -> None:
    text = "@everyone and @here and <@7> and <@&9>"
    core = Core({"/hamstrings": Reply.say(text)})

    async with serving(server, core):
        message = await (await server.person(7).runs("hamstrings", where=server.channel(5))).answered()

    assert message.pings == set()
    assert message.text == "@\u200beveryone and @\u200bhere and \\<@7\\> and \\<@&9\\>"
