"""What holds for everybody: whatever kit, level, minutes, aches and history there are."""

from __future__ import annotations

import json
import random
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, timedelta
from functools import cache

from hypothesis import given, settings
from hypothesis import strategies as st

from bot.coaching.volume import WEEK_BANDS, set_credit
from bot.facts import Facts
from bot.people import Person
from bot.sessions.history import History, history_of
from bot.sessions.model import Session, Slot
from bot.sessions.need import Wish, is_light
from bot.sessions.notch import easier, harder
from bot.sessions.obstacles import NothingFits
from bot.sessions.offer import Offer, swap
from bot.sessions.plan import Guide
from bot.sessions.progression import next_time
from bot.sessions.rules import SUPPORTED, candidates
from bot.sessions.today import todays_offer
from bot.store import StoredSession
from bot.training import Entry, Feel
from catalog.load import load_catalog
from catalog.model import KIT, Catalog, Caution, Emphasis, Level, Movement

NOW = datetime(2026, 3, 30, 18, tzinfo=UTC)
bounded = settings(deadline=None, derandomize=True, max_examples=150)


@cache
def rows() -> Catalog:
    return load_catalog()


@dataclass(frozen=True)
class Case:
    """Somebody at one moment."""

    person: Person
    wish: Wish
    logs: tuple[Entry, ...]
    stored: tuple[StoredSession, ...]
    seed: int

    def history(self) -> History:
        return history_of(self.stored, self.logs, self.person, rows(), NOW)

    def offer(self) -> Offer:
        return todays_offer(rows(), self.history(), self.person, self.wish, NOW, random.Random(self.seed))


@st.composite
def entries(draw: st.DrawFn) -> tuple[Entry, ...]:
    slugs = draw(st.lists(st.sampled_from(sorted(rows().exercises)), min_size=1, max_size=3, unique=True))
    days = draw(st.lists(st.integers(0, 80), max_size=8, unique=True))
    return tuple(
        Entry(
            1,
            slug,
            NOW - timedelta(days=back, hours=1),
            tuple(draw(st.lists(st.integers(1, 20), min_size=1, max_size=3))),
            held=rows().exercises[slug].dose.seconds is not None,
            load=draw(st.sampled_from([None, 5_000, 20_000, 60_000])),
            feel=draw(st.sampled_from([None, *Feel])),
            key=f"{slug}-{back}",
        )
        for back in sorted(days, reverse=True)
        for slug in slugs
    )


@st.composite
def cases(draw: st.DrawFn) -> Case:
    """A person, what they say, what they logged, and sessions that were really made for them before."""
    person = Person(
        1,
        level=draw(st.sampled_from([None, "beginner", "intermediate", "advanced"])),
        minutes=draw(st.sampled_from([None, 2, 7, 8, 10, 12, 20, 35, 60, 180])),
        equipment=frozenset(draw(st.lists(st.sampled_from(sorted(KIT)), max_size=10))),
        aches=frozenset(draw(st.lists(st.sampled_from(sorted(Caution)), max_size=2))),
        facts=Facts(
            weekly_target=draw(st.sampled_from([None, 1, 2, 3, 7])),
            hard_days=draw(st.sampled_from([None, frozenset({1}), frozenset({5})])),
            under_16=draw(st.booleans()),
        ),
    )
    wish = Wish(
        cleared=True,
        fresh=draw(st.booleans()),
        sore=draw(st.booleans()),
        desk=draw(st.sampled_from([False, False, False, False, True])),
    )
    logs, stored = draw(entries()), list[StoredSession]()
    for back in draw(st.lists(st.integers(1, 40), max_size=2, unique=True).map(lambda days: sorted(days)[::-1])):
        then = NOW - timedelta(days=back)
        history = history_of(stored, [entry for entry in logs if entry.at < then], person, rows(), then)
        try:
            made = todays_offer(rows(), history, person, Wish(cleared=True), then, random.Random(back))
        except NothingFits:
            continue
        stored.insert(0, StoredSession(f"k{back}", 1, then, 0, made.to_json()))
    return Case(person, wish, logs, tuple(stored), draw(st.integers(0, 2**32)))


def made_for(case: Case) -> Offer | None:
    """The offer; None where no exercise at all may be done."""
    try:
        return case.offer()
    except NothingFits:
        return None


def keeps_the_rules(session: Session, offer: Offer, person: Person, *, above: int = 0) -> None:
    for pick in session.picks:
        exercise = rows().exercises[pick.slug]
        flags = {flag.value for flag in exercise.cautions} & person.aches
        if pick.slug in SUPPORTED:
            flags -= {Caution.BALANCE_FALL_RISK.value}
        assert not flags
        assert exercise.possible_with(offer.need.equipment)
        assert exercise.level <= Level.named(person.level or "beginner") + above
        assert exercise.fills_slot or exercise.movement is Movement.MOBILITY
        assert not (person.facts.under_16 and exercise.emphasis is Emphasis.ECCENTRIC)
    assert session.minutes <= offer.need.minutes
    assert 1 <= len(session.picks) <= 4
    assert len(session.slugs) == len(session.picks)


def credit(parts: Sequence[tuple[str, int]]) -> float:
    return sum(sets * set_credit(rows().exercises[slug]) for slug, sets in parts)


@bounded
@given(cases())
def test_nobody_gets_what_is_forbidden_or_what_there_is_no_kit_for_and_all_fits_the_minutes(case: Case) -> None:
    offer = made_for(case)

    if offer is not None:
        keeps_the_rules(offer.session, offer, case.person)


@bounded
@given(cases())
def test_both_slots_are_filled_whenever_that_is_possible(case: Case) -> None:
    offer = made_for(case)

    if offer is None or is_light(offer.need) or offer.need.minutes < 20:
        return
    hips, knees = (
        {one.slug for one in candidates(rows().exercises.values(), slot, offer.need)}
        for slot in (Slot.HIP_EXTENSION, Slot.KNEE_FLEXION)
    )
    lowering = {slug for slug in hips | knees if rows().exercises[slug].emphasis is Emphasis.ECCENTRIC}
    if hips - lowering and knees - lowering and len((hips | knees) - lowering) > 1:
        assert {pick.slot for pick in offer.session.picks} == {Slot.HIP_EXTENSION, Slot.KNEE_FLEXION}


@bounded
@given(cases())
def test_a_week_never_passes_the_top_of_its_band(case: Case) -> None:
    offer = made_for(case)

    if offer is None or is_light(offer.need):
        return
    first = NOW.date() - timedelta(days=6)
    week = [(entry.exercise, entry.sets) for entry in case.logs if entry.at.date() >= first]
    today = [(pick.slug, pick.sets) for pick in offer.session.picks]
    level = Level.named(case.person.level or "beginner")
    assert credit([*week, *today]) <= WEEK_BANDS[level].high


@bounded
@given(cases())
def test_the_same_history_and_seed_make_the_same_session(case: Case) -> None:
    first = made_for(case)

    assert first == made_for(case)
    if first is not None:
        assert Offer.from_json(json.loads(json.dumps(first.to_json()))) == first


@bounded
@given(cases(), st.integers(0, 3))
def test_a_swap_and_a_notch_keep_the_rules_too(case: Case, at: int) -> None:
    offer = made_for(case)
    if offer is None:
        return

    swapped = swap(rows(), offer, at % len(offer.session.picks), frozenset(), random.Random(case.seed))
    lower, higher = (notch(rows(), offer, frozenset(), Guide()) for notch in (easier, harder))

    for after, above in ((swapped, 0), (lower, 0), (higher, 1)):
        if after is not None:
            keeps_the_rules(after.session, after, case.person, above=above)
            assert after.session != offer.session
    if offer.need.room is not None and higher is not None:
        assert credit([(pick.slug, pick.sets) for pick in higher.session.picks]) <= offer.need.room


@bounded
@given(cases())
def test_what_comes_back_is_useful(case: Case) -> None:
    offer = made_for(case)

    if offer is None:
        assert case.person.aches or case.wish.desk or case.person.facts.under_16 or case.wish.sore
    else:
        assert all(pick.sets >= 1 and (pick.reps or pick.seconds) for pick in offer.session.picks)


@bounded
@given(cases())
def test_a_session_that_was_not_done_comes_back_and_one_that_was_makes_way(case: Case) -> None:
    case = replace(
        case, wish=Wish(cleared=True), logs=(), person=replace(case.person, facts=Facts(), aches=frozenset())
    )
    offer = made_for(case)
    if offer is None or is_light(offer.need):
        return
    count = len(offer.plan.letters)
    kept = StoredSession("new", 1, NOW, 0, offer.to_json())

    again = replace(case, stored=(kept, *case.stored)).offer()
    next_week = history_of([kept], [], case.person, rows(), NOW + timedelta(days=3))

    assert again.session.slugs == offer.session.slugs
    assert next_week.plan.due == (offer.plan.due + 1) % count


@settings(bounded, max_examples=200)
@given(entries())
def test_nothing_grows_by_more_than_the_rule_allows(logs: tuple[Entry, ...]) -> None:
    for slug in {entry.exercise for entry in logs}:
        exercise, done = rows().exercises[slug], [entry for entry in logs if entry.exercise == slug]
        span = exercise.dose.seconds or exercise.dose.reps
        assert span
        last, advice = done[-1], next_time(done, exercise)
        if last.load is None or advice.load is None:
            assert advice.load == last.load
        elif advice.load > last.load * 1.1:
            assert any(min(entry.reps) >= span.high + 5 and entry.load == last.load for entry in done)
            assert advice.target.low <= span.low
        if advice.load is not None and last.load is not None and advice.load > last.load:
            assert advice.sets == last.sets
            assert advice.target.low <= span.low
        grown = advice.target.low - min(last.reps)
        assert advice.target.low <= span.low or grown <= (5 if last.held else 2)


def test_the_day_of_these_cases_is_a_monday() -> None:
    assert date(2026, 3, 30).weekday() == 0
