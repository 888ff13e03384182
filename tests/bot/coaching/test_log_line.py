from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest

from bot.coaching.log_line import LogLine, LogProblem, NotLogged, parse_log
from bot.training import Feel

TODAY = date(2026, 3, 27)
"""A Friday."""

KG = {"load": 60_000, "pounds": False}

ROWS: tuple[tuple[str, str, tuple[int, ...], dict[str, Any]], ...] = (
    # sets by repetitions
    ("rdl 3x8 60kg", "rdl", (8, 8, 8), KG),
    ("3 x 8 rdl @ 60 kg", "rdl", (8, 8, 8), KG),
    ("RDL 3X8 60KG", "rdl", (8, 8, 8), KG),
    ("rdl 3×8 60 kg", "rdl", (8, 8, 8), KG),
    ("rdl 3*8 60kg", "rdl", (8, 8, 8), KG),
    ("rdl - 3 x 8 - 60 kg", "rdl", (8, 8, 8), KG),
    ("rdl: 3x8, 60kg", "rdl", (8, 8, 8), KG),
    ("60kg rdl 3x8", "rdl", (8, 8, 8), KG),
    ("rdl 60kg 3x8", "rdl", (8, 8, 8), KG),
    ("nordics 3x5", "nordics", (5, 5, 5), {}),
    ("lying leg curl 3 by 12", "lying leg curl", (12, 12, 12), {}),
    ("leg curl 3 sets of 10", "leg curl", (10, 10, 10), {}),
    ("3 sets of 10 seated leg curls", "seated leg curls", (10, 10, 10), {}),
    ("seated leg curl 3 sets 10 reps", "seated leg curl", (10, 10, 10), {}),
    ("seated leg curl 3 sets x 10", "seated leg curl", (10, 10, 10), {}),
    ("seated leg curl 10 reps x 3 sets", "seated leg curl", (10, 10, 10), {}),
    ("seated leg curl 10 reps 3 sets", "seated leg curl", (10, 10, 10), {}),
    ("seated leg curl 10 x 3 sets", "seated leg curl", (10, 10, 10), {}),
    ("i did three sets of eight rdls with 60 kilos", "rdls", (8, 8, 8), KG),
    ("did nordics 3x5", "nordics", (5, 5, 5), {}),
    ("hamstring walkout 2 sets of 6 reps", "hamstring walkout", (6, 6), {}),
    ("rdl 3x8-10 60kg", "rdl", (8, 8, 8), KG),
    # set by set
    ("nordic 5,5,4", "nordic", (5, 5, 4), {}),
    ("nordics 5, 5, 4", "nordics", (5, 5, 4), {}),
    ("nordics 5 5 4", "nordics", (5, 5, 4), {}),
    ("nordics 5/5/4", "nordics", (5, 5, 4), {}),
    ("nordics 5-5-4", "nordics", (5, 5, 4), {}),
    ("nordics 5+5+4 reps", "nordics", (5, 5, 4), {}),
    ("rdl 8 8 7 60kg", "rdl", (8, 8, 7), KG),
    ("rdl 3x10,10,8", "rdl", (10, 10, 8), {}),
    ("rdl 2x8 1x6 60kg", "rdl", (8, 8, 6), KG),
    ("rdl 2x8, 1x6 60kg", "rdl", (8, 8, 6), KG),
    ("glute bridge 1x12 then 1x10", "glute bridge", (12, 10), {}),
    ("rdl 3x8, 6 60kg", "rdl", (8, 8, 8, 6), KG),
    # one set
    ("nordics 5", "nordics", (5,), {}),
    ("nordics x5", "nordics", (5,), {}),
    ("nordics 5 reps", "nordics", (5,), {}),
    ("12 reps glute bridge", "glute bridge", (12,), {}),
    # loads
    ("rdl 3x8 62.5kg", "rdl", (8, 8, 8), {"load": 62_500, "pounds": False}),
    ("rdl 3x8 62,5 kg", "rdl", (8, 8, 8), {"load": 62_500, "pounds": False}),
    ("rdl 3x8x60kg", "rdl", (8, 8, 8), KG),
    ("rdl 60kg x 8", "rdl", (8,), KG),
    ("rdl 60 kg x 8 x 3", "rdl", (8, 8, 8), KG),
    ("leg curl 135lb 3 sets of 10", "leg curl", (10, 10, 10), {"load": 61_235, "pounds": True}),
    ("leg curl 3x12 50 lbs", "leg curl", (12, 12, 12), {"load": 22_680, "pounds": True}),
    ("leg curl 3x12 50 pounds", "leg curl", (12, 12, 12), {"load": 22_680, "pounds": True}),
    ("leg curl 3x12 @ 50#", "leg curl", (12, 12, 12), {"load": 22_680, "pounds": True}),
    ("rdl 3x8 at 60", "rdl", (8, 8, 8), {"load": 60_000}),
    ("rdl 3x8 @60", "rdl", (8, 8, 8), {"load": 60_000}),
    ("rdl 3x8 60", "rdl", (8, 8, 8), {"load": 60_000}),
    ("rdl 60 3x8", "rdl", (8, 8, 8), {"load": 60_000}),
    ("rdl 3x8x60", "rdl", (8, 8, 8), {"load": 60_000}),
    ("rdl 60x8x3", "rdl", (8, 8, 8), {"load": 60_000}),
    ("dumbbell rdl 3x10 2x20kg", "dumbbell rdl", (10, 10, 10), {"load": 20_000, "pounds": False}),
    ("b stance rdl 3x8 20kg each", "b stance rdl", (8, 8, 8), {"load": 20_000, "pounds": False}),
    ("nordic 3x5 bodyweight", "nordic", (5, 5, 5), {}),
    ("nordics 3x5 bw", "nordics", (5, 5, 5), {}),
    ("nordic 3x5 bw+10kg", "nordic", (5, 5, 5), {"load": 10_000, "pounds": False}),
    ("bodyweight good morning 3x15", "bodyweight good morning", (15, 15, 15), {}),
    # sides
    ("glute bridge 2x12/side", "glute bridge", (12, 12), {"each_side": True}),
    ("glute bridge 2x12 per side", "glute bridge", (12, 12), {"each_side": True}),
    ("single leg rdl 3x8 each side 12kg", "single leg rdl", (8, 8, 8), {"each_side": True, "load": 12_000}),
    ("single leg rdl 3x8 per leg", "single leg rdl", (8, 8, 8), {"each_side": True}),
    ("single leg rdl 3x8 each", "single leg rdl", (8, 8, 8), {"each_side": True}),
    ("one leg rdl 3x8 e/s", "one leg rdl", (8, 8, 8), {"each_side": True}),
    # holds
    ("heel dig hold 3x20s", "heel dig hold", (20, 20, 20), {"held": True}),
    ("bridge hold 3 sets of 30 sec", "bridge hold", (30, 30, 30), {"held": True}),
    ("bridge hold 20s x 3", "bridge hold", (20, 20, 20), {"held": True}),
    ("bridge hold 20s,20s,15s", "bridge hold", (20, 20, 15), {"held": True}),
    ("bridge hold 30 seconds", "bridge hold", (30,), {"held": True}),
    ("bridge hold 1 min", "bridge hold", (60,), {"held": True}),
    ("bridge hold 3 x 1 minute", "bridge hold", (60, 60, 60), {"held": True}),
    ("bridge hold 3x20s each leg", "bridge hold", (20, 20, 20), {"held": True, "each_side": True}),
    # what was left
    ("rdl 60kg 3x8 rir 2", "rdl", (8, 8, 8), {"reserve": 2, "load": 60_000}),
    ("rdl 3x8 60kg 2rir", "rdl", (8, 8, 8), {"reserve": 2, "load": 60_000}),
    ("rdl 3x8 60kg rpe 8", "rdl", (8, 8, 8), {"reserve": 2, "load": 60_000}),
    ("rdl 3x8 60kg @rpe 9", "rdl", (8, 8, 8), {"reserve": 1, "load": 60_000}),
    ("rdl 3x8 60kg with 2 left", "rdl", (8, 8, 8), {"reserve": 2, "load": 60_000}),
    ("rdl 3x8 60kg, 1 rep left in the tank", "rdl", (8, 8, 8), {"reserve": 1, "load": 60_000}),
    ("rdl 3x8 60kg 2 in reserve", "rdl", (8, 8, 8), {"reserve": 2, "load": 60_000}),
    ("nordics 3x5 to failure", "nordics", (5, 5, 5), {"reserve": 0}),
    # how it felt
    ("rdl 3x8 60kg easy", "rdl", (8, 8, 8), {"feel": Feel.EASY, "load": 60_000}),
    ("rdl 3x8 60kg, just right", "rdl", (8, 8, 8), {"feel": Feel.RIGHT, "load": 60_000}),
    ("rdl 3x8 60kg felt too hard", "rdl", (8, 8, 8), {"feel": Feel.HARD, "load": 60_000}),
    ("nordic curls, 3 sets of 5, tough", "nordic curls", (5, 5, 5), {"feel": Feel.HARD}),
    ("right leg curl 3x8", "right leg curl", (8, 8, 8), {}),
    ("easy", "", (), {"feel": Feel.EASY}),
    # days
    ("yesterday rdl 3x8", "rdl", (8, 8, 8), {"day": date(2026, 3, 26)}),
    ("the day before yesterday swings 5x10", "swings", (10,) * 5, {"day": date(2026, 3, 25)}),
    ("2 days ago rdl 3x8 60kg", "rdl", (8, 8, 8), {"day": date(2026, 3, 25), "load": 60_000}),
    ("on monday rdl 3x8", "rdl", (8, 8, 8), {"day": date(2026, 3, 23)}),
    ("rdl 3x8 last friday", "rdl", (8, 8, 8), {"day": date(2026, 3, 20)}),
    ("2026-03-25 rdl 3x8", "rdl", (8, 8, 8), {"day": date(2026, 3, 25)}),
    ("rdl 3x8 today", "rdl", (8, 8, 8), {"day": TODAY}),
    # names with numbers in them, and what is no part of the set
    ("45 degree back extension 3x12", "45 degree back extension", (12, 12, 12), {}),
    ("45-degree back extension 12,12,10", "45-degree back extension", (12, 12, 10), {}),
    ("90/90 stretch 2x30s", "90/90 stretch", (30, 30), {"held": True}),
    ("1 leg rdl 3x8", "1 leg rdl", (8, 8, 8), {}),
    ("swings 5x10 16 kg rest 90s", "swings", (10,) * 5, {"load": 16_000}),
    # parts alone, as answers to a question
    ("3x8", "", (8, 8, 8), {}),
    ("60kg", "", (), {"load": 60_000, "pounds": False}),
    ("8,8,7 @ 60kg", "", (8, 8, 7), {"load": 60_000}),
    ("10 at 12 kg", "", (10,), {"load": 12_000}),
    ("nordics", "nordics", (), {}),
    ("nordics 3 sets", "nordics", (), {"sets": 3}),
    ("", "", (), {}),
)


@pytest.mark.parametrize(("typed", "name", "reps", "more"), ROWS, ids=[row[0] or "nothing" for row in ROWS])
def test_a_line_says_what_was_done(typed: str, name: str, reps: tuple[int, ...], more: dict[str, Any]) -> None:
    line = parse_log(typed, today=TODAY)
    plain = LogLine(name=name, reps=reps)

    assert (line.name, line.reps) == (name, reps)
    named = ("held", "each_side", "load", "reserve", "feel", "day", "sets")
    expected = {part: more.get(part, getattr(plain, part)) for part in named}
    assert {part: getattr(line, part) for part in named} == expected
    if "pounds" in more:
        assert line.pounds is more["pounds"]


def test_a_load_without_a_unit_is_in_the_unit_of_the_person() -> None:
    line = parse_log("leg curl 3x10 135", today=TODAY, pounds=True)

    assert (line.load, line.pounds) == (61_235, None)


@pytest.mark.parametrize(
    ("typed", "problem"),
    [
        ("rdl 0x8", LogProblem.SETS),
        ("rdl 0 sets of 8", LogProblem.SETS),
        ("rdl 30x8", LogProblem.SETS),
        ("nordics 0 sets", LogProblem.SETS),
        ("rdl 3x0", LogProblem.REPS),
        ("rdl 3x300", LogProblem.REPS),
        ("rdl 5,5,999999999999", LogProblem.REPS),
        ("bridge hold 3x2000s", LogProblem.SECONDS),
        ("bridge hold 40 min", LogProblem.SECONDS),
        ("rdl 3x8 1000kg", LogProblem.LOAD),
        ("rdl 3x8 99999999999999999999kg", LogProblem.LOAD),
        ("rdl 3x8 1500lb", LogProblem.LOAD),
        ("rdl 3x8 rir 50", LogProblem.RESERVE),
        ("rdl 3x8 rpe 12", LogProblem.RESERVE),
        ("rdl 3x8 2027-01-01", LogProblem.FUTURE),
        ("rdl 3x8 2019-01-01", LogProblem.LONG_AGO),
        ("rdl 3x8 99999999 days ago", LogProblem.LONG_AGO),
    ],
)
def test_numbers_that_cannot_be_right_are_refused(typed: str, problem: LogProblem) -> None:
    with pytest.raises(NotLogged) as caught:
        parse_log(typed, today=TODAY)

    assert caught.value.problem is problem
    assert "/" in problem.phrase


def test_any_scrap_of_typing_is_read_without_an_accident() -> None:
    parts = (
        "rdl",
        "3x",
        "x8",
        "@",
        "60",
        "kg",
        "/side",
        "5,5",
        "-",
        "rir",
        "s",
        "min",
        "|",
        "每",
        "2026-99-99",
        "1 leg",
    )
    for first in parts:
        for second in parts:
            for third in parts:
                line = parsed(f"{first} {second}{third}")
                assert line is None or len(line.reps) <= 20


def parsed(text: str) -> LogLine | None:
    try:
        return parse_log(text, today=TODAY)
    except NotLogged:
        return None


def test_a_line_comes_back_from_what_is_kept_of_it() -> None:
    line = parse_log("yesterday single leg rdl 3x8 each side 40lb rir 2 hard", today=TODAY)

    assert line.day == TODAY - timedelta(days=1)
    assert LogLine.from_json(line.to_json()) == line
    assert LogLine.from_json(LogLine().to_json()) == LogLine()


def test_an_answer_fills_what_was_missing_and_keeps_what_was_said() -> None:
    asked = parse_log("nordics, hard", today=TODAY)
    answer = parse_log("3x5", today=TODAY)

    filled = answer.filled_from(asked)

    assert (filled.name, filled.reps, filled.feel) == ("nordics", (5, 5, 5), Feel.HARD)


def test_one_number_answers_how_many_in_each_of_the_sets_that_were_named() -> None:
    asked = parse_log("nordics 3 sets", today=TODAY)

    assert parse_log("5", today=TODAY).filled_from(asked).reps == (5, 5, 5)
