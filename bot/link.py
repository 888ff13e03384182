"""/link: two accounts of one human become one person, by a code that one is given and the other sends."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import timedelta
from hashlib import sha256
from random import Random

from bot.commands import Command, Option, Turn
from bot.errors import UserError
from bot.joined import joined
from bot.language import N_, Words
from bot.log import BEGINNING
from bot.messages import Account, Bullets, Button, Heading, Note, Paragraph, Platform, Reply
from bot.store import Question

ALPHABET = "23456789BCDFGHJKMNPQRSTVWXYZ"
"""Nothing that looks like something else, and no vowels, so that no word comes of it."""

CODE_CHARS = 9
"""28 to the 9th are 2 to the 43rd: at `MOST_WRONG` an hour nobody guesses one in time."""

EXAMPLE = "BCD-FGH-234"

VALID = timedelta(minutes=10)
"""How long a code works, and how long the question whether to join waits."""

MOST_WRONG = 5
WRONG_WITHIN = timedelta(hours=1)
"""So many wrong codes are looked at, counted from the first one."""

NAME_CHARS = 40
"""How much of an account's name is shown."""

NONCE_BITS = 32
QUESTION = "link"
JOIN, REFUSE = "join", "no"
ANSWERS = {JOIN: N_("Join"), REFUSE: N_("Not now")}

PLATFORMS = {Platform.TELEGRAM: "Telegram", Platform.DISCORD: "Discord", Platform.TERMINAL: N_("terminal")}

_PRESSED = re.compile(f"(?P<answer>{'|'.join(ANSWERS)}) (?P<nonce>[0-9a-f]+)")
_CODE = re.compile(f"[{ALPHABET}]{{{CODE_CHARS}}}")
_BETWEEN = re.compile(r"[\s\-‐-―.,`'\"]+")
"""What people put between the letters of a code, or around it."""


class Link:
    """Gives codes and joins whoever sends one with whoever was given it.

    Args:
        chance: Makes the codes; nobody may be able to foresee it.
    """

    def __init__(self, chance: Random) -> None:
        self._chance = chance

    def commands(self) -> Sequence[Command]:
        """Return /link."""
        return (
            Command(
                "link",
                N_("Join your Telegram and Discord into one, with a code"),
                self.link,
                example="/link",
                options=(Option("code", N_("The code that I gave you in your other app")),),
                private=True,
            ),
        )

    async def link(self, turn: Turn) -> Reply:
        """Give a code, ask about one that was sent, or take the answer."""
        if not turn.request.place.is_private:
            return await _elsewhere(turn)
        question = await _waiting(turn)
        if pressed := _PRESSED.fullmatch(turn.args):
            asked = question if question and question.payload["nonce"] == pressed["nonce"] else None
            return await _answered(turn, asked, pressed["answer"])
        if question and (answer := _spoken(turn)):
            return await _answered(turn, question, answer)
        if not turn.args:
            return await self._offer(turn)
        if code := _code_in(turn.args):
            return await self._ask(turn, _digest(code))
        if question is None:
            raise UserError(
                turn.words(
                    "That is no code. One looks like {code}: get it with /link in your other app.", code=EXAMPLE
                )
            )
        await _close(turn)
        return Reply.say(
            turn.words("Nothing was joined. If you meant something else, say it again now."), private=True
        )

    async def _offer(self, turn: Turn) -> Reply:
        """Give the person a new code; the one before it works no more."""
        _ = turn.words
        code = "".join(self._chance.choice(ALPHABET) for _place in range(CODE_CHARS))
        await turn.store.links.offer(turn.person.id, _digest(code), turn.now)
        others = await turn.store.links.accounts(turn.person.id)
        known = Note(_("Joined so far: {accounts}.", accounts=_named(others, _)))
        return Reply(
            (
                Heading(_("Join your other app")),
                Paragraph(_("Where you also write to me, on Telegram or Discord, send me this in private:")),
                Paragraph(f"/link {_grouped(code)}"),
                Note(
                    _(
                        "It works once, and for {minutes} minutes. Show it to nobody: whoever sends it shares all of "
                        "this with you, for good. I ask there once more before anything is joined.",
                        minutes=_.number(VALID // timedelta(minutes=1)),
                    )
                ),
                *((known,) if len(others) > 1 else ()),
            ),
            private=True,
        )

    async def _ask(self, turn: Turn, digest: str) -> Reply:
        """Show what would be joined, and ask once."""
        if await turn.store.links.wrong(turn.person.id, turn.now - WRONG_WITHIN) >= MOST_WRONG:
            raise UserError(turn.words("Those were too many wrong codes. Try again in an hour."))
        offered = await turn.store.links.offered(digest)
        if offered is None:
            # not raised: that it was wrong is to be kept
            await turn.store.links.note_wrong(turn.person.id, turn.now, turn.now - WRONG_WITHIN)
            said = turn.words("I don't know that code. Get a new one with /link in your other app.")
            return Reply.say(said, private=True)
        if offered.person == turn.person.id:
            raise UserError(await _own(turn))
        if turn.now - offered.made_at > VALID:
            raise UserError(turn.words("That code is too old by now. Get a new one with /link in your other app."))
        nonce = f"{self._chance.getrandbits(NONCE_BITS):x}"
        payload = {"nonce": nonce, "digest": digest}
        await turn.store.questions.ask(turn.person.id, turn.request.place, QUESTION, payload, turn.now)
        return await _question(turn, offered.person, nonce)


async def _question(turn: Turn, keeper: int, nonce: str) -> Reply:
    _ = turn.words
    owner = await _accounts(turn, keeper)
    return Reply(
        (
            Heading(_("Make one of these two?")),
            Bullets((await _has(turn, keeper), await _has(turn, turn.person.id))),
            Paragraph(
                _(
                    "Reminders, sessions and the log come together; each reminder keeps coming where it comes now. "
                    "Settings are those of {accounts}, and what is not set there is taken from here. What hurts "
                    "counts from both.",
                    accounts=owner,
                )
            ),
            Note(
                _(
                    "This can't be undone. Join only what is yours: from either app, all of it can then be seen, "
                    "changed and erased."
                )
            ),
        ),
        buttons=(tuple(Button(_(label), f"/link {answer} {nonce}") for answer, label in ANSWERS.items()),),
        private=True,
    )


async def _answered(turn: Turn, question: Question | None, answer: str) -> Reply:
    """Join or leave it, if that very question is still open."""
    if question:
        await _close(turn)
    fresh = question is not None and turn.now - question.asked_at <= VALID
    offered = await turn.store.links.offered(question.payload["digest"]) if question and fresh else None
    if answer == REFUSE and fresh:
        return _said(turn, turn.words("Nothing was joined."))
    if offered is None or offered.person == turn.person.id:
        return _said(turn, await _over(turn))
    keeper = await turn.store.people.get(offered.person)
    known = joined(keeper, turn.person)
    # whoever answers stays, as this turn goes on with them
    await turn.store.joining.people(gone=keeper.id, staying=turn.person.id)
    await turn.store.people.change(turn.person.id, **known)
    done = turn.words(
        "Done: {accounts} are one now. /reminders, /progress and /settings are the same in each.",
        accounts=await _accounts(turn, turn.person.id),
    )
    return _said(turn, done)


async def _elsewhere(turn: Turn) -> Reply:
    """Send the person to the private chat; a code that others could read works no more, whoever's it is."""
    said = turn.words("For this, write /link to me in private.")
    if code := _code_in(turn.args):
        await turn.store.links.withdraw(_digest(code))
        said = turn.words("Others may have read that code, so it works no more. Write /link to me in private.")
    return Reply.say(said, private=True)


async def _own(turn: Turn) -> str:
    """Say why a code of the person's own joins nothing."""
    return await _joined_so_far(turn) or turn.words(
        "That code is from this very chat. Send it to me in your other app, in private."
    )


async def _over(turn: Turn) -> str:
    """Say that an answer comes too late, or twice."""
    return await _joined_so_far(turn) or turn.words(
        "That question is no longer open, and nothing was joined. Send the code again: /link"
    )


async def _joined_so_far(turn: Turn) -> str | None:
    accounts = await turn.store.links.accounts(turn.person.id)
    if len(accounts) < 2:
        return None
    return turn.words("{accounts} are one already.", accounts=_named(accounts, turn.words))


async def _has(turn: Turn, person_id: int) -> str:
    """Say how much there is of a person."""
    reminders = await turn.store.reminders.count(person_id)
    entries = len(await turn.store.logs.of(person_id, BEGINNING))
    return turn.words(
        "{accounts}: {reminders}, {entries}",
        accounts=await _accounts(turn, person_id),
        reminders=turn.words.many("{count} reminder", "{count} reminders", reminders),
        entries=turn.words.many("{count} entry in your training log", "{count} entries in your training log", entries),
    )


async def _accounts(turn: Turn, person_id: int) -> str:
    return _named(await turn.store.links.accounts(person_id), turn.words)


async def _waiting(turn: Turn) -> Question | None:
    question = await turn.store.questions.pending(turn.person.id, turn.request.place)
    return question if question and question.kind == QUESTION else None


async def _close(turn: Turn) -> None:
    await turn.store.questions.close(turn.person.id, turn.request.place)


def _spoken(turn: Turn) -> str | None:
    """Return which answer the typed words are; None: they are none."""
    said = turn.args.casefold().strip(" .!")
    spoken = {JOIN: {"yes", "sí", "si", turn.words("yes").casefold()}, REFUSE: {"no"}}
    labels = {answer: turn.words(label).casefold() for answer, label in ANSWERS.items()}
    return next((it for it in ANSWERS if said in {labels[it], *spoken[it]}), None)


def _code_in(text: str) -> str | None:
    """Return the code that *text* is, as it was made: in any case, with anything between its letters."""
    letters = _BETWEEN.sub("", text).upper()
    return letters if _CODE.fullmatch(letters) else None


def _digest(code: str) -> str:
    return sha256(code.encode()).hexdigest()


def _grouped(code: str) -> str:
    return "-".join(code[start : start + 3] for start in range(0, CODE_CHARS, 3))


def _named(accounts: Sequence[Account], words: Words) -> str:
    """Name accounts by platform and, where there is one, by the name that is shown there."""
    return " + ".join(_account(account, words(PLATFORMS[account.platform])) for account in accounts)


def _account(account: Account, platform: str) -> str:
    name = " ".join(account.name.split())[:NAME_CHARS]
    return f"{platform} ({name})" if name else platform


def _said(turn: Turn, text: str) -> Reply:
    return Reply((Paragraph(text),), private=True, replaces=turn.request.pressed)
