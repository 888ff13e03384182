"""A local Discord, strict where Discord is: REST version 10 and the gateway, and the people who use it."""

from __future__ import annotations

import time
from collections.abc import Awaitable, Callable
from datetime import UTC, datetime, timedelta
from types import TracebackType
from typing import Any, Self

from aiohttp import web

from bot.clock import SteadyClock
from tests.platforms.discord_asking import Asked, Person
from tests.platforms.discord_faults import Fault, Faults, Held
from tests.platforms.discord_gateway import Gateway
from tests.platforms.discord_refusals import Refusal, answer, rate_limited
from tests.platforms.discord_rest import Rest, Sent, read
from tests.platforms.discord_spec import Recorded, problems
from tests.platforms.discord_world import Channel, Message, User, World
from tests.platforms.flood import FloodControl

__all__ = ["Asked", "Channel", "DiscordServer", "Held", "Message", "Person"]

TOKEN = "MTI0.local.server-token"
APPLICATION = "124000000000000001"
GUILD = "124000000000000002"

Handler = Callable[[web.Request, Sent], Awaitable[web.Response]]


class DiscordServer:
    """Runs from entering its context until leaving it.

    Attributes:
        token: The only one that it takes.
        clock: Stands still until `move`; interactions expire and nonces are forgotten by it.
        rest: The registered commands, and what was done by REST.
        gateway: The sessions, and how to break them.
        requests: Every request, oldest first.
        flood_control: What is too much; nothing unless it is replaced.
    """

    def __init__(self, now: datetime | None = None) -> None:
        self.token = TOKEN
        self.application = APPLICATION
        self.clock = SteadyClock(now or datetime.now(UTC))
        self.requests: list[Recorded] = []
        self.flood_control = FloodControl()
        self._world = World(self.clock)
        self._faults = Faults()
        self._host = ""
        self._complaints: list[str] = []
        self.rest = Rest(self._world, APPLICATION, self._gateway_address)
        self.gateway = Gateway(self._world, TOKEN, self.rest.me, self._gateway_address)

    @property
    def url(self) -> str:
        """The API's address, in the place of "https://discord.com/api/v10"."""
        return f"http://{self._host}/api/v10"

    @property
    def complaints(self) -> list[str]:
        """What Discord would overlook, though it is surely not meant."""
        return [*self._complaints, *self.rest.complaints, *self.gateway.complaints]

    async def __aenter__(self) -> Self:
        """Listen on a free port of the loopback."""
        application = web.Application(client_max_size=26_214_400)
        for name, path, handler in self._routes():
            method = name.partition(" ")[0]
            application.router.add_route(method, f"/api/v10{path}", self._serving(name, path, handler))
        application.router.add_get("/", self.gateway.serve)
        application.router.add_route("*", "/{anything:.*}", self._unknown)
        self._runner = web.AppRunner(application, access_log=None, shutdown_timeout=0.1)
        await self._runner.setup()
        await web.TCPSite(self._runner, "127.0.0.1", 0).start()
        host, port = self._runner.addresses[0][:2]
        self._host = f"{host}:{port}"
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Close every connection."""
        await self.gateway.hang_up(1001)
        await self._runner.cleanup()

    def person(
        self,
        user_id: int | str,
        name: str = "Ann",
        locale: str = "en-US",
        *,
        manager: bool = False,
    ) -> Person:
        """Return the person with this id, made on demand."""
        user = self._world.users.setdefault(str(user_id), User(str(user_id), name, locale, manager=manager))
        return Person(user, self._world, self.gateway, self.rest.asked, APPLICATION)

    def channel(self, channel_id: int | str, *, guild: int | str = GUILD, member: bool = True) -> Channel:
        """Return the server's channel with this id, made on demand; *member*: whether the bot is in the server."""
        known = self._world.channels.get(str(channel_id))
        return known or self._world.add(Channel(str(channel_id), guild=str(guild), member=member))

    def remove(self, channel: Channel) -> None:
        """Delete *channel*."""
        del self._world.channels[channel.id]

    def messages(self, channel: Channel | str) -> list[Message]:
        """Return what everybody in *channel* sees of the bot, oldest first."""
        known = self._world.channels.get(channel) if isinstance(channel, str) else channel
        said = known.messages if known else []
        return [m for m in said if m.author["id"] == APPLICATION and not (m.deleted or m.ephemeral or m.loading)]

    async def wait_for_message(self, channel: Channel, count: int = 1, patience: float = 30.0) -> Message:
        """Return the bot's message number *count* in *channel*, once it is there; fail after *patience* seconds."""

        def find() -> Message | None:
            said = self.messages(channel)
            return said[count - 1] if len(said) >= count else None

        return await self._world.until(find, f"message {count} in {channel.id}", patience)

    async def wait_until(self, true: Callable[[], Any], what: str, patience: float = 30.0) -> None:
        """Return once *true* is, looked at whenever something happens here."""
        await self._world.until(true, what, patience)

    def move(self, by: timedelta) -> None:
        """Move the server's clock."""
        self.clock.move(by)

    def fail_next(self, route: str, times: int = 1, **how: Any) -> None:
        """Let the next *times* requests of *route* ("POST message") fail as `Fault` says."""
        for _ in range(times):
            self._faults.add(self._known(route), Fault(**how))

    def hold(self, route: str, *, accepted: bool = True) -> Held:
        """Hold the next request of *route*: once *accepted* its answer, or else the request itself."""
        held = Held(accepted=accepted)
        self._faults.add(self._known(route), held)
        return held

    def count(self, route: str) -> int:
        """Return how many requests of *route* came."""
        path = next(path for name, path, _ in self._routes() if name == route)
        method = route.partition(" ")[0]
        return sum(request.method == method and request.path == path for request in self.requests)

    def verify(self) -> None:
        """Fail where Discord would complain, or its own description would not allow a request."""
        assert not self.complaints, self.complaints
        found = problems(self.requests)
        assert not found, found

    def _routes(self) -> list[tuple[str, str, Handler]]:
        rest, webhook = self.rest, "/webhooks/{webhook_id}/{webhook_token}"
        return [
            ("GET me", "/users/@me", rest.get_me),
            ("GET application", "/oauth2/applications/@me", rest.get_application),
            ("GET own application", "/applications/@me", rest.get_application),
            ("GET gateway", "/gateway/bot", rest.get_gateway),
            ("GET open gateway", "/gateway", rest.get_gateway),
            ("GET commands", "/applications/{application_id}/commands", rest.get_commands),
            ("PUT commands", "/applications/{application_id}/commands", rest.put_commands),
            ("POST dm", "/users/@me/channels", rest.post_dm),
            ("POST message", "/channels/{channel_id}/messages", rest.post_message),
            ("PATCH message", "/channels/{channel_id}/messages/{message_id}", rest.patch_message),
            ("POST callback", "/interactions/{interaction_id}/{interaction_token}/callback", rest.post_callback),
            ("POST followup", webhook, rest.post_followup),
            ("PATCH original", f"{webhook}/messages/@original", rest.patch_original),
            ("DELETE original", f"{webhook}/messages/@original", rest.delete_original),
        ]

    def _serving(
        self, name: str, path: str, handler: Handler
    ) -> Callable[[web.Request], Awaitable[web.StreamResponse]]:
        async def serve(request: web.Request) -> web.StreamResponse:
            now = time.monotonic()
            try:
                self._authorize(request, path)
                sent = await read(request)
                if not _is_exempt(path) and (wait := self.flood_control.wait("", now)):
                    return rate_limited(wait, everywhere=True)
                multipart = request.content_type.startswith("multipart/")
                values = dict(request.match_info)
                self.requests.append(Recorded(request.method, path, values, sent.body, multipart))
                self._world.changed()
                return await self._faults.around(name, request, lambda: handler(request, sent))
            except Refusal as refusal:
                return answer(refusal.body, refusal.status)

        return serve

    def _authorize(self, request: web.Request, path: str) -> None:
        if _is_exempt(path) or path == "/gateway":
            return
        if "DiscordBot (" not in request.headers.get("User-Agent", ""):
            # https://discord.com/developers/docs/reference#user-agent
            self._complaints.append(f"{request.method} {path} without a valid User-Agent")
        if request.headers.get("Authorization") != f"Bot {self.token}":
            raise Refusal(0)

    async def _unknown(self, request: web.Request) -> web.Response:
        self._complaints.append(f"{request.method} {request.path} is not known here")
        return answer({"message": "404: Not Found", "code": 0}, 404)

    def _known(self, route: str) -> str:
        assert route in [name for name, _, _ in self._routes()], f"there is no route {route!r}"
        return route

    def _gateway_address(self) -> str:
        return f"ws://{self._host}"


def _is_exempt(path: str) -> bool:
    """Whether requests of a route need no token and count for no limit: they answer interactions."""
    return path.startswith(("/interactions/", "/webhooks/"))
