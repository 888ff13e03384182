"""Short opaque names of stored things: 40 random bits in Crockford's base 32."""

from __future__ import annotations

import re
from datetime import datetime
from random import Random

from bot.messages import DeliveryId

KEY_BITS = 40
KEY_CHARS = 8
DELIVERY_PREFIX = "ld-"

_NEAR_BITS = KEY_BITS - 6
"""What is left beside a number of half hours, of which a day has 48."""

_DIGITS = "0123456789abcdefghjkmnpqrstvwxyz"
"""Crockford's alphabet, without i, l, o and u (https://www.crockford.com/base32.html)."""

_PAIRS = tuple(first + second for first in _DIGITS for second in _DIGITS)
_KEY = re.compile(f"[{_DIGITS}]{{{KEY_CHARS}}}", re.IGNORECASE | re.ASCII)
_TO_PYTHON = str.maketrans(
    _DIGITS + _DIGITS[10:].upper(), "0123456789abcdefghijklmnopqrstuv" + "abcdefghijklmnopqrstuv"
)
"""Python counts in base 32 too, but with other letters."""


def random_id(chance: Random) -> int:
    """Return a fresh id of `KEY_BITS` bits."""
    return chance.getrandbits(KEY_BITS)


def id_near(chance: Random, instant: datetime) -> int:
    """Return a fresh id, near those of other reminders for the same half hour of a day as *instant*, which is UTC.

    What is due together is then changed together: with a million reminders it would otherwise be a page each.
    """
    half_hours = (instant.hour * 60 + instant.minute) // 30
    return half_hours << _NEAR_BITS | chance.getrandbits(_NEAR_BITS)


def random_ids(chance: Random, count: int) -> range:
    """Return *count* fresh ids in a row, which share their place in an index; random is where they begin."""
    start = chance.randrange((1 << KEY_BITS) - count) if count else 0
    return range(start, start + count)


def to_key(number: int) -> str:
    """Return the key of *number*: `KEY_CHARS` lower-case characters.

    Raises:
        ValueError: *number* is negative or has more than `KEY_BITS` bits.
    """
    if not 0 <= number < 1 << KEY_BITS:
        raise ValueError(f"{number} is not a number of {KEY_BITS} bits")
    return _PAIRS[number >> 30] + _PAIRS[number >> 20 & 1023] + _PAIRS[number >> 10 & 1023] + _PAIRS[number & 1023]


def from_key(text: str) -> int | None:
    """Return the number that *text* names, in any case; None where it is no key."""
    return int(text.translate(_TO_PYTHON), 32) if _KEY.fullmatch(text) else None


def to_number(key: str) -> int:
    """Return the number of a *key* that `to_key` made: no look at whether it is one."""
    return int(key.translate(_TO_PYTHON), 32)


def delivery_id(number: int) -> DeliveryId:
    """Return the public name of the delivery stored as *number*."""
    return DeliveryId(DELIVERY_PREFIX + to_key(number))


def delivery_number(name: DeliveryId) -> int:
    """Return the number that the delivery *name* is stored as.

    Raises:
        ValueError: *name* was not made by `delivery_id`.
    """
    prefix, key = name.value[: len(DELIVERY_PREFIX)], name.value[len(DELIVERY_PREFIX) :]
    if prefix != DELIVERY_PREFIX or len(key) != KEY_CHARS:
        raise ValueError(f"not the id of a stored delivery: {name}")
    return to_number(key)
