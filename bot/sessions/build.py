"""Building a session: which slots, which exercises, in which order, how much."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import islice
from math import ceil

from bot.sessions.dose import pick_of
from bot.sessions.model import Pick, Session, Slot
from bot.sessions.need import Focus, Need, is_light
from bot.sessions.notes import notes_for
from bot.sessions.obstacles import NothingFits, ask_about_a_strain_first, obstacle
from bot.sessions.plan import Guide
from bot.sessions.preferences import Choice, ranked
from bot.sessions.rules import candidates
from bot.sessions.timing import ONE_EXERCISE_BELOW_MINUTES, cut_to_fit, fits, session_seconds, warm_up_minutes
from bot.sessions.volume import cut_to_room, session_credit
from catalog.model import Catalog, Caution, Emphasis, Exercise, Laterality, Level

LONG_MINUTES = 35
"""From here an advanced lifter gets one leg at a time and a hold on top (coaching convention)."""

LEAST_SETS_WITH_EXTRAS = 2
"""Extras are dropped before any exercise falls below this many sets."""

MOST_TRIES = 200
"""Combinations that are tried before a slot is given up, so that a large catalogue cannot hold anybody up."""


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
Options = Mapping[Slot, Sequence[Exercise]]


def build_session(
    catalog: Catalog, need: Need, chance: random.Random, recent: Sequence[Session], guide: Guide | None = None
) -> Session:
    """Build the session for *need*: the same one for the same history and the same state of *chance*.

    Args:
        catalog: What there is to choose from.
        need: What has to be respected.
        chance: Decides where the rules see no difference.
        recent: Earlier sessions, newest first; breaks are not among them.
        guide: What the plan says about today; None: there is no plan.

    Raises:
        NothingFits: No exercise at all may be done.
    """
    ask_about_a_strain_first(need)
    wanted = openings_for(need, chance)
    options = {slot: _options(catalog, slot, need) for slot in {opening.slot for opening in wanted}}
    for openings in shapes(wanted):
        choice = Choice(openings[0].slot, need, recent=recent, guide=guide or Guide())
        for picked in islice(_choices(catalog, openings, options, choice, chance), MOST_TRIES):
            picks = [pick for _, pick in in_order(picked, need)]
            if openings[-1].extra and not in_the_week(picks, need, catalog):
                break
            kept = kept_within(picks, need, catalog, extras=openings[-1].extra)
            if kept:
                return session_of(kept, need, catalog, first=not recent)
    raise NothingFits(obstacle(catalog, need))


def shapes(openings: tuple[Opening, ...]) -> Iterator[tuple[Opening, ...]]:
    """Yield all *openings*, then ever fewer of them, the last first to go; then the second alone."""
    for count in range(len(openings), 0, -1):
        yield openings[:count]
    if len(openings) > 1:
        yield (openings[1],)


def in_the_week(picks: Sequence[Pick], need: Need, catalog: Catalog) -> bool:
    """Whether the week holds all sets of *picks*; breaks and loosening do not count."""
    return is_light(need) or need.room is None or session_credit(picks, catalog.exercises) <= need.room


def kept_within(picks: Sequence[Pick], need: Need, catalog: Catalog, *, extras: bool) -> tuple[Pick, ...] | None:
    """Return *picks* with as many sets as the minutes and the week hold; None where they do not hold them.

    Extras go before any exercise falls below two sets for the minutes.
    """
    counted = cut_to_room(picks, None if is_light(need) else need.room, catalog.exercises)
    return cut_to_fit(counted, need, catalog.exercises, least=LEAST_SETS_WITH_EXTRAS if extras else 1)


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
    catalog: Catalog, openings: tuple[Opening, ...], options: Options, choice: Choice, chance: random.Random
) -> Iterator[Picked]:
    """Yield ways to fill *openings*, best first; an opening that nothing may fill stays empty."""
    if not openings:
        if choice.chosen:
            yield ()
        return
    opening, rest = openings[0], openings[1:]
    fitting = _fitting(catalog, opening, options, choice)
    if not fitting:
        yield from _choices(catalog, rest, options, choice, chance)
    for exercise in ranked(fitting, replace(choice, slot=opening.slot, extra=opening.extra), chance):
        pick = _pick(exercise, opening, choice)
        after = replace(choice, chosen=(*choice.chosen, exercise))
        for others in _choices(catalog, rest, options, after, chance):
            yield (exercise, pick), *others


def _options(catalog: Catalog, slot: Slot, need: Need) -> list[Exercise]:
    """Return what may hold *slot* and of which one set alone keeps to the minutes."""
    found = candidates(catalog.exercises.values(), slot, need)
    return [
        one for one in found if fits([replace(pick_of(one, slot, need, known=False), sets=1)], need, catalog.exercises)
    ]


def _fitting(catalog: Catalog, opening: Opening, options: Options, choice: Choice) -> list[Exercise]:
    taken = {one.slug for one in choice.chosen}
    return [
        one
        for one in options[opening.slot]
        if one.slug not in taken
        and (opening.only is None or opening.only(one))
        and one_new_lowering_a_week(one, choice, catalog)
    ]


def one_new_lowering_a_week(exercise: Exercise, choice: Choice, catalog: Catalog) -> bool:
    """New lowering work is one exercise in its first week, never two (start dose of Petersen et al. 2011)."""
    guide = choice.guide
    if exercise.emphasis is not Emphasis.ECCENTRIC or exercise.slug in guide.settled:
        return True
    lately = [catalog.exercises[slug] for slug in guide.met - guide.settled if slug in catalog.exercises]
    return not any(
        other.emphasis is Emphasis.ECCENTRIC and other.slug != exercise.slug for other in (*choice.chosen, *lately)
    )


def _pick(exercise: Exercise, opening: Opening, choice: Choice) -> Pick:
    pick = pick_of(exercise, opening.slot, choice.need, known=exercise.slug in choice.guide.settled)
    return replace(pick, sets=min(pick.sets, opening.sets or pick.sets), extra=opening.extra)


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
