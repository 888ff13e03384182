"""Pictures as Discord takes them: uploaded with the message that shows them; where it refuses, the words go alone."""

from __future__ import annotations

import asyncio
import logging
import re
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import TypeVar

import discord

from bot.pictures import Draw, Drawn, Picture, drawn

MISSING_PERMISSIONS = 50013
"""Also the answer where words may be written and no file may be attached
(https://discord.com/developers/docs/topics/opcodes-and-status-codes#json-json-error-codes)."""

BAD_REQUEST, TOO_LARGE = 400, 413
"""What is wrong with a message, or beyond 10 MiB (https://discord.com/developers/docs/reference#uploading-files)."""

log = logging.getLogger(__name__)

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Shown:
    """A picture that goes with a message.

    Attributes:
        name: Of the file, as its address in the message has it: letters, digits, "-", "_" and ".".
    """

    name: str
    content: bytes
    alt: str


async def shown(picture: Picture | None, draw: Draw) -> Shown | None:
    """Return *picture* as it can be uploaded, or None where there is none or it cannot be had now."""
    found = await drawn(picture, draw)
    return await asyncio.to_thread(_read, found) if found else None


async def with_or_without(picture: Shown | None, attempt: Callable[[Shown | None], Awaitable[T]]) -> T:
    """Return what comes of *attempt* with *picture*, or without it where Discord refuses it.

    Raises:
        discord.HTTPException: Discord takes the words neither, or nothing now.
    """
    if picture is not None:
        try:
            return await attempt(picture)
        except discord.HTTPException as error:
            if not _may_be_the_picture(error):
                raise
            log.warning("Discord refuses the picture %s (%s)", picture.name, error)
    return await attempt(None)


def _may_be_the_picture(error: discord.HTTPException) -> bool:
    return error.status in (BAD_REQUEST, TOO_LARGE) or error.code == MISSING_PERMISSIONS


def _read(found: Drawn) -> Shown | None:
    """Return None where the file went between drawing and sending."""
    try:
        content = found.file.read_bytes()
    except OSError as error:
        log.warning("the picture %s cannot be read: %s", found.file.name, error)
        return None
    return Shown(re.sub(r"[^\w.-]", "_", found.file.name, flags=re.ASCII), content, found.alt)
