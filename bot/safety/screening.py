"""The readiness list: what to know before training, and what each answer leads to.

The questions about heart, chest pain, fainting, pregnancy and joints are those of PAR-Q forms; the others, and which
exercises each removes, are clinical convention.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from bot.facts import Screened
from bot.language import N_
from bot.sessions.vocabulary import PREGNANCY
from catalog.model import Caution


@dataclass(frozen=True, slots=True)
class Readiness:
    """One row of the list.

    Attributes:
        label: On its button; marked with `N_`.
        meaning: What it stands for; marked with `N_`.
        cautions: Exercises with these stay out.
        clinician_first: No training before a clinician said yes.
    """

    label: str
    meaning: str
    cautions: frozenset[Caution] = frozenset()
    clinician_first: bool = False


READINESS: Final[Mapping[Screened, Readiness]] = {
    Screened.HEART: Readiness(N_("Heart"), N_("Heart: heart trouble, chest pain or fainting"), clinician_first=True),
    Screened.BLOOD_PRESSURE: Readiness(
        N_("Blood pressure"), N_("Blood pressure: high and not under control"), clinician_first=True
    ),
    Screened.PREGNANCY: Readiness(N_("Pregnancy"), N_("Pregnancy: now, or birth in the last months"), PREGNANCY),
    Screened.FALL: Readiness(N_("Fall"), N_("Fall: a fall in the last year"), frozenset({Caution.BALANCE_FALL_RISK})),
    Screened.BONES: Readiness(
        N_("Bones"),
        N_("Bones: brittle bones"),
        frozenset({Caution.BALANCE_FALL_RISK, Caution.LOW_BACK_PAIN}),
    ),
    Screened.OPERATION: Readiness(
        N_("Operation"),
        N_("Operation: an operation or injury in the last three months, also a new hip or knee or a graft"),
        clinician_first=True,
    ),
    Screened.BELOW_KNEE: Readiness(
        N_("Below the knee"),
        N_("Below the knee: pain or numbness below the knee"),
        frozenset({Caution.LOW_BACK_PAIN, Caution.SIT_BONE_PAIN}),
    ),
}
"""In the order in which the list shows them."""

CLINICIAN_FIRST: Final = frozenset(row for row, readiness in READINESS.items() if readiness.clinician_first)


def cautions_of(screened: frozenset[Screened]) -> frozenset[str]:
    """Return the cautions, by the catalogue's names, that what was *screened* stands for."""
    return frozenset(caution.value for row in screened for caution in READINESS[row].cautions)
