"""One list of what aches and what to know first; its buttons set, and never flip."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import pytest

from bot.facts import Screened
from bot.language import words_for
from bot.messages import Button, Reply
from bot.safety.hurts import Told, list_reply, told_after
from bot.safety.screening import CLINICIAN_FIRST, READINESS
from bot.sessions.aches import ACHES
from catalog.model import Caution
from tests.bot.safety.test_guard import person
from tests.conversation import conversation

EN = words_for("en")
NOTHING = Told(frozenset(), frozenset())


def after(*lines: str) -> Told:
    told = NOTHING
    for line in lines:
        told = told_after(line, told) or told
    return told


def buttons(reply: Reply) -> list[Button]:
    return [button for row in reply.buttons for button in row]


def test_every_caution_can_be_said() -> None:
    assert {flag for ache in ACHES.values() for flag in ache.flags} == set(Caution)


def test_an_ache_is_added_and_taken_away_and_a_second_press_changes_nothing() -> None:
    assert after("knee_pain").aches == {"knee_pain"}
    assert after("knee_pain", "knee_pain") == after("knee_pain")
    assert after("knee_pain", "knee_pain off") == NOTHING
    assert after("knee_pain off") == NOTHING


def test_several_may_be_ticked() -> None:
    told = after("knee_pain", "heart", "bones")

    assert told.screened == {Screened.HEART, Screened.BONES}
    assert told.aches == {"knee_pain", "balance_fall_risk", "low_back_pain"}


def test_pregnancy_stands_for_its_three_flags() -> None:
    assert after("pregnancy").aches == {"pregnancy_general", "pregnancy_prone", "pregnancy_supine"}
    assert after("pregnancy", "pregnancy off") == NOTHING


def test_what_another_tick_stands_for_too_stays_out() -> None:
    assert after("bones", "fall", "fall off").aches == {"balance_fall_risk", "low_back_pain"}
    assert after("bones", "low_back_pain", "low_back_pain off").aches == {"balance_fall_risk", "low_back_pain"}


def test_none_of_these_takes_all_of_the_list_away() -> None:
    told = Told(frozenset({"knee_pain", "other"}), frozenset({Screened.HEART}))

    assert told_after("none", told) == Told(frozenset({"other"}), frozenset())


def test_a_clinicians_yes_takes_away_what_asked_for_it_and_no_more() -> None:
    assert after("heart", "operation", "bones", "cleared").screened == {Screened.BONES}


@pytest.mark.parametrize("line", ["toe", "knee_pain maybe", "none off", "cleared off", "", "off"])
def test_a_line_that_means_nothing_changes_nothing(line: str) -> None:
    assert told_after(line, NOTHING) is None


def test_each_row_leads_to_rows_left_out_or_to_a_clinician() -> None:
    assert set(READINESS) == set(Screened)
    assert all(row.clinician_first or row.cautions for row in READINESS.values())


def test_the_list_ticks_what_is_known_and_its_lines_say_what_they_set() -> None:
    shown = {button.label: button.line for button in buttons(list_reply(after("knee_pain", "heart"), EN))}

    assert shown["✓ Knee"] == "/hurts knee_pain off"
    assert shown["✓ Heart"] == "/hurts heart off"
    assert shown["Lower back"] == "/hurts low_back_pain"
    assert shown["None of these"] == "/hurts none"
    assert shown["New session"] == "/hamstrings"


def test_the_list_is_for_the_asker_alone_and_names_when_to_get_help() -> None:
    reply = list_reply(NOTHING, EN)

    assert reply.private
    assert "get it checked" in str(reply.blocks)
    assert "PAR-Q" in str(reply.blocks)


async def test_what_is_pressed_is_kept_with_its_instant(tmp_path: Path) -> None:
    async with conversation(tmp_path) as chat:
        begun = chat.clock()
        await chat.say("/hurts")
        await chat.press("Knee")
        (ticked,) = await chat.press("Below the knee")
        await chat.wait("P14D")
        await chat.say("/hurts knee_pain")
        kept = await person(chat)

    assert ticked["replaces"]
    assert kept.aches == {"knee_pain", "low_back_pain", "sit_bone_pain"}
    assert kept.facts.screened == {Screened.BELOW_KNEE}
    assert kept.facts.screened_at == begun + timedelta(days=14)
    assert kept.facts.aches_at["knee_pain"] == begun + timedelta(days=14)
    assert kept.facts.aches_at["low_back_pain"] == begun


async def test_an_unknown_ache_is_said_to_be_unknown(tmp_path: Path) -> None:
    async with conversation(tmp_path) as chat:
        (told,) = await chat.say("/hurts toe")

    assert "/hurts lists what I know" in told["text"]


@pytest.mark.parametrize("row", sorted(CLINICIAN_FIRST))
async def test_a_clinician_says_yes_before_a_session(tmp_path: Path, row: Screened) -> None:
    async with conversation(tmp_path) as chat:
        await chat.say(f"/hurts {row}")
        (asked,) = await chat.say("/hamstrings nothing 20")
        await chat.press("They said yes")
        (session,) = await chat.say("/hamstrings nothing 20")

    assert asked["text"].startswith("Ask your clinician first")
    assert asked["private"]
    assert session["text"].startswith("Hamstrings")


async def test_a_sentence_about_an_ache_ticks_it(tmp_path: Path) -> None:
    async with conversation(tmp_path) as chat:
        (ticked,) = await chat.say("my knee hurts")

    assert "✓ Knee" in [label for row in ticked["buttons"] for label in row]
