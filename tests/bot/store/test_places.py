from __future__ import annotations

from dataclasses import replace

from sqlalchemy import event

from bot.messages import Place, PlaceKind, Platform
from bot.store import Store
from tests.bot.store.samples import (
    ANN,
    CLUB,
    DESK,
    HOME,
    HOUR,
    MINUTE,
    NOW,
    TEA,
    TELEGRAM,
    delivery,
    due,
    remind,
)

SUPER_CLUB = Place(Platform.TELEGRAM, "-1003003", PlaceKind.GROUP)


async def test_a_place_keeps_its_number(store: Store) -> None:
    async with store.writing() as transaction:
        number = await transaction.places.know(HOME)

        assert await transaction.places.know(HOME) == number
        assert await transaction.places.know(DESK) != number
        assert await transaction.places.know(replace(HOME, platform=Platform.DISCORD)) != number


async def test_a_place_that_changed_its_kind_is_kept_as_it_is_now(store: Store) -> None:
    async with store.writing() as transaction:
        await transaction.places.know(replace(CLUB, kind=PlaceKind.PRIVATE))
        reminder = await remind(transaction, 1, place=CLUB)

    assert reminder.place == CLUB


async def test_a_place_is_open_until_it_is_closed_and_again_when_somebody_comes_back(store: Store) -> None:
    async with store.writing() as transaction:
        assert await transaction.places.is_open(HOME)
        await transaction.places.know(HOME)
        assert await transaction.places.is_open(HOME)
        await transaction.places.close(HOME, NOW)
        assert not await transaction.places.is_open(HOME)
        assert await transaction.places.is_open(DESK)
        assert await transaction.places.reopen(HOME)
        assert await transaction.places.is_open(HOME)
        assert not await transaction.places.reopen(HOME)


async def test_reopening_what_is_open_or_unknown_writes_nothing(store: Store) -> None:
    sent: list[str] = []
    event.listen(store._reading.sync_engine, "before_cursor_execute", lambda *parts: sent.append(parts[2]))
    async with store.writing() as transaction:
        await transaction.places.know(HOME)
        sent.clear()
        await transaction.places.reopen(HOME)
        await transaction.places.reopen(DESK)

    assert [statement.split()[0] for statement in sent] == ["SELECT", "SELECT"]


async def test_a_reminder_in_an_unreachable_place_waits_and_comes_back_with_the_person(store: Store) -> None:
    async with store.writing() as transaction:
        waiting = await remind(transaction, 1)
        other = await remind(transaction, 2, place=DESK)
        await transaction.places.close(HOME, NOW)

        assert await due(transaction, TELEGRAM, NOW, 10) == [other]
        await transaction.places.reopen(HOME)
        assert await due(transaction, TELEGRAM, NOW, 10) == [waiting, other]


async def test_a_place_that_moved_keeps_its_reminders(store: Store) -> None:
    async with store.writing() as transaction:
        reminder = await remind(transaction, 1, place=CLUB)
        await transaction.places.move(CLUB, SUPER_CLUB)

        assert await transaction.reminders.get(reminder.key) == replace(reminder, place=SUPER_CLUB)
        assert await due(transaction, TELEGRAM, NOW, 10) == [replace(reminder, place=SUPER_CLUB)]


async def test_a_place_that_moved_to_a_known_one_hands_over_everything(store: Store) -> None:
    async with store.writing() as transaction:
        ann = await transaction.people.meet(ANN, NOW)
        old = await remind(transaction, 1, place=CLUB)
        new = await remind(transaction, 2, place=SUPER_CLUB, due_at=NOW + HOUR)
        await transaction.deliveries.claim([delivery(old, 1)], NOW + MINUTE)
        await transaction.questions.ask(ann.id, CLUB, "zone", {}, NOW)
        await transaction.transcript.add(CLUB, TEA, NOW)

        await transaction.places.move(CLUB, SUPER_CLUB)

        moved = replace(old, place=SUPER_CLUB)
        assert await transaction.reminders.of(ann.id, limit=10) == [moved, new]
        again = await transaction.deliveries.reclaim(TELEGRAM, NOW + HOUR, NOW + HOUR, 2, 10)
        assert [it.place for it in again] == [SUPER_CLUB]
        assert len(await transaction.transcript.newest(SUPER_CLUB, 10)) == 1
        assert await transaction.questions.pending(ann.id, CLUB) is None


async def test_a_place_that_moved_can_be_reached_where_it_is_now(store: Store) -> None:
    async with store.writing() as transaction:
        reminder = await remind(transaction, 1, place=CLUB)
        await transaction.places.close(CLUB, NOW)
        await due(transaction, TELEGRAM, NOW, 10)
        await transaction.places.know(SUPER_CLUB)
        await transaction.places.close(SUPER_CLUB, NOW)

        await transaction.places.move(CLUB, SUPER_CLUB)

        assert await transaction.places.is_open(SUPER_CLUB)
        assert await due(transaction, TELEGRAM, NOW, 10) == [replace(reminder, place=SUPER_CLUB)]


async def test_moving_a_place_nobody_knows_or_to_where_it_is_changes_nothing(store: Store) -> None:
    async with store.writing() as transaction:
        reminder = await remind(transaction, 1, place=CLUB)
        await transaction.places.move(DESK, SUPER_CLUB)
        await transaction.places.move(CLUB, CLUB)

        assert await due(transaction, TELEGRAM, NOW, 10) == [reminder]
