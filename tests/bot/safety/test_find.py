"""No true alarm is missed, nothing harmless is taken for one, and what is doubtful is asked about."""

from __future__ import annotations

import pytest

from bot.safety.find import Finding, find_flag
from bot.safety.flags import FLAGS
from tests.bot.safety.sentences import DOUBTFUL, HARMLESS, TRUE


@pytest.mark.parametrize(("sentence", "name"), TRUE.items())
def test_a_true_sign_is_found(sentence: str, name: str) -> None:
    assert find_flag(sentence) == Finding(FLAGS[name], sure=True)


@pytest.mark.parametrize("sentence", HARMLESS)
def test_a_harmless_sentence_is_no_alarm(sentence: str) -> None:
    assert find_flag(sentence) is None


@pytest.mark.parametrize(("sentence", "name"), DOUBTFUL.items())
def test_a_doubtful_sentence_is_to_be_asked_about(sentence: str, name: str) -> None:
    found = find_flag(sentence)

    assert found is not None
    assert (found.flag.name, found.sure) == (name, False)


def test_there_are_forty_of_each_and_every_flag_has_a_sentence() -> None:
    assert min(len(TRUE), len(HARMLESS)) >= 40
    assert set(TRUE.values()) == set(FLAGS)


@pytest.mark.parametrize(
    "line", ["/hamstrings sharp pain in my thigh", "/log rdl 3x8 felt a pop", "/done, calf swollen and red"]
)
def test_a_sign_is_found_inside_a_command(line: str) -> None:
    found = find_flag(line)

    assert found is not None
    assert found.sure


def test_what_was_said_before_counts() -> None:
    assert find_flag("I am bleeding a little") is None
    assert find_flag("I am bleeding a little", pregnant=True) == Finding(FLAGS["pregnancy_alarm"], sure=True)
    assert find_flag("felt a pop at my sit bone", young=True) == Finding(FLAGS["sit_bone"], sure=True)
    assert find_flag("felt a pop at my sit bone") == Finding(FLAGS["pop"], sure=True)


def test_the_fastest_action_wins() -> None:
    found = find_flag("sharp pain in my leg and chest pain")

    assert found == Finding(FLAGS["heart"], sure=True)
