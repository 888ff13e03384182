from datetime import UTC, datetime
from pathlib import Path

import pytest

from bot.facts import Facts
from bot.people import Person
from bot.quiet import parse_quiet, quiet_until
from tests.conversation import conversation

NIGHT = (22 * 60, 7 * 60)


@pytest.mark.parametrize(
    ("text", "quiet"),
    [
        ("22-7", NIGHT),
        ("22:00-07:00", NIGHT),
        ("10pm to 7am", NIGHT),
        ("from 22 until 7", NIGHT),
        ("22.30 – 6:15", (22 * 60 + 30, 6 * 60 + 15)),
        ("12am-12pm", (0, 12 * 60)),
        ("24-8", (0, 8 * 60)),
        ("22-22", None),
        ("25-7", None),
        ("22:75-7", None),
        ("13pm-7", None),
        ("night", None),
    ],
)
def test_hours_as_people_type_them(text: str, quiet: tuple[int, int] | None) -> None:
    assert parse_quiet(text) == quiet


@pytest.mark.parametrize(
    ("quiet", "now", "until"),
    [
        (NIGHT, datetime(2026, 3, 27, 20, 59, tzinfo=UTC), None),
        (NIGHT, datetime(2026, 3, 27, 21, 0, tzinfo=UTC), datetime(2026, 3, 28, 6, 0, tzinfo=UTC)),
        (NIGHT, datetime(2026, 3, 28, 5, 59, tzinfo=UTC), datetime(2026, 3, 28, 6, 0, tzinfo=UTC)),
        (NIGHT, datetime(2026, 3, 28, 6, 0, tzinfo=UTC), None),
        (NIGHT, datetime(2026, 3, 28, 22, 0, tzinfo=UTC), datetime(2026, 3, 29, 5, 0, tzinfo=UTC)),
        ((780, 900), datetime(2026, 3, 27, 12, 30, tzinfo=UTC), datetime(2026, 3, 27, 14, 0, tzinfo=UTC)),
        ((780, 900), datetime(2026, 3, 27, 14, 0, tzinfo=UTC), None),
    ],
)
def test_their_end_is_on_the_persons_wall(quiet: tuple[int, int], now: datetime, until: datetime | None) -> None:
    assert quiet_until(Person(1, zone="Europe/Berlin", facts=Facts(quiet=quiet)), now) == until


def test_without_a_zone_or_without_hours_nothing_is_quiet() -> None:
    night = datetime(2026, 3, 27, 23, tzinfo=UTC)

    assert quiet_until(Person(1, facts=Facts(quiet=NIGHT)), night) is None
    assert quiet_until(Person(1, zone="Europe/Berlin"), night) is None


async def test_quiet_hours_are_set_shown_and_taken_back(tmp_path: Path) -> None:
    async with conversation(tmp_path) as chat:
        (unknown,) = await chat.say("/settings quiet 22-7")
        await chat.say("/settings zone Berlin")
        (shown,) = await chat.say("/settings")
        (wrong,) = await chat.say("/settings quiet always")
        await chat.press("Quiet hours", on=shown["id"])
        (off,) = await chat.press("Off")
        (after,) = await chat.say("/settings")

    assert "/settings zone Berlin" in unknown["text"]
    assert "Quiet hours: 22:00 to 07:00" in shown["text"]
    assert "/settings quiet 22-7" in wrong["text"]
    assert "no quiet hours" in off["text"]
    assert "Quiet hours: not set" in after["text"]


async def test_a_time_set_inside_them_is_sent_and_that_is_said(tmp_path: Path) -> None:
    async with conversation(tmp_path) as chat:
        await chat.say("/settings zone Berlin")
        await chat.say("/settings quiet 22-7")
        (echo,) = await chat.say("/remind every day at 23:00 to sleep")
        (outside,) = await chat.say("/remind every day at 21:00 to read")
        came = await chat.wait("P1D")

    assert "inside your quiet hours" in echo["text"]
    assert "quiet hours" not in outside["text"]
    assert [message["at"][11:16] for message in came] == ["21:00", "23:00"]


async def test_what_is_late_waits_for_their_end_through_restarts_and_says_when_it_was_planned(tmp_path: Path) -> None:
    async with conversation(tmp_path) as chat:
        await chat.say("/settings zone Berlin")
        await chat.say("/settings quiet 22-7")
        await chat.say("/remind today at 21:30 to read")
    for now in ("2026-03-27T22:30:00+01:00", "2026-03-27T23:30:00+01:00"):
        async with conversation(tmp_path, now) as chat:
            assert await chat.wait("PT30M") == []
    async with conversation(tmp_path, "2026-03-28T01:00:00+01:00") as chat:
        (came,) = await chat.wait("P1D")

    assert came["at"] == "2026-03-28T07:00:00+01:00"
    assert "Late: this was planned for Fri 27 March, 21:30" in came["text"]
