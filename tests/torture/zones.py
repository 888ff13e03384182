"""Every rule in every zone, held against arithmetic of its own: no rule library, no conversion from wall to instant.

The only thing taken from the zone data is what a clock shows at an instant; where clocks change is searched for with
that, and what a wall time means is worked out from the table so made.
"""

from __future__ import annotations

import calendar
from bisect import bisect_right
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from functools import cache, cached_property
from zoneinfo import ZoneInfo, available_timezones

from bot.schedules.calendar import next_after
from bot.schedules.model import Schedule

SECOND = timedelta(seconds=1)
STEP = timedelta(hours=12)
FIRST = datetime(1998, 1, 1, tzinfo=UTC)
SINCE = datetime(2000, 1, 1, tzinfo=UTC)
UNTIL = datetime(2030, 1, 1, tzinfo=UTC)
LAST = datetime(2032, 6, 1, tzinfo=UTC)
AROUND = timedelta(days=731)
"""How far from a change the rules are followed, on either side."""

NEAR = timedelta(days=3)
"""More than clocks were ever changed by at once."""

COUNTED_FROM = 42
"""Days between two that a rule with an interval of 2 weeks or 3 days may start from alike, all of them Mondays."""

UNREAL = frozenset({"Factory", "localtime"})


@dataclass(frozen=True)
class Change:
    """A clock change: the first instant of the new offset from UTC."""

    at: datetime
    before: timedelta
    after: timedelta

    @property
    def wall(self) -> datetime:
        """What the clock would show at that instant had it not been changed; without a zone."""
        return _plain(self.at) + self.before

    @property
    def middle(self) -> datetime:
        """A wall time in the middle of what is skipped or passed twice."""
        return self.wall + (self.after - self.before) / 2


@dataclass(frozen=True)
class Offsets:
    """What is added to UTC in a zone, over time."""

    zone: str
    first: timedelta
    changes: tuple[Change, ...]

    @property
    def since(self) -> list[Change]:
        """The changes from the year 2000 to the end of 2029."""
        return [change for change in self.changes if SINCE <= change.at < UNTIL]

    @cached_property
    def _walls(self) -> list[datetime]:
        return [change.wall for change in self.changes]

    def instant(self, wall: datetime) -> datetime:
        """Return the first instant at which the clock shows *wall*, or, in a gap, that much after its beginning."""
        first = bisect_right(self._walls, wall - NEAR)
        offset, begin = (self.changes[first - 1].after, self.changes[first - 1].at) if first else (self.first, FIRST)
        for change in self.changes[first : bisect_right(self._walls, wall + NEAR)]:
            found = _aware(wall - offset)
            if begin <= found < change.at:
                return found
            if change.wall <= wall < change.wall + (change.after - change.before):
                return change.at + (wall - change.wall)
            offset, begin = change.after, change.at
        return _aware(wall - offset)


@dataclass(frozen=True)
class Kind:
    """A kind of rule.

    Attributes:
        rule: Its RRULE, from the day and the time of day of a change.
        days: Whether it falls on a day, told the day of that change.
        times: At which times of such a day, told the day of the change and its time.
    """

    name: str
    rule: Callable[[date, time], str]
    days: Callable[[date, date], bool]
    times: Callable[[date, date, time], tuple[time, ...]] = lambda _day, _of, at: (at,)


DAYS = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")


def _nth(day: date) -> int:
    return (day.day - 1) // 7 + 1


def _later(at: time) -> time:
    """Return a time 11 hours later, of the same day or of its beginning."""
    return at.replace(hour=(at.hour + 11) % 24)


def _weeks(day: date) -> int:
    return (day.toordinal() - 1) // 7


def _own_times(of: date, at: time) -> str:
    """Return the rule of a change's weekday at its time, and of the following one eleven hours later."""
    days = sorted({of.weekday(), (of.weekday() + 1) % 7})
    hours = sorted({at.hour, _later(at).hour})
    grid = [(day, hour) for day in days for hour in hours]
    meant = {(of.weekday(), at.hour), ((of.weekday() + 1) % 7, _later(at).hour)}
    positions = ",".join(str(place) for place, one in enumerate(grid, 1) if one in meant)
    named = ",".join(DAYS[day] for day in days)
    clock = f"BYHOUR={hours[0]},{hours[1]};BYMINUTE={at.minute}"
    return f"FREQ=WEEKLY;BYDAY={named};{clock};BYSETPOS={positions}"


def _first_weekday(day: date) -> bool:
    return day.weekday() < 5 and (day.day == 1 or (day.weekday() == 0 and day.day <= 3))


def _last_of_month(day: date) -> bool:
    return day.day == calendar.monthrange(day.year, day.month)[1]


KINDS = (
    Kind("daily", lambda _of, _at: "FREQ=DAILY", lambda _day, _of: True),
    Kind("weekdays", lambda _of, _at: "FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR", lambda day, _of: day.weekday() < 5),
    Kind(
        "weekly",
        lambda of, _at: f"FREQ=WEEKLY;BYDAY={DAYS[of.weekday()]}",
        lambda day, of: day.weekday() == of.weekday(),
    ),
    Kind(
        "monthly on the 31st",
        lambda _of, _at: "FREQ=MONTHLY;BYMONTHDAY=28,29,30,31;BYSETPOS=-1",
        lambda day, _of: _last_of_month(day),
    ),
    Kind(
        "nth weekday",
        lambda of, _at: f"FREQ=MONTHLY;BYDAY={_nth(of)}{DAYS[of.weekday()]}",
        lambda day, of: day.weekday() == of.weekday() and _nth(day) == _nth(of),
    ),
    Kind(
        "yearly",
        lambda of, _at: f"FREQ=YEARLY;BYMONTH={of.month};BYMONTHDAY={of.day}",
        lambda day, of: (day.month, day.day) == (of.month, of.day),
    ),
    Kind("every 3 days", lambda _of, _at: "FREQ=DAILY;INTERVAL=3", lambda day, _of: (day.toordinal() - 1) % 3 == 0),
    Kind(
        "every other week",
        lambda of, _at: f"FREQ=WEEKLY;INTERVAL=2;BYDAY={DAYS[of.weekday()]}",
        lambda day, of: day.weekday() == of.weekday() and _weeks(day) % 2 == 0,
    ),
    Kind(
        "twice a day",
        lambda _of, at: "FREQ=DAILY;BYHOUR={},{};BYMINUTE={}".format(*sorted((at.hour, _later(at).hour)), at.minute),
        lambda _day, _of: True,
        lambda _day, _of, at: (at, _later(at)),
    ),
    Kind(
        "days with own times",
        _own_times,
        lambda day, of: (day.weekday() - of.weekday()) % 7 < 2,
        lambda day, of, at: (at if day.weekday() == of.weekday() else _later(at),),
    ),
    Kind(
        "two days a month",
        lambda of, _at: "FREQ=MONTHLY;BYMONTHDAY={},{}".format(*sorted((min(of.day, 28), 1 + of.day % 27))),
        lambda day, of: day.day in {min(of.day, 28), 1 + of.day % 27},
    ),
    Kind(
        "first weekday",
        lambda _of, _at: "FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=1",
        lambda day, _of: _first_weekday(day),
    ),
)


@cache
def offsets_of(name: str) -> Offsets:
    """Return what is added to UTC in the zone *name*, from the year 1998 to 2031."""
    zone = ZoneInfo(name)
    first, found, at = _offset(zone, FIRST), [], FIRST
    before = first
    while at < LAST:
        after = _offset(zone, at + STEP)
        if after != before:
            found.append(Change(_first_instant(zone, at, at + STEP, before), before, after))
        at, before = at + STEP, after
    return Offsets(name, first, tuple(found))


def zones_with_changes() -> Iterator[Offsets]:
    """Yield every IANA zone whose clocks have changed since 2000, by name."""
    for name in sorted(available_timezones() - UNREAL):
        if not name.startswith(("posix/", "right/")) and offsets_of(name).since:
            yield offsets_of(name)


def times_worth_trying(offsets: Offsets) -> list[Change]:
    """Return one change for each time of day at which clocks were moved forward or back, the commonest first."""
    moved = Counter((change.middle.time(), change.after > change.before) for change in offsets.since)
    latest = {(change.middle.time(), change.after > change.before): change for change in offsets.since}
    return [latest[key] for key, _times in moved.most_common()]


def spans(offsets: Offsets) -> list[tuple[datetime, datetime]]:
    """Return the stretches that lie within `AROUND` of a change since 2000, joined where they meet."""
    joined: list[tuple[datetime, datetime]] = []
    for change in offsets.since:
        begin, end = max(change.at - AROUND, FIRST), min(change.at + AROUND, LAST)
        if joined and begin <= joined[-1][1]:
            joined[-1] = (joined[-1][0], end)
        else:
            joined.append((begin, end))
    return joined


def expected(offsets: Offsets, kind: Kind, change: Change, begin: datetime, end: datetime) -> list[datetime]:
    """Return the instants after *begin* and before *end* of *kind* at the middle of *change*, soonest first."""
    on, at = change.middle.date(), change.middle.time()
    day, last = _plain(begin).date() - timedelta(days=2), _plain(end).date() + timedelta(days=2)
    instants = set()
    while day <= last:
        if kind.days(day, on):
            instants |= {offsets.instant(datetime.combine(day, one)) for one in kind.times(day, on, at)}
        day += timedelta(days=1)
    return sorted(instant for instant in instants if begin < instant < end)


def found(offsets: Offsets, kind: Kind, change: Change, begin: datetime, end: datetime) -> list[datetime]:
    """Return what the program finds there: each instant from the one before it."""
    on, at = change.middle.date(), change.middle.time()
    early = (_plain(begin).date() - timedelta(days=500)).toordinal()
    start = datetime.combine(date.fromordinal(early - (early - 1) % COUNTED_FROM), at)
    schedule = Schedule(start.replace(tzinfo=ZoneInfo(offsets.zone)), kind.rule(on, at))
    instants = []
    while (following := next_after(schedule, begin)) and following < end:
        instants.append(following)
        begin = following
    return instants


def mistakes(offsets: Offsets, kind: Kind, change: Change, begin: datetime, end: datetime) -> list[str]:
    """Return where the program and the table differ, in words."""
    theirs, ours = expected(offsets, kind, change, begin, end), found(offsets, kind, change, begin, end)
    differing = sorted(set(theirs) ^ set(ours))
    said = f"{offsets.zone}, {kind.name} at {change.middle.time()}"
    return [f"{said}: {instant} {'is never found' if instant in theirs else 'is wrong'}" for instant in differing]


def _offset(zone: ZoneInfo, at: datetime) -> timedelta:
    offset = at.astimezone(zone).utcoffset()
    assert offset is not None
    return offset


def _first_instant(zone: ZoneInfo, low: datetime, high: datetime, before: timedelta) -> datetime:
    """Return the first second after *low*, up to *high*, at which the offset is not *before* any more."""
    while high - low > SECOND:
        middle = low + timedelta(seconds=int((high - low).total_seconds()) // 2)
        low, high = (middle, high) if _offset(zone, middle) == before else (low, middle)
    return high


def _plain(instant: datetime) -> datetime:
    return instant.astimezone(UTC).replace(tzinfo=None)


def _aware(plain: datetime) -> datetime:
    return plain.replace(tzinfo=UTC)
