"""Every exercise's drawing obeys every rule."""

from __future__ import annotations

import subprocess
import sys

import pytest

from catalog.drawing.checks import findings
from catalog.drawing.reading import load_motion, pose_slugs
from catalog.load import load_catalog
from catalog.model import Catalog
from tests.catalog.promises import broken_by


@pytest.fixture(scope="module")
def catalog() -> Catalog:
    return load_catalog()


@pytest.mark.parametrize("slug", pose_slugs())
def test_a_pose_obeys_every_rule(slug: str, catalog: Catalog) -> None:
    assert findings(slug, catalog) == []


def test_every_exercise_has_a_drawing_or_a_reason(catalog: Catalog) -> None:
    assert sorted(catalog.exercises.keys() - set(pose_slugs())) == []


def test_what_a_drawing_says_promises_nothing() -> None:
    promises = {slug: list(broken_by(load_motion(slug).alt)) for slug in pose_slugs()}

    assert {slug: kinds for slug, kinds in promises.items() if kinds} == {}


def test_a_bot_that_draws_nothing_loads_nothing_of_it() -> None:
    program = (
        "import sys, catalog.load; catalog.load.load_catalog();"
        "print([name for name in sys.modules if name.startswith(('catalog.drawing', 'PIL'))])"
    )

    said = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)

    assert said.stdout == "[]\n"
