from __future__ import annotations

import json
import random
from dataclasses import replace
from typing import Any

import pytest

from bot.sessions.build import build_session
from bot.sessions.model import Effort, NoteKind, Reason, Session, Slot
from bot.sessions.need import Focus, Need
from bot.sessions.obstacles import NothingFits, Obstacle
from catalog.model import Catalog, Emphasis, Exercise, Laterality, Level, Movement, Position, Range
from tests.bot.sessions.made import BACK, BALANCE, KNEE, STRAIN, catalog, exercise, pick, session

BRIDGE = exercise("bridge", position=Position.SUPINE)
CURL = exercise("curl", KNEE, position=Position.SUPINE)
RDL = exercise("rdl", equipment="barbell", level=Level.INTERMEDIATE, cautions=[BACK])
NORDIC = exercise("nordic", KNEE, emphasis=Emphasis.ECCENTRIC, equipment="foot_anchor", position=Position.KNEELING)
SWING = exercise("swing", emphasis=Emphasis.EXPLOSIVE, equipment="kettlebell", level=Level.INTERMEDIATE)
HOLD = exercise("hold", KNEE, emphasis=Emphasis.ISOMETRIC, reps=None, seconds=Range(20, 40), position=Position.SEATED)
STRETCH = exercise("stretch", Movement.MOBILITY, emphasis=Emphasis.STRETCH, position=Position.SEATED)
ONE_LEG = exercise("one-leg", laterality=Laterality.UNILATERAL, level=Level.INTERMEDIATE, each_side=True)
LIFT = exercise("lift", level=Level.INTERMEDIATE)
LEG_CURL = exercise("leg-curl", KNEE, level=Level.INTERMEDIATE)
FLOOR = catalog(BRIDGE, CURL)


def built(rows: Catalog, recent: tuple[Session, ...] = (), seed: int = 1, **need: Any) -> Session:
    return build_session(rows, Need(**need), random.Random(seed), recent)


def slugs(made: Session) -> list[str]:
    return [each.slug for each in made.picks]


def test_a_session_has_a_hinge_and_a_curl_in_this_order() -> None:
    assert slugs(built(FLOOR)) == ["bridge", "curl"]


def test_what_trains_both_ends_fills_one_slot_only() -> None:
    both = exercise("both", Movement.BOTH)

    assert slugs(built(catalog(both))) == ["both"]
    assert slugs(built(catalog(both, BRIDGE))) == ["bridge", "both"]
    assert slugs(built(catalog(both, CURL))) in (["both", "curl"], ["curl", "both"])


def test_a_focus_on_the_curl_puts_it_first() -> None:
    assert slugs(built(FLOOR, focus=Focus.CURL)) == ["curl", "bridge"]


def test_holds_come_last_even_with_a_focus_on_the_curl() -> None:
    assert slugs(built(catalog(HOLD, BRIDGE), focus=Focus.CURL)) == ["bridge", "hold"]


def test_explosive_work_comes_first() -> None:
    made = built(
        catalog(SWING, CURL),
        equipment=frozenset({"kettlebell"}),
        level=Level.INTERMEDIATE,
        focus=Focus.CURL,
    )

    assert slugs(made) == ["swing", "curl"]


@pytest.mark.parametrize("minutes", [6, 7])
def test_under_eight_minutes_there_is_one_exercise(minutes: int) -> None:
    assert len(built(FLOOR, minutes=minutes).picks) == 1


def test_from_eight_minutes_there_are_two() -> None:
    made = built(FLOOR, minutes=8)

    assert len(made.picks) == 2
    assert NoteKind.EASY_SET in made.notes


def test_a_break_is_two_unloaded_picks_of_one_set_without_warm_up() -> None:
    made = built(catalog(BRIDGE, CURL, RDL), minutes=5, equipment=frozenset({"barbell"}), level=Level.INTERMEDIATE)

    assert [each.sets for each in made.picks] == [1, 1]
    assert made.warm_up_minutes == 0
    assert NoteKind.BREAK in made.notes


def test_a_break_at_a_desk_loosens_first() -> None:
    made = built(catalog(STRETCH, HOLD, BRIDGE), minutes=5, desk=True)

    assert made.picks[0].slot is Slot.LOOSEN
    assert "bridge" not in slugs(made)
    assert NoteKind.CHAIR in made.notes


def test_the_day_after_training_only_loosens() -> None:
    made = built(catalog(STRETCH, HOLD, BRIDGE), minutes=5, yesterday=True)

    assert slugs(made) == ["stretch"]
    assert NoteKind.YESTERDAY in made.notes


@pytest.mark.parametrize("minutes", range(1, 61))
def test_minutes_are_a_ceiling(minutes: int) -> None:
    rows = catalog(BRIDGE, CURL, HOLD, ONE_LEG, STRETCH)

    made = built(rows, minutes=minutes, level=Level.ADVANCED)

    assert made.minutes <= minutes


def test_a_long_session_for_the_advanced_adds_one_leg_and_a_hold() -> None:
    made = built(catalog(LIFT, LEG_CURL, HOLD, ONE_LEG), minutes=60, level=Level.ADVANCED)

    assert [(each.slug, each.sets) for each in made.picks] == [
        ("lift", 3),
        ("one-leg", 2),
        ("leg-curl", 3),
        ("hold", 2),
    ]
    assert NoteKind.ENOUGH in made.notes


def test_a_long_session_for_others_does_not_grow() -> None:
    made = built(catalog(BRIDGE, CURL, HOLD, ONE_LEG), minutes=60, level=Level.INTERMEDIATE)

    assert len(made.picks) == 2


def test_an_extra_goes_before_the_sets_fall_below_two() -> None:
    rows = catalog(LIFT, LEG_CURL, ONE_LEG, HOLD)
    minutes = range(35, 61)

    made = [built(catalog(*map(_slower, rows.exercises.values())), minutes=n, level=Level.ADVANCED) for n in minutes]

    assert {len(each.picks) for each in made} == {2, 3}
    assert all(pick.sets >= 2 for each in made for pick in each.picks)


def _slower(row: Exercise) -> Exercise:
    return replace(row, dose=replace(row.dose, tempo="6-6-6-6", rest=Range(120, 120)))


def test_a_careful_session_has_nothing_lowering_heavy_and_stops_early() -> None:
    rows = catalog(BRIDGE, CURL, NORDIC)
    anchored = frozenset({"foot_anchor"})

    made = built(rows, equipment=anchored, careful=True)

    assert slugs(made) == ["bridge", "curl"]
    assert made.picks[0].effort is Effort.FIRST
    assert slugs(built(rows, equipment=anchored)) == ["bridge", "nordic"]


def test_the_first_after_a_gap_is_as_careful_at_any_level() -> None:
    recent = (session("x"),) * 5

    made = built(
        catalog(BRIDGE, CURL, NORDIC), recent, equipment=frozenset({"foot_anchor"}), level=Level.ADVANCED, careful=True
    )

    assert "nordic" not in slugs(made)


def test_one_exercise_works_the_muscle_long_where_the_kit_allows() -> None:
    long = exercise("long", KNEE, emphasis=Emphasis.DYNAMIC_LENGTHENED, equipment="long_band")
    plain = exercise("plain", KNEE, equipment="long_band")

    for seed in range(20):
        assert "long" in slugs(built(catalog(BRIDGE, plain, long), seed=seed, equipment=frozenset({"long_band"})))


def test_the_whole_slot_is_searched_before_anything_is_left_out() -> None:
    made = built(
        catalog(RDL, BRIDGE, CURL),
        equipment=frozenset({"barbell"}),
        level=Level.INTERMEDIATE,
        avoid=frozenset({BACK}),
    )

    assert slugs(made) == ["bridge", "curl"]
    assert NoteKind.LEFT_OUT in made.notes


def test_a_slot_that_nothing_fits_is_said() -> None:
    assert NoteKind.KNEE_MISSING in built(catalog(BRIDGE)).notes
    assert NoteKind.HIP_MISSING in built(catalog(CURL)).notes
    assert not {NoteKind.KNEE_MISSING, NoteKind.HIP_MISSING} & set(built(FLOOR).notes)


def test_the_readiness_questions_come_with_the_first_session_only() -> None:
    assert NoteKind.READINESS in built(FLOOR).notes
    assert NoteKind.READINESS not in built(FLOOR, (session("x"),)).notes


def test_two_hands_are_asked_for_where_a_supported_drill_is_the_last_resort() -> None:
    drill = exercise("standing-hip-extension", cautions=[BALANCE])

    made = built(catalog(drill, CURL), avoid=frozenset({BALANCE}))

    assert NoteKind.SUPPORT in made.notes
    assert "standing-hip-extension" not in slugs(built(catalog(drill, CURL, BRIDGE), avoid=frozenset({BALANCE})))


def test_after_a_strain_two_questions_come_first() -> None:
    with pytest.raises(NothingFits) as nothing:
        built(FLOOR, avoid=frozenset({STRAIN}))

    assert nothing.value.obstacle is Obstacle.STRAIN


def test_a_cleared_strain_gets_two_gentle_sets() -> None:
    made = built(FLOOR, avoid=frozenset({STRAIN}), cleared=True, level=Level.ADVANCED, minutes=30)

    assert {(each.sets, each.effort) for each in made.picks} == {(2, Effort.HALF)}
    assert NoteKind.STRAIN_CARE in made.notes


@pytest.mark.parametrize(
    ("rows", "need", "obstacle"),
    [
        (catalog(exercise("row", cautions=[BACK])), {"avoid": frozenset({BACK})}, Obstacle.ACHES),
        (catalog(exercise("row", cautions=[BACK])), {"hinge": False}, Obstacle.ACHES),
        (catalog(BRIDGE), {"desk": True}, Obstacle.DESK),
        (catalog(RDL), {}, Obstacle.KIT),
        (catalog(exercise("slow", tempo="9-9-9-9")), {"minutes": 1}, Obstacle.MINUTES),
    ],
)
def test_where_nothing_fits_it_says_what_is_in_the_way(
    rows: Catalog, need: dict[str, Any], obstacle: Obstacle
) -> None:
    with pytest.raises(NothingFits) as nothing:
        built(rows, **need)

    assert nothing.value.obstacle is obstacle


def test_a_slot_that_does_not_fit_the_minutes_makes_room_for_the_other() -> None:
    slow = exercise("slow", tempo="9-9-9-9")

    assert slugs(built(catalog(slow, HOLD), minutes=2)) == ["hold"]


def many() -> list[Exercise]:
    return [exercise(f"hip-{n}") for n in range(6)] + [exercise(f"knee-{n}", KNEE) for n in range(6)]


def test_the_same_history_and_seed_make_the_same_session() -> None:
    recent = (session("hip-1", "knee-1"),)

    first, second = (built(catalog(*many()), recent, seed=7) for _ in range(2))

    assert first == second
    assert len({tuple(slugs(built(catalog(*many()), seed=seed))) for seed in range(30)}) > 5


def test_something_new_shares_nothing_with_the_last_session() -> None:
    last = built(catalog(*many()))

    for seed in range(30):
        assert not built(catalog(*many()), (last,), seed=seed, fresh=True).slugs & last.slugs


def test_two_sessions_take_turns_so_that_progress_can_be_seen() -> None:
    rows, recent = catalog(*many()), list[Session]()
    for seed in range(6):
        recent.insert(0, built(rows, tuple(recent), seed=seed))

    assert recent[0].slugs == recent[2].slugs == recent[4].slugs
    assert recent[1].slugs == recent[3].slugs == recent[5].slugs
    assert not recent[0].slugs & recent[1].slugs


def test_a_large_catalogue_of_slow_exercises_is_given_up_in_time() -> None:
    hips = [exercise(f"hip-{n}", tempo="9-9-9-9") for n in range(100)]
    knees = [exercise(f"knee-{n}", KNEE, tempo="9-9-9-9") for n in range(100)]

    assert len(built(catalog(*hips, *knees), minutes=15).picks) == 1


def test_a_session_comes_back_from_json_as_it_was() -> None:
    made = built(catalog(BRIDGE, HOLD, ONE_LEG), minutes=60, level=Level.ADVANCED)

    assert Session.from_json(json.loads(json.dumps(made.to_json()))) == made
    assert Session.from_json(Session((pick("a"),), 3).to_json()) == Session((pick("a"),), 3)


@pytest.mark.parametrize("kind", [Reason, Effort, NoteKind, Obstacle])
def test_every_kind_has_a_phrase(kind: type[Reason | Effort | NoteKind | Obstacle]) -> None:
    assert all(each.phrase for each in kind)
