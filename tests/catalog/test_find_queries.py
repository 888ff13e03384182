"""The finder was tuned on one half of what people type and answers the other half as well."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from catalog.find import CANDIDATES, Finder, Found
from catalog.load import load_catalog

HALVES = ("tuning", "kept_aside")
RIGHT = 0.97
"""Least part of each half that must be answered rightly."""


@dataclass(frozen=True, slots=True)
class Typed:
    """What somebody typed.

    Attributes:
        expect: The one exercise meant, or all that must be offered; empty: no exercise is meant.
        sure: Whether an answer without a question back is wanted; None: either will do.
    """

    query: str
    expect: tuple[str, ...]
    sure: bool | None

    def rightly(self, found: Found) -> bool:
        """Whether *found* is what the person needs."""
        if self.sure or (found.sure and self.sure is None):
            return found.sure and found.matches[:1] == self.expect
        return not found.sure and set(self.expect) <= set(found.matches)

    def confidently_wrong(self, found: Found) -> bool:
        """Whether *found* shows another exercise as if it were the one meant."""
        return found.sure and (self.sure is False or found.matches[0] not in self.expect)


def read(half: str) -> Iterator[Typed]:
    lines = (Path(__file__).parent / "queries" / f"{half}.jsonl").read_text(encoding="utf-8").splitlines()
    for line in map(json.loads, lines):
        yield Typed(line["query"], tuple(line["expect"]), line["sure"])


@pytest.fixture(scope="module")
def finder() -> Finder:
    return Finder(load_catalog())


def test_the_halves_share_no_query_and_speak_of_nearly_all_exercises() -> None:
    tuning, kept_aside = (list(read(half)) for half in HALVES)

    assert {typed.query.casefold() for typed in tuning}.isdisjoint(typed.query.casefold() for typed in kept_aside)
    assert min(len(tuning), len(kept_aside)) >= 160
    assert len({slug for typed in tuning + kept_aside for slug in typed.expect}) >= 90


@pytest.mark.parametrize("half", HALVES)
def test_at_least_97_of_100_are_answered_rightly(finder: Finder, half: str) -> None:
    typed = list(read(half))

    wrong = [each.query for each in typed if not each.rightly(finder.find(each.query))]

    assert len(wrong) <= (1 - RIGHT) * len(typed), wrong


@pytest.mark.parametrize("half", HALVES)
def test_none_is_answered_with_confidence_and_wrongly(finder: Finder, half: str) -> None:
    assert [each.query for each in read(half) if each.confidently_wrong(finder.find(each.query))] == []


@pytest.mark.parametrize("half", HALVES)
def test_no_more_is_offered_than_fits_on_a_phone(finder: Finder, half: str) -> None:
    assert max(len(finder.find(each.query).matches) for each in read(half)) <= CANDIDATES
