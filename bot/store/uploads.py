"""Pictures that a platform has already: uploaded once, then named by the file that they became there."""

from __future__ import annotations

from sqlalchemy import delete, select

from bot.store.conflicts import insert_or_replace
from bot.store.lean import AsyncConnection
from bot.store.schema import uploads


class UploadedFiles:
    """Which file each picture is to each bot; about pictures that anybody may see, and so about nobody."""

    def __init__(self, connection: AsyncConnection) -> None:
        self._connection = connection

    async def get(self, bot: int, picture: str) -> str | None:
        """Return the file that *bot* may send in place of *picture*, if there is one."""
        known = select(uploads.c.file).where(uploads.c.bot == bot, uploads.c.picture == picture)
        return (await self._connection.execute(known)).scalar()

    async def keep(self, bot: int, picture: str, file: str) -> None:
        """Note that *picture* is *file* to *bot*; the newest counts."""
        newest = insert_or_replace(self._connection, uploads, "bot", "picture")
        await self._connection.execute(newest, {"bot": bot, "picture": picture, "file": file})

    async def forget(self, bot: int, picture: str) -> None:
        """Forget the file: the platform does not know it any more."""
        gone = delete(uploads).where(uploads.c.bot == bot, uploads.c.picture == picture)
        await self._connection.execute(gone)
