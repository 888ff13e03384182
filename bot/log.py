"""/done: what was trained goes into the log, and what that changes next time is said."""

from __future__ import annotations

import random
from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from typing import TYPE_CHECKING

from bot.begin import QUESTION as WALKING
from bot.begin import Begin
from bot.coaching.log_line import LogLine, NotLogged, parse_log
from bot.coaching.logged import first_week, first_week_words, logged_reply
from bot.coaching.planned import entries_for
from bot.commands import Command, Option, Turn
from bot.day_after import DayAfter
from bot.errors import UserError
from bot.language import N_
from bot.messages import Button, Note, Paragraph, Reply
from bot.reminders import ReminderKind
from bot.sessions.model import Session
from bot.training import Entry, Feel
from catalog.find import Finder
from catalog.model import Catalog, Exercise

if TYPE_CHECKING:
    from bot.store import StoredSession

QUESTION = "done"
"""Kind of the question that waits for the rest of a log line: the command that a plain answer is put behind."""

KEY_BITS = 40
"""Size of an entry's random number."""

STILL_TODAY = timedelta(hours=24)
"""How long a session counts as the one that was just done."""

BEGINNING = datetime.fromtimestamp(0, UTC)
"""Before anything was logged."""

HISTORY = 12
"""How many entries of an exercise say what comes next."""

ECHO_CHARS = 40
"""How much of a name that is not known is said back."""


class Log:
    """Keeps what was done.

    Args:
        catalog: What can be done.
        finder: Finds it by what people call it.
        chance: Makes the entries' ids.
        day_after: Says what soreness is normal, where that is due.
        walk: Walks through sessions; sets that are told while one goes on are its own.
    """

    def __init__(
        self, catalog: Catalog, finder: Finder, chance: random.Random, day_after: DayAfter, walk: Begin
    ) -> None:
        self._catalog = catalog
        self._finder = finder
        self._chance = chance
        self._day_after = day_after
        self._walk = walk

    def commands(self) -> Sequence[Command]:
        """Return /done, its other name, and the lines of its buttons."""
        return (
            Command(
                "done",
                N_("Log what you did: a session with one tap, or one exercise"),
                self.done,
                example=N_("/done rdl 3x8 60kg"),
                options=(Option("what", N_("For example: rdl 3x8 60kg, easy; left out, it is your last session")),),
            ),
            Command("log", N_("Log what you did"), self.done, listed=False),
            Command("done_as", N_("Say which exercise it was"), self.done_as, listed=False),
            Command("feel", N_("Say how it felt"), self.feel, listed=False),
            Command("undo_log", N_("Take something out of your log"), self.undo, listed=False),
        )

    async def done(self, turn: Turn) -> Reply:
        """Log the session that is named, the last one, or what was typed; ask for what is missing."""
        if stored := await self._session_named(turn):
            return await self._session(turn, stored, _feel_in(turn.args))
        if not turn.args and await _walks(turn) and not turn.request.text.startswith("/"):
            return await self._walk.typed(turn)
        line = _parsed(turn)
        if not line.name and not line.reps and not await _waiting(turn):
            return await self._last_session(turn, line.feel)
        return await self._typed(turn, await _with_waiting(turn, line))

    async def done_as(self, turn: Turn) -> Reply:
        """Log what was asked about, as the exercise whose button was pressed; remember what the name meant."""
        slug, _, asked_at = turn.args.partition(" ")
        waiting = await turn.store.questions.pending(turn.person.id, turn.request.place)
        stale = waiting is None or waiting.kind != QUESTION or str(int(waiting.asked_at.timestamp())) != asked_at
        if waiting is None or stale or slug not in self._catalog.exercises:
            raise UserError(turn.words("That choice is no longer open. Type it once more: /done and what you did."))
        line = LogLine.from_json(waiting.payload)
        if line.name:
            await turn.store.names.remember(turn.person.id, line.name, slug)
        return await self._keep_or_ask(turn, line, self._catalog.exercises[slug])

    async def feel(self, turn: Turn) -> Reply:
        """Note how one exercise, or a whole session, felt."""
        key, _, said = turn.args.partition(" ")
        if said not in list(Feel):
            raise UserError(turn.words("Say easy, right or hard. For example: /done easy"))
        entries = await self._kept(turn, key)
        if not entries:
            raise UserError(turn.words("That is no longer in your log; nothing was changed."))
        changed = [await turn.store.logs.change(entry.key, feel=Feel(said)) for entry in entries]
        return replace(await self._logged(turn, key, changed), replaces=turn.request.pressed)

    async def undo(self, turn: Turn) -> Reply:
        """Take an entry, or all of a session's, out of the log; once more changes nothing."""
        entries = await self._kept(turn, turn.args)
        for entry in entries:
            await turn.store.logs.remove(entry.key)
        said = turn.words("Taken back.") if entries else turn.words("It is not in your log; nothing was changed.")
        return replace(Reply.say(said), replaces=turn.request.pressed)

    async def _typed(self, turn: Turn, line: LogLine) -> Reply:
        if line.name:
            return await self._named(turn, line)
        if await _walks(turn):
            return await self._walk.typed(turn)
        picks = await _picks_of_today(turn)
        if not picks:
            raise UserError(turn.words("Which exercise was it? Type for example: /done rdl 3x8 60kg"))
        return await self._ask_which(turn, line, picks)

    async def _named(self, turn: Turn, line: LogLine) -> Reply:
        meant = self._catalog.exercises.get(await turn.store.names.remembered(turn.person.id, line.name) or line.name)
        if meant:
            return await self._keep_or_ask(turn, line, meant)
        found = self._finder.find(line.name)
        if found.sure:
            return await self._keep_or_ask(turn, line, self._catalog.exercises[found.matches[0]])
        if found.matches:
            return await self._ask_which(turn, line, found.matches)
        name = line.name[:ECHO_CHARS]
        raise UserError(turn.words("I do not know “{name}”. Type for example: /done rdl 3x8 60kg", name=name))

    async def _ask_which(self, turn: Turn, line: LogLine, slugs: Sequence[str]) -> Reply:
        await _ask(turn, line)
        asked_at = int(turn.now.timestamp())
        buttons = tuple(
            (Button(turn.words(self._catalog.exercises[slug].name), f"/done_as {slug} {asked_at}"),)
            for slug in slugs
            if slug in self._catalog.exercises
        )
        return Reply((Paragraph(turn.words("Which one was it?")),), buttons=buttons[:5])

    async def _keep_or_ask(self, turn: Turn, line: LogLine, exercise: Exercise) -> Reply:
        if not line.reps:
            await _ask(turn, replace(line, name=exercise.slug))
            name = turn.words(exercise.name)
            return Reply.say(turn.words("{name}: how many? Type for example 3x8, or 3x8 60kg", name=name))
        entry = await turn.store.logs.add(await self._entry(turn, line, exercise), self._chance.getrandbits(KEY_BITS))
        if await _waiting(turn):
            await turn.store.questions.close(turn.person.id, turn.request.place)
        return await self._logged(await _in_their_unit(turn, line), entry.key, [entry])

    async def _entry(self, turn: Turn, line: LogLine, exercise: Exercise) -> Entry:
        stored = None if line.day else await _session_of_today(turn)
        return Entry(
            person=turn.person.id,
            exercise=exercise.slug,
            at=_when(turn, line.day),
            reps=line.reps,
            held=line.held or exercise.dose.reps is None,
            each_side=line.each_side or exercise.dose.each_side,
            load=line.load,
            reserve=line.reserve,
            feel=line.feel,
            session=stored.key if stored and await _is_open_for(turn, stored, exercise.slug) else None,
        )

    async def _session_named(self, turn: Turn) -> StoredSession | None:
        stored = await turn.store.sessions.get(turn.args.partition(" ")[0])
        if stored is not None and stored.person != turn.person.id:
            raise _theirs(turn)
        return stored

    async def _last_session(self, turn: Turn, feel: Feel | None) -> Reply:
        stored = await _session_of_today(turn)
        if stored is None:
            raise UserError(
                turn.words("What did you do? Type for example: /done rdl 3x8 60kg"),
                [Button(turn.words("New session"), "/hamstrings")],
            )
        return await self._session(turn, stored, feel)

    async def _session(self, turn: Turn, stored: StoredSession, feel: Feel | None) -> Reply:
        """Log what of a session is not logged yet; one that ended early stays as it is."""
        await turn.store.reminders.end_all(turn.person.id, ReminderKind.REST, stored.key, turn.now)
        logged = await turn.store.logs.of_session(stored.key)
        if not stored.content.get("walk", {}).get("ended"):
            logged += await self._rest_of(turn, stored, logged, feel)
        elif not logged:
            raise UserError(turn.words("You ended that session before its first set; there is nothing to log."))
        if feel is not None:
            logged = [await turn.store.logs.change(entry.key, feel=feel) for entry in logged]
        return await self._logged(turn, stored.key, logged)

    async def _rest_of(
        self, turn: Turn, stored: StoredSession, logged: Sequence[Entry], feel: Feel | None
    ) -> list[Entry]:
        picks = Session.from_json(stored.content["session"]).picks
        loads = {pick.slug: await _last_load(turn, pick.slug) for pick in picks}
        missing = entries_for(picks, logged, loads, person=turn.person.id, session=stored.key, at=turn.now, feel=feel)
        return [await turn.store.logs.add(entry, self._chance.getrandbits(KEY_BITS)) for entry in missing]

    async def _kept(self, turn: Turn, key: str) -> list[Entry]:
        """Return the entry that *key* names, or all of the session that it names; none where they are gone."""
        entry = await turn.store.logs.get(key)
        entries = [entry] if entry else await turn.store.logs.of_session(key)
        if any(entry.person != turn.person.id for entry in entries):
            raise _theirs(turn)
        return entries

    async def _logged(self, turn: Turn, key: str, entries: Sequence[Entry]) -> Reply:
        slugs = {entry.exercise for entry in entries}
        histories = {slug: await turn.store.logs.latest(turn.person.id, slug, HISTORY) for slug in slugs}
        reply = logged_reply(key, entries, histories, turn.person, turn.words, self._catalog)
        zone = turn.person.zone_info or UTC
        week = first_week(await turn.store.logs.of(turn.person.id, BEGINNING), entries)
        if week:
            reply = reply.then(Note(first_week_words(week, turn.words, self._catalog, zone)))
        return await self._day_after.added(turn, reply, key, entries)


def _parsed(turn: Turn) -> LogLine:
    try:
        return parse_log(turn.args, today=_today(turn), pounds=turn.person.facts.pounds)
    except NotLogged as error:
        raise UserError(turn.words(error.problem.phrase)) from error


def _feel_in(args: str) -> Feel | None:
    word = args.partition(" ")[2].strip().casefold()
    return Feel(word) if word in list(Feel) else None


async def _waiting(turn: Turn) -> LogLine | None:
    """Return the line that waits for the rest of it, where one does."""
    question = await turn.store.questions.pending(turn.person.id, turn.request.place)
    return LogLine.from_json(question.payload) if question and question.kind == QUESTION else None


async def _walks(turn: Turn) -> bool:
    """Whether a session is being walked through here, so that a set without a name is one of it."""
    question = await turn.store.questions.pending(turn.person.id, turn.request.place)
    return question is not None and question.kind == WALKING


async def _with_waiting(turn: Turn, line: LogLine) -> LogLine:
    waiting = None if line.name and line.reps else await _waiting(turn)
    return line.filled_from(waiting) if waiting else line


async def _ask(turn: Turn, line: LogLine) -> None:
    await turn.store.questions.ask(turn.person.id, turn.request.place, QUESTION, line.to_json(), turn.now)


async def _in_their_unit(turn: Turn, line: LogLine) -> Turn:
    """Follow the unit that was typed last."""
    if line.pounds in (None, turn.person.facts.pounds):
        return turn
    facts = replace(turn.person.facts, pounds=bool(line.pounds))
    return replace(turn, person=await turn.store.people.change(turn.person.id, facts=facts))


async def _session_of_today(turn: Turn) -> StoredSession | None:
    newest = await turn.store.sessions.latest(turn.person.id, 1)
    return newest[0] if newest and newest[0].made_at > turn.now - STILL_TODAY else None


async def _picks_of_today(turn: Turn) -> list[str]:
    stored = await _session_of_today(turn)
    return [pick.slug for pick in Session.from_json(stored.content["session"]).picks] if stored else []


async def _is_open_for(turn: Turn, stored: StoredSession, slug: str) -> bool:
    """Whether the session holds this exercise and nothing of it is logged yet."""
    if slug not in Session.from_json(stored.content["session"]).slugs:
        return False
    return all(entry.exercise != slug for entry in await turn.store.logs.of_session(stored.key))


async def _last_load(turn: Turn, slug: str) -> int | None:
    latest = await turn.store.logs.latest(turn.person.id, slug, 1)
    return latest[0].load if latest else None


def _today(turn: Turn) -> date:
    return turn.now.astimezone(turn.person.zone_info or UTC).date()


def _when(turn: Turn, day: date | None) -> datetime:
    """Return the instant of *day* at the present time of day; the present one where no day was named."""
    if day is None:
        return turn.now
    local = turn.now.astimezone(turn.person.zone_info or UTC)
    return datetime.combine(day, local.timetz()).astimezone(UTC)


def _theirs(turn: Turn) -> UserError:
    return UserError(turn.words("This one is theirs; get yours with /hamstrings"))
