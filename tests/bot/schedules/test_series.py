from __future__ import annotations

import pytest
from dateutil.rrule import rrulestr

from bot.schedules.calendar import upcoming
from tests.bot.schedules.saying import MADRID, NOW, left_open, times_of, understood, walls

SERIES = [
    ("daily", "FREQ=DAILY", "Thu 11 Feb 09:00"),
    ("everyday at 7pm", "FREQ=DAILY", "Wed 10 Feb 19:00"),
    ("every day at 06:40", "FREQ=DAILY", "Thu 11 Feb 06:40"),
    ("every night at 11", "FREQ=DAILY", "Wed 10 Feb 23:00"),
    ("every morning", "FREQ=DAILY", "Thu 11 Feb 09:00"),
    ("7 days a week at 8am", "FREQ=DAILY", "Thu 11 Feb 08:00"),
    ("every other day at 21:00", "FREQ=DAILY;INTERVAL=2", "Wed 10 Feb 21:00"),
    ("all days at 7pm", "FREQ=DAILY", "Wed 10 Feb 19:00"),
    ("all weekdays at 7pm", "FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR", "Wed 10 Feb 19:00"),
    ("bi-weekly on sunday at 9am", "FREQ=WEEKLY;INTERVAL=2;BYDAY=SU", "Sun 14 Feb 09:00"),
    ("every second day at 7am", "FREQ=DAILY;INTERVAL=2", "Thu 11 Feb 07:00"),
    ("every 4 days at 8am", "FREQ=DAILY;INTERVAL=4", "Thu 11 Feb 08:00"),
    ("every couple of days at 8am", "FREQ=DAILY;INTERVAL=2", "Thu 11 Feb 08:00"),
    ("every friday", "FREQ=WEEKLY;BYDAY=FR", "Fri 12 Feb 09:00"),
    ("fridays 18:30", "FREQ=WEEKLY;BYDAY=FR", "Fri 12 Feb 18:30"),
    ("friday mornings", "FREQ=WEEKLY;BYDAY=FR", "Fri 12 Feb 09:00"),
    ("sunday evenings at 6", "FREQ=WEEKLY;BYDAY=SU", "Sun 14 Feb 18:00"),
    ("every week on friday at 18:30", "FREQ=WEEKLY;BYDAY=FR", "Fri 12 Feb 18:30"),
    ("weekly on friday at 18:30", "FREQ=WEEKLY;BYDAY=FR", "Fri 12 Feb 18:30"),
    ("once a week", "FREQ=WEEKLY;BYDAY=WE", "Wed 17 Feb 09:00"),
    ("mon and fri at 8pm", "FREQ=WEEKLY;BYDAY=MO,FR", "Fri 12 Feb 20:00"),
    ("ev mon, sat 17:00", "FREQ=WEEKLY;BYDAY=MO,SA", "Sat 13 Feb 17:00"),
    ("tue/thu/sun 6:30pm", "FREQ=WEEKLY;BYDAY=TU,TH,SU", "Thu 11 Feb 18:30"),
    ("MWF 7pm", "FREQ=WEEKLY;BYDAY=MO,WE,FR", "Wed 10 Feb 19:00"),
    ("TTh at 7pm", "FREQ=WEEKLY;BYDAY=TU,TH", "Thu 11 Feb 19:00"),
    ("every monday and every friday at 8pm", "FREQ=WEEKLY;BYDAY=MO,FR", "Fri 12 Feb 20:00"),
    ("mon-thu 19:00", "FREQ=WEEKLY;BYDAY=MO,TU,WE,TH", "Wed 10 Feb 19:00"),
    ("Tuesday through Saturday at 19:00", "FREQ=WEEKLY;BYDAY=TU,WE,TH,FR,SA", "Wed 10 Feb 19:00"),
    ("sat through tue at 19:00", "FREQ=WEEKLY;BYDAY=MO,TU,SA,SU", "Sat 13 Feb 19:00"),
    ("weekdays 06:15", "FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR", "Thu 11 Feb 06:15"),
    ("every working day at 5pm", "FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR", "Wed 10 Feb 17:00"),
    ("weekends 10am", "FREQ=WEEKLY;BYDAY=SA,SU", "Sat 13 Feb 10:00"),
    ("every day except friday at 8am", "FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,SA,SU", "Thu 11 Feb 08:00"),
    ("weekdays but not on thursday 8am", "FREQ=WEEKLY;BYDAY=MO,TU,WE,FR", "Fri 12 Feb 08:00"),
    ("every other monday at 19:00", "FREQ=WEEKLY;INTERVAL=2;BYDAY=MO", "Mon 15 Feb 19:00"),
    ("mondays every other week at 19:00", "FREQ=WEEKLY;INTERVAL=2;BYDAY=MO", "Mon 15 Feb 19:00"),
    ("every 3 weeks on mon and fri at 19:00", "FREQ=WEEKLY;INTERVAL=3;BYDAY=MO,FR", "Fri 12 Feb 19:00"),
    ("biweekly on sunday 9am", "FREQ=WEEKLY;INTERVAL=2;BYDAY=SU", "Sun 14 Feb 09:00"),
    ("every day at 7am and 18:00", "FREQ=DAILY;BYHOUR=7,18;BYMINUTE=0", "Wed 10 Feb 18:00"),
    ("at 8, 12 and 17 every day", "FREQ=DAILY;BYHOUR=8,12,17;BYMINUTE=0", "Wed 10 Feb 17:00"),
    ("7 and 7pm daily", "FREQ=DAILY;BYHOUR=7,19;BYMINUTE=0", "Wed 10 Feb 19:00"),
    ("daily 8 in the morning and 9 at night", "FREQ=DAILY;BYHOUR=8,21;BYMINUTE=0", "Wed 10 Feb 21:00"),
    ("daily at 7am and 9:30pm", "FREQ=DAILY;BYHOUR=7,21;BYMINUTE=0,30;BYSETPOS=1,4", "Wed 10 Feb 21:30"),
    (
        "mon and fri 7am and 6:30pm",
        "FREQ=DAILY;BYDAY=MO,FR;BYHOUR=7,18;BYMINUTE=0,30;BYSETPOS=1,4",
        "Fri 12 Feb 07:00",
    ),
    ("twice a day at 8am and 20:00", "FREQ=DAILY;BYHOUR=8,20;BYMINUTE=0", "Wed 10 Feb 20:00"),
    ("twice a week on tue and fri at 8pm", "FREQ=WEEKLY;BYDAY=TU,FR", "Fri 12 Feb 20:00"),
    ("every hour", "FREQ=HOURLY", "Wed 10 Feb 14:20"),
    ("every 5 hours", "FREQ=HOURLY;INTERVAL=5", "Wed 10 Feb 18:20"),
    ("every 1.5 hours", "FREQ=MINUTELY;INTERVAL=90", "Wed 10 Feb 14:50"),
    ("every 20 minutes", "FREQ=MINUTELY;INTERVAL=20", "Wed 10 Feb 13:40"),
    ("every 6 hours starting tomorrow at 8am", "FREQ=HOURLY;INTERVAL=6", "Thu 11 Feb 08:00"),
    ("on the 12th of every month at 19:00", "FREQ=MONTHLY;BYMONTHDAY=12", "Fri 12 Feb 19:00"),
    ("every 12th at 7pm", "FREQ=MONTHLY;BYMONTHDAY=12", "Fri 12 Feb 19:00"),
    ("every month on the 30th", "FREQ=MONTHLY;BYMONTHDAY=28,29,30;BYSETPOS=-1", "Sun 28 Feb 09:00"),
    ("last sunday of every month at 10am", "FREQ=MONTHLY;BYDAY=-1SU", "Sun 28 Feb 10:00"),
    ("first and third friday of every month 6pm", "FREQ=MONTHLY;BYDAY=1FR,3FR", "Fri 19 Feb 18:00"),
    ("last day of every month at 8pm", "FREQ=MONTHLY;BYMONTHDAY=-1", "Sun 28 Feb 20:00"),
    ("every 2 months on the 5th at 8am", "FREQ=MONTHLY;INTERVAL=2;BYMONTHDAY=5", "Fri 5 Mar 08:00"),
    ("every year on may 1st at 8am", "FREQ=YEARLY;BYMONTH=5;BYMONTHDAY=1", "Sat 1 May 08:00"),
    ("every 1 may at 8am", "FREQ=YEARLY;BYMONTH=5;BYMONTHDAY=1", "Sat 1 May 08:00"),
    ("thursdays at 8pm 5 times", "FREQ=WEEKLY;COUNT=5;BYDAY=TH", "Thu 11 Feb 20:00"),
    ("fridays 3x at 19:00", "FREQ=WEEKLY;COUNT=3;BYDAY=FR", "Fri 12 Feb 19:00"),
    ("every friday 19:00 until 5 march", "FREQ=WEEKLY;UNTIL=20270305T225959Z;BYDAY=FR", "Fri 12 Feb 19:00"),
    ("every friday until april at 19:00", "FREQ=WEEKLY;UNTIL=20270331T215959Z;BYDAY=FR", "Fri 12 Feb 19:00"),
    ("daily at 8am until the end of the month", "FREQ=DAILY;UNTIL=20270228T225959Z", "Thu 11 Feb 08:00"),
    ("daily at 8am for 2 weeks", "FREQ=DAILY;UNTIL=20270224T122000Z", "Thu 11 Feb 08:00"),
    ("daily at 8am starting next monday", "FREQ=DAILY", "Mon 15 Feb 08:00"),
    ("mon 6pm and thu 7pm", "FREQ=WEEKLY;BYDAY=MO,TH;BYHOUR=18,19;BYMINUTE=0;BYSETPOS=1,4", "Thu 11 Feb 19:00"),
    (
        "every other week mon 6am and thu 7:30pm",
        "FREQ=WEEKLY;INTERVAL=2;BYDAY=MO,TH;BYHOUR=6,19;BYMINUTE=0,30;BYSETPOS=1,8",
        "Thu 11 Feb 19:30",
    ),
    ("6pm mon and 6pm thu", "FREQ=WEEKLY;BYDAY=MO,TH", "Thu 11 Feb 18:00"),
    ("1st and 15th of each month", "FREQ=MONTHLY;BYMONTHDAY=1,15", "Mon 15 Feb 09:00"),
    ("every 15th and 30th", "FREQ=MONTHLY;BYMONTHDAY=15,28,29,30;BYSETPOS=1,-1", "Mon 15 Feb 09:00"),
    ("first weekday of every month at 8am", "FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=1", "Mon 1 Mar 08:00"),
    ("every tuesday in may at 6pm", "FREQ=WEEKLY;UNTIL=20270531T215959Z;BYDAY=TU", "Tue 4 May 18:00"),
    ("every quarter on the 1st", "FREQ=MONTHLY;INTERVAL=3;BYMONTHDAY=1", "Mon 1 Mar 09:00"),
    ("alternate mondays at 7pm", "FREQ=WEEKLY;INTERVAL=2;BYDAY=MO", "Mon 15 Feb 19:00"),
    ("every other friday 8am starting 1 march", "FREQ=WEEKLY;INTERVAL=2;BYDAY=FR", "Fri 5 Mar 08:00"),
]


@pytest.mark.parametrize(("text", "rule", "first"), SERIES)
def test_a_series_has_its_rule_and_first_time(text: str, rule: str, first: str) -> None:
    found = understood(text)

    assert found.schedule.rule == rule
    assert walls(found.schedule, 1) == [first]


def test_an_interval_counts_from_the_first_day_of_its_start() -> None:
    assert times_of("every other week on mon and thu at 18:00 starting 15 february") == [
        "Mon 15 Feb 18:00",
        "Thu 18 Feb 18:00",
        "Mon 1 Mar 18:00",
    ]


@pytest.mark.parametrize("text", ["every 3 hours", "every 20 minutes", "every 6 hours starting tomorrow at 8am"])
def test_elapsed_time_is_kept_in_utc(text: str) -> None:
    assert understood(text).schedule.zone == "UTC"


def test_days_with_their_own_times_agree_with_every_calendar_from_the_first_week_on() -> None:
    found = understood("mon 6pm, wed 7:30am and fri 12:15").schedule
    other = rrulestr(found.rule or "", dtstart=found.start.replace(tzinfo=None))

    ours = [one.astimezone(MADRID).replace(tzinfo=None) for one in upcoming(found, NOW, 20)]

    assert ours == list(other.xafter(NOW.replace(tzinfo=None), count=20))


def test_so_many_times_on_days_with_their_own_times_end_after_as_many() -> None:
    found = understood("mon 6pm and thu 7pm, 3 times").schedule

    assert walls(found, 9) == ["Thu 11 Feb 19:00", "Mon 15 Feb 18:00", "Thu 18 Feb 19:00"]


def test_an_open_half_of_the_day_is_that_of_the_other_days() -> None:
    assert times_of("mon at 6, thu at 7 in the evening") == [
        "Thu 11 Feb 19:00",
        "Mon 15 Feb 18:00",
        "Thu 18 Feb 19:00",
    ]


def test_twice_a_month_is_asked_about() -> None:
    assert [one.rule for one in left_open("twice a month at 7pm").readings] == [
        "FREQ=MONTHLY;BYMONTHDAY=1,15",
        "FREQ=MONTHLY;BYMONTHDAY=-1,15",
    ]
