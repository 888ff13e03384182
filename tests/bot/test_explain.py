"""/explain shows a card in layers, asks where it is not sure, and never leaves anybody in silence."""

from __future__ import annotations

import pytest

from bot.exercise_card import Layer
from bot.explain import LAYER_CHARS
from bot.language import PSEUDO
from bot.messages import Bullets, Heading, Note, Paragraph, Steps
from catalog.model import Exercise
from tests.bot.explaining import (
    CATALOG,
    EXPLAIN,
    ask,
    buttons_of,
    lines_of,
    outside_brackets,
    shown,
    text_of,
    utf16_units,
)

LAYERS = [(exercise, layer) for exercise in CATALOG.exercises.values() for layer in Layer]

every_layer = pytest.mark.parametrize(
    ("exercise", "layer"), LAYERS, ids=[f"{exercise.slug}-{layer}" for exercise, layer in LAYERS]
)


@every_layer
def test_a_layer_fits_under_a_picture(exercise: Exercise, layer: Layer) -> None:
    assert utf16_units(text_of(ask(f"{exercise.slug} {layer}"))) <= LAYER_CHARS


@every_layer
def test_a_layer_in_longer_words_still_fits_a_message(exercise: Exercise, layer: Layer) -> None:
    assert utf16_units(text_of(ask(f"{exercise.slug} {layer}", language=PSEUDO))) < 4096


@every_layer
def test_every_phrase_of_a_layer_can_be_translated(exercise: Exercise, layer: Layer) -> None:
    reply = ask(f"{exercise.slug} {layer}", language=PSEUDO)

    assert [outside_brackets(shown(block)) for block in reply.blocks] == [""] * len(reply.blocks)
    assert [outside_brackets(button.label) for button in buttons_of(reply)] == [""] * len(buttons_of(reply))


@pytest.mark.parametrize("args", ["", "leg curl", "swing", "pizza"])
def test_every_phrase_of_a_question_can_be_translated(args: str) -> None:
    assert outside_brackets(text_of(ask(args, language=PSEUDO))) == ""


def test_the_first_layer_says_what_it_is_for_how_it_goes_and_who_takes_care() -> None:
    nordic = CATALOG.exercises["nordic-hamstring-curl"]

    blocks = ask("nordics").blocks

    assert blocks[0] == Heading("Nordic Hamstring Curl")
    assert blocks[1] == Paragraph(nordic.purpose)
    assert Note(f"Check first: {nordic.check}") in blocks
    assert Steps(nordic.steps) in blocks
    assert Paragraph(f"Feel: {nordic.feel}") in blocks
    assert blocks[-1] == Note(
        "Ask a professional first, or pick another, with: knee pain, a recent hamstring strain, pregnancy, "
        "wrist or shoulder pain."
    )


def test_an_exercise_without_cautions_or_check_has_no_empty_notes() -> None:
    assert not any(isinstance(block, Note) and not block.text.strip() for block in ask("heel digs").blocks)
    assert "professional" not in text_of(ask("heel digs"))
    assert "Check first" not in text_of(ask("glute bridge"))


def test_its_buttons_lead_to_the_other_layers_and_back() -> None:
    slug = "/explain nordic-hamstring-curl"

    assert lines_of(ask("nordics")) == {
        "Mistakes": f"{slug} mistakes",
        "Easier": f"{slug} easier",
        "Harder": f"{slug} harder",
        "Evidence": f"{slug} evidence",
        "Move": "/show nordic-hamstring-curl",
    }
    assert lines_of(ask("nordics mistakes"))["Steps"] == f"{slug} steps"


@every_layer
def test_every_button_of_a_layer_leads_to_a_card(exercise: Exercise, layer: Layer) -> None:
    for button in buttons_of(ask(f"{exercise.slug} {layer}")):
        command, _, args = button.line.partition(" ")
        reply = ask(args, pressed=True, show=command == "/show")

        assert isinstance(reply.blocks[0], Heading)


def test_a_cards_own_buttons_change_it_and_anything_else_sends_a_new_one() -> None:
    assert ask("nordic-hamstring-curl mistakes", pressed=True).replaces
    assert ask("glute-bridge steps", pressed=True).replaces
    assert not ask("glute-bridge", pressed=True).replaces
    assert not ask("nordic-hamstring-curl mistakes").replaces


def test_mistakes_come_with_their_cures() -> None:
    bridge = CATALOG.exercises["glute-bridge"]

    blocks = ask("glute bridge mistakes").blocks

    assert blocks[1] == Bullets(tuple(f"{part.mistake} {part.cure}" for part in bridge.mistakes))
    assert Paragraph(f"One repetition: {bridge.one_rep}") in blocks
    assert Paragraph(f"Breathing: {bridge.breathing}") in blocks


def test_easier_and_harder_exercises_are_a_press_away() -> None:
    assert lines_of(ask("nordics easier"))["Partial-Range Nordic Curl"] == "/explain partial-nordic-curl steps"
    assert lines_of(ask("partial nordic harder"))["Nordic Hamstring Curl"] == "/explain nordic-hamstring-curl steps"


def test_where_nothing_is_easier_or_harder_it_says_what_to_change_instead() -> None:
    assert "To ease it" in text_of(ask("heel digs easier"))
    assert "To go on" in text_of(ask("weighted nordic harder"))


def test_every_claim_names_its_source_and_how_sure_we_are() -> None:
    _, claim, source, *_ = ask("nordics evidence").blocks

    assert claim == Paragraph(
        "In footballers, programmes with Nordics were linked with about half as many hamstring injuries."
    )
    assert source == Note(
        "Source: van Dyk, Behan, Whiteley 2019, Br J Sports Med 53(21):1362, "
        "doi 10.1136/bjsports-2018-100045 (meta-analysis). We are fairly sure."
    )


def test_a_claim_without_a_study_says_so() -> None:
    assert "Source: what coaches do; we know of no study." in text_of(ask("standing heel curl evidence"))


def test_an_ambiguous_name_brings_a_question_with_the_nearest_three() -> None:
    reply = ask("leg curl")

    assert text_of(reply) == "Which one do you mean?"
    assert lines_of(reply) == {
        "Lying Leg Curl": "/explain lying-leg-curl for leg curl",
        "Seated Leg Curl": "/explain seated-leg-curl for leg curl",
        "Sliding Leg Curl": "/explain sliding-leg-curl for leg curl",
    }


def test_one_candidate_is_still_asked_about() -> None:
    reply = ask("walkout")

    assert text_of(reply) == "Do you mean this one?"
    assert lines_of(reply) == {"Hamstring Walkout": "/explain hamstring-walkout for walkout"}


def test_a_question_keeps_the_layer_that_was_asked_for() -> None:
    assert lines_of(ask("swing mistakes"))["Kettlebell Swing"] == "/explain kettlebell-swing mistakes for swing"


@pytest.mark.parametrize("args", ["pizza", "💪", "x" * 5000, "{name}", "mistakes"])
def test_what_is_not_known_brings_help_and_something_to_press(args: str) -> None:
    reply = ask(args)

    assert "/help" in text_of(reply)
    assert utf16_units(text_of(reply)) < 300
    assert len(buttons_of(reply)) == 3


def test_nothing_typed_brings_an_example_that_works() -> None:
    reply = ask("  ")

    assert "/explain nordic curl" in text_of(reply)
    assert len(buttons_of(reply)) == 3
    assert ask("nordic curl").blocks[0] == Heading("Nordic Hamstring Curl")


def test_many_linked_exercises_still_fit_the_rows_of_a_message() -> None:
    names = {button.label for button in buttons_of(ask("bodyweight good morning harder"))}

    assert {"Band Romanian Deadlift", "Dumbbell Romanian Deadlift", "Kettlebell Deadlift"} <= names


def test_the_command_fits_both_platforms_and_completes_names() -> None:
    command, _show = EXPLAIN.commands()
    (option,) = command.options

    assert command.name == "explain"
    assert len(command.summary) <= 100
    assert option.required
    assert option.suggest is not None
    assert option.suggest("nordic ham")[0] == ("Nordic Hamstring Curl", "nordic-hamstring-curl")
    assert ("How often to train", "how-often") in option.suggest("how often")
    assert len(option.suggest("")) == 25
    assert ask(command.example.removeprefix("/explain ")).blocks[0] == Heading("Nordic Hamstring Curl")
