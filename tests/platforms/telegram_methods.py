"""The methods that the local Telegram plays, and the parameters that it knows what to do with."""

from __future__ import annotations

_WHERE = {"chat_id", "message_thread_id", "allow_paid_broadcast"}
_CAPTION = {"caption", "caption_entities", "reply_markup"}
_EARLIER = {"chat_id", "message_id"}

PLAYED = {
    "getMe": set[str](),
    "getUpdates": {"offset", "limit", "timeout", "allowed_updates"},
    "sendMessage": _WHERE | {"text", "entities", "reply_markup", "link_preview_options"},
    "sendPhoto": _WHERE | _CAPTION | {"photo"},
    "sendAnimation": _WHERE | _CAPTION | {"animation"},
    "sendDocument": _WHERE | {"document"},
    "editMessageText": _EARLIER | {"text", "entities", "reply_markup", "link_preview_options"},
    "editMessageMedia": _EARLIER | {"media", "reply_markup"},
    "editMessageCaption": _EARLIER | _CAPTION,
    "deleteMessage": _EARLIER,
    "answerCallbackQuery": {"callback_query_id", "text", "show_alert"},
    "setMyCommands": {"commands", "scope", "language_code"},
}
"""Parameters by method."""
