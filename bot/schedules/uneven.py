"""Series whose days have times of their own, as one rule: positions in a week of days, hours and minutes."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime, time, timedelta

from bot.schedules.calendar import instant_of, next_wall, upcoming
from bot.schedules.hours import time_choices
from bot.schedules.model import Schedule
from bot.schedules.moment import Moment
from bot.schedules.refusals import NotUnderstood, Reason
from bot.schedules.rules import DAY_CODES, UNTIL_FORM
from bot.schedules.said import Repeat, Said
from bot.schedules.series import check_gaps, end_of, opening_of, without

Slot = tuple[int, time]
"""A weekday, Monday 0, and a time on it."""


@dataclass(frozen=True, slots=True)
class Week:
    """The slots of one week, ascending, as the parts of a rule name them.

    Attributes:
        positions: 1-based, among all pairings of the days, hours and minutes.
    """

    slots: tuple[Slot, ...]
    days: tuple[int, ...]
    hours: tuple[int, ...]
    minutes: tuple[int, ...]
    positions: tuple[int, ...]

    def rule(self, interval: int, end: str) -> str:
        """Return the RRULE that has these slots every *interval* weeks; *end* may be empty."""
        parts = {
            "FREQ": "WEEKLY",
            "INTERVAL": str(interval) if interval > 1 else "",
            end.partition("=")[0]: end.partition("=")[2],
            "BYDAY": ",".join(DAY_CODES[day] for day in self.days),
            "BYHOUR": ",".join(map(str, self.hours)),
            "BYMINUTE": ",".join(map(str, self.minutes)),
            "BYSETPOS": ",".join(map(str, self.positions)),
        }
        return ";".join(f"{name}={value}" for name, value in parts.items() if value)


def uneven_series(said: Said, moment: Moment, part: str) -> tuple[Schedule, ...]:
    """Return the readings of a series with `Said.slots`, likelier first.

    Raises:
        NotUnderstood: The parts do not go together, or two times are too close.
    """
    if said.per or said.date or (said.repeat and said.repeat.unit != "week"):
        raise NotUnderstood(part, Reason.CONFLICT)
    choices = [(days, time_choices(replace(said, slots=(), times=times))) for days, times in said.slots]
    readings = []
    for likelier in (0, -1):
        chosen = {(day, at) for days, times in choices for day in days for at in times[likelier]}
        readings.append(_series(said, _week(said, chosen, part), moment, part))
    return tuple(dict.fromkeys(readings))


def _week(said: Said, chosen: set[Slot], part: str) -> Week:
    days = without(tuple(sorted({day for day, _ in chosen})), said.except_days, part)
    slots = tuple(sorted((day, at) for day, at in chosen if day in days))
    for day in days:
        check_gaps(tuple(at for other, at in slots if other == day), part)
    hours = tuple(sorted({at.hour for _, at in slots}))
    minutes = tuple(sorted({at.minute for _, at in slots}))
    grid = [(day, time(hour, minute)) for day in days for hour in hours for minute in minutes]
    return Week(slots, days, hours, minutes, tuple(place for place, one in enumerate(grid, 1) if one in slots))


def _series(said: Said, week: Week, moment: Moment, part: str) -> Schedule:
    """Return the series from the first slot of its first week, so that every calendar counts positions alike.

    Where that slot is over already, it is only where counting begins; a number of times is then said as an end.
    """
    interval = (said.repeat or Repeat("week")).interval
    opening = opening_of(said, moment)
    plain = Schedule(moment.at(opening.date(), week.slots[0][1]), week.rule(interval, ""))
    first = next_wall(plain, max(moment.now, instant_of(opening) - timedelta(seconds=1)))
    if first is None:
        raise NotUnderstood(part, Reason.NEVER)
    start = _slot_of_week(week.slots[0], first, moment)
    skipped = sum(_slot_of_week(slot, first, moment) < first for slot in week.slots)
    if skipped and moment.ahead(start):
        raise NotUnderstood(part, Reason.CONFLICT)
    end = end_of(said, moment, part)
    if said.count and skipped:
        last = upcoming(plain, instant_of(first) - timedelta(seconds=1), said.count)[-1]
        end = f"UNTIL={last.strftime(UNTIL_FORM)}"
    return Schedule(start, week.rule(interval, end))


def _slot_of_week(slot: Slot, within: datetime, moment: Moment) -> datetime:
    day, at = slot
    return moment.at(within.date() + timedelta(days=day - within.weekday()), at)
