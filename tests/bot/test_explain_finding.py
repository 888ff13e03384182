"""/explain finds exercises and topics by ordinary words, asks once, and remembers the answer."""

from __future__ import annotations

from pathlib import Path

import pytest

from bot.exercise_card import Layer
from bot.messages import Heading
from tests.bot.explaining import CATALOG, EXPLAIN, Notes, ask, buttons_of, lines_of, text_of
from tests.catalog.topic_questions import EXERCISES, NEITHER, TOPICS
from tests.conversation import conversation


def test_ordinary_questions_reach_their_topics() -> None:
    asked_back = [question for question in TOPICS if not EXPLAIN.find(question).sure]

    assert {
        q: found for q, slug in TOPICS.items() if (found := EXPLAIN.find(q)).sure and found.matches[0] != slug
    } == {}
    assert len(asked_back) <= 0.03 * len(TOPICS), asked_back


@pytest.mark.parametrize(
    ("asked", "title"),
    [
        ("why train hamstrings", "Why train the hamstrings"),
        ("how often", "How often to train"),
        ("are squats enough", "Squats and hamstrings"),
        ("my legs are sore", "Soreness"),
        ("what are hamstrings", "What the hamstrings are"),
        ("do nordics prevent injury", "Nordics and injuries"),
        ("how many nordics should I do?", "How many Nordics"),
        ("nordics-and-injuries", "Nordics and injuries"),
    ],
)
def test_a_question_gets_its_answer(asked: str, title: str) -> None:
    assert ask(asked).blocks[0] == Heading(title)


@pytest.mark.parametrize("asked", EXERCISES)
def test_the_name_of_an_exercise_leads_to_no_topic(asked: str) -> None:
    found = EXPLAIN.find(asked)

    assert not (found.sure and found.matches[0] in CATALOG.topics)


@pytest.mark.parametrize("asked", NEITHER)
def test_what_is_neither_is_never_answered_as_if_it_were(asked: str) -> None:
    assert not EXPLAIN.find(asked).sure


def test_where_both_are_near_both_are_offered() -> None:
    found = EXPLAIN.find("is the lying leg curl fine for growth or the bridge")

    assert not found.sure
    assert any(slug in CATALOG.exercises for slug in found.matches)
    assert any(slug in CATALOG.topics for slug in found.matches)
    assert len(found.matches) <= 4


def test_a_layer_word_may_belong_to_the_question() -> None:
    assert ask("how do I make it harder").blocks[0] == Heading("Getting stronger")
    assert ask("how often evidence").blocks[0] == Heading("How often to train: the evidence")
    assert ask("nordics harder").blocks[0] == Heading("Nordic Hamstring Curl: harder")
    assert ask("soreness mistakes").blocks[0] == Heading("Soreness")
    assert ask("glute bridge more").blocks[0] == Heading("Glute Bridge")


def test_an_answer_is_remembered_and_can_be_taken_back() -> None:
    notes = Notes()
    line = lines_of(ask("leg curls?", notes=notes))["Seated Leg Curl"]

    answered = ask(line.removeprefix("/explain "), pressed=True, notes=notes)
    later = ask("how do i do leg curls", notes=notes)

    assert answered.replaces
    assert answered.blocks == later.blocks == ask("seated leg curl").blocks
    assert "Another one" not in lines_of(answered)
    assert lines_of(later)["Another one"] == "/explain leg curl ?"
    again = ask("leg curl ?", pressed=True, notes=notes)
    assert again.replaces
    assert text_of(again) == "Which one do you mean?"
    ask(lines_of(again)["Lying Leg Curl"].removeprefix("/explain "), notes=notes)
    assert ask("leg curl", notes=notes).blocks[0] == Heading("Lying Leg Curl")


def test_a_remembered_card_has_room_for_its_buttons_in_every_layer() -> None:
    for name, slug in (("leg curl", "lying-leg-curl"), ("good morning", "bodyweight-good-morning")):
        notes = Notes()
        (line,) = (line for line in lines_of(ask(name)).values() if line.startswith(f"/explain {slug} for "))
        ask(line.removeprefix("/explain "), notes=notes)

        for layer in Layer:
            assert "Another one" in lines_of(ask(f"{name} {layer}", notes=notes))


@pytest.mark.parametrize(
    "args",
    [
        "seated-leg-curl for nordics",  # nothing to ask about: nordics are one exercise
        "glute-bridge for leg curl",  # not what was offered
        "seated-leg-curl twice for leg curl",
        "nothing for leg curl",
    ],
)
def test_only_an_answer_to_a_question_is_remembered(args: str) -> None:
    notes = Notes()

    ask(args, notes=notes)

    assert text_of(ask("leg curl", notes=notes)) == "Which one do you mean?"
    assert ask("nordics", notes=notes).blocks[0] == Heading("Nordic Hamstring Curl")


def test_what_fits_no_line_is_answered_for_once() -> None:
    reply = ask("hamstring curl on the machine that stands in the corner beside the window at home")

    assert all(len(button.line.encode()) <= 64 for button in buttons_of(reply))
    assert not any(" for " in button.line for button in buttons_of(reply))


async def test_an_answer_is_remembered_for_its_person_alone_and_across_a_restart(tmp_path: Path) -> None:
    async with conversation(tmp_path) as chat:
        await chat.say("/explain leg curl", "ann")
        await chat.press("Seated Leg Curl", "ann")
    async with conversation(tmp_path) as chat:
        (anns,) = await chat.say("/explain leg curl", "ann")
        (bobs,) = await chat.say("/explain leg curl", "bob")
        (asked,) = await chat.press("Another one", "ann", on=anns["id"])

    assert anns["text"].startswith("Seated Leg Curl")
    assert bobs["text"] == asked["text"] == "Which one do you mean?"
    assert asked["replaces"] == anns["id"]
