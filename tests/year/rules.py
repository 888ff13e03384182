"""The rules a year must keep, checked from outside: from what was offered and logged, not from how it was chosen."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from datetime import date, timedelta
from zoneinfo import ZoneInfo

from bot.coaching.volume import WEEK_BANDS, set_credit
from bot.sessions.model import Pick, Slot
from bot.sessions.need import is_light
from bot.sessions.rules import SUPPORTED
from bot.training import Entry
from catalog.model import Catalog, Caution, Emphasis, Level, Movement
from tests.year.life import Day

BERLIN = ZoneInfo("Europe/Berlin")
BOTH = {Slot.HIP_EXTENSION, Slot.KNEE_FLEXION}

Check = Callable[[Sequence[Day], int, Catalog], Iterator[str]]
"""Yields what is wrong with one day, given all days and its place among them."""


def local(day: Day | Entry) -> date:
    return day.at.astimezone(BERLIN).date()


def level_of(day: Day) -> Level:
    return Level.named(day.person.level or "beginner")


def picks_of(day: Day) -> tuple[Pick, ...]:
    return day.offer.session.picks if day.offer else ()


def credit_of(entries: Sequence[Entry], catalog: Catalog) -> float:
    return sum(len(entry.reps) * set_credit(catalog.exercises[entry.exercise]) for entry in entries)


def something_comes_back(days: Sequence[Day], at: int, _catalog: Catalog) -> Iterator[str]:
    if not picks_of(days[at]):
        yield "nothing came back"


def nothing_forbidden_or_unequipped(days: Sequence[Day], at: int, catalog: Catalog) -> Iterator[str]:
    day = days[at]
    assert day.offer
    for pick in picks_of(day):
        exercise = catalog.exercises[pick.slug]
        flags = {flag.value for flag in exercise.cautions} & day.person.aches
        if pick.slug in SUPPORTED and flags == {Caution.BALANCE_FALL_RISK.value}:
            flags = set()
        if flags:
            yield f"{pick.slug} with {sorted(flags)}"
        if not exercise.possible_with(day.offer.need.equipment):
            yield f"{pick.slug} without its kit"
        if exercise.level > level_of(day):
            yield f"{pick.slug} above the level"
        if not exercise.fills_slot and exercise.movement is not Movement.MOBILITY:
            yield f"{pick.slug} trains something else"


def inside_the_minutes(days: Sequence[Day], at: int, _catalog: Catalog) -> Iterator[str]:
    offer = days[at].offer
    if offer and (offer.session.minutes > offer.need.minutes or not 1 <= len(offer.session.picks) <= 4):
        yield f"{offer.session.minutes} of {offer.need.minutes} minutes"


def both_slots(days: Sequence[Day], at: int, _catalog: Catalog) -> Iterator[str]:
    offer = days[at].offer
    if offer and not is_light(offer.need) and {pick.slot for pick in offer.session.picks} != BOTH:
        yield f"only {[pick.slug for pick in offer.session.picks]}"


def the_week_stays_in_its_band(days: Sequence[Day], at: int, catalog: Catalog) -> Iterator[str]:
    day = days[at]
    first = local(day) - timedelta(days=6)
    week = [*(entry for entry in day.before if local(entry) >= first), *day.done]
    if credit_of(week, catalog) > WEEK_BANDS[level_of(day)].high:
        yield f"{credit_of(week, catalog)} sets in seven days"


def a_day_between(days: Sequence[Day], at: int, catalog: Catalog) -> Iterator[str]:
    day = days[at]
    yesterday = [entry for entry in day.before if local(day) - local(entry) <= timedelta(days=1)]
    if credit_of(yesterday, catalog) >= 2 and day.offer and not is_light(day.offer.need):
        yield "trained the day before"


def loads_and_repetitions_grow_by_the_rule(days: Sequence[Day], at: int, catalog: Catalog) -> Iterator[str]:
    day = days[at]
    for pick in picks_of(day):
        done = [entry for entry in day.before if entry.exercise == pick.slug]
        if not done or pick.target is None:
            continue
        span = pick.seconds or pick.reps
        assert span
        last = done[-1]
        heaviest = max((entry.load or 0 for entry in done), default=0)
        same_load = [entry for entry in done if entry.load == heaviest]
        beyond = any(min(entry.reps) >= span.high + 5 for entry in same_load)
        easiest = min(min(entry.reps) for entry in done[-4:])
        if pick.load is not None and last.load is not None and pick.load > heaviest * 1.1:
            if not beyond:
                yield f"{pick.slug}: {last.load} to {pick.load} g"
            if pick.target > span.low:
                yield f"{pick.slug}: a big step at {pick.target} repetitions"
        elif pick.target > max(max(min(entry.reps) for entry in done) + (5 if last.held else 2), span.low):
            yield f"{pick.slug}: {easiest} to {pick.target}"


def never_sets_and_load_together(days: Sequence[Day], at: int, catalog: Catalog) -> Iterator[str]:
    day = days[at]
    first = local(day) - timedelta(days=6)
    grew = [
        entry.exercise
        for entry in day.done
        if (before := [e.load for e in day.before if e.exercise == entry.exercise and e.load is not None])
        and entry.load is not None
        and entry.load > max(before)
    ]
    week = credit_of([*(entry for entry in day.before if local(entry) >= first), *day.done], catalog)
    ends = {local(entry) for entry in day.before if local(entry) < first}
    weeks = [credit_of([e for e in day.before if end - timedelta(days=6) <= local(e) <= end], catalog) for end in ends]
    if grew and week > max(weeks, default=0):
        yield f"{grew} heavier in the fullest week"


def at_most_two_more_sets_a_week(days: Sequence[Day], at: int, catalog: Catalog) -> Iterator[str]:
    day = days[at]
    first = local(day) - timedelta(days=6)
    week = credit_of([*(entry for entry in day.before if local(entry) >= first), *day.done], catalog)
    ends = [first - timedelta(days=back) for back in range(1, 36)]
    weeks = [credit_of([e for e in day.before if end - timedelta(days=6) <= local(e) <= end], catalog) for end in ends]
    fullest = max(weeks)
    if day.done and fullest and week > max(fullest + 2, WEEK_BANDS[level_of(day)].low):
        yield f"from {fullest} to {week} sets"


def gentle_at_first_and_after_a_gap(days: Sequence[Day], at: int, catalog: Catalog) -> Iterator[str]:
    day = days[at]
    trained = sorted({local(entry) for entry in day.before})
    if not trained or day.offer is None or is_light(day.offer.need):
        return
    first = level_of(day) is Level.BEGINNER and len(trained) < 2
    gap = local(day) - trained[-1] >= timedelta(days=14)
    emphases = {catalog.exercises[pick.slug].emphasis for pick in picks_of(day)}
    if (first or gap) and Emphasis.ECCENTRIC in emphases:
        yield "lowering-heavy too soon"
    if gap and max(pick.sets for pick in picks_of(day)) > 2:
        yield "all sets after a gap"


def one_new_lowering_exercise(days: Sequence[Day], at: int, catalog: Catalog) -> Iterator[str]:
    day = days[at]
    lately = [entry for entry in day.before if local(day) - local(entry) < timedelta(days=7)]
    older = {entry.exercise for entry in day.before if local(day) - local(entry) >= timedelta(days=7)}
    new = {slug for slug in {*(e.exercise for e in lately), *(p.slug for p in picks_of(day))} if slug not in older}
    lowering = [slug for slug in new if catalog.exercises[slug].emphasis is Emphasis.ECCENTRIC]
    if day.done and len(lowering) > 1:
        yield f"{sorted(lowering)} are all new"


def one_change_at_a_time(days: Sequence[Day], at: int, _catalog: Catalog) -> Iterator[str]:
    day = days[at]
    if day.offer is None or is_light(day.offer.need):
        return
    for earlier in reversed(days[:at]):
        then = earlier.offer
        if then and not is_light(then.need) and then.plan.due == day.offer.plan.due:
            same = ("equipment", "minutes", "level", "avoid", "sessions", "careful", "restart", "spare", "deload")
            if all(getattr(then.need, name) == getattr(day.offer.need, name) for name in same):
                gone = then.session.slugs - day.offer.session.slugs
                if len(gone) > 1 and len(then.session.picks) == len(day.offer.session.picks):
                    yield f"{sorted(gone)} all changed at once"
            return


def an_easier_week_in_time(days: Sequence[Day], at: int, _catalog: Catalog) -> Iterator[str]:
    day = days[at]
    if day.offer is None or is_light(day.offer.need) or not day.done:
        return
    start = local(day)
    for earlier in reversed(days[:at]):
        if start - local(earlier) >= timedelta(days=14) or (earlier.offer and earlier.offer.need.deload):
            break
        if earlier.done:
            start = local(earlier)
    if local(day) - start > timedelta(weeks=9):
        yield "no easier week for nine weeks"


CHECKS: tuple[Check, ...] = (
    something_comes_back,
    nothing_forbidden_or_unequipped,
    inside_the_minutes,
    both_slots,
    the_week_stays_in_its_band,
    a_day_between,
    loads_and_repetitions_grow_by_the_rule,
    never_sets_and_load_together,
    at_most_two_more_sets_a_week,
    gentle_at_first_and_after_a_gap,
    one_new_lowering_exercise,
    one_change_at_a_time,
    an_easier_week_in_time,
)


def broken(days: Sequence[Day], catalog: Catalog) -> Counter[str]:
    """Return how often each rule was broken, with the first case of each."""
    found: Counter[str] = Counter()
    for check in CHECKS:
        cases = [f"{days[at].at:%d %b}: {said}" for at in range(len(days)) for said in check(days, at, catalog)]
        if cases:
            found[f"{check.__name__} ({cases[0]})"] = len(cases)
    return found
