"""What is to be translated, and what each translation lacks: ``python -m tests.translations``."""

from __future__ import annotations

import ast
from collections.abc import Iterator, Sequence
from pathlib import Path

from babel.messages.catalog import Catalog, Message
from babel.messages.extract import extract_from_dir
from babel.messages.pofile import read_po

ROOT = Path(__file__).parents[1]
METHODS = {
    "bot": [("**.py", "python")],
    "adapters": [("**.py", "python")],
    "catalog": [("**.toml", "catalog.messages:extract")],
}
KEYWORDS: dict[str, tuple[int, ...] | None] = {"_": None, "N_": None, "words": None, "many": (1, 2)}
MARKS = frozenset({"_", "N_", "words", "many"})

CODE = ("bot", "adapters")
EVERYTHING = tuple(METHODS)

Id = str | tuple[str, ...]
"""A phrase as it stands in the code: English, or its singular and plural."""


def phrases(folders: Sequence[str] = EVERYTHING) -> set[Id]:
    """Return every phrase that *folders* show to people."""
    found: set[Id] = set()
    for folder in folders:
        for _file, _line, message, _comments, _context in extract_from_dir(
            ROOT / folder, METHODS[folder], keywords=KEYWORDS
        ):
            found.add(message if isinstance(message, str) else tuple(message))
    return found


def told_errors() -> Iterator[str]:
    """Yield every phrase that a `UserError` is raised with, read from the code itself."""
    return _said_by("UserError")


def labels() -> Iterator[str]:
    """Yield every phrase that stands on a button, read from the code itself; those kept as data are not found."""
    return _said_by("Button")


def _said_by(record: str) -> Iterator[str]:
    for path in sorted((ROOT / "bot").rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.Call) and _name(node) == record and node.args:
                yield from _phrases_in(node.args[0])


def _phrases_in(part: ast.expr) -> Iterator[str]:
    for node in ast.walk(part):
        if isinstance(node, ast.Call) and _name(node) in MARKS and node.args:
            said = node.args[0]
            if isinstance(said, ast.Constant) and isinstance(said.value, str):
                yield said.value


def _name(call: ast.Call) -> str:
    return call.func.attr if isinstance(call.func, ast.Attribute) else getattr(call.func, "id", "")


def translation_file(language: str) -> Path:
    """Return where the translations of *language* stand."""
    return ROOT / "bot" / "locale" / language / "LC_MESSAGES" / "legday.po"


def translation(language: str) -> Catalog:
    """Return the phrases of *language* with their translations."""
    with translation_file(language).open("rb") as file:
        return read_po(file, locale=language)


def entries(catalog: Catalog) -> list[Message]:
    """Return what *catalog* translates, without its header."""
    return [message for message in catalog if message.id]


def id_of(message: Message) -> Id:
    """Return the phrase that *message* translates."""
    return message.id if isinstance(message.id, str) else tuple(message.id)


def main() -> None:
    """Print what Spanish lacks and what it no longer needs."""
    there = {id_of(message) for message in entries(translation("es"))}
    print("not translated yet:", *sorted(map(repr, phrases(CODE) - there)), sep="\n  ")
    print("no longer used:", *sorted(map(repr, there - phrases())), sep="\n  ")
    print("of the catalogue, in English still:", len(phrases(["catalog"]) - there))


if __name__ == "__main__":
    main()
