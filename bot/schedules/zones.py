"""Time zones as people name them: IANA names, cities, offsets, common letters."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from types import MappingProxyType
from zoneinfo import ZoneInfo, available_timezones

AREAS = ("Africa", "America", "Antarctica", "Arctic", "Asia", "Atlantic", "Australia", "Europe", "Indian", "Pacific")
"""First parts of IANA names whose last part is a place."""

_ODD_NAMES = frozenset({"factory", "localtime", "posixrules"})

CITIES = MappingProxyType(
    {
        "atlanta": "America/New_York",
        "austin": "America/Chicago",
        "bangalore": "Asia/Kolkata",
        "barcelona": "Europe/Madrid",
        "beijing": "Asia/Shanghai",
        "birmingham": "Europe/London",
        "boston": "America/New_York",
        "calgary": "America/Edmonton",
        "cape town": "Africa/Johannesburg",
        "cologne": "Europe/Berlin",
        "dallas": "America/Chicago",
        "delhi": "Asia/Kolkata",
        "edinburgh": "Europe/London",
        "frankfurt": "Europe/Berlin",
        "geneva": "Europe/Zurich",
        "glasgow": "Europe/London",
        "hamburg": "Europe/Berlin",
        "hanoi": "Asia/Ho_Chi_Minh",
        "houston": "America/Chicago",
        "kyiv": "Europe/Kyiv",
        "las vegas": "America/Los_Angeles",
        "manchester": "Europe/London",
        "miami": "America/New_York",
        "milan": "Europe/Rome",
        "mumbai": "Asia/Kolkata",
        "munich": "Europe/Berlin",
        "new delhi": "Asia/Kolkata",
        "nyc": "America/New_York",
        "osaka": "Asia/Tokyo",
        "ottawa": "America/Toronto",
        "philadelphia": "America/New_York",
        "portland": "America/Los_Angeles",
        "rio de janeiro": "America/Sao_Paulo",
        "san diego": "America/Los_Angeles",
        "san francisco": "America/Los_Angeles",
        "seattle": "America/Los_Angeles",
        "st petersburg": "Europe/Moscow",
        "washington": "America/New_York",
        "wellington": "Pacific/Auckland",
    }
)
"""Large cities that no IANA zone is named after."""

LETTERS = MappingProxyType(
    {
        "utc": "UTC",
        "gmt": "UTC",
        "z": "UTC",
        "zulu": "UTC",
        "cet": "Europe/Paris",
        "cest": "Europe/Paris",
        "mez": "Europe/Berlin",
        "eet": "Europe/Athens",
        "eest": "Europe/Athens",
        "wet": "Europe/Lisbon",
        "bst": "Europe/London",
        "msk": "Europe/Moscow",
        "est": "America/New_York",
        "edt": "America/New_York",
        "cst": "America/Chicago",
        "cdt": "America/Chicago",
        "mst": "America/Denver",
        "mdt": "America/Denver",
        "pst": "America/Los_Angeles",
        "pdt": "America/Los_Angeles",
        "akst": "America/Anchorage",
        "hst": "Pacific/Honolulu",
        "ist": "Asia/Kolkata",
        "sgt": "Asia/Singapore",
        "jst": "Asia/Tokyo",
        "kst": "Asia/Seoul",
        "awst": "Australia/Perth",
        "acst": "Australia/Adelaide",
        "aest": "Australia/Sydney",
        "aedt": "Australia/Sydney",
        "nzst": "Pacific/Auckland",
        "nzdt": "Pacific/Auckland",
    }
)
"""Zone letters, read as the clock of the region that uses them most."""

REGIONS = MappingProxyType(
    {
        "eastern": "America/New_York",
        "central": "America/Chicago",
        "mountain": "America/Denver",
        "pacific": "America/Los_Angeles",
        "uk": "Europe/London",
    }
)

STEADY_OFFSETS = MappingProxyType(
    {
        -570: "Pacific/Marquesas",
        210: "Asia/Tehran",
        270: "Asia/Kabul",
        330: "Asia/Kolkata",
        345: "Asia/Kathmandu",
        390: "Asia/Yangon",
        525: "Australia/Eucla",
        570: "Australia/Darwin",
    }
)
"""Offsets from UTC in minutes, of part hours, that a zone keeps all year (IANA time zone database from 2022f on)."""


def find_zone(text: str) -> ZoneInfo | None:
    """Return the zone that *text* names, or None.

    Args:
        text: An IANA name in any case, a city, zone letters, or an offset such as "UTC+2" or "-03:00". Whole hours
            become Etc zones; of the others only those are taken that some zone keeps all year.
    """
    wanted = " ".join(text.casefold().replace("_", " ").split())
    name = _names().get(wanted) or LETTERS.get(wanted) or CITIES.get(wanted) or _cities().get(wanted)
    name = name or REGIONS.get(wanted.removesuffix(" time")) or _offset_zone(wanted)
    if name is None and wanted.endswith(" time"):
        return find_zone(wanted.removesuffix(" time"))
    return ZoneInfo(name) if name else None


def nearest_zones(text: str, limit: int = 3) -> tuple[str, ...]:
    """Return up to *limit* IANA names whose city is spelt most like *text*, nearest first; may be empty."""
    from rapidfuzz import fuzz, process

    wanted = text.casefold().replace("_", " ").rsplit("/", maxsplit=1)[-1].strip()
    cities = _cities() | dict(CITIES)
    found = process.extract(wanted, cities.keys(), scorer=fuzz.ratio, limit=2 * limit, score_cutoff=65)
    return tuple(dict.fromkeys(cities[city] for city, _, _ in found))[:limit]


def city_words() -> Mapping[str, int]:
    """Return the first word of every city's name, with the most words that such a name has."""
    return _city_words()


@cache
def _city_words() -> Mapping[str, int]:
    longest: dict[str, int] = {}
    for city in (*_cities(), *CITIES):
        words = city.split()
        longest[words[0]] = max(len(words), longest.get(words[0], 0))
    return MappingProxyType(longest)


@cache
def _names() -> dict[str, str]:
    """Every IANA name by its small letters, underscores as spaces."""
    names = {name.casefold().replace("_", " "): name for name in sorted(available_timezones())}
    return {small: name for small, name in names.items() if small not in _ODD_NAMES}


@cache
def _cities() -> dict[str, str]:
    """The last part of every IANA name that is a place; of two the shorter name, Europe before Asia."""
    places = [name for name in _names().values() if name.split("/")[0] in AREAS]
    places.sort(key=lambda name: (name.count("/"), not name.startswith("Europe/"), name), reverse=True)
    return {name.rsplit("/", maxsplit=1)[-1].replace("_", " ").casefold(): name for name in places}


def _offset_zone(text: str) -> str | None:
    minutes = offset_minutes(text.removeprefix("utc").removeprefix("gmt").strip())
    if minutes is None:
        return None
    if minutes % 60:
        return STEADY_OFFSETS.get(minutes)
    hours = minutes // 60
    # Etc names have the sign of POSIX: west of Greenwich is positive.
    return f"Etc/GMT{-hours:+d}" if hours else "UTC"


def offset_minutes(text: str) -> int | None:
    """Return what "+2", "-03:30" or "+0530" means in minutes east of Greenwich, or None; from -12 to +14 hours."""
    sign, digits = text[:1], text[1:].replace(":", "")
    if sign not in {"+", "-"} or not (digits.isascii() and digits.isdigit() and len(digits) in {1, 2, 4}):
        return None
    hours, minutes = (int(digits), 0) if len(digits) <= 2 else (int(digits[:2]), int(digits[2:]))
    total = (hours * 60 + minutes) * (-1 if sign == "-" else 1)
    return total if minutes < 60 and -12 * 60 <= total <= 14 * 60 else None
