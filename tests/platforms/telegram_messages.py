"""What the bot writes: sending, changing and deleting messages, with Telegram's refusals."""

from __future__ import annotations

import json
import time
from collections import defaultdict
from collections.abc import Awaitable, Callable
from datetime import timedelta
from typing import Any

from tests.platforms import telegram_refusals as refusals
from tests.platforms.telegram_chats import Group, Person, Seen, Version, unfolds
from tests.platforms.telegram_documents import Upload
from tests.platforms.telegram_pictures import Files, Picture, checked_caption, input_media

Params = dict[str, str]
Method = Callable[[Params], Awaitable[Any]]

DELETABLE = timedelta(hours=48)
"""https://core.telegram.org/bots/api#deletemessage"""


class Written:
    """The bot's side of every chat.

    Args:
        open_chat: Returns the chat with an id, where the bot may write; refuses where it may not.
        next_id: Returns an id that no message has.
        as_message: Returns a message as the API does.
        complaints: Takes what the real server would have overlooked.

    Attributes:
        seen: The messages by chat, oldest first.
        documents: Every file to keep, by chat, oldest first.
        files: The pictures that the bot uploaded.
    """

    def __init__(
        self,
        open_chat: Callable[[str], Person | Group],
        next_id: Callable[[], int],
        as_message: Callable[[Seen], dict[str, Any]],
        complaints: list[str],
    ) -> None:
        self.seen: defaultdict[int, list[Seen]] = defaultdict(list)
        self.documents: defaultdict[int, list[Upload]] = defaultdict(list)
        self.files = Files(complaints)
        self._open_chat = open_chat
        self._next_id = next_id
        self._as_message = as_message
        self._complaints = complaints

    def methods(self) -> dict[str, Method]:
        """Return what carries out each method."""
        return {
            "sendMessage": self._send_message,
            "sendPhoto": self._send_photo,
            "sendAnimation": self._send_animation,
            "sendDocument": self._send_document,
            "editMessageText": self._edit_text,
            "editMessageMedia": self._edit_media,
            "editMessageCaption": self._edit_caption,
            "deleteMessage": self._delete_message,
        }

    async def _send_message(self, params: Params) -> dict[str, Any]:
        version = self._text(params)
        return self._as_message(self._add(params, version))

    async def _send_photo(self, params: Params) -> dict[str, Any]:
        return self._send_picture("photo", params)

    async def _send_animation(self, params: Params) -> dict[str, Any]:
        return self._send_picture("animation", params)

    def _send_picture(self, kind: str, params: Params) -> dict[str, Any]:
        self._open_chat(params.get("chat_id", ""))
        version = self._captioned(params, params, self.files.sent(kind, params))
        return self._as_message(self._add(params, version))

    async def _send_document(self, params: Params) -> dict[str, Any]:
        chat = self._open_chat(params.get("chat_id", ""))
        document = params.get("document", "")
        if not isinstance(document, Upload) or not document.content:
            raise refusals.NO_DOCUMENT
        self.documents[chat.id].append(document)
        seen = Seen(chat.id, self._next_id(), int(time.time()), Version(""), _thread(params))
        about = {"file_id": document, "file_unique_id": document, "file_name": document}
        return {name: part for name, part in self._as_message(seen).items() if name != "text"} | {"document": about}

    async def _edit_text(self, params: Params) -> dict[str, Any]:
        version = self._text(params)
        seen = self._earlier(params, refusals.NO_MESSAGE)
        if seen.now.picture is not None:
            raise refusals.NO_TEXT
        return self._changed(seen, version)

    async def _edit_media(self, params: Params) -> dict[str, Any]:
        """A picture may also take the place of a text (https://core.telegram.org/bots/api#editmessagemedia)."""
        media = input_media(params)
        seen = self._earlier(params, refusals.NO_MESSAGE)
        return self._changed(seen, self._captioned(media, params, self.files.edited(media, params)))

    async def _edit_caption(self, params: Params) -> dict[str, Any]:
        seen = self._earlier(params, refusals.NO_MESSAGE)
        if seen.now.picture is None:
            raise refusals.NO_CAPTION
        return self._changed(seen, self._captioned(params, params, seen.now.picture))

    async def _delete_message(self, params: Params) -> bool:
        seen = self._earlier(params, refusals.NOTHING_TO_DELETE)
        if time.time() - seen.date > DELETABLE.total_seconds():
            raise refusals.TOO_OLD_TO_DELETE
        self.seen[seen.chat_id].remove(seen)
        return True

    def _add(self, params: Params, version: Version) -> Seen:
        chat = self._open_chat(params.get("chat_id", ""))
        seen = Seen(chat.id, self._next_id(), int(time.time()), version, _thread(params))
        self.seen[chat.id].append(seen)
        return seen

    def _earlier(self, params: Params, missing: refusals.Refusal) -> Seen:
        chat = self._open_chat(params.get("chat_id", ""))
        message_id = int(params.get("message_id", 0))
        seen = next((seen for seen in self.seen[chat.id] if seen.message_id == message_id), None)
        if seen is None:
            raise missing
        return seen

    def _changed(self, seen: Seen, version: Version) -> dict[str, Any]:
        if seen.now == version:
            raise refusals.UNCHANGED
        seen.history.append(seen.now)
        seen.now = version
        return self._as_message(seen)

    def _text(self, params: Params) -> Version:
        raw = params.get("text", "")
        text = self._trimmed(raw, refusals.checked_text(raw))
        entities = refusals.checked_entities(params.get("entities"), text)
        buttons = refusals.checked_buttons(params.get("reply_markup"))
        folded = json.loads(params.get("link_preview_options", "{}")).get("is_disabled", False)
        return Version(text, entities, buttons, preview=unfolds(text) and not folded)

    def _captioned(self, words: dict[str, Any], params: Params, picture: Picture) -> Version:
        """Return *picture* over the caption in *words*: the form itself, or the InputMedia in it."""
        raw = words.get("caption", "")
        text = self._trimmed(raw, checked_caption(raw))
        given = words.get("caption_entities")
        entities = refusals.checked_entities(given if isinstance(given, str) else json.dumps(given or []), text)
        return Version(text, entities, refusals.checked_buttons(params.get("reply_markup")), picture=picture)

    def _trimmed(self, raw: str, text: str) -> str:
        if text != raw:
            self._complaints.append(f"white space around {raw[:40]!r}")
        return text


def _thread(params: Params) -> int | None:
    return int(params["message_thread_id"]) if "message_thread_id" in params else None
