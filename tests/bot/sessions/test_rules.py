from __future__ import annotations

from dataclasses import replace

import pytest

from bot.sessions import rules
from bot.sessions.model import Slot
from bot.sessions.need import Focus, Need
from bot.sessions.vocabulary import PREGNANCY
from catalog.model import Caution, Emphasis, Exercise, Level, Movement, Position
from tests.bot.sessions.made import BACK, BALANCE, HIP, KNEE, KNEES, STRAIN, exercise


def need(**parts: object) -> Need:
    return Need(**parts)  # type: ignore[arg-type]  # a table of a record's parts


def test_every_group_of_kit_is_needed_and_any_of_a_group_will_do() -> None:
    row = exercise("row", equipment="foot_anchor|partner;long_band")

    assert rules.has_the_kit(row, need(equipment=frozenset({"partner", "long_band"})))
    assert not rules.has_the_kit(row, need(equipment=frozenset({"partner", "foot_anchor"})))
    assert rules.has_the_kit(exercise("floor"), need())


def test_nothing_is_above_the_level() -> None:
    hard = exercise("hard", level=Level.ADVANCED)

    assert not rules.within_their_level(hard, need(level=Level.INTERMEDIATE))
    assert rules.within_their_level(hard, need(level=Level.ADVANCED))


@pytest.mark.parametrize("flag", Caution)
def test_a_stated_ache_removes_what_carries_its_flag(flag: Caution) -> None:
    row = exercise("row", cautions=[flag])

    assert not rules.free_of_their_aches(row, need(avoid=frozenset({flag})))
    assert rules.free_of_their_aches(row, need(avoid=frozenset(Caution) - {flag}))


def test_a_supported_drill_stays_for_someone_unsteady_but_not_with_another_ache_or_in_pregnancy() -> None:
    drill = exercise("standing-hip-extension", cautions=[BALANCE, KNEES])

    assert rules.free_of_their_aches(drill, need(avoid=frozenset({BALANCE})))
    assert not rules.free_of_their_aches(drill, need(avoid=frozenset({BALANCE, KNEES})))
    assert not rules.allowed(drill, need(avoid=PREGNANCY | {BALANCE}))


@pytest.mark.parametrize("flag", [*sorted(PREGNANCY), BALANCE])
def test_in_pregnancy_all_its_flags_and_one_leg_go(flag: Caution) -> None:
    one_flag = frozenset({Caution.PREGNANCY_GENERAL})

    assert not rules.right_in_pregnancy(exercise("row", cautions=[flag]), need(avoid=one_flag))
    assert rules.right_in_pregnancy(exercise("row", cautions=[flag]), need(avoid=frozenset({BACK})))


def test_someone_unsteady_gets_nothing_standing_free_and_nothing_that_slides() -> None:
    unsteady = need(avoid=frozenset({BALANCE}))

    assert not rules.steady_on_their_feet(exercise("rdl"), unsteady)
    assert not rules.steady_on_their_feet(
        exercise("slide", position=Position.SUPINE, equipment="sliders|towel"), unsteady
    )
    assert rules.steady_on_their_feet(exercise("bridge", position=Position.SUPINE), unsteady)
    assert rules.steady_on_their_feet(exercise("standing-bodyweight-leg-curl"), unsteady)
    assert rules.steady_on_their_feet(exercise("rdl"), need())


def test_after_a_strain_there_is_no_loaded_curl_and_no_stretch() -> None:
    strained = need(avoid=frozenset({STRAIN}))

    assert not rules.gentle_after_a_strain(exercise("curl", KNEE, equipment="long_band"), strained)
    assert not rules.gentle_after_a_strain(exercise("reach", emphasis=Emphasis.STRETCH), strained)
    assert rules.gentle_after_a_strain(exercise("curl", KNEE), strained)
    assert rules.gentle_after_a_strain(exercise("curl", KNEE, equipment="long_band"), need())


def test_who_wants_no_hinging_gets_none() -> None:
    hinge = exercise("hinge", cautions=[BACK])

    assert not rules.no_bending_against_their_will(hinge, need(hinge=False))
    assert rules.no_bending_against_their_will(hinge, need())


@pytest.mark.parametrize("position", Position)
def test_a_desk_allows_standing_and_seated_only(position: Position) -> None:
    fits = rules.fits_a_desk(exercise("row", position=position), need(desk=True))

    assert fits == (position in {Position.STANDING, Position.SEATED})
    assert rules.fits_a_desk(exercise("row", position=position), need())


@pytest.mark.parametrize("light", [need(minutes=5), need(focus=Focus.LOOSEN), need(yesterday=True)])
def test_a_break_and_loosening_bring_no_load_no_heavy_lowering_and_nothing_fast(light: Need) -> None:
    assert not rules.unloaded_in_a_break(exercise("row", equipment="dumbbell"), light)
    assert not rules.unloaded_in_a_break(exercise("row", emphasis=Emphasis.ECCENTRIC), light)
    assert not rules.unloaded_in_a_break(exercise("row", emphasis=Emphasis.EXPLOSIVE), light)
    assert rules.unloaded_in_a_break(exercise("row", equipment="bench|box"), light)
    assert rules.unloaded_in_a_break(exercise("row", equipment="dumbbell"), need(minutes=6))


def test_careful_sessions_lower_nothing_heavy() -> None:
    nordic = exercise("nordic", KNEE, emphasis=Emphasis.ECCENTRIC)

    assert not rules.gentle_at_first(nordic, need(careful=True))
    assert rules.gentle_at_first(nordic, need())


def test_after_a_gap_the_level_is_one_lower_but_never_below_the_first() -> None:
    middle = exercise("row", level=Level.INTERMEDIATE)

    assert not rules.within_their_level(middle, need(level=Level.INTERMEDIATE, restart=True))
    assert rules.within_their_level(middle, need(level=Level.ADVANCED, restart=True))
    assert rules.within_their_level(exercise("row"), need(restart=True))


def test_harder_reaches_one_level_above() -> None:
    middle = exercise("row", level=Level.INTERMEDIATE)

    assert rules.within_their_level(middle, need(reach=1))
    assert not rules.within_their_level(exercise("row", level=Level.ADVANCED), need(reach=1))


def test_an_aching_back_may_try_a_hinge_without_weight_and_no_other() -> None:
    trying = need(trial=True, avoid=frozenset({BACK}), equipment=frozenset({"dumbbell"}))

    assert rules.allowed(exercise("bow", cautions=[BACK]), trying)
    assert not rules.allowed(exercise("rdl", cautions=[BACK], equipment="dumbbell"), trying)
    assert not rules.allowed(exercise("bow", cautions=[BACK, KNEES]), replace(trying, avoid=frozenset({BACK, KNEES})))


def test_someone_unsteady_hangs_over_nothing() -> None:
    unsteady = need(avoid=frozenset({BALANCE}))

    for kit, position in (("back_extension_45", Position.MACHINE), ("bench", Position.PRONE)):
        assert not rules.steady_on_their_feet(exercise("row", equipment=kit, position=position), unsteady)
    assert rules.steady_on_their_feet(exercise("row", equipment="bench|box", position=Position.SUPINE), unsteady)


def test_after_a_strain_there_is_no_heavy_deadlift() -> None:
    strained = need(avoid=frozenset({STRAIN}))

    assert not rules.gentle_after_a_strain(exercise("deadlift", equipment="barbell"), strained)
    assert rules.gentle_after_a_strain(exercise("deadlift", equipment="dumbbell|kettlebell"), strained)


def test_a_bench_is_within_reach_of_those_who_stay_off_the_floor() -> None:
    bridge = exercise("bridge", position=Position.SUPINE, equipment="bench|box")

    assert rules.within_reach_of_the_floor(bridge, need(floor=False))
    assert rules.within_reach_of_the_floor(exercise("curl", position=Position.SEATED), need(floor=False))


@pytest.mark.parametrize("parts", [{"emphasis": Emphasis.ECCENTRIC}, {"equipment": "barbell"}])
def test_under_16_there_is_no_iron_and_nothing_lowering_heavy(parts: dict[str, object]) -> None:
    assert not rules.light_under_16(exercise("row", HIP, **parts), need(under_16=True))
    assert rules.light_under_16(exercise("row", equipment="long_band"), need(under_16=True))


def test_sore_legs_get_bridges_and_holds() -> None:
    sore = need(sore=True)

    assert rules.kind_to_soreness(exercise("bridge", position=Position.SUPINE, equipment="box"), sore)
    assert rules.kind_to_soreness(exercise("hold", emphasis=Emphasis.ISOMETRIC), sore)
    assert not rules.kind_to_soreness(exercise("nordic", emphasis=Emphasis.ECCENTRIC), sore)


FORBIDDEN: dict[str, tuple[Exercise, Need]] = {
    "has_the_kit": (exercise("row", equipment="dumbbell"), need()),
    "within_their_level": (exercise("row", level=Level.ADVANCED), need()),
    "free_of_their_aches": (exercise("row", cautions=[BACK]), need(avoid=frozenset({BACK}))),
    "right_in_pregnancy": (exercise("row", cautions=[BALANCE]), need(avoid=frozenset({Caution.PREGNANCY_PRONE}))),
    "steady_on_their_feet": (exercise("row"), need(avoid=frozenset({BALANCE}))),
    "gentle_after_a_strain": (
        exercise("row", KNEE, equipment="long_band"),
        need(avoid=frozenset({STRAIN}), equipment=frozenset({"long_band"})),
    ),
    "no_bending_against_their_will": (exercise("row", cautions=[BACK]), need(hinge=False)),
    "fits_a_desk": (exercise("row", position=Position.SUPINE), need(desk=True)),
    "unloaded_in_a_break": (
        exercise("row", equipment="dumbbell"),
        need(minutes=5, equipment=frozenset({"dumbbell"})),
    ),
    "within_reach_of_the_floor": (exercise("row", position=Position.SUPINE), need(floor=False)),
    "light_under_16": (
        exercise("row", equipment="dumbbell"),
        need(under_16=True, equipment=frozenset({"dumbbell"})),
    ),
    "kind_to_soreness": (
        exercise("row", equipment="long_band"),
        need(sore=True, equipment=frozenset({"long_band"})),
    ),
    "spared_before_a_hard_day": (exercise("row", emphasis=Emphasis.EXPLOSIVE), need(spare=True)),
    "gentle_at_first": (exercise("row", emphasis=Emphasis.ECCENTRIC), need(careful=True)),
}


def test_what_no_rule_minds_is_allowed() -> None:
    assert rules.allowed(exercise("row"), need())


@pytest.mark.parametrize("name", FORBIDDEN)
def test_one_rule_alone_is_enough_to_forbid(name: str) -> None:
    row, wanted = FORBIDDEN[name]

    assert [rule.__name__ for rule in rules.RULES if not rule(row, wanted)] == [name]
    assert not rules.allowed(row, wanted)


def test_every_rule_has_a_case_here() -> None:
    assert {rule.__name__ for rule in rules.RULES} == set(FORBIDDEN)


def test_what_trains_both_ends_may_hold_either_slot() -> None:
    both = exercise("both", Movement.BOTH)

    assert rules.fits_slot(both, Slot.HIP_EXTENSION)
    assert rules.fits_slot(both, Slot.KNEE_FLEXION)
    assert not rules.fits_slot(exercise("hip"), Slot.KNEE_FLEXION)
    assert not rules.fits_slot(exercise("curl", KNEE), Slot.HIP_EXTENSION)


@pytest.mark.parametrize("slot", Slot)
def test_a_helper_holds_no_slot(slot: Slot) -> None:
    assert not rules.fits_slot(exercise("squat", HIP, primary=("quads", "glutes")), slot)


def test_mobility_holds_the_loosening_slot_alone() -> None:
    stretch = exercise("stretch", Movement.MOBILITY)

    assert [slot for slot in Slot if rules.fits_slot(stretch, slot)] == [Slot.LOOSEN]


def test_easy_drills_loosen_where_no_mobility_drill_is_allowed() -> None:
    drill, hard = exercise("drill"), exercise("hard", level=Level.INTERMEDIATE)
    stretch = exercise("stretch", Movement.MOBILITY, cautions=[BACK])
    anyone = need(focus=Focus.LOOSEN, level=Level.ADVANCED)

    assert rules.candidates([drill, hard, stretch], Slot.LOOSEN, anyone) == [stretch]
    aching = need(focus=Focus.LOOSEN, level=Level.ADVANCED, avoid=frozenset({BACK}))
    assert rules.candidates([drill, hard, stretch], Slot.LOOSEN, aching) == [drill]
