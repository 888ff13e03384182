"""Which words of a text are its schedule: parts read at every place, those side by side taken together."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from bot.schedules.lexer import Kind, Text
from bot.schedules.message import lead_in, tail
from bot.schedules.pairs import in_pairs
from bot.schedules.parts.bounds import count, lasting, left_out, starting, until, within
from bot.schedules.parts.clock import bare_part_of_day, bare_times, part_of_day, times
from bot.schedules.parts.dates import date
from bot.schedules.parts.days import weekday_in_weeks, weekdays
from bot.schedules.parts.place import bare_zone, zone
from bot.schedules.parts.relative import bare_length, relative
from bot.schedules.parts.repeats import adverb, every, per
from bot.schedules.refusals import NotUnderstood, Reason
from bot.schedules.said import Found, Said, together
from bot.schedules.unread import refuse_beside, refuse_unasked, refuse_unread_every
from bot.schedules.words_en import CONNECTORS, EVERY, LEADS_TO_CLOCK, LINKS, VAGUE

Part = Callable[[Text, int], Found | None]

PARTS: tuple[Part, ...] = (
    weekday_in_weeks,
    relative,
    zone,
    until,
    starting,
    left_out,
    every,
    per,
    adverb,
    date,
    weekdays,
    part_of_day,
    times,
)
"""Read wherever they stand, the first that fits."""

PARTS_BESIDE: tuple[Part, ...] = (count, lasting, within, bare_times, bare_part_of_day, bare_zone)
"""Read only right after another part: alone they are words of a message."""

WINDOW = 150
"""Tokens at either end of a text in which a schedule is looked for; what lies between is message."""

ALL_PARTS = PARTS + PARTS_BESIDE


@dataclass(frozen=True, slots=True)
class Stretch:
    """Parts side by side.

    Attributes:
        said: What they say together; None where they contradict each other.
        parts: What each of them says.
        start: Place of its first token; *end* is the place after its last.
        bad: The places, likewise, of the first part that cannot be taken.
    """

    said: Said | None
    start: int
    end: int
    bad: tuple[int, int] | None = None
    parts: tuple[Said, ...] = ()


def schedule_in(text: Text) -> tuple[Said, tuple[Stretch, ...]]:
    """Return what *text* says of a schedule, and the stretches of it that say so.

    Raises:
        NotUnderstood: No schedule is in it, or one that is not understood as a whole.
    """
    refuse_unasked(text)
    found = stretches(text)
    if not found:
        return _alone(text)
    said, chosen = _chosen(text, found)
    for stretch in chosen:
        refuse_beside(text, stretch.start, stretch.end, said)
    refuse_unread_every(text, said, [range(one.start, one.end) for one in chosen])
    return _waking(text, said), chosen


def _waking(text: Text, said: Said) -> Said:
    """Return *said* with its times in the morning where somebody asks to be woken."""
    woken = text.word(lead_in(text) - 1) in {"me", "us", "up"} and "wake" in {
        text.word(at) for at in range(lead_in(text))
    }
    return (
        replace(said, part_of_day="morning")
        if woken and not said.part_of_day and any(not one.settled for one in said.times)
        else said
    )


def stretches(text: Text) -> list[Stretch]:
    """Return every stretch of parts in *text*, in order: near its beginning and its end, where people say when."""
    found: list[Stretch] = []
    at, open_ = 0, False
    while at < len(text):
        if WINDOW <= at < len(text) - WINDOW:
            at, open_ = len(text) - WINDOW, False
        part = None if text.at(at).quoted else _part(text, at, beside=open_)
        if part is None:
            open_ = open_ and text.word(at) in CONNECTORS
            at += 1
            continue
        stretch = Stretch(part.said, at, part.end, (at, part.end) if part.said.bad else None, (part.said,))
        found[-1:] = [_joined(found[-1], stretch)] if open_ else [*found[-1:], stretch]
        at, open_ = part.end, True
    return found


def _part(text: Text, at: int, *, beside: bool) -> Found | None:
    if not beside and text.at(at).kind is Kind.MARK and text.word(at) not in LEADS_TO_CLOCK:
        return None
    for part in ALL_PARTS if beside else PARTS:
        if (found := part(text, at)) is not None:
            return found
    return None


def _joined(one: Stretch, other: Stretch) -> Stretch:
    parts = one.parts + other.parts
    return Stretch(_both(one.said, other.said), one.start, other.end, one.bad or other.bad, parts)


def _alone(text: Text) -> tuple[Said, tuple[Stretch, ...]]:
    head = lead_in(text)
    found = bare_length(text, head) or bare_length(text, text.skip(head, LINKS)) or _four_digits(text, head)
    if found:
        return found.said, (Stretch(found.said, head, found.end),)
    for at in range(len(text)):
        if text.word(at) in EVERY:
            raise NotUnderstood(text.between(at, min(at + 3, len(text))), Reason.NOT_READ)
        if text.word(at) in VAGUE:
            raise NotUnderstood(text.between(at, at + 1), Reason.VAGUE)
    raise NotUnderstood("", Reason.NO_SCHEDULE)


def _four_digits(text: Text, at: int) -> Found | None:
    """Read a text that is nothing but "0545" or "1930"."""
    found = bare_times(text, at) if len(text.digits(at)) == 4 else None
    return found if found and found.end >= tail(text) else None


def _chosen(text: Text, found: Sequence[Stretch]) -> tuple[Said, tuple[Stretch, ...]]:
    """Return the stretches that are the schedule; the others belong to the message.

    The schedule stands at the beginning or the end of what is said, or at both; what lies between them only counts
    where they leave open on which day.
    """
    head, end = _after_connectors(text, lead_in(text)), tail(text)
    edges = tuple(one for one in found if one.start <= head or one.end >= end)
    kept = edges if edges and _dated(edges) else tuple(found)
    if len(found) == 2 and kept == tuple(found[1:]) and _completed(*found):
        kept = tuple(found)
    said = _merged(kept) or (in_pairs(kept[0].parts) if len(kept) == 1 else None)
    if said is None and kept[0].start <= head and text.word(kept[0].end) in {"to", "that", "about", ":"}:
        kept = kept[:1]
        said = _merged(kept)
    if said is None:
        raise NotUnderstood(text.between(kept[-1].start, kept[-1].end), Reason.CONFLICT)
    return said, kept


def _completed(time: Stretch, day: Stretch) -> bool:
    """Return whether a day at the end lacks the time that the sentence has: "bring it to the 6pm class on wed"."""
    if time.said is None or day.said is None or day.said.times or day.said.part_of_day or day.said.after:
        return False
    return time.said == Said(times=time.said.times) and all(one.settled for one in time.said.times)


def _dated(kept: Sequence[Stretch]) -> bool:
    return any(one.said is None or one.said.dated or one.said.bad for one in kept)


def _merged(kept: Sequence[Stretch]) -> Said | None:
    said: Said | None = Said()
    for stretch in kept:
        said = _both(said, stretch.said)
    return said


def _both(one: Said | None, other: Said | None) -> Said | None:
    return together(one, other) if one and other else None


def _after_connectors(text: Text, at: int) -> int:
    while text.word(at) in CONNECTORS:
        at += 1
    return at


def words_of(text: Text, kept: Sequence[Stretch]) -> str:
    """Return the words of the stretches as typed; only those of what cannot be taken where that is in them."""
    for stretch in kept:
        if stretch.bad and stretch.said and stretch.said.bad is not Reason.PAST:
            return text.between(*stretch.bad)
    return " … ".join(text.between(one.start, one.end) for one in kept)
