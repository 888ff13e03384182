from __future__ import annotations

import pytest

from tests.bot.schedules.saying import understood, walls

MESSAGES = [
    ("remind me to stretch every monday at 7am", "stretch", "Mon 15 Feb 07:00"),
    ("every monday remind me to stretch at 7am", "stretch", "Mon 15 Feb 07:00"),
    ("remind me every monday at 7am to stretch", "stretch", "Mon 15 Feb 07:00"),
    ("please nudge me tomorrow 7am about the gym bag", "the gym bag", "Thu 11 Feb 07:00"),
    ("hey can you remind me in 2 hours to drink water", "drink water", "Wed 10 Feb 15:20"),
    ("set a daily reminder at 19:00 to foam roll", "foam roll", "Wed 10 Feb 19:00"),
    ("don't forget nordics tomorrow 7am", "nordics", "Thu 11 Feb 07:00"),
    ("/remind friday 18:00 Leg Day", "Leg Day", "Fri 12 Feb 18:00"),
    ("@legday_bot remind me friday 18:00 squats", "squats", "Fri 12 Feb 18:00"),
    ("every friday at 18:00 please remind me to foam roll", "foam roll", "Fri 12 Feb 18:00"),
    ("only once, friday 18:00: bridges", "bridges", "Fri 12 Feb 18:00"),
    ("squats, friday, 18:00", "squats", "Fri 12 Feb 18:00"),
    ("do 4x8 nordics in 40 minutes", "do 4x8 nordics", "Wed 10 Feb 14:00"),
    ("3 sets of 12 bridges every day at 7am", "3 sets of 12 bridges", "Thu 11 Feb 07:00"),
    ("every friday at 18:00 good mornings 3x10", "good mornings 3x10", "Fri 12 Feb 18:00"),
    ("plank for 2 minutes every day at 7am", "plank for 2 minutes", "Thu 11 Feb 07:00"),
    ("friday 5 sets of bridges", "5 sets of bridges", "Fri 12 Feb 09:00"),
    ("do 10 to 12 reps tomorrow at 6pm", "do 10 to 12 reps", "Thu 11 Feb 18:00"),
    ("run 5k on saturday at 8am", "run 5k", "Sat 13 Feb 08:00"),
    ("buy sun cream tomorrow at 8am", "buy sun cream", "Thu 11 Feb 08:00"),
    ("talk to May on friday at 8am", "talk to May", "Fri 12 Feb 08:00"),
    ("fly to Paris tomorrow at 8am", "fly to Paris", "Thu 11 Feb 08:00"),
    ("do every exercise tomorrow at 8am", "do every exercise", "Thu 11 Feb 08:00"),
    ("remind me tomorrow to buy a 7pm ticket", "buy a 7pm ticket", "Thu 11 Feb 09:00"),
    ("remind me to watch the 7pm show tomorrow at 18:00", "watch the 7pm show", "Thu 11 Feb 18:00"),
    ("remind me in 20 minutes to prepare the 3pm meeting", "prepare the 3pm meeting", "Wed 10 Feb 13:40"),
    ('remind me "stretch at 9" every day at 7am', "stretch at 9", "Thu 11 Feb 07:00"),
    ("tomorrow at 7am wake up", "wake up", "Thu 11 Feb 07:00"),
    ("tomorrow at 7am before work", "before work", "Thu 11 Feb 07:00"),
    ("🏋️ every friday 7pm", None, "Fri 12 Feb 19:00"),
    ("remind me tomorrow at 7am please", None, "Thu 11 Feb 07:00"),
]


@pytest.mark.parametrize(("text", "what", "first"), MESSAGES)
def test_what_is_not_schedule_is_the_message(text: str, what: str | None, first: str) -> None:
    found = understood(text)

    assert found.what == what
    assert walls(found.schedule, 1) == [first]
