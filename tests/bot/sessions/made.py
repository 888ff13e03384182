"""Exercises, catalogues, needs and sessions for tests, plain but for what is named."""

from __future__ import annotations

from typing import Any

from bot.sessions.model import Effort, Pick, Reason, Session, Slot
from catalog.model import (
    Catalog,
    Caution,
    Dose,
    Emphasis,
    Exercise,
    Laterality,
    Level,
    Movement,
    Position,
    Range,
)

HIP, KNEE = Movement.HIP_EXTENSION, Movement.KNEE_FLEXION


def exercise(slug: str, movement: Movement = HIP, **parts: Any) -> Exercise:
    equipment = tuple(frozenset(group.split("|")) for group in parts.pop("equipment", "").split(";") if group)
    cautions = dict.fromkeys(parts.pop("cautions", ()), "why")
    dose = Dose(
        sets=parts.pop("sets", Range(2, 3)),
        reps=parts.pop("reps", Range(8, 12)),
        seconds=parts.pop("seconds", None),
        each_side=parts.pop("each_side", False),
        tempo=parts.pop("tempo", "2-0-1-1"),
        rest=parts.pop("rest", Range(60, 90)),
    )
    plain: dict[str, Any] = {
        "name": slug.replace("-", " ").title(),
        "aliases": (),
        "laterality": Laterality.BILATERAL,
        "emphasis": Emphasis.DYNAMIC,
        "position": Position.STANDING,
        "level": Level.BEGINNER,
        "primary": ("hamstrings",),
        "secondary": (),
        "purpose": "p",
        "steps": ("s",),
        "feel": "f",
        "mistakes": (),
        "breathing": "b",
        "one_rep": "o",
        "check": "",
        "easier": (),
        "harder": (),
        "swaps": (),
        "evidence": (),
    }
    return Exercise(slug=slug, movement=movement, equipment=equipment, dose=dose, cautions=cautions, **(plain | parts))


def catalog(*exercises: Exercise) -> Catalog:
    return Catalog({one.slug: one for one in exercises}, {})


def pick(slug: str, slot: Slot = Slot.HIP_EXTENSION, **parts: Any) -> Pick:
    plain: dict[str, Any] = {
        "sets": 2,
        "reps": Range(8, 12),
        "seconds": None,
        "each_side": False,
        "rest_seconds": 60,
        "effort": Effort.BEGINNER,
        "reason": Reason.HIP,
    }
    return Pick(slug=slug, slot=slot, **(plain | parts))


def session(*slugs: str) -> Session:
    return Session(tuple(pick(slug) for slug in slugs), minutes=10)


BACK, KNEES, STRAIN = Caution.LOW_BACK_PAIN, Caution.KNEE_PAIN, Caution.RECENT_HAMSTRING_STRAIN
BALANCE = Caution.BALANCE_FALL_RISK
