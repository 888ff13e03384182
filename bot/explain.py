"""/explain: an exercise as a card in layers, each small enough for a phone."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from enum import StrEnum
from math import ceil

from bot.commands import Command, Option, Turn
from bot.language import N_, Words
from bot.messages import ROWS, Block, Bullets, Button, Heading, Note, Paragraph, Reply, Steps
from catalog.find import Finder
from catalog.model import Catalog, Caution, Claim, Exercise, Source

LAYER_CHARS = 1024
"""Most UTF-16 units of a layer: a photo's caption (https://core.telegram.org/bots/api#sendphoto)."""

ECHO_CHARS = 40
"""How much of what was typed is said back."""

STAPLES = ("glute-bridge", "bodyweight-good-morning", "heel-dig-hold")
"""What is offered where nothing is near: one bridge, one hinge, one curl; all need nothing but a chair."""


class Layer(StrEnum):
    """A part of the card, by the word that its button types."""

    STEPS = "steps"
    MISTAKES = "mistakes"
    EASIER = "easier"
    HARDER = "harder"
    EVIDENCE = "evidence"


LABELS = {
    Layer.STEPS: N_("Steps"),
    Layer.MISTAKES: N_("Mistakes"),
    Layer.EASIER: N_("Easier"),
    Layer.HARDER: N_("Harder"),
    Layer.EVIDENCE: N_("Evidence"),
}

LAYERS = {layer.value: layer for layer in Layer}

CAUTIONS = {
    Caution.LOW_BACK_PAIN: N_("low-back pain"),
    Caution.KNEE_PAIN: N_("knee pain"),
    Caution.RECENT_HAMSTRING_STRAIN: N_("a recent hamstring strain"),
    Caution.SIT_BONE_PAIN: N_("pain at the sit bone"),
    Caution.PREGNANCY_SUPINE: N_("pregnancy (lying on the back)"),
    Caution.PREGNANCY_PRONE: N_("pregnancy (lying on the front)"),
    Caution.PREGNANCY_GENERAL: N_("pregnancy"),
    Caution.BALANCE_FALL_RISK: N_("shaky balance"),
    Caution.WRIST_SHOULDER_PAIN: N_("wrist or shoulder pain"),
}

CONFIDENCES = {"high": N_("quite sure"), "medium": N_("fairly sure"), "low": N_("not very sure")}


class Explain:
    """Answers /explain from the *catalog*."""

    def __init__(self, catalog: Catalog, finder: Finder) -> None:
        self._catalog = catalog
        self._finder = finder

    def commands(self) -> tuple[Command, ...]:
        """Return /explain."""
        exercise = Option(
            "exercise", N_("Its name, or what you call it"), required=True, suggest=self._finder.complete
        )
        return (
            Command(
                "explain",
                N_("How an exercise is done: steps, mistakes, easier, harder"),
                self.answer,
                example=N_("/explain nordic curl"),
                options=(exercise,),
            ),
        )

    async def answer(self, turn: Turn) -> Reply:
        """Return the layer that was asked for, a question where it is not sure, or what to type instead.

        A card's own buttons name the layer and change the card in place; a button of another message, such as
        a session's, does not, and leaves that message as it is.
        """
        name, layer = _name_and_layer(turn.args)
        reply = self._reply(name, layer or Layer.STEPS, turn.words)
        return replace(reply, replaces=turn.request.pressed and layer is not None)

    def _reply(self, name: str, layer: Layer, words: Words) -> Reply:
        if not name:
            return self._nothing_typed(words)
        if exercise := self._catalog.exercises.get(name):
            return self.card(exercise, layer, words)
        found = self._finder.find(name)
        if found.sure:
            return self.card(self._catalog.exercises[found.matches[0]], layer, words)
        if found.matches:
            return self._which(found.matches, layer, words)
        return self._unknown(name, words)

    def card(self, exercise: Exercise, layer: Layer, words: Words) -> Reply:
        """Return one *layer* of the card, at most `LAYER_CHARS` long in English."""
        offered: tuple[str, ...] = ()
        match layer:
            case Layer.STEPS:
                blocks = _steps(exercise, words)
            case Layer.MISTAKES:
                blocks = _mistakes(exercise, words)
            case Layer.EASIER:
                blocks, offered = _easier(exercise, words), exercise.easier
            case Layer.HARDER:
                blocks, offered = _harder(exercise, words), exercise.harder
            case Layer.EVIDENCE:
                blocks = self._evidence(exercise, words)
        rows = _rows(self._buttons(offered, words))
        return Reply(blocks, buttons=(*rows, _other_layers(exercise, layer, words)))

    def _evidence(self, exercise: Exercise, words: Words) -> tuple[Block, ...]:
        heading = Heading(words("{name}: the evidence", name=words(exercise.name)))
        claims = (_claim(claim, self._catalog.sources[claim.source], words) for claim in exercise.evidence)
        return (heading, *(block for claim in claims for block in claim))

    def _which(self, slugs: tuple[str, ...], layer: Layer, words: Words) -> Reply:
        asked = words("Which one do you mean?") if len(slugs) > 1 else words("Do you mean this one?")
        return Reply((Paragraph(asked),), buttons=_rows(self._buttons(slugs, words, layer)))

    def _unknown(self, name: str, words: Words) -> Reply:
        said = name if len(name) <= ECHO_CHARS else name[:ECHO_CHARS].rstrip() + "…"
        known = words(
            "I have no hamstring exercise called “{name}”. Try another name for it, or one of these:", name=said
        )
        hint = words("/help shows what else you can type.")
        return Reply((Paragraph(known), Note(hint)), buttons=_rows(self._buttons(STAPLES, words)))

    def _nothing_typed(self, words: Words) -> Reply:
        said = words("Type the exercise after the command, for example: /explain nordic curl")
        return Reply((Paragraph(said),), buttons=_rows(self._buttons(STAPLES, words)))

    def _buttons(self, slugs: Iterable[str], words: Words, layer: Layer = Layer.STEPS) -> list[Button]:
        return [Button(words(self._catalog.exercises[slug].name), f"/explain {slug} {layer}") for slug in slugs]


def _name_and_layer(args: str) -> tuple[str, Layer | None]:
    """Split "nordics mistakes" into its parts; None where no layer is named."""
    name, _, last = args.strip().rpartition(" ")
    if name.strip() and last.lower() in LAYERS:
        return name.strip(), LAYERS[last.lower()]
    return args.strip(), None


def _other_layers(exercise: Exercise, shown: Layer, words: Words) -> tuple[Button, ...]:
    return tuple(
        Button(words(LABELS[layer]), f"/explain {exercise.slug} {layer}") for layer in Layer if layer is not shown
    )


def _rows(buttons: list[Button]) -> tuple[tuple[Button, ...], ...]:
    """Lay out names one a row, and only where they are many more a row; one row stays free."""
    across = ceil(len(buttons) / (ROWS - 1)) or 1
    return tuple(tuple(buttons[start : start + across]) for start in range(0, len(buttons), across))


def _steps(exercise: Exercise, words: Words) -> tuple[Block, ...]:
    check = words("Check first: {check}", check=words(exercise.check)) if exercise.check else ""
    return (
        Heading(words(exercise.name)),
        Paragraph(words(exercise.purpose)),
        *((Note(check),) if check else ()),
        Steps(tuple(words(step) for step in exercise.steps)),
        Paragraph(words("Feel: {feel}", feel=words(exercise.feel))),
        *_cautions(exercise, words),
    )


def _cautions(exercise: Exercise, words: Words) -> tuple[Block, ...]:
    if not exercise.cautions:
        return ()
    named = ", ".join(words(CAUTIONS[caution]) for caution in exercise.cautions)
    return (Note(words("Ask a professional first, or pick another, with: {cautions}.", cautions=named)),)


def _mistakes(exercise: Exercise, words: Words) -> tuple[Block, ...]:
    mistakes = tuple(f"{words(part.mistake)} {words(part.cure)}" for part in exercise.mistakes)
    reasons = tuple(
        words("{caution}: {reason}", caution=words(CAUTIONS[caution]), reason=words(reason))
        for caution, reason in exercise.cautions.items()
    )
    return (
        Heading(words("{name}: common mistakes", name=words(exercise.name))),
        Bullets(mistakes),
        Paragraph(words("One repetition: {one_rep}", one_rep=words(exercise.one_rep))),
        Paragraph(words("Breathing: {breathing}", breathing=words(exercise.breathing))),
        *((Note(words("Take care with:")), Bullets(reasons)) if reasons else ()),
    )


def _easier(exercise: Exercise, words: Words) -> tuple[Block, ...]:
    heading = Heading(words("{name}: easier", name=words(exercise.name)))
    if exercise.easier:
        return (heading, Paragraph(words("Gentler, and a good way to get there:")))
    nothing = words(
        "I have nothing easier of this kind. To ease it: fewer repetitions, a smaller movement, a longer rest."
    )
    return (heading, Paragraph(nothing))


def _harder(exercise: Exercise, words: Words) -> tuple[Block, ...]:
    heading = Heading(words("{name}: harder", name=words(exercise.name)))
    if exercise.harder:
        return (heading, Paragraph(words("When all sets feel easy, go on with:")))
    nothing = words(
        "I have nothing harder of this kind. To go on: first more repetitions or seconds, then slower on the way down."
    )
    return (heading, Paragraph(nothing))


def _claim(claim: Claim, source: Source, words: Words) -> tuple[Block, Block]:
    sure = words(CONFIDENCES[claim.confidence])
    return (
        Paragraph(words(claim.text)),
        Note(words("Source: {source}. We are {sure}.", source=_cite(source, words), sure=sure)),
    )


def _cite(source: Source, words: Words) -> str:
    if source.design == "convention":
        return words("what coaches do; we know of no study")
    return words("{title}, {place} ({design})", title=source.title, place=source.place, design=words(source.design))
