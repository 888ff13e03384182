"""Slips of the finger: the schedule word that a misspelt one points at."""

from __future__ import annotations

from functools import lru_cache

from bot.schedules.words_en import KNOWN_SLIPS, NOT_SLIPS, TYPO_TARGETS

_SHORTEST, _LONGEST = 5, 11
"""Letters of a word that is still corrected; shorter ones are too often another word."""


@lru_cache(maxsize=4096)
def corrected(word: str) -> str:
    """Return *word* as it was meant: itself unless it is one slip (swapped, lost, doubled, wrong) from a target.

    ==========  =========
    typed       meant
    ==========  =========
    teusday     tuesday
    saterday    saturday
    tmorrow     tomorrow
    weekdya     weekday
    dairy       dairy
    monday      monday
    ==========  =========
    """
    if word in KNOWN_SLIPS:
        return KNOWN_SLIPS[word]
    if word in TYPO_TARGETS or word in NOT_SLIPS or not _SHORTEST <= len(word) <= _LONGEST:
        return word
    if not (word.isascii() and word.isalpha()):
        return word
    return _nearest(word) or word


def _nearest(word: str) -> str | None:
    from rapidfuzz import process
    from rapidfuzz.distance import OSA

    found = process.extractOne(word, _targets_for(word), scorer=OSA.distance, score_cutoff=1)
    return found[0] if found else None


@lru_cache(maxsize=1024)
def _targets_by(start: str, length: int) -> tuple[str, ...]:
    return tuple(
        target
        for target in sorted(TYPO_TARGETS)
        if abs(len(target) - length) <= 1 and (target[0] in start or target[1] == start[0])
    )


def _targets_for(word: str) -> tuple[str, ...]:
    """Return the targets of about the same length that begin with one of its first two letters, or lost the first."""
    return _targets_by(word[:2], len(word))
