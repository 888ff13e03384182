"""A session as entries of the log: what was planned and is not logged yet."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime

from bot.sessions.model import Pick
from bot.training import Entry, Feel


def entries_for(
    picks: Sequence[Pick],
    logged: Sequence[Entry],
    loads: Mapping[str, int | None],
    *,
    person: int,
    session: str,
    at: datetime,
    feel: Feel | None = None,
) -> Iterator[Entry]:
    """Yield an entry for each of *picks* that lacks sets: the missing ones, as planned.

    Args:
        picks: What the session holds.
        logged: What is logged of it.
        loads: Of last time, in grams, by slug; for what today's session names no load of.
        person: Whose it is.
        session: Its key.
        at: When it was done.
        feel: How it felt.
    """
    for pick in picks:
        missing = pick.sets - sum(entry.sets for entry in logged if entry.exercise == pick.slug)
        if missing > 0:
            yield Entry(
                person=person,
                exercise=pick.slug,
                at=at,
                reps=(least_of(pick),) * missing,
                held=pick.seconds is not None,
                each_side=pick.each_side,
                load=loads.get(pick.slug) if pick.load is None else pick.load,
                feel=feel,
                session=session,
            )


def least_of(pick: Pick) -> int:
    """Return what a set aims at, else its low end: repetitions, or seconds of a hold."""
    span = pick.seconds or pick.reps
    return pick.target or (span.low if span else 1)
