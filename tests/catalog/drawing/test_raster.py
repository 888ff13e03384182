"""Painting: the same scene gives the same pixels, glass lets through, words are where their box says."""

from __future__ import annotations

import subprocess
import sys

import pytest
from PIL import ImageChops

from catalog.drawing.raster import paint, text_box
from catalog.drawing.scene import Scene, Text, disc, rectangle


def blank() -> Scene:
    return Scene(60, 40, "#FFFFFF")


def test_the_same_scene_gives_the_same_pixels() -> None:
    scene = blank()
    scene.polygon(disc((30, 20), 11.3), "#D7301F", "#344054", 1.8)
    scene.line([(3, 3), (50, 37)], "#1565C033", 2.4)
    scene.text((30, 20), "2", 19, "#1D2939", bold=True)

    assert paint(scene).tobytes() == paint(scene).tobytes()


def test_an_area_is_painted_where_it_lies_with_smooth_edges() -> None:
    scene = blank()
    scene.polygon(rectangle(10, 10, 30.5, 30), "#000000")

    image = paint(scene)

    assert image.getpixel((20, 20)) == (0, 0, 0)
    assert image.getpixel((50, 20)) == (255, 255, 255)
    edge = image.getpixel((30, 20))
    assert isinstance(edge, tuple)
    assert 0 < edge[0] < 255


def test_glass_lets_through_what_lies_behind_it() -> None:
    scene = blank()
    scene.polygon(rectangle(0, 0, 30, 40), "#000000")
    scene.polygon(rectangle(0, 0, 60, 40), "#FF000080")

    image = paint(scene)

    assert image.getpixel((10, 20)) == pytest.approx((128, 0, 0), abs=2)
    assert image.getpixel((50, 20)) == pytest.approx((255, 127, 127), abs=2)


def test_a_strokes_corners_and_ends_are_round() -> None:
    scene = blank()
    scene.line([(10, 10), (30, 30), (50, 10)], "#000000", 8)

    image = paint(scene)

    assert image.getpixel((30, 40 - 33)) == (0, 0, 0)
    assert image.getpixel((30, 40 - 36)) == (255, 255, 255)


def test_words_are_painted_inside_the_box_that_they_are_said_to_take() -> None:
    scene = blank()
    scene.text((5, 20), "Hop 12", 15, "#000000", "lm")
    text = scene.shapes[0]
    assert isinstance(text, Text)

    painted = ImageChops.invert(paint(scene)).getbbox()
    box = text_box(text)

    assert painted is not None
    assert box.left - 1 <= painted[0]
    assert painted[2] <= box.right + 1
    assert box.low - 1 <= painted[1]
    assert painted[3] <= box.high + 1


def test_a_finer_brush_changes_no_place() -> None:
    scene = blank()
    scene.polygon(disc((30, 20), 12), "#000000")

    boxes = [ImageChops.invert(paint(scene, fine)).getbbox() for fine in (2, 3, 4)]

    for box in boxes:
        assert box == pytest.approx((18, 8, 42, 32), abs=1)


def test_nothing_of_pillow_is_imported_before_something_is_drawn() -> None:
    code = "import sys, catalog.drawing.products; print([m for m in sys.modules if m.split('.')[0] == 'PIL'])"

    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)

    assert done.stdout.strip() == "[]"
