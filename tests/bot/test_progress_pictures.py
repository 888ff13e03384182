"""/progress and /best come with a picture that says the same as their words."""

from __future__ import annotations

import json
from collections.abc import AsyncIterator
from pathlib import Path

import pytest
from PIL import Image

from bot.pictures import DrawingKind, Theme
from catalog.drawing.panels.data import Bars, Heatmap, Steps, from_data
from tests.bot.artists import Sketchbook
from tests.bot.coaching.samples import labels, log
from tests.conversation import Conversation, conversation


@pytest.fixture
def sketchbook(tmp_path: Path) -> Sketchbook:
    return Sketchbook(tmp_path)


@pytest.fixture
async def chat(tmp_path: Path, sketchbook: Sketchbook) -> AsyncIterator[Conversation]:
    async with conversation(tmp_path, draw=sketchbook) as talk:
        yield talk


async def test_progress_shows_the_days_and_the_sets_that_it_tells(chat: Conversation, sketchbook: Sketchbook) -> None:
    await log(chat, "romanian-deadlift", 8, 8, 8, days_ago=9, load=60_000)
    await log(chat, "romanian-deadlift", 10, 8, 8, days_ago=2, load=60_000)
    (said,) = await chat.say("/progress")
    (drawing,) = sketchbook.drawings
    days, sets = from_data(json.loads(drawing.data))

    assert (drawing.kind, drawing.of) == (DrawingKind.CHART, "progress")
    assert isinstance(days, Heatmap)
    assert isinstance(sets, Bars)
    assert days.streak == "2 weeks in a row"
    assert days.streak in said["text"]
    assert days.lit
    assert [bar.value for bar in sets.bars[-2:]] == [3, 3]
    assert "2 weeks in a row" in said["picture"]["alt"]
    with Image.open(said["picture"]["file"]) as image:
        assert image.width == 704


async def test_an_empty_log_has_nothing_to_show(chat: Conversation, sketchbook: Sketchbook) -> None:
    await chat.say("/progress")
    (said,) = await chat.say("/best")

    assert sketchbook.drawings == []
    assert "Nothing logged yet" in said["text"]


async def test_an_old_log_begins_a_new_streak_without_a_flame(chat: Conversation, sketchbook: Sketchbook) -> None:
    await log(chat, "romanian-deadlift", 8, 8, days_ago=40)
    await chat.say("/progress")
    (days, _) = from_data(json.loads(sketchbook.drawings[0].data))

    assert isinstance(days, Heatmap)
    assert not days.lit
    assert days.streak == "A new streak starts with your next session"


async def test_the_best_sets_are_a_press_away_and_shown_as_they_grew(
    chat: Conversation, sketchbook: Sketchbook
) -> None:
    await log(chat, "romanian-deadlift", 8, 8, days_ago=16, load=40_000)
    await log(chat, "romanian-deadlift", 8, 8, days_ago=9, load=50_000)
    await log(chat, "glute-bridge", 12, days_ago=2)
    await chat.say("/progress")
    (said,) = await chat.press("Best sets")
    panels = from_data(json.loads(sketchbook.drawings[-1].data))

    assert "Best Glute Bridge: 12" in said["text"]
    assert "Best Romanian Deadlift: 8 at 50 kg" in said["text"]
    assert said["replaces"] is None
    assert [type(panel) for panel in panels] == [Steps]
    assert said["picture"]["alt"] == "Romanian Deadlift, each new best: 40 kg (11 Mar), 50 kg (18 Mar)."


async def test_bests_that_did_not_grow_yet_are_told_in_words_alone(chat: Conversation) -> None:
    await log(chat, "glute-bridge", 12, days_ago=2)
    (said,) = await chat.say("/best")

    assert said["text"] == "Your best sets\n• Best Glute Bridge: 12"
    assert said["picture"] is None


async def test_who_likes_no_pictures_gets_words_alone(chat: Conversation, sketchbook: Sketchbook) -> None:
    await log(chat, "romanian-deadlift", 8, 8, days_ago=9)
    await log(chat, "romanian-deadlift", 9, 8, days_ago=2)
    await chat.say("/settings pictures off")
    (progress,) = await chat.say("/progress")
    (best,) = await chat.say("/best")

    assert progress["picture"] is None
    assert best["picture"] is None
    assert "Best sets" in labels(progress)
    assert sketchbook.drawings == []


async def test_pictures_come_in_the_colours_and_the_language_that_were_chosen(
    chat: Conversation, sketchbook: Sketchbook
) -> None:
    await log(chat, "romanian-deadlift", 8, 8, days_ago=2)
    await chat.say("/settings pictures dark")
    await chat.say("/settings language es")
    await chat.say("/progress")
    (days, _) = from_data(json.loads(sketchbook.drawings[-1].data))

    assert sketchbook.drawings[-1].theme is Theme.DARK
    assert isinstance(days, Heatmap)
    assert days.weekdays[0] == "lun"
