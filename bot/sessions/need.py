"""What is asked of one session: the wish as it was said, and the need it makes together with who asks."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from bot.people import Person
from bot.sessions.kit import with_implied
from catalog.model import Caution, Level

USUAL_MINUTES = 20
"""A session's length where nobody said one: room for a hinge and a curl (coaching convention)."""

BREAK_MINUTES = 5
"""Up to here it is a break, not a session: unloaded, one set, no warm-up (coaching convention)."""


class Focus(StrEnum):
    """What comes first, or instead."""

    HINGE = "hinge"
    CURL = "curl"
    LOOSEN = "loosen"


class Push(StrEnum):
    """Easier or harder than usual, at the same level."""

    EASY = "easy"
    HARD = "hard"


@dataclass(frozen=True, slots=True)
class Wish:
    """What was said about one session; None and the defaults mean that nothing was said.

    Attributes:
        equipment: Catalogue names, implied kit included; empty: nothing at all.
        without: Catalogue names that were refused ("no barbell").
        minutes: A ceiling, 1 to 180, warm-up included.
        avoid: Cautions that were named, for this session.
        hinge: Whether bending forward from the hips is welcome.
        desk: At a desk: standing or seated only.
        fresh: Something other than last time.
        cleared: A strain was seen by a professional, and walking and light bending are free of pain.
        yesterday: Hamstrings were trained yesterday.
        unknown: What was not understood, in order, in lower case.
    """

    equipment: frozenset[str] | None = None
    without: frozenset[str] = frozenset()
    minutes: int | None = None
    level: Level | None = None
    focus: Focus | None = None
    avoid: frozenset[Caution] = frozenset()
    hinge: bool = True
    desk: bool = False
    fresh: bool = False
    push: Push | None = None
    cleared: bool = False
    yesterday: bool = False
    unknown: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Need:
    """What a session has to respect; nothing in it is unknown any more.

    Attributes:
        equipment: Exactly what is at hand, by catalogue names, implied kit included.
        minutes: A ceiling, warm-up included.
        avoid: Cautions of the person and of the wish together.
        careful: Nothing lowering-heavy and further from the limit: the first sessions, or the first after a gap.
    """

    equipment: frozenset[str] = frozenset()
    minutes: int = USUAL_MINUTES
    level: Level = Level.BEGINNER
    avoid: frozenset[Caution] = frozenset()
    focus: Focus | None = None
    hinge: bool = True
    desk: bool = False
    fresh: bool = False
    push: Push | None = None
    cleared: bool = False
    yesterday: bool = False
    careful: bool = False

    @property
    def loosening(self) -> bool:
        """Whether only loosening work is asked for."""
        return self.focus is Focus.LOOSEN or self.yesterday

    @property
    def is_break(self) -> bool:
        """Whether it is short enough to be a break rather than a session."""
        return self.minutes <= BREAK_MINUTES

    def to_json(self) -> dict[str, Any]:
        """Return it as plain JSON values."""
        return {
            "equipment": sorted(self.equipment),
            "minutes": self.minutes,
            "level": int(self.level),
            "avoid": sorted(self.avoid),
            "focus": self.focus,
            "push": self.push,
            **{name: getattr(self, name) for name in _SWITCHES},
        }

    @classmethod
    def from_json(cls, stored: dict[str, Any]) -> Need:
        """Rebuild it from what `to_json` returned."""
        return cls(
            equipment=frozenset(stored["equipment"]),
            minutes=stored["minutes"],
            level=Level(stored["level"]),
            avoid=frozenset(Caution(flag) for flag in stored["avoid"]),
            focus=Focus(stored["focus"]) if stored["focus"] else None,
            push=Push(stored["push"]) if stored["push"] else None,
            **{name: stored[name] for name in _SWITCHES},
        )


_SWITCHES = ("hinge", "desk", "fresh", "cleared", "yesterday", "careful")


def need_of(person: Person, wish: Wish, *, careful: bool = False) -> Need:
    """Return what *wish* needs when *person* says it: their profile fills what was left out.

    An unknown level is a beginner's (coaching convention), unknown equipment is none. At a desk only the kit that
    was named with it is at hand, and a chair.
    """
    return Need(
        equipment=_at_hand(person, wish),
        minutes=_minutes(person, wish),
        level=wish.level or _level(person),
        avoid=wish.avoid | cautions_of(person),
        focus=wish.focus,
        hinge=wish.hinge,
        desk=wish.desk,
        fresh=wish.fresh,
        push=wish.push,
        cleared=wish.cleared,
        yesterday=wish.yesterday,
        careful=careful,
    )


def cautions_of(person: Person) -> frozenset[Caution]:
    """Return the person's stored aches that the catalogue knows."""
    return frozenset(flag for flag in Caution if flag.value in person.aches)


def _at_hand(person: Person, wish: Wish) -> frozenset[str]:
    kit = wish.equipment
    if kit is None:
        kit = frozenset() if wish.desk else person.equipment or frozenset()
    if wish.desk:
        kit |= {"box"}
    return with_implied(kit - wish.without) - wish.without


def _minutes(person: Person, wish: Wish) -> int:
    if wish.minutes is not None:
        return min(wish.minutes, BREAK_MINUTES) if wish.yesterday else wish.minutes
    if wish.desk or wish.yesterday or wish.focus is Focus.LOOSEN:
        return BREAK_MINUTES
    return person.minutes or USUAL_MINUTES


def _level(person: Person) -> Level:
    return Level.named(person.level) if person.level else Level.BEGINNER
