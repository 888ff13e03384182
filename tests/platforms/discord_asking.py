"""People on the local Discord: what they run, press, write, and what they are answered."""

from __future__ import annotations

import secrets
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from tests.platforms.discord_gateway import DIRECT_MESSAGES, GUILD_MESSAGES, Gateway
from tests.platforms.discord_world import MANAGE_GUILD, SEND_MESSAGES, Channel, Message, User, World

COMMAND, COMPONENT, AUTOCOMPLETE = 2, 3, 4
MESSAGE, DEFERRED_MESSAGE, DEFERRED_UPDATE, UPDATE, CHOICES = 4, 5, 6, 7, 8
"""Kinds of interactions and of first answers
(https://discord.com/developers/docs/interactions/receiving-and-responding)."""

Json = dict[str, Any]


@dataclass(eq=False)
class Asked:
    """One interaction and what came back.

    Attributes:
        first: The kind of the first answer, or None until there is one.
        message: The message whose button was pressed.
        original: The message that the first answer made or changes.
        answers: Every message made for it, oldest first.
        choices: What was suggested.
    """

    id: str
    token: str
    kind: int
    user: User
    channel: Channel
    asked: datetime
    world: World
    message: Message | None = None
    first: int | None = None
    original: Message | None = None
    answers: list[Message] = field(default_factory=list)
    choices: list[Json] | None = None
    written: int = 0

    async def acknowledged(self) -> int:
        """Return the kind of the first answer."""
        return await self.world.until(lambda: self.first, "an answer to the interaction")

    async def answered(self) -> Message:
        """Return the newest message with words that the interaction made or changed, once there is one."""
        return await self.world.until(self._visible, "words in answer to the interaction")

    async def suggested(self) -> list[tuple[str, Any]]:
        """Return the completions, as (label, value)."""
        await self.world.until(lambda: self.choices is not None, "completions")
        return [(choice["name"], choice["value"]) for choice in self.choices or ()]

    def _visible(self) -> Message | None:
        if not self.written:
            return None
        seen = [*([self.original] if self.original else []), *self.answers]
        return next((m for m in reversed(seen) if not m.loading and not m.deleted), None)


class Person:
    """Someone at their keyboard."""

    def __init__(self, user: User, world: World, gateway: Gateway, asked: dict[str, Asked], application: str) -> None:
        self.user = user
        self.id = user.id
        self._world = world
        self._gateway = gateway
        self._asked = asked
        self._application = application

    @property
    def dm(self) -> Channel:
        """Their direct-message channel with the bot."""
        return self._world.dm(self.user)

    def closes_dms(self) -> None:
        """Let nobody write to them any more."""
        self.user.open = False

    def opens_dms(self) -> None:
        """Let the bot write to them again."""
        self.user.open = True

    async def runs(self, command: str, *, where: Channel | None = None, **options: str | int) -> Asked:
        """Send a slash command with its options."""
        given = [_option(name, value) for name, value in options.items()]
        return await self._ask(COMMAND, where, _command(command, given))

    async def types(self, command: str, option: str, text: str, *, where: Channel | None = None) -> Asked:
        """Begin an option, to see what it is completed to."""
        return await self._ask(AUTOCOMPLETE, where, _command(command, [_option(option, text) | {"focused": True}]))

    async def presses(self, message: Message, label: str) -> Asked:
        """Press the button called *label* on *message*, as it now is."""
        assert not message.deleted, "a deleted message has no buttons"
        assert message.reader in (None, self.user), "an ephemeral message is its reader's alone"
        line = next((b.line for row in message.buttons for b in row if b.label == label), None)
        assert line is not None, f"no button {label!r} among {message.labels}"
        data = {"component_type": 2, "custom_id": line, "id": 1}
        return await self._ask(COMPONENT, message.channel, data, message)

    async def writes(
        self, text: str, *, where: Channel | None = None, to_bot: bool = False, wait: bool = True
    ) -> Message:
        """Write a message, by default to the bot directly; in a server *to_bot* mentions it.

        Args:
            wait: Whether to wait for the bot to be connected first.
        """
        if wait:
            await self._gateway.connected()
        channel = where or self.dm
        body: Json = {"content": f"<@{self._application}> {text}" if to_bot else text}
        body["mentions"] = [_bot_user(self._application)] if to_bot else []
        message = Message(self._world.snowflake(), channel, self.user.payload(), body, made=self._world.clock())
        channel.messages.append(message)
        payload = message.payload()
        if channel.guild:
            payload |= {"guild_id": channel.guild, "member": _member(self.user)}
            payload["content"] = payload["content"] if to_bot else ""
        await self._gateway.dispatch(
            "MESSAGE_CREATE", payload, intent=GUILD_MESSAGES if channel.guild else DIRECT_MESSAGES
        )
        return message

    async def _ask(self, kind: int, where: Channel | None, data: Json, message: Message | None = None) -> Asked:
        await self._gateway.connected()
        channel = where or self.dm
        world = self._world
        asked = Asked(
            world.snowflake(), secrets.token_urlsafe(24), kind, self.user, channel, world.clock(), world, message
        )
        self._asked[asked.token] = asked
        await self._gateway.dispatch("INTERACTION_CREATE", self._payload(asked, data))
        return asked

    def _payload(self, asked: Asked, data: Json) -> Json:
        """Return the interaction object
        (https://discord.com/developers/docs/interactions/receiving-and-responding#interaction-object).
        """
        channel, guild = asked.channel, asked.channel.guild
        if guild:
            who: Json = {"member": _member(self.user), "guild_id": guild, "guild_locale": "en-US"}
            who["guild"] = {"id": guild, "locale": "en-US", "features": []}
            owners = {"0": guild} if channel.member else {"1": self.id}
        else:
            who, owners = {"user": self.user.payload()}, {"0": "0"}
        return who | {
            "id": asked.id,
            "application_id": self._application,
            "type": asked.kind,
            "data": data,
            "channel": channel.payload(),
            "channel_id": channel.id,
            "token": asked.token,
            "version": 1,
            "locale": self.user.locale,
            "app_permissions": str(SEND_MESSAGES),
            "entitlements": [],
            "authorizing_integration_owners": owners,
            "context": 0 if guild else 1,
            "attachment_size_limit": 10_485_760,
            **({"message": asked.message.payload()} if asked.message else {}),
        }


def _command(name: str, options: list[Json]) -> Json:
    return {"id": "1", "name": name, "type": 1, "options": options}


def _option(name: str, value: str | int) -> Json:
    return {"name": name, "type": 4 if isinstance(value, int) else 3, "value": value}


def _bot_user(application: str) -> Json:
    return {"id": application, "username": "legday", "discriminator": "0000", "avatar": None, "bot": True}


def _member(user: User) -> Json:
    permissions = SEND_MESSAGES | (MANAGE_GUILD if user.manager else 0)
    return {
        "user": user.payload(),
        "roles": [],
        "joined_at": "2026-01-01T00:00:00+00:00",
        "deaf": False,
        "mute": False,
        "flags": 0,
        "nick": None,
        "avatar": None,
        "permissions": str(permissions),
    }
