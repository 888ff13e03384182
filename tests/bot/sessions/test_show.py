from __future__ import annotations

import random
import textwrap

import pytest

from bot.language import words_for
from bot.messages import Heading, Note, Paragraph, Reply, Steps
from bot.people import Person
from bot.sessions.aches import ACHES, RED_FLAGS, aches_after, aches_reply
from bot.sessions.build import build_session
from bot.sessions.model import Effort, NoteKind, Reason, Session, Slot
from bot.sessions.need import Need, need_of
from bot.sessions.obstacles import Obstacle
from bot.sessions.show import begin_reply, not_understood, pick_line, session_reply
from bot.sessions.wish import parse_wish
from catalog.load import load_catalog
from catalog.model import Caution, Range
from tests.bot.sessions.made import KNEE, catalog, exercise, pick

EN = words_for("en")
ROWS = catalog(exercise("dumbbell-rdl"), exercise("hold", KNEE))
RDL = pick("dumbbell-rdl", rest_seconds=90)
HOLD = pick("hold", Slot.KNEE_FLEXION, reps=None, seconds=Range(20, 40), effort=Effort.HOLD, reason=Reason.HOLD)
TWO = Session((RDL, HOLD), 14, (NoteKind.READINESS,), warm_up_minutes=4)
LINES, COLUMNS = 12, 40


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
    assert session_reply(TWO, "k3y", 2, EN, ROWS).blocks == (
        Heading("Hamstrings · 14 min"),
        Paragraph("1. Dumbbell Rdl · 2 × 8–12 · rest 90 s\nWorks them where they move the hip"),
        Paragraph("2. Hold · 2 × 20–40 s · rest 60 s\nA steady hold, easy on the joints"),
        Paragraph("Warm-up 4 min. Stop with 2 to 4 clean ones left."),
        Note("Heart, chest pain, fainting, joints or pregnancy? Ask a doctor first (PAR-Q)."),
    )


def test_its_buttons_are_lines_that_can_be_typed() -> None:
    reply = session_reply(TWO, "k3y", 2, EN, ROWS)

    assert labels(reply) == [
        ["Start", "Swap 1", "Swap 2"],
        ["Explain 1", "Explain 2"],
        ["Remind me", "Something hurts"],
    ]
    assert lines(reply) == [
        ["/begin k3y", "/swap k3y 1 2", "/swap k3y 2 2"],
        ["/explain dumbbell-rdl", "/explain hold"],
        ["/remind", "/hurts"],
    ]


def test_four_exercises_still_have_a_button_each() -> None:
    rows = catalog(*(exercise(slug) for slug in "abcd"))
    four = Session(tuple(pick(slug) for slug in "abcd"), 30)

    reply = session_reply(four, "k3y", 0, EN, rows)

    assert labels(reply)[0] == ["Start", "Swap 1", "Swap 2", "Swap 3", "Swap 4"]


def test_a_rest_day_offers_to_remind_tomorrow() -> None:
    reply = session_reply(Session((RDL,), 3, (NoteKind.YESTERDAY,)), "k3y", 0, EN, ROWS)

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


def test_beginning_lists_every_set_and_does_not_claim_to_count_along() -> None:
    reply = begin_reply(TWO, EN, ROWS)

    steps = next(block for block in reply.blocks if isinstance(block, Steps))
    assert len(steps.items) == 1 + 2 + 2
    assert steps.items[1] == "Dumbbell Rdl, set 1 of 2: 8–12, then rest 90 s"
    assert reply.blocks[-1] == Note("Work down the list at your own pace; I do not count along yet.")


def test_a_short_session_begins_with_an_easy_set() -> None:
    reply = begin_reply(Session((RDL,), 7, (NoteKind.EASY_SET,)), EN, ROWS)

    assert Steps(("Warm up with one easy set of the first exercise.",)).items[0] in str(reply)


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
        assert len(shown(session_reply(session, "0123abcd", 0, EN, rows))) <= LINES


def test_every_phrase_goes_through_the_persons_words() -> None:
    pseudo = words_for("en-XA")

    texts = [block.text for block in session_reply(TWO, "k3y", 0, pseudo, ROWS).blocks if not isinstance(block, Steps)]  # type: ignore[union-attr]  # headings, paragraphs and notes only

    assert all(text.startswith("⟦") and text.endswith("⟧") for text in texts)


KINDS = [kind.phrase for kinds in (Reason, Effort, NoteKind, Obstacle) for kind in kinds]


@pytest.mark.parametrize("phrase", [*KINDS, *RED_FLAGS])
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


def after(name: str, off: str, *aches: str) -> set[str]:
    return set(aches_after(name, off, frozenset(aches)) or ())


def test_an_ache_is_added_and_taken_away_and_a_second_press_changes_nothing() -> None:
    assert after("knee_pain", "", "other") == {"knee_pain", "other"}
    assert after("knee_pain", "", "knee_pain", "other") == {"knee_pain", "other"}
    assert after("knee_pain", "off", "knee_pain", "other") == {"other"}
    assert after("knee_pain", "off", "other") == {"other"}


def test_pregnancy_stands_for_its_three_flags() -> None:
    assert after("pregnancy", "") == {"pregnancy_general", "pregnancy_prone", "pregnancy_supine"}


def test_none_of_these_takes_all_of_the_list_away() -> None:
    assert after("none", "", "knee_pain", "pregnancy_prone", "other") == {"other"}


@pytest.mark.parametrize(("name", "off"), [("toe", ""), ("knee_pain", "maybe"), ("none", "off"), ("", "")])
def test_a_line_that_means_nothing_changes_nothing(name: str, off: str) -> None:
    assert aches_after(name, off, frozenset()) is None


def test_the_list_ticks_what_is_known_and_its_lines_say_what_they_set() -> None:
    reply = aches_reply(frozenset({"knee_pain"}), EN)

    assert reply.private
    assert labels(reply)[0] == ["Lower back", "✓ Knee"]
    assert lines(reply)[0] == ["/hurts low_back_pain", "/hurts knee_pain off"]
    assert labels(reply)[-1] == ["New session"]


def test_the_list_names_the_signs_for_a_professional() -> None:
    assert "professional" in str(aches_reply(frozenset(), EN).blocks)
    assert Need() == need_of(Person(1), parse_wish(""))
