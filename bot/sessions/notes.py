"""What is said below the exercises of a session."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from bot.sessions.model import NoteKind, Pick, Slot
from bot.sessions.need import Need
from bot.sessions.rules import SUPPORTED
from bot.sessions.timing import ONE_EXERCISE_BELOW_MINUTES, begins_with_an_easy_set
from catalog.model import Caution, Exercise, Position

ENOUGH_MINUTES = 40
"""Beyond this the hamstring work does not grow (coaching convention)."""


def notes_for(picks: Sequence[Pick], exercises: Sequence[Exercise], need: Need, *, first: bool) -> Iterator[NoteKind]:
    """Yield what has to be said about *picks*, in the order in which it is shown."""
    yield from _about_the_kind(picks, need)
    yield from _about_the_person(exercises, need)
    if need.minutes > ENOUGH_MINUTES:
        yield NoteKind.ENOUGH
    if first:
        yield NoteKind.READINESS


def _about_the_kind(picks: Sequence[Pick], need: Need) -> Iterator[NoteKind]:
    slots = {pick.slot for pick in picks}
    if need.yesterday:
        yield NoteKind.YESTERDAY
    elif need.full:
        yield NoteKind.FULL
    elif need.sore and need.loosening:
        yield NoteKind.SORE
    elif need.is_break:
        yield NoteKind.BREAK
    else:
        yield from _about_the_week(need)
    if begins_with_an_easy_set(need):
        yield NoteKind.EASY_SET
    if need.minutes >= ONE_EXERCISE_BELOW_MINUTES and slots == {Slot.KNEE_FLEXION}:
        yield NoteKind.HIP_MISSING
    if need.minutes >= ONE_EXERCISE_BELOW_MINUTES and slots == {Slot.HIP_EXTENSION}:
        yield NoteKind.KNEE_MISSING


def _about_the_week(need: Need) -> Iterator[NoteKind]:
    told = {
        NoteKind.RESTART: need.restart,
        NoteKind.DELOAD: need.deload,
        NoteKind.SORE: need.sore,
        NoteKind.SPARE: need.spare,
    }
    yield from (note for note, applies in told.items() if applies)


def _about_the_person(exercises: Sequence[Exercise], need: Need) -> Iterator[NoteKind]:
    if Caution.RECENT_HAMSTRING_STRAIN in need.avoid:
        yield NoteKind.STRAIN_CARE
    elif need.avoid:
        yield NoteKind.LEFT_OUT
    if Caution.BALANCE_FALL_RISK in need.avoid and any(one.slug in SUPPORTED for one in exercises):
        yield NoteKind.SUPPORT
    if need.desk and any(one.position is Position.SEATED for one in exercises):
        yield NoteKind.CHAIR
