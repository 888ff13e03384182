"""A session as it is kept: with what it was made for and what was already offered, so that it can be swapped."""

from __future__ import annotations

import random
from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

from bot.sessions.build import session_of
from bot.sessions.dose import pick_of
from bot.sessions.model import NoteKind, Session
from bot.sessions.need import Need
from bot.sessions.preferences import Choice, ranked
from bot.sessions.rules import allowed, candidates
from bot.sessions.timing import cut_to_fit
from catalog.model import Catalog, Caution, Emphasis, Exercise


@dataclass(frozen=True, slots=True)
class Offer:
    """A session that was offered.

    Attributes:
        need: What it was made for.
        seen: Exercises that were offered in it, in the order of their showing.
    """

    session: Session
    need: Need
    seen: tuple[str, ...]

    @classmethod
    def first(cls, session: Session, need: Need) -> Offer:
        """Return *session* as it is offered for the first time."""
        return cls(session, need, tuple(pick.slug for pick in session.picks))

    def to_json(self) -> dict[str, Any]:
        """Return it as plain JSON values."""
        return {"session": self.session.to_json(), "need": self.need.to_json(), "seen": list(self.seen)}

    @classmethod
    def from_json(cls, stored: Mapping[str, Any]) -> Offer:
        """Rebuild it from what `to_json` returned."""
        return cls(Session.from_json(stored["session"]), Need.from_json(stored["need"]), tuple(stored["seen"]))


def still_right(catalog: Catalog, offer: Offer, aches: frozenset[Caution]) -> bool:
    """Whether all of *offer* is still known, and allowed with what the person has said since it was made."""
    need = replace(offer.need, avoid=offer.need.avoid | aches)
    if Caution.RECENT_HAMSTRING_STRAIN in need.avoid and not need.cleared:
        return False
    slugs = offer.session.slugs
    return slugs <= catalog.exercises.keys() and all(allowed(catalog.exercises[slug], need) for slug in slugs)


def swap(catalog: Catalog, offer: Offer, at: int, aches: frozenset[Caution], chance: random.Random) -> Offer | None:
    """Return *offer* with an equal in place of its pick number *at*, or None where there is no other.

    What was not seen yet comes first; when all were, the one that was seen longest ago comes back.

    Args:
        catalog: What there is to choose from.
        offer: What is shown now.
        at: Counted from 0.
        aches: What the person has said since counts as well.
        chance: Decides between equals.
    """
    need = replace(offer.need, avoid=offer.need.avoid | aches)
    for exercise in _equals(catalog, offer, need, at, chance):
        picks = list(offer.session.picks)
        picks[at] = pick_of(exercise, picks[at].slot, need, known=False)
        kept = cut_to_fit(picks, need, catalog.exercises)
        if kept:
            first = NoteKind.READINESS in offer.session.notes
            seen = (*(slug for slug in offer.seen if slug != exercise.slug), exercise.slug)
            return Offer(session_of(kept, need, catalog, first=first), need, seen)
    return None


def _equals(catalog: Catalog, offer: Offer, need: Need, at: int, chance: random.Random) -> list[Exercise]:
    """Return what may stand in for pick *at*, best first; nothing fast after other work."""
    slot = offer.session.picks[at].slot
    others = [
        exercise
        for exercise in candidates(catalog.exercises.values(), slot, need)
        if exercise.slug not in offer.session.slugs and (at == 0 or exercise.emphasis is not Emphasis.EXPLOSIVE)
    ]
    kept = tuple(catalog.exercises[pick.slug] for number, pick in enumerate(offer.session.picks) if number != at)
    best_first = ranked(others, Choice(slot, need, kept), chance)
    return sorted(best_first, key=lambda exercise: _last_seen(offer, exercise))


def _last_seen(offer: Offer, exercise: Exercise) -> int:
    return offer.seen.index(exercise.slug) if exercise.slug in offer.seen else -1
