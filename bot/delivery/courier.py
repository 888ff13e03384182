"""The road of a reminder: due, claimed, sent, settled; at least once, and once where the platform helps."""

from __future__ import annotations

import asyncio
import logging
import random
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import datetime, timedelta

from bot.clock import Clock
from bot.delivery.homeward import bring_home
from bot.delivery.policy import LEASE, SEND_WITHIN, is_late, is_missed, retry_in, step, waits_until, while_away
from bot.delivery.settling import Settling
from bot.due import Due
from bot.errors import Moved, Refused, SendError, TryLater, Unreachable
from bot.messages import DeliveryId, Platform, Reply, Sender
from bot.nag import is_wanted
from bot.reminders import Delivery, DeliveryState, Reach, Reminder, ReminderState
from bot.schedules.calendar import next_after
from bot.store import Store, StoreError, Transaction, delivery_id, random_id

log = logging.getLogger(__name__)

BATCH = 100
"""Reminders claimed in one transaction: the knee of cost against how long others wait for the lock."""

IN_FLIGHT = 200
"""Deliveries under way at once; claims wait while there are more."""

FINISH_WITHIN = timedelta(seconds=2)
"""How long a stop waits for deliveries under way."""

LOOK_UP = timedelta(seconds=30)
"""Longest single sleep, so that a clock that was set or a machine that slept is noticed."""


class Courier:
    """Brings what is due to the places within reach.

    Args:
        senders: One for each platform within *reaches*.
        reaches: The places this process can send to; nothing else is claimed.
        chance: For ids, lease tokens and the jitter of retries.
    """

    def __init__(
        self,
        store: Store,
        senders: Mapping[Platform, Sender],
        reaches: Sequence[Reach],
        due: Due,
        clock: Clock,
        chance: random.Random,
    ) -> None:
        self._store = store
        self._senders = senders
        self._reaches = reaches
        self._due = due
        self._clock = clock
        self._chance = chance
        self._token = chance.getrandbits(62)
        self._settling = Settling(store, clock, self._token)
        self._woken = asyncio.Event()
        self._under_way: set[asyncio.Task[None]] = set()

    def wake(self) -> None:
        """Look again at what is due: something changed."""
        self._woken.set()

    async def run(self) -> None:
        """Deliver for ever: sleep to the next due instant, or until woken; nothing polls."""
        try:
            while True:
                await self._one_round()
        finally:
            await self._finish()

    async def deliver_due(self) -> int:
        """Deliver everything due now, wait until it is settled, and return how many messages were begun."""
        begun = 0
        while claimed := await self._claim_everywhere():
            begun += len(claimed)
            await asyncio.gather(*(self._bring(delivery) for delivery in claimed))
        return begun

    async def next_due(self) -> datetime | None:
        """Return the earliest instant at which there is something to do within reach; aware, UTC."""
        async with self._store.reading() as store:
            instants = [await store.deliveries.next_wake(reach) for reach in self._reaches]
        return min((instant for instant in instants if instant is not None), default=None)

    async def _one_round(self) -> None:
        self._woken.clear()
        try:
            following = await self.next_due()
            if following is not None and following <= self._clock():
                for delivery in await self._claim_everywhere():
                    self._start(delivery)
                following = self._clock()
        except StoreError as error:
            log.error("cannot read what is due, trying again soon: %s", error)  # noqa: TRY400 - the fault is the machine's, not the code's
            following = self._clock() + retry_in(4, self._chance, None)
        if len(self._under_way) >= IN_FLIGHT:
            await asyncio.wait(self._under_way, return_when=asyncio.FIRST_COMPLETED)
        await self._sleep_until(following)

    async def _finish(self) -> None:
        """Let what is under way arrive and be settled, but not for long; what stays open is taken over later."""
        left = list(self._under_way)
        if left:
            _arrived, late = await asyncio.wait(left, timeout=FINISH_WITHIN.total_seconds())
            for task in late:
                task.cancel()
            await asyncio.gather(*left, return_exceptions=True)

    def _start(self, delivery: Delivery) -> None:
        task = asyncio.create_task(self._bring(delivery))
        self._under_way.add(task)
        task.add_done_callback(self._under_way.discard)

    async def _sleep_until(self, instant: datetime | None) -> None:
        """Return when *instant* is reached by the handed-in clock, or when woken."""
        while not self._woken.is_set():
            left = LOOK_UP if instant is None else min(instant - self._clock(), LOOK_UP)
            if left <= timedelta(0):
                return
            try:
                await asyncio.wait_for(self._woken.wait(), left.total_seconds())
            except TimeoutError:
                continue

    async def _claim_everywhere(self) -> list[Delivery]:
        claimed: list[Delivery] = []
        for reach in self._reaches:
            async with self._store.writing() as store:
                ours = await self._claim(reach, store)
            claimed.extend(ours)
        return claimed

    async def _claim(self, reach: Reach, store: Transaction) -> list[Delivery]:
        now = self._clock()
        again = await store.deliveries.reclaim(reach, now, try_at=now + LEASE, token=self._token, limit=BATCH)
        due = await store.reminders.due(reach, now, limit=BATCH)
        fresh = await self._open(due, store, now)
        claimed = await store.deliveries.claim(fresh, try_at=now + LEASE)
        ready = [delivery for delivery in again if await self._still_wanted(delivery, store, now)]
        ready += [delivery for delivery in fresh if delivery.id in claimed]
        return [await self._dated(delivery, store, now) for delivery in await self._awake(ready, store, now)]

    async def _open(self, due: Sequence[Reminder], store: Transaction, now: datetime) -> list[Delivery]:
        """Move what is due on, note what was missed, and return the deliveries of what is to be sent now."""
        people = await store.people.all_of(reminder.person for reminder in due)
        steps = [
            (reminder, while_away(reminder, step(reminder.schedule, reminder.due_at, now), people[reminder.person]))
            for reminder in due
            if reminder.due_at
        ]
        await store.reminders.advance([(reminder.key, taken.due_at) for reminder, taken in steps])
        missed = [(reminder, taken.missed, self._new_id()) for reminder, taken in steps if taken.missed]
        await store.deliveries.record_all_missed(missed, now)
        opened = []
        for reminder, taken in steps:
            if taken.send and await is_wanted(reminder, store):
                reply = await self._due.compose(reminder, people[reminder.person], store, now, taken.send)
                opened += [self._delivery(reminder, taken.send, reply)] if reply else []
        return opened

    def _delivery(self, reminder: Reminder, planned_at: datetime, reply: Reply) -> Delivery:
        return Delivery(
            id=self._new_id(),
            reminder=reminder.key,
            person=reminder.person,
            planned_at=planned_at,
            place=reminder.place,
            reply=reply,
            attempts=1,
            token=self._token,
        )

    def _new_id(self) -> DeliveryId:
        return delivery_id(random_id(self._chance))

    async def _still_wanted(self, delivery: Delivery, store: Transaction, now: datetime) -> bool:
        """Give up on an open delivery that grew too old, whose successor is due, or whose reminder was deleted."""
        reminder = await store.reminders.get(delivery.reminder)
        wanted = reminder is not None and reminder.state in (ReminderState.ACTIVE, ReminderState.OVER)
        following = next_after(reminder.schedule, delivery.planned_at) if reminder else None
        if wanted and not is_missed(delivery.planned_at, following, now):
            return True
        await store.deliveries.give_up(delivery.id, self._token, now, DeliveryState.MISSED, "too late")
        return False

    async def _awake(self, ready: Sequence[Delivery], store: Transaction, now: datetime) -> list[Delivery]:
        """Put late ones off to the end of their person's quiet hours or pause, and return the rest."""
        late = [delivery for delivery in ready if is_late(delivery.planned_at, now)]
        people = await store.people.all_of(delivery.person for delivery in late) if late else {}
        waiting = {one.id: until for one in late if (until := waits_until(one, people[one.person], now))}
        for id, until in waiting.items():
            await store.deliveries.postpone(id, self._token, until, "quiet hours or a pause")
        return [delivery for delivery in ready if delivery.id not in waiting]

    async def _dated(self, delivery: Delivery, store: Transaction, now: datetime) -> Delivery:
        if not is_late(delivery.planned_at, now):
            return delivery
        return replace(delivery, reply=delivery.reply.then(await self._due.late_note(delivery, store, now)))

    async def _bring(self, delivery: Delivery) -> None:
        """Send one delivery and settle it; one failure never stops the next."""
        try:
            await self._send_and_settle(delivery)
        except Exception:
            log.exception("delivery %s stays open and is tried again when its lease ends", delivery.id)

    async def _send_and_settle(self, delivery: Delivery) -> None:
        sender = self._senders[delivery.place.platform]
        try:
            with self._settling.sending():
                async with asyncio.timeout(SEND_WITHIN.total_seconds()):
                    receipt = await sender.send(delivery.place, delivery.reply, once=delivery.id)
        except TimeoutError:
            await self._failed(delivery, TryLater("no answer in time"))
        except SendError as error:
            await self._failed(delivery, error)
        else:
            await self._settling.settle(delivery.id, receipt)

    async def _failed(self, delivery: Delivery, error: SendError) -> None:
        log.warning("delivery %s, attempt %d: %s", delivery.id, delivery.attempts, error)
        now = self._clock()
        async with self._store.writing() as store:
            await self._settle_failure(delivery, error, store, now)
        self.wake()

    async def _settle_failure(self, delivery: Delivery, error: SendError, store: Transaction, now: datetime) -> None:
        match error:
            case TryLater(after=after):
                again = now + retry_in(delivery.attempts, self._chance, after)
                await store.deliveries.postpone(delivery.id, self._token, again, str(error))
            case Moved(to=to):
                await store.places.move(delivery.place, to)
                await store.deliveries.postpone(delivery.id, self._token, now, str(error))
            case Unreachable():
                await store.places.close(delivery.place, now)
                brought = await bring_home(delivery, store, now)
                await store.deliveries.give_up(
                    delivery.id,
                    self._token,
                    now,
                    DeliveryState.FAILED if brought else DeliveryState.MISSED,
                    str(error),
                )
            case Refused() | SendError():
                log.error("delivery %s will never be taken: %s", delivery.id, error)
                await store.deliveries.give_up(delivery.id, self._token, now, DeliveryState.FAILED, str(error))
