from collections.abc import AsyncIterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from bot.errors import Unreachable
from bot.messages import Account, Place, PlaceKind, Platform
from bot.schedules.model import Schedule
from bot.store import open_store
from tests.bot.delivery.test_courier import SIX, Post, text_of

GROUP = Place(Platform.TELEGRAM, "-100", PlaceKind.GROUP)
OWNER = Place(Platform.TELEGRAM, "7")
REASON = "This was for a group where I can't write any more."


@pytest.fixture
async def office(tmp_path: Path) -> AsyncIterator[Post]:
    async with open_store(str(tmp_path / "post.db")) as store:
        yield Post(store)


async def known_home(office: Post) -> None:
    """Note the owner's private chat, as setting a reminder for a group does."""
    async with office.store.writing() as store:
        person = await store.people.meet(Account(Platform.TELEGRAM, GROUP.address), office.clock())
        facts = replace(person.facts, homes={"telegram": OWNER.address})
        await store.people.change(person.id, facts=facts)


@pytest.mark.parametrize("what", ["tea", None])
async def test_what_a_group_cannot_get_its_owner_gets_with_the_reason(office: Post, what: str | None) -> None:
    await office.remind(GROUP, what, Schedule(SIX, "FREQ=DAILY"))
    await known_home(office)
    office.sender.fails(GROUP.address, Unreachable("kicked"))

    (came,) = await office.deliver_at(SIX)

    assert office.sender.sent[0][0] == OWNER
    assert came.startswith(what or "Leg day")
    assert REASON in came


async def test_it_comes_once_and_the_group_gets_the_next_when_it_is_back(office: Post) -> None:
    await office.remind(GROUP, "tea", Schedule(SIX, "FREQ=DAILY"))
    await known_home(office)
    office.sender.fails(GROUP.address, Unreachable("kicked"))
    await office.deliver_at(SIX)

    assert await office.deliver_at(SIX + timedelta(days=1)) == []
    async with office.store.writing() as store:
        await store.places.reopen(GROUP)
    await office.deliver_at(SIX + timedelta(days=2))

    assert [place for place, _reply in office.sender.sent] == [OWNER, GROUP]
    assert REASON not in text_of(office.sender.sent[1][1])


async def test_a_group_without_a_known_owner_is_missed(office: Post) -> None:
    reminder = await office.remind(GROUP, "tea", Schedule(SIX))
    office.sender.fails(GROUP.address, Unreachable("kicked"))

    assert await office.deliver_at(SIX) == []
    async with office.store.reading() as store:
        assert [missed.reminder for missed in await store.deliveries.missed(reminder.person, 5)] == [reminder.key]


async def test_a_private_chat_that_is_gone_is_brought_nowhere(office: Post) -> None:
    await office.remind(OWNER, "tea", Schedule(SIX))
    office.sender.fails(OWNER.address, Unreachable("blocked"))

    assert await office.deliver_at(SIX) == []
    assert office.sender.sent == []
