"""Sessions as replies: at most 12 lines on a phone for two exercises, and a button for everything else."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from bot.language import Words
from bot.messages import Button, Heading, Note, Paragraph, Reply
from bot.sessions.leftout import left_out
from bot.sessions.model import Effort, NoteKind, Pick, Session, Slot
from bot.sessions.offer import Offer
from bot.sessions.questions import Question
from catalog.model import Catalog, Range

COLUMNS = 40
"""Characters in a line of a phone."""

LINES = 12
"""Most lines of a session with two exercises: one screen (coaching convention)."""

LINES_EACH = 4
"""Lines more for each further exercise."""

UNKNOWN_SHOWN = 5
"""How many words that were not understood are said back."""

UNKNOWN_CHARS = 20
"""How much of each of them."""

IMPORTANT = (
    NoteKind.YESTERDAY,
    NoteKind.FULL,
    NoteKind.SORE,
    NoteKind.DELOAD,
    NoteKind.RESTART,
    NoteKind.STRAIN_CARE,
    NoteKind.SUPPORT,
    NoteKind.CHAIR,
)
"""What is said even where the screen is full."""


@dataclass(frozen=True, slots=True)
class Beside:
    """What is shown beside a session, made for one person at one moment.

    Attributes:
        lines: Last time and today, by exercise; an exercise without one has none.
        checks: Exercises that the person meets for the first time, whose kit has something to check.
        question: What is asked below it.
    """

    lines: Mapping[str, str] = field(default_factory=dict)
    checks: frozenset[str] = frozenset()
    question: Question | None = None


def session_reply(
    offer: Offer,
    key: str,
    revision: int,
    words: Words,
    catalog: Catalog,
    *,
    private: bool = False,
    beside: Beside | None = None,
) -> Reply:
    """Return *offer*'s session as it is shown.

    Args:
        offer: What is offered.
        key: What it is kept under; named by its buttons.
        revision: What a change is drawn from.
        words: The person's.
        catalog: Where its exercises come from.
        private: Whether the person alone will read it; then it says what was left out and why.
        beside: Last time, checks and a question; None: nothing of them.
    """
    beside = beside or Beside()
    shown = (_blocks(offer, words, catalog, beside, private=private, detail=detail) for detail in range(_DETAILS))
    most = LINES + LINES_EACH * max(0, len(offer.session.picks) - 2)
    *_, barest = all_of_them = list(shown)
    blocks = next((blocks for blocks in all_of_them if lines_of(blocks) <= most), barest)
    return Reply(tuple(blocks), buttons=_buttons(offer, key, revision, words, beside.question))


def not_understood(unknown: Sequence[str], words: Words) -> Note:
    """Say back what was not understood of a wish, and what would be."""
    said = ", ".join(word[:UNKNOWN_CHARS] for word in unknown[:UNKNOWN_SHOWN])
    return Note(
        words(
            "Not understood: {words}. I know kit, minutes, a level, hinge or curl first, and what hurts.", words=said
        )
    )


def pick_line(number: int, pick: Pick, words: Words, catalog: Catalog) -> str:
    """Return one line: "1. Dumbbell RDL · 2 × 8–12 · rest 90 s"; a single set has no rest to name."""
    name = words(catalog.exercises[pick.slug].name)
    amount = words("{sets} × {amount}", sets=words.number(pick.sets), amount=amount_of(pick, words))
    if pick.sets == 1:
        return words("{number}. {name} · {amount}", number=words.number(number), name=name, amount=amount)
    rest = words.number(pick.rest_seconds)
    return words(
        "{number}. {name} · {amount} · rest {rest} s", number=words.number(number), name=name, amount=amount, rest=rest
    )


def amount_of(pick: Pick, words: Words) -> str:
    """Return what one set is: "8–12", "20–40 s each side"."""
    if pick.seconds is not None:
        amount = words("{seconds} s", seconds=_span(pick.seconds, words))
    else:
        amount = _span(pick.reps or Range(1, 1), words)
    return words("{amount} each side", amount=amount) if pick.each_side else amount


def hurts_button(words: Words) -> Button:
    """Return the button that opens the list of aches."""
    return Button(words("Something hurts"), "/hurts")


def lines_of(blocks: Sequence[Heading | Paragraph | Note]) -> int:
    """Return how many lines *blocks* take on a phone."""
    return sum(max(1, len(textwrap.wrap(line, COLUMNS))) for block in blocks for line in block.text.split("\n"))


_DETAILS = 4
"""From everything (0) over no checks (1) and only the important notes (2) to no reasons (3)."""


def _blocks(
    offer: Offer, words: Words, catalog: Catalog, beside: Beside, *, private: bool, detail: int
) -> list[Heading | Paragraph | Note]:
    session = offer.session
    blocks: list[Heading | Paragraph | Note] = [
        Heading(words("Hamstrings · {minutes} min", minutes=words.number(session.minutes)))
    ]
    for number, pick in enumerate(session.picks, start=1):
        told = [pick_line(number, pick, words, catalog)]
        told += [words(pick.reason.phrase)] if detail < _DETAILS - 1 else []
        told += [beside.lines[pick.slug]] if beside.lines.get(pick.slug) else []
        blocks.append(Paragraph("\n".join(told)))
    blocks += _asides(offer, words, private=private, important_only=detail > 1)
    if detail == 0:
        blocks += (Note(words(catalog.exercises[pick.slug].check)) for pick in _checked(session, beside))
    if beside.question is not None:
        blocks.append(Note(words(beside.question.text)))
    return blocks


def _checked(session: Session, beside: Beside) -> list[Pick]:
    """Return the first exercise whose kit is new and has something to check: one line at first use (convention)."""
    if NoteKind.CHAIR in session.notes:
        return []
    return [pick for pick in session.picks if pick.slug in beside.checks][:1]


def _span(span: Range, words: Words) -> str:
    low, high = words.number(span.low), words.number(span.high)
    return low if span.low == span.high else f"{low}–{high}"


def _asides(offer: Offer, words: Words, *, private: bool, important_only: bool) -> Iterator[Paragraph | Note]:
    """Yield the warm-up, the effort and the notes as one paragraph, and the readiness line by itself."""
    session = offer.session
    reasons = list(left_out(offer.need, words)) if private else []
    said = [_efforts(session, words), *reasons]
    for note in session.notes:
        known = note is NoteKind.READINESS or (note is NoteKind.LEFT_OUT and bool(reasons))
        if not known and (note in IMPORTANT or not important_only):
            said.append(words(note.phrase))
    if session.warm_up_minutes:
        said.insert(0, words("Warm-up {minutes} min.", minutes=words.number(session.warm_up_minutes)))
    yield Paragraph(" ".join(said))
    if NoteKind.READINESS in session.notes:
        yield Note(words(NoteKind.READINESS.phrase))


def _efforts(session: Session, words: Words) -> str:
    """Return when to end a set; that of counted sets alone where there are both, as a hold explains itself."""
    efforts = list(dict.fromkeys(pick.effort for pick in session.picks))
    counted = [effort for effort in efforts if effort not in {Effort.HOLD, Effort.LOOSE}]
    return words((counted or efforts)[0].phrase)


def _buttons(
    offer: Offer, key: str, revision: int, words: Words, question: Question | None
) -> tuple[tuple[Button, ...], ...]:
    session = offer.session
    first = (
        Button(words("Start"), f"/begin {key}"),
        Button(words("Done"), f"/done {key}"),
        Button(words("Easier"), f"/easier {key} {revision}"),
        Button(words("Harder"), f"/harder {key} {revision}"),
    )
    swaps = tuple(
        Button(words("Swap {number}", number=words.number(number)), f"/swap {key} {number} {revision}")
        for number in range(1, len(session.picks) + 1)
    )
    asides = (_remind_button(session, words), hurts_button(words))
    last = question.buttons(words) if question else _about_the_swap(offer, key, revision, words)
    return tuple(row for row in (first, swaps, _explain_row(session, words), asides, last) if row)


def _about_the_swap(offer: Offer, key: str, revision: int, words: Words) -> tuple[Button, ...]:
    """Return what can be said about the exercise that was swapped out: taken today, or never there."""
    if offer.swapped is None:
        return ()
    number = offer.swapped[0] + 1
    return (
        Button(words("Busy"), f"/busy {key} {number} {revision}"),
        Button(words("Not here"), f"/nothere {key} {number} {revision}"),
    )


def _explain_row(session: Session, words: Words) -> tuple[Button, ...]:
    return tuple(
        Button(words("Explain {number}", number=words.number(number)), f"/explain {pick.slug}")
        for number, pick in enumerate(session.picks, start=1)
    )


def _remind_button(session: Session, words: Words) -> Button:
    loosening = all(pick.slot is Slot.LOOSEN for pick in session.picks)
    if NoteKind.YESTERDAY in session.notes or (NoteKind.SORE in session.notes and loosening):
        return Button(words("Remind me tomorrow"), "/remind tomorrow to train legs")
    return Button(words("Remind me"), "/remind")
