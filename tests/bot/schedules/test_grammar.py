from __future__ import annotations

import pytest

from tests.bot.schedules.saying import times_of, understood

TYPED_BADLY = [
    ("tmrw at 7am", "Thu 11 Feb 07:00"),
    ("tomorow 7am", "Thu 11 Feb 07:00"),
    ("2moro 7am", "Thu 11 Feb 07:00"),
    ("TOMORROW   AT\t7AM", "Thu 11 Feb 07:00"),
    ("tomorrow\u00a0at\u200b 7am", "Thu 11 Feb 07:00"),
    ("tomorrow at ０７:００", "Thu 11 Feb 07:00"),
    ("**tomorrow** at 7am!!", "Thu 11 Feb 07:00"),
    ("⏰ tomorrow 7am", "Thu 11 Feb 07:00"),
    ("saterday 7am", "Sat 13 Feb 07:00"),
    ("satruday 7am", "Sat 13 Feb 07:00"),
    ("on thursdday 7am", "Thu 11 Feb 07:00"),
    ("wensday at 20:00", "Wed 10 Feb 20:00"),
    ("teusday 7am", "Tue 16 Feb 07:00"),
    ("in 10 minuets", "Wed 10 Feb 13:30"),
    ("7 febuary 2028 at noon", "Mon 7 Feb 12:00 2028"),
    ("tonigth at 9", "Wed 10 Feb 21:00"),
]


@pytest.mark.parametrize(("text", "expected"), TYPED_BADLY)
def test_slips_and_odd_characters_are_read_as_they_were_meant(text: str, expected: str) -> None:
    assert times_of(text) == [expected]


def test_a_slip_in_every_is_read() -> None:
    assert understood("evry fridya at 6pm").schedule.rule == "FREQ=WEEKLY;BYDAY=FR"
