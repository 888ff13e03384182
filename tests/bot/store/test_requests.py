from __future__ import annotations

import pytest

from bot.messages import Platform
from bot.store import Store, StoreError
from tests.bot.store.samples import HOUR, NOW, TEA


async def test_a_repeat_gets_the_answer_that_was_given(store: Store) -> None:
    async with store.writing() as transaction:
        await transaction.requests.remember(Platform.TELEGRAM, "5", TEA, NOW)

    async with store.reading() as transaction:
        assert await transaction.requests.answered(Platform.TELEGRAM, "5") == TEA


async def test_another_request_has_no_answer(store: Store) -> None:
    async with store.writing() as transaction:
        await transaction.requests.remember(Platform.TELEGRAM, "5", TEA, NOW)

        assert await transaction.requests.answered(Platform.TELEGRAM, "6") is None
        assert await transaction.requests.answered(Platform.DISCORD, "5") is None


async def test_a_second_answer_is_refused(store: Store) -> None:
    async def answer() -> None:
        async with store.writing() as transaction:
            await transaction.requests.remember(Platform.TELEGRAM, "5", TEA, NOW)

    await answer()
    with pytest.raises(StoreError):
        await answer()


async def test_old_answers_are_dropped_and_counted(store: Store) -> None:
    async with store.writing() as transaction:
        await transaction.requests.remember(Platform.TELEGRAM, "5", TEA, NOW)
        await transaction.requests.remember(Platform.TELEGRAM, "6", TEA, NOW + HOUR)

        assert await transaction.requests.prune(NOW + HOUR) == 1
        assert await transaction.requests.answered(Platform.TELEGRAM, "5") is None
        assert await transaction.requests.answered(Platform.TELEGRAM, "6") == TEA
