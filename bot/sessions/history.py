"""What a person's earlier sessions and log say about the next one."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime, timedelta
from typing import TYPE_CHECKING

from bot.coaching.volume import WEEK_BANDS
from bot.people import Person
from bot.sessions.model import Session
from bot.sessions.need import BREAK_MINUTES, Need, Wish, is_light, need_of
from bot.sessions.offer import Offer
from bot.sessions.plan import EASIER_WEEK, Guide, Plan, easier_week, guide_of, sessions_a_week, turned
from bot.sessions.volume import LEAST_ROOM, DayCredits, day_credits, load_grew, week_room
from bot.training import Entry
from catalog.model import Catalog, Level

if TYPE_CHECKING:
    from bot.store import StoredSession

FIRST_SESSIONS = 2
"""A beginner's sessions that stay gentle (coaching convention)."""

SESSIONS_READ = 24
"""Newest sessions that are looked at."""

LOG_READ = timedelta(weeks=12)
"""How far back the log is looked at: longer than any block of training."""

AWAY = timedelta(days=14)
"""After so long the next session is careful: what lowering work built fades in weeks (Presland et al. 2017)."""

CLEARED_FOR = timedelta(days=14)
"""How long "seen, and free of pain" holds before it is asked again (coaching convention)."""

TRAINED_SETS = 2
"""From so many sets that count a day was a training day, and the next is for rest (coaching convention)."""

SETTLED = timedelta(days=7)
"""Lowering work is new in its first week (start dose of Petersen et al. 2011)."""


@dataclass(frozen=True, slots=True)
class History:
    """What was done, as far as the next session depends on it.

    Attributes:
        today: The person's own day.
        recent: Earlier sessions, newest first, without breaks and loosening.
        plan: Turned to the session that is due.
        logs: What was logged in the last weeks, oldest first, without breaks and loosening.
        days: On which the person trained, before today, oldest first: as logged; before the first log, the days on
            which sessions were made.
        away: Whether the newest of them is two weeks ago or longer.
        counted: Sets that count, by day.
        heavier: Whether a load grew in the last seven days.
        first_days: When each exercise was first met.
        easier: Keys of what was logged in the latest easier week.
    """

    today: date
    recent: tuple[Session, ...] = ()
    plan: Plan = field(default_factory=Plan)
    logs: tuple[Entry, ...] = ()
    days: tuple[date, ...] = ()
    away: bool = False
    counted: DayCredits = field(default_factory=dict)
    heavier: bool = False
    first_days: Mapping[str, date] = field(default_factory=dict)
    easier: frozenset[str] = frozenset()

    @property
    def trained_lately(self) -> bool:
        """Whether the hamstrings were trained today or yesterday, as logged."""
        return any(self.counted.get(day, 0) >= TRAINED_SETS for day in (self.today, self.today - timedelta(days=1)))

    @property
    def settled(self) -> frozenset[str]:
        """What has been done for more than a week."""
        return frozenset(slug for slug, day in self.first_days.items() if self.today - day >= SETTLED)

    def of(self, slug: str) -> list[Entry]:
        """Return what was logged of one exercise, oldest first; what was done in an easier week tells nothing."""
        all_of_it = [entry for entry in self.logs if entry.exercise == slug]
        return [entry for entry in all_of_it if entry.key not in self.easier] or all_of_it


def history_of(
    stored: Sequence[StoredSession], logged: Sequence[Entry], person: Person, catalog: Catalog, now: datetime
) -> History:
    """Return what the past says at the instant *now*.

    Args:
        stored: Sessions that were made, newest first.
        logged: What was done in the last `LOG_READ`, oldest first.
        person: Whose they are; their zone makes the days.
        catalog: Where the exercises come from.
        now: Aware, UTC.
    """
    offers = [(kept, Offer.from_json(kept.content)) for kept in stored]
    light = {kept.key for kept, offer in offers if is_light(offer.need)}
    whole = [(_day(kept.made_at, person), offer) for kept, offer in offers if kept.key not in light]
    logs = tuple(entry for entry in logged if entry.session not in light)
    today = _day(now, person)
    made = _believed([(day, offer.session) for day, offer in whole], logs, person)
    days = sorted({day for day, _ in made} | {_day(entry.at, person) for entry in logs})
    before = tuple(day for day in days if day < today)
    return History(
        today=today,
        recent=tuple(offer.session for _, offer in whole),
        plan=_plan_for(offers[0][1].plan if offers else Plan(), before, logs, person),
        logs=logs,
        days=before,
        away=bool(before) and today - before[-1] >= AWAY,
        counted=day_credits(logs, catalog.exercises, lambda entry: _day(entry.at, person)),
        heavier=load_grew(logs, lambda entry: _day(entry.at, person), today),
        first_days=_first_days([(day, session) for day, session in made if day < today], logs, person),
        easier=_easier(offers[0][1].plan if offers else Plan(), logs, person),
    )


def need_after(history: History, person: Person, wish: Wish, now: datetime) -> Need:
    """Return what *wish* needs when *person*, with this *history*, says it at *now*."""
    need = replace(
        need_of(person, wish),
        cleared=wish.cleared or is_cleared(person, now),
        spare=before_a_hard_day(person, history.today),
        floor=history.plan.floor,
        sessions=sessions_a_week(person.facts.weekly_target),
    )
    first = need.level is Level.BEGINNER and len(history.days) < FIRST_SESSIONS
    need = replace(need, careful=first or history.away, restart=history.away)
    if need.is_break or need.loosening:
        return need
    if history.trained_lately:
        return replace(need, yesterday=True, minutes=min(need.minutes, BREAK_MINUTES))
    left = week_room(history.counted, need.level, history.today, heavier=history.heavier)
    if left < LEAST_ROOM:
        return replace(need, full=True, minutes=min(need.minutes, BREAK_MINUTES))
    deload = not need.restart and easier_week(history.days, history.plan, need.level, history.today)
    part = WEEK_BANDS[need.level].high / need.sessions
    half = max(LEAST_ROOM, part / 2)
    return replace(need, deload=deload, room=min(left, half if deload or need.restart else part))


def guide_after(history: History, need: Need, catalog: Catalog) -> Guide:
    """Return what the plan says about today; nothing changes in a week that is special in another way."""
    special = need.deload or need.restart or need.spare or need.sore or need.careful
    return guide_of(
        history.plan,
        history.today,
        catalog.exercises,
        changing=not special,
        met=frozenset(history.first_days),
        settled=history.settled,
    )


def is_cleared(person: Person, now: datetime) -> bool:
    """Whether a strain was lately said to be seen by a professional and free of pain (coaching convention)."""
    seen = person.facts.strain_seen_at
    return seen is not None and now - seen < CLEARED_FOR


def before_a_hard_day(person: Person, today: date) -> bool:
    """Whether a hard day of running or playing is tomorrow or the day after (coaching convention)."""
    near = {(today.weekday() + ahead) % 7 for ahead in (1, 2)}
    return bool(near & (person.facts.hard_days or frozenset()))


def _believed(
    made: Sequence[tuple[date, Session]], logs: Sequence[Entry], person: Person
) -> list[tuple[date, Session]]:
    """Return the sessions that count as done: of somebody who logs, those from before the first log."""
    if not logs:
        return list(made)
    first = min(_day(entry.at, person) for entry in logs)
    return [(day, session) for day, session in made if day < first]


def _plan_for(plan: Plan, days: Sequence[date], logs: Sequence[Entry], person: Person) -> Plan:
    """Return *plan* turned on, once its newest session was done: logged since, or on a day that counts."""
    since = plan.made
    logged_since = since is not None and any(_day(entry.at, person) >= since for entry in logs)
    done = since is not None and (logged_since or since in days)
    return turned(plan, sessions_a_week(person.facts.weekly_target), done=done)


def _easier(plan: Plan, logs: Sequence[Entry], person: Person) -> frozenset[str]:
    if plan.eased is None:
        return frozenset()
    week = (plan.eased, plan.eased + EASIER_WEEK)
    return frozenset(entry.key for entry in logs if week[0] <= _day(entry.at, person) < week[1])


def _first_days(made: Sequence[tuple[date, Session]], logs: Sequence[Entry], person: Person) -> Mapping[str, date]:
    first: dict[str, date] = {}
    for slug, day in [(slug, day) for day, session in made for slug in session.slugs] + [
        (entry.exercise, _day(entry.at, person)) for entry in logs
    ]:
        first[slug] = min(day, first.get(slug, day))
    return first


def _day(moment: datetime, person: Person) -> date:
    return moment.astimezone(person.zone_info or UTC).date()
