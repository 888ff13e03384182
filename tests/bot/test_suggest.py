from __future__ import annotations

from collections.abc import AsyncIterator
from datetime import timedelta
from pathlib import Path

import pytest

from bot.errors import UserError
from bot.language import words_for
from bot.sessions.need import Wish
from bot.store import Store, open_store
from catalog.load import load_catalog
from catalog.model import Catalog
from tests.bot.sessions.chat import NOW, Chat, exercises, feature, labels, lines, told
from tests.bot.sessions.made import KNEE, catalog, exercise


@pytest.fixture
async def store(tmp_path: Path) -> AsyncIterator[Store]:
    async with open_store(str(tmp_path / "legday.db")) as opened:
        yield opened


@pytest.fixture
def ann(store: Store) -> Chat:
    return Chat(store, feature())


def test_one_command_is_in_the_menu_and_buttons_type_the_others() -> None:
    commands = feature().commands()

    assert [command.name for command in commands if command.listed] == ["hamstrings"]
    unlisted = {command.name for command in commands if not command.listed}
    assert unlisted == {"swap", "easier", "harder", "busy", "nothere", "loop", "harddays", "floor", "weights"}
    assert [option.name for option in commands[0].options] == ["equipment", "minutes", "level", "focus"]
    assert [command.name for command in commands if command.private] == ["harddays", "floor"]
    assert {command.name for command in commands if command.held} >= {"hamstrings", "swap", "easier", "harder"}


async def test_the_first_session_comes_at_once_with_one_readiness_line(ann: Chat) -> None:
    first = await ann.say("/hamstrings")
    second = await ann.say("/hamstrings")

    assert len(exercises(first)) == 2
    assert "PAR-Q" in told(first)
    assert "PAR-Q" not in told(second)


async def test_words_that_are_not_understood_are_said_back_and_the_session_comes_anyway(ann: Chat) -> None:
    reply = await ann.say("/hamstrings pizza 15")

    assert "Not understood: pizza." in told(reply)
    assert len(exercises(reply)) == 2


async def test_a_swap_takes_the_place_of_the_message_and_changes_one_exercise(ann: Chat) -> None:
    before = await ann.say("/hamstrings")

    after = await ann.press(before, "Swap 1")

    assert after.replaces
    assert exercises(after)[0] != exercises(before)[0]
    assert exercises(after)[1] == exercises(before)[1]


async def test_a_swap_pressed_twice_changes_nothing_the_second_time(ann: Chat) -> None:
    before = await ann.say("/hamstrings")
    once = await ann.press(before, "Swap 1")

    twice = await ann.press(before, "Swap 1")

    assert twice == once


async def test_a_stale_swap_of_the_other_exercise_shows_how_things_stand(ann: Chat) -> None:
    before = await ann.say("/hamstrings")
    once = await ann.press(before, "Swap 1")

    assert await ann.press(before, "Swap 2") == once


async def test_swaps_go_on_from_the_newest_message_and_never_show_what_was_just_there(ann: Chat) -> None:
    reply, shown = await ann.say("/hamstrings"), list[str]()
    for _ in range(4):
        shown.append(exercises(reply)[1])
        reply = await ann.press(reply, "Swap 2")

    assert len(set(shown[:3])) == 3
    assert shown[3] == shown[0]


async def test_where_nothing_else_fits_the_session_stays_and_says_so(store: Store) -> None:
    bob = Chat(store, feature(catalog(exercise("a"), exercise("b", KNEE))))
    before = await bob.say("/hamstrings")

    after = await bob.press(before, "Swap 1")

    assert exercises(after) == exercises(before)
    assert "Nothing else fits in that place today." in told(after)


async def test_another_persons_session_is_theirs(store: Store, ann: Chat) -> None:
    reply = await ann.say("/hamstrings")

    for label in ("Swap 1", "Easier", "Harder"):
        with pytest.raises(UserError, match="This one is theirs; get yours with /hamstrings"):
            await Chat(store, feature(), "bob").press(reply, label)


@pytest.mark.parametrize(
    "line",
    [
        "/swap",
        "/swap nosuch00 1 0",
        "/swap 🏋️ 1 0",
        "/swap a b c",
        "/easier",
        "/harder nosuch00 0",
        "/swap key 1 " + "9" * 5000,
        "/busy " + "x" * 5000,
        "/easier key " + "9" * 5000,
    ],
)
async def test_a_line_that_names_no_session_says_what_to_type(ann: Chat, line: str) -> None:
    with pytest.raises(UserError, match="/hamstrings"):
        await ann.say(line)


@pytest.mark.parametrize("number", ["0", "3"])
async def test_there_is_no_swap_for_an_exercise_that_is_not_there(ann: Chat, number: str) -> None:
    line = next(line for line in lines(await ann.say("/hamstrings")) if line.startswith("/swap"))
    _, key, _, revision = line.split()

    with pytest.raises(UserError):
        await ann.say(f"/swap {key} {number} {revision}")


async def test_something_new_shares_nothing_with_the_last(ann: Chat) -> None:
    first = await ann.say("/hamstrings")

    assert not set(exercises(await ann.say("/hamstrings something new"))) & set(exercises(first))


async def test_the_same_seed_and_history_make_the_same_session(tmp_path: Path) -> None:
    replies = []
    for name in ("one", "two"):
        async with open_store(str(tmp_path / f"{name}.db")) as opened:
            replies.append(await Chat(opened, feature(seed=5)).say("/hamstrings"))

    assert replies[0] == replies[1]


async def test_what_hurts_is_kept_and_stays_out_of_the_next_session(store: Store) -> None:
    ann = Chat(store, feature(load_catalog()))
    await ann.person(aches=frozenset({"low_back_pain"}))

    person = await ann.person()
    reply = await ann.say("/hamstrings dumbbells 20")

    assert person.aches == {"low_back_pain"}
    assert not [slug for slug in exercises(reply) if "low_back_pain" in load_catalog().exercises[slug].cautions]
    assert "You said lower back: no loaded bending today." in told(reply)


async def test_a_session_is_over_once_something_in_it_is_said_to_hurt(store: Store) -> None:
    rows = catalog(exercise("hinge", cautions=["low_back_pain"]), exercise("curl", KNEE))
    ann = Chat(store, feature(rows))
    before = await ann.say("/hamstrings")
    await ann.person(aches=frozenset({"low_back_pain"}))

    for label in ("Easier", "Swap 2"):
        with pytest.raises(UserError) as over:
            await ann.press(before, label)
        assert [button.line for button in over.value.buttons] == ["/hamstrings"]


async def test_a_strain_asks_two_questions_and_both_yes_brings_a_gentle_session(ann: Chat) -> None:
    await ann.person(aches=frozenset({"recent_hamstring_strain"}))

    asked = await ann.say("/hamstrings nothing 15")
    gentle = await ann.press(asked, "Both yes")
    later = await ann.say("/hamstrings")

    assert asked.private
    assert "seen by a professional?" in told(asked)
    assert lines(asked) == ["/hamstrings nothing 15 cleared", "/hurts"]
    assert "Half effort; nothing may hurt." in told(gentle)
    assert "Half effort; nothing may hurt." in told(later)


async def test_two_weeks_later_a_strain_is_asked_about_again(ann: Chat) -> None:
    await ann.say("/hamstrings strain cleared")
    await ann.person(aches=frozenset({"recent_hamstring_strain"}))
    ann.now = NOW + timedelta(days=14)

    assert "Both yes" in labels(await ann.say("/hamstrings"))


async def test_a_long_wish_with_a_strain_still_gets_a_button(ann: Chat) -> None:
    asked = await ann.say("/hamstrings hamstring strain " + "please " * 20)

    assert "Half effort; nothing may hurt." in told(await ann.press(asked, "Both yes"))


@pytest.mark.parametrize(
    ("rows", "line", "label"),
    [
        (catalog(exercise("a", equipment="barbell")), "/hamstrings nothing", "Floor only"),
        (catalog(exercise("a", tempo="9-9-9-9")), "/hamstrings 1", "Two minutes"),
        (catalog(exercise("a", cautions=["knee_pain"])), "/hamstrings bad knee", "Loosen up"),
    ],
)
async def test_where_nothing_fits_the_nearest_thing_is_offered(
    store: Store, rows: Catalog, line: str, label: str
) -> None:
    reply = await Chat(store, feature(rows)).say(line)

    assert label in labels(reply)
    assert reply.private


async def test_someone_away_for_two_weeks_comes_back_carefully(ann: Chat) -> None:
    await ann.person(level="advanced")
    await ann.say("/hamstrings")
    await ann.say("/hamstrings")
    ann.now = NOW + timedelta(days=15)

    assert "Stop with 3 or 4 clean ones left." in told(await ann.say("/hamstrings"))


async def test_leg_day_brings_a_session_that_its_owner_can_swap(store: Store, ann: Chat) -> None:
    person = await ann.person()
    async with store.writing() as transaction:
        reply = await feature().leg_day(person, words_for("en"), transaction, NOW)

    assert len(exercises(reply)) == 2
    assert (await ann.press(reply, "Swap 1")).replaces


async def test_leg_day_tells_no_one_what_hurts(store: Store, ann: Chat) -> None:
    person = await ann.person(aches=frozenset({"recent_hamstring_strain"}))
    async with store.writing() as transaction:
        reply = await feature().leg_day(person, words_for("en"), transaction, NOW)

    assert "strain" not in told(reply)
    assert lines(reply) == ["/hamstrings"]


async def test_a_new_session_is_kept_under_its_key(store: Store, ann: Chat) -> None:
    person = await ann.person()
    async with store.writing() as transaction:
        made = await feature().new_session(transaction, person, Wish(minutes=10), NOW)
        stored = await transaction.sessions.get(made.key)

    assert stored is not None
    assert stored.person == person.id
    assert stored.content["session"] == made.offer.session.to_json()


async def test_desk_and_kit_of_home_do_not_mix(store: Store) -> None:
    ann = Chat(store, feature(load_catalog()))
    await ann.person(equipment=frozenset({"barbell"}), level="advanced", minutes=60)

    reply = await ann.say("/hamstrings 2 min at my desk")

    assert "A break: no warm-up needed." in told(reply)
    assert "romanian-deadlift" not in exercises(reply)
