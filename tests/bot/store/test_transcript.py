from __future__ import annotations

from bot.messages import Place, PlaceKind, Platform, Reply
from bot.store import Store
from tests.bot.store.samples import NOW, TEA

SCREEN = Place(Platform.TERMINAL, "ann")
GROUP = Place(Platform.TERMINAL, "group", PlaceKind.GROUP)
COFFEE = Reply.say("Coffee time")


async def test_a_message_is_found_by_its_number(store: Store) -> None:
    async with store.writing() as transaction:
        tea = await transaction.transcript.add(SCREEN, TEA, NOW)
        coffee = await transaction.transcript.add(GROUP, COFFEE, NOW)

        assert await transaction.transcript.get(tea) == (SCREEN, TEA, None)
        assert await transaction.transcript.get(coffee) == (GROUP, COFFEE, None)
        assert await transaction.transcript.get(coffee + 1) is None


async def test_a_message_that_was_replaced_names_the_one_in_its_place(store: Store) -> None:
    async with store.writing() as transaction:
        tea = await transaction.transcript.add(SCREEN, TEA, NOW)
        coffee = await transaction.transcript.add(SCREEN, COFFEE, NOW)
        await transaction.transcript.replace(tea, coffee)

        assert await transaction.transcript.get(tea) == (SCREEN, TEA, coffee)


async def test_the_newest_messages_are_those_that_are_visible_there(store: Store) -> None:
    async with store.writing() as transaction:
        numbers = [await transaction.transcript.add(SCREEN, TEA, NOW) for _ in range(4)]
        await transaction.transcript.add(GROUP, COFFEE, NOW)
        await transaction.transcript.replace(numbers[2], numbers[3])

        newest = await transaction.transcript.newest(SCREEN, 2)

    assert newest == [(numbers[3], TEA), (numbers[1], TEA)]
