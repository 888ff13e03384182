"""Kill -9 at every step of a delivery: nothing is lost, and only what was in flight can come twice."""

from __future__ import annotations

from pathlib import Path

import pytest

from bot.messages import Platform
from tests.torture.kills import kill_often, moments_for
from tests.torture.moments import MOMENTS

KILLS_EACH = 10


@pytest.mark.parametrize("seed", range(5))
async def test_ten_kills_on_one_database_lose_nothing_and_double_only_what_was_in_flight(
    tmp_path: Path, seed: int
) -> None:
    outcome = await kill_often(tmp_path, seed, moments_for(KILLS_EACH, first=seed * KILLS_EACH), verify=seed == 0)

    telegram, discord = outcome.counts
    assert (telegram.platform, discord.platform) == (Platform.TELEGRAM, Platform.DISCORD)
    assert telegram.lost == discord.lost == 0
    assert discord.doubled == 0
    assert telegram.unexplained == 0
    assert telegram.doubled <= telegram.in_flight
    assert outcome.wrong == []
    assert outcome.tracebacks == 0
    assert sum(kill.claimed for kill in outcome.kills) > 0
    assert telegram.in_flight + discord.in_flight > 0


def test_the_kills_of_the_suite_come_at_every_step() -> None:
    assert set(moments_for(KILLS_EACH)) == set(MOMENTS)
