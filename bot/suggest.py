"""The /hamstrings feature: makes a session, and changes it by swaps and notches."""

from __future__ import annotations

import random
from dataclasses import dataclass, replace
from datetime import datetime
from typing import TYPE_CHECKING

from bot.commands import Command, Option, Turn
from bot.errors import UserError
from bot.facts import Facts
from bot.illustrate import session_of
from bot.language import N_, Words
from bot.messages import LINE_BYTES, Button, Note, Paragraph, Reply
from bot.occurrence import with_answers
from bot.people import Person
from bot.sessions.answers import Answers
from bot.sessions.history import LOG_READ, SESSIONS_READ, History, guide_after, history_of
from bot.sessions.kit import complete_kit, confirmed_kit
from bot.sessions.need import ADULT_AT, BREAK_MINUTES, Wish, cautions_of
from bot.sessions.notch import easier, harder
from bot.sessions.obstacles import NothingFits, Obstacle
from bot.sessions.offer import Offer, kit_of_the_swapped, put_back, still_right, swap, without_kit
from bot.sessions.plan import Guide
from bot.sessions.questions import Occasion, Question, question_for
from bot.sessions.show import hurts_button, not_understood, session_reply
from bot.sessions.today import advice_for, beside_today, todays_offer
from bot.sessions.wish import parse_wish
from catalog.model import Catalog

if TYPE_CHECKING:
    from bot.store import Known, StoredSession, Transaction

KEY_BITS = 40
"""Size of a session's random number."""

OCCURRENCE = "occurrence"
"""Under which a session keeps the instant of the reminder that brought it."""

DIGITS = 10
"""Above all numbers that stand in a line of ours."""


@dataclass(frozen=True, slots=True)
class Made:
    """A session that was made and kept.

    Attributes:
        key: What it is kept under.
        history: What it was made from.
        question: What is asked below it.
    """

    offer: Offer
    key: str
    history: History
    now: datetime
    question: Question | None = None


class Suggest:
    """Makes sessions from the catalogue.

    Args:
        catalog: What there is to choose from.
        chance: Decides where the rules see no difference.
    """

    def __init__(self, catalog: Catalog, chance: random.Random) -> None:
        self._catalog = catalog
        self._chance = chance

    def commands(self) -> tuple[Command, ...]:
        """Return what can be typed: one command for menus, and what buttons type."""
        return (
            Command(
                "hamstrings",
                N_("A hamstring session for what you have and the time there is"),
                self.hamstrings,
                example=N_("/hamstrings dumbbells 15"),
                options=_OPTIONS,
                held=True,
            ),
            Command("swap", N_("Swap one exercise of a session"), self.swap, listed=False, held=True),
            Command("easier", N_("Make a session easier"), self.easier, listed=False, held=True),
            Command("harder", N_("Make a session harder"), self.harder, listed=False, held=True),
            Command("busy", N_("Say that the kit was taken, today only"), self.busy, listed=False, held=True),
            Command("nothere", N_("Say that the kit is not there"), self.not_here, listed=False, held=True),
            *Answers().commands(),
        )

    async def hamstrings(self, turn: Turn) -> Reply:
        """Answer with a session for what was typed."""
        wish = parse_wish(turn.args)
        turn = replace(turn, person=await _remembered(turn, wish))
        aside = (not_understood(wish.unknown, turn.words),) if wish.unknown else ()
        try:
            made = await self.new_session(turn.store, turn.person, wish, turn.now, private=_is_private(turn))
        except NothingFits as nothing:
            return _nothing_fits(nothing.obstacle, turn).then(*aside)
        return self._reply(made, 0, turn.words, turn.person, private=_is_private(turn)).then(*aside)

    async def new_session(
        self, store: Transaction, person: Person, wish: Wish, now: datetime, *, private: bool = False, named: str = ""
    ) -> Made:
        """Make and keep a session for *person*. Its revision is 0.

        Args:
            store: The open transaction.
            person: Whose it is.
            wish: What was said about it.
            now: Aware, UTC.
            private: Whether the person alone will read it; then a question may go with it.
            named: Which instant of a reminder it is for, as lines name it; kept, so that Snooze and Skip stay below.

        Raises:
            NothingFits: No exercise at all may be done.
        """
        history = await self._history(store, person, now)
        offer = todays_offer(self._catalog, history, person, wish, now, self._chance)
        advised = advice_for(offer.session, self._catalog, history, offer.need, person, now)
        occasion = Occasion(person, offer.need, wish, history, advised, now)
        question = question_for(occasion, offer.plan.asked, private=private)
        if question is not None and question.asked is not None:
            offer = replace(offer, plan=replace(offer.plan, asked=offer.plan.asked | {question.asked}))
        content = offer.to_json() | ({OCCURRENCE: named} if named else {})
        key = await store.sessions.add(self._chance.getrandbits(KEY_BITS), person.id, content, now)
        return Made(offer, key, history, now, question)

    async def leg_day(self, person: Person, words: Words, store: Transaction, now: datetime, named: str = "") -> Reply:
        """Return the session that a due leg-day reminder brings; names no ache, as others may read along."""
        try:
            made = await self.new_session(store, person, Wish(), now, named=named)
        except NothingFits:
            return Reply.say(
                words("It is leg day, and there is a question before your session."),
                Button(words("Open it"), "/hamstrings"),
            )
        return self._reply(made, 0, words, person, private=False)

    async def swap(self, turn: Turn) -> Reply:
        """Put an equal in place of one exercise; a stale or repeated press shows how things stand."""
        key, number, revision = _swap_line(turn)
        stored, offer = await self._own(turn, key)
        if not 1 <= number <= len(offer.session.picks):
            raise _no_such_session(turn.words)
        if revision != stored.revision:
            return await self._shown(offer, stored, turn)
        guide = await self._guide(offer, turn)
        swapped = swap(self._catalog, offer, number - 1, cautions_of(turn.person), self._chance, guide)
        return await self._changed(offer, swapped, stored, turn, N_("Nothing else fits in that place today."))

    async def easier(self, turn: Turn) -> Reply:
        """Make the whole session one notch easier."""
        stored, offer = await self._drawn(turn)
        if offer is None:
            return await self._shown(_offer_of(stored), stored, turn)
        changed = easier(self._catalog, offer, cautions_of(turn.person), await self._guide(offer, turn))
        return await self._changed(offer, changed, stored, turn, N_("This is as easy as it gets."))

    async def harder(self, turn: Turn) -> Reply:
        """Make the whole session one notch harder."""
        stored, offer = await self._drawn(turn)
        if offer is None:
            return await self._shown(_offer_of(stored), stored, turn)
        changed = harder(self._catalog, offer, cautions_of(turn.person), await self._guide(offer, turn))
        return await self._changed(offer, changed, stored, turn, N_("It stays as it is today."))

    async def busy(self, turn: Turn) -> Reply:
        """Take the swap for today only: what was swapped out comes back next time."""
        stored, offer = await self._drawn(turn)
        if offer is None or offer.swapped is None:
            return await self._shown(_offer_of(stored), stored, turn)
        return await self._changed(offer, put_back(offer), stored, turn, "", N_("For today only, then."))

    async def not_here(self, turn: Turn) -> Reply:
        """Forget the kit of what was swapped out, for all sessions until it is named again."""
        stored, offer = await self._drawn(turn)
        if offer is None or offer.swapped is None:
            return await self._shown(_offer_of(stored), stored, turn)
        gone = kit_of_the_swapped(self._catalog, offer)
        facts = replace(turn.person.facts, absent_kit=turn.person.facts.absent_kit | gone)
        turn = replace(turn, person=await turn.store.people.change(turn.person.id, facts=facts))
        guide = await self._guide(offer, turn)
        left = without_kit(self._catalog, offer, gone, cautions_of(turn.person), self._chance, guide)
        return await self._changed(
            offer, left, stored, turn, N_("Nothing else fits without it."), N_("Forgotten, until you name it again.")
        )

    async def _changed(
        self, offer: Offer, changed: Offer | None, stored: StoredSession, turn: Turn, otherwise: str, note: str = ""
    ) -> Reply:
        """Keep and show what a session became; where it stayed the same, say *otherwise*."""
        if changed is None:
            shown = await self._shown(offer, stored, turn)
            return shown.then(Note(turn.words(otherwise)))
        await turn.store.sessions.replace(stored.key, stored.revision, stored.content | changed.to_json())
        shown = await self._shown(changed, replace(stored, revision=stored.revision + 1), turn)
        return shown.then(Note(turn.words(note))) if note else shown

    async def _shown(self, offer: Offer, stored: StoredSession, turn: Turn) -> Reply:
        history = await self._history(turn.store, turn.person, turn.now)
        made = Made(offer, stored.key, history, turn.now)
        reply = self._reply(made, stored.revision, turn.words, turn.person, private=_is_private(turn))
        named = stored.content.get(OCCURRENCE)
        return replace(with_answers(reply, named, turn.words) if named else reply, replaces=True)

    def _reply(self, made: Made, revision: int, words: Words, person: Person, *, private: bool) -> Reply:
        """Return a session with last time beside today, and its picture."""
        beside = beside_today(made.offer, self._catalog, made.history, person, words, made.now, question=made.question)
        reply = session_reply(made.offer, made.key, revision, words, self._catalog, private=private, beside=beside)
        exercises = [self._catalog.exercises[pick.slug] for pick in made.offer.session.picks]
        return replace(reply, picture=session_of(exercises, person.facts.pictures, words))

    async def _history(self, store: Transaction, person: Person, now: datetime) -> History:
        stored = await store.sessions.latest(person.id, SESSIONS_READ)
        logged = await store.logs.of(person.id, now - LOG_READ)
        return history_of(stored, logged, person, self._catalog, now)

    async def _guide(self, offer: Offer, turn: Turn) -> Guide:
        history = await self._history(turn.store, turn.person, turn.now)
        return guide_after(history, offer.need, self._catalog)

    async def _drawn(self, turn: Turn) -> tuple[StoredSession, Offer | None]:
        """Return the session that a line names and its offer; no offer where the line was drawn from an older one."""
        key, revision = _drawn_line(turn)
        stored, offer = await self._own(turn, key)
        return stored, offer if revision == stored.revision else None

    async def _own(self, turn: Turn, key: str) -> tuple[StoredSession, Offer]:
        stored = await turn.store.sessions.get(key)
        if stored is None:
            raise _no_such_session(turn.words)
        if stored.person != turn.person.id:
            raise UserError(turn.words("This one is theirs; get yours with /hamstrings"))
        offer = Offer.from_json(stored.content)
        if not still_right(self._catalog, offer, cautions_of(turn.person)):
            raise _over(turn.words)
        return stored, offer


_OPTIONS = (
    Option("equipment", N_("What you have: dumbbells, a band, nothing, gym …"), suggest=complete_kit),
    Option("minutes", N_("How long it may take, warm-up included"), whole=True),
    Option(
        "level",
        N_("How used to it you are"),
        choices=(
            (N_("Beginner"), "beginner"),
            (N_("Intermediate"), "intermediate"),
            (N_("Advanced"), "advanced"),
        ),
    ),
    Option(
        "focus",
        N_("What comes first, or instead"),
        choices=((N_("Hinge first"), "hinge"), (N_("Curl first"), "curl"), (N_("Only loosen up"), "loosen")),
    ),
)

_NEAREST = {
    Obstacle.ACHES: (N_("Loosen up"), "/hamstrings loosen"),
    Obstacle.DESK: (N_("Away from the desk"), "/hamstrings nothing 5"),
    Obstacle.KIT: (N_("Floor only"), "/hamstrings nothing"),
    Obstacle.MINUTES: (N_("Two minutes"), "/hamstrings nothing 2"),
}
"""What comes closest to a session, by what is in the way of one."""


async def _remembered(turn: Turn, wish: Wish) -> Person:
    """Keep what was said for the first time, so that a reminder's session fits too; /settings changes it."""
    known: Known = {}
    if wish.equipment is not None and turn.person.equipment is None:
        known["equipment"] = wish.equipment
    if wish.minutes is not None and wish.minutes > BREAK_MINUTES and turn.person.minutes is None:
        known["minutes"] = wish.minutes
    if wish.level is not None and turn.person.level is None:
        known["level"] = wish.level.name.lower()
    facts = _facts_after(turn, wish)
    if facts != turn.person.facts:
        known["facts"] = facts
    return await turn.store.people.change(turn.person.id, **known) if known else turn.person


def _facts_after(turn: Turn, wish: Wish) -> Facts:
    """Return what the coach knows once *wish* was said: kit that is named is there again."""
    facts = turn.person.facts
    return replace(
        facts,
        under_16=facts.under_16 if wish.age is None else wish.age < ADULT_AT,
        strain_seen_at=turn.now if wish.cleared else facts.strain_seen_at,
        absent_kit=facts.absent_kit - (confirmed_kit(turn.args) - wish.without),
    )


def _is_private(turn: Turn) -> bool:
    return turn.request.place.is_private


def _offer_of(stored: StoredSession) -> Offer:
    return Offer.from_json(stored.content)


def _drawn_line(turn: Turn) -> tuple[str, int]:
    """Return the key and the revision in a line: the first word and the last."""
    parts = turn.args.split()
    if len(parts) not in {2, 3} or not all(part.isdecimal() and len(part) < DIGITS for part in parts[1:]):
        raise _no_such_session(turn.words)
    return parts[0], int(parts[-1])


def _nothing_fits(obstacle: Obstacle, turn: Turn) -> Reply:
    """Return what is in the way and the nearest thing; private, as it may tell what hurts."""
    if obstacle is Obstacle.STRAIN:
        nearest = Button(turn.words("Both yes"), _cleared_line(turn.args))
    else:
        label, line = _NEAREST[obstacle]
        nearest = Button(turn.words(label), line)
    return Reply(
        (Paragraph(turn.words(obstacle.phrase)),), buttons=((nearest, hurts_button(turn.words)),), private=True
    )


def _cleared_line(args: str) -> str:
    """Return the line that asks for the same session again, with both questions answered."""
    line = f"/hamstrings {args} cleared" if args else "/hamstrings cleared"
    return line if len(line.encode()) <= LINE_BYTES else "/hamstrings strain cleared"


def _swap_line(turn: Turn) -> tuple[str, int, int]:
    parts = turn.args.split()
    if len(parts) != 3 or not all(part.isdecimal() and len(part) < DIGITS for part in parts[1:]):
        raise _no_such_session(turn.words)
    return parts[0], int(parts[1]), int(parts[2])


def _over(words: Words) -> UserError:
    return UserError(
        words("Things have changed since this session was made. Get a new one."),
        [Button(words("New session"), "/hamstrings")],
    )


def _no_such_session(words: Words) -> UserError:
    return UserError(words("I have no such session. Get a new one with /hamstrings"))
