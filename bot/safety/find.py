"""Finds red flags in what somebody wrote: sure, to be asked about, or none."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from bot.safety.flags import HEART, SIT_BONE, Flag
from bot.safety.reading import clauses, denied, plain, without_sayings
from bot.safety.signs import SIGNS, Sign
from bot.safety.terms import ALARMING, TEEN

_SUPPOSED = re.compile(
    r"\b(?:if (?:i|you|it|there|my|someone|somebody)|what if|in case|should i (?:feel|expect)|could i (?:get|feel)"
    r"|can (?:\w+ ){1,3}cause|does (?:\w+ ){1,4}(?:mean|cause)|what does|why do (?:people|some)|is it (?:normal|bad"
    r"|ok|okay)"
    r"|are (?:\w+ ){1,3}(?:normal|bad)|is (?:\w+ ){1,3}(?:normal|bad|a sign)|avoid|prevent\w*|what (?:is|are|causes)"
    r"|my (?:friend|mate|dad|mum|mom|father|mother|wife|husband|partner|brother|sister|girlfriend|boyfriend|dog|cat"
    r"|client"
    r"|buddy|neighbour|neighbor|boss|coach|teammate)|he|she|they|es normal|y si)\b"
)
"""Somebody else, or only supposed: asked about rather than taken as said."""

_LONG_AGO = re.compile(
    r"\b(?:last year|(?:years|months|decades|year) ago|used to|as a (?:kid|child|teen\w*)|back in|in (?:19|20)\d\d"
    r"|at school"
    r"|when i was|once had|history of|previously|hace (?:\w+ )?anos|an old)\b"
)
_STILL = re.compile(r"\b(?:still|again|now|today|since|yesterday|this (?:morning|week)|just)\b")


@dataclass(frozen=True, slots=True)
class Finding:
    """A flag in a text.

    Attributes:
        sure: It was meant; otherwise it is to be asked about, once.
    """

    flag: Flag
    sure: bool


def find_flag(text: str, *, pregnant: bool = False, young: bool = False) -> Finding | None:
    """Return the flag in *text* that asks for the fastest action, sure ones before doubtful ones; None: there is none.

    Args:
        text: As typed.
        pregnant: They have said before that they are.
        young: They have said before that they are under 16.
    """
    typed = plain(text)
    parts = tuple(dict.fromkeys(clauses(without_sayings(typed))))
    about = (*parts, *(("pregnant",) if pregnant else ()), *(("teenager",) if young else ()))
    certain = not _SUPPOSED.search(typed)
    past = bool(_LONG_AGO.search(typed)) and not _STILL.search(typed)
    alarming = [part for part in parts if ALARMING.search(part)]
    shown = (sign for sign in SIGNS if _shows(sign, typed, alarming, about) and not (past and sign.flag is not HEART))
    found = (Finding(sign.flag, sign.sure and certain) for sign in shown)
    return max(found, key=_weight, default=None)


def _weight(finding: Finding) -> tuple[bool, int, bool]:
    return finding.sure, finding.flag.urgency, finding.flag is SIT_BONE


def _shows(sign: Sign, typed: str, parts: Sequence[str], about: Sequence[str]) -> bool:
    if not any(_says(part, sign.said, deniable=sign.deniable) for part in parts):
        return False
    if sign.unless is not None and sign.unless.search(typed):
        return False
    if sign.flag is SIT_BONE and not any(_says(part, TEEN) for part in about):
        return False
    return sign.beside is None or any(_says(part, sign.beside) for part in about)


def _says(clause: str, said: re.Pattern[str], *, deniable: bool = True) -> bool:
    return any(not (deniable and denied(clause, *found.span())) for found in said.finditer(clause))
