"""Reminders: brought once, and every refusal told apart."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from datetime import timedelta

import pytest

from adapters.discord import Discord, Pace
from adapters.discord.send import DM_CHANNELS
from bot.errors import Refused, SendError, TryLater, Unreachable
from bot.messages import Button, DeliveryId, Moment, Paragraph, Place, PlaceKind, Platform, Reply
from tests.adapters.discord.bot import SESSION, Core, discord_for
from tests.platforms.discord import DiscordServer

ANN = Place(Platform.DISCORD, "7")
GROUP = Place(Platform.DISCORD, "5", PlaceKind.GROUP)
ONCE = DeliveryId("d" * 25)
SHORT = Pace(send_within=timedelta(milliseconds=100))


async def test_a_reminder_sent_twice_is_shown_once(server: DiscordServer) -> None:
    ann = server.person(7)

    async with discord_for(server, Core()) as discord:
        first = await discord.send(ANN, SESSION, once=ONCE)
        again = await discord.send(ANN, SESSION, once=ONCE)

    (message,) = server.messages(ann.dm)
    assert first == again
    assert first.message == message.id
    assert message.nonce == ONCE.value
    assert message.labels == [["Start", "Swap 1"]]


async def test_a_reminder_whose_answer_was_lost_is_shown_once(server: DiscordServer) -> None:
    ann = server.person(7)
    server.fail_next("POST message", status=0, accepted=True)

    async with discord_for(server, Core()) as discord:
        with pytest.raises(TryLater):
            await discord.send(ANN, SESSION, once=ONCE)
        await discord.send(ANN, SESSION, once=ONCE)

    assert len(server.messages(ann.dm)) == 1


async def test_after_some_minutes_discord_forgets_a_nonce(server: DiscordServer) -> None:
    ann = server.person(7)

    async with discord_for(server, Core()) as discord:
        await discord.send(ANN, SESSION, once=ONCE)
        server.move(timedelta(minutes=6))
        await discord.send(ANN, SESSION, once=ONCE)

    assert len(server.messages(ann.dm)) == 2


async def test_without_an_id_every_message_is_its_own(server: DiscordServer) -> None:
    ann = server.person(7)

    async with discord_for(server, Core()) as discord:
        await discord.send(ANN, SESSION)
        await discord.send(ANN, SESSION)

    assert len(server.messages(ann.dm)) == 2


async def test_a_direct_message_channel_is_made_once(server: DiscordServer) -> None:
    server.person(7)

    async with discord_for(server, Core()) as discord:
        for _ in range(3):
            await discord.send(ANN, SESSION)

    assert server.count("POST dm") == 1


async def test_channels_are_remembered_within_bounds(server: DiscordServer) -> None:
    async with discord_for(server, Core()) as discord:
        for user in range(DM_CHANNELS + 10):
            discord._sender.remember(user, user)

        known = discord._sender._channels

    assert len(known) == DM_CHANNELS
    assert "9" not in known
    assert str(DM_CHANNELS + 9) in known


async def test_a_server_channel_is_written_to_directly(server: DiscordServer) -> None:
    channel = server.channel(5)
    moment = Moment(server.clock(), "Europe/Berlin", "Monday @everyone")

    async with discord_for(server, Core()) as discord:
        await discord.send(GROUP, Reply((Paragraph("Now"), moment)), once=ONCE)

    (message,) = server.messages(channel)
    assert message.text.startswith("Now\n\nMonday @\u200beveryone <t:")
    assert message.pings == set()
    assert message.body["allowed_mentions"]["parse"] == []
    assert server.count("POST dm") == 0


Prepare = Callable[[DiscordServer], object]

GONE: dict[str, tuple[Place, Prepare, str]] = {
    "direct messages closed": (ANN, lambda s: s.person(7).closes_dms(), "Cannot send messages to this user (50007)"),
    "no such user": (ANN, lambda s: None, "Invalid Recipient(s) (50033)"),
    "channel deleted": (GROUP, lambda s: None, "Unknown Channel (10003)"),
    "kicked": (GROUP, lambda s: s.channel(5, member=False), "Missing Access (50001)"),
    "forbidden": (GROUP, lambda s: setattr(s.channel(5), "writable", False), "Missing Permissions (50013)"),
}


@pytest.mark.parametrize("case", GONE)
async def test_who_cannot_be_reached_is_unreachable(server: DiscordServer, case: str) -> None:
    to, prepare, words = GONE[case]
    prepare(server)

    async with discord_for(server, Core()) as discord:
        error = await raised(discord.send(to, SESSION, once=ONCE))

    assert isinstance(error, Unreachable)
    assert str(error) == words


async def test_a_long_rate_limit_is_left_to_the_courier_with_its_length(server: DiscordServer) -> None:
    server.channel(5)
    server.fail_next("POST message", status=429, retry_after=42.5)

    async with discord_for(server, Core()) as discord:
        error = await raised(discord.send(GROUP, SESSION, once=ONCE))

    assert isinstance(error, TryLater)
    assert error.after == timedelta(seconds=42.5)


async def test_a_short_rate_limit_is_waited_out(server: DiscordServer) -> None:
    channel = server.channel(5)
    server.fail_next("POST message", status=429, retry_after=0.01)

    async with discord_for(server, Core()) as discord:
        await discord.send(GROUP, SESSION, once=ONCE)

    assert len(server.messages(channel)) == 1
    assert server.count("POST message") == 2


@pytest.mark.parametrize("status", [503, 0])
async def test_a_server_that_is_down_is_tried_later(server: DiscordServer, status: int) -> None:
    channel = server.channel(5)
    server.fail_next("POST message", status=status)

    async with discord_for(server, Core()) as discord:
        error = await raised(discord.send(GROUP, SESSION, once=ONCE))
        await discord.send(GROUP, SESSION, once=ONCE)

    assert isinstance(error, TryLater)
    assert error.after is None
    assert len(server.messages(channel)) == 1


async def test_a_server_that_says_nothing_is_tried_later(server: DiscordServer) -> None:
    channel = server.channel(5)
    held = server.hold("POST message")

    async with discord_for(server, Core(), SHORT) as discord:
        error = await raised(discord.send(GROUP, SESSION, once=ONCE))
        await held.reached()
        held.release()
        await discord.send(GROUP, SESSION, once=ONCE)

    assert isinstance(error, TryLater)
    assert len(server.messages(channel)) == 1


async def test_giving_up_during_a_global_rate_limit_does_not_silence_the_bot(server: DiscordServer) -> None:
    channel = server.channel(5)
    server.fail_next("POST message", status=429, retry_after=0.2, everywhere=True)
    pace = Pace(send_within=timedelta(seconds=0.1), limit_wait=timedelta(seconds=0.3))

    async with discord_for(server, Core(), pace) as discord:
        assert isinstance(await raised(discord.send(GROUP, SESSION, once=ONCE)), TryLater)
        await discord._client.http._global_over.wait()
        await discord.send(GROUP, SESSION, once=ONCE)

    assert len(server.messages(channel)) == 1


async def test_a_message_that_discord_will_never_take_is_refused(server: DiscordServer) -> None:
    server.channel(5)
    server.fail_next("POST message", code=50035)

    async with discord_for(server, Core()) as discord:
        error = await raised(discord.send(GROUP, SESSION, once=ONCE))

    assert isinstance(error, Refused)
    assert str(error) == "Invalid Form Body (50035)"


async def test_a_label_or_text_of_any_length_is_taken(server: DiscordServer) -> None:
    channel = server.channel(5)
    long = Reply.say("*" * 9000, Button("L" * 300, "/x" + "é" * 31))

    async with discord_for(server, Core()) as discord:
        await discord.send(GROUP, long, once=ONCE)

    (message,) = server.messages(channel)
    assert message.text.endswith("\\*…")


async def test_before_signing_in_everything_is_tried_later(server: DiscordServer) -> None:
    server.fail_next("GET me", status=503)

    async with discord_for(server, Core()) as discord:
        error = await raised(discord.send(GROUP, SESSION))

    assert isinstance(error, TryLater)


async def raised(sending: Awaitable[object]) -> SendError:
    """Return what *sending* raises."""
    with pytest.raises(SendError) as caught:
        await sending
    return caught.value


def test_the_adapter_is_a_sender() -> None:
    from bot.messages import Sender

    sender: type[Sender] = Discord

    assert callable(sender.send)
