"""What a schedule is: wall time, IANA zone, and a rule in the words of RFC 5545."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime
from zoneinfo import ZoneInfo


@dataclass(frozen=True, slots=True)
class Schedule:
    """When a reminder comes.

    Attributes:
        start: Aware, its tzinfo a `ZoneInfo`: the wall time (DTSTART) that the rule counts from. The wall time
            may be one that the clocks skip; it is kept as it was said. For a rule it need not itself be an
            occurrence.
        rule: The value of an RFC 5545 RRULE in canonical form ("FREQ=WEEKLY;BYDAY=MO,TH"), without the
            property's name; None for a one-shot. BYHOUR, BYMINUTE and BYSECOND are used only where a rule has
            several clock times a day.
    """

    start: datetime
    rule: str | None = None

    def __post_init__(self) -> None:
        if not isinstance(self.start.tzinfo, ZoneInfo):
            raise TypeError("a schedule's start carries a ZoneInfo")

    @property
    def zone(self) -> str:
        """The IANA name of the zone whose wall time is kept."""
        assert isinstance(self.start.tzinfo, ZoneInfo)  # noqa: S101 - checked at construction
        return self.start.tzinfo.key

    @property
    def recurring(self) -> bool:
        """Whether a rule repeats it."""
        return self.rule is not None

    @property
    def start_wall(self) -> int:
        """The wall time of *start* as seconds since 1970-01-01T00:00 on the same wall; the stored form."""
        return int(self.start.replace(tzinfo=UTC).timestamp())

    @classmethod
    def from_stored(cls, start_wall: int, zone: str, rule: str | None) -> Schedule:
        """Rebuild a schedule from its stored parts.

        Raises:
            ZoneInfoNotFoundError: The zone data in use lacks *zone*.
        """
        wall = datetime.fromtimestamp(start_wall, UTC)
        return cls(wall.replace(tzinfo=ZoneInfo(zone)), rule)
