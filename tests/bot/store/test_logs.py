from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from bot.store import Store, Transaction, open_store
from bot.training import Entry, Feel
from tests.bot.store.samples import ANN, BEN, HOUR, NOW


async def curls(transaction: Transaction, number: int, *, hours: int = 0, exercise: str = "seated-leg-curl") -> Entry:
    """Log three sets of Ann's, *hours* after now."""
    ann = await transaction.people.meet(ANN, NOW)
    return await transaction.logs.add(Entry(ann.id, exercise, NOW + hours * HOUR, (10, 9, 8)), number)


async def test_an_entry_is_kept_as_it_was_logged(store: Store, file: Path) -> None:
    async with store.writing() as transaction:
        ann = await transaction.people.meet(ANN, NOW)
        session = await transaction.sessions.add(9, ann.id, {}, NOW)
        entry = Entry(
            ann.id,
            "single-leg-rdl",
            NOW,
            (8, 8, 7),
            held=True,
            each_side=True,
            load=24_000,
            reserve=2,
            feel=Feel.HARD,
            session=session,
        )
        kept = await transaction.logs.add(entry, 2**40 - 1)

    async with open_store(str(file)) as reopened, reopened.reading() as transaction:
        assert kept == replace(entry, key="zzzzzzzz")
        assert await transaction.logs.get("ZZZZZZZZ") == kept
        assert kept.sets == 3


async def test_what_was_not_said_stays_unsaid(store: Store) -> None:
    async with store.writing() as transaction:
        kept = await curls(transaction, 1)

    assert (kept.load, kept.reserve, kept.feel, kept.session, kept.held, kept.each_side) == (
        *[None] * 4,
        False,
        False,
    )


async def test_what_names_no_entry_finds_none(store: Store) -> None:
    async with store.reading() as transaction:
        assert await transaction.logs.get("00000001") is None
        assert await transaction.logs.get("not a key") is None


async def test_what_was_done_since_comes_oldest_first_and_is_ones_own(store: Store) -> None:
    async with store.writing() as transaction:
        late, early, _before = [await curls(transaction, n, hours=h) for n, h in ((1, 2), (2, 0), (3, -1))]
        ben = await transaction.people.meet(BEN, NOW)
        await transaction.logs.add(Entry(ben.id, "seated-leg-curl", NOW, (5,)), 4)

        assert await transaction.logs.of(early.person, NOW) == [early, late]


async def test_the_latest_of_one_exercise_come_newest_first_and_no_more_than_asked(store: Store) -> None:
    async with store.writing() as transaction:
        entries = [await curls(transaction, n, hours=n) for n in (1, 2, 3)]
        await curls(transaction, 4, hours=4, exercise="romanian-deadlift")
        ann = entries[0].person

        assert await transaction.logs.latest(ann, "seated-leg-curl", 2) == [entries[2], entries[1]]
        assert await transaction.logs.latest(ann, "glute-bridge", 2) == []


async def test_what_belongs_to_a_session_is_found_by_its_key(store: Store) -> None:
    async with store.writing() as transaction:
        alone = await curls(transaction, 1)
        session = await transaction.sessions.add(9, alone.person, {}, NOW)
        part = await transaction.logs.add(replace(alone, session=session), 2)

        assert await transaction.logs.of_session(session) == [part]
        assert await transaction.logs.of_session("no key") == []


async def test_a_change_of_one_part_leaves_the_others_and_the_next_entry(store: Store) -> None:
    async with store.writing() as transaction:
        first, second = await curls(transaction, 1), await curls(transaction, 2)
        changed = await transaction.logs.change(first.key, feel=Feel.EASY, load=20_000)

        assert changed == replace(first, feel=Feel.EASY, load=20_000)
        assert await transaction.logs.get(first.key) == changed
        assert await transaction.logs.get(second.key) == second
        with pytest.raises(LookupError):
            await transaction.logs.change("zzzzzzzz", load=1)


async def test_an_entry_is_taken_back_once(store: Store) -> None:
    async with store.writing() as transaction:
        entry, other = await curls(transaction, 1), await curls(transaction, 2)

        assert await transaction.logs.remove(entry.key)
        assert not await transaction.logs.remove(entry.key)
        assert await transaction.logs.of(entry.person, NOW) == [other]
