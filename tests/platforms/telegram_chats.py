"""Who is on the other side: people, groups, and the messages that they see."""

from __future__ import annotations

import re
import time
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from tests.platforms.telegram_pictures import Picture
from tests.platforms.telegram_refusals import units

if TYPE_CHECKING:
    from tests.platforms.telegram import TelegramServer

_MENTION = re.compile(r"(?<!\w)@[A-Za-z0-9_]{4,32}")
_MARKS = re.compile(r"(?<!\S)(?P<bot_command>/\w+(?:@\w+)?)|(?<!\w)(?P<mention>@\w{4,32})", re.ASCII)
_LINK = re.compile(r"https?://|(?<!\w)t\.me/")


@dataclass(frozen=True)
class Version:
    """How a message looks, or looked.

    Attributes:
        text: Its words; under a picture, the caption.
        buttons: Rows of (label, callback_data).
        preview: Whether a link in it unfolds.
    """

    text: str
    entities: list[dict[str, Any]] = field(default_factory=list)
    buttons: list[list[tuple[str, str]]] = field(default_factory=list)
    preview: bool = False
    picture: Picture | None = None

    @property
    def pings(self) -> list[str]:
        """Whom Telegram would notify: it finds mentions by itself."""
        return _MENTION.findall(self.text)

    @property
    def labels(self) -> list[list[str]]:
        """The buttons' labels, in rows."""
        return [[label for label, _data in row] for row in self.buttons]


@dataclass
class Seen:
    """A message of the bot's.

    Attributes:
        history: How it looked before, oldest first.
    """

    chat_id: int
    message_id: int
    date: int
    now: Version
    thread: int | None = None
    history: list[Version] = field(default_factory=list)

    @property
    def text(self) -> str:
        """Its words."""
        return self.now.text

    @property
    def picture(self) -> Picture | None:
        """What is over the words, if anything."""
        return self.now.picture

    @property
    def entities(self) -> list[dict[str, Any]]:
        """How its words look."""
        return self.now.entities

    @property
    def buttons(self) -> list[list[tuple[str, str]]]:
        """Rows of (label, callback_data)."""
        return self.now.buttons

    @property
    def labels(self) -> list[list[str]]:
        """The buttons' labels, in rows."""
        return self.now.labels

    def data(self, label: str) -> str:
        """Return what hangs behind the newest button with *label*, now or in an earlier version."""
        for version in (self.now, *reversed(self.history)):
            for shown, data in (button for row in version.buttons for button in row):
                if shown == label:
                    return data
        raise KeyError(f"no button {label!r} under {self.text!r}")


@dataclass
class Press:
    """A pressed button.

    Attributes:
        toast: What the bot answered, or None where it said nothing.
        alert: Whether it stays until dismissed.
    """

    id: str
    expired: bool = False
    answered: bool = False
    toast: str | None = None
    alert: bool = False


@dataclass
class Group:
    """A group; its id is negative."""

    id: int
    title: str
    kind: str = "supergroup"
    forum: bool = False
    migrated_to: int | None = None
    bot_kicked: bool = False

    def chat(self) -> dict[str, Any]:
        """https://core.telegram.org/bots/api#chat"""
        chat: dict[str, Any] = {"id": self.id, "title": self.title, "type": self.kind}
        return {**chat, "is_forum": True} if self.forum else chat

    def migrates(self, to: int) -> None:
        """Become a supergroup with another id."""
        self.migrated_to = to

    def kicks_the_bot(self) -> None:
        """Throw the bot out."""
        self.bot_kicked = True


class Person:
    """Somebody with a Telegram account."""

    def __init__(
        self,
        server: TelegramServer,
        user_id: int,
        first_name: str,
        language_code: str | None,
        *,
        started: bool,
    ) -> None:
        self.id = user_id
        self.first_name = first_name
        self.language_code = language_code
        self.started = started
        self.blocked = False
        self._server = server

    def user(self) -> dict[str, Any]:
        """https://core.telegram.org/bots/api#user"""
        user: dict[str, Any] = {"id": self.id, "is_bot": False, "first_name": self.first_name}
        return {**user, "language_code": self.language_code} if self.language_code else user

    def chat(self) -> dict[str, Any]:
        """https://core.telegram.org/bots/api#chat"""
        return {"id": self.id, "first_name": self.first_name, "type": "private"}

    def blocks(self) -> None:
        """Block the bot."""
        self.blocked = True

    def unblocks(self) -> None:
        """Let the bot write again."""
        self.blocked = False

    def says(
        self, text: str, *, chat: Group | None = None, thread: int | None = None, reply_to: Seen | None = None
    ) -> int:
        """Type *text*, privately or in *chat*, and return the update's id."""
        marks = [
            {"type": mark.lastgroup, "offset": units(text[: mark.start()]), "length": units(mark[0])}
            for mark in _MARKS.finditer(text)
        ]
        content = {"text": text, "entities": marks} if marks else {"text": text}
        return self.sends(content, chat=chat, thread=thread, reply_to=reply_to)

    def sends(
        self,
        content: dict[str, Any],
        *,
        chat: Group | None = None,
        thread: int | None = None,
        reply_to: Seen | None = None,
    ) -> int:
        """Send a message with any *content*, the API's fields, and return the update's id."""
        if chat is None:
            self.started, self.blocked = True, False
        message = {
            "message_id": self._server.next_message_id(),
            "from": self.user(),
            "chat": (chat or self).chat(),
            "date": int(time.time()),
            **content,
        }
        if thread is not None:
            message |= {"message_thread_id": thread, "is_topic_message": True}
        if reply_to is not None:
            message["reply_to_message"] = self._server.as_message(reply_to)
        return self._server.updates.add("message", message)

    def presses(self, message: Seen, label: str, *, accessible: bool = True) -> Press:
        """Press the button with *label* under *message*, or where it was in an earlier version of it."""
        return self.sends_back(message, message.data(label), accessible=accessible)

    def sends_back(self, message: Seen, data: str, *, accessible: bool = True) -> Press:
        """Do as if a button with *data* had been pressed; a modified app can send anything.

        Args:
            message: What it hangs under.
            data: What the bot receives.
            accessible: Whether the bot may still know the message
                (https://core.telegram.org/bots/api#inaccessiblemessage).
        """
        press = self._server.new_press()
        whole = self._server.as_message(message)
        gone = {"chat": whole["chat"], "message_id": whole["message_id"], "date": 0}
        self._server.updates.add(
            "callback_query",
            {
                "id": press.id,
                "from": self.user(),
                "message": whole if accessible else gone,
                "chat_instance": str(message.chat_id * 31),
                "data": data,
            },
        )
        return press


def unfolds(text: str) -> bool:
    """Whether Telegram would show a preview of a link in *text*."""
    return bool(_LINK.search(text))
