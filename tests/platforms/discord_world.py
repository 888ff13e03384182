"""What is on the local Discord: its time, its people, its channels, its messages."""

from __future__ import annotations

import asyncio
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any, NamedTuple, TypeVar

from bot.clock import SteadyClock
from tests.platforms.discord_rules import BUTTON, EPHEMERAL, GALLERY, LOADING, TEXT, walk
from tests.platforms.discord_uploads import Attachment

EPOCH_MS = 1_420_070_400_000
"""When snowflakes begin (https://discord.com/developers/docs/reference#snowflakes)."""

DM, GUILD_TEXT = 1, 0
MANAGE_GUILD, SEND_MESSAGES = 1 << 5, 1 << 11

Json = dict[str, Any]
Found = TypeVar("Found")


class Button(NamedTuple):
    """A button as it is seen, and what pressing it says."""

    label: str
    line: str


@dataclass(eq=False)
class User:
    """A person's account.

    Attributes:
        open: Whether their direct messages are.
        manager: Whether they may manage the servers they are in.
    """

    id: str
    name: str
    locale: str
    open: bool = True
    manager: bool = False

    def payload(self) -> Json:
        """Return the user object (https://discord.com/developers/docs/resources/user#user-object)."""
        return {
            "id": self.id,
            "username": self.name.lower(),
            "global_name": self.name,
            "discriminator": "0",
            "avatar": None,
            "bot": False,
        }


@dataclass(eq=False)
class Channel:
    """A direct-message channel (with *user*) or a channel of a server.

    Attributes:
        member: Whether the bot is a member of the server.
        writable: Whether the bot may write here.
        attachable: Whether it may attach files.
    """

    id: str
    guild: str | None = None
    user: User | None = None
    member: bool = True
    writable: bool = True
    attachable: bool = True
    messages: list[Message] = field(default_factory=list)

    def payload(self) -> Json:
        """Return the channel object (https://discord.com/developers/docs/resources/channel#channel-object)."""
        if self.user:
            return {
                "id": self.id,
                "type": DM,
                "recipients": [self.user.payload()],
                "last_message_id": None,
                "flags": 0,
            }
        return {
            "id": self.id,
            "type": GUILD_TEXT,
            "guild_id": self.guild,
            "name": f"channel-{self.id}",
            "position": 0,
            "permission_overwrites": [],
            "nsfw": False,
            "parent_id": None,
            "flags": 0,
        }


@dataclass(eq=False)
class Message:
    """A message as it now is.

    Attributes:
        body: What was sent last of content, embeds, components, attachments and allowed_mentions.
        versions: How often it was written: 1 until it is edited.
        reader: The only person who sees it, where it is ephemeral.
    """

    id: str
    channel: Channel
    author: Json
    body: Json
    flags: int = 0
    nonce: str | None = None
    versions: int = 1
    reader: User | None = None
    deleted: bool = False
    made: datetime = field(default_factory=lambda: datetime.now(UTC))
    attachments: list[Attachment] = field(default_factory=list)

    @property
    def uploads(self) -> dict[str, bytes]:
        """What is in each of its files, by name."""
        return {file.filename: file.content for file in self.attachments}

    @property
    def components(self) -> list[Json]:
        """Every component, nested ones too."""
        return list(walk(self.body.get("components") or ()))  # type: ignore[arg-type]  # JSON

    @property
    def text(self) -> str:
        """All words of it, as Markdown."""
        texts = [self.body.get("content") or ""]
        texts += [embed.get("description") or "" for embed in self.body.get("embeds") or ()]
        texts += [part["content"] for part in self.components if part["type"] == TEXT]
        return "\n".join(text for text in texts if text)

    @property
    def buttons(self) -> list[list[Button]]:
        """The rows of buttons, top to bottom."""
        rows = [part["components"] for part in self.components if part["type"] == 1]
        return [[Button(b["label"], b["custom_id"]) for b in row if b["type"] == BUTTON] for row in rows]

    @property
    def labels(self) -> list[list[str]]:
        """What stands on the buttons."""
        return [[button.label for button in row] for row in self.buttons]

    @property
    def pictures(self) -> list[tuple[str, str | None]]:
        """Each picture's address and its alternative text."""
        galleries = [part for part in self.components if part["type"] == GALLERY]
        return [(item["media"]["url"], item.get("description")) for part in galleries for item in part["items"]]

    @property
    def ephemeral(self) -> bool:
        """Whether one person alone sees it."""
        return bool(self.flags & EPHEMERAL)

    @property
    def loading(self) -> bool:
        """Whether it only says that the bot is thinking."""
        return bool(self.flags & LOADING)

    @property
    def pings(self) -> set[str]:
        """Who is notified: "everyone" or "here", and the ids of users and roles
        (https://discord.com/developers/docs/resources/message#allowed-mentions-object).
        """
        allowed = self.body.get("allowed_mentions") or {"parse": ["everyone", "users", "roles"]}
        parse, text = allowed.get("parse") or [], self.text
        found = set(re.findall(r"@(everyone|here)", text)) if "everyone" in parse else set()
        users, roles = set(re.findall(r"<@!?(\d+)>", text)), set(re.findall(r"<@&(\d+)>", text))
        found |= users if "users" in parse else users & set(map(str, allowed.get("users") or ()))
        return found | (roles if "roles" in parse else roles & set(map(str, allowed.get("roles") or ())))

    def payload(self) -> Json:
        """Return the message object (https://discord.com/developers/docs/resources/message#message-object)."""
        return {
            "id": self.id,
            "type": 0,
            "channel_id": self.channel.id,
            "author": self.author,
            "content": self.body.get("content") or "",
            "embeds": self.body.get("embeds") or [],
            "components": self._numbered(),
            "attachments": [file.payload() for file in self.attachments],
            "mentions": self.body.get("mentions") or [],
            "mention_roles": [],
            "mention_everyone": False,
            "pinned": False,
            "tts": False,
            "timestamp": self.made.isoformat(),
            "edited_timestamp": self.made.isoformat() if self.versions > 1 else None,
            "flags": self.flags,
            **({"nonce": self.nonce} if self.nonce else {}),
        }

    def _numbered(self) -> list[Json]:
        numbers = iter(range(1, 1000))
        return [_numbered(part, numbers) for part in self.body.get("components") or ()]


def _numbered(component: Json, numbers: Iterator[int]) -> Json:
    numbered = component | {"id": component.get("id") or next(numbers)}
    if "components" in component:
        numbered["components"] = [_numbered(part, numbers) for part in component["components"]]
    return numbered


class World:
    """Everything there is, and the news of its changes.

    Args:
        clock: Stands still until it is moved; interactions expire and nonces are forgotten by it.
    """

    def __init__(self, clock: SteadyClock) -> None:
        self.clock = clock
        self.users: dict[str, User] = {}
        self.channels: dict[str, Channel] = {}
        self._count = 0
        self._changed = asyncio.Event()

    def snowflake(self) -> str:
        """Return an id that no one else has."""
        self._count += 1
        milliseconds = int(self.clock().timestamp() * 1000) - EPOCH_MS
        return str((milliseconds << 22) + self._count)

    def dm(self, user: User) -> Channel:
        """Return the direct-message channel with *user*, made on demand."""
        for channel in self.channels.values():
            if channel.user is user:
                return channel
        return self.add(Channel(self.snowflake(), user=user))

    def add(self, channel: Channel) -> Channel:
        """Keep *channel*."""
        self.channels[channel.id] = channel
        return channel

    def changed(self) -> None:
        """Wake whoever waits for something to become true."""
        self._changed.set()
        self._changed = asyncio.Event()

    async def until(self, find: Callable[[], Found | None], what: str, patience: float = 30.0) -> Found:
        """Return what *find* finds as soon as it is truthy.

        Args:
            what: Named where it never comes.
            patience: Seconds after which the test has failed.
        """
        try:
            async with asyncio.timeout(patience):
                while not (found := find()):
                    await self._changed.wait()
        except TimeoutError:
            raise AssertionError(f"{what}: not within {patience} s") from None
        return found
