"""The two sets of colours keep the contrasts of WCAG, also for who sees no hue."""

from __future__ import annotations

from itertools import pairwise

import pytest

from catalog.drawing.colours import (
    SHAPES,
    THEMES,
    WORDS,
    Theme,
    channels,
    contrast,
    glass,
    luminance,
    mix,
    on_ramp,
)
from catalog.drawing.figure import without_colours
from catalog.drawing.muscles import DARK

FILLS = ("near", "far", "hair", "vest", "shorts", "shoe", "sole", "iron", "steel", "pad", "prop", "band", "wood")
"""What is always painted with an outline."""

ALONE = ("floor", "steel", "iron", "band", "arrow", "text", "right", "wrong")
"""What is painted without one."""

APART = 1.4
"""Least contrast of two neighbours on a ramp."""


@pytest.fixture(params=sorted(THEMES))
def theme(request: pytest.FixtureRequest) -> Theme:
    return THEMES[request.param]


@pytest.mark.parametrize("part", FILLS)
def test_every_part_has_a_fill_or_an_outline_that_stands_out_from_the_card(theme: Theme, part: str) -> None:
    fill = getattr(theme, part)

    assert max(contrast(fill, theme.card), contrast(theme.line, theme.card)) >= SHAPES


@pytest.mark.parametrize("part", ALONE)
def test_what_has_no_outline_stands_out_by_itself(theme: Theme, part: str) -> None:
    assert contrast(getattr(theme, part), theme.card) >= SHAPES


def test_words_stand_out_from_the_card_and_numbers_from_their_disc(theme: Theme) -> None:
    assert contrast(theme.text, theme.card) >= WORDS
    assert contrast(theme.card, theme.arrow) >= WORDS


def test_cross_and_tick_stand_out_from_their_discs(theme: Theme) -> None:
    assert contrast(theme.card, theme.wrong) >= SHAPES
    assert contrast(theme.card, theme.right) >= SHAPES


@pytest.mark.parametrize("part", ["near", "far", "hair", "vest", "shorts", "shoe"])
def test_a_partner_in_greys_stands_out_from_the_card_too(theme: Theme, part: str) -> None:
    fill = getattr(without_colours(theme), part)

    assert max(contrast(fill, theme.card), contrast(theme.line, theme.card)) >= SHAPES


@pytest.mark.parametrize("ramp", ["work", "stretch"])
def test_more_work_is_darker_so_that_it_is_seen_without_hue(theme: Theme, ramp: str) -> None:
    colours = [on_ramp(getattr(theme, ramp), step / 4) for step in range(5)]

    for less, more in pairwise(colours):
        assert luminance(less) > luminance(more)
    for less, more in pairwise(getattr(theme, ramp)):
        assert contrast(less, more) >= APART


@pytest.mark.parametrize("ramp", ["work", "stretch"])
@pytest.mark.parametrize("share", [0.0, 0.5, 1.0])
def test_a_muscles_outline_stands_out_from_the_skin_round_it(theme: Theme, ramp: str, share: float) -> None:
    outline = mix(on_ramp(getattr(theme, ramp), share), theme.muscle, DARK)

    assert contrast(outline, theme.near) >= SHAPES


def test_heat_runs_one_way(theme: Theme) -> None:
    lights = [luminance(colour) for colour in theme.heat]

    assert lights in (sorted(lights), sorted(lights, reverse=True))


def test_contrast_is_as_wcag_measures_it() -> None:
    assert contrast("#000000", "#FFFFFF") == pytest.approx(21)
    assert contrast("#777777", "#FFFFFF") == pytest.approx(4.48, abs=0.01)
    assert contrast("#1565C0", "#1565C0") == 1


def test_mixing_goes_from_one_colour_to_the_other() -> None:
    assert [mix("#000000", "#204060", share) for share in (0, 0.5, 1)] == ["#000000", "#102030", "#204060"]


def test_a_ramp_is_cut_at_its_ends() -> None:
    ramp = ("#000000", "#808080", "#FFFFFF")

    assert [on_ramp(ramp, share) for share in (-1, 0, 0.5, 1, 2)] == [
        "#000000",
        "#000000",
        "#808080",
        "#FFFFFF",
        "#FFFFFF",
    ]


def test_glass_keeps_its_colour() -> None:
    assert glass("#475467", 0.5) == "#47546780"
    assert channels("#47546780") == (0x47, 0x54, 0x67, 0x80)
