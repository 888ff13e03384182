"""When Telegram is down, says wait, or listens to another program; and what the operator is told."""

from __future__ import annotations

import asyncio
import logging
import random
from datetime import timedelta

import pytest

from adapters.telegram import Telegram
from adapters.telegram.trouble import Pace
from bot.clock import SteadyClock
from bot.errors import OperatorError, TryLater
from bot.messages import Place, Platform
from tests.adapters.telegram.rounds import CARD, NOON, REGISTRY, Core, Naps, serving, telegram
from tests.platforms.telegram import TelegramServer
from tests.platforms.telegram_refusals import CONFLICT

WEBHOOK = (
    "Conflict: can't use getUpdates method while webhook is active; use deleteWebhook to delete the webhook first"
)


async def test_polling_goes_on_after_every_kind_of_failure(
    server: TelegramServer, caplog: pytest.LogCaptureFixture
) -> None:
    ann = server.person(1001)
    clock = SteadyClock(NOON)
    naps = Naps(clock)
    server.fail_next("getUpdates", status=502)
    server.fail_next("getUpdates", status=500, description="Internal Server Error: restart")
    server.fail_next("getUpdates", cut=True)
    server.fail_next("getUpdates", retry_after=7)

    async with serving(telegram(server, Core(), naps=naps, clock=clock)):
        ann.says("hello")
        await server.wait_for_message(1001)

    assert len(naps.seconds) == 4
    assert naps.seconds[3] == 7
    assert [text for name, _level, text in caplog.record_tuples if name == "adapters.telegram.trouble"] == [
        "Telegram did not answer (Bad Gateway (502)); trying again until it does"
    ]


def test_waits_double_with_chance_up_to_a_minute() -> None:
    waits = [Pace().backoff(failures, random.Random(1)) for failures in (1, 2, 3, 7, 1_000)]

    for wait, ceiling in zip(waits, (1, 2, 4, 60, 60), strict=True):
        assert ceiling / 2 <= wait <= ceiling


async def test_a_server_that_is_down_at_the_start_is_waited_for(server: TelegramServer) -> None:
    ann = server.person(1001)
    server.fail_next("getMe", status=502, times=3)

    async with serving(telegram(server, Core())):
        ann.says("hello")
        await server.wait_for_message(1001)

    assert len(server.called("getMe")) == 4


async def test_menus_that_fail_hold_up_nothing_and_are_tried_again(server: TelegramServer) -> None:
    ann = server.person(1001)
    server.fail_next("setMyCommands", status=502, times=2)
    server.fail_next("setMyCommands", status=400, description="Bad Request: BOT_COMMAND_INVALID")

    async with serving(telegram(server, Core())):
        ann.says("hello")
        await server.wait_for_message(1001)
        await server.wait(lambda: ("all_group_chats", "") in server.menus)


async def test_the_newer_of_two_pollers_gives_up_after_a_minute_and_the_older_goes_on(
    server: TelegramServer, caplog: pytest.LogCaptureFixture
) -> None:
    ann = server.person(1001)
    clock = SteadyClock(NOON)
    async with serving(telegram(server, Core())):
        ann.says("hello")
        await server.wait_for_message(1001)
        await server.wait_for_call("getUpdates", 2)

        async with telegram(server, Core(), naps=Naps(clock), clock=clock) as newer:
            with pytest.raises(OperatorError, match="another program receives this bot's messages"):
                await newer.serve()

        ann.says("still there?")
        await server.wait_for_message(1001, 2)

    assert timedelta(seconds=60) <= clock() - NOON <= timedelta(seconds=120)
    assert sum("another program" in record.message for record in caplog.records) == 2


async def test_a_conflict_after_a_success_is_survived_however_long_it_lasts(
    server: TelegramServer, caplog: pytest.LogCaptureFixture
) -> None:
    ann = server.person(1001)
    clock = SteadyClock(NOON)

    def mended() -> None:
        if clock() - NOON > timedelta(hours=1):
            server.mend("getUpdates")

    async with serving(telegram(server, Core(), naps=Naps(clock, mended), clock=clock)):
        ann.says("one")
        await server.wait_for_message(1001)
        server.fail_next("getUpdates", status=409, description=CONFLICT.description, times=None)
        ann.says("two")
        await server.wait(lambda: len(server.messages(1001)) == 2 and clock() - NOON > timedelta(hours=1))

    assert sum("another program" in record.message for record in caplog.records) == 1


async def test_a_webhook_that_is_set_is_named(server: TelegramServer) -> None:
    server.fail_next("getUpdates", status=409, description=WEBHOOK, times=None)

    async with telegram(server, Core()) as adapter:
        with pytest.raises(OperatorError, match="webhook"):
            await adapter.serve()


async def test_the_check_names_the_bot(server: TelegramServer) -> None:
    async with telegram(server, Core()) as adapter:
        assert await adapter.check() == f"Telegram: the token belongs to @{server.username}"


async def test_the_check_says_that_telegram_is_out_of_reach(server: TelegramServer) -> None:
    server.fail_next("getMe", status=502, times=2)

    async with telegram(server, Core()) as adapter:
        with pytest.raises(OperatorError, match=r"cannot be reached: Bad Gateway \(502\)"):
            await adapter.check()


WRONG = "4200042:AAF-not_the_token-0123456789abcdefghijk"


async def test_a_wrong_token_is_said_at_the_door_without_the_token(
    server: TelegramServer, caplog: pytest.LogCaptureFixture, capfd: pytest.CaptureFixture[str]
) -> None:
    caplog.set_level(logging.DEBUG)

    with pytest.raises(OperatorError, match="LEGDAY_TELEGRAM_TOKEN") as raised:
        async with telegram(server, Core(), token=WRONG):
            pass
    logging.getLogger("tests").error("failed", exc_info=raised.value)

    told = caplog.text + str(raised.value) + "".join(capfd.readouterr())
    assert "failed" in caplog.text
    assert "AAF-not_the_token" not in told


@pytest.mark.parametrize("token", ["", "token", "42:with space", "42:a/b", "42:a\n", "{token}"])
def test_what_has_not_the_form_of_a_token_is_refused_at_once(token: str) -> None:
    with pytest.raises(OperatorError, match="LEGDAY_TELEGRAM_TOKEN"):
        Telegram(
            token=token,
            api_url=None,
            registry=REGISTRY,
            handle=Core(),
            clock=SteadyClock(NOON),
            chance=random.Random(1),
        )


async def test_a_token_revoked_while_serving_ends_it(server: TelegramServer) -> None:
    async with telegram(server, Core()) as adapter:
        task = asyncio.create_task(adapter.serve())
        await server.wait_for_call("getUpdates")
        server.fail_next("getUpdates", status=401, description="Unauthorized", times=None)
        server.person(1001).says("hello")

        with pytest.raises(OperatorError, match="LEGDAY_TELEGRAM_TOKEN"):
            await task


async def test_whatever_fails_the_token_is_in_no_log(server: TelegramServer, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.DEBUG)
    page = f"<html>Gateway error for {server.url}/bot{server.token}/x</html>"
    for method in ("getMe", "getUpdates", "sendMessage", "setMyCommands", "answerCallbackQuery"):
        server.fail_next(method, status=502, page=page)
        server.fail_next(method, status=200, page=page)
        server.fail_next(method, cut=True)
    ann = server.person(1001)

    async with serving(telegram(server, Core())) as adapter:
        ann.says("/explain")
        message = await server.wait_for_message(1001)
        for _fault in range(3):
            ann.sends_back(message, "x")
        await server.wait_for_call("answerCallbackQuery", 3)
        server.fail_next("sendMessage", status=502, page=page)
        with pytest.raises(TryLater) as raised:
            await adapter.send(Place(Platform.TELEGRAM, "1001"), CARD)
        logging.getLogger("tests").error("failed", exc_info=raised.value)

    assert "failed" in caplog.text
    assert server.token.split(":")[1] not in caplog.text
