"""What may hurt, and what each ache keeps out of sessions."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from bot.language import N_
from bot.sessions.vocabulary import PREGNANCY
from catalog.model import Caution


@dataclass(frozen=True, slots=True)
class Ache:
    """Something that keeps exercises out of a person's sessions.

    Attributes:
        label: Marked with `N_`; translated when shown.
        flags: Cautions that it stands for.
    """

    label: str
    flags: frozenset[Caution]


ACHES: Mapping[str, Ache] = {
    "low_back_pain": Ache(N_("Lower back"), frozenset({Caution.LOW_BACK_PAIN})),
    "knee_pain": Ache(N_("Knee"), frozenset({Caution.KNEE_PAIN})),
    "recent_hamstring_strain": Ache(N_("Hamstring strain"), frozenset({Caution.RECENT_HAMSTRING_STRAIN})),
    "sit_bone_pain": Ache(N_("Sit bone"), frozenset({Caution.SIT_BONE_PAIN})),
    "wrist_shoulder_pain": Ache(N_("Wrist or shoulder"), frozenset({Caution.WRIST_SHOULDER_PAIN})),
    "balance_fall_risk": Ache(N_("Balance"), frozenset({Caution.BALANCE_FALL_RISK})),
    "pregnancy": Ache(N_("Pregnancy"), PREGNANCY),
}
"""By the word in the line of its button, in the order in which they are shown."""
