"""Sets in words: "3 × 8 at 60 kg", "10, 10, 9 each side"."""

from __future__ import annotations

from bot.language import Words
from bot.sessions.beside import load_words
from bot.training import Entry


def entry_words(entry: Entry, words: Words, *, pounds: bool) -> str:
    """Return what was done: the sets, the load, what was left."""
    said = counted_words(entry, words)
    if entry.load is not None:
        said = words("{sets} at {load}", sets=said, load=load_words(entry.load, words, pounds=pounds))
    if entry.reserve is not None:
        said = words("{sets}, {reserve} left", sets=said, reserve=words.number(entry.reserve))
    return said


def counted_words(entry: Entry, words: Words) -> str:
    """Return the sets alone: "3 × 8", "20, 20, 15 s each side"."""
    said = _alike(entry.reps, words) if len(set(entry.reps)) == 1 else _listed(entry.reps, words)
    if entry.held:
        said = words("{seconds} s", seconds=said)
    return words("{amount} each side", amount=said) if entry.each_side else said


def _alike(reps: tuple[int, ...], words: Words) -> str:
    return words("{sets} × {amount}", sets=words.number(len(reps)), amount=words.number(reps[0]))


def _listed(reps: tuple[int, ...], words: Words) -> str:
    return ", ".join(words.number(count) for count in reps)
