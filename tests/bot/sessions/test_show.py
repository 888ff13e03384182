from __future__ import annotations

import random
import textwrap
from dataclasses import replace
from datetime import UTC, datetime

import pytest

from bot.language import words_for
from bot.messages import Heading, Note, Paragraph, Reply
from bot.people import Person
from bot.sessions.aches import ACHES
from bot.sessions.beside import beside_words
from bot.sessions.build import build_session
from bot.sessions.leftout import left_out
from bot.sessions.missed import Nudge
from bot.sessions.model import Effort, NoteKind, Reason, Session, Slot
from bot.sessions.need import Need, need_of
from bot.sessions.obstacles import Obstacle
from bot.sessions.offer import Offer
from bot.sessions.progression import AdviceKind, next_time
from bot.sessions.questions import HARD_DAYS, LOOP, Question
from bot.sessions.show import Beside, lines_of, not_understood, pick_line, session_reply
from bot.sessions.wish import parse_wish
from bot.training import Entry
from catalog.load import load_catalog
from catalog.model import Caution, Range
from tests.bot.sessions.made import KNEE, catalog, exercise, pick

EN = words_for("en")
ROWS = catalog(exercise("dumbbell-rdl"), exercise("hold", KNEE))
RDL = pick("dumbbell-rdl", rest_seconds=90)
HOLD = pick("hold", Slot.KNEE_FLEXION, reps=None, seconds=Range(20, 40), effort=Effort.HOLD, reason=Reason.HOLD)
TWO = Session((RDL, HOLD), 14, (NoteKind.READINESS,), warm_up_minutes=4)
LINES, COLUMNS = 12, 40


def offer(session: Session, **need: object) -> Offer:
    return Offer.first(session, Need(**need))  # type: ignore[arg-type]  # parts of a record


def shown(reply: Reply) -> list[str]:
    """The reply as a phone breaks it."""
    texts: list[str] = []
    for block in reply.blocks:
        assert isinstance(block, Heading | Paragraph | Note)
        texts += block.text.split("\n")
    return [line for text in texts for line in textwrap.wrap(text, COLUMNS)]


def lines(reply: Reply) -> list[list[str]]:
    return [[button.line for button in row] for row in reply.buttons]


def labels(reply: Reply) -> list[list[str]]:
    return [[button.label for button in row] for row in reply.buttons]


def test_a_session_is_a_heading_a_line_with_a_reason_for_each_and_one_paragraph() -> None:
    assert session_reply(offer(TWO), "k3y", 2, EN, ROWS).blocks == (
        Heading("Hamstrings · 14 min"),
        Paragraph("1. Dumbbell Rdl · 2 × 8–12 · rest 90 s\nWorks them where they move the hip"),
        Paragraph("2. Hold · 2 × 20–40 s · rest 60 s\nA steady hold, easy on the joints"),
        Paragraph("Warm-up 4 min. Stop with 2 to 4 clean ones left."),
        Note("Heart, chest pain, fainting, joints or pregnancy? Ask a doctor first (PAR-Q)."),
    )


def test_its_buttons_are_lines_that_can_be_typed() -> None:
    reply = session_reply(offer(TWO), "k3y", 2, EN, ROWS)

    assert labels(reply) == [
        ["Start", "Done", "Easier", "Harder"],
        ["Swap 1", "Swap 2"],
        ["Explain 1", "Explain 2"],
        ["Remind me", "Something hurts"],
    ]
    assert lines(reply) == [
        ["/begin k3y", "/done k3y", "/easier k3y 2", "/harder k3y 2"],
        ["/swap k3y 1 2", "/swap k3y 2 2"],
        ["/explain dumbbell-rdl", "/explain hold"],
        ["/remind", "/hurts"],
    ]


def test_four_exercises_still_have_a_button_each() -> None:
    rows = catalog(*(exercise(slug) for slug in "abcd"))
    four = Session(tuple(pick(slug) for slug in "abcd"), 30)

    reply = session_reply(offer(four), "k3y", 0, EN, rows)

    assert labels(reply)[1] == ["Swap 1", "Swap 2", "Swap 3", "Swap 4"]


def test_a_rest_day_offers_to_remind_tomorrow() -> None:
    reply = session_reply(offer(Session((RDL,), 3, (NoteKind.YESTERDAY,))), "k3y", 0, EN, ROWS)

    assert labels(reply)[-1] == ["Remind me tomorrow", "Something hurts"]


@pytest.mark.parametrize(
    ("parts", "line"),
    [
        ({}, "1. Dumbbell Rdl · 2 × 8–12 · rest 60 s"),
        ({"sets": 1}, "1. Dumbbell Rdl · 1 × 8–12"),
        ({"reps": Range(6, 6), "each_side": True}, "1. Dumbbell Rdl · 2 × 6 each side · rest 60 s"),
        ({"reps": None, "seconds": Range(15, 30), "sets": 1}, "1. Dumbbell Rdl · 1 × 15–30 s"),
    ],
)
def test_one_line_tells_sets_amount_and_rest(parts: dict[str, object], line: str) -> None:
    assert pick_line(1, pick("dumbbell-rdl", **parts), EN, ROWS) == line  # type: ignore[arg-type]  # a table of parts


def test_what_was_not_understood_is_said_back_within_bounds() -> None:
    note = not_understood(["x" * 5000, *"abcdefgh"], EN)

    assert note.text.startswith(f"Not understood: {'x' * 20}, a, b, c, d. ")


WISHES = [
    "nothing",
    "bands only",
    "dumbbells 20",
    "gym",
    "kettlebell",
    "2 min at my desk",
    "7 min",
    "8 min",
    "intermediate gym 40",
    "bad balance",
    "pregnant",
    "strain cleared",
    "trained yesterday",
    "home, my knees hurt",
    "bad balance, desk",
]


@pytest.mark.parametrize("wish", WISHES)
def test_two_exercises_fit_a_phone(wish: str) -> None:
    rows, need = load_catalog(), need_of(Person(1), parse_wish(wish))

    for seed in range(20):
        session = build_session(rows, need, random.Random(seed), ())
        assert len(session.picks) <= 2
        assert len(shown(session_reply(Offer.first(session, need), "0123abcd", 0, EN, rows, private=True))) <= LINES


def test_every_phrase_goes_through_the_persons_words() -> None:
    pseudo = words_for("en-XA")

    blocks = session_reply(offer(TWO), "k3y", 0, pseudo, ROWS).blocks
    texts = [block.text for block in blocks if isinstance(block, Heading | Paragraph | Note)]

    assert all(text.startswith("⟦") and text.endswith("⟧") for text in texts)


KINDS = [kind.phrase for kinds in (Reason, Effort, NoteKind, Obstacle, AdviceKind, Nudge) for kind in kinds]


@pytest.mark.parametrize("phrase", KINDS)
def test_no_phrase_uses_jargon_or_promises(phrase: str) -> None:
    forbidden = ("RIR", "eccentric", "slot", "prevents injury", "fixes", "the best", "failure")

    assert not [word for word in forbidden if word.lower() in phrase.lower()]


@pytest.mark.parametrize("kind", [*NoteKind, *Effort])
def test_nothing_that_others_may_read_names_an_ache(kind: NoteKind | Effort) -> None:
    if kind is not NoteKind.READINESS:
        told = ("knee", "back pain", "pregnan", "strain", "balance", "injur")
        assert not [
            word for word in told if word in kind.phrase.lower().replace("no strain", "").replace("knee end", "")
        ]


def test_reasons_fit_one_line_of_a_phone() -> None:
    assert max(len(reason.phrase) for reason in Reason) <= COLUMNS


def test_every_caution_can_be_said() -> None:
    assert {flag for ache in ACHES.values() for flag in ache.flags} == set(Caution)


LAST = Entry(1, "dumbbell-rdl", datetime(2026, 3, 30, tzinfo=UTC), (10, 10), load=12_000)
LOADED = exercise("dumbbell-rdl", equipment="dumbbell", check="The dumbbells are whole.")


def with_last(question: Question | None = None, checks: frozenset[str] = frozenset()) -> Beside:
    line = beside_words(LAST, next_time([LAST], LOADED), EN)
    return Beside({"dumbbell-rdl": line}, checks, question)


def test_last_time_stands_beside_today() -> None:
    reply = session_reply(offer(TWO), "k3y", 0, EN, ROWS, beside=with_last())

    assert "last: 10, 10 at 12 kg · today 11 reps" in shown(reply)


def test_a_screen_that_is_full_drops_checks_then_notes_then_reasons_but_never_last_time() -> None:
    rows = catalog(replace(LOADED, check="Check this. " * 4), exercise("hold", KNEE))
    crowded = Session((RDL, HOLD), 14, (NoteKind.RESTART, NoteKind.ENOUGH, NoteKind.READINESS), warm_up_minutes=4)
    beside = with_last(LOOP, frozenset({"dumbbell-rdl"}))

    text = shown(session_reply(offer(crowded), "k3y", 0, EN, rows, private=True, beside=beside))

    assert len(text) <= LINES
    assert "Check this." not in " ".join(text)
    assert "last: 10, 10" in " ".join(text)
    assert "Good to have you back" in " ".join(text)
    assert LOOP.text in text


def test_the_check_of_new_kit_is_said_where_there_is_room() -> None:
    rows = catalog(LOADED, exercise("hold", KNEE))
    beside = Beside(checks=frozenset({"dumbbell-rdl"}))

    assert "The dumbbells are whole." in shown(session_reply(offer(TWO), "k", 0, EN, rows, beside=beside))
    assert "The dumbbells are whole." not in shown(session_reply(offer(TWO), "k", 0, EN, rows))


def test_why_something_is_left_out_is_for_its_owner_alone() -> None:
    aching = offer(Session((RDL,), 9, (NoteKind.LEFT_OUT,)), avoid=frozenset({Caution.LOW_BACK_PAIN}), under_16=True)

    alone, among_others = (
        " ".join(shown(session_reply(aching, "k3y", 0, EN, ROWS, private=private))) for private in (True, False)
    )

    assert "You said lower back: no loaded bending today." in alone
    assert "With an adult who knows the exercise." in alone
    assert "left out for you" not in alone
    assert "Some exercises are left out for you." in among_others
    assert "back" not in among_others
    assert "adult" not in among_others


@pytest.mark.parametrize("flag", Caution)
def test_every_ache_says_what_it_leaves_out(flag: Caution) -> None:
    assert list(left_out(Need(avoid=frozenset({flag})), EN))


def test_a_question_brings_its_answers_as_the_last_row() -> None:
    reply = session_reply(offer(TWO), "k3y", 0, EN, ROWS, beside=Beside(question=HARD_DAYS))

    assert labels(reply)[-1] == ["Choose days", "None"]


def test_after_a_swap_one_can_say_why() -> None:
    swapped = replace(offer(TWO), swapped=(1, "old"))

    reply = session_reply(swapped, "k3y", 4, EN, ROWS)

    assert lines(reply)[-1] == ["/busy k3y 2 4", "/nothere k3y 2 4"]


def test_lines_are_counted_as_a_phone_breaks_them() -> None:
    assert lines_of([Heading("a" * 41), Paragraph("b\nc"), Note("")]) == 5
