"""What is in the way where no session can be made."""

from __future__ import annotations

from dataclasses import replace
from enum import StrEnum

from bot.language import N_
from bot.sessions.model import Slot
from bot.sessions.need import Need
from bot.sessions.rules import candidates
from catalog.model import Catalog, Caution


class Obstacle(StrEnum):
    """What is in the way of any session at all."""

    STRAIN = "strain"
    ACHES = "aches"
    DESK = "desk"
    KIT = "kit"
    MINUTES = "minutes"

    @property
    def phrase(self) -> str:
        """The English phrase, which names no ache; translated when shown."""
        return _OBSTACLES[self]


_OBSTACLES = {
    Obstacle.STRAIN: N_(
        "Two questions first. Was it seen by a professional? Can you walk and bend lightly without pain? "
        "If both are yes, there is a gentle session; if not, their plan comes first."
    ),
    Obstacle.ACHES: N_("With what is left out for you, nothing that fits remains. A professional can say what does."),
    Obstacle.DESK: N_("Nothing fits at a desk with that. Away from it there is more to choose from."),
    Obstacle.KIT: N_("Nothing fits that kit. The floor alone is enough for a start."),
    Obstacle.MINUTES: N_("Nothing fits into so little time. Two minutes are enough for a start."),
}


class NothingFits(Exception):  # noqa: N818 - what happened, as the callers read it
    """No session keeps all rules.

    Args:
        obstacle: What is in the way.
    """

    def __init__(self, obstacle: Obstacle) -> None:
        super().__init__(obstacle.value)
        self.obstacle = obstacle


def ask_about_a_strain_first(need: Need) -> None:
    """Make no session after a strain until a professional has seen it and walking is free of pain (convention).

    Raises:
        NothingFits: Neither was said yet.
    """
    if Caution.RECENT_HAMSTRING_STRAIN in need.avoid and not need.cleared:
        raise NothingFits(Obstacle.STRAIN)


def obstacle(catalog: Catalog, need: Need) -> Obstacle:
    """Return what is in the way: the first thing without which something would fit."""
    without = {
        Obstacle.MINUTES: need,
        Obstacle.DESK: replace(need, desk=False),
        Obstacle.ACHES: replace(need, avoid=frozenset(), hinge=True),
    }
    for reason, easier in without.items():
        if any(candidates(catalog.exercises.values(), slot, easier) for slot in Slot):
            return reason
    return Obstacle.KIT
