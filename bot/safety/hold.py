"""Training on hold: from a red flag until the person says that it was checked, or until a clinician has said yes."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

from bot.language import Words
from bot.messages import Block, Button, Heading, Note, Paragraph, Reply
from bot.people import Person
from bot.safety.flags import Flag, Urgency
from bot.safety.screening import CLINICIAN_FIRST
from bot.store import Transaction

CHECKED_LINE = "/checked fine"
NOT_YET_LINE = "/checked later"


def is_held(person: Person) -> bool:
    """Whether a red flag is open: no training content, in answers and in reminders, until it is checked."""
    return person.facts.held_since is not None


def needs_clinician(person: Person) -> bool:
    """Whether something on the readiness list asks for a clinician's word before any training."""
    return bool(person.facts.screened & CLINICIAN_FIRST)


def hold_for(person: Person, words: Words) -> Reply | None:
    """Return what stands in place of training for *person*; None: nothing stands in the way."""
    if is_held(person):
        return held_reply(words)
    return clinician_reply(words) if needs_clinician(person) else None


async def hold(person: Person, store: Transaction, now: datetime) -> Person:
    """Put *person*'s training on hold; who is on hold already stays so since then."""
    if is_held(person):
        return person
    return await store.people.change(person.id, facts=replace(person.facts, held_since=now))


def flag_reply(flag: Flag, words: Words) -> Reply:
    """Return what *flag* is about, how fast to act and who says so; for the asker's eyes only."""
    at_once = flag.urgency is Urgency.EMERGENCY
    heading = words("This comes first") if at_once else words("Stop here for today")
    source = words("Source: {source}.", source=flag.source) if flag.source else words("Source: clinical convention.")
    blocks: tuple[Block, ...] = (
        Heading(heading),
        Paragraph(words(flag.what)),
        Paragraph(words(flag.urgency.phrase)),
        Note(words("I cannot tell what it is. Training waits until it was checked; just tell me then.")),
        Note(source),
    )
    return Reply(blocks, buttons=(_buttons(words),), private=True)


def held_reply(words: Words) -> Reply:
    """Return what every training command answers while a red flag is open."""
    return Reply(
        (
            Heading(words("Training is on hold")),
            Paragraph(words("You told me of a sign that should be checked first. Was it?")),
        ),
        buttons=(_buttons(words),),
        private=True,
    )


def clinician_reply(words: Words) -> Reply:
    """Return what every training command answers until a clinician has said yes."""
    return Reply(
        (
            Heading(words("Ask your clinician first")),
            Paragraph(words("With what you told me, a clinician should say yes before you train. Did they?")),
        ),
        buttons=((Button(words("They said yes"), "/hurts cleared"), Button(words("See the list"), "/hurts")),),
        private=True,
    )


def question_reply(words: Words) -> Reply:
    """Return what a reminder says where others may read along: that there is something to answer, not what."""
    said = words("It is leg day, and there is a question before your session.")
    return Reply.say(said, Button(words("Open it"), "/hamstrings"))


def _buttons(words: Words) -> tuple[Button, Button]:
    return Button(words("Checked and fine"), CHECKED_LINE), Button(words("Not yet"), NOT_YET_LINE)
