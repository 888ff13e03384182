"""The /hurts feature: one list of what aches and what to know before training; several may be ticked."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from bot.commands import Command, Turn
from bot.errors import UserError
from bot.facts import Facts, Screened
from bot.language import N_, Words
from bot.messages import Bullets, Button, Heading, Note, Paragraph, Reply
from bot.people import Person
from bot.safety.screening import CLINICIAN_FIRST, READINESS, cautions_of
from bot.sessions.aches import ACHES

ROW = 3
"""Answers in a row of buttons: five rows hold them all and stay readable on a phone."""

SIGNS = (
    N_("Stop, and get it checked: sharp or sudden pain, a pop, bruising or swelling, numbness."),
    N_("Today: a swollen warm calf, very dark urine, back pain with fever or after a fall."),
    N_("Now: chest pain, fainting, numbness between the legs, bladder or bowel trouble, both legs weak."),
)
"""The red flags in three lines, mildest first; their sources stand in `bot.safety.flags`."""


@dataclass(frozen=True, slots=True)
class Told:
    """What a person has ticked.

    Attributes:
        aches: Cautions by the catalogue's names, those of *screened* included.
    """

    aches: frozenset[str]
    screened: frozenset[Screened]


class Hurts:
    """Shows the list and notes what is pressed."""

    def commands(self) -> Sequence[Command]:
        """Return /hurts."""
        return (
            Command(
                "hurts",
                N_("Say what hurts, so that it stays out of your sessions"),
                self.hurts,
                example=N_("/hurts knee_pain"),
                listed=False,
                private=True,
            ),
        )

    async def hurts(self, turn: Turn) -> Reply:
        """Answer with the list, after noting what was pressed."""
        if not turn.args:
            return list_reply(_told(turn.person), turn.words)
        told = told_after(turn.args.lower(), _told(turn.person))
        if told is None:
            raise UserError(turn.words("I do not know that one. /hurts lists what I know."))
        facts = _noted(turn, told)
        await turn.store.people.change(turn.person.id, aches=told.aches, facts=facts)
        if turn.args.lower() == "cleared":
            return _cleared(turn.words, pressed=turn.request.pressed)
        return list_reply(told, turn.words, replaces=turn.request.pressed)


def told_after(line: str, told: Told) -> Told | None:
    """Return what is ticked once *line* was pressed; None where it means nothing.

    A line says what to set, not what to turn over, so that pressing twice is pressing once.

    Args:
        line: The name of an ache or of a row of the readiness list, "off" after it to take it away; "none" for
            none of them; "cleared" once a clinician has said yes.
    """
    name, _, off = line.partition(" ")
    if off not in {"", "off"} or (off and name in {"none", "cleared"}):
        return None
    if name == "none":
        return Told(told.aches - _listed(), frozenset())
    if name == "cleared":
        return replace(told, screened=told.screened - CLINICIAN_FIRST)
    if name in set(Screened):
        return _screened(Screened(name), told, off=bool(off))
    if name in ACHES:
        flags = frozenset(flag.value for flag in ACHES[name].flags)
        return replace(told, aches=(told.aches - flags) | cautions_of(told.screened) if off else told.aches | flags)
    return None


def list_reply(told: Told, words: Words, *, replaces: bool = False) -> Reply:
    """Return the list with what is known ticked; for the asker's eyes only."""
    clinician = words("With a tick at heart, blood pressure or operation, a clinician says yes first, then we train.")
    return Reply(
        (
            Heading(words("Does something hurt, or apply to you?")),
            Paragraph(words("Tap what applies: it stays out of your sessions until you tap it again.")),
            Bullets(tuple(words(readiness.meaning) for readiness in READINESS.values())),
            *((Note(clinician),) if told.screened & CLINICIAN_FIRST else ()),
            Bullets(tuple(words(sign) for sign in SIGNS)),
            Note(words("A general list, after PAR-Q forms and convention. For anything else, ask a professional.")),
        ),
        buttons=_rows([*_buttons(told, words)]),
        private=True,
        replaces=replaces,
    )


def _buttons(told: Told, words: Words) -> Iterator[Button]:
    for row, readiness in READINESS.items():
        yield _button(row.value, words(readiness.label), row in told.screened, words)
    for name, ache in ACHES.items():
        if name != Screened.PREGNANCY:
            yield _button(name, words(ache.label), {flag.value for flag in ache.flags} <= told.aches, words)
    yield Button(words("None of these"), "/hurts none")
    yield Button(words("New session"), "/hamstrings")


def _button(name: str, label: str, ticked: bool, words: Words) -> Button:
    if ticked:
        return Button(words("✓ {ache}", ache=label), f"/hurts {name} off")
    return Button(label, f"/hurts {name}")


def _rows(buttons: Sequence[Button]) -> tuple[tuple[Button, ...], ...]:
    return tuple(tuple(buttons[start : start + ROW]) for start in range(0, len(buttons), ROW))


def _cleared(words: Words, *, pressed: bool) -> Reply:
    said = Paragraph(words("Good. Then we train, and their advice comes before mine."))
    return Reply((said,), buttons=((Button(words("New session"), "/hamstrings"),),), private=True, replaces=pressed)


def _told(person: Person) -> Told:
    return Told(person.aches, person.facts.screened)


def _screened(row: Screened, told: Told, *, off: bool) -> Told:
    """Tick *row* or take its tick away; what another tick stands for as well stays out."""
    screened = told.screened - {row} if off else told.screened | {row}
    left = told.aches - cautions_of(frozenset({row})) if off else told.aches
    return Told(left | cautions_of(screened), screened)


def _noted(turn: Turn, told: Told) -> Facts:
    """Return the facts with what is *told*, and when each ache was last said to hurt."""
    facts = turn.person.facts
    ache = ACHES.get(turn.args.lower())
    said = {flag.value for flag in ache.flags} if ache else set()
    since = {flag: turn.now if flag in said else facts.aches_at.get(flag, turn.now) for flag in sorted(told.aches)}
    return replace(facts, screened=told.screened, screened_at=turn.now, aches_at=since)


def _listed() -> frozenset[str]:
    return frozenset(flag.value for ache in ACHES.values() for flag in ache.flags)
