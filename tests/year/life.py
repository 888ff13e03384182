"""Somebody's year, day by day: a session is made, mostly done, and logged as it went."""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta

from bot.people import Person
from bot.sessions.history import LOG_READ, SESSIONS_READ, History, history_of
from bot.sessions.model import Pick
from bot.sessions.need import is_light
from bot.sessions.obstacles import NothingFits
from bot.sessions.offer import Offer
from bot.sessions.progression import is_loaded
from bot.sessions.today import todays_offer
from bot.sessions.wish import parse_wish
from bot.store import StoredSession
from bot.training import Entry, Feel
from catalog.model import Catalog
from tests.year.people import Persona

START = datetime(2026, 1, 5, 17, tzinfo=UTC)
"""A Monday."""

FIRST_LOADS = (8_000, 20_000)
"""Between which grams a first load is, whatever the exercise."""


@dataclass(frozen=True, slots=True)
class Day:
    """One session of somebody's year.

    Attributes:
        before: What was logged before it.
        done: What was logged of it; empty: missed, a break, or somebody who never logs.
        offer: None: nothing could be made.
    """

    at: datetime
    week: int
    person: Person
    history: History
    before: tuple[Entry, ...]
    offer: Offer | None
    done: tuple[Entry, ...] = ()


def live(persona: Persona, catalog: Catalog, *, weeks: int, seed: int) -> Iterator[Day]:
    """Yield the days on which *persona* asked for a session, in order."""
    chance = random.Random(seed)
    person, stored, logged = persona.person, list[StoredSession](), list[Entry]()
    for number in range(weeks * 7):
        week, now = number // 7, START + timedelta(days=number, minutes=chance.randrange(120))
        if number % 7 == 0:
            person = replace(person, **persona.changes.get(week, {}))
        if number % 7 not in persona.days or week in persona.away or chance.random() < persona.missed:
            continue
        since = [entry for entry in logged if entry.at >= now - LOG_READ]
        history = history_of(stored[: -SESSIONS_READ - 1 : -1], since, person, catalog, now)
        try:
            offer = todays_offer(catalog, history, person, parse_wish(persona.wish), now, chance)
        except NothingFits:
            yield Day(now, week, person, history, tuple(logged), None)
            continue
        stored.append(StoredSession(f"s{number}", 1, now, 0, offer.to_json()))
        done = tuple(_done(offer, catalog, now, stored[-1].key, chance)) if persona.logs else ()
        yield Day(now, week, person, history, tuple(logged), offer, done)
        logged += done


def _done(offer: Offer, catalog: Catalog, now: datetime, session: str, chance: random.Random) -> Iterator[Entry]:
    for pick in offer.session.picks if not is_light(offer.need) else ():
        feel = chance.choices(list(Feel), weights=(2, 6, 1))[0]
        yield Entry(
            person=1,
            exercise=pick.slug,
            at=now,
            reps=tuple(_reps(pick, feel, chance) for _ in range(pick.sets)),
            held=pick.seconds is not None,
            each_side=pick.each_side,
            load=_load(pick, catalog, chance),
            feel=feel,
            session=session,
            key=f"{session}-{pick.slug}",
        )


def _reps(pick: Pick, feel: Feel, chance: random.Random) -> int:
    span = pick.seconds or pick.reps
    assert span is not None
    aim = pick.target or span.low
    short = chance.random() < (0.5 if feel is Feel.HARD else 0.05)
    return max(1, aim - short)


def _load(pick: Pick, catalog: Catalog, chance: random.Random) -> int | None:
    if pick.load is not None or not is_loaded(catalog.exercises[pick.slug]):
        return pick.load
    return round(chance.randrange(*FIRST_LOADS) / 2_500) * 2_500


def entries_of(days: Sequence[Day]) -> list[Entry]:
    """Return everything that was logged, oldest first."""
    return [entry for day in days for entry in day.done]
