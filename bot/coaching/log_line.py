"""One line of a training log as people type it: "rdl 3x8 60kg", "yesterday nordics 5,5,4, hard"."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from typing import Any

from bot.coaching.asides import take_day, take_feel, take_reserve, take_side
from bot.coaching.loads import grams
from bot.coaching.numbers import take_load, take_reps, take_seconds
from bot.coaching.scraps import Scraps
from bot.language import N_
from bot.training import Feel

LINE_CHARS = 200
"""How much of a line is read."""

MOST_SETS = 20
MOST_REPS = 200
MOST_SECONDS = 900
MOST_GRAMS = 500_000
MOST_RESERVE = 10
LONGEST_AGO = timedelta(days=366)
"""Beyond these it is a slip of the finger: nobody is better off with it in their log."""


class LogProblem(StrEnum):
    """What is wrong with a line; each says what to type instead."""

    SETS = "sets"
    REPS = "reps"
    SECONDS = "seconds"
    LOAD = "load"
    RESERVE = "reserve"
    FUTURE = "future"
    LONG_AGO = "long_ago"

    @property
    def phrase(self) -> str:
        """The English phrase; translated when shown."""
        return _PROBLEMS[self]


_PROBLEMS: Mapping[LogProblem, str] = {
    LogProblem.SETS: N_("I keep 1 to 20 sets at a time. Type for example: /done rdl 3x8 60kg"),
    LogProblem.REPS: N_("I keep 1 to 200 reps a set. Type for example: /done rdl 3x8 60kg"),
    LogProblem.SECONDS: N_("I keep holds of up to 15 minutes. Type for example: /done bridge hold 3x20s"),
    LogProblem.LOAD: N_("I keep loads up to 500 kg. Type for example: /done rdl 3x8 60kg"),
    LogProblem.RESERVE: N_("I keep 0 to 10 reps left. Type for example: /done rdl 3x8 60kg rir 2"),
    LogProblem.FUTURE: N_("That day is still ahead. Type it once it is done, or: /remind and a time"),
    LogProblem.LONG_AGO: N_("I keep the last twelve months. Type for example: /done yesterday rdl 3x8"),
}


class NotLogged(ValueError):  # noqa: N818 - what it is
    """A line that cannot be right.

    Args:
        problem: What is wrong with it.
    """

    def __init__(self, problem: LogProblem) -> None:
        super().__init__(problem.value)
        self.problem = problem


@dataclass(frozen=True, slots=True)
class LogLine:
    """What a line says; the defaults mean that it does not say it.

    Attributes:
        name: What the exercise was called.
        reps: Of each set, first to last; seconds where *held*.
        sets: How many sets, where that is all that was said of them.
        load: Grams.
        pounds: The unit that was typed with the load; None: none was.
        reserve: Repetitions left at the end.
        day: When it was done.
    """

    name: str = ""
    reps: tuple[int, ...] = ()
    sets: int | None = None
    held: bool = False
    each_side: bool = False
    load: int | None = None
    pounds: bool | None = None
    reserve: int | None = None
    feel: Feel | None = None
    day: date | None = None

    def filled_from(self, other: LogLine) -> LogLine:
        """Return the same with what it does not say taken from *other*."""
        sets = self.sets or other.sets
        return LogLine(
            name=self.name or other.name,
            reps=_repeated(self.reps or other.reps, sets),
            sets=sets,
            held=self.held if self.reps else other.held,
            each_side=self.each_side or other.each_side,
            load=other.load if self.load is None else self.load,
            pounds=other.pounds if self.pounds is None else self.pounds,
            reserve=other.reserve if self.reserve is None else self.reserve,
            feel=self.feel or other.feel,
            day=self.day or other.day,
        )

    def to_json(self) -> dict[str, Any]:
        """Return it as plain JSON values."""
        return {
            "name": self.name,
            "reps": list(self.reps),
            "sets": self.sets,
            "held": self.held,
            "each_side": self.each_side,
            "load": self.load,
            "pounds": self.pounds,
            "reserve": self.reserve,
            "feel": self.feel,
            "day": self.day and self.day.isoformat(),
        }

    @classmethod
    def from_json(cls, stored: Mapping[str, Any]) -> LogLine:
        """Rebuild it from what `to_json` returned."""
        return cls(
            name=stored["name"],
            reps=tuple(stored["reps"]),
            sets=stored["sets"],
            held=stored["held"],
            each_side=stored["each_side"],
            load=stored["load"],
            pounds=stored["pounds"],
            reserve=stored["reserve"],
            feel=Feel(stored["feel"]) if stored["feel"] else None,
            day=date.fromisoformat(stored["day"]) if stored["day"] else None,
        )


def parse_log(text: str, *, today: date, pounds: bool = False) -> LogLine:
    """Return what *text* says was done.

    Args:
        text: As typed, without the command.
        today: On the person's calendar.
        pounds: What a load without a unit is taken for.

    Raises:
        NotLogged: A number in it cannot be right.
    """
    scraps = Scraps(text[:LINE_CHARS])
    day = take_day(scraps, today)
    reserve = take_reserve(scraps)
    each_side = take_side(scraps)
    load = take_load(scraps)
    minutes, held = take_seconds(scraps)
    reps, sets, bare_load = take_reps(scraps)
    feel = take_feel(scraps)
    weight, unit = load or (grams(bare_load or 0, pounds=pounds), None)
    line = LogLine(
        name=scraps.name(),
        reps=tuple(count * 60 for count in reps) if minutes else reps,
        sets=sets,
        held=held,
        each_side=each_side,
        load=weight or None,
        pounds=unit,
        reserve=reserve,
        feel=feel,
        day=day,
    )
    return _plausible(line, today)


def _repeated(reps: tuple[int, ...], sets: int | None) -> tuple[int, ...]:
    """Return *reps* for as many sets as were named, where one set stands for all."""
    return reps * sets if sets and len(reps) == 1 else reps


def _plausible(line: LogLine, today: date) -> LogLine:
    """Return *line*, or raise what is wrong with it."""
    for problem, wrong in _checks(line, today):
        if wrong:
            raise NotLogged(problem)
    return line


def _checks(line: LogLine, today: date) -> tuple[tuple[LogProblem, bool], ...]:
    most = MOST_SECONDS if line.held else MOST_REPS
    sets = len(line.reps) if line.sets is None else line.sets
    return (
        (LogProblem.SETS, line.sets == 0 or line.reps == (0,) or sets > MOST_SETS),
        (LogProblem.SECONDS if line.held else LogProblem.REPS, any(not 1 <= count <= most for count in line.reps)),
        (LogProblem.LOAD, line.load is not None and line.load > MOST_GRAMS),
        (LogProblem.RESERVE, line.reserve is not None and not 0 <= line.reserve <= MOST_RESERVE),
        (LogProblem.FUTURE, line.day is not None and line.day > today),
        (LogProblem.LONG_AGO, line.day is not None and line.day < today - LONGEST_AGO),
    )
