"""The anatomy picture and the charts look as they did when somebody last looked at them."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from catalog.drawing.anatomy import anatomy_scene
from catalog.drawing.charts import chart_scene
from catalog.drawing.colours import LIGHT
from catalog.drawing.scene import Scene
from catalog.drawing.thigh.names import Muscle
from tests.catalog.drawing.boards import ENGLISH, KEPT, bars, heatmap
from tests.catalog.drawing.kept import far_from_kept

TOLERANCE = 0.6
"""Another version of Pillow moves edges by a fraction of a pixel; a moved muscle or bar differs by more."""


@pytest.mark.parametrize(("name", "make"), KEPT.items(), ids=KEPT)
def test_a_picture_looks_as_it_was_kept(name: str, make: Callable[[], Scene]) -> None:
    assert far_from_kept(name, make()) < TOLERANCE


def test_what_looks_otherwise_is_noticed() -> None:
    faded = anatomy_scene(ENGLISH, LIGHT, Muscle.BICEPS_FEMORIS)
    higher = chart_scene((heatmap(18), bars([6, 9, 12, 3.5, 9, 0, 8, 4.5, 6, 5])), LIGHT)

    assert far_from_kept("anatomy", faded) > TOLERANCE
    assert far_from_kept("chart-usual", higher) > TOLERANCE
