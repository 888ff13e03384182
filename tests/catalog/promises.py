"""What no text of the catalogue may say, also in other words: promises that no study keeps."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

_INJURY = r"(?:injur\w*|strains?|tears?|ruptures?)"
_BACK = r"(?:backs?|spine|backache|back (?:pain|ache|trouble|problem)s?)"
_NUMBER = r"(?:\d+|one|two|three|four|five|six|eight|ten|twelve|fifteen|twenty|once|twice)"
_WHEN = r"(?:in|within|after|by) (?:(?:just|only|about|a) )?(?:\w+ )?(?:to \w+ )?(?:day|week|month)s?"
_BETTER = r"(?:stronger|bigger|results?|gains?|differences?|progress|grow\w*)"
_YOU = r"\byou(?:'ll|’ll| will| can| should)\b"
_DOSE = r"(?:sets?|reps?|repetitions?|rounds?|times a week|days a week|sessions? a week)"

_WORDS: Mapping[str, tuple[str, ...]] = {
    "prevents injury": (
        r"\bprevent",
        r"\bproof\b|\bbullet|\bguarantee|\bimmun",
        (
            r"\b(?:stop|avert|avoid|eliminate|halve|cut|rule out|ward off|guard|protect|shield|safe|free)\w*\b"
            rf"(?: \w+){{0,3}}? (?:(?:any|all|your|hamstring|the|against|from|of) )*{_INJURY}\b"
        ),
    ),
    "fixes back pain": (
        (
            r"\b(?:fix|cure|heal|end(?! of)|eas|relie|remed|banish|solv|treat|remov)(?:e?s|e?d|e|ing|ves?|ving)?\b"
            rf"(?: \w+){{0,3}}? (?:(?:your|the|low|lower|any|all|aching) )*{_BACK}\b(?! of)"
        ),
        r"\bget rid of\b",
        r"\b(?:good|great|medicine) for (?:the|your|a bad) (?:low(?:er)? )?back\b",
    ),
    "the best exercise": (
        r"\bthe (?:single )?best\b|\bbest (?:single )?(?:hamstring )?(?:exercise|lift|move|curl)|\bnumber one\b",
        r"\bthe most effective\b|\bthe only (?:exercise|one) you need\b|\bking of\b|\bunbeat\w+|\bsuperior\b",
        r"\bnothing beats\b|\bbeats (?:all|every)\b|\bultimate\b",
    ),
    "you must go to failure": (
        (
            r"\b(?:must|need to|have to|has to|should|always)\b[^.]{0,30}"
            r"\b(?:failure|exhaust\w+|nothing is left|until you (?:can't|cannot)|your limit)\b"
        ),
        r"\b(?:go|train|lift|push) (?:on )?(?:to|until|till) (?:\w+ )?(?:failure|exhaustion)\b",
    ),
    "results by a date": (
        rf"{_YOU}[^.]{{0,40}}\b{_BETTER}\b[^.]{{0,25}}\b{_WHEN}\b",
        rf"\b{_BETTER}\b[^.]{{0,25}}\b{_WHEN}\b[^.]*\byou\b",
        rf"\b(?:see|feel|notice|expect) (?:\w+ )?{_BETTER} {_WHEN}\b",
        rf"\b{_WHEN}[^.]{{0,15}}{_YOU}",
        rf"\b(?:heal|recover|return|be back)\w*\b[^.]{{0,15}}\b{_WHEN}\b",
    ),
    "grades an injury": (
        r"\bgrades?\b|\b(?:first|second|third)[- ]degree\b",
        r"\b(?:mild|moderate|severe|minor|major|partial|complete|full|small|slight) (?:tear|strain|rupture)s?\b",
    ),
}

PROMISES = {name: re.compile("|".join(words), re.IGNORECASE) for name, words in _WORDS.items()}

_SELF = re.compile(r"\bSELF\b|\bthe article\b", re.IGNORECASE)
_SELF_DOSE = re.compile(rf"\b{_NUMBER}\b\W+(?:\w+\W+){{0,3}}?{_DOSE}\b", re.IGNORECASE)
_ACTIVITY = re.compile(
    r"\bEMG\b|\bactivit|\bactivat|\b(?:more|less|most|least|as|percent) active\b|\belectr", re.IGNORECASE
)
_PERCENT = re.compile(r"\d\s*(?:%|per ?cent|points?\b)", re.IGNORECASE)


def broken_by(text: str) -> Iterator[str]:
    """Yield the name of every promise that *text* makes."""
    yield from (name for name, pattern in PROMISES.items() if pattern.search(text))
    if _SELF.search(text) and _SELF_DOSE.search(text):
        yield "a dose that SELF recommends"
    if _ACTIVITY.search(text) and _PERCENT.search(text):
        yield "activity in percent"
