from __future__ import annotations

from bot.store import Store
from tests.bot.store.samples import ANN, BEN, NOW


async def test_what_a_name_means_to_a_person_is_remembered_in_any_spelling(store: Store) -> None:
    async with store.writing() as transaction:
        ann = await transaction.people.meet(ANN, NOW)
        await transaction.names.remember(ann.id, " Leg  Curl", "seated-leg-curl")

        assert await transaction.names.remembered(ann.id, "leg curl") == "seated-leg-curl"
        assert await transaction.names.remembered(ann.id, "leg curls") is None


async def test_the_newest_meaning_counts(store: Store) -> None:
    async with store.writing() as transaction:
        ann = await transaction.people.meet(ANN, NOW)
        await transaction.names.remember(ann.id, "bridge", "glute-bridge")
        await transaction.names.remember(ann.id, "Bridge", "long-lever-bridge")

        assert await transaction.names.remembered(ann.id, "bridge") == "long-lever-bridge"


async def test_one_persons_meaning_is_nobody_elses_and_is_forgotten_alone(store: Store) -> None:
    async with store.writing() as transaction:
        ann, ben = await transaction.people.meet(ANN, NOW), await transaction.people.meet(BEN, NOW)
        await transaction.names.remember(ann.id, "sldl", "romanian-deadlift")
        await transaction.names.remember(ben.id, "sldl", "single-leg-rdl")
        await transaction.names.forget(ann.id)

        assert await transaction.names.remembered(ann.id, "sldl") is None
        assert await transaction.names.remembered(ben.id, "sldl") == "single-leg-rdl"
