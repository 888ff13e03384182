"""A topic as a card: the answer first, then more of it, then the evidence."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum

from bot.anatomy import TOPIC, anatomy, named
from bot.evidence import claim_blocks
from bot.language import N_, Words
from bot.messages import Block, Bullets, Button, Heading, Paragraph
from bot.pictures import Picture, Theme
from catalog.model import Source, Topic


class Part(StrEnum):
    """A part of the card, by the word that its button types."""

    ANSWER = "answer"
    MORE = "more"
    EVIDENCE = "evidence"


PART_LABELS = {
    Part.ANSWER: N_("Answer"),
    Part.MORE: N_("More"),
    Part.EVIDENCE: N_("Evidence"),
}

PARTS = {part.value: part for part in Part}


def topic_blocks(topic: Topic, part: Part, sources: Mapping[str, Source], words: Words) -> tuple[Block, ...]:
    """Return one *part* of the card: the answer at most `LAYER_CHARS` long, all of them a message, in English."""
    match part:
        case Part.ANSWER:
            points = tuple(words(point) for point in topic.points)
            return (
                Heading(words(topic.title)),
                *(Paragraph(words(said)) for said in topic.short),
                *((Bullets(points),) if points else ()),
            )
        case Part.MORE:
            return (
                Heading(words("{name}: more", name=words(topic.title))),
                *(Paragraph(words(said)) for said in topic.more),
            )
        case Part.EVIDENCE:
            claims = (claim_blocks(claim, sources[claim.source], words, with_facts=True) for claim in topic.claims)
            heading = Heading(words("{name}: the evidence", name=words(topic.title)))
            return (heading, *(block for claim in claims for block in claim))


def part_buttons(topic: Topic, shown: Part, words: Words) -> tuple[Button, ...]:
    """Return the buttons that lead to the other parts, and to the muscles one by one where the topic is about them."""
    parts = tuple(
        Button(words(PART_LABELS[part]), f"/explain {topic.slug} {part}") for part in Part if part is not shown
    )
    return (*parts, Button(words("Muscles"), "/muscle")) if topic.slug == TOPIC else parts


def topic_picture(topic: Topic, theme: Theme | None, words: Words, typed: str = "") -> Picture | None:
    """Return the picture that goes with the topic, the muscle that was *typed* lit; None: it has none."""
    return anatomy(theme, words, named(typed)) if topic.slug == TOPIC else None
