"""What adapters and core say to each other: requests, replies, places, and how a delivery is named."""

from __future__ import annotations

import re
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime
from enum import StrEnum
from typing import Protocol, Self

from bot.pictures import Picture

LINE_BYTES = 64
"""Longest button line in UTF-8 (Telegram's callback_data: https://core.telegram.org/bots/api#inlinekeyboardbutton)."""

ROW_BUTTONS = 5
"""Most buttons in a row (Discord: https://discord.com/developers/docs/components/reference#action-row)."""

ROWS = 5
"""Most rows of buttons; five action rows is Discord's limit for a message without Components V2 (same page)."""


FILES = 5
"""Most files of one reply; Discord takes ten attachments with a message
(https://discord.com/developers/docs/resources/message#create-message)."""

_FILE_NAME = re.compile(r"\w[\w.-]{0,99}", re.ASCII)


class Platform(StrEnum):
    """A chat service that an adapter serves."""

    TELEGRAM = "telegram"
    DISCORD = "discord"
    TERMINAL = "terminal"


class PlaceKind(StrEnum):
    """Who reads a place: one person, or several."""

    PRIVATE = "private"
    GROUP = "group"


@dataclass(frozen=True, slots=True)
class Place:
    """Where a message goes.

    Attributes:
        address: The platform's own id of the chat or channel as text; on Discord, a private place is
            addressed by the user's id, because the channel is made on demand.
    """

    platform: Platform
    address: str
    kind: PlaceKind = PlaceKind.PRIVATE

    @property
    def is_private(self) -> bool:
        """Whether one person alone reads it."""
        return self.kind is PlaceKind.PRIVATE


@dataclass(frozen=True, slots=True)
class Account:
    """A person on one platform.

    Attributes:
        id: The platform's own id of the user, as text.
        name: As shown to others; may be empty. Never trusted, always escaped.
        language: A BCP 47 tag as the platform reports it, or None where it does not.
    """

    platform: Platform
    id: str
    name: str = ""
    language: str | None = None


@dataclass(frozen=True, slots=True)
class Request:
    """One thing a person asked.

    Attributes:
        id: The platform's id of the update or interaction, unique on the platform: a repeat carries the same.
        text: As typed ("/explain nordics"), or the line of the button that was pressed. Empty: no text at all.
        options: Typed options by name, where the platform has them ("when" and "what" of /remind). Their
            values are also in *text*, joined in the command's order.
        home: The account's private place; equal to *place* in a private chat, None where none is known.
        pressed: Whether a button was pressed rather than a line typed.
        administrator: Whether the account may speak for *place*; always true in a private place.
    """

    id: str
    account: Account
    place: Place
    text: str
    options: Mapping[str, str] = field(default_factory=dict)
    home: Place | None = None
    pressed: bool = False
    administrator: bool = False


@dataclass(frozen=True, slots=True)
class Heading:
    """What the message is about; one line."""

    text: str


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Plain text; line breaks are kept."""

    text: str


@dataclass(frozen=True, slots=True)
class Steps:
    """Things to do in order, numbered from 1."""

    items: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Bullets:
    """Things without an order."""

    items: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Note:
    """An aside in a quieter voice: a source, a reason, a caution."""

    text: str


@dataclass(frozen=True, slots=True)
class Moment:
    """A point in time on a line of its own, always shown in our words.

    Attributes:
        instant: Aware, UTC.
        zone: IANA name.
        words: "Mon 30 March, 18:00 Europe/Berlin". Native stamps follow the viewer's device, so they are
            only ever an addition to the words.
    """

    instant: datetime
    zone: str
    words: str


Block = Heading | Paragraph | Steps | Bullets | Note | Moment


@dataclass(frozen=True, slots=True)
class File:
    """A file to keep, which comes with an answer; deliveries carry none.

    Attributes:
        name: With its ending, which says what it is: letters, digits, "-", "_" and ".".
    """

    name: str
    content: bytes

    def __post_init__(self) -> None:
        if not _FILE_NAME.fullmatch(self.name):
            raise ValueError(f"not the name of a file everywhere: {self.name!r}")


@dataclass(frozen=True, slots=True)
class Button:
    """A typed line under a label: pressing it is typing it.

    Attributes:
        label: In the person's language; a few characters.
        line: The same in every language, 1 to `LINE_BYTES` bytes of UTF-8.
    """

    label: str
    line: str

    def __post_init__(self) -> None:
        size = len(self.line.encode())
        if not 1 <= size <= LINE_BYTES:
            raise ValueError(f"a button's line has {size} bytes, not 1 to {LINE_BYTES}: {self.line!r}")
        if not self.label:
            raise ValueError(f"the button for {self.line!r} has no label")


@dataclass(frozen=True, slots=True)
class Reply:
    """What the core answers, free of any platform.

    Attributes:
        buttons: Rows of buttons, top to bottom; no two with the same line.
        private: Only the person who asked should see it.
        replaces: It takes the place of the message whose button was pressed; sent as new where there is none.
        files: Come after the words; at most `FILES`, no two with the same name.

    Raises:
        ValueError: There is nothing to show, two buttons have the same line or two files the same name, or there
            are too many of them.
    """

    blocks: tuple[Block, ...]
    buttons: tuple[tuple[Button, ...], ...] = ()
    picture: Picture | None = None
    private: bool = False
    replaces: bool = False
    files: tuple[File, ...] = ()

    def __post_init__(self) -> None:
        if not self.blocks:
            raise ValueError("a reply needs at least one block")
        if len(self.buttons) > ROWS or any(not 1 <= len(row) <= ROW_BUTTONS for row in self.buttons):
            raise ValueError(f"a reply has at most {ROWS} rows of 1 to {ROW_BUTTONS} buttons")
        lines = [button.line for row in self.buttons for button in row]
        if len(set(lines)) != len(lines):
            raise ValueError(f"two buttons with the same line in {lines}")
        names = {file.name for file in self.files}
        if len(names) != len(self.files) or len(names) > FILES:
            raise ValueError(f"a reply has at most {FILES} files, each with a name of its own")

    @classmethod
    def say(cls, text: str, *buttons: Button, private: bool = False) -> Self:
        """Make a reply of one paragraph and at most one row of buttons."""
        return cls((Paragraph(text),), buttons=(buttons,) if buttons else (), private=private)

    def then(self, *blocks: Block) -> Self:
        """Return the same reply with *blocks* after its own."""
        return replace(self, blocks=self.blocks + blocks)


DELIVERY_ID_CHARS = 25
"""Longest delivery id: Discord's nonce (https://discord.com/developers/docs/resources/message#create-message)."""


@dataclass(frozen=True, slots=True)
class DeliveryId:
    """Names one delivery for ever: the same occurrence sent again carries the same id."""

    value: str

    def __post_init__(self) -> None:
        if not 1 <= len(self.value) <= DELIVERY_ID_CHARS:
            raise ValueError(f"a delivery id has 1 to {DELIVERY_ID_CHARS} characters, not {self.value!r}")

    def __str__(self) -> str:
        return self.value


@dataclass(frozen=True, slots=True)
class Receipt:
    """A platform's word that it took a message.

    Attributes:
        message: The platform's id of the message, as text.
    """

    message: str


class Sender(Protocol):
    """Brings replies to places of one platform, unasked."""

    async def send(self, to: Place, reply: Reply, *, once: DeliveryId | None = None) -> Receipt:
        """Send *reply* as exactly one message and return once the platform has taken it.

        Args:
            to: A place of this sender's platform.
            reply: What to send.
            once: Sent again with the same id, the platform shows it once where it can.

        Raises:
            TryLater: The platform did not take it now; nothing is known to have been shown.
            Unreachable: Nobody can be reached there until they come back by themselves.
            Moved: The place has another address now.
            Refused: The platform will never take this content.
        """
        ...


Handle = Callable[[Request], Awaitable[Reply]]
"""The core, as adapters see it: returns when the request's effects are committed; never raises for a bad request."""
