"""Every language but English says everything, says it of the same things, and fits where it is shown."""

from __future__ import annotations

import gettext
import re
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

import pytest
from babel.messages.catalog import Message
from babel.messages.mofile import write_mo

from bot import exercise_card, preferences, suggest, topic_card
from bot.commands import Registry
from bot.language import SOURCE, SPOKEN, words_for
from bot.sessions.aches import ACHES
from catalog.load import load_catalog
from tests.conversation import conversation
from tests.translations import CODE, entries, id_of, labels, phrases, told_errors, translation

SUMMARY_CHARS = 100
"""Longest summary of a command or an option, and longest choice: Discord's limit."""

LABEL_CHARS = 38
"""Longest label of ours on a button; two such rows stay readable on a phone."""

NAME_CHARS = 60
"""Longest name of an exercise; it is the label of a button too."""

LONGER, LONGER_CHARS = 2.2, 10
"""How much longer than in English a phrase may be: so many times, and so many characters more."""

TRANSLATED = [tag for tag in SPOKEN if tag != SOURCE]

_FIELD = re.compile(r"\{[^{}]*\}")
_COMMAND = re.compile(r"(?<!\S)/[a-z]\w*")
_EXAMPLE = re.compile(r"(?:^|: )(/[a-z]+(?: [^.]+)?)$")
"""A line to type as it stands, at the end of a phrase."""

_NEXT_EXAMPLE = re.compile(r", (?:or )?")
"""What stands between two lines to type."""

_PROSE = ("/settings zone and your city", "/remind and a time")
"""Half typed, half told: "your city" is to be translated."""

each_language = pytest.mark.parametrize("language", TRANSLATED)


def forms(message: Message) -> Iterator[tuple[str, str]]:
    """Yield each English form of *message* with its translation."""
    sources = (message.id,) if isinstance(message.id, str) else message.id
    said = (message.string,) if isinstance(message.string, str) else message.string or ()
    yield from zip(sources, said, strict=True)


def translated(language: str) -> set[str]:
    """Return every English form that *language* has words for."""
    return {source for message in entries(translation(language)) for source, said in forms(message) if said}


def summaries(registry: Registry) -> Iterator[str]:
    """Yield what menus show of *registry*; a choice that is its own value is typed, not said."""
    for command in registry:
        yield command.summary
        for option in command.options:
            yield option.summary
            yield from (label for label, value in option.choices if label != value)


@each_language
def test_no_translation_is_stale_unsure_or_empty(language: str) -> None:
    there = entries(translation(language))

    assert {id_of(message) for message in there} - phrases() == set()
    assert [message.id for message in there if message.fuzzy] == []
    assert [message.id for message in there if not all(said for _, said in forms(message))] == []
    assert not translation(language).obsolete


@each_language
def test_every_phrase_of_the_code_is_translated(language: str) -> None:
    assert phrases(CODE) - {id_of(message) for message in entries(translation(language))} == set()


@each_language
def test_every_translation_speaks_of_the_same_things(language: str) -> None:
    for message in entries(translation(language)):
        for source, said in forms(message):
            assert sorted(_FIELD.findall(said)) == sorted(_FIELD.findall(source)), source


@each_language
async def test_menus_help_and_errors_are_translated(tmp_path: Path, language: str) -> None:
    there = translated(language)

    async with conversation(tmp_path) as chat:
        assert [said for said in summaries(chat.core.registry) if said not in there] == []
        assert [said for said in told_errors() if said not in there] == []


@each_language
async def test_help_says_each_command_in_the_language(tmp_path: Path, language: str) -> None:
    words = words_for(language)

    async with conversation(tmp_path) as chat:
        await chat.say(f"/settings language {language}")
        (everything,) = await chat.say("/help")
        for command in chat.core.registry.listed:
            (one,) = await chat.say(f"/help {command.name}")

            assert words(command.summary) in everything["text"]
            assert command.summary not in everything["text"]
            for said in (command.summary, *(option.summary for option in command.options)):
                assert words(said) in one["text"]
                assert said not in one["text"]


@each_language
def test_the_program_reads_what_the_translator_wrote(language: str) -> None:
    compiled = BytesIO()
    write_mo(compiled, translation(language))
    compiled.seek(0)
    written, words = gettext.GNUTranslations(compiled), words_for(language)

    for message in entries(translation(language)):
        if isinstance(message.id, str):
            assert words(message.id) == written.gettext(message.id)
            continue
        one, many = message.id
        values = dict.fromkeys(re.findall(r"\{(\w+)\}", many), "×")
        for count in (0, 1, 2, 5):
            values["count"] = words.number(count)
            more = {name: value for name, value in values.items() if name != "count"}
            assert words.many(one, many, count, **more) == written.ngettext(one, many, count).format(**values)


@each_language
async def test_what_menus_show_fits(tmp_path: Path, language: str) -> None:
    words = words_for(language)

    async with conversation(tmp_path) as chat:
        shown = [words(said) for said in summaries(chat.core.registry)]

    assert [said for said in shown if len(said) > SUMMARY_CHARS] == []


@each_language
def test_buttons_stay_short(language: str) -> None:
    words = words_for(language)
    kept_as_data = (
        *exercise_card.LABELS.values(),
        *topic_card.PART_LABELS.values(),
        *preferences.LEVELS.values(),
        *(ache.label for ache in ACHES.values()),
        *(label for label, _line in suggest._NEAREST.values()),
    )

    shown = [words(label) for label in (*labels(), *kept_as_data)]

    assert len(shown) > len(kept_as_data)
    assert [label for label in shown if len(label) > LABEL_CHARS] == []


@each_language
def test_every_exercise_has_a_name_that_fits_a_button(language: str) -> None:
    words, names = words_for(language), [exercise.name for exercise in load_catalog().exercises.values()]

    assert [name for name in names if name not in translated(language)] == []
    assert [words(name) for name in names if len(words(name)) > NAME_CHARS] == []
    assert len({words(name) for name in names}) == len(names)


@each_language
def test_no_phrase_grows_out_of_bounds(language: str) -> None:
    for message in entries(translation(language)):
        for source, said in forms(message):
            assert len(said) <= LONGER * len(source) + LONGER_CHARS, source


@each_language
def test_what_is_typed_stays_as_it_is(language: str) -> None:
    for message in entries(translation(language)):
        for source, said in forms(message):
            assert _COMMAND.findall(said) == _COMMAND.findall(source), source
            if (example := _EXAMPLE.search(source)) and not example[1].startswith(_PROSE):
                *others, last = _NEXT_EXAMPLE.split(example[1])
                assert said.endswith(last), source
                assert [typed for typed in others if typed not in said] == [], source
