"""Whole rounds: what people do, the real library over loopback, what they see."""

from __future__ import annotations

import asyncio
import logging
from dataclasses import replace
from datetime import timedelta

import pytest

from adapters.telegram.answer import TRIES
from adapters.telegram.trouble import Pace
from bot.messages import Moment, Paragraph, Reply, Request
from tests.adapters.telegram.rounds import CARD, HARDER, NOON, SECRET, Core, serving, telegram
from tests.platforms.telegram import TelegramServer

CARDS = {
    "/explain": CARD,
    "explain harder": HARDER,
    "explain same": replace(CARD, replaces=True),
    "/reminders": SECRET,
}
GYM = -1001234567890


async def test_a_command_is_answered_in_the_chat_it_came_from(server: TelegramServer) -> None:
    ann = server.person(1001, "Ann", "es")
    core = Core(CARDS)

    async with serving(telegram(server, core)):
        update = ann.says("/explain")
        card = await server.wait_for_message(1001)
        await server.wait_until_confirmed()

    assert card.text == "Nordic curl\n\nKneel and lower yourself slowly."
    assert card.entities == [{"type": "bold", "offset": 0, "length": 11}]
    assert card.buttons == [[("Harder", "explain harder"), ("Same", "explain same")]]
    assert [(request.id, request.account.language) for request in core.requests] == [(f"update:{update}", "es")]


async def test_a_button_changes_its_message_in_place(server: TelegramServer) -> None:
    ann = server.person(1001)
    core = Core(CARDS)

    async with serving(telegram(server, core)):
        ann.says("/explain")
        card = await server.wait_for_message(1001)
        press = await server.wait_for_answer(ann.presses(card, "Harder"))

    assert card.text == "Harder\n\nHold a plate."
    assert card.labels == [["Easier"]]
    assert len(server.messages(1001)) == 1
    assert (press.toast, press.alert) == (None, False)
    assert core.requests[-1].id == f"callback:{press.id}"
    assert core.requests[-1].pressed


async def test_a_button_that_changes_nothing_is_acknowledged_and_nothing_more(server: TelegramServer) -> None:
    ann = server.person(1001)

    async with serving(telegram(server, Core(CARDS))):
        ann.says("/explain")
        card = await server.wait_for_message(1001)
        await server.wait_for_answer(ann.presses(card, "Same"))

    assert len(server.called("editMessageText")) == 1
    assert server.messages(1001) == [card]
    assert card.history == []


async def test_an_old_button_types_its_line_like_any_other(server: TelegramServer) -> None:
    ann = server.person(1001)
    core = Core(CARDS)

    async with serving(telegram(server, core)):
        ann.says("/explain")
        card = await server.wait_for_message(1001)
        await server.wait_for_answer(ann.presses(card, "Harder"))
        await server.wait_for_answer(ann.presses(card, "Harder"))
        await server.wait_for_answer(ann.sends_back(card, "swap zzz 9"))

    assert core.texts == ["/explain", "explain harder", "explain harder", "swap zzz 9"]
    assert server.last(1001).text == "You said: swap zzz 9"


async def test_a_press_by_somebody_else_says_who_pressed(server: TelegramServer) -> None:
    ann, ben = server.person(1001), server.person(1002, "Ben")
    gym = server.group(GYM)
    core = Core(CARDS)

    async with serving(telegram(server, core)):
        ann.says("/explain", chat=gym)
        card = await server.wait_for_message(GYM)
        await server.wait_for_answer(ben.presses(card, "Same"))

    assert [request.account.id for request in core.requests] == ["1001", "1002"]
    assert core.requests[-1].home is not None
    assert core.requests[-1].home.address == "1002"


@pytest.mark.parametrize("deleted", [False, True])
async def test_a_message_out_of_reach_is_changed_if_it_is_there_and_else_sent_anew(
    server: TelegramServer, deleted: bool
) -> None:
    ann = server.person(1001)

    async with serving(telegram(server, Core(CARDS))):
        ann.says("/explain")
        card = await server.wait_for_message(1001)
        if deleted:
            server.delete(card)
        await server.wait_for_answer(ann.presses(card, "Harder", accessible=False))

    assert [message.text for message in server.messages(1001)] == ["Harder\n\nHold a plate."]
    assert (server.last(1001) is card) is not deleted


async def test_an_expired_press_is_answered_all_the_same(
    server: TelegramServer, caplog: pytest.LogCaptureFixture
) -> None:
    ann = server.person(1001)
    caplog.set_level(logging.INFO)

    async with serving(telegram(server, Core(CARDS))):
        ann.says("/explain")
        card = await server.wait_for_message(1001)
        server.expire(ann.presses(card, "Harder"))
        await server.wait_for_call("answerCallbackQuery")
        ann.says("still there?")
        await server.wait_for_message(1001, 2)

    assert card.text == "Harder\n\nHold a plate."
    assert "press" not in caplog.text


async def test_the_order_in_a_chat_is_kept(server: TelegramServer) -> None:
    ann = server.person(1001)
    core = Core()
    held = server.hold("sendMessage", accepted=False)
    for number in range(5):
        ann.says(f"{number}")

    async with serving(telegram(server, core)):
        await held.reached()
        held.release()
        await server.wait_for_message(1001, 5)

    assert [message.text for message in server.messages(1001)] == [f"You said: {n}" for n in range(5)]


async def test_a_slow_answer_holds_up_neither_other_chats_nor_the_next_updates(server: TelegramServer) -> None:
    ann, ben = server.person(1001), server.person(1002)
    held = server.hold("sendMessage", accepted=False)
    ann.says("slow")

    async with serving(telegram(server, Core(), pace=Pace(answer=timedelta(milliseconds=1)))):
        await held.reached()
        ben.says("quick")
        await server.wait_for_message(1002)
        assert server.messages(1001) == []
        await server.wait_until_confirmed()
        held.release()
        await server.wait_for_message(1001)


async def test_what_was_committed_but_not_confirmed_comes_again_with_the_same_id(
    server: TelegramServer,
) -> None:
    ann = server.person(1001)
    core = Core()
    async with telegram(server, core) as first:
        crashed = asyncio.create_task(first.serve())
        await server.wait_for_call("getUpdates")
        confirmation = server.hold("getUpdates", accepted=False)
        ann.says("once")
        await confirmation.reached()
        server.fail_next("getUpdates", cut=True)
        crashed.cancel()
        await asyncio.gather(crashed, return_exceptions=True)

    async with serving(telegram(server, core)):
        await server.wait_for_message(1001, 2)
        await server.wait_until_confirmed()

    assert core.texts == ["once", "once"]
    assert core.requests[0].id == core.requests[1].id


async def test_stopping_confirms_what_was_handled(server: TelegramServer) -> None:
    ann = server.person(1001)

    async with serving(telegram(server, Core())):
        ann.says("once")
        await server.wait_for_message(1001)

    assert server.updates.pending == []


async def test_a_core_that_fails_and_an_update_out_of_shape_stop_nobody_else(
    server: TelegramServer, caplog: pytest.LogCaptureFixture
) -> None:
    class Failing(Core):
        async def __call__(self, request: Request) -> Reply:
            if request.text == "secret plans":
                raise RuntimeError
            return await super().__call__(request)

    ann = server.person(1001)
    server.updates.add("message", {"message_id": 5, "chat": {"secret plans": []}})
    ann.says("secret plans")
    ann.says("well?")

    async with serving(telegram(server, Failing())):
        answer = await server.wait_for_message(1001)
        await server.wait_until_confirmed()

    assert answer.text == "You said: well?"
    failed = [record for record in caplog.records if record.name == "adapters.telegram.turns"]
    assert [record.exc_info is not None for record in failed] == [True, True]
    assert "secret plans" not in caplog.text


async def test_a_private_answer_to_a_group_goes_to_the_private_chat(server: TelegramServer) -> None:
    ann = server.person(1001)
    gym = server.group(GYM)

    async with serving(telegram(server, Core(CARDS))):
        ann.says("/reminders", chat=gym)
        answer = await server.wait_for_message(1001)
        ann.says("/explain", chat=gym)
        card = await server.wait_for_message(GYM)
        press = await server.wait_for_answer(ann.sends_back(card, "/reminders"))

    assert answer.text == "Your reminders: none."
    assert server.messages(GYM) == [card]
    assert (press.toast, press.alert) == ("Your reminders: none.", True)


async def test_a_long_private_answer_to_a_press_in_a_group_goes_to_the_private_chat(server: TelegramServer) -> None:
    ann = server.person(1001)
    gym = server.group(GYM)
    long = Reply.say("word " * 60, private=True)

    async with serving(telegram(server, Core(CARDS | {"/long": long}))):
        ann.says("/explain", chat=gym)
        card = await server.wait_for_message(GYM)
        press = await server.wait_for_answer(ann.sends_back(card, "/long"))

    assert server.last(1001).text == ("word " * 60).strip()
    assert press.toast == "I sent it to you in our private chat."


async def test_where_no_private_chat_is_open_the_group_hears_how_to_open_it(server: TelegramServer) -> None:
    ann = server.person(1001, started=False)
    gym = server.group(GYM)

    async with serving(telegram(server, Core(CARDS))):
        ann.says("/reminders", chat=gym)
        hint = await server.wait_for_message(GYM)

    assert "Your reminders" not in hint.text
    assert hint.text.endswith(f"https://t.me/{server.username}")
    assert not hint.now.preview


async def test_where_no_private_chat_is_open_a_press_is_answered_by_an_alert(server: TelegramServer) -> None:
    ann = server.person(1001, started=False)
    gym = server.group(GYM)

    async with serving(telegram(server, Core(CARDS))):
        ann.says("/explain", chat=gym)
        card = await server.wait_for_message(GYM)
        press = await server.wait_for_answer(ann.sends_back(card, "/reminders"))

    assert (press.toast, press.alert) == ("Your reminders: none.", True)
    assert server.messages(GYM) == [card]


async def test_a_topic_is_answered_in_the_topic(server: TelegramServer) -> None:
    ann = server.person(1001)
    gym = server.group(GYM, forum=True)

    async with serving(telegram(server, Core(CARDS))):
        ann.says("/explain", chat=gym, thread=7)
        card = await server.wait_for_message(GYM)
        await server.wait_for_answer(ann.presses(card, "Harder"))

    assert card.thread == 7
    assert card.text == "Harder\n\nHold a plate."


async def test_typed_names_ping_nobody_in_a_group_and_links_unfold_nowhere(server: TelegramServer) -> None:
    ann = server.person(1001)
    gym = server.group(GYM)

    async with serving(telegram(server, Core())):
        ann.says(f"@{server.username} remind @benny of https://example.org", chat=gym)
        said = await server.wait_for_message(GYM)

    assert said.text == "You said: remind @\u2060benny of https://example.org"
    assert said.now.pings == []
    assert not said.now.preview


async def test_a_moment_arrives_with_its_instant(server: TelegramServer) -> None:
    ann = server.person(1001)
    when = Reply((Paragraph("Next:"), Moment(NOON, "Europe/Madrid", "Sat 28 March, 13:00 Europe/Madrid")))

    async with serving(telegram(server, Core({"/remind": when}))):
        ann.says("/remind")
        said = await server.wait_for_message(1001)

    assert said.entities == [{"type": "date_time", "offset": 7, "length": 33, "unix_time": int(NOON.timestamp())}]


async def test_an_answer_is_tried_again_but_not_for_ever(server: TelegramServer) -> None:
    ann = server.person(1001)
    server.fail_next("sendMessage", status=502, times=TRIES - 1)

    async with serving(telegram(server, Core())):
        ann.says("one")
        await server.wait_for_message(1001)
        server.fail_next("sendMessage", retry_after=3600)
        ann.says("two")
        await server.wait_for_call("sendMessage", TRIES + 1)
        ann.says("three")
        await server.wait_for_message(1001, 2)

    assert [message.text for message in server.messages(1001)] == ["You said: one", "You said: three"]


async def test_the_menus_are_set_by_scope_and_language(server: TelegramServer) -> None:
    async with serving(telegram(server, Core())):
        await server.wait(lambda: len(server.menus) == 4)

    assert set(server.menus) == {
        ("all_private_chats", ""),
        ("all_private_chats", "es"),
        ("all_group_chats", ""),
        ("all_group_chats", "es"),
    }
    assert server.menus["all_private_chats", ""] == [
        ("hamstrings", "A session for now"),
        ("explain", "How an exercise is done"),
    ]


async def test_a_changed_message_pings_nobody_in_a_group_and_unfolds_nothing(server: TelegramServer) -> None:
    ann = server.person(1001)
    gym = server.group(GYM)
    changed = Reply((Paragraph("Ask @benny or see https://example.org"),), replaces=True)

    async with serving(telegram(server, Core({"/explain": CARD, "explain harder": changed}))):
        ann.says("/explain", chat=gym)
        card = await server.wait_for_message(GYM)
        await server.wait_for_answer(ann.presses(card, "Harder"))

    assert card.text == "Ask @\u2060benny or see https://example.org"
    assert card.now.pings == []
    assert not card.now.preview


async def test_what_was_not_handled_when_it_was_stopped_is_not_confirmed(server: TelegramServer) -> None:
    asked = asyncio.Event()

    class Stuck(Core):
        async def __call__(self, request: Request) -> Reply:
            asked.set()
            await asyncio.Event().wait()
            return await super().__call__(request)

    ann = server.person(1001)
    async with telegram(server, Stuck()) as adapter:
        stopped = asyncio.create_task(adapter.serve())
        ann.says("once")
        await asked.wait()
        stopped.cancel()
        await asyncio.gather(stopped, return_exceptions=True)

    assert len(server.updates.pending) == 1
