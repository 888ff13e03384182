"""A reply as Telegram shows it: one text, its entities and an inline keyboard; all of it pure."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import assert_never

from telegram import InlineKeyboardButton, InlineKeyboardMarkup, MessageEntity

from adapters.telegram.units import cut, units
from bot.messages import LINE_BYTES, Block, Bullets, Button, Heading, Moment, Note, Paragraph, Reply, Steps

MESSAGE_CHARS = 4096
"""Longest text, in UTF-16 units after entities are parsed (https://core.telegram.org/bots/api#sendmessage)."""

CAPTION_CHARS = 1024
"""Longest caption of a photo or an animation, in UTF-16 units after entities are parsed
(https://core.telegram.org/bots/api#sendphoto)."""

CALLBACK_BYTES = 64
"""Longest callback_data in UTF-8 (https://core.telegram.org/bots/api#inlinekeyboardbutton)."""

CALLBACK_ANSWER_CHARS = 200
"""Longest text of an answer to a pressed button (https://core.telegram.org/bots/api#answercallbackquery)."""

LABEL_CHARS = 64
"""Longest label we put on a button. Telegram names no limit
(https://core.telegram.org/bots/api#inlinekeyboardbutton); a phone shows about this much of a row's only button."""

BETWEEN_BLOCKS = "\n\n"

if LINE_BYTES > CALLBACK_BYTES:
    raise ValueError("a button's line does not fit callback_data")

_PING = re.compile(r"(?<!\w)@(?=\w)")
_WORD_JOINER = "\u2060"


@dataclass(frozen=True, slots=True)
class TextMessage:
    """What sendMessage and editMessageText take; the words are a caption too, where they are short enough.

    Attributes:
        entities: In the order of their offsets, which count UTF-16 units.
    """

    text: str
    entities: tuple[MessageEntity, ...] = ()
    keyboard: InlineKeyboardMarkup | None = None


def to_message(reply: Reply, *, pings: bool = True) -> TextMessage:
    """Return *reply* as one message; too long a text ends in an ellipsis at the boundary of a block or word.

    Args:
        reply: What to show. Its picture is no part of it.
        pings: Whether "@name" may reach its owner; false where others read along.
    """
    text = ""
    entities: list[MessageEntity] = []
    for block in reply.blocks:
        words = _clean(to_text(block), pings=pings)
        if not words:
            continue
        text += BETWEEN_BLOCKS if text else ""
        entities.extend(_entities(block, units(text), units(words)))
        text += words
    shown = cut(text, MESSAGE_CHARS)
    return TextMessage(shown, tuple(_clipped(entities, text, shown)), to_keyboard(reply.buttons))


def fits_caption(message: TextMessage) -> bool:
    """Whether the words of *message* may stand under a picture."""
    return units(message.text) <= CAPTION_CHARS


def to_text(block: Block) -> str:
    """Return the words of *block*."""
    match block:
        case Heading(text) | Paragraph(text) | Note(text):
            return text
        case Steps(items):
            return "\n".join(f"{number}. {item}" for number, item in enumerate(items, 1))
        case Bullets(items):
            return "\n".join(f"• {item}" for item in items)
        case Moment(words=words):
            return words
        case _:
            assert_never(block)


def to_alert(reply: Reply) -> str:
    """Return the words of *reply* as the answer to a pressed button, shortened to what fits there."""
    return cut(_bare(reply), CALLBACK_ANSWER_CHARS)


def fits_alert(reply: Reply) -> bool:
    """Whether *reply* is said whole in the answer to a pressed button."""
    return not (reply.buttons or reply.picture or reply.files) and units(_bare(reply)) <= CALLBACK_ANSWER_CHARS


def _bare(reply: Reply) -> str:
    return "\n".join(_clean(to_text(block), pings=True) for block in reply.blocks)


def to_keyboard(buttons: tuple[tuple[Button, ...], ...]) -> InlineKeyboardMarkup | None:
    """Return *buttons* as an inline keyboard, each with its line as callback_data; None for no buttons."""
    if not buttons:
        return None
    return InlineKeyboardMarkup([[_to_button(button) for button in row] for row in buttons])


def _to_button(button: Button) -> InlineKeyboardButton:
    label = cut(_clean(button.label, pings=True) or button.line, LABEL_CHARS)
    return InlineKeyboardButton(label, callback_data=button.line)


def _entities(block: Block, offset: int, length: int) -> Iterator[MessageEntity]:
    match block:
        case Heading():
            yield MessageEntity(MessageEntity.BOLD, offset, length)
        case Note():
            yield MessageEntity(MessageEntity.ITALIC, offset, length)
        case Moment(instant=instant):
            yield _stamp(instant, offset, length)
        case Paragraph() | Steps() | Bullets():
            return
        case _:
            assert_never(block)


def _stamp(instant: datetime, offset: int, length: int) -> MessageEntity:
    """Return a date that a tap reveals; without a format the words stay as they are.

    See https://core.telegram.org/bots/api#date-time-entity-formatting.
    """
    return MessageEntity(MessageEntity.DATE_TIME, offset, length, unix_time=instant)


def _clipped(entities: list[MessageEntity], text: str, shown: str) -> Iterator[MessageEntity]:
    """Keep of *entities* what lies in *shown*; half a date is no date."""
    end = units(shown)
    for entity in entities:
        if shown == text or entity.offset + entity.length <= end - 1:
            yield entity
        elif entity.offset < end - 1 and entity.type != MessageEntity.DATE_TIME:
            yield MessageEntity(entity.type, entity.offset, end - entity.offset)


def _clean(words: str, *, pings: bool) -> str:
    words = words.encode("utf-8", "replace").decode().strip()
    return words if pings else _PING.sub(f"@{_WORD_JOINER}", words)
