"""Rules: the RRULE values that a schedule may carry, checked and taken apart."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime
from functools import lru_cache

DAY_CODES = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
FREQUENCIES = ("MINUTELY", "HOURLY", "DAILY", "WEEKLY", "MONTHLY", "YEARLY")
UNTIL_FORM = "%Y%m%dT%H%M%SZ"

_RANGES = {
    "BYHOUR": (0, 23),
    "BYMINUTE": (0, 59),
    "BYSECOND": (0, 59),
    "BYMONTH": (1, 12),
    "BYMONTHDAY": (-31, 31),
    "BYSETPOS": (-366, 366),
}
"""Number lists and what they may hold (RFC 5545, section 3.3.10); 0 is never a position or a day of the month."""

_WITHOUT_ZERO = frozenset({"BYMONTHDAY", "BYSETPOS"})
_LARGEST = 10_000
"""Largest INTERVAL and COUNT taken: beyond it nobody means it."""


class BadRule(ValueError):  # noqa: N818 - names what was found
    """A rule that is not RFC 5545, or uses what Legday does not."""


@dataclass(frozen=True, slots=True)
class Rule:
    """A rule taken apart; empty means that the part is absent.

    Attributes:
        until: Aware, UTC, inclusive.
        days: (position, weekday) pairs, Monday 0; position 0 for every such day.
    """

    freq: str
    interval: int = 1
    count: int | None = None
    until: datetime | None = None
    days: tuple[tuple[int, int], ...] = ()
    hours: tuple[int, ...] = ()
    minutes: tuple[int, ...] = ()
    seconds: tuple[int, ...] = ()
    months: tuple[int, ...] = ()
    month_days: tuple[int, ...] = ()
    positions: tuple[int, ...] = ()

    @property
    def elapsed(self) -> bool:
        """Whether it counts elapsed time rather than days on a wall."""
        return self.freq in {"HOURLY", "MINUTELY"}


def validate_rule(rule: str) -> None:
    """Check *rule*.

    Raises:
        BadRule: A part is unknown, twice, out of range, or does not go with another.
    """
    parse_rule(rule)


@lru_cache(maxsize=4096)
def parse_rule(rule: str) -> Rule:
    """Take *rule* apart.

    Raises:
        BadRule: See `validate_rule`.
    """
    parts = _parts(rule)
    parsed = Rule(
        freq=_frequency(parts),
        interval=_positive(parts, "INTERVAL") or 1,
        count=_positive(parts, "COUNT"),
        until=_until(parts),
        days=_days(parts),
        hours=_numbers(parts, "BYHOUR"),
        minutes=_numbers(parts, "BYMINUTE"),
        seconds=_numbers(parts, "BYSECOND"),
        months=_numbers(parts, "BYMONTH"),
        month_days=_numbers(parts, "BYMONTHDAY"),
        positions=_numbers(parts, "BYSETPOS"),
    )
    if parts.pop("WKST", "MO") != "MO":
        raise BadRule("weeks start on Monday")
    if parts:
        raise BadRule(f"unknown part {min(parts)}")
    _check_together(parsed)
    return parsed


def _parts(rule: str) -> dict[str, str]:
    parts: dict[str, str] = {}
    for part in rule.split(";"):
        name, equals, value = part.partition("=")
        if not equals or not value:
            raise BadRule(f"{part!r} is not NAME=VALUE")
        if name in parts:
            raise BadRule(f"{name} stands twice")
        parts[name] = value
    return parts


def _frequency(parts: dict[str, str]) -> str:
    freq = parts.pop("FREQ", "")
    if freq not in FREQUENCIES:
        raise BadRule(f"FREQ is one of {', '.join(FREQUENCIES)}")
    return freq


def _positive(parts: dict[str, str], name: str) -> int | None:
    value = parts.pop(name, None)
    if value is None:
        return None
    number = _number(name, value)
    if not 1 <= number <= _LARGEST:
        raise BadRule(f"{name} is a number from 1 to {_LARGEST}")
    return number


def _number(name: str, value: str) -> int:
    digits = value.removeprefix("-")
    if not (digits.isascii() and digits.isdigit() and len(digits) <= 6):
        raise BadRule(f"{name} holds {value!r}, which is no number")
    return int(value)


def _until(parts: dict[str, str]) -> datetime | None:
    value = parts.pop("UNTIL", None)
    if value is None:
        return None
    try:
        return datetime.strptime(value, UNTIL_FORM).replace(tzinfo=UTC)
    except ValueError:
        raise BadRule("UNTIL is an instant in UTC, such as 20270131T225959Z") from None


def _days(parts: dict[str, str]) -> tuple[tuple[int, int], ...]:
    value = parts.pop("BYDAY", None)
    return () if value is None else tuple(_day(code) for code in value.split(","))


def _day(code: str) -> tuple[int, int]:
    place, name = code[:-2], code[-2:]
    if name not in DAY_CODES:
        raise BadRule(f"BYDAY holds {code!r}, which is no weekday")
    position = _number("BYDAY", place.removeprefix("+")) if place else 0
    if place and not 1 <= abs(position) <= 53:
        raise BadRule(f"BYDAY holds {code!r}; positions are 1 to 53 from either end")
    return position, DAY_CODES.index(name)


def _numbers(parts: dict[str, str], name: str) -> tuple[int, ...]:
    value = parts.pop(name, None)
    if value is None:
        return ()
    least, most = _RANGES[name]
    numbers = tuple(sorted({_number(name, item) for item in value.split(",")}))
    if numbers[0] < least or numbers[-1] > most or (name in _WITHOUT_ZERO and 0 in numbers):
        raise BadRule(f"{name} holds numbers from {least} to {most}")
    return numbers


def _check_together(rule: Rule) -> None:
    if rule.count and rule.until:
        raise BadRule("COUNT and UNTIL exclude each other")
    if rule.freq not in {"MONTHLY", "YEARLY"}:
        if any(position for position, _ in rule.days):
            raise BadRule(f"BYDAY takes positions only in a month or year, not with {rule.freq}")
        if rule.month_days or rule.months:
            raise BadRule(f"BYMONTH and BYMONTHDAY do not go with {rule.freq}")
    if rule.elapsed and (rule.days or rule.hours or rule.minutes or rule.seconds or rule.positions):
        raise BadRule(f"{rule.freq} takes no BY… parts: it counts elapsed time")
