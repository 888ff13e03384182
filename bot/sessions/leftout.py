"""What is left out of a session and why, for the eyes of its owner alone."""

from __future__ import annotations

from collections.abc import Iterator

from bot.language import N_, Words
from bot.sessions.need import Need
from bot.sessions.vocabulary import PREGNANCY
from catalog.model import Caution

_WHY = {
    frozenset({Caution.LOW_BACK_PAIN}): N_("You said lower back: no loaded bending today."),
    frozenset({Caution.KNEE_PAIN}): N_("You said knee: nothing that presses on it today."),
    frozenset({Caution.SIT_BONE_PAIN}): N_("You said sit bone: no deep bending today."),
    frozenset({Caution.WRIST_SHOULDER_PAIN}): N_("You said wrist or shoulder: no weight on your arms today."),
    frozenset({Caution.BALANCE_FALL_RISK}): N_("You said balance: seated, lying or supported today."),
    PREGNANCY: N_("You said pregnancy: nothing flat, heavy or unsteady."),
    frozenset({Caution.RECENT_HAMSTRING_STRAIN}): N_("You said strain: your clinician's plan comes first."),
}
"""By the cautions that any of them is about."""

ADULT = N_("With an adult who knows the exercise.")
NO_BENDING = N_("You said no bending: no hinge today.")
NO_FLOOR = N_("You said the floor is hard to leave: nothing on it.")


def left_out(need: Need, words: Words) -> Iterator[str]:
    """Yield why something is left out, in the person's words; names aches, age and pregnancy."""
    for flags, why in _WHY.items():
        if flags & need.avoid and not (need.trial and Caution.LOW_BACK_PAIN in flags):
            yield words(why)
    if not need.hinge and not need.trial and Caution.LOW_BACK_PAIN not in need.avoid:
        yield words(NO_BENDING)
    if not need.floor:
        yield words(NO_FLOOR)
    if need.under_16:
        yield words(ADULT)
