"""The calendar: which instants a schedule names.

Wall time stays put across clock changes. A wall time that the clocks skip moves forward by the length of the gap; one
that they pass twice means the first pass. Two walls that thereby meet in one instant fire once.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import UTC, datetime, timedelta, tzinfo
from types import MappingProxyType
from typing import TYPE_CHECKING, Literal

from bot.schedules.cycle import DAY, cycle_of, elapsed_cycle
from bot.schedules.model import Schedule
from bot.schedules.rules import Rule, parse_rule, validate_rule

if TYPE_CHECKING:
    from dateutil.rrule import rrule

__all__ = ["instant_of", "next_after", "next_wall", "upcoming", "validate_rule"]

NextWall = Callable[[int], "int | None"]
"""Returns the first wall not before the given one, both in seconds; None at the end."""

_REACH = DAY + 2 * 3600
"""How far clocks have ever jumped at once, and a little more: Samoa left out a whole day in 2011."""

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
    return found[1] if found else None


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


def _next(schedule: Schedule, after: datetime) -> tuple[int, datetime] | None:
    if schedule.rule is None:
        instant = instant_of(schedule.start)
        return (schedule.start_wall, instant) if instant > after else None
    rule = parse_rule(schedule.rule)
    found = _next_elapsed(schedule, rule, after) if rule.elapsed else _next_on_wall(schedule, rule, after)
    return None if found is None or (rule.until and found[1] > rule.until) else found


def _next_elapsed(schedule: Schedule, rule: Rule, after: datetime) -> tuple[int, datetime] | None:
    start = _seconds(instant_of(schedule.start))
    found = elapsed_cycle(rule, start).at_or_after(_seconds(after.astimezone(UTC)) + 1)
    if found is None:
        return None
    instant = _EPOCH_UTC + timedelta(seconds=found)
    return _seconds(instant.astimezone(schedule.start.tzinfo)), instant


def _next_on_wall(schedule: Schedule, rule: Rule, after: datetime) -> tuple[int, datetime] | None:
    cycle = cycle_of(rule, schedule.start_wall)
    walls = cycle.at_or_after if cycle else _walls_by_dateutil(schedule, rule, after)
    zone = schedule.start.tzinfo
    assert zone is not None  # noqa: S101 - checked at construction
    local = after.astimezone(zone)
    seconds = _seconds(local)
    if local.utcoffset() == (after - timedelta(seconds=_REACH)).astimezone(zone).utcoffset():
        wall = walls(seconds + 1)
        if wall is None:
            return None
        instant = _instant(wall, zone)
        if instant > after and _seconds(instant.astimezone(zone)) == wall:
            return wall, instant
    return _search(walls, zone, seconds, after)


def _search(walls: NextWall, zone: tzinfo, seconds: int, after: datetime) -> tuple[int, datetime] | None:
    """Look at every wall that a clock change could bring first: near a gap their order is not that of the instants."""
    best: tuple[int, datetime] | None = None
    wall = walls(seconds - _REACH)
    while wall is not None and (best is None or wall <= best[0] + _REACH):
        instant = _instant(wall, zone)
        if instant > after and (best is None or instant < best[1]):
            best = (wall, instant)
        wall = walls(wall + 1)
    return best


def _instant(wall: int, zone: tzinfo) -> datetime:
    return (_EPOCH + timedelta(seconds=wall)).replace(tzinfo=zone).astimezone(UTC)


def _seconds(moment: datetime) -> int:
    since = moment.replace(tzinfo=None) - _EPOCH
    return since.days * DAY + since.seconds


def _walls_by_dateutil(schedule: Schedule, rule: Rule, after: datetime) -> NextWall:
    found = _rrule(schedule, rule, after)

    def at_or_after(wall: int) -> int | None:
        moment = found.after(_EPOCH + timedelta(seconds=wall), inc=True)
        return _seconds(moment) if moment else None

    return at_or_after


def _rrule(schedule: Schedule, rule: Rule, after: datetime) -> rrule:
    from dateutil import rrule as made

    start = schedule.start.replace(tzinfo=None)
    horizon = max(start, after.replace(tzinfo=None)) + _HORIZON
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
