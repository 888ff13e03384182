from __future__ import annotations

import random
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from bot.coaching.streaks import Pause, days_trained, monday_of, pause_of, sessions_in_week, streak
from bot.training import Entry

FRIDAY = date(2026, 3, 27)
MONDAY = date(2026, 3, 23)
DAY = timedelta(days=1)
WEEK = timedelta(days=7)


def some_weeks(seed: int) -> tuple[list[date], date]:
    """Return days of training in up to a year before a day, some weeks empty, and that day."""
    chance = random.Random(seed)
    today = FRIDAY + timedelta(days=chance.randrange(7))
    days = [today - timedelta(days=chance.randrange(120)) for _ in range(chance.randrange(60))]
    return days, today


def test_nothing_done_is_no_streak() -> None:
    assert streak([], FRIDAY) == 0


def test_weeks_in_a_row_are_counted_back_from_this_one() -> None:
    assert streak([FRIDAY, FRIDAY - WEEK, FRIDAY - 2 * WEEK, FRIDAY - 4 * WEEK], FRIDAY) == 3


def test_a_week_begins_on_monday_and_ends_on_sunday() -> None:
    assert streak([MONDAY], FRIDAY) == 1
    assert streak([MONDAY - DAY], FRIDAY) == 1
    assert streak([MONDAY, MONDAY - DAY], FRIDAY) == 2
    assert sessions_in_week([MONDAY - DAY, MONDAY, MONDAY + 6 * DAY, MONDAY + WEEK], FRIDAY) == 2


def test_a_week_that_is_not_over_breaks_nothing() -> None:
    assert streak([FRIDAY - WEEK, FRIDAY - 2 * WEEK], FRIDAY) == 2


def test_a_whole_week_without_training_ends_it() -> None:
    assert streak([FRIDAY - 2 * WEEK, FRIDAY - 3 * WEEK], FRIDAY) == 0


def test_a_paused_week_neither_breaks_nor_counts() -> None:
    days = [FRIDAY, FRIDAY - 3 * WEEK, FRIDAY - 4 * WEEK]

    assert streak(days, FRIDAY) == 1
    assert streak(days, FRIDAY, [Pause(MONDAY - 2 * WEEK, MONDAY - DAY)]) == 3
    assert streak(days, FRIDAY, [Pause(MONDAY - 2 * WEEK, MONDAY - 2 * WEEK)]) == 1


def test_training_in_a_paused_week_counts() -> None:
    assert streak([FRIDAY, FRIDAY - WEEK], FRIDAY, [Pause(MONDAY - WEEK, MONDAY - DAY)]) == 2


@pytest.mark.parametrize("seed", range(200))
def test_resting_today_rather_than_yesterday_changes_nothing(seed: int) -> None:
    days, today = some_weeks(seed)
    whole_weeks_later = [day for day in days if day <= today]

    assert streak(whole_weeks_later, today) == streak(whole_weeks_later, monday_of(today) + 6 * DAY)


@pytest.mark.parametrize("seed", range(200))
def test_more_training_and_longer_pauses_never_shorten_it(seed: int) -> None:
    days, today = some_weeks(seed)
    chance = random.Random(seed)
    more = [*days, today - timedelta(days=chance.randrange(120))]
    pause = Pause(today - timedelta(days=chance.randrange(60, 100)), today - timedelta(days=chance.randrange(60)))

    assert streak(more, today) >= streak(days, today)
    assert streak(days, today, [pause]) >= streak(days, today)


@pytest.mark.parametrize("seed", range(200))
def test_it_never_counts_more_weeks_than_there_were_with_training(seed: int) -> None:
    days, today = some_weeks(seed)
    always = Pause(today - 1000 * DAY, today + DAY)

    assert streak(days, today) <= len({monday_of(day) for day in days})
    assert streak(days[:1], today, [always]) == len(days[:1])


def test_the_day_is_the_one_on_the_persons_own_calendar() -> None:
    late = Entry(1, "glute-bridge", datetime(2026, 3, 29, 23, 30, tzinfo=UTC), (8,))

    assert days_trained([late], UTC) == {date(2026, 3, 29)}
    assert days_trained([late], ZoneInfo("Europe/Berlin")) == {date(2026, 3, 30)}


def test_two_sets_of_one_day_are_one_session() -> None:
    noon = datetime(2026, 3, 27, 12, tzinfo=UTC)
    entries = [Entry(1, slug, noon, (8,)) for slug in ("glute-bridge", "romanian-deadlift")]

    assert sessions_in_week(days_trained(entries, UTC), FRIDAY) == 1


def test_a_pause_reaches_back_to_the_last_training_before_its_end() -> None:
    until = datetime(2026, 3, 23, tzinfo=UTC)

    assert pause_of(until, [FRIDAY, FRIDAY - 3 * WEEK], UTC) == (Pause(FRIDAY - 3 * WEEK, MONDAY - DAY),)
    assert pause_of(None, [FRIDAY], UTC) == ()
    assert pause_of(until, [FRIDAY], UTC) == ()
