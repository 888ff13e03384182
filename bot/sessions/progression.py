"""Double progression: what was done of an exercise, and how it felt, say what to do of it next time."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from enum import StrEnum

from bot.language import N_
from bot.sessions.kit import IRON
from bot.training import Entry, Feel
from catalog.model import Exercise, Range

KG_STEP, LB_STEP = 2_500, 2_268
"""The smallest step of a load, in grams: 2.5 kg or 5 lb."""

MOST_LOAD_STEP = 0.10
"""A load grows by 2 to 10 % (ACSM position stand 2009)."""

BEYOND = 5
"""Repetitions beyond the range while the next weight owned is a bigger step (coaching convention)."""

BELOW = 2
"""After such a big step the set may start this far below the range (coaching convention)."""

SLOW_SECONDS = 4
"""Slow lowering; from 2 to 4 s it brings about the same growth (PMC8919893)."""

AWAY = timedelta(days=14)
"""After so long the next session is a step easier: what lowering work built fades in weeks (Presland et al. 2017)."""

LIGHTER = 0.9
"""Part of the load that is left after a step down (coaching convention)."""

EASY_RESERVE = 4
"""From so many repetitions in reserve a set was easy; none in reserve was hard (coaching convention)."""

HOLD_STEP = 5
"""Seconds that a hold grows by (coaching convention)."""

FIRST_REPS = 10
"""Repetitions with a first load that could be lifted about 15 times (coaching convention)."""


class AdviceKind(StrEnum):
    """What changes next time; its phrase has the fields {amount}, {load} and {step} to use."""

    FIRST = "first"
    FIRST_LOAD = "first_load"
    MORE = "more"
    BEYOND = "beyond"
    MORE_LOAD = "more_load"
    SLOWER = "slower"
    HARDER = "harder"
    SAME = "same"
    LIGHTER = "lighter"
    EASIER = "easier"

    @property
    def phrase(self) -> str:
        """The English phrase for after a log; translated when shown."""
        return _NEXT[self]

    @property
    def today(self) -> str:
        """The English phrase for beside last time; translated when shown."""
        return _TODAY[self]


_NEXT: Mapping[AdviceKind, str] = {
    AdviceKind.FIRST: N_("start with {amount}"),
    AdviceKind.FIRST_LOAD: N_("Take what you can lift 15×; do {amount}"),
    AdviceKind.MORE: N_("next time {amount}"),
    AdviceKind.BEYOND: N_("next time {amount}, same load"),
    AdviceKind.MORE_LOAD: N_("add {step}, back to {amount}"),
    AdviceKind.SLOWER: N_("same again, lowering for 4 s"),
    AdviceKind.HARDER: N_("ready for a harder one"),
    AdviceKind.SAME: N_("same again"),
    AdviceKind.LIGHTER: N_("down to {load}, {amount}"),
    AdviceKind.EASIER: N_("one step easier"),
}

_TODAY: Mapping[AdviceKind, str] = {
    AdviceKind.FIRST: N_("start with {amount}"),
    AdviceKind.FIRST_LOAD: N_("Take what you can lift 15×; do {amount}"),
    AdviceKind.MORE: N_("today {amount}"),
    AdviceKind.BEYOND: N_("today {amount}"),
    AdviceKind.MORE_LOAD: N_("today {load}, {amount}"),
    AdviceKind.SLOWER: N_("today lower for 4 s"),
    AdviceKind.HARDER: N_("ready for a harder one"),
    AdviceKind.SAME: N_("today the same"),
    AdviceKind.LIGHTER: N_("today {load}, {amount}"),
    AdviceKind.EASIER: N_("today one step easier"),
}


@dataclass(frozen=True, slots=True)
class Advice:
    """What to do of an exercise next time.

    Attributes:
        target: Repetitions, or seconds of a hold, of each set: what to aim at, up to the top of the range.
        load: Grams; None: bodyweight, or not known.
        sets: Work sets, at most; None: as planned.
        step: Grams that the load grows by; 0: it does not.
    """

    kind: AdviceKind
    target: Range
    load: int | None = None
    sets: int | None = None
    step: int = 0
    held: bool = False


def next_time(
    history: Sequence[Entry],
    exercise: Exercise,
    *,
    now: datetime | None = None,
    step: int = KG_STEP,
    owned: Sequence[int] = (),
    growing: bool = True,
) -> Advice:
    """Return what to do of *exercise* next time.

    Args:
        history: What was done of it, in any order; entries of other exercises are left out.
        exercise: What is meant.
        now: When next time is, for the time away; None: soon.
        step: Grams by which a load can grow where *owned* says nothing.
        owned: Weights at hand, in grams.
        growing: Whether the load may grow this week.
    """
    held = exercise.dose.seconds is not None
    done = by_occasion(sorted((one for one in history if _counts(one, exercise, held=held)), key=lambda one: one.at))
    if not done:
        return first_time(exercise)
    last, span = done[-1], _span(exercise)
    if now is not None and now - last.at >= AWAY:
        return step_down(last, span, step)
    if was_too_much(done, span):
        return step_down(last, span, step)
    if felt(last) is Feel.HARD:
        return _again(last, span)
    if last.load is not None and min(last.reps) >= span.high:
        return _after_the_top(done, span, next_weight(last.load, step, owned), growing=growing)
    if min(last.reps) >= span.high:
        return without_load(last, span, exercise)
    if last.load is not None and _was_slow(done, span):
        return replace(_more(last, span), kind=AdviceKind.SLOWER)
    return _more(last, span)


def by_occasion(done: Sequence[Entry]) -> list[Entry]:
    """Return *done*, oldest first, with the sets of one session as one entry, at its heaviest load.

    Sets of one session that were done at different loads are kept apart in the log; the last and lightest of them
    alone would say too little about the day.
    """
    days: list[Entry] = []
    for entry in done:
        if days and entry.session is not None and entry.session == days[-1].session:
            days[-1] = _together(days[-1], entry)
        else:
            days.append(entry)
    return days


def _together(first: Entry, then: Entry) -> Entry:
    loads = [load for load in (first.load, then.load) if load is not None]
    return replace(
        then,
        reps=(*first.reps, *then.reps),
        load=max(loads, default=None),
        feel=then.feel or first.feel,
        reserve=first.reserve if then.reserve is None else then.reserve,
    )


def is_loaded(exercise: Exercise) -> bool:
    """Whether its load is a number, so that a first one has to be found."""
    return any(group <= IRON for group in exercise.equipment)


def first_time(exercise: Exercise) -> Advice:
    """A first load is never blank: what could be lifted about 15 times, for 10 (coaching convention)."""
    span = _span(exercise)
    held = exercise.dose.seconds is not None
    if is_loaded(exercise) and not held:
        reps = min(FIRST_REPS, span.high)
        return Advice(AdviceKind.FIRST_LOAD, Range(reps, max(reps, span.high)))
    return Advice(AdviceKind.FIRST, span, held=held)


def felt(entry: Entry) -> Feel | None:
    """Return how it felt: as said, or as the repetitions in reserve say."""
    if entry.feel is not None or entry.reserve is None:
        return entry.feel
    if entry.reserve == 0:
        return Feel.HARD
    return Feel.EASY if entry.reserve >= EASY_RESERVE else Feel.RIGHT


def was_too_much(done: Sequence[Entry], span: Range) -> bool:
    """Twice in a row hard or below the range is a step too far (coaching convention)."""
    return len(done) > 1 and all(felt(one) is Feel.HARD or min(one.reps) < span.low - BELOW for one in done[-2:])


def step_down(last: Entry, span: Range, step: int) -> Advice:
    """One step easier: a tenth off the load, or the bottom of the range (coaching convention)."""
    if last.load is None:
        return _advice(AdviceKind.EASIER, last, span, span.low)
    return replace(_advice(AdviceKind.LIGHTER, last, span, span.low), load=lighter(last.load, step))


def lighter(load: int, step: int) -> int:
    """Return *load* less a tenth, rounded down to whole steps below a whole load; never zero."""
    return max(load - max(step, round(load * (1 - LIGHTER) / step) * step), min(load, step))


def next_weight(load: int, step: int, owned: Sequence[int]) -> int | None:
    """Return the next heavier weight; None where none is owned."""
    if not owned:
        return load + step
    return min((weight for weight in owned if weight > load), default=None)


def big_step(load: int, heavier: int) -> bool:
    """Whether the next weight is more than a tenth heavier (ACSM position stand 2009)."""
    return heavier - load > load * MOST_LOAD_STEP


def without_load(last: Entry, span: Range, exercise: Exercise) -> Advice:
    """At the top without a load: a harder exercise, or slower lowering (ACSM position stand 2026, by summaries)."""
    kind = AdviceKind.HARDER if exercise.harder else AdviceKind.SLOWER
    return _advice(kind, last, span, span.high)


def _after_the_top(done: Sequence[Entry], span: Range, heavier: int | None, *, growing: bool) -> Advice:
    """All sets at the top: the next weight, by a long way round where it is a big step (coaching convention)."""
    last = done[-1]
    load = last.load or 0
    if not growing:
        return _again(last, span)
    if heavier is None:
        return _advice(AdviceKind.SLOWER, last, span, span.high)
    if not big_step(load, heavier):
        return _heavier(last, span, heavier, span.low)
    if _was_slow(done, span):
        return _heavier(last, span, heavier, max(1, span.low - BELOW))
    if min(last.reps) >= span.high + BEYOND:
        return _advice(AdviceKind.SLOWER, last, span, span.high)
    return replace(_more(last, Range(span.low, span.high + BEYOND)), kind=AdviceKind.BEYOND)


def _was_slow(done: Sequence[Entry], span: Range) -> bool:
    """Whether five beyond the range was reached with this load before, so that it is lowered slowly now."""
    *earlier, last = done
    return any(one.load == last.load and min(one.reps) >= span.high + BEYOND for one in earlier)


def _heavier(last: Entry, span: Range, load: int, reps: int) -> Advice:
    """More load never comes with more sets."""
    grown = _advice(AdviceKind.MORE_LOAD, last, span, reps)
    return replace(grown, load=load, step=load - (last.load or 0), sets=last.sets)


def _more(last: Entry, span: Range) -> Advice:
    """One repetition more, two where it was easy; a hold grows by seconds (Plotkin et al. 2022)."""
    grows = HOLD_STEP if last.held else 2 if felt(last) is Feel.EASY else 1
    aim = min(max(min(last.reps) + grows, span.low if min(last.reps) >= span.low - BELOW else 1), span.high)
    return _advice(AdviceKind.MORE, last, span, aim)


def _again(last: Entry, span: Range) -> Advice:
    return _advice(AdviceKind.SAME, last, span, min(last.reps))


def _advice(kind: AdviceKind, last: Entry, span: Range, aim: int) -> Advice:
    return Advice(kind, Range(aim, max(aim, span.high)), last.load, held=last.held)


def _counts(entry: Entry, exercise: Exercise, *, held: bool) -> bool:
    return entry.exercise == exercise.slug and entry.held is held and bool(entry.reps)


def _span(exercise: Exercise) -> Range:
    return exercise.dose.seconds or exercise.dose.reps or Range(1, 1)
