"""Last time beside today: what was done of an exercise, and what to do of it now, in words."""

from __future__ import annotations

from bot.language import Words
from bot.sessions.progression import Advice, AdviceKind
from bot.training import Entry

POUND_GRAMS = 453.59237
"""Grams of a pound, by definition (international yard and pound agreement, 1959)."""


def load_words(grams: int, words: Words, *, pounds: bool = False) -> str:
    """Return a load as it is written on the iron: "12.5 kg", "25 lb"."""
    if pounds:
        return words("{number} lb", number=words.number(round(grams / POUND_GRAMS)))
    return words("{number} kg", number=words.number(round(grams / 1000, 2)))


def amount_words(advice: Advice, words: Words) -> str:
    """Return what each set aims at: "9 reps", "25 s"."""
    if advice.held:
        return words("{seconds} s", seconds=words.number(advice.target.low))
    return words.many("{count} rep", "{count} reps", advice.target.low)


def next_words(advice: Advice, words: Words, *, pounds: bool = False) -> str:
    """Return what changes next time: "next time 9 reps", "add 2.5 kg, back to 8 reps"."""
    return _filled(advice.kind.phrase, advice, words, pounds=pounds)


def today_words(advice: Advice, words: Words, *, pounds: bool = False) -> str:
    """Return what to do today: "today 9 reps", "today 14.5 kg, 8 reps"."""
    return _filled(advice.kind.today, advice, words, pounds=pounds)


def last_words(entry: Entry, words: Words, *, pounds: bool = False) -> str:
    """Return what was done last time: "last: 10, 10 at 12 kg"."""
    reps = ", ".join(words.number(reps) for reps in entry.reps)
    if entry.held:
        reps = words("{seconds} s", seconds=reps)
    if entry.load is None:
        return words("last: {reps}", reps=reps)
    return words("last: {reps} at {load}", reps=reps, load=load_words(entry.load, words, pounds=pounds))


def beside_words(last: Entry | None, advice: Advice | None, words: Words, *, pounds: bool = False) -> str:
    """Return the line below an exercise; empty where it was never done and needs no first load."""
    if last is None:
        first = advice is not None and advice.kind is AdviceKind.FIRST_LOAD
        return today_words(advice, words) if advice is not None and first else ""
    told = last_words(last, words, pounds=pounds)
    if advice is None:
        return told
    return words("{last} · {today}", last=told, today=today_words(advice, words, pounds=pounds))


def _filled(phrase: str, advice: Advice, words: Words, *, pounds: bool) -> str:
    return words(
        phrase,
        amount=amount_words(advice, words),
        load=load_words(advice.load or 0, words, pounds=pounds),
        step=load_words(advice.step, words, pounds=pounds),
    )
