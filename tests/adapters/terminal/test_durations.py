from datetime import timedelta

import pytest

from adapters.terminal.durations import read_duration


@pytest.mark.parametrize(
    ("text", "length"),
    [
        ("PT2H", timedelta(hours=2)),
        ("P7D", timedelta(days=7)),
        ("P1DT30M", timedelta(days=1, minutes=30)),
        ("P2W", timedelta(weeks=2)),
        ("PT90S", timedelta(seconds=90)),
        ("PT0S", timedelta(0)),
    ],
)
def test_a_duration_is_read(text: str, length: timedelta) -> None:
    assert read_duration(text) == length


@pytest.mark.parametrize("text", ["", "P", "PT", "7D", "P1M", "P1Y", "PT-2H", "2 hours", "P1DT", "PT1.5H"])
def test_anything_else_is_none(text: str) -> None:
    assert read_duration(text) is None
