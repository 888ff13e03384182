"""A text that is due and on time takes a short way; it comes to the same as the long one."""

from __future__ import annotations

import random
from collections.abc import AsyncIterator
from contextlib import AsyncExitStack
from datetime import datetime, timedelta
from itertools import pairwise
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from sqlalchemy import select

from bot.delivery import claims
from bot.delivery.claims import MADE_AT_ONCE, Claims
from bot.due import Due, plain_content
from bot.facts import Facts
from bot.language import Words
from bot.messages import Account, Place, Platform, Reply
from bot.people import Person
from bot.reminders import Delivery, Reach
from bot.schedules.model import Schedule
from bot.store import Store, Transaction, open_store, random_id
from bot.store.schema import deliveries, reminders
from tests.bot.store.samples import HOUR, MINUTE, NOW

SOME = 240
RULES = (
    None,
    "FREQ=DAILY",
    "FREQ=WEEKLY;BYDAY=MO,SA",
    "FREQ=WEEKLY;INTERVAL=2;BYDAY=SA",
    "FREQ=MONTHLY;BYMONTHDAY=28",
    "FREQ=DAILY;COUNT=3",
    "FREQ=DAILY;UNTIL=20260329T120000Z",
    "FREQ=HOURLY;INTERVAL=2",
    "FREQ=MINUTELY;INTERVAL=15",
    "FREQ=MINUTELY;INTERVAL=2",
)
ZONES = ("Europe/Berlin", "America/New_York", "Asia/Kolkata", "Australia/Lord_Howe")
TEXTS = ("tea", 'a "quoted" 100 % ünïcödé\n\\text', "what?", "🍵" * 100, None)
"""None: leg day."""

SAID = (Facts(), Facts(), Facts(paused_until=NOW + HOUR), Facts(quiet=(0, 1439)), Facts(weekly_target=3))
REACH = Reach(Platform.TELEGRAM)


async def leg_day(person: Person, words: Words, store: Transaction, now: datetime, named: str) -> Reply:
    return Reply.say(words("Leg day"))


async def test_of_what_takes_longer_only_a_few_are_made_while_others_wait_for_the_lock(
    stores: tuple[Store, Store],
) -> None:
    made: list[Person] = []

    async def counted(person: Person, words: Words, *_: object) -> Reply:
        made.append(person)
        return Reply.say(words("Leg day"))

    taking = Claims(Due(counted), random.Random(3), token=5)
    rounds = [0]
    while len(rounds) == 1 or taking.is_more_due:
        async with stores[0].writing() as transaction:
            await taking.take(REACH, transaction, NOW, SOME)
        rounds.append(len(made))

    assert max(later - before for before, later in pairwise(rounds)) in range(1, MADE_AT_ONCE + 1)
    assert rounds[-1] > 2 * MADE_AT_ONCE


@pytest.fixture
async def stores(tmp_path: Path) -> AsyncIterator[tuple[Store, Store]]:
    """Two databases with the same people and reminders, due at NOW or a little before."""
    async with AsyncExitStack() as stack:
        both = [await stack.enter_async_context(open_store(str(tmp_path / name))) for name in ("a", "b")]
        for store in both:
            async with store.writing() as transaction:
                await fill(transaction, random.Random(11))
        yield both[0], both[1]


async def fill(transaction: Transaction, chance: random.Random) -> None:
    for number in range(SOME):
        account = Account(Platform.TELEGRAM, str(number))
        person = await transaction.people.meet(account, NOW - HOUR)
        language = chance.choice([None, "en", "es"])
        await transaction.people.change(
            person.id, language=language, zone=chance.choice(ZONES), facts=chance.choice(SAID)
        )
        due_at = NOW - chance.choice([0, 0, 1, 4, 5, 6, 30, 60 * 13]) * MINUTE
        begun = due_at - timedelta(days=chance.choice([0, 1, 14, 700]))
        await transaction.reminders.add(
            id=random_id(chance),
            person_id=person.id,
            place=Place(Platform.TELEGRAM, account.id),
            schedule=Schedule(begun.astimezone(ZoneInfo(chance.choice(ZONES))), chance.choice(RULES)),
            what=chance.choice(TEXTS),
            due_at=due_at,
            now=NOW - HOUR,
        )


async def everything(store: Store) -> tuple[list[Any], list[Any]]:
    """Return how deliveries and reminders are kept, but for the ids of deliveries, which are chance."""
    async with store.reading() as transaction:
        connection = transaction.deliveries._connection
        kept = (await connection.execute(select(deliveries).order_by("reminder_id", "planned_at"))).all()
        whole = (await connection.execute(select(reminders).order_by("id"))).all()
    return [row[1:] for row in kept], [tuple(row) for row in whole]


async def take(store: Store, limit: int = 50) -> list[Delivery]:
    """Claim until nothing is due any more."""
    courier = Claims(Due(leg_day), random.Random(3), token=5)
    taken: list[Delivery] = []
    while True:
        async with store.writing() as transaction:
            ours = await courier.take(REACH, transaction, NOW, limit)
            following = await transaction.deliveries.next_wake(REACH)
        taken += ours
        if following is None or following > NOW:
            return taken


def said(taken: list[Delivery]) -> list[tuple[Any, ...]]:
    return sorted((one.reminder, one.planned_at, one.place, one.person, one.content, str(one.late)) for one in taken)


async def test_the_short_way_and_the_long_one_come_to_the_same(
    stores: tuple[Store, Store], monkeypatch: pytest.MonkeyPatch
) -> None:
    shortly = await take(stores[0])
    kept = await everything(stores[0])
    monkeypatch.setattr(claims, "plain_content", lambda *_: None)

    at_length = await take(stores[1])

    assert said(shortly) == said(at_length)
    assert kept == await everything(stores[1])
    assert 0 < len(shortly) < SOME


async def test_most_texts_take_the_short_way(stores: tuple[Store, Store], monkeypatch: pytest.MonkeyPatch) -> None:
    made: list[str] = []

    def counted(*parts: Any) -> str | None:
        content = plain_content(*parts)
        made.extend([content] if content else [])
        return content

    monkeypatch.setattr(claims, "plain_content", counted)

    await take(stores[0])

    assert len(made) > SOME / 8
