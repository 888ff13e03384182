"""The calendar: which instants a schedule names.

Wall time stays put across clock changes. A wall time that the clocks skip moves forward by the length of the gap; one
that they pass twice means the first pass. Two walls that thereby meet in one instant fire once.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping
from datetime import UTC, datetime, timedelta
from functools import lru_cache
from types import MappingProxyType
from typing import TYPE_CHECKING, Literal
from zoneinfo import ZoneInfo

from bot.schedules.cycle import DAY, WEEK, cycle_of, elapsed_cycle
from bot.schedules.model import Schedule
from bot.schedules.rules import Rule, parse_rule, validate_rule

if TYPE_CHECKING:
    from dateutil.rrule import rrule

__all__ = ["in_another_edition", "instant_of", "next_after", "next_second", "next_wall", "upcoming", "validate_rule"]

NextWall = Callable[[int], "int | None"]
"""Returns the first wall not before the given one, both in seconds; None at the end."""

Found = tuple[int, int]
"""A wall, as it was said, and its instant: seconds since 1970, on the wall and in UTC."""

_REACH = DAY + 2 * 3600
"""How far clocks have ever jumped at once, and a little more: Samoa left out a whole day in 2011."""

_SETTLED = 3 * DAY
"""After this long no wall near an instant lies before the start, however far the zone is from UTC."""

_HORIZON = timedelta(days=366 * 41)
"""How far a rule is searched: 29 February on a given weekday may be 40 years away."""

_FREQUENCIES: Mapping[str, Literal[0, 1, 2, 3]] = MappingProxyType(
    {"YEARLY": 0, "MONTHLY": 1, "WEEKLY": 2, "DAILY": 3}
)
"""What dateutil calls them."""

_EPOCH = datetime(1970, 1, 1)  # noqa: DTZ001 - the zero of walls, which have no zone
_EPOCH_UTC = datetime(1970, 1, 1, tzinfo=UTC)


def next_after(schedule: Schedule, after: datetime) -> datetime | None:
    """Return the first instant of *schedule* strictly after *after*: aware, UTC; None where there is none.

    Raises:
        BadRule: The schedule's rule is not one Legday keeps.
    """
    found = _next(schedule, after)
    return _EPOCH_UTC + timedelta(seconds=found[1]) if found else None


def next_second(start_wall: int, zone: str, rule: str | None, after: int) -> int | None:
    """Return what `next_after` does for a schedule and an instant as they are stored, as whole seconds of UTC."""
    found = _next_stored(start_wall, ZoneInfo(zone), rule, after)
    return found[1] if found else None


def in_another_edition(start_wall: int, old: ZoneInfo, rule: str | None, due_at: int) -> int:
    """Return when an occurrence comes whose country changed its clocks after its instant was found: the wall stays.

    Args:
        start_wall: As a `Schedule` has it.
        old: The zone as it was when *due_at* was found; the one of that name is the present one.
        due_at: Whole seconds of UTC, as is what is returned. One that is none of the schedule's own stays.
    """
    found = _next_stored(start_wall, old, rule, due_at - 1)
    if found is None or found[1] != due_at or (rule and parse_rule(rule).elapsed):
        return due_at
    return _instant(found[0], ZoneInfo(old.key))


def next_wall(schedule: Schedule, after: datetime) -> datetime | None:
    """Return the wall time, as said, whose instant is the first after *after*; in the schedule's zone."""
    found = _next(schedule, after)
    return (_EPOCH + timedelta(seconds=found[0])).replace(tzinfo=schedule.start.tzinfo) if found else None


def upcoming(schedule: Schedule, after: datetime, count: int) -> list[datetime]:
    """Return the next *count* instants strictly after *after*, soonest first; fewer where the schedule ends."""
    instants: list[datetime] = []
    while len(instants) < count and (instant := next_after(schedule, after)):
        instants.append(instant)
        after = instant
    return instants


def instant_of(wall: datetime) -> datetime:
    """Return the instant of *wall*, aware: moved over a gap, the first of two passes; UTC."""
    return wall.replace(fold=0).astimezone(UTC)


def _next(schedule: Schedule, after: datetime) -> Found | None:
    zone = schedule.start.tzinfo
    assert isinstance(zone, ZoneInfo)  # noqa: S101 - checked at construction
    return _next_stored(schedule.start_wall, zone, schedule.rule, math.floor(after.timestamp()))


def _next_stored(start: int, zone: ZoneInfo, rule: str | None, after: int) -> Found | None:
    if rule is None:
        once = _instant(start, zone)
        return (start, once) if once > after else None
    if start < after - _SETTLED and (period := _comes_round(rule)):
        start %= period
    return _next_in_series(rule, zone, start, after)


@lru_cache(maxsize=4096)
def _comes_round(text: str) -> int | None:
    """Return after how many seconds a rule brings the same again, whenever it began; None where that matters."""
    rule = parse_rule(text)
    if rule.count or rule.freq not in {"DAILY", "WEEKLY"}:
        return None
    if rule.freq == "WEEKLY":
        return rule.interval * WEEK
    if rule.days:
        return WEEK if rule.interval == 1 else None
    return rule.interval * DAY


@lru_cache(maxsize=4096)
def _next_in_series(text: str, zone: ZoneInfo, start: int, after: int) -> Found | None:
    """Return what comes first after the instant *after* by a rule that began at a wall.

    Much falls due at one instant, and most of it by few rules: what one of them comes to is remembered.
    """
    rule = parse_rule(text)
    find = _next_elapsed if rule.elapsed else _next_on_wall
    found = find(rule, zone, start, after)
    return None if found is None or (rule.until and found[1] > rule.until.timestamp()) else found


def _next_elapsed(rule: Rule, zone: ZoneInfo, start: int, after: int) -> Found | None:
    found = elapsed_cycle(rule, _instant(start, zone)).at_or_after(after + 1)
    return None if found is None else (_wall(found, zone), found)


def _next_on_wall(rule: Rule, zone: ZoneInfo, start: int, after: int) -> Found | None:
    cycle = cycle_of(rule, start)
    walls = cycle.at_or_after if cycle else _walls_by_dateutil(rule, start, after)
    seconds = _wall(after, zone)
    if seconds - after == _wall(after - _REACH, zone) - (after - _REACH):
        wall = walls(seconds + 1)
        if wall is None:
            return None
        instant = _instant(wall, zone)
        if instant > after and _wall(instant, zone) == wall:
            return wall, instant
    return _search(walls, zone, seconds, after)


def _search(walls: NextWall, zone: ZoneInfo, seconds: int, after: int) -> Found | None:
    """Look at every wall that a clock change could bring first: near a gap their order is not that of the instants."""
    best: Found | None = None
    wall = walls(seconds - _REACH)
    while wall is not None and (best is None or wall <= best[0] + _REACH):
        instant = _instant(wall, zone)
        if instant > after and (best is None or instant < best[1]):
            best = (wall, instant)
        wall = walls(wall + 1)
    return best


@lru_cache(maxsize=4096)
def _instant(wall: int, zone: ZoneInfo) -> int:
    """Return the instant at which *wall* comes in *zone*, the first time that it does."""
    return _seconds((_EPOCH + timedelta(seconds=wall)).replace(tzinfo=zone).astimezone(UTC))


def _wall(instant: int, zone: ZoneInfo) -> int:
    """Return what the wall in *zone* shows at *instant*."""
    return _seconds((_EPOCH_UTC + timedelta(seconds=instant)).astimezone(zone))


def _seconds(moment: datetime) -> int:
    since = moment.replace(tzinfo=None) - _EPOCH
    return since.days * DAY + since.seconds


def _walls_by_dateutil(rule: Rule, start: int, after: int) -> NextWall:
    found = _rrule(rule, _EPOCH + timedelta(seconds=start), _EPOCH + timedelta(seconds=after))

    def at_or_after(wall: int) -> int | None:
        moment = found.after(_EPOCH + timedelta(seconds=wall), inc=True)
        return _seconds(moment) if moment else None

    return at_or_after


def _rrule(rule: Rule, start: datetime, after: datetime) -> rrule:
    from dateutil import rrule as made

    horizon = max(start, after) + _HORIZON
    weekday = (made.MO, made.TU, made.WE, made.TH, made.FR, made.SA, made.SU)
    return made.rrule(
        _FREQUENCIES[rule.freq],
        dtstart=start,
        interval=rule.interval,
        wkst=made.MO,
        count=rule.count,
        until=None if rule.count else horizon,
        bymonth=rule.months or None,
        bymonthday=rule.month_days or None,
        byweekday=[weekday[day](place) if place else weekday[day] for place, day in rule.days] or None,
        byhour=rule.hours or None,
        byminute=rule.minutes or None,
        bysecond=rule.seconds or None,
        bysetpos=rule.positions or None,
    )
