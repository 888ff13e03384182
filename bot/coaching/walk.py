"""A session that is walked through set by set: where one stands, and the steps from there."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from enum import StrEnum
from typing import Any

from bot.sessions.model import Pick
from bot.training import Entry


class Ended(StrEnum):
    """Why a walk ended before its last set."""

    STOPPED = "stopped"
    HURT = "hurt"


@dataclass(frozen=True, slots=True)
class Walk:
    """Where one stands; what was done is in the log.

    Attributes:
        at: The pick whose turn it is, counted from 0; as many as there are picks: all are done.
        done: Its sets that are done.
        rest_until: When the rest before its next set is over: aware, UTC, whole seconds; None: there is none.
        ended: Why it goes on no longer; None: it goes on, or all is done.
        aims: Repetitions or seconds to aim at, by slug, where easier or harder was pressed.
        loads: Grams, by slug, where they were said or changed.
    """

    at: int = 0
    done: int = 0
    rest_until: datetime | None = None
    ended: Ended | None = None
    aims: Mapping[str, int] = field(default_factory=dict)
    loads: Mapping[str, int] = field(default_factory=dict)

    def to_json(self) -> dict[str, Any]:
        """Return it as plain JSON values."""
        return {
            "at": self.at,
            "done": self.done,
            "rest_until": self.rest_until and int(self.rest_until.timestamp()),
            "ended": self.ended,
            "aims": dict(self.aims),
            "loads": dict(self.loads),
        }

    @classmethod
    def from_json(cls, stored: Mapping[str, Any]) -> Walk:
        """Rebuild it from what `to_json` returned."""
        ended, rest_until = stored["ended"], stored["rest_until"]
        return cls(
            at=stored["at"],
            done=stored["done"],
            rest_until=rest_until and datetime.fromtimestamp(rest_until, UTC),
            ended=Ended(ended) if ended else None,
            aims=stored["aims"],
            loads=stored["loads"],
        )


def walk_of(content: Mapping[str, Any], picks: Sequence[Pick], logged: Sequence[Entry]) -> Walk:
    """Return where the session *content* stands; where that is not kept, behind what is logged of it."""
    return Walk.from_json(content["walk"]) if "walk" in content else resumed(picks, logged)


def resumed(picks: Sequence[Pick], logged: Sequence[Entry]) -> Walk:
    """Return the walk that stands at the first of *picks* that lacks sets in what is *logged*."""
    for number, pick in enumerate(picks):
        done = sum(entry.sets for entry in logged if entry.exercise == pick.slug)
        if done < pick.sets:
            return Walk(at=number, done=done)
    return Walk(at=len(picks))


def is_going(walk: Walk, picks: Sequence[Pick]) -> bool:
    """Whether there is a set to do."""
    return walk.ended is None and walk.at < len(picks)


def is_resting(walk: Walk, now: datetime) -> bool:
    """Whether a rest is still going on."""
    return walk.rest_until is not None and walk.rest_until > now


def after_set(walk: Walk, picks: Sequence[Pick], now: datetime) -> Walk:
    """Return *walk* with one set more: resting, unless it was the last of all."""
    rest = timedelta(seconds=picks[walk.at].rest_seconds)
    walk = replace(walk, done=walk.done + 1)
    if walk.done >= picks[walk.at].sets:
        walk = replace(walk, at=walk.at + 1, done=0)
    return replace(walk, rest_until=(now + rest).replace(microsecond=0) if walk.at < len(picks) else None)


def after_skip(walk: Walk) -> Walk:
    """Return *walk* at the next pick."""
    return replace(walk, at=walk.at + 1, done=0, rest_until=None)


def with_aim(walk: Walk, slug: str, aim: int) -> Walk:
    """Return *walk* with another number to aim at."""
    return replace(walk, aims={**walk.aims, slug: aim})


def with_load(walk: Walk, slug: str, load: int) -> Walk:
    """Return *walk* with another load, in grams."""
    return replace(walk, loads={**walk.loads, slug: load})
