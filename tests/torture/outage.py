"""A real process through a long outage of both platforms: what came, what was said, what it cost in memory."""

from __future__ import annotations

import asyncio
import random
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path

from bot.clock import system_clock
from bot.messages import Platform
from bot.reminders import ReminderState
from tests.child import Child
from tests.torture.gone import Gone, make_gone
from tests.torture.town import PLATFORMS, SECOND, Town, town, until
from tests.torture.weather import SILENCE, TROUBLES, turn

ONE_EACH = timedelta(seconds=5)
"""How far apart reminders fall due on each platform."""

TURN_SECONDS = 10.0
"""How long each trouble lasts."""

CALM_SECONDS = 7 * 60.0
"""Longest wait afterwards: more than the longest between two attempts."""

LATE = timedelta(minutes=5)
FLAT_KIB = 16 * 1024
"""Growth of resident memory that is no leak: an outage of 30 minutes leaves hundreds of deliveries open at once."""

UNSURE = timedelta(seconds=5)
"""How exactly an arrival is noticed."""


@dataclass(frozen=True)
class Came:
    """What became of the reminders on one platform, those of who went away apart."""

    platform: Platform
    due: int
    lost: int
    doubled: int
    late: int
    unsaid: int
    attempts: int


@dataclass(frozen=True)
class Survey:
    """What an outage did.

    Attributes:
        gone: What became of the reminders of who went away, in words.
        before_kib: Resident memory of the process.
    """

    troubles: list[str]
    counts: list[Came]
    series: int
    alive: int
    gone: str
    before_kib: int
    after_kib: int

    @property
    def is_right(self) -> bool:
        """Whether nothing was lost, doubled or brought late without a word, every series lives, memory is flat."""
        faults = sum(count.lost + count.doubled + count.unsaid for count in self.counts)
        return not faults and self.alive == self.series and self.after_kib - self.before_kib < FLAT_KIB


class Watch:
    """Notes when each reminder was first shown."""

    def __init__(self, place: Town) -> None:
        self.first_seen: dict[int, datetime] = {}
        self._town = place

    def look(self) -> int:
        """Return how many have come by now."""
        for number in self._town.arrived().keys() - self.first_seen.keys():
            self.first_seen[number] = system_clock()
        return len(self.first_seen)


async def endure(folder: Path, seed: int, minutes: float) -> Survey:
    """Let both platforms fail in every way for *minutes* while reminders fall due, then let them be well again."""
    chance = random.Random(seed)
    async with town(folder, chance) as place:
        begin = system_clock().replace(microsecond=0) + 5 * SECOND
        length = timedelta(minutes=minutes)
        planned = await _set_all(place, begin, length)
        gone = await make_gone(place, begin, begin + length / 2)
        gone.leave(place)
        child = await place.start()
        watch = Watch(place)
        await until(lambda: system_clock() > begin + 3 * SECOND)
        before = resident_kib(child)
        await _storm(place, watch, begin + length, chance)
        turn(place, None)
        with suppress(TimeoutError):
            await until(lambda: watch.look() >= len(planned) + 2, CALM_SECONDS, 1.0)
        after = resident_kib(child)
        told = await _come_back(place, gone)
        assert await child.stop() == 0
        return _survey(place, watch, planned, told, (before, after))


async def _set_all(place: Town, begin: datetime, length: timedelta) -> dict[int, datetime]:
    """Set a daily series every `ONE_EACH` on each platform, from a while after *begin* on."""
    planned = {}
    async with place.filling() as store:
        for turn_number in range(1, int(length / ONE_EACH)):
            for platform in PLATFORMS:
                places = place.places(platform)
                number = len(place.set_on)
                planned[number] = begin + turn_number * ONE_EACH
                await place.remind(store, number, places[turn_number % len(places)], planned[number], "FREQ=DAILY")
    return planned


async def _storm(place: Town, watch: Watch, end: datetime, chance: random.Random) -> None:
    while (left := (end - system_clock()).total_seconds()) > 0:
        turn(place, chance.choice((*TROUBLES, SILENCE)))
        await asyncio.sleep(min(left, TURN_SECONDS))
        watch.look()


async def _come_back(place: Town, gone: Gone) -> str:
    """Let who blocked the bot or closed the door write to it again, and return what they then heard."""
    gone.come_back()
    gone.blocker.says("/help")
    await (await gone.closed.runs("help")).answered()
    awaited = {number for where, number in gone.later.items() if where.is_private}
    with suppress(TimeoutError):
        await until(lambda: awaited <= place.arrived().keys(), 30, 0.1)
    told = sum("could not reach you" in text for platform in PLATFORMS for text in place.texts(platform))
    came = len(gone.numbers & place.arrived().keys())
    return f"{came} of {len(gone.numbers)} reminders came once they were back, {told} people were told of the others"


def _survey(place: Town, watch: Watch, planned: dict[int, datetime], told: str, memory: tuple[int, int]) -> Survey:
    series = [standing for standing in place.standings() if standing.rule]
    return Survey(
        [trouble.name for trouble in (*TROUBLES, SILENCE)],
        [_came(place, watch, platform, planned) for platform in PLATFORMS],
        len(series),
        sum(standing.state is ReminderState.ACTIVE and standing.due for standing in series),
        told,
        *memory,
    )


def _came(place: Town, watch: Watch, platform: Platform, planned: dict[int, datetime]) -> Came:
    copies = place.copies(platform)
    ours = [number for number in planned if place.set_on[number] is platform]
    late = [
        number for number in ours if watch.first_seen.get(number, planned[number]) - planned[number] > LATE + UNSURE
    ]
    said = place.numbers_in(platform, "Late: this was planned for")
    attempts = (
        len(place.telegram.called("sendMessage"))
        if platform is Platform.TELEGRAM
        else place.discord.count("POST message")
    )
    return Came(
        platform,
        len(ours),
        lost=sum(not copies[number] for number in ours),
        doubled=sum(max(0, copies[number] - 1) for number in ours),
        late=len(late),
        unsaid=sum(number not in said for number in late),
        attempts=attempts,
    )


def resident_kib(child: Child) -> int:
    """Return the memory that *child* has in RAM (VmRSS, https://docs.kernel.org/filesystems/proc.html)."""
    status = Path(f"/proc/{child._process.pid}/status").read_text()
    return int(next(line.split()[1] for line in status.splitlines() if line.startswith("VmRSS:")))
