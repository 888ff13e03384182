"""Eight weeks of everybody, and proof that the checks of a year can fail."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import cache

import pytest

from bot.language import words_for
from bot.messages import Heading, Note, Paragraph
from bot.sessions.model import Pick
from bot.sessions.need import is_light
from bot.sessions.show import LINES, lines_of, session_reply
from bot.sessions.today import beside_today
from bot.sessions.volume import session_credit
from catalog.load import load_catalog
from catalog.model import Catalog
from tests.year.life import Day, live
from tests.year.people import PEOPLE, Persona
from tests.year.rules import CHECKS, broken

WEEKS = 8
GYM = next(persona for persona in PEOPLE if "gym" in persona.name)


@cache
def rows() -> Catalog:
    return load_catalog()


@pytest.mark.parametrize("persona", PEOPLE, ids=[persona.name for persona in PEOPLE])
def test_eight_weeks_break_no_rule(persona: Persona) -> None:
    days = list(live(persona, rows(), weeks=WEEKS, seed=1))

    assert len(days) > 4
    assert not broken(days, rows())


@pytest.mark.parametrize("persona", PEOPLE, ids=[persona.name for persona in PEOPLE])
def test_two_exercises_fit_one_screen_with_last_time_beside_them(persona: Persona) -> None:
    words = words_for("en")

    for day in live(persona, rows(), weeks=WEEKS, seed=2):
        if day.offer and len(day.offer.session.picks) <= 2:
            beside = beside_today(day.offer, rows(), day.history, day.person, words, day.at)
            reply = session_reply(day.offer, "0123abcd", 0, words, rows(), private=True, beside=beside)
            blocks = [block for block in reply.blocks if isinstance(block, Heading | Paragraph | Note)]
            assert lines_of(blocks) <= LINES


def test_the_same_seed_lives_the_same_weeks() -> None:
    first, second = ([day.offer for day in live(GYM, rows(), weeks=3, seed=2)] for _ in range(2))

    assert first == second


def test_exercises_come_back_for_weeks_and_some_change_later() -> None:
    days = [day for day in live(GYM, rows(), weeks=WEEKS, seed=1) if day.offer and not is_light(day.offer.need)]
    months = [
        {slug for day in days if first <= day.week < first + 4 and day.offer for slug in day.offer.session.slugs}
        for first in (0, 4)
    ]

    assert 4 <= len(months[0]) <= 16
    assert months[0] & months[1]
    assert months[1] - months[0]


def test_an_easier_week_halves_the_sets() -> None:
    days = [day for day in live(GYM, rows(), weeks=WEEKS, seed=1) if day.offer and not is_light(day.offer.need)]
    most = max(session_credit(picks(day), rows().exercises) for day in days)

    easier = [session_credit(picks(day), rows().exercises) for day in days if day.offer and day.offer.need.deload]

    assert easier
    assert max(easier) <= most / 2


def picks(day: Day) -> Sequence[Pick]:
    return day.offer.session.picks if day.offer else ()


def test_every_check_has_a_name_that_says_what_it_holds() -> None:
    assert len({check.__name__ for check in CHECKS}) == len(CHECKS)


@pytest.mark.parametrize("check", CHECKS, ids=[check.__name__ for check in CHECKS])
def test_each_check_can_fail(check: object) -> None:
    named = {each.__name__: each for each in CHECKS}[getattr(check, "__name__", "")]
    days = list(live(GYM, rows(), weeks=12, seed=1))

    spoilt = SPOILT[named.__name__](days)

    assert any(list(named(spoilt, at, rows())) for at in range(len(spoilt)))


def _each(days: list[Day], **parts: object) -> list[Day]:
    """The days with parts of their picks replaced."""
    return [
        replace(
            day,
            offer=replace(
                day.offer,
                session=replace(
                    day.offer.session,
                    picks=tuple(replace(pick, **parts) for pick in day.offer.session.picks),  # type: ignore[arg-type]  # parts of a record
                ),
            ),
        )
        for day in days
        if day.offer and not is_light(day.offer.need)
    ]


def _logged(days: list[Day], times: int) -> list[Day]:
    """The days with everything logged several times over."""
    return [replace(day, before=day.before * times, done=day.done * times) for day in days]


def _heavier(days: list[Day]) -> list[Day]:
    more = [replace(entry, load=(entry.load or 1) * 9) for entry in days[8].done] * 9
    return [*days[:8], replace(days[8], done=tuple(more)), *days[9:]]


def _without_easier_weeks(days: list[Day]) -> list[Day]:
    return [
        replace(day, offer=replace(day.offer, need=replace(day.offer.need, deload=False)))
        for day in days
        if day.offer and day.done
    ]


def _after_a_gap(days: list[Day]) -> list[Day]:
    late = [day for day in days if day.week >= 6 and day.done]
    early = [entry for entry in late[0].before if entry.at < days[6].at]
    return [replace(late[0], before=tuple(early))]


def _all_new(days: list[Day]) -> list[Day]:
    return [
        replace(day, before=tuple(replace(entry, exercise="nordic-hamstring-curl") for entry in day.before[-2:]))
        for day in _each(days, slug="partial-nordic-curl")
    ]


def _jumbled(days: list[Day]) -> list[Day]:
    whole = [day for day in days if day.offer and not is_light(day.offer.need)]
    return [whole[0], *_each(whole[1:], slug="glute-ham-raise")]


SPOILT = {
    "something_comes_back": lambda days: [replace(days[0], offer=None)],
    "nothing_forbidden_or_unequipped": lambda days: _each(days, slug="sliding-leg-curl"),
    "inside_the_minutes": lambda days: [
        replace(day, offer=replace(day.offer, session=replace(day.offer.session, minutes=99)))
        for day in days
        if day.offer
    ],
    "both_slots": lambda days: [
        replace(day, offer=replace(day.offer, session=replace(day.offer.session, picks=day.offer.session.picks[:1])))
        for day in days
        if day.offer
    ],
    "the_week_stays_in_its_band": lambda days: _logged(days, 5),
    "a_day_between": lambda days: [replace(day, before=(*day.before, *day.done)) for day in days],
    "loads_and_repetitions_grow_by_the_rule": lambda days: _each(days, target=40, load=None),
    "never_sets_and_load_together": _heavier,
    "at_most_two_more_sets_a_week": _heavier,
    "gentle_at_first_and_after_a_gap": _after_a_gap,
    "one_new_lowering_exercise": _all_new,
    "one_change_at_a_time": _jumbled,
    "an_easier_week_in_time": _without_easier_weeks,
}
"""For each check a way to spoil good weeks so that it must notice."""
