import pytest

from bot.leg_day import is_leg_day


@pytest.mark.parametrize(
    "text", ["train legs", "leg day", "Leg-day!", "do my hamstrings", "to train my legs", "hamstring workout", "legs"]
)
def test_what_only_says_leg_day_brings_a_session(text: str) -> None:
    assert is_leg_day(text)


@pytest.mark.parametrize(
    "text", ["", "train", "water the plants", "shave my legs", "leg day with Ann", "do 4x8 squats"]
)
def test_anything_else_is_their_own_text(text: str) -> None:
    assert not is_leg_day(text)
