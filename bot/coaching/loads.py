"""Weights as they are typed: kilograms or pounds; kept in grams."""

from __future__ import annotations

from bot.sessions.beside import POUND_GRAMS

KILOGRAM_GRAMS = 1000


def grams(amount: float, *, pounds: bool) -> int:
    """Return *amount* of kilograms, or of pounds, as whole grams."""
    return round(amount * (POUND_GRAMS if pounds else KILOGRAM_GRAMS))
