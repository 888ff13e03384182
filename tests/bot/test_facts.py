from __future__ import annotations

import json

import pytest

from bot.facts import Facts, Screened
from tests.bot.store.samples import EVERY_FACT


def test_everything_that_was_said_comes_back() -> None:
    assert Facts.from_json(json.loads(json.dumps(EVERY_FACT.to_json()))) == EVERY_FACT


def test_nothing_said_takes_no_room() -> None:
    assert Facts().to_json() == {}
    assert Facts.from_json({}) == Facts()


@pytest.mark.parametrize("days", [None, frozenset(), frozenset({0, 6})])
def test_no_hard_days_differ_from_not_being_asked(days: frozenset[int] | None) -> None:
    assert Facts.from_json(Facts(hard_days=days).to_json()).hard_days == days


def test_what_a_later_version_wrote_is_passed_over() -> None:
    stored = {"weekly_target": 2, "shoe_size": 43, "screened": ["heart", "something new"]}

    assert Facts.from_json(stored) == Facts(weekly_target=2, screened=frozenset({Screened.HEART}))
