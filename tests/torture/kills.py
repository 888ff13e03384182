"""Killing the process again and again on one database, and counting what that lost or doubled."""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path

from bot.messages import Platform
from tests.torture.moments import MOMENTS, Moment
from tests.torture.town import PLATFORMS, Town, town, until

DUE_EACH = 16
"""Reminders that fall due on each platform before each start."""

REST_AFTER = 10
"""Kills after which a process may live until everything has come, lest what is due only grows."""

ARRIVAL_SECONDS = 60.0


@dataclass(frozen=True)
class Kill:
    """One kill.

    Attributes:
        at: The step's name.
        claimed: How many deliveries were open at that instant.
        in_flight: Which of them the platform had just accepted, by platform.
    """

    at: str
    claimed: int
    in_flight: dict[Platform, set[int]]


@dataclass
class Count:
    """What became of the reminders on one platform.

    Attributes:
        lost: Due, and never shown.
        doubled: How many messages were shown too often.
        unexplained: Those of them that were not in flight at a kill.
    """

    platform: Platform
    due: int
    lost: int
    doubled: int
    in_flight: int
    unexplained: int

    def __add__(self, other: Count) -> Count:
        return Count(
            self.platform,
            self.due + other.due,
            self.lost + other.lost,
            self.doubled + other.doubled,
            self.in_flight + other.in_flight,
            self.unexplained + other.unexplained,
        )


@dataclass(frozen=True)
class Outcome:
    """What a row of kills did.

    Attributes:
        wrong: Reminders that stand otherwise than they should: a series ended, a one-shot still to come.
        tracebacks: How many faults of the program itself were logged.
    """

    kills: list[Kill]
    counts: list[Count]
    wrong: list[int] = field(default_factory=list)
    tracebacks: int = 0


async def kill_often(folder: Path, seed: int, moments: Sequence[Moment], *, verify: bool = True) -> Outcome:
    """Kill at each of *moments*, one after the other on one database; now and then a process brings the rest.

    Args:
        verify: Whether to hold every request against the platform's published specification.
    """
    chance = random.Random(seed)
    async with town(folder, chance) as place:
        kills: list[Kill] = []
        for first in range(0, len(moments), REST_AFTER):
            kills += [await kill_once(place, moment, chance) for moment in moments[first : first + REST_AFTER]]
            await _bring_the_rest(place)
        if verify:
            place.telegram.verify()
            place.discord.verify()
        return Outcome(
            kills,
            [count(place, platform, kills) for platform in PLATFORMS],
            [standing.number for standing in place.standings() if not standing.is_right],
            sum(said.count("Traceback") for said in place.said),
        )


async def kill_once(place: Town, moment: Moment, chance: random.Random) -> Kill:
    """Let reminders fall due, bring a new process to *moment*, kill it, and see what it left."""
    await place.set_due(DUE_EACH)
    before = {platform: place.copies(platform) for platform in PLATFORMS}
    await place.kill(await moment(place, chance))
    claimed = place.under_way()
    accepted = {platform: set(place.copies(platform) - before[platform]) for platform in PLATFORMS}
    return Kill(moment.__name__, len(claimed), {platform: accepted[platform] & claimed for platform in PLATFORMS})


def count(place: Town, platform: Platform, kills: Sequence[Kill]) -> Count:
    """Return what *kills* did to the reminders on *platform*."""
    copies = place.copies(platform)
    due = [number for number, on in place.set_on.items() if on is platform]
    in_flight = Counter(number for kill in kills for number in kill.in_flight[platform])
    again = {number: copies[number] - 1 for number in due if copies[number] > 1}
    return Count(
        platform,
        len(due),
        lost=sum(not copies[number] for number in due),
        doubled=sum(again.values()),
        in_flight=in_flight.total(),
        unexplained=sum(max(0, times - in_flight[number]) for number, times in again.items()),
    )


def moments_for(kills: int, first: int = 0) -> list[Moment]:
    """Return so many moments, each step in its turn."""
    return [MOMENTS[(first + number) % len(MOMENTS)] for number in range(kills)]


async def _bring_the_rest(place: Town) -> None:
    child = await place.start()
    with suppress(TimeoutError):  # what has not come counts as lost
        await until(lambda: not place.under_way() and len(place.arrived()) == len(place.set_on), ARRIVAL_SECONDS, 0.05)
    code = await child.stop()
    place.said.append(child.said)
    assert code == 0, child.said
