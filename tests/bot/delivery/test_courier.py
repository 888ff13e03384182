import asyncio
import random
from collections.abc import AsyncIterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from bot.clock import SteadyClock
from bot.delivery.courier import Courier
from bot.due import Due
from bot.errors import Moved, Refused, TryLater, Unreachable
from bot.language import Words
from bot.messages import Account, Note, Paragraph, Place, Platform, Reply
from bot.people import Person
from bot.reminders import Reach, Reminder
from bot.schedules.calendar import next_after
from bot.schedules.model import Schedule
from bot.store import Store, Transaction, open_store, random_id, reply_of
from tests.fakes import Recorder

BERLIN = ZoneInfo("Europe/Berlin")
SIX = datetime(2026, 3, 27, 18, 0, tzinfo=BERLIN)
ANN, BOB = Place(Platform.TELEGRAM, "1"), Place(Platform.TELEGRAM, "2")


async def leg_day(person: Person, words: Words, store: Transaction, now: datetime, named: str) -> Reply:
    return Reply.say(words("Leg day"))


class Post:
    """A courier with one recording sender, and what it takes to fill its store."""

    def __init__(self, store: Store) -> None:
        self.store = store
        self.clock = SteadyClock(SIX - timedelta(hours=6))
        self.sender = Recorder()
        self.chance = random.Random(7)
        self.courier = self.anew()

    def anew(self) -> Courier:
        """Return a courier as a restarted process would make it."""
        reaches = [Reach(Platform.TELEGRAM)]
        senders = {Platform.TELEGRAM: self.sender}
        return Courier(self.store, senders, reaches, Due(leg_day), self.clock, random.Random(self.chance.random()))

    async def remind(self, place: Place, what: str | None, schedule: Schedule) -> Reminder:
        async with self.store.writing() as store:
            person = await store.people.meet(Account(place.platform, place.address), self.clock())
            due_at = next_after(schedule, self.clock())
            assert due_at is not None
            return await store.reminders.add(
                id=random_id(self.chance),
                person_id=person.id,
                place=place,
                schedule=schedule,
                what=what,
                due_at=due_at,
                now=self.clock(),
            )

    async def deliver_at(self, instant: datetime) -> list[str]:
        self.clock.move_to(instant)
        before = len(self.sender.sent)
        await self.courier.deliver_due()
        return [text_of(reply) for _place, reply in self.sender.sent[before:]]


def text_of(reply: Reply) -> str:
    return " / ".join(block.text for block in reply.blocks if isinstance(block, Paragraph | Note))


@pytest.fixture
async def post(tmp_path: Path) -> AsyncIterator[Post]:
    async with open_store(str(tmp_path / "post.db")) as store:
        yield Post(store)


async def test_a_one_shot_comes_once_and_never_again(post: Post) -> None:
    await post.remind(ANN, "tea", Schedule(SIX))

    assert await post.deliver_at(SIX - timedelta(seconds=1)) == []
    assert await post.deliver_at(SIX) == ["tea"]
    assert await post.deliver_at(SIX + timedelta(days=1)) == []
    assert await post.courier.next_due() is None


async def test_a_series_comes_each_day_and_knows_its_next(post: Post) -> None:
    await post.remind(ANN, "tea", Schedule(SIX, "FREQ=DAILY"))

    for day in range(3):
        assert await post.deliver_at(SIX + timedelta(days=day)) == ["tea"]
    assert await post.courier.next_due() == datetime(2026, 3, 30, 16, tzinfo=UTC)


async def test_each_delivery_has_an_id_of_its_own_and_keeps_it_when_sent_again(post: Post) -> None:
    await post.remind(ANN, "tea", Schedule(SIX, "FREQ=DAILY"))
    await post.deliver_at(SIX)
    await post.deliver_at(SIX + timedelta(days=1))

    assert len(set(post.sender.ids)) == 2


async def test_what_a_dead_process_claimed_is_sent_by_the_next_with_the_same_id_and_words(post: Post) -> None:
    await post.remind(ANN, None, Schedule(SIX))
    post.clock.move_to(SIX)
    held = post.sender.holds(ANN.address)
    claimed = asyncio.Event()
    post.sender.on_send = claimed.set
    dying = asyncio.create_task(post.courier.deliver_due())
    await claimed.wait()
    dying.cancel()
    await asyncio.gather(dying, return_exceptions=True)
    held.set()

    async with post.store.writing() as store:
        await store.deliveries.take_over(Platform.TELEGRAM, post.clock())
    await post.anew().deliver_due()

    assert [text_of(reply) for _place, reply in post.sender.sent] == ["Leg day"]


async def test_an_accepted_but_unsettled_delivery_is_sent_again_under_the_same_id(post: Post) -> None:
    await post.remind(ANN, "tea", Schedule(SIX))
    post.clock.move_to(SIX)
    claimed = await post.courier._claim_everywhere()
    await post.sender.send(ANN, reply_of(claimed[0]), once=claimed[0].id)

    async with post.store.writing() as store:
        await store.deliveries.take_over(Platform.TELEGRAM, post.clock())
    await post.anew().deliver_due()

    assert post.sender.ids == [claimed[0].id, claimed[0].id]


async def test_a_lease_under_way_is_not_taken_by_another(post: Post) -> None:
    await post.remind(ANN, "tea", Schedule(SIX))
    post.clock.move_to(SIX)
    await post.courier._claim_everywhere()

    assert await post.anew().deliver_due() == 0


async def test_not_now_is_tried_again_until_taken(post: Post) -> None:
    await post.remind(ANN, "tea", Schedule(SIX))
    post.sender.fails(ANN.address, TryLater("502"), TryLater("429", timedelta(seconds=30)))

    assert await post.deliver_at(SIX) == []
    again = await post.courier.next_due()
    assert again is not None
    assert again <= SIX + timedelta(seconds=3)
    assert await post.deliver_at(again) == []
    later = await post.courier.next_due()
    assert later is not None
    assert later >= again + timedelta(seconds=30)
    assert await post.deliver_at(later) == ["tea"]


async def test_a_late_message_says_when_it_was_planned(post: Post) -> None:
    await post.remind(ANN, "tea", Schedule(SIX))

    assert await post.deliver_at(SIX + timedelta(minutes=6)) == [
        "tea / Late: this was planned for Fri 27 March, 18:00 Europe/Berlin."
    ]


@pytest.mark.parametrize(
    ("after", "came"),
    [
        (timedelta(minutes=4), "tea"),
        (timedelta(minutes=4, seconds=1), "tea / Late: this was planned for Fri 27 March, 18:00 Europe/Berlin."),
    ],
)
async def test_a_message_that_may_be_late_when_it_arrives_says_so_already(
    post: Post, after: timedelta, came: str
) -> None:
    await post.remind(ANN, "tea", Schedule(SIX))

    assert await post.deliver_at(SIX + after) == [came]


async def test_half_a_day_late_is_not_sent_but_noted_for_the_next_contact(post: Post) -> None:
    reminder = await post.remind(ANN, "tea", Schedule(SIX))

    assert await post.deliver_at(SIX + timedelta(hours=12, seconds=1)) == []
    async with post.store.reading() as store:
        missed = await store.deliveries.missed(reminder.person, 5)
    assert [(entry.what, entry.planned_at) for entry in missed] == [("tea", SIX)]


async def test_a_retry_ends_when_the_next_occurrence_is_due(post: Post) -> None:
    await post.remind(ANN, "tea", Schedule(SIX, "FREQ=DAILY"))
    post.sender.fails(ANN.address, TryLater("502"))
    await post.deliver_at(SIX)

    came = await post.deliver_at(SIX + timedelta(days=1))

    assert came == ["tea"]


async def test_a_blocked_place_ends_no_series_and_gets_nothing_until_contact(post: Post) -> None:
    reminder = await post.remind(ANN, "tea", Schedule(SIX, "FREQ=DAILY"))
    post.sender.fails(ANN.address, Unreachable("blocked"))

    assert await post.deliver_at(SIX) == []
    assert await post.deliver_at(SIX + timedelta(days=1)) == []
    async with post.store.writing() as store:
        assert await store.places.reopen(ANN)
        kept = await store.reminders.get(reminder.key)
    assert kept is not None
    assert kept.schedule == reminder.schedule
    assert await post.deliver_at(SIX + timedelta(days=2)) == ["tea"]


async def test_a_moved_place_is_followed_and_nothing_is_lost(post: Post) -> None:
    await post.remind(ANN, "tea", Schedule(SIX, "FREQ=DAILY"))
    post.sender.fails(ANN.address, Moved(Place(Platform.TELEGRAM, "-100")))

    assert await post.deliver_at(SIX) == ["tea"]
    assert await post.deliver_at(SIX + timedelta(days=1)) == ["tea"]
    assert [place.address for place, _reply in post.sender.sent] == ["-100", "-100"]


async def test_content_that_is_never_taken_does_not_end_the_series(post: Post) -> None:
    await post.remind(ANN, "tea", Schedule(SIX, "FREQ=DAILY"))
    post.sender.fails(ANN.address, Refused("too long"))

    assert await post.deliver_at(SIX) == []
    assert await post.deliver_at(SIX + timedelta(days=1)) == ["tea"]


async def test_one_slow_chat_does_not_hold_up_the_next(post: Post) -> None:
    await post.remind(ANN, "slow", Schedule(SIX))
    await post.remind(BOB, "tea", Schedule(SIX))
    held = post.sender.holds(ANN.address)
    sent: asyncio.Queue[None] = asyncio.Queue()
    post.sender.on_send = lambda: sent.put_nowait(None)
    post.clock.move_to(SIX)

    running = asyncio.create_task(post.courier.run())
    await sent.get()
    await sent.get()
    held.set()
    running.cancel()
    await asyncio.gather(running, return_exceptions=True)

    assert post.sender.sent[0][0] == BOB


async def test_a_fault_in_one_delivery_does_not_stop_the_next(post: Post) -> None:
    await post.remind(ANN, "bad", Schedule(SIX))
    await post.remind(BOB, "tea", Schedule(SIX))
    faults = iter([RuntimeError("a fault of ours"), None])

    def break_once() -> None:
        if fault := next(faults, None):
            raise fault

    post.sender.on_send = break_once

    assert len(await post.deliver_at(SIX)) == 1
    after_lease = await post.courier.next_due()
    assert after_lease is not None
    assert len(await post.deliver_at(after_lease)) == 1


async def test_more_than_a_batch_due_at_once_all_come(post: Post) -> None:
    for number in range(230):
        await post.remind(Place(Platform.TELEGRAM, str(number)), "tea", Schedule(SIX))

    assert len(await post.deliver_at(SIX)) == 230


async def test_places_out_of_reach_are_not_claimed(post: Post) -> None:
    await post.remind(Place(Platform.DISCORD, "5"), "tea", Schedule(SIX))

    assert await post.deliver_at(SIX) == []
    assert await post.courier.next_due() is None


async def test_a_running_courier_sleeps_until_woken_by_a_change(post: Post) -> None:
    sent = asyncio.Event()
    post.sender.on_send = sent.set
    running = asyncio.create_task(post.courier.run())
    post.clock.move_to(SIX - timedelta(seconds=1))
    await post.remind(ANN, "tea", Schedule(SIX))
    post.clock.move_to(SIX)

    post.courier.wake()
    await asyncio.wait_for(sent.wait(), 10)
    running.cancel()
    await asyncio.gather(running, return_exceptions=True)

    assert sent.is_set()


async def test_what_is_sent_again_is_what_was_claimed_word_for_word(tmp_path: Path) -> None:
    made = iter(range(9))

    async def another_each_time(*_: object) -> Reply:
        return Reply.say(f"Session {next(made)}")

    async with open_store(str(tmp_path / "post.db")) as store:
        post = Post(store)
        post.courier._claims._due = Due(another_each_time)
        await post.remind(ANN, None, Schedule(SIX))
        post.sender.fails(ANN.address, TryLater("502"), TryLater("502"))
        came = [await post.deliver_at(SIX + timedelta(minutes=minute)) for minute in (0, 1, 2)]

    assert came == [[], [], ["Session 0"]]


async def test_what_is_deleted_between_two_attempts_is_not_sent(post: Post) -> None:
    reminder = await post.remind(ANN, "tea", Schedule(SIX, "FREQ=DAILY"))
    post.sender.fails(ANN.address, TryLater("502"))
    await post.deliver_at(SIX)
    async with post.store.writing() as store:
        await store.reminders.end(reminder.key, post.clock())

    assert await post.deliver_at(SIX + timedelta(minutes=1)) == []


@pytest.mark.parametrize(("slow", "quick"), [(ANN, BOB), (BOB, ANN)])
async def test_whichever_chat_is_slow_the_other_gets_its_own(post: Post, slow: Place, quick: Place) -> None:
    for place in (ANN, BOB):
        await post.remind(place, "tea", Schedule(SIX))
    post.sender.holds(slow.address)
    begun = asyncio.Semaphore(0)
    post.sender.on_send = begun.release
    post.clock.move_to(SIX)

    running = asyncio.create_task(post.courier.run())
    async with asyncio.timeout(10):
        await begun.acquire()
        await begun.acquire()
        post.sender.holds(slow.address).set()
    running.cancel()
    await asyncio.gather(running, return_exceptions=True)

    assert [place for place, _reply in post.sender.sent] == [quick, slow]
