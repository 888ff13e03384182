"""A country changed its clocks: what is planned there keeps its wall time, and comes at another instant."""

from __future__ import annotations

import logging
from collections.abc import Mapping, Sequence
from datetime import timedelta
from zoneinfo import ZoneInfo

from bot.clock import Clock
from bot.schedules.calendar import in_another_edition
from bot.store import Dated, OldZone, Store

log = logging.getLogger(__name__)

BATCH = 500
"""Reminders looked at in one transaction, so that nobody waits long for the lock."""

SOON = timedelta(hours=1)
"""What falls due within it is seen to before anything is sent; the rest, while the program runs."""


async def renew(store: Store, clock: Clock) -> None:
    """See to everything at once."""
    renewal = Renewal(store, clock)
    await renewal.soon()
    await renewal.rest()


class Renewal:
    """Brings what is planned over from the editions of zones that are out of use.

    Each reminder names the edition by which its next instant was found, and both change together: so a pass that
    was broken off goes on with what is left, and nothing is moved twice. What was brought already has moved on to
    its next instant, and only that one changes: nothing comes twice.
    """

    def __init__(self, store: Store, clock: Clock) -> None:
        self._store = store
        self._clock = clock
        self._old: Mapping[int, OldZone] = {}
        self._zones: Mapping[int, ZoneInfo] = {}

    async def soon(self) -> int:
        """Find out which zones have changed, and see to what falls due soon; return how much that was.

        Zones whose edition nobody noted are taken for the ones in use.
        """
        async with self._store.reading() as store:
            unnoted, old = await store.zones.unnoted(), await store.zones.old()
        if unnoted:
            async with self._store.writing() as store:
                await store.zones.adopt(unnoted)
        self._old = {one.number: one for one in old}
        self._zones = {one.number: one.edition.zone() for one in old}
        if old:
            log.info("other clocks than before in %s", ", ".join(sorted(one.edition.name for one in old)))
        return await self._see_to_soon() if old else 0

    async def rest(self) -> int:
        """See to everything else, a little at a time, then forget those editions; return how much that was."""
        seen, after = 0, -1
        while self._old:
            async with self._store.writing() as store:
                batch = await store.zones.later(list(self._old), after, BATCH)
                await store.zones.renew(self._moved(batch))
            if not batch:
                break
            seen, after = seen + len(batch), batch[-1].number
        for old in self._old.values():
            await self._forget(old)
        self._old = {}
        return seen

    async def _forget(self, old: OldZone) -> None:
        after: int | None = -1
        while after is not None:
            async with self._store.writing() as store:
                after = await store.zones.renew_people(old, after, BATCH)
        async with self._store.writing() as store:
            await store.zones.drop(old)

    async def _see_to_soon(self) -> int:
        seen = 0
        while True:
            async with self._store.writing() as store:
                batch = await store.zones.soon(list(self._old), self._clock() + SOON, BATCH)
                await store.zones.renew(self._moved(batch))
            if not batch:
                return seen
            seen += len(batch)

    def _moved(self, batch: Sequence[Dated]) -> list[tuple[Dated, str, int | None]]:
        return [(one, self._old[one.zone].edition.name, self._due_at(one)) for one in batch]

    def _due_at(self, one: Dated) -> int | None:
        if one.due_at is None:
            return None
        return in_another_edition(one.start_wall, self._zones[one.zone], one.rule, one.due_at)
