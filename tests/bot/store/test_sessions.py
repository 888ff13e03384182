from __future__ import annotations

from bot.store import Store, StoredSession
from tests.bot.store.samples import ANN, BEN, HOUR, NOW


async def test_a_session_is_found_by_its_key(store: Store) -> None:
    async with store.writing() as transaction:
        ann = await transaction.people.meet(ANN, NOW)
        key = await transaction.sessions.add(77, ann.id, {"picks": ["nordic_curl"]}, NOW)

    async with store.reading() as transaction:
        found = await transaction.sessions.get(key.upper())
        missing = [await transaction.sessions.get(other) for other in ("zzzzzzzz", "no key")]

    assert found == StoredSession(key, ann.id, NOW, 0, {"picks": ["nordic_curl"]})
    assert missing == [None, None]


async def test_a_change_of_what_somebody_else_changed_meanwhile_is_refused(store: Store) -> None:
    async with store.writing() as transaction:
        ann = await transaction.people.meet(ANN, NOW)
        key = await transaction.sessions.add(77, ann.id, {"n": 0}, NOW)

        assert await transaction.sessions.replace(key, 0, {"n": 1})
        assert not await transaction.sessions.replace(key, 0, {"n": 2})
        assert not await transaction.sessions.replace("no key", 0, {"n": 2})
        assert await transaction.sessions.get(key) == StoredSession(key, ann.id, NOW, 1, {"n": 1})


async def test_the_latest_sessions_are_the_persons_own_newest_first(store: Store) -> None:
    async with store.writing() as transaction:
        ann = await transaction.people.meet(ANN, NOW)
        ben = await transaction.people.meet(BEN, NOW)
        for number, made_at in ((3, NOW), (1, NOW + HOUR), (2, NOW - HOUR)):
            await transaction.sessions.add(number, ann.id, {"n": number}, made_at)
        await transaction.sessions.add(4, ben.id, {}, NOW)

        latest = await transaction.sessions.latest(ann.id, 2)

    assert [session.content["n"] for session in latest] == [1, 3]
