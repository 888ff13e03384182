"""Who goes next, by a clock that only the test moves."""

from __future__ import annotations

import asyncio
from collections.abc import Coroutine
from datetime import timedelta

import pytest

from bot.delivery.pace import Pacer, patiently
from bot.delivery.slots import Limit, Limits, telegram_limits
from bot.errors import TryLater
from tests.bot.delivery.hand_clock import HandClock, settle


class Platform:
    """Takes what is sent through a pacer, and notes when."""

    def __init__(self, limits: Limits) -> None:
        self.clock = HandClock()
        self.pacer = Pacer(limits, self.clock)
        self.seen: list[tuple[str, float]] = []
        self.refusals: dict[str, timedelta] = {}
        self.slow: dict[str, asyncio.Event] = {}
        self.tasks: list[asyncio.Task[None]] = []

    def answer(self, chat: str, *, group: bool = False) -> asyncio.Task[None]:
        return self._begin(self._send(chat, group=group))

    def remind(self, chat: str, *, group: bool = False) -> asyncio.Task[None]:
        async def send() -> None:
            with patiently():
                await self._send(chat, group=group)

        return self._begin(send())

    def _begin(self, sending: Coroutine[object, object, None]) -> asyncio.Task[None]:
        task = asyncio.create_task(sending)
        self.tasks.append(task)
        return task

    async def _send(self, chat: str, *, group: bool) -> None:
        async with self.pacer.turn(chat, group=group):
            self.seen.append((chat, self.clock.now))
            if chat in self.slow:
                await self.slow[chat].wait()
            if after := self.refusals.pop(chat, None):
                self.pacer.refused(chat, after)

    @property
    def chats(self) -> list[str]:
        return [chat for chat, _ in self.seen]


@pytest.fixture
async def ten_a_second() -> Platform:
    return Platform(Limits(Limit(10), private=Limit(3, 3.0), group=Limit(20, 61.0)))


async def test_what_fits_goes_at_once_and_the_rest_when_there_is_room(ten_a_second: Platform) -> None:
    for number in range(25):
        ten_a_second.answer(str(number))

    await settle()
    assert len(ten_a_second.seen) == 10
    await ten_a_second.clock.move(1.1)
    assert len(ten_a_second.seen) == 20
    await ten_a_second.clock.move(1.1)
    assert len(ten_a_second.seen) == 25


async def test_who_types_now_waits_behind_no_queue_of_reminders(ten_a_second: Platform) -> None:
    for number in range(100):
        ten_a_second.remind(f"reminder {number}")
    await ten_a_second.clock.move(3.05)
    before = len(ten_a_second.seen)

    ten_a_second.answer("ann")
    ten_a_second.answer("bob")
    await ten_a_second.clock.move(0.25)

    assert ten_a_second.chats[before : before + 2] == ["ann", "bob"]


async def test_reminders_go_in_the_order_in_which_they_came(ten_a_second: Platform) -> None:
    expected = [f"reminder {number}" for number in range(40)]
    for chat in expected:
        ten_a_second.remind(chat)

    await ten_a_second.clock.move(5)

    assert ten_a_second.chats == expected


async def test_one_chat_that_got_enough_delays_nobody_else(ten_a_second: Platform) -> None:
    for _ in range(3):
        ten_a_second.remind("ann")
    ten_a_second.remind("bob")

    await ten_a_second.clock.move(0.5)
    assert ten_a_second.chats == ["ann", "bob"]
    await ten_a_second.clock.move(3)
    assert [at for chat, at in ten_a_second.seen if chat == "ann"] == pytest.approx([100, 101.05, 102.1])


async def test_one_chat_that_does_not_answer_delays_nobody_else(ten_a_second: Platform) -> None:
    ten_a_second.slow["ann"] = asyncio.Event()
    ten_a_second.remind("ann")
    for number in range(30):
        ten_a_second.remind(str(number))

    await ten_a_second.clock.move(3.2)

    assert len(ten_a_second.seen) == 31
    ten_a_second.slow["ann"].set()


async def test_wait_so_long_pauses_everybody_and_then_all_goes_on(ten_a_second: Platform) -> None:
    ten_a_second.refusals["ann"] = timedelta(seconds=5)
    ten_a_second.answer("ann")
    await settle()
    for number in range(5):
        ten_a_second.remind(str(number))
        ten_a_second.answer(f"person {number}")

    await ten_a_second.clock.move(4.9)
    assert ten_a_second.chats == ["ann"]
    assert timedelta(0) < ten_a_second.pacer.pause < timedelta(seconds=0.2)
    await ten_a_second.clock.move(1.5)

    assert len(ten_a_second.seen) == 11
    assert ten_a_second.chats[1:6] == [f"person {number}" for number in range(5)]
    assert ten_a_second.pacer.pause == timedelta(0)


async def test_a_pause_costs_one_alarm_and_no_busy_waiting(ten_a_second: Platform) -> None:
    ten_a_second.refusals["ann"] = timedelta(seconds=5)
    ten_a_second.answer("ann")
    await settle()
    ten_a_second.answer("bob")
    await settle()

    assert ten_a_second.clock.alarms == [105.0]


async def test_a_reminder_is_given_back_with_the_time_where_the_pause_is_long(ten_a_second: Platform) -> None:
    ten_a_second.refusals["ann"] = timedelta(seconds=30)
    ten_a_second.answer("ann")
    await settle()
    reminder, answer = ten_a_second.remind("1"), ten_a_second.answer("2")
    await settle()

    with pytest.raises(TryLater) as given_back:
        await reminder
    assert given_back.value.after == timedelta(seconds=30)
    await ten_a_second.clock.move(30.1)
    assert answer.done()


async def test_an_answer_is_given_back_where_the_pause_is_longer_than_anybody_waits(ten_a_second: Platform) -> None:
    ten_a_second.refusals["ann"] = timedelta(seconds=61)
    ten_a_second.answer("ann")
    await settle()

    with pytest.raises(TryLater):
        await ten_a_second.answer("bob")


async def test_a_busy_chat_that_is_told_to_wait_waits_alone(ten_a_second: Platform) -> None:
    ten_a_second.answer("gym", group=True)
    await ten_a_second.clock.move(0.1)
    ten_a_second.refusals["gym"] = timedelta(seconds=5)
    ten_a_second.answer("gym", group=True)
    await settle()

    ten_a_second.answer("gym", group=True)
    ten_a_second.answer("ann")
    await ten_a_second.clock.move(1)
    assert ten_a_second.chats == ["gym", "gym", "ann"]
    await ten_a_second.clock.move(5)
    assert ten_a_second.chats[-1] == "gym"


async def test_a_second_chat_that_is_told_to_wait_says_that_everybody_is_meant(ten_a_second: Platform) -> None:
    for chat in ("gym", "club", "gym", "club"):
        ten_a_second.answer(chat, group=True)
        await settle()
    ten_a_second.refusals |= {"gym": timedelta(seconds=5), "club": timedelta(seconds=5)}
    ten_a_second.answer("gym", group=True)
    ten_a_second.answer("club", group=True)
    await settle()

    ten_a_second.answer("ann")
    await ten_a_second.clock.move(4)

    assert "ann" not in ten_a_second.chats


async def test_who_gives_up_waiting_takes_nobodys_turn(ten_a_second: Platform) -> None:
    for number in range(10):
        ten_a_second.answer(str(number))
    waiting = [ten_a_second.answer(f"gone {number}") for number in range(10)]
    await settle()
    for task in waiting:
        task.cancel()
    ten_a_second.answer("ann")

    await ten_a_second.clock.move(1.1)

    assert ten_a_second.chats[10:] == ["ann"]


async def test_nothing_is_called_where_nobody_waits(ten_a_second: Platform) -> None:
    ten_a_second.answer("ann")
    await ten_a_second.clock.move(5)

    assert ten_a_second.clock.alarms == []


async def test_what_is_in_hand_is_what_leaves_in_some_seconds() -> None:
    assert Pacer(telegram_limits(1000), HandClock()).hand == 1000
    assert Pacer(telegram_limits(), HandClock()).hand == 240
    assert Pacer(telegram_limits(1), HandClock()).hand == 200
