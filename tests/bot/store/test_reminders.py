from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from zoneinfo import ZoneInfo

from sqlalchemy import text

from bot.messages import Platform
from bot.reminders import Reach, Reminder, ReminderKind, ReminderState
from bot.schedules.model import Schedule
from bot.store import Store, Transaction
from bot.store.keys import to_key
from tests.bot.store.samples import (
    ANN,
    BEN,
    CLUB,
    DESK,
    DISCORD,
    DISCORD_HOME,
    HOME,
    HOUR,
    MINUTE,
    MONDAYS,
    NOW,
    TELEGRAM,
    due,
    remind,
)


async def present(transaction: Transaction, reminder: Reminder) -> Reminder:
    """Return *reminder* as it is kept now."""
    found = await transaction.reminders.get(reminder.key)
    assert found is not None
    return found


async def test_a_reminder_is_kept_as_it_was_set(store: Store) -> None:
    async with store.writing() as transaction:
        set_now = await remind(transaction, 2**40 - 1, place=CLUB, what="tea", due_at=NOW + HOUR)
        person = await transaction.people.meet(ANN, NOW)

    async with store.reading() as transaction:
        assert set_now == Reminder(
            key="zzzzzzzz",
            person=person.id,
            place=CLUB,
            schedule=MONDAYS,
            what="tea",
            kind=ReminderKind.TEXT,
            due_at=NOW + HOUR,
            state=ReminderState.ACTIVE,
            revision=0,
            created_at=NOW,
        )
        assert await transaction.reminders.get("ZZZZZZZZ") == set_now


async def test_what_is_said_decides_what_a_reminder_brings_where_that_is_not_named(store: Store) -> None:
    async with store.writing() as transaction:
        kinds = [
            (await remind(transaction, 1)).kind,
            (await remind(transaction, 2, what="tea")).kind,
            (await remind(transaction, 3, kind=ReminderKind.REST)).kind,
        ]

    assert kinds == [ReminderKind.LEG_DAY, ReminderKind.TEXT, ReminderKind.REST]


async def test_what_comes_and_goes_with_a_session_is_due_but_not_listed(store: Store) -> None:
    async with store.writing() as transaction:
        rest = await remind(transaction, 1, kind=ReminderKind.REST, subject=to_key(77))
        check = await remind(transaction, 2, kind=ReminderKind.CHECK)
        text_of_theirs = await remind(transaction, 3, what="tea")

        assert rest.subject == to_key(77)
        assert await due(transaction, TELEGRAM, NOW, 10) == [rest, check, text_of_theirs]
        assert await transaction.reminders.of(rest.person, limit=10) == [text_of_theirs]
        assert await transaction.reminders.count(rest.person) == 1


async def test_all_rests_of_a_session_end_together_and_nothing_else_does(store: Store) -> None:
    async with store.writing() as transaction:
        ours, over = [
            await remind(transaction, number, kind=ReminderKind.REST, subject=to_key(7)) for number in (1, 2)
        ]
        others = [
            await remind(transaction, 3, kind=ReminderKind.REST, subject=to_key(8)),
            await remind(transaction, 4, kind=ReminderKind.CHECK, subject=to_key(7)),
            await remind(transaction, 5, kind=ReminderKind.REST, subject=to_key(7), account=BEN),
        ]
        await transaction.reminders.advance([(over.key, None)])
        await transaction.reminders.end_all(ours.person, ReminderKind.REST, to_key(7), NOW)
        await transaction.reminders.end_all(ours.person, ReminderKind.REST, to_key(7), NOW + HOUR)

        deleted = replace(ours, due_at=None, state=ReminderState.DELETED, revision=1, ended_at=NOW)
        assert await present(transaction, ours) == deleted
        assert (await present(transaction, over)).state is ReminderState.DELETED
        assert [await present(transaction, other) for other in others] == others


async def test_reminders_of_a_kind_end_whatever_they_are_about(store: Store) -> None:
    async with store.writing() as transaction:
        about = await remind(transaction, 1, kind=ReminderKind.CHECK, subject=to_key(7))
        await remind(transaction, 2, kind=ReminderKind.CHECK)
        kept = await remind(transaction, 3)
        await transaction.reminders.end_all(about.person, ReminderKind.CHECK, None, NOW)

        assert await due(transaction, TELEGRAM, NOW, 10) == [kept]


async def test_the_wall_time_is_kept_even_where_the_clocks_skip_it(store: Store) -> None:
    skipped = Schedule(datetime(2026, 3, 29, 2, 30, tzinfo=ZoneInfo("Europe/Berlin")))
    async with store.writing() as transaction:
        ann = await transaction.people.meet(ANN, NOW)
        kept = await transaction.reminders.add(
            person_id=ann.id, place=HOME, schedule=skipped, what=None, due_at=NOW, now=NOW, id=1
        )

    assert kept.schedule == skipped
    assert kept.schedule.start.replace(tzinfo=None) == datetime(2026, 3, 29, 2, 30)  # noqa: DTZ001 - a wall time


async def test_what_names_no_reminder_finds_none(store: Store) -> None:
    async with store.reading() as transaction:
        assert await transaction.reminders.get(to_key(1)) is None
        assert await transaction.reminders.get("not a key") is None


async def test_zones_and_rules_are_kept_once(store: Store) -> None:
    async with store.writing() as transaction:
        for number in (1, 2, 3):
            await remind(transaction, number)
        counted = text("SELECT (SELECT count(*) FROM zones), (SELECT count(*) FROM rules)")

        assert tuple((await transaction.people._connection.execute(counted)).one()) == (1, 1)


async def test_a_list_has_the_soonest_first_and_the_paused_last_without_the_ended(store: Store) -> None:
    async with store.writing() as transaction:
        late = await remind(transaction, 1, due_at=NOW + 3 * HOUR)
        paused = await remind(transaction, 2)
        soon = await remind(transaction, 3, due_at=NOW + HOUR)
        deleted = await remind(transaction, 4)
        over = await remind(transaction, 5)
        await remind(transaction, 6, account=BEN)
        await transaction.reminders.end(paused.key, NOW, ReminderState.PAUSED)
        await transaction.reminders.end(deleted.key, NOW)
        await transaction.reminders.advance([(over.key, None)])

        listed = await transaction.reminders.of(late.person, limit=10)

        assert [reminder.key for reminder in listed] == [soon.key, late.key, paused.key]
        assert await transaction.reminders.count(late.person) == 3


async def test_a_list_comes_in_pages(store: Store) -> None:
    async with store.writing() as transaction:
        all_of_them = [await remind(transaction, number, due_at=NOW + number * HOUR) for number in range(5)]
        ann = all_of_them[0].person

        assert await transaction.reminders.of(ann, limit=2) == all_of_them[:2]
        assert await transaction.reminders.of(ann, limit=2, offset=2) == all_of_them[2:4]
        assert await transaction.reminders.of(ann, limit=2, offset=4) == all_of_them[4:]


async def test_what_was_ended_is_not_due_and_can_be_resumed(store: Store) -> None:
    async with store.writing() as transaction:
        reminder = await remind(transaction, 1)
        await transaction.reminders.end(reminder.key, NOW)
        ended = await present(transaction, reminder)
        due_while_ended = await due(transaction, TELEGRAM, NOW, 10)
        await transaction.reminders.resume(reminder.key, NOW + HOUR)
        resumed = await present(transaction, reminder)

    assert ended == replace(reminder, due_at=None, state=ReminderState.DELETED, revision=1, ended_at=NOW)
    assert due_while_ended == []
    assert resumed == replace(reminder, due_at=NOW + HOUR, revision=2)


async def test_a_change_of_one_reminder_leaves_the_next_alone(store: Store) -> None:
    async with store.writing() as transaction:
        first, second = await remind(transaction, 1), await remind(transaction, 2)
        await transaction.reminders.end(first.key, NOW)
        await transaction.reminders.resume(first.key, NOW + HOUR)
        await transaction.reminders.advance([(first.key, NOW + 2 * HOUR)])

        assert await present(transaction, second) == second


async def test_what_is_due_comes_oldest_first_and_no_more_than_asked(store: Store) -> None:
    async with store.writing() as transaction:
        later = await remind(transaction, 1, due_at=NOW)
        oldest = await remind(transaction, 2, due_at=NOW - HOUR)
        await remind(transaction, 3, due_at=NOW + MINUTE)
        await remind(transaction, 4, due_at=NOW)

        assert await due(transaction, TELEGRAM, NOW, 2) == [oldest, later]


async def test_only_what_can_be_reached_is_due(store: Store) -> None:
    async with store.writing() as transaction:
        at_home = await remind(transaction, 1)
        at_desk = await remind(transaction, 2, place=DESK)
        on_discord = await remind(transaction, 3, place=DISCORD_HOME, account=BEN)
        desk = Reach(Platform.TELEGRAM, frozenset({DESK.address}))
        nowhere = Reach(Platform.TELEGRAM, frozenset())

        assert await due(transaction, TELEGRAM, NOW, 10) == [at_home, at_desk]
        assert await due(transaction, DISCORD, NOW, 10) == [on_discord]
        assert await due(transaction, desk, NOW, 10) == [at_desk]
        assert await due(transaction, nowhere, NOW, 10) == []


async def test_unreachable_places_hold_up_nobody_however_many_they_are(store: Store) -> None:
    async with store.writing() as transaction:
        for number in range(7):
            await remind(transaction, number, due_at=NOW - HOUR)
        reachable = await remind(transaction, 8, place=DESK)
        await transaction.places.close(HOME, NOW)

        assert await due(transaction, TELEGRAM, NOW, 2) == [reachable]


async def test_what_waits_for_its_person_can_still_be_listed_and_changed(store: Store) -> None:
    async with store.writing() as transaction:
        waiting = await remind(transaction, 1)
        await transaction.places.close(HOME, NOW)
        await due(transaction, TELEGRAM, NOW, 10)

        assert await transaction.reminders.of(waiting.person, limit=10) == [waiting]
        await transaction.reminders.resume(waiting.key, NOW + HOUR)
        await transaction.places.reopen(HOME)
        assert await due(transaction, TELEGRAM, NOW, 10) == []
        assert len(await due(transaction, TELEGRAM, NOW + HOUR, 10)) == 1


async def test_each_reminder_goes_on_to_its_own_next_instant_at_the_same_revision(store: Store) -> None:
    async with store.writing() as transaction:
        first, second, last = [await remind(transaction, number) for number in (1, 2, 3)]
        steps = [(first.key, NOW + HOUR), (second.key, NOW + 2 * HOUR), (last.key, None)]
        await transaction.reminders.advance(steps)
        await transaction.reminders.advance([])

        assert await present(transaction, first) == replace(first, due_at=NOW + HOUR)
        assert await present(transaction, second) == replace(second, due_at=NOW + 2 * HOUR)
        assert await present(transaction, last) == replace(
            last, due_at=None, state=ReminderState.OVER, ended_at=last.due_at
        )
        assert await due(transaction, TELEGRAM, NOW, 10) == []


async def test_a_reminder_can_be_given_another_schedule(store: Store) -> None:
    weekly = Schedule(datetime(2026, 4, 1, 7, 30, tzinfo=ZoneInfo("Asia/Tokyo")), "FREQ=WEEKLY;BYDAY=WE")
    async with store.writing() as transaction:
        reminder = await remind(transaction, 1)
        await transaction.reminders.reschedule(reminder.key, weekly, NOW + HOUR)

        changed = await present(transaction, reminder)

    assert changed == replace(reminder, schedule=weekly, due_at=NOW + HOUR, revision=1)
