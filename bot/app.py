"""The road of a request: from what somebody typed or pressed to one committed reply."""

from __future__ import annotations

import logging
from collections.abc import Awaitable, Callable
from dataclasses import replace

from rapidfuzz import fuzz, process

from bot.clock import Clock
from bot.commands import Answer, Registry, Route, Turn
from bot.errors import UserError
from bot.language import SOURCE, Words, nearest, words_for
from bot.messages import Button, Reply, Request
from bot.people import Person
from bot.safety.guard import ANYWAY
from bot.safety.hold import hold_for
from bot.store import Store, StoreError, Transaction

log = logging.getLogger(__name__)

TYPED_CHARS = 5_000
"""Longest text that is read; what comes after it is left out."""

NEAREST = 3
"""How many commands a mistyped one is answered with."""


async def _nothing_first(_turn: Turn) -> Reply | None:
    return None


def _no_route(_text: str) -> Route | None:
    return None


class App:
    """Answers requests, each in one transaction that also keeps the request's id and its answer.

    Args:
        first: Looks at all that is typed before anything else does; what it returns is the answer.
        route: Says which line a plain sentence stands for; None: it is not sure.
        plain: Answers text that is neither a command nor an awaited answer.
        news: Adds what a person should hear at this contact, whatever they asked.
        changed: Called after every commit, so that whoever waits for the next due reminder looks again.
    """

    def __init__(
        self,
        registry: Registry,
        store: Store,
        clock: Clock,
        *,
        plain: Answer,
        news: Callable[[Turn, Reply], Awaitable[Reply]],
        changed: Callable[[], None],
        first: Callable[[Turn], Awaitable[Reply | None]] = _nothing_first,
        route: Callable[[str], Route | None] = _no_route,
    ) -> None:
        self._registry = registry
        self._store = store
        self._clock = clock
        self._plain = plain
        self._news = news
        self._changed = changed
        self._first = first
        self._route = route

    async def handle(self, request: Request) -> Reply:
        """Answer *request* and return once its effects are committed.

        A request whose id was answered before changes nothing and gets the same answer. Never raises for
        a bad request: what the person can mend is said to them, anything else is logged and apologised for.
        """
        try:
            reply = await self._answer(request)
        except UserError as error:
            return _told(error)
        except StoreError as error:
            log.error("%s failed: %s", self._name_of(request.text), error, exc_info=not error.is_machines)  # noqa: TRY400 - a fault of the machine has no place in the code
            return _sorry(await self._words(request))
        except Exception:
            log.exception("%s failed", self._name_of(request.text))
            return _sorry(await self._words(request))
        self._changed()
        return reply

    async def _words(self, request: Request) -> Words:
        """Return the words to apologise in: the chosen language's, if the store still answers."""
        try:
            async with self._store.reading() as store:
                person = await store.people.find(request.account)
        except StoreError:
            person = None
        return words_for((person and person.language) or request.account.language or SOURCE)

    async def _answer(self, request: Request) -> Reply:
        now = self._clock()
        platform = request.account.platform
        async with self._store.writing() as store:
            earlier = await store.requests.answered(platform, request.id)
            if earlier is not None:
                return earlier
            person = await store.people.meet(request.account, now)
            person = await _speaking(person, request, store)
            words = words_for(person.language or SOURCE)
            turn = Turn(request, "", person, words, store, now)
            reply = await self._news(turn, await self._dispatch(turn))
            await store.requests.remember(platform, request.id, reply, now, person.id)
            return reply

    async def _dispatch(self, turn: Turn) -> Reply:
        text = turn.request.text[:TYPED_CHARS].strip()
        if text.startswith(ANYWAY):
            return await self._typed(turn, text.removeprefix(ANYWAY))
        if not turn.request.pressed and (first := await self._first(replace(turn, args=text))):
            return first
        return await self._typed(turn, text)

    async def _typed(self, turn: Turn, text: str) -> Reply:
        """Answer a line, the answer to a question, or a plain sentence: by the line that it stands for."""
        if text.startswith("/"):
            return await self._command(turn, text)
        route = self._route(text)
        waiting = await turn.store.questions.pending(turn.person.id, turn.request.place) if text else None
        if waiting and (waiting.takes_anything or not _goes_elsewhere(route, waiting.kind)):
            return await self._command(turn, f"/{waiting.kind} {text}")
        if route:
            return await self._command(turn, route.line)
        return await self._plain(replace(turn, args=text))

    async def _command(self, turn: Turn, text: str) -> Reply:
        name, args = _split(text)
        command = self._registry.get(name)
        if command is None:
            raise self._unknown(name, turn.words)
        if command.held and (held := hold_for(turn.person, turn.words)):
            return replace(held, replaces=turn.request.pressed)
        return await command.answer(replace(turn, args=args))

    def _unknown(self, name: str, words: Words) -> UserError:
        names = [command.name for command in self._registry.listed]
        near = process.extract(name[:32].lower(), names, scorer=fuzz.WRatio, limit=NEAREST)
        buttons = [Button(f"/{found}", f"/{found}") for found, _score, _index in near]
        return UserError(words("I don't know that command. Did you mean one of these? /help shows them all."), buttons)

    def _name_of(self, text: str) -> str:
        """Return the command's name for the log: never what else was typed."""
        name, _args = _split(text)
        return f"/{name}" if text.startswith("/") and name in self._registry else "plain text"


def _goes_elsewhere(route: Route | None, kind: str) -> bool:
    """Whether a sentence clearly is no answer to the question of this *kind*."""
    return route is not None and (route.interrupts or route.line.startswith(f"/{kind} "))


async def _speaking(person: Person, request: Request, store: Transaction) -> Person:
    """Take the platform's hint for a person who has not chosen a language."""
    hinted = nearest(request.account.language)
    if person.language is None and hinted is not None:
        return await store.people.change(person.id, language=hinted)
    return person


def _split(text: str) -> tuple[str, str]:
    """Split "/name args" into name and args; whatever white space stands between."""
    name, *rest = text.removeprefix("/").split(maxsplit=1) or [""]
    return name, rest[0].strip() if rest else ""


def _told(error: UserError) -> Reply:
    return Reply.say(str(error), *error.buttons, private=True)


def _sorry(words: Words) -> Reply:
    return Reply.say(
        words("Something went wrong on my side and nothing was changed. Please try that again in a minute."),
        private=True,
    )
