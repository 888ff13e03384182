from __future__ import annotations

import random
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest

from bot.facts import Facts
from bot.people import Person
from bot.sessions.build import build_session
from bot.sessions.history import History, guide_after, history_of, need_after
from bot.sessions.need import Need, Wish
from bot.sessions.offer import Offer
from bot.sessions.plan import Plan
from bot.store import StoredSession
from bot.training import Entry
from catalog.model import Caution, Level
from tests.bot.sessions.made import KNEE, catalog, exercise

ROWS = catalog(*(exercise(f"hip-{n}") for n in range(4)), *(exercise(f"knee-{n}", KNEE) for n in range(2)))
NOW = datetime(2026, 3, 30, 18, tzinfo=UTC)
TODAY = date(2026, 3, 30)
ANN = Person(1)


def kept(days_ago: float, need: Need | None = None, key: str = "key", plan: Plan | None = None) -> StoredSession:
    need = need or Need()
    offer = Offer.first(build_session(ROWS, need, random.Random(1), ()), need, plan)
    return StoredSession(key, 1, NOW - timedelta(days=days_ago), 0, offer.to_json())


def done(days_ago: float, slug: str = "hip-0", sets: int = 2, **parts: Any) -> Entry:
    plain: dict[str, Any] = {"reps": (10,) * sets, "key": f"{slug}-{days_ago}"} | parts
    return Entry(1, slug, NOW - timedelta(days=days_ago), **plain)


def past(*stored: StoredSession, logs: tuple[Entry, ...] = (), person: Person = ANN) -> History:
    return history_of(stored, sorted(logs, key=lambda entry: entry.at), person, ROWS, NOW)


def needed(history: History, person: Person = ANN, wish: Wish | None = None) -> Need:
    return need_after(history, person, wish or Wish(), NOW)


def known(level: str = "advanced", **facts: Any) -> Person:
    return Person(1, level=level, facts=Facts(**facts))


def test_breaks_and_loosening_are_no_sessions() -> None:
    history = past(kept(1, Need(minutes=5), "a"), kept(2, Need(yesterday=True), "b"), kept(3, key="c"))

    assert len(history.recent) == 1
    assert len(history.days) == 1


def test_several_sessions_on_a_day_count_once_and_today_not_yet() -> None:
    assert len(past(kept(0), kept(0), kept(1), kept(1)).days) == 1


def test_days_are_the_persons_own() -> None:
    tokyo = Person(1, zone="Asia/Tokyo")

    assert len(past(kept(0.25), kept(0), person=tokyo).days) == 1
    assert len(past(kept(0.25), kept(0)).days) == 0


def test_who_logs_is_believed_by_the_log_from_then_on() -> None:
    history = past(kept(1), kept(3), kept(9), logs=(done(5),))

    assert history.days == (TODAY - timedelta(days=9), TODAY - timedelta(days=5))


def test_two_weeks_away_make_the_next_one_a_careful_restart() -> None:
    assert needed(past(kept(14)), known()).restart
    assert needed(past(kept(14)), known()).careful
    assert not needed(past(kept(13)), known()).careful
    assert not needed(past(), known()).careful
    assert needed(past(kept(3), kept(20), logs=(done(15),)), known()).restart


def test_it_stays_a_restart_however_often_it_is_asked_for_today() -> None:
    assert needed(past(kept(0), kept(15)), known()).restart


def test_a_beginner_is_careful_on_the_first_two_days_however_many_were_made() -> None:
    history = past(kept(0), kept(0), kept(3))

    assert needed(history).careful
    assert not needed(past(kept(1), kept(3))).careful
    assert not needed(history, wish=Wish(level=Level.INTERMEDIATE)).careful


def test_a_cleared_strain_is_asked_about_again_after_two_weeks() -> None:
    for days, cleared in ((13, True), (14, False)):
        assert needed(past(), known(strain_seen_at=NOW - timedelta(days=days))).cleared is cleared


@pytest.mark.parametrize("days_ago", [0.1, 1])
def test_the_day_after_logged_training_only_loosens(days_ago: float) -> None:
    need = needed(past(logs=(done(days_ago),)))

    assert need.yesterday
    assert need.minutes == 5


def test_a_day_of_rest_a_single_set_or_a_logged_break_stop_no_session() -> None:
    assert not needed(past(logs=(done(2),))).yesterday
    assert not needed(past(logs=(done(1, sets=1),))).yesterday
    assert not needed(past(kept(1, Need(minutes=5), "b"), logs=(done(1, session="b"),))).yesterday


def test_a_break_asks_for_no_rest_day() -> None:
    assert not needed(past(logs=(done(1),)), wish=Wish(minutes=5)).yesterday


def test_a_full_week_only_loosens() -> None:
    full = past(logs=(done(2, sets=4), done(4, "knee-0", sets=4)))

    assert needed(full).full
    assert needed(full).loosening
    assert not needed(past(logs=(done(2, sets=4), done(7, "knee-0", sets=4)))).full
    assert not needed(full, known()).full


def test_a_session_has_its_part_of_the_bands_top() -> None:
    assert needed(past()).room == 4
    assert needed(past(), known(weekly_target=1)).room == 16
    assert needed(past(), known("intermediate", weekly_target=3)).room == 4
    assert needed(past(logs=(done(2, sets=6),))).room == 2


def test_a_hard_day_tomorrow_or_the_day_after_spares_the_legs() -> None:
    monday = NOW.weekday()

    spared = {day for day in range(7) if needed(past(), known(hard_days=frozenset({day}))).spare}

    assert spared == {monday + 1, monday + 2}


def test_the_floor_and_age_are_remembered() -> None:
    assert not needed(past(kept(3, plan=Plan(floor=False)))).floor
    assert needed(past(), known(under_16=True)).under_16
    assert needed(past(), wish=Wish(age=15)).under_16
    assert not needed(past(), known(under_16=True), Wish(age=16)).under_16


def test_the_next_session_is_due_once_the_last_was_done() -> None:
    plan = Plan(letters=((), ()), made=TODAY - timedelta(days=3))

    assert past(kept(3, plan=plan)).plan.due == 1
    assert past(kept(3, plan=plan), logs=(done(2),)).plan.due == 1
    assert past(kept(3, plan=plan), logs=(done(9),)).plan.due == 0
    assert past(kept(0, plan=replace(plan, made=TODAY))).plan.due == 0


def test_weeks_of_training_end_in_an_easier_one() -> None:
    weeks = tuple(done(days, sets=3) for days in range(2, 40, 3))

    assert needed(past(logs=weeks), known()).deload
    assert not needed(past(logs=weeks), known("intermediate")).deload
    assert not needed(past(logs=weeks[:8]), known()).deload


def test_what_was_done_in_the_easier_week_tells_nothing_about_the_next() -> None:
    eased = Plan(eased=TODAY - timedelta(days=5))
    history = past(kept(5, plan=eased), logs=(done(9, load=20_000), done(4, load=17_500)))

    assert [entry.load for entry in history.of("hip-0")] == [20_000]


def test_nothing_changes_in_a_special_week() -> None:
    old = Plan.from_json({"letters": [[["hip-0", "hip_extension", "2026-01-05", 0, 0]]]})
    history = History(TODAY, plan=old)

    assert guide_after(history, Need(), ROWS).leaving == {"hip-0"}
    for special in (Need(deload=True), Need(restart=True), Need(spare=True), Need(sore=True), Need(careful=True)):
        assert not guide_after(history, special, ROWS).leaving


def test_what_is_there_no_more_is_not_at_hand() -> None:
    person = Person(1, equipment=frozenset({"dumbbell", "bench"}), facts=Facts(absent_kit=frozenset({"bench"})))

    assert needed(past(), person).equipment == {"dumbbell"}
    assert Caution.LOW_BACK_PAIN not in needed(past(), person).avoid
