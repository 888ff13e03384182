"""Text as Telegram counts it: in UTF-16 units."""

from __future__ import annotations

ELLIPSIS = "…"

WORD_UNITS = 100
"""How much of a text's end is given up, at most, for ending at a whole word."""

_JOINS = "\u200d\ufe0e\ufe0f"
"""Zero-width joiner and variation selectors: nothing of their own, so nothing to end with."""


def units(text: str) -> int:
    """Return the length of *text* in UTF-16 units (https://core.telegram.org/api/entities#entity-length)."""
    return len(text.encode("utf-16-le")) // 2


def cut(text: str, limit: int) -> str:
    """Return *text* in at most *limit* UTF-16 units, with an ellipsis in place of what does not fit.

    It ends after a whole block, line or word where one ends near the limit, and never inside a character.
    """
    if units(text) <= limit:
        return text
    room = limit - units(ELLIPSIS)
    # Half of a surrogate pair at the end is no character: it is ignored.
    head = text.encode("utf-16-le")[: 2 * room].decode("utf-16-le", "ignore")
    if not text[len(head)].isspace():
        head = _to_word(head)
    return head.rstrip().rstrip(_JOINS) + ELLIPSIS


def _to_word(head: str) -> str:
    start = max((place for place, char in enumerate(head) if char.isspace()), default=0)
    return head[:start] if units(head[start:]) <= WORD_UNITS and start else head
