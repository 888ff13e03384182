from __future__ import annotations

from bot.store import Question, Store
from tests.bot.store.samples import ANN, BEN, CLUB, HOME, HOUR, NOW


async def test_a_question_waits_with_what_it_needs(store: Store) -> None:
    async with store.writing() as transaction:
        ann = await transaction.people.meet(ANN, NOW)
        await transaction.questions.ask(ann.id, HOME, "zone", {"then": "/remind 7pm", "n": [1, None]}, NOW)

    async with store.reading() as transaction:
        waiting = await transaction.questions.pending(ann.id, HOME)

    assert waiting == Question("zone", {"then": "/remind 7pm", "n": [1, None]}, NOW)


async def test_a_new_question_takes_the_place_of_the_old_one(store: Store) -> None:
    async with store.writing() as transaction:
        ann = await transaction.people.meet(ANN, NOW)
        await transaction.questions.ask(ann.id, HOME, "zone", {"old": True}, NOW)
        await transaction.questions.ask(ann.id, HOME, "when", {}, NOW + HOUR)

        assert await transaction.questions.pending(ann.id, HOME) == Question("when", {}, NOW + HOUR)


async def test_a_question_waits_for_one_person_in_one_place(store: Store) -> None:
    async with store.writing() as transaction:
        ann = await transaction.people.meet(ANN, NOW)
        ben = await transaction.people.meet(BEN, NOW)
        await transaction.questions.ask(ann.id, HOME, "zone", {}, NOW)
        await transaction.places.know(CLUB)

        assert await transaction.questions.pending(ann.id, CLUB) is None
        assert await transaction.questions.pending(ben.id, HOME) is None


async def test_a_question_that_is_closed_waits_no_longer_and_the_others_do(store: Store) -> None:
    async with store.writing() as transaction:
        ann = await transaction.people.meet(ANN, NOW)
        await transaction.questions.ask(ann.id, HOME, "zone", {}, NOW)
        await transaction.questions.ask(ann.id, CLUB, "when", {}, NOW)
        await transaction.questions.close(ann.id, HOME)
        await transaction.questions.close(ann.id, HOME)

        assert await transaction.questions.pending(ann.id, HOME) is None
        assert await transaction.questions.pending(ann.id, CLUB) == Question("when", {}, NOW)
