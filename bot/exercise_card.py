"""The card of an exercise: its layers as blocks, the buttons that lead from one to the other, their pictures."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from typing import assert_never

from bot.evidence import claim_blocks
from bot.illustrate import mistake_of, moves, moving, still_of
from bot.language import N_, Words
from bot.messages import Block, Bullets, Button, Heading, Note, Paragraph, Steps
from bot.pictures import Picture, Theme
from catalog.model import Caution, Exercise, Source


class Layer(StrEnum):
    """A part of the card, by the word that its button types."""

    STEPS = "steps"
    MISTAKES = "mistakes"
    EASIER = "easier"
    HARDER = "harder"
    EVIDENCE = "evidence"
    MOVE = "move"


LABELS = {
    Layer.STEPS: N_("Steps"),
    Layer.MISTAKES: N_("Mistakes"),
    Layer.EASIER: N_("Easier"),
    Layer.HARDER: N_("Harder"),
    Layer.EVIDENCE: N_("Evidence"),
    Layer.MOVE: N_("Move"),
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


def layer_blocks(exercise: Exercise, layer: Layer, sources: Mapping[str, Source], words: Words) -> tuple[Block, ...]:
    """Return the words of one *layer*."""
    match layer:
        case Layer.STEPS:
            return _steps(exercise, words)
        case Layer.MISTAKES:
            return _mistakes(exercise, words)
        case Layer.EASIER:
            return _easier(exercise, words)
        case Layer.HARDER:
            return _harder(exercise, words)
        case Layer.EVIDENCE:
            return _evidence(exercise, sources, words)
        case Layer.MOVE:
            return _one_repetition(exercise, words)
        case _:
            assert_never(layer)


def offered(exercise: Exercise, layer: Layer) -> tuple[str, ...]:
    """Return the slugs of the exercises that *layer* leads to."""
    return {Layer.EASIER: exercise.easier, Layer.HARDER: exercise.harder}.get(layer, ())


def other_layers(exercise: Exercise, shown: Layer, words: Words) -> tuple[Button, ...]:
    """Return the buttons of the layers in words that are not *shown*."""
    return tuple(
        Button(words(LABELS[layer]), f"/explain {exercise.slug} {layer}")
        for layer in Layer
        if layer not in {shown, Layer.MOVE}
    )


def move_row(exercise: Exercise, shown: Layer, words: Words, theme: Theme | None) -> tuple[tuple[Button, ...], ...]:
    """Return the row of the button that shows it moving; no row where nothing moves."""
    if shown is Layer.MOVE or not moves(exercise, theme):
        return ()
    return ((Button(words(LABELS[Layer.MOVE]), f"/show {exercise.slug}"),),)


def layer_picture(exercise: Exercise, layer: Layer, words: Words, theme: Theme | None) -> Picture | None:
    """Return the picture of *layer*; None only where no layer has one, or *theme* is None.

    A message with a picture cannot become one without on every platform, and its layers replace each other.
    """
    match layer:
        case Layer.MISTAKES:
            return mistake_of(exercise, theme, words)
        case Layer.MOVE:
            return moving(exercise, theme, words)
        case _:
            return still_of(exercise, theme, words)


def _evidence(exercise: Exercise, sources: Mapping[str, Source], words: Words) -> tuple[Block, ...]:
    heading = Heading(words("{name}: the evidence", name=words(exercise.name)))
    claims = (claim_blocks(claim, sources[claim.source], words) for claim in exercise.evidence)
    return (heading, *(block for claim in claims for block in claim))


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


def _one_repetition(exercise: Exercise, words: Words) -> tuple[Block, ...]:
    return (
        Heading(words(exercise.name)),
        Paragraph(words("One repetition: {one_rep}", one_rep=words(exercise.one_rep))),
        Paragraph(words("Breathing: {breathing}", breathing=words(exercise.breathing))),
        Paragraph(words("Feel: {feel}", feel=words(exercise.feel))),
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
