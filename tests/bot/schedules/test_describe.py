from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import pytest

from bot.language import words_for
from bot.schedules.describe import describe
from bot.schedules.parse import Understood, parse_when

BERLIN = ZoneInfo("Europe/Berlin")
NOW = datetime(2026, 3, 27, 11, 0, tzinfo=UTC)


@pytest.mark.parametrize(
    ("phrase", "said"),
    [
        ("tomorrow at 18:00", "once, Sat 28 March at 18:00"),
        ("every day at 18:00", "every day at 18:00"),
        ("every other day at 18:00", "every 2 days at 18:00"),
        ("every mon and thu at 18:00", "every Mon and Thu at 18:00"),
        ("mon, wed, fri 7am", "every Mon, Wed and Fri at 07:00"),
        ("weekdays at 06:30", "every weekday at 06:30"),
        ("every 2 weeks on monday at 18:00", "every 2 weeks on Mon at 18:00"),
        ("every day at 07:00 and 19:30", "every day at 07:00 and 19:30"),
        ("every mon and fri at 7am and 6:30pm", "every Mon and Fri at 07:00 and 18:30"),
        ("every 3 hours", "every 3 hours"),
        ("every 20 minutes", "every 20 minutes"),
        ("on the 10th of every month at 18:30", "every month on day 10 at 18:30"),
        ("every month on the 31st at noon", "every month on day 31 at 12:00"),
        ("last friday of every month at 17:00", "every month on the last Fri at 17:00"),
        ("every last day of the month at 17:00", "every month on the last day at 17:00"),
        ("every year on march 17th at 09:00", "every year on 17 March at 09:00"),
        ("tuesdays at 7pm 4 times", "every Tue at 19:00, 4 times"),
        ("mon 6pm and thu 7pm", "every Mon at 18:00 and Thu at 19:00"),
        ("every other week mon 6pm, thu 7pm", "every 2 weeks on Mon at 18:00 and Thu at 19:00"),
        ("1st and 15th of each month at noon", "every month on day 1 and day 15 at 12:00"),
        ("every 15th and 31st at noon", "every month on day 15 and day 31 at 12:00"),
        ("first weekday of every month at 8am", "every month on the first weekday at 08:00"),
        ("every monday at 18:00 until 30 june 2026", "every Mon at 18:00, until Tue 30 June 2026"),
    ],
)
def test_a_schedule_is_said_as_people_say_it(phrase: str, said: str) -> None:
    read = parse_when(phrase, now=NOW, zone=BERLIN)

    assert isinstance(read, Understood)
    assert describe(read.schedule, words_for("en")) == said
