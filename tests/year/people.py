"""The twelve people a coach meets, and how each of them goes through a year."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from bot.facts import Facts
from bot.people import Person
from bot.sessions.vocabulary import PREGNANCY


@dataclass(frozen=True, slots=True)
class Persona:
    """Somebody's year.

    Attributes:
        person: As they are at the beginning.
        days: Weekdays on which they train, Monday = 0.
        wish: What they type.
        changes: What becomes true of them in a week, counted from 0: parts of `Person`.
        away: Weeks in which they do not train at all.
        missed: How often a session is missed.
        logs: Whether they say what they did.
    """

    name: str
    person: Person
    days: tuple[int, ...] = (0, 3)
    wish: str = ""
    changes: Mapping[int, dict[str, Any]] = field(default_factory=dict)
    away: frozenset[int] = frozenset()
    missed: float = 0.1
    logs: bool = True


def kit(*names: str) -> frozenset[str]:
    return frozenset(names)


GYM = kit(
    "cable_machine", "ankle_strap", "lying_leg_curl_machine", "seated_leg_curl_machine", "standing_leg_curl_machine",
    "back_extension_45", "smith_machine", "barbell", "rack", "bench", "dumbbell", "kettlebell", "weight_plate",
)  # fmt: skip
BACK = {"aches": frozenset({"low_back_pain"})}
WELL: dict[str, Any] = {"aches": frozenset()}


def person(**known: Any) -> Person:
    facts = Facts(**known.pop("facts", {}))
    return Person(1, zone="Europe/Berlin", facts=facts, **known)


PEOPLE = (
    Persona("a beginner with nothing", person(equipment=kit(), minutes=20), missed=0.2),
    Persona("a desk worker, two minutes", person(), days=(0, 1, 2, 3, 4), wish="2 min at my desk", missed=0.3),
    Persona(
        "a runner with bands",
        person(equipment=kit("long_band", "mini_band"), minutes=20, facts={"hard_days": frozenset({1, 5})}),
        days=(2, 6),
        changes={8: {"equipment": kit("long_band", "mini_band", "anchor_point"), "level": "intermediate"}},
    ),
    Persona(
        "dumbbells and 20 minutes",
        person(equipment=kit("dumbbell"), minutes=20),
        changes={20: {"level": "intermediate"}, 30: {"equipment": kit("dumbbell", "bench")}},
        away=frozenset({12, 13, 14}),
    ),
    Persona("a single kettlebell", person(equipment=kit("kettlebell"), minutes=20), logs=False),
    Persona(
        "advanced, a barbell at home",
        person(equipment=kit("barbell", "towel"), minutes=40, level="advanced"),
        days=(0, 2, 4),
        away=frozenset({30, 31}),
    ),
    Persona(
        "60 minutes in a gym",
        person(equipment=GYM, minutes=60, level="advanced", facts={"weekly_target": 3}),
        days=(0, 2, 4),
        changes={10: BACK, 13: WELL},
    ),
    Persona(
        "over 70, a balance risk",
        person(equipment=kit("towel", "box"), minutes=20, aches=frozenset({"balance_fall_risk"})),
    ),
    Persona(
        "the second trimester",
        person(equipment=kit("dumbbell", "long_band", "box"), minutes=20, aches=frozenset(PREGNANCY)),
        changes={26: WELL},
    ),
    Persona(
        "a strain three weeks old",
        person(equipment=kit("dumbbell", "long_band"), minutes=20, aches=frozenset({"recent_hamstring_strain"})),
        wish="cleared",
        changes={9: WELL},
    ),
    Persona(
        "an aching lower back",
        person(equipment=kit("dumbbell", "towel"), minutes=20, level="intermediate", **BACK),
        changes={16: WELL, 30: BACK, 34: WELL},
    ),
    Persona(
        "who trains on, day after day",
        person(equipment=kit("dumbbell", "bench"), minutes=30, level="intermediate"),
        days=(0, 1, 2, 3, 4, 5, 6),
        missed=0.05,
    ),
)
"""In the order in which the reference names them."""
