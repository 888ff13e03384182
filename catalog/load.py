"""Reads the catalogue from its data files; where any part is wrong, refuses it whole and names every fault."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Mapping
from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path
from types import MappingProxyType

from catalog.checks import check
from catalog.model import (
    KIT,
    MUSCLES,
    Catalog,
    Caution,
    Claim,
    Dose,
    Emphasis,
    Exercise,
    Laterality,
    Level,
    Mistake,
    Movement,
    Position,
    Source,
    Topic,
)
from catalog.reading import Choice, Faults, Table

TOML = ".toml"

POSE = ".pose.toml"
"""How the files beside the exercises end that say how to draw them; only `catalog.drawing` reads those."""

SLUG = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
SLUG_CHARS = 46
"""Longest slug: it stands in button lines of 64 bytes, between a command and a word about it."""

STEPS = range(4, 8)
"""How many steps an exercise has: what a phone shows at once."""

MISTAKES = 3
CONFIDENCES = frozenset({"high", "medium", "low"})

QUESTIONS = 10
"""Least ways in which a topic is asked for."""

TITLE_CHARS = 38
"""Longest title of a topic; it stands on buttons, two of which stay readable on a phone."""

SEEN = frozenset({"abstract", "part", "second-hand"})
"""How much of a source was read."""


class CatalogError(Exception):
    """The data files are wrong; one fault a line, each with its file and key."""


def load_catalog(folder: Traversable | Path | None = None) -> Catalog:
    """Return the catalogue that lies in *folder*; the one that comes with Legday where none is named.

    Raises:
        CatalogError: Anything in it is wrong; names every fault.
    """
    folder = files("catalog") if folder is None else folder
    faults = Faults()
    exercises = {slug: _exercise(slug, table) for slug, table in _by_slug(folder / "exercises", faults)}
    sources = _sources(_table(folder / "sources.toml", faults))
    ambiguous = _ambiguous(_table(folder / "ambiguous.toml", faults))
    topics = {slug: _topic(slug, table) for slug, table in _by_slug(folder / "topics", faults)}
    catalog = Catalog(
        MappingProxyType(exercises), MappingProxyType(sources), MappingProxyType(ambiguous), MappingProxyType(topics)
    )
    check(catalog, faults)
    if faults.lines:
        raise CatalogError("\n".join(faults.lines))
    return catalog


def _by_slug(folder: Traversable | Path, faults: Faults) -> Iterator[tuple[str, Table]]:
    """Yield each file of *folder* with its slug, in the order of the slugs; none where there is no such folder."""
    data = [file for file in folder.iterdir() if not file.name.endswith(POSE)] if folder.is_dir() else []
    for slug, file in sorted((file.name.removesuffix(TOML), file) for file in data if file.name.endswith(TOML)):
        table = _table(file, faults, f"{folder.name}/")
        if not SLUG.fullmatch(slug) or len(slug) > SLUG_CHARS:
            table.fault("", f"is not named in a-z, 0-9 and dashes, at most {SLUG_CHARS} characters")
        yield slug, table


def _table(file: Traversable | Path, faults: Faults, folder: str = "") -> Table:
    name = folder + file.name
    try:
        values = tomllib.loads(file.read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        faults.add(name, "", f"cannot be read: {error}")
        return Table(name, {}, Faults())
    return Table(name, values, faults)


def _exercise(slug: str, table: Table) -> Exercise:
    exercise = Exercise(
        slug=slug,
        name=table.text("name"),
        aliases=table.texts("aliases"),
        movement=table.choice("movement", _by_value(Movement)),
        laterality=table.choice("laterality", _by_value(Laterality)),
        emphasis=table.choice("emphasis", _by_value(Emphasis)),
        position=table.choice("position", _by_value(Position)),
        equipment=table.groups("equipment", KIT),
        level=table.choice("level", {level.name.lower(): level for level in Level}),
        primary=table.words("primary", MUSCLES),
        secondary=table.words("secondary", MUSCLES),
        purpose=table.text("purpose"),
        steps=_steps(table),
        feel=table.text("feel"),
        mistakes=_mistakes(table),
        breathing=table.text("breathing"),
        one_rep=table.text("one_rep"),
        check=table.text("check", may_be_empty=True),
        dose=_dose(table.table("dose")),
        cautions=_cautions(table.table("cautions")),
        easier=table.texts("easier"),
        harder=table.texts("harder"),
        swaps=table.texts("swaps"),
        evidence=_claims(table, "evidence"),
    )
    table.close()
    return exercise


def _topic(slug: str, table: Table) -> Topic:
    topic = Topic(
        slug=slug,
        title=table.text("title"),
        questions=table.texts("questions"),
        short=table.texts("short"),
        points=table.texts("points") if "points" in table else (),
        more=table.texts("more"),
        claims=_claims(table, "claims"),
        related=table.texts("related"),
    )
    if len(topic.title) > TITLE_CHARS:
        table.fault("title", f"has {len(topic.title)} characters, not at most {TITLE_CHARS}")
    if "questions" in table and len(topic.questions) < QUESTIONS:
        table.fault("questions", f"has {len(topic.questions)} questions, not {QUESTIONS} or more")
    table.close()
    return topic


def _by_value(kind: type[Choice]) -> Mapping[str, Choice]:
    return {str(member.value): member for member in kind}


def _steps(table: Table) -> tuple[str, ...]:
    steps = table.texts("steps")
    if "steps" in table and len(steps) not in STEPS:
        table.fault("steps", f"has {len(steps)} steps, not {STEPS.start} to {STEPS.stop - 1}")
    return steps


def _mistakes(table: Table) -> tuple[Mistake, ...]:
    parts = table.tables("mistakes")
    if "mistakes" in table and len(parts) != MISTAKES:
        table.fault("mistakes", f"has {len(parts)} mistakes, not {MISTAKES}")
    mistakes = tuple(Mistake(part.text("mistake"), part.text("cure")) for part in parts)
    for part in parts:
        part.close()
    return mistakes


def _dose(table: Table) -> Dose:
    if ("reps" in table) == ("seconds" in table):
        table.fault("reps", "stands beside seconds, or both are missing")
    dose = Dose(
        sets=table.range("sets"),
        reps=table.range("reps") if "reps" in table else None,
        seconds=table.range("seconds") if "seconds" in table else None,
        each_side=table.flag("each_side"),
        tempo=table.text("tempo"),
        rest=table.range("rest", least=0),
    )
    table.close()
    return dose


def _cautions(table: Table) -> Mapping[Caution, str]:
    known = _by_value(Caution)
    cautions = {known[key]: table.text(key) for key in table if key in known}
    table.close()
    return MappingProxyType(cautions)


def _claims(table: Table, key: str) -> tuple[Claim, ...]:
    claims = []
    for part in table.tables(key):
        claim = Claim(part.text("text"), part.text("source"), part.text("confidence"))
        if claim.confidence and claim.confidence not in CONFIDENCES:
            part.fault("confidence", f"unknown word {claim.confidence!r}")
        claims.append(claim)
        part.close()
    if key in table and not claims:
        table.fault(key, "is empty")
    return tuple(claims)


def _sources(table: Table) -> dict[str, Source]:
    sources = {id_: _source(id_, table.table(id_)) for id_ in table}
    table.close()
    return sources


def _source(id_: str, part: Table) -> Source:
    source = Source(
        id_,
        title=part.text("title"),
        year=part.year("year"),
        place=part.text("place"),
        design=part.text("design"),
        size=part.text_if_any("size"),
        effect=part.text_if_any("effect"),
        seen=part.text_if_any("seen"),
    )
    if source.seen and source.seen not in SEEN:
        part.fault("seen", f"unknown word {source.seen!r}")
    part.close()
    return source


def _ambiguous(table: Table) -> dict[str, tuple[str, ...]]:
    ambiguous: dict[str, tuple[str, ...]] = {}
    for part in table.tables("ambiguous"):
        words, means = part.texts("words"), part.texts("means")
        part.close()
        for word in words:
            if word in ambiguous:
                part.fault("words", f"{word!r} stands twice")
            ambiguous[word] = means
    table.close()
    return ambiguous
