"""Sessions over days and weeks, as somebody meets them in the chat."""

from __future__ import annotations

import random
from collections.abc import AsyncIterator
from datetime import timedelta
from pathlib import Path

import pytest

from bot.errors import UserError
from bot.facts import Facts
from bot.messages import PlaceKind
from bot.store import Store, open_store
from bot.training import Entry
from catalog.load import load_catalog
from catalog.model import Position
from tests.bot.sessions.chat import NOW, Chat, exercises, feature, labels, lines, told
from tests.bot.sessions.made import KNEE, catalog, exercise


@pytest.fixture
async def store(tmp_path: Path) -> AsyncIterator[Store]:
    async with open_store(str(tmp_path / "legday.db")) as opened:
        yield opened


@pytest.fixture
def ann(store: Store) -> Chat:
    return Chat(store, feature())


async def log(store: Store, ann: Chat, slug: str, *reps: int, days_ago: float = 3, **parts: object) -> None:
    person = await ann.person()
    entry = Entry(person.id, slug, ann.now - timedelta(days=days_ago), reps, **parts)  # type: ignore[arg-type]  # parts of a record
    async with store.writing() as transaction:
        await transaction.logs.add(entry, random.Random(f"{slug}{days_ago}").getrandbits(40))


async def test_the_same_session_comes_back_until_it_is_done_and_then_the_other(store: Store, ann: Chat) -> None:
    first = await ann.say("/hamstrings")
    again = await ann.say("/hamstrings")
    await log(store, ann, "hip-0", 8, 8, days_ago=0)
    ann.now += timedelta(days=3)
    other = await ann.say("/hamstrings")

    assert exercises(again) == exercises(first)
    assert not set(exercises(other)) & set(exercises(first))


async def test_last_time_stands_beside_today(store: Store) -> None:
    ann = Chat(store, feature(catalog(exercise("hinge", equipment="dumbbell"), exercise("curl", KNEE))))
    await log(store, ann, "hinge", 8, 8, load=12_000)

    reply = await ann.say("/hamstrings dumbbells")

    assert "last: 8, 8 at 12 kg · today 9 reps" in told(reply)


async def test_a_first_load_is_never_blank(store: Store) -> None:
    ann = Chat(store, feature(catalog(exercise("hinge", equipment="dumbbell"), exercise("curl", KNEE))))

    assert "Take what you can lift 15×; do 10 reps" in told(await ann.say("/hamstrings dumbbells"))


async def test_the_day_after_training_only_loosens_and_offers_tomorrow(store: Store, ann: Chat) -> None:
    await log(store, ann, "hip-0", 8, 8, days_ago=1)

    reply = await ann.say("/hamstrings")

    assert "this only loosens" in told(reply)
    assert "Remind me tomorrow" in labels(reply)


async def test_a_full_week_says_why_it_only_loosens(store: Store, ann: Chat) -> None:
    await log(store, ann, "hip-0", *(8,) * 8)

    assert "Your week holds no more sets" in told(await ann.say("/hamstrings"))


async def test_easier_and_harder_change_the_message_in_place_and_once(ann: Chat) -> None:
    before = await ann.say("/hamstrings")

    harder = await ann.press(before, "Harder")
    twice = await ann.press(before, "Harder")
    stuck = await ann.press(harder, "Harder")
    easier = await ann.press(harder, "Easier")

    assert harder.replaces
    assert harder == twice
    assert "It stays as it is today." in told(stuck)
    assert exercises(easier) == exercises(before)
    assert easier.buttons != harder.buttons


async def test_busy_keeps_the_exercise_for_next_time_and_a_plain_swap_does_not(store: Store, ann: Chat) -> None:
    before = await ann.say("/hamstrings")
    swapped = await ann.press(before, "Swap 1")
    again = await ann.say("/hamstrings")
    busy = await ann.press(swapped, "Busy")

    assert exercises(again) == exercises(swapped)
    assert "For today only, then." in told(busy)
    assert "Busy" not in labels(busy)


async def test_busy_brings_it_back(ann: Chat) -> None:
    before = await ann.say("/hamstrings")
    await ann.press(await ann.press(before, "Swap 1"), "Busy")

    assert exercises(await ann.say("/hamstrings")) == exercises(before)


async def test_kit_that_is_not_there_is_forgotten_until_it_is_named_again(store: Store) -> None:
    ann = Chat(store, feature(load_catalog()))
    reply = await ann.say("/hamstrings gym 30")
    swapped = await ann.press(reply, "Swap 1")

    after = await ann.press(swapped, "Not here")
    gone = (await ann.person()).facts.absent_kit
    named = await ann.say(f"/hamstrings {' '.join(name.replace('_', ' ') for name in gone)} gym 30")

    assert after.replaces
    assert gone
    for slug in exercises(after):
        assert load_catalog().exercises[slug].possible_with((await ann.person()).equipment or frozenset())
    assert named.blocks
    assert not (await ann.person()).facts.absent_kit & gone - {"back_extension_45"}


async def test_who_says_bands_is_asked_which_once(store: Store) -> None:
    ann = Chat(store, feature(load_catalog()))
    asked = await ann.say("/hamstrings bands 20")
    again = await ann.say("/hamstrings bands 20")

    await ann.press(asked, "Small")

    assert "Your band: a long or a small loop?" in told(asked)
    assert "loop?" not in told(again)
    assert (await ann.person()).equipment == frozenset({"mini_band"})
    assert "long_band" not in str(await ann.say("/hamstrings bands 20"))


async def test_a_runner_names_the_hard_days_and_the_two_before_stay_light(store: Store) -> None:
    ann = Chat(store, feature(load_catalog()))
    asked = await ann.say("/hamstrings i run, nothing 20")
    days = await ann.press(asked, "Choose days")
    ticked = await ann.press(days, "Wed")

    spared = await ann.say("/hamstrings")

    assert "✓ Wed" in labels(ticked)
    assert (await ann.person()).facts.hard_days == frozenset({2})
    assert "A hard day is near" in told(spared)


async def test_who_is_unsteady_is_asked_about_the_floor_in_private(store: Store) -> None:
    ann = Chat(store, feature(load_catalog()))
    await ann.person(aches=frozenset({"balance_fall_risk"}))
    group = Chat(store, feature(load_catalog(), seed=2), kind=PlaceKind.GROUP)
    among_others = await group.say("/hamstrings home 20")

    asked = await ann.say("/hamstrings home 20")
    await ann.press(asked, "No")
    later = await ann.say("/hamstrings home 20")

    assert "floor" not in told(among_others)
    assert "balance" not in told(among_others)
    assert "Can you get up from the floor alone?" in told(asked)
    positions = {load_catalog().exercises[slug].position for slug in exercises(later)}
    assert not positions & {Position.SUPINE, Position.PRONE, Position.KNEELING}


async def test_weights_at_hand_are_kept_for_the_next_jump(store: Store) -> None:
    ann = Chat(store, feature(catalog(exercise("hinge", equipment="dumbbell"), exercise("curl", KNEE))))
    await log(store, ann, "hinge", 12, 12, days_ago=9, load=40_000)
    await log(store, ann, "curl", *(8,) * 6, days_ago=12)
    await log(store, ann, "hinge", 12, 12, load=40_000)
    await ann.say("/hamstrings dumbbells 20 intermediate")

    told_back = await ann.say("/weights 40 44 50 kg")
    reply = await ann.say("/hamstrings")

    assert "Noted: 40 kg, 44 kg, 50 kg." in told(told_back)
    assert "today 44 kg, 8 reps" in told(reply)


@pytest.mark.parametrize("line", ["/loop", "/loop round", "/floor", "/floor maybe", "/weights", "/weights heavy"])
async def test_an_answer_that_means_nothing_says_what_to_type(ann: Chat, line: str) -> None:
    with pytest.raises(UserError, match=line.split(" ", maxsplit=1)[0]):
        await ann.say(line)


async def test_hard_days_that_mean_nothing_say_what_to_type(ann: Chat) -> None:
    with pytest.raises(UserError, match="/harddays"):
        await ann.say("/harddays someday")


async def test_under_16_is_remembered_and_brings_an_adult_in_private_alone(store: Store) -> None:
    ann = Chat(store, feature(load_catalog()))
    group = Chat(store, feature(load_catalog(), seed=2), kind=PlaceKind.GROUP)

    alone = await ann.say("/hamstrings I'm 14, dumbbells 20")
    among_others = await group.say("/hamstrings")

    assert (await ann.person()).facts.under_16
    assert "With an adult who knows the exercise." in told(alone)
    assert "adult" not in told(among_others)
    for slug in exercises(alone) + exercises(among_others):
        assert not any("dumbbell" in group for group in load_catalog().exercises[slug].equipment)


async def test_an_ache_of_two_weeks_ago_is_asked_about(store: Store) -> None:
    ann = Chat(store, feature(load_catalog()))
    facts = Facts(aches_at={"knee_pain": NOW - timedelta(days=15)})
    await ann.person(aches=frozenset({"knee_pain"}), facts=facts)

    reply = await ann.say("/hamstrings nothing 20")

    assert "Does your knee still hurt?" in told(reply)
    assert {"/hurts knee_pain", "/hurts knee_pain off"} <= set(lines(reply))
