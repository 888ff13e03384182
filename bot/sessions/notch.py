"""The whole session one notch easier or harder."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from bot.sessions.build import kept_within
from bot.sessions.dose import pick_of
from bot.sessions.model import Effort, Pick
from bot.sessions.need import Need, is_light
from bot.sessions.offer import Offer, changed
from bot.sessions.plan import Guide
from bot.sessions.rules import allowed, fits_slot
from bot.sessions.vocabulary import PREGNANCY
from catalog.model import Catalog, Caution, Emphasis, Exercise

GENTLE = PREGNANCY | {Caution.RECENT_HAMSTRING_STRAIN}
"""With these a session stays as gentle as it is (coaching convention)."""


def easier(catalog: Catalog, offer: Offer, aches: frozenset[Caution], guide: Guide) -> Offer | None:
    """Return *offer* one notch easier: an easier exercise each, or a set less; None where there is none."""
    need = replace(offer.need, avoid=offer.need.avoid | aches)
    return _with(catalog, offer, need, tuple(_easier(pick, need, offer, catalog, guide) for pick in _picks(offer)))


def harder(catalog: Catalog, offer: Offer, aches: frozenset[Caution], guide: Guide) -> Offer | None:
    """Return *offer* one notch harder: a harder exercise each, up to one level above, or nearer the limit.

    None where there is none, or where today is meant to be gentle.
    """
    need = replace(offer.need, avoid=offer.need.avoid | aches, reach=1)
    if need.avoid & GENTLE or stays_gentle(need):
        return None
    return _with(catalog, offer, need, tuple(_harder(pick, need, offer, catalog, guide) for pick in _picks(offer)))


def stays_gentle(need: Need) -> bool:
    """Whether today is meant to be light: an easier week, a fresh start, soreness, a hard day or age (convention)."""
    return need.deload or need.restart or need.sore or need.spare or need.under_16 or is_light(need)


def _picks(offer: Offer) -> tuple[Pick, ...]:
    return offer.session.picks


def _easier(pick: Pick, need: Need, offer: Offer, catalog: Catalog, guide: Guide) -> Pick:
    rows = _fitting(catalog.exercises[pick.slug].easier, pick, need, offer, catalog)
    if rows:
        return _in_place(rows[0], pick, need, guide)
    return replace(pick, sets=max(1, pick.sets - 1), effort=_softer(pick.effort), target=None)


def _harder(pick: Pick, need: Need, offer: Offer, catalog: Catalog, guide: Guide) -> Pick:
    rows = _fitting(catalog.exercises[pick.slug].harder, pick, need, offer, catalog)
    known = [row for row in rows if row.emphasis is not Emphasis.ECCENTRIC or row.slug in guide.settled]
    if known:
        return _in_place(known[0], pick, need, guide)
    return replace(pick, effort=Effort.HARD if pick.effort in _NEARER else pick.effort)


_NEARER = frozenset({Effort.BEGINNER, Effort.TRAINED, Effort.EASY})


def _softer(effort: Effort) -> Effort:
    return Effort.EASY if effort in {*_NEARER, Effort.HARD} else effort


def _fitting(slugs: Iterable[str], pick: Pick, need: Need, offer: Offer, catalog: Catalog) -> list[Exercise]:
    rows = [catalog.exercises[slug] for slug in slugs if slug in catalog.exercises]
    return [
        row for row in rows if row.slug not in offer.session.slugs and allowed(row, need) and fits_slot(row, pick.slot)
    ]


def _in_place(exercise: Exercise, pick: Pick, need: Need, guide: Guide) -> Pick:
    made = pick_of(exercise, pick.slot, need, known=exercise.slug in guide.settled)
    return replace(made, sets=min(made.sets, pick.sets), extra=pick.extra)


def _with(catalog: Catalog, offer: Offer, need: Need, picks: tuple[Pick, ...]) -> Offer | None:
    once = _no_twins(picks, offer)
    kept = kept_within(once, need, catalog, extras=False)
    if not kept or kept == offer.session.picks:
        return None
    seen = tuple(dict.fromkeys((*offer.seen, *(pick.slug for pick in kept))))
    return Offer(changed(offer.session, kept, need, catalog), need, seen, offer.plan)


def _no_twins(picks: tuple[Pick, ...], offer: Offer) -> tuple[Pick, ...]:
    """Return *picks*; one that two of them moved to stays with the first, and the other is as it was."""
    kept: list[Pick] = []
    for pick, before in zip(picks, offer.session.picks, strict=True):
        kept.append(before if pick.slug in {other.slug for other in kept} else pick)
    return tuple(kept)
