"""What is to be translated, and what each translation lacks: ``python -m tests.translations``."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.extract import extract_from_dir
from babel.messages.pofile import read_po

ROOT = Path(__file__).parents[1]
METHODS = [("bot/**.py", "python"), ("adapters/**.py", "python"), ("catalog/**.toml", "catalog.messages:extract")]
KEYWORDS: dict[str, tuple[int, ...] | None] = {"_": None, "N_": None, "words": None, "many": (1, 2)}


def phrases() -> set[str]:
    """Return every phrase that the code and the catalogue show to people."""
    found = set()
    for folder in ("bot", "adapters", "catalog"):
        methods = [(pattern.removeprefix(f"{folder}/"), method) for pattern, method in METHODS if pattern.startswith(folder)]
        for _file, _line, message, _comments, _context in extract_from_dir(ROOT / folder, methods, keywords=KEYWORDS):
            found.add(message if isinstance(message, str) else message[0])
    return found


def told_errors() -> Iterator[str]:
    """Yield every phrase that a `UserError` is raised with, read from the code itself."""
    for path in sorted((ROOT / "bot").rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "UserError":
                yield from _phrases_in(node)


def _phrases_in(error: ast.Call) -> Iterator[str]:
    for node in ast.walk(error.args[0]):
        if isinstance(node, ast.Call) and node.args and isinstance(node.args[0], ast.Constant):
            name = node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")
            if name in ("words", "_") and isinstance(node.args[0].value, str):
                yield node.args[0].value


def translation(language: str) -> Catalog:
    """Return the phrases of *language* with their translations."""
    path = ROOT / "bot" / "locale" / language / "LC_MESSAGES" / "legday.po"
    with path.open("rb") as file:
        return read_po(file, locale=language)


def main() -> None:
    """Print what Spanish lacks and what it no longer needs."""
    wanted = phrases()
    there = {message.id if isinstance(message.id, str) else message.id[0] for message in translation("es") if message.id}
    print("not translated yet:", *sorted(wanted - there), sep="\n  ")
    print("no longer used:", *sorted(there - wanted), sep="\n  ")


if __name__ == "__main__":
    main()
