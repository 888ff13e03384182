"""Pictures as Telegram takes them: by the id of a file that it has already, otherwise uploaded."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import AsyncIterator, Awaitable, Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

from telegram import Message
from telegram.error import TelegramError

from adapters.telegram.refusals import is_about_place, is_content_refused
from adapters.telegram.render import TextMessage, fits_caption
from bot.messages import Reply
from bot.pictures import Draw, drawn
from bot.uploads import Uploads

log = logging.getLogger(__name__)

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Media:
    """A picture as one call shows it.

    Attributes:
        name: The same for the same picture for ever; its ending says what it is.
        content: What to upload, or the id of a file that Telegram has.
        shared: Whether anybody may be shown it; what is about one person is kept nowhere.
    """

    name: str
    content: bytes | str
    shared: bool

    @property
    def moves(self) -> bool:
        """Whether it is an animation for Telegram, and otherwise a photo."""
        return self.name.endswith(".gif")

    @property
    def is_known(self) -> bool:
        """Whether Telegram has it."""
        return isinstance(self.content, str)


class Pictures:
    """Finds the ways to show a reply's picture, and remembers what Telegram has taken.

    Args:
        draw: Gives the file of a drawing.
        uploads: What this bot has uploaded.
    """

    def __init__(self, draw: Draw, uploads: Uploads) -> None:
        self._draw = draw
        self._uploads = uploads

    async def shown(
        self, reply: Reply, message: TextMessage, attempt: Callable[[Media], Awaitable[Message | T]]
    ) -> Message | T | None:
        """Return what came of the first *attempt* that Telegram did not refuse; None: the words go alone.

        Args:
            message: The words of *reply*; the picture is left out where they are no caption.
            attempt: Makes the call. A refusal that it raises is laid to the picture, and the next way is tried: a
                place that takes no pictures may take words.

        Raises:
            TelegramError: Telegram did not take it now, or nobody is there.
        """
        async for media in self._ways(reply, message):
            try:
                outcome = await attempt(media)
            except TelegramError as error:
                if not is_content_refused(error):
                    raise
                if is_about_place(error):
                    break
                await self._refused(media, error.message)
            else:
                await self._taken(media, outcome)
                return outcome
        return None

    async def _ways(self, reply: Reply, message: TextMessage) -> AsyncIterator[Media]:
        picture = reply.picture if fits_caption(message) else None
        found = await drawn(picture, self._draw)
        if picture is None or found is None:
            return
        name, shared = found.file.name, not picture.drawing.personal
        if shared and (known := await self._uploads.get(name)):
            yield Media(name, known, shared)
        content = await asyncio.to_thread(_read, found.file)
        if content:
            yield Media(name, content, shared)

    async def _taken(self, media: Media, outcome: object) -> None:
        if media.shared and not media.is_known and isinstance(outcome, Message) and (file := _file_of(outcome)):
            await self._uploads.keep(media.name, file)

    async def _refused(self, media: Media, why: str) -> None:
        log.warning("Telegram refuses the picture %s (%s)", media.name, why)
        if media.is_known:
            await self._uploads.forget(media.name)


def _file_of(message: Message) -> str | None:
    """Return the id of the picture in *message*: of a photo's sizes, the largest."""
    if message.animation is not None:
        return message.animation.file_id
    return message.photo[-1].file_id if message.photo else None


def _read(file: Path) -> bytes:
    """Return what is in *file*; nothing where it went between drawing and sending."""
    try:
        return file.read_bytes()
    except OSError as error:
        log.warning("the picture %s cannot be read: %s", file.name, error)
        return b""
