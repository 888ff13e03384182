"""Judges answers to phrases: right, refused where an answer was due, or silently wrong."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from pathlib import Path
from typing import Any

from bot.when import answer_json

PHRASES = Path(__file__).parent / "own_phrases.jsonl"


class Verdict(StrEnum):
    """What an answer is worth."""

    RIGHT = "right"
    REFUSED = "refused"
    WRONG = "wrong"


@dataclass(frozen=True, slots=True)
class Judged:
    """A case, what was answered to it, and what that is worth."""

    case: dict[str, Any]
    answer: dict[str, Any]
    verdict: Verdict


def cases() -> list[dict[str, Any]]:
    """Return the phrases with what they mean, as somebody wrote it down who had not run the grammar."""
    return [json.loads(line) for line in PHRASES.read_text(encoding="utf-8").splitlines()]


def judged() -> Iterator[Judged]:
    """Ask every phrase and judge the answer."""
    for case in cases():
        answer = answer_json(json.dumps({key: case[key] for key in ("text", "now", "tz")}))
        yield Judged(case, answer, verdict(case, answer))


def verdict(case: dict[str, Any], answer: dict[str, Any]) -> Verdict:
    """Return what *answer* is worth: a refusal is right where there is no schedule or where asking is allowed.

    Every offered reading of a question must be one that the case accepts.
    """
    accepted = [_instants(times) for times in (case.get("next", []), *case.get("next_any", [])) if times]
    if not answer["ok"]:
        options = [_instants(times) for times in answer.get("options", [])]
        if accepted and options and all(option in accepted for option in options):
            return Verdict.RIGHT
        return Verdict.RIGHT if case["kind"] == "reject" or case.get("reject_ok") else Verdict.REFUSED
    flag_fits = case.get("recurring") in (None, answer["recurring"])
    return Verdict.RIGHT if flag_fits and _instants(answer["next"]) in accepted else Verdict.WRONG


def _instants(times: list[str]) -> list[float]:
    return [datetime.fromisoformat(time).timestamp() for time in times]
