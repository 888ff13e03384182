"""The charts of /progress, made from the log: what they show, and the same figures in words."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta, tzinfo
from math import ceil

from bot.coaching.best import best_entry, best_words
from bot.coaching.streaks import WEEK, monday_of
from bot.coaching.volume import sets_counted
from bot.language import Words
from bot.pictures import ALT_CHARS, Drawing, DrawingKind, Picture, Theme
from bot.sessions.beside import POUND_GRAMS, load_words
from bot.training import Entry
from catalog.drawing.panels.data import Bar, Bars, Heatmap, Panel, Steps, bests, ticks, to_data
from catalog.model import Catalog, Exercise, Range

WEEKS = range(18, 27)
"""How many weeks of days are shown: as many as the log has, but never fewer or more than these."""

BARS = 10
"""How many weeks of sets are shown."""

ROOM_BELOW = 0.95
"""Where the axis begins, of the least that was done: so that no dot lies on it."""

DOTS = 60
"""Most days of an exercise that are shown beside those of a new best, the latest."""

DATES = 10
"""Most of them whose date is written."""

BESTS_SAID = 8
"""Most new bests that a text for who cannot see the picture names, the latest."""


@dataclass(frozen=True, slots=True)
class Days:
    """A person's log on their own calendar.

    Attributes:
        entries: Oldest first.
        streak: Weeks in a row.
    """

    entries: Sequence[Entry]
    zone: tzinfo
    today: date
    streak: int

    def day(self, entry: Entry) -> date:
        """Return the day on which *entry* was done."""
        return entry.at.astimezone(self.zone).date()

    def mondays(self, count: int) -> list[date]:
        """Return the Mondays of the last *count* weeks, the present one last."""
        return [monday_of(self.today) - WEEK * back for back in reversed(range(count))]


@dataclass(frozen=True, slots=True)
class Unit:
    """What the amounts of an exercise are: loads in kilograms or pounds, seconds, or else repetitions."""

    loaded: bool
    held: bool
    pounds: bool

    def amount(self, entry: Entry) -> float:
        """Return how much was done in the best set of *entry*."""
        if not self.loaded:
            return max(entry.reps)
        load = entry.load or 0
        return round(load / POUND_GRAMS) if self.pounds else round(load / 1000, 2)

    def said(self, amount: float, words: Words) -> str:
        """Return *amount* in words: "60 kg", "40 s", "12"."""
        if self.loaded:
            return load_words(round(amount * (POUND_GRAMS if self.pounds else 1000)), words, pounds=self.pounds)
        return words("{seconds} s", seconds=words.number(amount)) if self.held else words.number(amount)


@dataclass(frozen=True, slots=True)
class Growth:
    """How the best of an exercise grew, and in what."""

    chart: Steps
    unit: Unit


def progress_picture(
    days: Days, catalog: Catalog, band: Range, streak_said: str, theme: Theme | None, words: Words
) -> Picture | None:
    """Return the days trained and the sets a week on one picture; None for who likes no pictures."""
    if theme is None:
        return None
    panels = heatmap(days, streak_said, words), bars(days, catalog, band, words)
    return _picture("progress", panels, theme, f"{_days_alt(panels[0], words)} {_bars_alt(panels[1], words)}")


def best_picture(
    days: Days, exercises: Iterable[Exercise], theme: Theme | None, words: Words, *, pounds: bool
) -> Picture | None:
    """Return how the best of *exercises* grew; None where nothing was done on two days, or no pictures are liked."""
    found = [steps(days, exercise, words, pounds=pounds) for exercise in exercises]
    grown = tuple(growth for growth in found if growth is not None)
    if theme is None or not grown:
        return None
    panels = tuple(growth.chart for growth in grown)
    return _picture("best", panels, theme, " ".join(_steps_alt(growth, words) for growth in grown))


def heatmap(days: Days, streak_said: str, words: Words) -> Heatmap:
    """Return the days of the last weeks, each with its sets."""
    first = min((days.day(entry) for entry in days.entries), default=days.today)
    logged = (monday_of(days.today) - monday_of(first)) // WEEK + 1
    mondays = days.mondays(min(max(logged, WEEKS[0]), WEEKS[-1]))
    sets = Counter[date]()
    for entry in days.entries:
        sets[days.day(entry)] += entry.sets
    return Heatmap(
        title=words("Training days"),
        weekdays=tuple(words.weekday(day) for day in range(7)),
        weeks=tuple(tuple(_week(monday, sets, days.today)) for monday in mondays),
        months=tuple(_months(mondays, words)),
        streak=streak_said,
        lit=days.streak > 0,
        fewer=words("fewer sets"),
        more=words("more"),
        today=days.today.weekday(),
    )


def bars(days: Days, catalog: Catalog, band: Range, words: Words) -> Bars:
    """Return the hamstring sets of the last calendar weeks, over the band of their level."""
    mondays = days.mondays(BARS)
    by_week: dict[date, list[Entry]] = {monday: [] for monday in mondays}
    for entry in days.entries:
        by_week.get(monday_of(days.day(entry)), []).append(entry)
    sets = {monday: sets_counted(entries, catalog) for monday, entries in by_week.items()}
    return Bars(
        title=words("Hamstring sets a week"),
        bars=tuple(Bar(sets[monday], words.number(sets[monday]), words.short_date(monday)) for monday in mondays),
        band=(band.low, band.high),
        good=words("{low}–{high} is good", low=words.number(band.low), high=words.number(band.high)),
        ticks=tuple((tick, words.number(tick)) for tick in ticks(0, max(band.high, *sets.values()))),
    )


def steps(days: Days, exercise: Exercise, words: Words, *, pounds: bool) -> Growth | None:
    """Return how the best of an exercise grew: its heaviest load, or else its longest set; None: not on two days."""
    done = [entry for entry in days.entries if entry.exercise == exercise.slug]
    loaded = [entry for entry in done if entry.load]
    unit = Unit(loaded=bool(loaded), held=bool(done) and done[-1].held, pounds=pounds)
    best: dict[date, float] = {}
    for entry in loaded or done:
        best[days.day(entry)] = max(best.get(days.day(entry), 0.0), unit.amount(entry))
    if len(best) < 2:
        return None
    amounts = [(day.toordinal(), amount) for day, amount in sorted(best.items())]
    shown = sorted({*bests(amounts), *amounts[-DOTS:]})
    dated = shown[:: -max(1, ceil(len(shown) / DATES))]
    chart = Steps(
        title=words(exercise.name),
        days=tuple(shown),
        best=words("best: {set}", set=best_words(best_entry(done), words, pounds=pounds)),
        ticks=tuple(
            (tick, unit.said(tick, words)) for tick in ticks(ROOM_BELOW * min(best.values()), max(best.values()))
        ),
        dates=tuple((day, words.short_date(date.fromordinal(day))) for day, _ in reversed(dated)),
    )
    return Growth(chart, unit)


def _week(monday: date, sets: Counter[date], today: date) -> Iterator[float | None]:
    for day in (monday + timedelta(days=number) for number in range(7)):
        yield sets[day] if day <= today else None


def _months(mondays: Sequence[date], words: Words) -> Iterator[tuple[int, str]]:
    """Give the weeks in which a month's first Monday is, with its name; the first week where that leaves it room."""
    begins = [number for number, monday in enumerate(mondays) if monday.day <= 7]
    if not begins or begins[0] > 2:
        yield 0, words.month(mondays[0])
    for number in begins:
        yield number, words.month(mondays[number])


def _picture(name: str, panels: tuple[Panel, ...], theme: Theme, alt: str) -> Picture:
    return Picture(Drawing(DrawingKind.CHART, name, theme, to_data(panels)), alt[:ALT_CHARS])


def _days_alt(chart: Heatmap, words: Words) -> str:
    trained = sum(bool(value) for week in chart.weeks for value in week)
    return words(
        "{title}, the last {weeks} weeks: {days}. {streak}.",
        title=chart.title,
        weeks=words.number(len(chart.weeks)),
        days=words.many("{count} day with training", "{count} days with training", trained),
        streak=chart.streak,
    )


def _bars_alt(chart: Bars, words: Words) -> str:
    return words(
        "{title}, the last {weeks} weeks, oldest first: {figures}. {good}.",
        title=chart.title,
        weeks=words.number(len(chart.bars)),
        figures=", ".join(bar.said for bar in chart.bars),
        good=chart.good,
    )


def _steps_alt(growth: Growth, words: Words) -> str:
    grown = bests(growth.chart.days)[-BESTS_SAID:]
    said = (f"{growth.unit.said(amount, words)} ({words.short_date(date.fromordinal(day))})" for day, amount in grown)
    return words("{name}, each new best: {bests}.", name=growth.chart.title, bests=", ".join(said))
