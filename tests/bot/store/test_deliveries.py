from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest
from sqlalchemy import select

from bot.messages import Platform
from bot.reminders import Delivery, DeliveryState, Missed, Reach, Reminder, ReminderKind
from bot.store import Store, StoreError, Transaction, delivery_id, reply_of, to_key
from bot.store.schema import deliveries
from tests.bot.store.samples import (
    BEN,
    DESK,
    DISCORD,
    DISCORD_HOME,
    HOME,
    HOUR,
    MINUTE,
    NOW,
    TEA,
    TELEGRAM,
    delivery,
    remind,
)

LEASE_END = NOW + MINUTE


async def claimed(transaction: Transaction, number: int = 1) -> Reminder:
    """Set a reminder and claim its occurrence, both under *number*, with token 1."""
    reminder = await remind(transaction, number)
    await transaction.deliveries.claim([delivery(reminder, number)], LEASE_END)
    return reminder


async def claim(store: Store, batch: list[Delivery]) -> None:
    """Claim *batch* in a transaction of its own."""
    async with store.writing() as transaction:
        await transaction.deliveries.claim(batch, LEASE_END)


async def test_a_claim_returns_the_deliveries_that_are_now_ours(store: Store) -> None:
    async with store.writing() as transaction:
        reminder = await remind(transaction, 1)
        later = delivery(reminder, 12, planned_at=NOW + HOUR)

        ours = await transaction.deliveries.claim([delivery(reminder, 11), later], LEASE_END)

    assert [one.id for one in ours] == [delivery_id(11), delivery_id(12)]


async def test_an_occurrence_is_claimed_once_and_the_rest_of_the_batch_still_is(store: Store) -> None:
    async with store.writing() as transaction:
        reminder = await claimed(transaction)
        batch = [delivery(reminder, 2), delivery(reminder, 3, planned_at=NOW + HOUR)]

        ours = await transaction.deliveries.claim(batch, LEASE_END)

    assert [one.id for one in ours] == [delivery_id(3)]


async def test_a_claim_of_nothing_is_nothing(store: Store) -> None:
    async with store.writing() as transaction:
        assert await transaction.deliveries.claim([], LEASE_END) == []


async def test_an_id_that_is_taken_fails_the_whole_claim(store: Store) -> None:
    async with store.writing() as transaction:
        reminder = await claimed(transaction)

    fresh = delivery(reminder, 2, planned_at=NOW + HOUR)
    taken = delivery(reminder, 1, planned_at=NOW + 2 * HOUR)
    with pytest.raises(StoreError):
        await claim(store, [fresh, taken])

    async with store.reading() as transaction:
        assert await transaction.deliveries.next_wake(TELEGRAM) == NOW
    async with store.writing() as transaction:
        assert len(await transaction.deliveries.reclaim(TELEGRAM, LEASE_END, LEASE_END, 2, 10)) == 1


async def test_a_reminder_that_there_is_not_fails_the_claim(store: Store) -> None:
    async with store.writing() as transaction:
        reminder = await remind(transaction, 1)

    with pytest.raises(StoreError):
        await claim(store, [replace(delivery(reminder, 1), reminder=to_key(2))])


async def test_a_lease_that_ended_is_claimed_again_with_the_same_content(store: Store) -> None:
    async with store.writing() as transaction:
        reminder = await claimed(transaction)

        again = await transaction.deliveries.reclaim(TELEGRAM, LEASE_END, LEASE_END + MINUTE, 2, 10)

    first = delivery(reminder, 1)
    assert [(it.id, reply_of(it), it.place, it.planned_at) for it in again] == [(first.id, TEA, HOME, NOW)]
    assert [(it.attempts, it.token, it.reminder, it.person) for it in again] == [(2, 2, reminder.key, reminder.person)]


async def test_a_lease_that_runs_is_nobody_elses(store: Store) -> None:
    async with store.writing() as transaction:
        await claimed(transaction)
        just_before = LEASE_END - timedelta(seconds=1)

        assert await transaction.deliveries.reclaim(TELEGRAM, just_before, LEASE_END, 2, 10) == []


async def test_a_lease_with_part_of_a_second_never_ends_early(store: Store) -> None:
    async with store.writing() as transaction:
        reminder = await remind(transaction, 1)
        end = LEASE_END + timedelta(milliseconds=300)
        await transaction.deliveries.claim([delivery(reminder, 1)], end)

        early = await transaction.deliveries.reclaim(TELEGRAM, end, end, 2, 10)
        in_time = await transaction.deliveries.reclaim(TELEGRAM, end + timedelta(seconds=1), end, 2, 10)

    assert (len(early), len(in_time)) == (0, 1)


async def test_what_was_claimed_again_is_leased_again(store: Store) -> None:
    async with store.writing() as transaction:
        await claimed(transaction)
        await transaction.deliveries.reclaim(TELEGRAM, LEASE_END, LEASE_END + MINUTE, 2, 10)

        assert await transaction.deliveries.reclaim(TELEGRAM, LEASE_END, LEASE_END, 3, 10) == []
        third = await transaction.deliveries.reclaim(TELEGRAM, LEASE_END + MINUTE, LEASE_END, 3, 10)

    assert [(it.attempts, it.token) for it in third] == [(3, 3)]


async def test_claiming_again_takes_the_oldest_first_and_no_more_than_asked(store: Store) -> None:
    async with store.writing() as transaction:
        for number in (1, 2, 3):
            reminder = await remind(transaction, number)
            await transaction.deliveries.claim([delivery(reminder, number)], NOW + (4 - number) * MINUTE)

        again = await transaction.deliveries.reclaim(TELEGRAM, NOW + HOUR, NOW + 2 * HOUR, 2, 2)

    assert [it.id for it in again] == [delivery_id(3), delivery_id(2)]


async def test_only_what_can_be_reached_is_claimed_again(store: Store) -> None:
    async with store.writing() as transaction:
        await claimed(transaction)
        desk = Reach(Platform.TELEGRAM, frozenset({DESK.address}))
        home = Reach(Platform.TELEGRAM, frozenset({DESK.address, HOME.address}))

        assert await transaction.deliveries.reclaim(DISCORD, LEASE_END, LEASE_END, 2, 10) == []
        assert await transaction.deliveries.reclaim(desk, LEASE_END, LEASE_END, 2, 10) == []
        assert len(await transaction.deliveries.reclaim(home, LEASE_END, LEASE_END, 2, 10)) == 1


async def test_a_dead_process_is_taken_over_at_once_and_other_platforms_are_not(store: Store) -> None:
    async with store.writing() as transaction:
        await claimed(transaction)
        other = await remind(transaction, 2, place=DISCORD_HOME, account=BEN)
        await transaction.deliveries.claim([delivery(other, 2)], LEASE_END)

        assert await transaction.deliveries.take_over(Platform.TELEGRAM, NOW) == 1
        freed = await transaction.deliveries.reclaim(TELEGRAM, NOW, LEASE_END, 2, 10)
        assert await transaction.deliveries.reclaim(DISCORD, NOW, LEASE_END, 2, 10) == []

    assert [it.id for it in freed] == [delivery_id(1)]


async def test_what_is_settled_stays_settled(store: Store) -> None:
    async with store.writing() as transaction:
        await claimed(transaction)

        assert await transaction.deliveries.settle(delivery_id(1), 1, NOW, message="77")
        assert not await transaction.deliveries.settle(delivery_id(1), 1, NOW, message="78")
        assert await transaction.deliveries.take_over(Platform.TELEGRAM, NOW) == 0
        assert await transaction.deliveries.reclaim(TELEGRAM, NOW + HOUR, LEASE_END, 2, 10) == []


async def test_another_lease_than_the_present_one_changes_nothing(store: Store) -> None:
    async with store.writing() as transaction:
        await claimed(transaction)
        await transaction.deliveries.reclaim(TELEGRAM, LEASE_END, LEASE_END, 2, 10)

        assert not await transaction.deliveries.settle(delivery_id(1), 1, NOW, message="77")
        assert not await transaction.deliveries.postpone(delivery_id(1), 1, NOW + HOUR, "429")
        assert not await transaction.deliveries.give_up(delivery_id(1), 1, NOW, DeliveryState.FAILED, "no")
        assert await transaction.deliveries.settle(delivery_id(1), 2, NOW, message="77")


async def test_many_are_settled_at_once_and_those_that_were_not_ours_are_not_counted(store: Store) -> None:
    async with store.writing() as transaction:
        for number in (1, 2, 3):
            await claimed(transaction, number)
        taken = [(delivery_id(number), token, str(number)) for number, token in ((1, 1), (2, 9), (3, 1))]

        assert await transaction.deliveries.settle_all(taken, NOW) == 2
        assert await transaction.deliveries.settle_all([], NOW) == 0
        left = await transaction.deliveries.reclaim(TELEGRAM, LEASE_END, LEASE_END, 2, 10)

    assert [it.id for it in left] == [delivery_id(2)]


async def test_what_is_postponed_waits_until_then(store: Store) -> None:
    async with store.writing() as transaction:
        await claimed(transaction)

        assert await transaction.deliveries.postpone(delivery_id(1), 1, NOW + HOUR, "429")
        assert await transaction.deliveries.reclaim(TELEGRAM, NOW + HOUR - MINUTE, LEASE_END, 2, 10) == []
        assert len(await transaction.deliveries.reclaim(TELEGRAM, NOW + HOUR, LEASE_END, 2, 10)) == 1


async def test_what_was_missed_is_told_once_in_order(store: Store) -> None:
    async with store.writing() as transaction:
        tea = await remind(transaction, 1, what="tea")
        legs = await remind(transaction, 2)
        await transaction.deliveries.record_missed(tea, NOW, delivery_id(1), NOW + HOUR)
        await transaction.deliveries.claim([delivery(legs, 2, planned_at=NOW - HOUR)], LEASE_END)
        await transaction.deliveries.give_up(delivery_id(2), 1, NOW, DeliveryState.MISSED, "blocked")

        assert await transaction.deliveries.missed(tea.person, 10) == [
            Missed(legs.key, None, NOW - HOUR, "blocked"),
            Missed(tea.key, "tea", NOW),
        ]
        assert len(await transaction.deliveries.missed(tea.person, 1)) == 1
        assert await transaction.deliveries.missed(tea.person + 1, 10) == []
        await transaction.deliveries.listed(tea.person)
        assert await transaction.deliveries.missed(tea.person, 10) == []


async def test_what_failed_is_not_told_as_missed(store: Store) -> None:
    async with store.writing() as transaction:
        reminder = await claimed(transaction)
        await transaction.deliveries.give_up(delivery_id(1), 1, NOW, DeliveryState.FAILED, "too long")

        assert await transaction.deliveries.missed(reminder.person, 10) == []


async def test_what_was_delivered_is_never_recorded_as_missed(store: Store) -> None:
    async with store.writing() as transaction:
        reminder = await claimed(transaction)
        await transaction.deliveries.record_missed(reminder, NOW, delivery_id(2), NOW)

        assert await transaction.deliveries.missed(reminder.person, 10) == []


async def test_the_next_wake_is_the_earliest_of_what_is_due_and_what_is_tried_again(store: Store) -> None:
    async with store.writing() as transaction:
        assert await transaction.deliveries.next_wake(TELEGRAM) is None
        first = await remind(transaction, 1, due_at=NOW + 2 * HOUR)
        assert await transaction.deliveries.next_wake(TELEGRAM) == NOW + 2 * HOUR
        await transaction.deliveries.claim([delivery(first, 1)], NOW + HOUR)
        assert await transaction.deliveries.next_wake(TELEGRAM) == NOW + HOUR
        await transaction.deliveries.settle(delivery_id(1), 1, NOW, message=None)
        assert await transaction.deliveries.next_wake(TELEGRAM) == NOW + 2 * HOUR
        assert await transaction.deliveries.next_wake(DISCORD) is None


async def test_the_next_wake_keeps_to_the_places_within_reach(store: Store) -> None:
    async with store.writing() as transaction:
        await remind(transaction, 1, due_at=NOW + HOUR)
        at_desk = await remind(transaction, 2, due_at=NOW + 2 * HOUR, place=DESK)
        home = await remind(transaction, 3, due_at=NOW + 3 * HOUR)
        await transaction.deliveries.claim([delivery(home, 3)], NOW)
        desk = Reach(Platform.TELEGRAM, frozenset({DESK.address}))

        assert await transaction.deliveries.next_wake(desk) == NOW + 2 * HOUR
        await transaction.deliveries.claim([delivery(at_desk, 2)], NOW + MINUTE)
        assert await transaction.deliveries.next_wake(desk) == NOW + MINUTE


async def test_a_place_that_is_unreachable_wakes_nobody(store: Store) -> None:
    async with store.writing() as transaction:
        await remind(transaction, 1, due_at=NOW + HOUR)
        await transaction.places.close(HOME, NOW)

        assert await transaction.deliveries.next_wake(TELEGRAM) is None


async def test_pruning_drops_what_was_settled_and_keeps_what_is_open_or_untold(store: Store) -> None:
    async with store.writing() as transaction:
        for number in (1, 2):
            await claimed(transaction, number)
        await transaction.deliveries.settle(delivery_id(1), 1, NOW, message=None)
        missed = await remind(transaction, 3)
        await transaction.deliveries.record_missed(missed, NOW, delivery_id(3), NOW)

        await transaction.deliveries.prune(NOW)
        assert await kept(transaction) == [1, 2, 3]
        await transaction.deliveries.prune(NOW + HOUR)
        assert await kept(transaction) == [2, 3]
        await transaction.deliveries.listed(missed.person)
        await transaction.deliveries.prune(NOW + HOUR)
        assert await kept(transaction) == [2]
        assert len(await transaction.deliveries.reclaim(TELEGRAM, LEASE_END, LEASE_END, 2, 10)) == 1


async def test_pruning_goes_a_little_way_at_a_time_to_the_end(store: Store) -> None:
    async with store.writing() as transaction:
        for number in range(1, 8):
            await claimed(transaction, number)
            await transaction.deliveries.settle(delivery_id(number), 1, NOW + number % 2 * HOUR, message=None)

        assert await transaction.deliveries.prune(NOW + MINUTE, limit=3) == 3
        assert await kept(transaction) == [1, 3, 4, 5, 6, 7]
        assert await transaction.deliveries.prune(NOW + MINUTE, 3, limit=3) == 6
        assert await transaction.deliveries.prune(NOW + MINUTE, 6, limit=3) is None
        assert await kept(transaction) == [1, 3, 5, 7]


async def kept(transaction: Transaction) -> list[int]:
    """Return the numbers of all deliveries there are."""
    numbers = select(deliveries.c.id).order_by(deliveries.c.id)
    return list((await transaction.deliveries._connection.execute(numbers)).scalars())


async def test_what_came_with_a_session_and_was_missed_is_not_told_of(store: Store) -> None:
    async with store.writing() as transaction:
        rest = await remind(transaction, 1, kind=ReminderKind.REST)
        tea = await remind(transaction, 2, what="tea")
        for number, reminder in enumerate((rest, tea)):
            await transaction.deliveries.record_missed(reminder, NOW, delivery_id(number), NOW)

        assert await transaction.deliveries.missed(rest.person, 10) == [Missed(tea.key, "tea", NOW)]
