from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from bot.language import words_for
from bot.sessions.beside import beside_words, last_words, load_words, next_words, today_words
from bot.sessions.progression import KG_STEP, LB_STEP, Advice, AdviceKind, lighter, next_time
from bot.training import Entry, Feel
from catalog.model import Range
from tests.bot.sessions.made import exercise

NOW = datetime(2026, 3, 30, 18, tzinfo=UTC)
RDL = exercise("rdl", equipment="dumbbell")
BRIDGE = exercise("bridge")
HOLD = exercise("hold", reps=None, seconds=Range(20, 40))
EN = words_for("en")


def did(*reps: int, days_ago: float = 3, slug: str = "rdl", **parts: Any) -> Entry:
    return Entry(1, slug, NOW - timedelta(days=days_ago), reps, **parts)


def advice(*history: Entry, **options: Any) -> Advice:
    return next_time(history, RDL, **options)


def test_a_first_load_is_what_could_be_lifted_fifteen_times() -> None:
    first = advice()

    assert first.kind is AdviceKind.FIRST_LOAD
    assert next_words(first, EN) == "Take what you can lift 15×; do 10 reps"
    assert next_time([], BRIDGE).kind is AdviceKind.FIRST


def test_repetitions_grow_by_one_and_by_two_where_it_was_easy() -> None:
    right, easy = (advice(did(8, 8, load=20_000, feel=feel)) for feel in (Feel.RIGHT, Feel.EASY))

    assert next_words(right, EN) == "next time 9 reps"
    assert (easy.target.low, easy.load) == (10, 20_000)


def test_the_weakest_set_counts() -> None:
    assert advice(did(12, 11, 9, load=40_000)).target.low == 10


def test_nothing_aims_above_the_range() -> None:
    assert advice(did(11, 11, load=40_000, feel=Feel.EASY)).target == Range(12, 12)


def test_all_sets_at_the_top_add_load_and_start_again_below_with_no_more_sets() -> None:
    grown = advice(did(12, 12, load=40_000))

    assert (grown.kind, grown.load, grown.target.low, grown.sets) == (AdviceKind.MORE_LOAD, 42_500, 8, 2)
    assert next_words(grown, EN) == "add 2.5 kg, back to 8 reps"
    assert today_words(grown, EN) == "today 42.5 kg, 8 reps"


def test_pounds_step_by_five() -> None:
    grown = advice(did(12, 12, load=45_359), step=LB_STEP)

    assert next_words(grown, EN, pounds=True) == "add 5 lb, back to 8 reps"


def test_a_hard_set_at_the_top_stays_where_it_is() -> None:
    assert advice(did(12, 12, load=40_000, feel=Feel.HARD)).kind is AdviceKind.SAME
    assert advice(did(12, 12, load=40_000, reserve=0)).kind is AdviceKind.SAME


def test_a_week_of_more_sets_adds_no_load() -> None:
    assert advice(did(12, 12, load=40_000), growing=False).kind is AdviceKind.SAME


def test_a_big_step_goes_the_long_way_round() -> None:
    """5 kg to 7.5 kg is half as much again: five repetitions more, then slow lowering, then the next weight."""
    history, kinds, aims = [did(12, 12, load=5_000, days_ago=60)], [], []
    for day in range(7):
        now = advice(*history)
        kinds.append(now.kind)
        aims.append(now.target.low)
        reps = (now.target.low,) * 2
        history.append(did(*reps, load=now.load, days_ago=50 - day))

    assert kinds == [*[AdviceKind.BEYOND] * 5, AdviceKind.SLOWER, AdviceKind.MORE_LOAD]
    assert aims == [13, 14, 15, 16, 17, 12, 6]


def test_the_next_weight_is_one_that_is_owned() -> None:
    owned = (40_000, 44_000, 60_000)

    assert advice(did(12, 12, load=40_000), owned=owned).load == 44_000
    assert advice(did(12, 12, load=44_000), owned=owned).kind is AdviceKind.BEYOND
    assert advice(did(12, 12, load=60_000), owned=owned).kind is AdviceKind.SLOWER


def test_without_a_load_the_harder_exercise_comes_next_or_slower_lowering() -> None:
    top = did(12, 12, slug="bridge")

    assert next_time([top], exercise("bridge", harder=("long",))).kind is AdviceKind.HARDER
    assert next_time([top], BRIDGE).kind is AdviceKind.SLOWER


def test_a_hold_grows_by_seconds() -> None:
    longer = next_time([did(25, 25, slug="hold", held=True)], HOLD)

    assert next_words(longer, EN) == "next time 30 s"


@pytest.mark.parametrize("parts", [{"feel": Feel.HARD}, {"reserve": 0}])
def test_twice_too_hard_is_a_step_down(parts: dict[str, Any]) -> None:
    twice = (did(8, 7, load=40_000, days_ago=6, **parts), did(8, 7, load=40_000, **parts))

    down = advice(*twice)

    assert (down.kind, down.load, down.target.low) == (AdviceKind.LIGHTER, 35_000, 8)
    assert next_time([did(8, slug="bridge", days_ago=9, **parts), did(8, slug="bridge", **parts)], BRIDGE).kind is (
        AdviceKind.EASIER
    )


def test_once_below_the_range_is_no_step_down() -> None:
    assert advice(did(5, 5, load=40_000)).load == 40_000


def test_two_weeks_away_are_a_step_down() -> None:
    history = (did(12, 12, load=40_000, days_ago=14),)

    assert advice(*history, now=NOW).kind is AdviceKind.LIGHTER
    assert advice(*history).kind is AdviceKind.MORE_LOAD


def test_the_order_of_the_log_does_not_matter_and_other_exercises_neither() -> None:
    history = [did(8, 8, load=20_000, days_ago=9), did(9, 9, load=20_000), did(3, slug="bridge")]

    assert advice(*history) == advice(*reversed(history))
    assert advice(*history).target.low == 10


@pytest.mark.parametrize("load", [500, KG_STEP, 5_000, 40_000, 200_000])
def test_lighter_is_lighter_but_never_nothing(load: int) -> None:
    assert 0 < lighter(load, KG_STEP) <= load
    assert load <= KG_STEP or lighter(load, KG_STEP) < load


def test_last_time_stands_beside_today() -> None:
    last = did(10, 10, load=12_000)

    assert beside_words(last, advice(last), EN) == "last: 10, 10 at 12 kg · today 11 reps"
    assert last_words(did(30, 25, held=True), EN) == "last: 30, 25 s"
    assert beside_words(None, next_time([], BRIDGE), EN) == ""
    assert "15×" in beside_words(None, advice(), EN)


def test_a_load_is_written_as_on_the_iron() -> None:
    assert [load_words(grams, EN) for grams in (12_000, 12_500, 1_250)] == ["12 kg", "12.5 kg", "1.25 kg"]
    assert load_words(11_340, EN, pounds=True) == "25 lb"


def test_sets_of_one_session_at_two_loads_are_judged_together_at_the_heavier() -> None:
    heavy = did(8, 8, days_ago=3, load=20_000, session="s1")
    backed_off = did(12, days_ago=2.999, load=15_000, session="s1")

    assert advice(heavy, backed_off).load == 20_000
    assert advice(heavy, backed_off).kind is advice(heavy).kind


def test_the_same_exercise_on_two_days_is_two_occasions() -> None:
    before = did(12, 12, days_ago=6, load=15_000, session="s1")
    after = did(8, 8, days_ago=3, load=20_000, session="s2")

    assert advice(before, after) == advice(after)
