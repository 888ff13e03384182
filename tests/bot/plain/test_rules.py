"""Each rule takes its own sentences, and none of another rule's."""

from __future__ import annotations

import pytest

from bot.plain.router import matching
from bot.plain.rules import RULES
from bot.plain.said import said
from tests.bot.plain.examples import EXAMPLES, UNSURE

ROWS = [(name, sentence, line) for name, rows in EXAMPLES.items() for sentence, line in rows.items()]


@pytest.mark.parametrize(("name", "sentence", "line"), ROWS)
def test_a_sentence_belongs_to_its_rule_and_stands_for_its_line(name: str, sentence: str, line: str) -> None:
    rule = matching(said(sentence))

    assert rule is not None
    assert (rule.name, rule.line(said(sentence))) == (name, line)


@pytest.mark.parametrize("sentence", UNSURE)
def test_what_is_no_sentence_of_any_rule_is_left_to_others(sentence: str) -> None:
    assert matching(said(sentence)) is None


def test_every_rule_has_fifteen_sentences() -> None:
    assert {rule.name for rule in RULES} == set(EXAMPLES)
    assert min(len(rows) for rows in EXAMPLES.values()) >= 15


@pytest.mark.parametrize("sentence", ["THANKS", "  thanks  ", "thanks!!!", "Thanks :)", "thanks\n"])
def test_case_marks_and_white_space_say_nothing(sentence: str) -> None:
    rule = matching(said(sentence))

    assert rule is not None
    assert rule.name == "thanks"
