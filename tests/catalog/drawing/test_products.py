"""The package's face: files of an exercise, or the reason why there are none."""

from __future__ import annotations

import io
from pathlib import Path

import pytest
from PIL import Image

from catalog.drawing import products
from catalog.drawing.colours import DARK, channels
from catalog.drawing.gallery import write
from catalog.drawing.reading import PoseError, load_motion, pose_slugs
from catalog.load import load_catalog

DEADLIFT = "romanian-deadlift"


def opened(data: bytes) -> Image.Image:
    return Image.open(io.BytesIO(data))


def test_a_still_is_a_png_of_at_most_720_pixels() -> None:
    image = opened(products.still(DEADLIFT))

    assert image.format == "PNG"
    assert max(image.size) <= 720


def test_the_dark_theme_has_a_dark_card() -> None:
    image = opened(products.still(DEADLIFT, "dark")).convert("RGB")

    assert image.getpixel((1, 1)) == pytest.approx(channels(DARK.card), abs=2)


def test_a_loop_is_a_gif_that_moves() -> None:
    film = opened(products.loop(DEADLIFT))

    assert film.format == "GIF"
    assert getattr(film, "n_frames", 1) > 20


def test_a_mistake_is_named_by_its_place_in_the_exercise() -> None:
    shown = load_motion(DEADLIFT).mistakes[-1].mistake

    assert opened(products.mistake(DEADLIFT, shown)).format == "PNG"


def test_a_mistake_without_a_picture_says_so() -> None:
    with pytest.raises(products.NoPictureError, match="no picture of mistake 99"):
        products.mistake(DEADLIFT, 99)


def test_a_session_is_one_png_of_at_most_720_pixels() -> None:
    image = opened(products.session([DEADLIFT, "glute-bridge", "nordic-hamstring-curl"]))

    assert image.format == "PNG"
    assert max(image.size) <= 720


def test_an_unknown_exercise_has_no_pose_file() -> None:
    with pytest.raises(PoseError, match="there is no such file"):
        products.still("romanian-deadlifd")


def test_alt_text_names_the_exercise() -> None:
    assert products.alt_text(DEADLIFT, "Romanian Deadlift").startswith("Romanian Deadlift, drawn from the side")


def test_the_gallery_has_a_light_picture_with_words_for_each_exercise_and_drops_old_ones(tmp_path: Path) -> None:
    old = tmp_path / "gallery" / "gone.png"
    old.parent.mkdir()
    old.write_bytes(b"")

    write(tmp_path, load_catalog(), [DEADLIFT, "glute-bridge"])

    page = (tmp_path / "gallery.md").read_text("utf-8")
    pictures = {file.stem: file for file in old.parent.glob("*.png")}
    assert set(pictures) == {DEADLIFT, "glute-bridge"}
    assert all(f'src="gallery/{slug}.png"' in page for slug in pictures)
    assert all(file.stat().st_size <= 30_000 for file in pictures.values())
    assert max(opened(pictures[DEADLIFT].read_bytes()).size) <= 400


def test_the_gallery_in_the_documentation_shows_every_exercise_that_is_drawn() -> None:
    docs = Path(__file__).parents[3] / "docs"

    shown = {file.stem for file in (docs / "gallery").glob("*.png")}

    assert shown == {slug for slug in pose_slugs() if not load_motion(slug).without}
    assert all(f'src="gallery/{slug}.png"' in (docs / "gallery.md").read_text("utf-8") for slug in shown)
