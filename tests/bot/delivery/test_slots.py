"""What a platform may be sent, seen by a platform that counts in every sliding window."""

from __future__ import annotations

import random
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.delivery.slots import APART, MARGIN, Chats, Limit, Slot, Slots, discord_limits, telegram_limits

ROADS = {"steady": (0.04, 0.0), "loopback": (0.001, 0.002), "rough": (0.03, 0.05), "wild": (0.0, 0.2)}
"""Seconds that a message takes one way at least, and what chance adds."""


def drain(rate: int, many: int, road: tuple[float, float], seed: int, *, patient: bool = True) -> list[float]:
    """Send *many* messages as soon as each may go and return when the platform saw them, in order."""
    chance, slots, now = random.Random(seed), Slots(Limit(rate)), 1000.0
    least, spread = road
    seen: list[float] = []
    answers: list[tuple[float, Slot]] = []
    for _ in range(many):
        while (ready := slots.ready_at(now, reminders=many if patient else 0)) > now:
            due = [answer for answer in answers if answer[0] <= ready]
            for at, slot in sorted(due, key=lambda answer: answer[0])[:1]:
                answers.remove((at, slot))
                slots.answered(slot, at)
                now = max(now, at)
            now = now if due else ready
        slot = slots.take(now)
        seen.append(now + least + chance.random() * spread)
        answers.append((seen[-1] + least + chance.random() * spread, slot))
    return sorted(seen)


def most_in_a_second(seen: list[float]) -> int:
    """Return how many of *seen* fall into the fullest window of one second, its end left out."""
    first = most = 0
    for last, at in enumerate(seen):
        while at - seen[first] >= 1.0:
            first += 1
        most = max(most, last - first + 1)
    return most


@pytest.mark.parametrize("rate", [1, 30, 50, 1000])
@pytest.mark.parametrize("road", ROADS.values(), ids=ROADS)
def test_no_sliding_second_ever_holds_more_than_is_permitted(rate: int, road: tuple[float, float]) -> None:
    seen = drain(rate, 4 * rate + 5, road, seed=rate)

    assert most_in_a_second(seen) <= rate


@given(st.integers(1, 60), st.integers(0, 10**6), st.booleans())
@settings(max_examples=60, deadline=None)
def test_neither_do_hurried_messages_whatever_the_road(rate: int, seed: int, patient: bool) -> None:
    chance = random.Random(seed)

    seen = drain(rate, 3 * rate + 2, (chance.uniform(0, 0.05), chance.uniform(0, 0.07)), seed, patient=patient)

    assert most_in_a_second(seen) <= rate


@pytest.mark.parametrize(
    ("road", "rate", "share"),
    [
        ("steady", 30, 0.985),
        ("steady", 50, 0.985),
        ("loopback", 30, 0.985),
        ("loopback", 50, 0.985),
        ("loopback", 1000, 0.985),
        # so many are on their way at once that how long it is cannot be told from waiting here
        ("steady", 1000, 0.92),
    ],
)
def test_on_an_even_road_nearly_all_that_is_permitted_is_used(road: str, rate: int, share: float) -> None:
    seen = drain(rate, 20 * rate + 1, ROADS[road], seed=rate)

    assert 20 * rate / (seen[-1] - seen[0]) >= share * rate


def test_reminders_are_spread_over_the_second() -> None:
    seen = drain(30, 30, (0.0, 0.0), seed=1)

    gaps = [later - before for before, later in pairwise(seen[4:])]
    assert min(gaps) == pytest.approx(1 / 30, abs=1e-6)


def test_who_waits_for_an_answer_waits_for_no_even_spread() -> None:
    slots = Slots(Limit(30))
    for _ in range(10):
        slots.take(5.0)

    assert slots.ready_at(5.0) <= 5.0
    assert slots.ready_at(5.0, reminders=30) > 5.2


def test_a_few_reminders_go_at_once_and_leave_room_for_answers() -> None:
    slots = Slots(Limit(30))

    for waiting in range(20, 0, -1):
        assert slots.ready_at(5.0, reminders=waiting) <= 5.0
        slots.take(5.0)

    assert slots.ready_at(5.0, reminders=1) > 5.5
    assert slots.ready_at(5.0) <= 5.0


def test_no_more_are_on_their_way_than_this_process_can_bring() -> None:
    slots = Slots(Limit(1000))
    under_way = []
    now = 5.0
    while slots.ready_at(now, reminders=500) <= now + 0.001:
        now = max(now, slots.ready_at(now, reminders=500))
        under_way.append(slots.take(now))

    assert len(under_way) == 100
    assert slots.ready_at(now) <= now
    slots.answered(under_way[0], now)
    assert slots.ready_at(now, reminders=500) <= now + 0.001


def test_what_waits_within_this_process_says_nothing_of_the_way() -> None:
    slots, now = Slots(Limit(1000)), 5.0
    for _ in range(20):
        together = [slots.take(now) for _ in range(10)]
        now += 0.04
        for slot in together:
            slots.answered(slot, now)

    last = slots.take(now)
    slots.answered(last, now + 0.04)

    assert last.free_at == pytest.approx(now + 1.04 + MARGIN)


def test_a_slot_whose_answer_never_comes_is_free_again_soon() -> None:
    slots = Slots(Limit(1))
    slots.take(5.0)

    assert slots.ready_at(5.5) == 8.0
    assert slots.ready_at(8.0) <= 8.0


def test_an_answer_that_comes_late_gives_its_slot_back_but_once() -> None:
    slots = Slots(Limit(1))
    late = slots.take(5.0)
    slots.ready_at(8.0)
    slots.answered(late, 8.0)
    slots.take(8.0)

    assert slots.ready_at(8.1) > 8.9


def test_a_person_gets_short_bursts_of_answers_and_a_reminder_a_second() -> None:
    chats = Chats(telegram_limits())
    chats.sent("1", 10.0, group=False)

    assert chats.ready_at("1", group=False, patient=False) <= 10.0
    assert chats.ready_at("1", group=False, patient=True) == 10.0 + APART
    chats.sent("1", 10.1, group=False)
    chats.sent("1", 10.2, group=False)
    assert chats.ready_at("1", group=False, patient=False) == 13.0
    assert chats.ready_at("2", group=False, patient=True) < 10.0


def test_a_group_gets_twenty_a_minute() -> None:
    chats = Chats(telegram_limits())
    for number in range(20):
        assert chats.ready_at("-1", group=True, patient=False) <= 10.0 + number
        chats.sent("-1", 10.0 + number, group=True)

    assert chats.ready_at("-1", group=True, patient=False) > 70.0


def test_what_a_chat_was_sent_is_forgotten_when_no_limit_concerns_it_any_more() -> None:
    chats = Chats(telegram_limits())
    for number in range(5_000):
        chats.sent(str(number), float(number), group=False)

    assert len(chats._sent) < 70


def test_discord_has_its_own_limits_of_channels() -> None:
    chats = Chats(discord_limits())
    for _ in range(9):
        chats.sent("1", 10.0, group=False)

    assert chats.ready_at("1", group=False, patient=True) < 0
