from __future__ import annotations

import pytest

from bot.schedules.refusals import ENGLISH, Reason
from tests.bot.schedules.saying import reason_of, refused, walls

REFUSALS = [
    ("hello there", Reason.NO_SCHEDULE),
    ("it may rain", Reason.NO_SCHEDULE),
    ("250g", Reason.NO_SCHEDULE),
    ("31", Reason.NO_SCHEDULE),
    ("sat on the couch", Reason.NO_SCHEDULE),
    ("", Reason.NO_SCHEDULE),
    ("remind me to stretch later", Reason.VAGUE),
    ("every so often", Reason.VAGUE),
    ("every few days", Reason.VAGUE),
    ("tomorrow at 26:00", Reason.IMPOSSIBLE_TIME),
    ("every friday at 7:75pm", Reason.IMPOSSIBLE_TIME),
    ("33pm", Reason.IMPOSSIBLE_TIME),
    ("13am tomorrow", Reason.IMPOSSIBLE_TIME),
    ("30 feb at 9am", Reason.IMPOSSIBLE_DATE),
    ("31 april", Reason.IMPOSSIBLE_DATE),
    ("45/13 at 9am", Reason.IMPOSSIBLE_DATE),
    ("yesterday at 7", Reason.PAST),
    ("2 hours ago", Reason.PAST),
    ("last monday at noon", Reason.PAST),
    ("today at 8am", Reason.PAST),
    ("today", Reason.PAST),
    ("2020-01-01", Reason.PAST),
    ("every minute", Reason.TOO_OFTEN),
    ("every 14 minutes", Reason.TOO_OFTEN),
    ("every second of the day", Reason.TOO_OFTEN),
    ("every day at 9:00 and 9:10am", Reason.TOO_OFTEN),
    ("every day at 23:55 and 0:05", Reason.TOO_OFTEN),
    ("1 jan 9999", Reason.TOO_FAR),
    ("in 11 years", Reason.TOO_FAR),
    ("in 9999999 weeks", Reason.TOO_FAR),
    ("every 0 hours", Reason.NOT_POSITIVE),
    ("every -3 days", Reason.NOT_POSITIVE),
    ("in 0 minutes", Reason.NOT_POSITIVE),
    ("in -5 minutes", Reason.NOT_POSITIVE),
    ("mon or tue at 9am", Reason.CHOICE),
    ("every day at 9 or 10", Reason.CHOICE),
    ("friday 13 february", Reason.CONFLICT),
    ("7am tonight", Reason.CONFLICT),
    ("tomorrow 7pm-9pm", Reason.CONFLICT),
    ("twice a day", Reason.WHICH_TIMES),
    ("every day at 9 except 25 december", Reason.EXCEPT),
    ("every day at 7 unless it rains", Reason.EXCEPT),
    ("every day until i am fit", Reason.UNTIL),
    ("tomorrow at 7-8pm", Reason.NOT_READ),
    ("every day from 9 to 17", Reason.NOT_READ),
    ("every 2 hours between 9 and 17", Reason.NOT_READ),
    ("every blue moon at 9am", Reason.NOT_READ),
    ("not tomorrow at 9", Reason.NOT_READ),
    ("tomorrow after work", Reason.NOT_READ),
    ("every day at sunset", Reason.NOT_READ),
    ("next monday and thursday at 6pm", Reason.NOT_READ),
    ("every month on monday", Reason.MONTHLY),
    ("every friday until yesterday at 7pm", Reason.UNTIL),
    ("every friday at 7pm until tomorrow", Reason.NEVER),
    ("tomorrow at 9am Europe/Atlantis", Reason.UNKNOWN_ZONE),
    ("tomorrow at 9am Mars time", Reason.UNKNOWN_ZONE),
    ("x" * 5001, Reason.TOO_LONG),
]


@pytest.mark.parametrize(("text", "reason"), REFUSALS)
def test_what_cannot_be_is_refused_with_its_reason(text: str, reason: Reason) -> None:
    assert reason_of(text) is reason


def test_a_refusal_names_the_part_and_nothing_else() -> None:
    refusal = refused("every day at 9am Europe/Atlantis")

    assert refusal.part == "Europe/Atlantis"
    assert str(refusal) == 'I know no time zone called "Europe/Atlantis".'


def test_a_refused_part_is_shown_shortened() -> None:
    refusal = refused("every day at 9:00 and 9:05" + "  and 9:06" * 30)

    assert len(refusal.part) == 60
    assert refusal.part.endswith("…")


@pytest.mark.parametrize(
    ("text", "suggested"),
    [("today at 8am", "Thu 11 Feb 08:00"), ("yesterday at noon", "Thu 11 Feb 12:00"), ("today", "Thu 11 Feb 09:00")],
)
def test_a_past_moment_comes_with_the_next_one_like_it(text: str, suggested: str) -> None:
    suggestion = refused(text).suggestion

    assert suggestion is not None
    assert walls(suggestion) == [suggested]


def test_every_reason_has_its_sentence() -> None:
    assert set(ENGLISH) == set(Reason)


@pytest.mark.parametrize("text", ["5 times an hour", "10x per hour", "3 times a minute"])
def test_many_times_an_hour_are_too_often(text: str) -> None:
    assert reason_of(text) is Reason.TOO_OFTEN
