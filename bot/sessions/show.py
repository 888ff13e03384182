"""Sessions as replies: at most 12 lines on a phone for two exercises, and a button for everything else."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from bot.language import Words
from bot.messages import Block, Button, Heading, Note, Paragraph, Reply, Steps
from bot.sessions.model import Effort, NoteKind, Pick, Session
from catalog.model import Catalog, Range

UNKNOWN_SHOWN = 5
"""How many words that were not understood are said back."""

UNKNOWN_CHARS = 20
"""How much of each of them."""


def session_reply(session: Session, key: str, revision: int, words: Words, catalog: Catalog) -> Reply:
    """Return *session* as it is offered.

    Args:
        session: What is offered.
        key: What it is kept under; named by its buttons.
        revision: What a swap is drawn from.
        words: The person's.
        catalog: Where its exercises come from.
    """
    return Reply(
        (
            Heading(words("Hamstrings · {minutes} min", minutes=words.number(session.minutes))),
            *(
                Paragraph(f"{pick_line(number, pick, words, catalog)}\n{words(pick.reason.phrase)}")
                for number, pick in enumerate(session.picks, start=1)
            ),
            *_asides(session, words),
        ),
        buttons=_buttons(session, key, revision, words),
    )


def begin_reply(session: Session, words: Words, catalog: Catalog) -> Reply:
    """Return every set of *session* in turn, to be worked down without the bot."""
    blocks: tuple[Block, ...] = (
        Heading(words("Your sets, in order")),
        Steps(tuple(_steps(session, words, catalog))),
        Paragraph(_efforts(session, words)),
        Note(words("Work down the list at your own pace; I do not count along yet.")),
    )
    return Reply(blocks, buttons=(_explain_row(session, words), (hurts_button(words),)))


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


def _span(span: Range, words: Words) -> str:
    low, high = words.number(span.low), words.number(span.high)
    return low if span.low == span.high else f"{low}–{high}"


def _asides(session: Session, words: Words) -> Iterator[Block]:
    """Yield the warm-up, the effort and the notes as one paragraph, and the readiness line by itself."""
    said = [
        _efforts(session, words),
        *(words(note.phrase) for note in session.notes if note is not NoteKind.READINESS),
    ]
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


def _steps(session: Session, words: Words, catalog: Catalog) -> Iterator[str]:
    if session.warm_up_minutes:
        minutes = words.number(session.warm_up_minutes)
        yield words(
            "Warm up for {minutes} min: walk briskly, swing the legs, bend and rise a few times.", minutes=minutes
        )
    elif NoteKind.EASY_SET in session.notes:
        yield words("Warm up with one easy set of the first exercise.")
    for pick in session.picks:
        yield from _sets(pick, words, catalog)


def _sets(pick: Pick, words: Words, catalog: Catalog) -> Iterator[str]:
    name, amount = words(catalog.exercises[pick.slug].name), amount_of(pick, words)
    for number in range(1, pick.sets + 1):
        yield words(
            "{name}, set {number} of {sets}: {amount}, then rest {rest} s",
            name=name,
            number=words.number(number),
            sets=words.number(pick.sets),
            amount=amount,
            rest=words.number(pick.rest_seconds),
        )


def _buttons(session: Session, key: str, revision: int, words: Words) -> tuple[tuple[Button, ...], ...]:
    swaps = (
        Button(words("Swap {number}", number=words.number(number)), f"/swap {key} {number} {revision}")
        for number in range(1, len(session.picks) + 1)
    )
    return (
        (Button(words("Start"), f"/begin {key}"), *swaps),
        _explain_row(session, words),
        (_remind_button(session, words), hurts_button(words)),
    )


def _explain_row(session: Session, words: Words) -> tuple[Button, ...]:
    return tuple(
        Button(words("Explain {number}", number=words.number(number)), f"/explain {pick.slug}")
        for number, pick in enumerate(session.picks, start=1)
    )


def _remind_button(session: Session, words: Words) -> Button:
    if NoteKind.YESTERDAY in session.notes:
        return Button(words("Remind me tomorrow"), "/remind tomorrow to train legs")
    return Button(words("Remind me"), "/remind")
