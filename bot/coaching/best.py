"""The best that was done of an exercise."""

from __future__ import annotations

from collections.abc import Sequence

from bot.language import Words
from bot.sessions.beside import load_words
from bot.training import Entry


def best_entry(entries: Sequence[Entry]) -> Entry:
    """Return the entry with the heaviest, then the longest set; of equals the first that was done.

    Args:
        entries: At least one, all of the same exercise.
    """
    return max(sorted(entries, key=lambda entry: entry.at), key=lambda entry: (entry.load or 0, max(entry.reps)))


def best_words(entry: Entry, words: Words, *, pounds: bool) -> str:
    """Return the best set of *entry*: "8 at 60 kg", "12", "40 s"."""
    said = words.number(max(entry.reps))
    if entry.held:
        said = words("{seconds} s", seconds=said)
    if entry.load is None:
        return said
    return words("{sets} at {load}", sets=said, load=load_words(entry.load, words, pounds=pounds))
