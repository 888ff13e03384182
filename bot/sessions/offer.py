"""A session as it is kept: with what it was made for and what was already offered, so that it can be swapped."""

from __future__ import annotations

import random
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from bot.sessions.build import kept_within, one_new_lowering_a_week, session_of
from bot.sessions.dose import pick_of
from bot.sessions.kit import FURNITURE
from bot.sessions.model import NoteKind, Pick, Session
from bot.sessions.need import Need
from bot.sessions.plan import Guide, Plan, swapped_plan
from bot.sessions.preferences import Choice, ranked
from bot.sessions.rules import allowed, candidates
from catalog.model import Catalog, Caution, Emphasis, Exercise


@dataclass(frozen=True, slots=True)
class Offer:
    """A session that was offered.

    Attributes:
        need: What it was made for.
        seen: Exercises that were offered in it, in the order of their showing.
        plan: How the weeks go on after it.
        swapped: The number of the pick that was swapped last, counted from 0, and what was there before; None:
            none was.
    """

    session: Session
    need: Need
    seen: tuple[str, ...]
    plan: Plan = field(default_factory=Plan)
    swapped: tuple[int, str] | None = None

    @classmethod
    def first(cls, session: Session, need: Need, plan: Plan | None = None) -> Offer:
        """Return *session* as it is offered for the first time."""
        return cls(session, need, tuple(pick.slug for pick in session.picks), plan or Plan())

    def to_json(self) -> dict[str, Any]:
        """Return it as plain JSON values."""
        return {
            "session": self.session.to_json(),
            "need": self.need.to_json(),
            "seen": list(self.seen),
            "plan": self.plan.to_json(),
            "swapped": self.swapped and list(self.swapped),
        }

    @classmethod
    def from_json(cls, stored: Mapping[str, Any]) -> Offer:
        """Rebuild it from what `to_json` returned; a record from before the plan has none."""
        swapped = stored.get("swapped")
        return cls(
            Session.from_json(stored["session"]),
            Need.from_json(stored["need"]),
            tuple(stored["seen"]),
            Plan.from_json(stored.get("plan", {})),
            (swapped[0], swapped[1]) if swapped else None,
        )


def still_right(catalog: Catalog, offer: Offer, aches: frozenset[Caution]) -> bool:
    """Whether all of *offer* is still known, and allowed with what the person has said since it was made."""
    need = replace(offer.need, avoid=offer.need.avoid | aches)
    if Caution.RECENT_HAMSTRING_STRAIN in need.avoid and not need.cleared:
        return False
    slugs = offer.session.slugs
    return slugs <= catalog.exercises.keys() and all(allowed(catalog.exercises[slug], need) for slug in slugs)


def swap(
    catalog: Catalog,
    offer: Offer,
    at: int,
    aches: frozenset[Caution],
    chance: random.Random,
    guide: Guide | None = None,
) -> Offer | None:
    """Return *offer* with an equal in place of its pick number *at*, or None where there is no other.

    What was not seen yet comes first; when all were, the one that was seen longest ago comes back.

    Args:
        catalog: What there is to choose from.
        offer: What is shown now.
        at: Counted from 0.
        aches: What the person has said since counts as well.
        chance: Decides between equals.
        guide: What the person has done before; None: nothing.
    """
    need, guide = replace(offer.need, avoid=offer.need.avoid | aches), guide or Guide()
    for exercise in _equals(catalog, offer, need, at, chance, guide):
        picks = list(offer.session.picks)
        old, extra = picks[at].slug, picks[at].extra
        made = pick_of(exercise, picks[at].slot, need, known=exercise.slug in guide.settled)
        picks[at] = replace(made, extra=extra)
        kept = kept_within(picks, need, catalog, extras=False)
        if kept:
            plan = swapped_plan(offer.plan, old, exercise.slug, offer.plan.made) if offer.plan.made else offer.plan
            seen = (*(slug for slug in offer.seen if slug != exercise.slug), exercise.slug)
            return Offer(changed(offer.session, kept, need, catalog), need, seen, plan, (at, old))
    return None


def put_back(offer: Offer) -> Offer:
    """Return *offer* with what was swapped last back in the plan: it was only busy today."""
    if offer.swapped is None or offer.plan.made is None:
        return offer
    at, old = offer.swapped
    plan = swapped_plan(offer.plan, offer.session.picks[at].slug, old, offer.plan.made)
    return replace(offer, plan=plan, swapped=None)


def kit_of_the_swapped(catalog: Catalog, offer: Offer) -> frozenset[str]:
    """Return the kit at hand that what was swapped last needs; empty where it needs none."""
    old = catalog.exercises.get(offer.swapped[1]) if offer.swapped else None
    if old is None:
        return frozenset()
    return frozenset(name for group in old.equipment for name in group & offer.need.equipment) - FURNITURE


def without_kit(
    catalog: Catalog,
    offer: Offer,
    gone: frozenset[str],
    aches: frozenset[Caution],
    chance: random.Random,
    guide: Guide | None = None,
) -> Offer | None:
    """Return *offer* without the kit in *gone*, each exercise that needs it swapped; None where nothing else fits."""
    offer = replace(offer, need=replace(offer.need, equipment=offer.need.equipment - gone), swapped=None)
    for at, pick in enumerate(offer.session.picks):
        if not catalog.exercises[pick.slug].possible_with(offer.need.equipment):
            changed_offer = swap(catalog, offer, at, aches, chance, guide)
            if changed_offer is None:
                return None
            offer = replace(changed_offer, swapped=None)
    return offer


def changed(session: Session, picks: tuple[Pick, ...], need: Need, catalog: Catalog) -> Session:
    """Return *session* with other *picks*; what was said with it the first time is said again."""
    made = session_of(picks, need, catalog, first=NoteKind.READINESS in session.notes)
    return replace(made, notes=(*made.notes, NoteKind.CHANGED)) if NoteKind.CHANGED in session.notes else made


def _equals(
    catalog: Catalog, offer: Offer, need: Need, at: int, chance: random.Random, guide: Guide
) -> list[Exercise]:
    """Return what may stand in for pick *at*, best first; nothing fast after other work."""
    slot = offer.session.picks[at].slot
    others = [
        exercise
        for exercise in candidates(catalog.exercises.values(), slot, need)
        if exercise.slug not in offer.session.slugs and (at == 0 or exercise.emphasis is not Emphasis.EXPLOSIVE)
    ]
    kept = tuple(catalog.exercises[pick.slug] for number, pick in enumerate(offer.session.picks) if number != at)
    choice = Choice(slot, need, kept, guide=replace(guide, own=frozenset(), leaving=frozenset()))
    calm = [exercise for exercise in others if one_new_lowering_a_week(exercise, choice, catalog)]
    best_first = ranked(calm, choice, chance)
    return sorted(best_first, key=lambda exercise: _last_seen(offer, exercise))


def _last_seen(offer: Offer, exercise: Exercise) -> int:
    return offer.seen.index(exercise.slug) if exercise.slug in offer.seen else -1
