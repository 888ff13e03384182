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


ADULT_AT = 16
"""Below this age there is light technique work only, with an adult who knows the exercise (convention)."""


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
        sore: They are sore from last time.
        plays: The person runs or plays a sport.
        trial: A hinge without weight may be tried in spite of the lower back.
        age: In years, where it was said.
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
    sore: bool = False
    plays: bool = False
    trial: bool = False
    age: int | None = None
    unknown: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Need:
    """What a session has to respect; nothing in it is unknown any more.

    Attributes:
        equipment: Exactly what is at hand, by catalogue names, implied kit included.
        minutes: A ceiling, warm-up included.
        avoid: Cautions of the person and of the wish together.
        careful: Nothing lowering-heavy and further from the limit: the first sessions, or the first after a gap.
        restart: The first session after two weeks away: a step easier, half the sets.
        deload: The easier week: half the sets, the same days.
        full: The week holds no more sets: only what does not count.
        sore: Still sore: bridges and holds.
        spare: A hard day of running or playing is tomorrow or the day after.
        trial: A hinge without weight may be tried in spite of the lower back.
        under_16: Light technique work without iron.
        floor: Whether they can get up from the floor alone.
        reach: Levels above their own that Harder opened.
        sessions: Planned a week.
        room: Sets that count, at most, in this session; None: no bound.
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
    restart: bool = False
    deload: bool = False
    full: bool = False
    sore: bool = False
    spare: bool = False
    trial: bool = False
    under_16: bool = False
    floor: bool = True
    reach: int = 0
    sessions: int = 2
    room: float | None = None

    @property
    def loosening(self) -> bool:
        """Whether only loosening work is asked for."""
        return self.focus is Focus.LOOSEN or self.yesterday or self.full

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
            **{name: getattr(self, name) for name in _PLAIN},
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
            **{name: stored[name] for name in _PLAIN if name in stored},
        )


_PLAIN = (
    "hinge",
    "desk",
    "fresh",
    "cleared",
    "yesterday",
    "careful",
    "restart",
    "deload",
    "full",
    "sore",
    "spare",
    "trial",
    "under_16",
    "floor",
    "reach",
    "sessions",
    "room",
)
"""Parts that JSON holds as they are; one that an older record lacks has its default."""


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
        sore=wish.sore,
        trial=wish.trial,
        under_16=_is_under_16(person, wish),
        careful=careful,
    )


def is_light(need: Need) -> bool:
    """Whether it is a break or loosening, which count no sets and need no rest (coaching convention)."""
    return need.is_break or need.loosening


def cautions_of(person: Person) -> frozenset[Caution]:
    """Return the person's stored aches that the catalogue knows."""
    return frozenset(flag for flag in Caution if flag.value in person.aches)


def _at_hand(person: Person, wish: Wish) -> frozenset[str]:
    kit = wish.equipment
    if kit is None:
        kit = frozenset() if wish.desk else person.equipment or frozenset()
    if wish.desk:
        kit |= {"box"}
    absent = wish.without | person.facts.absent_kit
    return with_implied(kit - absent) - absent


def _minutes(person: Person, wish: Wish) -> int:
    if wish.minutes is not None:
        return min(wish.minutes, BREAK_MINUTES) if wish.yesterday else wish.minutes
    if wish.desk or wish.yesterday or wish.focus is Focus.LOOSEN:
        return BREAK_MINUTES
    return person.minutes or USUAL_MINUTES


def _is_under_16(person: Person, wish: Wish) -> bool:
    return person.facts.under_16 if wish.age is None else wish.age < ADULT_AT


def _level(person: Person) -> Level:
    return Level.named(person.level) if person.level else Level.BEGINNER
