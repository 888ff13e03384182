"""The scripted chat: JSON lines in, JSON lines out, the clock moved by hand."""

from __future__ import annotations

import json
import secrets
import sys
from collections.abc import Awaitable, Callable, Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta, tzinfo
from pathlib import Path
from typing import Any, Protocol

from adapters.terminal.durations import read_duration
from adapters.terminal.files import keep
from adapters.terminal.render import plain
from adapters.terminal.screen import GROUP, Screen, Shown, home_of
from bot.clock import Clock
from bot.messages import Account, Handle, Place, PlaceKind, Platform, Request
from bot.pictures import Draw, draw_nothing
from bot.store import Store

NAME_CHARS = 64


class Deliveries(Protocol):
    """Brings what is due; the courier fits."""

    async def next_due(self) -> datetime | None:
        """Return the next instant with something to do."""
        ...

    async def deliver_due(self) -> int:
        """Deliver everything due now."""
        ...


Wait = Callable[[datetime], Awaitable[None]]
"""Returns when the clock stands at the given instant."""


class BadLine(ValueError):  # noqa: N818 - what it is
    """An input line that is not one of ours; its words go back to whoever wrote the script."""


@dataclass(frozen=True, slots=True)
class Line:
    """One input line, understood.

    Attributes:
        who: The local person who acts.
        say, press, wait: Exactly one of them is given.
        on: The message whose button is pressed; None: the newest with that label.
    """

    who: str
    place: Place
    say: str | None = None
    press: str | None = None
    on: int | None = None
    wait: timedelta | None = None


class Script:
    """Plays input lines and writes what happens.

    Args:
        offset: The zone that instants are shown in for people who have not said theirs.
        wait: Brings the clock to an instant.
        write: Takes one output line, without its end.
        draw: Gives the pictures.
    """

    def __init__(
        self,
        handle: Handle,
        store: Store,
        clock: Clock,
        *,
        offset: tzinfo,
        wait: Wait,
        write: Callable[[str], None],
        draw: Draw = draw_nothing,
    ) -> None:
        self._handle = handle
        self._store = store
        self._clock = clock
        self._offset = offset
        self._wait = wait
        self._write = write
        self._shown: list[Shown] = []
        self._administrator: str | None = None
        self.screen = Screen(store, clock, self._shown.append, draw)

    async def play(self, lines: Iterable[str], deliveries: Deliveries) -> None:
        """Play every line: what was due when the chat opened, then one input after the other."""
        await deliveries.deliver_due()
        await self._flush()
        for number, text in enumerate((line for line in lines if line.strip()), 1):
            if text.strip() == "/quit":
                return
            try:
                await self._one(read_line(text), deliveries)
            except BadLine as error:
                self._write(_json({"error": f"line {number}: {error}"}))
            await deliveries.deliver_due()
            await self._flush()
            self._write(_json({"handled": number}))

    async def _one(self, line: Line, deliveries: Deliveries) -> None:
        if line.wait is not None:
            await self._pass(line.wait, deliveries)
        elif line.say is not None:
            await self._ask(line, line.say)
        else:
            await self._press(line, line.press or "")

    async def _pass(self, duration: timedelta, deliveries: Deliveries) -> None:
        """Let time pass, stopping at each due instant on the way."""
        until = self._clock() + duration
        while (due := await deliveries.next_due()) is not None and due <= until:
            await self._wait(max(due, self._clock()))
            await deliveries.deliver_due()
            await self._flush()
        await self._wait(until)

    async def _press(self, line: Line, label: str) -> None:
        found = await self.screen.button(line.place, label, line.on)
        if found is None:
            raise BadLine(f"no message here has a button {label!r}")
        message, button = found
        await self._ask(line, button.line, pressed=message)

    async def _ask(self, line: Line, text: str, pressed: int | None = None) -> None:
        in_group = not line.place.is_private
        if in_group:
            self._administrator = self._administrator or line.who
            if not text.startswith("/"):
                return
        request = Request(
            id=secrets.token_hex(8),
            account=Account(Platform.TERMINAL, line.who, line.who),
            place=line.place,
            text=text,
            home=home_of(line.who),
            pressed=pressed is not None,
            administrator=not in_group or self._administrator == line.who,
        )
        await self.screen.put(line.who, line.place, await self._handle(request), pressed)
        await self._flush()

    async def _flush(self) -> None:
        shown, self._shown[:] = list(self._shown), []
        for message in shown:
            self._write(_json(self._out(message, await self._zone_of(message.to))))

    async def _zone_of(self, person: str) -> tzinfo:
        account = Account(Platform.TERMINAL, person, person)
        async with self._store.reading() as store:
            known = await store.people.find(account)
        return (known and known.zone_info) or self._offset

    def _out(self, message: Shown, zone: tzinfo) -> dict[str, Any]:
        reply = message.reply
        picture = message.picture and {"file": str(message.picture.file), "alt": message.picture.alt}
        files = {"files": [str(path) for path in keep(reply.files, Path.cwd())]} if reply.files else {}
        return files | {
            "id": message.id,
            "to": message.to,
            "place": "private" if message.place.is_private else "group",
            "at": self._clock().astimezone(zone).isoformat(),
            "text": plain(reply),
            "buttons": [[button.label for button in row] for row in reply.buttons],
            "lines": [[button.line for button in row] for row in reply.buttons],
            "picture": picture,
            "replaces": message.replaces,
            "private": reply.private,
        }


def read_line(text: str) -> Line:
    """Understand one input line.

    Raises:
        BadLine: It is not a JSON object with one of say, press and wait.
    """
    try:
        given = json.loads(text)
    except ValueError:
        raise BadLine("not JSON") from None
    if not isinstance(given, dict) or len({"say", "press", "wait"} & given.keys()) != 1:
        raise BadLine('write an object with one of "say", "press" and "wait"')
    who = given.get("as", "me")
    if not isinstance(who, str) or not 1 <= len(who) <= NAME_CHARS or who.startswith("#"):
        raise BadLine(f'"as" is a name of 1 to {NAME_CHARS} characters')
    in_group = given.get("in") == "group"
    place = Place(Platform.TERMINAL, GROUP, PlaceKind.GROUP) if in_group else home_of(who)
    if "wait" in given:
        return Line(who, place, wait=_duration(given["wait"]))
    said = given.get("say", given.get("press"))
    if not isinstance(said, str) or not isinstance(given.get("on", 0), int):
        raise BadLine('"say" and "press" are text, "on" is the id of a message')
    return Line(who, place, say=given.get("say"), press=given.get("press"), on=given.get("on"))


def _duration(text: object) -> timedelta:
    duration = read_duration(text) if isinstance(text, str) else None
    if duration is None:
        raise BadLine('"wait" is an ISO 8601 duration such as PT2H or P7D')
    return duration


def _json(line: dict[str, Any]) -> str:
    return json.dumps(line, ensure_ascii=False)


def write_line(line: str) -> None:
    """Write one output line to standard output, at once."""
    sys.stdout.write(line + "\n")
    sys.stdout.flush()
