"""Reminders with a picture: of many that are due at once, none waits for a drawing."""

from __future__ import annotations

import asyncio
import os
import random
from datetime import datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

from bot.artist.artist import DiskArtist
from bot.artist.process import DrawingProcess
from bot.artist.shelf import Shelf
from bot.clock import SteadyClock
from bot.delivery.courier import Courier
from bot.due import Due
from bot.messages import Account, DeliveryId, Paragraph, Place, Platform, Receipt, Reply
from bot.pictures import Draw, Drawing, DrawingKind, Picture, drawn
from bot.reminders import Reach
from bot.schedules.model import Schedule
from bot.store import Store, open_store, random_id
from tests.bot.artist.sketcher import COMMAND

NOON = datetime(2026, 3, 27, 12, tzinfo=ZoneInfo("Europe/Berlin"))
DUE = 40
PLENTY = 1_000_000


class Showing:
    """Sends nowhere; keeps which picture each reminder came with."""

    def __init__(self, draw: Draw) -> None:
        self._draw = draw
        self.files: list[Path | None] = []

    async def send(self, _to: Place, reply: Reply, *, once: DeliveryId | None = None) -> Receipt:
        found = await drawn(reply.picture, self._draw)
        self.files.append(found.file if found else None)
        return Receipt(str(once))


async def remind_everybody(store: Store, chance: random.Random) -> None:
    async with store.writing() as writing:
        for number in range(DUE):
            place = Place(Platform.TELEGRAM, str(number))
            person = await writing.people.meet(Account(place.platform, place.address), NOON)
            await writing.reminders.add(
                id=random_id(chance),
                person_id=person.id,
                place=place,
                schedule=Schedule(NOON, "FREQ=DAILY"),
                what=None,
                due_at=NOON,
                now=NOON,
            )


async def test_none_waits_for_a_drawing_and_all_have_it_the_next_time(tmp_path: Path) -> None:
    gate = tmp_path / "gate"
    os.mkfifo(gate)
    slow = Drawing(DrawingKind.SESSION, "waits", data=str(gate))
    clock, chance = SteadyClock(NOON), random.Random(7)

    async def leg_day(*_: object) -> Reply:
        return Reply((Paragraph("Leg day"),), picture=Picture(slow, "Two exercises"))

    artist = DiskArtist(Shelf(tmp_path / "pictures", PLENTY), DrawingProcess(COMMAND), hurry=timedelta(0))
    async with open_store(str(tmp_path / "post.db")) as store, artist:
        sender = Showing(artist.file)
        courier = Courier(store, {Platform.TELEGRAM: sender}, [Reach(Platform.TELEGRAM)], Due(leg_day), clock, chance)
        await remind_everybody(store, chance)
        async with asyncio.timeout(20):
            await courier.deliver_due()
        await asyncio.to_thread(gate.write_bytes, b"now")
        assert await artist.file(slow)
        clock.move_to(NOON + timedelta(days=1))
        await courier.deliver_due()

    assert sender.files[:DUE] == [None] * DUE
    assert len(sender.files) == 2 * DUE
    assert all(sender.files[DUE:])
