"""Stills look as they did when somebody last looked at them; a few pixels' difference is allowed."""

from __future__ import annotations

import io
import os
import subprocess
import sys

import pytest
from PIL import Image, ImageChops, ImageStat

from catalog.drawing.scene import Scene, disc
from tests.catalog.drawing.renew import GOLDEN, scenes, small

MEAN = 1.5
"""Greatest mean difference of all pixels, out of 255: palettes and roundings of other machines."""

SEEN = 60
"""A pixel that differs by more is seen to differ."""

SHARE = 0.004
"""Greatest share of such pixels."""

SCENES = dict(scenes())


def differs(first: Image.Image, second: Image.Image) -> str:
    """Return how two images differ; empty: hardly."""
    if first.size != second.size:
        return f"sizes {first.size} and {second.size}"
    difference = ImageChops.difference(first.convert("RGB"), second.convert("RGB")).convert("L")
    mean = ImageStat.Stat(difference).mean[0]
    share = sum(difference.histogram()[SEEN:]) / (first.width * first.height)
    return f"mean {mean:.2f}, seen {share:.2%}" if mean > MEAN or share > SHARE else ""


@pytest.mark.parametrize("name", SCENES)
def test_a_still_looks_as_it_did(name: str) -> None:
    kept = Image.open(io.BytesIO((GOLDEN / f"{name}.png").read_bytes()))

    difference = differs(kept, small(SCENES[name]))

    assert not difference, f"{difference}; if it is meant: python -m tests.catalog.drawing.renew, and look"


def test_a_small_change_is_noticed() -> None:
    scene = Scene(400, 300, "#F4F6FA")
    before = small(scene)
    scene.polygon(disc((200, 150), 16), "#D7301F")

    assert differs(before, small(scene))


def test_no_golden_still_is_left_over() -> None:
    assert {file.stem for file in GOLDEN.glob("*.png")} == set(SCENES)


def test_another_process_draws_the_same_pixels() -> None:
    code = (
        "import hashlib; from tests.catalog.drawing.renew import scenes; from catalog.drawing.raster import paint;"
        "print(hashlib.sha256(b''.join(paint(scene, 1).tobytes() for _, scene in scenes())).hexdigest())"
    )
    digests = {
        subprocess.run(
            [sys.executable, "-c", code],
            env=os.environ | {"PYTHONHASHSEED": seed},
            capture_output=True,
            text=True,
            check=True,
        ).stdout
        for seed in ("1", "2")
    }

    assert len(digests) == 1
