"""A topic is answered first, with more and the evidence a press away."""

from __future__ import annotations

import pytest

from bot.explain import LAYER_CHARS
from bot.language import PSEUDO
from bot.messages import Bullets, Heading, Note, Paragraph
from bot.topic_card import Part
from catalog.model import Topic
from tests.bot.explaining import CATALOG, ask, buttons_of, lines_of, outside_brackets, shown, text_of, utf16_units

PARTS = [(topic, part) for topic in CATALOG.topics.values() for part in Part]

every_part = pytest.mark.parametrize(("topic", "part"), PARTS, ids=[f"{topic.slug}-{part}" for topic, part in PARTS])

MESSAGE_CHARS = 4000
"""Longest message on the stricter platform, Discord; Telegram's is 4,096."""


@every_part
def test_the_answer_of_a_topic_fits_a_phone_and_the_whole_of_it_a_message(topic: Topic, part: Part) -> None:
    parts = {part: text_of(ask(f"{topic.slug} {part}")) for part in Part}

    assert utf16_units(parts[Part.ANSWER]) <= LAYER_CHARS
    assert utf16_units("\n\n".join(parts.values())) <= MESSAGE_CHARS
    assert utf16_units(text_of(ask(f"{topic.slug} {part}", language=PSEUDO))) <= MESSAGE_CHARS


@every_part
def test_every_phrase_of_a_topic_can_be_translated(topic: Topic, part: Part) -> None:
    reply = ask(f"{topic.slug} {part}", language=PSEUDO)

    assert [outside_brackets(shown(block)) for block in reply.blocks] == [""] * len(reply.blocks)
    assert [outside_brackets(button.label) for button in buttons_of(reply)] == [""] * len(buttons_of(reply))


@every_part
def test_every_button_of_a_topic_leads_to_a_card(topic: Topic, part: Part) -> None:
    for button in buttons_of(ask(f"{topic.slug} {part}")):
        leads = button.line.startswith("/explain ")
        assert leads or button.line == "/muscle"
        assert not leads or isinstance(ask(button.line.removeprefix("/explain "), pressed=True).blocks[0], Heading)


def test_a_topic_answers_first_and_says_more_and_its_evidence_when_asked() -> None:
    answer, more, evidence = (ask(f"squats-and-hamstrings {part}") for part in Part)
    topic = CATALOG.topics["squats-and-hamstrings"]

    assert answer.blocks == (Heading(topic.title), *(Paragraph(said) for said in topic.short))
    assert more.blocks[1:] == tuple(Paragraph(said) for said in topic.more)
    assert list(lines_of(answer))[:3] == ["More", "Evidence", "Which exercises to pick"]
    assert lines_of(more) == {
        "Answer": "/explain squats-and-hamstrings answer",
        "Evidence": "/explain squats-and-hamstrings evidence",
    }
    assert evidence.blocks[1:3] == (
        Paragraph("Ten weeks of full or half squats left the size of the hamstrings unchanged on MRI."),
        Note(
            "Source: Kubo, Ikebukuro, Yata 2019, Eur J Appl Physiol, doi 10.1007/s00421-019-04181-y (training study; "
            "10 weeks; hamstring volume unchanged on MRI; abstract read). We are fairly sure."
        ),
    )


def test_what_a_topic_lists_is_a_list() -> None:
    assert Bullets(CATALOG.topics["strain"].points) in ask("red flags").blocks


def test_more_and_evidence_change_the_topic_in_place_and_related_ones_open_anew() -> None:
    (parts, *related) = ask("how often").buttons

    assert all(ask(button.line.removeprefix("/explain "), pressed=True).replaces for button in parts)
    assert related
    assert not any(ask(row[0].line.removeprefix("/explain "), pressed=True).replaces for row in related)


def test_a_source_that_is_known_second_hand_is_called_that_on_an_exercise_too() -> None:
    assert "(training study; known second-hand)" in text_of(ask("romanian-deadlift evidence"))
