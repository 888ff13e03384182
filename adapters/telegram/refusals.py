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
            return Unreachable(error.message) if _is_one_of(error, *_NOBODY_THERE) else Refused(error.message)
        case _:
            return TryLater(error.message)


def retry_after(error: RetryAfter) -> timedelta:
    """Return how long Telegram asks to wait."""
    wait = error.retry_after
    return wait if isinstance(wait, timedelta) else timedelta(seconds=wait)


def is_unchanged(error: BadRequest) -> bool:
    """Return whether an edit was refused because the message shows it already."""
    return _is_one_of(error, _UNCHANGED)


def is_expired(error: BadRequest) -> bool:
    """Return whether a press was acknowledged too late."""
    return _is_one_of(error, _EXPIRED)


def _is_one_of(error: BadRequest, *words: str) -> bool:
    # The library changes the case of what Telegram says.
    said = error.message.casefold()
    return any(word in said for word in words)
