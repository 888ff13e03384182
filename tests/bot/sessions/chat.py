"""Somebody who talks to the session feature alone."""

from __future__ import annotations

import random
from datetime import UTC, datetime

from bot.commands import Command, Turn
from bot.language import words_for
from bot.messages import Account, Heading, Note, Paragraph, Place, PlaceKind, Platform, Reply, Request
from bot.people import Person
from bot.store import Store
from bot.suggest import Suggest
from catalog.model import Catalog
from tests.bot.sessions.made import KNEE, catalog, exercise

NOW = datetime(2026, 3, 30, 18, tzinfo=UTC)
ROWS = catalog(*(exercise(f"hip-{n}") for n in range(3)), *(exercise(f"knee-{n}", KNEE) for n in range(3)))


class Chat:
    """Somebody who talks to the feature alone, each line a transaction of its own."""

    def __init__(self, store: Store, feature: Suggest, name: str = "ann", kind: PlaceKind = PlaceKind.PRIVATE) -> None:
        self._store = store
        self._commands: dict[str, Command] = {command.name: command for command in feature.commands()}
        self._account = Account(Platform.TERMINAL, name)
        self._place = Place(Platform.TERMINAL, name, kind)
        self.now = NOW

    async def say(self, line: str, *, pressed: bool = False) -> Reply:
        name, _, args = line.removeprefix("/").partition(" ")
        request = Request("1", self._account, self._place, line, home=self._place, pressed=pressed)
        async with self._store.writing() as transaction:
            person = await transaction.people.meet(self._account, self.now)
            turn = Turn(request, args.strip(), person, words_for("en"), transaction, self.now)
            return await self._commands[name].answer(turn)

    async def press(self, reply: Reply, label: str) -> Reply:
        line = next(button.line for row in reply.buttons for button in row if button.label == label)
        return await self.say(line, pressed=True)

    async def person(self, **known: object) -> Person:
        async with self._store.writing() as transaction:
            person = await transaction.people.meet(self._account, self.now)
            return await transaction.people.change(person.id, **known)  # type: ignore[arg-type]  # as named


def feature(rows: Catalog = ROWS, seed: int = 1) -> Suggest:
    return Suggest(rows, random.Random(seed))


def told(reply: Reply) -> str:
    return "\n".join(block.text for block in reply.blocks if isinstance(block, Heading | Paragraph | Note))


def exercises(reply: Reply) -> list[str]:
    return [line.split(" ")[1] for line in lines(reply) if line.startswith("/explain ")]


def lines(reply: Reply) -> list[str]:
    return [button.line for row in reply.buttons for button in row]


def labels(reply: Reply) -> list[str]:
    return [button.label for row in reply.buttons for button in row]
