"""Codes that join accounts, and how many wrong ones were tried."""

from __future__ import annotations

import pytest
from sqlalchemy.exc import IntegrityError

from bot.store import Store
from bot.store.links import Offered
from tests.bot.store.samples import ANN, BEN, HOUR, MINUTE, NOW


async def test_a_code_is_found_by_its_digest_and_the_newest_alone_counts(store: Store) -> None:
    async with store.writing() as transaction:
        ann = await transaction.people.meet(ANN, NOW)
        await transaction.links.offer(ann.id, "first", NOW)
        await transaction.links.offer(ann.id, "second", NOW + MINUTE)

        assert await transaction.links.offered("first") is None
        assert await transaction.links.offered("second") == Offered(ann.id, NOW + MINUTE)


async def test_a_code_that_was_withdrawn_is_nobodys(store: Store) -> None:
    async with store.writing() as transaction:
        ann, ben = await transaction.people.meet(ANN, NOW), await transaction.people.meet(BEN, NOW)
        await transaction.links.offer(ann.id, "anns", NOW)
        await transaction.links.offer(ben.id, "bens", NOW)

        await transaction.links.withdraw("anns")

        assert await transaction.links.offered("anns") is None
        assert await transaction.links.offered("bens") == Offered(ben.id, NOW)


async def test_two_people_never_have_the_same_code(store: Store) -> None:
    async with store.writing() as transaction:
        ann, ben = await transaction.people.meet(ANN, NOW), await transaction.people.meet(BEN, NOW)
        await transaction.links.offer(ann.id, "the same", NOW)

        with pytest.raises(IntegrityError):
            await transaction.links.offer(ben.id, "the same", NOW)


async def test_wrong_codes_are_counted_from_the_first_of_an_hour_and_a_new_code_does_not_change_that(
    store: Store,
) -> None:
    async with store.writing() as transaction:
        ann, ben = await transaction.people.meet(ANN, NOW), await transaction.people.meet(BEN, NOW)
        for minutes in (0, 30, 59):
            now = NOW + minutes * MINUTE
            await transaction.links.note_wrong(ann.id, now, now - HOUR)
        await transaction.links.offer(ann.id, "digest", NOW)

        assert await transaction.links.wrong(ann.id, NOW - MINUTE) == 3
        assert await transaction.links.wrong(ann.id, NOW) == 0
        assert await transaction.links.wrong(ben.id, NOW - MINUTE) == 0
        await transaction.links.note_wrong(ann.id, NOW + HOUR, NOW)
        assert await transaction.links.wrong(ann.id, NOW) == 1


async def test_what_is_old_is_dropped_and_what_still_counts_stays(store: Store) -> None:
    async with store.writing() as transaction:
        ann, ben = await transaction.people.meet(ANN, NOW), await transaction.people.meet(BEN, NOW)
        await transaction.links.offer(ann.id, "old", NOW - HOUR)
        await transaction.links.offer(ben.id, "old too", NOW - HOUR)
        await transaction.links.note_wrong(ben.id, NOW, NOW - HOUR)

        assert await transaction.links.prune(NOW) == 1
        assert await transaction.links.offered("old") is None
        assert await transaction.links.wrong(ben.id, NOW - HOUR) == 1


async def test_the_accounts_of_a_person_are_theirs_alone(store: Store) -> None:
    async with store.writing() as transaction:
        ann = await transaction.people.meet(ANN, NOW)
        await transaction.people.meet(BEN, NOW)

        assert await transaction.links.accounts(ann.id) == [ANN]
