"""Pictures in words: what is seen, what moves, which muscles work; never too long."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from catalog.drawing.alt import ALT_CHARS, NAMES, Kind, alt_text
from catalog.drawing.channels import MUSCLES
from catalog.drawing.reading import load_motion, pose_slugs
from tests.catalog.drawing.poses import HINGE, motion_of


def test_it_says_what_is_seen_and_which_muscles_work_how_hard(tmp_path: Path) -> None:
    words = alt_text(motion_of(tmp_path, HINGE), "Hinge", Kind.STILL)

    assert words == (
        "Hinge, drawn from the side: start (1) and end (2), with an arrow between. "
        "A person bends at the hips and stands up again. "
        "Working hard: hamstrings. Working too: glutes."
    )


def test_a_loop_is_said_to_move(tmp_path: Path) -> None:
    assert "one repetition, moving" in alt_text(motion_of(tmp_path, HINGE), "Hinge", Kind.LOOP)


def test_stretching_is_not_called_work(tmp_path: Path) -> None:
    text = HINGE.replace("work = { hamstrings = 1.0 }", "stretch = { hamstrings = 0.9 }").replace(
        "work = { hamstrings = 0.2, glutes = 0.3 }", ""
    )

    words = alt_text(motion_of(tmp_path, text), "Hinge", Kind.STILL)

    assert words.endswith("Stretched: hamstrings.")
    assert "Working" not in words


def test_a_long_description_is_cut_to_what_platforms_take(tmp_path: Path) -> None:
    motion = replace(motion_of(tmp_path, HINGE), alt="A person bends. " * 100)

    assert len(alt_text(motion, "Hinge", Kind.STILL)) == ALT_CHARS


def test_every_muscle_has_a_name() -> None:
    assert set(NAMES) == set(MUSCLES)


@pytest.mark.parametrize("slug", pose_slugs())
def test_every_drawing_has_words_that_fit_uncut(slug: str) -> None:
    motion = load_motion(slug)
    if motion.without:
        pytest.skip(motion.without)

    words = alt_text(motion, slug, Kind.STILL)

    assert motion.alt in words
    assert len(words) < ALT_CHARS
    assert words.endswith(".")
