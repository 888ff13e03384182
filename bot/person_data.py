"""What is kept about a person, for them to have or to end: /export and /forget."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence, Sized
from datetime import datetime, timedelta
from random import Random

from bot.commands import Command, Turn
from bot.errors import UserError
from bot.ics import to_calendar
from bot.language import N_, Words
from bot.messages import Bullets, Button, File, Heading, Note, Paragraph, Place, Reply
from bot.people import Person
from bot.store import Question, Transaction

FORMAT = 1
"""Grows when the file's parts change their meaning."""

REMINDERS = 10_000
"""Most reminders in one calendar."""

ASKED_FOR = timedelta(minutes=15)
"""How long the question waits: an answer to it later is no answer any more."""

NONCE_BITS = 32
QUESTION = "forget"
SURE = "sure"
ERASE = N_("Erase everything")


class PersonData:
    """Hands out what is kept about a person, and erases it.

    Args:
        chance: Makes each question one of its own.
    """

    def __init__(self, chance: Random) -> None:
        self._chance = chance

    def commands(self) -> Sequence[Command]:
        """Return /export and /forget."""
        return (
            Command(
                "export", N_("Everything I keep about you, as files"), self.export, example="/export", private=True
            ),
            Command("forget", N_("Erase everything I keep about you"), self.forget, example="/forget", private=True),
        )

    async def export(self, turn: Turn) -> Reply:
        """Give the person two files: all that is kept, and their reminders for a calendar."""
        _ = turn.words
        files = await export_files(turn.store, turn.person, _, turn.now)
        kept = await turn.store.export.person(turn.person.id)
        notes = [_("The JSON file holds all of it.")]
        if len(files) > 1:
            notes.append(_("The ICS file brings your reminders into a calendar."))
        return Reply(
            (Heading(_("What I keep about you")), Bullets(_counts(kept, _)), Note(" ".join(notes))),
            private=True,
            files=files,
        )

    async def forget(self, turn: Turn) -> Reply:
        """Ask once; erase everything when that very question is answered with yes."""
        question = await _waiting(turn)
        pressed = turn.args.startswith(f"{SURE} ")
        if not turn.args or (question is None and not pressed):
            return await self._ask(turn)
        if question and _agrees(turn, question):
            return await self._erase(turn)
        if pressed:
            raise UserError(turn.words("That question is no longer open, and nothing was erased. Ask again: /forget"))
        await turn.store.questions.close(turn.person.id, _asked_at(turn))
        return Reply.say(
            turn.words("Nothing was erased. If you meant something else, say it again now."), private=True
        )

    async def _erase(self, turn: Turn) -> Reply:
        await turn.store.erasure.person(turn.person.id)
        last = turn.words(
            "Everything I kept about you is erased, reminders included. "
            "If you write to me again, we start anew. Take care of those hamstrings!"
        )
        return Reply((Paragraph(last),), private=True, replaces=turn.request.pressed)

    async def _ask(self, turn: Turn) -> Reply:
        _ = turn.words
        kept = await turn.store.export.person(turn.person.id)
        nonce = f"{self._chance.getrandbits(NONCE_BITS):x}"
        payload = {"nonce": nonce}
        await turn.store.questions.ask(turn.person.id, _asked_at(turn), QUESTION, payload, turn.now)
        return Reply(
            (
                Heading(_("Erase everything?")),
                Paragraph(_("This goes for good, on every platform where we talk, and I cannot bring it back:")),
                Bullets(_counts(kept, _)),
                Note(_("Want a copy first? Type /export. To keep everything, just carry on.")),
            ),
            buttons=((Button(_(ERASE), f"/forget {SURE} {nonce}"),),),
            private=True,
        )


async def export_files(store: Transaction, person: Person, words: Words, now: datetime) -> tuple[File, ...]:
    """Return all that is kept about *person* as JSON and, where they have reminders, those as a calendar."""
    kept = await store.export.person(person.id)
    whole = {"format": FORMAT, "exported_at": now.isoformat(), **kept}
    text = json.dumps(whole, ensure_ascii=False, indent=1)
    everything = File(f"legday-{now:%Y-%m-%d}.json", text.encode("utf-8", "replace"))
    reminders = await store.reminders.of(person.id, limit=REMINDERS)
    if not reminders:
        return (everything,)
    return everything, File(f"legday-{now:%Y-%m-%d}.ics", to_calendar(reminders, words, now))


def _counts(kept: Mapping[str, Sized], words: Words) -> tuple[str, ...]:
    """Say how much there is of each kind, the empty ones left out."""
    number = {name: len(rows) for name, rows in kept.items()}
    lines = {
        "accounts": words.many("{count} account", "{count} accounts", number["accounts"]),
        "reminders": words.many(
            "{count} reminder, old ones too", "{count} reminders, old ones too", number["reminders"]
        ),
        "sessions": words.many("{count} session", "{count} sessions", number["sessions"]),
        "logs": words.many(
            "{count} entry in your training log", "{count} entries in your training log", number["logs"]
        ),
        "names": words.many("{count} name that you explained", "{count} names that you explained", number["names"]),
        "requests": words.many(
            "{count} answer of the last two days", "{count} answers of the last two days", number["requests"]
        ),
    }
    settings = words("Your settings, and what you told the coach")
    return (settings, *(line for name, line in lines.items() if kept[name]))


def _asked_at(turn: Turn) -> Place:
    """Return where the question waits: in a group it is shown privately, perhaps in the private chat."""
    return turn.request.home or turn.request.place


async def _waiting(turn: Turn) -> Question | None:
    question = await turn.store.questions.pending(turn.person.id, _asked_at(turn))
    return question if question and question.kind == QUESTION else None


def _agrees(turn: Turn, question: Question) -> bool:
    """Whether the answer is in time, and the button of this very question or its words typed."""
    if turn.now - question.asked_at > ASKED_FOR:
        return False
    said = turn.args.casefold().strip(" .!")
    spoken = {turn.words(ERASE).casefold(), turn.words("yes").casefold(), "yes", "sí", "si"}
    return said in spoken or turn.args == f"{SURE} {question.payload['nonce']}"
