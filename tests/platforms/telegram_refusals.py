"""What Telegram refuses, in its own words, each with where that is written.

"td" below is https://github.com/tdlib/td, and "server" https://github.com/tdlib/telegram-bot-api: the code
that the real Bot API runs on. The documentation names the limits, the code the words.
"""

from __future__ import annotations

import json
import re
from dataclasses import dataclass, field
from itertools import chain
from typing import Any

from telegram.constants import MessageEntityType

TEXT_UNITS = 4096
CAPTION_UNITS = 1024
DATA_BYTES = 64
TOAST_CHARS = 200
KEYBOARD_BUTTONS = 100
COMMANDS = 100
DESCRIPTION_CHARS = 256

ENTITY_TYPES = frozenset(MessageEntityType)
"""https://core.telegram.org/bots/api#messageentity"""


@dataclass
class Refusal(Exception):  # noqa: N818 - what Telegram does, not what went wrong here
    """A call that Telegram does not carry out."""

    status: int
    description: str
    parameters: dict[str, Any] = field(default_factory=dict)


def bad(description: str) -> Refusal:
    """https://core.telegram.org/bots/api#making-requests: ok is false, the reason is in description."""
    return Refusal(400, f"Bad Request: {description}")


# https://core.telegram.org/bots/api#authorizing-your-bot: the token is part of the path. One without the form
# of a token is no path at all; one that no bot has is unauthorized.
NOT_FOUND = Refusal(404, "Not Found")
UNAUTHORIZED = Refusal(401, "Unauthorized")

# https://core.telegram.org/bots/api#getupdates, note 1, and server Client.cpp, abort_long_poll: a new poll ends
# the one that waits.
CONFLICT = Refusal(
    409,
    "Conflict: terminated by other getUpdates request; make sure that only one bot instance is running",
)

# https://core.telegram.org/bots/api#sendmessage: text has 1-4096 characters after entities are parsed.
EMPTY = bad("message text is empty")
TOO_LONG = bad("message is too long")

# https://core.telegram.org/bots/api#sendmessage: chat_id must name a chat that the bot can see.
NO_CHAT = bad("chat not found")

# https://core.telegram.org/bots#how-are-bots-different-from-users: people speak first; and may block a bot.
NOT_STARTED = Refusal(403, "Forbidden: bot can't initiate conversation with a user")
BLOCKED = Refusal(403, "Forbidden: bot was blocked by the user")
KICKED = Refusal(403, "Forbidden: bot was kicked from the group chat")

# https://core.telegram.org/bots/api#inlinekeyboardbutton: callback_data has 1-64 bytes, and exactly one of the
# fields beside the label must be used; server Client.cpp, get_inline_keyboard_button.
BUTTON_DATA = bad("BUTTON_DATA_INVALID")
BUTTON_PLAIN = bad("can't parse inline keyboard button: Text buttons are unallowed in the inline keyboard")
BUTTON_NAMELESS = bad("can't parse inline keyboard button: Can't find field \"text\"")

# https://core.telegram.org/method/messages.sendMessage: REPLY_MARKUP_TOO_LONG; server Client.cpp,
# fail_query_with_error, has the words.
KEYBOARD_LONG = bad("reply markup is too long")

# https://core.telegram.org/bots/api#editmessagetext; server Client.cpp, fail_query_with_error and
# process_edit_message_text_query, has the words.
UNCHANGED = bad(
    "message is not modified: specified new message content and reply markup are exactly the same as a "
    "current content and reply markup of the message"
)
# td MessageQueryManager.cpp and MessagesManager.cpp, edit_message_text and edit_message_caption: what has no words
# of that sort cannot be given any.
NO_TEXT = bad("there is no text in the message to edit")
NO_CAPTION = bad("there is no caption in the message to edit")

# https://core.telegram.org/bots/api#sendphoto: captions have 0-1024 characters after entities are parsed.
CAPTION_LONG = bad("message caption is too long")

# https://core.telegram.org/bots/api#sending-files; server Client.cpp, fail_query_with_error, for what the file
# manager of td and https://core.telegram.org/method/messages.uploadMedia#possible-errors say.
FILE_ID = bad("wrong file identifier/HTTP URL specified")
FILE_EMPTY = bad("file must be non-empty")
NO_IMAGE = bad("IMAGE_PROCESS_FAILED")
DIMENSIONS = bad("PHOTO_INVALID_DIMENSIONS")
TOO_LARGE = Refusal(413, "Request Entity Too Large")

# https://core.telegram.org/bots/api#deletemessage: up to 48 hours; server Client.cpp, process_delete_message_query
# and fail_query_with_error, has the words.
NOTHING_TO_DELETE = bad("message to delete not found")
TOO_OLD_TO_DELETE = bad("message can't be deleted for everyone")

NO_DOCUMENT = bad("there is no document in the request")
NO_MESSAGE = bad("message to edit not found")
NOT_OURS = bad("message can't be edited")

# https://core.telegram.org/bots/api#answercallbackquery, and server Client.cpp, fail_query_with_error, for
# QUERY_ID_INVALID; https://core.telegram.org/method/messages.setBotCallbackAnswer for the length.
QUERY_OLD = bad("query is too old and response timeout expired or query ID is invalid")
TOAST_LONG = bad("MESSAGE_TOO_LONG")

# https://core.telegram.org/bots/api#botcommand and #setmycommands;
# https://core.telegram.org/method/bots.setBotCommands#possible-errors.
COMMAND_NAME = bad("BOT_COMMAND_INVALID")
COMMAND_SUMMARY = bad("BOT_COMMAND_DESCRIPTION_INVALID")
COMMANDS_MANY = bad("BOT_COMMANDS_TOO_MUCH")
LANGUAGE = bad("invalid language code specified")


def too_many(seconds: int) -> Refusal:
    """https://core.telegram.org/bots/api#responseparameters: retry_after, when flood control is exceeded."""
    return Refusal(429, f"Too Many Requests: retry after {seconds}", {"retry_after": seconds})


def migrated(to: int) -> Refusal:
    """https://core.telegram.org/bots/api#responseparameters: migrate_to_chat_id, the new supergroup."""
    return Refusal(400, "Bad Request: group chat was upgraded to a supergroup chat", {"migrate_to_chat_id": to})


def units(text: str) -> int:
    """https://core.telegram.org/api/entities#entity-length: lengths count UTF-16 units."""
    return len(text.encode("utf-16-le")) // 2


def checked_text(text: str) -> str:
    """Return *text* as it will be shown, white space at its ends left out (td MessageEntity.cpp)."""
    shown = text.strip()
    if not shown:
        raise EMPTY
    if units(shown) > TEXT_UNITS:
        raise TOO_LONG
    return shown


def checked_entities(raw: str | None, text: str) -> list[dict[str, Any]]:
    """Return the entities that *raw* lists; td MessageEntity.cpp, fix_formatted_text, has the words."""
    entities: list[dict[str, Any]] = json.loads(raw or "[]")
    starts = _unit_starts(text)
    for entity in entities:
        _check_entity(entity, starts)
    return [entity for entity in entities if entity["length"]]


def _unit_starts(text: str) -> set[int]:
    """Return where a UTF-16 symbol may begin or end."""
    starts, at = {0}, 0
    for char in text:
        at += units(char)
        starts.add(at)
    return starts


def _check_entity(entity: dict[str, Any], starts: set[int]) -> None:
    offset, length, end = entity["offset"], entity["length"], max(starts)
    if entity["type"] not in ENTITY_TYPES:
        raise bad("can't parse MessageEntity: Unsupported type specified")
    if entity["type"] == "date_time" and "unix_time" not in entity:
        raise bad("can't parse MessageEntity: Can't find field \"unix_time\"")
    if offset < 0 or length < 0:
        raise bad(f"receive an entity with incorrect offset {offset} or length {length}")
    if offset > end:
        raise bad(f"entity begins after the end of the text at UTF-16 offset {offset}")
    if offset + length > end:
        raise bad(
            f"entity beginning at UTF-16 offset {offset} ends after the end of the text at UTF-16 offset "
            f"{offset + length}"
        )
    if offset not in starts:
        raise bad(f"entity begins in a middle of a UTF-16 symbol at byte offset {offset}")
    if offset + length not in starts:
        raise bad(f"entity beginning at UTF-16 offset {offset} ends in a middle of a UTF-16 symbol")


def checked_buttons(raw: str | None) -> list[list[tuple[str, str]]]:
    """Return rows of (label, callback_data)."""
    rows = json.loads(raw)["inline_keyboard"] if raw else []
    if sum(map(len, rows)) > KEYBOARD_BUTTONS:
        raise KEYBOARD_LONG
    for button in chain.from_iterable(rows):
        _check_button(button)
    return [[(button["text"], button["callback_data"]) for button in row] for row in rows if row]


def _check_button(button: dict[str, Any]) -> None:
    if not button.get("text"):
        raise BUTTON_NAMELESS
    if not button.get("callback_data"):
        raise BUTTON_PLAIN
    if len(button["callback_data"].encode()) > DATA_BYTES:
        raise BUTTON_DATA


def checked_menu(commands: list[dict[str, str]], language: str) -> list[tuple[str, str]]:
    """Return (command, description) pairs."""
    if len(commands) > COMMANDS:
        raise COMMANDS_MANY
    if not re.fullmatch("([a-z]{2})?", language):
        raise LANGUAGE
    for command in commands:
        if not re.fullmatch("[a-z0-9_]{1,32}", command["command"]):
            raise COMMAND_NAME
        if not 1 <= len(command["description"]) <= DESCRIPTION_CHARS:
            raise COMMAND_SUMMARY
    return [(command["command"], command["description"]) for command in commands]
