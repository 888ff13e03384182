"""Building a session: which slots, which exercises, in which order, how much."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import islice
from math import ceil

from bot.sessions.dose import pick_of
from bot.sessions.model import Pick, Session, Slot
from bot.sessions.need import Focus, Need
from bot.sessions.notes import notes_for
from bot.sessions.obstacles import NothingFits, ask_about_a_strain_first, obstacle
from bot.sessions.preferences import Choice, ranked
from bot.sessions.rules import candidates
from bot.sessions.timing import ONE_EXERCISE_BELOW_MINUTES, cut_to_fit, session_seconds, warm_up_minutes
from catalog.model import Catalog, Caution, Emphasis, Exercise, Laterality, Level

LONG_MINUTES = 35
"""From here an advanced lifter gets one leg at a time and a hold on top (coaching convention)."""

LEAST_SETS_WITH_EXTRAS = 2
"""Extras are dropped before any exercise falls below this many sets."""

MOST_TRIES = 2000
"""Combinations that are tried before a slot is given up, so that a large catalogue cannot hold anybody up."""

FIRST_SESSIONS = 2
"""A beginner's sessions that stay gentle (coaching convention)."""


@dataclass(frozen=True, slots=True)
class Opening:
    """A place in a session.

    Attributes:
        only: Which exercises are meant, where not all that hold the slot are.
        sets: Work sets, where they differ from the level's.
        extra: Left out where it does not fit.
    """

    slot: Slot
    only: Callable[[Exercise], bool] | None = None
    sets: int | None = None
    extra: bool = False


Picked = tuple[tuple[Exercise, Pick], ...]


def build_session(catalog: Catalog, need: Need, chance: random.Random, recent: Sequence[Session]) -> Session:
    """Build the session for *need*: the same one for the same history and the same state of *chance*.

    Args:
        catalog: What there is to choose from.
        need: What has to be respected.
        chance: Decides where the rules see no difference.
        recent: Earlier sessions, newest first; breaks are not among them.

    Raises:
        NothingFits: No exercise at all may be done.
    """
    need = gentle_first_sessions(need, recent)
    ask_about_a_strain_first(need)
    for openings in shapes(openings_for(need, chance)):
        choice = Choice(openings[0].slot, need, recent=recent)
        for picked in islice(_choices(catalog, openings, choice, chance), MOST_TRIES):
            least = LEAST_SETS_WITH_EXTRAS if openings[-1].extra else 1
            kept = cut_to_fit([pick for _, pick in in_order(picked, need)], need, catalog.exercises, least=least)
            if kept:
                return session_of(kept, need, catalog, first=not recent)
    raise NothingFits(obstacle(catalog, need))


def shapes(openings: tuple[Opening, ...]) -> Iterator[tuple[Opening, ...]]:
    """Yield all *openings*, then ever fewer of them, the last first to go; then the second alone."""
    for count in range(len(openings), 0, -1):
        yield openings[:count]
    if len(openings) > 1:
        yield (openings[1],)


def gentle_first_sessions(need: Need, recent: Sequence[Session]) -> Need:
    """Return *need*, careful in a beginner's first two sessions (Cheung, Hume, Maxwell 2003 on first soreness)."""
    first = need.level is Level.BEGINNER and len(recent) < FIRST_SESSIONS
    return replace(need, careful=need.careful or first)


def openings_for(need: Need, chance: random.Random) -> tuple[Opening, ...]:
    """Return the slots that *need* has room for, what must stay first."""
    hip, knee, loosen = Opening(Slot.HIP_EXTENSION), Opening(Slot.KNEE_FLEXION), Opening(Slot.LOOSEN)
    main = (knee, hip) if need.focus is Focus.CURL else (hip, knee)
    if need.loosening:
        return loosen, loosen
    if need.is_break and need.desk and need.focus is None:
        return loosen, knee if Caution.BALANCE_FALL_RISK in need.avoid else chance.choice((hip, knee))
    if need.is_break:
        return main
    if need.minutes < ONE_EXERCISE_BELOW_MINUTES:
        return (main[0] if need.focus else chance.choice(main),)
    if need.level is Level.ADVANCED and need.minutes >= LONG_MINUTES:
        return (*main, ONE_LEG, HOLD)
    return main


def _on_one_leg(exercise: Exercise) -> bool:
    return exercise.laterality is Laterality.UNILATERAL and exercise.level > Level.BEGINNER


def _is_hold(exercise: Exercise) -> bool:
    return exercise.emphasis is Emphasis.ISOMETRIC


ONE_LEG = Opening(Slot.HIP_EXTENSION, _on_one_leg, sets=2, extra=True)
HOLD = Opening(Slot.KNEE_FLEXION, _is_hold, sets=2, extra=True)


def _choices(
    catalog: Catalog, openings: tuple[Opening, ...], choice: Choice, chance: random.Random
) -> Iterator[Picked]:
    """Yield ways to fill *openings*, best first; an opening that nothing may fill stays empty."""
    if not openings:
        if choice.chosen:
            yield ()
        return
    opening, rest = openings[0], openings[1:]
    fitting = _fitting(catalog, opening, choice)
    if not fitting:
        yield from _choices(catalog, rest, choice, chance)
    for exercise in ranked(fitting, replace(choice, slot=opening.slot), chance):
        pick = _pick(exercise, opening, choice)
        after = replace(choice, chosen=(*choice.chosen, exercise))
        for others in _choices(catalog, rest, after, chance):
            yield (exercise, pick), *others


def _fitting(catalog: Catalog, opening: Opening, choice: Choice) -> list[Exercise]:
    found = candidates(catalog.exercises.values(), opening.slot, choice.need)
    return [one for one in found if one not in choice.chosen and (opening.only is None or opening.only(one))]


def _pick(exercise: Exercise, opening: Opening, choice: Choice) -> Pick:
    known = any(exercise.slug in session.slugs for session in choice.recent)
    pick = pick_of(exercise, opening.slot, choice.need, known=known)
    return replace(pick, sets=min(pick.sets, opening.sets or pick.sets))


def in_order(picked: Picked, need: Need) -> Picked:
    """Return what was picked in the order it is done in.

    Explosive work first and fresh (convention), then the hinge, then the curl, holds last: strength grows most in
    what comes first (Nunes et al. 2020). A focus on the curl puts it before the hinge.
    """
    first = Slot.KNEE_FLEXION if need.focus is Focus.CURL else Slot.HIP_EXTENSION

    def place(done: tuple[Exercise, Pick]) -> tuple[bool, bool, bool]:
        exercise, pick = done
        hold = exercise.emphasis is Emphasis.ISOMETRIC
        return hold, exercise.emphasis is not Emphasis.EXPLOSIVE, pick.slot is not first

    return tuple(sorted(picked, key=place))


def session_of(picks: tuple[Pick, ...], need: Need, catalog: Catalog, *, first: bool) -> Session:
    """Return *picks* as a session, with its estimated time and what has to be said.

    Args:
        picks: In the order in which they are done; they fit the minutes.
        need: What they were chosen for.
        catalog: Where they come from.
        first: Whether it is the person's first session, which asks the readiness questions.
    """
    seconds = session_seconds(picks, need, catalog.exercises)
    exercises = [catalog.exercises[pick.slug] for pick in picks]
    return Session(
        picks=picks,
        minutes=ceil(seconds / 60),
        notes=tuple(notes_for(picks, exercises, need, first=first)),
        warm_up_minutes=warm_up_minutes(need),
    )
