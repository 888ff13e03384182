"""`legday check`: what is right, what is wrong, and how to mend it."""

from __future__ import annotations

import sys
import time
from collections.abc import Awaitable, Callable, Mapping
from datetime import UTC, datetime
from importlib.metadata import version
from typing import TYPE_CHECKING
from zoneinfo import TZPATH, ZoneInfo

from bot.clock import Clock
from bot.config import NAMES, unknown_settings
from bot.errors import OperatorError

if TYPE_CHECKING:
    from bot.artist.shelf import Shelf

Check = Callable[[], Awaitable[str]]
"""Returns one line of what is right; raises `OperatorError` with what to do."""

BUILT = datetime(2026, 11, 1, tzinfo=UTC)
"""A clock that shows an earlier time than this release's is wrong."""


async def check_all(checks: Mapping[str, Check]) -> int:
    """Run every check, print a line each, and return 0 where all is right, else 1."""
    wrong = 0
    for name, check in checks.items():
        try:
            said, mark = await check(), "ok   "
        except OperatorError as error:
            said, mark = str(error), "WRONG"
            wrong += 1
        sys.stdout.write(f"{mark} {name}: {said}\n")
    return 1 if wrong else 0


def settings_check(environment: Mapping[str, str]) -> Check:
    """Check that no variable looks like a setting and is none."""

    async def check() -> str:
        if slips := unknown_settings(environment):
            raise OperatorError(f"no such setting: {', '.join(slips)}; .env.example lists them all")
        given = sum(1 for name in NAMES if environment.get(name))
        return f"{given} of {len(NAMES)} given, the rest at their defaults"

    return check


def clock_check(clock: Clock) -> Check:
    """Check that the machine's clock is not before this program was made."""

    async def check() -> str:
        if clock() < BUILT:
            raise OperatorError(f"this machine's clock says {clock():%Y-%m-%d}: set it, or reminders come wrong")
        return f"{clock():%Y-%m-%d %H:%M:%S} UTC"

    return check


async def zone_data_check() -> str:
    """Check that time zones can be read, and say from where."""
    ZoneInfo("Europe/Berlin")
    return f"tzdata {version('tzdata')}; the system's own, where present, comes first ({len(TZPATH)} places)"


def pictures_check(shelf: Shelf | None) -> Check:
    """Check that a picture can be drawn and kept: one is, unless pictures are switched off."""

    async def check() -> str:
        if shelf is None:
            return "switched off: words alone"
        from bot.artist.process import DrawingProcess, NotDrawn
        from bot.illustrate import stills

        drawing, process, began = next(iter(stills())), DrawingProcess(), time.monotonic()
        try:
            shelf.open()
            await process.draw(drawing, shelf.place(drawing))
        except (NotDrawn, OSError) as error:
            raise OperatorError(f"cannot be drawn and kept: {error} (see LEGDAY_PICTURES)") from error
        finally:
            await process.stop()
        number, size = shelf.filled()
        took = time.monotonic() - began
        return f"{shelf.folder} holds {number}, {size / 1e6:.1f} MB; one drawn in {took:.1f} s"

    return check
