"""/explain: an exercise or a topic as a card in layers, each small enough for a phone."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from math import ceil

from bot.commands import Command, Option, Turn
from bot.exercise_card import LAYERS, Layer, layer_blocks, layer_picture, move_row, offered, other_layers
from bot.language import N_, Words
from bot.messages import LINE_BYTES, ROW_BUTTONS, ROWS, Button, Note, Paragraph, Reply
from bot.pictures import Theme
from bot.topic_card import PARTS, Part, part_buttons, topic_blocks, topic_picture
from catalog.find import NOTHING, QUERY_CHARS, SUGGESTIONS, Finder, Found
from catalog.model import Catalog, Exercise, Topic
from catalog.phrases import split
from catalog.topics import TopicFinder

LAYER_CHARS = 1024
"""Most UTF-16 units of a layer: a photo's caption (https://core.telegram.org/bots/api#sendphoto)."""

ECHO_CHARS = 40
"""How much of what was typed is said back."""

STAPLES = ("glute-bridge", "bodyweight-good-morning", "heel-dig-hold")
"""What is offered where nothing is near: one bridge, one hinge, one curl; all need nothing but a chair."""


OF_EACH = 2
"""How many exercises and how many topics are offered where both are near."""

AGAIN = "?"
"""Typed after a name that was asked about once: ask me again."""

_CHOSEN = re.compile(r"(?P<slug>\S+)(?: (?P<part>\S+))? for (?P<key>.+)")
"""What the button of a question types: the answer, and what it was the answer to."""


@dataclass(frozen=True, slots=True)
class Asked:
    """What was typed after the command.

    Attributes:
        name: An exercise or a question, without the part.
        whole: The same with the part: its word may belong to the question.
        part: The word of a card's layer; None where none is named.
        again: Whether to ask although the answer is remembered.
    """

    name: str
    whole: str
    part: str | None
    again: bool


class Explain:
    """Answers /explain from the *catalog*."""

    def __init__(self, catalog: Catalog, finder: Finder, topics: TopicFinder | None = None) -> None:
        self._catalog = catalog
        self._finder = finder
        self._topics = topics or TopicFinder(catalog)

    def commands(self) -> tuple[Command, ...]:
        """Return /explain, and what its moving pictures are asked for with."""
        exercise = Option("exercise", N_("An exercise, a muscle or a question"), required=True, suggest=self.complete)
        return (
            Command(
                "explain",
                N_("An exercise step by step, or an answer about hamstrings"),
                self.answer,
                example=N_("/explain nordic curl"),
                options=(exercise,),
            ),
            Command("show", N_("An exercise as a moving picture"), self.show, options=(exercise,), listed=False),
        )

    def find(self, phrase: str) -> Found:
        """Return what *phrase* leads to: slugs of exercises and topics, best first.

        A slug leads to its card. A topic's own question comes before an exercise that it names, as in "how many
        nordics"; otherwise a sure exercise comes before a sure topic.
        """
        if self._knows(phrase):
            return Found(sure=True, matches=(phrase,))
        if topic := self._topics.exact(phrase):
            return Found(sure=True, matches=(topic,))
        exercise = self._finder.find(phrase)
        if exercise.sure:
            return exercise
        topics = self._topics.find(phrase)
        return topics if topics.sure else Found(sure=False, matches=_nearest_of_both(exercise, topics))

    def complete(self, prefix: str) -> list[tuple[str, str]]:
        """Return (name, slug) of the exercises, then of the topics, that *prefix* may become."""
        typed = prefix.strip().casefold()
        topics = [(topic.title, slug) for slug, topic in self._catalog.topics.items() if _says(topic, typed)]
        return [*self._finder.complete(prefix), *topics][:SUGGESTIONS]

    async def answer(self, turn: Turn) -> Reply:
        """Return the layer that was asked for, a question where it is not sure, or what to type instead.

        A question's answer is remembered for the person. A card's own buttons and those of a question change
        their message in place; a button of another message, such as a session's, leaves that one as it is.
        """
        chosen = self._chosen(turn.args)
        if chosen:
            slug, part, key = chosen
            await turn.store.names.remember(turn.person.id, key, slug)
            return replace(self._card(slug, part, turn), replaces=turn.request.pressed)
        asked = _asked(turn.args)
        reply = await self._reply(asked, turn)
        return replace(reply, replaces=turn.request.pressed and (asked.part is not None or asked.again))

    async def show(self, turn: Turn) -> Reply:
        """Return an exercise's moving picture; what is no exercise is answered as by /explain."""
        name = turn.args.strip()
        return await self.answer(replace(turn, args=f"{name} {Layer.MOVE}" if name else ""))

    async def _reply(self, asked: Asked, turn: Turn) -> Reply:
        if not asked.name:
            return self._nothing_typed(turn.words)
        found = self._found(asked)
        if found.sure:
            return self._card(found.matches[0], asked.part, turn)
        key = _key(asked.name)
        remembered = await turn.store.names.remembered(turn.person.id, key) if key and not asked.again else None
        if remembered and self._knows(remembered):
            return self._card(remembered, asked.part, turn, _another(key, turn.words))
        if found.matches:
            return self._which(found.matches, asked.part, key, turn.words)
        return self._unknown(asked.name, turn.words)

    def _found(self, asked: Asked) -> Found:
        """Look for what was typed, without the word of a layer and with it: "what makes it harder" is one question."""
        found = self.find(asked.name)
        whole = self._topics.find(asked.whole) if asked.part and not found.sure else NOTHING
        return whole if whole.sure else found

    def _chosen(self, args: str) -> tuple[str, str | None, str] | None:
        """Return the slug, the part and the key of an answer to a question; None where none was asked like this."""
        chosen = _CHOSEN.fullmatch(args.strip())
        if chosen is None or chosen["part"] not in {None, *LAYERS, *PARTS}:
            return None
        asked = self.find(chosen["key"])
        if asked.sure or chosen["slug"] not in asked.matches:
            return None
        return chosen["slug"], chosen["part"], chosen["key"]

    def _knows(self, slug: str) -> bool:
        return slug in self._catalog.exercises or slug in self._catalog.topics

    def _card(self, slug: str, part: str | None, turn: Turn, also: tuple[Button, ...] = ()) -> Reply:
        if topic := self._catalog.topics.get(slug):
            reply = self.topic(topic, PARTS.get(part or "", Part.ANSWER), turn.words, also)
            return replace(reply, picture=topic_picture(topic, turn.person.facts.pictures, turn.words, turn.args))
        exercise, layer = self._catalog.exercises[slug], LAYERS.get(part or "", Layer.STEPS)
        return self.card(exercise, layer, turn.words, also, turn.person.facts.pictures)

    def topic(self, topic: Topic, part: Part, words: Words, also: tuple[Button, ...] = ()) -> Reply:
        """Return one *part* of the topic's card; *also* stands beside the buttons of the other parts."""
        related = [Button(self._name(slug, words), f"/explain {slug}") for slug in topic.related]
        rows = _rows(related) if part is Part.ANSWER else ()
        return Reply(
            topic_blocks(topic, part, self._catalog.sources, words),
            buttons=(part_buttons(topic, part, words) + also, *rows),
        )

    def card(
        self,
        exercise: Exercise,
        layer: Layer,
        words: Words,
        also: tuple[Button, ...] = (),
        theme: Theme | None = Theme.LIGHT,
    ) -> Reply:
        """Return one *layer* of the card, at most `LAYER_CHARS` long in English; *also* stands beside its buttons.

        Without a *theme* it has no picture.
        """
        blocks = layer_blocks(exercise, layer, self._catalog.sources, words)
        names = _rows(self._buttons(offered(exercise, layer), words))
        others = other_layers(exercise, layer, words)
        last = (others + also,) if len(others) + len(also) <= ROW_BUTTONS else (others, also)
        return Reply(
            blocks,
            buttons=(*(names or move_row(exercise, layer, words, theme)), *last),
            picture=layer_picture(exercise, layer, words, theme),
        )

    def _which(self, slugs: tuple[str, ...], part: str | None, key: str, words: Words) -> Reply:
        asked = words("Which one do you mean?") if len(slugs) > 1 else words("Do you mean this one?")
        buttons = [Button(self._name(slug, words), self._answer_line(slug, part, key)) for slug in slugs]
        return Reply((Paragraph(asked),), buttons=_rows(buttons))

    def _answer_line(self, slug: str, part: str | None, key: str) -> str:
        """Return what answers a question: remembered for its *key*, or for once where that fits no line."""
        named = f"/explain {slug} {part}" if part else f"/explain {slug}"
        kept = f"{named} for {key}"
        if key and len(kept.encode()) <= LINE_BYTES and self._chosen(kept.removeprefix("/explain ")):
            return kept
        first = Part.ANSWER if slug in self._catalog.topics else Layer.STEPS
        return f"/explain {slug} {part or first}"

    def _name(self, slug: str, words: Words) -> str:
        topic = self._catalog.topics.get(slug)
        return words(topic.title if topic else self._catalog.exercises[slug].name)

    def _unknown(self, name: str, words: Words) -> Reply:
        said = name if len(name) <= ECHO_CHARS else name[:ECHO_CHARS].rstrip() + "…"
        known = words("I know nothing about “{name}”. Try other words for it, or one of these:", name=said)
        hint = words("/help shows what else you can type.")
        return Reply((Paragraph(known), Note(hint)), buttons=_rows(self._buttons(STAPLES, words)))

    def _nothing_typed(self, words: Words) -> Reply:
        said = words("Type an exercise or a question after the command, for example: /explain nordic curl")
        return Reply((Paragraph(said),), buttons=_rows(self._buttons(STAPLES, words)))

    def _buttons(self, slugs: Iterable[str], words: Words) -> list[Button]:
        return [Button(self._name(slug, words), f"/explain {slug} {Layer.STEPS}") for slug in slugs]


def _asked(args: str) -> Asked:
    """Split "nordics mistakes" and "leg curl ?" into their parts."""
    whole = args.strip()
    again = whole.endswith(f" {AGAIN}")
    whole = whole.removesuffix(f" {AGAIN}").strip() if again else whole
    name, _, last = whole.rpartition(" ")
    part = last.lower() if name.strip() and last.lower() in {*LAYERS, *PARTS} else None
    return Asked(name.strip() if part else whole, whole, part, again)


def _key(name: str) -> str:
    """Return what an answer is remembered by: the telling words, "leg curl" for "leg curls?"; empty: by nothing."""
    key = " ".join(split(name[:QUERY_CHARS]))
    return key if len(key.encode()) < LINE_BYTES else ""


def _another(key: str, words: Words) -> tuple[Button, ...]:
    """Return the way from a remembered answer back to its question; none where it fits no line."""
    line = f"/explain {key} {AGAIN}"
    return (Button(words("Another one"), line),) if len(line.encode()) <= LINE_BYTES else ()


def _nearest_of_both(exercises: Found, topics: Found) -> tuple[str, ...]:
    if not exercises.matches or not topics.matches:
        return exercises.matches or topics.matches
    return exercises.matches[:OF_EACH] + topics.matches[:OF_EACH]


def _says(topic: Topic, typed: str) -> bool:
    return bool(typed) and any(typed in said.casefold() for said in (topic.title, *topic.questions))


def _rows(buttons: list[Button]) -> tuple[tuple[Button, ...], ...]:
    """Lay out names one a row, and only where they are many more a row; one row stays free."""
    across = ceil(len(buttons) / (ROWS - 1)) or 1
    return tuple(tuple(buttons[start : start + across]) for start in range(0, len(buttons), across))
