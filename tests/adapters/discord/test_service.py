"""Signing in, staying connected, and what goes wrong in between."""

from __future__ import annotations

import asyncio
import logging
from contextlib import suppress
from dataclasses import replace
from datetime import timedelta

import pytest
from discord.gateway import DiscordWebSocket
from discord.http import Route

from adapters.discord import Discord
from bot.errors import OperatorError
from bot.messages import Reply
from tests.adapters.discord.bot import AT_ONCE, QUICK, SESSION, Core, discord_for, serving
from tests.platforms.discord import DiscordServer

WRONG = "MTI0.a-wrong.but-secret-token"


async def test_a_wrong_token_is_named_but_never_shown(server: DiscordServer, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.DEBUG)

    with pytest.raises(OperatorError, match="LEGDAY_DISCORD_TOKEN") as caught:
        async with discord_for(server, Core(), token=WRONG):
            raise AssertionError("it must not come so far")

    assert WRONG not in str(caught.value)
    assert WRONG not in caplog.text


async def test_the_right_token_is_never_logged(server: DiscordServer, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.DEBUG)
    ann = server.person(7)

    async with serving(server, Core(), QUICK) as discord:
        await (await ann.runs("hamstrings")).answered()
        await server.gateway.ask_to_reconnect()
        await server.wait_until(lambda: server.gateway.resumed, "a resumed session")

    assert "INTERACTION_CREATE" in caplog.text
    assert server.token not in caplog.text
    assert server.token not in repr(discord)


async def test_a_token_that_the_gateway_refuses_ends_serving(server: DiscordServer) -> None:
    async with discord_for(server, Core()) as discord:
        server.gateway._token = "another"

        with pytest.raises(OperatorError, match="LEGDAY_DISCORD_TOKEN"):
            await discord.serve()


async def test_a_server_that_is_down_at_the_start_is_waited_for(server: DiscordServer) -> None:
    server.fail_next("GET me", times=3, status=503)
    server.fail_next("GET application", status=503)
    server.fail_next("GET gateway", status=503)
    server.fail_next("GET commands", status=0)
    ann = server.person(7)

    async with serving(server, Core()):
        message = await (await ann.runs("hamstrings")).answered()

    assert message.text == "You said /hamstrings"


async def test_a_server_that_says_nothing_at_the_start_is_waited_for(server: DiscordServer) -> None:
    held = server.hold("GET me")
    pace = replace(QUICK, sign_in_within=timedelta(milliseconds=200))

    async with serving(server, Core(), pace):
        message = await (await server.person(7).runs("hamstrings")).answered()
    held.release()

    assert message.text == "You said /hamstrings"


async def test_check_says_what_is_right(server: DiscordServer) -> None:
    async with discord_for(server, Core()) as discord:
        line = await discord.check()

    assert line == "Discord: signed in as legday#0000, 1 gateway shard(s) advised"


async def test_check_says_when_the_clocks_are_apart(server: DiscordServer) -> None:
    discord = discord_for(server, Core())
    discord._clock = lambda: server.clock() + timedelta(minutes=10)

    async with discord:
        line = await discord.check()

    assert "clock and this one are" in line


async def test_check_says_that_discord_is_away(server: DiscordServer) -> None:
    server.fail_next("GET me", times=2, status=503)

    async with discord_for(server, Core()) as discord:
        with pytest.raises(OperatorError, match="cannot be reached"):
            await discord.check()


async def test_a_dropped_connection_is_resumed_and_nothing_is_missed(server: DiscordServer) -> None:
    core = Core()
    ann = server.person(7)

    async with serving(server, core):
        await server.gateway.hang_up()
        await ann.writes("are you there?", wait=False)
        await server.wait_for_message(ann.dm)

    assert server.gateway.resumed == 1
    assert server.gateway.identified == 1
    assert [request.text for request in core.requests] == ["are you there?"]


async def test_a_gateway_that_is_down_at_first_is_tried_again(server: DiscordServer) -> None:
    server.gateway.refusals = 1

    async with serving(server, Core()):
        message = await (await server.person(7).runs("hamstrings")).answered()

    assert message.text == "You said /hamstrings"


async def test_a_request_to_reconnect_is_followed(server: DiscordServer) -> None:
    async with serving(server, Core()):
        await server.gateway.ask_to_reconnect()
        await server.wait_until(lambda: server.gateway.resumed, "a resumed session")
        message = await (await server.person(7).runs("hamstrings")).answered()

    assert message.text == "You said /hamstrings"
    assert server.gateway.identified == 1


async def test_an_ended_session_is_begun_anew(server: DiscordServer) -> None:
    ann = server.person(7)

    async with serving(server, Core()):
        await server.gateway.invalidate()
        await server.wait_until(lambda: server.gateway.identified == 2, "a second session")
        message = await (await ann.runs("hamstrings")).answered()

    assert message.text == "You said /hamstrings"


async def test_only_messages_are_asked_for_and_nothing_privileged(server: DiscordServer) -> None:
    async with serving(server, Core()):
        session = await server.gateway.connected()

    assert session.intents == (1 << 9) | (1 << 12)


async def test_the_library_is_left_as_it_was(server: DiscordServer) -> None:
    before = Route.BASE, DiscordWebSocket.DEFAULT_GATEWAY

    async with serving(server, Core()):
        during = Route.BASE, str(DiscordWebSocket.DEFAULT_GATEWAY)

    assert during[0] == server.url
    assert during[1].startswith("ws://127.0.0.1")
    assert before == (Route.BASE, DiscordWebSocket.DEFAULT_GATEWAY)
    assert before[0] == "https://discord.com/api/v10"


async def test_an_interaction_that_is_over_is_no_error(
    server: DiscordServer, caplog: pytest.LogCaptureFixture
) -> None:
    core = Core(hold=asyncio.Event())
    ann = server.person(7)

    async with serving(server, core):
        late = await ann.runs("hamstrings")
        await core.heard.wait()
        server.move(timedelta(seconds=4))
        core.hold.set()  # type: ignore[union-attr]  # made above
        await server.wait_until(lambda: server.count("POST callback") == 1, "the answer that comes too late")
        message = await (await ann.runs("explain")).answered()

    assert late.first is None
    assert message.text == "You said /explain"
    assert [r for r in caplog.records if r.levelno >= logging.WARNING] == []


async def test_a_deferral_that_comes_too_late_still_lets_the_core_finish(server: DiscordServer) -> None:
    core = Core({"/hamstrings": SESSION}, hold=asyncio.Event())
    server.fail_next("POST callback", times=2, code=10062)

    async with serving(server, core, AT_ONCE):
        asked = await server.person(7).runs("hamstrings")
        await server.wait_until(lambda: server.count("POST callback") == 1, "the deferral")
        core.hold.set()  # type: ignore[union-attr]  # made above
        await server.wait_until(lambda: server.count("POST callback") == 2, "the answer")

    assert asked.first is None
    assert len(core.requests) == 1


async def test_an_answer_that_is_not_taken_stops_nobody_else(
    server: DiscordServer, caplog: pytest.LogCaptureFixture
) -> None:
    ann = server.person(7)
    server.fail_next("POST callback", code=50013)
    server.fail_next("POST callback", status=0)

    async with serving(server, Core()):
        for _ in range(2):
            await ann.runs("hamstrings")
        message = await (await ann.runs("explain")).answered()

    assert message.text == "You said /explain"
    assert sum("an answer was not" in record.message for record in caplog.records) == 2


async def test_answers_under_way_are_finished_before_hanging_up(server: DiscordServer) -> None:
    core = Core({"/hamstrings": Reply.say("Done")}, hold=asyncio.Event())
    ann = server.person(7)

    async with discord_for(server, core) as discord:
        task = asyncio.create_task(discord.serve())
        asked = await ann.runs("hamstrings")
        await core.heard.wait()
        task.cancel()
        with suppress(asyncio.CancelledError):
            await task
        asyncio.get_running_loop().call_soon(core.hold.set)  # type: ignore[union-attr]  # made above

    assert asked.answers[0].text == "Done"


def test_the_token_is_not_in_the_representation() -> None:
    async def handle(_: object) -> Reply: ...  # type: ignore[empty-body]  # never called

    from bot.clock import system_clock
    from tests.adapters.discord.bot import REGISTRY

    discord = Discord(token=WRONG, api_url=None, registry=REGISTRY, handle=handle, clock=system_clock)

    assert WRONG not in repr(discord)
