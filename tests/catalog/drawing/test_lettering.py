"""Words are written whole, also those that the typeface lacks letters for."""

from __future__ import annotations

import pytest
from PIL import ImageChops

from catalog.drawing.lettering import LEAST, clipped, fitted, width_of, write
from catalog.drawing.raster import paint
from catalog.drawing.scene import Scene, Text, View

SIZE = 40.0


def scene_of(words: str, anchor: str = "ls", at: tuple[float, float] = (20, 30)) -> Scene:
    scene = Scene(400, 90, "#FFFFFF")
    scene.view = View(1.0, 0.0, 90.0)
    write(scene, at, words, SIZE, "#000000", anchor)
    return scene


def ink(words: str, anchor: str = "ls", at: tuple[float, float] = (20, 30)) -> tuple[int, int, int, int]:
    """Return the box, y down, of what is dark."""
    image = paint(scene_of(words, anchor, at)).convert("L").point(lambda level: 255 if level < 160 else 0)
    box = image.getbbox()
    assert box is not None
    return box


@pytest.mark.parametrize(("plain", "marked"), [*zip("aeounAEIOU", "áéóúñÁÉÍÓÚ", strict=True), ("u", "ü")])
def test_a_letter_with_a_mark_is_the_letter_with_ink_above_it(plain: str, marked: str) -> None:
    assert ink(marked)[1] < ink(plain)[1] - 3
    assert ink(marked)[3] == ink(plain)[3]
    assert width_of(marked, SIZE) == width_of(plain, SIZE)


def test_an_i_with_an_acute_loses_its_dot() -> None:
    stem, dotless = paint(scene_of("i")), paint(scene_of("í"))
    changed = ImageChops.difference(stem, dotless).getbbox()

    assert not [shape for shape in scene_of("í").shapes if isinstance(shape, Text)]
    assert changed is not None
    assert ink("í")[3] == ink("i")[3]


@pytest.mark.parametrize("sign", ["–", "—", "−", "×"])
def test_dashes_and_the_sign_for_times_are_drawn_between_letters(sign: str) -> None:
    left, _, right, _ = ink(sign)

    assert right - left > SIZE / 5
    assert width_of(f"4{sign}8", SIZE) == pytest.approx(
        width_of("4", SIZE) + width_of(sign, SIZE) + width_of("8", SIZE)
    )


def test_words_end_at_their_right_edge_and_stand_round_their_middle() -> None:
    assert ink("bíceps", "rs", (200, 30))[2] == pytest.approx(200, abs=3)
    left, _, right, _ = ink("él–él", "ms", (200, 30))
    assert (left + right) / 2 == pytest.approx(200, abs=3)


def test_no_break_spaces_part_numbers_as_spaces_do() -> None:
    assert width_of("1\N{NO-BREAK SPACE}234", SIZE) == width_of("1 234", SIZE)
    assert width_of("1\N{NARROW NO-BREAK SPACE}234", SIZE) == width_of("1 234", SIZE)


def test_a_sign_that_is_unknown_leaves_no_empty_box() -> None:
    assert width_of("a猫b", SIZE) == width_of("ab", SIZE)


def test_words_get_smaller_until_they_fit_but_stay_legible() -> None:
    words = "semimembranoso"
    room = width_of(words, SIZE) / 2

    assert width_of(words, fitted(words, SIZE, room)) == pytest.approx(room, rel=0.05)
    assert fitted(words, SIZE, 1_000) == SIZE
    assert fitted(words, SIZE, 1) == LEAST


@pytest.mark.parametrize("room", [400, 120, 40])
def test_words_that_are_too_long_end_in_an_ellipsis(room: float) -> None:
    words = "Curl nórdico"
    kept = clipped(words, SIZE, room)

    assert width_of(kept, SIZE) <= room
    assert kept == words or (kept.endswith("…") and words.startswith(kept[:-1]))
