"""/begin: a session walked through set by set, with the rests between as messages of their own."""

from __future__ import annotations

import random
from collections.abc import Awaitable, Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from bot.coaching.cards import (
    Step,
    done_card,
    felt_card,
    hurts_card,
    list_card,
    rest_card,
    rest_over,
    step_card,
)
from bot.coaching.effort import easier, harder
from bot.coaching.hurts import FELT
from bot.coaching.log_line import LogLine, NotLogged, parse_log
from bot.coaching.logged import feel_row, line_of
from bot.coaching.walk import Ended, Walk, after_set, after_skip, is_going, is_resting, walk_of, with_load
from bot.commands import Command, Turn
from bot.errors import UserError
from bot.language import N_, Words
from bot.messages import Button, Reply
from bot.people import Person
from bot.reminders import Reminder, ReminderKind
from bot.safety.flags import NUMBNESS, SUDDEN_PAIN
from bot.safety.hold import flag_reply, hold, hold_for, question_reply
from bot.schedules.model import Schedule
from bot.sessions.need import cautions_of
from bot.sessions.offer import Offer, still_right
from bot.sessions.progression import is_loaded
from bot.store import random_id
from bot.training import Entry
from catalog.model import Catalog

if TYPE_CHECKING:
    from bot.store import StoredSession, Transaction

QUESTION = "walk_set"
"""Kind of the question that waits while a session goes on: typed numbers are a set."""

SAID_DONE = frozenset({"", "done", "did it", "finished", "completed", "set done", "done set"})
"""What says that the set was done as it was aimed at."""

FLAGS = {"sharp": SUDDEN_PAIN, "tingling": NUMBNESS}
"""The red flags of what ends a session."""

KEY_BITS = 40
"""Size of an entry's random number."""

HISTORY = 3
"""How many entries of an exercise are read to find last time's: this session can have some itself."""


@dataclass(frozen=True, slots=True)
class Standing:
    """A session in the middle of being walked.

    Attributes:
        logged: What was done in it.
    """

    stored: StoredSession
    offer: Offer
    walk: Walk
    logged: Sequence[Entry]

    @property
    def going(self) -> bool:
        """Whether there is a set to do."""
        return is_going(self.walk, self.offer.session.picks)


class Begin:
    """Walks through sessions.

    Args:
        catalog: Where their exercises come from.
        chance: Makes the ids of entries and reminders.
    """

    def __init__(self, catalog: Catalog, chance: random.Random) -> None:
        self._catalog = catalog
        self._chance = chance
        self._verbs: Mapping[str, Callable[[Turn, Standing], Awaitable[Reply]]] = {
            "show": self._show,
            "done": self._done,
            "same": self._same,
            "next": self._next,
            "easier": self._easier,
            "harder": self._harder,
            "skip": self._skip,
            "list": self._list,
            "hurts": self._hurts,
            "stop": self._stop,
        }

    def commands(self) -> Sequence[Command]:
        """Return the lines of the buttons, and what a typed set is put behind."""
        return (
            Command("begin", N_("Walk through a session, set by set"), self.begin, listed=False, held=True),
            Command("walk", N_("One step of a session"), self.step, listed=False, held=True),
            Command(QUESTION, N_("Say what a set was"), self.typed, listed=False, held=True),
        )

    async def begin(self, turn: Turn) -> Reply:
        """Start a session, or go on where it stands; one that was stopped goes on too."""
        standing = await self._own(turn, turn.args)
        if standing.walk.ended is Ended.HURT:
            raise _over(turn.words)
        if standing.walk.ended or "walk" not in standing.stored.content:
            standing = await self._moved(turn, standing, replace(standing.walk, ended=None))
        return await self._present(turn, standing)

    async def step(self, turn: Turn) -> Reply:
        """Take one step; a stale or repeated press shows how things stand."""
        key, revision, verb, detail = _parts(turn)
        standing = await self._own(turn, key)
        fresh = revision == str(standing.stored.revision) and standing.going
        if fresh and verb == "felt" and detail in FELT:
            return await self._felt(turn, standing, detail)
        act = self._verbs.get(verb, self._show) if fresh else self._show
        reply = await act(turn, standing)
        return replace(reply, replaces=turn.request.pressed and (turn.request.place.is_private or not reply.private))

    async def typed(self, turn: Turn) -> Reply:
        """Take typed numbers as the next set, nothing as the set that was aimed at, a weight as the one in use."""
        waiting = await turn.store.questions.pending(turn.person.id, turn.request.place)
        if waiting is None or waiting.kind != QUESTION:
            raise UserError(turn.words("No session is going on here. Get one with /hamstrings"))
        standing = await self._own(turn, waiting.payload["session"])
        if not standing.going:
            raise _over(turn.words)
        if turn.args.casefold().strip(" .!") in SAID_DONE:
            return await self._done(turn, standing)
        line = _numbers(turn)
        step = await self._step(turn, standing)
        slug = step.pick.slug if line.reps else await self._weighed(turn, standing, step, line.load)
        if line.load is not None:
            standing = replace(standing, walk=with_load(standing.walk, slug, line.load))
        if not line.reps:
            return await self._present(turn, await self._moved(turn, standing, standing.walk))
        load = step.load if line.load is None else line.load
        return await self._set_done(turn, standing, step, line.reps, load)

    async def bring(
        self, reminder: Reminder, person: Person, words: Words, store: Transaction, _now: datetime
    ) -> Reply:
        """Return what comes when a rest is over."""
        if hold_for(person, words):
            return question_reply(words)
        stored = await store.sessions.get(reminder.subject or "")
        if stored is None:
            return Reply.say(words("Rest is over."))
        standing = await _standing(store, stored)
        if not standing.going:
            return Reply.say(words("Rest is over."))
        return rest_over(await self._step_of(store, person, standing), words)

    async def _show(self, turn: Turn, standing: Standing) -> Reply:
        return await self._present(turn, standing)

    async def _done(self, turn: Turn, standing: Standing) -> Reply:
        step = await self._step(turn, standing)
        return await self._set_done(turn, standing, step, (step.aim,), step.load)

    async def _same(self, turn: Turn, standing: Standing) -> Reply:
        step = await self._step(turn, standing)
        if step.last is None:
            return await self._done(turn, standing)
        reps = step.last.reps[min(standing.walk.done, step.last.sets - 1)]
        return await self._set_done(turn, standing, step, (reps,), step.last.load)

    async def _next(self, turn: Turn, standing: Standing) -> Reply:
        await _end_rests(turn, standing)
        return await self._present(turn, await self._moved(turn, standing, replace(standing.walk, rest_until=None)))

    async def _easier(self, turn: Turn, standing: Standing) -> Reply:
        return await self._changed(turn, standing, easier)

    async def _harder(self, turn: Turn, standing: Standing) -> Reply:
        return await self._changed(turn, standing, harder)

    async def _changed(self, turn: Turn, standing: Standing, change: Callable[..., tuple[Offer, Walk]]) -> Reply:
        step = await self._step(turn, standing)
        offer, walk = change(step, standing.offer, turn.person, self._catalog)
        return await self._present(turn, await self._moved(turn, replace(standing, offer=offer), walk))

    async def _skip(self, turn: Turn, standing: Standing) -> Reply:
        await _end_rests(turn, standing)
        return await self._present(turn, await self._moved(turn, standing, after_skip(standing.walk)))

    async def _list(self, turn: Turn, standing: Standing) -> Reply:
        await _end_rests(turn, standing)
        step = await self._step(turn, standing)
        return list_card(step, standing.offer.session.warm_up_minutes, turn.words, self._catalog)

    async def _hurts(self, turn: Turn, standing: Standing) -> Reply:
        return hurts_card(await self._step(turn, standing), turn.words)

    async def _felt(self, turn: Turn, standing: Standing, name: str) -> Reply:
        """Say what to do about it; what ends training ends the session and puts training on hold."""
        if not FELT[name].ends:
            reply = felt_card(await self._step(turn, standing), name, turn.words)
        else:
            await self._end(turn, standing, Ended.HURT)
            await hold(turn.person, turn.store, turn.now)
            reply = flag_reply(FLAGS[name], turn.words)
        return replace(reply, replaces=turn.request.pressed and turn.request.place.is_private)

    async def _stop(self, turn: Turn, standing: Standing) -> Reply:
        return await self._present(turn, await self._end(turn, standing, Ended.STOPPED))

    async def _end(self, turn: Turn, standing: Standing, why: Ended) -> Standing:
        await _end_rests(turn, standing)
        await _close_question(turn)
        return await self._moved(turn, standing, replace(standing.walk, ended=why, rest_until=None))

    async def _set_done(
        self, turn: Turn, standing: Standing, step: Step, reps: tuple[int, ...], load: int | None
    ) -> Reply:
        """Log one set or several, and go on: to the rest, or to the end."""
        reps = reps[: step.pick.sets - standing.walk.done]
        await self._log(turn, standing, step, reps, load)
        walk = standing.walk
        for _set in reps:
            walk = after_set(walk, standing.offer.session.picks, turn.now)
        await _end_rests(turn, standing)
        if walk.rest_until:
            await self._rest(turn, standing, walk.rest_until)
        return await self._present(turn, await self._moved(turn, standing, walk))

    async def _log(self, turn: Turn, standing: Standing, step: Step, reps: tuple[int, ...], load: int | None) -> None:
        """Add sets to what is logged of the exercise with the same load, or begin a new entry."""
        same = [e for e in standing.logged if (e.exercise, e.load) == (step.pick.slug, load)]
        if same:
            await turn.store.logs.change(same[-1].key, reps=same[-1].reps + reps)
            return
        entry = Entry(
            person=turn.person.id,
            exercise=step.pick.slug,
            at=turn.now,
            reps=reps,
            held=step.pick.seconds is not None,
            each_side=step.pick.each_side,
            load=load,
            session=standing.stored.key,
        )
        await turn.store.logs.add(entry, self._chance.getrandbits(KEY_BITS))

    async def _weighed(self, turn: Turn, standing: Standing, step: Step, load: int | None) -> str:
        """Give sets that were done with a weight not known yet the one that is said now.

        Return the exercise that was meant: that of these sets; the present one where all weights are known.
        """
        exercises = self._catalog.exercises
        unknown = [e for e in standing.logged if e.load is None and not e.held and is_loaded(exercises[e.exercise])]
        for entry in unknown[-1:]:
            await turn.store.logs.change(entry.key, load=load)
        return unknown[-1].exercise if unknown else step.pick.slug

    async def _rest(self, turn: Turn, standing: Standing, due_at: datetime) -> None:
        """Set the one reminder of this session's rests to the end of this one."""
        schedule = Schedule(due_at.astimezone(ZoneInfo("UTC")))
        key = standing.stored.key
        known = await turn.store.reminders.about(turn.person.id, ReminderKind.REST, key)
        if known and known.place == turn.request.place:
            await turn.store.reminders.reschedule(known.key, schedule, due_at)
            await turn.store.reminders.resume(known.key, due_at)
            return
        await turn.store.reminders.add(
            id=random_id(self._chance),
            person_id=turn.person.id,
            place=turn.request.place,
            schedule=schedule,
            what=None,
            kind=ReminderKind.REST,
            subject=key,
            due_at=due_at,
            now=turn.now,
        )

    async def _present(self, turn: Turn, standing: Standing) -> Reply:
        """Return the step as it is now: a set, a rest, or the end."""
        if not standing.going:
            await _close_question(turn)
            logged = await turn.store.logs.of_session(standing.stored.key)
            pounds = turn.person.facts.pounds
            lines = [line_of(entry, turn.words, self._catalog, pounds=pounds) for entry in logged]
            return done_card(lines, feel_row(standing.stored.key, turn.words), turn.words)
        if turn.request.place.is_private:
            payload = {"session": standing.stored.key}
            await turn.store.questions.ask(turn.person.id, turn.request.place, QUESTION, payload, turn.now)
        step = await self._step(turn, standing)
        until = standing.walk.rest_until
        if until is not None and is_resting(standing.walk, turn.now):
            return rest_card(step, until - turn.now, turn.words)
        return step_card(step, turn.words)

    async def _step(self, turn: Turn, standing: Standing) -> Step:
        return await self._step_of(turn.store, turn.person, standing)

    async def _step_of(self, store: Transaction, person: Person, standing: Standing) -> Step:
        stored, picks = standing.stored, standing.offer.session.picks
        slug = picks[standing.walk.at].slug
        earlier = [e for e in await store.logs.latest(person.id, slug, HISTORY) if e.session != stored.key]
        return Step(
            picks=picks,
            walk=standing.walk,
            exercise=self._catalog.exercises[slug],
            last=earlier[0] if earlier else None,
            line=f"/walk {stored.key} {stored.revision}",
            pounds=person.facts.pounds,
            theme=person.facts.pictures,
        )

    async def _moved(self, turn: Turn, standing: Standing, walk: Walk) -> Standing:
        """Keep where the session stands now; its revision grows."""
        stored = standing.stored
        session = standing.offer.session.to_json()
        content = {**stored.content, "session": session, "walk": walk.to_json()}
        await turn.store.sessions.replace(stored.key, stored.revision, content)
        kept = replace(stored, revision=stored.revision + 1, content=content)
        return replace(standing, stored=kept, walk=walk)

    async def _own(self, turn: Turn, key: str) -> Standing:
        stored = await turn.store.sessions.get(key)
        if stored is None:
            raise UserError(turn.words("I have no such session. Get a new one with /hamstrings"))
        if stored.person != turn.person.id:
            raise UserError(turn.words("This one is theirs; get yours with /hamstrings"))
        standing = await _standing(turn.store, stored)
        if not still_right(self._catalog, standing.offer, cautions_of(turn.person)):
            await _end_rests(turn, standing)
            raise _over(turn.words)
        return standing


async def _standing(store: Transaction, stored: StoredSession) -> Standing:
    offer = Offer.from_json(stored.content)
    logged = await store.logs.of_session(stored.key)
    return Standing(stored, offer, walk_of(stored.content, offer.session.picks, logged), logged)


async def _end_rests(turn: Turn, standing: Standing) -> None:
    await turn.store.reminders.end_all(turn.person.id, ReminderKind.REST, standing.stored.key, turn.now)


async def _close_question(turn: Turn) -> None:
    waiting = await turn.store.questions.pending(turn.person.id, turn.request.place)
    if waiting and waiting.kind == QUESTION:
        await turn.store.questions.close(turn.person.id, turn.request.place)


def _parts(turn: Turn) -> tuple[str, str, str, str]:
    key, revision, verb, detail, *_ = [*turn.args.split(), "", "", "", ""]
    return key, revision, verb, detail


def _numbers(turn: Turn) -> LogLine:
    """Return what was typed of a set: numbers alone."""
    try:
        line = parse_log(turn.args, today=turn.now.date(), pounds=turn.person.facts.pounds)
    except NotLogged as error:
        raise UserError(turn.words(error.problem.phrase)) from error
    if line.name or not (line.reps or line.load):
        raise UserError(
            turn.words("Your session is still going: type a set, for example 10 at 12 kg, or press a button.")
        )
    return line


def _over(words: Words) -> UserError:
    return UserError(words("That session is over. Get a new one."), [Button(words("New session"), "/hamstrings")])
