"""Checks what single files cannot know: links, names owned once, sources used."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from operator import itemgetter

from catalog.model import Catalog, Claim, Exercise, Topic
from catalog.reading import Faults

MIRRORS = (("easier", "harder"), ("harder", "easier"), ("swaps", "swaps"))
"""Each kind of link, and the kind that must lead back."""


def check(catalog: Catalog, faults: Faults) -> None:
    """Note every fault of the *catalog* as a whole."""
    for exercise in catalog.exercises.values():
        _check_links(exercise, catalog, faults)
        _check_claims(_file(exercise), "evidence", exercise.evidence, catalog, faults)
    for topic in catalog.topics.values():
        _check_topic(topic, catalog, faults)
    _check_names(catalog, faults)
    _check_questions(catalog, faults)
    _check_ambiguous(catalog, faults)
    _check_sources(catalog, faults)


def _file(exercise: Exercise) -> str:
    return f"exercises/{exercise.slug}.toml"


def _links(exercise: Exercise, kind: str) -> tuple[str, ...]:
    return {"easier": exercise.easier, "harder": exercise.harder, "swaps": exercise.swaps}[kind]


def _check_links(exercise: Exercise, catalog: Catalog, faults: Faults) -> None:
    for kind, mirror in MIRRORS:
        slugs = _links(exercise, kind)
        if len(set(slugs)) != len(slugs):
            faults.add(_file(exercise), kind, "names an exercise twice")
        for slug in slugs:
            if slug == exercise.slug:
                faults.add(_file(exercise), kind, "leads to itself")
            elif slug not in catalog.exercises:
                faults.add(_file(exercise), kind, f"leads to {slug!r}, which does not exist")
            elif exercise.slug not in _links(catalog.exercises[slug], mirror):
                faults.add(_file(exercise), kind, f"leads to {slug!r}, whose {mirror!r} does not lead back")


def _check_claims(file: str, key: str, claims: Sequence[Claim], catalog: Catalog, faults: Faults) -> None:
    for number, claim in enumerate(claims):
        if claim.source and claim.source not in catalog.sources:
            faults.add(file, f"{key}[{number}].source", f"unknown source {claim.source!r}")


def _check_topic(topic: Topic, catalog: Catalog, faults: Faults) -> None:
    file = f"topics/{topic.slug}.toml"
    _check_claims(file, "claims", topic.claims, catalog, faults)
    if topic.slug in catalog.exercises:
        faults.add(file, "", "is named like an exercise")
    for slug, times in Counter(topic.related).items():
        if slug == topic.slug:
            faults.add(file, "related", "leads to itself")
        elif slug not in catalog.exercises and slug not in catalog.topics:
            faults.add(file, "related", f"leads to {slug!r}, which does not exist")
        if times > 1:
            faults.add(file, "related", f"names {slug!r} twice")


def _names(exercise: Exercise) -> Iterator[tuple[str, str]]:
    yield "name", exercise.name
    for alias in exercise.aliases:
        yield "aliases", alias


def _check_names(catalog: Catalog, faults: Faults) -> None:
    ambiguous = {word.casefold() for word in catalog.ambiguous}
    owners: dict[str, str] = {}
    for exercise in catalog.exercises.values():
        for key, name in filter(itemgetter(1), _names(exercise)):
            owner = owners.setdefault(name.casefold(), exercise.slug)
            if owner != exercise.slug:
                faults.add(_file(exercise), key, f"{name!r} belongs to {owner!r} already")
            if name.casefold() in ambiguous:
                faults.add(_file(exercise), key, f"{name!r} is ambiguous")


def _check_questions(catalog: Catalog, faults: Faults) -> None:
    """A question leads to one topic, and is not what an exercise is called."""
    names = {name.casefold() for exercise in catalog.exercises.values() for _, name in _names(exercise)}
    names |= {word.casefold() for word in catalog.ambiguous}
    owners: dict[str, str] = {}
    for topic in catalog.topics.values():
        for asked in (topic.title, *topic.questions):
            owner = owners.setdefault(asked.casefold(), topic.slug)
            if owner != topic.slug:
                faults.add(f"topics/{topic.slug}.toml", "questions", f"{asked!r} belongs to {owner!r} already")
            if asked.casefold() in names:
                faults.add(f"topics/{topic.slug}.toml", "questions", f"{asked!r} is what an exercise is called")


def _check_ambiguous(catalog: Catalog, faults: Faults) -> None:
    for word, slugs in catalog.ambiguous.items():
        for slug in slugs:
            if slug not in catalog.exercises:
                faults.add("ambiguous.toml", word, f"leads to {slug!r}, which does not exist")


def _check_sources(catalog: Catalog, faults: Faults) -> None:
    used = {claim.source for exercise in catalog.exercises.values() for claim in exercise.evidence}
    used |= {claim.source for topic in catalog.topics.values() for claim in topic.claims}
    for id_ in catalog.sources:
        if id_ not in used:
            faults.add("sources.toml", id_, "nothing cites it")
