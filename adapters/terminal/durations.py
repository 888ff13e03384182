"""ISO 8601 durations of fixed length, for scripts."""

from __future__ import annotations

import re
from datetime import timedelta

_PATTERN = re.compile(
    r"P(?:(?P<weeks>\d{1,4})W)?(?:(?P<days>\d{1,5})D)?"
    r"(?:T(?:(?P<hours>\d{1,6})H)?(?:(?P<minutes>\d{1,8})M)?(?:(?P<seconds>\d{1,9})S)?)?"
)


def read_duration(text: str) -> timedelta | None:
    """Return the length that *text* ("PT2H", "P7D", "P1DT30M") names, or None; no months or years."""
    match = _PATTERN.fullmatch(text)
    if match is None or not any(match.groups()) or text.endswith("T"):
        return None
    return timedelta(**{unit: int(amount) for unit, amount in match.groupdict().items() if amount})
