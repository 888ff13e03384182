"""What a person has told the coach, beyond their settings; kept as one record that can grow."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from enum import StrEnum
from typing import Any

from bot.pictures import Theme

NO_PICTURES = "off"
"""Stands for no pictures among the names of themes."""


class Screened(StrEnum):
    """Something from the readiness list that is asked about before training (see `bot.safety`)."""

    HEART = "heart"
    BLOOD_PRESSURE = "blood_pressure"
    PREGNANCY = "pregnancy"
    FALL = "fall"
    BONES = "bones"
    OPERATION = "operation"
    BELOW_KNEE = "below_knee"


@dataclass(frozen=True, slots=True)
class Facts:
    """What was said and when; the defaults mean that nothing was.

    Attributes:
        weekly_target: Sessions a week, 1 to 7.
        pounds: Loads are shown in pounds rather than kilograms; stored grams stay grams.
        held_since: A red flag was named then and nothing has been said to be checked and fine since.
        screened: What applies of the readiness list.
        screened_at: When the list was last answered; None: never.
        aches_at: When each ache (a caution flag) was last said to hurt.
        strain_seen_at: When a strain was last said to be seen by a professional and free of pain.
        hard_days: Weekdays of running or playing hard, Monday = 0; None: never asked.
        absent_kit: Catalogue names that the person said are not there.
        under_16: They said they are younger than 16.
        paused_until: Nothing is planned before then.
        quiet: From when to when nothing late is sent, in minutes of the day (see `bot.quiet`); None: no quiet hours.
        homes: Address of the private place by platform, noted when a reminder for a group is set.
        nagged: Keys of the reminders that are followed by nudges (see `bot.nag`).
        asked_at: When it was last asked whether unanswered reminders shall go on (see `bot.sessions.missed`).
        pictures: In which colours they like pictures; None: they like none.
    """

    weekly_target: int | None = None
    pounds: bool = False
    held_since: datetime | None = None
    screened: frozenset[Screened] = frozenset()
    screened_at: datetime | None = None
    aches_at: Mapping[str, datetime] = field(default_factory=dict)
    strain_seen_at: datetime | None = None
    hard_days: frozenset[int] | None = None
    absent_kit: frozenset[str] = frozenset()
    under_16: bool = False
    paused_until: datetime | None = None
    quiet: tuple[int, int] | None = None
    homes: Mapping[str, str] = field(default_factory=dict)
    nagged: frozenset[str] = frozenset()
    asked_at: datetime | None = None
    pictures: Theme | None = Theme.LIGHT

    def to_json(self) -> dict[str, Any]:
        """Return what was said as plain JSON values; what was not is left out."""
        said: dict[str, Any] = {
            "weekly_target": self.weekly_target,
            "pounds": self.pounds,
            "held_since": _seconds(self.held_since),
            "screened": sorted(self.screened),
            "screened_at": _seconds(self.screened_at),
            "aches_at": {ache: _seconds(at) for ache, at in self.aches_at.items()},
            "strain_seen_at": _seconds(self.strain_seen_at),
            "hard_days": None if self.hard_days is None else sorted(self.hard_days),
            "absent_kit": sorted(self.absent_kit),
            "under_16": self.under_16,
            "paused_until": _seconds(self.paused_until),
            "quiet": self.quiet and list(self.quiet),
            "homes": dict(self.homes),
            "asked_at": _seconds(self.asked_at),
            "nagged": sorted(self.nagged),
            "pictures": None if self.pictures is Theme.LIGHT else self.pictures or NO_PICTURES,
        }
        return {name: value for name, value in said.items() if value or (name == "hard_days" and value is not None)}

    @classmethod
    def from_json(cls, stored: Mapping[str, Any]) -> Facts:
        """Rebuild it from what `to_json` returned; parts of a later version are ignored."""
        hard_days = stored.get("hard_days")
        return cls(
            weekly_target=stored.get("weekly_target"),
            pounds=stored.get("pounds", False),
            held_since=_instant(stored.get("held_since")),
            screened=frozenset(known for known in Screened if known in stored.get("screened", ())),
            screened_at=_instant(stored.get("screened_at")),
            aches_at={ache: datetime.fromtimestamp(at, UTC) for ache, at in stored.get("aches_at", {}).items()},
            strain_seen_at=_instant(stored.get("strain_seen_at")),
            asked_at=_instant(stored.get("asked_at")),
            hard_days=None if hard_days is None else frozenset(hard_days),
            absent_kit=frozenset(stored.get("absent_kit", ())),
            under_16=stored.get("under_16", False),
            paused_until=_instant(stored.get("paused_until")),
            quiet=(stored["quiet"][0], stored["quiet"][1]) if stored.get("quiet") else None,
            homes=dict(stored.get("homes", {})),
            nagged=frozenset(stored.get("nagged", ())),
            pictures=_theme(stored.get("pictures", Theme.LIGHT)),
        )


def _theme(name: str) -> Theme | None:
    return None if name == NO_PICTURES else Theme(name)


def _seconds(instant: datetime | None) -> int | None:
    return None if instant is None else int(instant.timestamp())


def _instant(seconds: int | None) -> datetime | None:
    return None if seconds is None else datetime.fromtimestamp(seconds, UTC)
