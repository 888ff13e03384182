"""Easier and harder in the middle of a session: less or more weight, another exercise, fewer or more repetitions."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from bot.coaching.advice import step_of
from bot.coaching.cards import Step
from bot.coaching.walk import Walk, with_aim, with_load
from bot.people import Person
from bot.sessions.dose import pick_of
from bot.sessions.need import Need, cautions_of
from bot.sessions.offer import Offer
from bot.sessions.progression import BEYOND, HOLD_STEP, lighter
from bot.sessions.rules import allowed
from catalog.model import Catalog, Exercise, Level

REPS_STEP = 2
"""Repetitions that one press changes (coaching convention)."""


def easier(step: Step, offer: Offer, person: Person, catalog: Catalog) -> tuple[Offer, Walk]:
    """Return the session and the walk one notch down: a lighter load, an easier exercise, or fewer repetitions."""
    if step.load is not None and (load := lighter(step.load, step_of(person))) < step.load:
        return offer, with_load(step.walk, step.pick.slug, load)
    need = _need(offer, person)
    if step.load is None and (other := _first_allowed(step.exercise.easier, need, offer, catalog)):
        return _exchanged(step, offer, other, need)
    return offer, with_aim(step.walk, step.pick.slug, max(1, step.aim - _notch(step)))


def harder(step: Step, offer: Offer, person: Person, catalog: Catalog) -> tuple[Offer, Walk]:
    """Return the session and the walk one notch up; only this leads above a person's level."""
    if step.load is not None:
        return offer, with_load(step.walk, step.pick.slug, step.load + step_of(person))
    need = replace(_need(offer, person), level=Level.ADVANCED)
    if not step.needs_load and (other := _first_allowed(step.exercise.harder, need, offer, catalog)):
        return _exchanged(step, offer, other, _need(offer, person))
    span = step.pick.seconds or step.pick.reps
    most = span.high + BEYOND if span else step.aim
    return offer, with_aim(step.walk, step.pick.slug, min(step.aim + _notch(step), max(most, step.aim)))


def _notch(step: Step) -> int:
    return HOLD_STEP if step.pick.seconds else REPS_STEP


def _need(offer: Offer, person: Person) -> Need:
    return replace(offer.need, avoid=offer.need.avoid | cautions_of(person))


def _first_allowed(slugs: Iterable[str], need: Need, offer: Offer, catalog: Catalog) -> Exercise | None:
    known = (catalog.exercises[slug] for slug in slugs if slug in catalog.exercises)
    return next(
        (
            other
            for other in known
            if other.fills_slot and other.slug not in offer.session.slugs and allowed(other, need)
        ),
        None,
    )


def _exchanged(step: Step, offer: Offer, other: Exercise, need: Need) -> tuple[Offer, Walk]:
    """Put *other* in the present exercise's place, for the sets that are left."""
    left = step.pick.sets - step.walk.done
    pick = replace(pick_of(other, step.pick.slot, need, known=False), sets=left)
    picks = list(offer.session.picks)
    picks[step.walk.at] = pick
    session = replace(offer.session, picks=tuple(picks))
    return replace(offer, session=session), replace(step.walk, done=0)
