from __future__ import annotations

import pytest

from tests.bot.schedules.saying import times_of, understood, walls

ONE_SHOTS = [
    ("at 14:05", "Wed 10 Feb 14:05"),
    ("12:50", "Thu 11 Feb 12:50"),
    ("at 9am", "Thu 11 Feb 09:00"),
    ("4pm", "Wed 10 Feb 16:00"),
    ("4 p.m.", "Wed 10 Feb 16:00"),
    ("615pm", "Wed 10 Feb 18:15"),
    ("11P", "Wed 10 Feb 23:00"),
    ("12a", "Thu 11 Feb 00:00"),
    ("0620", "Thu 11 Feb 06:20"),
    ("2145", "Wed 10 Feb 21:45"),
    ("at 20h", "Wed 10 Feb 20:00"),
    ("16h25", "Wed 10 Feb 16:25"),
    ("7.55pm", "Wed 10 Feb 19:55"),
    ("noon", "Thu 11 Feb 12:00"),
    ("at midnight", "Thu 11 Feb 00:00"),
    ("midday tomorrow", "Thu 11 Feb 12:00"),
    ("quarter past noon", "Thu 11 Feb 12:15"),
    ("half past nine in the evening", "Wed 10 Feb 21:30"),
    ("twenty past five in the afternoon", "Wed 10 Feb 17:20"),
    ("quarter to 8 in the morning", "Thu 11 Feb 07:45"),
    ("eight thirty pm", "Wed 10 Feb 20:30"),
    ("tomorrow", "Thu 11 Feb 09:00"),
    ("tomorrow 21:10", "Thu 11 Feb 21:10"),
    ("tomorrow evening", "Thu 11 Feb 18:00"),
    ("tomorrow at noon", "Thu 11 Feb 12:00"),
    ("day after tomorrow at 7am", "Fri 12 Feb 07:00"),
    ("tonight", "Wed 10 Feb 21:00"),
    ("tonight at 8", "Wed 10 Feb 20:00"),
    ("tonight at 12", "Thu 11 Feb 00:00"),
    ("this afternoon", "Wed 10 Feb 15:00"),
    ("today at 5", "Wed 10 Feb 17:00"),
    ("late morning @ 11", "Thu 11 Feb 11:00"),
    ("friday", "Fri 12 Feb 09:00"),
    ("on saturday at 10am", "Sat 13 Feb 10:00"),
    ("this friday at 17:00", "Fri 12 Feb 17:00"),
    ("wednesday 12:00 pm", "Wed 17 Feb 12:00"),
    ("wednesday at 19:00", "Wed 10 Feb 19:00"),
    ("coming wednesday at 19:00", "Wed 17 Feb 19:00"),
    ("monday next week at 6pm", "Mon 15 Feb 18:00"),
    ("a week from sunday at 9am", "Sun 21 Feb 09:00"),
    ("thursday week at noon", "Thu 18 Feb 12:00"),
    ("this weekend at 9am", "Sat 13 Feb 09:00"),
    ("7 march", "Sun 7 Mar 09:00"),
    ("march 7th at 3pm", "Sun 7 Mar 15:00"),
    ("on the 7th of march at 15:00", "Sun 7 Mar 15:00"),
    ("Sept. 2 at 8pm", "Thu 2 Sep 20:00"),
    ("2 january", "Sun 2 Jan 09:00 2028"),
    ("29 feb at noon", "Tue 29 Feb 12:00 2028"),
    ("2027-08-15", "Sun 15 Aug 09:00"),
    ("2027-08-15 18:45", "Sun 15 Aug 18:45"),
    ("2027-08-15T18:45", "Sun 15 Aug 18:45"),
    ("15.8.2027 18:45", "Sun 15 Aug 18:45"),
    ("15.8. at 6pm", "Sun 15 Aug 18:00"),
    ("28/4 at 8am", "Wed 28 Apr 08:00"),
    ("4/28 at 8am", "Wed 28 Apr 08:00"),
    ("the 22nd at 18:00", "Mon 22 Feb 18:00"),
    ("the 3rd at 18:00", "Wed 3 Mar 18:00"),
    ("5th of next month", "Fri 5 Mar 09:00"),
    ("2nd tuesday in april", "Tue 13 Apr 09:00"),
    ("first monday of march 2028 at 7am", "Mon 6 Mar 07:00 2028"),
    ("last day of april", "Fri 30 Apr 09:00"),
    ("friday 12 february at 19:00", "Fri 12 Feb 19:00"),
    ("in 35 minutes", "Wed 10 Feb 13:55"),
    ("in half an hour", "Wed 10 Feb 13:50"),
    ("in an hour and a half", "Wed 10 Feb 14:50"),
    ("in 2.5 hours", "Wed 10 Feb 15:50"),
    ("in 1 1/2 hours", "Wed 10 Feb 14:50"),
    ("in 1/4 hour", "Wed 10 Feb 13:35"),
    ("within 3 hours", "Wed 10 Feb 16:20"),
    ("4 hours later", "Wed 10 Feb 17:20"),
    ("3 days from now", "Sat 13 Feb 13:20"),
    ("2h15m", "Wed 10 Feb 15:35"),
    ("in 2h15", "Wed 10 Feb 15:35"),
    ("45 minutes", "Wed 10 Feb 14:05"),
    ("in 1 day and 2 hours", "Thu 11 Feb 15:20"),
    ("in a couple of days", "Fri 12 Feb 13:20"),
    ("in 3 days at 7am", "Sat 13 Feb 07:00"),
    ("in a fortnight", "Wed 24 Feb 13:20"),
    ("in 2 weeks on friday", "Fri 26 Feb 09:00"),
    ("in 2 months", "Sat 10 Apr 13:20"),
]


@pytest.mark.parametrize(("text", "expected"), ONE_SHOTS)
def test_a_one_shot_comes_once_at_the_time_it_says(text: str, expected: str) -> None:
    found = understood(text)

    assert not found.schedule.recurring
    assert walls(found.schedule) == [expected]


def test_several_times_of_one_day_end_with_it() -> None:
    assert times_of("tomorrow at 18:00 and 20:00") == ["Thu 11 Feb 18:00", "Thu 11 Feb 20:00"]
