"""What was felt in the middle of a set, and what to do about it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from bot.language import N_


@dataclass(frozen=True, slots=True)
class Felt:
    """Something that can be felt during a set.

    Attributes:
        label: Of its button; marked with `N_`, as is *said*.
        ends: Whether it ends the session.
    """

    label: str
    said: str
    ends: bool = False


FELT: Mapping[str, Felt] = {
    "burn": Felt(
        N_("A burn"), N_("A burn in the muscle is work, and eases once you stop. Rest a little, then go on.")
    ),
    "cramp": Felt(
        N_("A cramp"),
        N_("Stop and gently straighten the leg. Next time bring the heels closer to you and do fewer reps."),
    ),
    "ache": Felt(
        N_("A dull ache"),
        N_("Leave this exercise for today, or make it easier. If it is still there tomorrow, say so: /hurts"),
    ),
    "sharp": Felt(N_("Sharp or sudden"), N_("Stop here: your session is over for today."), ends=True),
    "tingling": Felt(N_("Tingling"), N_("Stop here: your session is over for today."), ends=True),
}
"""By the word in the line of its button; that sharp pain ends training is Cleveland Clinic's and the NHS's advice, the
rest coaching convention."""
