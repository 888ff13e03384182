"""The anatomy picture says the truth, is legible, and stays as it was looked at."""

from __future__ import annotations

import io
from dataclasses import asdict, fields, replace
from itertools import combinations

import pytest
from PIL import Image

from catalog.drawing.anatomy import HEIGHT, VIEW, WIDTH, anatomy, anatomy_scene, skin
from catalog.drawing.colours import DARK, LIGHT, SHAPES, THEMES, WORDS, Theme, contrast
from catalog.drawing.raster import text_box
from catalog.drawing.scene import Box, Scene, Text, smooth
from catalog.drawing.thigh import shapes
from catalog.drawing.thigh.labels import inner_pointers, outer_pointers
from catalog.drawing.thigh.names import EVERY, Labels, Muscle
from catalog.drawing.thigh.shapes import LONG_HEAD, SEMIMEMBRANOSUS, SEMITENDINOSUS, SHORT_HEAD, STRANDS, Edge, Strand
from catalog.drawing.thigh.strands import Tints
from tests.catalog.drawing.boards import ENGLISH, SPANISH

LONGER = Labels(**{name: f"⟦{words}{'~' * (len(words) // 3 + 1)}⟧" for name, words in asdict(SPANISH).items()})

every_theme = pytest.mark.parametrize("theme", [LIGHT, DARK], ids=["light", "dark"])
every_light = pytest.mark.parametrize("lit", [None, *Muscle])


def inside(place: tuple[float, float], edge: Edge) -> bool:
    """Return whether *place* lies within the smooth outline through *edge*."""
    x, y = place
    outline = smooth(edge)
    crossings = 0
    for (ax, ay), (bx, by) in zip(outline, [*outline[1:], outline[0]], strict=True):
        if (ay > y) != (by > y) and x < ax + (y - ay) * (bx - ax) / (by - ay):
            crossings += 1
    return crossings % 2 == 1


def outline_of(strand: Strand) -> Edge:
    return (*strand.inner, *reversed(strand.outer))


def words_of(scene: Scene) -> list[Box]:
    return [text_box(shape) for shape in scene.shapes if isinstance(shape, Text)]


@pytest.mark.parametrize("strand", [SEMIMEMBRANOSUS, SEMITENDINOSUS, LONG_HEAD])
def test_the_muscles_of_two_joints_start_at_the_sit_bone(strand: Strand) -> None:
    assert inside(strand.origin, shapes.HIP)
    assert abs(strand.origin[0] - shapes.SIT_BONE[0]) < 2
    assert abs(strand.origin[1] - shapes.SIT_BONE[1]) < 2


def test_the_short_head_starts_on_the_rough_line_of_the_thigh_bone_and_crosses_the_knee_alone() -> None:
    x, y = SHORT_HEAD.origin
    line = min(shapes.LINEA_ASPERA, key=lambda place: abs(place[1] - y))

    assert inside(SHORT_HEAD.origin, shapes.FEMUR)
    assert abs(x - line[0]) < 0.5
    assert y < shapes.SIT_BONE[1] - 8


def test_every_strand_ends_below_the_knee() -> None:
    assert all(strand.insertion[1] < -1 for strand in STRANDS.values())


@pytest.mark.parametrize("head", [LONG_HEAD, SHORT_HEAD])
def test_the_biceps_ends_on_the_head_of_the_calf_bone_at_the_outer_side(head: Strand) -> None:
    x, y = head.insertion

    assert x > 4
    assert abs(x - shapes.FIBULA_HEAD[0]) < 0.8
    assert abs(y - shapes.FIBULA_HEAD[1]) < 0.8


def test_the_semimembranosus_ends_on_the_inner_back_of_the_shin_bone_just_below_the_knee() -> None:
    x, y = SEMIMEMBRANOSUS.insertion

    assert inside((x, y), shapes.TIBIA)
    assert x < -3
    assert -3 < y < -1
    assert SEMIMEMBRANOSUS.behind is None


def test_the_cord_of_the_semitendinosus_passes_the_inner_knee_and_goes_round_the_shin_bone_to_its_front() -> None:
    at_the_knee = [
        (a[0] + b[0]) / 2 for a, b in zip(SEMITENDINOSUS.inner, SEMITENDINOSUS.outer, strict=True) if -1 < a[1] < 2
    ]

    assert SEMITENDINOSUS.behind is not None
    assert all(x < -5 for x in at_the_knee)
    assert inside(SEMITENDINOSUS.insertion, shapes.TIBIA)
    assert SEMITENDINOSUS.insertion[1] < SEMIMEMBRANOSUS.insertion[1] - 2


def test_the_cord_begins_near_the_middle_of_the_thigh() -> None:
    heights = [(a[1] + b[1]) / 2 for a, b in zip(SEMITENDINOSUS.inner, SEMITENDINOSUS.outer, strict=True)]
    ends = heights[round(SEMITENDINOSUS.bottom[0] * (len(heights) - 1))]

    assert shapes.SIT_BONE[1] * 0.4 < ends < shapes.SIT_BONE[1] * 0.65


def test_the_semitendinosus_lies_over_the_semimembranosus_and_the_long_head_over_the_short_one() -> None:
    order = list(STRANDS.values())

    assert order.index(SEMITENDINOSUS) > order.index(SEMIMEMBRANOSUS)
    assert order.index(LONG_HEAD) > order.index(SHORT_HEAD)


@pytest.mark.parametrize("strand", STRANDS.values(), ids=STRANDS)
def test_every_strand_has_two_edges_that_never_cross(strand: Strand) -> None:
    assert len(strand.inner) == len(strand.outer)
    upper = zip(strand.inner, strand.outer, strict=True)
    assert all(a[0] < b[0] for a, b in upper if strand.behind is None or a[1] > strand.behind)


def test_every_label_points_to_what_it_names() -> None:
    parts: dict[str, Edge] = {
        "semitendinosus": outline_of(SEMITENDINOSUS),
        "semimembranosus": outline_of(SEMIMEMBRANOSUS),
        "biceps femoris": outline_of(LONG_HEAD),
        "short head": outline_of(SHORT_HEAD),
        "sit bone": shapes.HIP,
        "thigh bone": shapes.FEMUR,
        "shin bone": shapes.TIBIA,
        "calf bone": shapes.FIBULA,
    }
    named = {pointer.words: pointer.part for pointer in inner_pointers(ENGLISH) + outer_pointers(ENGLISH)}

    assert {name for name, part in named.items() if part} == set(parts)
    assert all(inside(part, parts[name]) for name, part in named.items() if part)


def test_no_label_points_to_a_part_that_another_one_covers() -> None:
    covering = {"semimembranosus": SEMITENDINOSUS, "short head": LONG_HEAD, "thigh bone": SHORT_HEAD}
    named = {pointer.words: pointer.part for pointer in inner_pointers(ENGLISH) + outer_pointers(ENGLISH)}

    for words, strand in covering.items():
        part = named[words]
        assert part is not None
        assert not inside(part, outline_of(strand))


@every_theme
@pytest.mark.parametrize("labels", [ENGLISH, SPANISH, LONGER], ids=["English", "Spanish", "longer"])
def test_every_label_is_inside_the_frame_and_covers_neither_leg_nor_label(labels: Labels, theme: Theme) -> None:
    boxes = words_of(anatomy_scene(labels, theme))
    leg = [VIEW.pixel(place)[0] for place in shapes.SKIN_INNER], [VIEW.pixel(place)[0] for place in shapes.SKIN_OUTER]

    assert len(boxes) >= len(fields(Labels))
    assert all(box.left >= 2 and box.right <= WIDTH - 2 and box.low >= 2 and box.high <= HEIGHT - 2 for box in boxes)
    assert all(box.right < min(leg[0]) or box.left > max(leg[1]) for box in boxes)
    assert not [
        (a, b)
        for a, b in combinations(boxes, 2)
        if a.left < b.right - 1 and b.left < a.right - 1 and a.low < b.high and b.low < a.high
    ]


@every_theme
@every_light
def test_words_stand_out_from_the_card(theme: Theme, lit: Muscle | None) -> None:
    scene = anatomy_scene(SPANISH, theme, lit)

    assert min(contrast(shape.colour, theme.card) for shape in scene.shapes if isinstance(shape, Text)) >= WORDS


@every_theme
@every_light
@pytest.mark.parametrize("strand", STRANDS.values(), ids=STRANDS)
def test_every_muscle_stands_out_from_the_card_by_its_fill_or_its_outline(
    strand: Strand, theme: Theme, lit: Muscle | None
) -> None:
    tints = Tints.of(strand, theme, skin(theme), lit)

    assert max(contrast(tints.flesh, theme.card), contrast(tints.edge, theme.card)) >= SHAPES


@every_theme
def test_the_muscle_that_is_lit_is_further_from_the_skin_than_the_faded_ones(theme: Theme) -> None:
    for strand in STRANDS.values():
        lit, faded = (Tints.of(strand, theme, skin(theme), muscle) for muscle in (strand.muscle, other(strand.muscle)))

        assert lit.opacity > faded.opacity
        assert distance(lit.flesh, skin(theme)) > 2 * distance(faded.flesh, skin(theme))


def other(muscle: Muscle) -> Muscle:
    return next(one for one in Muscle if one is not muscle)


def distance(one: str, two: str) -> float:
    pairs = ((int(one[i : i + 2], 16), int(two[i : i + 2], 16)) for i in (1, 3, 5))
    return float(sum((a - b) ** 2 for a, b in pairs) ** 0.5)


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize("of", [EVERY, *Muscle])
def test_the_file_is_a_small_png_of_the_promised_size_and_the_same_every_time(of: str, theme: str) -> None:
    file = anatomy(of, theme, asdict(SPANISH))

    with Image.open(io.BytesIO(file)) as image:
        assert (image.format, image.size, image.mode) == ("PNG", (720, 640), "P")
    assert len(file) <= 60_000
    assert anatomy(of, theme, asdict(SPANISH)) == file


def test_other_words_or_another_muscle_are_another_picture() -> None:
    usual = anatomy(EVERY, "light", asdict(ENGLISH))

    assert anatomy(Muscle.SEMITENDINOSUS, "light", asdict(ENGLISH)) != usual
    assert anatomy(EVERY, "light", asdict(replace(ENGLISH, sit_bone="isquion"))) != usual
