"""Half an hour of failures on both platforms, by the clock of the test: nothing lost, nothing twice, all alive."""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import datetime, timedelta
from pathlib import Path

from adapters.discord import Discord, Pace
from adapters.telegram import Telegram
from bot.clock import SteadyClock
from bot.commands import Registry
from bot.delivery.courier import Courier
from bot.due import Due
from bot.messages import Place, Platform, Reply, Request, Sender
from bot.reminders import Reach
from bot.store import Store, open_store
from tests.fakes import no_leg_day
from tests.torture.gone import BLOCKED_PLACE, CLOSED_PLACE, DELETED_PLACE, MOVED_PLACE, SUPERGROUP, make_gone
from tests.torture.town import BERLIN, PLATFORMS, Town, town
from tests.torture.weather import SILENCE, TROUBLES, turn

SIX = datetime(2026, 3, 27, 18, 0, tzinfo=BERLIN)
OUTAGE = timedelta(minutes=30)
MINUTE = timedelta(minutes=1)
EACH = 6
IMPATIENT = Pace(send_within=timedelta(milliseconds=50), limit_wait=timedelta(milliseconds=10))


async def _nobody(request: Request) -> Reply:
    raise AssertionError(f"nobody asks here: {request}")


class Road:
    """The real store, courier and senders in a town, with a clock that is moved by hand."""

    def __init__(self, place: Town, store: Store, courier: Courier, clock: SteadyClock, chance: random.Random) -> None:
        self.town = place
        self.store = store
        self.clock = clock
        self.arrived_at: dict[int, datetime] = {}
        self._courier = courier
        self._chance = chance

    async def go_on(self, until: datetime, *, trouble: bool) -> None:
        """Stop at each instant at which there is something to do, and do it, in good weather or in bad."""
        while (instant := await self._courier.next_due()) and instant < until:
            self.clock.move_to(max(instant, self.clock()))
            silent = (SILENCE,) if self._chance.random() < 0.1 else TROUBLES
            turn(self.town, self._chance.choice(silent) if trouble else None)
            if trouble and silent == (SILENCE,):
                # Telegram's time-out is 15 s of the real clock; here only Discord's is waited for.
                self.town.telegram._holds["sendMessage"].clear()
                self.town.telegram.fail_next("sendMessage", cut=True, times=None)
            await self._courier.deliver_due()
            for number in self.town.arrived().keys() - self.arrived_at.keys():
                self.arrived_at[number] = self.clock()
        self.clock.move_to(until)

    async def reopen(self, *places: Place) -> None:
        """Do what a contact does."""
        async with self.store.writing() as store:
            for place in places:
                assert await store.places.reopen(place)


@asynccontextmanager
async def road(folder: Path, seed: int) -> AsyncIterator[Road]:
    chance, clock = random.Random(seed), SteadyClock(SIX)
    async with town(folder, chance) as place, open_store(str(place.database)) as store:
        telegram = Telegram(
            token=place.telegram.token,
            api_url=place.telegram.url,
            registry=Registry(()),
            handle=_nobody,
            clock=clock,
            chance=chance,
        )
        discord = Discord(
            token=place.discord.token,
            api_url=place.discord.url,
            registry=Registry(()),
            handle=_nobody,
            clock=clock,
            pace=IMPATIENT,
            chance=chance,
        )
        async with telegram, discord:
            senders: dict[Platform, Sender] = {Platform.TELEGRAM: telegram, Platform.DISCORD: discord}
            reaches = [Reach(platform) for platform in PLATFORMS]
            yield Road(place, store, Courier(store, senders, reaches, Due(no_leg_day), clock, chance), clock, chance)


async def test_every_occurrence_of_an_outage_comes_once_late_ones_say_so_and_every_series_lives(
    tmp_path: Path,
) -> None:
    async with road(tmp_path, seed=3) as world:
        place = world.town
        planned = {}
        async with place.filling() as store:
            for platform in PLATFORMS:
                for number, home in enumerate(place.places(platform)[:EACH]):
                    planned[len(place.set_on)] = at = SIX + OUTAGE * number / EACH
                    await place.remind(store, len(place.set_on), home, at, "FREQ=DAILY")

        await world.go_on(SIX + OUTAGE, trouble=True)
        came_meanwhile = set(world.arrived_at)
        await world.go_on(SIX + OUTAGE + timedelta(minutes=6), trouble=False)

        said = {number for on in PLATFORMS for number in place.numbers_in(on, "Late: this was planned for")}
        assert not came_meanwhile
        assert place.arrived() == Counter(dict.fromkeys(planned, 1))
        late = {number for number, at in planned.items() if world.arrived_at[number] - at > timedelta(minutes=5)}
        assert late
        assert said == late
        assert len(place.telegram.called("sendMessage")) > 2 * EACH

        await world.go_on(SIX + timedelta(days=1, hours=1), trouble=False)
        assert place.arrived() == Counter(dict.fromkeys(planned, 2))


async def test_who_goes_away_during_an_outage_keeps_every_series_and_gets_the_next(tmp_path: Path) -> None:
    async with road(tmp_path, seed=4) as world:
        place = world.town
        gone = await make_gone(place, SIX + MINUTE, SIX + 25 * MINUTE)
        gone.leave(place)

        await world.go_on(SIX + 10 * MINUTE, trouble=True)
        await world.go_on(SIX + OUTAGE, trouble=False)
        moved = {gone.first[MOVED_PLACE], gone.later[MOVED_PLACE]}
        assert place.arrived() == Counter(dict.fromkeys(moved, 1))
        assert len(place.telegram.messages(SUPERGROUP)) == 2

        gone.come_back()
        await world.reopen(BLOCKED_PLACE, CLOSED_PLACE, DELETED_PLACE)
        await world.go_on(SIX + timedelta(days=1, hours=1), trouble=False)

        again = Counter({gone.first[where]: 1 for where in (BLOCKED_PLACE, CLOSED_PLACE)})
        came_late = Counter({gone.later[where]: 1 for where in (BLOCKED_PLACE, CLOSED_PLACE)})
        to_group = Counter({gone.first[MOVED_PLACE]: 2, gone.later[MOVED_PLACE]: 1})
        assert place.arrived() == again + came_late + to_group
        series = [standing for standing in place.standings() if standing.rule]
        assert len(series) == 4
        assert all(standing.state.name == "ACTIVE" for standing in series)
