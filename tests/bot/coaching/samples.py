"""Sessions that are kept without being chosen, so that what is trained is known beforehand."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

from bot.messages import Account, Platform
from bot.people import Person
from bot.sessions.model import Effort, Pick, Reason, Session, Slot
from bot.sessions.need import Need
from bot.sessions.offer import Offer
from bot.training import Entry
from catalog.model import Level, Range
from tests.conversation import Conversation, Message

HINGE = Pick("dumbbell-rdl", Slot.HIP_EXTENSION, 2, Range(8, 12), None, False, 90, Effort.TRAINED, Reason.HIP)
CURL = replace(HINGE, slug="sliding-leg-curl", slot=Slot.KNEE_FLEXION, sets=1, reps=Range(6, 10), rest_seconds=60)
HOLD = replace(CURL, slug="long-lever-bridge-hold", sets=2, reps=None, seconds=Range(20, 40))
KEY = "00000007"


def offer_of(*picks: Pick) -> Offer:
    """Return a session of *picks* for somebody used to it, with dumbbells and sliders."""
    need = Need(equipment=frozenset({"dumbbell", "sliders", "towel"}), level=Level.INTERMEDIATE)
    return Offer.first(Session(picks, 20), need)


async def person(chat: Conversation, who: str = "me") -> Person:
    """Return *who*, who said something before."""
    account = Account(Platform.TERMINAL, who, who)
    async with chat.store.writing() as store:
        return await store.people.meet(account, chat.clock())


async def session(chat: Conversation, *picks: Pick, who: str = "me", number: int = 7) -> str:
    """Keep a session of *picks*, made now, and return its key."""
    owner = await person(chat, who)
    async with chat.store.writing() as store:
        return await store.sessions.add(number, owner.id, offer_of(*picks).to_json(), chat.clock())


async def log(chat: Conversation, slug: str, *reps: int, days_ago: float = 0, load: int | None = None) -> Entry:
    """Log sets of "me", some days ago."""
    owner = await person(chat)
    at = chat.clock() - timedelta(days=days_ago)
    async with chat.store.writing() as store:
        number = 1000 + len(await store.logs.of(owner.id, at - timedelta(days=900)))
        return await store.logs.add(Entry(owner.id, slug, at, reps, load=load), number)


async def logged(chat: Conversation, who: str = "me") -> list[Entry]:
    """Return everything in the log of *who*, oldest first."""
    owner = await person(chat, who)
    async with chat.store.reading() as store:
        return await store.logs.of(owner.id, chat.clock() - timedelta(days=900))


def labels(message: Message) -> list[str]:
    """Return the labels of its buttons, row by row."""
    return [label for row in message["buttons"] for label in row]


def lines(message: Message) -> list[str]:
    """Return the lines of its buttons, row by row."""
    return [line for row in message["lines"] for line in row]
