"""Loops: one repetition that ends where it begins, equal moments once, nothing at the edge."""

from __future__ import annotations

import io
from pathlib import Path

import pytest
from PIL import Image

from catalog.drawing import products
from catalog.drawing.colours import LIGHT
from catalog.drawing.loop import HIGHEST, MOMENTS, WIDTH, loop
from catalog.drawing.motion import Motion
from catalog.drawing.reading import load_motion, pose_slugs
from catalog.drawing.scene import extent
from tests.catalog.drawing.poses import HINGE, motion_of

HEAVIEST = ("romanian-deadlift", "barbell-hip-thrust", "single-leg-back-extension-45", "nordic-hamstring-curl")
"""Much moves in them; all others are measured by the benchmark."""

FREE = 2
"""Pixels that stay free at every edge."""


def motion_or_skip(slug: str) -> Motion:
    """Return the motion of an exercise that has a drawing; the others have said why they have none."""
    motion = load_motion(slug)
    if motion.without:
        pytest.skip(motion.without)
    return motion


def test_a_repetition_lasts_as_long_as_its_file_says(tmp_path: Path) -> None:
    frames = loop(motion_of(tmp_path, HINGE.replace("arrow", "rep = 4.8\narrow")), LIGHT)

    assert sum(frame.seconds for frame in frames) == pytest.approx(4.8)


def test_a_held_moment_is_one_long_frame(tmp_path: Path) -> None:
    frames = loop(motion_of(tmp_path, HINGE), LIGHT)

    longest = max(frame.seconds for frame in frames)

    assert longest >= 2 * 3.6 / MOMENTS
    assert len(frames) < MOMENTS


def test_equal_moments_are_drawn_once(tmp_path: Path) -> None:
    even = HINGE.replace("t = 0.46", "t = 0.5").replace("[[key]]\nt = 0.54\n", "")

    frames = loop(motion_of(tmp_path, even), LIGHT)

    assert len({id(frame.scene) for frame in frames}) <= MOMENTS // 2 + 1
    assert len(frames) > MOMENTS // 2 + 1


def test_all_frames_have_one_even_size_and_one_view(tmp_path: Path) -> None:
    frames = loop(motion_of(tmp_path, HINGE), LIGHT)

    assert {(frame.scene.width, frame.scene.height) for frame in frames} == {(WIDTH, frames[0].scene.height)}
    assert frames[0].scene.height % 2 == 0
    assert len({frame.scene.view for frame in frames}) == 1


def test_a_hold_is_a_single_frame(tmp_path: Path) -> None:
    hold = 'alt = "x."\nhold = true\nroot = { segment = "foot_r", point = "ankle_r", at = [0, 0.039] }\n'

    frames = loop(motion_of(tmp_path, hold + "key = [{ t = 0.0, hip = 20, knee = 5 }]"), LIGHT)

    assert len(frames) == 1


@pytest.mark.parametrize("slug", pose_slugs())
def test_every_shape_of_every_loop_is_inside_the_frame(slug: str) -> None:
    for scene in {id(frame.scene): frame.scene for frame in loop(motion_or_skip(slug), LIGHT)}.values():
        box = extent(scene.shapes)

        assert box.left >= FREE
        assert box.low >= FREE
        assert box.right <= scene.width - FREE
        assert box.high <= scene.height - FREE
        assert scene.height <= HIGHEST


@pytest.mark.parametrize("slug", HEAVIEST)
def test_a_loop_is_light_enough_to_send(slug: str) -> None:
    data = products.loop(slug)

    film = Image.open(io.BytesIO(data))

    assert len(data) <= products.LOOP_BYTES
    assert 24 <= getattr(film, "n_frames", 1) <= 40


def test_where_too_heavy_a_loop_has_fewer_moments_and_then_fewer_colours() -> None:
    whole = products.loop("glute-bridge")

    shorter = products.loop("glute-bridge", most_bytes=len(whole) - 1)
    paler = products.loop("glute-bridge", most_bytes=1)

    frames, colours = zip(*(looks_of(data) for data in (whole, shorter, paler)), strict=True)
    assert frames[0] > frames[1] >= frames[2] >= 12
    assert min(colours[:2]) > 16 >= colours[2]


def looks_of(data: bytes) -> tuple[int, int]:
    """Return how many frames a loop has, and how many colours its first one."""
    film = Image.open(io.BytesIO(data))
    return getattr(film, "n_frames", 1), len(film.convert("RGB").getcolors(256) or ())


def test_the_same_data_gives_the_same_file() -> None:
    assert products.loop("glute-bridge") == products.loop("glute-bridge")
