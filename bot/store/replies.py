"""Replies as compact JSON and back, without loss."""

from __future__ import annotations

import json
from base64 import b64decode, b64encode
from datetime import datetime
from typing import Any, assert_never

from bot.messages import Block, Bullets, Button, File, Heading, Moment, Note, Paragraph, Reply, Steps
from bot.pictures import Drawing, DrawingKind, Picture, Theme

to_json = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode
"""Return a value as JSON without spaces; made once, because making the encoder costs more than its work."""


def to_stored(reply: Reply) -> str:
    """Return *reply* as one line of JSON; what is absent takes no room."""
    stored: dict[str, Any] = {"blocks": [_from_block(block) for block in reply.blocks]}
    if reply.buttons:
        stored["buttons"] = [[[button.label, button.line] for button in row] for row in reply.buttons]
    if reply.picture:
        stored["picture"] = _from_picture(reply.picture)
    if reply.private:
        stored["private"] = 1
    if reply.replaces:
        stored["replaces"] = 1
    if reply.files:
        stored["files"] = [[file.name, b64encode(file.content).decode()] for file in reply.files]
    return to_json(stored)


def from_stored(text: str) -> Reply:
    """Return the reply that `to_stored` made *text* of.

    Raises:
        ValueError: It made no such text.
    """
    stored = json.loads(text)
    return Reply(
        tuple(_to_block(*parts) for parts in stored["blocks"]),
        buttons=tuple(tuple(Button(*parts) for parts in row) for row in stored.get("buttons", ())),
        picture=_to_picture(stored["picture"]) if "picture" in stored else None,
        private="private" in stored,
        replaces="replaces" in stored,
        files=tuple(File(name, b64decode(content)) for name, content in stored.get("files", ())),
    )


def _from_block(block: Block) -> list[Any]:
    match block:
        case Heading(text):
            return ["h", text]
        case Paragraph(text):
            return ["p", text]
        case Note(text):
            return ["n", text]
        case Steps(items):
            return ["s", *items]
        case Bullets(items):
            return ["b", *items]
        case Moment(instant, zone, words):
            return ["m", instant.isoformat(), zone, words]
        case _:
            assert_never(block)


def _to_block(kind: str, *parts: str) -> Block:
    match kind:
        case "h":
            return Heading(*parts)
        case "p":
            return Paragraph(*parts)
        case "n":
            return Note(*parts)
        case "s":
            return Steps(parts)
        case "b":
            return Bullets(parts)
        case "m":
            instant, zone, words = parts
            return Moment(datetime.fromisoformat(instant), zone, words)
        case _:
            raise ValueError(f"no kind of block is stored as {kind!r}")


def _from_picture(picture: Picture) -> list[str]:
    drawing = picture.drawing
    return [picture.alt, drawing.kind, drawing.of, drawing.theme, drawing.data]


def _to_picture(parts: list[str]) -> Picture | None:
    """Return the picture, or None for one as another version stores it: a reply is worth keeping without."""
    try:
        alt, kind, of, theme, data = parts
        return Picture(Drawing(DrawingKind(kind), of, Theme(theme), data), alt)
    except ValueError:
        return None
