"""Who a person is to Legday: what they have, what hurts, where their clock stands."""

from __future__ import annotations

from dataclasses import dataclass, field
from zoneinfo import ZoneInfo

from bot.facts import Facts


@dataclass(frozen=True, slots=True)
class Person:
    """One human, whatever the platform; every part but *id* is unknown until they say it.

    Attributes:
        language: A language that Legday speaks ("en", "es"); None: follow the platform's hint.
        zone: IANA name.
        level: "beginner", "intermediate" or "advanced".
        minutes: For a session, warm-up included.
        equipment: Kit by the catalogue's names ("dumbbell", "long_band"); empty and None differ: nothing, unknown.
        aches: Caution flags by the catalogue's names ("low_back_pain").
        facts: What else they told the coach.
    """

    id: int
    language: str | None = None
    zone: str | None = None
    level: str | None = None
    minutes: int | None = None
    equipment: frozenset[str] | None = None
    aches: frozenset[str] = field(default_factory=frozenset)
    facts: Facts = field(default_factory=Facts)

    @property
    def zone_info(self) -> ZoneInfo | None:
        """Their zone, or None until it is known."""
        return ZoneInfo(self.zone) if self.zone else None
