from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from sqlalchemy import text

from bot.facts import Facts
from bot.messages import Account, Platform
from bot.people import Person
from bot.store import Store, open_store
from bot.store.people import Known
from tests.bot.store.samples import ANN, BEN, EVERY_FACT, HOUR, NOW

EVERYTHING: Known = {
    "language": "es",
    "zone": "Europe/Madrid",
    "level": "advanced",
    "minutes": 25,
    "equipment": frozenset({"dumbbell", "long_band"}),
    "aches": frozenset({"low_back_pain"}),
    "facts": EVERY_FACT,
}


async def test_a_person_is_the_same_when_met_again(store: Store) -> None:
    async with store.writing() as transaction:
        first = await transaction.people.meet(ANN, NOW)

        assert await transaction.people.meet(ANN, NOW + HOUR) == first


async def test_nothing_is_known_about_somebody_new(store: Store) -> None:
    async with store.writing() as transaction:
        person = await transaction.people.meet(replace(ANN, language="es"), NOW)

    assert person == Person(person.id)


async def test_the_same_id_on_another_platform_is_somebody_else(store: Store) -> None:
    async with store.writing() as transaction:
        there = await transaction.people.meet(Account(Platform.DISCORD, ANN.id), NOW)

        assert (await transaction.people.meet(ANN, NOW)).id != there.id


async def test_the_name_and_the_last_time_seen_are_noted(store: Store) -> None:
    async with store.writing() as transaction:
        await transaction.people.meet(ANN, NOW)
        await transaction.people.meet(replace(ANN, name="Annie"), NOW + HOUR)
        seen = text("SELECT name, seen_at FROM accounts JOIN people ON people.id = person_id")
        row = (await transaction.people._connection.execute(seen)).one()

    assert tuple(row) == ("Annie", (NOW + HOUR).timestamp())


async def test_what_became_known_is_still_known_after_a_restart(store: Store, file: Path) -> None:
    async with store.writing() as transaction:
        ann = await transaction.people.meet(ANN, NOW)
        changed = await transaction.people.change(ann.id, **EVERYTHING)

    async with open_store(str(file)) as reopened, reopened.writing() as transaction:
        assert changed == Person(ann.id, **EVERYTHING)
        assert await transaction.people.get(ann.id) == changed
        assert await transaction.people.meet(ANN, NOW) == changed


async def test_what_is_not_named_stays(store: Store) -> None:
    async with store.writing() as transaction:
        ann = await transaction.people.meet(ANN, NOW)
        await transaction.people.change(ann.id, **EVERYTHING)

        changed = await transaction.people.change(ann.id, minutes=10)

    assert changed == replace(Person(ann.id, **EVERYTHING), minutes=10)


async def test_no_equipment_differs_from_unknown_equipment(store: Store) -> None:
    async with store.writing() as transaction:
        ann = await transaction.people.meet(ANN, NOW)

        assert (await transaction.people.change(ann.id, equipment=frozenset())).equipment == frozenset()
        assert (await transaction.people.change(ann.id, equipment=None)).equipment is None


async def test_facts_that_are_taken_back_leave_no_trace(store: Store) -> None:
    async with store.writing() as transaction:
        ann = await transaction.people.meet(ANN, NOW)
        await transaction.people.change(ann.id, facts=EVERY_FACT)

        assert await transaction.people.change(ann.id, facts=Facts()) == ann
        stored = await transaction.people._connection.execute(text("SELECT facts IS NULL FROM people"))
        assert stored.scalar() == 1


async def test_a_change_of_nothing_returns_the_person(store: Store) -> None:
    async with store.writing() as transaction:
        ann = await transaction.people.meet(ANN, NOW)

        assert await transaction.people.change(ann.id) == ann


async def test_one_change_leaves_the_next_person_alone(store: Store) -> None:
    async with store.writing() as transaction:
        ann = await transaction.people.meet(ANN, NOW)
        ben = await transaction.people.meet(BEN, NOW)
        await transaction.people.change(ann.id, level="beginner")

        assert await transaction.people.get(ben.id) == ben


async def test_a_part_that_no_person_has_is_refused(store: Store) -> None:
    async with store.writing() as transaction:
        ann = await transaction.people.meet(ANN, NOW)

        with pytest.raises(TypeError, match="shoe_size"):
            await transaction.people.change(ann.id, shoe_size=43)  # type: ignore[call-arg] # the mistake under test


async def test_nobody_is_told_apart_from_somebody(store: Store) -> None:
    async with store.writing() as transaction:
        with pytest.raises(LookupError):
            await transaction.people.get(1)
        with pytest.raises(LookupError):
            await transaction.people.change(1, minutes=5)


async def test_many_people_are_found_at_once_and_strangers_are_left_out(store: Store) -> None:
    async with store.writing() as transaction:
        ann = await transaction.people.meet(ANN, NOW)

        assert await transaction.people.all_of([ann.id, ann.id + 99]) == {ann.id: ann}
        assert await transaction.people.all_of([]) == {}


async def test_a_person_can_be_looked_up_without_being_met(store: Store) -> None:
    async with store.writing() as transaction:
        assert await transaction.people.find(ANN) is None
        ann = await transaction.people.meet(ANN, NOW)

        assert await transaction.people.find(ANN) == ann
