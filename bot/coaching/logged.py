"""What is said after something was logged."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import tzinfo

from bot.coaching.advice import change_words
from bot.coaching.said import entry_words
from bot.coaching.streaks import WEEK, days_trained
from bot.coaching.volume import sets_counted
from bot.language import N_, Words
from bot.messages import Block, Bullets, Button, Heading, Paragraph, Reply
from bot.people import Person
from bot.training import Entry, Feel
from catalog.model import Catalog

FEELS: Mapping[Feel, str] = {Feel.EASY: N_("Easy"), Feel.RIGHT: N_("Right"), Feel.HARD: N_("Hard")}
"""Labels; the line of a button is the same in every language."""

Histories = Mapping[str, Sequence[Entry]]
"""What was done of each exercise until now, by slug."""


def logged_reply(
    key: str, entries: Sequence[Entry], histories: Histories, person: Person, words: Words, catalog: Catalog
) -> Reply:
    """Return what was logged and what it changes next time.

    Args:
        key: Of the one entry, or of the session that all *entries*, at least one, belong to.
        entries: As they are kept now.
        histories: For what it changes.
        person: Whose log it is.
        words: Theirs.
        catalog: Where the exercises come from.
    """
    lines = [line_of(entry, words, catalog, pounds=person.facts.pounds) for entry in entries]
    changes = _changes(entries, histories, person, words, catalog)
    blocks: tuple[Block, ...]
    if len(entries) == 1:
        blocks = (Heading(words("Logged")), Paragraph("\n".join([*lines, *changes.values()])))
    else:
        named = [f"{_name(slug, words, catalog)}: {change}" for slug, change in changes.items()]
        blocks = (Heading(words("Logged")), Bullets(tuple(lines)), Heading(words("Next time")), Bullets(tuple(named)))
    return Reply(blocks, buttons=_buttons(key, entries, words))


def line_of(entry: Entry, words: Words, catalog: Catalog, *, pounds: bool) -> str:
    """Return one line: "Romanian deadlift: 3 × 8 at 60 kg"."""
    said = entry_words(entry, words, pounds=pounds)
    return words("{exercise}: {sets}", exercise=_name(entry.exercise, words, catalog), sets=said)


def _name(slug: str, words: Words, catalog: Catalog) -> str:
    exercise = catalog.exercises.get(slug)
    return words(exercise.name) if exercise else slug


def _changes(
    entries: Sequence[Entry], histories: Histories, person: Person, words: Words, catalog: Catalog
) -> dict[str, str]:
    slugs = dict.fromkeys(entry.exercise for entry in entries if entry.exercise in catalog.exercises)
    return {slug: change_words(histories[slug], catalog.exercises[slug], person, words) for slug in slugs}


def _buttons(key: str, entries: Sequence[Entry], words: Words) -> tuple[tuple[Button, ...], ...]:
    last = (Button(words("Undo"), f"/undo_log {key}"), Button(words("Progress"), "/progress"))
    if all(entry.feel for entry in entries):
        return (last,)
    return (feel_row(key, words), last)


def feel_row(key: str, words: Words) -> tuple[Button, ...]:
    """Return the three buttons that say how it felt."""
    return tuple(Button(words(label), f"/feel {key} {feel.value}") for feel, label in FEELS.items())


def first_week(everything: Sequence[Entry], entries: Sequence[Entry]) -> tuple[Entry, ...]:
    """Return what was logged in a person's first week, if *entries* are the first occasion after it; else nothing.

    Args:
        everything: All that they ever logged, oldest first, *entries* included.
        entries: Of one occasion; at least one.
    """
    keys, session = {entry.key for entry in entries}, entries[0].session
    earlier = [e for e in everything if e.key not in keys and (session is None or e.session != session)]
    if not earlier:
        return ()
    end = earlier[0].at + WEEK
    if entries[0].at < end or earlier[-1].at >= end:
        return ()
    return tuple(earlier)


def first_week_words(week: Sequence[Entry], words: Words, catalog: Catalog, zone: tzinfo) -> str:
    """Return one true sentence about the first *week*: how often, and how many hamstring sets."""
    return words.many(
        "Your first week is done: {count} session, {sets} hamstring sets.",
        "Your first week is done: {count} sessions, {sets} hamstring sets.",
        len(days_trained(week, zone)),
        sets=words.number(sets_counted(week, catalog)),
    )
