"""The REST API: what each route does, with Discord's own refusals."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import timedelta
from typing import Any

from aiohttp import web

from tests.platforms.discord_asking import (
    AUTOCOMPLETE,
    CHOICES,
    COMPONENT,
    DEFERRED_MESSAGE,
    DEFERRED_UPDATE,
    MESSAGE,
    UPDATE,
    Asked,
)
from tests.platforms.discord_refusals import Form, Refusal, answer
from tests.platforms.discord_rules import EPHEMERAL, LOADING, V2, check_commands, check_message, complaints_about
from tests.platforms.discord_uploads import Part, attached, complaints_about_files, number_of
from tests.platforms.discord_world import Channel, Message, User, World

Json = dict[str, Any]

NONCE_WINDOW = timedelta(minutes=5)
"""How long a nonce is remembered; Discord says "the past few minutes"
(https://discord.com/developers/docs/resources/message#create-message)."""

FIRST_ANSWER_WITHIN = timedelta(seconds=3)
TOKEN_LASTS = timedelta(minutes=15)
"""Both from https://discord.com/developers/docs/interactions/receiving-and-responding."""

KEPT_FLAGS = EPHEMERAL | V2

FIRST_ANSWERS = {2: (MESSAGE, DEFERRED_MESSAGE), AUTOCOMPLETE: (CHOICES,)}
"""What may come first for a command and a completion; a component takes these and both updates too."""


@dataclass
class Sent:
    """The body of a request: its JSON, its files, and what could not be read."""

    body: Any
    files: dict[int, Part] = field(default_factory=dict)


async def read(request: web.Request) -> Sent:
    """Return what *request* carries.

    Raises:
        Refusal: 50109, it is no JSON, or has files by another name than files[n].
    """
    if not request.can_read_body:
        return Sent(None)
    try:
        if not request.content_type.startswith("multipart/"):
            return Sent(await request.json())
        form = await request.post()
        parts = ((name, part) for name, part in form.items() if isinstance(part, web.FileField))
        files = {number_of(name): Part(part.filename, part.file.read()) for name, part in parts}
        return Sent(json.loads(str(form["payload_json"])), files)
    except (ValueError, KeyError):
        raise Refusal(50109) from None


class Rest:
    """Handlers, by route; each returns what Discord answers or raises a `Refusal`.

    Attributes:
        asked: Every interaction, by its token.
        commands: What is registered.
        registrations: How often commands were overwritten.
    """

    def __init__(self, world: World, application: str, gateway_address: Callable[[], str]) -> None:
        self._world = world
        self._application = application
        self._gateway_address = gateway_address
        self._nonces: dict[tuple[str, str], Message] = {}
        self.asked: dict[str, Asked] = {}
        self.commands: list[Json] = []
        self.registrations = 0
        self.complaints: list[str] = []

    def me(self) -> Json:
        """Return the bot's user."""
        return {
            "id": self._application,
            "username": "legday",
            "global_name": None,
            "discriminator": "0000",
            "avatar": None,
            "bot": True,
            "flags": 0,
            "mfa_enabled": False,
            "verified": True,
            "locale": "en-US",
        }

    async def get_me(self, _request: web.Request, _sent: Sent) -> web.Response:
        """Answer GET /users/@me."""
        return answer(self.me())

    async def get_application(self, _request: web.Request, _sent: Sent) -> web.Response:
        """Answer GET /oauth2/applications/@me and /applications/@me."""
        owner = {"id": "1", "username": "owner", "discriminator": "0", "avatar": None}
        about = {"name": "Legday", "description": "", "icon": None, "verify_key": "00", "flags": 0}
        return answer(
            about | {"id": self._application, "bot_public": True, "bot_require_code_grant": False, "owner": owner}
        )

    async def get_gateway(self, _request: web.Request, _sent: Sent) -> web.Response:
        """Answer GET /gateway and /gateway/bot."""
        limit = {"total": 1000, "remaining": 999, "reset_after": 14_400_000, "max_concurrency": 1}
        return answer({"url": self._gateway_address(), "shards": 1, "session_start_limit": limit})

    async def get_commands(self, request: web.Request, _sent: Sent) -> web.Response:
        """Answer GET /applications/{id}/commands."""
        self._own_application(request)
        whole = request.query.get("with_localizations", "false").lower() in ("true", "1")
        return answer([command if whole else _without_localizations(command) for command in self.commands])

    async def put_commands(self, request: web.Request, sent: Sent) -> web.Response:
        """Answer PUT /applications/{id}/commands."""
        self._own_application(request)
        check_commands(sent.body)
        self.registrations += 1
        self.commands = [self._registered(command) for command in sent.body]
        return answer(self.commands)

    async def post_dm(self, _request: web.Request, sent: Sent) -> web.Response:
        """Answer POST /users/@me/channels."""
        user = self._world.users.get(str(sent.body.get("recipient_id")))
        if user is None:
            raise Refusal(50033)
        return answer(self._world.dm(user).payload())

    async def post_message(self, request: web.Request, sent: Sent) -> web.Response:
        """Answer POST /channels/{id}/messages."""
        channel = self._writable(request.match_info["channel_id"])
        if sent.files and not channel.attachable:
            raise Refusal(50013)
        body, flags = sent.body, (sent.body.get("flags") or 0) & V2
        nonce = str(body.get("nonce") or "")
        form = Form()
        form.length(("nonce",), nonce, 0, 25)
        form.settle()
        check_message(body, flags=flags)
        self.complaints += complaints_about(body)
        earlier = self._nonces.get((channel.id, nonce)) if nonce and body.get("enforce_nonce") else None
        if earlier and self._world.clock() - earlier.made <= NONCE_WINDOW:
            return answer(earlier.payload())
        message = self._say(channel, sent, body, flags, nonce=nonce or None)
        if nonce:
            self._nonces[channel.id, nonce] = message
        return answer(message.payload())

    async def patch_message(self, request: web.Request, sent: Sent) -> web.Response:
        """Answer PATCH /channels/{id}/messages/{id}."""
        channel = self._writable(request.match_info["channel_id"])
        message = next((m for m in channel.messages if m.id == request.match_info["message_id"]), None)
        if message is None or message.deleted:
            raise Refusal(10008)
        if message.author["id"] != self._application:
            raise Refusal(50005)
        self._change(message, sent, sent.body)
        return answer(message.payload())

    async def post_callback(self, request: web.Request, sent: Sent) -> web.Response:
        """Answer POST /interactions/{id}/{token}/callback: once, and within three seconds."""
        asked = self.asked.get(request.match_info["interaction_token"])
        if asked is None or asked.id != request.match_info["interaction_id"]:
            raise Refusal(10062)
        if asked.first is not None:
            raise Refusal(40060)
        if self._world.clock() - asked.asked > FIRST_ANSWER_WITHIN:
            raise Refusal(10062)
        kind, data = sent.body.get("type"), sent.body.get("data") or {}
        form = Form()
        either = FIRST_ANSWERS.get(asked.kind, (MESSAGE, DEFERRED_MESSAGE, DEFERRED_UPDATE, UPDATE))
        form.one_of(("type",), kind, either)
        form.settle()
        self._first(asked, kind, Sent(data, sent.files))
        self._world.changed()
        if request.query.get("with_response", "").lower() not in ("1", "true"):
            return web.Response(status=204)
        return answer(_callback(asked, kind))

    async def post_followup(self, request: web.Request, sent: Sent) -> web.Response:
        """Answer POST /webhooks/{application}/{token}; the first after a deferred answer completes that one."""
        asked = self._open(request)
        body = sent.body
        if asked.original and asked.original.loading and not asked.original.deleted:
            self._change(asked.original, sent, body)
            asked.written += 1
            return answer(asked.original.payload())
        flags = (body.get("flags") or 0) & KEPT_FLAGS
        check_message(body, flags=flags)
        self._follow(asked, sent, body, flags)
        return answer(asked.answers[-1].payload())

    async def patch_original(self, request: web.Request, sent: Sent) -> web.Response:
        """Answer PATCH /webhooks/{application}/{token}/messages/@original."""
        asked = self._open(request)
        if asked.original is None or asked.original.deleted:
            raise Refusal(10008)
        self._change(asked.original, sent, sent.body)
        asked.written += 1
        self._world.changed()
        return answer(asked.original.payload())

    async def delete_original(self, request: web.Request, _sent: Sent) -> web.Response:
        """Answer DELETE /webhooks/{application}/{token}/messages/@original."""
        asked = self._open(request)
        if asked.original is None or asked.original.deleted:
            raise Refusal(10008)
        asked.original.deleted = True
        self._world.changed()
        return web.Response(status=204)

    def _first(self, asked: Asked, kind: int, sent: Sent) -> None:
        body = sent.body
        flags = (body.get("flags") or 0) & KEPT_FLAGS
        if kind == MESSAGE:
            check_message(body, flags=flags, at=("data",))
            self._follow(asked, sent, body, flags, at=("data",))
            asked.original = asked.answers[-1]
        elif kind == DEFERRED_MESSAGE:
            reader = asked.user if flags & EPHEMERAL else None
            asked.original = self._say(asked.channel, Sent({}), {}, flags | LOADING, reader=reader)
        elif kind == UPDATE and asked.message:
            self._change(asked.message, sent, body, at=("data",))
            asked.original, asked.written = asked.message, asked.written + 1
        elif kind == DEFERRED_UPDATE:
            asked.original = asked.message
        else:
            form = Form()
            form.length(("data", "choices"), body.get("choices"), 0, 25)
            form.settle()
            asked.choices = body["choices"]
        asked.first = kind

    def _follow(self, asked: Asked, sent: Sent, body: Json, flags: int, at: tuple[str, ...] = ()) -> None:
        self.complaints += complaints_about(body)
        reader = asked.user if flags & EPHEMERAL else None
        asked.answers.append(self._say(asked.channel, sent, body, flags, reader=reader, at=at))
        asked.written += 1

    def _say(
        self,
        channel: Channel,
        sent: Sent,
        body: Json,
        flags: int,
        *,
        nonce: str | None = None,
        reader: User | None = None,
        at: tuple[str, ...] = (),
    ) -> Message:
        world = self._world
        files = attached(body, sent.files, (), iter(world.snowflake, None), at)
        self.complaints += complaints_about_files(body, files, flags)
        message = Message(
            world.snowflake(),
            channel,
            self.me(),
            body,
            flags,
            nonce,
            reader=reader,
            made=world.clock(),
            attachments=files,
        )
        channel.messages.append(message)
        world.changed()
        return message

    def _change(self, message: Message, sent: Sent, body: Json, at: tuple[str, ...] = ()) -> None:
        flags = message.flags | ((body.get("flags") or 0) & V2)
        check_message({**message.body, **body}, flags=flags, at=at)
        self.complaints += complaints_about(body)
        files = attached(body, sent.files, message.attachments, iter(self._world.snowflake, None), at)
        message.attachments, message.body = files, {**message.body, **body}
        self.complaints += complaints_about_files(message.body, files, flags)
        message.flags = flags & ~LOADING
        message.versions += 1
        self._world.changed()

    def _writable(self, channel_id: str) -> Channel:
        channel = self._world.channels.get(channel_id)
        if channel is None:
            raise Refusal(10003)
        if channel.guild and not channel.member:
            raise Refusal(50001)
        if not channel.writable:
            raise Refusal(50013)
        if channel.user and not channel.user.open:
            raise Refusal(50007)
        return channel

    def _open(self, request: web.Request) -> Asked:
        if request.match_info["webhook_id"] != self._application:
            raise Refusal(10015)
        asked = self.asked.get(request.match_info["webhook_token"])
        if asked is None or asked.first is None:
            raise Refusal(10015)
        if self._world.clock() - asked.asked > TOKEN_LASTS:
            raise Refusal(50027)
        return asked

    def _own_application(self, request: web.Request) -> None:
        if request.match_info["application_id"] != self._application:
            raise Refusal(10002)

    def _registered(self, command: Json) -> Json:
        snowflake = self._world.snowflake()
        extra = {"id": snowflake, "application_id": self._application, "version": snowflake, "nsfw": False}
        options = [dict(_stored(option)) for option in command.get("options") or ()]
        return {"name_localizations": None, "default_member_permissions": None, **command, **extra, "options": options}


def _stored(option: Json) -> Iterator[tuple[str, Any]]:
    """Yield an option's fields as they come back: what is false or empty is left out."""
    return ((name, value) for name, value in option.items() if value not in (False, None, {}, []))


def _without_localizations(command: Json) -> Json:
    return {name: value for name, value in command.items() if not name.endswith("_localizations")}


def _callback(asked: Asked, kind: int) -> Json:
    """Return the callback response object
    (https://discord.com/developers/docs/interactions/receiving-and-responding#interaction-callback).
    """
    interaction: Json = {"id": asked.id, "type": asked.kind}
    resource: Json = {"type": kind}
    if asked.original and (asked.kind != COMPONENT or kind != DEFERRED_UPDATE):
        interaction |= {
            "response_message_id": asked.original.id,
            "response_message_loading": asked.original.loading,
            "response_message_ephemeral": asked.original.ephemeral,
        }
        resource["message"] = asked.original.payload()
    return {"interaction": interaction, "resource": resource}
