"""The weeks: which of the sessions A, B … is due, what each holds, and when an exercise makes room for another.

A plan is kept with every session that is made, so that the newest one alone says how to go on.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from typing import Any

from bot.sessions.model import Pick, Slot
from catalog.model import Exercise, Level

USUAL_SESSIONS = 2
"""Sessions a week where no target is known (Schoenfeld, Ogborn, Krieger 2016)."""

MOST_SESSIONS = 4
"""Different sessions a week: with a day between them there is room for no more (Mayo Clinic, weight training)."""

STAYS = timedelta(weeks=4)
"""How long an exercise stays before it may go, so that progress can be seen (coaching convention)."""

STAYS_AT_MOST = timedelta(weeks=6)
"""After so long it goes at the next session (coaching convention)."""

BETWEEN_CHANGES = timedelta(days=7)
"""A session's exercises change one at a time, a week apart (coaching convention)."""

STAND_INS = 4
"""How many stand-ins are remembered for a session."""

EASIER_WEEK = timedelta(days=7)
"""How long the easier week lasts; athletes report 6.4 days (Rogerson et al. 2024)."""

EASIER_AFTER: Mapping[Level, timedelta] = {
    Level.BEGINNER: timedelta(weeks=8),
    Level.INTERMEDIATE: timedelta(weeks=6),
    Level.ADVANCED: timedelta(weeks=5),
}
"""Weeks of training before an easier one, within four to eight; athletes report 5.6 (Rogerson et al. 2024)."""

BREAK_IN_TRAINING = timedelta(days=14)
"""A gap after which the weeks of training are counted afresh (coaching convention)."""


@dataclass(frozen=True, slots=True)
class Planned:
    """An exercise of one of the week's sessions.

    Attributes:
        since: The day on which it came in.
        stand_in: It stands in where the planned one cannot be done.
        extra: It comes on top of the two main ones.
    """

    slug: str
    slot: Slot
    since: date
    stand_in: bool = False
    extra: bool = False

    @property
    def place(self) -> tuple[Slot, bool]:
        """The place of the session that it holds."""
        return self.slot, self.extra

    def to_json(self) -> list[Any]:
        """Return it as plain JSON values."""
        return [self.slug, self.slot.value, self.since.isoformat(), int(self.stand_in), int(self.extra)]

    @classmethod
    def from_json(cls, stored: Sequence[Any]) -> Planned:
        """Rebuild it from what `to_json` returned."""
        slug, slot, since, stand_in, extra = stored
        return cls(slug, Slot(slot), date.fromisoformat(since), bool(stand_in), bool(extra))


Letter = tuple[Planned, ...]
"""What one of the sessions A, B … holds."""


@dataclass(frozen=True, slots=True)
class Plan:
    """How the weeks go on.

    Attributes:
        letters: The sessions A, B … of a week.
        due: Which of them the newest session was, counted from 0.
        made: The day on which that one was made; None: it was not yet.
        eased: The first day of the latest easier week.
        asked: Questions that were asked once.
        weights: The weights at hand, in grams, lightest first; empty: not said.
        floor: Whether they can get up from the floor alone.
    """

    letters: tuple[Letter, ...] = ()
    due: int = 0
    made: date | None = None
    eased: date | None = None
    asked: frozenset[str] = frozenset()
    weights: tuple[int, ...] = ()
    floor: bool = True

    @property
    def letter(self) -> Letter:
        """What the session that is due holds; empty: nothing yet."""
        return self.letters[self.due] if self.due < len(self.letters) else ()

    @property
    def elsewhere(self) -> frozenset[str]:
        """What the other sessions of the week hold."""
        others = (letter for at, letter in enumerate(self.letters) if at != self.due)
        return frozenset(one.slug for letter in others for one in letter if not one.stand_in)

    def to_json(self) -> dict[str, Any]:
        """Return it as plain JSON values; what is not said is left out."""
        said: dict[str, Any] = {
            "letters": [[one.to_json() for one in letter] for letter in self.letters],
            "due": self.due,
            "made": self.made and self.made.isoformat(),
            "eased": self.eased and self.eased.isoformat(),
            "asked": sorted(self.asked),
            "weights": list(self.weights),
            "no_floor": not self.floor,
        }
        return {name: value for name, value in said.items() if value}

    @classmethod
    def from_json(cls, stored: Mapping[str, Any]) -> Plan:
        """Rebuild it from what `to_json` returned."""
        return cls(
            letters=tuple(tuple(Planned.from_json(one) for one in letter) for letter in stored.get("letters", ())),
            due=stored.get("due", 0),
            made=_day(stored.get("made")),
            eased=_day(stored.get("eased")),
            asked=frozenset(stored.get("asked", ())),
            weights=tuple(stored.get("weights", ())),
            floor=not stored.get("no_floor", False),
        )


@dataclass(frozen=True, slots=True)
class Guide:
    """What a plan says about the exercises of one session.

    Attributes:
        own: What the session holds first.
        extras: What it holds on top, where there is room.
        stand_ins: What stood in for these before.
        elsewhere: What the other sessions of the week hold.
        leaving: What has had its weeks.
        harder: The next step up from what leaves.
        met: What the person has done before.
        settled: Of these, what they have done for more than a week.
    """

    own: frozenset[str] = frozenset()
    extras: frozenset[str] = frozenset()
    stand_ins: frozenset[str] = frozenset()
    elsewhere: frozenset[str] = frozenset()
    leaving: frozenset[str] = frozenset()
    harder: frozenset[str] = frozenset()
    met: frozenset[str] = field(default_factory=frozenset)
    settled: frozenset[str] = field(default_factory=frozenset)


def sessions_a_week(target: int | None) -> int:
    """Return how many different sessions a week has."""
    return min(target or USUAL_SESSIONS, MOST_SESSIONS)


def turned(plan: Plan, count: int, *, done: bool) -> Plan:
    """Return *plan* with the session that is due now: the next once the last was done, else the last again."""
    letters = (*plan.letters[:count], *((),) * (count - len(plan.letters)))
    return replace(plan, letters=letters, due=(plan.due + done) % count, made=None if done else plan.made)


def leaving(letter: Letter, today: date) -> Planned | None:
    """Return the exercise that makes room for another today: one that has been there for 4 to 6 weeks, or None."""
    own = sorted((one for one in letter if not one.stand_in), key=lambda one: one.since)
    if not own or today - own[0].since < STAYS:
        return None
    changed_lately = today - own[-1].since < BETWEEN_CHANGES
    return None if changed_lately and today - own[0].since < STAYS_AT_MOST else own[0]


def guide_of(
    plan: Plan,
    today: date,
    exercises: Mapping[str, Exercise],
    *,
    changing: bool = True,
    met: frozenset[str] = frozenset(),
    settled: frozenset[str] = frozenset(),
) -> Guide:
    """Return what *plan* says about the session that is due.

    Args:
        plan: Turned to that session.
        today: The person's own day.
        exercises: The catalogue's.
        changing: Whether an exercise may make room for another today.
        met: What the person has done before.
        settled: What they have done for more than a week.
    """
    goes = leaving(plan.letter, today) if changing else None
    gone = frozenset({goes.slug}) if goes else frozenset[str]()
    harder = exercises[goes.slug].harder if goes and goes.slug in exercises else ()
    return Guide(
        own=frozenset(one.slug for one in plan.letter if not one.stand_in and not one.extra) - gone,
        extras=frozenset(one.slug for one in plan.letter if not one.stand_in and one.extra) - gone,
        stand_ins=frozenset(one.slug for one in plan.letter if one.stand_in),
        elsewhere=plan.elsewhere,
        leaving=gone,
        harder=frozenset(harder),
        met=met,
        settled=settled,
    )


def kept_plan(plan: Plan, picks: Sequence[Pick], gone: Collection[str], today: date) -> Plan:
    """Return *plan* once its due session was made with *picks*; what is in *gone* has left it."""
    letter = (*_own(plan.letter, picks, gone, today), *_stand_ins(plan.letter, picks, gone, today))
    return replace(plan, letters=_with(plan, letter), made=today)


def swapped_plan(plan: Plan, old: str, new: str, today: date) -> Plan:
    """Return *plan* with *new* in the place of *old*, from today."""
    letter = tuple(
        Planned(new, one.slot, today, one.stand_in, one.extra) if one.slug == old else one
        for one in plan.letter
        if one.slug != new
    )
    return replace(plan, letters=_with(plan, letter))


def easier_week(days: Sequence[date], plan: Plan, level: Level, today: date) -> bool:
    """Whether today is in an easier week: after some weeks of training, one of half the sets on the same days.

    A full week off cost some strength and gained nothing (Coleman et al. 2023); athletes take an easier one after
    5.6 weeks (Rogerson et al. 2024).

    Args:
        days: On which the person trained, oldest first.
        plan: With the first day of the latest easier week.
        level: Higher levels need it sooner (coaching convention).
        today: The person's own day.
    """
    if plan.eased is not None and today - plan.eased < EASIER_WEEK:
        return True
    start = _start_of_the_run(days, today)
    if start is None:
        return False
    if plan.eased is not None:
        start = max(start, plan.eased + EASIER_WEEK)
    return today - start >= EASIER_AFTER[level]


def _start_of_the_run(days: Sequence[date], today: date) -> date | None:
    """Return the first day of the training that went on without a gap until today; None: there was a gap."""
    start = None
    for day in reversed(days):
        if (start or today) - day >= BREAK_IN_TRAINING:
            break
        start = day
    return start


def _own(letter: Letter, picks: Sequence[Pick], gone: Collection[str], today: date) -> Iterator[Planned]:
    """Yield what the session holds from now on: what it held, and what fills a place that nothing held."""
    own = [one for one in letter if not one.stand_in and one.slug not in gone]
    yield from own
    for pick in _new(letter, picks, gone):
        held = [one for one in own if one.place == (pick.slot, pick.extra)]
        filled = [one for one in held if one.slug in {other.slug for other in picks}]
        if len(held) == len(filled):
            since = next((one.since for one in letter if one.slug == pick.slug and one.slug not in gone), today)
            yield Planned(pick.slug, pick.slot, since, extra=pick.extra)


def _stand_ins(letter: Letter, picks: Sequence[Pick], gone: Collection[str], today: date) -> Letter:
    """Return the newest stand-ins, today's among them."""
    own = {one.slug for one in _own(letter, picks, gone, today)}
    known = {one.slug: one for one in letter if one.stand_in and one.slug not in gone}
    for pick in _new(letter, picks, gone):
        known.setdefault(pick.slug, Planned(pick.slug, pick.slot, today, stand_in=True, extra=pick.extra))
    fresh = [one for slug, one in known.items() if slug not in own and today - one.since < STAYS_AT_MOST]
    return tuple(sorted(fresh, key=lambda one: one.since))[-STAND_INS:]


def _new(letter: Letter, picks: Sequence[Pick], gone: Collection[str]) -> list[Pick]:
    own = {one.slug for one in letter if not one.stand_in and one.slug not in gone}
    return [pick for pick in picks if pick.slot is not Slot.LOOSEN and pick.slug not in own]


def _with(plan: Plan, letter: Letter) -> tuple[Letter, ...]:
    letters = list(plan.letters) or [()]
    letters[plan.due] = letter
    return tuple(letters)


def _day(stored: str | None) -> date | None:
    return date.fromisoformat(stored) if stored else None
