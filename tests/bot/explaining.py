"""Asking /explain without a chat around it, and reading what comes back."""

from __future__ import annotations

import asyncio
from datetime import UTC, datetime
from typing import cast

from bot.commands import Turn
from bot.explain import Explain
from bot.facts import Facts
from bot.language import words_for
from bot.messages import (
    Account,
    Block,
    Bullets,
    Button,
    Heading,
    Moment,
    Note,
    Paragraph,
    Place,
    Platform,
    Reply,
    Request,
    Steps,
)
from bot.people import Person
from bot.pictures import Theme
from bot.store import Transaction
from catalog.find import Finder
from catalog.load import load_catalog

CATALOG = load_catalog()
EXPLAIN = Explain(CATALOG, Finder(CATALOG))


class Notes:
    """What one person meant, kept in memory; real conversations below keep it in a database."""

    def __init__(self) -> None:
        self.names = self
        self._kept: dict[str, str] = {}

    async def remember(self, person_id: int, typed: str, slug: str) -> None:
        self._kept[typed] = slug

    async def remembered(self, person_id: int, typed: str) -> str | None:
        return self._kept.get(typed)


def ask(
    args: str,
    *,
    language: str = "en",
    pressed: bool = False,
    notes: Notes | None = None,
    pictures: Theme | None = Theme.LIGHT,
    show: bool = False,
) -> Reply:
    place = Place(Platform.TERMINAL, "ann")
    request = Request("1", Account(Platform.TERMINAL, "ann"), place, f"/explain {args}", home=place, pressed=pressed)
    turn = Turn(
        request=request,
        args=args,
        person=Person(id=1, facts=Facts(pictures=pictures)),
        words=words_for(language),
        store=cast("Transaction", notes or Notes()),  # only the names are asked for
        now=datetime(2026, 3, 30, 12, tzinfo=UTC),
    )
    return asyncio.run((EXPLAIN.show if show else EXPLAIN.answer)(turn))


def shown(block: Block) -> str:
    match block:
        case Heading(text) | Paragraph(text) | Note(text):
            return text
        case Steps(items):
            return "\n".join(f"{number}. {item}" for number, item in enumerate(items, 1))
        case Bullets(items):
            return "\n".join(f"• {item}" for item in items)
        case Moment():
            return block.words


def text_of(reply: Reply) -> str:
    return "\n\n".join(shown(block) for block in reply.blocks)


def buttons_of(reply: Reply) -> list[Button]:
    return [button for row in reply.buttons for button in row]


def lines_of(reply: Reply) -> dict[str, str]:
    return {button.label: button.line for button in buttons_of(reply)}


def utf16_units(text: str) -> int:
    return len(text.encode("utf-16-le")) // 2


def outside_brackets(text: str) -> str:
    depth, outside = 0, []
    for letter in text:
        depth += (letter == "⟦") - (letter == "⟧")
        if depth == 0 and letter.isalpha():
            outside.append(letter)
    return "".join(outside)
