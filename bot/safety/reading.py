"""A sentence as the flags look at it: plain letters, harmless sayings taken out, cut into clauses, with negations."""

from __future__ import annotations

import re
import unicodedata
from typing import Final

from bot.safety.sayings import HARMLESS, NUMB_SEAT

REACH: Final = 6
"""How many words after a no it still denies (our own bound; longer gaps belong to another thought)."""

_SEAM = re.compile(r"[.,;:!?()\n…]+|\s[-–—]+\s|\b(?:but|however|although|though|yet|except|pero|aunque|sino)\b")
_NEGATED_LIST = re.compile(
    r"\b(?:no|without|sin|any|never had)\b[^.,;:!?]{1,30}(?:, ?[^.,;:!?]{1,25}?){1,5},? (?:or|nor|ni|o)\b"
)
_OR = re.compile(r" (?:or|nor|ni|o) ")
_NO = re.compile(
    r"\b(?:no|not|never|without|zero|nor|neither|\w+n't|isnt|wasnt|dont|didnt|doesnt|havent|hasnt|aint|nothing"
    r"|free of|rid of|instead of|rather than|sin|ningun|ninguna|nunca|tampoco|ni)\b"
)
_DENIES_NOTHING = re.compile(
    r"\b(?:no (?:idea|clue|doubt|warning|matter|longer)|(?:for )?no (?:apparent |obvious )?reason|no (?=(?:i|i'm"
    r"|i've|my"
    r"|it|it's|there|the)\b)|not (?:only|just|sure|certain|normal|good|right|ok|okay|great|well|going|getting"
    r"|a doctor)"
    r"|never (?:felt|had|known) (?:such|this|anything|so|a pain)|(?:don't|dont|do not) know|can't|cannot|can not|cant"
    r"|couldn't|(?:doesn't|does not|won't|will not|isn't|wont|doesnt) (?:go|stop|get|heal|ease|settle|feel right)\w*"
    r"|no se)\b"
)
"""Sayings with a no in them that deny no sign."""

_TURN = re.compile(r"and|because|when|while|so|since|then|after|before|as|until|which|cause|y|porque|cuando")


def plain(text: str) -> str:
    """Return *text* in small letters without accents, one space between words, apostrophes straight."""
    straight = text.casefold().replace("’", "'").replace("‘", "'").replace("´", "'")
    folded = unicodedata.normalize("NFKD", straight)
    letters = "".join(letter for letter in folded if not unicodedata.combining(letter))
    return re.sub(r"[ \t\r\f\v_*/-]+", " ", letters).strip()


def without_sayings(text: str) -> str:
    """Return the plain *text* without what only sounds like alarm."""
    return HARMLESS.sub(" ~ ", NUMB_SEAT.sub(" ~ ", text))


def clauses(text: str) -> list[str]:
    """Cut the plain *text* where one thought ends; "no numbness, tingling or swelling" stays whole."""
    whole = text if not _OR.search(text) else _NEGATED_LIST.sub(lambda found: found.group().replace(",", " or"), text)
    return [clause.strip() for clause in _SEAM.split(whole) if clause.strip()]


def denied(clause: str, start: int, end: int) -> bool:
    """Whether a negation in *clause* reaches what stands from *start* to *end*."""
    idle = [found.span() for found in _DENIES_NOTHING.finditer(clause)]
    for found in _NO.finditer(clause, 0, end):
        if any(first <= found.start() < last for first, last in idle):
            continue
        if found.start() >= start or _reaches(clause[found.end() : start].split()):
            return True
    return False


def _reaches(between: list[str]) -> bool:
    """Whether no other thought begins after the negation: "did not warm up and then felt a …"."""
    turns = [place for place, word in enumerate(between) if _TURN.fullmatch(word)]
    return len(between) <= REACH and (not turns or len(between) - turns[-1] <= 2)
