"""Files: a palette each, one palette for all moments, holds as one long frame."""

from __future__ import annotations

import io

from PIL import Image

from catalog.drawing.files import gif, png


def square(place: int) -> Image.Image:
    image = Image.new("RGB", (60, 40), "#F4F6FA")
    image.paste("#D7301F", (place, 10, place + 12, 22))
    return image


def opened(data: bytes) -> Image.Image:
    return Image.open(io.BytesIO(data))


def test_a_png_has_a_palette_and_keeps_its_colours() -> None:
    image = opened(png(square(5)))

    assert image.format == "PNG"
    assert image.mode == "P"
    assert image.convert("RGB").getpixel((8, 15)) == (0xD7, 0x30, 0x1F)
    assert image.convert("RGB").getpixel((50, 35)) == (0xF4, 0xF6, 0xFA)


def test_a_gif_repeats_for_ever_and_keeps_its_times() -> None:
    first, second = square(5), square(30)

    film = opened(gif([(first, 0.12), (second, 0.5), (first, 0.2)]))

    assert film.format == "GIF"
    assert getattr(film, "n_frames", 1) == 3
    assert film.info["loop"] == 0
    times = []
    for place in range(3):
        film.seek(place)
        times.append(film.info["duration"])
    assert times == [120, 500, 200]


def test_every_moment_of_a_gif_is_what_it_was() -> None:
    moments = [square(place) for place in (2, 12, 22, 32)]

    film = opened(gif([(moment, 0.1) for moment in moments]))

    for place, moment in enumerate(moments):
        film.seek(place)
        assert film.convert("RGB").tobytes() == moment.tobytes()


def test_a_frame_is_never_so_short_that_viewers_slow_it_down() -> None:
    film = opened(gif([(square(2), 0.001), (square(12), 0.001)]))

    assert film.info["duration"] == 20


def test_the_same_images_give_the_same_files() -> None:
    assert png(square(9)) == png(square(9))
    assert gif([(square(1), 0.1), (square(9), 0.1)]) == gif([(square(1), 0.1), (square(9), 0.1)])
