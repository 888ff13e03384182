"""Brings replies to places unasked, and tells the library's errors apart."""

from __future__ import annotations

import asyncio
from collections import OrderedDict
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta
from typing import Any

import aiohttp
import discord

from adapters.discord.pictures import Shown, shown, with_or_without
from adapters.discord.render import files_of, view_of
from bot.errors import Refused, TryLater, Unreachable
from bot.messages import DeliveryId, Place, Receipt, Reply
from bot.pictures import Draw, draw_nothing

SEND_WITHIN = timedelta(seconds=15)
"""How long one delivery may take, the library's own repetitions included; then it is left to the courier's."""

RATE_LIMIT_WAIT = timedelta(seconds=5)
"""The longest rate limit that is waited out here; a longer one is the courier's to wait for."""

DM_CHANNELS = 1024
"""How many people's direct-message channels are remembered; one forgotten costs one request."""

UNKNOWN_MESSAGE = 10008
"""Also the answer to a nonce whose message was deleted a moment ago."""

GONE = frozenset({10003, 10004, 10013, 50001, 50007, 50013, 50033, 50083, 50278})
"""Unknown channel, server or user; access, permission or shared server missing; direct messages closed;
invalid recipient; archived thread
(https://discord.com/developers/docs/topics/opcodes-and-status-codes#json-json-error-codes)."""


class DiscordSender:
    """Sends through a client that signed in.

    Args:
        within: How long one delivery may take.
        limit_wait: The longest rate limit that the client waits out by itself.
        draw: Gives the file of a drawing.
    """

    def __init__(
        self, client: discord.Client, *, within: timedelta, limit_wait: timedelta, draw: Draw = draw_nothing
    ) -> None:
        self._client = client
        self._draw = draw
        self._within = within
        self._limit_wait = limit_wait
        self._channels: OrderedDict[str, int] = OrderedDict()

    async def send(self, to: Place, reply: Reply, *, once: DeliveryId | None = None) -> Receipt:
        """Send *reply* as one message; `bot.messages.Sender` says what is raised."""
        return await self.post(to, reply, once)

    async def post(
        self, to: Place, reply: Reply, once: DeliveryId | None, answered: discord.Message | None = None
    ) -> Receipt:
        """Send *reply*, as an answer to the message *answered* where there is one."""
        if self._client.user is None:
            raise TryLater("Discord has not been reached yet")
        picture = await shown(reply.picture, self._draw)
        with as_send_errors():
            try:
                async with asyncio.timeout(self._within.total_seconds()):
                    message = await self._post(to, reply, picture, once, answered)
            except TimeoutError:
                self._lift_global_limit_later()
                raise
        return Receipt(str(message.id))

    def remember(self, user: int, channel: int) -> None:
        """Keep the direct-message *channel* of *user*; the least recently used is forgotten."""
        self._channels[str(user)] = channel
        self._channels.move_to_end(str(user))
        if len(self._channels) > DM_CHANNELS:
            self._channels.popitem(last=False)

    async def _post(
        self,
        to: Place,
        reply: Reply,
        picture: Shown | None,
        once: DeliveryId | None,
        answered: discord.Message | None,
    ) -> discord.Message:
        channel = self._client.get_partial_messageable(await self._channel(to))

        async def attempt(picture: Shown | None) -> discord.Message:
            # With a nonce the library sets enforce_nonce, and it makes up a nonce where it is given none.
            return await channel.send(
                view=view_of(reply, picture),
                files=files_of(reply, picture),
                nonce=once.value if once else None,  # type: ignore[arg-type]  # any text of 25 characters; sent as text
                allowed_mentions=discord.AllowedMentions.none(),
                reference=_reference(answered),  # type: ignore[arg-type]  # None is its default, whatever the overloads say
            )

        return await with_or_without(picture, attempt)

    async def _channel(self, to: Place) -> int:
        if not to.is_private:
            return int(to.address)
        known = self._channels.get(to.address)
        if known is None:
            made = await self._client.http.start_private_message(to.address)
            known = int(made["id"])
        self.remember(int(to.address), known)
        return known

    def _lift_global_limit_later(self) -> None:
        """Undo what a request leaves behind that is cancelled while it waits out a global rate limit.

        The library lifts the limit for everybody in that same request (discord.py 2.7, `HTTPClient.request`).
        """
        over = self._client.http._global_over  # noqa: SLF001 - the library offers no other way
        asyncio.get_running_loop().call_later(self._limit_wait.total_seconds(), over.set)


@contextmanager
def as_send_errors() -> Iterator[None]:
    """Raise the library's errors as the core's.

    Raises:
        TryLater, Unreachable, Refused: As `bot.messages.Sender` says.
    """
    try:
        yield
    except discord.RateLimited as error:
        raise TryLater("Discord limits the rate", timedelta(seconds=error.retry_after)) from error
    except discord.HTTPException as error:
        raise _meaning(error) from error
    except (aiohttp.ClientError, OSError) as error:
        raise TryLater(f"Discord cannot be reached ({type(error).__name__})") from error


def _meaning(error: discord.HTTPException) -> TryLater | Unreachable | Refused:
    if error.status == 429:
        return TryLater("Discord limits the rate", _retry_after(error))
    if error.status >= 500 or error.status == 401:
        return TryLater(f"Discord answers {error.status}", _retry_after(error))
    if error.code == UNKNOWN_MESSAGE:
        return Refused("the message was deleted right after it had been sent")
    if error.code in GONE or error.status in (403, 404):
        return Unreachable(f"{error.text} ({error.code})")
    return Refused(f"{error.text} ({error.code})")


def _retry_after(error: discord.HTTPException) -> timedelta | None:
    seconds = error.response.headers.get("Retry-After", "")
    return timedelta(seconds=float(seconds)) if seconds.replace(".", "", 1).isdigit() else None


class _Answering(discord.MessageReference):
    """Names the answered message by ids as text, as Discord describes them; the library writes numbers."""

    def to_message_reference_dict(self) -> dict[str, Any]:  # type: ignore[override]  # ids as text
        return {"message_id": str(self.message_id), "channel_id": str(self.channel_id), "fail_if_not_exists": False}


def _reference(answered: discord.Message | None) -> discord.MessageReference | None:
    return _Answering(message_id=answered.id, channel_id=answered.channel.id) if answered else None
