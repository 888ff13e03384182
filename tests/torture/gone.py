"""People and groups that go away while reminders are due: blocked, closed, deleted, moved."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from bot.messages import Place, PlaceKind, Platform
from tests.platforms.discord import Channel, Person
from tests.platforms.telegram_chats import Group
from tests.platforms.telegram_chats import Person as TelegramPerson
from tests.torture.town import Town

BLOCKER, CLOSED = 2001, 124000000000000901
CHANNEL = 124000000000000950
SMALL_GROUP, SUPERGROUP = -4001, -1001234567890


@dataclass(frozen=True)
class Gone:
    """Four who go away, and the numbers of their reminders.

    Attributes:
        first: By place, the number of the daily series that falls due as they go.
        later: By place, the number of the one-shot that falls due while they are away.
    """

    blocker: TelegramPerson
    closed: Person
    channel: Channel
    group: Group
    first: dict[Place, int]
    later: dict[Place, int]

    @property
    def numbers(self) -> set[int]:
        """All their reminders."""
        return {*self.first.values(), *self.later.values()}

    def leave(self, town: Town) -> None:
        """Block the bot, close the door, delete the channel, become a supergroup."""
        self.blocker.blocks()
        self.closed.closes_dms()
        town.discord.remove(self.channel)
        self.group.migrates(SUPERGROUP)

    def come_back(self) -> None:
        """Let the bot write again, where that is possible."""
        self.blocker.unblocks()
        self.closed.opens_dms()


BLOCKED_PLACE = Place(Platform.TELEGRAM, str(BLOCKER))
CLOSED_PLACE = Place(Platform.DISCORD, str(CLOSED))
DELETED_PLACE = Place(Platform.DISCORD, str(CHANNEL), PlaceKind.GROUP)
MOVED_PLACE = Place(Platform.TELEGRAM, str(SMALL_GROUP), PlaceKind.GROUP)


async def make_gone(town: Town, first_at: datetime, later_at: datetime) -> Gone:
    """Add the four to *town* and set two reminders for each."""
    town.telegram.group(SUPERGROUP)
    first, later = {}, {}
    blocker, closed = town.telegram.person(BLOCKER), town.discord.person(CLOSED, "Cleo")
    channel, group = town.discord.channel(CHANNEL), town.telegram.group(SMALL_GROUP, kind="group")
    async with town.filling() as store:
        for place in (BLOCKED_PLACE, CLOSED_PLACE, DELETED_PLACE, MOVED_PLACE):
            first[place] = len(town.set_on)
            await town.remind(store, first[place], place, first_at, "FREQ=DAILY")
            later[place] = len(town.set_on)
            await town.remind(store, later[place], place, later_at, None)
    return Gone(blocker, closed, channel, group, first, later)
