"""Discord's own OpenAPI description, to hold every request against, where it is at hand."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from jsonschema import Draft202012Validator  # type: ignore[import-untyped]  # it ships no types
from referencing import Registry, Resource
from referencing.jsonschema import DRAFT202012

FILE = Path(__file__).parents[2].parent / "shared" / "specs" / "discord-openapi.json"
ABSENT = None if FILE.exists() else f"the description of Discord's API is not at {FILE}"
"""Why nothing can be validated, or None where it can."""

_NAME = "urn:discord"


@dataclass(frozen=True, slots=True)
class Recorded:
    """One request as it came.

    Attributes:
        path: As the description writes it, "/channels/{channel_id}/messages"; *values* fill its gaps.
    """

    method: str
    path: str
    values: dict[str, str]
    body: Any
    multipart: bool = False

    def __str__(self) -> str:
        return f"{self.method} {self.path.format(**self.values)}"


def problems(requests: list[Recorded]) -> list[str]:
    """Return what the description does not allow, each with its request; empty where there is none at hand."""
    if ABSENT:
        return []
    return [f"{request}: {problem}" for request in requests for problem in _problems(request)]


def _problems(request: Recorded) -> Iterator[str]:
    operation = _document()["paths"].get(request.path, {}).get(request.method.lower())
    if operation is None:
        yield "there is no such request"
        return
    for name, value in request.values.items():
        if not name.endswith("token") and not value.isdecimal():
            yield f"{name} is no snowflake: {value}"
    content = operation.get("requestBody", {}).get("content", {})
    if request.body is None or "application/json" not in content:
        if operation.get("requestBody", {}).get("required") or request.body is not None:
            yield "a body is missing, or none belongs there"
        return
    for error in _validator(request.path, request.method.lower()).iter_errors(request.body):
        yield f"at {error.json_path}: {error.message[:300]}"


@cache
def _document() -> dict[str, Any]:
    document: dict[str, Any] = json.loads(FILE.read_text(encoding="utf-8"))
    return document


@cache
def _registry() -> Registry[Any]:
    resource: Resource[Any] = Resource.from_contents(_document(), default_specification=DRAFT202012)
    registry: Registry[Any] = Registry().with_resource(_NAME, resource)
    return registry


@cache
def _validator(path: str, method: str) -> Any:
    place = f"/paths/{path.replace('/', '~1')}/{method}/requestBody/content/application~1json/schema"
    return Draft202012Validator({"$ref": f"{_NAME}#{place}"}, registry=_registry())
