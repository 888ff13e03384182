"""What must hold of the repository as a whole."""

import ast
import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
CODE = sorted(path for folder in ("bot", "adapters", "catalog", "tests") for path in (ROOT / folder).rglob("*.py"))
TEXTS = sorted(
    path
    for pattern in ("*.py", "*.md", "*.toml", "*.txt", "*.yml", "*.po", "*.service", "Dockerfile", ".env.example")
    for path in ROOT.rglob(pattern)
    if not {".venv", "build", "dist", ".git"} & set(path.relative_to(ROOT).parts)
)
LINES = 400


@pytest.mark.parametrize("path", CODE, ids=lambda path: str(path.relative_to(ROOT)))
def test_no_module_is_longer_than_a_sitting(path: Path) -> None:
    assert len(path.read_text("utf-8").splitlines()) <= LINES


def test_every_folder_of_code_is_a_package_so_that_no_platforms_library_gets_hidden() -> None:
    missing = {path.parent for path in CODE if not (path.parent / "__init__.py").exists()}

    assert not missing


def test_every_module_says_what_it_owns() -> None:
    silent = [
        str(path.relative_to(ROOT))
        for path in CODE
        if "tests" not in path.relative_to(ROOT).parts
        and path.read_text("utf-8").strip()
        and ast.get_docstring(ast.parse(path.read_text("utf-8"))) is None
    ]

    assert not silent


def test_no_file_names_a_package_registry_or_a_path_of_a_machine() -> None:
    hosts = re.compile(r"pypi\.org|pythonhosted|registry\.npmjs|/(?:root|work|home/\w+)/")
    found = [path.name for path in TEXTS if path != Path(__file__) and hosts.search(path.read_text("utf-8"))]

    assert not found


def test_nothing_reads_the_environment_but_the_composition_root() -> None:
    readers = [
        str(path.relative_to(ROOT))
        for path in CODE
        if "tests" not in path.relative_to(ROOT).parts
        and re.search(r"\*os\.environ|os\.environ(\[|\.get)|getenv", path.read_text("utf-8"))
    ]

    assert readers == ["bot/__main__.py"]


def test_the_readme_gives_one_line_that_passes_the_tests_and_one_that_chats() -> None:
    readme = (ROOT / "README.md").read_text("utf-8")

    assert len(re.findall(r"^python3 -m venv .*legday chat$", readme, re.MULTILINE)) == 1
    assert len(re.findall(r"^python3 -m venv .*-m pytest$", readme, re.MULTILINE)) == 1
