"""Checks calls against the machine-readable description of the Bot API, where that file is at hand."""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path
from typing import Any

from tests.platforms.telegram_documents import attached

SPEC = Path(__file__).parents[2].parent / "shared" / "specs" / "telegram-bot-api.json"


def spec_is_here() -> bool:
    """Whether the description is at hand."""
    return SPEC.is_file()


@cache
def _spec() -> dict[str, Any]:
    spec: dict[str, Any] = json.loads(SPEC.read_text(encoding="utf-8"))
    return spec


def problems(method: str, params: dict[str, str]) -> list[str]:
    """Return what is wrong with a call of *method* whose form has *params*, as strings on the wire."""
    if method not in _spec()["methods"]:
        return [f"there is no method {method}"]
    fields = {field["name"]: field for field in _spec()["methods"][method].get("fields", [])}
    known = fields.keys() | attached(params)
    found = [f"{method}: no parameter {name}" for name in params if name not in known]
    found += [f"{method}: {name} is missing" for name in _missing(fields, params)]
    for name, raw in params.items():
        if name in fields and not any(_fits(_decoded(raw, kind), kind) for kind in fields[name]["types"]):
            found.append(f"{method}: {name} is none of {fields[name]['types']}: {raw[:200]}")
    return found


def _missing(fields: dict[str, Any], given: dict[str, Any]) -> list[str]:
    return [name for name, field in fields.items() if field["required"] and name not in given]


def _decoded(raw: str, kind: str) -> Any:
    """Return what *raw* stands for in a form: text as it is, anything else as JSON."""
    if kind == "String":
        return raw
    try:
        return json.loads(raw)
    except ValueError:
        return None


def _fits(value: Any, kind: str) -> bool:
    if kind.startswith("Array of "):
        inner = kind.removeprefix("Array of ")
        return isinstance(value, list) and all(_fits(item, inner) for item in value)
    match kind:
        case "String":
            return isinstance(value, str)
        case "Integer":
            return isinstance(value, int) and not isinstance(value, bool)
        case "Float":
            return isinstance(value, int | float) and not isinstance(value, bool)
        case "Boolean":
            return isinstance(value, bool)
        case _:
            return _fits_object(value, kind)


def _fits_object(value: Any, kind: str) -> bool:
    described = _spec()["types"][kind]
    if "subtypes" in described:
        return any(_fits_object(value, subtype) for subtype in described["subtypes"])
    if not isinstance(value, dict):
        return False
    fields = {field["name"]: field for field in described.get("fields", [])}
    if not fields.keys() >= value.keys() or _missing(fields, value):
        return False
    return all(any(_fits(item, kind) for kind in fields[name]["types"]) for name, item in value.items())
