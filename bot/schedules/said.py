"""What the parts of a phrase say, before it is known on which days that falls."""

from __future__ import annotations

from dataclasses import dataclass, fields, replace
from zoneinfo import ZoneInfo

from bot.schedules.refusals import Reason


@dataclass(frozen=True, slots=True)
class Clock:
    """A time on the clock.

    Attributes:
        hour: 0 to 23; while not *settled* 1 to 12, of the morning or the evening.
        half: "am" or "pm" where that was said; a settled time without is one of the 24-hour clock.
        midnight: Whether it was called midnight, which belongs to two days.
    """

    hour: int
    minute: int = 0
    settled: bool = False
    half: str = ""
    midnight: bool = False

    @property
    def of_day(self) -> int:
        """Minutes since midnight."""
        return self.hour * 60 + self.minute


@dataclass(frozen=True, slots=True)
class InDays:
    """So many days from today."""

    days: int


@dataclass(frozen=True, slots=True)
class OnDate:
    """A day of a month, of the next year it fits where *year* is None."""

    month: int
    day: int
    year: int | None = None


@dataclass(frozen=True, slots=True)
class EitherDate:
    """A date whose order of day and month nobody said."""

    day_first: OnDate
    month_first: OnDate


@dataclass(frozen=True, slots=True)
class DayOfMonth:
    """A day of this or the next month; of the month *months* ahead where that was said. -1 is the last."""

    day: int
    months: int | None = None


@dataclass(frozen=True, slots=True)
class DaysOfMonth:
    """Several days of every month, ascending; -1 is the last."""

    days: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class InWeek:
    """A weekday (Monday 0) of the week *weeks* ahead, weeks starting on Monday; None: no day was said."""

    weeks: int
    weekday: int | None = None


@dataclass(frozen=True, slots=True)
class WeekdayPlus:
    """The coming weekday (None: today), and so many weeks more."""

    weekday: int | None
    weeks: int


@dataclass(frozen=True, slots=True)
class NthWeekday:
    """The first, … or last (-1) of the weekdays of a month.

    Attributes:
        places: 1 to 5, or counted from the end.
        month: 1 to 12; None: of the month that is repeated, or the present one.
        months: So many months ahead instead of *month*.
    """

    places: tuple[int, ...]
    weekdays: tuple[int, ...]
    month: int | None = None
    months: int | None = None


@dataclass(frozen=True, slots=True)
class MonthStart:
    """The first day of the next such month.

    Attributes:
        begun: Whether a month that has begun is meant as well.
    """

    month: int
    begun: bool = False


@dataclass(frozen=True, slots=True)
class MonthEnd:
    """The last day of the next such month; None: of the present one."""

    month: int | None = None


Date = (
    InDays | OnDate | EitherDate | DayOfMonth | DaysOfMonth | InWeek | WeekdayPlus | NthWeekday | MonthStart | MonthEnd
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Span:
    """A length of time: elapsed *seconds*, and *days* and *months* by the calendar."""

    seconds: int = 0
    days: int = 0
    months: int = 0

    @property
    def by_calendar(self) -> bool:
        """Whether days or months are in it."""
        return bool(self.days or self.months)


@dataclass(frozen=True, slots=True)
class Repeat:
    """Every so many units ("minute", "hour", "day", "week", "month", "year")."""

    unit: str
    interval: int = 1


@dataclass(frozen=True, slots=True)
class Per:
    """So often in each unit ("day", "week"), without saying when."""

    times: int
    unit: str


@dataclass(frozen=True, slots=True)
class Said:
    """What a stretch of words says of a schedule; None and empty: nothing.

    Attributes:
        part_of_day: "morning", "lunch", "afternoon", "evening", "night".
        days: Weekdays, Monday 0.
        plural: Whether *days* are those of every week: "mondays", "tue to fri".
        slots: Weekdays that each have times of their own, where not all have the same.
        which: "this", "next", "coming", before a single weekday.
        bad: Why it cannot be taken, though it was read.
    """

    times: tuple[Clock, ...] = ()
    part_of_day: str | None = None
    date: Date | None = None
    days: tuple[int, ...] = ()
    plural: bool = False
    slots: tuple[tuple[tuple[int, ...], tuple[Clock, ...]], ...] = ()
    which: str | None = None
    repeat: Repeat | None = None
    per: Per | None = None
    after: Span | None = None
    zone: ZoneInfo | None = None
    count: int | None = None
    lasting: Span | None = None
    until: Date | None = None
    until_days: tuple[int, ...] = ()
    starting: Date | None = None
    starting_days: tuple[int, ...] = ()
    starting_which: str | None = None
    starting_after: Span | None = None
    except_days: tuple[int, ...] = ()
    bad: Reason | None = None

    @property
    def recurs(self) -> bool:
        """Whether it is said of more than one time."""
        return bool(self.repeat or self.plural or self.per or len(self.days) > 1 or self._several_days)

    @property
    def _several_days(self) -> bool:
        several = isinstance(self.date, NthWeekday) and len(self.date.places) > 1
        return several or isinstance(self.date, DaysOfMonth)

    @property
    def dated(self) -> bool:
        """Whether it says on which day or days."""
        return bool(self.date or self.days or self.repeat or self.per or self.after)


def together(one: Said, other: Said) -> Said | None:
    """Return what both say, or None where they say different things of the same."""
    changes = {}
    for field in fields(Said):
        mine, theirs = getattr(one, field.name), getattr(other, field.name)
        if theirs and mine and mine != theirs:
            return None
        if theirs:
            changes[field.name] = theirs
    return replace(one, **changes)


@dataclass(frozen=True, slots=True)
class Found:
    """A part that was read: what it says, and the place of the first token after it."""

    said: Said
    end: int
