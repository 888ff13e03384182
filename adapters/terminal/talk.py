"""The terminal chat for a person: type, read, press a button by typing its label."""

from __future__ import annotations

import asyncio
import secrets
import shutil
import sys
from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager, suppress
from pathlib import Path

from adapters.terminal.files import keep
from adapters.terminal.pictures import Way, is_moving, shown, way_of
from adapters.terminal.render import in_colour, plain, printable
from adapters.terminal.screen import Screen, Shown, home_of
from bot.clock import Clock
from bot.language import SOURCE, words_for
from bot.messages import Account, Handle, Platform, Request
from bot.pictures import Draw, Drawn
from bot.store import Store

PROMPT = "> "
QUIT = "/quit"


class Talk:
    """Reads what one local person types until they quit or the input ends.

    Args:
        draw: Gives the pictures.
        environment: What the terminal says of itself.
    """

    def __init__(
        self, handle: Handle, store: Store, clock: Clock, person: str, draw: Draw, environment: Mapping[str, str]
    ) -> None:
        self._handle = handle
        self._person = person
        self._in_colour = sys.stdout.isatty()
        self._way = way_of(environment) if self._in_colour else Way.WORDS
        self.screen = Screen(store, clock, self._show, draw)

    async def run(self) -> None:
        """Talk; returns when the person quits."""
        words = words_for(SOURCE)
        self._print(
            words("Legday. Try /hamstrings, /explain nordics or /help. Type a button's words to press it; /quit ends.")
        )
        async with _typed() as lines:
            async for line in lines:
                if line.strip() == QUIT:
                    return
                await self._answer(line.strip())

    async def _answer(self, text: str) -> None:
        home = home_of(self._person)
        found = await self.screen.button(home, text) if text and not text.startswith("/") else None
        request = Request(
            id=secrets.token_hex(8),
            account=Account(Platform.TERMINAL, self._person, self._person),
            place=home,
            text=found[1].line if found else text,
            home=home,
            pressed=found is not None,
            administrator=True,
        )
        await self.screen.put(self._person, home, await self._handle(request), found[0] if found else None)

    def _show(self, message: Shown) -> None:
        words = words_for(SOURCE)
        if message.picture and self._way is not Way.WORDS:
            self._show_picture(message.picture)
        self._show_words(message)
        if message.picture and self._way is Way.WORDS:
            alt = printable(message.picture.alt)
            self._print(words("Picture: {alt} It is here: {file}", alt=alt, file=message.picture.file) + "\n")
        for path in keep(message.reply.files, Path.cwd()):
            self._print(words("Saved here: {file}", file=path.name))

    def _show_picture(self, picture: Drawn) -> None:
        with suppress(OSError):
            sys.stdout.write(shown(picture, self._way, shutil.get_terminal_size().columns))
        if is_moving(picture) and self._way is not Way.ITERM:
            words = words_for(SOURCE)
            self._print(words("It moves here: {file}", file=picture.file))

    def _show_words(self, message: Shown) -> None:
        if self._in_colour:
            from rich.console import Console

            Console().print(in_colour(message.reply))
            return
        rows = ("  ".join(f"[{printable(button.label)}]" for button in row) for row in message.reply.buttons)
        self._print("\n".join((plain(message.reply), *rows)) + "\n")

    def _print(self, text: str) -> None:
        sys.stdout.write(text + "\n")
        sys.stdout.flush()


@asynccontextmanager
async def _typed() -> AsyncIterator[AsyncIterator[str]]:
    """Give the lines that are typed, with editing and history on a real terminal."""
    if not sys.stdin.isatty():
        yield _piped()
        return
    from prompt_toolkit.patch_stdout import patch_stdout

    with patch_stdout(raw=True):
        yield _prompted()


async def _prompted() -> AsyncIterator[str]:
    from prompt_toolkit import PromptSession

    session: PromptSession[str] = PromptSession(PROMPT)
    while True:
        try:
            yield await session.prompt_async()
        except (EOFError, KeyboardInterrupt):
            return


async def _piped() -> AsyncIterator[str]:
    while line := await asyncio.to_thread(sys.stdin.readline):
        yield line
