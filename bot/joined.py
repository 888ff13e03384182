"""What is known about one person who was two: nothing that either said is lost, and caution wins."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime
from typing import TypeVar

from bot.facts import Facts
from bot.people import Person
from bot.pictures import Theme
from bot.store import Known
from catalog.model import Caution

T = TypeVar("T")

STRAIN = Caution.RECENT_HAMSTRING_STRAIN.value


def joined(keeper: Person, other: Person) -> Known:
    """Return what is known once both are one.

    A setting is the *keeper*'s; the *other*'s stands where the keeper never said any. What asks for caution (an
    ache, a red flag, the readiness list, being under 16) counts from both, and so do a pause and nudges.
    """
    return Known(
        language=keeper.language or other.language,
        zone=keeper.zone or other.zone,
        level=keeper.level or other.level,
        minutes=keeper.minutes or other.minutes,
        equipment=_said(keeper.equipment, other.equipment),
        aches=keeper.aches | other.aches,
        facts=_cautions(_settings(keeper, other), keeper.facts, other.facts),
    )


def _settings(keeper: Person, other: Person) -> Facts:
    ours, theirs = keeper.facts, other.facts
    return replace(
        ours,
        weekly_target=_said(ours.weekly_target, theirs.weekly_target),
        pounds=ours.pounds or theirs.pounds,
        hard_days=_said(ours.hard_days, theirs.hard_days),
        absent_kit=ours.absent_kit | (theirs.absent_kit - (keeper.equipment or frozenset())),
        quiet=_said(ours.quiet, theirs.quiet),
        homes={**theirs.homes, **ours.homes},
        pictures=theirs.pictures if ours.pictures is Theme.LIGHT else ours.pictures,
    )


def _cautions(facts: Facts, ours: Facts, theirs: Facts) -> Facts:
    aches_at = _newest(ours.aches_at, theirs.aches_at)
    return replace(
        facts,
        held_since=_later(ours.held_since, theirs.held_since),
        screened=ours.screened | theirs.screened,
        screened_at=_later(ours.screened_at, theirs.screened_at),
        aches_at=aches_at,
        strain_seen_at=_seen(_later(ours.strain_seen_at, theirs.strain_seen_at), aches_at.get(STRAIN)),
        under_16=ours.under_16 or theirs.under_16,
        paused_until=_later(ours.paused_until, theirs.paused_until),
        nagged=ours.nagged | theirs.nagged,
        asked_at=_later(ours.asked_at, theirs.asked_at),
    )


def _said(ours: T | None, theirs: T | None) -> T | None:
    return theirs if ours is None else ours


def _later(one: datetime | None, another: datetime | None) -> datetime | None:
    return max((instant for instant in (one, another) if instant is not None), default=None)


def _newest(ours: Mapping[str, datetime], theirs: Mapping[str, datetime]) -> dict[str, datetime]:
    return {ache: max(said[ache] for said in (ours, theirs) if ache in said) for ache in {**theirs, **ours}}


def _seen(seen_at: datetime | None, strained_at: datetime | None) -> datetime | None:
    """Return when a strain was seen; None where either said afterwards that there is one."""
    return None if seen_at and strained_at and strained_at > seen_at else seen_at
