"""English as data: holidays, those with a date of their own and those without."""

from __future__ import annotations

from types import MappingProxyType

HOLIDAYS = frozenset(
    {"christmas", "xmas", "easter", "halloween", "thanksgiving", "ramadan", "eid", "hanukkah", "diwali"}
)
"""Days whose date is not known here."""

MOVING_DAYS = HOLIDAYS | {
    *("mother's", "mothers", "father's", "fathers", "labor", "labour", "memorial", "presidents", "president's"),
    *("independence", "canada", "australia", "anzac", "patrick's", "patricks", "king's", "republic"),
}
"""Before "day" or "eve": a day whose date depends on the year or the country."""

FIXED_HOLIDAYS = MappingProxyType(
    {
        ("christmas", "eve"): (12, 24),
        ("christmas", "day"): (12, 25),
        ("christmas",): (12, 25),
        ("xmas",): (12, 25),
        ("boxing", "day"): (12, 26),
        ("new", "year's", "eve"): (12, 31),
        ("new", "years", "eve"): (12, 31),
        ("new", "year's", "day"): (1, 1),
        ("new", "years", "day"): (1, 1),
        ("valentine's", "day"): (2, 14),
        ("valentines", "day"): (2, 14),
        ("halloween",): (10, 31),
    }
)
"""Holidays that have the same date everywhere: month and day."""
