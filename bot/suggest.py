"""The /hamstrings feature: makes a session, swaps its exercises, begins it, and asks what hurts."""

from __future__ import annotations

import random
from dataclasses import replace
from datetime import datetime
from typing import TYPE_CHECKING

from bot.commands import Command, Option, Turn
from bot.errors import UserError
from bot.language import N_, Words
from bot.messages import LINE_BYTES, Button, Note, Paragraph, Reply
from bot.people import Person
from bot.sessions.aches import aches_after, aches_reply
from bot.sessions.build import build_session
from bot.sessions.history import SESSIONS_READ, history_of, need_after
from bot.sessions.kit import complete_kit
from bot.sessions.model import Session
from bot.sessions.need import Wish, cautions_of
from bot.sessions.obstacles import NothingFits, Obstacle
from bot.sessions.offer import Offer, still_right, swap
from bot.sessions.show import begin_reply, hurts_button, not_understood, session_reply
from bot.sessions.wish import parse_wish
from catalog.model import Catalog

if TYPE_CHECKING:
    from bot.store import Known, StoredSession, Transaction

KEY_BITS = 40
"""Size of a session's random number."""

DIGITS = 10
"""Above all numbers that stand in a line of ours."""


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
        """Return what can be typed: one command for menus, three that buttons type."""
        return (
            Command(
                "hamstrings",
                N_("A hamstring session for what you have and the time there is"),
                self.hamstrings,
                example=N_("/hamstrings dumbbells 15"),
                options=_OPTIONS,
            ),
            Command("swap", N_("Swap one exercise of a session"), self.swap, listed=False),
            Command("begin", N_("List the sets of a session"), self.begin, listed=False),
            Command(
                "hurts",
                N_("Say what hurts, so that it stays out of your sessions"),
                self.hurts,
                example=N_("/hurts knee_pain"),
                listed=False,
                private=True,
            ),
        )

    async def hamstrings(self, turn: Turn) -> Reply:
        """Answer with a session for what was typed."""
        wish = parse_wish(turn.args)
        turn = replace(turn, person=await _remembered(turn, wish))
        aside = (not_understood(wish.unknown, turn.words),) if wish.unknown else ()
        try:
            session, key = await self.new_session(turn.store, turn.person, wish, turn.now)
        except NothingFits as nothing:
            return _nothing_fits(nothing.obstacle, turn).then(*aside)
        return session_reply(session, key, 0, turn.words, self._catalog).then(*aside)

    async def new_session(self, store: Transaction, person: Person, wish: Wish, now: datetime) -> tuple[Session, str]:
        """Make and keep a session for *person*; return it and its key. Its revision is 0.

        Raises:
            NothingFits: No exercise at all may be done.
        """
        history = history_of(await store.sessions.latest(person.id, SESSIONS_READ), person, now)
        need = need_after(history, person, wish)
        session = build_session(self._catalog, need, self._chance, history.recent)
        offer = Offer.first(session, need)
        key = await store.sessions.add(self._chance.getrandbits(KEY_BITS), person.id, offer.to_json(), now)
        return session, key

    async def leg_day(self, person: Person, words: Words, store: Transaction, now: datetime) -> Reply:
        """Return the session that a due leg-day reminder brings; names no ache, as others may read along."""
        try:
            session, key = await self.new_session(store, person, Wish(), now)
        except NothingFits:
            return Reply.say(
                words("It is leg day, and there is a question before your session."),
                Button(words("Open it"), "/hamstrings"),
            )
        return session_reply(session, key, 0, words, self._catalog)

    async def swap(self, turn: Turn) -> Reply:
        """Put an equal in place of one exercise; a stale or repeated press shows how things stand."""
        key, number, revision = _swap_line(turn)
        stored, offer = await self._own(turn, key)
        if not 1 <= number <= len(offer.session.picks):
            raise _no_such_session(turn.words)
        if revision != stored.revision:
            return self._shown(offer.session, key, stored.revision, turn)
        swapped = swap(self._catalog, offer, number - 1, cautions_of(turn.person), self._chance)
        if swapped is None:
            shown = self._shown(offer.session, key, revision, turn)
            return shown.then(Note(turn.words("Nothing else fits in that place today.")))
        await turn.store.sessions.replace(key, revision, swapped.to_json())
        return self._shown(swapped.session, key, revision + 1, turn)

    async def begin(self, turn: Turn) -> Reply:
        """Answer with every set of a session, one after the other."""
        _, offer = await self._own(turn, turn.args)
        return begin_reply(offer.session, turn.words, self._catalog)

    async def hurts(self, turn: Turn) -> Reply:
        """Answer with the list of aches, after noting what was pressed."""
        if not turn.args:
            return aches_reply(turn.person.aches, turn.words)
        name, _, off = turn.args.partition(" ")
        aches = aches_after(name, off, turn.person.aches)
        if aches is None:
            raise UserError(turn.words("I do not know that one. /hurts lists what I know."))
        person = await turn.store.people.change(turn.person.id, aches=aches)
        return aches_reply(person.aches, turn.words, replaces=turn.request.pressed)

    def _shown(self, session: Session, key: str, revision: int, turn: Turn) -> Reply:
        return replace(session_reply(session, key, revision, turn.words, self._catalog), replaces=True)

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
    if wish.minutes is not None and turn.person.minutes is None:
        known["minutes"] = wish.minutes
    if wish.level is not None and turn.person.level is None:
        known["level"] = wish.level.name.lower()
    return await turn.store.people.change(turn.person.id, **known) if known else turn.person


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
