from __future__ import annotations

import json
from datetime import UTC, datetime
from typing import get_args

import pytest

from bot.messages import Block, Bullets, Button, File, Heading, Moment, Note, Paragraph, Reply, Steps
from bot.pictures import Drawing, DrawingKind, Picture, Theme
from bot.store.replies import from_stored, to_stored

BLOCKS: tuple[Block, ...] = (
    Heading("Leg day"),
    Paragraph('Two lines,\n"quoted" – and ünïcode 🦵'),
    Steps(("Kneel", "Lower")),
    Steps(()),
    Bullets(("Band",)),
    Bullets(()),
    Note("EMG study"),
    Moment(datetime(2026, 3, 30, 16, 0, 0, 250_000, UTC), "Europe/Berlin", "Mon 30 March, 18:00 Europe/Berlin"),
)
NORDIC = Picture(Drawing(DrawingKind.LOOP, "nordic-hamstring-curl"), "A kneeling figure")
MISTAKE = Picture(Drawing(DrawingKind.MISTAKE, "glute-bridge", Theme.DARK, "1"), "Die Hüfte hängt")
BUTTONS = ((Button("Start", "start 1"), Button("Swap 1", "swap 1 1")), (Button("Undo", "undo"),))


def test_every_kind_of_block_is_tried() -> None:
    assert {type(block) for block in BLOCKS} == set(get_args(Block))


@pytest.mark.parametrize(
    "reply",
    [
        Reply(BLOCKS),
        Reply(BLOCKS, BUTTONS, NORDIC, private=True, replaces=True),
        Reply(BLOCKS, picture=MISTAKE),
        Reply(BLOCKS[:1], private=True),
        Reply(BLOCKS[:1], replaces=True),
        Reply(BLOCKS[:1], BUTTONS),
        Reply(BLOCKS[:1], files=(File("all.json", b"\x00\xff{}"), File("all.ics", b""))),
        *(Reply((block,)) for block in BLOCKS),
    ],
)
def test_a_reply_comes_back_as_it_was(reply: Reply) -> None:
    assert from_stored(to_stored(reply)) == reply


def test_what_is_absent_takes_no_room() -> None:
    assert to_stored(Reply.say("Tea")) == '{"blocks":[["p","Tea"]]}'


@pytest.mark.parametrize(
    "picture",
    [
        ["bridge.png", "A bridge"],
        ["A bridge", "hologram", "glute-bridge", "light", ""],
        ["A bridge", "still", "x", "sepia", ""],
    ],
)
def test_a_reply_whose_picture_another_version_stored_comes_back_without_it(picture: list[str]) -> None:
    stored = json.dumps({"blocks": [["p", "Tea"]], "picture": picture})

    assert from_stored(stored) == Reply.say("Tea")


def test_an_unknown_kind_of_block_is_refused() -> None:
    with pytest.raises(ValueError, match="'x'"):
        from_stored(json.dumps({"blocks": [["x", "Tea"]]}))
