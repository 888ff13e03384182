"""Nothing that is said promises, blames or names an injury."""

from __future__ import annotations

import re

import pytest

from bot.safety.declines import DECLINES
from bot.safety.flags import FLAGS, Urgency
from bot.safety.hurts import SIGNS
from bot.safety.screening import READINESS
from tests.translations import CODE, phrases

FORBIDDEN = re.compile(
    r"prevents? injur|injury[- ]proof|fix(?:es)? (?:your )?back|cures? |the best exercise|go to failure"
    r"|guarantee|you will (?:be|have|see) .* (?:in|within) \d|grade [123]\b|you (?:failed|should have)",
    re.IGNORECASE,
)
DIAGNOSES = re.compile(
    r"\byou have (?:a|an)\b|it is (?:probably|likely)|cauda|thrombosis|rhabdo|avulsion|rupture",
    re.IGNORECASE,
)
OURS = [flag.what for flag in FLAGS.values()] + [flag.ask for flag in FLAGS.values()]
OURS += [urgency.phrase for urgency in Urgency] + [decline.answer for decline in DECLINES] + list(SIGNS)
OURS += [readiness.meaning for readiness in READINESS.values()]


def test_no_phrase_of_the_program_says_what_must_not_be_said() -> None:
    said = [form for phrase in phrases(CODE) for form in ([phrase] if isinstance(phrase, str) else phrase)]

    assert len(said) > 100
    assert [phrase for phrase in said if FORBIDDEN.search(phrase)] == []


@pytest.mark.parametrize("phrase", OURS)
def test_no_sign_is_given_the_name_of_an_injury(phrase: str) -> None:
    assert not DIAGNOSES.search(phrase)


@pytest.mark.parametrize(
    "phrase", ["Nordics prevent injury", "It fixes back pain", "The best exercise of all", "You must go to failure"]
)
def test_the_look_out_sees_what_it_should(phrase: str) -> None:
    assert FORBIDDEN.search(phrase)
