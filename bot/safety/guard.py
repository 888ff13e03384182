"""What is looked at before anything that is typed is answered: red flags, and what a coach has to decline."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from bot.commands import Command, Turn
from bot.errors import UserError
from bot.facts import Screened
from bot.language import N_
from bot.messages import LINE_BYTES, Button, Paragraph, Reply
from bot.people import Person
from bot.safety.declines import decline_for, decline_reply
from bot.safety.find import find_flag
from bot.safety.flags import FLAGS, Flag
from bot.safety.hold import flag_reply, held_reply, hold
from bot.sessions.vocabulary import PREGNANCY

ANYWAY = "/anyway "
"""Before a text that was asked about: it is answered without being looked at again."""


class Guard:
    """Stops at red flags, asks about doubtful ones, and takes the word that a sign was checked."""

    def commands(self) -> Sequence[Command]:
        """Return what its buttons type."""
        return (
            Command("flag", N_("Say that a sign is there"), self.flag, listed=False, private=True),
            Command("anyway", N_("Say that a sign is not there"), self.anyway, listed=False, private=True),
            Command("checked", N_("Say whether a sign was checked"), self.checked, listed=False, private=True),
        )

    async def first(self, turn: Turn) -> Reply | None:
        """Return what comes before an answer to what was typed; None: nothing does.

        A sure sign first, then what is declined, then one question about a doubtful sign. All of it is for the
        asker's eyes only.
        """
        found = find_flag(turn.args, pregnant=_pregnant(turn.person), young=turn.person.facts.under_16)
        if found and found.sure:
            return await self._raised(turn, found.flag)
        declined = None if turn.args.startswith("/") else decline_for(turn.args)
        if declined:
            return decline_reply(declined, turn.words)
        return _asked(turn, found.flag) if found else None

    async def flag(self, turn: Turn) -> Reply:
        """Put training on hold for the sign that a button names."""
        if turn.args not in FLAGS:
            raise UserError(turn.words("Tell me in your own words what you feel, or open the list: /hurts"))
        return replace(await self._raised(turn, FLAGS[turn.args]), replaces=turn.request.pressed)

    async def anyway(self, turn: Turn) -> Reply:
        """Go on after a sign turned out not to be there, where the text is too long to be said again."""
        said = turn.words("Good to hear. Then go on: type what you need, or take a session.")
        return Reply.say(said, Button(turn.words("Session"), "/hamstrings"), private=True)

    async def checked(self, turn: Turn) -> Reply:
        """End the hold, or let it stand."""
        _ = turn.words
        if turn.args == "later":
            said = _("No hurry: training and its reminders wait for you. Tell me when it was checked.")
            return replace(_said(said, held_reply(_).buttons[0][:1]), replaces=turn.request.pressed)
        if turn.args != "fine":
            return held_reply(_)
        await turn.store.people.change(turn.person.id, facts=replace(turn.person.facts, held_since=None))
        said = _(
            "Good news. Start easier than you left off, and if it was a strain, tick it so that I keep it gentle."
        )
        buttons = (Button(_("New session"), "/hamstrings"), Button(_("Something hurts"), "/hurts"))
        return replace(_said(said, buttons), replaces=turn.request.pressed)

    async def _raised(self, turn: Turn, flag: Flag) -> Reply:
        await hold(turn.person, turn.store, turn.now)
        return flag_reply(flag, turn.words)


def _asked(turn: Turn, flag: Flag) -> Reply:
    """Ask once whether the sign is there; "no" answers what was typed."""
    _ = turn.words
    again = f"{ANYWAY}{turn.args}"
    line = again if len(again.encode()) <= LINE_BYTES else ANYWAY.strip()
    buttons = (Button(_("Yes"), f"/flag {flag.name}"), Button(_("No"), line))
    return _said(_("Just to be sure: {question}", question=_(flag.ask)), buttons)


def _said(text: str, buttons: tuple[Button, ...]) -> Reply:
    return Reply((Paragraph(text),), buttons=(buttons,), private=True)


def _pregnant(person: Person) -> bool:
    flags = {flag.value for flag in PREGNANCY}
    return Screened.PREGNANCY in person.facts.screened or flags <= person.aches
