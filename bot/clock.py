"""The time, handed in wherever it is needed."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime, timedelta

Clock = Callable[[], datetime]
"""Returns the present instant: aware, UTC."""


def system_clock() -> datetime:
    """Return the machine's present instant."""
    return datetime.now(UTC)


class SteadyClock:
    """A clock that stands still until it is moved.

    Args:
        now: Where it stands; aware.
    """

    def __init__(self, now: datetime) -> None:
        self._now = now.astimezone(UTC)

    def __call__(self) -> datetime:
        """Return where the clock stands."""
        return self._now

    def move(self, by: timedelta) -> None:
        """Move the clock forward, or back where *by* is negative."""
        self._now += by

    def move_to(self, instant: datetime) -> None:
        """Set the clock to *instant*, aware."""
        self._now = instant.astimezone(UTC)
