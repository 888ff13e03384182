"""What the library raises, told apart by what can be done about it."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

from telegram.error import BadRequest, ChatMigrated, Forbidden, RetryAfter, TelegramError

from bot.errors import Moved, Refused, SendError, TryLater, Unreachable
from bot.messages import Place

_NOBODY_THERE = (
    "chat not found",
    "user not found",
    "peer_id_invalid",
    "not enough rights to send",
    "have no rights to send",
    "chat_write_forbidden",
    "chat_restricted",
    "message thread not found",
    "topic_closed",
    "topic_deleted",
)
"""Refusals that are about the place, not about what was to be sent there
(https://core.telegram.org/method/messages.sendMessage#possible-errors)."""

_TOO_LARGE = "request entity too large"
"""What stands before Telegram says to an upload beyond 50 MB; its status is 413, which the library does not tell."""

_OTHER_KIND = ("there is no text in the message to edit", "there is no media in the message to edit")
"""A message with a picture cannot become one without; and Bot API servers from before 2024 do not do the reverse."""

_NOT_EDITABLE = ("message to edit not found", "message can't be edited", "message_id_invalid")
_UNCHANGED = "message is not modified"
_EXPIRED = "query is too old"


def to_send_error(error: TelegramError, place: Place) -> SendError:
    """Return what *error*, raised while sending to *place*, means to the core."""
    match error:
        case RetryAfter():
            return TryLater(error.message, retry_after(error))
        case ChatMigrated():
            return Moved(replace(place, address=str(error.new_chat_id)))
        case Forbidden():
            return Unreachable(error.message)
        # A BadRequest is a NetworkError, but trying again will not mend it.
        case BadRequest():
            return Unreachable(error.message) if is_about_place(error) else Refused(error.message)
        case _:
            return TryLater(error.message)


def retry_after(error: RetryAfter) -> timedelta:
    """Return how long Telegram asks to wait."""
    wait = error.retry_after
    return wait if isinstance(wait, timedelta) else timedelta(seconds=wait)


def is_content_refused(error: TelegramError) -> bool:
    """Return whether what was to be sent was refused, and not just now."""
    return isinstance(error, BadRequest) or _is_one_of(error, _TOO_LARGE)


def is_about_place(error: TelegramError) -> bool:
    """Return whether a refusal is about the place, whatever was to be sent there."""
    return _is_one_of(error, *_NOBODY_THERE)


def is_other_kind(error: BadRequest) -> bool:
    """Return whether an edit was refused because a picture cannot become words, or words no picture."""
    return _is_one_of(error, *_OTHER_KIND)


def is_not_editable(error: BadRequest) -> bool:
    """Return whether an edit was refused because the message is gone or out of reach."""
    return _is_one_of(error, *_NOT_EDITABLE)


def is_unchanged(error: BadRequest) -> bool:
    """Return whether an edit was refused because the message shows it already."""
    return _is_one_of(error, _UNCHANGED)


def is_expired(error: BadRequest) -> bool:
    """Return whether a press was acknowledged too late."""
    return _is_one_of(error, _EXPIRED)


def _is_one_of(error: TelegramError, *words: str) -> bool:
    # The library changes the case of what Telegram says.
    said = error.message.casefold()
    return any(word in said for word in words)
