"""Which pictures a platform has already, so that each is uploaded once."""

from __future__ import annotations

import logging
from typing import Protocol

from bot.store import Store, StoreError

log = logging.getLogger(__name__)


class Uploads(Protocol):
    """Remembers, for one bot, which of the platform's own files each picture became.

    A picture goes by the name of its file, which is the same for the same picture for ever.
    """

    async def get(self, picture: str) -> str | None:
        """Return the platform's file; None where the picture is to be uploaded."""
        ...

    async def keep(self, picture: str, file: str) -> None:
        """Note that *picture* is *file* from now on."""
        ...

    async def forget(self, picture: str) -> None:
        """Forget the file: the platform does not take it any more."""
        ...


class MemoryUploads:
    """Remembers as long as the program runs."""

    def __init__(self) -> None:
        self._files: dict[str, str] = {}

    async def get(self, picture: str) -> str | None:
        """Return what was kept last."""
        return self._files.get(picture)

    async def keep(self, picture: str, file: str) -> None:
        """Note the newest."""
        self._files[picture] = file

    async def forget(self, picture: str) -> None:
        """Forget it, if it was known."""
        self._files.pop(picture, None)


class StoredUploads:
    """Remembers for ever; what was used lately is looked up once.

    A database that does not do as it is told costs another upload, never the message.

    Args:
        bot: The platform's id of the bot; another bot may not use its files.
    """

    def __init__(self, store: Store, bot: int) -> None:
        self._store = store
        self._bot = bot
        self._lately = MemoryUploads()

    async def get(self, picture: str) -> str | None:
        """Return what was kept last, by this process or an earlier one."""
        return await self._lately.get(picture) or await self._stored(picture)

    async def keep(self, picture: str, file: str) -> None:
        """Note the newest."""
        await self._lately.keep(picture, file)
        try:
            async with self._store.writing() as store:
                await store.uploads.keep(self._bot, picture, file)
        except StoreError as error:
            log.warning("the picture %s will be uploaded again: %s", picture, error)

    async def forget(self, picture: str) -> None:
        """Forget it, if it was known."""
        await self._lately.forget(picture)
        try:
            async with self._store.writing() as store:
                await store.uploads.forget(self._bot, picture)
        except StoreError as error:
            log.warning("the picture %s will be tried in vain once more: %s", picture, error)

    async def _stored(self, picture: str) -> str | None:
        try:
            async with self._store.reading() as store:
                file = await store.uploads.get(self._bot, picture)
        except StoreError as error:
            log.warning("the picture %s will be uploaded again: %s", picture, error)
            return None
        if file:
            await self._lately.keep(picture, file)
        return file
