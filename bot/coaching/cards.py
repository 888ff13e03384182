"""One step of a guided session as a message: the set, what it was last time, and a button for everything else."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import timedelta
from math import ceil

from bot.coaching.hurts import FELT
from bot.coaching.planned import least_of
from bot.coaching.walk import Walk
from bot.illustrate import still_of
from bot.language import Words
from bot.messages import Block, Bullets, Button, Heading, Note, Paragraph, Reply
from bot.pictures import Theme
from bot.sessions.beside import last_words, load_words
from bot.sessions.model import Pick
from bot.sessions.progression import is_loaded
from bot.sessions.show import amount_of, pick_line
from bot.training import Entry
from catalog.model import Catalog, Exercise


@dataclass(frozen=True, slots=True)
class Step:
    """Where a guided session stands, with what its message needs to say.

    Attributes:
        picks: All of the session.
        last: What was done of the present exercise in an earlier session.
        line: What its buttons begin with: the command, the session and its revision.
        theme: In which colours the exercise is shown; None: it is not.
    """

    picks: Sequence[Pick]
    walk: Walk
    exercise: Exercise
    last: Entry | None
    line: str
    pounds: bool
    theme: Theme | None

    @property
    def pick(self) -> Pick:
        """The exercise whose turn it is."""
        return self.picks[self.walk.at]

    @property
    def aim(self) -> int:
        """Repetitions, or seconds of a hold, of the next set."""
        return self.walk.aims.get(self.pick.slug) or least_of(self.pick)

    @property
    def load(self) -> int | None:
        """Grams of the next set; None: bodyweight, or not known yet."""
        known = self.walk.loads.get(self.pick.slug, self.pick.load)
        return self.last.load if known is None and self.last else known

    @property
    def needs_load(self) -> bool:
        """Whether a first weight is to be found."""
        return self.load is None and is_loaded(self.exercise) and not self.pick.seconds


def step_card(step: Step, words: Words) -> Reply:
    """Return the next set, to be done now."""
    return Reply(
        (Heading(_title(step, words)), *_body(step, words)),
        buttons=_set_buttons(step, words),
        picture=still_of(step.exercise, step.theme, words),
    )


def rest_card(step: Step, left: timedelta, words: Words) -> Reply:
    """Return the rest before the next set, of which *left* is left."""
    return Reply(
        (
            Heading(words("Rest {seconds} s", seconds=words.number(ceil(left.total_seconds())))),
            Paragraph(words("Then {set}. I will call you.", set=_title(step, words))),
            *_body(step, words),
        ),
        buttons=(
            (Button(words("Next"), f"{step.line} next"), *_effort_buttons(step, words)),
            *_other_buttons(step, words),
        ),
        picture=still_of(step.exercise, step.theme, words),
    )


def rest_over(step: Step, words: Words) -> Reply:
    """Return what comes when a rest is over: words alone, which no drawing and no upload can delay."""
    card = step_card(step, words)
    said = Heading(words("Rest is over: {set}", set=_title(step, words)))
    return replace(card, blocks=(said, *card.blocks[1:]), picture=None)


def list_card(step: Step, minutes: int, words: Words, catalog: Catalog) -> Reply:
    """Return everything at once, for who puts the phone away."""
    lines = "\n".join(pick_line(number, pick, words, catalog) for number, pick in enumerate(step.picks, 1))
    blocks: tuple[Block, ...] = (Heading(words("All of it, in order")), Paragraph(lines))
    if minutes:
        warm_up = words(
            "Warm up first for {minutes} min: walk briskly, swing the legs.", minutes=words.number(minutes)
        )
        blocks = (blocks[0], Paragraph(warm_up), blocks[1])
    key = step.line.split()[1]
    row = (Button(words("Done"), f"/done {key}"), Button(words("Set by set"), f"{step.line} show"))
    return Reply((*blocks, Note(words("Press Done when you are through."))), buttons=(row,))


def hurts_card(step: Step, words: Words) -> Reply:
    """Return what may be felt, to be told apart; for the asker's eyes only."""
    buttons = [Button(words(felt.label), f"{step.line} felt {name}") for name, felt in FELT.items()]
    return Reply(
        (Heading(words("What do you feel?")),),
        buttons=(tuple(buttons[:3]), tuple(buttons[3:]), (Button(words("Back"), f"{step.line} show"),)),
        private=True,
    )


def felt_card(step: Step, name: str, words: Words) -> Reply:
    """Return what to do about something that does not end the session."""
    return Reply(
        (Paragraph(words(FELT[name].said)),),
        buttons=(
            (
                Button(words("Go on"), f"{step.line} show"),
                Button(words("Easier"), f"{step.line} easier"),
                Button(words("Skip this one"), f"{step.line} skip"),
            ),
            (Button(words("Stop here"), f"{step.line} stop"),),
        ),
        private=True,
    )


def done_card(lines: Sequence[str], feels: tuple[Button, ...], words: Words) -> Reply:
    """Return the end of a session, and ask how it was; without *lines* nothing was done."""
    if not lines:
        return Reply.say(
            words("Stopped before the first set; nothing is logged."), Button(words("New session"), "/hamstrings")
        )
    return Reply((Heading(words("Done. How was it?")), Bullets(tuple(lines))), buttons=(feels,))


def _title(step: Step, words: Words) -> str:
    return words(
        "{exercise}, set {number} of {sets}",
        exercise=words(step.exercise.name),
        number=words.number(step.walk.done + 1),
        sets=words.number(step.pick.sets),
    )


def _body(step: Step, words: Words) -> Iterator[Block]:
    yield Paragraph("\n".join(_amounts(step, words)))
    if step.needs_load and step.walk.done:
        yield Note(words("Which weight was it? Type it, for example 12 kg"))
    elif step.needs_load:
        said = words(
            "Pick what you could lift about 15 times, do {aim}, and tell me: 12 kg", aim=words.number(step.aim)
        )
        yield Note(said)
    elif step.exercise.check and step.walk.done == 0:
        yield Note(words(step.exercise.check))


def _amounts(step: Step, words: Words) -> Iterator[str]:
    aim = words.number(step.aim)
    load = step.load
    amount = amount_of(step.pick, words)
    if load is None:
        yield words("{amount}, aim for {aim}", amount=amount, aim=aim)
    else:
        said = load_words(load, words, pounds=step.pounds)
        yield words("{amount}, aim for {aim} at {load}", amount=amount, aim=aim, load=said)
    if step.last:
        yield last_words(step.last, words, pounds=step.pounds)
    yield words(step.pick.effort.phrase)


def _set_buttons(step: Step, words: Words) -> tuple[tuple[Button, ...], ...]:
    first = [Button(words("Done set"), f"{step.line} done")]
    if step.last:
        first.append(Button(words("Same as last time"), f"{step.line} same"))
    return (tuple(first), _effort_buttons(step, words), *_other_buttons(step, words))


def _effort_buttons(step: Step, words: Words) -> tuple[Button, ...]:
    return (
        Button(words("Easier"), f"{step.line} easier"),
        Button(words("Harder"), f"{step.line} harder"),
        Button(words("Explain"), f"/explain {step.pick.slug}"),
    )


def _other_buttons(step: Step, words: Words) -> tuple[tuple[Button, ...], ...]:
    return (
        (Button(words("It hurts"), f"{step.line} hurts"), Button(words("Skip this one"), f"{step.line} skip")),
        (Button(words("Just the list"), f"{step.line} list"), Button(words("Stop here"), f"{step.line} stop")),
    )
