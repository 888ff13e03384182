"""The charts show what the log holds, and say the same in words."""

from __future__ import annotations

import json
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from bot.artist.worker import draw
from bot.coaching.charts import BARS, DATES, DOTS, WEEKS, Days, bars, best_picture, heatmap, progress_picture, steps
from bot.coaching.volume import WEEK_BANDS
from bot.language import PSEUDO, Words, words_for
from bot.pictures import ALT_CHARS, DrawingKind, Theme
from bot.training import Entry
from catalog.drawing.panels.data import Heatmap, from_data
from catalog.load import load_catalog
from catalog.model import Level

CATALOG = load_catalog()
ENGLISH = words_for("en")
TODAY = date(2026, 3, 27)
"""A Friday."""

BAND = WEEK_BANDS[Level.BEGINNER]
HINGE = CATALOG.exercises["romanian-deadlift"]
BRIDGE = CATALOG.exercises["glute-bridge"]


def done(days_ago: float, *reps: int, slug: str = HINGE.slug, load: int | None = None, held: bool = False) -> Entry:
    at = datetime(2026, 3, 27, 12, tzinfo=UTC) - timedelta(days=days_ago)
    return Entry(1, slug, at, reps, load=load, held=held)


def days_of(*entries: Entry, zone: str = "UTC", streak: int = 0) -> Days:
    return Days(sorted(entries, key=lambda entry: entry.at), ZoneInfo(zone), TODAY, streak)


def cells(chart: Heatmap) -> dict[int, float]:
    """Return the sets by how many days ago they were."""
    flat = [value for week in chart.weeks for value in week if value is not None]
    return {len(flat) - 1 - place: value for place, value in enumerate(flat) if value}


def test_each_day_has_its_sets_and_days_to_come_have_none() -> None:
    chart = heatmap(days_of(done(0, 8, 8), done(0.1, 12), done(9, 8, 8, 8)), "", ENGLISH)

    assert cells(chart) == {0: 3, 9: 3}
    assert chart.weeks[-1][4:] == (3, None, None)
    assert chart.today == 4
    assert chart.weekdays[0] == "Mon"


def test_a_day_is_a_day_where_the_person_lives() -> None:
    late = done(1.5 / 24 - 0.5, 8)  # 22:30 UTC

    assert cells(heatmap(days_of(late), "", ENGLISH)) == {0: 1}
    assert Days([late], ZoneInfo("Asia/Tokyo"), TODAY, 0).day(late) == date(2026, 3, 28)


@pytest.mark.parametrize(("first", "weeks"), [(0, WEEKS[0]), (140, 21), (365, WEEKS[-1])])
def test_as_many_weeks_are_shown_as_were_logged_within_reason(first: int, weeks: int) -> None:
    assert len(heatmap(days_of(done(first, 8), done(0, 8)), "", ENGLISH).weeks) == weeks


def test_months_stand_over_the_week_of_their_first_monday() -> None:
    chart = heatmap(days_of(), "", ENGLISH)

    assert chart.months == ((1, "Dec"), (6, "Jan"), (10, "Feb"), (14, "Mar"))


def test_bars_count_hamstring_sets_by_calendar_week() -> None:
    entries = done(0, 8, 8, 8), done(2, 15, 15, slug=BRIDGE.slug), done(5, 8, 8), done(400, 8)
    chart = bars(days_of(*entries), CATALOG, BAND, ENGLISH)

    assert len(chart.bars) == BARS
    assert [(bar.value, bar.said, bar.under) for bar in chart.bars[-2:]] == [(2, "2", "16 Mar"), (4, "4", "23 Mar")]
    assert not any(bar.value for bar in chart.bars[:-2])
    assert (chart.band, chart.good) == ((4, 8), "4–8 is good")
    assert chart.ticks[-1][0] >= 8


def test_the_best_of_each_day_is_its_heaviest_load_in_their_unit() -> None:
    entries = done(9, 8, load=40_000), done(9, 5, load=45_000), done(2, 8, load=60_000), done(1, 20)
    kilograms = steps(days_of(*entries), HINGE, ENGLISH, pounds=False)
    pounds = steps(days_of(*entries), HINGE, ENGLISH, pounds=True)

    assert kilograms is not None
    assert pounds is not None
    assert [amount for _, amount in kilograms.chart.days] == [45, 60]
    assert [amount for _, amount in pounds.chart.days] == [99, 132]
    assert kilograms.chart.best == "best: 8 at 60 kg"
    assert kilograms.chart.ticks[-1][1].endswith("kg")
    assert pounds.chart.ticks[-1][1].endswith("lb")


@pytest.mark.parametrize(("held", "unit"), [(False, ""), (True, " s")])
def test_without_loads_the_longest_set_counts(*, held: bool, unit: str) -> None:
    growth = steps(days_of(done(9, 10, 12, held=held), done(1, 15, 9, held=held)), HINGE, ENGLISH, pounds=False)

    assert growth is not None
    assert [amount for _, amount in growth.chart.days] == [12, 15]
    assert growth.unit.said(15, ENGLISH) == f"15{unit}"


def test_of_a_long_log_every_new_best_is_shown_and_of_the_rest_the_latest_days() -> None:
    entries = [done(day, 12 if day > 300 else 10) for day in range(350)]
    growth = steps(days_of(*entries, done(355, 8), done(354, 11)), HINGE, ENGLISH, pounds=False)

    assert growth is not None
    assert [amount for _, amount in growth.chart.days[:3]] == [8, 11, 12]
    assert len(growth.chart.days) == 3 + DOTS
    assert len(growth.chart.dates) <= DATES
    assert growth.chart.dates[-1][1] == "27 Mar"


def test_one_day_is_no_growth() -> None:
    assert steps(days_of(done(1, 8), done(1.1, 9)), HINGE, ENGLISH, pounds=False) is None
    assert best_picture(days_of(done(1, 8)), [HINGE, BRIDGE], Theme.LIGHT, ENGLISH, pounds=False) is None


def test_what_is_seen_is_said_with_its_figures() -> None:
    days = days_of(done(9, 8, 8, load=40_000), done(2, 8, 8, 8, load=60_000), streak=2)
    progress = progress_picture(days, CATALOG, BAND, "2 weeks in a row", Theme.LIGHT, ENGLISH)
    best = best_picture(days, [HINGE, BRIDGE], Theme.LIGHT, ENGLISH, pounds=False)

    assert progress is not None
    assert best is not None
    assert progress.alt == (
        "Training days, the last 18 weeks: 2 days with training. 2 weeks in a row. "
        "Hamstring sets a week, the last 10 weeks, oldest first: 0, 0, 0, 0, 0, 0, 0, 0, 2, 3. 4–8 is good."
    )
    assert best.alt == "Romanian Deadlift, each new best: 40 kg (18 Mar), 60 kg (25 Mar)."


@pytest.mark.parametrize("words", [ENGLISH, words_for("es"), words_for(PSEUDO)], ids=["en", "es", "longer"])
def test_a_full_year_makes_a_chart_and_a_text_that_fit(words: Words) -> None:
    entries = [
        done(day, *[12] * 9, slug=slug, load=1_000 * (400 - day))
        for day in range(365)
        for slug in (HINGE.slug, BRIDGE.slug, "sliding-leg-curl", "assisted-nordic-curl")
    ]
    days = days_of(*entries, streak=52)
    exercises = [
        CATALOG.exercises[slug] for slug in (HINGE.slug, BRIDGE.slug, "sliding-leg-curl", "assisted-nordic-curl")
    ]
    pictures = (
        progress_picture(days, CATALOG, BAND, "52 weeks in a row", Theme.DARK, words),
        best_picture(days, exercises, Theme.DARK, words, pounds=True),
    )

    for picture in pictures:
        assert picture is not None
        assert picture.drawing.kind is DrawingKind.CHART
        assert 1 <= len(picture.alt) <= ALT_CHARS
        assert len(from_data(json.loads(picture.drawing.data))) in (2, 4)
        assert len(picture.drawing.data) <= 25_000
        assert len(draw(picture.drawing)) <= 60_000


def test_who_likes_no_pictures_gets_none() -> None:
    days = days_of(done(9, 8), done(2, 8))

    assert progress_picture(days, CATALOG, BAND, "", None, ENGLISH) is None
    assert best_picture(days, [HINGE], None, ENGLISH, pounds=False) is None


def test_equal_logs_are_equal_pictures_and_another_set_another_one() -> None:
    log = done(9, 8), done(2, 8)
    one, same, other = (
        progress_picture(days_of(*entries), CATALOG, BAND, "", Theme.LIGHT, ENGLISH)
        for entries in (log, log, (*log, done(1, 8)))
    )

    assert one == same
    assert one != other
