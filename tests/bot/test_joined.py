"""What is known about one person who was two."""

from __future__ import annotations

from dataclasses import fields, replace
from datetime import timedelta
from typing import Any

import pytest

from bot.facts import Facts, Screened
from bot.joined import joined
from bot.people import Person
from bot.pictures import Theme
from bot.store import Known
from tests.bot.store.samples import EVERY_FACT, NOW

DAY = timedelta(days=1)
STRAIN = "recent_hamstring_strain"
NOBODY = Person(1)
EVERYTHING = Person(
    2,
    "es",
    "Europe/Berlin",
    "advanced",
    30,
    frozenset({"dumbbell"}),
    frozenset({"knee_pain"}),
    replace(
        EVERY_FACT,
        quiet=(1320, 420),
        homes={"telegram": "1001"},
        nagged=frozenset({"0000000a"}),
        asked_at=NOW,
        pictures=Theme.DARK,
    ),
)


def facts_of(known: Known) -> Facts:
    return known["facts"]


@pytest.mark.parametrize("part", [part.name for part in fields(Facts)])
def test_every_fact_is_one_that_these_tests_say(part: str) -> None:
    assert getattr(EVERYTHING.facts, part) != getattr(Facts(), part)


@pytest.mark.parametrize("sides", [(NOBODY, EVERYTHING), (EVERYTHING, NOBODY)])
def test_what_one_of_them_said_alone_is_kept_whole(sides: tuple[Person, Person]) -> None:
    known: Any = joined(*sides)

    assert Person(2, **known) == EVERYTHING


def test_a_setting_is_that_of_the_one_who_gave_the_code() -> None:
    other = Facts(weekly_target=1, quiet=(0, 60), hard_days=frozenset(), homes={"telegram": "9", "discord": "8"})
    known: Any = joined(EVERYTHING, Person(1, "en", "Asia/Tokyo", "beginner", 10, frozenset(), facts=other))

    assert {name: known[name] for name in ("language", "zone", "level", "minutes", "equipment")} == {
        "language": "es",
        "zone": "Europe/Berlin",
        "level": "advanced",
        "minutes": 30,
        "equipment": frozenset({"dumbbell"}),
    }
    facts = facts_of(known)
    assert (facts.weekly_target, facts.quiet, facts.hard_days) == (3, (1320, 420), frozenset({5, 6}))
    assert facts.homes == {"telegram": "1001", "discord": "8"}


def test_having_no_kit_at_all_was_said_too() -> None:
    assert joined(Person(1, equipment=frozenset()), EVERYTHING)["equipment"] == frozenset()


def test_the_kit_of_the_one_who_gave_the_code_is_there_whatever_the_other_lacked() -> None:
    lacking = Person(2, facts=Facts(absent_kit=frozenset({"dumbbell", "barbell"})))

    assert facts_of(joined(EVERYTHING, lacking)).absent_kit == {"leg_curl_machine", "barbell"}


def test_what_asks_for_caution_counts_from_both() -> None:
    one = Person(1, aches=frozenset({"knee_pain"}), facts=Facts(screened=frozenset({Screened.HEART}), held_since=NOW))
    two = Person(
        2, aches=frozenset({"low_back_pain"}), facts=Facts(screened=frozenset({Screened.FALL}), under_16=True)
    )

    known = joined(one, two)

    assert known["aches"] == {"knee_pain", "low_back_pain"}
    facts = facts_of(known)
    assert facts.screened == {Screened.HEART, Screened.FALL}
    assert (facts.held_since, facts.under_16) == (NOW, True)


def test_an_ache_is_as_fresh_as_it_was_last_said() -> None:
    old, new = ({"knee_pain": NOW - DAY, "low_back_pain": NOW}, {"knee_pain": NOW})

    facts = facts_of(joined(Person(1, facts=Facts(aches_at=old)), Person(2, facts=Facts(aches_at=new))))

    assert facts.aches_at == {"knee_pain": NOW, "low_back_pain": NOW}


@pytest.mark.parametrize(("strained_at", "seen"), [(NOW - DAY, NOW), (NOW, NOW), (NOW + DAY, None)])
def test_a_strain_that_came_after_the_check_was_not_checked(strained_at: Any, seen: Any) -> None:
    checked = Person(1, facts=Facts(strain_seen_at=NOW))
    strained = Person(2, facts=Facts(aches_at={STRAIN: strained_at}))

    assert facts_of(joined(checked, strained)).strain_seen_at == seen
    assert facts_of(joined(strained, checked)).strain_seen_at == seen


def test_a_pause_lasts_until_the_later_end() -> None:
    short, long = (Person(1, facts=Facts(paused_until=NOW + days * DAY)) for days in (1, 2))

    assert facts_of(joined(short, long)).paused_until == NOW + 2 * DAY
