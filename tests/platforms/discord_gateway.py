"""The gateway: sessions over WebSocket, as https://discord.com/developers/docs/events/gateway describes them."""

from __future__ import annotations

import json
import zlib
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any, Protocol

from aiohttp import WSMsgType, web

from tests.platforms.discord_world import World

DISPATCH, HEARTBEAT, IDENTIFY, RESUME, RECONNECT, INVALID_SESSION, HELLO, HEARTBEAT_ACK = 0, 1, 2, 6, 7, 9, 10, 11
AUTHENTICATION_FAILED, DISALLOWED_INTENTS, NOT_AUTHENTICATED, DECODE_ERROR = 4004, 4014, 4003, 4002
"""Close codes (https://discord.com/developers/docs/topics/opcodes-and-status-codes#gateway-gateway-close-event-codes)."""

GUILD_MEMBERS, GUILD_PRESENCES, MESSAGE_CONTENT = 1 << 1, 1 << 8, 1 << 15
PRIVILEGED = GUILD_MEMBERS | GUILD_PRESENCES | MESSAGE_CONTENT
GUILD_MESSAGES, DIRECT_MESSAGES = 1 << 9, 1 << 12
HEARTBEAT_MS = 41_250

Json = dict[str, Any]


class Compressor(Protocol):
    """Compresses each payload of one connection as one message."""

    def __call__(self, payload: bytes, /) -> bytes:
        """Return *payload* compressed, flushed."""
        ...


@dataclass(eq=False)
class Session:
    """What outlives a broken connection.

    Attributes:
        events: Every dispatch since it began, for whoever resumes.
    """

    id: str
    intents: int
    events: list[Json] = field(default_factory=list)
    line: Line | None = None


@dataclass(eq=False)
class Line:
    """One WebSocket connection."""

    socket: web.WebSocketResponse
    compress: Compressor | None

    async def say(
        self, op: int, data: object = None, *, sequence: int | None = None, event: str | None = None
    ) -> None:
        """Send one payload; a connection that is gone takes none."""
        if self.socket.closed:
            return
        payload = json.dumps({"op": op, "d": data, "s": sequence, "t": event})
        try:
            if self.compress:
                await self.socket.send_bytes(self.compress(payload.encode()))
            else:
                await self.socket.send_str(payload)
        except ConnectionResetError:
            return


class Gateway:
    """Every session, and what can happen to them.

    Attributes:
        identified, resumed, heartbeats: How often each came.
        refusals: How many connections are refused from now on.
    """

    def __init__(self, world: World, token: str, me: Callable[[], Json], address: Callable[[], str]) -> None:
        self._world = world
        self._token = token
        self._me = me
        self._address = address
        self._lines: set[Line] = set()
        self.sessions: list[Session] = []
        self.complaints: list[str] = []
        self.identified = self.resumed = self.heartbeats = self.refusals = 0

    async def serve(self, request: web.Request) -> web.StreamResponse:
        """Hold one connection until it ends."""
        if self.refusals:
            self.refusals -= 1
            return web.Response(status=503)
        socket = web.WebSocketResponse(compress=False)
        await socket.prepare(request)
        line = Line(socket, _compressor(request.query.get("compress")))
        if request.query.get("v") != "10" or request.query.get("encoding") != "json":
            self.complaints.append(f"the gateway was asked for {request.query_string}")
        self._lines.add(line)
        try:
            await line.say(HELLO, {"heartbeat_interval": HEARTBEAT_MS})
            async for message in socket:
                if message.type is WSMsgType.TEXT:
                    await self._hear(line, json.loads(message.data))
        finally:
            self._lines.discard(line)
            for session in self.sessions:
                session.line = None if session.line is line else session.line
            self._world.changed()
        return socket

    async def dispatch(self, event: str, data: Json, *, intent: int = 0) -> None:
        """Tell every session that asked for *intent*; one without a connection learns of it on resuming."""
        for session in self.sessions:
            if not intent or session.intents & intent:
                await self._tell(session, event, data)

    async def connected(self) -> Session:
        """Return the session that is connected, once there is one."""
        return await self._world.until(self._live, "a gateway session")

    async def ask_to_reconnect(self) -> None:
        """Ask everybody to connect anew and resume."""
        for line in list(self._lines):
            await line.say(RECONNECT)

    async def invalidate(self) -> None:
        """End every session, so that new ones must be begun."""
        self.sessions.clear()
        for line in list(self._lines):
            await line.say(INVALID_SESSION, data=False)

    async def hang_up(self, code: int = 4000) -> None:
        """Close every connection; what happens from now on waits for whoever resumes."""
        for session in self.sessions:
            session.line = None
        for line in list(self._lines):
            await line.socket.close(code=code)

    async def _hear(self, line: Line, payload: Json) -> None:
        match payload:
            case {"op": 1}:
                self.heartbeats += 1
                await line.say(HEARTBEAT_ACK)
            case {"op": 2, "d": data}:
                await self._identify(line, data)
            case {"op": 6, "d": data}:
                await self._resume(line, data)
            case {"op": 3 | 4 | 8}:
                self.complaints.append(f"the bot needs no {payload}")
            case _:
                await line.socket.close(code=4001, message=b"Unknown opcode.")
        self._world.changed()

    async def _identify(self, line: Line, data: Json) -> None:
        if data.get("token") != self._token:
            await line.socket.close(code=AUTHENTICATION_FAILED, message=b"Authentication failed.")
            return
        if data["intents"] & PRIVILEGED:
            await line.socket.close(code=DISALLOWED_INTENTS, message=b"Disallowed intent(s).")
            return
        self.identified += 1
        session = Session(self._world.snowflake(), data["intents"], line=line)
        self.sessions.append(session)
        me = self._me()
        guilds = sorted({c.guild for c in self._world.channels.values() if c.guild and c.member})
        ready = {
            "v": 10,
            "user": me,
            "guilds": [{"id": guild, "unavailable": True} for guild in guilds],
            "session_id": session.id,
            "resume_gateway_url": self._address(),
            "application": {"id": me["id"], "flags": 0},
        }
        await self._tell(session, "READY", ready)

    async def _resume(self, line: Line, data: Json) -> None:
        session = next((s for s in self.sessions if s.id == data.get("session_id")), None)
        if data.get("token") != self._token or session is None:
            await line.say(INVALID_SESSION, data=False)
            return
        self.resumed += 1
        session.line = line
        for payload in session.events[int(data["seq"] or 0) :]:
            await line.say(**payload)
        await self._tell(session, "RESUMED", {})

    async def _tell(self, session: Session, event: str, data: Json) -> None:
        payload: Json = {"op": DISPATCH, "data": data, "sequence": len(session.events) + 1, "event": event}
        session.events.append(payload)
        if session.line:
            await session.line.say(**payload)

    def _live(self) -> Session | None:
        return next((session for session in self.sessions if session.line), None)


def _compressor(kind: str | None) -> Compressor | None:
    """Return what transport compression of this kind does
    (https://discord.com/developers/docs/events/gateway#transport-compression).
    """
    if kind == "zlib-stream":
        stream = zlib.compressobj()
        return lambda payload: stream.compress(payload) + stream.flush(zlib.Z_SYNC_FLUSH)
    if kind == "zstd-stream":
        return _zstd()
    return None


def _zstd() -> Compressor:
    """Return what the library unpacks with the zstd that it found: the standard library's, or `zstandard`."""
    try:
        from compression import zstd  # type: ignore[import-not-found, unused-ignore]  # new in Python 3.14
    except ImportError:
        import zstandard  # type: ignore[import-not-found, unused-ignore]  # only where it is installed

        other = zstandard.ZstdCompressor().compressobj()
        return lambda payload: bytes(other.compress(payload) + other.flush(zstandard.COMPRESSOBJ_FLUSH_BLOCK))
    stream = zstd.ZstdCompressor()
    return lambda payload: bytes(stream.compress(payload, mode=stream.FLUSH_BLOCK))
