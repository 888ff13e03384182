"""What a log line says beside its numbers: the day, how it felt, what was left, for which legs."""

from __future__ import annotations

import re
from datetime import date, timedelta

from bot.coaching.scraps import Scraps
from bot.training import Feel

MOST_EXERTION = 10
"""The top of the scale on which 10 means that none was left (Zourdos et al. 2016)."""

_ISO = re.compile(r"\b(?:on )?(\d{4})-(\d\d)-(\d\d)\b")
_AGO = re.compile(r"\b(\d+|a) days? ago\b")
_YESTERDAY = re.compile(r"\b(?:yesterday|last night)\b")
_TODAY = re.compile(r"\b(?:today|this morning|this evening|tonight|just now)\b")
_BEFORE = re.compile(r"\bthe day before yesterday\b")
_WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_WEEKDAY = re.compile(rf"\b(?:on |last )?({'|'.join(_WEEKDAYS)})\b")

_EXERTION = re.compile(r"@?\s*\brpe\s*@?\s*(\d+)(?:[.,]\d+)?\b|@?\s*\b(\d+)\s*rpe\b")
_RESERVE = re.compile(
    r"@?\s*\b(?:rir\s*[:=@]?\s*(\d+)|(\d+)\s*rir\b"
    r"|(?:with |had )?(\d+)\s*(?:more )?(?:reps? )?(?:left(?: in (?:the )?tank)?|in (?:the )?(?:reserve|tank))\b)"
)
_FAILURE = re.compile(r"\b(?:to |till |until )?failure\b")

_SIDE = re.compile(
    r"\s*(?:/|\b(?:per|each|every|a|on each|for each|on both)\s+)\s*(?:side|leg|foot)s?\b"
    r"|\bboth (?:sides|legs)\b|\b(?:e/s|l/r|ea\.?)(?!\w)|(?<=\d)\s*each\b"
)

_FEEL = re.compile(
    r"\b(?:it |that )?(?:felt |feels |was )?(?:too |very |pretty |quite |so |really |just |about )*"
    r"(easy|hard|right|okay|ok|fine|tough)(?! leg| side| foot)\b"
)
_FEELS = {"easy": Feel.EASY, "hard": Feel.HARD, "tough": Feel.HARD}


def take_day(scraps: Scraps, today: date) -> date | None:
    """Take and return the day that is named; a weekday is the last one before *today*."""
    if scraps.take(_BEFORE):
        return today - timedelta(days=2)
    if scraps.take(_YESTERDAY):
        return today - timedelta(days=1)
    if found := scraps.take(_AGO):
        return today - timedelta(days=1 if found[1] == "a" else min(int(found[1][:6]), 100_000))
    if found := scraps.take(_ISO):
        return _date(found)
    if found := scraps.take(_WEEKDAY):
        return today - timedelta(days=(today.weekday() - _WEEKDAYS.index(found[1]) - 1) % 7 + 1)
    return today if scraps.take(_TODAY) else None


def take_reserve(scraps: Scraps) -> int | None:
    """Take and return the repetitions that were left; "RPE 8" means two."""
    if found := scraps.take(_EXERTION):
        return MOST_EXERTION - int(found[1] or found[2])
    if found := scraps.take(_RESERVE):
        return int(found[1] or found[2] or found[3])
    return 0 if scraps.take(_FAILURE) else None


def take_side(scraps: Scraps) -> bool:
    """Take the words that say "each side"; return whether there were any."""
    return scraps.take(_SIDE) is not None


def take_feel(scraps: Scraps) -> Feel | None:
    """Take and return how it felt."""
    found = scraps.take(_FEEL)
    return _FEELS.get(found[1], Feel.RIGHT) if found else None


def _date(found: re.Match[str]) -> date | None:
    try:
        return date(int(found[1]), int(found[2]), int(found[3]))
    except ValueError:
        return None
