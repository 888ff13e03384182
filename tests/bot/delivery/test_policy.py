import random
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

from bot.delivery.policy import (
    FIRST_RETRY,
    LEASE,
    LONGEST_RETRY,
    MISSED_AFTER,
    SEND_WITHIN,
    is_late,
    is_missed,
    retry_in,
    step,
)
from bot.schedules.model import Schedule

BERLIN = ZoneInfo("Europe/Berlin")
DAILY = Schedule(datetime(2026, 3, 20, 18, 0, tzinfo=BERLIN), "FREQ=DAILY")
ONCE = Schedule(datetime(2026, 3, 20, 18, 0, tzinfo=BERLIN))


def at(day: int, hour: int, minute: int = 0) -> datetime:
    return datetime(2026, 3, day, hour, minute, tzinfo=BERLIN).astimezone(UTC)


def test_an_occurrence_on_time_is_sent_and_the_series_moves_on() -> None:
    decided = step(DAILY, at(20, 18), at(20, 18))

    assert (decided.send, decided.missed, decided.due_at) == (at(20, 18), None, at(21, 18))


def test_a_one_shot_is_over_after_it_was_sent() -> None:
    decided = step(ONCE, at(20, 18), at(20, 18))

    assert (decided.send, decided.due_at) == (at(20, 18), None)


def test_after_days_offline_a_series_sends_only_its_latest_occurrence() -> None:
    decided = step(DAILY, at(20, 18), at(25, 20))

    assert (decided.send, decided.missed, decided.due_at) == (at(25, 18), at(20, 18), at(26, 18))


def test_after_days_offline_nothing_is_sent_when_the_latest_is_half_a_day_old() -> None:
    decided = step(DAILY, at(20, 18), at(25, 6, 1))

    assert (decided.send, decided.missed, decided.due_at) == (None, at(20, 18), at(25, 18))


def test_a_one_shot_half_a_day_late_is_missed() -> None:
    decided = step(ONCE, at(20, 18), at(20, 18) + MISSED_AFTER + timedelta(seconds=1))

    assert (decided.send, decided.missed, decided.due_at) == (None, at(20, 18), None)


def test_a_one_shot_just_under_half_a_day_late_still_comes() -> None:
    assert step(ONCE, at(20, 18), at(20, 18) + MISSED_AFTER).send == at(20, 18)


def test_the_clock_change_does_not_move_the_wall_time() -> None:
    decided = step(DAILY, at(28, 18), at(28, 18))

    assert decided.due_at == datetime(2026, 3, 29, 16, 0, tzinfo=UTC)


def test_late_means_more_than_five_minutes() -> None:
    assert not is_late(at(20, 18), at(20, 18, 5))
    assert is_late(at(20, 18), at(20, 18, 5) + timedelta(seconds=1))


def test_an_occurrence_is_missed_once_its_successor_is_due() -> None:
    assert not is_missed(at(20, 18), at(20, 19), at(20, 18, 59))
    assert is_missed(at(20, 18), at(20, 19), at(20, 19))


def test_retries_wait_longer_each_time_up_to_a_bound() -> None:
    chance = random.Random(1)
    waits = [retry_in(attempts, chance, None) for attempts in range(1, 30)]

    assert FIRST_RETRY / 2 <= waits[0] <= FIRST_RETRY
    assert waits[0] < waits[4] < waits[8]
    assert max(waits) <= LONGEST_RETRY


def test_a_retry_never_comes_before_the_platform_allows_it() -> None:
    chance = random.Random(1)

    assert all(retry_in(1, chance, timedelta(seconds=30)) >= timedelta(seconds=30) for _ in range(100))


def test_after_hours_offline_a_series_sends_only_its_latest_occurrence() -> None:
    hourly = Schedule(datetime(2026, 3, 20, 8, 0, tzinfo=ZoneInfo("UTC")), "FREQ=HOURLY")

    decided = step(hourly, datetime(2026, 3, 20, 9, tzinfo=UTC), datetime(2026, 3, 20, 13, 30, tzinfo=UTC))

    assert decided.send == datetime(2026, 3, 20, 13, tzinfo=UTC)
    assert decided.missed == datetime(2026, 3, 20, 9, tzinfo=UTC)
    assert decided.due_at == datetime(2026, 3, 20, 14, tzinfo=UTC)


def test_a_one_shot_that_is_tried_again_is_missed_after_half_a_day() -> None:
    assert not is_missed(at(20, 18), None, at(20, 18) + MISSED_AFTER)
    assert is_missed(at(20, 18), None, at(20, 18) + MISSED_AFTER + timedelta(seconds=1))


def test_no_lease_ends_while_its_send_is_under_way() -> None:
    assert LEASE > SEND_WITHIN
