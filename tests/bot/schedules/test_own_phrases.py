"""Phrases that we wrote as different people, each with what it means; the grammar had no part in that.

The first batch was written before the grammar was read: of 244 it took 215 as meant, refused 8 and got 21 wrong. The
three after it (99, 82 and 63) were aimed at what had been weak: at first sight 87, 74 and 56 as meant, 2, 0 and 1
refused, 10, 8 and 6 wrong. Expectations stay as they were written; a line that was changed says why in "reason".
"""

from __future__ import annotations

from collections import Counter

from tests.bot.schedules.judging import Verdict, cases, judged

LEAST_RIGHT = 0.95
"""Share of phrases that are to be taken as they were meant (design, section 8)."""


def test_no_phrase_of_our_own_is_silently_wrong() -> None:
    wrong = [(one.case["text"], one.answer) for one in judged() if one.verdict is Verdict.WRONG]

    assert wrong == []


def test_hardly_a_phrase_of_our_own_is_refused_that_has_a_meaning() -> None:
    verdicts = Counter(one.verdict for one in judged())

    assert verdicts[Verdict.RIGHT] >= LEAST_RIGHT * verdicts.total()


def test_the_phrases_are_many_and_each_stands_once() -> None:
    said = [(case["text"], case["now"]) for case in cases()]

    assert len(said) == len(set(said)) >= 400
