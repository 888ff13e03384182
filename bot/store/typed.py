"""What people mean by a name that means several exercises: their answer, once given, is remembered."""

from __future__ import annotations

from sqlalchemy import delete, select

from bot.store.conflicts import insert_or_replace
from bot.store.lean import AsyncConnection
from bot.store.schema import names


class Names:
    """What each person meant by what they typed; case and spacing make no difference."""

    def __init__(self, connection: AsyncConnection) -> None:
        self._connection = connection

    async def remember(self, person_id: int, typed: str, slug: str) -> None:
        """Note that this person means the exercise *slug* when they type *typed*."""
        meant = insert_or_replace(self._connection, names, "person_id", "typed")
        await self._connection.execute(meant, {"person_id": person_id, "typed": _spelled(typed), "slug": slug})

    async def remembered(self, person_id: int, typed: str) -> str | None:
        """Return the slug of the exercise that this person means by *typed*, if they ever said."""
        meant = select(names.c.slug).where(names.c.person_id == person_id, names.c.typed == _spelled(typed))
        return (await self._connection.execute(meant)).scalar()

    async def forget(self, person_id: int) -> None:
        """Forget everything that this person meant."""
        await self._connection.execute(delete(names).where(names.c.person_id == person_id))


def _spelled(typed: str) -> str:
    return " ".join(typed.casefold().split())
