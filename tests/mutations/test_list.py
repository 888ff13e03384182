"""A safeguard that no longer stands where its mutation looks would silently be tried no more."""

from __future__ import annotations

import ast
from collections import Counter
from pathlib import Path

import pytest

from bot.store.schema import metadata
from tests.mutations.everything import MUTATIONS
from tests.mutations.indexes import INDEXES
from tests.mutations.model import DoesNotApplyError, Edit, Mutation

ROOT = Path(__file__).parents[2]


@pytest.mark.parametrize("mutation", MUTATIONS, ids=lambda mutation: mutation.name)
def test_every_mutation_applies_to_the_files_as_they_are(mutation: Mutation) -> None:
    changed = dict(mutation.texts(ROOT))

    for path, text in changed.items():
        assert text != path.read_text("utf-8")
        ast.parse(text)


def test_every_safeguard_has_a_name_of_its_own() -> None:
    assert [name for name, times in Counter(mutation.name for mutation in MUTATIONS).items() if times > 1] == []


def test_every_index_of_the_schema_is_taken_out_in_turn() -> None:
    indexes = {str(index.name) for table in metadata.tables.values() for index in table.indexes}

    assert indexes - {index.name for index in INDEXES} == set()


def test_every_test_file_that_should_notice_exists() -> None:
    missing = {file for mutation in MUTATIONS for file in mutation.tests if not (ROOT / file).is_file()}

    assert not missing
    assert all(mutation.tests for mutation in MUTATIONS)


@pytest.mark.parametrize("text", ["nothing of the kind", "limit limit"])
def test_a_text_that_stands_there_more_or_less_often_is_an_error(text: str) -> None:
    with pytest.raises(DoesNotApplyError, match="times, not 1"):
        Edit("bot/app.py", "limit", "").apply(text)
