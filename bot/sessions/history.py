"""What a person's earlier sessions say about the next one."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, timedelta
from typing import TYPE_CHECKING

from bot.people import Person
from bot.sessions.build import FIRST_SESSIONS
from bot.sessions.model import NoteKind, Session
from bot.sessions.need import Need, Wish, need_of
from bot.sessions.offer import Offer
from catalog.model import Level

if TYPE_CHECKING:
    from bot.store import StoredSession

SESSIONS_READ = 12
"""Newest sessions that are looked at."""

AWAY = timedelta(days=14)
"""After so long the next session is careful: what lowering work built fades in weeks (Presland et al. 2017)."""

CLEARED_FOR = timedelta(days=14)
"""How long "seen, and free of pain" holds before it is asked again (coaching convention)."""


@dataclass(frozen=True, slots=True)
class History:
    """Earlier sessions, as far as the next one depends on them.

    Attributes:
        recent: Newest first, without breaks and loosening.
        days: On how many days before today there was one.
        away: Whether the newest is two weeks old or older.
        cleared: Whether a strain was said to be seen and free of pain lately.
    """

    recent: tuple[Session, ...] = ()
    days: int = 0
    away: bool = False
    cleared: bool = False


def history_of(stored: Sequence[StoredSession], person: Person, now: datetime) -> History:
    """Return what *stored*, newest first, says at the instant *now* (aware, UTC)."""
    whole = [(kept.made_at, Offer.from_json(kept.content)) for kept in stored]
    counted = [(made_at, offer.session) for made_at, offer in whole if not _is_light(offer)]
    today = _day(now, person)
    return History(
        recent=tuple(session for _, session in counted),
        days=len({_day(made_at, person) for made_at, _ in counted} - {today}),
        away=bool(counted) and counted[0][0] <= now - AWAY,
        cleared=any(
            NoteKind.STRAIN_CARE in offer.session.notes and made_at > now - CLEARED_FOR for made_at, offer in whole
        ),
    )


def need_after(history: History, person: Person, wish: Wish) -> Need:
    """Return what *wish* needs when *person*, with this *history*, says it."""
    need = need_of(person, wish)
    first = need.level is Level.BEGINNER and history.days < FIRST_SESSIONS
    return replace(need, careful=first or history.away, cleared=need.cleared or history.cleared)


def _is_light(offer: Offer) -> bool:
    return offer.need.is_break or offer.need.loosening


def _day(moment: datetime, person: Person) -> date:
    return moment.astimezone(person.zone_info or UTC).date()
