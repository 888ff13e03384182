"""What a phrase means, told on the command line: for people, and as one JSON line for programs."""

from __future__ import annotations

import json
from datetime import datetime, tzinfo
from typing import Any
from zoneinfo import ZoneInfo

from bot.schedules.calendar import upcoming
from bot.schedules.model import Schedule
from bot.schedules.parse import Ambiguous, NeedsZone, NotUnderstood, Understood, parse_when
from bot.schedules.zones import find_zone, nearest_zones

SHOWN_TO_PROGRAMS = 3
SHOWN_TO_PEOPLE = 5


def answer_json(line: str) -> dict[str, Any]:
    """Return the answer to one line of `legday when --json`: an object with "text", "now" and "tz".

    A line that is no such object is answered with "ok" false, as is a phrase that is not understood.
    """
    try:
        text, now, zone = _asked(line)
        found = parse_when(text, now=now, zone=zone)
    except (ValueError, NotUnderstood, NeedsZone) as refusal:
        return {"ok": False, "error": str(refusal)}
    if isinstance(found, Ambiguous):
        options = [_instants(one, now, zone) for one in found.readings]
        return {"ok": False, "ambiguous": True, "options": options, "error": f'Which one: "{found.part}"?'}
    return _answer(found, now, zone)


def _asked(line: str) -> tuple[str, datetime, ZoneInfo | None]:
    try:
        asked = json.loads(line)
    except (ValueError, RecursionError):
        raise ValueError("the line is not JSON") from None
    if not isinstance(asked, dict) or not isinstance(asked.get("text"), str):
        raise ValueError('the line needs "text", a string')  # noqa: TRY004 - one kind for all that is wrong with a line
    return asked["text"], _now(asked.get("now")), _zone(asked.get("tz"))


def _now(value: object) -> datetime:
    if not isinstance(value, str):
        raise ValueError('the line needs "now", an ISO instant with its offset')  # noqa: TRY004 - the same
    try:
        now = datetime.fromisoformat(value)
    except ValueError:
        raise ValueError('"now" is an ISO instant with its offset') from None
    if now.tzinfo is None:
        raise ValueError('"now" needs its offset, such as +01:00')
    return now


def _zone(value: object) -> ZoneInfo | None:
    if value is None:
        return None
    found = find_zone(value) if isinstance(value, str) else None
    if found is None:
        raise ValueError('"tz" is an IANA name such as Europe/Berlin')
    return found


def _answer(found: Understood, now: datetime, zone: ZoneInfo | None) -> dict[str, Any]:
    answer: dict[str, Any] = {
        "ok": True,
        "recurring": found.schedule.recurring,
        "next": _instants(found.schedule, now, zone),
    }
    if found.also:
        answer["also"] = [_instants(one, now, zone) for one in found.also]
    return answer


def _instants(schedule: Schedule, now: datetime, zone: ZoneInfo | None) -> list[str]:
    return [moment.isoformat() for moment in _shown(schedule, now, zone, SHOWN_TO_PROGRAMS)]


def _shown(schedule: Schedule, now: datetime, zone: tzinfo | None, count: int) -> list[datetime]:
    shown_in = zone or schedule.start.tzinfo
    return [instant.astimezone(shown_in) for instant in upcoming(schedule, now, count)]


def explain_phrase(text: str, now: datetime, zone: ZoneInfo | None) -> str:
    """Return in lines what *text* means: kind, rule, the next five times, other readings; or why it means nothing.

    Args:
        text: As typed.
        now: Aware.
        zone: None where it is not known.
    """
    try:
        found = parse_when(text, now=now, zone=zone)
    except NotUnderstood as refusal:
        return "\n".join([str(refusal), *_suggested(refusal, now, zone)])
    except NeedsZone as refusal:
        return f"{refusal} Name one with --zone, such as --zone Europe/Berlin."
    if isinstance(found, Ambiguous):
        lines = [f'"{found.part}" can mean:']
        for reading in found.readings:
            lines += _described(reading, now, zone)
        return "\n".join(lines)
    return "\n".join(_lines(found, now, zone))


def _suggested(refusal: NotUnderstood, now: datetime, zone: ZoneInfo | None) -> list[str]:
    if refusal.suggestion:
        return ["Instead, perhaps:", *_described(refusal.suggestion, now, zone)]
    near = nearest_zones(refusal.part) if refusal.reason == "unknown_zone" else ()
    return [f"Did you mean {' or '.join(near)}?"] if near else []


def _lines(found: Understood, now: datetime, zone: ZoneInfo | None) -> list[str]:
    lines = _described(found.schedule, now, zone)
    if found.what:
        lines.append(f"what   {found.what}")
    for other in found.also:
        lines += ["or:", *_described(other, now, zone)]
    return lines


def _described(schedule: Schedule, now: datetime, zone: ZoneInfo | None) -> list[str]:
    kind = "recurring" if schedule.recurring else "once"
    lines = [f"kind   {kind}", f"zone   {schedule.zone}"]
    if schedule.rule:
        lines.append(f"rule   {schedule.rule}")
    shown = _shown(schedule, now, zone, SHOWN_TO_PEOPLE)
    return lines + [f"next   {moment:%a %Y-%m-%d %H:%M %z}" for moment in shown]
