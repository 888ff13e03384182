"""Reads the catalogue from its data files; where any part is wrong, refuses it whole and names every fault."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
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
)
from catalog.reading import Choice, Faults, Table

TOML = ".toml"

SLUG = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
SLUG_CHARS = 46
"""Longest slug: it stands in button lines of 64 bytes, between a command and a word about it."""

STEPS = range(4, 8)
"""How many steps an exercise has: what a phone shows at once."""

MISTAKES = 3
CONFIDENCES = frozenset({"high", "medium", "low"})


class CatalogError(Exception):
    """The data files are wrong; one fault a line, each with its file and key."""


def load_catalog(folder: Traversable | Path | None = None) -> Catalog:
    """Return the catalogue that lies in *folder*; the one that comes with Legday where none is named.

    Raises:
        CatalogError: Anything in it is wrong; names every fault.
    """
    folder = files("catalog") if folder is None else folder
    faults = Faults()
    exercises = _exercises(folder / "exercises", faults)
    sources = _sources(_table(folder / "sources.toml", faults))
    ambiguous = _ambiguous(_table(folder / "ambiguous.toml", faults))
    catalog = Catalog(MappingProxyType(exercises), MappingProxyType(sources), MappingProxyType(ambiguous))
    check(catalog, faults)
    if faults.lines:
        raise CatalogError("\n".join(faults.lines))
    return catalog


def _exercises(folder: Traversable | Path, faults: Faults) -> dict[str, Exercise]:
    by_slug = {file.name.removesuffix(TOML): file for file in folder.iterdir() if file.name.endswith(TOML)}
    return {slug: _exercise(_table(file, faults, "exercises/")) for slug, file in sorted(by_slug.items())}


def _table(file: Traversable | Path, faults: Faults, folder: str = "") -> Table:
    name = folder + file.name
    try:
        values = tomllib.loads(file.read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        faults.add(name, "", f"cannot be read: {error}")
        return Table(name, {}, Faults())
    return Table(name, values, faults)


def _exercise(table: Table) -> Exercise:
    slug = table.file.removeprefix("exercises/").removesuffix(TOML)
    if not SLUG.fullmatch(slug) or len(slug) > SLUG_CHARS:
        table.fault("", f"is not named in a-z, 0-9 and dashes, at most {SLUG_CHARS} characters")
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
        evidence=_evidence(table),
    )
    table.close()
    return exercise


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


def _evidence(table: Table) -> tuple[Claim, ...]:
    claims = []
    for part in table.tables("evidence"):
        claim = Claim(part.text("text"), part.text("source"), part.text("confidence"))
        if claim.confidence and claim.confidence not in CONFIDENCES:
            part.fault("confidence", f"unknown word {claim.confidence!r}")
        claims.append(claim)
        part.close()
    if "evidence" in table and not claims:
        table.fault("evidence", "is empty")
    return tuple(claims)


def _sources(table: Table) -> dict[str, Source]:
    sources = {}
    for id_ in table:
        part = table.table(id_)
        sources[id_] = Source(id_, part.text("title"), part.year("year"), part.text("place"), part.text("design"))
        part.close()
    return sources


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
