from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

from bot.sessions.volume import cut_to_room, day_credits, fullest_week, load_grew, sets_grow, week_credit, week_room
from bot.training import Entry
from catalog.model import Level
from tests.bot.sessions.made import exercise, pick

TODAY = date(2026, 3, 30)
ROWS = {"rdl": exercise("rdl"), "glute-bridge": exercise("glute-bridge"), "curl": exercise("curl")}


def day(back: int) -> date:
    return TODAY - timedelta(days=back)


def day_of(entry: Entry) -> date:
    return entry.at.date()


def did(back: int, slug: str = "rdl", sets: int = 2, load: int | None = None) -> Entry:
    at = datetime(2026, 3, 30, 18, tzinfo=UTC) - timedelta(days=back)
    return Entry(1, slug, at, (10,) * sets, load=load)


def test_sets_count_by_day_bridges_half_and_what_is_unknown_nothing() -> None:
    logs = [did(1), did(1, "glute-bridge", 3), did(2), did(2, "gone")]

    assert day_credits(logs, ROWS, day_of) == {day(1): 3.5, day(2): 2}


def test_a_week_is_seven_days_today_included() -> None:
    counted = {day(0): 1.0, day(6): 2.0, day(7): 4.0}

    assert week_credit(counted, TODAY) == 3


def test_the_week_holds_the_bands_top_where_nothing_was_before() -> None:
    assert week_room({}, Level.BEGINNER, TODAY) == 8
    assert week_room({day(2): 5}, Level.BEGINNER, TODAY) == 3


def test_a_week_grows_by_two_sets_at_most_but_reaches_the_bands_bottom() -> None:
    assert week_room({day(9): 9}, Level.INTERMEDIATE, TODAY) == 11
    assert week_room({day(9): 2}, Level.INTERMEDIATE, TODAY) == 8
    assert week_room({day(9): 12}, Level.INTERMEDIATE, TODAY) == 12


def test_the_fullest_week_before_is_not_this_one() -> None:
    assert fullest_week({day(3): 8, day(10): 4, day(12): 3, day(60): 20}, TODAY) == 7


def test_a_week_in_which_a_load_grew_gets_no_more_sets() -> None:
    assert week_room({day(9): 9}, Level.INTERMEDIATE, TODAY, heavier=True) == 9


def test_a_load_that_grew_is_seen_for_a_week() -> None:
    grown = [did(9, load=20_000), did(3, load=22_500)]

    assert load_grew(grown, day_of, TODAY)
    assert not load_grew(grown, day_of, TODAY + timedelta(days=4))
    assert not load_grew([did(9, load=20_000), did(3, load=20_000)], day_of, TODAY)
    assert not load_grew([did(3), did(2, load=20_000)], day_of, TODAY)


def test_sets_grow_beyond_the_fullest_week_before() -> None:
    assert sets_grow({day(9): 8, day(3): 4}, 5, TODAY)
    assert not sets_grow({day(9): 8, day(3): 4}, 4, TODAY)


def test_sets_are_cut_to_the_room_from_the_most_and_latest() -> None:
    picks = (pick("rdl", sets=3), pick("glute-bridge", sets=3), pick("curl", sets=3))

    assert [each.sets for each in cut_to_room(picks, 5.0, ROWS)] == [2, 2, 2]
    assert cut_to_room(picks, None, ROWS) == picks
    assert cut_to_room(picks, 1.0, ROWS) == ()
