"""The road of a reminder: due, claimed, sent, settled; at least once, and once where the platform helps."""

from __future__ import annotations

import asyncio
import logging
import random
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from types import MappingProxyType

from bot.clock import Clock
from bot.delivery.claims import Claims
from bot.delivery.homeward import bring_home
from bot.delivery.pace import HAND, Pacer, patiently
from bot.delivery.policy import SEND_WITHIN, retry_in
from bot.delivery.settling import Settling
from bot.due import Due
from bot.errors import Moved, Refused, SendError, TryLater, Unreachable
from bot.failures import Why, noted
from bot.messages import DeliveryId, Platform, Sender
from bot.reminders import Delivery, DeliveryState, Reach
from bot.store import Store, StoreError, Transaction, reply_of

log = logging.getLogger(__name__)

BATCH = 500
"""Most reminders claimed in one transaction: more cost no less each, and hold up others who wait for the lock."""

FINISH_WITHIN = timedelta(seconds=2)
"""How long a stop waits for deliveries under way."""

LOOK_UP = timedelta(seconds=30)
"""Longest single sleep, so that a clock that was set or a machine that slept is noticed."""


@dataclass(slots=True)
class Round:
    """What is under way to one reach.

    Attributes:
        woken: Set when there may be something to do.
        is_full: Whether it waits for deliveries to end before it takes more.
        is_due: Whether something is known to be due, so that nobody needs to ask.
    """

    reach: Reach
    woken: asyncio.Event = field(default_factory=asyncio.Event)
    under_way: dict[DeliveryId, asyncio.Task[None]] = field(default_factory=dict)
    is_full: bool = False
    is_due: bool = False


class Courier:
    """Brings what is due to the places within reach.

    Args:
        senders: One for each platform within *reaches*.
        reaches: The places this process can send to; nothing else is claimed.
        chance: For ids, lease tokens and the jitter of retries.
        pacers: The clock of each platform that has one; what it does not let out soon is not claimed yet.
    """

    def __init__(
        self,
        store: Store,
        senders: Mapping[Platform, Sender],
        reaches: Sequence[Reach],
        due: Due,
        clock: Clock,
        chance: random.Random,
        pacers: Mapping[Platform, Pacer] = MappingProxyType({}),
    ) -> None:
        self._store = store
        self._senders = senders
        self._rounds = [Round(reach) for reach in reaches]
        self._pacers = pacers
        self._clock = clock
        self._chance = chance
        self._token = chance.getrandbits(62)
        self._claims = Claims(due, chance, self._token)
        self._settling = Settling(store, clock, self._token)

    def wake(self) -> None:
        """Look again at what is due: something changed."""
        for one in self._rounds:
            one.woken.set()

    async def run(self) -> None:
        """Deliver for ever, to each reach by itself: sleep to the next due instant, or until woken; nothing polls."""
        try:
            async with asyncio.TaskGroup() as rounds:
                for one in self._rounds:
                    rounds.create_task(self._go_round(one))
        finally:
            await self._finish()

    async def deliver_due(self) -> int:
        """Deliver everything due now, wait until it is settled, and return how many messages were begun."""
        begun = 0
        with patiently():
            while (claimed := await self._claim_everywhere()) or self._claims.is_more_due:
                begun += len(claimed)
                await asyncio.gather(*(self._bring(delivery) for delivery in claimed))
                await self._settling.finish()
        return begun

    async def next_due(self) -> datetime | None:
        """Return the earliest instant at which there is something to do within reach; aware, UTC."""
        instants = [await self._next_due(one.reach) for one in self._rounds]
        return min((instant for instant in instants if instant is not None), default=None)

    async def _next_due(self, reach: Reach) -> datetime | None:
        async with self._store.reading() as store:
            return await store.deliveries.next_wake(reach)

    async def _go_round(self, one: Round) -> None:
        with patiently():
            while True:
                one.woken.clear()
                one.is_full = self._is_full(one)
                if one.is_full:
                    await one.woken.wait()
                elif pause := self._pause(one.reach):
                    await self._sleep_until(self._clock() + pause, one.woken)
                else:
                    await self._wait_or_begin(one)

    async def _wait_or_begin(self, one: Round) -> None:
        try:
            if one.is_due:
                await self._begin(one)
                return
            following = await self._next_due(one.reach)
        except StoreError as error:
            log.error("cannot read what is due, trying again soon: %s", error)  # noqa: TRY400 - the fault is the machine's, not the code's
            following = self._clock() + retry_in(4, self._chance, None)
        await self._sleep_until(following, one.woken)
        one.is_due = following is not None and following <= self._clock()

    async def _begin(self, one: Round) -> None:
        room = min(self._hand(one.reach) - len(one.under_way), BATCH)
        claimed = await self._claim_within(one.reach, room)
        one.is_due = len(claimed) >= room
        for delivery in claimed:
            # a clock that was set, or a machine that slept, ends leases of what is still under way here
            if delivery.id not in one.under_way and not self._settling.has(delivery.id):
                self._start(delivery, one)

    def _hand(self, reach: Reach) -> int:
        """Return how many deliveries may be under way: what leaves well within a lease."""
        pacer = self._pacers.get(reach.platform)
        return pacer.hand if pacer else HAND

    def _is_full(self, one: Round) -> bool:
        """Whether so much is under way that claiming more would not be worth a transaction yet."""
        return len(one.under_way) > self._hand(one.reach) // 2

    def _pause(self, reach: Reach) -> timedelta:
        pacer = self._pacers.get(reach.platform)
        return pacer.pause if pacer else timedelta(0)

    async def _finish(self) -> None:
        """Let what is under way arrive and be settled, but not for long; what stays open is taken over later."""
        left = [task for one in self._rounds for task in one.under_way.values()]
        if left:
            _arrived, late = await asyncio.wait(left, timeout=FINISH_WITHIN.total_seconds())
            for task in late:
                task.cancel()
            await asyncio.gather(*left, return_exceptions=True)
        await self._settling.finish()

    def _start(self, delivery: Delivery, one: Round) -> None:
        task = one.under_way[delivery.id] = asyncio.create_task(self._bring(delivery))
        task.add_done_callback(lambda _done: self._end(delivery.id, one))

    def _end(self, id: DeliveryId, one: Round) -> None:
        del one.under_way[id]
        if one.is_full and not self._is_full(one):
            one.woken.set()

    async def _sleep_until(self, instant: datetime | None, woken: asyncio.Event) -> None:
        """Return when *instant* is reached by the handed-in clock, or when *woken*."""
        while not woken.is_set():
            left = LOOK_UP if instant is None else min(instant - self._clock(), LOOK_UP)
            if left <= timedelta(0):
                return
            try:
                await asyncio.wait_for(woken.wait(), left.total_seconds())
            except TimeoutError:
                continue

    async def _claim_everywhere(self) -> list[Delivery]:
        return [delivery for one in self._rounds for delivery in await self._claim_within(one.reach, BATCH)]

    async def _claim_within(self, reach: Reach, room: int) -> list[Delivery]:
        async with self._store.writing() as store:
            return await self._claims.take(reach, store, self._clock(), room)

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
                    receipt = await sender.send(delivery.place, reply_of(delivery), once=delivery.id)
        except TimeoutError:
            await self._failed(delivery, TryLater("no answer in time"))
        except SendError as error:
            await self._failed(delivery, error)
        else:
            self._settling.settle(delivery.id, receipt)

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
                    noted(Why.UNREACHABLE, error),
                )
            case Refused() | SendError():
                log.error("delivery %s will never be taken: %s", delivery.id, error)
                reason = noted(Why.REFUSED, error)
                await store.deliveries.give_up(delivery.id, self._token, now, DeliveryState.MISSED, reason)
