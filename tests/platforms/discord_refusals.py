"""How Discord says no: its codes, statuses and words."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from typing import Any

from aiohttp import web

CODES: Mapping[int, tuple[int, str]] = {
    0: (401, "401: Unauthorized"),
    10002: (404, "Unknown Application"),
    10003: (404, "Unknown Channel"),
    10008: (404, "Unknown Message"),
    10013: (404, "Unknown User"),
    10015: (404, "Unknown Webhook"),
    10062: (404, "Unknown interaction"),
    40005: (413, "Request entity too large"),
    40060: (400, "Interaction has already been acknowledged."),
    50001: (403, "Missing Access"),
    50005: (403, "Cannot edit a message authored by another user"),
    50006: (400, "Cannot send an empty message"),
    50007: (403, "Cannot send messages to this user"),
    50013: (403, "Missing Permissions"),
    50027: (401, "Invalid Webhook Token"),
    50033: (400, "Invalid Recipient(s)"),
    50035: (400, "Invalid Form Body"),
    50109: (400, "The request body contains invalid JSON."),
}
"""Status and words by code
(https://discord.com/developers/docs/topics/opcodes-and-status-codes#json-json-error-codes; 0 stands for what
https://discord.com/developers/docs/topics/opcodes-and-status-codes#http-http-response-codes says of 401)."""

Path = Sequence[str | int]


class Refusal(Exception):  # noqa: N818 - what the platform does
    """An answer that is an error.

    Args:
        errors: For 50035, what is wrong where
            (https://discord.com/developers/docs/reference#error-messages).
    """

    def __init__(self, code: int, *, status: int | None = None, errors: Mapping[str, Any] | None = None) -> None:
        known_status, words = CODES.get(code, (400, "Bad Request"))
        super().__init__(f"{code}: {words}")
        self.status = status or known_status
        self.body: dict[str, Any] = {"message": words, "code": code}
        if errors:
            self.body["errors"] = errors


class Form:
    """Collects what is wrong with one request body, nested as Discord nests it."""

    def __init__(self) -> None:
        self._errors: dict[str, Any] = {}

    def wrong(self, path: Path, code: str, words: str) -> None:
        """Add a fault at *path*."""
        node = self._errors
        for step in path:
            node = node.setdefault(str(step), {})
        node.setdefault("_errors", []).append({"code": code, "message": words})

    def required(self, path: Path) -> None:
        """Add that something is missing."""
        self.wrong(path, "BASE_TYPE_REQUIRED", "This field is required")

    def length(self, path: Path, value: object, least: int, most: int) -> None:
        """Add a fault unless *value* is text or a list of *least* to *most* parts."""
        size = len(value) if isinstance(value, str | list) else 0
        if least <= size <= most:
            return
        if least and not size:
            self.required(path)
        elif least:
            self.wrong(path, "BASE_TYPE_BAD_LENGTH", f"Must be between {least} and {most} in length.")
        else:
            self.wrong(path, "BASE_TYPE_MAX_LENGTH", f"Must be {most} or fewer in length.")

    def one_of(self, path: Path, value: object, allowed: Sequence[int]) -> bool:
        """Add a fault unless *value* is one of *allowed*; return whether it is."""
        if value in allowed:
            return True
        words = f'Value of field "{path[-1]}" must be one of ({", ".join(map(str, allowed))},).'
        self.wrong(path, "UNION_TYPE_CHOICES", words)
        return False

    def settle(self) -> None:
        """Raise what was found.

        Raises:
            Refusal: Something is wrong.
        """
        if self._errors:
            raise Refusal(50035, errors=self._errors)


def answer(body: object, status: int = 200, headers: Mapping[str, str] | None = None) -> web.Response:
    """Return *body* as Discord writes JSON: its content type names no charset."""
    text = json.dumps(body).encode()
    return web.Response(body=text, status=status, headers={**(headers or {}), "Content-Type": "application/json"})


def rate_limited(retry_after: float, *, everywhere: bool = False) -> web.Response:
    """Return a 429 (https://discord.com/developers/docs/topics/rate-limits#exceeding-a-rate-limit)."""
    body = {"message": "You are being rate limited.", "retry_after": retry_after, "global": everywhere}
    headers = {"Retry-After": str(retry_after), "Via": "1.1 google"}
    headers |= {"X-RateLimit-Global": "true"} if everywhere else {"X-RateLimit-Scope": "user"}
    return answer(body, 429, headers)
