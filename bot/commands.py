"""Commands are data: what can be typed, in menu order, and what answers it."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from bot.language import Words
from bot.messages import Reply, Request

if TYPE_CHECKING:
    from bot.people import Person
    from bot.store import Transaction


@dataclass(frozen=True, slots=True)
class Turn:
    """One request while it is being answered.

    Attributes:
        args: What followed the command's name, stripped; may be empty.
        words: Translates into the person's language.
        store: The open writing transaction; what is written in it is kept together with the request's id.
        now: Aware, UTC; the same instant for the whole turn.
    """

    request: Request
    args: str
    person: Person
    words: Words
    store: Transaction
    now: datetime


Answer = Callable[[Turn], Awaitable[Reply]]
"""Answers one request. Raises `UserError` for what the person can mend."""


@dataclass(frozen=True, slots=True)
class Route:
    """What a plain sentence asks for, as the line that would be typed.

    Attributes:
        interrupts: It is clearly no answer to a question that waits.
    """

    line: str
    interrupts: bool = False


Suggest = Callable[[str], Sequence[tuple[str, str]]]
"""Completes what is typed so far: (label, value) pairs, best first, at most 25."""


@dataclass(frozen=True, slots=True)
class Option:
    """A typed part of a command, on platforms that have them.

    Attributes:
        name: Lower-case ASCII; the same in every language.
        summary: Marked with `N_`; translated when shown.
        choices: (label, value) pairs to pick from, labels marked with `N_`; empty for free text.
        whole: Whether only a whole number fits.
        suggest: Completes the value while it is typed.
    """

    name: str
    summary: str
    required: bool = False
    choices: tuple[tuple[str, str], ...] = ()
    whole: bool = False
    suggest: Suggest | None = None


@dataclass(frozen=True, slots=True)
class Command:
    """Something that can be typed.

    Attributes:
        name: Without the slash; lower-case ASCII, at most 32 characters (the shorter of both platforms' limits).
        summary: One line for menus, at most 100 characters; marked with `N_`, translated when shown.
        example: A line that works as it stands, shown by /help; marked with `N_`.
        listed: Whether menus show it. What only buttons type is not listed.
        private: Whether the answer is for the asker's eyes only, in a group too.
        held: Whether it is on hold while a red flag is open or a clinician's word is missing: it brings training.
    """

    name: str
    summary: str
    answer: Answer
    example: str = ""
    options: tuple[Option, ...] = ()
    listed: bool = True
    private: bool = False
    held: bool = False


class Registry:
    """Every command, in menu order.

    Args:
        commands: In the order in which menus show them.

    Raises:
        ValueError: Two commands have the same name.
    """

    def __init__(self, commands: Iterable[Command]) -> None:
        self._commands = tuple(commands)
        self._by_name = {command.name: command for command in self._commands}
        if len(self._by_name) != len(self._commands):
            raise ValueError("two commands have the same name")

    def __iter__(self) -> Iterator[Command]:
        return iter(self._commands)

    def __contains__(self, name: str) -> bool:
        return name in self._by_name

    def get(self, name: str) -> Command | None:
        """Return the command called *name* (without slash, any case), or None."""
        return self._by_name.get(name.lower())

    @property
    def listed(self) -> tuple[Command, ...]:
        """What menus show, in order."""
        return tuple(command for command in self._commands if command.listed)
